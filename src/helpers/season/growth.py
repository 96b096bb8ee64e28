"""How big a week is: steps of growth, lighter weeks, the way back, and what caps it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from helpers.evidence import Assumption
from helpers.season.assumptions import (
    BOUT_GROWTH_PERCENT,
    EASY_MINUTES,
    FIRST_BOUT_MINUTES,
    FIRST_WORK_SHARE,
    GROWTH_PERCENT,
    LIGHTER_SHARE,
    LONG_GROWTH_PERCENT,
    LONG_MINUTES,
    LONGER_RACE_MINUTES,
    LONGEST_LONG_MINUTES,
    LONGEST_RUN_WINDOW_DAYS,
    NEWCOMER_GROWTH_PERCENT,
    RETURN_SHARE,
    RETURN_WEEKS,
    RUN_WALK_MINUTES,
    SHORTEST_RUN_MINUTES,
    TAPER_SHARE,
    WEEK_FROM_NOTHING_MINUTES,
    WEEKS_TO_FULL_WORK,
)
from helpers.season.calendar import Week, monday_of
from helpers.season.phases import Slot
from helpers.season.setting import Setting
from helpers.workouts.volume import LONGEST_GROWTH


@dataclass(frozen=True)
class Size:
    """The size of one week for one athlete.

    Attributes
    ----------
    setting : Setting
        Who and when.
    slot : Slot
        Which week.
    past : tuple of Week
        The weeks before it.
    """

    setting: Setting
    slot: Slot
    past: tuple[Week, ...]

    def _of(self, assumption: Assumption) -> float:
        return self.setting.assumptions[assumption]

    @cached_property
    def share(self) -> float:
        """Size against a full week: lighter weeks and the taper are smaller."""
        if self.slot.phase in ("taper", "race"):
            return self._of(TAPER_SHARE)
        return self._of(LIGHTER_SHARE) if self.slot.lighter else 1.0

    @cached_property
    def back_share(self) -> float:
        """Size against the usual week, for who comes back after a break."""
        if not self.setting.is_back:
            return 1.0
        first = self._of(RETURN_SHARE)
        weeks = (self.slot.monday - monday_of(self.setting.run_from)).days / 7
        return min(1.0, first + (1 - first) * max(0.0, weeks) / self._of(RETURN_WEEKS))

    def grown(self, growth: Assumption) -> float:
        """Return the size of a full week after the steps of growth, against the usual one."""
        return self.back_share * (1 + self._of(growth) / 100) ** self.slot.steps_up

    @cached_property
    def work_share(self) -> float:
        """Share of the athlete's cap that fast sessions use, growing over the first weeks."""
        from_monday = monday_of(self.setting.fast_from)
        weeks = min(self.slot.number, max(0, (self.slot.monday - from_monday).days // 7))
        grown = min(1.0, weeks / self._of(WEEKS_TO_FULL_WORK))
        first = self._of(FIRST_WORK_SHARE)
        return round((first + (1 - first) * grown) * self.share, 2)

    @cached_property
    def fast_minutes(self) -> float:
        """Most time that a fast session of a smaller week takes [min]: a share of those before it.

        Less distance alone would not lighten a week that fast sessions fill.
        """
        recent = [s.minutes for week in self.past[-2:] for s in week.sessions if s.is_fast]
        if self.share == 1 or not recent:
            return float("inf")
        return self.share * max(recent)

    @cached_property
    def long_minutes(self) -> float:
        """Length that the long run of this week would have [min]."""
        first = first_long_minutes(self.setting)
        growth = LONG_GROWTH_PERCENT if self.setting.is_new else GROWTH_PERCENT
        longest = self._of(LONGEST_LONG_MINUTES[self.setting.athlete.experience])
        if self.setting.within_longer:
            longest += self._of(LONGER_RACE_MINUTES)
        return self.share * min(max(first, longest), first * self.grown(growth))

    @cached_property
    def easy_minutes(self) -> float:
        """Length of an easy run where the usual week is not known [min]."""
        usual = self._of(EASY_MINUTES[self.setting.athlete.experience])
        first = min(first_long_minutes(self.setting), usual)
        return min(self.share * first * self.grown(GROWTH_PERCENT), self.long_minutes)

    @cached_property
    def bout_minutes(self) -> float | None:
        """Length of a bout of running between walks [min]; None for who runs without."""
        first = first_bout_minutes(self.setting)
        if first is None:
            return None
        return first * (1 + self._of(BOUT_GROWTH_PERCENT) / 100) ** self.slot.steps_up

    @cached_property
    def cap_m(self) -> float | None:
        """Most running of the week, races aside [m]; None where nothing is known to go by."""
        caps = []
        usual_m = self.setting.athlete.weekly_distance_m
        recent_m = max((week.counted_m for week in self.past[-4:]), default=0.0)
        if usual_m is not None:
            least_m = 60 * self._of(WEEK_FROM_NOTHING_MINUTES) * self.setting.easy_m_s
            base_m = max(usual_m, least_m)
            # A step beyond what is run: growth that nobody runs does not add up.
            step_m = max(base_m * self.back_share, recent_m) * (1 + self._of(GROWTH_PERCENT) / 100)
            caps.append(self.share * min(base_m * self.grown(GROWTH_PERCENT), step_m))
        if recent_m and self.share < 1:
            # Half of what the share asks: where less is run than the cap allows, it still is less.
            caps.append(recent_m * (1 + self.share) / 2)
        before_m = before_growth_m(self.past) if self.setting.is_new else None
        if before_m is not None:
            caps.append(before_m * (1 + self._of(NEWCOMER_GROWTH_PERCENT) / 100))
        return min(caps, default=None)

    @cached_property
    def _ran(self) -> list[tuple[float, dt.date]]:
        """Runs of the weeks that the window reaches, the longest first: distance [m] and day."""
        weeks = self.past[-2 - int(self._of(LONGEST_RUN_WINDOW_DAYS)) // 7 :]
        ran = [(s.far_m, s.day) for week in weeks for s in week.sessions if s.running_m]
        return sorted(ran, reverse=True)

    def longest_m(self, day: dt.date) -> float:
        """Return the longest run of the days before one [m], or what was known before."""
        since = day - dt.timedelta(days=self._of(LONGEST_RUN_WINDOW_DAYS))
        ran_m = next((far_m for far_m, on in self._ran if on >= since), 0.0)
        if since <= self.setting.run_from:
            return max(ran_m, longest_before_m(self.setting))
        return ran_m or self._of(RETURN_SHARE) * longest_before_m(self.setting)

    def most_m(self, day: dt.date) -> float:
        """Return how far a session of a day may go [m]: a step beyond the longest before it."""
        return self.longest_m(day) * (1 + self._of(LONGEST_GROWTH) / 100)

    @cached_property
    def shortest_minutes(self) -> float:
        """Shortest run worth planning [min]."""
        return self._of(SHORTEST_RUN_MINUTES)


def longest_before_m(setting: Setting) -> float:
    """Return the longest run before the season, known or assumed [m]."""
    return first_long_minutes(setting) * 60 * setting.easy_m_s


def first_long_minutes(setting: Setting) -> float:
    """Return the longest run to start from [min]; a short one is broken by walks and so longer."""
    longest_s, level = setting.athlete.longest_run_s, setting.athlete.experience
    if longest_s is None:
        return setting.assumptions[LONG_MINUTES[level]]
    return max(longest_s / 60, setting.assumptions[RUN_WALK_MINUTES])


def first_bout_minutes(setting: Setting) -> float | None:
    """Return the first bout between walks [min]; None for who needs no walks."""
    longest_s = setting.athlete.longest_run_s
    if longest_s is None:
        return setting.assumptions[FIRST_BOUT_MINUTES] if setting.is_new else None
    if longest_s / 60 >= setting.assumptions[RUN_WALK_MINUTES]:
        return None
    return max(1.0, longest_s / 120)


def before_growth_m(past: tuple[Week, ...]) -> float | None:
    """Return the longer of the two weeks before one [m]; None before there is a whole one."""
    recent = past[-2:]
    if not any(week.whole and week.counted_m for week in recent):
        return None
    return max(week.counted_m for week in recent)
