import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal, RaceResult
from helpers.evidence import Assumptions
from helpers.paces.critical_speed import CriticalSpeed, assumed, of_athlete
from helpers.units import MILE_M
from helpers.workbook import PRESETS, SAMPLES, sample
from helpers.workouts import (
    AS_WRITTEN,
    Recipe,
    Recovery,
    Run,
    ZonePace,
    ascending_ladder,
    easy_run,
    equal_repeats,
    gentle_test,
    long_intervals,
    resolve,
    run_with_bursts,
)
from helpers.workouts import ASSUMPTIONS as WORKOUT_ASSUMPTIONS
from helpers.workouts.demand import WORDS, most_cautious
from helpers.workouts.feasibility import ASSUMPTIONS, KEEP, balance, is_within_reach, verdict
from helpers.workouts.scaling import WARM_UP_FROM_60
from helpers.workouts.steps import JOG_SHARE

TODAY = dt.date(2026, 11, 23)
SIX = Athlete(age=30, mile_time_s=360.0)
STATUSES = ("available", "niggle", "injured", "ill", "returning")


def judged(recipe, athlete=SIX, goal=None, **options):
    """Return the verdict on a session; the goal is the current mile unless given."""
    workout = resolve(recipe, athlete, goal=goal or Goal(), **options)
    return verdict(workout, athlete, **options)


def words(found):
    """Return the three words: D′, volume, age and status."""
    return [answer.word for answer in found.answers]


def said(found):
    """Return all reasons as one text."""
    return " ".join(reason for answer in found.answers for reason in answer.reasons)


def rested(recipe, seconds):
    """Return the recipe with one recovery time after every rep."""
    for index, block in recipe.sets:
        again = replace(block, recovery=Recovery("time", seconds, "jogging"))
        recipe = recipe.with_block(index, again)
    return recipe


def test_three_answers_shown_apart():
    """A verdict holds three answers, D′ balance, volume, and age and status, each with its reasons."""
    found = judged(ascending_ladder())
    assert [a.about for a in found.answers] == ["D′ balance", "Volume", "Age and status"]
    assert all(answer.reasons for answer in found.answers)


# 14 % of D′ by the cautious model and 2.2 mile races against 1.25 (computed).
def test_the_ladder_of_a_six_minute_miler():
    """The ladder leaves 14 % of D′, so it is within reach by D′; 2.2 mile races make it demanding."""
    found = judged(ascending_ladder())
    assert words(found) == ["within reach", "demanding", "within reach"]
    assert found.word == "demanding"
    assert found.decisive == found.answers[1]
    assert [round(100 * band.value) for band in found.lowest] == [49, 14]
    assert "14 %" in said(found)


def test_a_moderate_session_is_within_reach():
    """8 × 200 m at current mile pace are within reach of a recreational runner, in every respect."""
    assert words(judged(equal_repeats())) == ["within reach"] * 3


ATHLETES = st.builds(
    Athlete,
    experience=st.sampled_from(["new", "recreational", "experienced"]),
    age=st.none() | st.integers(8, 90),
    mile_time_s=st.none() | st.floats(223.13, 1500),
    weekly_distance_m=st.none() | st.floats(0, 150_000),
    longest_run_s=st.none() | st.floats(0, 10_000),
    status=st.sampled_from(STATUSES),
)
SESSIONS = st.sampled_from([*AS_WRITTEN, gentle_test()])
GOALS = st.builds(Goal, st.none() | st.floats(223.13, 1500))


@given(SESSIONS, ATHLETES, GOALS)
def test_the_most_cautious_of_three(recipe, athlete, goal):
    """The verdict is the most cautious of its three words, and the first answer with it decides."""
    found = judged(recipe, athlete, goal)
    assert found.word == most_cautious(words(found))
    assert set(words(found)) <= set(WORDS)
    at = words(found).index(found.word)
    assert found.decisive == found.answers[at]


