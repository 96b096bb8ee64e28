import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal, RaceResult
from helpers.evidence import Assumptions
from helpers.workbook import PRESETS, SAMPLES, sample
from helpers.workouts import (
    AS_WRITTEN,
    EffortPace,
    MilePace,
    Recipe,
    Recovery,
    Repeats,
    TypedPace,
    WorkSet,
    ascending_ladder,
    easy_run,
    equal_repeats,
    gentle_test,
    long_intervals,
    pyramid,
    resolve,
    scaled,
    timed_intervals,
)
from helpers.workouts.demand import WORDS
from helpers.workouts.feasibility import KEEP, verdict
from helpers.workouts.proposals import FEWEST_REPS, SLOWEST_PERCENT, proposals

TODAY = dt.date(2026, 11, 23)
NINE = Athlete(age=30, mile_time_s=540.0)
SIX = Athlete(age=30, mile_time_s=360.0)
FOUR_BY_FIVE = long_intervals(300.0)
KINDS = ("recovery", "pace", "reps", "scaled", "easy")


def proposed(recipe, athlete=SIX, goal=Goal(), **options):
    """Return the proposals for a session by their kind."""
    return {found.kind: found for found in proposals(recipe, athlete, goal=goal, **options)}


def by_d_prime(found):
    """Return how cautious a verdict is by D′ alone, as a place among the words."""
    return WORDS.index(found.answers[0].word)


def number(label):
    """Return the first number or time of a label, as it is written."""
    return re.search(r"\d[\d:.]*", label)[0]


def count(recipe):
    """Return how many reps a recipe has."""
    return len(recipe.reps_m + recipe.reps_s)


def rested(recipe, seconds):
    """Return the recipe with one recovery time after every rep."""
    for index, block in recipe.sets:
        common = replace(block.recovery, by="time", amount=seconds)
        recipe = recipe.with_block(index, replace(block, recovery=common))
    return recipe


# 4 x 5 min at 9:00 keep a tenth of D′ from 6:00 of rest, or 1 % slower (computed).
def test_what_is_proposed_for_four_times_five_minutes():
    """For 4 × 5 min at 9:00 more recovery, a slower pace, fewer reps and the scaled session are
    proposed, in this order.
    """
    found = proposed(FOUR_BY_FIVE, NINE)
    assert list(found) == ["recovery", "pace", "reps", "scaled"]
    assert number(found["recovery"].label) == "6:00"
    assert number(found["pace"].label) == "1"
    assert number(found["reps"].label) == "2"


def test_nothing_for_a_session_within_reach():
    """Where a session is within reach, nothing is proposed."""
    assert proposals(equal_repeats(), SIX) == ()


def test_a_run_too_long_is_offered_shorter():
    """An easy run beyond the longest of the month has no reps to change, but a length."""
    (found,) = proposals(easy_run(), Athlete(longest_run_s=600.0))
    assert (found.kind, found.total_time_s) == ("scaled", 600)


def test_a_longer_warm_up_is_offered_from_60():
    """Where only the warm-up is too short, the scaled session lengthens it, and keeps the reps."""
    (found,) = proposals(equal_repeats(), replace(SIX, age=70))
    assert found.verdict.word == "within reach"
    assert found.recipe.reps_m == equal_repeats().reps_m


def test_scaled_is_never_faster_than_the_session():
    """A set that is slower than the mile already stays so."""
    slow = equal_repeats(4, 600.0, recovery=Recovery("time", 60.0, "jogging"))
    slow = slow.at_pace(MilePace("current", -3.0))
    expert = replace(SIX, experience="experienced")
    found = proposed(slow, expert)["scaled"]
    before = verdict(resolve(slow, expert), expert)
    assert found.verdict.balances[1].lowest >= before.balances[1].lowest


def test_volume_alone_asks_for_less_and_not_for_rest():
    """Where only the volume is too much, neither more recovery nor a slower pace is proposed."""
    newcomer = Athlete(experience="new", mile_time_s=580.0)
    assert list(proposed(ascending_ladder(), newcomer)) == ["reps", "scaled"]


def test_without_a_mark_only_the_scaled_session_is_left():
    """Without a mark no recovery or pace can be worked out; the scaled session is proposed."""
    assert list(proposed(ascending_ladder(), Athlete(experience="new"))) == ["scaled"]


