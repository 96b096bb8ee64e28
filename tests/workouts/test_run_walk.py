"""Running broken by walks, on the way to half an hour without stopping (S1)."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.athlete import Athlete
from helpers.errors import InputError
from helpers.evidence import Assumptions
from helpers.paces import zone_speed
from helpers.workbook import recipe_from_json, recipe_to_json
from helpers.workouts import (
    Run,
    Walk,
    WorkSet,
    easy_run,
    equal_repeats,
    feasibility,
    kind_of,
    resolve,
    run_walk,
)
from helpers.workouts.continuous import MOST_BOUTS
from helpers.workouts.proposals import proposals
from helpers.workouts.scaling import framed
from helpers.workouts.steps import WALK_SPEED_M_S
from helpers.workouts.variants import by_whistle
from helpers.workouts.volume import BROKEN_RUN_MINUTES, running_time, volume

NEWCOMER = Athlete(experience="new", longest_run_s=600.0)


def bouts_s(recipe):
    """Return the length of each bout of running [s]."""
    return [block.duration_s for block in recipe.blocks if isinstance(block, Run)]


def test_bouts_and_walks_take_turns():
    """Twelve minutes in bouts of five are 5, 5 and 2 minutes with a minute's walk between."""
    said = [str(block) for block in run_walk(300, total_run_s=720).blocks]
    bout, walk = "5 min run at easy pace", "1 min walk"
    assert said == [bout, walk, bout, walk, "2 min run at easy pace"]


MINUTES = st.integers(1, 120)


@given(MINUTES, MINUTES)
def test_the_running_adds_up(bout_min, total_min):
    """All bouts are as long as asked, but a shorter last one, and make up the running asked for."""
    recipe = run_walk(60.0 * bout_min, total_run_s=60.0 * total_min)
    *others, last = bouts_s(recipe)
    assert 0 < last <= (60 * bout_min if others else 60 * total_min)
    assert set(others) <= {60 * bout_min}
    whole = bout_min * MOST_BOUTS >= total_min
    assert sum(bouts_s(recipe)) == 60 * (total_min if whole else bout_min * MOST_BOUTS)


@given(st.floats(1, 7200), st.floats(1, 7200))
@example(4260, 4261)  # as many whole minutes as asked, and a second more
def test_no_bout_is_longer_than_asked(run_s, total_s):
    """Whatever is asked for, nobody runs longer at a stretch; a minute is the least."""
    assert max(bouts_s(run_walk(run_s, total_run_s=total_s))) <= max(60, run_s)


@given(st.floats(1, 21600), st.floats(1, 21600))
def test_it_has_room_in_a_session(run_s, total_s):
    """There are 20 bouts at most, so that a session holds them with their walks."""
    recipe = run_walk(run_s, total_run_s=total_s)
    assert len(bouts_s(recipe)) <= 20
    assert all(isinstance(a, Run) != isinstance(b, Run) for a, b in pairwise(recipe.blocks))


# Sayer, S1: one 30-minute run a week without stopping.
@pytest.mark.parametrize("bout_s", [1800.0, 2400.0, 6000.0])
def test_in_the_end_it_is_the_easy_run(bout_s):
    """When one bout covers the running it is the article's run without stopping."""
    assert run_walk(bout_s) == easy_run()


def test_it_leads_to_half_an_hour_without_stopping():
    """It follows S1, says what it leads to, and that bouts and walks are ours."""
    recipe = run_walk(300)
    assert (recipe.article, recipe.figures) == ("S1", "ours")
    assert "half an hour goes without stopping" in recipe.purpose
    assert "bouts and walks" in recipe.ours


def test_every_bout_is_easy(ana):
    """Bouts are at easy pace, as an easy run is."""
    (easy,) = resolve(easy_run(), ana).steps
    runs = [step for step in resolve(run_walk(300), ana).steps if step.kind == "run"]
    assert {step.speed_m_s for step in runs} == {easy.speed_m_s}


def test_a_walk_is_walked(ana):
    """A walk lasts its minute at walking speed, which is the coach's to set."""
    own = Assumptions().replaced(WALK_SPEED_M_S, 1.6)
    walk = resolve(run_walk(300, 90.0), ana, assumptions=own).steps[1]
    assert (walk.kind, walk.label) == ("recovery", "1:30 walking")
    assert (walk.time_s, walk.speed_m_s, walk.distance_m) == (90, 1.6, 144)


def test_walks_are_no_running(ana):
    """Six bouts of five minutes are half an hour of running in 35 minutes."""
    workout = resolve(run_walk(300), ana)
    assert (running_time(workout), workout.total_time_s) == (1800, 2100)


def test_it_is_an_easy_run(ana):
    """Bouts are no repetitions: it has no work, and counts as an easy run."""
    workout = resolve(run_walk(300), ana)
    assert (workout.reps, workout.work_m, kind_of(workout)) == ((), 0, "easy run")


@pytest.mark.parametrize("longest_s", [None, 180.0, 600.0, 1500.0])
def test_twenty_minutes_broken_by_walks_are_within_reach(longest_s):
    """In bouts of half the longest run, 20 minutes are within reach, whatever that run."""
    who = replace(NEWCOMER, longest_run_s=longest_s)
    workout = resolve(run_walk((longest_s or 300) / 2, total_run_s=1200), who)
    assert feasibility.verdict(workout, who).word == "within reach"


