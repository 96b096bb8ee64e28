"""A first season: a plain repeating week per level that grows gradually to the race."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.evidence import Assumptions
from helpers.paces import current_mile
from helpers.season.assumptions import (
    LIGHTER_EVERY,
    LONGEST_SEASON_WEEKS,
    RACE_DISTANCE_M,
    REST_WEEKS,
    SEASON_WEEKS,
)
from helpers.season.calendar import Season, Week, monday_of
from helpers.season.frame import Frame
from helpers.season.pattern import Pattern, weekly_pattern
from helpers.season.sessions import week_sessions
from helpers.units import format_distance, format_time
from helpers.workouts import long_rep_time
from helpers.workouts.timed import silence


@lru_cache(maxsize=64)
def plan(
    athlete: Athlete,
    goal: Goal,
    today: dt.date,
    assumptions: Assumptions = Assumptions(),
) -> Season:
    """Plan a plain season: one week per level, repeated and growing gradually to the race.

    Each week holds short and long intervals (S6g) on days that are not neighbors, a long run and
    easy runs; newcomers run no more than every other day and begin with one fast day (S7).

    Parameters
    ----------
    athlete : Athlete
        Level, free days, usual week, longest run, status and age are used.
    goal : Goal
        Its race date ends the season.
    today : datetime.date
        First day.
    assumptions : Assumptions
        Growth, lighter weeks, taper and session sizes.

    Returns
    -------
    Season
        Weeks from Monday to Sunday; nothing before today or after the race.

    Raises
    ------
    InputError
        If the race is in the past.

    Examples
    --------
    >>> season = plan(Athlete(mile_time_s=370), Goal(), dt.date(2026, 11, 23))
    >>> len(season.weeks), season.weeks[3].phase
    (12, 'lighter')
    """
    span = _span(athlete, goal, today, assumptions)
    pattern = weekly_pattern(athlete, assumptions)
    mondays = _mondays(span, pattern)
    phases = [_phase(i, len(mondays), goal.race_date, assumptions) for i in range(len(mondays))]
    steps_up, weeks = 0, []
    for number, (monday, phase) in enumerate(zip(mondays, phases, strict=True)):
        steps_up += bool(number) and phase == "build"
        frame = Frame(
            athlete, goal, assumptions, pattern,
            today=today, first=span.first, number=number, steps_up=steps_up, phase=phase,
            monday=monday,
        )  # fmt: skip
        kept = (s for s in week_sessions(frame) if span.first <= s.day <= span.last)
        weeks.append(Week(monday, phase, tuple(kept)))
    return Season(
        tuple(weeks),
        goal.race_date,
        newcomer=athlete.experience == "new",
        choices=_choices(athlete, goal, span, pattern, assumptions),
        longest_before_min=athlete.longest_run_s and athlete.longest_run_s / 60,
        usual_week_m=athlete.weekly_distance_m,
    )


@dataclass(frozen=True)
class _Span:
    """First and last day of the season, and the day it is planned on."""

    today: dt.date
    first: dt.date
    last: dt.date


def _span(athlete: Athlete, goal: Goal, today: dt.date, assumptions: Assumptions) -> _Span:
    resting = REST_WEEKS.get(athlete.status)
    first = today + dt.timedelta(days=round(7 * assumptions[resting]) if resting else 0)
    if goal.race_date is None:
        weeks = int(assumptions[SEASON_WEEKS])
        return _Span(today, first, monday_of(first) + dt.timedelta(days=7 * weeks - 1))
    if goal.race_date < today:
        raise InputError(
            f"The race on {goal.race_date:%d %B %Y} is over.",
            "A season leads from today to a race to come.",
            "Give the next race date, or leave it empty.",
        )
    earliest = goal.race_date - dt.timedelta(days=7 * int(assumptions[LONGEST_SEASON_WEEKS]))
    return _Span(today, min(max(first, earliest), goal.race_date), goal.race_date)


def _mondays(span: _Span, pattern: Pattern) -> list[dt.date]:
    """Return the weeks' first days, leaving out a first week whose days have all gone by."""
    start = monday_of(span.first)
    over = all(weekday < span.first.weekday() for weekday in pattern.days)
    if over and (span.last - start).days > 6:
        start += dt.timedelta(days=7)
    return [start + dt.timedelta(days=n) for n in range(0, (span.last - start).days + 1, 7)]


def _phase(number: int, weeks: int, race: dt.date | None, assumptions: Assumptions) -> str:
    if race and number == weeks - 1:
        return "race"
    if race and number == weeks - 2 and weeks > 2:
        return "taper"
    return "lighter" if (number + 1) % int(assumptions[LIGHTER_EVERY]) == 0 else "build"


def _choices(
    athlete: Athlete, goal: Goal, span: _Span, pattern: Pattern, assumptions: Assumptions
) -> tuple[str, ...]:
    """Say where the article is silent or contradicts itself, and which side the plan took."""
    return (
        *_about_days(athlete, pattern),
        *_about_sessions(athlete, span, assumptions),
        *_about_race(goal, span, assumptions),
    )


def _about_days(athlete: Athlete, pattern: Pattern) -> list[str]:
    found = []
    if athlete.experience == "new" and pattern.long is not None:
        found.append(
            "The article asks newcomers for short and long intervals every week, and for intensity "
            "that rises gradually. The plan takes the gradual side: one fast day at first, then "
            "two."
        )
    if pattern.short is None:
        found.append(
            "There is one day: for a newcomer it goes to the aerobic base. A second would hold "
            "fast running."
        )
    elif pattern.long is None:
        found.append("There is one day for fast running: short and long intervals take turns.")
    if athlete.experience == "experienced":
        found.append(
            "The article lets experienced runners cut aerobic distance. The plan keeps it, and "
            "offers cross-training for one easy run where there are days enough."
        )
    return found


def _about_sessions(athlete: Athlete, span: _Span, assumptions: Assumptions) -> list[str]:
    found = [
        (
            "Ladders and pyramids count as long intervals: most of their time is in reps over "
            "a minute. The article does not say."
        )
    ]
    mile = current_mile(athlete, span.today, assumptions)
    if mile and silence(mile.time_s):
        found.append(
            "Between 8:00 and 9:00 the article gives no long intervals; the plan takes "
            f"{format_time(long_rep_time(mile.time_s))}, on the line between its two figures."
        )
    return found


def _about_race(goal: Goal, span: _Span, assumptions: Assumptions) -> list[str]:
    found = []
    if goal.kind == "within longer races" and goal.race_distance_m is None:
        found.append(
            "The distance of the race is not known; "
            f"{format_distance(assumptions[RACE_DISTANCE_M])} are assumed."
        )
    if span.first > span.today:
        found.append(
            f"The plan begins on {span.first:%d %B %Y}. Until then there is rest where status asks "
            "for it, and easy running where the race is only far away."
        )
    return found
