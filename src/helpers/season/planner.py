"""A first season: a plain repeating week per level that grows gradually to the race."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, permutations

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions
from helpers.paces import current_mile, zone_speed
from helpers.season.calendar import Season, Session, SessionKind, Week, days_apart, monday_of
from helpers.units import MILE_M
from helpers.workouts import (
    EffortPace,
    Recipe,
    Recovery,
    Run,
    Workout,
    WorkSet,
    ascending_ladder,
    descending_ladder,
    easy_run,
    equal_repeats,
    gentle_test,
    kind_of,
    long_intervals,
    long_rep_time,
    pyramid,
    resolve,
    scaled,
    timed_intervals,
)
from helpers.workouts.effort import EXPECTED_RPE
from helpers.workouts.recipe import COOL_DOWN, WARM_UP
from helpers.workouts.repeats import Repeats
from helpers.workouts.steps import MILE_WITHOUT_MARK_S
from helpers.workouts.timed import Timed


def _ours(
    name: str, value: float, unit: str, low: float, high: float, label: str, reason: str
) -> Assumption:
    return Assumption(f"season_{name}", value, unit, low, high, label, reason)


SEASON_WEEKS = _ours("weeks", 12, "weeks", 2, 26, "length of a season without a race date",
                     "Long enough to see a change.")  # fmt: skip
LONGEST_SEASON_WEEKS = _ours("longest", 26, "weeks", 8, 52, "longest season planned",
                             "Further away, only the last weeks before the race are planned.")  # fmt: skip
GROWTH_PERCENT = _ours("growth", 5, "%", 0, 15, "growth of running from week to week",
                       "The 10 % rule has weak support; 5 % steps are a cautious habit.")  # fmt: skip
LONG_GROWTH_PERCENT = _ours("long_growth_new", 9, "%", 0, 15, "growth of a newcomer's long run",
                            "Steps below 10 %, so that half an hour without stopping comes into "
                            "reach (S1).")  # fmt: skip
LIGHTER_EVERY = _ours("lighter_every", 4, "weeks", 2, 8, "how often a week is lighter",
                      "Three weeks up, one down: common practice.")  # fmt: skip
LIGHTER_SHARE = _ours("lighter", 0.7, "of the week", 0.4, 1, "size of a lighter week",
                      "Common practice.")  # fmt: skip
TAPER_SHARE = _ours("taper", 0.6, "of the week", 0.3, 1, "size of the race week and the one before",
                    "Less running, the same pace: common practice.")  # fmt: skip
SINGLE_FAST_DAY_WEEKS = _ours("one_fast_day", 4, "weeks", 0, 12,
                              "weeks in which a newcomer has one fast day",
                              "Intensity rises gradually (S7).")  # fmt: skip
FIRST_WORK_SHARE = _ours("first_work", 0.6, "of the cap", 0.3, 1, "size of the first fast sessions",
                         "They grow to the full cap over six weeks.")  # fmt: skip
EASY_MINUTES = {
    level: _ours(f"easy_{level}", minutes, "min", 10, 120, f"easy run in the first week ({level})",
                 "Used where the usual week is unknown.")
    for level, minutes in (("new", 20), ("recreational", 35), ("experienced", 45))
}  # fmt: skip
LONG_MINUTES = {
    level: _ours(f"long_{level}", minutes, "min", 10, 180, f"long run in the first week ({level})",
                 "Used where the longest recent run is unknown.")
    for level, minutes in (("new", 20), ("recreational", 50), ("experienced", 70))
}  # fmt: skip
LONGEST_LONG_MINUTES = {
    level: _ours(f"longest_{level}", minutes, "min", 30, 240, f"longest long run ({level})",
                 "Enough for the mile; the article asks newcomers for 30 minutes.")
    for level, minutes in (("new", 45), ("recreational", 75), ("experienced", 105))
}  # fmt: skip
RUNNING_DAYS = {
    level: _ours(f"days_{level}", days, "days", 1, 7, f"most sessions a week ({level})", reason)
    for level, days, reason in (
        ("new", 3, "No two days in a row, Sunday to Monday included (S7)."),
        ("recreational", 5, "Two days without running."),
        ("experienced", 6, "One day of rest (S7)."),
    )
}
EASY_WEEKS = {
    status: _ours(f"easy_{status}", weeks, "weeks", 0, 8, f"weeks without fast running ({status})",
                  "Ours; whoever treats the athlete decides.")
    for status, weeks in (("niggle", 1), ("ill", 2), ("returning", 2), ("injured", 3))
}  # fmt: skip

ASSUMPTIONS = (
    SEASON_WEEKS, LONGEST_SEASON_WEEKS, GROWTH_PERCENT, LONG_GROWTH_PERCENT, LIGHTER_EVERY,
    LIGHTER_SHARE, TAPER_SHARE, SINGLE_FAST_DAY_WEEKS, FIRST_WORK_SHARE, *EASY_MINUTES.values(), *LONG_MINUTES.values(),
    *LONGEST_LONG_MINUTES.values(), *RUNNING_DAYS.values(), *EASY_WEEKS.values(),
)  # fmt: skip

WEEKS_TO_FULL_WORK = 6
FAST_DAY_MINUTES = 35  # of running at about easy pace, when the usual week is shared out
FAST_DAYS_APART, FAST_DAYS_APART_FROM_60 = 2, 3


@dataclass(frozen=True)
class _Pattern:
    """Which weekday holds what; None where there is no day for it."""

    days: tuple[int, ...]
    short: int | None
    long: int | None
    long_run: int | None


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
    first, last = _first_and_last_day(goal, today, assumptions)
    newcomer = athlete.experience == "new"
    pattern = _pattern(athlete, assumptions)
    mondays = _mondays(first, last)
    phases = [_phase(i, len(mondays), goal.race_date, assumptions) for i in range(len(mondays))]
    steps_up, weeks = 0, []
    for number, (monday, phase) in enumerate(zip(mondays, phases, strict=True)):
        steps_up += bool(number) and phase == "build"
        week = _Context(athlete, goal, today, first, number, phase, steps_up, monday, assumptions)
        sessions = _week(week, pattern)
        kept = tuple(s for s in sessions if first <= s.day <= last)
        weeks.append(Week(monday, phase, kept))
    longest = athlete.longest_run_s and athlete.longest_run_s / 60
    return Season(tuple(weeks), goal.race_date, newcomer, _choices(athlete, pattern), longest)


def _first_and_last_day(
    goal: Goal, today: dt.date, assumptions: Assumptions
) -> tuple[dt.date, dt.date]:
    if goal.race_date is None:
        weeks = int(assumptions[SEASON_WEEKS])
        return today, monday_of(today) + dt.timedelta(days=7 * weeks - 1)
    if goal.race_date < today:
        raise InputError(
            f"The race on {goal.race_date:%d %B %Y} is over.",
            "A season leads from today to a race to come.",
            "Give the next race date, or leave it empty.",
        )
    earliest = goal.race_date - dt.timedelta(days=7 * int(assumptions[LONGEST_SEASON_WEEKS]))
    return max(today, earliest), goal.race_date


def _mondays(first: dt.date, last: dt.date) -> list[dt.date]:
    start = monday_of(first)
    return [start + dt.timedelta(days=n) for n in range(0, (last - start).days + 1, 7)]


def _phase(number: int, weeks: int, race: dt.date | None, assumptions: Assumptions) -> str:
    if race and number == weeks - 1:
        return "race"
    if race and number == weeks - 2 and weeks > 3:
        return "taper"
    return "lighter" if (number + 1) % int(assumptions[LIGHTER_EVERY]) == 0 else "build"


def _pattern(athlete: Athlete, assumptions: Assumptions) -> _Pattern:
    apart = FAST_DAYS_APART_FROM_60 if (athlete.age or 0) >= 60 else FAST_DAYS_APART
    most = int(assumptions[RUNNING_DAYS[athlete.experience]])
    days = tuple(sorted(set(athlete.training_days)))
    return _best_pattern(days, most, apart, athlete.experience == "new")


@lru_cache(maxsize=256)
def _best_pattern(free: tuple[int, ...], most: int, apart: int, newcomer: bool) -> _Pattern:
    """Choose running days, then fast days as far apart as possible, the long run at the weekend."""
    days = _running_days(free, most, newcomer)
    roles = permutations((*days, None), 3) if len(days) > 1 else [(days[0], None, None)]
    allowed = [r for r in roles if r[0] is not None and _apart(r[0], r[1], apart)]
    short, long, long_run = max(allowed, key=_spacing)
    return _Pattern(days, short, long, long_run)


def _running_days(free: tuple[int, ...], most: int, newcomer: bool) -> tuple[int, ...]:
    for count in range(min(most, len(free)), 0, -1):
        choices = list(combinations(free, count))
        if newcomer:
            choices = [c for c in choices if all(days_apart(a, b) > 1 for a, b in combinations(c, 2))]
        if choices:
            return max(choices, key=_evenness)
    return free[:1]


def _evenness(days: tuple[int, ...]) -> tuple[float, bool]:
    gaps = [(b - a) % 7 or 7 for a, b in zip(days, (*days[1:], days[0]), strict=True)]
    return -sum(gap**2 for gap in gaps), 6 in days


def _apart(one: int | None, other: int | None, apart: int) -> bool:
    return other is None or days_apart(one, other) >= apart


def _spacing(roles: tuple[int | None, ...]) -> tuple[float, ...]:
    """Rank: both interval days, then a long run, then distance between the three, then Sunday."""
    short, long, long_run = roles
    placed = [day for day in roles if day is not None]
    nearest = min((days_apart(a, b) for a, b in combinations(placed, 2)), default=0)
    return (long is not None, long_run is not None, nearest, long_run in (5, 6), -short)


@dataclass(frozen=True)
class _Context:
    """One week: who, for what, how far into the season, after how many steps up."""

    athlete: Athlete
    goal: Goal
    today: dt.date
    first: dt.date
    number: int
    phase: str
    steps_up: int
    monday: dt.date
    assumptions: Assumptions

    def volume(self, growth: Assumption = GROWTH_PERCENT) -> float:
        """Return the size of the week, lighter weeks and taper counted."""
        shares = {"lighter": LIGHTER_SHARE, "taper": TAPER_SHARE, "race": TAPER_SHARE}
        share = self.assumptions[shares[self.phase]] if self.phase in shares else 1.0
        return share * (1 + self.assumptions[growth] / 100) ** self.steps_up

    @property
    def work_share(self) -> float:
        """Share of the athlete's cap that fast sessions use, growing over six weeks."""
        first = self.assumptions[FIRST_WORK_SHARE]
        grown = first + (1 - first) * min(1.0, self.number / WEEKS_TO_FULL_WORK)
        return round(grown * (0.7 if self.phase != "build" else 1.0), 2)

    @property
    def fast_from(self) -> dt.date:
        """Return the first day on which status allows fast running."""
        weeks = EASY_WEEKS.get(self.athlete.status)
        rest = dt.timedelta(days=round(7 * self.assumptions[weeks]) if weeks else 0)
        return max(self.first, self.today + rest)

    def test_day(self, weekday: int | None) -> dt.date | None:
        """Return the first fast day, on which an athlete without a mark runs the gentle test."""
        if weekday is None or _mile(self):
            return None
        return self.fast_from + dt.timedelta(days=(weekday - self.fast_from.weekday()) % 7)


