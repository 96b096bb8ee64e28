import math

import pytest

from helpers.errors import InputError
from helpers.workouts import MilePace, Recovery, Repeats, equal_repeats, pacing_practice, resolve


# Sayer, S6a: 8 x 200 m and 4 x 600 m.
@pytest.mark.parametrize(("sides", "work_m"), [((), 1600), ((4, 600.0), 2400)])
def test_the_articles_repeats(sides, work_m):
    """8 × 200 m are 1600 m of work and 4 × 600 m are 2400 m."""
    recipe = equal_repeats(*sides)
    assert len(set(recipe.reps_m)) == 1
    assert sum(recipe.reps_m) == work_m


def test_repeats_by_number():
    """So many repeats of a distance are so many reps."""
    assert Repeats(3, 600).reps_m == (600, 600, 600)


def test_what_the_article_leaves_open_is_marked():
    """Pace and recovery of the repeats are marked as the workbook's own."""
    assert "pace and recovery" in equal_repeats().ours


@pytest.mark.parametrize("count", [0, -3, 200, 2.5, math.nan, math.inf])
def test_impossible_counts(count):
    """0, −3, 200 or half a repeat are refused."""
    with pytest.raises(InputError, match="1 to 60"):
        Repeats(count, 200)


@pytest.mark.parametrize("distance_m", [0, -200, math.nan, math.inf, 100_000])
def test_impossible_distances(distance_m):
    """A repeat over no distance, or over far too much, is refused."""
    with pytest.raises(InputError, match="50 to 5000 m"):
        Repeats(8, distance_m)


def test_less_of_repeats_is_one_fewer():
    """A smaller set has one repeat less, down to one."""
    assert Repeats(2, 200).smaller() == Repeats(1, 200)
    assert Repeats(1, 200).smaller() is None


def test_another_recovery():
    """The recovery given is the recovery run."""
    recovery = Recovery("time", 90, "jogging")
    assert [block.recovery for _, block in equal_repeats(recovery=recovery).sets] == [recovery]


# Sayer, S4: even splits by the watch; figures ours.
def test_pacing_practice_has_even_splits(ana, six_minutes):
    """Pacing practice is laps at goal pace, each as fast as the other."""
    workout = resolve(pacing_practice(), ana, goal=six_minutes)
    assert {round(rep.time_s, 6) for rep in workout.reps} == {round(360 / 1609.344 * 400, 6)}


def test_pacing_practice_follows_the_goal():
    """Pacing practice is at goal pace, and its figures are marked ours."""
    assert [block.pace for _, block in pacing_practice().sets] == [MilePace("goal")]
    assert pacing_practice().ours.startswith("all figures")