# Half an hour is 50 % beyond the 20 minutes of the assumption; steps of 10 % are careful.
def test_more_running_is_a_step_beyond():
    """Who has run 10 minutes finds half an hour demanding even with walks, and reads why."""
    found = volume(resolve(run_walk(300), NEWCOMER), NEWCOMER)
    assert found.word == "demanding"
    assert "The running in all is 50 % farther than 20 minutes broken by walks" in found.reasons[2]


def test_a_long_bout_is_a_step_beyond():
    """Walks do not excuse a bout of 15 minutes for who has run 10."""
    found = volume(resolve(run_walk(900, total_run_s=1200), NEWCOMER), NEWCOMER)
    assert found.word == "demanding"
    assert "The longest bout is 50 % farther than the longest run" in found.reasons[1]


def test_two_runs_without_a_walk_are_one_bout():
    """Runs that follow each other are held against the longest run together."""
    recipe = run_walk(480, total_run_s=960)
    first, walk, last = recipe.blocks
    joined = replace(recipe, blocks=(first, last, walk, last))
    found = volume(resolve(joined, NEWCOMER), NEWCOMER)
    assert "The longest bout is 60 % farther" in found.reasons[1]


def test_a_longer_run_before_counts_for_more():
    """Who has run 40 minutes may run as long with walks, in bouts as long."""
    who = replace(NEWCOMER, longest_run_s=2400.0)
    assert volume(resolve(run_walk(1200, total_run_s=2400), who), who).word == "within reach"


def test_what_walks_bring_within_reach_is_the_coachs():
    """A coach who thinks that walks bring half an hour within reach may say so."""
    own = Assumptions().replaced(BROKEN_RUN_MINUTES, 30)
    assert volume(resolve(run_walk(300), NEWCOMER), NEWCOMER, own).word == "within reach"


def test_who_has_not_run_at_all_begins_with_less():
    """Without any run in the last month even a run with walks is demanding."""
    who = replace(NEWCOMER, longest_run_s=0.0)
    assert volume(resolve(run_walk(60, total_run_s=1200), who), who).word == "demanding"


def test_a_walk_among_repetitions_excuses_nothing():
    """Fast sessions with a walk in them are judged as all fast sessions are."""
    recipe = equal_repeats(8, 400.0)
    walked = replace(recipe, blocks=(*recipe.blocks, Walk(600)))
    reasons = volume(resolve(walked, NEWCOMER), NEWCOMER).reasons
    assert not any("longest bout" in reason for reason in reasons)


def test_nothing_is_proposed_where_all_is_well():
    """A run with walks that is within reach needs no smaller one."""
    assert proposals(run_walk(300, total_run_s=1200), NEWCOMER) == ()


def test_by_whistle_it_stays_as_it_is():
    """It is by time already, for every runner of a squad."""
    assert by_whistle(run_walk(300), 480) == run_walk(300)


def test_fitting_to_the_longest_run_leaves_the_walks():
    """Bouts are cut to the longest run; walks stay."""
    short = framed(run_walk(900), replace(NEWCOMER, longest_run_s=600.0))
    assert bouts_s(short) == [600, 600]
    assert short.blocks[1] == Walk(60)


@given(st.integers(1, 30), st.integers(0, 300), MINUTES)
def test_it_comes_back_from_its_file(bout_min, walk_s, total_min):
    """Written and read, it is the same session, walks included."""
    recipe = run_walk(60.0 * bout_min, float(walk_s), total_run_s=60.0 * total_min)
    assert recipe_from_json(recipe_to_json(recipe)) == recipe


@pytest.mark.parametrize("bad_s", [0, -60, 6 * 3600 + 1, math.nan, math.inf])
def test_impossible_running_is_refused(bad_s):
    """No running, less than none and more than six hours are refused, as bout and in all."""
    for run_s, total_s in ((bad_s, 1800.0), (300.0, bad_s)):
        with pytest.raises(InputError, match="up to 360 minutes"):
            run_walk(run_s, total_run_s=total_s)


@pytest.mark.parametrize("walk_s", [-1, 1801, math.nan, math.inf])
def test_impossible_walks_are_refused(walk_s):
    """A walk shorter than nothing or longer than half an hour is refused."""
    with pytest.raises(InputError, match="0 to 30 minutes"):
        Walk(walk_s)


def test_a_walk_of_no_time_is_left_out(ana):
    """A walk of no time is no step."""
    steps = resolve(run_walk(600, 0.0, total_run_s=1200), ana).steps
    assert [step.kind for step in steps] == ["run", "run"]


def test_it_has_no_sets():
    """Bouts are runs: a season that looks for sets of repetitions finds none."""
    assert not any(isinstance(block, WorkSet) for block in run_walk(300).blocks)


def test_the_running_is_as_far_as_without_walks(ana):
    """The distance is that of the running at easy pace, and of the walks."""
    total_m = resolve(run_walk(300), ana).total_distance_m
    assert total_m == pytest.approx(1800 * zone_speed(370.0, "easy") + 5 * 60 * 1.4)
