"""The session on the bench: what it is, what it asks, and what would bring it within reach."""

import datetime as dt
from dataclasses import dataclass

from helpers import workouts
from helpers.answers.person import current_mile
from helpers.evidence import Caution
from helpers.load import session_load
from helpers.paces import CriticalSpeed, critical_speed
from helpers.workbook import PRESETS, Workbook
from helpers.workouts import (
    Proposal,
    Recipe,
    Verdict,
    Workout,
    checks,
    d_prime,
    feasibility,
    timed,
)
from helpers.workouts import proposals as _proposals
from helpers.workouts.effort import EXPECTED_RPE

Day = dt.date | None
LONG_REP_S = 120.0
"""Timed reps from here on are the article's long intervals [s]."""


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
    return "your own" if workbook.session in workbook.library else "tuned by the coach"


def session_cautions(workbook: Workbook, today: Day) -> tuple[Caution, ...]:
    """Return what is unwise about the session on the bench, beside its verdict."""
    return checks.cautions(workout(workbook, today), workbook.goal, workbook.assumptions)


def verdict(workbook: Workbook, today: Day) -> Verdict:
    """Return what the session on the bench asks of the athlete."""
    return feasibility.verdict(
        workout(workbook, today), workbook.athlete, today=today, assumptions=workbook.assumptions
    )


def proposals(workbook: Workbook, today: Day) -> tuple[Proposal, ...]:
    """Return the smallest changes that would bring the session on the bench within reach."""
    return _proposals.proposals(
        workbook.bench(today), workbook.athlete, goal=workbook.goal, today=today,
        surface=workbook.surface, assumptions=workbook.assumptions,
    )  # fmt: skip


def no_recovery_helps(workbook: Workbook, today: Day) -> bool:
    """Return whether a longer recovery was looked for in vain, for the session on the bench."""
    return _proposals.no_recovery_helps(
        workbook.bench(today), workbook.athlete, goal=workbook.goal, today=today,
        surface=workbook.surface, assumptions=workbook.assumptions,
    )  # fmt: skip


@dataclass(frozen=True)
class Grounds:
    """What the verdict rests on.

    Attributes
    ----------
    critical : CriticalSpeed or None
        Critical speed and D′; None without a mark.
    assumed_from_m : float
        Distance that stands in for a second mark [m].
    cautious_tau_s : float
        Time constant that cautious recovery is never faster than [s].
    """

    critical: CriticalSpeed | None
    assumed_from_m: float
    cautious_tau_s: float


def grounds(workbook: Workbook, today: Day) -> Grounds:
    """Return what the verdict on any session of this athlete rests on."""
    assumptions = workbook.assumptions
    return Grounds(
        critical_speed.of_athlete(workbook.athlete, today, assumptions),
        assumptions[critical_speed.ASSUMED_FROM_M],
        assumptions[d_prime.CAUTIOUS_TAU_S],
    )


@dataclass(frozen=True)
class Course:
    """D′ through the session under one model of recovery: (time [s], share left), as a curve."""

    recovery: str
    points: tuple[tuple[float, float], ...]


def courses(workbook: Workbook, today: Day) -> tuple[Course, ...]:
    """Return D′ through the session on the bench, optimistic and cautious; none without a mark."""
    session = workout(workbook, today)
    critical = critical_speed.of_athlete(workbook.athlete, today, workbook.assumptions)
    if critical is None or not session.reps:
        return ()
    return tuple(
        Course(model, d_prime.course(session, critical, model, assumptions=workbook.assumptions))
        for model in ("optimistic", "cautious")
    )


def long_choices(workbook: Workbook, today: Day) -> tuple[float, ...]:
    """Return lengths of long intervals [s] to choose from where the article gives none.

    Asked while such intervals are on the bench: its 3 and 5 minutes, and the line between them.
    """
    mile = current_mile(workbook, today)
    long = any(rep_s >= LONG_REP_S for rep_s in workbook.bench(today).reps_s)
    if not (mile and long and timed.silence(mile.time_s)):
        return ()
    return (timed.SHORT_S, timed.long_rep_time(mile.time_s), timed.LONG_S)
