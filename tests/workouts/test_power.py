"""Jumps and resisted running (S3), whose figures are ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import workouts
from helpers.athlete import Athlete
from helpers.evidence import Assumptions
from helpers.workbook import recipe_from_json, recipe_to_json
from helpers.workouts import (
    Drills,
    EffortPace,
    checks,
    feasibility,
    power,
    power_session,
    resolve,
    scaled,
)
from helpers.workouts.power import PARACHUTE, UPHILL
from helpers.workouts.variants import PLAIN_EXERCISES, without_equipment

LEVELS = ("new", "recreational", "experienced")
ATHLETES = st.builds(
    Athlete, experience=st.sampled_from(LEVELS), age=st.none() | st.integers(8, 100)
)
TURNS = range(3)


def text(recipe):
    """Return all words of a recipe."""
    return " ".join((recipe.name, recipe.purpose, recipe.ours, *map(str, recipe.blocks))).lower()


def exercises(recipe):
    """Return all exercises with their figures."""
    return [e for block in recipe.blocks if isinstance(block, Drills) for e in block.exercises]


def jumps(recipe):
    """Return how many jumps there are."""
    counted = [re.search(r"(?:jumps|burpees) (\d+) × (\d+)", e) for e in exercises(recipe)]
    return sum(int(found[1]) * int(found[2]) for found in counted if found)


def sprints(recipe):
    """Return how many sprints there are."""
    return len(recipe.reps_s)


# Sayer, S3: box jumps, burpees; parachute, weighted sled push or pull, hills.
def test_the_articles_exercises():
    """In three sessions all that the article names has its turn."""
    three = " ".join(text(power_session(turn)) for turn in TURNS)
    for named in (
        "box jumps", "burpees", "parachute", "weighted sled push", "weighted sled pull", "hill",
    ):  # fmt: skip
        assert named in three


def test_sessions_take_turns():
    """Jumps and hills, jumps and sled, and resisted sprints follow each other."""
    names = [power_session(turn).name.partition(": ")[2] for turn in range(6)]
    assert names == ["jumps and hills", "jumps and sled", "resisted sprints"] * 2


def test_it_follows_the_article_and_says_what_is_ours():
    """It follows S3; that all figures are ours is said."""
    for turn in TURNS:
        recipe = power_session(turn)
        assert (recipe.article, recipe.figures) == ("S3", "ours")
        assert recipe.ours == "all figures: the article names the exercises only"


def test_jumps_come_before_hills(ana):
    """After the warm-up one jumps while fresh, then runs uphill for ten seconds at RPE 9."""
    steps = resolve(power_session(), ana).steps
    assert [step.kind for step in steps] == [
        "warm-up", "drills", *["rep", "recovery"] * 5, "rep", "cool-down",
    ]  # fmt: skip
    assert {(s.time_s, s.guide, s.rpe) for s in steps if s.kind == "rep"} == {(10, "effort", 9)}
    assert {(s.label, s.time_s) for s in steps if s.kind == "recovery"} == {("1:30 walking", 90)}


def test_there_are_thirty_jumps_in_small_sets():
    """Jumps are 3 × 5 of each kind, 30 in all."""
    assert exercises(power_session()) == ["box jumps 3 × 5", "burpees 3 × 5"]
    assert jumps(power_session()) == 30


def test_sled_and_jumps_are_no_running():
    """Jumps and the sled take time and count neither as distance nor as repetitions."""
    workout = resolve(power_session(1), Athlete())
    assert [step.kind for step in workout.steps] == ["warm-up", "drills", "drills", "cool-down"]


def test_a_newcomer_does_few():
    """Newcomers have fewer and lower jumps, fewer sprints, and no weight on the sled."""
    newcomer = Athlete(experience="new")
    assert exercises(power_session(athlete=newcomer))[0].startswith("low box jumps")
    assert jumps(power_session(athlete=newcomer)) == 12
    assert sprints(power_session(athlete=newcomer)) == 4 < sprints(power_session())
    assert "light sled push" in text(power_session(1, athlete=newcomer))


@given(st.integers(8, 17), st.sampled_from(LEVELS), st.integers(0, 9))
def test_under_18_a_coach_watches_few_and_low_jumps(age, level, turn):
    """Under 18 there are at most twelve jumps, onto a low box, watched; nothing is heavy."""
    recipe = power_session(turn, athlete=Athlete(age=age, experience=level))
    assert jumps(recipe) <= 12
    assert not re.search("heav|max|weighted|(?<!low )box", text(recipe))
    assert all("a coach watching" in b.note for b in recipe.blocks if "jumps" in str(b))


@given(st.integers(8, 15), st.sampled_from(LEVELS), st.integers(0, 9))
def test_under_16_it_is_a_game(age, level, turn):
    """Under 16 it is jumps and hills whatever the turn, playful and not all-out."""
    recipe = power_session(turn, athlete=Athlete(age=age, experience=level))
    assert "as a game" in recipe.purpose
    assert recipe == power_session(athlete=Athlete(age=age))
    assert [work.pace for _, work in recipe.sets] == [EffortPace(8.0)]


@given(st.integers(60, 100), st.sampled_from(LEVELS), st.integers(0, 9))
def test_from_60_there_are_no_jumps(age, level, turn):
    """From 60 it is quick step-ups and hills, and says that jumps are a choice."""
    recipe = power_session(turn, athlete=Athlete(age=age, experience=level))
    assert exercises(recipe) == ["quick step-ups 3 × 6 each leg"]
    assert recipe.blocks[1].note == "in place of jumps, which are for who chooses them"
    assert [work.note for _, work in recipe.sets] == [UPHILL]
    assert "step-ups in place of jumps" in recipe.ours


def test_from_60_jumps_are_opt_in():
    """Who chooses jumps at 60 gets those of everyone, after a longer warm-up."""
    chosen = power_session(athlete=Athlete(age=60), jumps=True)
    assert chosen.blocks[1:] == power_session().blocks[1:]
    assert chosen.blocks[0].duration_s == power_session().blocks[0].duration_s + 300


def test_anyone_may_leave_jumps_out():
    """Jumps can be left out at any age."""
    for turn in TURNS:
        assert jumps(power_session(turn, jumps=False)) == 0


@given(ATHLETES, st.integers(0, 9), st.none() | st.booleans())
def test_one_warms_up_before_it(athlete, turn, wanted):
    """Nothing about the session is unwise, and age and status never speak against it."""
    workout = resolve(power_session(turn, athlete=athlete, jumps=wanted), athlete)
    assert checks.cautions(workout) == ()
    assert feasibility.verdict(workout, athlete).answers[-1].word == "within reach"


@given(ATHLETES, st.integers(0, 9), st.none() | st.booleans())
def test_it_lasts_no_longer_than_other_sessions(athlete, turn, wanted):
    """With warm-up and cool-down it lasts 30 to 50 minutes."""
    workout = resolve(power_session(turn, athlete=athlete, jumps=wanted), athlete)
    assert 1800 <= workout.total_time_s <= 3000


@given(ATHLETES, st.integers(0, 9), st.none() | st.booleans())
def test_who_trains_is_not_said(athlete, turn, wanted):
    """A session that leaves the coach's machine names neither age nor experience."""
    said = text(power_session(turn, athlete=athlete, jumps=wanted))
    assert not re.search(r"\b(age|years|under|from \d|newcomer|child|old)", said)


