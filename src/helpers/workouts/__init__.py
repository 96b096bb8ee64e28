"""Repetitions and recoveries: recipes for any athlete, workouts for one."""

from helpers.workouts import (
    checks,
    continuous,
    d_prime,
    effort,
    feasibility,
    ladders,
    power,
    repeats,
    scaling,
    steps,
    strength,
    supporting,
    timed,
)
from helpers.workouts.continuous import (
    cruise_intervals,
    easy_run,
    run_walk,
    run_with_bursts,
)
from helpers.workouts.feasibility import Verdict
from helpers.workouts.ladders import (
    Ladder,
    Pyramid,
    Rung,
    ascending_ladder,
    descending_ladder,
    pyramid,
)
from helpers.workouts.power import power_session
from helpers.workouts.proposals import Proposal
from helpers.workouts.recipe import Drills, Recipe, Run, Shape, Tunable, Walk, WorkSet
from helpers.workouts.repeats import Repeats, equal_repeats, pacing_practice
from helpers.workouts.rules import EffortPace, MilePace, Recovery, TypedPace, ZonePace
from helpers.workouts.scaling import framed, scaled
from helpers.workouts.steps import Step, Surface, Workout, kind_of, resolve
from helpers.workouts.strength import strength_session
from helpers.workouts.supporting import drills_in_sections, drills_interspersed, gentle_test
from helpers.workouts.timed import (
    Timed,
    TimedLadder,
    long_intervals,
    long_rep_time,
    timed_intervals,
)

AS_WRITTEN: tuple[Recipe, ...] = (
    *ladders.AS_WRITTEN,
    *repeats.AS_WRITTEN,
    *timed.AS_WRITTEN,
    *continuous.AS_WRITTEN,
    *supporting.AS_WRITTEN,
)
"""The article's sessions, with what it leaves open named in each recipe's `ours`."""

ASSUMPTIONS = (
    *steps.ASSUMPTIONS,
    *scaling.ASSUMPTIONS,
    *d_prime.ASSUMPTIONS,
    *feasibility.ASSUMPTIONS,
    *checks.ASSUMPTIONS,
    *effort.ASSUMPTIONS,
    *strength.ASSUMPTIONS,
    *power.ASSUMPTIONS,
)

__all__ = [
    "ASSUMPTIONS",
    "AS_WRITTEN",
    "Drills",
    "EffortPace",
    "Ladder",
    "MilePace",
    "Proposal",
    "Pyramid",
    "Recipe",
    "Recovery",
    "Repeats",
    "Run",
    "Rung",
    "Shape",
    "Step",
    "Surface",
    "Timed",
    "TimedLadder",
    "Tunable",
    "TypedPace",
    "Verdict",
    "Walk",
    "WorkSet",
    "Workout",
    "ZonePace",
    "ascending_ladder",
    "cruise_intervals",
    "descending_ladder",
    "drills_in_sections",
    "drills_interspersed",
    "easy_run",
    "equal_repeats",
    "framed",
    "gentle_test",
    "kind_of",
    "long_intervals",
    "long_rep_time",
    "pacing_practice",
    "power_session",
    "pyramid",
    "resolve",
    "run_walk",
    "run_with_bursts",
    "scaled",
    "strength_session",
    "timed_intervals",
]
