import dataclasses
import math

import pytest

from helpers import workouts
from helpers.errors import InputError
from helpers.workouts import (
    AS_WRITTEN,
    Drills,
    EffortPace,
    MilePace,
    Recipe,
    Recovery,
    Repeats,
    Run,
    TypedPace,
    WorkSet,
    ZonePace,
    easy_run,
    equal_repeats,
)
from helpers.workouts.recipe import MOST_REPS, check_count, check_distance

NO_NUMBERS = [math.nan, math.inf, -math.inf]


@pytest.mark.parametrize("count", [0, -3, MOST_REPS + 1, 200, 2.5, *NO_NUMBERS])
def test_impossible_counts(count):
    """No repetitions, fewer than none, too many or half a one are refused."""
    with pytest.raises(InputError, match="Possible are 1 to 60"):
        check_count(count, "repetitions")


@pytest.mark.parametrize("distance_m", [0, -400, 49.9, 5000.1, *NO_NUMBERS])
def test_impossible_distances(distance_m):
    """A repetition too short to time or too long to repeat is refused."""
    with pytest.raises(InputError, match="50 to 5000 m"):
        check_distance(distance_m)


@pytest.mark.parametrize("percent", [-61, 26, *NO_NUMBERS])
def test_impossible_mile_paces(percent):
    """A pace too far from the mile is refused."""
    with pytest.raises(InputError, match="60 % slower to 25 % faster"):
        MilePace("goal", percent)


@pytest.mark.parametrize("mile_time_s", [0, -300, 149, 3601, *NO_NUMBERS])
def test_impossible_typed_paces(mile_time_s):
    """A typed pace that nobody runs is refused, and so is one that is no number."""
    with pytest.raises(InputError, match="2:30, a sprint, to 60:00"):
        TypedPace(mile_time_s)


@pytest.mark.parametrize("rpe", [0, 11, -1, *NO_NUMBERS])
def test_impossible_efforts(rpe):
    """An effort beside the scale is refused."""
    with pytest.raises(InputError, match="from 1 to 10"):
        EffortPace(rpe)


@pytest.mark.parametrize(
    ("by", "amount", "sentence"),
    [
        ("rep time", 10.5, "0 to 10 times the rep"),
        ("time", 1801, "0 to 1800 seconds"),
        ("distance", 1601, "0 to 1600 meters"),
        *[("rep time", bad, "times the rep") for bad in (-1, *NO_NUMBERS)],
        *[("time", bad, "seconds") for bad in (-1, *NO_NUMBERS)],
    ],
)
def test_impossible_recoveries(by, amount, sentence):
    """A recovery below zero, too long, or no number is refused in its own unit."""
    with pytest.raises(InputError, match=sentence):
        Recovery(by, amount, "walking")


def test_nobody_stands_over_a_distance():
    """A standing recovery over a distance is refused."""
    with pytest.raises(InputError, match="One stands for a time"):
        Recovery("distance", 200, "standing")


@pytest.mark.parametrize("duration_s", [-1, 6 * 3600 + 1, *NO_NUMBERS])
def test_impossible_runs(duration_s):
    """A run shorter than nothing or longer than six hours is refused."""
    with pytest.raises(InputError, match="0 to 360 minutes"):
        Run("warm-up", duration_s)


@pytest.mark.parametrize("duration_s", [-1, 3601, *NO_NUMBERS])
def test_impossible_drills(duration_s):
    """Drills shorter than nothing or longer than an hour are refused."""
    with pytest.raises(InputError, match="0 to 60 minutes"):
        Drills(("A skips",), duration_s)


@pytest.mark.parametrize("rest_s", [-1, 1801, *NO_NUMBERS])
def test_impossible_rests(rest_s):
    """A rest between sets shorter than nothing or longer than half an hour is refused."""
    with pytest.raises(InputError, match="0 to 30 minutes"):
        WorkSet(Repeats(), rest_s=rest_s)


def test_an_empty_session_is_refused():
    """A session needs a run or a set."""
    with pytest.raises(InputError, match="empty"):
        Recipe("nothing", ())