def _week(week: _Context, pattern: _Pattern) -> list[Session]:
    race = week.goal.race_date
    sessions = []
    for weekday in pattern.days:
        day = week.monday + dt.timedelta(days=weekday)
        # The day before the race is free, and nothing fast comes within two days of it.
        before_race = (race - day).days if race else 99
        if before_race > 1:
            kind = "easy run" if before_race < 3 else _kind(week, pattern, day)
            sessions.append(_session(week, pattern, day, kind))
    return [*sessions, _race(week, race)] if week.phase == "race" else sessions


def _kind(week: _Context, pattern: _Pattern, day: dt.date) -> SessionKind:
    weekday = day.weekday()
    fast = _fast_kind(week, pattern, weekday)
    if fast and day >= week.fast_from:
        return "test or race" if day == week.test_day(pattern.short) else fast
    if weekday == pattern.long_run:
        return "long run"
    easy = [d for d in pattern.days if d not in (pattern.short, pattern.long, pattern.long_run)]
    swaps = week.athlete.experience == "experienced" and len(easy) >= 2
    return "cross-training" if swaps and weekday == easy[-1] else "easy run"


def _fast_kind(week: _Context, pattern: _Pattern, weekday: int) -> SessionKind | None:
    if weekday not in (pattern.short, pattern.long):
        return None
    alternate = week.number % 2 == 1
    if pattern.long is None:
        return "long intervals" if alternate else "short intervals"
    single = week.assumptions[SINGLE_FAST_DAY_WEEKS] if week.athlete.experience == "new" else 0
    if week.number < single:
        return "short intervals" if weekday == pattern.short else None
    return "short intervals" if weekday == pattern.short else "long intervals"


