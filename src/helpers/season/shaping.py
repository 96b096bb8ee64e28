"""The coach's hand: move, swap, replace, lengthen, add, delete, lock, note, and mark as missed.

Every change makes a day the coach's own; the plan leaves such days alone until it is made anew,
and then still those that are locked. A change by hand, a lock among them, moves no other day by
itself; what was done is planned around at once, and a locked day once the plan is made anew.
"""

import datetime as dt
from dataclasses import replace

from helpers.errors import InputError
from helpers.season.calendar import HEAVY, Season, Session, SessionKind
from helpers.season.hand import is_dated
from helpers.season.lengthening import with_more
from helpers.season.log import Done, merged
from helpers.season.outline import HandDay, Outline, Placed, whence_of
from helpers.workouts import Recipe

SHORTEST_MIN, LONGEST_MIN = 5, 360


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
        session.anchor, session.whence,
    )  # fmt: skip


def _own(season: Season, day: dt.date) -> list[Session]:
    """Return what a coach may change of a day: races, and what was noted beyond the plan, aside."""
    planned = (s for s in season.on(day) if s.done is None or s.minutes)
    return [session for session in planned if not is_dated(session)]


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
        If it was done or missed, stands, or the other day holds a run already: then the two may be
        swapped.
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
    whence = session.whence or day
    came = replace(_placed(session), said=f"moved from {date_words(day)}", whence=whence)
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


def _check_undone(session: Session) -> None:
    if session.done is not None:
        raise InputError(
            f"{session.recipe.name} on {date_words(session.day)} was noted as done.",
            "What was done stays as it was, on its day.",
            "Take the note out first.",
        )


def _check_free(session: Session) -> None:
    _check_undone(session)
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
        said = f"swapped with {date_words(whence)}"
        return tuple(replace(p, said=said, whence=p.whence or whence) for p in held)

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
    same = recipe.name == session.recipe.name
    said = "another size of it" if same else f"instead of {session.recipe.name}"[:120]
    return _change(season, outline, day, at, Placed(kind, recipe, said))


def lengthened(season: Season, outline: Outline, day: dt.date, at: int, minutes: float) -> Outline:
    """Return the outline after a run was made to last so many minutes; reps stay as they are.

    Raises
    ------
    InputError
        If it has no easy running to lengthen or shorten by that much, or was done.
    """
    session = _session(season, day, at)
    _check_undone(session)
    if not SHORTEST_MIN <= minutes <= LONGEST_MIN:
        raise InputError(
            f"{minutes:g} minutes were given.",
            f"Sessions last {SHORTEST_MIN} to {LONGEST_MIN} minutes.",
            "Choose a time in between.",
        )
    recipe = with_more(session.recipe, 60 * (minutes - session.minutes))
    if recipe is None:
        raise InputError(
            f"{session.recipe.name} lasts {session.minutes:.0f} minutes.",
            "Its easy running can be lengthened and shortened, to five minutes before and after; "
            "its reps can't.",
            "Replace it by a smaller session.",
        )
    recipe = replace(recipe, figures="ours")
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
        return _without_note(outline, session.done)
    _check_free(session)
    hand = _day(season, outline, day)
    left = _instead(season, hand, at)
    return _with(outline, replace(hand, sessions=left, said=f"{session.recipe.name} taken out"))


def locked(season: Season, outline: Outline, day: dt.date, lock: bool = True) -> Outline:
    """Return the outline with a day locked, so that planning anew leaves it alone, or set free.

    Nothing else moves: the other days go around it, or no longer, once they are planned anew.
    """
    hand = _day(season, outline, day)
    return _with(outline, replace(hand, locked=lock, settled=hand.is_settled))


