"""A round of publishing: what every link would show anew, looked at before it goes out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.answers import AthletePlan, athlete_plan
from helpers.errors import InputError
from helpers.publishing import changes
from helpers.publishing.folder import current, publish, revoke, sweep
from helpers.publishing.snapshots import Snapshot, expiry
from helpers.roster import Roster, Share


@dataclass(frozen=True)
class Due:
    """A plan that differs from what its link shows.

    Attributes
    ----------
    share : Share
        The link.
    plan : AthletePlan
        What it would show.
    said : tuple of str
        What differs, a sentence each.
    """

    share: Share
    plan: AthletePlan
    said: tuple[str, ...]


def link_of(roster: Roster, athlete_id: str) -> Share | None:
    """Return the link that an athlete has; None where it was never given, or taken back."""
    return next((s for s in _links(roster) if s.athlete_id == athlete_id), None)


def due(roster: Roster, root: Path, *, today: dt.date, now: dt.datetime) -> tuple[Due, ...]:
    """Return every link whose plan has changed since it was published; nothing goes out yet.

    Parameters
    ----------
    roster : Roster
        With its links; archived athletes are published no more.
    root : Path
        The published tree.
    today : datetime.date
        First day that a plan shows.
    now : datetime.datetime
        In UTC; what has expired by then is published again.
    """
    training = {person.id for person in roster.people()}
    found = []
    for share in _links(roster):
        if share.athlete_id not in training:
            continue
        plan = athlete_plan(roster.opened(share.athlete_id).workbook, today)
        shown = current(root, share.token or "", now=now)
        said = changes(shown.plan if shown else None, plan)
        if said:
            found.append(Due(share, plan, said))
    return tuple(found)


def publish_all(roster: Roster, root: Path, found: Iterable[Due], *, now: dt.datetime) -> int:
    """Publish what was looked at, each under its link; return how many that were.

    What expired links showed is deleted on the way.

    Raises
    ------
    CoachingError
        At the first that cannot be written; those before it are out, and are not due again.
    """
    sweep(root, now=now)
    count = 0
    for each in found:
        _publish(roster, root, each.share, each.plan, now=now)
        count += 1
    return count


def new_link(
    roster: Roster, root: Path, athlete_id: str, *, today: dt.date, now: dt.datetime
) -> Share:
    """Give an athlete a link that works at once; the one before it is dead from then on."""
    sweep(root, now=now)
    take_back(roster, root, athlete_id)
    plan = athlete_plan(roster.opened(athlete_id).workbook, today)
    share = roster.shares.new(athlete_id, expires_at=expiry(plan))
    _publish(roster, root, share, plan, now=now)
    return share


def take_back(roster: Roster, root: Path, athlete_id: str) -> bool:
    """Revoke an athlete's link: what it showed is deleted first; return whether there was one."""
    # A roster that was brought in may have given one athlete another link than this one did.
    held = [share for share in _links(roster) if share.athlete_id == athlete_id]
    for share in held:
        revoke(root, share.token_hash)
        roster.shares.revoke(share.token_hash)
    return bool(held)


def _links(roster: Roster) -> tuple[Share, ...]:
    return tuple(share for share in roster.shares.all() if share.revoked_at is None)


def _publish(
    roster: Roster, root: Path, share: Share, plan: AthletePlan, *, now: dt.datetime
) -> Snapshot:
    snapshot = publish(root, share.token_hash, plan, now=now)
    try:
        roster.shares.renew(
            share.token_hash, expires_at=snapshot.expires_at, snapshot=snapshot.number
        )
    except InputError:  # taken back meanwhile, in another window: what was revoked stays so
        revoke(root, share.token_hash)
        raise
    return snapshot
