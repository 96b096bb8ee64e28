"""Strength: the article's lifts in two sessions that take turns (S2); every figure is ours."""

from functools import lru_cache

from helpers.athlete import Athlete
from helpers.evidence import Assumption, Assumptions
from helpers.units import format_time
from helpers.workouts.recipe import Drills, Recipe
from helpers.workouts.scaling import WARM_UP_FROM_60

LIFTS = (
    ("squats", "step-ups", "hip thrusts"),
    ("deadlifts", "Bulgarian split squats", "step-ups"),
)
"""Lifts of session A and of session B; calf raises are in both. The article names all of them."""

_ON_ONE_LEG = ("step-ups", "Bulgarian split squats")
_WHY = "The article says heavy and few, and gives no figure (S2)."

STRENGTH_SETS = Assumption("strength_sets", 3, "sets", 1, 6, "sets of each lift", _WHY)
STRENGTH_REPS = Assumption("strength_reps", 5, "repetitions", 2, 8, "repetitions of a lift", _WHY)
STRENGTH_RESERVE = Assumption(
    "strength_reserve", 2, "repetitions", 1, 5, "repetitions left in reserve when a set ends",
    "Ours: strength comes without lifting to failure, and legs are needed for running.",
)  # fmt: skip
STRENGTH_REST_S = Assumption(
    "strength_rest", 120, "s", 45, 300, "rest between two sets of a lift", _WHY
)
LIGHT_SETS = Assumption(
    "strength_light_sets", 2, "sets", 1, 4, "sets of each lift while it is learned",
    "Ours: technique first; the same for everybody under 18.",
)  # fmt: skip
LIGHT_REPS = Assumption(
    "strength_light_reps", 8, "repetitions", 5, 15, "repetitions of a lift while it is learned",
    "Ours: with little weight more repetitions teach more.",
)  # fmt: skip
STRENGTH_MINUTES = Assumption(
    "strength_minutes", 35, "min", 20, 60, "length of a strength session, warm-up included",
    "Four lifts with their rests; the article gives no length (S2).",
)  # fmt: skip
STRENGTH_WARM_UP_MINUTES = Assumption(
    "strength_warm_up", 8, "min", 3, 15, "warm-up before lifting", "Ours.",
)  # fmt: skip

ASSUMPTIONS = (
    STRENGTH_SETS,
    STRENGTH_REPS,
    STRENGTH_RESERVE,
    STRENGTH_REST_S,
    LIGHT_SETS,
    LIGHT_REPS,
    STRENGTH_MINUTES,
    STRENGTH_WARM_UP_MINUTES,
)

_PURPOSE = {
    "heavy": "Heavy weights lifted fast and few times: legs that push off harder.",
    "light": "Learn the lifts with little weight; more comes once every repetition looks the same.",
    "supervised": "Technique first, a coach looking on: stop while every repetition still looks "
    "the same.",
}


def strength_session(
    turn: int = 0,
    *,
    athlete: Athlete = Athlete(),
    learning: bool | None = None,
    assumptions: Assumptions = Assumptions(),
) -> Recipe:
    """Return a strength session with the article's lifts (S2); sessions A and B take turns.

    Heavy and few repetitions as the article has it, with some left in reserve. Who is still
    learning lifts little; under 18 technique comes first, supervised, with body weight or a light
    bar, whatever is asked for. From 60 the lifts are the same after a longer warm-up.

    Parameters
    ----------
    turn : int
        How many strength sessions came before.
    athlete : Athlete
        Whose age and experience count.
    learning : bool, optional
        Whether the lifts are still being learned; left out, they are for a newcomer.
    assumptions : Assumptions
        Of which `ASSUMPTIONS` and `WARM_UP_FROM_60` are used.

    Examples
    --------
    >>> strength_session().blocks[1].exercises[0]
    'squats 3 × 5'
    >>> strength_session(1, athlete=Athlete(age=15)).blocks[1].exercises[0]
    'deadlifts 2 × 8'
    """
    if learning is None:
        learning = athlete.experience == "new"
    load = "supervised" if athlete.is_minor else "light" if learning else "heavy"
    return _session(turn % len(LIFTS), load, (athlete.age or 0) >= 60, assumptions)


@lru_cache(maxsize=256)
def _session(which: int, load: str, longer: bool, assumptions: Assumptions) -> Recipe:
    warm_up_s = 60.0 * assumptions[STRENGTH_WARM_UP_MINUTES]
    longer_s = 60.0 * assumptions[WARM_UP_FROM_60] * longer
    sets = "two light sets" if longer else "a light set"
    warm_up = Drills(("easy movement", f"{sets} of each lift"), warm_up_s + longer_s)
    lifts_s = 60.0 * assumptions[STRENGTH_MINUTES] - warm_up_s
    calves = "weighted calf raises" if load == "heavy" else "calf raises"
    exercises = tuple(_with_figures(lift, load, assumptions) for lift in (*LIFTS[which], calves))
    figures = "sets, repetitions and rests: the article gives the lifts only"
    return Recipe(
        f"Strength {'AB'[which]}",
        (warm_up, Drills(exercises, lifts_s, _how(load, assumptions))),
        purpose=_PURPOSE[load],
        article="S2",
        ours=figures if load == "heavy" else f"how much is lifted, {figures}",
    )


def _with_figures(lift: str, load: str, assumptions: Assumptions) -> str:
    sets, reps = (STRENGTH_SETS, STRENGTH_REPS) if load == "heavy" else (LIGHT_SETS, LIGHT_REPS)
    each = " each leg" if lift in _ON_ONE_LEG else ""
    return f"{lift} {assumptions[sets]:.0f} × {assumptions[reps]:.0f}{each}"


def _how(load: str, assumptions: Assumptions) -> str:
    rest = f"{format_time(assumptions[STRENGTH_REST_S])} between sets"
    left = round(assumptions[STRENGTH_RESERVE])
    return {
        "heavy": f"leave {left} repetition{'s' * (left > 1)} in reserve, {rest}",
        "light": f"little weight, far from failure, {rest}",
        "supervised": f"body weight or light bar, supervised, {rest}",
    }[load]
