"""What was saved about one athlete: workbooks as revisions, and how they are read back."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, select

from helpers.errors import InputError
from helpers.roster.schema import athletes, revisions
from helpers.workbook import Workbook, at, from_json, to_json

PARTS = {
    "name": ("athlete.name",),
    "marks": ("athlete.marks",),
    "current mile": ("athlete.mile_time_s",),
    "goal": ("goal",),
    "session": ("preset", "session", "surface"),
    "log": ("outline.log",),
    "race day": ("race",),
    "age table": ("age_table",),
    "assumptions": ("assumptions",),
    "own sessions": ("library",),
}
"""Parts of an athlete's workbook in a coach's words, and the paths to them."""

REST = {"athlete": "profile", "outline": "season"}
"""What is left of a record whose parts have words of their own."""


@dataclass(frozen=True)
class Revision:
    """That something was saved.

    Attributes
    ----------
    number : int
        Of the revision, from 1.
    saved_at : datetime.datetime
        When, in UTC.
    """

    number: int
    saved_at: dt.datetime


@dataclass(frozen=True)
class Opened(Revision):
    """An athlete's workbook, and which revision it is: `Roster.save` asks for both.

    Attributes
    ----------
    id : str
        Whose it is.
    workbook : Workbook
        What was saved.
    """

    id: str
    workbook: Workbook


def written(workbook: Workbook) -> str:
    """Return a workbook as the roster keeps it, after reading it back: nothing else is kept.

    Raises
    ------
    FileError
        If it could not be read again.

    Examples
    --------
    >>> from_json(written(Workbook())) == Workbook()
    True
    """
    return to_json(from_json(to_json(workbook)))


def differing(mine: Workbook, theirs: Workbook) -> tuple[str, ...]:
    """Return the parts in which two workbooks of an athlete differ, in a coach's words.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> differing(Workbook(Athlete("Ana", age=41)), Workbook(Athlete("Ana", mile_time_s=370.0)))
    ('current mile', 'profile')
    """
    said = [
        name
        for name, paths in PARTS.items()
        if any(at(mine, path) != at(theirs, path) for path in paths)
    ]
    return (
        *said,
        *(words for name, words in REST.items() if _rest(mine, name) != _rest(theirs, name)),
    )


def _rest(workbook: Workbook, name: str) -> object:
    """Return a record without the parts that have words of their own."""
    empty = Workbook()
    inner = [
        path.split(".")[1]
        for paths in PARTS.values()
        for path in paths
        if path.startswith(f"{name}.")
    ]
    return replace(at(workbook, name), **{part: at(empty, f"{name}.{part}") for part in inner})


def opened_from(row: Row) -> Opened:
    """Return what a row of the revisions holds."""
    return Opened(row.number, row.saved_at, row.athlete_id, from_json(row.workbook))


def athlete_row(connection: Connection, athlete_id: str) -> Row:
    """Return an athlete's row, or say that there is none."""
    row = connection.execute(select(athletes).where(athletes.c.id == athlete_id)).first()
    if row is None:
        raise InputError(
            "This athlete is not in the roster.",
            "Another window may have deleted them; what you entered is still on this page.",
            "Keep it as a copy, or choose another athlete.",
        )
    return row


def revision_row(connection: Connection, athlete_id: str, number: int | None = None) -> Row:
    """Return one revision as it is kept, the newest unless a number is given."""
    wanted = number or athlete_row(connection, athlete_id).number
    asked = select(revisions).where(
        revisions.c.athlete_id == athlete_id, revisions.c.number == wanted
    )
    row = connection.execute(asked).first()
    if row is None:
        raise InputError(
            f"Revision {wanted} of this athlete is not in the roster.",
            "Either it never was, or the file is damaged.",
            "Choose another revision.",
        )
    return row