@given(SESSIONS, ATHLETES, GOALS)
def test_the_lowest_balance_lies_in_its_band(recipe, athlete, goal):
    """The lowest balance under each recovery lies inside the band that D′ may have, and the cautious
    one is never the higher; without a mark there is neither.
    """
    found = judged(recipe, athlete, goal)
    assert len(found.balances) == len(found.lowest) == (0 if athlete.mile_time_s is None else 2)
    for course, band in zip(found.balances, found.lowest, strict=True):
        assert band.low <= band.value <= band.high
        assert band.value == course.lowest
    if found.lowest:
        assert found.lowest[1].value <= found.lowest[0].value + 1e-9


@given(SESSIONS, ATHLETES, GOALS)
def test_the_short_way_agrees_with_the_long_one(recipe, athlete, goal):
    """Whether D′, and volume with it, are within reach is the same by the short way as by the
    verdict.
    """
    workout = resolve(recipe, athlete, goal=goal)
    by_d_prime, by_volume, _ = words(verdict(workout, athlete))
    assert is_within_reach(workout, athlete, volume=False) == (by_d_prime == WORDS[0])
    assert is_within_reach(workout, athlete) == (by_d_prime == by_volume == WORDS[0])


# The same mile with a quarter less and a quarter more of D′: (1609.344 - D′) / 360 m/s.
def test_the_band_comes_from_the_band_of_d_prime():
    """The band of the lowest balance is what follows with a quarter less and a quarter more of D′ and
    the same mile; faster than mile pace the smaller D′ leaves less.
    """
    workout = resolve(ascending_ladder(), SIX, goal=Goal(345.0))
    d_prime_m = assumed(360.0).d_prime_m
    less, more = (
        balance(workout, CriticalSpeed((MILE_M - d_m) / 360, d_m), "cautious").lowest
        for d_m in (0.75 * d_prime_m, 1.25 * d_prime_m)
    )
    band = verdict(workout, SIX).lowest[1]
    assert less < band.value < more
    assert (band.low, band.high) == pytest.approx((less, more))


# 33 % and 1 % of D′ left, since who is slower recovers longer (computed).
def test_a_newcomers_ladder_is_not_called_easier_than_an_experts():
    """By D′ alone the ladder at 9:40 looks easier than at 4:35; the verdict on the newcomer, for whom
    it is three times the usual work, is nevertheless the more cautious.
    """
    newcomer = judged(ascending_ladder(), Athlete(experience="new", mile_time_s=580.0))
    expert = judged(ascending_ladder(), Athlete(experience="experienced", mile_time_s=275.0))
    assert [words(newcomer)[0], words(expert)[0]] == ["within reach", "demanding"]
    assert [newcomer.word, expert.word] == ["not as written", "demanding"]
    assert "newcomer" in " ".join(newcomer.decisive.reasons)


# 4 x 894 m, 56 % of D′ each, with as much recovery as work (the workbook's choice): 3 % are left by
# the cautious model; with a minute of rest the third rep breaks under either (computed).
def test_four_times_five_minutes_at_nine():
    """4 × 5 min at 9:00 with five minutes of rest are demanding: by D′ hardly anything is left, and
    they are 2.2 mile races. With a minute of rest they are not possible as written.
    """
    runner = Athlete(mile_time_s=540.0)
    found = judged(long_intervals(300.0), runner)
    assert words(found)[:2] == ["demanding", "demanding"]
    assert found.balances[1].lowest == pytest.approx(0.03, abs=0.002)
    hurried = judged(rested(long_intervals(300.0), 60.0), runner)
    assert words(hurried)[0] == hurried.word == "not as written"
    assert "it breaks in rep 3" in said(hurried)


# 75 % of D′ each; by the cautious model even 10 minutes of rest leave less than a tenth (computed).
def test_four_times_three_minutes_at_four():
    """4 × 3 min at 4:00, three quarters of a mile race each, break in the second rep by the cautious
    model with three minutes of rest and do not by the optimistic one: uncertain.
    """
    found = judged(long_intervals(), Athlete(experience="experienced", mile_time_s=240.0))
    assert words(found)[:2] == ["uncertain", "demanding"]
    assert found.word == "uncertain"
    assert found.balances[0].breaking_rep is None
    assert "breaks in rep 2" in said(found)


