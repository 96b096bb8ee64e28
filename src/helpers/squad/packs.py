"""Packs: athletes close enough in pace to start every repetition together, on one clock."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from helpers.athlete import RaceResult
from helpers.evidence import Assumptions
from helpers.squad.duties import Duty
from helpers.squad.members import Member
from helpers.squad.tonight import RECOVERY_STEP_S
from helpers.track import lap_length
from helpers.units import format_time
from helpers.workouts import Step, Verdict, Workout

TOGETHER_PERCENT = 1e-6  # a spread of nothing still takes those who run the same time


@dataclass(frozen=True, slots=True)
class Runner:
    """One athlete in tonight's session.

    Attributes
    ----------
    place : int
        Place in the squad, from 0.
    name : str
        By which they can be told from the others.
    member : Member
        Who it is.
    mile_s : float or None
        Current mile [s]; None without a mark.
    source : RaceResult or None
        The mark it comes from; None where the coach set it, or there is none.
    why : str
        Where it comes from, in words.
    workout : Workout
        What they run, with the recoveries of the pack.
    verdict : Verdict
        What that asks of them.
    lane : int
        Where.
    notes : tuple of str
        What is different for this one, and why.
    """

    place: int
    name: str
    member: Member
    mile_s: float | None
    source: RaceResult | None
    why: str
    workout: Workout
    verdict: Verdict
    lane: int = 1
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a pack on the clock of the evening.

    Attributes
    ----------
    kind, label : str
        As of a `Step`.
    start_s, time_s : float
        When it starts, and how long it lasts for the slowest of the pack [s].
    rep : int
        Number of the repetition in the session, from 1; zero for other steps.
    """

    kind: str
    label: str
    start_s: float
    time_s: float
    rep: int = 0

    @property
    def end_s(self) -> float:
        """When it ends [s]."""
        return self.start_s + self.time_s


@dataclass(frozen=True)
class Pack:
    """Athletes who start every repetition together.

    Attributes
    ----------
    number : int
        From 1, the fastest first.
    lane : int
        Its lane.
    runners : tuple of Runner
        The fastest first.
    legs : tuple of Leg
        The session on the clock of the evening.
    offset_s : float
        How much later than the first pack it starts its main part [s].
    by_effort : bool
        Whether it goes by effort, for want of marks.
    whole_reps : int
        Repetitions of the session before it was fitted to the slot.
    """

    number: int
    lane: int
    runners: tuple[Runner, ...]
    legs: tuple[Leg, ...]
    offset_s: float
    by_effort: bool
    whole_reps: int

    @property
    def reps(self) -> tuple[Leg, ...]:
        """The repetitions on the clock."""
        return tuple(leg for leg in self.legs if leg.kind == "rep")

    @property
    def main(self) -> tuple[Leg, ...]:
        """What it starts after the warm-up: reps, and the drills and running between them."""
        return tuple(leg for leg in self.legs if leg.kind in ("rep", "drills", "run"))

    @property
    def end_s(self) -> float:
        """When its session ends [s]."""
        return self.legs[-1].end_s if self.legs else 0.0


def grouped(
    workouts: Sequence[Workout],
    *,
    spread_percent: float,
    largest: int,
    marks_apart: bool = True,
) -> tuple[tuple[int, ...], ...]:
    """Group athletes so that nobody in a pack takes much longer for the same reps.

    From the fastest on, each joins the pack
    before them as long as the spread and the largest size allow, which gives the fewest packs.

    Parameters
    ----------
    workouts : sequence of Workout
        The session in full, for each athlete.
    spread_percent : float
        How much longer the slowest may take than the fastest [%].
    largest : int
        Most athletes in a pack.
    marks_apart : bool
        Whether those without a mark are grouped among themselves: their times are estimates.

    Returns
    -------
    tuple of tuple of int
        Places in `workouts`, each in exactly one group, the fastest groups first.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.workouts import equal_repeats, resolve
    >>> three = [resolve(equal_repeats(), Athlete(mile_time_s=s)) for s in (400, 300, 320)]
    >>> grouped(three, spread_percent=10, largest=8)
    ((1, 2), (0,))
    """
    longest = 1 + max(spread_percent / 100, TOGETHER_PERCENT)
    packs: list[list[int]] = []
    for at in sorted(range(len(workouts)), key=lambda at: _order(workouts[at])):
        first = workouts[packs[-1][0]] if packs else None
        joins = (
            first is not None
            and len(packs[-1]) < largest
            and (first.mile_known == workouts[at].mile_known or not marks_apart)
            and workouts[at].work_s <= longest * first.work_s
        )
        if joins:
            packs[-1].append(at)
        else:
            packs.append([at])
    return tuple(map(tuple, packs))


def _order(workout: Workout) -> tuple[bool, float, float, float]:
    """Order by reps that take less time, or reach farther in the same; without a mark last."""
    return (not workout.mile_known, workout.work_s, -workout.work_m, workout.mile_time_s)


