"""Sessions without marks, belts or equipment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from helpers.errors import CoachingError
from helpers.workbook import recipe_from_json, recipe_to_json
from helpers.workouts import (
    AS_WRITTEN,
    Drills,
    Pyramid,
    Recipe,
    Repeats,
    Run,
    Shape,
    TimedLadder,
    WorkSet,
    drills_in_sections,
    easy_run,
    equal_repeats,
    pyramid,
    timed_intervals,
)
from helpers.workouts.variants import PLAIN_EXERCISES, by_whistle, without_equipment


@given(st.sampled_from(AS_WRITTEN), st.floats(223.13, 1500))
def test_everything_that_is_called_is_a_multiple_of_five_seconds(recipe, mile_s):
    """By whistle no distance is left, as many reps are, and times are whole steps of 5 s."""
    called = by_whistle(recipe, mile_s)
    assert called.reps_m == ()
    assert len(called.reps_s) == len(recipe.reps_m) + len(recipe.reps_s)
    whole = called.reps_s if recipe.reps_m and not recipe.reps_s else ()
    assert all(time_s % 5 == 0 and time_s >= 5 for time_s in whole)


def test_the_pyramid_of_a_six_minute_miler_by_hand():
    """200 m in 44.7 s are called 45; 400 in 89.5 are 90; 600 in 134.2 are 135; 800 in 179 are 180."""
    assert by_whistle(pyramid(), 360).reps_s == (45, 90, 135, 180, 135, 90, 45)


def test_pace_recovery_rest_and_note_stay():
    """Only the shape of a set changes."""
    recipe = drills_in_sections()
    for (_, old), (_, new) in zip(recipe.sets, by_whistle(recipe, 360).sets, strict=True):
        assert (new.pace, new.recovery, new.rest_s, new.note) == (
            old.pace, old.recovery, old.rest_s, old.note,
        )  # fmt: skip


@pytest.mark.parametrize("recipe", [timed_intervals(), easy_run()], ids=lambda r: r.name)
def test_a_session_by_time_stays_as_it_is(recipe):
    """What is by time already needs no other time."""
    assert by_whistle(recipe, 360) == recipe


def test_two_sets_each_get_their_own_times():
    """Times are those of the set they stand in."""
    recipe = Recipe("Two", (WorkSet(Repeats(2, 200)), Run("run", 60), WorkSet(Repeats(1, 400))))
    assert [work.shape.reps_s for _, work in by_whistle(recipe, 360).sets] == [(45, 45), (90,)]


def test_a_short_rep_is_called_for_five_seconds_at_least():
    """50 m at 3:45 a mile take 7 s, and 5 s are called, never none."""
    assert by_whistle(equal_repeats(1, 50.0), 225).reps_s == (5.0,)


def test_a_long_rep_of_a_slow_squad_can_be_called():
    """5 km at 11:40 a mile are 36:14.8, longer than a coach may type, and are called all the same."""
    assert by_whistle(equal_repeats(1, 5000.0), 700).reps_s == (2175.0,)


def test_the_way_down_keeps_its_pace():
    """A pyramid that is 5 % faster on the way down is so by whistle; an even one says nothing."""
    hammered = Recipe("Hammered", (WorkSet(Pyramid(down_faster_percent=5.0)),))
    ((_, work),) = by_whistle(hammered, 360).sets
    assert work.shape.faster_percent == (0, 0, 0, 0, 5, 5, 5)
    ((_, even),) = by_whistle(pyramid(), 360).sets
    assert even.shape.faster_percent == ()


def test_less_of_a_timed_ladder_keeps_each_pace_with_its_time():
    """Taking the longest off takes its pace off, too."""
    ladder = TimedLadder((30, 90, 60), (0, 1, 2))
    assert ladder.smaller() == TimedLadder((30, 60), (0, 2))


@given(st.lists(st.integers(5, 600), min_size=1, max_size=12).map(tuple))
def test_a_timed_ladder_gets_smaller_until_one_is_left(times_s):
    """Each size has one rep less, never the shortest alone, until one is left."""
    sizes = [TimedLadder(times_s)]
    while (less := sizes[-1].smaller()) is not None:
        assert sorted(less.reps_s) == sorted(sizes[-1].reps_s)[:-1]
        sizes.append(less)
    assert len(sizes) == len(times_s)


@pytest.mark.parametrize(
    ("times_s", "faster", "sentence"),
    [
        ((), (), "0 repetitions"),
        ((30.0,) * 61, (), "61 repetitions"),
        ((4.0,), (), "from 5 seconds to 6 hours"),
        ((float("nan"),), (), "from 5 seconds to 6 hours"),
        ((30.0, 60.0), (1.0,), "1 paces were given for 2"),
        ((30.0,), (11.0,), "0 to 10 % faster"),
        ((30.0,), (float("nan"),), "0 to 10 % faster"),
    ],
)
def test_an_impossible_timed_ladder_is_refused(times_s, faster, sentence):
    """What nobody can run is refused in a sentence."""
    with pytest.raises(CoachingError, match=sentence):
        TimedLadder(times_s, faster)


@pytest.mark.parametrize("ladder", [TimedLadder((45, 90)), TimedLadder((45, 90), (0, 2))])
def test_a_timed_ladder_comes_back_from_json(ladder):
    """A file holds it, with its paces, and one from before they were kept is read."""
    shapes = TypeAdapter(Shape)
    assert shapes.validate_json(shapes.dump_json(ladder)) == ladder
    old = b'{"kind": "timed ladder", "times_s": [45.0, 90.0]}'
    assert shapes.validate_json(old) == TimedLadder((45, 90))


@pytest.mark.parametrize("recipe", AS_WRITTEN, ids=lambda r: r.name)
def test_a_session_by_whistle_comes_back_from_its_file(recipe):
    """A coach may share it: written and read, it is the same session."""
    called = by_whistle(recipe, 372.5)
    assert recipe_from_json(recipe_to_json(called)) == called


@pytest.mark.parametrize(
    ("recipe", "figures"), [(pyramid(), "ours"), (timed_intervals(), "article")]
)
def test_called_times_are_not_shown_as_the_articles(recipe, figures):
    """The article gives its pyramid in meters: times in their place are ours."""
    assert recipe.figures == "article"
    assert by_whistle(recipe, 360).figures == figures


def test_without_equipment_no_exercise_needs_any():
    """Every exercise of the list is replaced, in any spelling; others stay."""
    recipe = Recipe("Power", (Drills((*PLAIN_EXERCISES, " Box Jumps", "A skips")),))
    (plain,) = without_equipment(recipe).blocks
    assert not set(plain.exercises) & set(PLAIN_EXERCISES)
    assert plain.exercises[-2:] == ("squat jumps", "A skips")
    assert plain.duration_s == recipe.blocks[0].duration_s


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("box jumps 3 × 5", "squat jumps 3 × 5"),
        ("Weighted sled push 6 × 15 m", "short hill sprints 6 × 15 m"),
        ("weighted calf raises  3 × 5 each leg ", "calf raises on one leg  3 × 5 each leg"),
        ("burpees 3 × 5", "burpees 3 × 5"),
        ("box jumpsuits 3 × 5", "box jumpsuits 3 × 5"),
        ("3 × box jumps", "3 × box jumps"),
        ("", ""),
    ],
)
def test_figures_behind_an_exercise_stay(written, plain):
    """As many are done without equipment; what is not on the list stays as written."""
    (block,) = without_equipment(Recipe("Power", (Drills((written,)),))).blocks
    assert block.exercises == (plain,)


def test_a_note_to_drills_stays_without_equipment():
    """How it is done is the same without equipment."""
    (block,) = without_equipment(Recipe("Power", (Drills(("box jumps",), note="softly"),))).blocks
    assert block == Drills(("squat jumps",), note="softly")


def test_without_equipment_runs_and_sets_stay():
    """There is nothing to replace in a session of running alone."""
    assert without_equipment(pyramid()) == pyramid()
