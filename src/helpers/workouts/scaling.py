"""Fit a recipe to the athlete: the same shape with as much work as they are used to."""

import datetime as dt
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from helpers.athlete import Athlete
from helpers.evidence import Assumption, Assumptions
from helpers.workouts.recipe import LONGEST_RUN_S, WARM_UP, Recipe, Run, WorkSet
from helpers.workouts.rules import MilePace
from helpers.workouts.steps import resolve

WORK_CAP = {
    experience: Assumption(
        f"work_cap_{experience}", races, "mile races", 0.25, 3,
        f"work at mile pace in one session ({experience})",
        "Ours. Daniels is said to limit repetitions to 5 % of the week's distance; few milers run that "
        "far, so the cap goes by experience.",
    )
    for experience, races in (("new", 0.75), ("recreational", 1.25), ("experienced", 1.5))
}  # fmt: skip

FRAME_SHARE = Assumption(
    "frame_share", 0.5, "of the longest run", 0.2, 1, "longest warm-up or cool-down",
    "So that the warm-up is no session of its own; five minutes remain.",
)  # fmt: skip
WARM_UP_FROM_60 = Assumption(
    "warm_up_from_60", 5, "min", 0, 20, "longer warm-up from 60 years", "Ours: take the time.",
)  # fmt: skip

ASSUMPTIONS = (*WORK_CAP.values(), FRAME_SHARE, WARM_UP_FROM_60)


@lru_cache(maxsize=1024)
def scaled(
    recipe: Recipe,
    athlete: Athlete,
    *,
    today: dt.date | None = None,
    share: float = 1.0,
    assumptions: Assumptions = Assumptions(),
) -> Recipe:
    """Return the recipe at current mile pace, with no more work than the athlete's cap.

    Sets by effort keep their effort. Every set gives up a little at a time until the session
    fits, and keeps its shape; nothing smaller than one rep per set is made. Warm-up and cool-down
    are no longer than half the longest recent run, but five minutes at least.

    Parameters
    ----------
    recipe : Recipe
        As written, say.
    athlete : Athlete
        Whose experience sets the cap.
    today : datetime.date, optional
        Day from which the age of marks counts.
    share : float
        Part of the cap to use, such as 0.6 early in a season.
    assumptions : Assumptions
        Of which `WORK_CAP` is used.

    Examples
    --------
    >>> from helpers.workouts import ascending_ladder
    >>> scaled(ascending_ladder(), Athlete(experience="new", mile_time_s=580)).reps_m
    (200.0, 400.0, 600.0)
    """
    sizes = ever_smaller(at_current_pace(recipe))

    def fits(at: int) -> bool:
        fitted = resolve(sizes[at], athlete, today=today, assumptions=assumptions)
        return fitted.mile_races <= cap_races

    cap_races = share * work_cap(athlete, assumptions)
    largest = bisect_left(range(len(sizes) - 1), True, key=fits)
    return framed(sizes[largest], athlete, assumptions)


def work_cap(athlete: Athlete, assumptions: Assumptions = Assumptions()) -> float:
    """Return the cap on work in one session [mile races]; under 16 a newcomer's for everyone.

    Examples
    --------
    >>> work_cap(Athlete(experience="experienced")), work_cap(Athlete(age=12))
    (1.5, 0.75)
    """
    return assumptions[WORK_CAP["new" if athlete.is_child else athlete.experience]]


def at_current_pace(recipe: Recipe) -> Recipe:
    """Return the recipe with goal pace, and what is faster than the current mile, at that mile.

    Examples
    --------
    >>> from helpers.workouts import pyramid
    >>> at_current_pace(pyramid()).sets[0][1].pace.of
    'current'
    """
    for index, block in recipe.sets:
        pace = block.pace
        if isinstance(pace, MilePace) and (pace.of == "goal" or pace.faster_percent > 0):
            recipe = recipe.with_block(index, replace(block, pace=MilePace("current")))
    return recipe


def framed(recipe: Recipe, athlete: Athlete, assumptions: Assumptions = Assumptions()) -> Recipe:
    """Fit warm-up and cool-down to the longest run, and lengthen the warm-up from 60.

    The work stays as it is. A run that is no warm-up or cool-down is no longer than the longest
    run; nothing is made shorter than five minutes, and all is in whole minutes.

    Parameters
    ----------
    recipe : Recipe
        The session.
    athlete : Athlete
        Whose longest run and age count.
    assumptions : Assumptions
        Of which `FRAME_SHARE` and `WARM_UP_FROM_60` are used.

    Examples
    --------
    >>> from helpers.workouts import gentle_test
    >>> short = framed(gentle_test(), Athlete(longest_run_s=900))
    >>> [block.duration_s for block in short.blocks if isinstance(block, Run)]
    [420.0, 420.0]
    """
    longest_s = athlete.longest_run_s or LONGEST_RUN_S
    longer_s = 60 * assumptions[WARM_UP_FROM_60] if (athlete.age or 0) >= 60 else None

    def fitted(run: Run) -> Run:
        share = 1.0 if run.role == "run" else assumptions[FRAME_SHARE]
        wanted_s = run.duration_s
        if run.role == "warm-up" and longer_s is not None:
            wanted_s = max(wanted_s, WARM_UP.duration_s + longer_s)
        fitted_s = min(wanted_s, max(300.0, share * longest_s))
        return replace(run, duration_s=60.0 * (fitted_s // 60))

    blocks = (fitted(b) if isinstance(b, Run) and b.duration_s else b for b in recipe.blocks)
    return replace(recipe, blocks=tuple(blocks))


@lru_cache(maxsize=256)
def ever_smaller(recipe: Recipe) -> tuple[Recipe, ...]:
    """Return the recipe, then the same with a little less each time, down to a rep per set.

    Every step takes from the set with most reps; the sizes are the same for every athlete.

    Examples
    --------
    >>> from helpers.workouts import equal_repeats
    >>> [len(size.reps_m) for size in ever_smaller(equal_repeats(3, 600))]
    [3, 2, 1]
    """
    sizes = [recipe]
    while (less := _smaller(sizes[-1])) is not None:
        sizes.append(less)
    return tuple(sizes)


def _smaller(recipe: Recipe) -> Recipe | None:
    candidates: list[tuple[int, int, WorkSet]] = []
    for index, block in recipe.sets:
        shape = block.shape.smaller()
        if shape is not None:
            reps = len(block.shape.reps_m + block.shape.reps_s)
            candidates.append((reps, -index, replace(block, shape=shape)))
    if not candidates:
        return None
    _, index, block = max(candidates, key=lambda candidate: candidate[:2])
    return recipe.with_block(-index, block)
