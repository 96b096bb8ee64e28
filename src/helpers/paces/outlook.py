"""What may be expected of the mile by the day of the race, and what that says about the goal."""

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from helpers.athlete import Experience, RaceResult, Sex
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions, Band, Caution
from helpers.paces.age_grade import TABLES, age_grade
from helpers.paces.marks import RACE_NOISE
from helpers.records import fastest_known_time, world_record
from helpers.units import MILE_M, format_entry, format_time

GAIN = {
    "new": Assumption(
        "gain_new", 6, "% in 8 weeks", 0, 15, "improvement of a newcomer's mile",
        "Ours, between 8 % the first time and 4 % within a year: no curve is published. Hart (2020) "
        "saw 75 s in five weeks, part of it learning how to run a mile.",
    ),
    "recreational": Assumption(
        "gain_recreational", 2, "% in 8 weeks", 0, 8, "improvement of a recreational runner's mile",
        "Ours: no curve is published. Festa (2020) saw 3.0 to 3.5 % over 2 km in eight weeks.",
    ),
    "experienced": Assumption(
        "gain_experienced", 1, "% in 8 weeks", 0, 4, "improvement of an experienced runner's mile",
        "Ours: no curve is published. Hopkins (2005): 0.5 % already counts among the best.",
    ),
}  # fmt: skip
GAIN_KEPT = Assumption(
    "gain_kept", 0.75, "of the eight weeks before", 0.3, 1, "what each further eight weeks bring",
    "Ours: gains diminish, and no source says how fast.",
)  # fmt: skip
GAIN_BAND = Assumption(
    "gain_band", 50, "%", 0, 100, "how far the improvement may differ, up or down",
    "Ours: the same training does not bring everyone the same.",
)  # fmt: skip

ASSUMPTIONS = (*GAIN.values(), GAIN_KEPT, GAIN_BAND)

BLOCK_WEEKS, LONGEST_WEEKS = 8, 520
MOST_STAGES, STAGES_OUT_OF_REACH = 8, 4
CLOSE_S = 1e-6

GRADE_STEP = 10
"""Points of age grade from one level of runners to the next."""

NEW_TO_IT = Caution(
    "A newcomer's mile improves most at first, and nobody can say by how much.",
    "Let the goal follow what is run: test again after eight weeks.",
)
"""What a newcomer's goal comes with, as long as it asks for nothing out of the ordinary."""

Standing = Literal["behind", "within", "beyond"]
STANDING: dict[str, str] = {
    "behind": "no faster than the current mile",
    "within": "within what may be expected by then",
    "beyond": "faster than may be expected by then",
}


@dataclass(frozen=True)
class Stage:
    """A time to aim at on the way: `time_s` [s], `weeks` from now."""

    weeks: int
    time_s: float


@dataclass(frozen=True)
class Gains:
    """What was assumed: gain [%] of eight weeks, share kept, how far it may differ, race noise."""

    percent: float
    kept: float
    band_percent: float
    noise_percent: float


@dataclass(frozen=True)
class Outlook:
    """How a goal compares with what may be expected.

    Attributes
    ----------
    mile_time_s, goal_s, weeks : float
        Current mile and goal [s], and the weeks until then.
    expected : Band
        Mile expected by then [s], `low` the fastest.
    standing : {"behind", "within", "beyond"}
        See `STANDING`.
    stages : tuple of Stage
        On the way to a goal that lies beyond; the last is the goal, if it is ever reached.
    cautions : tuple of Caution
        What to keep in mind about the goal.
    gains : Gains
        What was assumed.
    """

    mile_time_s: float
    goal_s: float
    weeks: float
    expected: Band
    standing: Standing
    stages: tuple[Stage, ...]
    cautions: tuple[Caution, ...]
    gains: Gains


def expected_time(
    mile_time_s: float,
    experience: Experience,
    weeks: float,
    *,
    sex: Sex | None = None,
    assumptions: Assumptions = Assumptions(),
) -> Band:
    """Compute the mile expected after some weeks of training, by gains that diminish.

    Parameters
    ----------
    mile_time_s, weeks : float
        Current mile [s], and weeks of training, 0 to 520.
    experience : {"new", "recreational", "experienced"}
        Which gain is assumed.
    sex : {"F", "M"}, optional
        Whose world record is the limit; the fastest mile of anyone otherwise.
    assumptions : Assumptions
        Of which `ASSUMPTIONS` and `RACE_NOISE` are used.

    Returns
    -------
    Band
        Mile [s], `low` the fastest.

    Raises
    ------
    InputError
        If the mile, the experience or the weeks are impossible.

    Notes
    -----
    No curve of improvement by mile time is published; this one is assumed. With r the gain of the
    first eight weeks, and q the share of the eight weeks before that each further eight bring::

        gain = r(1 - q ^ (weeks / 8)) / (1 - q)
        value = mile_time_s(1 - gain)

    `low` and `high` differ by `GAIN_BAND` of the gain and by the noise of races [1]_.

    References
    ----------
    .. [1] Hopkins (2005), Competitive performance of elite track-and-field athletes.

    Examples
    --------
    >>> round(expected_time(360, "recreational", 8).value, 1)
    352.8
    """
    RaceResult(MILE_M, mile_time_s)
    gain = _gain(experience, weeks, assumptions)
    spread, noise = assumptions[GAIN_BAND] / 100, assumptions[RACE_NOISE] / 100
    record = world_record(MILE_M, sex)
    limit_s = min(mile_time_s, record.time_s if record else fastest_known_time(MILE_M))
    gains = (gain * (1 + spread), gain, gain * (1 - spread))
    low_s, value_s, high_s = (max(limit_s, mile_time_s * (1 - share)) for share in gains)
    return Band(max(limit_s, low_s * (1 - noise)), value_s, high_s * (1 + noise))


