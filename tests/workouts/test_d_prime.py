import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal, RaceResult
from helpers.errors import InputError
from helpers.evidence import Assumptions
from helpers.paces.critical_speed import CriticalSpeed, assumed, of_athlete
from helpers.units import MILE_M
from helpers.workouts import (
    AS_WRITTEN,
    Recipe,
    Recovery,
    Repeats,
    TypedPace,
    WorkSet,
    ascending_ladder,
    easy_run,
    equal_repeats,
    long_intervals,
    pyramid,
    resolve,
    timed_intervals,
)
from helpers.workouts.d_prime import (
    CAUTIOUS_TAU_S,
    balance,
    course,
    low_confidence,
    smallest_recovery,
)
from helpers.workouts.steps import Step, Workout

MODELS = ("optimistic", "cautious")
FOUR = CriticalSpeed(4.0, 200.0)
"""A critical speed of 4 m/s and a D′ of 200 m, for values worked by hand."""

MILES_S = st.floats(223.13, 1200)
SESSIONS = st.sampled_from(AS_WRITTEN)


def legs(*times_and_speeds, critical=FOUR):
    """Return a workout of legs [s, m/s]; those above critical speed are reps."""
    steps = (
        Step("rep" if v > critical.speed_m_s else "recovery", "", t, t * v, v, set_number=1)
        for t, v in times_and_speeds
    )
    return Workout(equal_repeats(1), tuple(steps), 360.0, True)


def left(*times_and_speeds, recovery="optimistic", critical=FOUR):
    """Return what is left of D′ after legs [s, m/s], in meters."""
    workout = legs(*times_and_speeds, critical=critical)
    return balance(workout, critical, recovery).left_m[-1]


def run(recipe, mile_s, *, goal_s=None):
    """Return a workout and the critical speed of who runs a mile in that time."""
    workout = resolve(recipe, Athlete(mile_time_s=mile_s), goal=Goal(goal_s or mile_s))
    return workout, assumed(mile_s)


def jogged(workout, critical):
    """Return the workout with recoveries jogged at 60 % of critical speed."""
    slow_m_s = 0.6 * critical.speed_m_s
    steps = (
        replace(step, speed_m_s=slow_m_s) if step.kind == "recovery" else step
        for step in workout.steps
    )
    return replace(workout, steps=tuple(steps))


def with_recovery(recipe, seconds, how="jogging"):
    """Return the recipe with one recovery time after every rep."""
    for index, block in recipe.sets:
        common = Recovery("time", seconds, how)
        recipe = recipe.with_block(index, replace(block, recovery=common))
    return recipe


def lowest(workout, critical):
    """Return the lowest balance under both recoveries [share of D′]."""
    return tuple(balance(workout, critical, model).lowest for model in MODELS)


# Closed form: 200 - (5 - 4) 60; then 200 - 60 exp(-60 / tau) with tau = 200 / (4 - 2) and 200 / 4 s.
@pytest.mark.parametrize(("recovery_m_s", "left_m"), [(None, 140.0), (2.0, 167.07), (0.0, 181.93)])
def test_a_rep_and_its_recovery(recovery_m_s, left_m):
    """Of 200 m, 60 s at 1 m/s above critical speed leave 140; a minute at 2 m/s brings back 167,
    a minute of standing 182.
    """
    recovery = () if recovery_m_s is None else ((60, recovery_m_s),)
    assert left((60, 5), *recovery) == pytest.approx(left_m, abs=0.005)


# 200 - 60 exp(-60 / 377).
def test_cautious_recovery_is_slower():
    """With a time constant of 377 s a minute brings back 149 m, at whatever speed."""
    for speed_m_s in (0.0, 1.4, 2.0, 3.4):
        assert left((60, 5), (60, speed_m_s), recovery="cautious") == pytest.approx(
            148.83, abs=0.01
        )


def test_the_cautious_constant_is_the_coachs():
    """A coach who takes cyclists' 316 s to be too long may set another time constant."""
    own = Assumptions().replaced(CAUTIOUS_TAU_S, 200)
    found = balance(legs((60, 5), (200, 0)), FOUR, "cautious", assumptions=own)
    assert found.left_m[-1] == pytest.approx(200 - 60 / math.e)
    optimistic = balance(legs((60, 5), (200, 0)), FOUR, assumptions=own)
    assert optimistic.left_m[-1] == pytest.approx(200 - 60 * math.exp(-4))


