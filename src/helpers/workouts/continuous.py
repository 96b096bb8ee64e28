"""Continuous running, with walks until it is continuous, and faster parts within it (S1, S6e)."""

import math
from functools import lru_cache

from helpers.errors import InputError
from helpers.workouts.recipe import LONGEST_RUN_S, Recipe, Run, Walk, WorkSet
from helpers.workouts.rules import EffortPace, Recovery, ZonePace
from helpers.workouts.timed import Timed

MOST_BOUTS = 20
"""Bouts of running between walks; a session has no room for more."""


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


@lru_cache(maxsize=1024)
def run_walk(run_s: float, walk_s: float = 60.0, *, total_run_s: float = 1800.0) -> Recipe:
    """Return easy running with walks between the bouts, on the way to half an hour (S1, ours).

    Parameters
    ----------
    run_s : float
        One bout of running [s], rounded down to whole minutes.
    walk_s : float
        Walk between two bouts [s].
    total_run_s : float
        Running in all [s], rounded down to whole minutes; the last bout has what is left. Where
        that would be more than 20 bouts it is less, since longer bouts are what cannot be run yet.

    Returns
    -------
    Recipe
        `easy_run` where one bout covers it.

    Examples
    --------
    >>> print(*run_walk(300, total_run_s=720).blocks, sep=", ")
    5 min run at easy pace, 1 min walk, 5 min run at easy pace, 1 min walk, 2 min run at easy pace
    """
    for given_s in (run_s, total_run_s):
        if not 0 < given_s <= LONGEST_RUN_S:
            raise InputError(
                f"Running of {given_s / 60:g} minutes was given.",
                "Possible is up to 360 minutes.",
                "Choose a time in between.",
            )
    bout_min, total_min = (max(1, int(given_s // 60)) for given_s in (run_s, total_run_s))
    if run_s >= total_run_s or bout_min >= total_min:
        return easy_run(min(total_run_s, max(60.0, run_s)))
    count = min(MOST_BOUTS, math.ceil(total_min / bout_min))
    last_min = min(bout_min, total_min - (count - 1) * bout_min)
    on = (Run("run", 60.0 * bout_min), Walk(walk_s))
    return Recipe(
        "Run and walk",
        (*on * (count - 1), Run("run", 60.0 * last_min)),
        purpose="Easy running with walks between; the walks get fewer until half an hour goes "
        "without stopping.",
        article="S1",
        ours="bouts and walks: the article asks for half an hour without stopping in the end",
    )


@lru_cache(maxsize=256)
def cruise_intervals(
    count: int = 3, rep_s: float = 360.0, *, before_s: float = 900.0, after_s: float = 600.0
) -> Recipe:
    """Return faster miles within a longer run, at threshold pace with short jogs (F4, ours).

    For who aims at faster miles within longer races; at six minutes each is a mile or less.

    Parameters
    ----------
    count : int
        Repetitions.
    rep_s : float
        Time of each [s].
    before_s, after_s : float
        Easy running before and after them [s].

    Notes
    -----
    After Daniels, whose cruise intervals are repetitions at threshold pace with short recoveries;
    the figures are the workbook's own.

    Examples
    --------
    >>> cruise_intervals().reps_s
    (360.0, 360.0, 360.0)
    """
    work = WorkSet(Timed(count, rep_s), ZonePace("threshold"), Recovery("time", 60.0, "jogging"))
    return Recipe(
        "Cruise intervals",
        (Run("run", before_s), work, Run("run", after_s)),
        purpose="Faster miles within a longer run, at a pace that could be held for an hour.",
        ours="the whole session, after Daniels' threshold pace",
    )


AS_WRITTEN = (easy_run(), run_with_bursts())
