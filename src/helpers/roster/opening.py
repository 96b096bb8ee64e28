"""Opening the coach's roster: made, checked, brought up to date, backed up."""

import datetime as dt
import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import make_url, select
from sqlalchemy.exc import ArgumentError

from helpers.errors import FileError, InputError
from helpers.evidence import Caution
from helpers.roster.backups import Backup, back_up, backups_of, copy, folder_of, is_due
from helpers.roster.database import (
    APPLICATION_ID,
    Database,
    connected,
    is_sound,
    made_durable,
    reason_of,
    stamp,
    stamped,
    told,
)
from helpers.roster.migrations import check_version, migrate, newest_version
from helpers.roster.roster import Roster
from helpers.roster.schema import TABLES, utc_now

_MAGIC = b"SQLite format 3\0"

_SYNCED = (
    "dropbox", "onedrive", "icloud", "com~apple~clouddocs", "mobile documents", "cloudstorage",
    "google drive", "googledrive", "my drive",
)  # fmt: skip
"""How folders begin that a program keeps the same on several machines."""


def open_roster(
    setting: str | Path,
    *,
    afresh: bool = False,
    now: Callable[[], dt.datetime] = utc_now,
) -> Roster:
    """Open the roster; make one where there is none.

    Parameters
    ----------
    setting : str or Path
        Where it is: a path, or a URL such as ``sqlite:////home/ana/roster.sqlite``.
    afresh : bool
        Begin an empty one even though there are backups of one that is gone.
    now : callable
        Gives the moment, with its time zone, whenever it is asked.

    Returns
    -------
    Roster
        Its `cautions` say what a careful coach would mend.

    Raises
    ------
    FileError
        If it is damaged (it is set aside then, with the date, and the newest backup is named), of
        a newer version or of another program (it is left as it is), or cannot be used at all.
    """
    path = path_of(setting)
    cautions = _place_cautions(path)
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            cautions += _readied(path, now)
        else:
            _make(path, afresh)
        with suppress(OSError):  # not ours to change, perhaps, and then still ours to read
            path.chmod(0o600)
    return Roster(Database(path), now=now, cautions=cautions)


def path_of(setting: str | Path) -> Path:
    """Return the file that a setting means.

    Examples
    --------
    >>> path_of("sqlite:////srv/roster.sqlite").as_posix()
    '/srv/roster.sqlite'
    """
    text = str(setting)
    if "://" not in text:
        return Path(text).expanduser().absolute()
    with suppress(ArgumentError):
        url = make_url(text)
        if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
            return Path(url.database).absolute()
    # The sentence leaves out what was given: a URL may hold a password.
    raise InputError(
        "The URL of the roster names no SQLite file.",
        "This version keeps a roster in one file, as in sqlite:////home/ana/roster.sqlite.",
        "Correct the setting, or leave it out.",
    )


def restore_backup(
    setting: str | Path, backup: Backup, *, now: Callable[[], dt.datetime] = utc_now
) -> Path | None:
    """Put a backup in the place of the roster; return where the file went that was there.

    Raises
    ------
    FileError
        If the backup is damaged or cannot be copied; everything is as it was then.
    """
    path = path_of(setting)
    fresh = path.with_name(f"{path.name}.restored")
    with told(path):
        copy(backup.path, fresh)
        aside = _set_aside(path, now()) if path.exists() else None
        fresh.replace(path)
        made_durable(path)
    return aside


def _make(path: Path, afresh: bool) -> None:
    """Make an empty roster, unless one was here once and may be wanted back."""
    backups = backups_of(path)
    if backups and not afresh:
        raise FileError(f"There is no roster at {path}, but there was one.", *_offer(backups))
    # Readable by its owner alone from the first byte on; the journal takes the same rights.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with Database(path).writing() as connection:
        # Another window may have come first; then everything is there.
        TABLES.create_all(connection)
        stamp(connection, newest_version())
    made_durable(path)


def _readied(path: Path, now: Callable[[], dt.datetime]) -> tuple[Caution, ...]:
    """Check a roster, bring it to this version, back it up; return what to be careful about."""
    _refuse_others(path)
    version = _checked_version(path, now)
    database = Database(path)
    if version < newest_version():
        back_up(path, "before-migration", now=now)
        migrate(database)
    with database.reading() as connection:
        for table in TABLES.sorted_tables:
            connection.execute(select(table).limit(1)).first()
    if not is_due(path, now()):
        return ()
    try:
        back_up(path, now=now)
    except FileError as error:
        return (Caution(f"Today's backup was not made. {error}", "See to it before you go on."),)
    return ()


def _refuse_others(path: Path) -> None:
    """Refuse what is another program's or a newer one's before SQLite touches it."""
    with path.open("rb") as file:
        header = file.read(72)
    if not header.startswith(_MAGIC):
        return  # no database at all: damaged, which the check will say
    version, application = (int.from_bytes(header[at : at + 4]) for at in (60, 68))
    # With backups of its own it was a roster once: damaged, then, and not another's.
    if application != APPLICATION_ID and not backups_of(path):
        raise FileError(
            f"{path.name} belongs to another program.",
            "It was left as it is.",
            "Name another file for the roster.",
        )
    if application == APPLICATION_ID:
        check_version(version, path.name)


def _checked_version(path: Path, now: Callable[[], dt.datetime]) -> int:
    """Return the version of a roster that is sound; one that is not is set aside."""
    try:
        with closing(connected(path)) as connection:
            application, version = stamped(connection)
            sound = application == APPLICATION_ID and is_sound(connection)
    except Exception as error:
        if reason_of(error) != "CORRUPT":
            raise
        sound = False
    if not sound:
        aside = _set_aside(path, now())
        raise FileError(
            f"The roster was damaged: it is kept as {aside.name}, in the same folder.",
            *_offer(backups_of(path)),
        )
    return version


def _offer(backups: tuple[Backup, ...]) -> tuple[str, str]:
    for backup in backups:
        with suppress(FileError):
            return (
                f"The newest backup is of {backup.words} ({backup.path.name}).",
                "Restore it; what was saved after it is missing there. Or begin an empty roster.",
            )
    return "There is no backup that can be read.", "Open the roster again to begin an empty one."


def _set_aside(path: Path, now: dt.datetime) -> Path:
    """Move a file out of the way, under a name that no file has."""
    name = f"{path.name}.set-aside-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    aside, turn = path.with_name(name), 1
    while aside.exists():
        turn += 1
        aside = path.with_name(f"{name}-{turn}")
    path.rename(aside)
    # A journal belongs to its file: left behind, SQLite would play it into the next of that name.
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside


def _place_cautions(path: Path) -> tuple[Caution, ...]:
    """Warn where another program may copy or replace the file while it is written."""
    synced = [part for part in path.parts if part.casefold().startswith(_SYNCED)]
    if not synced:
        return ()
    return (
        Caution(
            f"The roster lies in {synced[0]}, which is kept the same on several machines: a file "
            "copied while it is written may be damaged, or changes may be lost.",
            f"Keep it outside, and copy {folder_of(path).name} there instead.",
            "sqlite.org, How To Corrupt An SQLite Database File",
        ),
    )