# Each rep costs 1.68 times what it does at 6:00 (computed).
def test_a_ladder_ten_percent_faster():
    """The ladder at a goal 10 % faster than the mile is uncertain: the optimistic model keeps a little
    and the cautious one does not, and every rep is so fast that D′ hardly describes it.
    """
    found = judged(ascending_ladder(), goal=Goal(324.0))
    assert words(found)[0] == found.word == "uncertain"
    assert found.lowest[0].value > 0 > found.lowest[1].value
    assert found.doubtful == tuple(range(1, 10))
    assert "All reps are" in said(found)


# At 5:45 and with twice the rep, −13 % (computed).
def test_a_ladder_at_a_goal_four_percent_faster():
    """The ladder at a goal of 5:45 with twice the rep as recovery is uncertain at 6:00."""
    found = judged(ascending_ladder(), goal=Goal(345.0))
    assert (words(found)[0], round(100 * found.lowest[1].value)) == ("uncertain", -13)
    assert "−13 %" in said(found)


def test_how_much_should_remain_is_the_coachs():
    """A coach who wants a fifth of D′ kept finds the ladder, which keeps 14 %, demanding."""
    own = Assumptions().replaced(KEEP, 20)
    assert words(judged(ascending_ladder(), assumptions=own))[0] == "demanding"
    assert {KEEP} < set(ASSUMPTIONS) < set(WORKOUT_ASSUMPTIONS)


@pytest.mark.parametrize(
    ("status", "with_reps", "easy"),
    [
        ("available", "within reach", "within reach"),
        ("returning", "uncertain", "demanding"),
        ("niggle", "not as written", "uncertain"),
        ("injured", "not as written", "not as written"),
        ("ill", "not as written", "not as written"),
    ],
)
def test_every_status(status, with_reps, easy):
    """Injured and ill athletes do not run, a niggle allows an easy run with care, a return asks for
    less, and fast reps are always answered more cautiously than an easy run.
    """
    athlete = replace(SIX, status=status)
    fast, slow = judged(equal_repeats(), athlete), judged(easy_run(), athlete)
    assert (words(fast)[2], words(slow)[2]) == (with_reps, easy)
    assert (fast.word, slow.word) == (with_reps, easy)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("age", [None, 12, 30, 70])
def test_age_and_status_always_give_a_reason(status, age):
    """Whatever age and status are, there is a sentence about them."""
    answer = judged(equal_repeats(), replace(SIX, status=status, age=age)).answers[2]
    assert all(reason.endswith(".") for reason in answer.reasons)
    assert answer.reasons


def test_an_unknown_age_is_said():
    """Where the age is not given, that is said."""
    assert "Age is not given" in said(judged(equal_repeats(), Athlete(mile_time_s=360.0)))
    assert "Age is not given" not in said(judged(equal_repeats()))


@pytest.mark.parametrize(("age", "supervised"), [(8, True), (15, True), (16, False)])
def test_under_16(age, supervised):
    """Fast reps under 16 ask for supervision; how many there may be, the volume says."""
    child = replace(SIX, age=age, experience="experienced")
    found = judged(equal_repeats(2, 200.0), child)
    assert found.word == "within reach"
    assert ("supervised" in said(found)) is supervised
    assert (words(judged(equal_repeats(), child))[1] == "demanding") is supervised


def test_a_run_faster_than_critical_speed_breaks_too():
    """Half an hour at mile pace is six mile races, whether it is called a rep or a run."""
    found = judged(Recipe("run", (Run("run", 1800.0, ZonePace("mile")),)), SIX)
    assert words(found)[:2] == ["not as written", "not as written"]
    assert "breaks during the run" in said(found)


@pytest.mark.parametrize(("recipe", "goal_s"), [(equal_repeats(1, 5000.0), 360.0),
                                                (equal_repeats(1, MILE_M), 324.0)])  # fmt: skip
