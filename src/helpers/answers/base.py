"""The aerobic base: how the longest run without stopping grows, week by week (S1)."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from helpers.answers.weeks import season_plan
from helpers.season import Session, Week
from helpers.season.assumptions import HALF_HOUR_MINUTES
from helpers.season.calendar import monday_of, unbroken_min
from helpers.workbook import Workbook
from helpers.workouts import Run, Walk


@dataclass(frozen=True)
class BaseWeek:
    """The run of one week that goes longest without stopping.

    Attributes
    ----------
    number : int
        Which week, counted from one.
    word : str
        Its phase, or that it is lighter.
    bouts_min : tuple of float
        Running between walks [min]; one bout is a run without stopping, none a week without one.
    walk_s : float
        Walk between two bouts [s].
    """

    number: int
    word: str
    bouts_min: tuple[float, ...]
    walk_s: float = 0.0

    @property
    def unbroken_min(self) -> float:
        """Longest running without stopping [min]."""
        return max(self.bouts_min, default=0.0)

    @property
    def running_min(self) -> float:
        """Running of that session in all, walks aside [min]."""
        return sum(self.bouts_min)


@dataclass(frozen=True)
class AerobicBase:
    """The weeks of a season, looked at for their base alone.

    Attributes
    ----------
    weeks : tuple of BaseWeek
        In order.
    wanted_min : float
        Running without stopping that is built up to [min].
    """

    weeks: tuple[BaseWeek, ...]
    wanted_min: float

    @cached_property
    def reached(self) -> int | None:
        """Number of the first week that holds as much; None where no week does."""
        return next((w.number for w in self.weeks if w.unbroken_min >= self.wanted_min), None)

    @cached_property
    def longest(self) -> BaseWeek:
        """The first of the weeks that goes longest without stopping."""
        return max(self.weeks, key=lambda week: week.unbroken_min)


def season_base(workbook: Workbook, today: dt.date) -> AerobicBase:
    """Return how the longest run without stopping grows over the weeks of the season.

    The season is planned from the Monday of this week on: half a first week would say little.

    Raises
    ------
    InputError
        If the race is over.
    """
    plan = season_plan(workbook, monday_of(today))
    weeks = tuple(_base_week(number, week) for number, week in enumerate(plan.weeks, 1))
    return AerobicBase(weeks, workbook.assumptions[HALF_HOUR_MINUTES])


def _base_week(number: int, week: Week) -> BaseWeek:
    ran = [s for s in week.sessions if not s.missed and unbroken_min(s)]
    if not ran:
        return BaseWeek(number, week.word, ())
    return BaseWeek(number, week.word, *_bouts(max(ran, key=_how_long)))


def _how_long(session: Session) -> tuple[float, float]:
    return unbroken_min(session), session.minutes


def _bouts(session: Session) -> tuple[tuple[float, ...], float]:
    """Return the running between walks [min], and one walk [s]."""
    blocks = session.recipe.blocks
    bouts = tuple(block.duration_s / 60 for block in blocks if isinstance(block, Run))
    return bouts, next((block.duration_s for block in blocks if isinstance(block, Walk)), 0.0)
