"""Pure questions asked of a workbook: what does it say about … ? Every answer is hashable."""

import datetime as dt
from dataclasses import dataclass

from helpers import athlete, season, workouts
from helpers.evidence import Caution
from helpers.paces import CurrentMile, Equivalent, Zone, daniels
from helpers.paces import current_mile as _current_mile
from helpers.paces import equivalents as _equivalents
from helpers.paces import zones as _zones
from helpers.units import MILE_M, format_time
from helpers.workbook import ASSUMPTIONS, Workbook
from helpers.workouts import Recipe, Workout, checks
from helpers.workouts.effort import EXPECTED_RPE

Day = dt.date | None
WALKING_MILE_S = 900.0


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
    return _zones.zones(mile.time_s) if mile else ()


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


def workout(workbook: Workbook, today: Day) -> Workout:
    """Return the session on the bench, resolved for the athlete."""
    return workouts.resolve(
        workbook.bench,
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
    standing : str
        Whether it is as the article has it, scaled, or the coach's own.
    kind : str
        Short or long intervals, easy run, test.
    rpe, load : float
        Expected rating, and load with it.
    """

    recipe: Recipe
    standing: str
    kind: str
    rpe: float
    load: float


def session_summary(workbook: Workbook, today: Day) -> SessionSummary:
    """Return what kind of session is on the bench and what it is expected to weigh."""
    resolved = workout(workbook, today)
    kind = workouts.kind_of(resolved, workbook.assumptions)
    rpe = workbook.assumptions[EXPECTED_RPE[kind]]
    return SessionSummary(
        workbook.bench, _standing(workbook), kind, rpe, rpe * resolved.total_time_s / 60
    )


def _standing(workbook: Workbook) -> str:
    recipe = workbook.bench
    if recipe in workouts.AS_WRITTEN:
        return "as written" if recipe.article != "S6c" else "ours"
    if workbook.session is None:
        return "scaled to this athlete"
    return "tuned by the coach"


def session_cautions(workbook: Workbook, today: Day) -> tuple[Caution, ...]:
    """Return what is unwise about the session on the bench."""
    resolved = workout(workbook, today)
    return checks.cautions(resolved, workbook.goal, workbook.assumptions)


def season_plan(workbook: Workbook, today: dt.date) -> season.Season:
    """Return the plain season from today to the race.

    Raises
    ------
    InputError
        If the race is over.
    """
    return season.plan(workbook.athlete, workbook.goal, today, workbook.assumptions)


def season_cautions(workbook: Workbook, today: dt.date) -> tuple[Caution, ...]:
    """Return where the season goes against a rule."""
    return season.cautions(season_plan(workbook, today))


def assumed(workbook: Workbook) -> tuple[tuple[str, float, bool], ...]:
    """Return every assumption's name with its value and whether it is the coach's own."""
    own = dict(workbook.assumptions.own)
    return tuple((a.name, workbook.assumptions[a], a.name in own) for a in ASSUMPTIONS)
