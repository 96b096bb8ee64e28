"""Exercises about repeats, ladders and pyramids: what a coach writes, and how long it lasts."""

from dataclasses import replace

from helpers import answers
from helpers.exercises.kinds import Day, Estimate, Exercise
from helpers.exercises.runner import aim, named
from helpers.units import format_time
from helpers.workbook import Workbook
from helpers.workouts import Workout, ascending_ladder


def _ladder(workbook: Workbook, today: Day) -> Workout:
    """Return the article's ladder, whatever stands on the page."""
    aim(workbook, today)  # without a goal or a mile the times would be invented
    return answers.workout(replace(workbook, session=ascending_ladder()), today)


def _evening(workbook: Workbook, today: Day) -> str:
    work_s = _ladder(workbook, today).work_s
    return (
        f"{named(workbook)} is to run Sayer's ascending ladder as written: "
        "4 × 200, 2 × 400, 2 × 600 and 1 × 800 m, at the pace of a mile in "
        f"{format_time(aim(workbook, today))}. "
        f"That is {format_time(work_s)} of fast running. "
        "How long does the whole session last, with our warm-up, cool-down and recoveries?"
    )


def _evening_why(workbook: Workbook, today: Day) -> str:
    ladder = _ladder(workbook, today)
    recovery_s = sum(step.time_s for step in ladder.steps if step.kind == "recovery")
    around_s = ladder.total_time_s - ladder.work_s - recovery_s
    return (
        f"{format_time(ladder.work_s)} fast, {format_time(recovery_s)} of walking between the "
        f"reps, and {format_time(around_s)} of warm-up and cool-down. "
        "Sayer asks for full recovery and gives no figure; twice the time of the rep is ours, and "
        "it decides how long the evening is."
    )


EXERCISES: dict[str, Exercise] = {
    "ladder evening": Estimate(
        question=_evening,
        label="The whole session [min:s]",
        low=1200, high=6000, step=30, start=1800, close=150,
        truth=lambda workbook, today: _ladder(workbook, today).total_time_s,
        because=_evening_why,
    ),
}  # fmt: skip
