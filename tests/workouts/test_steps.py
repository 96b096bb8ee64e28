import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.units import MILE_M, parse_time
from helpers.workouts import (
    AS_WRITTEN,
    Ladder,
    MilePace,
    Pyramid,
    Recipe,
    Recovery,
    Repeats,
    Run,
    Rung,
    Timed,
    TypedPace,
    WorkSet,
    ZonePace,
    ascending_ladder,
    easy_run,
    equal_repeats,
    gentle_test,
    kind_of,
    long_intervals,
    resolve,
    timed_intervals,
)
from helpers.workouts.steps import JOG_SHARE, MILE_WITHOUT_MARK_S, WALK_SPEED_M_S, Step

SESSIONS = (*AS_WRITTEN, gentle_test())
MILES_S = st.floats(223.13, 2700.0)

REPEATS = st.builds(Repeats, st.integers(1, 30), st.floats(50, 5000))
TIMED = st.builds(Timed, st.integers(1, 30), st.floats(5, 1800))
RUNGS = st.lists(st.builds(Rung, st.floats(50, 5000), st.integers(1, 5)), min_size=1, max_size=8)
LADDERS = st.builds(Ladder, RUNGS.map(tuple), st.booleans())
PYRAMIDS = st.builds(
    lambda base_m, rise_m, step_m, faster: Pyramid(base_m, base_m + rise_m, step_m, faster),
    st.floats(50, 800),
    st.floats(0, 1400),
    st.floats(50, 1000),
    st.floats(0, 10),
)
SHAPES = st.one_of(REPEATS, TIMED, LADDERS, PYRAMIDS)
RECOVERIES = st.one_of(
    st.builds(Recovery, st.just("rep time"), st.floats(0, 10)),
    st.builds(Recovery, st.just("time"), st.floats(0, 1800), st.just("standing")),
    st.builds(
        Recovery, st.just("distance"), st.floats(0, 1600), st.sampled_from(["walking", "jogging"])
    ),
)
PACES = st.one_of(
    st.builds(MilePace, st.sampled_from(["current", "goal"]), st.floats(-60, 25)),
    st.builds(TypedPace, st.floats(150, 3600)),
    st.builds(ZonePace, st.sampled_from(["easy", "threshold", "interval", "800 m"])),
)
SETS = st.builds(WorkSet, SHAPES, PACES, RECOVERIES, st.floats(0, 1800))
RECIPES = st.lists(
    st.one_of(SETS, st.builds(Run, st.just("run"), st.floats(1, 7200))), min_size=1, max_size=4
).map(lambda blocks: Recipe("any", tuple(blocks)))


def runner(mile_s):
    """Return an athlete whose current mile is known."""
    return Athlete(mile_time_s=mile_s)


def one_set(shape, pace=MilePace(), recovery=Recovery()):
    """Return a session of one set alone."""
    return Recipe("one set", (WorkSet(shape, pace, recovery),))


@given(RECIPES, MILES_S, st.sampled_from(["track", "road", "treadmill"]))
def test_a_session_is_the_sum_of_its_steps(recipe, mile_s, surface):
    """Time and distance of a session are those of its steps, and every step lasts."""
    workout = resolve(recipe, runner(mile_s), surface=surface)
    assert all(step.time_s > 0 and step.distance_m >= 0 for step in workout.steps)
    assert workout.total_time_s == pytest.approx(math.fsum(s.time_s for s in workout.steps))
    assert workout.total_distance_m == pytest.approx(math.fsum(s.distance_m for s in workout.steps))
    assert workout.work_s <= workout.total_time_s + 1e-6


@given(RECIPES, MILES_S)
def test_distance_is_speed_times_time(recipe, mile_s):
    """Each step's distance is its speed times its time."""
    for step in resolve(recipe, runner(mile_s)).steps:
        assert step.distance_m == pytest.approx(step.speed_m_s * step.time_s)


@given(RECIPES, MILES_S)
def test_the_session_clock_adds_unrounded_steps(recipe, mile_s):
    """Each step starts when the one before it has ended, without rounding in between."""
    workout = resolve(recipe, runner(mile_s))
    for (start, after), step in zip(pairwise(workout.starts_s), workout.steps, strict=False):
        assert after - start == pytest.approx(step.time_s, abs=1e-6)
    if workout.steps:
        end_s = workout.starts_s[-1] + workout.steps[-1].time_s
        assert end_s == pytest.approx(workout.total_time_s)


@given(SHAPES, MILES_S)
def test_every_rep_of_a_shape_is_run(shape, mile_s):
    """The reps of a workout are those of the shape, in order."""
    reps = resolve(one_set(shape), runner(mile_s)).reps
    if shape.reps_m:
        assert tuple(rep.distance_m for rep in reps) == shape.reps_m
    else:
        assert tuple(rep.time_s for rep in reps) == shape.reps_s
    assert [rep.rep_number for rep in reps] == list(range(1, len(reps) + 1))


