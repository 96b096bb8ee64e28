"""The workout an athlete runs: a recipe resolved to seconds, meters and meters per second."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Literal

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumption, Assumptions
from helpers.paces import CurrentMile, current_mile, zone_speed
from helpers.track import laps
from helpers.units import MILE_M, format_distance, format_time
from helpers.workouts.effort import kind_of_intervals, rating_at, speed_at
from helpers.workouts.recipe import Block, Drills, Recipe, Run, Shape, Walk, WorkSet
from helpers.workouts.rules import EffortPace, MilePace, Pace, Recovery, TypedPace

Surface = Literal["track", "road", "grass", "treadmill"]
"""A road has marks for every distance; grass, and any other ground without them, is run by time."""

JOG_SHARE = Assumption(
    "jog_share", 0.55, "of current mile speed", 0.4, 0.75, "speed of a recovery jog",
    "About 60 % of critical speed: slow enough to recover at.",
)  # fmt: skip
WALK_SPEED_M_S = Assumption(
    "walk_speed", 1.4, "m/s", 0.8, 2.0, "speed of a walked recovery", "A usual walk, 11:54 a kilometer.",
)  # fmt: skip
MILE_WITHOUT_MARK_S = {
    experience: Assumption(
        f"mile_without_mark_{experience}", seconds, "s", 240, 1200,
        f"mile of an athlete without a mark ({experience})",
        "Only to estimate how long and far a session is; never shown as a target.",
    )
    for experience, seconds in (("new", 600), ("recreational", 480), ("experienced", 360))
}  # fmt: skip

SHORTEST_TEST_M = 1000.0
"""A single rep from here on is a test [m]; a shorter one is a short session."""

ASSUMPTIONS = (JOG_SHARE, WALK_SPEED_M_S, *MILE_WITHOUT_MARK_S.values())


@dataclass(frozen=True, slots=True)
class Step:
    """One leg of a workout.

    Attributes
    ----------
    kind : {"warm-up", "run", "drills", "rep", "recovery", "rest", "cool-down"}
        What it is.
    label : str
        What is done, in words.
    time_s, distance_m, speed_m_s : float
        Time [s], distance [m] and speed [m/s]; standing has a speed of zero.
    guide : {"pace", "effort", ""}
        What the athlete goes by; with "effort" the figures are estimates.
    rpe : float or None
        The effort, where that is the guide.
    set_number, rep_number : int
        Place of a rep, counted from 1; zero for other steps.
    timed : bool
        Whether a rep is run by time rather than over a distance.
    """

    kind: str
    label: str
    time_s: float
    distance_m: float
    speed_m_s: float
    guide: str = ""
    rpe: float | None = None
    set_number: int = 0
    rep_number: int = 0
    timed: bool = False

    def time_over(self, distance_m: float) -> float:
        """Return the time over part of the step at even pace [s].

        Examples
        --------
        >>> Step("rep", "", 90.0, 400.0, 400 / 90).time_over(200)
        45.0
        """
        return self.time_s * distance_m / self.distance_m

    def passing_times(self, every_m: float) -> tuple[float, ...]:
        """Return the time on the watch at each full `every_m` and at the end [s].

        Examples
        --------
        >>> Step("rep", "", 90.0, 500.0, 500 / 90).passing_times(200)
        (36.0, 72.0, 90.0)
        """
        full = int(round(self.distance_m / every_m, 6))
        times = tuple(self.time_over(every_m * i) for i in range(1, full + 1))
        return times if abs(full * every_m - self.distance_m) < 0.01 else (*times, self.time_s)


@dataclass(frozen=True)
class Workout:
    """A recipe resolved for one athlete, one date and one surface.

    Attributes
    ----------
    recipe : Recipe
        What it was resolved from.
    steps : tuple of Step
        In running order.
    mile_time_s : float
        Mile it was resolved at [s].
    mile_known : bool
        Whether that mile comes from a mark or the coach, rather than being assumed.
    goal_missing : bool
        Whether goal pace was asked for without a goal; current pace stands in for it.
    surface : {"track", "road", "grass", "treadmill"}
        Where it is run.
    """

    recipe: Recipe
    steps: tuple[Step, ...]
    mile_time_s: float
    mile_known: bool
    goal_missing: bool = False
    surface: Surface = "track"

    @cached_property
    def reps(self) -> tuple[Step, ...]:
        """The repetitions."""
        return tuple(step for step in self.steps if step.kind == "rep")

    @property
    def starts_s(self) -> tuple[float, ...]:
        """When each step starts on the session clock [s]."""
        return tuple(accumulate((step.time_s for step in self.steps), initial=0.0))[:-1]

    @property
    def work_m(self) -> float:
        """Distance in repetitions [m]."""
        return sum(step.distance_m for step in self.reps)

    @property
    def work_s(self) -> float:
        """Time in repetitions [s]."""
        return sum(step.time_s for step in self.reps)

    @property
    def work_laps(self) -> float:
        """Laps of a 400 m track in repetitions."""
        return laps(self.work_m)

    @property
    def mile_races(self) -> float:
        """Work as a number of mile races."""
        return self.work_m / MILE_M

    @property
    def total_distance_m(self) -> float:
        """Distance of the whole session [m], drills left out."""
        return sum(step.distance_m for step in self.steps)

    @property
    def total_time_s(self) -> float:
        """Time of the whole session [s]."""
        return sum(step.time_s for step in self.steps)


@dataclass(frozen=True)
class _Ability:
    """What a recipe's rules refer to, in one place."""

    mile_time_s: float
    known: bool
    goal_time_s: float | None


