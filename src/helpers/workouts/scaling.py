"""Fit a recipe to the athlete: the same shape with as much work as they are used to."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from helpers.athlete import Athlete
from helpers.evidence import Assumption, Assumptions
from helpers.workouts.recipe import Recipe, Run, WorkSet
from helpers.workouts.rules import MilePace
from helpers.workouts.steps import resolve

WORK_CAP = {
    experience: Assumption(
        f"work_cap_{experience}", races, "mile races", 0.25, 3,
        f"work at mile pace in one session ({experience})",
        "Ours. Daniels' limit for repetitions is 5 % of the week's distance; few milers run that "
        "far, so the cap goes by experience.",
    )
    for experience, races in (("new", 0.75), ("recreational", 1.25), ("experienced", 1.5))
}  # fmt: skip

ASSUMPTIONS = tuple(WORK_CAP.values())


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
    cap_races = share * assumptions[WORK_CAP[athlete.experience]]
    fitted = _framed(_at_current_pace(recipe), athlete)
    while resolve(fitted, athlete, today=today, assumptions=assumptions).mile_races > cap_races:
        smaller = _smaller(fitted)
        if smaller is None:
            break
        fitted = smaller
    return fitted


def _at_current_pace(recipe: Recipe) -> Recipe:
    for index, block in recipe.sets:
        if isinstance(block.pace, MilePace):
            recipe = recipe.with_block(index, replace(block, pace=MilePace("current")))
    return recipe


def _framed(recipe: Recipe, athlete: Athlete) -> Recipe:
    if athlete.longest_run_s is None:
        return recipe
    most_s = max(300.0, athlete.longest_run_s / 2)
    for index, block in enumerate(recipe.blocks):
        if isinstance(block, Run) and block.role != "run" and block.duration_s > most_s:
            recipe = recipe.with_block(index, replace(block, duration_s=most_s))
    return recipe


def _smaller(recipe: Recipe) -> Recipe | None:
    """Take a step off the set with most reps."""
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
