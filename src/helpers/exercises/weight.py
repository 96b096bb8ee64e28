"""Exercises about what the weeks weigh: ratings that are guessed, curves that begin somewhere."""

import datetime as dt
from itertools import count

from helpers import answers
from helpers.errors import InputError
from helpers.exercises.kinds import Day, Estimate, Exercise
from helpers.exercises.runner import named
from helpers.load import FITNESS_DAYS, fitness
from helpers.workbook import Workbook, replaced
from helpers.workouts.effort import EXPECTED_RPE

_SHARE = 0.9
"""From which share of the truth on a curve is taken to show it."""


def _known(today: Day) -> dt.date:
    if today is None:
        raise InputError("No day was given.", "A season begins on a day.", "Give one.")
    return today


def _heavier(workbook: Workbook) -> Workbook:
    """Return the workbook in which every session is expected to feel a point harder, up to 10."""
    for assumption in dict.fromkeys(EXPECTED_RPE.values()):
        rpe = min(workbook.assumptions[assumption] + 1, assumption.high)
        workbook = replaced(workbook, f"assumptions.{assumption.name}", rpe)
    return workbook


def _point_percent(workbook: Workbook, kind: str) -> float:
    """Return by how much a session of one kind weighs more where it feels a point harder [%]."""
    expected = EXPECTED_RPE[kind]
    return 100 * (_heavier(workbook).assumptions[expected] / workbook.assumptions[expected] - 1)


def _season_load(workbook: Workbook, today: Day) -> float:
    return sum(week.load for week in answers.season_plan(workbook, _known(today)).weeks)


def _growth_percent(workbook: Workbook, today: Day) -> float:
    """Return by how much the season weighs more where every session feels a point harder [%]."""
    ratio = _season_load(_heavier(workbook), today) / _season_load(workbook, today)
    return 100 * (ratio - 1)


def _one_point(workbook: Workbook, today: Day) -> str:
    weeks = len(answers.season_plan(workbook, _known(today)).weeks)
    return (
        f"The load of {named(workbook)}'s {weeks} weeks rests on ratings that nobody has given "
        "yet. Say that every session feels one point harder than expected, and nothing else "
        "changes: by how many percent do the weeks weigh more?"
    )


def _one_point_why(workbook: Workbook, today: Day) -> str:
    now, then = _season_load(workbook, today), _season_load(_heavier(workbook), today)
    easy, hard = (_point_percent(workbook, kind) for kind in ("easy run", "long intervals"))
    return (
        f"All weeks together weigh {now:.0f} as planned, and {then:.0f} then. On an easy run one "
        f"point is {easy:.0f} % more, on long intervals {hard:.0f} %. Monotony and strain, "
        "fitness, fatigue and form are all made of these loads, so none of them is surer than the ratings."
    )


def _daily(workbook: Workbook, today: Day) -> float:
    """Return the load that somebody has carried every day of late."""
    recent = answers.season_load(workbook, _known(today)).recent_load
    if not recent:
        raise InputError(
            "The recent weekly load is 0.",
            "This exercise is about somebody who has trained.",
            "Empty that field, or choose another runner.",
        )
    return recent / 7


def _weeks(workbook: Workbook, today: Day) -> float:
    """Return after how many weeks a curve that began at 0 shows most of the truth."""
    daily = _daily(workbook, today)
    longest = fitness([daily] * (20 * FITNESS_DAYS))
    days = next(day for day in count(1) if longest[day - 1] >= _SHARE * daily)
    return days / 7


def _false_start(workbook: Workbook, today: Day) -> str:
    daily = _daily(workbook, today)
    return (
        f"Say that {named(workbook)} has long carried a load of {daily:.0f} a day, and goes on "
        f"just so. The true fitness is {daily:.0f}, day after day. But a program starts the curve "
        f"at 0. After how many weeks does it show {100 * _SHARE:.0f} % of the truth?"
    )


def _false_start_why(workbook: Workbook, today: Day) -> str:
    daily = _daily(workbook, today)
    six_weeks = fitness([daily] * FITNESS_DAYS)[-1]
    return (
        f"Each day the curve goes one part in {FITNESS_DAYS} of the way that is left: after "
        f"{FITNESS_DAYS // 7} weeks it shows {six_weeks:.0f} of {daily:.0f}, and only after "
        f"{_weeks(workbook, today):.0f} weeks {_SHARE * daily:.0f}. A whole season looks like "
        "progress, and nothing but the start was wrong. So a rising curve proves little where its "
        "start is a guess."
    )


EXERCISES: dict[str, Exercise] = {
    "one point": Estimate(
        question=_one_point,
        label="The weeks weigh more by [%]",
        low=0, high=60, step=1, start=5, close=3, unit="%",
        truth=_growth_percent,
        because=_one_point_why,
    ),
    "false start": Estimate(
        question=_false_start,
        label="Time until the curve shows it [weeks]",
        low=1, high=30, step=1, start=4, close=1, unit="weeks",
        truth=_weeks,
        because=_false_start_why,
    ),
}  # fmt: skip
