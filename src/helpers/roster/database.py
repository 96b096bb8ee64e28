"""The SQLite file itself: how it is opened, read and written, and what is said when it cannot be."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from helpers.errors import CoachingError, FileError

APPLICATION_ID = int.from_bytes(b"MILE")
"""By this, in its header, a file says that it is a roster."""

PATIENCE_S = 5.0
"""How long to wait while another program writes [s]."""

# The rollback journal, because many an SQLite still loses data in WAL mode when two write.
_SETTINGS = (
    "journal_mode=DELETE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
)

_SAFE = "Nothing was changed, and what you entered is still on this page."

_REASONS: dict[str, tuple[str, str]] = {
    "BUSY": ("is being written to by another window or program.", "Try again in a moment."),
    "FULL": ("was not written: the disk is full.", "Make room, then save again."),
    "IOERR": (
        "was not read or written: the disk refused, and may be full.",
        "Make room or check the disk, then save again.",
    ),
    "READONLY": (
        "may be read but not written.",
        "Let yourself write the file and its folder, then save again.",
    ),
    "CANTOPEN": (
        "cannot be opened or written: it was moved, or its folder may not be written.",
        "Put it back, or let yourself write the folder.",
    ),
    "CORRUPT": ("is damaged.", "Open the roster again: the newest backup is offered then."),
}
_SAME = {"LOCKED": "BUSY", "NOTADB": "CORRUPT", "PERM": "READONLY", "AUTH": "READONLY"}


def reason_of(error: BaseException) -> str:
    """Return SQLite's word for what went wrong: "BUSY", "FULL", "CORRUPT" and so on.

    Examples
    --------
    >>> reason_of(ValueError())
    ''
    """
    if isinstance(error, UnicodeDecodeError):  # SQLite quotes damage in words that are no text
        return "CORRUPT"
    cause = error.orig if isinstance(error, DBAPIError) else error
    word = getattr(cause, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]
    return _SAME.get(word, word)


def refusal(path: Path, error: BaseException) -> FileError:
    """Return what a coach reads when SQLite refuses.

    Examples
    --------
    >>> print(refusal(Path("roster.sqlite"), sqlite3.OperationalError()).sentences[0])
    roster.sqlite has a form that no roster has: it is damaged, or another program changed it.
    """
    what, advice = _REASONS.get(
        reason_of(error),
        (
            "has a form that no roster has: it is damaged, or another program changed it.",
            "Restore a backup.",
        ),
    )
    return FileError(f"{path.name} {what}", _SAFE, advice)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system refuses about a file into a sentence."""
    try:
        yield
    except CoachingError:
        raise
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        raise refusal(path, error) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(
            f"{path.name} cannot be used: {reason}.", _SAFE, "Check the disk and its folder."
        ) from error


def connected(path: Path) -> sqlite3.Connection:
    """Connect to a file that is there; one that is gone is not made anew by accident."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=PATIENCE_S,
        # Python would begin transactions late and its own way; SQLAlchemy's recipe does it here.
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


class Database:
    """One SQLite file, connected to anew each time: a file put back in its place is seen at once.

    Attributes
    ----------
    path : Path
        Where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reader = create_engine(
            "sqlite://", creator=partial(connected, path), poolclass=NullPool
        )
        # Whoever will write says so first: a reader that turns writer late is refused, not queued.
        self._writer = self._reader.execution_options(begin="BEGIN IMMEDIATE")
        event.listen(self._reader, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read, all of it at one moment."""
        with told(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Read and write, all of it or nothing, while nobody else writes."""
        with told(self.path), self._writer.begin() as connection:
            yield connection

    def compact(self) -> None:
        """Write the file anew, without the traces of what was deleted."""
        with told(self.path), closing(connected(self.path)) as connection:
            connection.execute("VACUUM")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def stamp(connection: Connection, version: int) -> None:
    """Write into a file's header that it is a roster of this version."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID:d}")
    connection.exec_driver_sql(f"PRAGMA user_version={version:d}")


def stamped(connection: sqlite3.Connection | Connection) -> tuple[int, int]:
    """Return whose a file says it is, and its version."""
    execute = getattr(connection, "exec_driver_sql", None) or connection.execute
    application, version = (
        execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    return application, version


def is_sound(connection: sqlite3.Connection, check: str = "quick_check") -> bool:
    """Whether SQLite finds no fault, by ``quick_check`` or the longer ``integrity_check``."""
    return connection.execute(f"PRAGMA {check}(1)").fetchone() == ("ok",)


def made_durable(path: Path) -> None:
    """Make sure that a power cut leaves a file that was just put in its place."""
    for place in (path, path.parent):
        try:
            handle = os.open(place, os.O_RDONLY)
        except PermissionError:
            continue  # Windows opens no folder, and needs none of this
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
