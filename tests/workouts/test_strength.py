"""The article's lifts (S2), whose figures are ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import workouts
from helpers.athlete import Athlete
from helpers.evidence import Assumptions
from helpers.workbook import recipe_from_json, recipe_to_json
from helpers.workouts import Drills, feasibility, resolve, strength, strength_session
from helpers.workouts.scaling import WARM_UP_FROM_60
from helpers.workouts.variants import PLAIN_EXERCISES, without_equipment

LEVELS = ("new", "recreational", "experienced")
ATHLETES = st.builds(
    Athlete, experience=st.sampled_from(LEVELS), age=st.none() | st.integers(8, 100)
)


def lifts(recipe):
    """Return the exercises after the warm-up, without their figures."""
    return tuple(re.split(r" \d", exercise)[0] for exercise in recipe.blocks[1].exercises)


def text(recipe):
    """Return all words of a recipe."""
    return " ".join((recipe.name, recipe.purpose, recipe.ours, *map(str, recipe.blocks))).lower()


# Sayer, S2: step-ups, squats, deadlifts, Bulgarian split squats, weighted calf raises, hip thrusts.
def test_the_articles_lifts():
    """Both sessions together hold the article's six lifts and no other."""
    named = {*lifts(strength_session(0)), *lifts(strength_session(1))}
    assert named == {
        "step-ups", "squats", "deadlifts", "Bulgarian split squats", "weighted calf raises",
        "hip thrusts",
    }  # fmt: skip


def test_sessions_take_turns():
    """A and B alternate, with other lifts each."""
    names = [strength_session(turn).name for turn in range(4)]
    assert names == ["Strength A", "Strength B"] * 2
    assert lifts(strength_session(0)) != lifts(strength_session(1))


# Sayer, S2: heavy weights, few repetitions.
def test_heavy_and_few():
    """Who knows the lifts does 3 × 5 and leaves two repetitions in reserve."""
    block = strength_session().blocks[1]
    assert all(" 3 × 5" in exercise for exercise in block.exercises)
    assert block.note == "leave 2 repetitions in reserve, 2:00 between sets"


def test_it_follows_the_article_and_says_what_is_ours():
    """It follows S2; that the article gives the lifts only is said."""
    recipe = strength_session()
    assert (recipe.article, recipe.figures) == ("S2", "ours")
    assert recipe.ours == "sets, repetitions and rests: the article gives the lifts only"


def test_a_newcomer_learns_first():
    """Newcomers begin with little weight, 2 × 8, far from failure."""
    block = strength_session(athlete=Athlete(experience="new")).blocks[1]
    assert all(" 2 × 8" in exercise for exercise in block.exercises)
    assert "little weight, far from failure" in block.note


def test_after_some_weeks_a_newcomer_lifts_heavier():
    """Who has learned the lifts trains as everyone does."""
    newcomer = Athlete(experience="new")
    assert strength_session(athlete=newcomer, learning=False) == strength_session()


def test_anyone_may_be_learning():
    """An experienced runner who is new to lifting learns it as a newcomer does."""
    learner = strength_session(athlete=Athlete(experience="experienced"), learning=True)
    assert learner == strength_session(athlete=Athlete(experience="new"))


@pytest.mark.parametrize("age", [8, 15, 17])
@pytest.mark.parametrize("learning", [None, True, False])
@pytest.mark.parametrize("turn", [0, 1])
def test_under_18_technique_comes_first(age, learning, turn):
    """Under 18 it is supervised, with body weight or a light bar, whatever is asked for."""
    for level in LEVELS:
        athlete = Athlete(age=age, experience=level)
        recipe = strength_session(turn, athlete=athlete, learning=learning)
        assert "body weight or light bar, supervised" in recipe.blocks[1].note
        assert recipe.purpose.startswith("Technique first")


@given(st.integers(8, 17), st.integers(0, 9), st.booleans())
def test_under_18_nothing_is_maximal(age, turn, learning):
    """Under 18 no word of a session is heavy, maximal, weighted or about failure."""
    said = text(strength_session(turn, athlete=Athlete(age=age), learning=learning))
    assert not re.search("heav|max|weighted|failure|in reserve", said)


