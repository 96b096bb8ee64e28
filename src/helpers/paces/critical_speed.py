"""Critical speed and D′: the speed that can be held for long, and the meters one can run above it.

References
----------
.. [1] Skiba and Clarke (2021), International Journal of Sports Physiology and Performance 16(11).
.. [2] Kordi, Menzies and Galbraith (2019), European Journal of Applied Physiology.
.. [3] Galbraith et al. (2014), International Journal of Sports Physiology and Performance.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from helpers.athlete import Athlete, RaceResult
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions, Band, Caution, Source
from helpers.paces import daniels
from helpers.paces.marks import (
    check_marks,
    comparable_marks,
    current_mile,
    marks_apart,
    marks_close,
    marks_set_aside,
)
from helpers.units import MILE_M, format_time

SOURCE = Source("Skiba and Clarke", 2021, "The W′ balance model: mathematical and methodological")

SHORTEST_S, LONGEST_S = 120.0, 1800.0
"""Efforts that the model describes [s]: 2 to 30 minutes."""

USUAL_D_PRIME_M = (50.0, 450.0)
"""D′ outside this range [m] has hardly been measured in runners."""

MILE_APART = 0.025
"""How far the mile of a fitted line may lie from the current mile, as a share of it."""

D_PRIME_ERROR = Assumption(
    "d_prime_error", 25, "%", 10, 60, "how far D′ may be off, up or down",
    "Its typical error is of the same order as D′ itself (Galbraith 2014: 88 m; repeats vary by "
    "10 to 18 %), so 25 % is the least to allow for.",
)  # fmt: skip
ASSUMED_FROM_M = Assumption(
    "assumed_from", 5000, "m", 3000, 10_000, "distance that stands in for a second mark",
    "With one mark only, critical speed and D′ are not known apart; the VDOT equivalent over this "
    "distance takes the place of a second. A 3 km puts D′ 6 to 15 % lower.",
)  # fmt: skip

ASSUMPTIONS = (D_PRIME_ERROR, ASSUMED_FROM_M)


@dataclass(frozen=True)
class CriticalSpeed:
    """Critical speed and D′, never without their band.

    Attributes
    ----------
    speed_m_s : float
        Critical speed [m/s].
    d_prime_m : float
        Distance that can be run above it before the legs are empty [m].
    assumed : bool
        Whether it was assumed from one mark rather than fitted to several.
    error_percent : float
        How far D′ may be off [%].
    marks : tuple of RaceResult
        What it was fitted to.
    cautions : tuple of Caution
        What to keep in mind about it.

    Examples
    --------
    >>> CriticalSpeed(4.0, 200.0).band.low
    150.0
    """

    speed_m_s: float
    d_prime_m: float
    assumed: bool = False
    error_percent: float = D_PRIME_ERROR.value
    marks: tuple[RaceResult, ...] = ()
    cautions: tuple[Caution, ...] = ()

    @property
    def mile_time_s(self) -> float:
        """Mile that the model gives [s]: the mile less D′, at critical speed."""
        return (MILE_M - self.d_prime_m) / self.speed_m_s

    @property
    def band(self) -> Band:
        """D′ with the range it may well lie in [m]."""
        share = self.error_percent / 100
        return Band(self.d_prime_m * (1 - share), self.d_prime_m, self.d_prime_m * (1 + share))

    @property
    def speed_band(self) -> Band:
        """Critical speed with the range that goes with that of D′ [m/s]."""
        fast, slow = (self.with_d_prime(d).speed_m_s for d in (self.band.low, self.band.high))
        return Band(slow, self.speed_m_s, fast)

    def with_d_prime(self, d_prime_m: float) -> "CriticalSpeed":
        """Return the same mile with another D′.

        The mile is what we know best; what is uncertain is how it divides into the two. A smaller
        D′ goes with a higher critical speed, and the other way round.
        """
        speed_m_s = (MILE_M - d_prime_m) / self.mile_time_s
        return replace(self, speed_m_s=speed_m_s, d_prime_m=d_prime_m)


def fit(
    distances_m: Sequence[float], times_s: Sequence[float], *, error_percent: float | None = None
) -> CriticalSpeed:
    """Fit critical speed and D′ to marks by least squares on the line of distance over time.

    Parameters
    ----------
    distances_m, times_s : sequence of float
        Distances [m] and times [s] of two or more all-out efforts of 2 to 30 minutes.
    error_percent : float, optional
        How far D′ may be off [%].

    Returns
    -------
    CriticalSpeed
        With its band.

    Raises
    ------
    InputError
        If the marks give no critical speed, or none above zero, or no D′ above zero.

    Notes
    -----
    ``distance = speed_m_s time + d_prime_m`` [1]_

    Examples
    --------
    >>> found = fit((1200, 3600), (250, 850))
    >>> found.speed_m_s, round(found.d_prime_m)
    (4.0, 200)
    """
    check_marks(distances_m, times_s)
    marks = list(zip(distances_m, times_s, strict=True))
    mean_m = sum(distance_m for distance_m, _ in marks) / max(1, len(marks))
    mean_s = sum(time_s for _, time_s in marks) / max(1, len(marks))
    spread = sum((time_s - mean_s) ** 2 for _, time_s in marks)
    if len(set(distances_m)) < 2 or not spread > 0:
        raise InputError(
            f"{_said(marks)} {'were' if len(marks) > 1 else 'was'} given.",
            "Critical speed follows from two distances, run in different times.",
            "Add a mark over another distance, such as 3 or 5 km.",
        )
    speed_m_s = sum((d - mean_m) * (t - mean_s) for d, t in marks) / spread
    d_prime_m = mean_m - speed_m_s * mean_s
    _refuse_contradiction(marks, speed_m_s, d_prime_m)
    error = D_PRIME_ERROR.value if error_percent is None else error_percent
    return CriticalSpeed(speed_m_s, d_prime_m, error_percent=error)


def _said(marks: list[tuple[float, float]]) -> str:
    said = [f"{distance_m:.0f} m in {format_time(time_s)}" for distance_m, time_s in marks]
    return ", ".join(said[:4]) or "No mark"


def _refuse_contradiction(
    marks: list[tuple[float, float]], speed_m_s: float, d_prime_m: float
) -> None:
    if speed_m_s > 0 and d_prime_m > 0:
        return
    what = "critical speed" if speed_m_s <= 0 else "D′"
    raise InputError(
        f"{_said(marks)} give a {what} that is not above zero.",
        "Over the longer distance one runs longer, and slower.",
        "One of the marks was not run all-out, or is mistyped: check them.",
    )


@lru_cache(maxsize=256)
def assumed(mile_time_s: float, assumptions: Assumptions = Assumptions()) -> CriticalSpeed:
    """Assume critical speed and D′ from a mile alone, through its VDOT equivalent over 5 km.

    Parameters
    ----------
    mile_time_s : float
        Current mile [s].
    assumptions : Assumptions
        Of which `ASSUMED_FROM_M` and `D_PRIME_ERROR` are used.

    Examples
    --------
    >>> found = assumed(360)
    >>> round(found.speed_m_s, 2), round(found.d_prime_m), found.assumed
    (3.9, 205, True)
    """
    longer_m = assumptions[ASSUMED_FROM_M]
    longer_s = daniels.equivalent_time(daniels.vdot(MILE_M, mile_time_s), longer_m)
    found = fit(
        (MILE_M, longer_m), (mile_time_s, longer_s), error_percent=assumptions[D_PRIME_ERROR]
    )
    return replace(found, assumed=True)


@lru_cache(maxsize=256)
def of_athlete(
    athlete: Athlete, today: dt.date | None, assumptions: Assumptions = Assumptions()
) -> CriticalSpeed | None:
    """Return critical speed and D′ from the athlete's marks, or assumed from the current mile.

    Critical speed is that of the line through the marks. D′ is what the current mile leaves above
    it, so that at current mile pace a mile spends just all of D′, whether fitted or assumed.

    Parameters
    ----------
    athlete : Athlete
        With or without marks.
    today : datetime.date or None
        Day from which the age of marks counts.
    assumptions : Assumptions
        The band, and what stands in for a second mark.

    Returns
    -------
    CriticalSpeed or None
        None without a current mile.

    Notes
    -----
    ``d_prime_m = mile - speed_m_s current mile time``: a line through marks misses the current mile
    by a little, and a few seconds of it are a fifth of D′.

    Examples
    --------
    >>> of_athlete(Athlete(mile_time_s=360), None).assumed
    True
    """
    mile = current_mile(athlete, today, assumptions)
    if mile is None:
        return None
    instead = assumed(mile.time_s, assumptions)
    span = {"shortest_s": SHORTEST_S, "longest_s": LONGEST_S}
    marks = comparable_marks(athlete, today, assumptions, **span)
    if not marks:
        return replace(instead, cautions=marks_set_aside(athlete, today, assumptions, **span))
    found, cautions = _fitted(marks, mile.time_s, assumptions)
    if found is None:
        return replace(instead, cautions=cautions)
    return replace(found, marks=marks, cautions=cautions)


def _fitted(
    marks: tuple[RaceResult, ...], mile_time_s: float, assumptions: Assumptions
) -> tuple[CriticalSpeed | None, tuple[Caution, ...]]:
    """Fit several marks and say what to mind; None where they cannot be relied on."""
    apart = marks_apart(marks, assumptions)
    if close := marks_close(marks):
        return None, (*apart, *close)
    distances_m, times_s = [m.distance_m for m in marks], [m.time_s for m in marks]
    try:
        found = fit(distances_m, times_s, error_percent=assumptions[D_PRIME_ERROR])
    except InputError as refusal:
        return None, (*apart, _refused(str(refusal)))
    if not _is_usual(found.d_prime_m):
        return None, (*apart, _unusual(found.d_prime_m))
    if abs(found.mile_time_s / mile_time_s - 1) > MILE_APART:
        return None, (*apart, _another_mile(found.mile_time_s, mile_time_s))
    d_prime_m = MILE_M - found.speed_m_s * mile_time_s
    if not _is_usual(d_prime_m):
        return None, (*apart, _unusual(d_prime_m, " at the current mile"))
    return replace(found, d_prime_m=d_prime_m), apart


def _is_usual(d_prime_m: float) -> bool:
    """Tell whether D′ [m] has been measured in runners; below zero it lies nowhere near."""
    low_m, high_m = USUAL_D_PRIME_M
    return low_m <= d_prime_m <= high_m


def _another_mile(fitted_s: float, current_s: float) -> Caution:
    return Caution(
        f"The marks together give a mile of {format_time(fitted_s)}, the current mile is "
        f"{format_time(current_s)}.",
        "They tell of different days or different training; critical speed and D′ are assumed "
        "from the current mile.",
    )


def _refused(sentence: str) -> Caution:
    return Caution(sentence, "Until then both are assumed from the current mile.")


def _unusual(d_prime_m: float, where: str = "") -> Caution:
    low_m, high_m = USUAL_D_PRIME_M
    return Caution(
        f"The marks give a D′ of {d_prime_m:.0f} m{where}, where {low_m:.0f} to {high_m:.0f} m are usual.",
        "They may not be of one fitness; until a test settles it, both are assumed from the "
        "current mile.",
    )
