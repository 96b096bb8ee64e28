"""The roster: every athlete of a coach, with all that was ever saved about them."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from helpers.errors import ChangedElsewhereError, CoachingError
from helpers.evidence import Caution
from helpers.roster.database import Database
from helpers.roster.farewell import Farewell, parting, without_traces
from helpers.roster.plans import (
    Opened,
    Revision,
    athlete_row,
    differing,
    opened_from,
    revision_row,
    written,
)
from helpers.roster.schema import athletes, memberships, revisions, shares, squads, utc_now
from helpers.roster.shares import Shares
from helpers.roster.squads import Squads
from helpers.rows import plain_words
from helpers.workbook import Workbook, from_json
from helpers.workbook.library import copy_name


@dataclass(frozen=True)
class Person:
    """An athlete as a line of the list.

    Attributes
    ----------
    id : str
        By which the roster knows them.
    name : str
        As in their newest workbook; perhaps nothing, and perhaps not theirs alone.
    squads : tuple of str
        Names of the squads they train with.
    archived : bool
        Whether they are put away.
    number : int
        Of their newest revision, from 1.
    saved_at : datetime.datetime
        When that was saved, in UTC.
    linked : bool
        Whether they have a link that was neither taken back nor has expired.
    """

    id: str
    name: str
    squads: tuple[str, ...]
    archived: bool
    number: int
    saved_at: dt.datetime
    linked: bool = False


Change = Callable[[str, Workbook], Workbook]


class Roster:
    """Every athlete of a coach; `open_roster` opens it.

    What is saved is appended as a revision and never overwritten. All moments are in UTC.

    Attributes
    ----------
    database : Database
        Where it is kept.
    cautions : tuple of Caution
        What a careful coach would mend about that place.
    squads : Squads
        Who trains together.
    shares : Shares
        The links that athletes were given.
    """

    def __init__(
        self,
        database: Database,
        *,
        now: Callable[[], dt.datetime] = utc_now,
        cautions: tuple[Caution, ...] = (),
    ) -> None:
        self.database, self.now, self.cautions = database, now, cautions
        self.squads = Squads(database)
        self.shares = Shares(database, now)

    def people(self, find: str = "", *, archived: bool = False) -> tuple[Person, ...]:
        """Return those who train, or those who are archived, by name.

        Parameters
        ----------
        find : str
            Part of a name or squad; capitals and accents count as nothing.
        archived : bool
            Whether to look among the archived.
        """
        away = athletes.c.archived_at
        found, wanted = (
            self._listed(away.is_not(None) if archived else away.is_(None)),
            plain_words(find),
        )
        return tuple(p for p in found if any(wanted in plain_words(n) for n in (p.name, *p.squads)))

    def known(self, athlete_ids: Iterable[str]) -> tuple[Person, ...]:
        """Return those of some athletes who are in the roster, archived or not, by name."""
        wanted = tuple(athlete_ids)
        return self._listed(athletes.c.id.in_(wanted)) if wanted else ()

    def newest(self, people: Iterable[Person]) -> dict[str, Workbook]:
        """Return the newest workbooks of a few athletes by id; one that cannot be read is left out."""
        wanted = tuple(person.id for person in people)
        asked = (
            select(revisions.c.athlete_id, revisions.c.workbook)
            .join(athletes, athletes.c.id == revisions.c.athlete_id)
            .where(athletes.c.id.in_(wanted), revisions.c.number == athletes.c.number)
        )
        with self.database.reading() as connection:
            rows = connection.execute(asked).all() if wanted else ()
        found = {}
        for athlete_id, text in rows:
            # Who opens it reads what is wrong with it; a list of others is not the place.
            with suppress(CoachingError):
                found[athlete_id] = from_json(text)
        return found

    def add(self, workbook: Workbook) -> str:
        """Take in an athlete; return the id by which the roster knows them from now on.

        Raises
        ------
        FileError
            If it cannot be written.
        """
        text = written(workbook)
        with self.database.writing() as connection:
            return self._added(connection, workbook, text)

    def opened(self, athlete_id: str, number: int | None = None) -> Opened:
        """Return an athlete's newest workbook, or that of an earlier revision.

        Raises
        ------
        InputError
            If there is no such athlete or revision.
        FileError
            If it cannot be read.
        """
        with self.database.reading() as connection:
            return opened_from(revision_row(connection, athlete_id, number))

    def revisions(self, athlete_id: str) -> tuple[Revision, ...]:
        """Return when an athlete's workbook was saved, the newest first."""
        asked = (
            select(revisions.c.number, revisions.c.saved_at)
            .where(revisions.c.athlete_id == athlete_id)
            .order_by(revisions.c.number.desc())
        )
        with self.database.reading() as connection:
            return tuple(Revision(*row) for row in connection.execute(asked))

    def save(self, athlete_id: str, workbook: Workbook, *, number: int) -> Opened:
        """Append a revision; what equals the newest one is not saved again.

        Parameters
        ----------
        athlete_id : str
            Whose workbook it is.
        workbook : Workbook
            What to save.
        number : int
            The revision that it was made from.

        Returns
        -------
        Opened
            The newest revision, from which to go on.

        Raises
        ------
        ChangedElsewhereError
            If that is no longer the newest one; the error carries the newest, as `Opened`.
        InputError
            If there is no such athlete any more.
        FileError
            If it cannot be written; nothing has changed then.
        """
        text = written(workbook)
        with self.database.writing() as connection:
            newest = revision_row(connection, athlete_id)
            if text != newest.workbook and number != newest.number:
                raise self._changed_elsewhere(opened_from(newest), workbook)
            return self._appended(connection, newest, workbook, text)

    def keep_as_copy(self, workbook: Workbook) -> str:
        """Take in a workbook as another athlete, "Ana, copy": nobody's newest revision changes."""
        name = copy_name(workbook.athlete.name, [person.name for person in self.people()])
        return self.add(replace(workbook, athlete=replace(workbook.athlete, name=name)))

    def change(self, athlete_ids: Iterable[str], function: Change) -> tuple[Opened, ...]:
        """Change the newest workbooks of several athletes, all of them or none.

        Parameters
        ----------
        athlete_ids : iterable of str
            Whose.
        function : callable
            From an id and the newest workbook to the workbook to save.

        Returns
        -------
        tuple of Opened
            The newest revision of each.
        """
        with self.database.writing() as connection:
            return tuple(
                self._changed(connection, athlete_id, function) for athlete_id in athlete_ids
            )

    def archive(self, athlete_id: str) -> None:
        """Put an athlete away: in no list and no squad's evening, and nothing is deleted.

        What their link shows is not this room's to take away: `helpers.publishing.rounds` does so.
        """
        self._put_away(athlete_id, self.now())

    def restore(self, athlete_id: str) -> None:
        """Bring an archived athlete back."""
        self._put_away(athlete_id, None)

    def delete(self, athlete_id: str) -> Farewell:
        """Delete everything about an athlete, in the roster and in its backups.

        Returns
        -------
        Farewell
            What was deleted, and where something of it may still be.
        """
        with self.database.writing() as connection:
            farewell = parting(connection, athlete_id, athlete_row(connection, athlete_id).name)
            connection.execute(delete(athletes).where(athletes.c.id == athlete_id))
        return without_traces(self.database, athlete_id, farewell)

    def tidy(self) -> None:
        """Write the file anew: no trace of what was deleted is left, and it takes less room.

        Raises
        ------
        FileError
            If another window is using it, or there is no room.
        """
        self.database.compact()

    def _added(self, connection: Connection, workbook: Workbook, text: str) -> str:
        now, athlete_id = self.now(), str(uuid.uuid4())
        connection.execute(
            insert(athletes).values(
                id=athlete_id, created_at=now, name=workbook.athlete.name, number=1, saved_at=now
            )
        )
        connection.execute(
            insert(revisions).values(athlete_id=athlete_id, number=1, saved_at=now, workbook=text)
        )
        return athlete_id

    def _appended(
        self, connection: Connection, newest: Row, workbook: Workbook, text: str
    ) -> Opened:
        if text == newest.workbook:
            return opened_from(newest)
        fresh = Opened(newest.number + 1, self.now(), newest.athlete_id, workbook)
        mirrored = {"number": fresh.number, "saved_at": fresh.saved_at}
        connection.execute(insert(revisions).values(athlete_id=fresh.id, workbook=text, **mirrored))
        connection.execute(
            update(athletes)
            .where(athletes.c.id == fresh.id)
            .values(name=workbook.athlete.name, **mirrored)
        )
        return fresh

    def _changed(self, connection: Connection, athlete_id: str, function: Change) -> Opened:
        newest = revision_row(connection, athlete_id)
        workbook = function(athlete_id, from_json(newest.workbook))
        return self._appended(connection, newest, workbook, written(workbook))

    def _listed(self, wanted: ColumnElement[bool]) -> tuple[Person, ...]:
        """Return lines of the list by name, and no workbook is read for them."""
        with self.database.reading() as connection:
            rows = connection.execute(select(athletes).where(wanted)).all()
            together, linked = _squad_names(connection), _linked(connection, self.now())
        found = (
            Person(
                row.id, row.name, together[row.id], row.archived_at is not None, row.number,
                row.saved_at, row.id in linked,
            )
            for row in rows
        )  # fmt: skip
        return tuple(sorted(found, key=lambda person: (plain_words(person.name), person.id)))

    def _put_away(self, athlete_id: str, when: dt.datetime | None) -> None:
        with self.database.writing() as connection:
            athlete_row(connection, athlete_id)
            connection.execute(
                update(athletes).where(athletes.c.id == athlete_id).values(archived_at=when)
            )

    def _changed_elsewhere(self, newer: Opened, mine: Workbook) -> ChangedElsewhereError:
        saved_at, today = newer.saved_at.astimezone(), self.now().astimezone().date()
        day = "" if saved_at.date() == today else f"{saved_at.day} {saved_at:%b %Y}, "
        parts = differing(mine, newer.workbook)
        where = f"; they differ in: {', '.join(parts)}" if parts else ""
        return ChangedElsewhereError(
            f"Changed elsewhere at {day}{saved_at:%H:%M}.",
            f"Both are kept: what was saved there, and on this page what you entered{where}.",
            "Keep yours as a copy, or take theirs.",
            newer=newer,
        )


def _squad_names(connection: Connection) -> defaultdict[str, tuple[str, ...]]:
    """Return the names of everyone's squads."""
    asked = select(memberships.c.athlete_id, squads.c.name).join(squads).order_by(squads.c.name)
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for athlete_id, name in connection.execute(asked):
        found[athlete_id] += (name,)
    return found


def _linked(connection: Connection, now: dt.datetime) -> set[str]:
    """Return who has a link that holds."""
    asked = select(shares.c.athlete_id).where(
        shares.c.revoked_at.is_(None), shares.c.expires_at > now
    )
    return set(connection.scalars(asked))
