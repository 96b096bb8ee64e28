"""What was done beside what was planned, and what follows from it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.load import fatigue, fitness, monotony, strain
from helpers.season.calendar import KINDS, Season, Session, SessionKind, Week
from helpers.season.log import Done
from helpers.workouts import easy_run

UNPLANNED: SessionKind = "easy run"


def noted(season: Season, log: Iterable[Done]) -> Season:
    """Return the season with what was done beside each session, and on days without one."""
    by_day: dict[dt.date, list[Done]] = defaultdict(list)
    for entry in log:
        by_day[entry.day].append(entry)
    if not by_day:
        return season
    return replace(season, weeks=tuple(_noted_week(week, by_day) for week in season.weeks))


def outside(season: Season, log: Iterable[Done]) -> tuple[Done, ...]:
    """Return what was noted of days that the season does not reach, in order of day.

    Examples
    --------
    >>> outside(Season((), None, newcomer=False), [Done(dt.date(2026, 11, 24), 45)])[0].minutes
    45
    """
    return tuple(sorted((e for e in log if not season.holds(e.day)), key=lambda entry: entry.day))


def _noted_week(week: Week, by_day: dict[dt.date, list[Done]]) -> Week:
    days = [week.monday + dt.timedelta(days=n) for n in range(7)]
    entries = {day: list(by_day.get(day, ())) for day in days}
    if not any(entries.values()):
        return week
    sessions = [_matched(session, entries[session.day]) for session in week.sessions]
    more = [_unplanned(entry) for left in entries.values() for entry in left]
    return replace(week, sessions=tuple(sorted((*sessions, *more), key=lambda s: s.day)))


def _matched(session: Session, left: list[Done]) -> Session:
    """Take the entry of the same kind, else the first that names none."""
    same = [entry for entry in left if entry.kind == session.kind]
    any_kind = [entry for entry in left if not entry.kind]
    found = (*same, *any_kind)[:1]
    if not found:
        return session
    left.remove(found[0])
    return replace(session, done=found[0], missed=False)


def _unplanned(entry: Done) -> Session:
    kind = entry.kind if entry.kind in KINDS else UNPLANNED
    recipe = replace(easy_run(), name="Not planned")
    return Session(entry.day, kind, recipe, 0.0, 0.0, 5.0, note="not planned", done=entry)


def daily_loads(season: Season, today: dt.date, *, planned: bool = False) -> tuple[float, ...]:
    """Return the load of each day of the season [RPE × min].

    Parameters
    ----------
    season : Season
        With its log.
    today : datetime.date
        Up to it, what was done counts where it was noted, and what was planned elsewhere.
    planned : bool
        Leave out what was noted: the load as planned.
    """
    loads = []
    for week in season.weeks:
        days = [0.0] * 7
        for session in week.sessions:
            noted_load = None if planned or session.day > today else session.done_load
            days[(session.day - week.monday).days] += (
                session.load if noted_load is None else noted_load
            )
        loads += days
    return tuple(loads)


@dataclass(frozen=True)
class WeekLoad:
    """What one week weighs, beside what has built up.

    Attributes
    ----------
    monday : datetime.date
        Its first day.
    planned, done : float or None
        Load as planned, and as noted [RPE × min]; None where nothing was noted.
    monotony, strain : float or None
        Foster's, with the sample standard deviation; None in a week without load.
    fitness, fatigue : float
        At its end [RPE × min a day].
    """

    monday: dt.date
    planned: float
    done: float | None
    monotony: float | None
    strain: float | None
    fitness: float
    fatigue: float

    @property
    def form(self) -> float:
        """Fitness less fatigue, at the end of the same day."""
        return self.fitness - self.fatigue


def week_loads(season: Season, today: dt.date, start: float) -> tuple[WeekLoad, ...]:
    """Return what each week weighs, and fitness, fatigue and form at its end.

    Parameters
    ----------
    season : Season
        With its log: up to today what was done counts where it was noted.
    today : datetime.date
        Day of reading.
    start : float
        Daily load before the season, a seventh of the recent weekly one [RPE × min].
    """
    loads = daily_loads(season, today)
    fit, tired = fitness(loads, start), fatigue(loads, start)
    found = []
    for number, week in enumerate(season.weeks):
        days = loads[7 * number : 7 * number + 7]
        end = 7 * number + 6
        found.append(
            WeekLoad(
                week.monday, week.load, week.done_load, monotony(days), strain(days),
                float(fit[end]), float(tired[end]),
            )
        )  # fmt: skip
    return tuple(found)
