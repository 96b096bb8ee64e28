"""A first season: a plain repeating week per level that grows gradually to the race."""

import datetime as dt
from dataclasses import dataclass, replace

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions
from helpers.paces import current_mile, zone_speed
from helpers.season.assumptions import (
    EASY_MINUTES,
    EASY_WEEKS,
    FAST_DAY_MINUTES,
    FIRST_WORK_SHARE,
    GROWTH_PERCENT,
    LIGHTER_EVERY,
    LIGHTER_SHARE,
    LONG_GROWTH_PERCENT,
    LONG_MINUTES,
    LONGEST_LONG_MINUTES,
    LONGEST_SEASON_WEEKS,
    SEASON_WEEKS,
    SINGLE_FAST_DAY_WEEKS,
    TAPER_SHARE,
    WEEKS_TO_FULL_WORK,
)
from helpers.season.calendar import Season, Session, SessionKind, Week, monday_of
from helpers.season.pattern import Pattern, weekly_pattern
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
    pattern = weekly_pattern(athlete, assumptions)
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


def _week(week: _Context, pattern: Pattern) -> list[Session]:
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


def _kind(week: _Context, pattern: Pattern, day: dt.date) -> SessionKind:
    weekday = day.weekday()
    fast = _fast_kind(week, pattern, weekday)
    if fast and day >= week.fast_from:
        return "test or race" if day == week.test_day(pattern.short) else fast
    if weekday == pattern.long_run:
        return "long run"
    easy = [d for d in pattern.days if d not in (pattern.short, pattern.long, pattern.long_run)]
    swaps = week.athlete.experience == "experienced" and len(easy) >= 2
    return "cross-training" if swaps and weekday == easy[-1] else "easy run"


def _fast_kind(week: _Context, pattern: Pattern, weekday: int) -> SessionKind | None:
    if weekday not in (pattern.short, pattern.long):
        return None
    alternate = week.number % 2 == 1
    if pattern.long is None:
        return "long intervals" if alternate else "short intervals"
    single = week.assumptions[SINGLE_FAST_DAY_WEEKS] if week.athlete.experience == "new" else 0
    if week.number < single:
        return "short intervals" if weekday == pattern.short else None
    return "short intervals" if weekday == pattern.short else "long intervals"


def _session(week: _Context, pattern: Pattern, day: dt.date, kind: SessionKind) -> Session:
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


def _easy_minutes(week: _Context, pattern: Pattern) -> float:
    """Return the length of this week's easy runs [min], in whole minutes."""
    first = min(_first_long_minutes(week), _easy_minutes_of_usual_week(week, pattern))
    return float(round(max(10.0, min(first * week.volume(), _long_minutes(week)))))


def _easy_minutes_of_usual_week(week: _Context, pattern: Pattern) -> float:
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


def _choices(athlete: Athlete, pattern: Pattern) -> tuple[str, ...]:
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
