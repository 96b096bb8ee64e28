"""Repeats of one distance (S6a), and pacing practice with them (S4)."""

from dataclasses import dataclass, replace
from typing import Literal

from helpers.units import MILE_M
from helpers.workouts.recipe import (
    BY_THE_WATCH,
    COOL_DOWN,
    UNWATCHED,
    WARM_UP,
    Recipe,
    Shape,
    Tunable,
    WorkSet,
    check_count,
    check_distance,
    session,
)
from helpers.workouts.rules import MilePace, Recovery


@dataclass(frozen=True)
class Repeats(Shape):
    """So many repetitions of one distance [m].

    Examples
    --------
    >>> Repeats(3, 600).reps_m
    (600, 600, 600)
    """

    count: int = 8
    distance_m: float = 200.0
    kind: Literal["repeats"] = "repeats"

    def __post_init__(self) -> None:
        check_count(self.count, "repetitions")
        check_distance(self.distance_m)

    @property
    def reps_m(self) -> tuple[float, ...]:
        """Distances in running order [m]."""
        return (self.distance_m,) * int(self.count)

    def smaller(self) -> "Repeats | None":
        """Take one repetition off."""
        return replace(self, count=self.count - 1) if self.count > 1 else None

    def tunables(self) -> tuple[Tunable, ...]:
        """Return count and distance."""
        return (
            Tunable("count", "Reps", 1, 30, 1),
            Tunable("distance_m", "Distance", 100, 2000, 50, "m"),
        )

    def __str__(self) -> str:
        mile = abs(self.distance_m - MILE_M) < 0.01
        return f"{self.count:g} × {'1 mile' if mile else f'{self.distance_m:g} m'}"


def equal_repeats(
    count: int = 8, distance_m: float = 200.0, *, recovery: Recovery = Recovery()
) -> Recipe:
    """Return repeats of one distance; called bare, the article's 8 × 200 m (S6a).

    Parameters
    ----------
    count : int
        Repetitions.
    distance_m : float
        Distance of each [m].
    recovery : Recovery
        The article gives none; twice the rep time is ours.

    Examples
    --------
    >>> sum(equal_repeats(4, 600).reps_m)
    2400
    """
    return session(
        WorkSet(Repeats(count, distance_m), MilePace("goal"), recovery),
        name=f"{distance_m:g} m repeats",
        purpose="The same distance at the same pace until it feels ordinary.",
        article="S6a",
        ours="pace and recovery, warm-up and cool-down",
        figures="article" if (count, distance_m) in ((8, 200.0), (4, 600.0)) else "ours",
    )


def pacing_practice(each: int = 2, distance_m: float = 400.0) -> Recipe:
    """Return a session to practice even laps at goal pace: by the watch, then without it (S4).

    Parameters
    ----------
    each : int
        Repetitions by the watch, and as many without looking at it.
    distance_m : float
        Distance of each [m].

    Examples
    --------
    >>> [work.note for _, work in pacing_practice().sets]
    ['by the watch', 'without looking at the watch']
    """
    watched = WorkSet(
        Repeats(each, distance_m), MilePace("goal"), Recovery("time", 180.0, "walking"),
        rest_s=180.0, note=BY_THE_WATCH,
    )  # fmt: skip
    return Recipe(
        "Pacing practice",
        (WARM_UP, watched, replace(watched, rest_s=0.0, note=UNWATCHED), COOL_DOWN),
        purpose="Learn how the mile's pace feels: the first half by the watch, the second without "
        "looking, so that on the day the first lap is not too fast.",
        article="S4",
        ours="all figures: the article asks for even splits by the watch",
    )


AS_WRITTEN = (equal_repeats(), equal_repeats(4, 600.0), pacing_practice())
