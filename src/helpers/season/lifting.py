"""What strength and power of a week hold, beside the runs (S2, S3)."""

from dataclasses import replace
from functools import lru_cache

from helpers.season.assumptions import LEARNING_LIFTS
from helpers.season.calendar import Session
from helpers.season.days import Task, lifting_tasks
from helpers.season.plot import WHY, Crowded, Plot
from helpers.season.sizing import weighed
from helpers.workouts import Recipe, Run, power_session, strength_session


def lifting(plot: Plot, ran: list[Session]) -> list[Session]:
    """Return strength and power of a week, where the minutes of their day allow them.

    Easy running beside them gives way, down to the shortest run worth planning.

    Parameters
    ----------
    plot : Plot
        The week.
    ran : list of Session
        Its runs.
    """
    crowded: list[Crowded] = []

    def fits(task: Task) -> bool:
        if plot.size.slot.phase == "taper" and not plot.counts[task.kind]:
            return False  # nothing new so late
        if not plot.setting.has_limits:
            return True
        beside = sum(_least_minutes(plot, run) for run in ran if run.day == task.day)
        wanted = _made(plot, task).minutes + beside
        if wanted > plot.minutes_on(task):
            crowded.append(Crowded(task.day, task.kind, wanted))
        return wanted <= plot.minutes_on(task)

    before = plot.counts["strength"] + plot.counts["power"]
    tasks = lifting_tasks(plot.setting, plot.size.slot, plot.pattern, ran, before=before, fits=fits)
    # Where another day took it, nothing is missing.
    taken = {task.kind for task in tasks}
    plot.crowded.extend(each for each in crowded if each.kind not in taken)
    return [_made(plot, task) for task in tasks]


def gives_way(run: Session) -> bool:
    """Return whether a run may be shorter for the sake of what is lifted after it."""
    return run.kind == "easy run" and not run.anchor and len(run.recipe.blocks) == 1


def _least_minutes(plot: Plot, run: Session) -> float:
    least = -(-plot.size.shortest_minutes // 1)
    return min(run.minutes, least) if gives_way(run) else run.minutes


def _made(plot: Plot, task: Task) -> Session:
    about = {"why": WHY[task.kind], "note": task.club or "", "anchor": task.club is not None}
    return weighed(plot.sizer, task.day, task.kind, _recipe(plot, task), **about)


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
