"""Which weekday holds what, in a week that repeats."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations

from helpers.athlete import Athlete
from helpers.evidence import Assumptions
from helpers.season.assumptions import (
    FAST_DAYS_APART,
    FAST_DAYS_APART_FROM_60,
    RUNNING_DAYS,
)
from helpers.season.calendar import days_apart


@dataclass(frozen=True)
class Pattern:
    """Which weekday holds what; None where there is no day for it."""

    days: tuple[int, ...]
    short: int | None
    long: int | None
    long_run: int | None

    @property
    def swap(self) -> int | None:
        """The easy day that cross-training may take, where there are two or more of them."""
        held = (self.short, self.long, self.long_run)
        easy = [day for day in self.days if day not in held]
        return easy[-1] if len(easy) > 1 else None


def weekly_pattern(athlete: Athlete, assumptions: Assumptions) -> Pattern:
    """Choose the weekdays of the fast sessions, the long run and the easy runs.

    Examples
    --------
    >>> weekly_pattern(Athlete(experience="new"), Assumptions()).days
    (1, 3, 6)
    """
    apart = FAST_DAYS_APART_FROM_60 if (athlete.age or 0) >= 60 else FAST_DAYS_APART
    most = int(assumptions[RUNNING_DAYS[athlete.experience]])
    days = tuple(sorted(set(athlete.training_days)))
    return _best_pattern(days, most, apart, athlete.experience == "new")


@lru_cache(maxsize=256)
def _best_pattern(free: tuple[int, ...], most: int, apart: int, newcomer: bool) -> Pattern:
    """Choose running days, then fast days as far apart as possible, the long run at the weekend."""
    days = _running_days(free, most, newcomer)
    if len(days) == 1:
        only = days[0]
        return Pattern(days, None, None, only) if newcomer else Pattern(days, only, None, None)
    roles = permutations((*days, None), 3)
    # A newcomer with two days keeps one for the aerobic base (S1); the fast kinds take turns.
    allowed = [
        (short, long, long_run)
        for short, long, long_run in roles
        if short is not None
        and (long is None or ((len(days) > 2 or not newcomer) and days_apart(short, long) >= apart))
    ]
    short, long, long_run = max(allowed, key=_spacing)
    return Pattern(days, short, long, long_run)


def _running_days(free: tuple[int, ...], most: int, newcomer: bool) -> tuple[int, ...]:
    for count in range(min(most, len(free)), 0, -1):
        choices = list(combinations(free, count))
        if newcomer:
            choices = [
                c for c in choices if all(days_apart(a, b) > 1 for a, b in combinations(c, 2))
            ]
        if choices:
            return max(choices, key=_evenness)
    return free[:1]


def _evenness(days: tuple[int, ...]) -> tuple[float, bool]:
    gaps = [(b - a) % 7 or 7 for a, b in zip(days, (*days[1:], days[0]), strict=True)]
    return -sum(gap**2 for gap in gaps), 6 in days


def _spacing(roles: tuple[int | None, ...]) -> tuple[float, ...]:
    """Rank: both interval days, then a long run, then distance between the three, then Sunday."""
    short, long, long_run = roles
    placed = [day for day in roles if day is not None]
    nearest = min((days_apart(a, b) for a, b in combinations(placed, 2)), default=0)
    return (long is not None, long_run is not None, nearest, long_run in (5, 6), -short)