def test_the_recovery_is_common():
    """The proposed recovery is one time after every rep of every set, done as before."""
    drills = PRESETS["Drills, sprints, speed endurance"]
    hurried = rested(drills, 15.0).at_pace(MilePace("goal"))
    (found,) = (p for p in proposals(hurried, SIX, goal=Goal(330.0)) if p.kind == "recovery")
    recoveries = [block.recovery for _, block in found.recipe.sets]
    assert len({(r.by, r.amount) for r in recoveries}) == 1
    assert [r.how for r in recoveries] == [b.recovery.how for _, b in hurried.sets]
    workout = resolve(found.recipe, SIX, goal=Goal(330.0))
    times_s = {step.time_s for step in workout.steps if step.kind == "recovery"}
    assert times_s == {recoveries[0].amount}


def test_only_the_recovery_changes():
    """Where more recovery is proposed, the sets and their paces stay."""
    found = proposed(FOUR_BY_FIVE, NINE)["recovery"].recipe
    assert found.reps_s == FOUR_BY_FIVE.reps_s
    assert [b.pace for _, b in found.sets] == [b.pace for _, b in FOUR_BY_FIVE.sets]
    assert (found.blocks[0], found.blocks[-1]) == (FOUR_BY_FIVE.blocks[0], FOUR_BY_FIVE.blocks[-1])


def test_a_shorter_recovery_than_proposed_does_not_do():
    """With 15 s less than proposed the session is not within reach by D′."""
    found = proposed(FOUR_BY_FIVE, NINE)["recovery"]
    assert by_d_prime(found.verdict) == 0
    amount_s = found.recipe.sets[0][1].recovery.amount
    less = resolve(rested(found.recipe, amount_s - 15), NINE)
    assert by_d_prime(verdict(less, NINE)) > 0


# A mile in 6:00 and 5 km in 22:42 give a D′ of 420 m, of which a jog brings back little.
@pytest.mark.parametrize("how", ["standing", "walking", "jogging"])
def test_a_recovery_where_there_was_none(how):
    """Reps run without recovery are given one that suffices, whatever they were said to do in it."""
    high = Athlete(marks=(RaceResult(1609.344, 360), RaceResult(5000, 1386.5)))
    recipe = ascending_ladder(recovery=Recovery("rep time", 0, how))
    found = proposed(recipe, high)["recovery"]
    assert by_d_prime(found.verdict) == 0


def test_only_the_pace_changes():
    """Where a slower pace is proposed, reps and the rule of the recovery stay, and the pace is slower
    by what the label says.
    """
    found = proposed(FOUR_BY_FIVE, NINE)["pace"]
    assert [b.pace for _, b in found.recipe.sets] == [MilePace("current", -1.0)]
    assert [b.recovery for _, b in found.recipe.sets] == [b.recovery for _, b in FOUR_BY_FIVE.sets]
    rep, before = (resolve(recipe, NINE).reps[0] for recipe in (found.recipe, FOUR_BY_FIVE))
    assert before.speed_m_s / rep.speed_m_s == pytest.approx(1.01)


def test_a_typed_pace_becomes_slower_too():
    """A pace that the coach typed is slowed by the same rule."""
    found = proposed(FOUR_BY_FIVE.at_pace(TypedPace(540)), NINE)["pace"]
    (pace,) = (block.pace for _, block in found.recipe.sets)
    assert isinstance(pace, TypedPace)
    assert pace.mile_time_s == pytest.approx(545.4)


def test_half_a_percent_less_does_not_do():
    """With half a percent less than proposed the session is not within reach by D′."""
    found = proposed(ascending_ladder(), SIX, Goal(340.0))["pace"]
    percent = float(number(found.label))
    assert by_d_prime(found.verdict) == 0
    nearly = ascending_ladder().at_pace(MilePace("goal", 0.5 - percent))
    assert by_d_prime(verdict(resolve(nearly, SIX, goal=Goal(340.0)), SIX)) > 0


def test_an_effort_is_not_slowed():
    """Reps by effort have no pace to slow down, so none is proposed."""
    recipe = equal_repeats(6, 800.0, recovery=Recovery("time", 15.0)).at_pace(EffortPace(9.0))
    assert "pace" not in proposed(recipe, SIX)
    assert "recovery" in proposed(recipe, SIX)


def test_a_pace_too_slow_is_not_proposed():
    """No more than 15 % slower is proposed; beyond, it is another session."""
    assert "pace" not in proposed(ascending_ladder(), SIX, Goal(300.0))
    found = proposed(ascending_ladder(), SIX, Goal(324.0))["pace"]
    assert float(number(found.label)) <= SLOWEST_PERCENT


