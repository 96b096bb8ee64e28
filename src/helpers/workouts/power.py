"""Power: jumps and resisted running in sessions that take turns (S3); every figure is ours."""

from functools import lru_cache
from typing import NamedTuple

from helpers.athlete import Athlete
from helpers.evidence import Assumption, Assumptions
from helpers.workouts.recipe import COOL_DOWN, WARM_UP, Block, Drills, Recipe, Run, WorkSet
from helpers.workouts.rules import EffortPace, Recovery
from helpers.workouts.scaling import WARM_UP_FROM_60
from helpers.workouts.timed import SHORTEST_S, Timed

JUMPS = ("box jumps", "burpees")
"""The jumps that the article names."""

UPHILL, PARACHUTE = "uphill", "with a parachute"
"""How a sprint is resisted; the article names both."""

_WHY = "The article names the exercises and gives no figure (S3)."

CONTACTS = Assumption(
    "power_contacts", 30, "jumps", 6, 120, "jumps in one power session", _WHY,
)  # fmt: skip
FEW_CONTACTS = Assumption(
    "power_contacts_few", 12, "jumps", 6, 60, "jumps in one power session, for a newcomer and "
    "under 18", "Ours: few and low, until landing is learned.",
)  # fmt: skip
JUMP_SETS = Assumption(
    "power_jump_sets", 3, "sets", 1, 6, "sets that the jumps of one kind are spread over", _WHY,
)  # fmt: skip
STEP_UPS = Assumption(
    "power_step_ups", 6, "repetitions", 3, 12, "quick step-ups of each leg in a set, in place of "
    "jumps", "Ours: quick, and never in the air.",
)  # fmt: skip
SPRINTS = Assumption(
    "power_sprints", 6, "sprints", 2, 12, "resisted sprints in one power session", _WHY,
)  # fmt: skip
FEW_SPRINTS = Assumption(
    "power_sprints_few", 4, "sprints", 1, 12, "resisted sprints, for a newcomer and under 18",
    "Ours: few, until they are ordinary.",
)  # fmt: skip
SPRINT_S = Assumption(
    "power_sprint", 10, "s", SHORTEST_S, 20, "length of a resisted sprint",
    "Short enough to stay fast; the article gives no figure (S3).",
)  # fmt: skip
SPRINT_REST_S = Assumption(
    "power_rest", 90, "s", 30, 300, "walk between two resisted sprints", _WHY,
)  # fmt: skip
SLED_M = Assumption("power_sled", 15, "m", 5, 40, "push or pull of a sled", _WHY)
POWER_MINUTES = Assumption(
    "power_minutes", 10, "min", 4, 30, "jumps, or sled work, with its rests", _WHY,
)  # fmt: skip

ASSUMPTIONS = (
    CONTACTS,
    FEW_CONTACTS,
    JUMP_SETS,
    STEP_UPS,
    SPRINTS,
    FEW_SPRINTS,
    SPRINT_S,
    SPRINT_REST_S,
    SLED_M,
    POWER_MINUTES,
)

_FORMS = ("jumps and hills", "jumps and sled", "resisted sprints")


class _Level(NamedTuple):
    """What matters of an athlete to a power session."""

    few: bool
    watched: bool
    playful: bool
    jumps: bool
    longer_warm_up: bool


