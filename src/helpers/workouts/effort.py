"""Effort: what pace a rating stands for, and what a session is expected to feel like."""

from itertools import pairwise

from helpers.evidence import Assumption, Assumptions, Source
from helpers.paces import zone_speed

SOURCE = Source("Foster", 2001, "A new approach to monitoring exercise training")

_RPE_OF_ZONE = (
    (3.0, "easy"),
    (5.0, "marathon"),
    (6.5, "threshold"),
    (8.0, "interval"),
    (9.0, "mile"),
    (10.0, "800 m"),
)


def _expected(name: str, value: float, label: str, reason: str) -> Assumption:
    return Assumption(f"rpe_{name}", value, "RPE", 1, 10, f"expected RPE of {label}", reason)


_OURS = "Ours: ask the athlete half an hour after the session, and correct it."
EXPECTED_RPE = {
    "easy run": _expected("easy", 3, "an easy run", "Conversation is possible: moderate."),
    "long run": _expected("long_run", 4, "a long run", "Easy, but it adds up."),
    "short intervals": _expected("short", 7, "short intervals", _OURS),
    "long intervals": _expected("long", 8, "long intervals", _OURS),
    "test or race": _expected("race", 9, "a test or race", "All-out, with a warm-up around it."),
    "cross-training": _expected("cross", 3, "cross-training", _OURS),
}
"""Expected CR-10 rating of a whole session, by its kind."""

LONG_REP_S = Assumption(
    "long_rep", 75, "s", 45, 180, "rep time from which intervals count as long",
    "The article does not say whether a ladder is short or long; ours: by the time in its reps.",
)  # fmt: skip

ASSUMPTIONS = (*EXPECTED_RPE.values(), LONG_REP_S)


def speed_at(mile_time_s: float, rpe: float) -> float:
    """Return the speed [m/s] that a rating of perceived exertion stands for, roughly.

    Interpolated between the zones: easy is 3, marathon 5, threshold 6.5, interval 8, mile 9 and
    800 m pace 10. No source gives such a table; it only turns efforts into distances.

    Examples
    --------
    >>> round(speed_at(360, 9), 2)
    4.47
    """
    points = [(at, zone_speed(mile_time_s, zone)) for at, zone in _RPE_OF_ZONE]
    if rpe <= points[0][0]:
        return points[0][1]
    for (low, slow), (high, fast) in pairwise(points):
        if rpe <= high:
            return slow + (fast - slow) * (rpe - low) / (high - low)
    return points[-1][1]


def effort_of(zone: str) -> float:
    """Return the rating that stands for a zone, for athletes without a mark.

    Examples
    --------
    >>> effort_of("mile")
    9.0
    """
    known = {name: at for at, name in _RPE_OF_ZONE} | {"repetition": 9.0}
    return known[zone]


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