def resolve(
    recipe: Recipe,
    athlete: Athlete,
    *,
    goal: Goal = Goal(),
    today: dt.date | None = None,
    surface: Surface = "track",
    assumptions: Assumptions = Assumptions(),
) -> Workout:
    """Resolve a recipe for one athlete, one date and one surface.

    Parameters
    ----------
    recipe : Recipe
        The session.
    athlete : Athlete
        Who runs it; without a mark the paces become efforts and the figures estimates.
    goal : Goal
        What "goal mile" means.
    today : datetime.date, optional
        Day from which the age of marks counts.
    surface : {"track", "road", "grass", "treadmill"}
        Where it is run; on grass and on a treadmill every rep is run by time.
    assumptions : Assumptions
        Walking and jogging speed, and the mile of an athlete without a mark.

    Returns
    -------
    Workout
        Steps with seconds, meters and m/s, not rounded.

    Examples
    --------
    >>> from helpers.workouts import ascending_ladder
    >>> ladder = resolve(ascending_ladder(), Athlete(mile_time_s=370), goal=Goal(360))
    >>> ladder.work_m, round(ladder.reps[0].time_s, 1)
    (3600.0, 44.7)
    """
    mile: CurrentMile | None = current_mile(athlete, today, assumptions)
    mile_s = mile.time_s if mile else assumptions[MILE_WITHOUT_MARK_S[athlete.experience]]
    ability = _Ability(mile_s, mile is not None, goal.mile_time_s)
    return _resolved(recipe, ability, surface, assumptions)


@lru_cache(maxsize=1024)
def _resolved(
    recipe: Recipe, ability: _Ability, surface: Surface, assumptions: Assumptions
) -> Workout:
    steps: list[Step] = []
    set_number = 0
    for block in recipe.blocks:
        set_number += isinstance(block, WorkSet)
        steps += _steps(block, set_number, ability, surface, assumptions)
    wants_goal = any(
        isinstance(block.pace, MilePace) and block.pace.of == "goal" for _, block in recipe.sets
    )
    missing = wants_goal and ability.goal_time_s is None
    return Workout(recipe, tuple(steps), ability.mile_time_s, ability.known, missing, surface)


def _steps(
    block: Block, set_number: int, ability: _Ability, surface: Surface, assumptions: Assumptions
) -> list[Step]:
    if isinstance(block, WorkSet):
        return _set_steps(block, set_number, ability, surface, assumptions)
    if not block.duration_s:
        return []
    if isinstance(block, Drills):
        return [Step("drills", block.what, block.duration_s, 0.0, 0.0)]
    if isinstance(block, Walk):
        walked = Recovery("time", block.duration_s, "walking")
        return [_recovery_step(walked, 0.0, ability, assumptions)]
    return [_run_step(block, ability, assumptions)]


def _run_step(run: Run, ability: _Ability, assumptions: Assumptions) -> Step:
    speed_m_s, guide, rpe = _target(run.pace, ability, assumptions)
    label = f"{format_time(run.duration_s)} at {run.pace}"
    distance_m = run.duration_s * speed_m_s
    return Step(run.role, label, run.duration_s, distance_m, speed_m_s, guide, rpe)