def test_at_critical_speed_nothing_changes():
    """A run at critical speed neither spends nor brings back, under either recovery."""
    for model in MODELS:
        assert left((60, 5), (600, 4), recovery=model) == 140


def test_a_very_long_recovery_brings_all_back():
    """After hours of rest D′ is full again."""
    for model in MODELS:
        assert left((60, 5), (20_000, 1), recovery=model) == pytest.approx(200)


# Men's records, 6.366 m/s and 198 m: whoever holds both for a time is empty at its end.
@pytest.mark.parametrize("time_s", [120, 206, 755, 1800])
def test_a_race_empties_d_prime(time_s):
    """A race at the fastest even pace for its time leaves nothing."""
    records = CriticalSpeed(6.366, 198.0)
    race = (time_s, 6.366 + 198 / time_s)
    assert left(race, critical=records) == pytest.approx(0, abs=1e-9)


# d / 1609.344: 12.4, 24.9, 37.3 and 49.7 %.
@pytest.mark.parametrize(
    ("distance_m", "share"), [(200, 0.124), (400, 0.249), (600, 0.373), (800, 0.497)]
)
@pytest.mark.parametrize("mile_s", [240, 360, 580])
def test_what_a_rep_at_mile_pace_spends(distance_m, share, mile_s):
    """At current mile pace 200, 400, 600 and 800 m spend 12, 25, 37 and 50 % of D′."""
    found = balance(*run(equal_repeats(1, float(distance_m)), mile_s))
    assert found.spent == pytest.approx((share,), abs=5e-4)


@given(MILES_S, st.floats(20, 500), st.floats(50, MILE_M))
def test_a_rep_at_mile_pace_spends_its_part_of_the_mile(mile_s, d_prime_m, distance_m):
    """At current mile pace a rep spends the share of D′ that it is of the mile, whatever critical
    speed and D′ are, as long as they give that mile.
    """
    critical = CriticalSpeed((MILE_M - d_prime_m) / mile_s, d_prime_m)
    workout = resolve(equal_repeats(1, distance_m), Athlete(mile_time_s=mile_s))
    assert balance(workout, critical).spent[0] == pytest.approx(distance_m / MILE_M)


@given(
    st.sampled_from([(1500.0, 5000.0), (MILE_M, 3000.0), (MILE_M, 5000.0), (2000.0, 5000.0)]),
    st.floats(2.4, 5.0),
    st.floats(80, 300),
    st.floats(0.985, 1.015),
    st.floats(50, MILE_M),
)
def test_so_it_is_whatever_the_marks(distances_m, speed_m_s, d_prime_m, off, distance_m):
    """Also for critical speed and D′ fitted to two marks a rep at current mile pace spends its part
    of the mile.
    """
    near, far = ((d - d_prime_m) / speed_m_s for d in distances_m)
    marks = (RaceResult(distances_m[0], near), RaceResult(distances_m[1], far * off))
    athlete = Athlete(marks=marks)
    workout = resolve(equal_repeats(1, distance_m), athlete)
    spent = balance(workout, of_athlete(athlete, None)).spent[0]
    assert spent == pytest.approx(distance_m / MILE_M)


# (1 - CS / v_goal) / (1 - CS / v_now) with CS of the table for 6:00 and 9:00 (computed).
@pytest.mark.parametrize(
    ("mile_s", "percent", "factor"),
    [
        (360, 3, 1.21),
        (360, 5, 1.34),
        (360, 10, 1.68),
        (540, 3, 1.26),
        (540, 5, 1.44),
        (540, 10, 1.87),
    ],
)
def test_what_a_faster_goal_costs(mile_s, percent, factor):
    """At a goal 3, 5 and 10 % faster a rep costs a fifth, a third and two thirds more at 6:00, and
    still more at 9:00.
    """
    goal_s = mile_s * (1 - percent / 100)
    now = balance(*run(equal_repeats(1, 800.0), mile_s)).spent[0]
    then = balance(*run(equal_repeats(1, 800.0), mile_s, goal_s=goal_s)).spent[0]
    assert then / now == pytest.approx(factor, abs=0.006)


