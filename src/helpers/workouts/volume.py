"""Volume: whether minutes at mile pace, and the whole distance, suit the athlete's habits.

References
----------
.. [1] Frandsen et al. (2025), British Journal of Sports Medicine.
"""

from dataclasses import dataclass
from itertools import groupby

from helpers.athlete import Athlete
from helpers.evidence import Assumption, Assumptions
from helpers.paces import zone_speed
from helpers.paces.critical_speed import assumed
from helpers.units import MILE_M, format_distance, format_time
from helpers.workouts.demand import Answer, graded, most_cautious
from helpers.workouts.recipe import Walk
from helpers.workouts.scaling import work_cap
from helpers.workouts.steps import WALK_SPEED_M_S, Workout

MOST_TIMES_CAP = Assumption(
    "most_times_cap", 2, "times the cap", 1, 4, "work at mile pace that is no longer demanding but "
    "too much", "Ours. Up to once the cap of the athlete's experience is within reach.",
)  # fmt: skip
WEEK_SHARE = Assumption(
    "week_share", 40, "% of the week", 15, 100, "part of the usual week that one session may be",
    "Ours: three sessions a week are a third each; half as much again is too much.",
)  # fmt: skip
LONGEST_GROWTH = Assumption(
    "longest_growth", 10, "%", 0, 50, "how far a session may exceed the longest run of a month",
    "Frandsen et al. (2025): in 5,205 runners sessions beyond it went with more complaints, most "
    "of all at twice the distance. Observed, not proven.",
)  # fmt: skip
BROKEN_RUN_MINUTES = Assumption(
    "broken_run", 20, "min", 5, 40, "running in one session, broken by walks, that needs no longer "
    "run before it",
    "Ours: walks bring it within reach. Without stopping, no bout may exceed the longest run.",
)  # fmt: skip
UNKNOWN_HABITS = {
    experience: Assumption(
        f"unknown_habits_{experience}", minutes, "min", 15, 240,
        f"running in one session that needs no knowledge of habits ({experience})",
        "Ours: as long as the longest run that the season asks of this experience. Beyond it the "
        "usual week and the longest run should be known.",
    )
    for experience, minutes in (("new", 45), ("recreational", 75), ("experienced", 105))
}  # fmt: skip

ASSUMPTIONS = (
    MOST_TIMES_CAP,
    WEEK_SHARE,
    LONGEST_GROWTH,
    BROKEN_RUN_MINUTES,
    *UNKNOWN_HABITS.values(),
)

_TOO_MUCH_OF_A_WEEK = 1.5  # times the share that is demanding
_TOO_FAR_BEYOND = 1.0  # twice the distance
_NOTHING_KNOWN = 2.0  # times the running that needs no knowledge of habits
_MOST_USUAL_DAY = 2.0  # times the longest run
_ROUNDING = 1e-9
_LONGEST = "the longest run of the last month"


def volume(workout: Workout, athlete: Athlete, assumptions: Assumptions = Assumptions()) -> Answer:
    """Judge minutes at mile pace, and the whole session's distance, for one athlete.

    Parameters
    ----------
    workout : Workout
        Resolved for the athlete.
    athlete : Athlete
        Whose experience, usual week and longest run count.
    assumptions : Assumptions
        The limits.

    Examples
    --------
    >>> from helpers.workouts import equal_repeats, resolve
    >>> ana = Athlete(mile_time_s=360)
    >>> volume(resolve(equal_repeats(), ana), ana).word
    'within reach'
    """
    found = [
        *_at_mile_pace(workout, athlete, assumptions),
        *_of_the_week(workout, athlete, assumptions),
        *_beyond_longest(workout, athlete, assumptions),
        *_with_habits_unknown(workout, athlete, assumptions),
    ]
    missing = [
        name
        for name, known in (
            ("the usual week", athlete.weekly_distance_m),
            ("the longest run", athlete.longest_run_s),
        )
        if known is None
    ]
    unknown = [f"Not given, so not judged: {' and '.join(missing)}."] if missing else []
    return Answer(
        "Volume", most_cautious(word for word, _ in found), (*(said for _, said in found), *unknown)
    )


