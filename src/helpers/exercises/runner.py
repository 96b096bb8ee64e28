"""Whom an exercise asks about: the athlete of the page, whoever that is."""

from helpers import answers
from helpers.answers import Projection
from helpers.errors import InputError
from helpers.exercises.kinds import Day
from helpers.workbook import Workbook


def named(workbook: Workbook) -> str:
    """Return the athlete's name, or a word in its place.

    Examples
    --------
    >>> named(Workbook())
    'This runner'
    """
    return workbook.athlete.name or "This runner"


def mile(workbook: Workbook, today: Day) -> float:
    """Return the athlete's current mile [s].

    Raises
    ------
    InputError
        If the athlete has none: the question has no answer then.
    """
    found = answers.current_mile(workbook, today)
    if found is None:
        raise InputError(
            f"{named(workbook)} has no mile yet.",
            "This exercise is about one.",
            "Choose another runner, or type a current mile.",
        )
    return found.time_s


def five_km(workbook: Workbook, today: Day) -> Projection:
    """Return what the athlete's mile, and the goal, are worth over 5 km."""
    mile(workbook, today)  # without one there is nothing to project
    rows = answers.projections(workbook, today)
    return next(row for row in rows if row.now.name == "5 km")


def aim(workbook: Workbook, today: Day) -> float:
    """Return the mile that the athlete aims at, or else runs today [s]."""
    return workbook.goal.mile_time_s or mile(workbook, today)