@given(SHAPES, st.floats(0.1, 10), MILES_S)
def test_recovery_is_a_multiple_of_the_rep_before(shape, times, mile_s):
    """A recovery of k times the rep lasts exactly k times the rep before it."""
    steps = resolve(one_set(shape, recovery=Recovery("rep time", times)), runner(mile_s)).steps
    for rep, recovery in zip(steps[::2], steps[1::2], strict=False):
        assert (rep.kind, recovery.kind) == ("rep", "recovery")
        assert recovery.time_s == times * rep.time_s


@given(SETS, MILES_S)
def test_no_recovery_follows_the_last_rep(work, mile_s):
    """A set ends with its last rep, or the rest after it."""
    steps = resolve(Recipe("set", (work,)), runner(mile_s)).steps
    assert steps[-1].kind == ("rest" if work.rest_s > 0 else "rep")
    assert sum(step.kind == "recovery" for step in steps) <= len(steps) // 2


@given(st.one_of(REPEATS, LADDERS, PYRAMIDS), MILES_S, st.floats(0.8, 1.25))
def test_rep_times_follow_the_pace(shape, mile_s, factor):
    """A pace so many times slower makes every rep take so many times longer."""
    mile_s = max(mile_s, 223.13 / factor + 0.01)
    usual = resolve(one_set(shape), runner(mile_s)).reps
    slower = resolve(one_set(shape), runner(mile_s * factor)).reps
    ratios = [b.time_s / a.time_s for a, b in zip(usual, slower, strict=True)]
    assert ratios == pytest.approx([factor] * len(ratios))


@given(RUNGS, MILES_S)
def test_a_reversed_ladder_is_the_same_work(rungs, mile_s):
    """A ladder run the other way holds the same reps and the same work."""
    up = resolve(one_set(Ladder(tuple(rungs))), runner(mile_s))
    down = resolve(one_set(Ladder(tuple(rungs), descending=True)), runner(mile_s))
    assert [r.distance_m for r in up.reps] == [r.distance_m for r in down.reps][::-1]
    assert up.work_m == pytest.approx(down.work_m)
    assert up.work_s == pytest.approx(down.work_s)


@given(SHAPES)
def test_smaller_is_less_and_comes_to_an_end(shape):
    """Each smaller version of a shape holds strictly less work and keeps its kind, to the last."""
    while (smaller := shape.smaller()) is not None:
        assert sum(smaller.reps_m + smaller.reps_s) < sum(shape.reps_m + shape.reps_s)
        assert smaller.kind == shape.kind
        shape = smaller
    assert shape.reps_m or shape.reps_s


@given(SHAPES)
def test_every_tunable_leads_somewhere(shape):
    """Every number that a coach may move is a number of the shape."""
    for tunable in shape.tunables():
        value = shape
        for name in tunable.path.split("."):
            value = value[int(name)] if name.isdecimal() else getattr(value, name)
        assert isinstance(value, int | float)
        assert tunable.low < tunable.high


@given(st.floats(50, 5000), st.floats(20, 1000), st.sampled_from([100.0, 200.0, 400.0]))
def test_splits_add_up_to_the_rep(distance_m, time_s, every_m):
    """Splits within a rep come at even pace, and the last is the time of the rep."""
    step = Step("rep", "", time_s, distance_m, distance_m / time_s)
    passing_s = step.passing_times(every_m)
    assert list(passing_s) == sorted(passing_s)
    assert passing_s[-1] == pytest.approx(time_s)
    if distance_m > every_m:
        assert passing_s[0] == pytest.approx(time_s * every_m / distance_m)


def test_splits_of_a_mile():
    """A mile of 6:00 passes 400 m in 89.5 s and has five splits, the last after 9.344 m."""
    mile = Step("rep", "", 360.0, MILE_M, MILE_M / 360)
    assert [round(split, 1) for split in mile.passing_times(400)] == [
        89.5,
        179.0,
        268.4,
        357.9,
        360,
    ]


def test_goal_pace_follows_the_goal(ana):
    """At a goal of 6:00, 200 m take 360 × 200 / 1609.344 s."""
    (rep,) = resolve(one_set(Repeats(1, 200), MilePace("goal")), ana, goal=Goal(360)).reps
    assert rep.time_s == pytest.approx(360 * 200 / 1609.344)


def test_faster_percent_takes_time_off():
    """2 % faster than a mile of 6:00 is a mile pace of 5:52.8."""
    (rep,) = resolve(one_set(Repeats(1, 1000), MilePace("current", 2)), runner(360)).reps
    assert MILE_M / rep.speed_m_s == pytest.approx(352.8)


def test_without_a_goal_current_pace_stands_in(ana):
    """Where goal pace is asked for without a goal, current pace is shown and the lack is known."""
    workout = resolve(ascending_ladder(), ana)
    assert workout.goal_missing
    assert MILE_M / workout.reps[0].speed_m_s == pytest.approx(370)


def test_a_typed_pace_is_kept():
    """A typed pace does not depend on the athlete."""
    for mile_s in (250, 600):
        (rep,) = resolve(one_set(Repeats(1, 400), TypedPace(330)), runner(mile_s)).reps
        assert MILE_M / rep.speed_m_s == pytest.approx(330)


