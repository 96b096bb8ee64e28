"""What the roster keeps, as tables that any database can hold."""

import datetime as dt
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator

from helpers.errors import FileError


def utc_now() -> dt.datetime:
    """Return the moment by the machine's clock, here and nowhere else in the roster.

    Examples
    --------
    >>> utc_now().tzinfo is dt.UTC
    True
    """
    return dt.datetime.now(dt.UTC)


def moment(text: Any) -> dt.datetime:
    """Return the moment that a text in ISO 8601 means, in UTC.

    Raises
    ------
    ValueError
        If it is no text, no moment, or leaves open in which time zone.

    Examples
    --------
    >>> moment("2026-11-24T12:42:00+02:00")
    datetime.datetime(2026, 11, 24, 10, 42, tzinfo=datetime.timezone.utc)
    """
    found = dt.datetime.fromisoformat(text if isinstance(text, str) else "")
    if found.tzinfo is None:
        raise ValueError("no time zone")
    return found.astimezone(dt.UTC)


def damage(found: object) -> FileError:
    """Return what is said about a field that holds what it cannot.

    Examples
    --------
    >>> damage(7).sentences[0]
    "The roster holds '7' where that cannot be."
    """
    return FileError(
        f"The roster holds {str(found)[:20]!r} where that cannot be.",
        "The file was damaged, or changed by another program.",
        "Nothing was changed: restore a backup, or go on with the other athletes.",
    )


# SQLite keeps any type in any column, and a damaged file does so: each is looked at on its way out.
class Words(TypeDecorator):
    """Text of any length."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any, dialect: object) -> str | None:  # noqa: ARG002
        """Return what was kept, if it is text."""
        if isinstance(value, str | None):
            return value
        raise damage(value)


class Count(TypeDecorator):
    """A whole number."""

    impl = Integer
    cache_ok = True

    def process_result_value(self, value: Any, dialect: object) -> int | None:  # noqa: ARG002
        """Return what was kept, if it is a number."""
        if isinstance(value, int | None):
            return value
        raise damage(value)


class Moment(TypeDecorator):
    """A moment, kept as text in UTC that sorts by time and means the same in any database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: object) -> str | None:  # noqa: ARG002
        """Return the text to keep."""
        return value and value.astimezone(dt.UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: object) -> dt.datetime | None:  # noqa: ARG002
        """Return what was kept, if it is a moment."""
        try:
            return None if value is None else moment(value)
        except ValueError as error:
            raise damage(value) from error


def _owner(name: str, table: str, key: str = "id") -> Column:
    return Column(name, ForeignKey(f"{table}.{key}", ondelete="CASCADE"), primary_key=True)


TABLES = MetaData()

# The name, number and time of the newest revision stand here once more: a list of a thousand
# athletes opens without reading a single workbook. Only `roster` writes them, with the revision.
athletes = Table(
    "athletes",
    TABLES,
    Column("id", Words, primary_key=True),
    Column("created_at", Moment, nullable=False),
    Column("archived_at", Moment),
    Column("name", Words, nullable=False, info={"mirrors": True}),
    Column("number", Count, nullable=False, info={"mirrors": True}),
    Column("saved_at", Moment, nullable=False, info={"mirrors": True}),
)

revisions = Table(
    "revisions",
    TABLES,
    _owner("athlete_id", "athletes"),
    Column("number", Count, primary_key=True, autoincrement=False),
    Column("saved_at", Moment, nullable=False),
    Column("workbook", Words, nullable=False),
)

squads = Table(
    "squads",
    TABLES,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
)

memberships = Table(
    "memberships",
    TABLES,
    _owner("squad_id", "squads"),
    _owner("athlete_id", "athletes"),
    Column("place", Count, nullable=False),
    Column("lane", Count),
)

# The public side knows the hash alone. The coach's side keeps the token too, while the link holds,
# for its QR code to be shown again; this file never leaves the coach's machine.
shares = Table(
    "shares",
    TABLES,
    Column("token_hash", Words, primary_key=True),
    Column("token", Words),
    Column("athlete_id", ForeignKey("athletes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("snapshot", Count),
)
