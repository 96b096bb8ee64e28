"""What the coach's hand makes of a planned week."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from helpers.season.calendar import Session, Week
from helpers.season.outline import HandDay

Weigh = Callable[..., Session]


def by_hand(week: Week, days: tuple[HandDay, ...], weigh: Weigh) -> Week:
    """Return a week with the days that the coach has changed.

    Parameters
    ----------
    week : Week
        As planned.
    days : tuple of HandDay
        Those of all weeks.
    weigh : callable
        Makes a session of a day, a kind and a recipe.
    """
    if not days:
        return week
    end = week.monday + dt.timedelta(days=7)
    own = {hand.day: hand for hand in days if week.monday <= hand.day < end}
    if not own:
        return week
    clubs = {hand.day for hand in own.values() if any(held.stands for held in hand.sessions)}
    planned = [
        session
        for session in week.sessions
        if session.day not in own
        or is_dated(session)
        or (session.anchor and session.day not in clubs)
    ]
    placed = [
        weigh(
            hand.day, held.kind, held.recipe, note=held.note, by_hand=held.said,
            locked=hand.locked, missed=held.missed, why=held.why, anchor=held.stands,
            whence=held.whence,
        )
        for hand in own.values()
        for held in hand.sessions
    ]  # fmt: skip
    sessions = sorted((*planned, *placed), key=lambda s: s.day)
    said = tuple((hand.day, hand.said) for hand in own.values() if hand.said)
    return replace(week, sessions=tuple(sessions), emptied=said)


def as_run(week: Week) -> Week:
    """Return a week as if nothing of it had been missed."""
    if not any(session.missed for session in week.sessions):
        return week
    return replace(week, sessions=tuple(replace(s, missed=False) for s in week.sessions))


def is_dated(session: Session) -> bool:
    """Return whether it is a race or trial with a date of its own, which no change of a day moves."""
    return session.anchor and session.kind == "test or race"