def noted(
    season: Season, outline: Outline, entries: tuple[Done, ...], *, today: dt.date
) -> Outline:
    """Return the outline with what was done; a day whose session was done stays as it stood.

    Everything else is planned around it from then on, and its sessions keep their names and kinds.

    Parameters
    ----------
    season : Season
        As it was planned when this is noted.
    outline : Outline
        What takes the notes.
    entries : tuple of Done
        What was done.
    today : datetime.date
        Nothing was done later.

    Raises
    ------
    InputError
        If a day is still to come, or the log would be too long.
    """
    late = next((entry.day for entry in entries if entry.day > today), None)
    if late:
        raise InputError(
            f"{late:%d %B %Y} is still to come.", "What is noted was done.", "Note it then."
        )
    log = merged(outline.log, entries)
    days = sorted({entry.day for entry in entries if _was_planned(season, entry)})
    stood = [replace(_day(season, outline, day), settled=True) for day in days]
    # Days of an earlier season that were only noted have nothing to say any more.
    own = [h for h in outline.days if season.holds(h.day) or h.locked or h.is_changed]
    return _with(replace(outline, log=log, days=tuple(own)), *stood)


def _was_planned(season: Season, entry: Done) -> bool:
    """Return whether a note is of a session of its day, rather than of something beside it."""
    own = _own(season, entry.day)
    return any(entry.kind in ("", session.kind) for session in own)


def _without_note(outline: Outline, done: Done) -> Outline:
    """Return the outline without a note; a day of which nothing else is known goes back."""
    log = tuple(entry for entry in outline.log if entry != done)
    hand = outline.hand_day(done.day)
    others = any(entry.day == done.day for entry in log)
    days = outline.days
    if hand and hand.settled and not hand.locked and not others:
        left = (replace(hand, settled=None),) if hand.is_changed else ()
        days = (*(other for other in days if other is not hand), *left)
    return _with(replace(outline, log=log, days=days))


def missed(
    season: Season,
    outline: Outline,
    day: dt.date,
    at: int,
    was_missed: bool = True,
    *,
    today: dt.date | None = None,
) -> Outline:
    """Return the outline with a session marked as missed, or the mark taken back.

    Nothing else moves: what was missed is let go.

    Parameters
    ----------
    season, outline, day, at
        Which session.
    was_missed : bool
        Whether it was missed.
    today : datetime.date, optional
        Nothing later was missed yet.

    Raises
    ------
    InputError
        If it was done, or is still to come.
    """
    session = _session(season, day, at)
    if was_missed and today is not None and day > today:
        raise InputError(
            f"{session.recipe.name} on {date_words(day)} is still to come.",
            "What was missed lies behind.",
            "Move it, or take it out.",
        )
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
    """Return the outline without the coach's changes, but for what is locked, done or missed.

    Where a session was moved there, the day that it came from stays as the coach left it: filled
    again, it would be one session more. Locked days are planned around from then on.

    Examples
    --------
    >>> planned_anew(Outline(days=(HandDay(dt.date(2026, 11, 24)),))).days
    ()
    """
    noted_days = {entry.day for entry in outline.log}
    done = {hand.day for hand in outline.days if hand.settled and hand.day in noted_days}
    kept = [
        hand
        for hand in outline.days
        if hand.locked or hand.day in done or any(placed.missed for placed in hand.sessions)
    ]
    days = {hand.day for hand in kept} | whence_of(kept)
    settled = (
        replace(hand, settled=True if hand.day in done else None)
        for hand in outline.days
        if hand.day in days
    )
    return replace(outline, days=tuple(settled))


def as_planned(outline: Outline, day: dt.date) -> Outline:
    """Return the outline with one day given back to the plan.

    Raises
    ------
    InputError
        If something was done on it.
    """
    hand = outline.hand_day(day)
    if hand and hand.settled and any(entry.day == day for entry in outline.log):
        raise InputError(
            f"What was done on {date_words(day)} is noted.",
            "It stays as it was.",
            "Take the note out first.",
        )
    return replace(outline, days=tuple(hand for hand in outline.days if hand.day != day))
