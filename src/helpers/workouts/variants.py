"""The same session where marks, belts or equipment are missing."""

import re
from dataclasses import replace

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.workouts.power import PARACHUTE, UPHILL
from helpers.workouts.recipe import Drills, Recipe, WorkSet
from helpers.workouts.steps import resolve
from helpers.workouts.timed import TimedLadder

WHISTLE_STEP_S = 5.0
"""Times that are called out are rounded to it [s]."""

PLAIN_EXERCISES = {
    "box jumps": "squat jumps",
    "low box jumps": "small squat jumps",
    "weighted sled push": "short hill sprints",
    "weighted sled pull": "short hill sprints",
    "light sled push": "short hill runs",
    "light sled pull": "short hill runs",
    "parachute sprints": "short hill sprints",
    "weighted calf raises": "calf raises on one leg",
    "deadlifts": "body-weight deadlifts on one leg",
    "hurdle drills": "high knees",
}
"""What needs equipment, and what trains the same without; the article has most of the left side."""

PLAIN_NOTES = {PARACHUTE: UPHILL}
"""The same for how a set is run."""

_FIGURES = re.compile(r"\s+\d.*", re.DOTALL)
"""What may stand behind the name of an exercise: "3 × 5", "6 × 15 m"."""


def by_whistle(
    recipe: Recipe, mile_time_s: float, assumptions: Assumptions = Assumptions()
) -> Recipe:
    """Return the recipe by time alone, so that one whistle starts and stops everybody.

    Every distance becomes the time that a runner of `mile_time_s` takes for it, rounded to five
    seconds; paces and recoveries stay as they are, and drills need no equipment. Times that are
    called instead of the article's distances are ours.

    Parameters
    ----------
    recipe : Recipe
        The session.
    mile_time_s : float
        Mile of the runner whose times are called out [s], such as the middle of the squad.
    assumptions : Assumptions
        As in `resolve`.

    Examples
    --------
    >>> from helpers.workouts.ladders import pyramid
    >>> by_whistle(pyramid(), 360).reps_s
    (45.0, 90.0, 135.0, 180.0, 135.0, 90.0, 45.0)
    """
    caller = Athlete(mile_time_s=mile_time_s)
    timed = resolve(recipe, caller, goal=Goal(mile_time_s), assumptions=assumptions)
    for number, (index, block) in enumerate(recipe.sets, 1):
        if not block.shape.reps_m:
            continue
        times_s = tuple(_called(rep.time_s) for rep in timed.reps if rep.set_number == number)
        faster = block.shape.faster_percent
        ladder = TimedLadder(times_s, faster if any(faster) else ())
        recipe = replace(recipe.with_block(index, replace(block, shape=ladder)), figures="ours")
    return without_equipment(recipe)


def _called(time_s: float) -> float:
    return max(WHISTLE_STEP_S, WHISTLE_STEP_S * round(time_s / WHISTLE_STEP_S))


def without_equipment(recipe: Recipe) -> Recipe:
    """Return the recipe with exercises that need nothing, and as many of them.

    Examples
    --------
    >>> from helpers.workouts.recipe import Run
    >>> circuit = Recipe("Power", (Run("warm-up"), Drills(("box jumps 3 × 5", "burpees"))))
    >>> without_equipment(circuit).blocks[1].exercises
    ('squat jumps 3 × 5', 'burpees')
    """
    for index, block in enumerate(recipe.blocks):
        if isinstance(block, Drills):
            plain = tuple(_plain(exercise) for exercise in block.exercises)
            recipe = recipe.with_block(index, replace(block, exercises=plain))
        elif isinstance(block, WorkSet) and block.note in PLAIN_NOTES:
            recipe = recipe.with_block(index, replace(block, note=PLAIN_NOTES[block.note]))
    return recipe


def _plain(exercise: str) -> str:
    """Return what takes the place of an exercise, with the figures that stood behind its name."""
    figures = _FIGURES.search(exercise.strip())
    behind = figures.group() if figures else ""
    name = exercise.strip().removesuffix(behind).lower()
    return f"{PLAIN_EXERCISES[name]}{behind}" if name in PLAIN_EXERCISES else exercise
