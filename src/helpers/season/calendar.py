"""Seasons of weeks of days: what a plan is made of, and how dates are counted."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from helpers.evidence import Assumptions, Caution
from helpers.load import session_load
from helpers.season.log import Done
from helpers.workouts import Recipe

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SessionKind = Literal[
    "easy run",
    "long run",
    "short intervals",
    "long intervals",
    "strength",
    "power",
    "cross-training",
    "test or race",
]
KINDS: tuple[SessionKind, ...] = SessionKind.__args__
FAST: tuple[SessionKind, ...] = ("short intervals", "long intervals", "test or race")
HEAVY: tuple[SessionKind, ...] = ("strength", "power")
"""Kinds that leave legs heavy for the next day."""
NO_RUN: tuple[SessionKind, ...] = (*HEAVY, "cross-training")

Phase = Literal["base", "build", "sharpen", "taper", "race"]
PHASES: dict[Phase, str] = {
    "base": "time on the feet and strength first; fast running begins small",
    "build": "every shape of intervals in turn, and more of each",
    "sharpen": "goal pace where it is within reach; less lifting",
    "taper": "less of everything at the same pace",
    "race": "fresh legs",
}
"""What each phase is for [the workbook's own division]."""


@dataclass(frozen=True)
class Session:
    """A recipe on a day, with what it is expected to weigh.

    Attributes
    ----------
    day : datetime.date
        When.
    kind : str
        One of `KINDS`.
    recipe : Recipe
        What.
    minutes : float
        How long, warm-up and recoveries included [min].
    running_m : float
        Distance run [m]; sprints of a power session are not counted.
    rpe : float
        Expected rating of the whole session, CR-10.
    note : str
        What is said beside its name, such as the distance of the race.
    why : str
        Why it stands on this day, in words.
    by_hand : str
        What the coach did to it; empty where it is as planned.
    locked, anchor, missed : bool
        Whether replanning leaves it alone, whether it is fixed from outside, and whether it was
        not run.
    done : Done or None
        What was noted of it.
    whence : datetime.date or None
        The day that the plan had it on, where the coach has moved it.
    """

    day: dt.date
    kind: SessionKind
    recipe: Recipe
    minutes: float
    running_m: float
    rpe: float
    note: str = ""
    why: str = ""
    by_hand: str = ""
    locked: bool = False
    anchor: bool = False
    missed: bool = False
    done: Done | None = None
    whence: dt.date | None = None

    @cached_property
    def load(self) -> float:
        """Expected session load: rating times minutes; nothing where it was missed."""
        return 0.0 if self.missed else session_load(self.rpe, self.minutes)

    @property
    def done_load(self) -> float | None:
        """Load of what was done [RPE × min]; the expected rating stands in for one not noted."""
        if self.done is None:
            return None
        rpe = self.rpe if self.done.rpe is None else self.done.rpe
        return session_load(rpe, self.done.minutes)

    @property
    def is_fast(self) -> bool:
        """Whether it holds fast running."""
        return self.kind in FAST and not self.missed

    @property
    def is_run(self) -> bool:
        """Whether it is run, rather than lifted or cycled."""
        return self.kind not in NO_RUN

    @property
    def far_m(self) -> float:
        """Distance that counts as a run [m]: nothing where it was missed."""
        return 0.0 if self.missed else self.running_m


@dataclass(frozen=True)
class Week:
    """Monday to Sunday.

    Attributes
    ----------
    monday : datetime.date
        First day.
    phase : str
        A key of `PHASES`.
    sessions : tuple of Session
        In order of day.
    lighter : bool
        Whether it is one of the lighter weeks.
    cap_m : float or None
        Most running it may hold, the race aside [m], where there is a week to go by.
    whole : bool
        Whether the season takes in all of its training days.
    emptied : tuple of (datetime.date, str)
        What the coach did to days as a whole, such as moving a session away.
    """

    monday: dt.date
    phase: Phase
    sessions: tuple[Session, ...]
    lighter: bool = False
    cap_m: float | None = None
    whole: bool = True
    emptied: tuple[tuple[dt.date, str], ...] = ()

    @cached_property
    def load(self) -> float:
        """Sum of the expected session loads."""
        return sum(session.load for session in self.sessions)

    @property
    def done_load(self) -> float | None:
        """Sum of the loads that were noted; None where nothing was."""
        noted = [s.done_load for s in self.sessions if s.done_load is not None]
        return sum(noted) if noted else None

    @cached_property
    def counted_m(self) -> float:
        """Running that growth is held against [m]."""
        return counted_m(self.sessions)

    @property
    def running_m(self) -> float:
        """Distance run in the week [m]."""
        return sum(session.running_m for session in self.sessions if not session.missed)

    @property
    def longest_run_min(self) -> float:
        """Longest time of running without stopping [min]."""
        return max((unbroken_min(s) for s in self.sessions if not s.missed), default=0.0)

    def sessions_on(self, day: dt.date) -> tuple[Session, ...]:
        """Return what one of its days holds."""
        return tuple(session for session in self.sessions if session.day == day)

    @property
    def word(self) -> str:
        """The phase, or that the week is lighter."""
        return "lighter" if self.lighter else self.phase

    def load_of(self, kind: str) -> float:
        """Return the expected load of one kind of session."""
        return sum(session.load for session in self.sessions if session.kind == kind)

    @property
    def daily_loads(self) -> tuple[float, ...]:
        """Expected load of Monday to Sunday, days off as zero."""
        loads = [0.0] * 7
        for session in self.sessions:
            loads[(session.day - self.monday).days] += session.load
        return tuple(loads)


@dataclass(frozen=True)
class Season:
    """The weeks from today to the race.

    Attributes
    ----------
    weeks : tuple of Week
        In order.
    race_day : datetime.date or None
        The race, if its date is known.
    newcomer : bool
        Whether the rules for newcomers apply.
    choices : tuple of str
        Where the article is silent or contradicts itself: which side the plan took, and why.
    longest_before_m : float or None
        Longest run before the season [m], if known or assumed.
    usual_week_m : float or None
        Distance of the usual week before it [m], if known.
    fast_apart : int
        Days from one fast day to the next that this athlete needs.
    assumptions : Assumptions
        What it was planned with, and is held against.
    unfitting : tuple of Caution
        What was fixed from outside and does not fit, such as a club session on a day off.
    """

    weeks: tuple[Week, ...]
    race_day: dt.date | None
    newcomer: bool
    choices: tuple[str, ...] = ()
    longest_before_m: float | None = None
    usual_week_m: float | None = None
    fast_apart: int = 2
    assumptions: Assumptions = Assumptions()
    unfitting: tuple[Caution, ...] = ()

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Every session in order of day."""
        return tuple(session for week in self.weeks for session in week.sessions)

    def on(self, day: dt.date) -> tuple[Session, ...]:
        """Return what a day holds."""
        return tuple(session for session in self.sessions if session.day == day)

    def holds(self, day: dt.date) -> bool:
        """Return whether a day lies in one of its weeks."""
        return bool(self.weeks) and 0 <= (day - self.weeks[0].monday).days < 7 * len(self.weeks)


def counted_m(sessions: Iterable[Session]) -> float:
    """Return the running that growth is held against: what has a date of its own aside [m].

    A race or a time trial on its day is as long as it is; the plan's first test counts.
    """
    return sum(s.far_m for s in sessions if not (s.anchor and s.kind == "test or race"))


def unbroken_min(session: Session) -> float:
    """Return the longest time of easy or long running without a walk in a session [min]."""
    if session.kind not in ("easy run", "long run"):
        return 0.0
    runs = (b.duration_s for b in session.recipe.blocks if getattr(b, "role", "") == "run")
    return max(runs, default=0.0) / 60


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the week a day lies in.

    Examples
    --------
    >>> monday_of(dt.date(2026, 11, 22))
    datetime.date(2026, 11, 16)
    """
    return day - dt.timedelta(days=day.weekday())


def days_apart(one: int, other: int) -> int:
    """Return how far apart two weekdays are in a week that repeats.

    Examples
    --------
    >>> days_apart(6, 0)
    1
    """
    return min((one - other) % 7, (other - one) % 7)