def _session(week: _Context, pattern: _Pattern, day: dt.date, kind: SessionKind) -> Session:
    if kind == "test or race":
        return _resolved(week, day, kind, gentle_test())
    if kind in ("short intervals", "long intervals"):
        return _resolved(week, day, kind, _intervals(week, kind))
    minutes = _long_minutes(week) if kind == "long run" else _easy_minutes(week, pattern)
    if kind == "cross-training":
        recipe = Recipe(
            "Cross-training", (Run("run", minutes * 60, EffortPace(3)),),
            "Aerobic work without the pounding, in place of an easy run.", "S7", "kind and length",
        )  # fmt: skip
        return _resolved(week, day, kind, recipe, "Bike, pool or elliptical; an easy run will do.")
    return _resolved(week, day, kind, replace(easy_run(minutes * 60), name=kind.capitalize()))


def _mile(week: _Context):
    return current_mile(week.athlete, week.today, week.assumptions)


def _intervals(week: _Context, kind: SessionKind) -> Recipe:
    """Rotate the article's shapes; without a mark only those by time and effort."""
    mile = _mile(week)
    if mile is None:
        choices = _BY_FEEL[kind]
    elif kind == "short intervals":
        choices = (equal_repeats(), timed_intervals())
    else:
        choices = (
            equal_repeats(4, 600.0), ascending_ladder(), pyramid(),
            long_intervals(long_rep_time(mile.time_s)), descending_ladder(),
        )  # fmt: skip
    for turn in range(len(choices)):
        recipe = scaled(
            choices[(week.number + turn) % len(choices)],
            week.athlete,
            today=week.today,
            share=week.work_share,
            assumptions=week.assumptions,
        )
        # Scaled far down, a long session may have become a short one: then the next has its turn.
        if kind_of(_workout(week, recipe), week.assumptions) == kind:
            break
    return recipe


