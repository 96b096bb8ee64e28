"""What is said about deleting an athlete: what is gone, and what no program here can reach."""

from dataclasses import dataclass, replace
from json import dumps
from pathlib import Path

from sqlalchemy import Connection, func, select

from helpers.errors import FileError
from helpers.roster.backups import purge
from helpers.roster.database import Database
from helpers.roster.schema import athletes, revisions, shares

WARNING = (
    "Everything about this athlete will be deleted, in the roster and in its backups on this "
    "machine, and cannot be brought back. Files that were exported, printed or sent stay where "
    "they are. To keep the plan out of sight, archive the athlete instead: that takes the link back, "
    "and deletes nothing else."
)
"""What to read before deleting."""


@dataclass(frozen=True)
class Farewell:
    """What was deleted with an athlete, and what may be left.

    Attributes
    ----------
    name : str
        Who it was.
    revisions : int
        How many saved states are gone.
    links : tuple of str
        Hashes of the tokens of their links: what was published under them is to be deleted too.
    named_in : tuple of str
        Other athletes whose workbooks hold the same name, such as in a squad kept there.
    remaining : tuple of Path
        Files that may hold traces: backups that could not be rewritten, damaged rosters set aside.
    compacted : bool
        Whether the roster's own file was written anew, so that it holds no trace.
    """

    name: str
    revisions: int
    links: tuple[str, ...] = ()
    named_in: tuple[str, ...] = ()
    remaining: tuple[Path, ...] = ()
    compacted: bool = True

    @property
    def words(self) -> str:
        """All of it, for the coach to read.

        Examples
        --------
        >>> print(Farewell("Ana", 1, named_in=("Ben",)).words)
        Ana is deleted, with 1 saved state, in the roster and in its backups. The name stands in the workbook of Ben still, perhaps in a squad kept there.
        """
        name = self.name or "The athlete"
        where = "the roster" if self.remaining else "the roster and in its backups"
        states = "1 saved state" if self.revisions == 1 else f"{self.revisions} saved states"
        said = [f"{name} is deleted, with {states}, in {where}."]
        if self.named_in:
            whose = ", ".join(self.named_in)
            said.append(
                f"The name stands in the workbook of {whose} still, perhaps in a squad kept there."
            )
        if self.remaining:
            files = ", ".join(path.name for path in self.remaining)
            said.append(f"These files may hold traces: {files}. Delete them yourself.")
        if not self.compacted:
            said.append(
                "Another window was using the roster, so its file may hold traces: close the "
                "others, then tidy up."
            )
        return " ".join(said)


def parting(connection: Connection, athlete_id: str, name: str) -> Farewell:
    """Return what will be gone with an athlete."""
    saved = select(func.count()).where(revisions.c.athlete_id == athlete_id)
    links = select(shares.c.token_hash).where(shares.c.athlete_id == athlete_id)
    return Farewell(
        name,
        connection.scalar(saved),
        tuple(connection.scalars(links)),
        _named_in(connection, athlete_id, name),
    )


def _named_in(connection: Connection, athlete_id: str, name: str) -> tuple[str, ...]:
    """Return the others whose workbooks hold a name, as JSON writes it."""
    if not name:
        return ()
    asked = (
        select(athletes.c.name)
        .join(revisions)
        .where(athletes.c.id != athlete_id)
        .where(revisions.c.workbook.contains(f'"name": {dumps(name)}', autoescape=True))
        .distinct()
    )
    return tuple(sorted(connection.scalars(asked)))


def without_traces(database: Database, athlete_id: str, farewell: Farewell) -> Farewell:
    """Wipe what deleting leaves in files; return what is to be said about it."""
    remaining = purge(database.path, athlete_id)
    try:
        database.compact()
    except FileError:  # in use, or no room: the rows are overwritten, old copies of them may not be
        return replace(farewell, remaining=remaining, compacted=False)
    return replace(farewell, remaining=remaining)
