"""D′ through a workout: what each repetition spends, what each recovery gives back.

References
----------
.. [1] Skiba and Clarke (2021), International Journal of Sports Physiology and Performance 16(11).
.. [2] Galbraith et al. (2015), International Journal of Sports Medicine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, inf
from typing import Literal, get_args

from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions, Source
from helpers.paces import CriticalSpeed
from helpers.workouts.steps import WALK_SPEED_M_S, Workout

SOURCE = Source("Skiba and Clarke", 2021, "The W′ balance model")

RecoveryModel = Literal["optimistic", "cautious"]

CAUTIOUS_TAU_S = Assumption(
    "cautious_tau", 377, "s", 100, 900, "time constant of slow recovery of D′",
    "Nobody has settled it for runners: the value is near that of cyclists, and with it the "
    "ladder asks for the 2 to 3 × rep time that coaches give.",
)  # fmt: skip

SHORT_REP_S, FAST_SHARE = 45.0, 1.2
"""Reps shorter [s], or faster than this share of critical speed, are hardly described by D′."""

ROUND_S, LONGEST_RECOVERY_S = 15.0, 600.0
"""Recoveries are proposed in steps [s] up to a longest one [s]."""

ASSUMPTIONS = (CAUTIOUS_TAU_S,)

Leg = tuple[float, float]
"""Time [s] and speed [m/s]."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left of D′ through a workout, under one model of recovery.

    Attributes
    ----------
    recovery : {"optimistic", "cautious"}
        The model.
    d_prime_m : float
        D′ at the start [m].
    left_m : tuple of float
        What is left after each step [m]; negative where the model says it cannot be done.
    reps : tuple of int
        Which of the steps are repetitions.
    """

    recovery: RecoveryModel
    d_prime_m: float
    left_m: tuple[float, ...]
    reps: tuple[int, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """What is left after each repetition, as a share of D′."""
        return tuple(self.left_m[at] / self.d_prime_m for at in self.reps)

    @property
    def spent(self) -> tuple[float, ...]:
        """What each repetition spends, as a share of D′; negative where it is a recovery."""
        before = (self.d_prime_m, *self.left_m)
        return tuple((before[at] - self.left_m[at]) / self.d_prime_m for at in self.reps)

    @property
    def lowest(self) -> float:
        """The lowest balance, as a share of D′."""
        return min(self.left_m, default=self.d_prime_m) / self.d_prime_m

    @property
    def breaking_rep(self) -> int | None:
        """The first repetition, counted from 1, at whose end nothing would be left."""
        return next((n for n, share in enumerate(self.shares, 1) if share < -1e-9), None)


def balance(
    workout: Workout,
    critical_speed: CriticalSpeed,
    recovery: RecoveryModel = "optimistic",
    *,
    assumptions: Assumptions = Assumptions(),
) -> Balance:
    """Follow D′ through a workout, leg by leg in closed form.

    Parameters
    ----------
    workout : Workout
        The resolved session.
    critical_speed : CriticalSpeed
        Of the athlete.
    recovery : {"optimistic", "cautious"}
        How fast D′ comes back below critical speed: by the differential form, or no faster than
        with a fixed time constant.
    assumptions : Assumptions
        Of which `CAUTIOUS_TAU_S` is used.

    Returns
    -------
    Balance
        Negative values are kept; above D′ nothing is stored.

    Raises
    ------
    InputError
        If there is no such model.

    Notes
    -----
    Above critical speed, ``left -= (speed - critical) time``. Below it
    ``left = D′ - (D′ - left) exp(-time / tau)`` with ``tau = D′ / (critical - speed)`` [1]_; the
    cautious model takes `CAUTIOUS_TAU_S` where that is longer. In the one direct test in runners
    neither kind of recovery predicted when they would stop [2]_: it ranks sessions and warns.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.paces.critical_speed import assumed
    >>> from helpers.workouts import ascending_ladder, resolve
    >>> ladder = resolve(ascending_ladder(), Athlete(mile_time_s=360))
    >>> round(balance(ladder, assumed(360), "cautious").lowest, 2)
    0.14
    """
    slowest_s = _slowest(recovery, assumptions)
    legs = [(step.time_s, step.speed_m_s) for step in workout.steps]
    reps = tuple(at for at, step in enumerate(workout.steps) if step.kind == "rep")
    return Balance(recovery, critical_speed.d_prime_m, _left(legs, critical_speed, slowest_s), reps)


def _slowest(recovery: str, assumptions: Assumptions) -> float:
    """Return the time constant [s] that recovery is never faster than."""
    if recovery not in get_args(RecoveryModel):
        raise InputError(
            f"{recovery!r} is no model of recovery.", "There are optimistic and cautious."
        )
    return assumptions[CAUTIOUS_TAU_S] if recovery == "cautious" else 0.0


def _left(legs: Iterable[Leg], critical: CriticalSpeed, slowest_s: float) -> tuple[float, ...]:
    """Return what is left after each leg [m]."""
    full_m, left_m, found = critical.d_prime_m, critical.d_prime_m, []
    for time_s, speed_m_s in legs:
        left_m = _left_after(left_m, time_s, critical.speed_m_s - speed_m_s, full_m, slowest_s)
        found.append(left_m)
    return tuple(found)


def _left_after(
    left_m: float, time_s: float, below_m_s: float, full_m: float, slowest_s: float
) -> float:
    """Return what is left after one leg run so much below critical speed [m]."""
    if below_m_s <= 0:
        return left_m + below_m_s * time_s
    return full_m - (full_m - left_m) * exp(-time_s / max(full_m / below_m_s, slowest_s))


def course(
    workout: Workout,
    critical_speed: CriticalSpeed,
    recovery: RecoveryModel = "optimistic",
    *,
    assumptions: Assumptions = Assumptions(),
    every_s: float = 40.0,
) -> tuple[tuple[float, float], ...]:
    """Return time [s] and share of D′ left, closely enough to draw the balance as a curve.

    Parameters
    ----------
    workout, critical_speed, recovery, assumptions
        As in `balance`.
    every_s : float
        How close the points of a recovery lie [s].

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.paces.critical_speed import assumed
    >>> from helpers.workouts import easy_run, resolve
    >>> course(resolve(easy_run(60), Athlete(mile_time_s=360)), assumed(360))
    ((0.0, 1.0), (60.0, 1.0))
    """
    slowest_s = _slowest(recovery, assumptions)
    full_m, left_m, now_s = critical_speed.d_prime_m, critical_speed.d_prime_m, 0.0
    points = [(0.0, 1.0)]
    for step in workout.steps:
        below = critical_speed.speed_m_s - step.speed_m_s
        straight = below <= 0 or left_m == full_m
        pieces = 1 if straight else min(8, 1 + int(step.time_s // every_s))
        for _ in range(pieces):
            left_m = _left_after(left_m, step.time_s / pieces, below, full_m, slowest_s)
            now_s += step.time_s / pieces
            points.append((now_s, left_m / full_m))
    return tuple(points)


def low_confidence(workout: Workout, critical_speed: CriticalSpeed) -> tuple[int, ...]:
    """Return the repetitions, counted from 1, that D′ hardly describes: very short, or very fast.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.paces.critical_speed import assumed
    >>> from helpers.workouts import equal_repeats, resolve
    >>> low_confidence(resolve(equal_repeats(2), Athlete(mile_time_s=275)), assumed(275))
    (1, 2)
    """
    fast_m_s = FAST_SHARE * critical_speed.speed_m_s
    return tuple(
        number
        for number, rep in enumerate(workout.reps, 1)
        if rep.speed_m_s > critical_speed.speed_m_s
        and (rep.time_s < SHORT_REP_S or rep.speed_m_s > fast_m_s)
    )


def smallest_recovery(
    workout: Workout,
    critical_speed: CriticalSpeed,
    *,
    recovery: RecoveryModel = "cautious",
    keep: float = 0.0,
    assumptions: Assumptions = Assumptions(),
) -> float | None:
    """Return the smallest recovery, the same after every rep, that keeps enough of D′.

    Parameters
    ----------
    workout : Workout
        The session; what it has between reps of a set is replaced, rests between sets stay.
    critical_speed : CriticalSpeed
        Of the athlete.
    recovery : {"optimistic", "cautious"}
        The model; the cautious one is never the easier of the two.
    keep : float
        Share of D′ that should remain at the lowest point.
    assumptions : Assumptions
        Of which `CAUTIOUS_TAU_S` is used.

    Returns
    -------
    float or None
        Time [s], rounded up to 15 s; None where even 10 minutes are too short.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.paces.critical_speed import assumed
    >>> from helpers.workouts import long_intervals, resolve
    >>> four_by_five = resolve(long_intervals(300), Athlete(mile_time_s=540))
    >>> smallest_recovery(four_by_five, assumed(540))
    285.0
    """
    slowest_s = _slowest(recovery, assumptions)
    legs = _with_recoveries(workout, assumptions[WALK_SPEED_M_S])
    needed_m = (keep - 1e-9) * critical_speed.d_prime_m  # a mile at mile pace leaves 0, not quite

    def enough(steps: int) -> bool:
        given = ((steps * ROUND_S if own is None else own, speed) for own, speed in legs)
        return min(_left(given, critical_speed, slowest_s), default=inf) >= needed_m

    low, high = 0, int(LONGEST_RECOVERY_S / ROUND_S)
    if not enough(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low * ROUND_S


def _with_recoveries(workout: Workout, walk_m_s: float) -> list[tuple[float | None, float]]:
    """Return the legs of a workout; those between two reps of a set have no time of their own."""
    legs: list[tuple[float | None, float]] = []
    last_set = 0
    for step in workout.steps:
        if step.kind == "recovery":
            legs.append((None, step.speed_m_s))
            last_set = 0
            continue
        if step.kind == "rep" and step.set_number == last_set:
            legs.append((None, walk_m_s))
        legs.append((step.time_s, step.speed_m_s))
        last_set = step.set_number
    return legs
