"""Continuous running, and fast bursts within it (S1, S6e)."""

from helpers.workouts.recipe import Recipe, Run, WorkSet
from helpers.workouts.rules import EffortPace, Recovery, ZonePace
from helpers.workouts.timed import Timed


def easy_run(duration_s: float = 1800.0) -> Recipe:
    """Return a run at conversational pace (S1); called bare, the article's 30 minutes.

    Parameters
    ----------
    duration_s : float
        Time without stopping [s].

    Examples
    --------
    >>> easy_run().blocks[0].duration_s
    1800.0
    """
    return Recipe(
        "Easy run",
        (Run("run", duration_s, ZonePace("easy")),),
        purpose="Time on the feet at a pace for conversation, without stopping.",
        article="S1",
        ours="" if duration_s == 1800.0 else "the length",
        figures="article" if duration_s == 1800.0 else "ours",
    )


def run_with_bursts(count: int = 8, before_s: float = 900.0, after_s: float = 600.0) -> Recipe:
    """Return 30-second bursts inside a longer run (S6e).

    Parameters
    ----------
    count : int
        Bursts.
    before_s, after_s : float
        Easy running before and after them [s].

    Examples
    --------
    >>> len(run_with_bursts().blocks)
    3
    """
    bursts = WorkSet(Timed(count, 30.0), EffortPace(9.0), Recovery("time", 60.0, "jogging"))
    return Recipe(
        "Run with 0:30 bursts",
        (Run("run", before_s), bursts, Run("run", after_s)),
        purpose="Speed inside an ordinary run.",
        article="S6e",
        ours="the easy running around the bursts, and the rating for 90–95 % of effort",
        figures="article" if count in (8, 9, 10) else "ours",
    )


AS_WRITTEN = (easy_run(), run_with_bursts())
