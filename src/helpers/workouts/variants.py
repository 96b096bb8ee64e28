"""The same session where marks, belts or equipment are missing."""

from dataclasses import replace

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.workouts.recipe import Drills, Recipe
from helpers.workouts.steps import resolve
from helpers.workouts.timed import TimedLadder

WHISTLE_STEP_S = 5.0
"""Times that are called out are rounded to it [s]."""

PLAIN_EXERCISES = {
    "box jumps": "squat jumps",
    "weighted sled push": "short hill sprints",
    "weighted sled pull": "short hill sprints",
    "parachute sprints": "short hill sprints",
    "weighted calf raises": "calf raises on one leg",
    "hurdle drills": "high knees",
}
"""What needs equipment, and what trains the same without; the article has the left side."""


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
    """Return the recipe with exercises that need nothing.

    Examples
    --------
    >>> from helpers.workouts.recipe import Run
    >>> circuit = Recipe("Power", (Run("warm-up"), Drills(("box jumps", "burpees"))))
    >>> without_equipment(circuit).blocks[1].exercises
    ('squat jumps', 'burpees')
    """
    for index, block in enumerate(recipe.blocks):
        if isinstance(block, Drills):
            plain = tuple(PLAIN_EXERCISES.get(e.lower().strip(), e) for e in block.exercises)
            recipe = recipe.with_block(index, replace(block, exercises=plain))
    return recipe
