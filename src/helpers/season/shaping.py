"""The coach's hand: move, swap, replace, lengthen, add, delete, lock, and mark as missed.

Every change makes a day the coach's own; the plan leaves such days alone until it is made anew,
and then still those that are locked.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from helpers.errors import InputError
from helpers.season.calendar import HEAVY, Season, Session, SessionKind, Week
from helpers.season.outline import HandDay, Outline, Placed
from helpers.workouts import Recipe, Run

Weigh = Callable[..., Session]

SHORTEST_MIN, LONGEST_MIN = 5, 360


def by_hand(week: Week, outline: Outline, weigh: Weigh) -> Week:
    """Return a week with the days that the coach has changed.

    Parameters
    ----------
    week : Week
        As planned.
    outline : Outline
        Whose `days` are used.
    weigh : callable
        Makes a session of a day, a kind and a recipe.
    """
    end = week.monday + dt.timedelta(days=7)
    own = {hand.day: hand for hand in outline.days if week.monday <= hand.day < end}
    if not own:
        return week
    clubs = {hand.day for hand in own.values() if any(held.stands for held in hand.sessions)}
    planned = [
        session
        for session in week.sessions
        if session.day not in own
        or _is_dated(session)
        or (session.anchor and session.day not in clubs)
    ]
    placed = [
        weigh(
            hand.day, held.kind, held.recipe, note=held.note, by_hand=held.said,
            locked=hand.locked, missed=held.missed, why=held.why, anchor=held.stands,
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


def _is_dated(session: Session) -> bool:
    """Return whether it is a race or trial with a date of its own, which no change of a day moves."""
    return session.anchor and session.kind == "test or race"


def date_words(day: dt.date) -> str:
    """Return a date as it stands in a calendar.

    Examples
    --------
    >>> date_words(dt.date(2026, 12, 1))
    'Tue 1 Dec'
    """
    return f"{day:%a} {day.day} {day:%b}"


def _placed(session: Session) -> Placed:
    return Placed(
        session.kind, session.recipe, session.by_hand, session.note, session.missed, session.why,
        session.anchor,
    )  # fmt: skip


def _own(season: Season, day: dt.date) -> list[Session]:
    """Return what a coach may change of a day: races, and what was noted beyond the plan, aside."""
    planned = (s for s in season.on(day) if s.done is None or s.minutes)
    return [session for session in planned if not _is_dated(session)]


def _day(season: Season, outline: Outline, day: dt.date) -> HandDay:
    """Return a day as it is now, for the coach to change."""
    if not season.holds(day):
        raise InputError(
            f"{day:%d %B %Y} was given.",
            f"The season goes from {season.weeks[0].monday:%d %B} to "
            f"{season.weeks[-1].monday + dt.timedelta(days=6):%d %B %Y}.",
            "Choose a day in it.",
        )
    known = outline.hand_day(day)
    held = tuple(_placed(s) for s in _own(season, day))
    return replace(known, sessions=held) if known else HandDay(day, held)


def _session(season: Season, day: dt.date, at: int) -> Session:
    on_day = season.on(day)
    if not 0 <= at < len(on_day):
        raise InputError(f"{date_words(day)} holds no such session.", "Choose one that is there.")
    return on_day[at]


def _instead(season: Season, hand: HandDay, at: int, *placed: Placed) -> tuple[Placed, ...]:
    """Return what a day holds with something, or nothing, in the place of one of its sessions."""
    session, own = season.on(hand.day)[at], _own(season, hand.day)
    place = next((n for n, other in enumerate(own) if other is session), None)
    if place is None:
        raise InputError(
            f"{session.recipe.name} on {date_words(hand.day)} is not for moving or changing here.",
            "It has a date of its own, or was noted beyond the plan.",
            "Change the race, the fixed sessions or the log.",
        )
    return (*hand.sessions[:place], *placed, *hand.sessions[place + 1 :])


def _with(outline: Outline, *days: HandDay) -> Outline:
    changed = {hand.day: hand for hand in (*outline.days, *days)}
    return replace(outline, days=tuple(changed[day] for day in sorted(changed)))


def moved(season: Season, outline: Outline, day: dt.date, at: int, to: dt.date) -> Outline:
    """Return the outline after a session was moved to another day.

    Raises
    ------
    InputError
        If it was missed, stands, or the other day holds a run already: then the two may be swapped.
    """
    session = _session(season, day, at)
    _check_free(session)
    if to == day:
        return outline
    if session.missed:
        raise InputError(
            f"{session.recipe.name} on {date_words(day)} was missed.",
            "A missed session is let go, never stacked on another day.",
            "Go on with the plan; add a session where one is wanted.",
        )
    source, target = _day(season, outline, day), _day(season, outline, to)
    if session.is_run and any(s.is_run and not s.missed for s in season.on(to)):
        raise InputError(
            f"{date_words(to)} holds a run already.",
            "One run a day: two of them would be stacked.",
            "Swap the two days, or choose a day without a run.",
        )
    came = replace(_placed(session), said=f"moved from {date_words(day)}")
    left = _instead(season, source, at)
    went = f"{session.recipe.name} moved to {date_words(to)}"
    return _with(
        outline,
        replace(source, sessions=left, said=went),
        replace(target, sessions=_ordered(*target.sessions, came)),
    )


def _ordered(*placed: Placed) -> tuple[Placed, ...]:
    """Put runs before lifting, as the day goes."""
    return tuple(sorted(placed, key=lambda held: held.kind in HEAVY))


def _check_free(session: Session) -> None:
    if session.anchor:
        raise InputError(
            f"{session.recipe.name} on {date_words(session.day)} stands.",
            "It is fixed from outside.",
            "Change the race, or what stands, at the side.",
        )


def swapped(season: Season, outline: Outline, day: dt.date, other: dt.date) -> Outline:
    """Return the outline after two days exchanged what they hold."""
    if day == other:
        raise InputError(
            f"{date_words(day)} was given twice.", "Two days are swapped.", "Choose another day."
        )
    for session in (*season.on(day), *season.on(other)):
        _check_free(session)
        if session.missed:
            raise InputError(
                f"{session.recipe.name} on {date_words(session.day)} was missed.",
                "A missed session is let go.",
                "Take the mark back first, if it was run.",
            )
    one, two = _day(season, outline, day), _day(season, outline, other)

    def came(held: tuple[Placed, ...], whence: dt.date) -> tuple[Placed, ...]:
        return tuple(replace(p, said=f"swapped with {date_words(whence)}") for p in held)

    said = f"swapped with {date_words(other)}", f"swapped with {date_words(day)}"
    return _with(
        outline,
        replace(one, sessions=came(two.sessions, other), said=said[0]),
        replace(two, sessions=came(one.sessions, day), said=said[1]),
    )


def replaced_by(
    season: Season, outline: Outline, day: dt.date, at: int, *, kind: SessionKind, recipe: Recipe
) -> Outline:
    """Return the outline after another recipe took a session's place."""
    session = _session(season, day, at)
    _check_free(session)
    said = f"instead of {session.recipe.name}"[:120]
    return _change(season, outline, day, at, Placed(kind, recipe, said))