# ln(share / 0.05) with the share of the mile: 0.91, 1.60, 2.01, 2.30 time constants.
@pytest.mark.parametrize(
    ("distance_m", "constants"), [(200, 0.91), (400, 1.60), (600, 2.01), (800, 2.30)]
)
def test_how_long_it_takes_to_refill(distance_m, constants):
    """After 200 to 800 m at mile pace D′ is back at 95 % in 0.9 to 2.3 time constants."""
    recovery = Recovery("time", constants * CAUTIOUS_TAU_S.value, "standing")
    workout, critical = run(equal_repeats(2, float(distance_m), recovery=recovery), 360)
    after_recovery_m = balance(workout, critical, "cautious").left_m[2]
    assert after_recovery_m / critical.d_prime_m == pytest.approx(0.95, abs=0.001)


# The ladder with a recovery in rep times jogged at 60 % of critical speed (computed).
@pytest.mark.parametrize(
    ("goal_s", "times_rep", "optimistic", "cautious"),
    [(360, 2, 0.45, 0.14), (360, 1, 0.29, -0.23), (345, 3, 0.33, 0.09), (345, 2, 0.28, -0.13)],
)
def test_the_ladder_of_a_six_minute_miler(goal_s, times_rep, optimistic, cautious):
    """At 6:00 the ladder leaves 45 % or 14 % of D′ with twice the rep as recovery, and fails with
    once by the cautious model; at a goal of 5:45 it takes three times the rep.
    """
    recipe = ascending_ladder(recovery=Recovery("rep time", times_rep, "jogging"))
    workout, critical = run(recipe, 360, goal_s=goal_s)
    assert lowest(jogged(workout, critical), critical) == pytest.approx(
        (optimistic, cautious), abs=0.006
    )


# With a fixed time constant the share left depends on how long the recoveries are, and nothing else.
@pytest.mark.parametrize(("mile_s", "cautious"), [(580, 0.33), (360, 0.14), (275, 0.01)])
def test_d_prime_alone_flatters_the_slow(mile_s, cautious):
    """By the cautious model the ladder leaves 33 % of D′ at 9:40 and 1 % at 4:35, since who is slow
    recovers longer: this answer alone cannot be the verdict.
    """
    assert lowest(*run(ascending_ladder(), mile_s))[1] == pytest.approx(cautious, abs=0.006)


# Four reps at mile pace, recoveries jogged at 60 % of critical speed, in steps of 15 s (computed).
@pytest.mark.parametrize(
    ("mile_s", "rep_s", "optimistic_s", "cautious_s"),
    [
        (480, 180, 60, 120),
        (360, 180, 90, 240),
        (300, 180, 105, 330),
        (240, 180, 150, 525),
        (540, 300, 120, 285),
    ],
)
def test_the_smallest_rest_of_the_long_intervals(mile_s, rep_s, optimistic_s, cautious_s):
    """4 × 3 min ask for 2 minutes of rest at 8:00, 4 at 6:00, 5:30 at 5:00 and more than 8 at 4:00;
    4 × 5 min at 9:00 for nearly 5, and the optimistic model for less each time.
    """
    workout, critical = run(long_intervals(float(rep_s)), mile_s)
    found = [
        smallest_recovery(jogged(workout, critical), critical, recovery=model) for model in MODELS
    ]
    assert found == [optimistic_s, cautious_s]


# 894 m in 5 min at 9:00 a mile: 56 % of D′ each (computed).
def test_four_times_five_minutes_at_nine():
    """4 × 5 min at 9:00 spend 56 % of D′ each: with a minute of rest they break in the second or
    third rep under both recoveries, with five minutes 5 m are left by the cautious one.
    """
    workout, critical = run(with_recovery(long_intervals(300.0), 60.0), 540)
    found = [balance(jogged(workout, critical), critical, model) for model in MODELS]
    assert found[0].spent[0] == pytest.approx(0.556, abs=0.001)
    assert [each.breaking_rep for each in found] == [3, 2]
    rested, _ = run(with_recovery(long_intervals(300.0), 300.0), 540)
    assert min(balance(rested, critical, "cautious").left_m) == pytest.approx(4.9, abs=0.05)


def test_negative_is_shown():
    """Where the model says that it cannot be done, what is left is negative and not cut off."""
    assert left((60, 5), (300, 5)) == -160
    assert balance(legs((360, 5)), FOUR).lowest == pytest.approx(-0.8)