def _gain(experience: str, weeks: float | None, assumptions: Assumptions) -> float:
    """Return the share of the mile time that is gained."""
    if experience not in GAIN:
        raise InputError(
            f"{experience!r} is no experience.", f"There are {', '.join(GAIN)}.", "Choose one."
        )
    if weeks is None or not 0 <= weeks <= LONGEST_WEEKS:
        raise InputError(
            "No weeks were given." if weeks is None else f"{weeks:g} weeks were given.",
            f"An outlook goes from 0 to {LONGEST_WEEKS} weeks.",
            "Check the day of the race.",
        )
    kept, blocks = assumptions[GAIN_KEPT], weeks / BLOCK_WEEKS
    first_blocks = blocks if kept == 1 else (1 - kept**blocks) / (1 - kept)
    return assumptions[GAIN[experience]] / 100 * first_blocks


def outlook(
    mile_time_s: float,
    goal_s: float,
    weeks: float,
    experience: Experience,
    *,
    sex: Sex | None = None,
    age: int | None = None,
    assumptions: Assumptions = Assumptions(),
) -> Outlook:
    """Compare a goal with the mile expected by then; set stages where it lies beyond.

    Parameters are those of `expected_time`, with the goal [s] and the age on the day [years].

    Raises
    ------
    InputError
        If the mile, the goal, the weeks, the experience or the age are impossible.

    Examples
    --------
    >>> view = outlook(360, 345, 8, "recreational")
    >>> view.standing, [(stage.weeks, round(stage.time_s)) for stage in view.stages]
    ('beyond', [(8, 353), (16, 347), (21, 345)])
    """

    def expected(week: float) -> Band:
        return expected_time(mile_time_s, experience, week, sex=sex, assumptions=assumptions)

    RaceResult(MILE_M, goal_s)
    by_then, cautions = expected(weeks), _by_age(mile_time_s, goal_s, sex, age)
    standing: Standing = "behind" if goal_s >= mile_time_s else "within"
    stages: tuple[Stage, ...] = ()
    if goal_s < by_then.low:
        standing, stages = "beyond", _stages(goal_s, expected)
        cautions.insert(0, _beyond(goal_s, by_then, expected(LONGEST_WEEKS), stages, sex))
    elif experience == "new" and not cautions:
        cautions.append(NEW_TO_IT)
    noted, gains = tuple(cautions), _gains(experience, assumptions)
    return Outlook(mile_time_s, goal_s, weeks, by_then, standing, stages, noted, gains)


def _gains(experience: str, assumptions: Assumptions) -> Gains:
    return Gains(*(assumptions[a] for a in (GAIN[experience], GAIN_KEPT, GAIN_BAND, RACE_NOISE)))


def _stages(goal_s: float, expected: Callable[[float], Band]) -> tuple[Stage, ...]:
    """Return the mile expected every eight weeks, and the goal if it is reached in ten years."""
    weeks = range(LONGEST_WEEKS + 1)
    reached = bisect_left(weeks, True, key=lambda week: expected(week).value < goal_s + CLOSE_S)
    goal = (Stage(reached, goal_s),) if reached in weeks else ()
    end = min(reached, BLOCK_WEEKS * (MOST_STAGES if goal else STAGES_OUT_OF_REACH + 1))
    blocks = [Stage(week, expected(week).value) for week in range(0, end, BLOCK_WEEKS)]
    return (*(later for now, later in pairwise(blocks) if later.time_s < now.time_s), *goal)


def _beyond(
    goal_s: float, by_then: Band, furthest: Band, stages: tuple[Stage, ...], sex: Sex | None
) -> Caution:
    """Say why; limits are rounded up, so that none reads as the goal itself."""
    goal, record = format_entry(goal_s), world_record(MILE_M, sex)
    limits_s = (by_then.low, by_then.high, furthest.value)
    low, high, limit = (format_time(math.ceil(s)) for s in limits_s)
    if record and goal_s < record.time_s:
        reason = f"{goal} is faster than the record, {format_time(record.time_s, 2)} ({record.athlete}, {record.date.year})."
    elif goal_s < furthest.value - CLOSE_S:
        reason = f"{goal} lies beyond {limit}, where the gains assumed here run out."
    else:
        reason = f"{goal} lies beyond the {low} to {high} expected by then."
        when = f"The assumed gains reach it in week {stages[-1].weeks}"
        return Caution(reason, f"{when}: go by stages, and test again after eight weeks.")
    return Caution(reason, "Take it as a long-term aim, and test again after eight weeks.")


def _by_age(mile_time_s: float, goal_s: float, sex: str | None, age: int | None) -> list[Caution]:
    """Caution where the goal is a level higher by age; those who still grow are left alone."""
    if sex is None or age is None or age < 18:
        return []
    now, then = (age_grade(MILE_M, s, sex=sex, age=age) for s in (mile_time_s, goal_s))
    if then.percent - now.percent < GRADE_STEP:
        return []
    reason = f"By age the goal is worth {then.percent:.0f} %, the current mile {now.percent:.0f} % ({TABLES[now.table].label})."
    advice = "Ten points are a class of their own, years of work: test again after eight weeks."
    return [Caution(reason, advice)]
