"""Ladders and pyramids: sets whose repetitions grow, shrink, or do both (S6b, S6c, S6d)."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from helpers.errors import InputError
from helpers.workouts.recipe import (
    MOST_REPS,
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
class Rung:
    """So many repetitions of one distance [m]."""

    distance_m: float
    count: int = 1

    def __post_init__(self) -> None:
        check_distance(self.distance_m)
        check_count(self.count, "repetitions on a rung", 20)


@dataclass(frozen=True)
class Ladder(Shape):
    """Rungs climbed from the first to the last, or the other way down.

    Attributes
    ----------
    rungs : tuple of Rung
        From the foot of the ladder up.
    descending : bool
        Run from the last rung to the first.

    Examples
    --------
    >>> Ladder((Rung(200, 2), Rung(400))).reps_m
    (200, 200, 400)
    """

    rungs: tuple[Rung, ...]
    descending: bool = False
    kind: Literal["ladder"] = "ladder"

    def __post_init__(self) -> None:
        if not 1 <= len(self.rungs) <= 8:
            raise InputError(
                f"A ladder of {len(self.rungs)} rungs was given.",
                "Possible are 1 to 8.",
                "Add or remove one.",
            )
        check_count(len(self.reps_m), "repetitions")

    @property
    def name(self) -> str:
        """Ascending or descending ladder."""
        return "Descending ladder" if self.descending else "Ascending ladder"

    @cached_property
    def reps_m(self) -> tuple[float, ...]:
        """Distances in running order [m]."""
        up = tuple(rung.distance_m for rung in self.rungs for _ in range(int(rung.count)))
        return up[::-1] if self.descending else up

    def smaller(self) -> "Ladder | None":
        """Take a rep off the rung with most of them, the longest first; then the last rung."""
        most = max(rung.count for rung in self.rungs)
        if most > 1:
            at = max(i for i, rung in enumerate(self.rungs) if rung.count == most)
            thinner = replace(self.rungs[at], count=most - 1)
            return replace(self, rungs=(*self.rungs[:at], thinner, *self.rungs[at + 1 :]))
        return replace(self, rungs=self.rungs[:-1]) if len(self.rungs) > 1 else None

    def tunables(self) -> tuple[Tunable, ...]:
        """Return distance and count of every rung."""
        return tuple(
            tunable
            for i in range(len(self.rungs))
            for tunable in (
                Tunable(f"rungs.{i}.distance_m", f"Rung {i + 1}", 100, 1600, 50, "m"),
                Tunable(f"rungs.{i}.count", "× times", 1, 10, 1),
            )
        )

    def actions(self) -> tuple[tuple[str, Shape], ...]:
        """Return adding, removing and turning round."""
        found = []
        if len(self.rungs) < 8 and len(self.reps_m) < MOST_REPS:
            longer = Rung(min(self.rungs[-1].distance_m + 200, 5000))
            found.append(("Add a rung on top", replace(self, rungs=(*self.rungs, longer))))
        if len(self.rungs) > 1:
            found.append(("Remove the top rung", replace(self, rungs=self.rungs[:-1])))
        turned = "Run it upwards" if self.descending else "Run it downwards"
        return (*found, (turned, replace(self, descending=not self.descending)))

    def __str__(self) -> str:
        rungs = reversed(self.rungs) if self.descending else self.rungs
        return ", ".join(f"{r.count:g} × {r.distance_m:g}" for r in rungs) + " m"


@dataclass(frozen=True)
class Pyramid(Shape):
    """Up from the base to the top in equal steps, and down again; the top once.

    Attributes
    ----------
    base_m, top_m, step_m : float
        Shortest and longest repetition and the step between them [m].
    down_faster_percent : float
        How much less time than the set's pace the reps on the way down take [%].

    Examples
    --------
    >>> Pyramid(200, 600, 200).reps_m
    (200, 400, 600, 400, 200)
    """

    base_m: float = 200.0
    top_m: float = 800.0
    step_m: float = 200.0
    down_faster_percent: float = 0.0
    kind: Literal["pyramid"] = "pyramid"

    def __post_init__(self) -> None:
        check_distance(self.base_m)
        check_distance(self.top_m)
        if not self.base_m <= self.top_m:
            raise InputError(
                f"A pyramid from {self.base_m:g} up to {self.top_m:g} m was given.",
                "The top is at least as long as the base.",
                "Raise the top or lower the base.",
            )
        if not 50 <= self.step_m <= 1000:
            raise InputError(
                f"A step of {self.step_m:g} m was given.", "Steps go from 50 to 1000 m."
            )
        check_count(len(self.reps_m), "repetitions")
        if not 0 <= self.down_faster_percent <= 10:
            raise InputError(
                f"{self.down_faster_percent:g} % faster on the way down was given.",
                "Possible are 0 to 10 %.",
                "Choose a figure in between; 0 to 2 % keeps the pace even.",
            )

    @property
    def reps_m(self) -> tuple[float, ...]:
        """Distances in running order [m]; a step that overshoots the top ends on the top."""
        steps = int((self.top_m - self.base_m) // self.step_m)
        up = [self.base_m + i * self.step_m for i in range(steps + 1)]
        climb = up if up[-1] < self.top_m else up[:-1]
        return (*climb, self.top_m, *climb[::-1])

    @property
    def faster_percent(self) -> tuple[float, ...]:
        """Zero up to the top, `down_faster_percent` after it [%]."""
        up = len(self.reps_m) // 2 + 1
        return (0.0,) * up + (self.down_faster_percent,) * (len(self.reps_m) - up)

    def smaller(self) -> "Pyramid | None":
        """Lower the top by one step."""
        lower_m = self.top_m - self.step_m
        return replace(self, top_m=lower_m) if lower_m >= self.base_m else None

    def tunables(self) -> tuple[Tunable, ...]:
        """Return base, top and step."""
        return (
            Tunable("base_m", "Base", 100, 800, 50, "m"),
            Tunable("top_m", "Top", 200, 2000, 50, "m"),
            Tunable("step_m", "Step", 50, 400, 50, "m"),
            Tunable("down_faster_percent", "Way down faster by", 0, 5, 0.5, "%"),
        )

    def __str__(self) -> str:
        return "–".join(f"{rep:g}" for rep in self.reps_m) + " m"


_SAYER_RUNGS = (Rung(200.0, 4), Rung(400.0, 2), Rung(600.0, 2), Rung(800.0, 1))
_LADDER_PURPOSE = "Mile pace over ever longer pieces, each of them run rested."


def ascending_ladder(
    rungs: tuple[Rung, ...] = _SAYER_RUNGS, *, recovery: Recovery = Recovery()
) -> Recipe:
    """Return an ascending ladder; called bare, the article's (S6b).

    Parameters
    ----------
    rungs : tuple of Rung
        From the shortest up.
    recovery : Recovery
        The article asks for full recovery and gives no figure; twice the rep time is ours.

    Examples
    --------
    >>> ascending_ladder().reps_m
    (200.0, 200.0, 200.0, 200.0, 400.0, 400.0, 600.0, 600.0, 800.0)
    """
    return session(
        WorkSet(Ladder(rungs), MilePace("goal"), recovery),
        name="Ascending ladder",
        purpose=_LADDER_PURPOSE,
        article="S6b",
        ours="how long full recovery is, warm-up and cool-down",
        figures="article" if rungs == _SAYER_RUNGS else "ours",
    )


def descending_ladder(
    rungs: tuple[Rung, ...] = _SAYER_RUNGS, *, recovery: Recovery = Recovery()
) -> Recipe:
    """Return a descending ladder; called bare, the article's ascending one reversed (S6c, ours).

    Parameters
    ----------
    rungs : tuple of Rung
        From the shortest up; they are run from the longest down.
    recovery : Recovery
        Between two reps.

    Examples
    --------
    >>> descending_ladder().reps_m == ascending_ladder().reps_m[::-1]
    True
    """
    return session(
        WorkSet(Ladder(rungs, descending=True), MilePace("goal"), recovery),
        name="Descending ladder",
        purpose="The longest piece fresh, then ever shorter ones on tired legs, without slowing down.",
        article="S6c",
        ours="all figures: the article names it without any; this is its ascending ladder reversed",
    )


def pyramid(
    base_m: float = 200.0,
    top_m: float = 800.0,
    step_m: float = 200.0,
    *,
    recovery: Recovery = Recovery(),
) -> Recipe:
    """Return a pyramid; called bare, the article's (S6d).

    Parameters
    ----------
    base_m, top_m, step_m : float
        Shortest and longest rep and the step [m].
    recovery : Recovery
        The article gives none; twice the rep time is ours.

    Examples
    --------
    >>> sum(pyramid().reps_m)
    3200.0
    """
    return session(
        WorkSet(Pyramid(base_m, top_m, step_m), MilePace("goal"), recovery),
        name="Pyramid",
        purpose="Pace on the way up, leg speed on tired legs on the way down.",
        article="S6d",
        ours="pace and recovery, warm-up and cool-down, and how much faster the way down is: the "
        "article says to hammer it, the workbook starts even",
        figures="article" if (base_m, top_m, step_m) == (200.0, 800.0, 200.0) else "ours",
    )


AS_WRITTEN = (ascending_ladder(), descending_ladder(), pyramid())