def test_a_test_beyond_the_athlete_is_no_excuse(recipe, goal_s):
    """A test may empty D′; 5 km at mile pace, or a mile 10 % faster, is more than there is."""
    workout = resolve(recipe, SIX, goal=Goal(goal_s))
    assert words(verdict(workout, SIX))[0] == "not as written"


def test_a_run_before_the_bursts_warms_up():
    """From 60 the run in which the bursts stand counts as their warm-up."""
    found = judged(run_with_bursts(before_s=1800.0), replace(SIX, age=70))
    assert words(found)[2] == "within reach"


@pytest.mark.parametrize(
    ("age", "warm_up_min", "word"),
    [
        (59, 15, "within reach"),
        (60, 15, "demanding"),
        (60, 19, "demanding"),
        (90, 20, "within reach"),
    ],
)
def test_from_60_the_warm_up_is_longer(age, warm_up_min, word):
    """From 60 a warm-up of less than 20 minutes before fast reps is pointed out."""
    recipe = equal_repeats().with_block(0, Run("warm-up", 60.0 * warm_up_min))
    found = judged(recipe, replace(SIX, age=age))
    assert words(found)[2] == word
    assert ("72 hours" in said(found)) is (age >= 60)


def test_from_60_an_easy_run_needs_no_warm_up():
    """An easy run from 60 is an easy run."""
    assert words(judged(easy_run(), replace(SIX, age=75)))[2] == "within reach"


def test_how_much_longer_is_the_coachs():
    """A coach who wants no longer warm-up from 60 is content with 15 minutes."""
    own = Assumptions().replaced(WARM_UP_FROM_60, 0)
    assert (
        words(judged(equal_repeats(), replace(SIX, age=75), assumptions=own))[2] == "within reach"
    )


def test_without_a_mark():
    """Without a mark D′ cannot be judged: reps are uncertain, to be run by effort, an easy run is
    within reach, and no figure is made up.
    """
    fast, easy = judged(equal_repeats(), Athlete()), judged(easy_run(), Athlete())
    assert (words(fast)[0], words(easy)[0]) == ("uncertain", "within reach")
    assert "no mark" in said(fast)
    assert fast.balances == fast.lowest == fast.doubtful == easy.balances == ()


def test_a_test_mile_empties_d_prime():
    """A mile at current mile pace leaves nothing, which is what a test is for: demanding."""
    found = judged(equal_repeats(1, MILE_M))
    assert words(found)[0] == "demanding"
    assert "test" in " ".join(found.answers[0].reasons)
    assert found.balances[0].lowest == pytest.approx(0, abs=1e-9)


def test_the_gentle_test_is_gentle():
    """A mile at RPE 8 leaves a good part of D′."""
    assert words(judged(gentle_test()))[0] == "within reach"


# A mile in 6:00 and 5 km in 23:24: CS 3.25 m/s, D′ 440 m; 75 % of mile speed are 3.35 m/s.
def test_a_recovery_that_is_none_is_named():
    """A jog faster than critical speed is named as work, and only then."""
    marks = (RaceResult(MILE_M, 360), RaceResult(5000, 1404))
    athlete = Athlete(marks=marks)
    session = equal_repeats(recovery=Recovery("time", 60.0, "jogging"))
    own = Assumptions().replaced(JOG_SHARE, 0.75)
    assert of_athlete(athlete, None).speed_m_s == pytest.approx(3.248, abs=0.001)
    hot = judged(session, athlete, assumptions=own)
    assert "it is work, not recovery" in said(hot)
    assert "work, not recovery" not in said(judged(session, athlete))
    after = hot.balances[0].left_m
    assert after[2] < after[1]  # the first jog spends D′


@pytest.mark.parametrize(
    ("recipe", "who", "which"),
    [
        (ascending_ladder(), Athlete(mile_time_s=275.0), "4 of 9 reps are"),
        (equal_repeats(), Athlete(mile_time_s=275.0), "All reps are"),
        (equal_repeats(1, 200.0), Athlete(mile_time_s=275.0), "The rep is"),
    ],
)
def test_low_confidence_is_named(recipe, who, which):
    """Where reps are too short or too fast for D′, the answer says how many and whose finding it
    is.
    """
    assert f"{which} shorter than 45 s or above 120 %" in said(judged(recipe, who))
    assert "Galbraith" in said(judged(recipe, who))


