import pytest

from helpers.athlete import Athlete
from helpers.units import MILE_M
from helpers.workouts import (
    Drills,
    drills_in_sections,
    drills_interspersed,
    gentle_test,
    kind_of,
    resolve,
)


# Sayer, S5: drills -> sprints -> speed-endurance intervals.
def test_drills_in_sections(ana):
    """Drills come first, then sprints, then longer intervals, in sets of their own."""
    workout = resolve(drills_in_sections(), ana)
    kinds = [step.kind for step in workout.steps if step.kind not in ("recovery", "rest")]
    assert kinds == ["warm-up", "drills", *["rep"] * 7, "cool-down"]
    assert [rep.set_number for rep in workout.reps] == [1, 1, 1, 1, 2, 2, 2]


# Sayer, S5: drills interspersed with sprint intervals.
@pytest.mark.parametrize("rounds", [1, 4])
def test_drills_between_sprints(rounds, ana):
    """Drills and sprints take turns, so often as is asked."""
    workout = resolve(drills_interspersed(rounds), ana)
    assert sum(step.kind == "drills" for step in workout.steps) == rounds
    assert {rep.set_number for rep in workout.reps} == set(range(1, rounds + 1))


# Sayer, S5: A skips, bounding.
def test_the_articles_drills():
    """A skips and bounding are the drills."""
    (drills,) = (block for block in drills_in_sections().blocks if isinstance(block, Drills))
    assert drills.exercises == ("A skips", "bounding")


def test_a_rest_follows_the_sprints(ana):
    """Between sprints and intervals the athlete rests."""
    workout = resolve(drills_in_sections(), ana)
    (rest,) = (step for step in workout.steps if step.kind == "rest")
    assert (rest.time_s, rest.distance_m) == (180, 0)


def test_drills_take_time_and_no_distance(ana):
    """Drills count for the time of a session and not for its distance."""
    workout = resolve(drills_in_sections(), ana)
    (drills,) = (step for step in workout.steps if step.kind == "drills")
    assert (drills.time_s, drills.distance_m) == (600, 0)


def test_the_gentle_test_is_a_mile_by_effort():
    """Who has no mark runs one mile by effort, and gets no pace for it."""
    workout = resolve(gentle_test(), Athlete())
    (mile,) = workout.reps
    assert (mile.distance_m, mile.guide) == (MILE_M, "effort")


def test_the_gentle_test_is_a_test():
    """A session of one rep counts as a test or race."""
    assert kind_of(resolve(gentle_test(), Athlete())) == "test or race"


def test_the_gentle_test_is_ours():
    """The article has no test; the whole session is marked ours."""
    assert (gentle_test().article, gentle_test().ours) == ("", "the whole session")
