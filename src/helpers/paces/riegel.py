"""Riegel's power law of endurance.

References
----------
.. [1] Riegel (1981), Athletic records and human endurance, American Scientist 69.
.. [2] Vickers and Vertosick (2016), BMC Sports Science, Medicine and Rehabilitation 8:26.
"""

from helpers.errors import InputError
from helpers.evidence import Caution, Source

SOURCE = Source("Riegel", 1981, "Athletic records and human endurance")

EXPONENT = 1.06
"""Riegel's fatigue exponent for running."""

SHORTEST_S, LONGEST_S = 210.0, 13_800.0
"""Range of times [s] the law was stated for, 3.5 to 230 minutes."""


def equivalent_time(distance_m, time_s, target_m, exponent: float = EXPONENT):
    """Compute the equivalent time over another distance by Riegel's power law.

    Parameters
    ----------
    distance_m, time_s : float or numpy.ndarray
        Distance [m] and time [s] of the mark.
    target_m : float or numpy.ndarray
        Other distance [m]; all broadcast.
    exponent : float
        Fatigue exponent [unitless].

    Returns
    -------
    float or numpy.ndarray
        Time [s], ``time (target / distance)^exponent``.

    Raises
    ------
    InputError
        If the exponent is not between 1 and 1.3.

    Notes
    -----
    Between the mile and 5 km the exponent is nearer 1.07 to 1.09, so 1.06 alone flatters there.

    References
    ----------
    .. [1] Riegel (1981), Athletic records and human endurance, American Scientist 69.

    Examples
    --------
    >>> round(equivalent_time(5000, 1200, 1609.344), 1)
    360.8
    """
    if not 1 <= exponent <= 1.3:
        raise InputError(
            f"An exponent of {exponent:g} was given.", "It lies from 1 to 1.3.", "Riegel's is 1.06."
        )
    return time_s * (target_m / distance_m) ** exponent


def validity(distance_m: float, target_m: float, target_s: float) -> tuple[Caution, ...]:
    """Return cautions where the law is known to be off.

    Examples
    --------
    >>> validity(5000, 1609.344, 360)[0].reason
    "Between the mile and 5 km Riegel's exponent of 1.06 is too small."
    """
    found = []
    if min(distance_m, target_m) <= 1700 and 3000 <= max(distance_m, target_m) <= 10_000:
        found.append(
            Caution(
                "Between the mile and 5 km Riegel's exponent of 1.06 is too small.",
                "Trust the VDOT equivalent there; Riegel is a second opinion.",
                str(SOURCE),
            )
        )
    if target_m > 40_000:
        found.append(
            Caution(
                "For half of marathoners Riegel's time is at least 10 minutes too fast.",
                "Take it as a bound, not as a plan.",
                "Vickers and Vertosick (2016)",
            )
        )
    if not SHORTEST_S <= target_s <= LONGEST_S:
        found.append(
            Caution(
                "Riegel's law was stated for efforts of 3.5 to 230 minutes.",
                "Read this time as extrapolated.",
                str(SOURCE),
            )
        )
    return tuple(found)