def test_fewer_reps():
    """Where fewer reps are proposed the label counts them, pace and recovery stay, and by D′ and by
    volume the session is within reach.
    """
    found = proposed(ascending_ladder(), SIX, Goal(350.0))["reps"]
    assert int(number(found.label)) == count(found.recipe)
    assert str(count(ascending_ladder())) in found.label.removeprefix(number(found.label))
    assert [a.word for a in found.verdict.answers][:2] == ["within reach"] * 2
    before = ascending_ladder().sets[0][1]
    assert [(b.pace, b.recovery) for _, b in found.recipe.sets] == [(before.pace, before.recovery)]


def test_one_rep_more_does_not_do():
    """With one rep more than proposed the session is not within reach."""
    found = proposed(equal_repeats(12, 400.0), SIX)["reps"]
    more = resolve(equal_repeats(count(found.recipe) + 1, 400.0), SIX)
    assert verdict(more, SIX).word != "within reach"


def test_one_rep_is_no_session():
    """A session is not cut down to a single rep."""
    expert = Athlete(experience="experienced", mile_time_s=275.0)
    found = proposed(FOUR_BY_FIVE, expert)
    assert "reps" not in found
    assert FEWEST_REPS == 2


def test_the_scaled_session_is_the_workbooks():
    """The scaled session is what the workbook shows the athlete when nothing is tuned."""
    newcomer = Athlete(experience="new", mile_time_s=580.0, longest_run_s=900.0)
    found = proposed(ascending_ladder(), newcomer)["scaled"]
    assert found.recipe == scaled(ascending_ladder(), newcomer)
    assert found.recipe.reps_m == (200, 400, 600)


@pytest.mark.parametrize("status", ["niggle", "returning"])
def test_a_niggle_or_a_return_is_offered_an_easy_run(status):
    """With a niggle, and on coming back, an easy run is offered in place of fast reps that are
    otherwise within reach, no longer than the longest run.
    """
    found = proposed(equal_repeats(), replace(SIX, status=status))
    assert list(found) == ["easy"]
    assert found["easy"].recipe == easy_run()
    short = proposed(equal_repeats(), replace(SIX, status=status, longest_run_s=1200.0))
    assert short["easy"].total_time_s == 1200


@pytest.mark.parametrize("status", ["injured", "ill"])
def test_who_should_rest_is_offered_nothing(status):
    """An injured or ill athlete is offered no session and no easy run in its place."""
    for recipe in PRESETS.values():
        assert proposals(recipe, replace(SIX, status=status)) == ()


def test_who_is_available_needs_no_easy_run():
    """A healthy athlete is not offered an easy run in place of the reps."""
    for recipe in PRESETS.values():
        assert "easy" not in proposed(recipe, SIX, Goal(300.0))


def test_the_coachs_limits_count():
    """A coach who wants more of D′ kept is proposed a longer recovery."""
    own = Assumptions().replaced(KEEP, 30)
    usual, careful = (
        proposed(FOUR_BY_FIVE, NINE, assumptions=a)["recovery"] for a in (Assumptions(), own)
    )
    assert careful.total_time_s > usual.total_time_s


def test_the_day_counts():
    """Proposals are made for the athlete of the day: a better mile of last year does not count."""
    marks = (
        RaceResult(1609.344, 480, TODAY - dt.timedelta(weeks=60)),
        RaceResult(1609.344, 540, TODAY - dt.timedelta(weeks=1)),
    )
    athlete = Athlete(age=30, marks=marks)
    (today, ever) = (
        proposed(FOUR_BY_FIVE, athlete, today=day)["recovery"] for day in (TODAY, None)
    )
    assert today.label == proposed(FOUR_BY_FIVE, NINE)["recovery"].label
    assert ever.label == proposed(FOUR_BY_FIVE, replace(NINE, mile_time_s=480.0))["recovery"].label


