"""What an exported roster brings to this one.

Nothing here is overwritten. An athlete of the same id is the same person: a file that has their
history and more of it adds the rest; one whose history differs is left alone and named, because
neither of two histories is more true than the other, and only the coach can say what to keep.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from helpers.roster.backups import back_up
from helpers.roster.exchange import Export, histories_of
from helpers.roster.roster import Roster
from helpers.roster.schema import TABLES, athletes, revisions, shares, squads
from helpers.workbook import from_json

Fresh = dict[str, list[dict[str, Any]]]
"""Rows to write, by table."""


@dataclass(frozen=True)
class Preview:
    """What a file brings to a roster, in numbers.

    Attributes
    ----------
    new, longer, same : int
        Athletes that are not here yet, that have more saved states in the file, and that bring
        nothing new.
    differing : tuple of str
        Names of those who have other saved states here: they are left as they are here.
    squads, links : int
        Squads and links that are not here yet.
    """

    new: int
    longer: int
    same: int
    differing: tuple[str, ...]
    squads: int
    links: int

    @property
    def words(self) -> str:
        """All of it, for the coach to read.

        Examples
        --------
        >>> print(Preview(2, 1, 0, ("Ana",), 1, 0).words)
        2 new athletes, 1 with more saved states, 0 that are here already; 1 new squad, 0 new links. Saved otherwise here than in the file, and left as they are here: Ana.
        """
        said = (
            f"{_many(self.new, 'new athlete')}, {self.longer} with more saved states, "
            f"{self.same} that are here already; {_many(self.squads, 'new squad')}, "
            f"{_many(self.links, 'new link')}."
        )
        if self.differing:
            names = ", ".join(self.differing)
            said += f" Saved otherwise here than in the file, and left as they are here: {names}."
        return said


def _many(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")


def preview(roster: Roster, export: Export) -> Preview:
    """Return what a file would bring; nothing is written."""
    with roster.database.reading() as connection:
        return _compared(connection, export)[0]


def bring_in(roster: Roster, export: Export) -> Preview:
    """Bring in what a file holds, after a backup, all of it or nothing.

    Raises
    ------
    FileError
        If the backup or the roster cannot be written; nothing has changed then.
    """
    back_up(roster.database.path, "before-import", now=roster.now)
    with roster.database.writing() as connection:
        brought, fresh = _compared(connection, export)
        for table in TABLES.sorted_tables:
            if fresh[table.name]:
                connection.execute(insert(table), fresh[table.name])
        for athlete_id, history in histories_of(fresh["revisions"]).items():
            connection.execute(
                update(athletes).where(athletes.c.id == athlete_id).values(_mirrored(history[-1]))
            )
    return brought


def _compared(connection: Connection, export: Export) -> tuple[Preview, Fresh]:
    """Compare a file with what is here; return the counts, and the rows that are to be added."""
    here = {row.id: row.name for row in connection.execute(select(athletes.c.id, athletes.c.name))}
    theirs = histories_of(export.rows["revisions"])
    new = theirs.keys() - here.keys()
    more, differing = {}, set()
    for athlete_id, ours in _histories_here(connection, theirs.keys() & here.keys()).items():
        shared = min(len(ours), len(history := theirs[athlete_id]))
        if ours[:shared] != history[:shared]:
            differing.add(athlete_id)
        elif history[shared:]:
            more[athlete_id] = history[shared:]
    fresh = _with_them(connection, export, new, differing)
    fresh["athletes"] = [
        {**row, **_mirrored(theirs[row["id"]][-1])}
        for row in export.rows["athletes"]
        if row["id"] in new
    ]
    fresh["revisions"] = [row for who in (*new, *more) for row in more.get(who, theirs[who])]
    counts = Preview(
        len(new),
        len(more),
        len(theirs) - len(new) - len(more) - len(differing),
        tuple(sorted(here[athlete_id] for athlete_id in differing)),
        len(fresh["squads"]),
        len(fresh["shares"]),
    )
    return counts, fresh


def _with_them(connection: Connection, export: Export, new: set[str], differing: set[str]) -> Fresh:
    """Return the squads, places in them and links that come with the athletes."""
    squads_here = set(connection.scalars(select(squads.c.id)))
    links_here = set(connection.scalars(select(shares.c.token_hash)))
    return {
        "squads": [row for row in export.rows["squads"] if row["id"] not in squads_here],
        # Who is in a squad of this roster is for this roster to say, but for those it did not know.
        "memberships": [
            row
            for row in export.rows["memberships"]
            if row["squad_id"] not in squads_here or row["athlete_id"] in new
        ],
        "shares": [
            row
            for row in export.rows["shares"]
            if row["token_hash"] not in links_here and row["athlete_id"] not in differing
        ],
    }


def _histories_here(connection: Connection, athlete_ids: set[str]) -> Fresh:
    asked = connection.execute(select(revisions)).mappings()
    return histories_of(dict(row) for row in asked if row["athlete_id"] in athlete_ids)


def _mirrored(newest: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an athlete's row repeats of the newest revision."""
    name = from_json(newest["workbook"]).athlete.name
    return {"name": name, "number": newest["number"], "saved_at": newest["saved_at"]}
