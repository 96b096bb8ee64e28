"""What is unwise about a session: cautions with a reason and a suggestion, never a refusal."""

from helpers.athlete import Goal
from helpers.evidence import Assumption, Assumptions, Caution
from helpers.units import MILE_M, MPH_M_S, format_time
from helpers.workouts.rules import MilePace
from helpers.workouts.steps import Workout, kind_of
from helpers.workouts.timed import Timed, silence

GOAL_GAP_PERCENT = Assumption(
    "goal_gap", 3, "%", 0, 10, "how far goal pace may lie above current pace",
    "At 3 % faster a rep costs about a fifth more of what a mile takes; beyond, it is another "
    "session.",
)  # fmt: skip
LONGEST_REP_RACES = Assumption(
    "longest_rep", 0.75, "mile races", 0.3, 1.5, "one rep at mile pace that draws a caution",
    "The article's 3 minutes are 0.75 of a mile in 4:00; beyond, a rep is nearly the race.",
)  # fmt: skip
BELT_LIMIT_MPH = Assumption(
    "belt_limit", 12, "mph", 6, 25, "top speed of the treadmill", "Common in gyms; many stop at 10.",
)  # fmt: skip

ASSUMPTIONS = (GOAL_GAP_PERCENT, LONGEST_REP_RACES, BELT_LIMIT_MPH)


def cautions(
    workout: Workout,
    goal: Goal = Goal(),
    assumptions: Assumptions = Assumptions(),
) -> tuple[Caution, ...]:
    """Return what is unwise about this workout.

    Parameters
    ----------
    workout : Workout
        The resolved session.
    goal : Goal
        Whose pace it may use.
    assumptions : Assumptions
        The limits.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.workouts import pyramid, resolve
    >>> ana, goal = Athlete(mile_time_s=360), Goal(330)
    >>> len(cautions(resolve(pyramid(), ana, goal=goal), goal))
    1
    """
    found = [
        *_pace(workout, goal, assumptions),
        *_longest_rep(workout, assumptions),
        *_frame(workout),
        *_treadmill(workout, assumptions),
    ]
    if any(isinstance(b.shape, Timed) and b.shape.rep_s >= 120 for _, b in workout.recipe.sets):
        found += silence(workout.mile_time_s) if workout.mile_known else ()
    return tuple(found)


def _pace(workout: Workout, goal: Goal, assumptions: Assumptions) -> list[Caution]:
    found = []
    if workout.goal_missing:
        found.append(
            Caution(
                "The session asks for goal pace and there is no goal.",
                "Current mile pace is shown; set a goal on the profile page.",
            )
        )
    faster = _faster_than_mile(workout)
    if workout.mile_known and faster > assumptions[GOAL_GAP_PERCENT]:
        found.append(
            Caution(
                f"The pace is {faster:.1f} % faster than the current mile.",
                "Run it at current mile pace, or take fewer reps and more recovery.",
            )
        )
    if not workout.mile_known and goal.mile_time_s and any(s.guide == "pace" for s in workout.reps):
        found.append(
            Caution(
                "There is no mark yet: goal pace is a wish.",
                "Go by effort, and run the gentle test first.",
            )
        )
    return found


def _faster_than_mile(workout: Workout) -> float:
    """Return how much less time than current mile pace the reps of a mile-pace set take [%]."""
    wanted = {n for n, (_, b) in enumerate(workout.recipe.sets, 1) if isinstance(b.pace, MilePace)}
    current_m_s = MILE_M / workout.mile_time_s
    speeds = [r.speed_m_s for r in workout.reps if r.set_number in wanted or r.guide == "pace"]
    return max((100 * (1 - current_m_s / speed) for speed in speeds), default=0.0)


def _longest_rep(workout: Workout, assumptions: Assumptions) -> list[Caution]:
    near_m_s = 0.97 * MILE_M / workout.mile_time_s
    fast = [rep.distance_m for rep in workout.reps if rep.speed_m_s >= near_m_s]
    races = max(fast, default=0.0) / MILE_M
    if races <= assumptions[LONGEST_REP_RACES] or kind_of(workout, assumptions) == "test or race":
        return []
    return [
        Caution(
            f"One rep at mile pace is {races:.2f} of a mile race.",
            "Shorten it, or run it at interval pace.",
        )
    ]


def _frame(workout: Workout) -> list[Caution]:
    found = []
    warms_up = bool(workout.steps) and workout.steps[0].kind in ("warm-up", "run")
    if workout.reps and not warms_up:
        found.append(
            Caution("There is no warm-up.", "Run easily for 10 to 20 minutes before fast reps.")
        )
    rests = sum(step.kind == "recovery" for step in workout.steps)
    sets = len({rep.set_number for rep in workout.reps})
    if rests < len(workout.reps) - sets:
        found.append(
            Caution(
                "Some reps follow each other without recovery.",
                "Then it is one longer rep; give at least as long as the rep.",
            )
        )
    return found


def _treadmill(workout: Workout, assumptions: Assumptions) -> list[Caution]:
    fastest_m_s = max((rep.speed_m_s for rep in workout.reps), default=0.0)
    limit_mph = assumptions[BELT_LIMIT_MPH]
    if workout.surface != "treadmill" or fastest_m_s <= limit_mph * MPH_M_S:
        return []
    return [
        Caution(
            f"The belt would have to run at {fastest_m_s / MPH_M_S:.1f} mph; "
            f"this one stops at {limit_mph:g}.",
            f"At {limit_mph:g} mph a mile takes {format_time(3600 / limit_mph)}; "
            "take longer reps at that speed, or go outdoors.",
        )
    ]
