"""Exercises about the aerobic base: from walks to half an hour without stopping."""

from dataclasses import replace

from helpers.answers import AerobicBase, season_base
from helpers.errors import InputError
from helpers.exercises.kinds import Day, Estimate
from helpers.exercises.runner import named
from helpers.season.assumptions import BOUT_GROWTH_PERCENT, GROWTH_PERCENT, LONG_GROWTH_PERCENT
from helpers.workbook import Workbook

SHORT_MINUTES, BACK_MINUTES = 10, 25
"""What is supposed: of whoever still walks between, and of whoever needs none."""


def _walks(workbook: Workbook, today: Day) -> bool:
    return len(season_base(workbook, today).weeks[0].bouts_min) > 1


def _minutes(workbook: Workbook, today: Day) -> int:
    return SHORT_MINUTES if _walks(workbook, today) else BACK_MINUTES


def _supposed(workbook: Workbook, today: Day) -> AerobicBase:
    """Return the weeks of the same runner, who can run less far today."""
    longest_s = 60.0 * _minutes(workbook, today)
    athlete = replace(workbook.athlete, longest_run_s=longest_s)
    return season_base(replace(workbook, athlete=athlete), today)


def _question(workbook: Workbook, today: Day) -> str:
    name, minutes = named(workbook), _minutes(workbook, today)
    suppose = (
        f"Suppose {name} could run {minutes} minutes without stopping today, and no more."
        if _walks(workbook, today)
        else f"{name} runs without walks already. Suppose the longest run were {minutes} "
        "minutes today, after a long break."
    )
    wanted = season_base(workbook, today).wanted_min
    return (
        f"{suppose} How many weeks would it take to reach {wanted:g} minutes without stopping, the week "
        "of that run included? Guess first, and then try it on the page."
    )


def _reached(workbook: Workbook, today: Day) -> int:
    found = _supposed(workbook, today)
    if found.reached is None:
        raise InputError(
            f"It would not be reached in the {len(found.weeks)} weeks of this season.",
            "As the page lets it grow, no week holds as much.",
            "Let it grow faster, give it more weeks, or choose Nora.",
        )
    return found.reached


def _because(workbook: Workbook, today: Day) -> str:
    found, minutes = _supposed(workbook, today), _minutes(workbook, today)
    week = found.weeks[_reached(workbook, today) - 1]
    holds = f"In that week {week.unbroken_min:.0f} minutes go without stopping. "
    if _walks(workbook, today):
        return holds + (
            f"Half of {minutes} minutes is the first bout, which then grows by "
            f"{workbook.assumptions[BOUT_GROWTH_PERCENT]:g} % a week. What grows by a share catches "
            "up soon: a few minutes less today cost a week or two, not more. Both the half and the "
            "growth are ours."
        )
    new = workbook.athlete.experience == "new"
    growth = workbook.assumptions[LONG_GROWTH_PERCENT if new else GROWTH_PERCENT]
    return holds + (
        f"From {minutes} minutes it grows by {growth:g} % a week, and in a lighter week not at all. "
        "The share is ours."
    )


EXERCISES = {
    "half an hour": Estimate(
        question=_question,
        label="Weeks that it takes",
        low=1, high=26, step=1, start=4, close=0.5, unit="weeks",
        truth=_reached,
        because=_because,
    ),
}  # fmt: skip