def test_a_session_has_an_end():
    """A session of 41 blocks is refused."""
    with pytest.raises(InputError, match="40 are the most"):
        Recipe("endless", (Run(),) * 41)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (MilePace(), "current mile pace"),
        (MilePace("goal", 2), "2 % faster than goal mile pace"),
        (MilePace("current", -3.5), "3.5 % slower than current mile pace"),
        (TypedPace(330), "a typed pace"),
        (ZonePace("threshold"), "threshold pace"),
        (EffortPace(8), "RPE 8"),
        (Recovery(), "2 × rep time walking"),
        (Recovery("time", 60, "jogging"), "1:00 jogging"),
        (Recovery("distance", 200, "walking"), "200 m walking"),
    ],
)
def test_rules_read_as_a_coach_says_them(rule, words):
    """Paces and recoveries are written the way a coach says them."""
    assert str(rule) == words


def test_at_pace_changes_every_set():
    """A session at another pace has that pace in every set, and nothing else differs."""
    session = workouts.drills_in_sections()
    changed = session.at_pace(EffortPace(7))
    assert {block.pace for _, block in changed.sets} == {EffortPace(7)}
    assert changed.reps_m == session.reps_m


def test_with_block_changes_one_place():
    """Putting a block in one place leaves the others."""
    session = equal_repeats()
    changed = session.with_block(0, Run("warm-up", 600))
    assert changed.blocks == (Run("warm-up", 600), *session.blocks[1:])


def test_a_run_has_no_sets():
    """An easy run has neither sets nor reps."""
    assert (easy_run().sets, easy_run().reps_m, easy_run().reps_s) == ((), (), ())


# The strategies of Sayer's article that are sessions.
def test_every_session_of_the_article_is_there():
    """S1, S4, S5 and all six forms of S6 are at hand as written."""
    wanted = {"S1", "S4", "S5", "S6a", "S6b", "S6c", "S6d", "S6e", "S6f"}
    assert {recipe.article for recipe in AS_WRITTEN} == wanted


@pytest.mark.parametrize("recipe", AS_WRITTEN, ids=lambda recipe: recipe.name)
def test_what_is_ours_is_said(recipe):
    """Every session but the plain easy run names what the article leaves open."""
    assert bool(recipe.ours) == (recipe.article != "S1")


@pytest.mark.parametrize("recipe", AS_WRITTEN, ids=lambda recipe: recipe.name)
def test_every_session_has_a_purpose(recipe):
    """Every session says in a sentence what it is for."""
    assert recipe.purpose.endswith(".")


def test_sessions_have_names_of_their_own():
    """No two sessions of the article share a name."""
    names = [recipe.name for recipe in AS_WRITTEN]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("recipe", AS_WRITTEN, ids=lambda recipe: recipe.name)
def test_sessions_are_frozen_and_hashable(recipe):
    """A session can be a key, and cannot be changed in place."""
    assert len({recipe, dataclasses.replace(recipe)}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        recipe.name = "mine"


def test_a_note_is_said_with_the_set():
    """What a set is run by stands between its pace and its recovery; without it nothing is added."""
    work = WorkSet(Repeats(2, 400), MilePace("goal"), Recovery("time", 180.0))
    assert str(work) == "2 × 400 m at goal mile pace, 3:00 walking"
    noted = dataclasses.replace(work, note="by the watch")
    assert str(noted) == "2 × 400 m at goal mile pace, by the watch, 3:00 walking"


def test_a_note_is_a_few_words():
    """60 characters are a note, 61 are refused."""
    assert WorkSet(Repeats(2, 400), note="x" * 60).note
    with pytest.raises(InputError, match="60 fit"):
        WorkSet(Repeats(2, 400), note="x" * 61)


def test_a_note_is_said_with_drills(ana):
    """How drills are done stands behind them, for the coach and in the athlete's step."""
    drills = Drills(("box jumps 3 × 5", "burpees"), 600.0, "land softly")
    assert str(drills) == "10 min box jumps 3 × 5, burpees; land softly"
    (step,) = workouts.resolve(Recipe("Jumps", (drills,)), ana).steps
    assert step.label == "box jumps 3 × 5, burpees; land softly"


def test_drills_without_a_note_are_their_names(ana):
    """Without a note there is nothing but the names."""
    (step,) = workouts.resolve(Recipe("Drills", (Drills(("A skips", "bounding")),)), ana).steps
    assert step.label == "A skips, bounding"


def test_a_note_to_drills_is_a_few_words():
    """60 characters are a note, 61 are refused."""
    assert Drills(("A skips",), note="x" * 60).note
    with pytest.raises(InputError, match="60 fit"):
        Drills(("A skips",), note="x" * 61)