def power_session(
    turn: int = 0,
    *,
    athlete: Athlete = Athlete(),
    jumps: bool | None = None,
    assumptions: Assumptions = Assumptions(),
) -> Recipe:
    """Return a power session: jumps and hills, jumps and sled, resisted sprints in turn (S3).

    Newcomers, and everyone under 18, do few and low jumps and few sprints; under 16 it is always
    jumps and hills, as a game. From 60 there are quick step-ups and hills, unless jumps are asked
    for, and a longer warm-up. `variants.without_equipment` gives the same where none is at hand.

    Parameters
    ----------
    turn : int
        How many power sessions came before.
    athlete : Athlete
        Whose age and experience count.
    jumps : bool, optional
        Whether jumps are in it; left out, they are up to 59 years.
    assumptions : Assumptions
        Of which `ASSUMPTIONS` and `WARM_UP_FROM_60` are used.

    Examples
    --------
    >>> print(power_session().blocks[1])
    10 min box jumps 3 × 5, burpees 3 × 5; land softly, 1:00 between sets
    >>> print(power_session(athlete=Athlete(age=64)).blocks[1])
    10 min quick step-ups 3 × 6 each leg; in place of jumps, which are for who chooses them
    """
    older = (athlete.age or 0) >= 60
    level = _Level(
        few=athlete.experience == "new" or athlete.is_minor,
        watched=athlete.is_minor,
        playful=athlete.is_child,
        jumps=jumps if jumps is not None else not older,
        longer_warm_up=older,
    )
    always_hills = level.playful or not level.jumps
    return _session(0 if always_hills else turn % len(_FORMS), level, assumptions)


@lru_cache(maxsize=256)
def _session(form: int, level: _Level, assumptions: Assumptions) -> Recipe:
    longer_s = 60.0 * assumptions[WARM_UP_FROM_60] * level.longer_warm_up
    work: tuple[Block, ...] = (
        (_jumps(level, assumptions), _sprints(UPHILL, level, assumptions)),
        (_jumps(level, assumptions), _sled(level, assumptions)),
        (_sprints(PARACHUTE, level, assumptions),),
    )[form]
    name = _FORMS[form] if level.jumps else "step-ups and hills"
    games = "Quick feet and short hills, varied and as a game, with a coach looking on."
    return Recipe(
        f"Power: {name}",
        (Run("warm-up", WARM_UP.duration_s + longer_s), *work, COOL_DOWN),
        purpose=games if level.playful else "Few and fast, all of them fresh: power for the kick.",
        article="S3",
        ours="all figures: the article names the exercises only"
        + ("" if level.jumps else ", and the step-ups in place of jumps"),
    )


def _jumps(level: _Level, assumptions: Assumptions) -> Drills:
    """Return the jumps, spread evenly over kinds and sets, or what takes their place."""
    sets, time_s = round(assumptions[JUMP_SETS]), 60.0 * assumptions[POWER_MINUTES]
    if not level.jumps:
        step_ups = f"quick step-ups {sets} × {assumptions[STEP_UPS]:.0f} each leg"
        return Drills((step_ups,), time_s, "in place of jumps, which are for who chooses them")
    contacts = assumptions[FEW_CONTACTS if level.few else CONTACTS]
    each = max(1, round(contacts / (len(JUMPS) * sets)))
    names = ("low box jumps", "burpees") if level.few else JUMPS
    land = "land softly, a coach watching" if level.watched else "land softly"
    exercises = tuple(f"{name} {sets} × {each}" for name in names)
    return Drills(exercises, time_s, f"{land}, 1:00 between sets")


def _sled(level: _Level, assumptions: Assumptions) -> Drills:
    """Return pushes and pulls of a sled: together as many as there would be sprints."""
    each = max(1, round(_sprint_count(level, assumptions) / 2))
    weight = "light" if level.few else "weighted"
    names = (f"{weight} sled {way} {each} × {assumptions[SLED_M]:g} m" for way in ("push", "pull"))
    return Drills(tuple(names), 60.0 * assumptions[POWER_MINUTES], "walk back after each")


def _sprints(how: str, level: _Level, assumptions: Assumptions) -> WorkSet:
    sprints = Timed(_sprint_count(level, assumptions), assumptions[SPRINT_S])
    walk = Recovery("time", assumptions[SPRINT_REST_S], "walking")
    return WorkSet(sprints, EffortPace(8.0 if level.playful else 9.0), walk, note=how)


def _sprint_count(level: _Level, assumptions: Assumptions) -> int:
    return round(assumptions[FEW_SPRINTS if level.few else SPRINTS])