def clock(
    workouts: Sequence[Workout],
    reps: Sequence[int],
    *,
    offset_s: float = 0.0,
    assumptions: Assumptions = Assumptions(),
) -> tuple[Leg, ...]:
    """Put the session of a pack on the clock.

    A repetition lasts as long as the slowest who runs it needs; the recovery after it is what the
    recipe gives that one, rounded up to whole minutes, for everyone.

    Parameters
    ----------
    workouts : sequence of Workout
        The same recipe, resolved for each of the pack.
    reps : sequence of int
        How many repetitions each of them runs, from the first on.
    offset_s : float
        How much later the main part starts [s].
    assumptions : Assumptions
        Of which `RECOVERY_STEP_S` is used.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.workouts import equal_repeats, resolve
    >>> two = [resolve(equal_repeats(2, 400), Athlete(mile_time_s=s)) for s in (360, 380)]
    >>> [(leg.kind, round(leg.start_s, 1)) for leg in clock(two, (2, 2))][1:4]
    [('rep', 900.0), ('recovery', 994.4), ('rep', 1234.4)]
    """
    most = max(reps, default=0)
    legs: list[Leg] = []
    now_s, rep, waiting_s = 0.0, 0, offset_s
    for steps in zip(*(cut(workout, most).steps for workout in workouts), strict=True):
        kind = steps[0].kind
        rep += kind == "rep"
        if kind != "warm-up":
            now_s, waiting_s = now_s + waiting_s, 0.0
        running = [step for step, count in zip(steps, reps, strict=True) if count >= rep]
        time_s = max(step.time_s for step in running)
        if kind == "recovery":
            time_s = rounded_up(time_s, assumptions[RECOVERY_STEP_S])
        legs.append(Leg(kind, steps[0].label, now_s, time_s, rep if kind == "rep" else 0))
        now_s += time_s
    return tuple(legs)


def cut(workout: Workout, reps: int) -> Workout:
    """Return the workout with its first repetitions only; what follows the last is its end.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.workouts import equal_repeats, resolve
    >>> [s.kind for s in cut(resolve(equal_repeats(), Athlete(mile_time_s=360)), 1).steps]
    ['warm-up', 'rep', 'cool-down']
    """
    if reps >= len(workout.reps):
        return workout
    kept: list[Step] = []
    rep = 0
    for step in workout.steps:
        rep += step.kind == "rep"
        over = rep > reps or (rep == reps and step.kind != "rep")
        if not (over and step.kind in ("rep", "recovery", "rest", "drills")):
            kept.append(step)
    return replace(workout, steps=tuple(kept))


def rounded_up(time_s: float, step_s: float) -> float:
    """Return a time rounded up to whole steps.

    Examples
    --------
    >>> rounded_up(89.5, 60), rounded_up(120.0, 60)
    (120, 120)
    """
    return step_s * math.ceil(time_s / step_s - 1e-9)


def in_pack(workout: Workout, legs: Sequence[Leg], duty: Duty) -> Workout:
    """Return what one athlete runs on the clock of their pack.

    Their repetitions are their own; they recover until the pack starts the next one, and wait
    for the slowest where the session has no recovery. Those who run fewer reps end with the
    cool-down of all.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.workouts import equal_repeats, resolve
    >>> two = [resolve(equal_repeats(2, 400), Athlete(mile_time_s=s)) for s in (360, 380)]
    >>> fast = in_pack(two[0], clock(two, (2, 2)), Duty(2))
    >>> round(fast.steps[2].time_s, 1)
    245.0
    """
    own = cut(workout, duty.reps)
    after = {leg.rep: (leg, then) for leg, then in pairwise(legs) if leg.rep}
    steps: list[Step] = []
    rep, last = 0, len(own.reps)
    for step in own.steps:
        time_s = step.time_s
        if step.kind == "warm-up" and not steps:
            time_s += duty.warm_up_s
        elif steps and steps[-1].kind == "rep":
            leg, then = after.get(rep, (None, None))
            waits_s = leg.time_s - steps[-1].time_s if leg else 0.0
            if step.kind in _WAITED:
                time_s = waits_s + (then.time_s if step.kind == "recovery" else time_s)
            elif waits_s > SOON_S and rep < last:
                label = f"{format_time(waits_s)} waiting for the pack"
                steps.append(Step("recovery", label, waits_s, 0.0, 0.0))
        rep += step.kind == "rep"
        steps.append(_lasting(step, time_s))
    return replace(workout, steps=tuple(steps))


_WAITED = ("recovery", "rest", "drills")
SOON_S = 1e-6


def _lasting(step: Step, time_s: float) -> Step:
    if time_s == step.time_s:
        return step
    return replace(step, time_s=time_s, distance_m=time_s * step.speed_m_s)


def passings(distance_m: float, lane: int = 1) -> tuple[float, ...]:
    """Return where a repetition that ends at the finish line passes it, and the line opposite.

    Parameters
    ----------
    distance_m : float
        The repetition [m].
    lane : int
        In an outer lane a lap is longer: it starts ahead of the line by `helpers.track.stagger`.

    Returns
    -------
    tuple of float
        Distances from the start [m], the last of them the whole repetition.

    Examples
    --------
    >>> passings(600), [round(m, 1) for m in passings(600, lane=3)]
    ((200.0, 400.0, 600), [185.3, 392.6, 600])
    """
    half_m = lap_length(lane) / 2
    before = math.ceil(distance_m / half_m - 1e-6) - 1
    return (*(distance_m - half_m * n for n in range(before, 0, -1)), distance_m)