@given(ATHLETES, st.integers(0, 9), st.none() | st.booleans())
def test_it_comes_back_from_its_file(athlete, turn, wanted):
    """Written and read, it is the same session, notes included."""
    recipe = power_session(turn, athlete=athlete, jumps=wanted)
    assert recipe_from_json(recipe_to_json(recipe)) == recipe


def test_it_can_be_scaled():
    """A short longest run shortens warm-up and cool-down, and leaves the jumps."""
    fitted = scaled(power_session(), Athlete(mile_time_s=580, longest_run_s=900))
    assert [fitted.blocks[0].duration_s, fitted.blocks[-1].duration_s] == [420, 420]
    assert jumps(fitted) == 30


@pytest.mark.parametrize(
    ("assumption", "value", "said"),
    [
        (power.CONTACTS, 60, "box jumps 3 × 10"),
        (power.JUMP_SETS, 5, "box jumps 5 × 3"),
        (power.SPRINTS, 8, "8 × 0:10"),
        (power.SPRINT_S, 12, "6 × 0:12"),
        (power.SPRINT_REST_S, 120, "2:00 walking"),
        (power.SLED_M, 20, "weighted sled pull 3 × 20 m"),
        (power.POWER_MINUTES, 15, "15 min box jumps"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_figure_is_the_coachs(assumption, value, said):
    """Jumps, sprints, seconds, rests and minutes are what the coach assumes."""
    own = Assumptions().replaced(assumption, value)
    assert said in " ".join(text(power_session(turn, assumptions=own)) for turn in TURNS)


@pytest.mark.parametrize(
    ("assumption", "value", "athlete", "said"),
    [
        (power.FEW_CONTACTS, 24, Athlete(age=15), "low box jumps 3 × 4"),
        (power.FEW_SPRINTS, 3, Athlete(experience="new"), "3 × 0:10"),
        (power.STEP_UPS, 8, Athlete(age=70), "quick step-ups 3 × 8 each leg"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_so_are_the_figures_of_who_does_less(assumption, value, athlete, said):
    """Few jumps, few sprints and step-ups are the coach's, too."""
    own = Assumptions().replaced(assumption, value)
    assert said in text(power_session(athlete=athlete, assumptions=own))


@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("age", [12, 17, 40, 70])
@pytest.mark.parametrize("turn", TURNS)
def test_the_ends_of_every_figure_make_a_session(end, age, turn):
    """At the ends of what a coach may assume there still is a session that can be written."""
    own = Assumptions()
    for assumption in power.ASSUMPTIONS:
        own = own.replaced(assumption, getattr(assumption, end))
    assert power_session(turn, athlete=Athlete(age=age), assumptions=own).blocks


def test_its_assumptions_are_shown():
    """Every figure is among the assumptions that a coach sees."""
    assert set(power.ASSUMPTIONS) <= set(workouts.ASSUMPTIONS)


@pytest.mark.parametrize("athlete", [Athlete(), Athlete(experience="new"), Athlete(age=12)])
@pytest.mark.parametrize("turn", TURNS)
def test_without_equipment_none_is_named(athlete, turn):
    """Without boxes, sled and parachute there are as many jumps and hills instead."""
    recipe = power_session(turn, athlete=athlete)
    plain = without_equipment(recipe)
    assert not re.search(r"\bbox|sled \w+ \d|parachute", text(plain).partition("power")[2][30:])
    assert len(exercises(plain)) == len(exercises(recipe))
    assert jumps(plain) == jumps(recipe)


def test_without_a_parachute_one_runs_uphill():
    """A hill takes the parachute's place."""
    ((_, with_it),) = power_session(2).sets
    ((_, without),) = without_equipment(power_session(2)).sets
    assert (with_it.note, without.note) == (PARACHUTE, UPHILL)
    assert without.shape == with_it.shape


def test_every_exercise_that_needs_equipment_has_a_stand_in():
    """Whatever a session names that needs a box or a sled can be replaced."""
    named = {
        re.split(r" \d", exercise)[0]
        for turn in TURNS
        for athlete in (Athlete(), Athlete(experience="new"))
        for exercise in exercises(power_session(turn, athlete=athlete))
    }
    assert {name for name in named if re.search("box|sled", name)} <= set(PLAIN_EXERCISES)
