"""Links of athletes, as their coach sees them: what they show, and what would go out."""

import datetime as dt
from collections.abc import Sequence

from helpers.pages.markup import esc, heading, paragraph

MOST_SHOWN = 40
"""More athletes than these are counted, not listed, before a round goes out."""


def title() -> str:
    """Return what this is for."""
    return heading("Plans for athletes") + paragraph(
        "Each athlete has a link of their own. It shows a nickname, the sessions and the paces, "
        "and nothing else that you keep.",
        kind="note",
    )


def link(address: str, expires: dt.date) -> str:
    """Return a link to copy, and until when it holds."""
    until = f"Whoever has it sees the plan, until {expires.day} {expires:%B %Y}."
    return f'<p class="mile-address"><code>{esc(address)}</code></p>' + paragraph(
        until, kind="note"
    )


def no_link() -> str:
    """Return that an athlete has none."""
    return paragraph("No link yet, or it was taken back.", kind="note")


def round_of(found: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return what would go out, athlete by athlete.

    Examples
    --------
    >>> round_of([])
    '<p class="mile-note">Every link shows the plan as it is now.</p>'
    """
    if not found:
        return paragraph("Every link shows the plan as it is now.", kind="note")
    items = "".join(
        f"<li><strong>{esc(name)}</strong>: {esc(' '.join(said))}</li>"
        for name, said in found[:MOST_SHOWN]
    )
    more = len(found) - MOST_SHOWN
    return f"<ul>{items}</ul>" + (paragraph(f"and {more} more.") if more > 0 else "")
