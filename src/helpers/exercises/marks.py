"""Exercises about a mile time: what it is worth, and what follows from it."""

from helpers.errors import InputError
from helpers.exercises.kinds import Day, Estimate, Exercise
from helpers.exercises.runner import five_km, mile, named
from helpers.units import MILE_M, format_time
from helpers.workbook import Workbook


def _gain_s(workbook: Workbook, today: Day) -> float:
    """Return by how much the goal lies below the mile of today [s]."""
    mile_s, goal_s = mile(workbook, today), workbook.goal.mile_time_s
    if goal_s is None or goal_s >= mile_s:
        raise InputError(
            f"{named(workbook)} has no goal below the current mile, {format_time(mile_s)}.",
            "This exercise is about what such a goal brings.",
            "Type a faster goal mile, or choose another runner.",
        )
    return mile_s - goal_s


def _carried_s(workbook: Workbook, today: Day) -> float:
    """Return by how much the 5 km of the goal lies below the 5 km of today [s]."""
    _gain_s(workbook, today)
    found = five_km(workbook, today)
    return found.now.vdot_s - found.goal.vdot_s


def _carry_over(workbook: Workbook, today: Day) -> str:
    gain_s = _gain_s(workbook, today)
    return (
        f"{named(workbook)} runs a mile in {format_time(mile(workbook, today))} and aims at "
        f"{format_time(workbook.goal.mile_time_s)}: {gain_s:.0f} s to gain. Once that is run, and "
        f"the training for it was equal, by how many seconds is the 5 km faster?"
    )


def _carry_over_why(workbook: Workbook, today: Day) -> str:
    found, gain_s = five_km(workbook, today), _gain_s(workbook, today)
    now, goal = format_time(found.now.vdot_s), format_time(found.goal.vdot_s)
    carried_s = _carried_s(workbook, today)
    return (
        f"By VDOT the 5 km goes from {now} to {goal}. It is {5000 / MILE_M:.1f} miles long, "
        f"and {carried_s / gain_s:.1f} times as much is gained. That is the model, and it takes "
        "for granted that somebody trains for both: Sayer says that a faster mile carries over, "
        "and not by how much."
    )


EXERCISES: dict[str, Exercise] = {
    "carry over": Estimate(
        question=_carry_over,
        label="Gained over 5 km [s]",
        low=0, high=300, step=1, start=5, close=4, unit="s",
        truth=_carried_s,
        because=_carry_over_why,
    ),
}  # fmt: skip
