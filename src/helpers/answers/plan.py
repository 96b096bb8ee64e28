"""What leaves the coach's machine for one athlete: a nickname, the sessions, the paces.

Venue, hour, age, sex, status, notes, names of races and clubs, and whatever else a coach has typed
stay behind: of words, only those that the workbook itself uses are let through.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from helpers.answers.raceday import race_card
from helpers.answers.speeds import zones
from helpers.answers.weeks import season_plan
from helpers.answers.wording import in_our_words, our_texts
from helpers.athlete import Athlete
from helpers.errors import InputError
from helpers.season import Event, Season, Session, SessionKind
from helpers.season.plot import WHY
from helpers.units import MILE_M
from helpers.workbook import Workbook
from helpers.workouts import (
    Drills,
    Step,
    Workout,
    resolve,
)

NOBODY = "Athlete"
"""Who has no name."""

OVER = "This race is over. The next plan comes from your coach."
NO_SEASON = "There is no season at the moment. The next plan comes from your coach."
PACES = ("easy", "threshold", "interval", "repetition", "mile")
CARD_EVERY_M = 200.0

PieceKind = Literal["warm-up", "run", "drills", "rep", "recovery", "rest", "cool-down"]


@dataclass(frozen=True)
class PlanPiece:
    """One line of a session: alike repetitions, a run, drills, or a rest.

    Attributes
    ----------
    kind : str
        As in `helpers.workouts.Step`.
    what : str
        Distance or time of a repetition, the pace of a run in words, or empty.
    count : int
        How many.
    time_s, distance_m : float
        Of one [s, m].
    speed_m_s : float or None
        Target [m/s]; None where the effort is the guide, or nothing is run.
    rpe : float or None
        The effort, where that is the guide; time or distance is an estimate then.
    timed : bool
        Whether it is run by time.
    then : str
        The recovery after each; empty where none follows.
    exercises : tuple of str
        Of drills and lifts, each with its figures.
    note : str
        How it is done.
    """

    kind: PieceKind
    what: str
    count: int
    time_s: float
    distance_m: float
    speed_m_s: float | None = None
    rpe: float | None = None
    timed: bool = False
    then: str = ""
    exercises: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class PlanSession:
    """One session.

    Attributes
    ----------
    date : datetime.date
        When.
    code : str
        What a message quotes: month and day, and a letter from the second of a day on.
    kind, name, purpose, reason : str
        What it is, what it is for, and why it is there.
    minutes : int
        How long it takes [min].
    rpe : float
        Expected rating of the whole, CR-10.
    pieces : tuple of PlanPiece
        The work.
    """

    date: dt.date
    code: str
    kind: SessionKind
    name: str
    purpose: str
    reason: str
    minutes: int
    rpe: float
    pieces: tuple[PlanPiece, ...]


@dataclass(frozen=True)
class PlanWeek:
    """One week: its Monday, the word for its phase, and the minutes of the sessions shown."""

    monday: dt.date
    phase: str
    minutes: int


@dataclass(frozen=True)
class PlanPace:
    """A pace by name, from slow to fast [m/s]."""

    name: str
    slow_m_s: float
    fast_m_s: float


@dataclass(frozen=True)
class PlanCard:
    """What the watch shows at even pace.

    Attributes
    ----------
    distance_m, time_s : float
        The race [m, s].
    of : {"goal", "current"}
        Whether the time is the goal, or what can be run today.
    rows : tuple of (float, float)
        Distance [m] and time on the watch [s].
    """

    distance_m: float
    time_s: float
    of: Literal["goal", "current"]
    rows: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class AthletePlan:
    """All that an athlete is shown, and all that is published.

    Attributes
    ----------
    nickname : str
        First word of the name.
    unit : {"mile", "km"}
        The coach's; the athlete may choose the other.
    first, last : datetime.date
        Days it covers.
    race_day : datetime.date or None
        The race, if its date is known.
    sessions, weeks, paces, cards : tuple
        The plan.
    said : str
        A sentence in place of a plan where there is none; else empty.
    """

    nickname: str
    unit: Literal["mile", "km"]
    first: dt.date
    last: dt.date
    race_day: dt.date | None = None
    sessions: tuple[PlanSession, ...] = ()
    weeks: tuple[PlanWeek, ...] = ()
    paces: tuple[PlanPace, ...] = ()
    cards: tuple[PlanCard, ...] = ()
    said: str = ""

    def on(self, day: dt.date) -> tuple[PlanSession, ...]:
        """Return what a day holds."""
        return tuple(session for session in self.sessions if session.date == day)


def athlete_plan(workbook: Workbook, today: dt.date) -> AthletePlan:
    """Return what one athlete is given: from today to the race, or to the end of the season.

    Parameters
    ----------
    workbook : Workbook
        The coach's; most of it stays behind.
    today : datetime.date
        First day that is shown.

    Examples
    --------
    >>> given = athlete_plan(Workbook(Athlete("Ana Sousa", age=34)), dt.date(2026, 11, 23))
    >>> given.nickname, given.sessions[0].code
    ('Ana', 'S1124')
    """
    paces = tuple(
        PlanPace(zone.name, zone.slow_m_s, zone.fast_m_s)
        for zone in zones(workbook, today)
        if zone.name in PACES
    )
    plain = AthletePlan(_nickname(workbook.athlete), workbook.unit, today, today, paces=paces)
    try:
        plan = season_plan(workbook, today)
    except InputError:
        raced = workbook.goal.race_date
        return replace(plain, said=OVER if raced and raced < today else NO_SEASON)
    sessions = tuple(_sessions(workbook, plan, today))
    return replace(
        plain,
        last=plan.race_day or plan.weeks[-1].monday + dt.timedelta(days=6),
        race_day=plan.race_day,
        sessions=sessions,
        weeks=tuple(_weeks(plan, sessions)),
        cards=_cards(workbook, today),
    )


def _nickname(athlete: Athlete) -> str:
    shown = (c if unicodedata.category(c)[0] != "C" else " "[: c.isspace()] for c in athlete.name)
    return next(iter("".join(shown).split()), NOBODY)


def _sessions(workbook: Workbook, plan: Season, today: dt.date) -> Iterator[PlanSession]:
    """Return what is planned from today on; what was done beyond the plan stays in the log."""
    planned = (s for s in plan.sessions if s.day >= today and s.minutes)
    texts = our_texts(workbook, today)
    for _, on_day in groupby(planned, key=lambda session: session.day):
        for place, session in enumerate(on_day):
            code = session_code(session.day, place)
            yield _session(workbook, session, code, texts=texts, today=today)


def _session(
    workbook: Workbook, session: Session, code: str, *, texts: frozenset[str], today: dt.date
) -> PlanSession:
    recipe = in_our_words(session.recipe, session.kind, texts)
    if session.anchor and session.kind == "test or race":
        recipe = replace(recipe, name=_event_name(workbook, session.day))
    workout = resolve(
        recipe, workbook.athlete, goal=workbook.goal, today=today,
        surface=workbook.surface, assumptions=workbook.assumptions,
    )  # fmt: skip
    return PlanSession(
        session.day, code, session.kind, recipe.name, recipe.purpose,
        _reason(session), round(session.minutes), session.rpe, tuple(_pieces(workout)),
    )  # fmt: skip


def session_code(day: dt.date, place: int) -> str:
    """Return what a message calls a session: its day, and a letter from the second of a day on.

    Examples
    --------
    >>> day = dt.date(2026, 12, 1)
    >>> session_code(day, 0), session_code(day, 1)
    ('S1201', 'S1201b')
    """
    letter = chr(ord("a") + place) if place else ""
    return f"S{day:%m%d}{letter}"


def _event_name(workbook: Workbook, day: dt.date) -> str:
    events = (a for a in workbook.outline.anchors if isinstance(a, Event) and a.day == day)
    if workbook.goal.race_date == day:
        return "The race"
    return next((event.what.capitalize() for event in events), "Test or race")


_REASONS = {
    **{kind: re.sub(r" \(S\d\w?\)", "", why) for kind, why in WHY.items()},
    "strength": "Stronger legs push off harder; after the day's run, so that no fast day follows.",
}


def _reason(session: Session) -> str:
    if session.kind == "test or race":
        return "" if session.anchor else "An honest mile sizes everything after."
    return _REASONS[session.kind]


def _weeks(plan: Season, sessions: tuple[PlanSession, ...]) -> Iterator[PlanWeek]:
    for week in plan.weeks:
        held = [s.minutes for s in sessions if 0 <= (s.date - week.monday).days < 7]
        if held:
            yield PlanWeek(week.monday, week.word, sum(held))


def _cards(workbook: Workbook, today: dt.date) -> tuple[PlanCard, ...]:
    """Return the card of the mile, and that of a longer race; both at even pace."""
    card = race_card(workbook, today)
    if card is None:
        return ()
    marks_m = [CARD_EVERY_M * n for n in range(1, int(MILE_M / CARD_EVERY_M) + 1)]
    rows = tuple((mark_m, card.mile_time_s * mark_m / MILE_M) for mark_m in (*marks_m, MILE_M))
    mile = PlanCard(MILE_M, card.mile_time_s, card.of, rows)
    if not card.longer_m or not card.longer:
        return (mile,)
    longer = tuple((split.distance_m, split.elapsed_s) for split in card.longer)
    return mile, PlanCard(card.longer_m, longer[-1][1], card.of, longer)


def _pieces(workout: Workout) -> list[PlanPiece]:
    """Return the work; alike repetitions stand in one line, with the recovery after each."""
    found: list[PlanPiece] = []
    for piece in _single(workout):
        last = found[-1] if found else None
        if last and last.then and _is_alike(last, piece):
            found[-1] = replace(last, count=last.count + 1)
        else:
            found.append(piece)
    return found


def _is_alike(last: PlanPiece, piece: PlanPiece) -> bool:
    same = replace(last, count=1, then="") == replace(piece, then="")
    return same and piece.then in ("", last.then)


def _single(workout: Workout) -> Iterator[PlanPiece]:
    """Return every step but the recoveries, which are said with what they follow."""
    drills = iter([b for b in workout.recipe.blocks if isinstance(b, Drills) and b.duration_s])
    sets = [block for _, block in workout.recipe.sets]
    steps = workout.steps
    for step, before, after in zip(steps, (None, *steps), (*steps[1:], None), strict=False):
        if step.kind == "recovery" and before and before.kind in ("rep", "run"):
            continue
        then = after.label if after and after.kind == "recovery" else ""
        piece = _piece(step, then if step.kind in ("rep", "run") else "")
        if step.kind == "drills":
            block = next(drills)
            piece = replace(piece, exercises=block.exercises, note=block.note)
        yield replace(piece, note=sets[step.set_number - 1].note) if step.set_number else piece


def _piece(step: Step, then: str) -> PlanPiece:
    speed_m_s = step.speed_m_s if step.guide == "pace" else None
    return PlanPiece(
        step.kind, _what(step), 1, step.time_s, step.distance_m, speed_m_s, step.rpe, step.timed,
        then,
    )  # fmt: skip


def _what(step: Step) -> str:
    """Return a repetition's distance or time, or the pace of a run where it has a name."""
    if step.kind in ("rep", "recovery"):
        return step.label
    pace = step.label.partition(" at ")[2]
    return pace if pace.endswith(" pace") and pace != "a typed pace" else ""