@dataclass(frozen=True)
class MilePaceWork:
    """Work at mile pace or faster, and what slower work is worth of it.

    Attributes
    ----------
    distance_m, time_s : float
        How far [m] and how long [s].
    in_part : bool
        Whether slower work is in it, which counts in part.
    """

    distance_m: float
    time_s: float
    in_part: bool


def mile_pace_work(workout: Workout, assumptions: Assumptions = Assumptions()) -> MilePaceWork:
    """Return the work at mile pace or faster, and what slower work is worth of it.

    Parameters
    ----------
    workout : Workout
        Its reps and runs count, from the critical speed that is assumed from its mile.
    assumptions : Assumptions
        Of which `ASSUMED_FROM_M` is used.

    Notes
    -----
    ``share = (speed - critical) / (mile speed - critical)``, from 0 up to 1: how fast D′ is spent,
    compared with mile pace. That share of the distance counts, in the time it takes at mile pace.

    Examples
    --------
    >>> from helpers.workouts import MilePace, equal_repeats, resolve
    >>> ana = Athlete(mile_time_s=360)
    >>> mile_pace_work(resolve(equal_repeats(4, 400), ana)).distance_m
    1600.0
    >>> slower = equal_repeats(4, 400).at_pace(MilePace("current", -5))
    >>> round(mile_pace_work(resolve(slower, ana)).distance_m)
    1003
    """
    mile_m_s = MILE_M / workout.mile_time_s
    critical_m_s = assumed(workout.mile_time_s, assumptions).speed_m_s
    distance_m, time_s, in_part = 0.0, 0.0, False
    for step in workout.steps:
        if step.kind not in ("rep", "run") or step.speed_m_s <= critical_m_s:
            continue
        share = (step.speed_m_s - critical_m_s) / (mile_m_s - critical_m_s)
        if share >= 1 - _ROUNDING:
            distance_m, time_s = distance_m + step.distance_m, time_s + step.time_s
            continue
        counted_m, in_part = share * step.distance_m, True
        distance_m, time_s = distance_m + counted_m, time_s + counted_m / mile_m_s
    return MilePaceWork(distance_m, time_s, in_part)


def _at_mile_pace(
    workout: Workout, athlete: Athlete, assumptions: Assumptions
) -> list[tuple[str, str]]:
    work = mile_pace_work(workout, assumptions)
    races = work.distance_m / MILE_M
    if not races:
        return [("within reach", "Nothing at mile pace, nor above critical speed.")]
    cap_races = work_cap(athlete, assumptions)
    word = graded(races / cap_races, 1.0, assumptions[MOST_TIMES_CAP])
    worth = f"{format_time(work.time_s)} at mile pace or faster, {races:.1f} mile races"
    if work.in_part:
        worth = (
            f"Worth {format_time(work.time_s)} at mile pace, {races:.1f} mile races, with slower "
            "work above critical speed counted in part"
        )
    said = (
        f"{worth}; for {_who(athlete)} the workbook's cap is "
        f"{format_time(cap_races * workout.mile_time_s)}, or {cap_races:g}."
    )
    return [(word, said)]


_LEVELS = {
    "new": "a newcomer",
    "recreational": "a recreational athlete",
    "experienced": "an experienced athlete",
}


def _who(athlete: Athlete) -> str:
    return "an athlete under 16" if athlete.is_child else _LEVELS[athlete.experience]


def _of_the_week(
    workout: Workout, athlete: Athlete, assumptions: Assumptions
) -> list[tuple[str, str]]:
    if athlete.weekly_distance_m is None:
        return []
    if not athlete.weekly_distance_m:
        return [("demanding", "The usual week is nothing yet: begin with less than this.")]
    share = workout.total_distance_m / athlete.weekly_distance_m
    usual = assumptions[WEEK_SHARE] / 100
    word = graded(share, usual, usual * _TOO_MUCH_OF_A_WEEK)
    said = (
        f"With warm-up and recoveries it is {_said(workout.total_distance_m)}, "
        f"{100 * share:.0f} % of the usual week."
    )
    return [(word, said)]


