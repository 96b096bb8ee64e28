"""The smallest changes that bring a session within reach: proposals, never made by themselves."""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.paces import CriticalSpeed
from helpers.paces import critical_speed as _critical_speed
from helpers.units import format_time
from helpers.workouts.continuous import easy_run
from helpers.workouts.d_prime import smallest_recovery
from helpers.workouts.demand import WORDS
from helpers.workouts.feasibility import KEEP, Verdict, is_within_reach, verdict
from helpers.workouts.recipe import Recipe
from helpers.workouts.rules import MilePace, Pace, Recovery, TypedPace
from helpers.workouts.scaling import ever_smaller, scaled
from helpers.workouts.steps import Surface, Workout, resolve

FEWEST_REPS = 2
PACE_STEP_PERCENT, SLOWEST_PERCENT = 0.5, 15.0
"""A slower pace is proposed in steps, up to a most [%]."""


@dataclass(frozen=True)
class Proposal:
    """One change to a session, with what it would do.

    Attributes
    ----------
    kind : {"recovery", "pace", "reps", "scaled", "easy"}
        What changes.
    label : str
        The change, in words.
    recipe : Recipe
        The session after it.
    verdict : Verdict
        What that asks of the athlete.
    total_time_s : float
        How long it would last [s].
    """

    kind: Literal["recovery", "pace", "reps", "scaled", "easy"]
    label: str
    recipe: Recipe
    verdict: Verdict
    total_time_s: float

    @property
    def work(self) -> str:
        """The sets that are run then, in a coach's shorthand."""
        counts = Counter(str(block.shape) for _, block in self.recipe.sets)
        sets = (f"{n} sets of {shape}" if n > 1 else shape for shape, n in counts.items())
        return "; ".join(sets) or str(self.recipe.blocks[0])


@dataclass(frozen=True)
class _Case:
    """Everything but the recipe that a verdict depends on."""

    athlete: Athlete
    goal: Goal
    today: dt.date | None
    surface: Surface
    assumptions: Assumptions

    def workout(self, recipe: Recipe) -> Workout:
        return resolve(
            recipe, self.athlete, goal=self.goal, today=self.today, surface=self.surface,
            assumptions=self.assumptions,
        )  # fmt: skip

    def verdict(self, recipe: Recipe) -> Verdict:
        return verdict(
            self.workout(recipe), self.athlete, today=self.today, assumptions=self.assumptions
        )

    def is_within_reach(self, recipe: Recipe, *, volume: bool) -> bool:
        return is_within_reach(
            self.workout(recipe), self.athlete, volume=volume, today=self.today,
            assumptions=self.assumptions,
        )  # fmt: skip


def proposals(
    recipe: Recipe,
    athlete: Athlete,
    *,
    goal: Goal = Goal(),
    today: dt.date | None = None,
    surface: Surface = "track",
    assumptions: Assumptions = Assumptions(),
) -> tuple[Proposal, ...]:
    """Return the smallest changes that would bring a session within reach, each by itself.

    One common recovery and a slower pace answer the D′ balance; fewer reps and the scaled session
    answer the volume as well. A niggle asks for an easy run instead, an injury or an illness for
    none at all.

    Parameters
    ----------
    recipe : Recipe
        The session.
    athlete : Athlete
        Who runs it.
    goal, today, surface, assumptions
        As in `resolve`.

    Returns
    -------
    tuple of Proposal
        Empty where the session is within reach.

    Examples
    --------
    >>> from helpers.workouts import long_intervals
    >>> found = proposals(long_intervals(300), Athlete(mile_time_s=540))
    >>> found[0].label
    '6:00 after every rep'
    """
    case = _Case(athlete, goal, today, surface, assumptions)
    found = case.verdict(recipe)
    if found.word == WORDS[0] or athlete.status in ("injured", "ill"):
        return ()
    kinds = _kinds(recipe, athlete, found)
    changes = {kind: _CHANGES[kind](recipe, case) for kind in kinds}
    return tuple(
        _proposal(kind, *change, case)
        for kind, change in changes.items()
        if change and change[1] != recipe
    )


def no_recovery_helps(
    recipe: Recipe,
    athlete: Athlete,
    *,
    goal: Goal = Goal(),
    today: dt.date | None = None,
    surface: Surface = "track",
    assumptions: Assumptions = Assumptions(),
) -> bool:
    """Return whether a longer recovery was looked for, and even the longest is too short.

    False where none was looked for: the session is within reach by D′, has no two reps in a row,
    or status asks for an easy run or for rest. Parameters are those of `proposals`.

    Examples
    --------
    >>> from helpers.workouts import long_intervals
    >>> no_recovery_helps(long_intervals(400), Athlete(mile_time_s=240))
    True
    """
    case = _Case(athlete, goal, today, surface, assumptions)
    critical = _critical_speed.of_athlete(athlete, today, assumptions)
    several = any(len(b.shape.reps_m + b.shape.reps_s) > 1 for _, b in recipe.sets)
    if critical is None or not several or athlete.status in ("injured", "ill"):
        return False
    looked_for = "recovery" in _kinds(recipe, athlete, case.verdict(recipe))
    return looked_for and _common_recovery(recipe, critical, case) is None


