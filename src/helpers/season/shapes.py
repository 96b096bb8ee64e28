"""The shapes of fast sessions that a season takes in turn, each from large to small."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from helpers.season.setting import Setting
from helpers.units import MILE_M
from helpers.workouts import (
    EffortPace,
    MilePace,
    Recipe,
    Recovery,
    Run,
    Timed,
    WorkSet,
    ZonePace,
    ascending_ladder,
    cruise_intervals,
    descending_ladder,
    drills_in_sections,
    drills_interspersed,
    equal_repeats,
    long_intervals,
    long_rep_time,
    pacing_practice,
    pyramid,
    run_with_bursts,
    timed_intervals,
)
from helpers.workouts.effort import LONG_REP_S
from helpers.workouts.recipe import COOL_DOWN, WARM_UP
from helpers.workouts.scaling import at_current_pace, ever_smaller


def _by_feel(reps: Timed, rpe: float, recovery_s: float) -> Recipe:
    work = WorkSet(reps, EffortPace(rpe), Recovery("time", recovery_s, "walking"))
    purpose = "Fast by feel, until there is a mark to go by."
    return Recipe("Intervals by feel", (WARM_UP, work, COOL_DOWN), purpose, ours="all figures")


def _longer_recovery(rep_s: float) -> Recipe:
    return _with_sets(long_intervals(rep_s), recovery=Recovery("rep time", 2.0, "walking"))


def _at_interval_pace(rep_s: float) -> Recipe:
    recipe = long_intervals(rep_s)
    name = recipe.name.replace("mile pace", "5-km effort")
    told = {"name": name, "figures": "ours", "ours": "pace, recovery, warm-up and cool-down"}
    return replace(_with_sets(recipe, pace=ZonePace("interval")), **told)


def _with_sets(recipe: Recipe, **changed: object) -> Recipe:
    for index, block in recipe.sets:
        recipe = recipe.with_block(index, replace(block, **changed))
    return recipe


FORMS: dict[str, Callable[[float], Recipe]] = {
    "200 m": lambda _: equal_repeats(),
    "600 m": lambda _: equal_repeats(4, 600.0),
    "ladder": lambda _: ascending_ladder(),
    "cut-down": lambda _: descending_ladder(),
    "pyramid": lambda _: pyramid(),
    "30 s": lambda _: timed_intervals(),
    "bursts": lambda _: run_with_bursts(),
    "drills first": lambda _: drills_in_sections(),
    "drills between": lambda _: drills_interspersed(),
    "even laps": lambda distance_m: pacing_practice(2, distance_m),
    "long": long_intervals,
    "long, more rest": _longer_recovery,
    "long, 5-km effort": _at_interval_pace,
    "cruise": lambda _: cruise_intervals(),
    "drills first by feel": lambda _: _with_sets(drills_in_sections(), pace=EffortPace(9.0)),
    "30 s by feel": lambda _: _by_feel(Timed(8, 30.0), 9.0, 60.0),
    "90 s by feel": lambda _: _by_feel(Timed(6, 90.0), 8.0, 120.0),
    "3 min by feel": lambda _: _by_feel(Timed(4, 180.0), 8.0, 180.0),
}
"""How a shape is run, by name; some take a figure that the current mile decides."""

INSTEAD = {"long": ("long, more rest", "long, 5-km effort")}
"""What takes the place of a form that D′ does not allow, in this order."""

AT_GOAL_PACE = ("200 m", "600 m", "ladder", "cut-down", "pyramid", "even laps")
"""Shapes that sharpening runs at goal pace, where that is within reach."""

STRATEGY_OF_KIND = ("drills first", "drills first by feel", "drills between", "bursts")
"""Forms that count as short by what they are for, whatever their reps last."""

_SHORT = ("drills first", "30 s", "drills between", "200 m", "bursts")
"""Bursts and 30 s stand apart: in some sizes they are the same reps."""
_SHORT_IN_RACE_WEEK = ("200 m", "30 s", "bursts")
_LONG = ("even laps", "600 m", "ladder", "long", "pyramid", "cut-down")


def rotation(setting: Setting, kind: str, phase: str) -> tuple[str, ...]:
    """Return the forms of a kind of interval session, in the order in which they take turns.

    In the week of the race there are no drills: nothing that legs still feel on the day.
    """
    short = kind == "short intervals"
    forms = _short_forms(setting, phase) if short else _long_forms(setting, phase)
    return tuple(f for f in forms if phase != "race" or not f.startswith("drills"))


def _short_forms(setting: Setting, phase: str) -> tuple[str, ...]:
    if setting.mile is None:
        return ("30 s by feel", "drills between", "drills first by feel", "bursts")
    if setting.within_longer:
        return ("bursts", "drills first", "drills between", "30 s", "200 m")
    return _SHORT_IN_RACE_WEEK if phase == "race" else _SHORT


def _long_forms(setting: Setting, phase: str) -> tuple[str, ...]:
    if setting.mile is None:
        return ("3 min by feel", "90 s by feel")
    if setting.within_longer:
        return ("even laps", "cruise", "long", "600 m", "cruise", "ladder", "pyramid")
    if phase == "sharpen":
        return ("even laps", "600 m", "pyramid", "ladder", "cut-down")
    return ("even laps", "600 m", "long", "even laps", *_LONG[2:]) if setting.is_new else _LONG


@dataclass(frozen=True)
class Frame:
    """Warm-up and cool-down around the reps [s]."""

    warm_up_s: float
    cool_down_s: float


@lru_cache(maxsize=1024)
def sizes(form: str, figure: float, frame: Frame, *, goal_pace: bool) -> tuple["Cut", ...]:
    """Return a form from as written to a rep per set, in its frame.

    Parameters
    ----------
    form : str
        A key of `FORMS`.
    figure : float
        What `figure_of` gives for the form.
    frame : Frame
        Warm-up and cool-down.
    goal_pace : bool
        Keep goal pace where the form has it; else the current mile is run.

    Examples
    --------
    >>> [cut.reps for cut in sizes("600 m", 0.0, Frame(600, 300), goal_pace=False)]
    [4, 3, 2, 1]
    """
    recipe = FORMS[form](figure)
    recipe = recipe if goal_pace else at_current_pace(recipe)
    framed = (_framed(size, frame) for size in ever_smaller(recipe))
    return tuple(_cut(size) for size in framed)


class Cut(NamedTuple):
    """One size of a form, with the work that it holds at mile pace at least.

    Attributes
    ----------
    recipe : Recipe
        In its frame.
    reps : int
        Repetitions in it.
    at_mile_m, at_mile_s : float
        Its reps at mile pace, by distance [m] and by time [s].
    """

    recipe: Recipe
    reps: int
    at_mile_m: float
    at_mile_s: float

    def at_least_races(self, mile_time_s: float) -> float:
        """Return the mile races that it comes to at least, rounding aside."""
        return self.at_mile_m / MILE_M + self.at_mile_s / mile_time_s - 1e-9


def _cut(recipe: Recipe) -> Cut:
    shapes = [
        block.shape
        for _, block in recipe.sets
        if isinstance(block.pace, MilePace) and block.pace.faster_percent >= 0
    ]
    at_mile_m = sum(sum(shape.reps_m) for shape in shapes)
    at_mile_s = sum(sum(shape.reps_s) for shape in shapes)
    return Cut(recipe, len(recipe.reps_m) + len(recipe.reps_s), at_mile_m, at_mile_s)


def figure_of(form: str, mile_time_s: float) -> float:
    """Return the figure that the current mile decides: a rep's time [s] or distance [m], or none.

    Examples
    --------
    >>> figure_of("long", 370), figure_of("even laps", 370), figure_of("even laps", 270)
    (180.0, 400.0, 600.0)
    """
    if form.startswith("long"):
        return long_rep_time(mile_time_s)
    if form != "even laps":
        return 0.0
    # Who is so fast that 400 m would count as short practices over 600 m.
    return 400.0 if mile_time_s * 400 / MILE_M >= LONG_REP_S.value else 600.0


def _framed(recipe: Recipe, frame: Frame) -> Recipe:
    """Put warm-up and cool-down around a recipe; a run with bursts begins and ends with its own."""
    runs = [index for index, block in enumerate(recipe.blocks) if isinstance(block, Run)]
    for place, time_s in ((runs[0], frame.warm_up_s), (runs[-1], frame.cool_down_s)):
        recipe = recipe.with_block(place, replace(recipe.blocks[place], duration_s=time_s))
    return recipe
