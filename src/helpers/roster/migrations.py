"""From one version of the roster's tables to the next, each step written down once.

A step is a function of the connection; it runs in a transaction of its own, after a backup, and the
version is raised in the same transaction. A step is never changed once it was released:
``tests/roster/fixtures`` holds a file of every version, and a test takes each of them here.
"""

from collections.abc import Callable

from sqlalchemy import Connection

from helpers.errors import FileError
from helpers.roster.database import Database, stamp, stamped

MIGRATIONS: list[Callable[[Connection], None]] = []
"""The step from version 1 to 2 comes first; there is none yet."""


def newest_version() -> int:
    """Return the version that this program writes.

    Examples
    --------
    >>> newest_version() - len(MIGRATIONS)
    1
    """
    return 1 + len(MIGRATIONS)


def check_version(version: int, name: str) -> None:
    """Refuse a roster of a version that this program does not know.

    Examples
    --------
    >>> check_version(newest_version(), "roster.sqlite")
    """
    if not 1 <= version <= newest_version():
        raise FileError(
            f"{name} has version {version}.",
            f"This program knows version 1 to {newest_version()}, and has left the file as it is.",
            "Update the program.",
        )


def migrate(database: Database) -> None:
    """Bring a file to the newest version, one step after the other."""
    while True:
        with database.writing() as connection:
            # Asked once nobody else writes: another window may have taken the step meanwhile.
            version = stamped(connection)[1]
            if version >= newest_version():
                return
            MIGRATIONS[version - 1](connection)
            stamp(connection, version + 1)
