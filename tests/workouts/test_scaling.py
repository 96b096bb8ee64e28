import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete
from helpers.evidence import Assumptions
from helpers.units import MILE_M
from helpers.workouts import (
    AS_WRITTEN,
    EffortPace,
    MilePace,
    ascending_ladder,
    easy_run,
    equal_repeats,
    framed,
    gentle_test,
    power_session,
    resolve,
    scaled,
    timed_intervals,
)
from helpers.workouts.scaling import WORK_CAP, at_current_pace

ATHLETES = st.builds(
    Athlete,
    experience=st.sampled_from(["new", "recreational", "experienced"]),
    mile_time_s=st.none() | st.floats(223.13, 2700),
    longest_run_s=st.none() | st.floats(0, 7200),
)


def kinds(recipe):
    """Return the kind of each block, and of each set's shape."""
    return [(block.kind, getattr(block, "role", "")) for block in recipe.blocks] + [
        block.shape.kind for _, block in recipe.sets
    ]


@given(st.sampled_from(AS_WRITTEN), ATHLETES, st.floats(0.3, 1))
def test_scaled_work_keeps_to_the_cap(recipe, athlete, share):
    """A scaled session never exceeds the athlete's cap, unless nothing smaller exists."""
    fitted = scaled(recipe, athlete, share=share)
    cap_m = share * WORK_CAP[athlete.experience].value * MILE_M
    fits = resolve(fitted, athlete).work_m <= cap_m + 1e-6
    assert fits or all(block.shape.smaller() is None for _, block in fitted.sets)


@given(st.sampled_from(AS_WRITTEN), ATHLETES)
def test_scaling_keeps_the_shape(recipe, athlete):
    """A scaled session has the same blocks and kinds of set as the one written."""
    assert kinds(scaled(recipe, athlete)) == kinds(recipe)


@given(st.sampled_from(AS_WRITTEN), ATHLETES)
def test_scaling_never_adds(recipe, athlete):
    """Scaling never makes a session longer or adds a rep."""
    fitted = scaled(recipe, athlete)
    assert len(fitted.reps_m + fitted.reps_s) <= len(recipe.reps_m + recipe.reps_s)
    assert sum(fitted.reps_m + fitted.reps_s) <= sum(recipe.reps_m + recipe.reps_s)


@given(st.sampled_from(AS_WRITTEN), ATHLETES)
def test_scaling_twice_changes_nothing(recipe, athlete):
    """A session that fits stays as it is."""
    fitted = scaled(recipe, athlete)
    assert scaled(fitted, athlete) == fitted


def test_scaled_sessions_are_at_current_pace(ana):
    """A session shown to an athlete is at the pace of the current mile, not the goal's."""
    ((_, work),) = scaled(ascending_ladder(), ana).sets
    assert work.pace == MilePace("current")


def test_efforts_stay_efforts(ana):
    """A session by effort keeps its effort."""
    ((_, work),) = scaled(timed_intervals(), ana).sets
    assert work.pace == EffortPace(9.0)


def test_more_experience_allows_more_work():
    """An experienced runner keeps more of the ladder than a new one."""
    works_m = [
        sum(scaled(ascending_ladder(), Athlete(experience=level, mile_time_s=420)).reps_m)
        for level in ("new", "recreational", "experienced")
    ]
    assert works_m == sorted(set(works_m))


def test_a_session_that_fits_is_kept():
    """8 × 200 m, one mile race, fits an experienced runner as written."""
    athlete = Athlete(experience="experienced", mile_time_s=275)
    assert scaled(equal_repeats(), athlete).reps_m == equal_repeats().reps_m


def test_the_cap_is_the_coachs():
    """A coach who raises the cap gets more of the ladder."""
    athlete = Athlete(mile_time_s=370)
    own = Assumptions().replaced(WORK_CAP["recreational"], 3)
    fitted = scaled(ascending_ladder(), athlete, assumptions=own)
    assert fitted.reps_m == ascending_ladder().reps_m


def test_the_warm_up_fits_the_longest_run():
    """Who runs 15 minutes at most warms up for half of that, in whole minutes."""
    fitted = scaled(equal_repeats(), Athlete(mile_time_s=580, longest_run_s=900))
    assert [fitted.blocks[0].duration_s, fitted.blocks[-1].duration_s] == [420, 420]


def test_the_warm_up_lasts_five_minutes_at_least():
    """However short the longest run, there are five minutes of warm-up."""
    fitted = scaled(equal_repeats(), Athlete(mile_time_s=580, longest_run_s=60))
    assert fitted.blocks[0].duration_s == 300


@pytest.mark.parametrize("longest_s", [None, 3600])
def test_the_warm_up_is_otherwise_as_written(longest_s):
    """Where the longest run is long or unknown, warm-up and cool-down stay."""
    fitted = scaled(equal_repeats(), Athlete(longest_run_s=longest_s))
    assert (fitted.blocks[0], fitted.blocks[-1]) == (
        equal_repeats().blocks[0],
        equal_repeats().blocks[-1],
    )


def test_a_run_is_no_longer_than_the_longest():
    """Who has run 10 minutes is not sent out for 30; who has run an hour is."""
    short = scaled(easy_run(), Athlete(experience="new", longest_run_s=600))
    assert short.blocks[0].duration_s == 600
    assert scaled(easy_run(), Athlete(longest_run_s=3600)) == easy_run()


FRAMES = st.sampled_from((*AS_WRITTEN, gentle_test(), power_session()))


@given(FRAMES, ATHLETES)
def test_framing_leaves_the_work(recipe, athlete):
    """Only runs around the work become shorter; sets and drills stay as they are."""
    fitted = framed(recipe, athlete)
    assert fitted.sets == recipe.sets
    assert kinds(fitted) == kinds(recipe)
    for old, new in zip(recipe.blocks, fitted.blocks, strict=True):
        assert new == old or (new.kind == "run" and new.duration_s < old.duration_s)


@given(FRAMES, ATHLETES)
def test_framing_twice_changes_nothing(recipe, athlete):
    """A session that fits its athlete stays as it is."""
    assert framed(framed(recipe, athlete), athlete) == framed(recipe, athlete)


def test_a_test_is_framed_for_who_runs_little():
    """Who runs 20 minutes at most warms up for ten before the mile, which stays a mile."""
    fitted = framed(gentle_test(), Athlete(experience="new", longest_run_s=1200))
    assert [fitted.blocks[0].duration_s, fitted.blocks[-1].duration_s] == [600, 600]
    assert fitted.reps_m == (MILE_M,)


def test_a_test_is_framed_longer_from_60():
    """From 60 the warm-up of a test is 20 minutes, where the longest run allows it."""
    assert framed(gentle_test(), Athlete(age=60)).blocks[0].duration_s == 1200


def test_goal_pace_becomes_current_pace():
    """What is at goal pace, or faster than the mile, is run at current mile pace; efforts stay."""
    assert at_current_pace(equal_repeats()).sets[0][1].pace == MilePace("current")
    faster = equal_repeats().at_pace(MilePace("current", 3.0))
    assert at_current_pace(faster).sets[0][1].pace == MilePace("current")
    assert at_current_pace(timed_intervals()) == timed_intervals()