def test_ordinary_reps_are_not_doubted():
    """600 m reps at 6:00 are what D′ describes."""
    assert "low confidence" not in said(judged(equal_repeats(4, 600.0)))


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, "the usual week and the longest run"),
        ({"weekly_distance_m": 40_000.0}, "the longest run"),
        ({"longest_run_s": 3600.0}, "the usual week"),
    ],
)
def test_what_was_not_judged_is_said(known, missing):
    """Where the usual week or the longest run is unknown, the verdict says so."""
    assert f"not judged: {missing}." in said(judged(equal_repeats(), replace(SIX, **known)))


def test_the_age_of_marks_counts():
    """A better mile of last year counts where no day is given, and gives way to a recent one where
    one is.
    """
    marks = (
        RaceResult(MILE_M, 330, TODAY - dt.timedelta(weeks=60)),
        RaceResult(MILE_M, 370, TODAY - dt.timedelta(weeks=1)),
    )
    athlete = Athlete(marks=marks)
    recent, ever = (judged(ascending_ladder(), athlete, today=day) for day in (TODAY, None))
    assert recent.balances[0].d_prime_m == assumed(370.0).d_prime_m
    assert ever.balances[0].d_prime_m == assumed(330.0).d_prime_m


def test_bursts_inside_a_run():
    """Bursts inside a run are judged like any reps."""
    found = judged(run_with_bursts())
    assert len(found.balances[0].shares) == 8
    assert found.word == "within reach"


FORBIDDEN = re.compile(
    r"\bsafe|comfortabl|probab|likel|\brisk|\bchance|hazard|\binjury|\binjuries|danger",
    re.IGNORECASE,
)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_promise_and_no_probability(name, status):
    """No verdict on any session of any sample calls it safe or comfortable, and none speaks of the
    probability of an injury.
    """
    workbook = sample(name)
    athlete = replace(workbook.athlete, status=status)
    for recipe in PRESETS.values():
        found = judged(recipe, athlete, workbook.goal)
        assert found.word in WORDS
        assert not FORBIDDEN.search(f"{found.word} {said(found)}"), said(found)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_used(word):
    """Each of the four words is the verdict on some preset for some sample athlete."""
    found = {
        judged(recipe, workbook.athlete, workbook.goal).word
        for workbook in map(sample, SAMPLES)
        for recipe in PRESETS.values()
    }
    assert word in found


@given(SESSIONS, st.floats(223.13, 1200), st.floats(1.001, 1.3))
def test_a_faster_athlete_finds_the_same_session_easier(recipe, mile_s, slower):
    """The same reps at the same speeds are never called harder, by D′, for who has the faster
    mile.
    """
    weaker, stronger = Athlete(mile_time_s=mile_s * slower), Athlete(mile_time_s=mile_s)
    workout = resolve(recipe, weaker)
    hard, easy = verdict(workout, weaker), verdict(workout, stronger)
    assert WORDS.index(words(easy)[0]) <= WORDS.index(words(hard)[0])


@given(SESSIONS, st.floats(223.13, 1200), st.floats(0, 1))
def test_a_faster_goal_is_never_easier(recipe, mile_s, ahead):
    """A goal further ahead of the current mile never makes a session easier by D′."""
    athlete = Athlete(mile_time_s=mile_s)
    near = judged(recipe, athlete, Goal(mile_s))
    far = judged(recipe, athlete, Goal(max(223.13, mile_s * (1 - 0.1 * ahead))))
    assert WORDS.index(words(far)[0]) >= WORDS.index(words(near)[0])


def test_a_session_without_a_single_step_of_running():
    """A warm-up alone has no reps: nothing of D′ is spent."""
    found = judged(Recipe("warm-up", (Run("warm-up", 600.0),)))
    assert words(found)[0] == "within reach"
    assert found.balances[0].reps == ()
