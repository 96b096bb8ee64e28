import datetime as dt
import hashlib

import pytest

from helpers.errors import InputError


@pytest.fixture
def share(roster, book, clock):
    """A link to Ana's plan, for two weeks."""
    return roster.shares.new(roster.add(book), expires_at=clock() + dt.timedelta(days=14))


def test_a_link_can_be_shown_again(roster, share):
    """The coach's side keeps the token, and knows what the public side calls it."""
    assert roster.shares.all() == (share,)
    assert len(share.token) == 32
    assert share.token_hash == hashlib.sha256(share.token.encode()).hexdigest()


def test_a_new_link_revokes_the_old(roster, share):
    """An athlete has one link that holds."""
    new = roster.shares.new(share.athlete_id, expires_at=share.expires_at)
    live = [one for one in roster.shares.all() if one.revoked_at is None]
    assert live == [new]
    assert new.token != share.token


def test_a_revoked_token_is_forgotten(roster, share, clock, path):
    """Of a revoked link only the hash stays, so that its folder can be found and deleted."""
    roster.shares.revoke(share.token_hash)
    (left,) = roster.shares.all()
    assert (left.token, left.revoked_at) == (None, clock())
    assert share.token.encode() not in path.read_bytes()


def test_publishing_renews_a_link(roster, share, clock):
    """Each publication moves the day on which the link ends, and is numbered."""
    later = clock() + dt.timedelta(days=30)
    roster.shares.renew(share.token_hash, expires_at=later, snapshot=2)
    (left,) = roster.shares.all()
    assert (left.expires_at, left.snapshot) == (later, 2)


def test_a_revoked_link_is_not_renewed(roster, share):
    """What was taken back stays so."""
    roster.shares.revoke(share.token_hash)
    with pytest.raises(InputError, match="does not hold any more"):
        roster.shares.renew(share.token_hash, expires_at=share.expires_at, snapshot=2)


def test_revoking_twice_keeps_the_first_time(roster, share, clock):
    """A link was revoked when it was revoked first."""
    roster.shares.revoke(share.token_hash)
    first = clock()
    clock.pass_time(hours=1)
    roster.shares.revoke(share.token_hash)
    assert roster.shares.all()[0].revoked_at == first
