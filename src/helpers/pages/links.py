"""Links of athletes, as their coach sees them: what they show, and what would go out."""

import datetime as dt
from collections.abc import Sequence

from helpers.evidence import Caution
from helpers.pages.markup import esc, heading, paragraph
from helpers.pages.notices import cautions

MOST_SHOWN = 40
"""More athletes than these are counted, not listed, before a round goes out."""


def title() -> str:
    """Return what this is for."""
    return heading("Plans for athletes") + paragraph(
        "Each athlete has a link of their own. It shows a nickname, the sessions and the paces, "
        "and nothing else that you keep.",
        kind="note",
    )


def link(address: str, expires: dt.date, *, host: str = "") -> str:
    """Return a link to copy, and until when it holds.

    Parameters
    ----------
    address : str
        The whole of it.
    expires : datetime.date
        Last day of what it shows.
    host : str
        What the address calls its server, where that is this computer alone.
    """
    until = f"{_day(expires)}."
    if host:
        return (
            _address(address) + only_here(host) + paragraph(f"It holds until {until}", kind="note")
        )
    return _address(address) + paragraph(
        f"Whoever has it sees the plan, until {until}", kind="note"
    )


def not_shown(address: str, expired: dt.date | None = None) -> str:
    """Return a link that shows nothing, and what to do about it.

    Parameters
    ----------
    address : str
        The whole of it.
    expired : datetime.date, optional
        When it ended, if that is why.
    """
    why = f"This link ended on {_day(expired)}" if expired else "Not published yet"
    return _address(address) + cautions((Caution(f"{why}:", "look at what has changed."),))


def only_here(host: str) -> str:
    """Return that a link leads nowhere but to this computer, and how to give it an address.

    Examples
    --------
    >>> "No phone can open it" in only_here("localhost")
    True
    """
    how = (
        "Start mile athletes --address 0.0.0.0, which says how others in this network reach it. "
        "Type that address above; with MILE_ADDRESS set to it, it stands there from the start."
    )
    return cautions((Caution(f"No phone can open it: {host} is this computer alone.", how),))


def _address(address: str) -> str:
    return f'<p class="mile-address"><code>{esc(address)}</code></p>'


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def no_link() -> str:
    """Return that an athlete has none."""
    return paragraph("No link yet, or it was taken back.", kind="note")


def round_of(found: Sequence[tuple[str, Sequence[str]]], links: int) -> str:
    """Return what would go out, athlete by athlete.

    Parameters
    ----------
    found : sequence of (str, sequence of str)
        Names, each with what has changed.
    links : int
        How many athletes have a link at all.

    Examples
    --------
    >>> round_of([], 2)
    '<p class="mile-note">Every link shows the plan as it is now.</p>'
    >>> round_of([], 0)
    '<p class="mile-note">Nobody has a link yet: choose an athlete, then give a link.</p>'
    """
    if not found and not links:
        return paragraph("Nobody has a link yet: choose an athlete, then give a link.", kind="note")
    if not found:
        return paragraph("Every link shows the plan as it is now.", kind="note")
    items = "".join(
        f"<li><strong>{esc(name)}</strong>: {esc(' '.join(said))}</li>"
        for name, said in found[:MOST_SHOWN]
    )
    more = len(found) - MOST_SHOWN
    return f"<ul>{items}</ul>" + (paragraph(f"and {more} more.") if more > 0 else "")
