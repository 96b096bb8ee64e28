"""What is run all-out: the gentle test, time trials and races on the way, and the race."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from helpers.paces import daniels
from helpers.season.calendar import Session
from helpers.season.days import EVENT
from helpers.season.outline import Event
from helpers.season.shapes import Frame
from helpers.season.sizing import Limits, Sizer, frames, weighed
from helpers.units import MILE_M, format_distance
from helpers.workouts import EffortPace, Recipe, Recovery, Run, TypedPace, WorkSet, gentle_test
from helpers.workouts.recipe import COOL_DOWN, LONGEST_RUN_S, WARM_UP
from helpers.workouts.repeats import Repeats
from helpers.workouts.rules import SLOWEST_PACE_S


def first_test(sizer: Sizer, day: dt.date, limits: Limits) -> Session | None:
    """Return the gentle test; None while it is too long, or the mile for a bout of running.

    Parameters
    ----------
    sizer : Sizer
        Of the season.
    day : datetime.date
        When.
    limits : Limits
        What it may come to.
    """
    if sizer.setting.mile_time_s > limits.unbroken_s:
        return None
    for frame in frames(sizer.setting, limits.unbroken_s):
        made = weighed(sizer, day, EVENT, _framed_test(frame))
        if made.minutes <= limits.minutes and made.running_m <= limits.distance_m:
            why = "There is no mark yet: an honest first mile sizes everything after."
            return replace(made, why=why)
    return None


@lru_cache(maxsize=64)
def _framed_test(frame: Frame) -> Recipe:
    test = gentle_test()
    test = test.with_block(0, replace(test.blocks[0], duration_s=frame.warm_up_s))
    return test.with_block(2, replace(test.blocks[2], duration_s=frame.cool_down_s))


def event_session(sizer: Sizer, event: Event, unbroken_s: float) -> Session:
    """Return a time trial, or a race on the way to the race."""
    name = event.name or event.what.capitalize()
    made = _raced(sizer, event.day, event.distance_m, name, unbroken_s)
    why = f"It stands: nothing fast in the {sizer.setting.quiet_days} days before it, the last is free."
    return replace(made, why=why, anchor=True)


def race_session(sizer: Sizer, unbroken_s: float) -> Session:
    """Return the race over its distance, at the effort of a race."""
    setting = sizer.setting
    name = setting.goal.race_name or ("The mile" if setting.race_m == MILE_M else "The race")
    return replace(
        _raced(sizer, setting.goal.race_date, setting.race_m, name, unbroken_s),
        why="The day itself.",
        anchor=True,
    )


def _raced(sizer: Sizer, day: dt.date, distance_m: float, name: str, unbroken_s: float) -> Session:
    """Weigh a race; it is warmed up for as the sessions of its week are, from 60 in full."""
    setting = sizer.setting
    frame = next(iter(frames(setting, unbroken_s)), frames(setting)[-1])
    recipe = _race_recipe(name, distance_m, setting.mile_time_s, frame)
    return replace(weighed(sizer, day, EVENT, recipe), note=_distance_words(distance_m))


def _distance_words(distance_m: float) -> str:
    if distance_m == MILE_M:
        return "1 mile"
    return format_distance(distance_m, "km" if distance_m % 1000 == 0 else "m")


@lru_cache(maxsize=64)
def _race_recipe(name: str, distance_m: float, mile_time_s: float, frame: Frame) -> Recipe:
    warm_up = replace(WARM_UP, duration_s=frame.warm_up_s)
    cool_down = replace(COOL_DOWN, duration_s=frame.cool_down_s)
    blocks = (warm_up, _race_block(mile_time_s, distance_m), cool_down)
    return Recipe(name, blocks, purpose="The race.", ours="warm-up and cool-down")


def _race_block(mile_time_s: float, distance_m: float) -> Run | WorkSet:
    if distance_m <= MILE_M:
        once = Recovery("time", 0.0, "walking")
        return WorkSet(Repeats(1, distance_m), EffortPace(10.0), once)
    vdot = daniels.vdot(MILE_M, mile_time_s)
    time_s = daniels.equivalent_time(vdot, distance_m)
    # A walked marathon outlasts any run that a plan may hold: it stands for the longest of them.
    pace = TypedPace(min(SLOWEST_PACE_S, time_s * MILE_M / distance_m))
    return Run("run", min(LONGEST_RUN_S, time_s), pace)
