"""How much of a session suits the athlete on a day: the largest size that is within reach."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from helpers.season.assumptions import GOAL_PACE_PERCENT
from helpers.season.calendar import NO_RUN, Session, SessionKind
from helpers.season.growth import first_long_minutes
from helpers.season.setting import Setting
from helpers.season.shapes import (
    AT_GOAL_PACE,
    FORMS,
    INSTEAD,
    STRATEGY_OF_KIND,
    Frame,
    figure_of,
    rotation,
    sizes,
)
from helpers.units import MILE_M
from helpers.workouts import Recipe, Workout, WorkSet, feasibility, kind_of, resolve
from helpers.workouts.effort import EXPECTED_RPE
from helpers.workouts.recipe import WARM_UP
from helpers.workouts.scaling import FRAME_SHARE, WARM_UP_FROM_60, work_cap
from helpers.workouts.volume import mile_pace_work

ENOUGH = 0.6
"""A size with less of the wished work than this gives way to another form."""

FEWEST_REPS = 2
"""One rep is no set of intervals."""


@dataclass(frozen=True)
class Limits:
    """What one session may come to.

    Attributes
    ----------
    mile_races : float
        Work in it, as a number of mile races.
    distance_m, minutes : float
        Distance [m] and time [min] of the whole session.
    unbroken_s : float
        Easy running without a walk [s]; it bounds the warm-up.
    warm : bool
        Whether warm-up and cool-down are to be as long as usual.
    """

    mile_races: float
    distance_m: float
    minutes: float
    unbroken_s: float = float("inf")
    warm: bool = False


@dataclass(frozen=True)
class _Weighed:
    """A recipe with what it comes to for this athlete: running leaves walks between bouts out."""

    workout: Workout
    distance_m: float
    running_m: float
    minutes: float
    races: float


class Sizer:
    """Chooses sizes for one season; what it has resolved once it remembers.

    Parameters
    ----------
    setting : Setting
        Who the season is for.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._weighed: dict[int, tuple[Recipe, _Weighed]] = {}
        self._reached: dict[int, bool] = {}
        self._known_frames: dict[float, tuple[Frame, ...]] = {}
        self._queues: dict[tuple[str, ...], list[str]] = {}
        self._last: dict[str, str] = {}
        self._last_sets: dict[str, tuple[WorkSet, ...]] = {}

    def chosen(self, kind: str, phase: str, limits: Limits) -> Recipe | None:
        """Return the session of a kind whose turn it is; None if none is small enough.

        A form that is too large waits, first in line, and so does one of which no more is left
        than the session before it was; either comes only where nothing else is left.

        Parameters
        ----------
        kind : str
            "short intervals" or "long intervals".
        phase : str
            Of the week.
        limits : Limits
            What it may come to.
        """
        forms = rotation(self.setting, kind, phase)
        queue = self._queues.setdefault(forms, list(forms))
        again: tuple[str, Recipe, tuple[WorkSet, ...]] | None = None
        for form in sorted(queue, key=lambda form: form == self._last.get(kind)):
            found = self._of_form(form, phase, limits)
            if found and (form in STRATEGY_OF_KIND or self._kind(found) == kind):
                sets = _sets(found)
                if sets != self._last_sets.get(kind):
                    return self._taken(queue, kind, form, found, sets)
                again = again or (form, found, sets)
        return self._taken(queue, kind, *again) if again else None

    def _taken(
        self, queue: list[str], kind: str, form: str, recipe: Recipe, sets: tuple[WorkSet, ...]
    ) -> Recipe:
        """Count a session as the turn of its form."""
        queue.remove(form)
        queue.append(form)
        self._last[kind], self._last_sets[kind] = form, sets
        return recipe

    def held(self, kind: str, phase: str, recipe: Recipe) -> None:
        """Count a session that stands, by its name, as the turn of its form.

        Parameters
        ----------
        kind, phase : str
            As in `chosen`.
        recipe : Recipe
            What stands.
        """
        forms = rotation(self.setting, kind, phase)
        queue = self._queues.setdefault(forms, list(forms))
        form = next((form for form in queue if recipe.name in self._names(form)), None)
        if form is not None:
            self._taken(queue, kind, form, recipe, _sets(recipe))

    def turns(self) -> tuple[dict[Any, Any], ...]:
        """Return whose turn it is, to come back to."""
        queues = {forms: list(queue) for forms, queue in self._queues.items()}
        return queues, dict(self._last), dict(self._last_sets)

    def back_to(self, turns: tuple[dict[Any, Any], ...]) -> None:
        """Take back what was chosen since some turns."""
        self._queues, self._last, self._last_sets = turns

    def _names(self, form: str) -> set[str]:
        mile_s = self.setting.mile_time_s
        ways = (form, *INSTEAD.get(form, ()))
        return {FORMS[way](figure_of(way, mile_s)).name for way in ways}

    def _frames(self, unbroken_s: float) -> tuple[Frame, ...]:
        """Return the warm-ups and cool-downs to try; the same all season for who needs no walks."""
        known = self._known_frames.get(unbroken_s)
        if known is None:
            known = self._known_frames[unbroken_s] = frames(self.setting, unbroken_s)
        return known

    def weighed(self, recipe: Recipe) -> _Weighed:
        """Return what a recipe comes to."""
        known = self._weighed.get(id(recipe))
        if known is None:
            setting = self.setting
            workout = resolve(
                recipe, setting.athlete, goal=setting.goal, today=setting.start,
                assumptions=setting.assumptions,
            )  # fmt: skip
            distance_m = workout.total_distance_m
            walked_m = 0.0
            if not workout.reps:  # walks between bouts are no running; those between reps count
                walked_m = sum(s.distance_m for s in workout.steps if s.kind == "recovery")
            minutes = workout.total_time_s / 60
            races = mile_pace_work(workout, setting.assumptions).distance_m / MILE_M
            found = _Weighed(workout, distance_m, distance_m - walked_m, minutes, races)
            # The recipe is kept beside it, so that its id stays its own.
            known = self._weighed[id(recipe)] = (recipe, found)
        return known[1]

    def _kind(self, recipe: Recipe) -> str:
        return kind_of(self.weighed(recipe).workout, self.setting.assumptions)

    def _of_form(self, form: str, phase: str, limits: Limits) -> Recipe | None:
        """Return the largest size of a form, or of what takes its place."""
        best: tuple[float, Recipe] | None = None
        for name, goal_pace in self._ways(form, phase):
            for frame in self._frames(limits.unbroken_s)[: 1 if limits.warm else None]:
                found, frame_is_short_enough = self._largest(name, frame, goal_pace, limits)
                if found and found[1] >= ENOUGH:
                    return found[0]
                if found and (best is None or found[1] > best[0]):
                    best = (found[1], found[0])
                if frame_is_short_enough:
                    break
        return best[1] if best else None

    def _ways(self, form: str, phase: str) -> list[tuple[str, bool]]:
        at_goal = phase == "sharpen" and form in AT_GOAL_PACE and self._goal_is_near
        names = (form, *INSTEAD.get(form, ()))
        return [*([(form, True)] if at_goal else []), *((name, False) for name in names)]

    @property
    def _goal_is_near(self) -> bool:
        goal_s, mile_s = self.setting.goal.mile_time_s, self.setting.mile_time_s
        near = self.setting.assumptions[GOAL_PACE_PERCENT] / 100
        return bool(goal_s) and self.setting.mile is not None and 0 <= 1 - goal_s / mile_s <= near

    def _largest(
        self, form: str, frame: Frame, goal_pace: bool, limits: Limits
    ) -> tuple[tuple[Recipe, float] | None, bool]:
        """Return the largest size within the limits with its share of the work wished for.

        The second answer is whether warm-up and cool-down were short enough: then others change
        nothing.
        """
        figure = figure_of(form, self.setting.mile_time_s)
        wished_races, short_enough = 0.0, True
        for cut in sizes(form, figure, frame, goal_pace=goal_pace):
            if cut.reps < FEWEST_REPS:
                break
            if cut.at_least_races(self.setting.mile_time_s) > limits.mile_races:
                continue  # not worth resolving
            found = self.weighed(cut.recipe)
            if found.races > limits.mile_races:
                continue
            wished_races = wished_races or found.races or 1.0
            fits = found.distance_m <= limits.distance_m and found.minutes <= limits.minutes
            short_enough = short_enough and fits
            if fits and self._is_reached(cut.recipe, found):
                return (cut.recipe, (found.races or 1.0) / wished_races), short_enough
        return None, short_enough

    def _is_reached(self, recipe: Recipe, found: _Weighed) -> bool:
        """Return whether D′ allows it; without a mark effort decides."""
        if self.setting.mile is None:
            return True
        known = self._reached.get(id(recipe))
        if known is None:
            setting = self.setting
            known = self._reached[id(recipe)] = feasibility.is_within_reach(
                found.workout, setting.athlete, volume=False, today=setting.start,
                assumptions=setting.assumptions,
            )  # fmt: skip
        return known


