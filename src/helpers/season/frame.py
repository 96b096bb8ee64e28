"""One week being planned: who it is for, how big it is, and what each day holds."""

import datetime as dt
from dataclasses import dataclass

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumption, Assumptions
from helpers.paces import CurrentMile, current_mile, zone_speed
from helpers.season.assumptions import (
    EASY_MINUTES,
    EASY_WEEKS,
    FAST_DAY_MINUTES,
    FIRST_WORK_SHARE,
    GROWTH_PERCENT,
    LIGHTER_SHARE,
    LONG_GROWTH_PERCENT,
    LONG_MINUTES,
    LONGEST_LONG_MINUTES,
    REST_WEEKS,
    RETURN_SHARE,
    RETURN_WEEKS,
    SHORTEST_RUN_MINUTES,
    SINGLE_FAST_DAY_WEEKS,
    TAPER_SHARE,
    WEEKS_TO_FULL_WORK,
)
from helpers.season.calendar import FAST, SessionKind, monday_of
from helpers.season.pattern import Pattern
from helpers.workouts.steps import MILE_WITHOUT_MARK_S

BACK = ("returning", "ill", "injured")
FAR = 999
"""Days to a race that has no say yet."""

SHARED: tuple[SessionKind, ...] = ("easy run", "cross-training")
"""Kinds that share what the usual week leaves."""


