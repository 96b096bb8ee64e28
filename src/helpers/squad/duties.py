"""Who runs what tonight: status and age decide, and say so."""

from dataclasses import dataclass

from helpers.athlete import Athlete
from helpers.evidence import Assumptions
from helpers.squad.tonight import RETURNING_SHARE
from helpers.units import MILE_M
from helpers.workouts import Workout
from helpers.workouts.scaling import WARM_UP_FROM_60, WORK_CAP

RESTING = {
    "injured": "Injured: no running until whoever treats them says so.",
    "ill": "Ill: rest, and resume easily once symptoms have gone.",
}
NIGGLE = "A niggle: an easy run instead, and stop at pain that changes the stride."
ONE_REP = "there is one rep only; leave it out if in doubt"


@dataclass(frozen=True)
class Duty:
    """What one athlete runs of the pack's repetitions, and why it is not all of them.

    Attributes
    ----------
    reps : int
        How many, from the first on.
    warm_up_s : float
        How much longer to warm up than the others [s].
    notes : tuple of str
        What is different for this one, and why.
    """

    reps: int
    warm_up_s: float = 0.0
    notes: tuple[str, ...] = ()


def duty(workout: Workout, athlete: Athlete, assumptions: Assumptions = Assumptions()) -> Duty:
    """Return what an athlete runs of a session that their pack runs.

    Coming back after a break: a share of the reps, one at least. Under 18: no more than the cap
    of the younger group's experience. From 60: a longer warm-up. Nothing else is altered here, nor
    is a session without reps; whatever it asks beyond that is for the verdict to say.

    Parameters
    ----------
    workout : Workout
        The pack's session, resolved for this athlete.
    athlete : Athlete
        Whose status and age count.
    assumptions : Assumptions
        Of which `RETURNING_SHARE`, the caps on work and the longer warm-up are used.

    Examples
    --------
    >>> from helpers.workouts import equal_repeats, resolve
    >>> back = Athlete(mile_time_s=360, status="returning")
    >>> duty(resolve(equal_repeats(), back), back).reps
    4
    """
    reps, notes = len(workout.reps), []
    if not reps:
        return Duty(0)
    if athlete.status == "returning":
        share = assumptions[RETURNING_SHARE]
        reps = max(1, int(reps * share / 100))
        less = f"{_the_first(reps, workout)}, {share:g} % of them"
        notes.append(f"Coming back: {less if len(workout.reps) > 1 else ONE_REP}.")
    within = _within_cap(workout, athlete, assumptions)
    if within < reps:
        reps = within
        age = "Under 16" if athlete.is_child else "Under 18"
        notes.append(f"{age}: {_the_first(reps, workout)}, and supervised.")
    longer_s = 60 * assumptions[WARM_UP_FROM_60] if (athlete.age or 0) >= 60 else 0.0
    if longer_s:
        notes.append(
            f"From 60: begin to warm up {longer_s / 60:g} min before the others, and keep 72 h to "
            "the next fast day."
        )
    return Duty(reps, longer_s, tuple(notes))


def _the_first(reps: int, workout: Workout) -> str:
    whole = len(workout.reps)
    return f"all {whole} reps" if reps == whole else f"the first {reps} of {whole} reps"


def _within_cap(workout: Workout, athlete: Athlete, assumptions: Assumptions) -> int:
    """Return how many reps, from the first on, fit the cap of someone under 18; one at least."""
    if not athlete.is_minor:
        return len(workout.reps)
    level = "new" if athlete.is_child or athlete.experience == "new" else "recreational"
    left_m, count = assumptions[WORK_CAP[level]] * MILE_M * (1 + 1e-9), 0
    for rep in workout.reps:
        left_m -= rep.distance_m
        if left_m < 0:
            break
        count += 1
    return max(1, count)
