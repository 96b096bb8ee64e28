"""Copies of the roster as it was: made daily, checked, and thinned out as they age."""

import datetime as dt
import os
import re
import tempfile
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import CoachingError, FileError
from helpers.roster.database import APPLICATION_ID, connected, is_sound, made_durable, stamped, told
from helpers.roster.migrations import check_version
from helpers.roster.schema import utc_now

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many days, weeks and months keep the newest backup of each."""

BEFORE_DAYS = 30
"""How long a backup stays that was made before a larger change [days]."""

_STAMP = "%Y%m%dT%H%M%SZ"
_UNFINISHED = ".part"
_HOUR_S = 3600


@dataclass(frozen=True, order=True)
class Backup:
    """One backup.

    Attributes
    ----------
    made_at : datetime.datetime
        When, in UTC.
    why : str
        "daily", "before-import" or "before-migration".
    path : Path
        Where it is.
    """

    made_at: dt.datetime
    why: str
    path: Path

    @property
    def words(self) -> str:
        """When it was made, by the coach's own clock, and how many athletes it holds."""
        when = self.made_at.astimezone()
        return f"{when.day} {when:%b %Y, %H:%M} (athletes: {athletes_in(self.path)})"


def folder_of(roster: Path) -> Path:
    """Return where the backups of a roster are.

    Examples
    --------
    >>> folder_of(Path("data/local/roster.sqlite")).as_posix()
    'data/local/backups'
    """
    return roster.parent / "backups"


def backups_of(roster: Path) -> tuple[Backup, ...]:
    """Return the backups of a roster, the newest first.

    Examples
    --------
    >>> backups_of(Path("there/is/none.sqlite"))
    ()
    """
    name = re.compile(rf"{re.escape(roster.stem)}-(\d{{8}}T\d{{6}}Z)-([a-z-]+)\.sqlite")
    found = (name.fullmatch(path.name) for path in _files(folder_of(roster)))
    made = (
        Backup(_stamped(match[1]), match[2], folder_of(roster) / match[0])
        for match in found
        if match
    )
    return tuple(sorted(made, reverse=True))


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(folder.iterdir()) if folder.is_dir() else ()


def _stamped(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, _STAMP).replace(tzinfo=dt.UTC)


def athletes_in(roster: Path) -> int:
    """Return how many athletes a file holds."""
    with told(roster), closing(connected(roster)) as connection:
        return connection.execute("SELECT count(*) FROM athletes").fetchone()[0]


def back_up(
    roster: Path, why: str = "daily", *, now: Callable[[], dt.datetime] = utc_now
) -> Backup:
    """Make a backup, check it, and remove those that are no longer kept.

    Raises
    ------
    FileError
        If it cannot be written, or does not hold what it should.
    """
    made_at = now().astimezone(dt.UTC).replace(microsecond=0)
    path = folder_of(roster) / f"{roster.stem}-{made_at:{_STAMP}}-{why}.sqlite"
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy(roster, path)
    _thin_out(roster, now())
    return Backup(made_at, why, path)


def copy(source: Path, target: Path, *, without: str = "") -> None:
    """Copy a roster that others may be writing to, and put the copy in place once it is checked.

    Parameters
    ----------
    source, target : Path
        From where, to where; they may be the same.
    without : str
        The athlete that the copy must hold no trace of.
    """
    with told(target):
        # Readable by its owner alone from the first byte on.
        handle, name = tempfile.mkstemp(_UNFINISHED, f".{target.stem}-", target.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            _fill(source, unfinished, without)
            unfinished.replace(target)
            made_durable(target)
        finally:
            unfinished.unlink(missing_ok=True)


def _fill(source: Path, target: Path, without: str) -> None:
    with closing(connected(source)) as old, closing(connected(target)) as new:
        old.backup(new)
        if without:
            new.execute("DELETE FROM athletes WHERE id = ?", (without,))
            new.execute("VACUUM")
        if stamped(new)[0] != APPLICATION_ID or not is_sound(new, "integrity_check"):
            raise FileError(
                f"{source.name} is damaged or no roster.",
                "It was not copied, and nothing was overwritten.",
                "Choose another backup.",
            )
        check_version(stamped(new)[1], source.name)


def is_due(roster: Path, now: dt.datetime) -> bool:
    """Whether today, counted in UTC, has no daily backup yet."""
    days = {backup.made_at.date() for backup in backups_of(roster) if backup.why == "daily"}
    return now.astimezone(dt.UTC).date() not in days


def kept(backups: Iterable[Backup], now: dt.datetime) -> frozenset[Backup]:
    """Return the backups to keep: the newest of each of the last days, weeks and months that have one.

    Examples
    --------
    >>> start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    >>> days = [Backup(start + dt.timedelta(day), "daily", Path()) for day in range(365)]
    >>> len(kept(days, days[-1].made_at))
    20
    """
    ages: tuple[tuple[int, Callable[[dt.datetime], Hashable]], ...] = (
        (DAILY, lambda made: made.date()),
        (WEEKLY, lambda made: made.isocalendar()[:2]),
        (MONTHLY, lambda made: (made.year, made.month)),
    )
    daily = sorted(backup for backup in backups if backup.why == "daily")
    staying = {
        backup
        for most, span in ages
        for backup in list({span(backup.made_at): backup for backup in daily}.values())[-most:]
    }
    recent = now - dt.timedelta(days=BEFORE_DAYS)
    staying |= {backup for backup in backups if backup.why != "daily" and backup.made_at >= recent}
    return frozenset(staying)


def _thin_out(roster: Path, now: dt.datetime) -> None:
    backups = backups_of(roster)
    old = [backup.path for backup in set(backups) - kept(backups, now)]
    # What an hour ago was still unfinished will never be: its program was ended.
    old += [
        path
        for path in _files(folder_of(roster))
        if path.suffix.startswith(_UNFINISHED) and now.timestamp() - path.stat().st_mtime > _HOUR_S
    ]
    with told(roster):
        for path in old:
            path.unlink(missing_ok=True)


def purge(roster: Path, athlete_id: str) -> tuple[Path, ...]:
    """Take an athlete out of every backup; return the files that may hold them still.

    Each backup is copied without them and replaced once the copy is checked: one that cannot be
    copied, damaged perhaps, stays as it is and is named. So is every file that was set aside.
    """
    remaining = []
    for backup in backups_of(roster):
        try:
            copy(backup.path, backup.path, without=athlete_id)
        except CoachingError:
            remaining.append(backup.path)
    aside = (path for path in _files(roster.parent) if path.name.startswith(f"{roster.name}."))
    unfinished = (p for p in _files(folder_of(roster)) if p.suffix.startswith(_UNFINISHED))
    remaining += [*aside, *unfinished]
    return tuple(sorted(remaining))