def test_the_surface_counts():
    """On a treadmill the same changes are proposed and run by time."""
    found = proposed(FOUR_BY_FIVE, NINE, surface="treadmill")
    assert found["recovery"].label == proposed(FOUR_BY_FIVE, NINE)["recovery"].label


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_preset_for_every_sample(name, preset):
    """Every preset for every sample athlete draws proposals without a fault: each once, each another
    session than the one asked about, with the verdict that the changed session has, which by D′ is
    no worse than before. The session itself is left as it was.
    """
    workbook, recipe = sample(name), PRESETS[preset]
    written = repr(recipe)
    now = verdict(resolve(recipe, workbook.athlete, goal=workbook.goal), workbook.athlete)
    found = proposals(recipe, workbook.athlete, goal=workbook.goal)
    assert repr(recipe) == written
    assert [p.kind for p in found] == [kind for kind in KINDS if kind in {p.kind for p in found}]
    for each in found:
        workout = resolve(each.recipe, workbook.athlete, goal=workbook.goal)
        assert each.verdict == verdict(workout, workbook.athlete)
        assert each.total_time_s == workout.total_time_s
        assert each.recipe != recipe
        assert each.label
        assert by_d_prime(each.verdict) <= by_d_prime(now)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", SAMPLES)
def test_proposals_for_the_scaled_preset(name, preset):
    """What the workbook shows a sample athlete first, the scaled preset, draws proposals without a
    fault too.
    """
    workbook = sample(name)
    recipe = scaled(PRESETS[preset], workbook.athlete)
    for each in proposals(recipe, workbook.athlete, goal=workbook.goal):
        workout = resolve(each.recipe, workbook.athlete, goal=workbook.goal)
        assert each.verdict == verdict(workout, workbook.athlete)


ATHLETES = st.builds(
    Athlete,
    experience=st.sampled_from(["new", "recreational", "experienced"]),
    age=st.none() | st.integers(8, 90),
    mile_time_s=st.floats(223.13, 1200),
    weekly_distance_m=st.none() | st.floats(5000, 150_000),
    longest_run_s=st.none() | st.floats(300, 10_000),
    status=st.sampled_from(["available", "niggle", "returning", "injured"]),
)
RECOVERIES = st.builds(
    lambda unit, how: Recovery(*unit, how),
    st.tuples(st.just("rep time"), st.floats(0, 3)) | st.tuples(st.just("time"), st.floats(0, 300)),
    st.sampled_from(["standing", "walking", "jogging"]),
)
SESSIONS = st.sampled_from(
    [*AS_WRITTEN, gentle_test(), equal_repeats(12, 400.0), timed_intervals(4, 90.0)]
)


def with_recovery(recipe, recovery):
    """Return the recipe with another rule for every recovery."""
    for index, block in recipe.sets:
        recipe = recipe.with_block(index, replace(block, recovery=recovery))
    return recipe


@given(SESSIONS, st.none() | RECOVERIES, ATHLETES, st.floats(0.9, 1.05))
def test_what_is_said_to_help_does(recipe, recovery, athlete, ahead):
    """More recovery and a slower pace bring D′ within reach, fewer reps the volume as well, whoever
    the athlete and whatever the session.
    """
    goal = Goal(max(223.13, athlete.mile_time_s * ahead))
    recipe = with_recovery(recipe, recovery) if recovery else recipe
    found = proposed(recipe, athlete, goal)
    for kind in ("recovery", "pace", "reps"):
        if kind in found:
            assert by_d_prime(found[kind].verdict) == 0
    if "reps" in found:
        assert found["reps"].verdict.answers[1].word == "within reach"
        assert FEWEST_REPS <= count(found["reps"].recipe) < count(recipe)
    if "pace" in found:
        assert 0 < float(number(found["pace"].label)) <= SLOWEST_PERCENT


def test_a_pyramid_keeps_its_shape():
    """Fewer reps of a pyramid are a lower pyramid."""
    found = proposed(pyramid(), SIX, Goal(350.0))["reps"]
    assert found.recipe.reps_m == (200, 400, 600, 400, 200)


def test_the_longest_session_is_no_trouble():
    """Four sets of 60 reps draw proposals, each with its verdict."""
    sets = (WorkSet(Repeats(60, 200.0), recovery=Recovery("time", 30.0)),) * 4
    found = proposed(Recipe("very long", sets), SIX)
    assert {"reps", "scaled"} <= set(found)
    assert all(each.verdict.word in WORDS for each in found.values())


def test_equal_sets_are_counted():
    """What is run then names equal sets with their number, and different ones each."""
    offered = proposed(equal_repeats(), SIX, Goal(300))["scaled"]
    twice = Recipe("twice", (WorkSet(Repeats(2, 400)), WorkSet(Repeats(2, 400))))
    mixed = Recipe("mixed", (WorkSet(Repeats(1, 400)), WorkSet(Repeats(2, 400))))
    assert replace(offered, recipe=twice).work == "2 sets of 2 × 400 m"
    assert replace(offered, recipe=mixed).work == "1 × 400 m; 2 × 400 m"