def _by_feel(reps: Timed, rpe: float, recovery_s: float) -> Recipe:
    work = WorkSet(reps, EffortPace(rpe), Recovery("time", recovery_s, "walking"))
    return Recipe(str(reps), (WARM_UP, work, COOL_DOWN), "Speed by feel.", ours="all figures")


_BY_FEEL = {
    "short intervals": (_by_feel(Timed(8, 30.0), 9.0, 60.0),),
    "long intervals": (
        _by_feel(Timed(4, 180.0), 8.0, 180.0), _by_feel(Timed(6, 90.0), 8.0, 120.0),
    ),
}  # fmt: skip


def _workout(week: _Context, recipe: Recipe) -> Workout:
    return resolve(
        recipe, week.athlete, goal=week.goal, today=week.today, assumptions=week.assumptions
    )


def _resolved(
    week: _Context, day: dt.date, kind: SessionKind, recipe: Recipe, note: str = ""
) -> Session:
    workout = _workout(week, recipe)
    running_m = 0.0 if kind == "cross-training" else workout.total_distance_m
    rpe = week.assumptions[EXPECTED_RPE[kind]]
    return Session(day, kind, recipe, workout.total_time_s / 60, running_m, rpe, note)


def _race(week: _Context, race: dt.date) -> Session:
    mile = WorkSet(Repeats(1, MILE_M), EffortPace(10.0), Recovery("time", 0.0, "walking"))
    name = week.goal.race_name or "The mile"
    recipe = Recipe(name, (WARM_UP, mile, COOL_DOWN), "The race.", ours="warm-up and cool-down")
    return _resolved(week, race, "test or race", recipe)


