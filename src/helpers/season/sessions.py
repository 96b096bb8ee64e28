"""Which recipe fills a day: easy and long runs by time, intervals in turn, the race."""

import datetime as dt
from dataclasses import replace

from helpers.paces import daniels
from helpers.season.assumptions import RACE_DISTANCE_M
from helpers.season.calendar import Session, SessionKind
from helpers.season.frame import Frame
from helpers.units import MILE_M, format_distance
from helpers.workouts import (
    EffortPace,
    Recipe,
    Recovery,
    Run,
    Timed,
    TypedPace,
    Workout,
    WorkSet,
    ascending_ladder,
    descending_ladder,
    easy_run,
    equal_repeats,
    gentle_test,
    kind_of,
    long_intervals,
    long_rep_time,
    pyramid,
    resolve,
    scaled,
    timed_intervals,
)
from helpers.workouts.effort import EXPECTED_RPE
from helpers.workouts.recipe import COOL_DOWN, LONGEST_RUN_S, WARM_UP
from helpers.workouts.repeats import Repeats
from helpers.workouts.rules import SLOWEST_PACE_S


def week_sessions(frame: Frame) -> list[Session]:
    """Return the sessions of a week in order of day, the race among them."""
    kinds = frame.kinds
    easy_min = frame.easy_minutes
    sessions = [
        _session(frame, day, kind, easy_min)
        for day, kind in kinds.items()
        if easy_min or kind not in ("easy run", "cross-training")
    ]
    return [*sessions, _race(frame)] if frame.phase == "race" else sessions


def _session(frame: Frame, day: dt.date, kind: SessionKind, easy_min: float) -> Session:
    if kind == "test or race":
        return _weighed(frame, day, kind, gentle_test())
    if kind in ("short intervals", "long intervals"):
        return _weighed(frame, day, kind, _intervals(frame, kind))
    if kind == "cross-training":
        return _weighed(frame, day, kind, _cross_training(easy_min))
    minutes = frame.long_minutes if kind == "long run" else easy_min
    return _weighed(frame, day, kind, replace(easy_run(minutes * 60), name=kind.capitalize()))


def _cross_training(minutes: float) -> Recipe:
    return Recipe(
        "Cross-training",
        (Run("run", minutes * 60, EffortPace(3)),),
        purpose="Bike, pool or elliptical in place of an easy run; the run will do as well.",
        article="S7",
        ours="kind and length",
    )


def _intervals(frame: Frame, kind: SessionKind) -> Recipe:
    """Rotate the article's shapes; without a mark only those by time and effort."""
    mile = frame.mile
    if mile is None:
        choices = _BY_FEEL[kind]
    elif kind == "short intervals":
        choices = (equal_repeats(), timed_intervals())
    else:
        choices = (
            equal_repeats(4, 600.0),
            ascending_ladder(),
            pyramid(),
            long_intervals(long_rep_time(mile.time_s)),
            descending_ladder(),
        )
    for turn in range(len(choices)):
        recipe = scaled(
            choices[(frame.number + turn) % len(choices)],
            frame.athlete,
            today=frame.today,
            share=frame.work_share,
            assumptions=frame.assumptions,
        )
        # Scaled far down, a long session may have become a short one: then the next has its turn.
        if kind_of(_workout(frame, recipe), frame.assumptions) == kind:
            break
    return recipe


def _by_feel(reps: Timed, rpe: float, recovery_s: float) -> Recipe:
    work = WorkSet(reps, EffortPace(rpe), Recovery("time", recovery_s, "walking"))
    purpose = "Fast by feel, until there is a mark to go by."
    return Recipe("Intervals by feel", (WARM_UP, work, COOL_DOWN), purpose, ours="all figures")


_BY_FEEL = {
    "short intervals": (_by_feel(Timed(8, 30.0), 9.0, 60.0),),
    "long intervals": (
        _by_feel(Timed(4, 180.0), 8.0, 180.0),
        _by_feel(Timed(6, 90.0), 8.0, 120.0),
    ),
}


def _race(frame: Frame) -> Session:
    """Return the race over its distance, at the effort of a race."""
    goal = frame.goal
    distance_m = goal.race_distance_m or MILE_M
    if goal.kind == "within longer races" and goal.race_distance_m is None:
        distance_m = frame.assumptions[RACE_DISTANCE_M]
    name = goal.race_name or ("The mile" if distance_m == MILE_M else "The race")
    blocks = (WARM_UP, _race_block(frame, distance_m), COOL_DOWN)
    recipe = Recipe(name, blocks, purpose="The race.", ours="warm-up and cool-down")
    session = _weighed(frame, goal.race_date, "test or race", recipe)
    return replace(session, note=format_distance(distance_m))


def _race_block(frame: Frame, distance_m: float) -> Run | WorkSet:
    if distance_m == MILE_M:
        once = Recovery("time", 0.0, "walking")
        return WorkSet(Repeats(1, MILE_M), EffortPace(10.0), once)
    vdot = daniels.vdot(MILE_M, frame.mile_time_s)
    time_s = daniels.equivalent_time(vdot, distance_m)
    # A walked marathon outlasts any run that a plan may hold: it stands for the longest of them.
    pace = TypedPace(min(SLOWEST_PACE_S, time_s * MILE_M / distance_m))
    return Run("run", min(LONGEST_RUN_S, time_s), pace)


def _workout(frame: Frame, recipe: Recipe) -> Workout:
    return resolve(
        recipe,
        frame.athlete,
        goal=frame.goal,
        today=frame.today,
        assumptions=frame.assumptions,
    )


def _weighed(frame: Frame, day: dt.date, kind: SessionKind, recipe: Recipe) -> Session:
    """Return a session with its time, distance and expected effort."""
    workout = _workout(frame, recipe)
    running_m = 0.0 if kind == "cross-training" else workout.total_distance_m
    rpe = frame.assumptions[EXPECTED_RPE[kind]]
    return Session(day, kind, recipe, workout.total_time_s / 60, running_m, rpe)
