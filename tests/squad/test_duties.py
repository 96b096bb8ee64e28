"""Who runs what: each status and age says so in words, and nobody else is altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.squad import ASSUMPTIONS, Member, Tonight, evening_of
from helpers.squad.duties import duty
from helpers.workouts import (
    Recipe,
    Run,
    WorkSet,
    ascending_ladder,
    easy_run,
    equal_repeats,
    gentle_test,
    resolve,
    run_with_bursts,
)

MILE_M = 1609.344
OTHERS = tuple(Member(Athlete(name, mile_time_s=s)) for name, s in (("Ana", 350), ("Ben", 360)))


def beside(recipe=None, *, goal=None, **about):
    """Return an evening of Ana, Ben and a third who is different."""
    third = Athlete("Cleo", **{"mile_time_s": 355, **about})
    return evening_of(recipe or equal_repeats(), (*OTHERS, Member(third, Goal(goal))))


def cleo(found):
    """Return the third of them where she runs the session."""
    return next(runner for runner in found.runners if runner.name == "Cleo")


@pytest.mark.parametrize(
    "about",
    [
        {"status": "niggle"},
        {"status": "injured"},
        {"status": "ill"},
        {"status": "returning"},
        {"age": 12},
        {"age": 17},
        {"age": 64},
        {"mile_time_s": None},
    ],
    ids=str,
)
def test_nobody_else_is_altered(about):
    """Whatever holds for one athlete, the others run all eight reps, and nothing is noted."""
    found = beside(**about)
    for name in ("Ana", "Ben"):
        runner = next(r for r in found.runners if r.name == name)
        assert (len(runner.workout.reps), runner.notes) == (8, ())
        assert runner.workout.steps[0].time_s == 900


def test_a_niggle_runs_easily_and_is_told_why():
    """Who has a niggle runs half an hour easily instead, and stops at pain."""
    found = beside(status="niggle")
    (runner,) = found.easy
    assert (runner.workout.recipe.name, runner.workout.total_time_s) == ("Easy run", 1800)
    assert runner.notes == (
        "A niggle: an easy run instead, and stop at pain that changes the stride.",
    )


def test_an_easy_run_is_no_longer_than_the_longest_of_late():
    """Who never ran longer than 20 minutes is not sent out for 30."""
    (runner,) = beside(status="niggle", longest_run_s=1200.0).easy
    assert runner.workout.total_time_s == 1200


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("injured", "Injured: no running until whoever treats them says so."),
        ("ill", "Ill: rest, and resume easily once symptoms have gone."),
    ],
)
def test_injured_and_ill_rest_and_it_is_said_why(status, why):
    """Who is injured or ill does not run."""
    found = beside(status=status)
    assert [(rest.name, rest.why) for rest in found.resting] == [("Cleo", why)]
    assert {runner.name for runner in (*found.runners, *found.easy)} == {"Ana", "Ben"}


def test_who_comes_back_runs_half_the_reps():
    """Half of nine reps is four."""
    runner = cleo(beside(ascending_ladder(), status="returning"))
    assert len(runner.workout.reps) == 4
    assert runner.notes == ("Coming back: the first 4 of 9 reps, 50 % of them.",)


def test_who_comes_back_cools_down_right_away():
    """After the last of their reps there is no recovery, but the cool-down of all."""
    runner = cleo(beside(status="returning"))
    assert [step.kind for step in runner.workout.steps[-3:]] == ["recovery", "rep", "cool-down"]


def test_the_coach_sets_the_share_of_who_comes_back():
    """With 75 % of eight reps six are run."""
    (share,) = (a for a in ASSUMPTIONS if a.name == "returning_share")
    back = Athlete(mile_time_s=360, status="returning")
    own = Assumptions().replaced(share, 75)
    assert duty(resolve(equal_repeats(), back), back, own).reps == 6


def test_one_rep_cannot_be_shared():
    """A single rep stays a single rep, and the note says so instead of "50 % of them"."""
    runner = cleo(beside(gentle_test(), status="returning"))
    assert len(runner.workout.reps) == 1
    assert runner.notes == ("Coming back: there is one rep only; leave it out if in doubt.",)


@pytest.mark.parametrize("about", [{"status": "returning"}, {"age": 12}, {"age": 70}], ids=str)
def test_a_run_without_reps_is_the_same_for_all(about):
    """There are no reps to share in an easy run, and none are spoken of."""
    runner = cleo(beside(easy_run(), **about))
    assert (runner.workout.total_time_s, runner.notes) == (1800, ())


@pytest.mark.parametrize(
    ("age", "experience", "cap", "reps"),
    # 600 m reps: 0.75 of a mile is 1207 m, 1.25 are 2012 m; 1.5 would be 2414 m.
    [(12, "experienced", 0.75, 2), (15, "recreational", 0.75, 2), (16, "new", 0.75, 2),
     (16, "experienced", 1.25, 3), (17, "recreational", 1.25, 3)],
)  # fmt: skip
def test_under_18_the_work_is_capped(age, experience, cap, reps):
    """Under 16 a newcomer's cap holds, at 16 and 17 a recreational runner's at most."""
    runner = cleo(beside(equal_repeats(4, 600), age=age, experience=experience))
    assert len(runner.workout.reps) == reps
    assert reps * 600 <= cap * MILE_M < (reps + 1) * 600
    who = "Under 16" if age < 16 else "Under 18"
    assert runner.notes == (f"{who}: the first {reps} of 4 reps, and supervised.",)


def test_a_child_runs_one_rep_where_even_that_is_beyond_the_cap():
    """2000 m are more than 0.75 of a mile: one is the least, and it is said that there are two."""
    runner = cleo(beside(equal_repeats(2, 2000.0), age=12))
    assert len(runner.workout.reps) == 1
    assert runner.notes == ("Under 16: the first 1 of 2 reps, and supervised.",)


def test_at_18_nothing_is_capped():
    """Who is 18 runs what all run."""
    runner = cleo(beside(equal_repeats(4, 600), age=18, experience="new"))
    assert (len(runner.workout.reps), runner.notes) == (4, ())


def test_a_child_whose_reps_fit_the_cap_runs_them_all():
    """Four times 200 m are below 0.75 of a mile: nothing is altered, so nothing is said."""
    runner = cleo(beside(equal_repeats(4, 200), age=12))
    assert (len(runner.workout.reps), runner.notes) == (4, ())


def test_a_child_who_comes_back_runs_the_lesser_of_both():
    """Half of 8 × 600 m are four, but the cap leaves two; both are said."""
    runner = cleo(beside(equal_repeats(8, 600), age=12, status="returning"))
    assert len(runner.workout.reps) == 2
    assert [note.split(":")[0] for note in runner.notes] == ["Coming back", "Under 16"]


def test_from_60_the_warm_up_begins_earlier():
    """Five minutes more than the others', of the same whole session."""
    runner = cleo(beside(age=60))
    assert runner.workout.steps[0].time_s == 900 + 300
    assert len(runner.workout.reps) == 8
    assert runner.notes == (
        "From 60: begin to warm up 5 min before the others, and keep 72 h to the next fast day.",
    )