@pytest.mark.parametrize("learning", [True, False])
def test_from_60_the_lifts_are_the_same_after_a_longer_warm_up(learning):
    """From 60 only the warm-up differs: five minutes more, and another light set."""
    older = strength_session(athlete=Athlete(age=60), learning=learning)
    younger = strength_session(athlete=Athlete(age=59), learning=learning)
    assert older.blocks[1:] == younger.blocks[1:]
    longer_s = older.blocks[0].duration_s - younger.blocks[0].duration_s
    assert longer_s == 60 * WARM_UP_FROM_60.value
    assert "two light sets of each lift" in older.blocks[0].exercises


@given(ATHLETES, st.integers(0, 9), st.none() | st.booleans())
def test_it_lasts_30_to_40_minutes(athlete, turn, learning):
    """Every session of every athlete fits between 30 and 40 minutes, and is no running."""
    workout = resolve(strength_session(turn, athlete=athlete, learning=learning), athlete)
    assert 1800 <= workout.total_time_s <= 2400
    assert (workout.total_distance_m, workout.reps) == (0, ())


@given(ATHLETES, st.integers(0, 9))
def test_who_trains_is_not_said(athlete, turn):
    """A session that leaves the coach's machine names neither age nor experience."""
    said = text(strength_session(turn, athlete=athlete))
    assert not re.search(r"\b(age|years|under|from \d|newcomer|child|old)", said)


@given(ATHLETES, st.integers(0, 9))
def test_it_is_within_reach(athlete, turn):
    """Lifting spends no D′ and is no distance: nothing speaks against it."""
    workout = resolve(strength_session(turn, athlete=athlete), athlete)
    assert feasibility.verdict(workout, athlete).word == "within reach"


@given(ATHLETES, st.integers(0, 9), st.none() | st.booleans())
def test_it_comes_back_from_its_file(athlete, turn, learning):
    """Written and read, it is the same session, notes included."""
    recipe = strength_session(turn, athlete=athlete, learning=learning)
    assert recipe_from_json(recipe_to_json(recipe)) == recipe


@pytest.mark.parametrize(
    ("assumption", "value", "said"),
    [
        (strength.STRENGTH_SETS, 4, "squats 4 × 5"),
        (strength.STRENGTH_REPS, 3, "squats 3 × 3"),
        (strength.STRENGTH_RESERVE, 1, "leave 1 repetition in reserve"),
        (strength.STRENGTH_REST_S, 180, "3:00 between sets"),
        (strength.STRENGTH_MINUTES, 45, "37 min squats"),
        (strength.STRENGTH_WARM_UP_MINUTES, 5, "5 min easy movement"),
        (WARM_UP_FROM_60, 5, "8 min easy movement"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_figure_is_the_coachs(assumption, value, said):
    """Sets, repetitions, reserve, rest and minutes are what the coach assumes."""
    own = Assumptions().replaced(assumption, value)
    assert said in " ".join(map(str, strength_session(assumptions=own).blocks))


def test_the_figures_of_learning_are_the_coachs():
    """So are sets and repetitions while the lifts are learned."""
    own = Assumptions().replaced(strength.LIGHT_SETS, 3).replaced(strength.LIGHT_REPS, 10)
    assert "squats 3 × 10" in text(strength_session(learning=True, assumptions=own))


@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("age", [17, 40, 70])
def test_the_ends_of_every_figure_make_a_session(end, age):
    """At the ends of what a coach may assume there still is a session that can be written."""
    own = Assumptions()
    for assumption in strength.ASSUMPTIONS:
        own = own.replaced(assumption, getattr(assumption, end))
    recipe = strength_session(athlete=Athlete(age=age), learning=False, assumptions=own)
    assert all(block.duration_s > 0 for block in recipe.blocks)


def test_its_assumptions_are_shown():
    """Every figure is among the assumptions that a coach sees."""
    assert set(strength.ASSUMPTIONS) <= set(workouts.ASSUMPTIONS)


@pytest.mark.parametrize("turn", [0, 1])
def test_without_equipment_there_are_as_many(turn):
    """Without weights each lift has a stand-in with the same sets and repetitions."""
    with_bar = strength_session(turn).blocks[1]
    plain = without_equipment(strength_session(turn)).blocks[1]
    assert isinstance(plain, Drills)
    assert not any(
        name in lifts(without_equipment(strength_session(turn))) for name in PLAIN_EXERCISES
    )
    for lift, stand_in in zip(with_bar.exercises, plain.exercises, strict=True):
        assert re.search(r"\d.*", lift).group() == re.search(r"\d.*", stand_in).group()
