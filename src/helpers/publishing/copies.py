"""A snapshot as a page, and as one file that needs no server."""

import re
import unicodedata

from helpers.pages import athlete
from helpers.publishing.snapshots import Snapshot, mark_of


def page_of(snapshot: Snapshot | None) -> str:
    """Return the markup of an athlete's page; a polite sentence where a link is dead."""
    if snapshot is None:
        return athlete.dead_link()
    return athlete.athlete_page(
        snapshot.plan, published_at=snapshot.published_at, mark=mark_of(snapshot)
    )


def copy_of(snapshot: Snapshot) -> str:
    """Return a file that shows the plan without network, kernel or script."""
    return athlete.athlete_document(
        snapshot.plan, published_at=snapshot.published_at, mark=mark_of(snapshot)
    )


def file_name(snapshot: Snapshot) -> str:
    """Return a name for the copy that any system takes.

    Examples
    --------
    >>> import datetime as dt
    >>> from helpers.answers import AthletePlan
    >>> day, noon = dt.date(2026, 11, 24), dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
    >>> file_name(Snapshot(1, noon, noon, AthletePlan("../Zoë", "km", day, day)))
    'plan-zoe-2026-11-24.html'
    """
    plain = unicodedata.normalize("NFKD", snapshot.plan.nickname).encode("ascii", "ignore").decode()
    who = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40] or "athlete"
    return f"plan-{who}-{snapshot.published_at:%Y-%m-%d}.html"