def test_only_the_first_warm_up_is_longer():
    """Easy running before a second set is not another warm-up to lengthen."""
    (_, work, cool_down) = equal_repeats().blocks
    twice = Recipe("Twice", (Run("warm-up", 600), work, Run("warm-up", 300), work, cool_down))
    runner = cleo(beside(twice, age=65))
    times_s = [step.time_s for step in runner.workout.steps if step.kind == "warm-up"]
    assert times_s == [900, 300]


def test_without_a_mark_the_session_goes_by_effort():
    """Who has no mark is in a pack of their own, by effort, and the sheet's source says so."""
    found = beside(mile_time_s=None)
    assert cleo(found).why == "no mark: by effort"
    assert [pack.by_effort for pack in found.packs] == [False, True]
    assert {rep.guide for rep in cleo(found).workout.reps} == {"effort"}


def test_a_goal_without_a_mark_waits():
    """Who has no mark goes by effort, whatever the goal, and a note says so."""
    found = beside(mile_time_s=None, goal=360)
    assert {rep.guide for rep in cleo(found).workout.reps} == {"effort"}
    assert [pack.by_effort for pack in found.packs] == [False, True]
    assert cleo(found).notes == ("No mark yet: by effort; the goal waits for a first test.",)


def test_a_goal_slower_than_the_mark_is_noted():
    """A goal of 6:30 with a mile of 5:55 is no step forward, and that is said."""
    assert cleo(beside(goal=390)).notes == ("The goal is slower than the current mile.",)