def _sets(recipe: Recipe) -> tuple[WorkSet, ...]:
    """Return the reps of a session: what an athlete remembers of it."""
    return tuple([block for block in recipe.blocks if isinstance(block, WorkSet)])


def cap_races(setting: Setting) -> float:
    """Return the athlete's cap on work in one session [mile races]."""
    return work_cap(setting.athlete, setting.assumptions)


def frames(setting: Setting, unbroken_s: float = float("inf")) -> tuple[Frame, ...]:
    """Return warm-up and cool-down as usual, and short ones where there is little to spend.

    From 60 the warm-up is never cut short, so that there is none for who cannot run as long.

    Parameters
    ----------
    setting : Setting
        Whose longest run and age count.
    unbroken_s : float
        Easy running without a walk [s].
    """
    share = setting.assumptions[FRAME_SHARE]
    most_s = max(300.0, 60 * (first_long_minutes(setting) * share // 1))
    if (setting.athlete.age or 0) >= 60:
        warm_s = WARM_UP.duration_s + 60 * setting.assumptions[WARM_UP_FROM_60]
        found = (Frame(warm_s, min(most_s, 600.0)), Frame(warm_s, 300.0))
    else:
        usual = Frame(min(most_s, 900.0), min(most_s, 600.0))
        found = (usual, Frame(min(most_s, 600.0), 300.0), Frame(300.0, 300.0))
    return tuple(f for f in found if f.warm_up_s <= max(300.0, unbroken_s))


def weighed(sizer: Sizer, day: dt.date, kind: SessionKind, recipe: Recipe, **about: Any) -> Session:
    """Return a session with its time, distance and expected effort.

    Parameters
    ----------
    sizer : Sizer
        Of the season.
    day : datetime.date
        When.
    kind : str
        One of `helpers.season.calendar.KINDS`.
    recipe : Recipe
        What.
    **about : object
        What else is known of the session: note, why, anchor.
    """
    found = sizer.weighed(recipe)
    running_m = 0.0 if kind in NO_RUN else found.running_m
    rpe = sizer.setting.assumptions[EXPECTED_RPE[kind]]
    return Session(day, kind, recipe, found.minutes, running_m, rpe, **about)
