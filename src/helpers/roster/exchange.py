"""The whole roster as one JSON file, and back: to another machine, or out of this program."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from helpers.errors import CoachingError, FileError
from helpers.roster.roster import Roster
from helpers.roster.schema import (
    TABLES,
    Count,
    Moment,
    damage,
    moment,
    revisions,
)
from helpers.roster.shares import hash_of
from helpers.workbook import from_json, to_json

EXPORT_VERSION = 1

LONGEST_TEXT, LARGEST_COUNT = 1000, 10**6

Rows = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Export:
    """What a file holds, read and checked; nothing of it is in a roster yet.

    Attributes
    ----------
    rows : mapping of str to tuple of dict
        Rows by table.
    """

    rows: Mapping[str, Rows]


def export_text(roster: Roster) -> str:
    """Return everything in a roster as JSON: athletes, saved states, squads, links.

    The file holds what the roster holds, the links themselves among it, and wants the same care.
    """
    with roster.database.reading() as connection:
        rows = {
            table.name: [_plain(row) for row in _ordered(connection, table)]
            for table in TABLES.sorted_tables
        }
    return json.dumps({"roster_version": EXPORT_VERSION, **rows})


def _own(table: Table) -> list[Column]:
    """Return the columns of a table that say nothing another one says already."""
    return [column for column in table.columns if not column.info.get("mirrors")]


def _ordered(connection: Connection, table: Table) -> Sequence[Mapping[str, Any]]:
    asked = select(*_own(table)).order_by(*table.primary_key)
    return connection.execute(asked).mappings().all()


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    values = {
        name: value.isoformat() if isinstance(value, dt.datetime) else value
        for name, value in row.items()
    }
    # A workbook stands in the file as what it is, not as a text within a text.
    if text := values.get("workbook"):
        try:
            values["workbook"] = json.loads(text)
        except ValueError as error:
            raise damage(text) from error
    return values


def parse_export(text: str) -> Export:
    """Read and check what `export_text` wrote.

    Raises
    ------
    FileError
        If the text is no export, of another version, or holds something impossible.
    """
    try:
        content = json.loads(text)
        version = content.pop("roster_version")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileError(
            "This file is not an exported roster.",
            "One is JSON with a roster_version.",
            "Choose a file that *Export* has saved.",
        ) from error
    if type(version) is not int or version != EXPORT_VERSION:
        raise FileError(
            f"This export has version {str(version)[:20]}.",
            f"This program reads version {EXPORT_VERSION}.",
            "Update the program that is older.",
        )
    if set(content) != set(TABLES.tables):
        raise _fault("its outermost names")
    rows = {table.name: _rows(table, content[table.name]) for table in TABLES.sorted_tables}
    for table in TABLES.sorted_tables:
        _check_keys(table, rows)
    _check_sense(rows)
    return Export(rows)


def _fault(place: str) -> FileError:
    return FileError(
        f"The file has a fault at {place[:120]}.",
        "It was damaged, or made by hand.",
        "Nothing was changed: choose a file that *Export* has saved.",
    )


def _rows(table: Table, found: Any) -> Rows:
    if not isinstance(found, list):
        raise _fault(table.name)
    columns = _own(table)
    for at, row in enumerate(found):
        if not isinstance(row, dict) or set(row) != {column.name for column in columns}:
            raise _fault(f"{table.name}.{at}")
    return tuple(
        {c.name: _field(c, row[c.name], f"{table.name}.{at}.{c.name}") for c in columns}
        for at, row in enumerate(found)
    )


def _field(column: Column, value: Any, place: str) -> Any:
    """Return a value as its column keeps it."""
    if value is None and column.nullable:
        return None
    if column is revisions.c.workbook:
        return _workbook(value, place)
    if isinstance(column.type, Moment):
        try:
            return moment(value)
        except (ValueError, OverflowError) as error:
            raise _fault(place) from error
    if isinstance(column.type, Count):
        right = type(value) is int and 0 <= value <= LARGEST_COUNT
    else:
        right = isinstance(value, str) and len(value) <= LONGEST_TEXT and value.isprintable()
    if not right:
        raise _fault(place)
    return value


def _workbook(value: Any, place: str) -> str:
    try:
        return to_json(from_json(json.dumps(value)))
    except CoachingError as error:
        first, *others = error.sentences
        raise FileError(f"At {place}: {first}", *others) from error


def _check_keys(table: Table, rows: Mapping[str, Rows]) -> None:
    """Refuse what stands twice, and what belongs to nothing."""
    keys = [tuple(row[column.name] for column in table.primary_key) for row in rows[table.name]]
    if len(set(keys)) < len(keys):
        raise _fault(f"{table.name}, where one stands twice")
    for key in table.foreign_keys:
        owners = {row[key.column.name] for row in rows[key.column.table.name]}
        if any(row[key.parent.name] not in owners for row in rows[table.name]):
            raise _fault(f"{table.name}.{key.parent.name}, which belongs to nothing")


def _check_sense(rows: Mapping[str, Rows]) -> None:
    histories = histories_of(rows["revisions"])
    for athlete in rows["athletes"]:
        numbers = [row["number"] for row in histories.get(athlete["id"], ())]
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            raise _fault(f"the saved states of athlete {athlete['id']}")
    if any(row["lane"] not in (None, *range(1, 9)) for row in rows["memberships"]):
        raise _fault("a lane, which goes from 1 to 8")
    for row in rows["shares"]:
        if row["token"] is not None and hash_of(row["token"]) != row["token_hash"]:
            raise _fault("a link, whose hash is another's")


def histories_of(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return revisions by athlete, each in order of number.

    Examples
    --------
    >>> histories_of([{"athlete_id": "a", "number": 2}, {"athlete_id": "a", "number": 1}])
    {'a': [{'athlete_id': 'a', 'number': 1}, {'athlete_id': 'a', 'number': 2}]}
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (row["athlete_id"], row["number"])):
        found.setdefault(row["athlete_id"], []).append(row)
    return found