def test_a_goal_far_ahead_of_the_mark_is_noted():
    """A goal of 5:30 is 7.0 % faster than 5:55."""
    assert cleo(beside(goal=330)).notes == ("The pace is 7.0 % faster than the current mile.",)


def test_a_pack_of_those_who_come_back_has_a_clock_of_its_own():
    """Where nobody runs more than half, the pack's clock ends after half, with its cool-down."""
    squad = tuple(Member(Athlete(mile_time_s=s, status="returning")) for s in (400, 404))
    (pack,) = evening_of(equal_repeats(), squad).packs
    assert [leg.kind for leg in pack.legs].count("rep") == 4
    assert [leg.kind for leg in pack.legs][-2:] == ["rep", "cool-down"]
    assert pack.whole_reps == 8


def test_who_runs_less_keeps_the_run_that_ends_the_session():
    """Half of eight bursts within a run leaves the easy running before and after them."""
    runner = cleo(beside(run_with_bursts(), status="returning"))
    assert [step.kind for step in runner.workout.steps] == [
        "run", *(["rep", "recovery"] * 4)[:-1], "run"
    ]  # fmt: skip


@given(
    st.sampled_from(["available", "returning"]),
    st.sampled_from([None, *range(8, 81, 4)]),
    st.sampled_from(["new", "recreational", "experienced"]),
    st.floats(240, 900),
    st.integers(1, 20),
    st.sampled_from([100.0, 400.0, 1000.0]),
)
def test_fewer_reps_are_always_said(status, age, experience, mile_s, count, distance_m):
    """Whoever runs fewer reps than the pack finds a note that names both numbers."""
    athlete = Athlete(mile_time_s=mile_s, age=age, experience=experience, status=status)
    own = duty(resolve(equal_repeats(count, distance_m), athlete), athlete)
    said = f"the first {own.reps} of {count} reps"
    assert 1 <= own.reps <= count
    assert own.reps == count or any(said in note for note in own.notes)
    caps = {"new": 0.75, "recreational": 1.25, "experienced": 1.25}
    if age is not None and age < 18 and own.reps > 1:
        cap = caps["new" if age < 16 else experience]
        assert own.reps * distance_m <= cap * MILE_M * (1 + 1e-6)


def test_fewer_reps_within_two_sets_end_in_the_first():
    """Half of two sets of four is the first set: its rest and the second set are left out."""
    work = WorkSet(equal_repeats(4, 200).sets[0][1].shape, rest_s=180)
    recipe = Recipe("Two sets", (Run("warm-up", 600), work, work, Run("cool-down", 600)))
    kinds = [step.kind for step in cleo(beside(recipe, status="returning")).workout.steps]
    assert kinds == ["warm-up", *(["rep", "recovery"] * 4)[:-1], "cool-down"]


def test_the_easy_run_keeps_inside_the_slot():
    """In twenty minutes nobody runs easily for thirty."""
    squad = (Member(Athlete(mile_time_s=400, status="niggle")),)
    (runner,) = evening_of(equal_repeats(), squad, Tonight(slot_s=1200)).easy
    assert runner.workout.total_time_s == 1200
