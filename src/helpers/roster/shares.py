"""Links that athletes were given, as the coach's side remembers them."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from helpers.errors import InputError
from helpers.roster.database import Database
from helpers.roster.plans import athlete_row
from helpers.roster.schema import shares

TOKEN_BYTES = 24
"""192 bits: nobody guesses it, and the link still fits a small QR code."""


@dataclass(frozen=True)
class Share:
    """One link.

    Attributes
    ----------
    token_hash : str
        SHA-256 of the token in hexadecimal: the name of what is published under it.
    token : str or None
        What stands in the link; forgotten once it is revoked.
    athlete_id : str
        Whose plan it shows.
    created_at, expires_at : datetime.datetime
        From when to when it holds, in UTC.
    revoked_at : datetime.datetime or None
        When it was taken back.
    snapshot : int or None
        Number of the snapshot that was published last.
    """

    token_hash: str
    token: str | None
    athlete_id: str
    created_at: dt.datetime
    expires_at: dt.datetime
    revoked_at: dt.datetime | None = None
    snapshot: int | None = None


def hash_of(token: str) -> str:
    """Return the hash by which the public side knows a token.

    Examples
    --------
    >>> hash_of("abc")[:8]
    'ba7816bf'
    """
    return hashlib.sha256(token.encode()).hexdigest()


class Shares:
    """The links of a roster, which has them as its `shares`."""

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self._database, self._now = database, now

    def all(self) -> tuple[Share, ...]:
        """Return every link, also those that were revoked, in order of time."""
        asked = select(shares).order_by(shares.c.created_at, shares.c.token_hash)
        with self._database.reading() as connection:
            return tuple(Share(**row) for row in connection.execute(asked).mappings())

    def new(self, athlete_id: str, *, expires_at: dt.datetime) -> Share:
        """Make a link for an athlete; the one they had is revoked.

        Raises
        ------
        InputError
            If there is no such athlete.
        """
        token = secrets.token_urlsafe(TOKEN_BYTES)
        share = Share(hash_of(token), token, athlete_id, self._now(), expires_at)
        with self._database.writing() as connection:
            athlete_row(connection, athlete_id)
            connection.execute(self._revocation.where(shares.c.athlete_id == athlete_id))
            connection.execute(insert(shares).values(vars(share)))
        return share

    def renew(self, token_hash: str, *, expires_at: dt.datetime, snapshot: int) -> None:
        """Note that a snapshot was published under a link, and until when it holds.

        Raises
        ------
        InputError
            If there is no such link, or it was revoked.
        """
        asked = update(shares).where(
            shares.c.token_hash == token_hash, shares.c.revoked_at.is_(None)
        )
        with self._database.writing() as connection:
            done = connection.execute(asked.values(expires_at=expires_at, snapshot=snapshot))
            if not done.rowcount:
                raise InputError(
                    "This link does not hold any more.",
                    "It was revoked, perhaps in another window.",
                    "Make a new one.",
                )

    def revoke(self, token_hash: str) -> None:
        """Take a link back; what was published under it is for the publisher to delete."""
        with self._database.writing() as connection:
            connection.execute(self._revocation.where(shares.c.token_hash == token_hash))

    @property
    def _revocation(self) -> object:
        held = update(shares).where(shares.c.revoked_at.is_(None))
        return held.values(revoked_at=self._now(), token=None)
