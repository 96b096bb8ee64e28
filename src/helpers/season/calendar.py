"""Seasons of weeks of days: what a plan is made of, and how dates are counted."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from helpers.load import session_load
from helpers.workouts import Recipe

SessionKind = Literal[
    "easy run",
    "long run",
    "short intervals",
    "long intervals",
    "cross-training",
    "test or race",
]
KINDS: tuple[SessionKind, ...] = SessionKind.__args__
FAST: tuple[SessionKind, ...] = ("short intervals", "long intervals", "test or race")


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
        Distance run [m].
    rpe : float
        Expected rating of the whole session, CR-10.
    note : str
        What is said beside its name, such as the distance of the race.
    """

    day: dt.date
    kind: SessionKind
    recipe: Recipe
    minutes: float
    running_m: float
    rpe: float
    note: str = ""

    @property
    def load(self) -> float:
        """Expected session load: rating times minutes."""
        return session_load(self.rpe, self.minutes)

    @property
    def is_fast(self) -> bool:
        """Whether it holds fast running."""
        return self.kind in FAST


@dataclass(frozen=True)
class Week:
    """Monday to Sunday.

    Attributes
    ----------
    monday : datetime.date
        First day.
    phase : {"build", "lighter", "taper", "race"}
        What the week is for.
    sessions : tuple of Session
        In order of day.
    """

    monday: dt.date
    phase: str
    sessions: tuple[Session, ...]

    @property
    def load(self) -> float:
        """Sum of the session loads."""
        return sum(session.load for session in self.sessions)

    @property
    def running_m(self) -> float:
        """Distance run in the week [m]."""
        return sum(session.running_m for session in self.sessions)

    @property
    def longest_run_min(self) -> float:
        """Longest time of running without stopping [min]."""
        runs = (s.minutes for s in self.sessions if s.kind in ("easy run", "long run"))
        return max(runs, default=0.0)

    def load_of(self, kind: str) -> float:
        """Return the load of one kind of session."""
        return sum(session.load for session in self.sessions if session.kind == kind)

    @property
    def daily_loads(self) -> tuple[float, ...]:
        """Load of Monday to Sunday, days off as zero."""
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
    longest_before_min : float or None
        Longest run before the season [min], if known.
    usual_week_m : float or None
        Distance of the usual week before it [m], if known.
    """

    weeks: tuple[Week, ...]
    race_day: dt.date | None
    newcomer: bool
    choices: tuple[str, ...] = ()
    longest_before_min: float | None = None
    usual_week_m: float | None = None


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
