"""Effort: what pace a rating stands for, and what a session is expected to feel like."""

import numpy as np

from helpers.evidence import Assumption, Assumptions
from helpers.paces import zone_speed

PACE_RPE = {
    zone: Assumption(
        f"pace_rpe_{zone.replace(' ', '')}", rpe, "RPE", low, high, f"effort of {zone} pace",
        "No source gives such a table; it turns efforts into distances, and back.",
    )
    for zone, rpe, low, high in (
        ("easy", 3, 2, 4),
        ("marathon", 5, 4.1, 5.5),
        ("threshold", 6.5, 5.6, 7.2),
        ("interval", 8, 7.3, 8.5),
        ("mile", 9, 8.6, 9.4),
        ("800 m", 10, 9.5, 10),
    )
}  # fmt: skip
"""CR-10 rating of each pace, from slow to fast; their ranges never overlap."""


def _expected(name: str, value: float, label: str, reason: str) -> Assumption:
    return Assumption(f"rpe_{name}", value, "RPE", 1, 10, f"expected RPE of {label}", reason)


_OURS = "Ours: ask the athlete half an hour after the session, and correct it."
EXPECTED_RPE = {
    "easy run": _expected("easy", 3, "an easy run", "Conversation is possible: moderate."),
    "long run": _expected("long_run", 4, "a long run", "Easy, but it adds up."),
    "short intervals": _expected("short", 7, "short intervals", _OURS),
    "long intervals": _expected("long", 8, "long intervals", _OURS),
    "test or race": _expected(
        "race", 9, "a test or race", "Hard or all-out, with a warm-up around it."
    ),
    "cross-training": _expected("cross", 3, "cross-training", _OURS),
    "strength": _expected("strength", 6, "a strength session", _OURS),
    "power": _expected("power", 7, "a power session", _OURS),
}
"""Expected CR-10 rating of a whole session, by its kind."""

LONG_REP_S = Assumption(
    "long_rep", 75, "s", 45, 180, "rep time from which intervals count as long",
    "The article does not say whether a ladder is short or long; ours: by the time in its reps.",
)  # fmt: skip

ASSUMPTIONS = (*EXPECTED_RPE.values(), LONG_REP_S, *PACE_RPE.values())


def _points(mile_time_s: float, assumptions: Assumptions) -> tuple[list[float], list[float]]:
    """Return ratings and the speeds [m/s] they stand for, from slow to fast."""
    ratings = [assumptions[rpe] for rpe in PACE_RPE.values()]
    return ratings, [zone_speed(mile_time_s, zone) for zone in PACE_RPE]


def speed_at(mile_time_s: float, rpe: float, assumptions: Assumptions = Assumptions()) -> float:
    """Return the speed [m/s] that a rating of perceived exertion stands for, roughly.

    Interpolated between the paces of `PACE_RPE`, and held at its ends.

    Examples
    --------
    >>> round(speed_at(360, 9), 2)
    4.47
    """
    ratings, speeds = _points(mile_time_s, assumptions)
    return float(np.interp(rpe, ratings, speeds))


def rating_at(
    mile_time_s: float, speed_m_s: float, assumptions: Assumptions = Assumptions()
) -> float:
    """Return the rating that a speed stands for, to the half point: the inverse of `speed_at`.

    Examples
    --------
    >>> rating_at(360, 1609.344 / 360)
    9.0
    """
    ratings, speeds = _points(mile_time_s, assumptions)
    return round(2 * float(np.interp(speed_m_s, speeds, ratings))) / 2


def kind_of_intervals(rep_times_s: tuple[float, ...], assumptions: Assumptions) -> str:
    """Call a set of reps short or long by where most of its running time is spent.

    Parameters
    ----------
    rep_times_s : tuple of float
        Times of the reps [s].
    assumptions : Assumptions
        Of which `LONG_REP_S` is used.

    Examples
    --------
    >>> kind_of_intervals((45, 45, 45, 180), Assumptions())
    'long intervals'
    """
    in_long_s = sum(time_s for time_s in rep_times_s if time_s >= assumptions[LONG_REP_S])
    return "long intervals" if in_long_s >= sum(rep_times_s) / 2 else "short intervals"
