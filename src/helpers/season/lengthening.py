"""A session made longer or shorter: its easy running changes, its reps stay."""

from dataclasses import replace

from helpers.workouts import Recipe, Run

SHORTEST_FRAME_S = 300.0
"""A warm-up or a cool-down is not cut shorter than this, nor is it by scaling [s]."""


def with_more(recipe: Recipe, more_s: float) -> Recipe | None:
    """Return a recipe with more easy running, or less; None where there is not so much to take.

    A run that is the session gives and takes alone. Around reps the cool-down is shortened before
    the warm-up, and both keep their five minutes.

    Examples
    --------
    >>> from helpers.workouts import pyramid
    >>> shorter = with_more(pyramid(), -400)
    >>> [block.duration_s for block in shorter.blocks if isinstance(block, Run)]
    [800, 300]
    """
    runs = [(at, block) for at, block in enumerate(recipe.blocks) if isinstance(block, Run)]
    main = max(runs, key=lambda run: (run[1].role == "run", run[1].duration_s), default=None)
    if main is None:
        return None
    if more_s >= 0 or main[1].role == "run":
        runs = [main]
    for at, block in sorted(runs, key=lambda run: run[1].role != "cool-down"):
        least_s = 0.0 if block.role == "run" else SHORTEST_FRAME_S
        changed_s = round(max(min(least_s, block.duration_s), block.duration_s + more_s))
        more_s -= changed_s - block.duration_s
        recipe = recipe.with_block(at, replace(block, duration_s=changed_s))
    return recipe if abs(more_s) < 1 else None