def _beyond_longest(
    workout: Workout, athlete: Athlete, assumptions: Assumptions
) -> list[tuple[str, str]]:
    """Hold the session's distance against the longest run, or a usual day where that is more.

    A usual day may be made of several runs, so it excuses a session with reps, up to a point, and
    no run at a stretch.
    """
    if athlete.longest_run_s is None:
        return []
    easy_m_s = zone_speed(workout.mile_time_s, "easy")
    longest_m = athlete.longest_run_s * easy_m_s
    walks = any(isinstance(block, Walk) for block in workout.recipe.blocks)
    if longest_m and walks and not workout.reps:
        return _broken_by_walks(workout, longest_m, easy_m_s, assumptions)
    day_m = (athlete.weekly_distance_m or 0.0) / len(athlete.training_days)
    day_m = min(day_m, _MOST_USUAL_DAY * longest_m) if workout.reps else 0.0
    usual_m, name = max((longest_m, _LONGEST), (day_m, "a usual day"))
    if not usual_m:
        return [("demanding", "There was no run in the last month: begin with less than this.")]
    return [_step("That", workout.total_distance_m, name, usual_m, assumptions[LONGEST_GROWTH])]


def _broken_by_walks(
    workout: Workout, longest_m: float, easy_m_s: float, assumptions: Assumptions
) -> list[tuple[str, str]]:
    """Hold the longest bout against the longest run, and all bouts against what walks allow."""
    growth, minutes = assumptions[LONGEST_GROWTH], assumptions[BROKEN_RUN_MINUTES]
    by_walking = groupby(workout.steps, key=lambda step: step.kind == "recovery")
    bouts_m = [sum(s.distance_m for s in steps) for walked, steps in by_walking if not walked]
    broken = (60 * minutes * easy_m_s, f"{minutes:g} minutes broken by walks")
    usual_m, name = max((longest_m, _LONGEST), broken)
    return [
        _step("The longest bout", max(bouts_m), _LONGEST, longest_m, growth),
        _step("The running in all", sum(bouts_m), name, usual_m, growth),
    ]


def _step(
    what: str, distance_m: float, usual: str, usual_m: float, growth_percent: float
) -> tuple[str, str]:
    """Return the word for a distance held against a usual one, and the sentence."""
    beyond = distance_m / usual_m - 1
    word = graded(beyond, growth_percent / 100, _TOO_FAR_BEYOND)
    if word == "within reach":
        return word, f"{what} is no step beyond {usual}, about {_said(usual_m)}."
    return word, (
        f"{what} is {100 * beyond:.0f} % farther than {usual}, about {_said(usual_m)}; "
        f"steps of up to {growth_percent:g} % are the careful ones (after Frandsen et al. 2025)."
    )


def _with_habits_unknown(
    workout: Workout, athlete: Athlete, assumptions: Assumptions
) -> list[tuple[str, str]]:
    """Hold the running against what needs no knowledge of habits, where there is none."""
    if athlete.weekly_distance_m is not None or athlete.longest_run_s is not None:
        return []
    minutes = running_time(workout, assumptions) / 60
    usual = assumptions[UNKNOWN_HABITS["new" if athlete.is_child else athlete.experience]]
    word = graded(minutes, usual, _NOTHING_KNOWN * usual)
    if word == "within reach":
        return []
    word = "uncertain" if word == "not as written" else word  # unknown, not too much
    said = (
        f"It has {minutes:.0f} minutes of running; for {_who(athlete)} up to {usual:g} need no "
        "knowledge of habits. Enter the usual week and the longest run."
    )
    return [(word, said)]


def running_time(workout: Workout, assumptions: Assumptions = Assumptions()) -> float:
    """Return how long a workout is run [s], without drills, rests and recoveries at a walk.

    Examples
    --------
    >>> from helpers.workouts import easy_run, resolve
    >>> running_time(resolve(easy_run(1800), Athlete(mile_time_s=360)))
    1800.0
    """
    walk_m_s = assumptions[WALK_SPEED_M_S]
    return sum(
        step.time_s
        for step in workout.steps
        if step.speed_m_s > (walk_m_s if step.kind == "recovery" else 0)
    )


def _said(distance_m: float) -> str:
    return f"{format_distance(distance_m, 'km')} ({format_distance(distance_m, 'mile')})"