def lengthened(season: Season, outline: Outline, day: dt.date, at: int, minutes: float) -> Outline:
    """Return the outline after a run was made to last so many minutes; reps stay as they are.

    Raises
    ------
    InputError
        If it has no easy running to lengthen or shorten by that much.
    """
    session = _session(season, day, at)
    if not SHORTEST_MIN <= minutes <= LONGEST_MIN:
        raise InputError(
            f"{minutes:g} minutes were given.",
            f"Sessions last {SHORTEST_MIN} to {LONGEST_MIN} minutes.",
            "Choose a time in between.",
        )
    blocks = session.recipe.blocks
    runs = [i for i, block in enumerate(blocks) if isinstance(block, Run)]
    more_s = 60 * (minutes - session.minutes)
    at_run = max(runs, key=lambda i: (blocks[i].role == "run", blocks[i].duration_s), default=None)
    if at_run is None or blocks[at_run].duration_s + more_s < 0:
        raise InputError(
            f"{session.recipe.name} lasts {session.minutes:.0f} minutes.",
            "Its easy running can be lengthened and shortened, its reps can't.",
            "Replace it by a smaller session.",
        )
    block = replace(blocks[at_run], duration_s=round(blocks[at_run].duration_s + more_s))
    recipe = replace(session.recipe.with_block(at_run, block), figures="ours")
    said = f"{minutes:.0f} min instead of {session.minutes:.0f}"
    return _change(season, outline, day, at, replace(_placed(session), recipe=recipe, said=said))


def added(
    season: Season, outline: Outline, day: dt.date, kind: SessionKind, recipe: Recipe
) -> Outline:
    """Return the outline after a session was added to a day."""
    hand = _day(season, outline, day)
    sessions = _ordered(*hand.sessions, Placed(kind, recipe, "added"))
    return _with(outline, replace(hand, sessions=sessions))


def deleted(season: Season, outline: Outline, day: dt.date, at: int) -> Outline:
    """Return the outline after a session was taken away; of one that was noted, the note goes."""
    session = _session(season, day, at)
    if session.done is not None:
        return replace(outline, log=tuple(e for e in outline.log if e != session.done))
    _check_free(session)
    hand = _day(season, outline, day)
    left = _instead(season, hand, at)
    return _with(outline, replace(hand, sessions=left, said=f"{session.recipe.name} taken out"))


def locked(season: Season, outline: Outline, day: dt.date, lock: bool = True) -> Outline:
    """Return the outline with a day locked, so that planning anew leaves it alone, or set free."""
    return _with(outline, replace(_day(season, outline, day), locked=lock))


def missed(
    season: Season, outline: Outline, day: dt.date, at: int, was_missed: bool = True
) -> Outline:
    """Return the outline with a session marked as missed, or the mark taken back.

    Nothing else moves: what was missed is let go.
    """
    session = _session(season, day, at)
    if session.done is not None:
        raise InputError(
            f"{session.recipe.name} on {date_words(day)} was noted as done.",
            "What was done was not missed.",
            "Take the note out first.",
        )
    held = replace(_placed(session), missed=was_missed, said="missed" if was_missed else "")
    return _change(season, outline, day, at, held)


def _change(season: Season, outline: Outline, day: dt.date, at: int, placed: Placed) -> Outline:
    hand = _day(season, outline, day)
    sessions = _instead(season, hand, at, placed)
    return _with(outline, replace(hand, sessions=sessions))


def planned_anew(outline: Outline) -> Outline:
    """Return the outline without the coach's changes, but for locked days and missed sessions.

    Examples
    --------
    >>> planned_anew(Outline(days=(HandDay(dt.date(2026, 11, 24)),))).days
    ()
    """
    kept = (h for h in outline.days if h.locked or any(p.missed for p in h.sessions))
    return replace(outline, days=tuple(kept))


def as_planned(outline: Outline, day: dt.date) -> Outline:
    """Return the outline with one day given back to the plan."""
    return replace(outline, days=tuple(hand for hand in outline.days if hand.day != day))
