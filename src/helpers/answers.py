"""Pure questions asked of a workbook: what does it say about … ? Every answer is hashable."""

import datetime as dt
from dataclasses import dataclass

from helpers import athlete, season, workouts
from helpers.evidence import Caution
from helpers.load import session_load
from helpers.paces import CurrentMile, Equivalent, Zone, daniels, riegel
from helpers.paces import current_mile as _current_mile
from helpers.paces import equivalents as _equivalents
from helpers.paces import zones as _zones
from helpers.units import MILE_M, format_time
from helpers.workbook import PRESETS, Workbook
from helpers.workouts import Recipe, Workout, checks, timed
from helpers.workouts.effort import EXPECTED_RPE

Day = dt.date | None
WALKING_MILE_S = 900.0
LONG_REP_S = 120.0
"""Timed reps from here on are the article's long intervals [s]."""


def current_mile(workbook: Workbook, today: Day) -> CurrentMile | None:
    """Return the current mile and the rule that chose it; None without a mark.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> current_mile(Workbook(Athlete(mile_time_s=370)), None).why
    'set by the coach'
    """
    return _current_mile(workbook.athlete, today, workbook.assumptions)


@dataclass(frozen=True)
class KeyNumbers:
    """What stands above every page.

    Attributes
    ----------
    name, unit : str
        Who, and the coach's unit.
    mile_s, goal_s : float or None
        Current and goal mile [s].
    why : str
        Where the current mile comes from.
    vdot : float or None
        VDOT of the current mile.
    race_date : datetime.date or None
        Race day.
    days_to_race : int or None
        Days from today.
    """

    name: str
    unit: str
    mile_s: float | None
    goal_s: float | None
    why: str
    vdot: float | None
    race_date: dt.date | None
    days_to_race: int | None

    @property
    def gap_s(self) -> float | None:
        """How much is still to be gained [s]; negative where the goal is behind already."""
        return self.mile_s - self.goal_s if self.mile_s and self.goal_s else None


def key_numbers(workbook: Workbook, today: Day) -> KeyNumbers:
    """Return the strip of numbers above the pages."""
    mile = current_mile(workbook, today)
    race = workbook.goal.race_date
    return KeyNumbers(
        workbook.athlete.name,
        workbook.unit,
        mile.time_s if mile else None,
        workbook.goal.mile_time_s,
        mile.why if mile else "no mark yet: training goes by effort",
        daniels.vdot(MILE_M, mile.time_s) if mile else None,
        race,
        (race - today).days if race and today else None,
    )


def profile_cautions(workbook: Workbook, today: Day) -> tuple[Caution, ...]:
    """Return what to keep in mind about athlete, marks and goal."""
    mile = current_mile(workbook, today)
    found = [*athlete.cautions(workbook.athlete)]
    if mile is None:
        found.append(
            Caution("There is no mark yet.", "Train by effort, and run the gentle test mile first.")
        )
        return tuple(found)
    found += mile.cautions
    if mile.time_s > WALKING_MILE_S:
        found.append(
            Caution(
                f"A mile in {format_time(mile.time_s)} is walked for the most part.",
                "Start with run and walk; the paces below are no more than a hint.",
            )
        )
    return (*found, *_goal_cautions(mile.time_s, workbook.goal.mile_time_s))


def _goal_cautions(mile_s: float, goal_s: float | None) -> tuple[Caution, ...]:
    if goal_s is None or goal_s < mile_s:
        return ()
    return (
        Caution(
            f"The goal, {format_time(goal_s)}, is no faster than the current mile, "
            f"{format_time(mile_s)}.",
            "The athlete has this already: keep it as a confirmation, or set a faster one.",
        ),
    )


def zones(workbook: Workbook, today: Day) -> tuple[Zone, ...]:
    """Return the paces from easy to 800 m, or none without a mark."""
    mile = current_mile(workbook, today)
    if mile is None:
        return ()
    minor = workbook.athlete.is_minor
    return tuple(z for z in _zones.zones(mile.time_s) if not (minor and z.name == "marathon"))


@dataclass(frozen=True)
class Projection:
    """One distance before and after the goal is met [s]."""

    now: Equivalent
    goal_s: float | None


