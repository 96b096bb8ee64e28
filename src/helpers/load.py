"""Training load from perceived exertion, and what accumulates of it.

References
----------
.. [1] Foster et al. (2001), A new approach to monitoring exercise training, J Strength Cond Res 15.
.. [2] Banister et al. (1975), A systems model of training for athletic performance.
"""

from collections.abc import Sequence
from math import dist, sqrt
from statistics import fmean

import numpy as np

from helpers.errors import InputError
from helpers.evidence import Source

SOURCE = Source("Foster", 2001, "A new approach to monitoring exercise training")

FITNESS_DAYS, FATIGUE_DAYS = 42, 7
"""Time constants [days] of fitness and fatigue."""

HIGHEST_MONOTONY = 10.0
"""Monotony is capped here; it grows without bound as the days become alike."""


def session_load(rpe, minutes):
    """Compute the load of a session by Foster's session RPE.

    Parameters
    ----------
    rpe : float or numpy.ndarray
        Rating of the whole session on the CR-10 scale, 0 to 10, asked half an hour later.
    minutes : float or numpy.ndarray
        Duration, warm-up and recoveries included [min].

    Returns
    -------
    float or numpy.ndarray
        Load ``rpe minutes`` [arbitrary units].

    Raises
    ------
    InputError
        If a rating is not on the scale or a duration negative.

    References
    ----------
    .. [1] Foster et al. (2001), J Strength Cond Res 15.

    Examples
    --------
    >>> session_load(7, 60)
    420
    """
    least, most = _range(rpe)
    if not (least >= 0 and most <= 10):
        raise InputError(f"RPE {rpe} was given.", "The scale goes from 0 to 10.", "Ask again.")
    if not _range(minutes)[0] >= 0:
        raise InputError(f"{minutes} minutes were given.", "Time is not negative.", "Check it.")
    return rpe * minutes


def _range(values) -> tuple[float, float]:
    # A season asks for single numbers by the hundred: they need no array.
    alone = isinstance(values, (int, float))
    return (values, values) if alone else (np.min(values), np.max(values))


def monotony(daily: Sequence[float]) -> float | None:
    """Compute Foster's monotony: how alike the days of a week are.

    Parameters
    ----------
    daily : sequence of float
        Load of each day, days off counted as zero; usually seven.

    Returns
    -------
    float or None
        Mean over sample standard deviation (n - 1, as spreadsheets do), at most 10; None for a
        week without load, where it has no meaning.

    Examples
    --------
    >>> round(monotony([600, 200, 400, 500, 100, 650, 0]), 3)
    1.382
    """
    if len(daily) < 2 or not any(daily):
        return None
    mean = fmean(daily)
    spread = dist(daily, [mean] * len(daily)) / sqrt(len(daily) - 1)
    return min(HIGHEST_MONOTONY, mean / spread) if spread > 0 else HIGHEST_MONOTONY


def strain(daily: Sequence[float]) -> float | None:
    """Compute Foster's strain: the load of the week times its monotony.

    Parameters
    ----------
    daily : sequence of float
        Load of each day of the week.

    Returns
    -------
    float or None
        Strain [arbitrary units]; None where monotony has no meaning.

    Examples
    --------
    >>> round(strain([600, 200, 400, 500, 100, 650, 0]))
    3385
    """
    alike = monotony(daily)
    return None if alike is None else sum(daily) * alike


def _running_mean(daily: Sequence[float], days: int, start: float) -> np.ndarray:
    level, levels = start, []
    for load in daily:
        level += (load - level) / days
        levels.append(level)
    return np.array(levels)


def fitness(daily: Sequence[float], start: float = 0.0) -> np.ndarray:
    """Compute fitness, the slow running mean of daily load.

    Parameters
    ----------
    daily : sequence of float
        Load of each day.
    start : float
        Level before the first day, such as a seventh of the recent weekly load.

    Returns
    -------
    numpy.ndarray
        Level at the end of each day, shape (days,), by ``x += (load - x) / 42``.

    Examples
    --------
    >>> round(float(fitness([100] * 42)[-1]), 2)
    63.65
    """
    return _running_mean(daily, FITNESS_DAYS, start)


def fatigue(daily: Sequence[float], start: float = 0.0) -> np.ndarray:
    """Compute fatigue, the fast running mean of daily load.

    Parameters
    ----------
    daily : sequence of float
        Load of each day.
    start : float
        Level before the first day.

    Returns
    -------
    numpy.ndarray
        Level at the end of each day, shape (days,), by ``x += (load - x) / 7``.

    Examples
    --------
    >>> round(float(fatigue([100] * 7)[-1]), 2)
    66.01
    """
    return _running_mean(daily, FATIGUE_DAYS, start)


def form(daily: Sequence[float], start: float = 0.0) -> np.ndarray:
    """Compute form: fitness less fatigue at the end of the same day.

    Parameters
    ----------
    daily : sequence of float
        Load of each day.
    start : float
        Level of both before the first day.

    Returns
    -------
    numpy.ndarray
        Shape (days,).

    Examples
    --------
    >>> float(form([100], start=100.0)[0])
    0.0
    """
    return fitness(daily, start) - fatigue(daily, start)
