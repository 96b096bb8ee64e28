import math

import pytest

from helpers.athlete import Athlete
from helpers.errors import InputError
from helpers.workouts import (
    MilePace,
    Recovery,
    Repeats,
    equal_repeats,
    pacing_practice,
    resolve,
    scaled,
)
from helpers.workouts.recipe import BY_THE_WATCH, UNWATCHED
from helpers.workouts.scaling import ever_smaller, work_cap


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
    assert {block.pace for _, block in pacing_practice().sets} == {MilePace("goal")}
    assert pacing_practice().ours.startswith("all figures")


def test_pacing_practice_is_watched_and_then_not():
    """Two laps are run by the watch, and then two without looking at it."""
    said = [(str(work.shape), work.note) for _, work in pacing_practice().sets]
    assert said == [("2 × 400 m", BY_THE_WATCH), ("2 × 400 m", UNWATCHED)]


def test_between_the_halves_one_rests_as_between_laps(ana, six_minutes):
    """After every lap but the last, 3:00 pass."""
    steps = resolve(pacing_practice(), ana, goal=six_minutes).steps
    between = [step.time_s for step in steps if step.kind in ("recovery", "rest")]
    assert between == [180.0] * 3


def test_pacing_practice_keeps_both_halves_as_it_shrinks():
    """However small it becomes, a lap by the watch is followed by one without looking."""
    sizes = ever_smaller(pacing_practice())
    assert [len(size.reps_m) for size in sizes] == [4, 3, 2]
    for size in sizes:
        assert [work.note for _, work in size.sets] == [BY_THE_WATCH, UNWATCHED]


def test_scaled_pacing_practice_keeps_its_notes():
    """A newcomer's scaled practice is smaller, at current pace, and still has both halves."""
    less = scaled(pacing_practice(), Athlete(experience="new", mile_time_s=580))
    assert len(less.reps_m) < 4
    assert [work.note for _, work in less.sets] == [BY_THE_WATCH, UNWATCHED]


@pytest.mark.parametrize("experience", ["new", "recreational", "experienced"])
@pytest.mark.parametrize("mile_s", [None, 300.0, 480.0, 720.0])
def test_pacing_practice_suits_everyone(experience, mile_s):
    """Scaled, its laps are even, at current pace or by effort, and within the athlete's cap."""
    athlete = Athlete(experience=experience, mile_time_s=mile_s)
    workout = resolve(scaled(pacing_practice(), athlete), athlete)
    assert len({(rep.time_s, rep.guide) for rep in workout.reps}) == 1
    assert workout.reps[0].guide == ("pace" if mile_s else "effort")
    assert workout.mile_races <= work_cap(athlete)


def test_the_purpose_holds_at_any_mile_pace():
    """Its purpose names no goal, since an athlete's own practice is at current pace."""
    assert "goal" not in pacing_practice().purpose