def test_from_below_zero_it_comes_back():
    """A recovery after the balance went below zero starts from there: 200 - 360 exp(-2)."""
    assert left((360, 5), (100, 0)) == pytest.approx(200 - 360 * math.exp(-2))


def test_the_rep_in_which_it_breaks():
    """Of reps that spend 0.9 of D′ with a short rest the second is the one that breaks."""
    found = balance(legs((180, 5), (10, 0), (180, 5), (10, 0), (180, 5)), FOUR)
    assert found.breaking_rep == 2
    assert found.shares[0] == pytest.approx(0.1)


@given(MILES_S)
def test_a_mile_at_mile_pace_does_not_break(mile_s):
    """One mile at current mile pace leaves nothing and is not broken by rounding."""
    workout, critical = run(equal_repeats(1, MILE_M), mile_s)
    assert balance(workout, critical).lowest == pytest.approx(0, abs=1e-9)
    assert balance(workout, critical).breaking_rep is None
    assert smallest_recovery(workout, critical) == 0


def test_a_rep_below_critical_speed_is_recovery():
    """A rep slower than critical speed brings D′ back, so what it spends is negative."""
    slow = equal_repeats(1, 1000.0).at_pace(TypedPace(480))
    recipe = Recipe("fast and slow", (*equal_repeats(1, 800.0).blocks[:2], *slow.blocks[1:]))
    found = balance(*run(recipe, 360))
    assert found.spent[0] > 0 > found.spent[1]


def test_a_workout_without_reps():
    """An easy run spends nothing, has no reps to break, and nothing to recover from."""
    workout, critical = run(easy_run(), 360)
    found = balance(workout, critical)
    assert (found.lowest, found.shares, found.spent, found.breaking_rep) == (1, (), (), None)
    assert smallest_recovery(workout, critical) == 0


def test_an_unknown_model_is_refused():
    """There are two models of recovery and no other."""
    with pytest.raises(InputError, match="optimistic and cautious"):
        balance(legs((60, 5)), FOUR, "pessimistic")


# Speeds as shares of critical speed: reps above it, recoveries from standing to nearly there.
REPS = st.tuples(st.floats(10, 400), st.floats(1.0, 1.5))
RECOVERIES = st.tuples(st.floats(0, 600), st.floats(0, 0.99))
PAIRS = st.lists(st.tuples(REPS, RECOVERIES), min_size=1, max_size=8)
CRITICALS = st.builds(CriticalSpeed, st.floats(1.5, 6.4), st.floats(50, 450))


def session(pairs, critical, *, longer_s=0.0):
    """Return reps and recoveries as a workout, each recovery longer by so much."""
    flat = [
        (time_s + extra_s, share * critical.speed_m_s)
        for rep, recovery in pairs
        for (time_s, share), extra_s in ((rep, 0.0), (recovery, longer_s))
    ]
    return legs(*flat, critical=critical)


@given(PAIRS, CRITICALS, st.floats(0, 600))
def test_a_longer_recovery_never_costs(pairs, critical, longer_s):
    """Longer recoveries below critical speed never make the lowest balance lower."""
    for model in MODELS:
        short = balance(session(pairs, critical), critical, model)
        long = balance(session(pairs, critical, longer_s=longer_s), critical, model)
        assert long.lowest >= short.lowest - 1e-9


@given(PAIRS, CRITICALS)
def test_cautious_never_exceeds_optimistic(pairs, critical):
    """After every leg the cautious model leaves no more than the optimistic one."""
    workout = session(pairs, critical)
    optimistic, cautious = (balance(workout, critical, model) for model in MODELS)
    assert all(c <= o + 1e-9 for c, o in zip(cautious.left_m, optimistic.left_m, strict=True))


@given(PAIRS, CRITICALS)
def test_never_more_than_all_of_it(pairs, critical):
    """Nothing is stored above D′."""
    for model in MODELS:
        assert max(balance(session(pairs, critical), critical, model).left_m) <= critical.d_prime_m


@given(PAIRS, CRITICALS, st.floats(1, 1.5))
def test_a_slower_session_never_costs_more(pairs, critical, faster):
    """The same session with every rep faster never leaves more."""
    hurried = [((t, share * faster), recovery) for (t, share), recovery in pairs]
    for model in MODELS:
        steady = balance(session(pairs, critical), critical, model)
        assert balance(session(hurried, critical), critical, model).lowest <= steady.lowest + 1e-9


