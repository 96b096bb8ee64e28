"""Daniels and Gilbert's model of running performance ("VDOT") and its training paces.

References
----------
.. [1] Daniels and Gilbert (1979), Oxygen Power.
.. [2] Daniels (2014), Daniels' Running Formula, 3rd ed.
"""

import math
from dataclasses import dataclass

import numpy as np

from helpers.errors import InputError
from helpers.evidence import Caution, Source
from helpers.units import MILE_M, format_time

SOURCE = Source("Daniels and Gilbert", 1979, "Oxygen Power")

# VO2 = C0 + C1 v + C2 v^2 with v in m/min, in ml/kg/min.
_VO2 = (-4.60, 0.182258, 0.000104)

INTENSITY = {
    "easy_slow": 0.630,
    "easy_fast": 0.735,
    "threshold": 0.880,
    "interval": 0.974,
}
"""Share of VDOT at which each kind of run is done; these reproduce the book's pace tables."""

LOWEST_PUBLISHED, SLOWEST_PUBLISHED_MILE_S = 30.0, 551.0
"""VDOT and mile [s] of the slowest row in print; below it the formula is extrapolated."""

SHORTEST_S = 210.0
"""Shorter efforts [s] lie outside the model."""


def _float_or_array(value):
    return float(value) if isinstance(value, float) or np.ndim(value) == 0 else value


def _oxygen(speed_m_min):
    c0, c1, c2 = _VO2
    return c0 + c1 * speed_m_min + c2 * speed_m_min**2


def _speed_m_min(oxygen, library=np):
    c0, c1, c2 = _VO2
    return (-c1 + library.sqrt(c1**2 - 4 * c2 * (c0 - oxygen))) / (2 * c2)


def _fraction(time_min, library=np):
    """Return the share of the maximum that can be held for `time_min` minutes."""
    exp = library.exp
    return 0.8 + 0.1894393 * exp(-0.012778 * time_min) + 0.2989558 * exp(-0.1932605 * time_min)


def _library(*values):
    """Return what computes these values fastest: numpy takes ten times as long for one number."""
    return math if all(isinstance(value, int | float) for value in values) else np


def vdot(distance_m, time_s):
    """Compute VDOT, the effective oxygen uptake behind a performance, by Daniels and Gilbert.

    Parameters
    ----------
    distance_m, time_s : float or numpy.ndarray
        Distance [m] and time [s] of an all-out effort; they broadcast.

    Returns
    -------
    float or numpy.ndarray
        VDOT [ml/kg/min].

    Raises
    ------
    InputError
        If a distance or a time is not above zero.

    Notes
    -----
    With v in m/min and t in min [1]_::

        VDOT = (-4.60 + 0.182258 v + 0.000104 v^2)
               / (0.8 + 0.1894393 exp(-0.012778 t) + 0.2989558 exp(-0.1932605 t))

    References
    ----------
    .. [1] Daniels and Gilbert (1979), Oxygen Power.

    Examples
    --------
    >>> round(vdot(5000, 24 * 60 + 34), 2)
    39.11
    """
    library = _library(distance_m, time_s)
    if library is np:
        distance_m, time_s = map(_floats, (distance_m, time_s))
    if not (np.all(distance_m > 0) and np.all(time_s > 0)):
        raise InputError("A distance or a time of zero was given.", "Both are above zero.")
    time_min = time_s / 60
    return _float_or_array(_oxygen(distance_m / time_min) / _fraction(time_min, library))


def equivalent_time(vdot, distance_m):
    """Compute the time over a distance that is worth the same VDOT.

    Parameters
    ----------
    vdot : float or numpy.ndarray
        VDOT [ml/kg/min].
    distance_m : float or numpy.ndarray
        Distance [m]; both broadcast.

    Returns
    -------
    float or numpy.ndarray
        Time [s].

    Notes
    -----
    Solves ``VDOT fraction(d / v) = VO2(v)`` for v by repeated substitution with the exact root of
    the quadratic; the fraction changes so slowly with time that each round gains a digit or more.

    Examples
    --------
    >>> round(equivalent_time(50, 5000) / 60, 2)
    19.93
    """
    library = _library(vdot, distance_m)
    if library is np:
        vdot, distance_m = np.broadcast_arrays(*map(_floats, (vdot, distance_m)))
    speed = _speed_m_min(vdot, library)
    for _ in range(60):
        closer = _speed_m_min(vdot * _fraction(distance_m / speed, library), library)
        off = abs(closer / speed - 1)
        if (off if library is math else off.max()) < 1e-12:
            break
        speed = closer
    return _float_or_array(60 * distance_m / closer)


def _floats(values):
    return np.asarray(values, dtype=float)


@dataclass(frozen=True)
class TrainingSpeeds:
    """Speeds of Daniels' kinds of run [m/s].

    Attributes
    ----------
    easy_slow, easy_fast : float or numpy.ndarray
        The easy range, 63 to 73.5 % of VDOT.
    marathon : float or numpy.ndarray
        Predicted marathon speed.
    threshold : float or numpy.ndarray
        About one-hour race speed, 88 %.
    interval : float or numpy.ndarray
        3 to 5 minutes at a time, 97.4 %, never faster than the mile.
    repetition : float or numpy.ndarray
        Mile race speed.
    """

    easy_slow: float
    easy_fast: float
    marathon: float
    threshold: float
    interval: float
    repetition: float


def training_speeds(vdot) -> TrainingSpeeds:
    """Compute the speeds of easy, marathon, threshold, interval and repetition running.

    Parameters
    ----------
    vdot : float or numpy.ndarray
        VDOT [ml/kg/min].

    Returns
    -------
    TrainingSpeeds
        Speeds [m/s].

    Notes
    -----
    Repetition speed is mile race speed, within about 2 s per 400 m of the printed table.
    In miles slower than about 14:45 the formula would put interval speed above mile speed; it is
    held at mile speed there.

    References
    ----------
    .. [1] Daniels (2014), Daniels' Running Formula, 3rd ed.

    Examples
    --------
    >>> round(1000 / training_speeds(50).threshold)
    255
    """
    held = {
        kind: _float_or_array(_speed_m_min(share * np.asarray(vdot)) / 60)
        for kind, share in INTENSITY.items()
    }
    mile_m_s = MILE_M / equivalent_time(vdot, MILE_M)
    held["interval"] = _float_or_array(np.minimum(held["interval"], mile_m_s))
    marathon_m_s = 42_195.0 / equivalent_time(vdot, 42_195.0)
    return TrainingSpeeds(marathon=marathon_m_s, repetition=mile_m_s, **held)


def validity(distance_m: float, time_s: float) -> tuple[Caution, ...]:
    """Return cautions where a performance lies outside what the model was published for.

    Examples
    --------
    >>> validity(MILE_M, 580)[0].reason
    'A mile slower than 9:11 lies below the published table (VDOT 30).'
    """
    found = []
    if vdot(distance_m, time_s) < LOWEST_PUBLISHED:
        found.append(
            Caution(
                f"A mile slower than {format_time(SLOWEST_PUBLISHED_MILE_S)} lies below the published table "
                f"(VDOT {LOWEST_PUBLISHED:.0f}).",
                "Read the paces as extrapolated, and go by feel.",
                str(SOURCE),
            )
        )
    if time_s < SHORTEST_S:
        found.append(
            Caution(
                f"An effort of {format_time(time_s)} is shorter than the model covers "
                f"({format_time(SHORTEST_S)}).",
                "Prefer a mark over a mile or more.",
                str(SOURCE),
            )
        )
    return tuple(found)
