"""One week being filled: who for, how big, what came before; and why a kind of session is there."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from helpers.season.calendar import Session, SessionKind, counted_m
from helpers.season.days import Task
from helpers.season.growth import Size
from helpers.season.pattern import Pattern
from helpers.season.setting import Setting
from helpers.season.sizing import Sizer, weighed
from helpers.workouts.volume import WEEK_SHARE

WHY: dict[SessionKind, str] = {
    "easy run": "Easy running builds the base and lets the fast days work (S1).",
    "long run": "The aerobic base grows by time without stopping (S1).",
    "short intervals": "Once a week short and very fast, for turnover (S6g).",
    "long intervals": "At least once a week longer intervals, for stamina and pacing (S6g).",
    "strength": "Heavy and few repetitions; after the day's run, so that no fast day follows (S2).",
    "power": "Jumps and resisted running; after the day's run, so that no fast day follows (S3).",
    "cross-training": "In place of one easy run, as the article has the experienced consider (S7).",
}


class Crowded(NamedTuple):
    """A session that a day has no room for.

    Attributes
    ----------
    day : datetime.date
        Which.
    kind : str
        Of the session.
    minutes : float
        What the day would have to allow, with the shortest run beside it [min].
    """

    day: dt.date
    kind: SessionKind
    minutes: float


@dataclass(frozen=True)
class Plot:
    """One week being filled.

    Attributes
    ----------
    size : Size
        How big it is.
    pattern : Pattern
        Which weekday holds what.
    sizer : Sizer
        Which fits the sessions to the athlete.
    counts : Counter of str
        Sessions of each kind in the weeks before.
    crowded : list of Crowded
        Takes what the minutes of its day left no room for.
    """

    size: Size
    pattern: Pattern
    sizer: Sizer
    counts: Counter[str]
    crowded: list[Crowded]

    @cached_property
    def setting(self) -> Setting:
        """Who and when."""
        return self.size.setting

    @property
    def unbroken_s(self) -> float:
        """Easy running without a walk [s]."""
        bout = self.size.bout_minutes
        return float("inf") if bout is None else 60 * bout

    @cached_property
    def settled(self) -> tuple[Session, ...]:
        """What the settled days of this week hold."""
        days = [hand for hand in self.setting.settled if self.size.slot.holds(hand.day)]
        held = ((day.day, placed) for day in days for placed in day.sessions)
        return tuple(weighed(self.sizer, day, p.kind, p.recipe) for day, p in held)

    @cached_property
    def settled_m(self) -> float:
        """Running that is settled [m]."""
        return counted_m(self.settled)

    @cached_property
    def settled_easy_m(self) -> float:
        """Easy and long running that is settled [m]."""
        return counted_m(session for session in self.settled if not session.is_fast)

    @cached_property
    def settled_runs(self) -> set[dt.date]:
        """Days of which a run is settled."""
        return {session.day for session in self.settled if session.running_m}

    def left_m(self, sessions: list[Session]) -> float:
        """Return the running that the week still has room for, beside some of its sessions [m]."""
        if self.size.cap_m is None:
            return float("inf")
        return max(0.0, self.size.cap_m - self.settled_m - counted_m(sessions))

    @cached_property
    def kept_m(self) -> float:
        """What is kept for the long run, whatever the fast sessions ask for [m].

        Half of it; for newcomers all of it, since the base comes first (S1). Never more than half
        a week.
        """
        if self.pattern.long_run is None:
            return 0.0
        share = 1.0 if self.setting.is_new else 0.5
        minutes = max(self.size.shortest_minutes, self.size.long_minutes * share)
        return min(60 * minutes * self.setting.easy_m_s, self.left_m([]) / 2)

    @cached_property
    def session_share_m(self) -> float:
        """How far one session may be against the weeks before, or the usual one [m]."""
        usual_m = self.setting.athlete.weekly_distance_m
        recent_m = max((week.counted_m for week in self.size.past[-2:]), default=0.0)
        if usual_m is None and not recent_m:
            return float("inf")
        return self.setting.assumptions[WEEK_SHARE] / 100 * max(usual_m or 0.0, recent_m)

    def minutes_on(self, task: Task) -> float:
        """Return the most minutes of a day, or of the slot that stands there."""
        weekday = task.day.weekday()
        limits = [self.setting.outline.minutes_on(weekday)]
        if task.club:
            limits += [c.minutes for c in self.setting.clubs if c.weekday == weekday]
        return min((m for m in limits if m is not None), default=float("inf"))