@dataclass(frozen=True)
class Frame:
    """The frame of one week.

    Attributes
    ----------
    athlete, goal, assumptions
        As in `helpers.season.plan`.
    pattern : Pattern
        Which weekday holds what.
    today, first : datetime.date
        The day of planning, and the first day of the season.
    number, steps_up : int
        How many weeks came before this one, and how many steps of growth.
    phase : str
        "build", "lighter", "taper" or "race".
    monday : datetime.date
        Its first day.
    """

    athlete: Athlete
    goal: Goal
    assumptions: Assumptions
    pattern: Pattern
    today: dt.date
    first: dt.date
    number: int
    steps_up: int
    phase: str
    monday: dt.date

    @property
    def mile(self) -> CurrentMile | None:
        """The current mile on the day of planning."""
        return current_mile(self.athlete, self.today, self.assumptions)

    @property
    def mile_time_s(self) -> float:
        """The current mile, or what is assumed without a mark [s]."""
        if self.mile:
            return self.mile.time_s
        return self.assumptions[MILE_WITHOUT_MARK_S[self.athlete.experience]]

    @property
    def phase_share(self) -> float:
        """Size of a week of this phase, against a build week."""
        shares = {"lighter": LIGHTER_SHARE, "taper": TAPER_SHARE, "race": TAPER_SHARE}
        return self.assumptions[shares[self.phase]] if self.phase in shares else 1.0

    @property
    def work_share(self) -> float:
        """Share of the athlete's cap that fast sessions use, growing over the first weeks."""
        first = self.assumptions[FIRST_WORK_SHARE]
        grown = min(1.0, self.fast_weeks / self.assumptions[WEEKS_TO_FULL_WORK])
        return round((first + (1 - first) * grown) * self.phase_share, 2)

    def volume(self, growth: Assumption = GROWTH_PERCENT) -> float:
        """Return the size of the week after its steps of growth."""
        grown = (1 + self.assumptions[growth] / 100) ** self.steps_up
        return self.phase_share * self._back_share * grown

    @property
    def _back_share(self) -> float:
        """Size of the week against the usual one, for who comes back after a break."""
        if self.athlete.status not in BACK:
            return 1.0
        first = self.assumptions[RETURN_SHARE]
        weeks = (self.monday - monday_of(self.run_from)).days / 7
        return min(1.0, first + (1 - first) * weeks / self.assumptions[RETURN_WEEKS])

    @property
    def fast_weeks(self) -> int:
        """How many weeks with fast running came before this one."""
        return min(self.number, max(0, (self.monday - monday_of(self.fast_from)).days // 7))

    def _after(self, weeks: Assumption | None) -> dt.date:
        days = round(7 * self.assumptions[weeks]) if weeks else 0
        return max(self.first, self.today + dt.timedelta(days=days))

    @property
    def run_from(self) -> dt.date:
        """First day on which status allows running."""
        return self._after(REST_WEEKS.get(self.athlete.status))

    @property
    def fast_from(self) -> dt.date:
        """First day on which status allows fast running."""
        return max(self.run_from, self._after(EASY_WEEKS.get(self.athlete.status)))

    @property
    def kinds(self) -> dict[dt.date, SessionKind]:
        """What each day holds, race and days before the season aside."""
        free = [day for day in self._days if day >= self.run_from and self._days_to_race(day) > 1]
        return {day: self._kind(day, self._days_to_race(day)) for day in free}

    @property
    def _days(self) -> list[dt.date]:
        return [self.monday + dt.timedelta(days=weekday) for weekday in self.pattern.days]

    def _days_to_race(self, day: dt.date) -> int:
        return (self.goal.race_date - day).days if self.goal.race_date else FAR

    def _kind(self, day: dt.date, to_race: int) -> SessionKind:
        weekday = day.weekday()
        fast = self._fast_kind(weekday)
        # Nothing fast comes within two days of the race; the day before it is free.
        if fast and day >= self.fast_from and to_race > 2:
            return "test or race" if day == self._test_day() else fast
        if weekday == self.pattern.long_run and to_race > 2:
            return "long run"
        swapped = self.athlete.experience == "experienced" and weekday == self.pattern.swap
        return "cross-training" if swapped else "easy run"

    def _fast_kind(self, weekday: int) -> SessionKind | None:
        short, long = self.pattern.short, self.pattern.long
        if weekday not in (short, long):
            return None
        if long is None:
            return "short intervals" if self.number % 2 == 0 else "long intervals"
        single = self.assumptions[SINGLE_FAST_DAY_WEEKS] if self.athlete.experience == "new" else 0
        if self.fast_weeks < single and weekday == long:
            return None
        return "short intervals" if weekday == short else "long intervals"

    def _test_day(self) -> dt.date | None:
        """Return the first fast day, on which an athlete without a mark runs the gentle test."""
        if self.pattern.short is None or self.mile:
            return None
        start = self.fast_from
        return start + dt.timedelta(days=(self.pattern.short - start.weekday()) % 7)

    @property
    def first_long_minutes(self) -> float:
        """Longest run to start from [min]."""
        longest_s = self.athlete.longest_run_s
        level = self.athlete.experience
        return longest_s / 60 if longest_s else self.assumptions[LONG_MINUTES[level]]

    @property
    def long_minutes(self) -> float:
        """Length of this week's long run [min], in whole minutes."""
        level, first = self.athlete.experience, self.first_long_minutes
        growth = LONG_GROWTH_PERCENT if level == "new" else GROWTH_PERCENT
        longest = max(first, self.assumptions[LONGEST_LONG_MINUTES[level]])
        shortest = self.assumptions[SHORTEST_RUN_MINUTES]
        return float(round(max(shortest, min(longest, first * self.volume(growth)))))

    @property
    def easy_minutes(self) -> float:
        """Length of this week's easy runs [min]; zero where the week is full without.

        What the usual week leaves, after the long run and the fast days, is shared among them. A
        race or a rest in the week takes days away, and gives the others nothing.
        """
        shortest = self.assumptions[SHORTEST_RUN_MINUTES]
        usual = min(self.first_long_minutes, self._usual_easy_minutes)
        if usual < shortest / 2:
            return 0.0
        return float(round(max(shortest, min(usual * self.volume(), self.long_minutes))))

    @property
    def _usual_easy_minutes(self) -> float:
        level, weekly_m = self.athlete.experience, self.athlete.weekly_distance_m
        held = [self._kind(day, FAR) for day in self._days]
        shared = sum(kind in SHARED for kind in held)
        if not weekly_m or not shared:
            return self.assumptions[EASY_MINUTES[level]]
        left_min = weekly_m / (60 * zone_speed(self.mile_time_s, "easy"))
        left_min -= self.first_long_minutes * held.count("long run")
        left_min -= sum(kind in FAST for kind in held) * self.assumptions[FAST_DAY_MINUTES]
        return max(0.0, left_min / shared)
