"""What strength and power of a week hold, beside the runs (S2, S3)."""

from dataclasses import replace
from functools import lru_cache

from helpers.season.assumptions import LEARNING_LIFTS
from helpers.season.calendar import Session
from helpers.season.days import Task, lifting_tasks
from helpers.season.plot import WHY, Plot
from helpers.season.sizing import weighed
from helpers.workouts import Recipe, Run, power_session, strength_session


def lifting(plot: Plot, ran: list[Session]) -> list[Session]:
    """Return strength and power of a week, where the minutes of their day allow them.

    Parameters
    ----------
    plot : Plot
        The week.
    ran : list of Session
        Its runs.
    """
    before = plot.counts["strength"] + plot.counts["power"]
    found: list[Session] = []
    for task in lifting_tasks(plot.setting, plot.size.slot, plot.pattern, ran, before):
        about = {"why": WHY[task.kind], "note": task.club or "", "anchor": task.club is not None}
        made = weighed(plot.sizer, task.day, task.kind, _recipe(plot, task), **about)
        beside = sum(s.minutes for s in ran if s.day == task.day)
        if task.club or made.minutes + beside <= plot.minutes_on(task):
            found.append(made)
    return found


def _recipe(plot: Plot, task: Task) -> Recipe:
    setting, turn = plot.setting, plot.counts[task.kind]
    about = {"athlete": setting.athlete, "assumptions": setting.assumptions}
    if task.kind == "power":
        return _after_a_run(power_session(turn, **about))
    learning = setting.is_new and turn < setting.assumptions[LEARNING_LIFTS]
    recipe = strength_session(turn, learning=learning, **about)
    return _cut_short(recipe, 60 * plot.minutes_on(task)) if task.club else recipe


def _cut_short(recipe: Recipe, most_s: float) -> Recipe:
    """Fit the lifts into the slot that stands; five minutes of them remain."""
    *_, lifts = recipe.blocks
    warm_up_s = sum(block.duration_s for block in recipe.blocks[:-1])
    lifts_s = min(lifts.duration_s, max(300.0, most_s - warm_up_s))
    return recipe.with_block(len(recipe.blocks) - 1, replace(lifts, duration_s=lifts_s))


@lru_cache(maxsize=64)
def _after_a_run(recipe: Recipe) -> Recipe:
    """Leave warm-up and cool-down to the run of the day."""
    blocks = tuple(block for block in recipe.blocks if not isinstance(block, Run))
    return replace(recipe, blocks=blocks)
