"""A power law of the athlete's own, fitted to two or more marks.

References
----------
.. [1] Riegel (1981), Athletic records and human endurance, American Scientist 69.
.. [2] Drake, Finke and Ferguson (2023), European Journal of Applied Physiology.
.. [3] Blythe and Kiraly (2016), PLoS ONE 0157257.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpers.athlete import Athlete
from helpers.errors import InputError
from helpers.evidence import Assumptions, Caution, Source
from helpers.paces.marks import (
    check_marks,
    comparable_marks,
    marks_apart,
    marks_close,
    marks_set_aside,
)
from helpers.units import MILE_M, format_time

SOURCE = Source(
    "Drake, Finke and Ferguson", 2023, "Modelling human endurance: power laws vs critical power"
)

SHORTEST_S, LONGEST_S = 120.0, 1500.0
"""Marks it is fitted to [s]: 2 to 25 minutes."""

STEEPEST = 1.3
"""Exponents above this are no runner's."""

_ROUNDING = 1e-9


@dataclass(frozen=True)
class PowerLaw:
    """A personal power law, ``time = mile_time_s (distance / mile)^exponent``.

    Attributes
    ----------
    mile_time_s : float
        Mile on the fitted line [s].
    exponent : float
        Fatigue exponent [unitless]; 1 would be the same pace over every distance.

    Examples
    --------
    >>> PowerLaw(360, 1.0).equivalent_time(2 * MILE_M)
    720.0
    """

    mile_time_s: float
    exponent: float

    def equivalent_time(self, target_m):
        """Return the time [s] on the line; `target_m` is a distance [m] or an array of them."""
        return self.mile_time_s * (target_m / MILE_M) ** self.exponent


def fit(distances_m: Sequence[float], times_s: Sequence[float]) -> PowerLaw:
    """Fit a power law to marks by least squares on logarithmic axes.

    Parameters
    ----------
    distances_m, times_s : sequence of float
        Distances [m] and times [s] of all-out efforts, at least two of different distance.

    Returns
    -------
    PowerLaw
        The line through two marks, or nearest to more.

    Raises
    ------
    InputError
        If the marks have one distance only, or no runner's exponent joins them.

    Notes
    -----
    ``log time = log mile_time_s + exponent log(distance / mile)``

    Examples
    --------
    >>> round(fit((MILE_M, 5000), (370, 1290)).exponent, 3)
    1.102
    """
    check_marks(distances_m, times_s)
    distances, times = np.asarray(distances_m, float), np.asarray(times_s, float)
    if len(set(distances.tolist())) < 2:
        raise InputError(
            "Marks over one distance were given.",
            "A power law joins two distances.",
            "Add a mark over another distance, such as 3 or 5 km.",
        )
    exponent, log_mile = np.polyfit(np.log(distances / MILE_M), np.log(times), 1)
    if not 1 - _ROUNDING <= exponent <= STEEPEST + _ROUNDING:
        raise InputError(_unlikely(distances, times, exponent))
    return PowerLaw(float(np.exp(log_mile)), float(np.clip(exponent, 1, STEEPEST)))


def _unlikely(distances: np.ndarray, times: np.ndarray, exponent: float) -> str:
    """Say in a runner's words why no exponent joins these marks."""
    said = [
        f"{distances[at]:.0f} m at {format_time(1000 * times[at] / distances[at])} a kilometer"
        for at in np.argsort(distances)[:4]
    ]
    how = "faster the longer the race" if exponent < 1 else "slower than any runner slows down"
    return (
        f"{', '.join(said)}: over these marks one would run {how}. One of them was not run "
        "all-out, or is mistyped. Check them."
    )


def of_athlete(
    athlete: Athlete, today: dt.date | None, assumptions: Assumptions = Assumptions()
) -> tuple[PowerLaw | None, tuple[Caution, ...]]:
    """Return the athlete's own power law, or None, and what to mind about it.

    Examples
    --------
    >>> of_athlete(Athlete(mile_time_s=370), None)
    (None, ())
    """
    span = {"shortest_s": SHORTEST_S, "longest_s": LONGEST_S}
    marks = comparable_marks(athlete, today, assumptions, **span)
    if not marks:
        return None, marks_set_aside(athlete, today, assumptions, **span, model="power law")
    apart = marks_apart(marks, assumptions)
    if close := marks_close(marks):
        return None, (*apart, *close)
    try:
        law = fit([mark.distance_m for mark in marks], [mark.time_s for mark in marks])
    except InputError as refusal:
        none = Caution(str(refusal), "Until then there is no power law of their own.")
        return None, (*apart, none)
    return law, apart


def validity(target_s: float) -> tuple[Caution, ...]:
    """Return a caution where a time lies outside the range the law was fitted in.

    Examples
    --------
    >>> validity(360)
    ()
    """
    if SHORTEST_S <= target_s <= LONGEST_S:
        return ()
    return (
        Caution(
            "A personal power law is fitted to marks of 2 to 25 minutes.",
            "Beyond them it is stretched; read it as a hint.",
            str(SOURCE),
        ),
    )
