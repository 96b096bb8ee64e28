"""Exercises about intervals by time, with no track."""

from dataclasses import replace

from helpers import answers
from helpers.exercises.kinds import Claim, Day, Estimate, Exercise, Flaws
from helpers.exercises.runner import mile, named
from helpers.units import MILE_M, format_time
from helpers.workbook import Workbook
from helpers.workouts import Workout, long_intervals, long_rep_time
from helpers.workouts.timed import FAST_MILE_S, SLOW_MILE_S, silence

_FAST, _SLOW = format_time(FAST_MILE_S), format_time(SLOW_MILE_S)
_BETWEEN_S = (FAST_MILE_S + SLOW_MILE_S) / 2


def _four(workbook: Workbook, today: Day) -> Workout:
    """Return the long intervals that go with the athlete's mile, whatever stands on the page."""
    session = long_intervals(long_rep_time(mile(workbook, today)))
    return answers.workout(replace(workbook, session=session), today)


def _four_races(workbook: Workbook, today: Day) -> str:
    mile_s = mile(workbook, today)
    rep = format_time(long_rep_time(mile_s))
    whose = (
        f"Sayer is silent about that; on our line it is 4 × {rep} at mile pace."
        if silence(mile_s)
        else f"By Sayer's rule that makes 4 × {rep} at mile pace."
    )
    return (
        f"{named(workbook)} runs the mile in {format_time(mile_s)}. {whose} "
        "How many mile races are the four reps together?"
    )


def _four_races_why(workbook: Workbook, today: Day) -> str:
    four = _four(workbook, today)
    rep = four.reps[0]
    rule = (
        f"Between {_FAST} and {_SLOW} our line makes the reps longer, the slower the runner; on "
        "either side of it Sayer's minutes stay the same."
        if silence(four.mile_time_s)
        else "In Sayer's rule the minutes stay the same from one runner to the next, so the faster "
        "the runner, the more of the race each rep is."
    )
    return (
        f"At mile pace {format_time(rep.time_s)} of a mile in {format_time(four.mile_time_s)} are "
        f"{100 * rep.distance_m / MILE_M:.0f} % of the race, or {rep.distance_m:.0f} m, and there "
        f"are four of them. {rule}"
    )


_TWO_DAYS = Flaws(
    question=lambda _workbook, _today: (
        f"A coach plans two days by the clock for a runner whose best mile is "
        f"{format_time(_BETWEEN_S)}, on a road without marks. "
        "Tick what is wrong with the plan."
    ),
    head=("Day", "What", "Between the reps", "The coach's note"),
    plan=(
        ("Tuesday", "10 × 30 s", "60 s jog", "heart rate to 95 % in every rep; full recovery"),
        ("Friday", "4 × 5 min at mile pace", "nothing", "that is Sayer's rule for this runner"),
    ),
    claims=(
        Claim(
            "On Tuesday the heart rate cannot show in time how hard a rep is.",
            True,
            "It lags behind: in the first reps of 30 s it will not get there, however hard they "
            "are. Go by the effort.",
        ),
        Claim(
            "Tuesday's jog is no full recovery.",
            True,
            "It lasts twice the rep, and jogging gives back less than walking. Short rest belongs "
            "to this session; only the name is wrong.",
        ),
        Claim(
            "Ten reps are more than Sayer gives for Tuesday.", False, "Sayer gives 8 to 10 of them."
        ),
        Claim(
            "Without marks on the road Tuesday cannot be run.",
            False,
            "That is what intervals by time are for.",
        ),
        Claim(
            "Friday's 5 minutes are not Sayer's for this runner.",
            True,
            f"Sayer gives 5 minutes from {_SLOW} on and 3 minutes up to {_FAST}, and nothing "
            "between.",
        ),
        Claim(
            "On Friday there has to be a recovery between the reps.",
            True,
            "Sayer gives none, which is a gap and not a zero: the four together are longer than "
            "a mile race, at the pace of one.",
        ),
    ),
    because=(
        "What an article leaves out a coach has to choose, and to say so: "
        "write whose figure it is beside it."
    ),
)

EXERCISES: dict[str, Exercise] = {
    "four by the clock": Estimate(
        question=_four_races,
        label="All four reps [mile races]",
        low=0.5, high=4, step=0.05, start=1, close=0.1, unit="mile races", decimals=2,
        truth=lambda workbook, today: _four(workbook, today).mile_races,
        because=_four_races_why,
    ),
    "two days by the clock": _TWO_DAYS,
}  # fmt: skip
