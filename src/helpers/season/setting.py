"""Who a season is for, from when and to what: everything derived once and asked often."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions
from helpers.paces import CurrentMile, current_mile, zone_speed
from helpers.season.assumptions import (
    EASY_WEEKS,
    FAST_HOURS,
    FAST_HOURS_FROM_60,
    LONGEST_SEASON_WEEKS,
    QUIET_DAYS,
    RACE_DISTANCE_M,
    REST_WEEKS,
    SEASON_WEEKS,
)
from helpers.season.calendar import FAST, HEAVY, SessionKind, monday_of
from helpers.season.outline import Club, Event, HandDay, Outline
from helpers.units import MILE_M
from helpers.workouts.steps import MILE_WITHOUT_MARK_S

BACK = ("returning", "ill", "injured")
FAR = 999
"""Days to a race that has no say yet."""


@dataclass(frozen=True)
class Setting:
    """What the whole season is planned for.

    Attributes
    ----------
    athlete, goal, assumptions, outline
        As in `helpers.season.plan`.
    start : datetime.date
        Day of planning; marks are as old as they are then, and status counts from it.
    settled : tuple of HandDay
        Days of the coach's that the others are planned around.
    """

    athlete: Athlete
    goal: Goal
    start: dt.date
    assumptions: Assumptions
    outline: Outline
    settled: tuple[HandDay, ...] = ()

    @cached_property
    def mile(self) -> CurrentMile | None:
        """The current mile on the day of planning."""
        return current_mile(self.athlete, self.start, self.assumptions)

    @cached_property
    def mile_time_s(self) -> float:
        """The current mile, or what is assumed without a mark [s]."""
        if self.mile:
            return self.mile.time_s
        return self.assumptions[MILE_WITHOUT_MARK_S[self.athlete.experience]]

    @cached_property
    def easy_m_s(self) -> float:
        """Speed of easy running [m/s]."""
        return zone_speed(self.mile_time_s, "easy")

    @property
    def is_new(self) -> bool:
        """Whether the rules for newcomers apply."""
        return self.athlete.experience == "new"

    @property
    def is_back(self) -> bool:
        """Whether the athlete comes back after a break."""
        return self.athlete.status in BACK

    @property
    def within_longer(self) -> bool:
        """Whether the goal is a faster mile within longer races."""
        return self.goal.kind == "within longer races"

    @cached_property
    def fast_apart(self) -> int:
        """Days from one fast day to the next."""
        old = (self.athlete.age or 0) >= 60
        return -(-int(self.assumptions[FAST_HOURS_FROM_60 if old else FAST_HOURS]) // 24)

    @cached_property
    def quiet_days(self) -> int:
        """Days before a race or trial without anything fast."""
        return int(self.assumptions[QUIET_DAYS])

    @cached_property
    def race_m(self) -> float:
        """Distance of the race [m]."""
        if self.goal.race_distance_m:
            return self.goal.race_distance_m
        return self.assumptions[RACE_DISTANCE_M] if self.within_longer else MILE_M

    @cached_property
    def first(self) -> dt.date:
        """First day that may hold something."""
        if self.goal.race_date is None:
            return self._rested
        most = dt.timedelta(days=7 * int(self.assumptions[LONGEST_SEASON_WEEKS]))
        return min(max(self._rested, self.goal.race_date - most), self.goal.race_date)

    @cached_property
    def last(self) -> dt.date:
        """Last day: the race, or the end of a season without one."""
        if self.goal.race_date is not None:
            return self.goal.race_date
        weeks = int(self.assumptions[SEASON_WEEKS])
        return monday_of(self._rested) + dt.timedelta(days=7 * weeks - 1)

    @cached_property
    def has_limits(self) -> bool:
        """Whether a day allows no more than so many minutes."""
        return any(self.outline.minutes)

    @cached_property
    def _rested(self) -> dt.date:
        return self._after(REST_WEEKS.get(self.athlete.status))

    def _after(self, weeks: Assumption | None) -> dt.date:
        days = round(7 * self.assumptions[weeks]) if weeks else 0
        return self.start + dt.timedelta(days=days)

    @cached_property
    def run_from(self) -> dt.date:
        """First day on which status allows running."""
        return max(self.first, self._rested)

    @cached_property
    def fast_from(self) -> dt.date:
        """First day on which status allows fast running, and lifting."""
        return max(self.run_from, self._after(EASY_WEEKS.get(self.athlete.status)))

    @cached_property
    def clubs(self) -> tuple[Club, ...]:
        """What stands every week."""
        return tuple(a for a in self.outline.anchors if isinstance(a, Club))

    @cached_property
    def club_runs(self) -> dict[int, str]:
        """Weekday and name of the runs that stand every week."""
        return {c.weekday: c.name or "club" for c in self.clubs if c.holds != "strength"}

    @cached_property
    def events(self) -> dict[dt.date, Event]:
        """What stands on a day of its own, within the season and before the race."""
        events = (a for a in self.outline.anchors if isinstance(a, Event))
        return {e.day: e for e in events if self.first <= e.day < self._end}

    @cached_property
    def events_outside(self) -> tuple[Event, ...]:
        """Time trials and races that the season does not reach."""
        events = (a for a in self.outline.anchors if isinstance(a, Event))
        return tuple(event for event in events if event.day not in self.events)

    @property
    def _end(self) -> dt.date:
        return self.goal.race_date or self.last + dt.timedelta(days=1)

    @cached_property
    def hard_days(self) -> tuple[dt.date, ...]:
        """Days that stand and hold something fast: the race, events, and settled fast days."""
        race = (self.goal.race_date,) if self.goal.race_date else ()
        return tuple(sorted({*race, *self.events, *self._settled_with(FAST)}))

    def _settled_with(self, kinds: tuple[SessionKind, ...]) -> set[dt.date]:
        return {h.day for h in self.settled if any(placed.kind in kinds for placed in h.sessions)}

    @cached_property
    def peaks(self) -> tuple[dt.date, ...]:
        """Days of races and trials, before which it is quiet."""
        race = (self.goal.race_date,) if self.goal.race_date else ()
        return tuple(sorted({*race, *self.events}))

    @cached_property
    def settled_days(self) -> frozenset[dt.date]:
        """Days that hold what they hold already."""
        return frozenset(hand.day for hand in self.settled)

    @cached_property
    def settled_lifts(self) -> dict[dt.date, SessionKind]:
        """Settled days that hold strength or power, and which of them."""
        held = ((hand.day, placed.kind) for hand in self.settled for placed in hand.sessions)
        return {day: kind for day, kind in held if kind in HEAVY}

    def days_to_peak(self, day: dt.date) -> int:
        """Return the days to the next race or trial, `FAR` where there is none."""
        return min(((peak - day).days for peak in self.peaks if peak >= day), default=FAR)

    def days_to_race(self, day: dt.date) -> int:
        """Return the days to the race, `FAR` where there is none."""
        return (self.goal.race_date - day).days if self.goal.race_date else FAR

    def is_near_hard(self, day: dt.date) -> bool:
        """Return whether a day is too close to a fast day that stands to be fast itself."""
        return any(abs((hard - day).days) < self.fast_apart for hard in self.hard_days)


def setting_of(
    athlete: Athlete, goal: Goal, today: dt.date, assumptions: Assumptions, outline: Outline
) -> Setting:
    """Return what a season is planned for, or say why there is none.

    Raises
    ------
    InputError
        If the race is over, or the season that was begun.
    """
    if goal.race_date is not None and goal.race_date < today:
        raise InputError(
            f"The race on {goal.race_date:%d %B %Y} is over.",
            "A season leads from today to a race to come.",
            "Give the next race date, or leave it empty.",
        )
    start = outline.start or today
    if goal.race_date is not None and start > goal.race_date:
        raise InputError(
            f"The first day, {start:%d %B %Y}, lies after the race on {goal.race_date:%d %B %Y}.",
            "A season leads to its race.",
            "Give an earlier first day, or leave it empty to begin today.",
        )
    setting = Setting(athlete, goal, start, assumptions, outline)
    if setting.last < today:
        raise InputError(
            f"The season that began on {start:%d %B %Y} is over.",
            f"It ended on {setting.last:%d %B %Y}.",
            "Give another first day, or leave it empty to begin today.",
        )
    return setting
