"""Cameron's model, fitted to the records of many years.

References
----------
.. [1] Cameron (1998), time-equivalence model published on the Internet.
"""

from helpers.evidence import Caution, Source
from helpers.units import MILE_M

SOURCE = Source("Cameron", 1998, "Time-equivalence model")


def _relative_speed(miles):
    return 13.49681 - 0.048865 * miles + 2.438936 / miles**0.7905


def equivalent_time(distance_m, time_s, target_m):
    """Compute the equivalent time over another distance by Cameron's model.

    Parameters
    ----------
    distance_m, time_s : float or numpy.ndarray
        Distance [m] and time [s] of the mark.
    target_m : float or numpy.ndarray
        Other distance [m], 800 m to the marathon; all broadcast.

    Returns
    -------
    float or numpy.ndarray
        Time [s].

    Notes
    -----
    With x in miles [1]_::

        f(x) = 13.49681 - 0.048865 x + 2.438936 / x^0.7905
        t2 = (t1 / d1) (f(d1) / f(d2)) d2

    Fitted to records over 800 m to 10 km since 1945 and the marathon since 1964.

    References
    ----------
    .. [1] Cameron (1998), time-equivalence model published on the Internet.

    Examples
    --------
    >>> round(equivalent_time(5000, 1200, 1609.344), 1)
    348.6
    """
    ratio = _relative_speed(distance_m / MILE_M) / _relative_speed(target_m / MILE_M)
    return time_s / distance_m * ratio * target_m


def validity(distance_m: float, target_m: float) -> tuple[Caution, ...]:
    """Return a caution where the model was not fitted.

    Examples
    --------
    >>> validity(MILE_M, 5000)
    ()
    """
    asked_m = (distance_m, target_m)
    if all(800 <= each_m <= 10_000 or 42_000 < each_m < 43_000 for each_m in asked_m):
        return ()
    return (
        Caution(
            "Cameron's model was fitted to records over 800 m to 10 km and the marathon.",
            "Read other distances as between them, or beyond.",
            str(SOURCE),
        ),
    )