@given(PAIRS, MILES_S, st.floats(1.0, 1.3))
def test_who_is_faster_has_more_left(pairs, mile_s, slower):
    """The same workout leaves who has the faster mile at least as large a share of D′."""
    weaker, stronger = assumed(mile_s * slower), assumed(mile_s)
    workout = session(pairs, weaker)
    for model in MODELS:
        of_stronger = balance(workout, stronger, model).lowest
        assert of_stronger >= balance(workout, weaker, model).lowest - 1e-9


@given(SESSIONS, MILES_S)
def test_the_curve_goes_through_the_balance(recipe, mile_s):
    """The curve begins with all of D′, passes through what is left after every step, ends with the
    session and is never lower than the lowest balance.
    """
    workout, critical = run(recipe, mile_s)
    ends_s = [start + s.time_s for start, s in zip(workout.starts_s, workout.steps, strict=True)]
    for model in MODELS:
        found = balance(workout, critical, model)
        points = course(workout, critical, model)
        times_s, shares = zip(*points, strict=True)
        assert points[0] == (0, 1)
        assert all(early < late for early, late in pairwise(times_s))
        assert times_s[-1] == pytest.approx(workout.total_time_s)
        assert min(shares) == pytest.approx(found.lowest)
        for end_s, left_m in zip(ends_s, found.left_m, strict=True):
            at = min(range(len(points)), key=lambda i, end_s=end_s: abs(times_s[i] - end_s))
            assert times_s[at] == pytest.approx(end_s)
            assert shares[at] == pytest.approx(left_m / critical.d_prime_m, abs=1e-9)


def test_the_curve_bends_where_d_prime_comes_back():
    """A recovery is drawn with several points, a rep with two: it is a straight line."""
    points = course(legs((60, 5), (400, 0)), FOUR)
    assert points[1] == (60, 0.7)
    assert len(points) == 2 + 8
    sparse = course(legs((60, 5), (400, 0)), FOUR, every_s=200)[2:]
    assert [t for t, _ in sparse] == pytest.approx([60 + 400 / 3, 60 + 800 / 3, 460])
    assert [share for _, share in sparse] == pytest.approx(
        [1 - 0.3 * math.exp(60 / 50 - t / 50) for t, _ in sparse]
    )


def test_an_hour_of_easy_running_is_a_line():
    """While D′ is full the curve needs no points in between."""
    assert course(legs((3600, 2)), FOUR) == ((0, 1), (3600, 1))


# Galbraith (2015): 200 m reps at 150 % of critical speed failed earlier than predicted.
@pytest.mark.parametrize(
    ("time_s", "share", "doubtful"),
    [(44.9, 1.1, True), (45, 1.1, False), (120, 1.2, False), (120, 1.21, True), (30, 1.0, False)],
)
def test_reps_that_d_prime_hardly_describes(time_s, share, doubtful):
    """Reps shorter than 45 s or faster than 120 % of critical speed are doubted; strides at critical
    speed or slower spend nothing, so there is nothing to doubt.
    """
    workout = legs((time_s, share * 4))
    rep = replace(workout.steps[0], kind="rep")
    assert low_confidence(replace(workout, steps=(rep,)), FOUR) == ((1,) if doubtful else ())


def test_the_doubtful_reps_are_counted_from_one():
    """Of the ladder of who runs 4:35 the four 200s are doubted and nothing else."""
    assert low_confidence(*run(ascending_ladder(), 275)) == (1, 2, 3, 4)
    assert low_confidence(*run(ascending_ladder(), 580)) == ()
    assert low_confidence(*run(timed_intervals(), 580)) == (1, 2, 3, 4, 5, 6, 7, 8)


@given(SESSIONS, MILES_S, st.sampled_from(MODELS), st.sampled_from([0.0, 0.1, 0.3]))
def test_the_smallest_recovery_is_the_smallest(recipe, mile_s, model, keep):
    """With the smallest recovery after every rep the session keeps what it should, 15 s less do not
    suffice, and where there is none ten minutes are too short.
    """
    workout, critical = run(recipe, mile_s)
    found_s = smallest_recovery(workout, critical, recovery=model, keep=keep)

    def kept(seconds):
        how = recipe.sets[0][1].recovery.how if recipe.sets else "walking"
        again, _ = run(with_recovery(recipe, seconds, how), mile_s)
        return balance(again, critical, model).lowest

    if found_s is None:
        assert kept(600.0) < keep
        return
    assert found_s % 15 == 0
    assert kept(found_s) >= keep - 1e-6
    assert (
        not found_s
        or len({b.recovery.how for _, b in recipe.sets}) > 1
        or (kept(found_s - 15) < keep)
    )