def _first_long_minutes(week: _Context) -> float:
    longest_s = week.athlete.longest_run_s
    return longest_s / 60 if longest_s else week.assumptions[LONG_MINUTES[week.athlete.experience]]


def _long_minutes(week: _Context) -> float:
    """Return the length of this week's long run [min], in whole minutes."""
    level, first = week.athlete.experience, _first_long_minutes(week)
    growth = LONG_GROWTH_PERCENT if level == "new" else GROWTH_PERCENT
    longest = max(first, week.assumptions[LONGEST_LONG_MINUTES[level]])
    return float(round(max(10.0, min(longest, first * week.volume(growth)))))


def _easy_minutes(week: _Context, pattern: _Pattern) -> float:
    """Return the length of this week's easy runs [min], in whole minutes."""
    first = min(_first_long_minutes(week), _easy_minutes_of_usual_week(week, pattern))
    return float(round(max(10.0, min(first * week.volume(), _long_minutes(week)))))


def _easy_minutes_of_usual_week(week: _Context, pattern: _Pattern) -> float:
    """Share what the usual week leaves, after long run and fast days, among the easy runs."""
    level, weekly_m = week.athlete.experience, week.athlete.weekly_distance_m
    easy_days = sum(d not in (pattern.short, pattern.long, pattern.long_run) for d in pattern.days)
    if not weekly_m or not easy_days:
        return week.assumptions[EASY_MINUTES[level]]
    mile = _mile(week)
    mile_s = mile.time_s if mile else week.assumptions[MILE_WITHOUT_MARK_S[level]]
    easy_m_min = 60 * zone_speed(mile_s, "easy")
    fast_days = sum(d is not None for d in (pattern.short, pattern.long))
    left_min = weekly_m / easy_m_min - _first_long_minutes(week) - fast_days * FAST_DAY_MINUTES
    return max(15.0, left_min / easy_days)


def _choices(athlete: Athlete, pattern: _Pattern) -> tuple[str, ...]:
    found = []
    if athlete.experience == "new":
        found.append(
            "The article asks newcomers for short and long intervals every week, and for intensity "
            "that rises gradually. The plan takes the gradual side: one fast day at first, then two."
        )
    if athlete.experience == "experienced":
        found.append(
            "The article lets experienced runners cut aerobic distance. The plan keeps it, and "
            "offers cross-training for one easy run where there are days enough."
        )
    if pattern.long is None:
        found.append("There is one day for fast running: short and long intervals take turns.")
    found.append(
        "Ladders and pyramids count as long intervals: most of their time is in reps over "
        "a minute. The article does not say."
    )
    return tuple(found)