@pytest.mark.parametrize(
    ("recovery", "time_s", "distance_m"),
    [
        (Recovery("time", 60, "standing"), 60, 0),
        (Recovery("time", 60, "walking"), 60, 84),  # 60 s at 1.4 m/s
        (Recovery("distance", 140, "walking"), 100, 140),
        # a jog at 0.55 of a 6:00 mile's 4.470 m/s
        (Recovery("distance", 200, "jogging"), 200 / (0.55 * MILE_M / 360), 200),
    ],
)
def test_recoveries_by_time_and_distance(recovery, time_s, distance_m):
    """A recovery by time lasts as long, one by distance is as far, at walk or jog."""
    step = resolve(one_set(Repeats(2, 200), recovery=recovery), runner(360)).steps[1]
    assert (step.time_s, step.distance_m) == pytest.approx((time_s, distance_m))


def test_walk_and_jog_are_the_coachs_to_choose():
    """The coach's own walking and jogging speeds are used."""
    own = Assumptions().replaced(WALK_SPEED_M_S, 2).replaced(JOG_SHARE, 0.5)
    speeds = [
        resolve(
            one_set(Repeats(2, 200), recovery=Recovery("time", 60, how)),
            runner(360),
            assumptions=own,
        )
        .steps[1]
        .speed_m_s
        for how in ("walking", "jogging")
    ]
    assert speeds == pytest.approx([2, 0.5 * MILE_M / 360])


def test_no_recovery_leaves_no_step():
    """A recovery of nothing is no step."""
    steps = resolve(one_set(Repeats(3, 200), recovery=Recovery("time", 0)), runner(360)).steps
    assert [step.kind for step in steps] == ["rep"] * 3


def test_a_warm_up_of_nothing_is_left_out(ana):
    """A warm-up of zero minutes is no step."""
    recipe = equal_repeats().with_block(0, Run("warm-up", 0))
    assert resolve(recipe, ana).steps[0].kind == "rep"


@pytest.mark.parametrize("recipe", [r for r in SESSIONS if r.reps_m], ids=lambda r: r.name)
def test_on_a_treadmill_reps_go_by_time(recipe, ana):
    """On a treadmill every rep is given by its time, and is the same rep."""
    track = resolve(recipe, ana).reps
    belt = resolve(recipe, ana, surface="treadmill").reps
    assert [(r.time_s, r.distance_m) for r in belt] == [(r.time_s, r.distance_m) for r in track]
    for rep in belt:
        assert parse_time(rep.label) == pytest.approx(rep.time_s, abs=0.5)


def test_on_track_and_road_reps_go_by_distance(ana):
    """On track and road a rep of 200 m is called 200 m."""
    for surface in ("track", "road"):
        workout = resolve(equal_repeats(), ana, surface=surface)
        assert workout.surface == surface
        assert {rep.label for rep in workout.reps} == {"200 m"}


@pytest.mark.parametrize("experience", ["new", "recreational", "experienced"])
@pytest.mark.parametrize("recipe", SESSIONS, ids=lambda recipe: recipe.name)
def test_without_a_mark_training_goes_by_effort(recipe, experience):
    """An athlete without a mark gets an effort on the scale for every rep, and estimates."""
    workout = resolve(recipe, Athlete(experience=experience))
    assert not workout.mile_known
    for rep in workout.reps:
        assert rep.guide == "effort"
        assert 1 <= rep.rpe <= 10
    assert 0 < workout.total_time_s < 3 * 3600
    assert 0 < workout.total_distance_m < 40_000


def test_mile_pace_without_a_mark_is_rpe_9():
    """Mile pace is RPE 9 where there is no mark, and slower paces less."""
    efforts = [
        resolve(one_set(Repeats(1, 400), MilePace("current", percent)), Athlete()).reps[0].rpe
        for percent in (0, -5, 25)
    ]
    # Assumed for recreational athletes: a mile in 8:00, whose interval pace is about 5 % slower (VDOT 35: 2:05 a lap).
    assert efforts == [9, 8, 10]


def test_the_mile_of_an_athlete_without_a_mark_is_an_assumption():
    """What stands in for a missing mark is the coach's to choose."""
    own = Assumptions().replaced(MILE_WITHOUT_MARK_S["new"], 720)
    workout = resolve(long_intervals(), Athlete(experience="new"), assumptions=own)
    assert workout.mile_time_s == 720


@given(MILES_S)
def test_paces_are_paces_with_a_mark(mile_s):
    """With a mark, reps at mile pace are guided by pace."""
    reps = resolve(ascending_ladder(), runner(mile_s)).reps
    assert {(rep.guide, rep.rpe) for rep in reps} == {("pace", None)}


@pytest.mark.parametrize(
    ("recipe", "kind"),
    [
        (easy_run(), "easy run"),
        (gentle_test(), "test or race"),
        (equal_repeats(), "short intervals"),
        (timed_intervals(), "short intervals"),
        (equal_repeats(4, 600.0), "long intervals"),
        (ascending_ladder(), "long intervals"),
        (long_intervals(), "long intervals"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_kinds_of_sessions(recipe, kind, ana):
    """Sessions count as short or long by the time spent in their reps."""
    assert kind_of(resolve(recipe, ana)) == kind
