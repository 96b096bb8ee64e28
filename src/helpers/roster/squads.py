"""Squads: who trains together, in which order and lane."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from helpers.errors import InputError
from helpers.roster.database import Database
from helpers.roster.schema import athletes, memberships, revisions, squads
from helpers.rows import plain_words
from helpers.squad import Member
from helpers.workbook import from_json

LONGEST_NAME = 60


@dataclass(frozen=True)
class Squad:
    """A squad.

    Attributes
    ----------
    id : str
        By which the roster knows it.
    name : str
        What it is called.
    athletes : tuple of str
        Ids of its members in order, the archived among them.
    """

    id: str
    name: str
    athletes: tuple[str, ...]


class Squads:
    """The squads of a roster, which has them as its `squads`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Squad, ...]:
        """Return the squads by name."""
        together: dict[str, list[str]] = {}
        with self._database.reading() as connection:
            for squad_id, athlete_id in connection.execute(
                select(memberships.c.squad_id, memberships.c.athlete_id).order_by(
                    memberships.c.place
                )
            ):
                together.setdefault(squad_id, []).append(athlete_id)
            found = connection.execute(select(squads).order_by(squads.c.name, squads.c.id)).all()
        return tuple(Squad(row.id, row.name, tuple(together.get(row.id, ()))) for row in found)

    def add(self, name: str) -> str:
        """Make a squad without members; return its id.

        Raises
        ------
        InputError
            If the name is missing, too long, or another squad's.
        """
        squad_id = str(uuid.uuid4())
        with self._database.writing() as connection:
            values = {"id": squad_id, "name": _free_name(connection, name)}
            connection.execute(insert(squads).values(values))
        return squad_id

    def rename(self, squad_id: str, name: str) -> None:
        """Give a squad another name."""
        with self._database.writing() as connection:
            free = _free_name(connection, name, squad_id)
            done = connection.execute(
                update(squads).where(squads.c.id == squad_id).values(name=free)
            )
            _check_found(done.rowcount)

    def remove(self, squad_id: str) -> None:
        """Remove a squad; its athletes stay."""
        with self._database.writing() as connection:
            done = connection.execute(delete(squads).where(squads.c.id == squad_id))
            _check_found(done.rowcount)

    def set_members(self, squad_id: str, lanes: Mapping[str, int | None]) -> None:
        """Say who is in a squad.

        Parameters
        ----------
        squad_id : str
            Which.
        lanes : mapping of str to int or None
            Ids of athletes in order, each with the lane that is kept for them, if there is one.

        Raises
        ------
        InputError
            If there is no such squad, athlete or lane.
        """
        rows = [
            {"squad_id": squad_id, "athlete_id": athlete_id, "place": place, "lane": lane}
            for place, (athlete_id, lane) in enumerate(lanes.items())
        ]
        for lane in lanes.values():
            Member(lane=lane)
        with self._database.writing() as connection:
            _check_found(_squad(connection, squad_id))
            known = set(connection.scalars(select(athletes.c.id)))
            if not known >= set(lanes):
                raise InputError(
                    "One of these athletes is not in the roster.",
                    "Another window may have deleted them; the squad is as it was.",
                    "Choose the members again.",
                )
            connection.execute(delete(memberships).where(memberships.c.squad_id == squad_id))
            if rows:
                connection.execute(insert(memberships), rows)

    def lanes(self, squad_id: str) -> dict[str, int | None]:
        """Return who is in a squad, the archived too, by id and in order, each with their lane."""
        asked = (
            select(memberships.c.athlete_id, memberships.c.lane)
            .where(memberships.c.squad_id == squad_id)
            .order_by(memberships.c.place)
        )
        with self._database.reading() as connection:
            _check_found(_squad(connection, squad_id))
            return {row.athlete_id: row.lane for row in connection.execute(asked)}

    def members(self, squad_id: str) -> dict[str, Member]:
        """Return who of a squad may come tonight, by id and in order; the archived stay away.

        Raises
        ------
        InputError
            If there is no such squad.
        FileError
            If somebody's workbook cannot be read.
        """
        asked = (
            select(memberships.c.athlete_id, memberships.c.lane, revisions.c.workbook)
            .join(athletes, athletes.c.id == memberships.c.athlete_id)
            .join(
                revisions,
                (revisions.c.athlete_id == athletes.c.id)
                & (revisions.c.number == athletes.c.number),
            )
            .where(memberships.c.squad_id == squad_id, athletes.c.archived_at.is_(None))
            .order_by(memberships.c.place)
        )
        with self._database.reading() as connection:
            _check_found(_squad(connection, squad_id))
            rows = connection.execute(asked).all()
        newest = ((row.athlete_id, row.lane, from_json(row.workbook)) for row in rows)
        return {of: Member(book.athlete, book.goal, lane) for of, lane, book in newest}


def _squad(connection: Connection, squad_id: str) -> object:
    return connection.scalar(select(squads.c.id).where(squads.c.id == squad_id))


def _check_found(found: object) -> None:
    if not found:
        raise InputError(
            "This squad is not in the roster.",
            "Another window may have removed it.",
            "Choose another squad.",
        )


def _free_name(connection: Connection, name: str, squad_id: str = "") -> str:
    """Return a name without blanks around it, if no other squad has it."""
    free = name.strip()
    if not free or len(free) > LONGEST_NAME or not free.isprintable():
        raise InputError(
            f'"{free[:LONGEST_NAME]}" was given as the name of a squad.',
            f"A name is a line of 1 to {LONGEST_NAME} characters.",
            "Type another.",
        )
    asked = select(squads.c.name).where(squads.c.id != squad_id)
    if free.casefold() in map(str.casefold, connection.scalars(asked)):
        raise InputError(
            f'There is a squad called "{free}" already.',
            "Every squad has a name of its own.",
            "Choose another.",
        )
    return free


def same_names(names: Sequence[str], known: Sequence[str]) -> list[int | None]:
    """Return where each name stands among known ones; None where it stands for nobody, or nobody yet.

    Capitals, accents and punctuation count as nothing, a name that is none is nobody's, and each
    of those known is taken once.

    Examples
    --------
    >>> same_names(["zoë", "Ana", "Ana", ""], ["Zoe", "ANA ", ""])
    [0, 1, None, None]
    """
    free: dict[str, list[int]] = {}
    for at, name in enumerate(known):
        free.setdefault(plain_words(name), []).append(at)
    free.pop("", None)
    return [places.pop(0) if (places := free.get(plain_words(name))) else None for name in names]