def _kinds(recipe: Recipe, athlete: Athlete, found: Verdict) -> list[str]:
    """Return which changes answer what speaks against the session."""
    balance, volume, _person = found.answers
    if athlete.status == "niggle":
        return ["easy"] if recipe.sets else []
    kinds = ["recovery", "pace"] if balance.word != WORDS[0] and recipe.sets else []
    if recipe.sets and (balance.word != WORDS[0] or volume.word != WORDS[0]):
        kinds.append("reps")
    if athlete.status != "returning" or kinds:
        kinds.append("scaled")
    return [*kinds, "easy"] if athlete.status == "returning" and recipe.sets else kinds


def _proposal(kind: str, label: str, recipe: Recipe, case: _Case) -> Proposal:
    return Proposal(kind, label, recipe, case.verdict(recipe), case.workout(recipe).total_time_s)


Change = tuple[str, Recipe] | None


def _rested(recipe: Recipe, case: _Case) -> Change:
    """Give one common recovery."""
    critical = _critical_speed.of_athlete(case.athlete, case.today, case.assumptions)
    if critical is None:
        return None
    recovery_s = _common_recovery(recipe, critical, case)
    if not recovery_s:
        return None
    changed = recipe
    for index, block in recipe.sets:
        # Where there is none yet, `smallest_recovery` counts on a walk.
        how = block.recovery.how if block.recovery.amount else "walking"
        common = Recovery("time", recovery_s, how)
        changed = changed.with_block(index, replace(block, recovery=common))
    return f"{format_time(recovery_s)} after every rep", changed


def _common_recovery(recipe: Recipe, critical: CriticalSpeed, case: _Case) -> float | None:
    """Return the smallest recovery that keeps what a session within reach keeps [s]."""
    return smallest_recovery(
        case.workout(recipe), critical, keep=case.assumptions[KEEP] / 100,
        assumptions=case.assumptions,
    )  # fmt: skip


def _slowed(recipe: Recipe, case: _Case) -> Change:
    """Run the sets at mile pace, or at a typed one, slower."""
    steps = range(1, int(SLOWEST_PERCENT / PACE_STEP_PERCENT) + 1)
    slower = [_slower(recipe, PACE_STEP_PERCENT * step) for step in steps]
    at = _first(slower, case, volume=False)
    return None if at is None else (f"{PACE_STEP_PERCENT * (at + 1):g} % slower", slower[at])


def _slower(recipe: Recipe, percent: float) -> Recipe:
    for index, block in recipe.sets:
        recipe = recipe.with_block(index, replace(block, pace=_slower_pace(block.pace, percent)))
    return recipe


def _slower_pace(pace: Pace, percent: float) -> Pace:
    if isinstance(pace, MilePace):
        return replace(pace, faster_percent=max(-60.0, pace.faster_percent - percent))
    if isinstance(pace, TypedPace):
        return TypedPace(min(3600.0, pace.mile_time_s * (1 + percent / 100)))
    return pace


def _thinned(recipe: Recipe, case: _Case) -> Change:
    """Take reps off until D′ and the volume are within reach."""
    fewer = ever_smaller(recipe)[1:]
    at = _first(fewer, case, volume=True)
    if at is None or _count(fewer[at]) < FEWEST_REPS:
        return None
    return f"{_count(fewer[at])} instead of {_count(recipe)}", fewer[at]


def _count(recipe: Recipe) -> int:
    return len(recipe.reps_m) + len(recipe.reps_s)


def _first(recipes: Sequence[Recipe], case: _Case, *, volume: bool) -> int | None:
    """Return the place of the first recipe within reach, of some that grow ever easier."""
    if not recipes or not case.is_within_reach(recipes[-1], volume=volume):
        return None
    places = range(len(recipes) - 1)
    return bisect_left(
        places, True, key=lambda at: case.is_within_reach(recipes[at], volume=volume)
    )


def _scaled(recipe: Recipe, case: _Case) -> Change:
    """Scale the session to the athlete, and on until D′ is within reach, if it ever is."""
    fitted = scaled(recipe, case.athlete, today=case.today, assumptions=case.assumptions)
    sizes = ever_smaller(fitted)
    return "to the athlete", sizes[_first(sizes, case, volume=False) or 0]


def _easy(_recipe: Recipe, case: _Case) -> Change:
    """Run easily instead, no longer than the longest run."""
    easy = scaled(easy_run(), case.athlete, today=case.today, assumptions=case.assumptions)
    return "instead", easy


_CHANGES: dict[str, Callable[[Recipe, _Case], Change]] = {
    "recovery": _rested,
    "pace": _slowed,
    "reps": _thinned,
    "scaled": _scaled,
    "easy": _easy,
}