def test_ten_minutes_may_be_too_short():
    """4 × 3 min at 4:00 keep no tenth of D′ even with ten minutes of rest, by the cautious model."""
    workout, critical = run(long_intervals(), 240)
    assert smallest_recovery(workout, critical, keep=0.1) is None
    assert smallest_recovery(workout, critical, keep=0.1, recovery="optimistic") == 210


def test_reps_without_recovery_are_given_one():
    """Reps that follow each other at once are judged as one, and a walk between them is found."""
    recipe = equal_repeats(4, 600.0, recovery=Recovery("rep time", 0))
    workout, critical = run(recipe, 360)
    assert balance(workout, critical).breaking_rep == 3  # 3 x 600 m is more than the mile
    found_s = smallest_recovery(workout, critical)
    again, _ = run(with_recovery(recipe, found_s, "walking"), 360)
    assert balance(again, critical, "cautious").lowest >= 0


def test_a_rest_between_sets_stays():
    """The smallest recovery is for reps of a set: a longer rest between sets makes it shorter."""
    sets = [
        Recipe("two sets", (WorkSet(Repeats(3, 400), rest_s=rest_s), WorkSet(Repeats(3, 400))))
        for rest_s in (0.0, 600.0)
    ]
    hurried_s, rested_s = (smallest_recovery(*run(recipe, 360), keep=0.1) for recipe in sets)
    assert rested_s < hurried_s


def test_one_rep_after_another_set_has_no_recovery_of_its_own():
    """Between the last rep of a set and the first of the next there is the rest, and nothing more."""
    recipe = Recipe("two reps", (WorkSet(Repeats(1, 900)), WorkSet(Repeats(1, 900))))
    assert smallest_recovery(*run(recipe, 360)) is None


def test_240_reps_are_no_trouble():
    """The longest session there is, four sets of 60 × 200 m, has a balance after every rep, a curve of
    at most eight points a leg, and a smallest recovery like any other.
    """
    sets = (WorkSet(Repeats(60, 200.0), recovery=Recovery("time", 30.0), rest_s=60.0),) * 4
    workout, critical = run(Recipe("very long", sets), 360)
    found = balance(workout, critical, "cautious")
    assert len(found.shares) == len(found.spent) == 240
    assert found.lowest < -0.5
    assert len(course(workout, critical, "cautious")) <= 1 + 8 * len(workout.steps)
    found_s = smallest_recovery(workout, critical)
    enough, _ = run(with_recovery(Recipe("very long", sets), found_s, "walking"), 360)
    less, _ = run(with_recovery(Recipe("very long", sets), found_s - 15, "walking"), 360)
    assert balance(enough, critical, "cautious").lowest >= 0
    assert balance(less, critical, "cautious").lowest < 0


@given(SESSIONS, MILES_S)
def test_the_last_recovery_does_not_matter(recipe, mile_s):
    """What follows the last rep never changes the lowest balance of the reps."""
    workout, critical = run(recipe, mile_s)
    last = max((at for at, step in enumerate(workout.steps) if step.kind == "rep"), default=0)
    cut = replace(workout, steps=workout.steps[: last + 1])
    assert lowest(cut, critical) == pytest.approx(lowest(workout, critical))


# S6d against S6b: the pyramid ends short.
def test_the_pyramid_asks_less_than_the_ladder():
    """The pyramid leaves more than the ladder, whose longest rep comes last."""
    for mile_s in (275, 360, 580):
        assert lowest(*run(pyramid(), mile_s))[1] > lowest(*run(ascending_ladder(), mile_s))[1]


@pytest.mark.parametrize(
    "asked", [balance, course, lambda w, c, r: smallest_recovery(w, c, recovery=r)]
)
def test_an_unknown_recovery_is_refused(asked):
    """There are two models, and their names are said."""
    with pytest.raises(InputError, match="optimistic and cautious"):
        asked(resolve(ascending_ladder(), Athlete(mile_time_s=360)), assumed(360), "pessimistic")
