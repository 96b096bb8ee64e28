"""Composite sessions of drills and sprints (S5), and a gentle test for who has no mark."""

from helpers.units import MILE_M
from helpers.workouts.recipe import COOL_DOWN, WARM_UP, Drills, Recipe, WorkSet
from helpers.workouts.repeats import Repeats
from helpers.workouts.rules import EffortPace, MilePace, Recovery

DRILLS = ("A skips", "bounding")
"""The drills the article names."""

_SPRINTS = WorkSet(Repeats(4, 100.0), EffortPace(9.0), Recovery("time", 120.0, "walking"), 180.0)


def drills_in_sections() -> Recipe:
    """Return drills, then sprints, then speed-endurance intervals (S5, first form).

    Examples
    --------
    >>> drills_in_sections().reps_m
    (100.0, 100.0, 100.0, 100.0, 300.0, 300.0, 300.0)
    """
    endurance = WorkSet(Repeats(3, 300.0), MilePace("goal"), Recovery("rep time", 3.0, "walking"))
    return Recipe(
        "Drills, sprints, speed endurance",
        (WARM_UP, Drills(DRILLS, 600.0), _SPRINTS, endurance, COOL_DOWN),
        purpose="Coordination and power first, then the same legs at speed.",
        article="S5",
        ours="all figures: the article gives the order only",
    )


def drills_interspersed(rounds: int = 4) -> Recipe:
    """Return drills alternating with sprints (S5, second form).

    Parameters
    ----------
    rounds : int
        How often.

    Examples
    --------
    >>> len(drills_interspersed(3).blocks)
    8
    """
    sprints = WorkSet(Repeats(2, 100.0), EffortPace(9.0), Recovery("time", 90.0, "walking"), 120.0)
    alternating = (Drills(DRILLS, 180.0), sprints) * rounds
    return Recipe(
        "Drills between sprints",
        (WARM_UP, *alternating, COOL_DOWN),
        purpose="Form while fresh, speed while the form is still felt.",
        article="S5",
        ours="all figures: the article gives the idea only",
    )


def gentle_test() -> Recipe:
    """Return a first mile against the watch for an athlete without a mark (ours).

    Examples
    --------
    >>> gentle_test().reps_m
    (1609.344,)
    """
    mile = WorkSet(Repeats(1, MILE_M), EffortPace(8.0), Recovery("time", 0.0, "walking"))
    return Recipe(
        "Gentle test mile",
        (WARM_UP, mile, COOL_DOWN),
        purpose="A first honest mark: start easily, finish strongly, stop if it is no fun.",
        ours="the whole session",
    )


AS_WRITTEN = (drills_in_sections(), drills_interspersed())