def _set_steps(
    work: WorkSet, set_number: int, ability: _Ability, surface: Surface, assumptions: Assumptions
) -> list[Step]:
    pace_m_s, guide, rpe = _target(work.pace, ability, assumptions)
    timed = surface in ("grass", "treadmill") or not work.shape.reps_m
    reps = _reps(work.shape, pace_m_s)
    recoveries = {
        time_s: _recovery_step(work.recovery, time_s, ability, assumptions)
        for time_s, _ in set(reps[:-1])
    }
    steps = []
    for number, (time_s, distance_m) in enumerate(reps, 1):
        label = format_time(time_s) if timed else _rep_distance(distance_m)
        speed_m_s = distance_m / time_s
        steps.append(
            Step("rep", label, time_s, distance_m, speed_m_s, guide, rpe, set_number, number, timed)
        )
        if number < len(reps):
            steps.append(recoveries[time_s])
    if work.rest_s:
        steps.append(Step("rest", f"{format_time(work.rest_s)} rest", work.rest_s, 0.0, 0.0))
    return [step for step in steps if step.time_s > 0]


def _rep_distance(distance_m: float) -> str:
    return "1 mile" if abs(distance_m - MILE_M) < 0.01 else format_distance(distance_m)


def _reps(shape: Shape, pace_m_s: float) -> list[tuple[float, float]]:
    """Return time [s] and distance [m] of each rep."""
    amounts = shape.reps_m or shape.reps_s
    faster = shape.faster_percent or (0.0,) * len(amounts)
    reps = []
    for amount, percent in zip(amounts, faster, strict=True):
        speed_m_s = pace_m_s / (1 - percent / 100)
        by_distance = (amount / speed_m_s, amount)
        reps.append(by_distance if shape.reps_m else (amount, amount * speed_m_s))
    return reps


def _recovery_step(
    recovery: Recovery, rep_s: float, ability: _Ability, assumptions: Assumptions
) -> Step:
    speed_m_s = {
        "standing": 0.0,
        "walking": assumptions[WALK_SPEED_M_S],
        "jogging": assumptions[JOG_SHARE] * MILE_M / ability.mile_time_s,
    }[recovery.how]
    if recovery.by == "distance":
        time_s = recovery.amount / speed_m_s
    else:
        time_s = recovery.amount * (rep_s if recovery.by == "rep time" else 1)
    label = f"{format_time(time_s)} {recovery.how}"
    if recovery.by == "distance":
        label = f"{format_distance(recovery.amount)} {recovery.how} ({format_time(time_s)})"
    return Step("recovery", label, time_s, time_s * speed_m_s, speed_m_s)


def _target(
    pace: Pace, ability: _Ability, assumptions: Assumptions
) -> tuple[float, str, float | None]:
    """Return speed [m/s], what guides the athlete, and the effort where that is the guide."""
    if isinstance(pace, EffortPace):
        return speed_at(ability.mile_time_s, pace.rpe, assumptions), "effort", pace.rpe
    if isinstance(pace, TypedPace):
        return MILE_M / pace.mile_time_s, "pace", None
    goal_s = None
    if isinstance(pace, MilePace):
        goal_s = ability.goal_time_s if pace.of == "goal" else None
        base_s = goal_s or ability.mile_time_s
        speed_m_s = MILE_M / (base_s * (1 - pace.faster_percent / 100))
    else:
        speed_m_s = zone_speed(ability.mile_time_s, pace.zone)
    if ability.known or goal_s:
        return speed_m_s, "pace", None
    return speed_m_s, "effort", rating_at(ability.mile_time_s, speed_m_s, assumptions)


def kind_of(workout: Workout, assumptions: Assumptions = Assumptions()) -> str:
    """Name the kind of session, as load and week count it; who runs nowhere lifts.

    Examples
    --------
    >>> from helpers.workouts import easy_run
    >>> kind_of(resolve(easy_run(), Athlete(mile_time_s=360)))
    'easy run'
    """
    if not workout.total_distance_m:
        return "strength"
    if not workout.reps:
        return "easy run"
    alone = len(workout.reps) == 1 and not workout.recipe.reps_s
    if alone and workout.work_m >= SHORTEST_TEST_M:
        return "test or race"
    return kind_of_intervals(tuple(rep.time_s for rep in workout.reps), assumptions)