def projections(workbook: Workbook, today: Day) -> tuple[Projection, ...]:
    """Return equivalent times from the mark behind the current mile, and from the goal."""
    mile = current_mile(workbook, today)
    if mile is None:
        return ()
    distance_m, time_s = MILE_M, mile.time_s
    if mile.mark:
        distance_m, time_s = mile.mark.distance_m, mile.mark.time_s
    minor = workbook.athlete.is_minor
    longest_m = _equivalents.LONGEST_FOR_MINORS_M if minor else 42_195.0
    now = _equivalents.equivalents(distance_m, time_s, longest_m=longest_m)
    goal_s = workbook.goal.mile_time_s
    goal_vdot = daniels.vdot(MILE_M, goal_s) if goal_s else None
    return tuple(
        Projection(row, daniels.equivalent_time(goal_vdot, row.distance_m) if goal_vdot else None)
        for row in now
    )


def projection_notes(workbook: Workbook, today: Day) -> tuple[Caution, ...]:
    """Return where a second opinion leaves the range it was made for."""
    mile = current_mile(workbook, today)
    distance_m = mile.mark.distance_m if mile and mile.mark else MILE_M
    found = (
        note
        for row in projections(workbook, today)
        for note in riegel.validity(distance_m, row.now.distance_m, row.now.riegel_s)
    )
    return tuple(dict.fromkeys(found))


def workout(workbook: Workbook, today: Day) -> Workout:
    """Return the session on the bench, resolved for the athlete."""
    return workouts.resolve(
        workbook.bench(today),
        workbook.athlete,
        goal=workbook.goal,
        today=today,
        surface=workbook.surface,
        assumptions=workbook.assumptions,
    )


@dataclass(frozen=True)
class SessionSummary:
    """What is said about the session on the bench, beside its steps.

    Attributes
    ----------
    recipe : Recipe
        The bench.
    title, purpose : str
        Its name and what it is for; a ladder that was turned round has those of its direction.
    standing : str
        Whether it is as the article has it, scaled, or the coach's own.
    kind : str
        Short or long intervals, easy run, test.
    rpe, load : float
        Expected rating, and load with it.
    """

    recipe: Recipe
    title: str
    purpose: str
    standing: str
    kind: str
    rpe: float
    load: float


def session_summary(workbook: Workbook, today: Day) -> SessionSummary:
    """Return what kind of session is on the bench and what it is expected to weigh."""
    resolved = workout(workbook, today)
    kind = workouts.kind_of(resolved, workbook.assumptions)
    rpe = workbook.assumptions[EXPECTED_RPE[kind]]
    title = _title(resolved.recipe)
    named = PRESETS.get(title, resolved.recipe)
    return SessionSummary(
        resolved.recipe,
        title,
        resolved.recipe.purpose if title == resolved.recipe.name else named.purpose,
        _standing(workbook),
        kind,
        rpe,
        session_load(rpe, resolved.total_time_s / 60),
    )


def _title(recipe: Recipe) -> str:
    """Name a session by its shape where that has a name of its own, such as a turned ladder."""
    shapes = [block.shape.name for _, block in recipe.sets]
    turned = len(shapes) == 1 and shapes[0] and recipe.name in PRESETS
    return shapes[0] if turned else recipe.name


def _standing(workbook: Workbook) -> str:
    if workbook.session is None:
        return "scaled to this athlete"
    if workbook.session in PRESETS.values():
        return "as written" if workbook.session.figures == "article" else "ours"
    return "tuned by the coach"


def session_cautions(workbook: Workbook, today: Day) -> tuple[Caution, ...]:
    """Return what is unwise about the session on the bench, or for this athlete now."""
    found = checks.cautions(workout(workbook, today), workbook.goal, workbook.assumptions)
    return (*athlete.cautions(workbook.athlete), *found)


def season_plan(workbook: Workbook, today: dt.date) -> season.Season:
    """Return the plain season from today to the race.

    Raises
    ------
    InputError
        If the race is over.
    """
    return season.plan(workbook.athlete, workbook.goal, today, workbook.assumptions)


def season_cautions(workbook: Workbook, today: dt.date) -> tuple[Caution, ...]:
    """Return where the season goes against a rule, and what to mind about the athlete."""
    found = season.cautions(season_plan(workbook, today))
    return (*athlete.cautions(workbook.athlete), *found)


def long_choices(workbook: Workbook, today: Day) -> tuple[float, ...]:
    """Return lengths of long intervals [s] to choose from where the article gives none.

    Asked while such intervals are on the bench: its 3 and 5 minutes, and the line between them.
    """
    mile = current_mile(workbook, today)
    long = any(rep_s >= LONG_REP_S for rep_s in workbook.bench(today).reps_s)
    if not (mile and long and timed.silence(mile.time_s)):
        return ()
    return (timed.SHORT_S, timed.long_rep_time(mile.time_s), timed.LONG_S)
