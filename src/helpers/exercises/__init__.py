"""Exercises for a class: what is asked, and the truth that the helpers compute.

One file a chapter's subject; `BOOK` holds all of them by name, in the order of the chapters.
"""

from helpers.exercises import (
    base,
    clock,
    gym,
    marks,
    raceday,
    reach,
    rungs,
    speeds,
    weeks,
    weight,
)
from helpers.exercises.kinds import (
    DAY_CHOICES,
    Attempt,
    Estimate,
    Exercise,
    Finding,
    Flaws,
    Outcome,
    WeekPlan,
)

BOOK: dict[str, Exercise] = {
    **marks.EXERCISES,
    **speeds.EXERCISES,
    **base.EXERCISES,
    **gym.EXERCISES,
    **rungs.EXERCISES,
    **clock.EXERCISES,
    **reach.EXERCISES,
    **weeks.EXERCISES,
    **weight.EXERCISES,
    **raceday.EXERCISES,
}

__all__ = [
    "BOOK",
    "DAY_CHOICES",
    "Attempt",
    "Estimate",
    "Exercise",
    "Finding",
    "Flaws",
    "Outcome",
    "WeekPlan",
]
