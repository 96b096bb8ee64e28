"""The coach's hand: what each change does, what it refuses, and what planning anew keeps."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.season import Club, Event, Outline, cautions, plan, shaping
from helpers.season.log import Done
from helpers.workouts import Run, easy_run, equal_repeats, strength_session

MONDAY = dt.date(2026, 11, 23)
RAVI = Athlete(mile_time_s=370, weekly_distance_m=32_000, longest_run_s=3600)
GOAL = Goal(360, race_date=dt.date(2027, 2, 13))
TUE, WED, THU, FRI, SAT, SUN = (MONDAY + dt.timedelta(days=n) for n in range(1, 7))
START = Outline(start=MONDAY)


def season_of(outline=START, athlete=RAVI):
    """Return Ravi's twelve weeks; his days are Tuesday, Thursday, Saturday and Sunday."""
    return plan(athlete, GOAL, MONDAY, outline=outline)


SEASON = season_of()


def names(season, day):
    """Return the names of what a day holds."""
    return [session.recipe.name for session in season.on(day)]


def untouched(after, *days):
    """Tell whether every day but these is as it was."""
    everyday = {s.day for s in (*SEASON.sessions, *after.sessions)} - {*days}
    return all(after.on(day) == SEASON.on(day) for day in everyday)


def at(day, kind):
    """Return the place of the session of a kind on a day."""
    return [session.kind for session in SEASON.on(day)].index(kind)


def test_a_moved_session_is_on_its_new_day():
    """It leaves its day and comes to the other, and says from where; nothing else moves at once."""
    after = season_of(shaping.moved(SEASON, START, THU, 0, FRI))
    assert names(after, THU) == []
    (moved,) = after.on(FRI)
    assert (moved.recipe, moved.by_hand) == (SEASON.on(THU)[0].recipe, "moved from Thu 26 Nov")
    assert after.weeks[0].emptied == ((THU, "Pacing practice moved to Fri 27 Nov"),)
    assert {s.day for s in after.sessions} == {s.day for s in SEASON.sessions} - {THU} | {FRI}


def test_a_session_goes_alone():
    """What else is on its day stays there."""
    outline = shaping.moved(SEASON, START, SUN, at(SUN, "strength"), WED)
    after = season_of(outline)
    assert names(after, SUN) == ["Easy run"]
    assert names(after, WED) == ["Strength A"]


def test_lifting_comes_after_the_run_of_its_new_day():
    """Strength that is moved to a day with a run is done after it."""
    after = season_of(shaping.moved(SEASON, START, SUN, at(SUN, "strength"), SAT))
    assert [s.kind for s in after.on(SAT)] == ["long run", "strength"]


def test_a_move_beside_another_fast_day_is_pointed_out():
    """A coach may put two fast days side by side, and is told."""
    after = season_of(shaping.moved(SEASON, START, THU, 0, WED))
    assert any("less than 48 h apart" in caution.reason for caution in cautions(after))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda: shaping.moved(SEASON, START, TUE, 0, THU), "Thu 26 Nov holds a run already"),
        (lambda: shaping.moved(SEASON, START, WED, 0, FRI), "Wed 25 Nov holds no such session"),
        (lambda: shaping.moved(SEASON, START, TUE, 7, FRI), "holds no such session"),
        (lambda: shaping.moved(SEASON, START, TUE, -1, FRI), "holds no such session"),
        (
            lambda: shaping.moved(SEASON, START, TUE, 0, dt.date(2027, 3, 1)),
            "The season goes from 23 November to 14 February 2027",
        ),
        (lambda: shaping.moved(SEASON, START, GOAL.race_date, 0, FRI), "The mile on Sat 13 Feb stands"),
        (lambda: shaping.deleted(SEASON, START, GOAL.race_date, 0), "stands"),
        (lambda: shaping.swapped(SEASON, START, GOAL.race_date, TUE), "stands"),
        (lambda: shaping.swapped(SEASON, START, TUE, TUE), "given twice"),
        (lambda: shaping.missed(SEASON, START, GOAL.race_date, 0), "not for moving or changing"),
        (lambda: shaping.lengthened(SEASON, START, SAT, 0, 4), "Sessions last 5 to 360 minutes"),
        (lambda: shaping.lengthened(SEASON, START, SAT, 0, 400), "Sessions last 5 to 360 minutes"),
        (
            lambda: shaping.lengthened(SEASON, START, SUN, at(SUN, "strength"), 60),
            "easy running can be lengthened",
        ),
        (lambda: shaping.lengthened(SEASON, START, TUE, 0, 10), "its reps can't"),
        (
            lambda: shaping.added(SEASON, START, dt.date(2027, 3, 1), "easy run", easy_run()),
            "Choose a day in it",
        ),
        (lambda: shaping.locked(SEASON, START, dt.date(2026, 11, 1)), "Choose a day in it"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(change, sentence):
    """A day with a run, a race, a day outside, minutes that reps do not have."""
    with pytest.raises(InputError, match=sentence):
        change()


def test_a_missed_session_is_not_stacked():
    """What was missed cannot be moved to another day, nor swapped."""
    outline = shaping.missed(SEASON, START, THU, 0)
    season = season_of(outline)
    with pytest.raises(InputError, match="never stacked on another day"):
        shaping.moved(season, outline, THU, 0, FRI)
    with pytest.raises(InputError, match="let go"):
        shaping.swapped(season, outline, THU, SUN)


def test_a_run_may_come_where_one_was_missed():
    """A day whose run was missed has room for another."""
    outline = shaping.missed(SEASON, START, THU, 0)
    after = season_of(shaping.moved(season_of(outline), outline, SAT, 0, THU))
    assert [s.missed for s in after.on(THU)] == [True, False]


def test_two_days_exchange_what_they_hold():
    """Swapping Thursday and Saturday swaps all of both, and says so."""
    after = season_of(shaping.swapped(SEASON, START, THU, SUN))
    assert names(after, THU) == names(SEASON, SUN)
    assert names(after, SUN) == names(SEASON, THU)
    assert after.on(SUN)[0].by_hand == "swapped with Thu 26 Nov"


def test_swapping_twice_brings_everything_back():
    """Two days that were swapped back hold what they held."""
    outline = shaping.swapped(SEASON, START, THU, SUN)
    back = season_of(shaping.swapped(season_of(outline), outline, THU, SUN))
    assert [names(back, day) for day in (THU, SUN)] == [names(SEASON, day) for day in (THU, SUN)]


def test_swapping_with_a_day_off_is_moving():
    """A day off may be swapped as well."""
    after = season_of(shaping.swapped(SEASON, START, TUE, WED))
    assert names(after, TUE) == []
    assert names(after, WED) == names(SEASON, TUE)


def test_another_recipe_takes_a_sessions_place():
    """It has its own minutes, distance and load, and says instead of what."""
    outline = shaping.replaced_by(
        SEASON, START, THU, 0, kind="short intervals", recipe=equal_repeats()
    )
    (session,) = season_of(outline).on(THU)
    assert (session.kind, session.recipe) == ("short intervals", equal_repeats())
    assert session.by_hand == "instead of Pacing practice"
    assert session.minutes > 0
    assert session.load > 0


@pytest.mark.parametrize(("day", "minutes"), [(SAT, 75), (SAT, 30), (TUE, 70), (TUE, 45)])
def test_a_session_lasts_as_long_as_asked(day, minutes):
    """A run, or the easy running around reps, is lengthened or shortened; the reps stay."""
    before = SEASON.on(day)[0]
    session = season_of(shaping.lengthened(SEASON, START, day, 0, minutes)).on(day)[0]
    assert session.minutes == pytest.approx(minutes, abs=0.02)
    assert session.recipe.reps_m == before.recipe.reps_m
    assert session.by_hand == f"{minutes} min instead of {before.minutes:.0f}"


def test_the_cool_down_gives_way_before_the_warm_up():
    """Cut by ten minutes, reps are still run warm, and both keep five minutes at the least."""
    session = SEASON.on(TUE)[0]
    shorter = shaping.lengthened(SEASON, START, TUE, 0, session.minutes - 10)
    runs = [
        block for block in season_of(shorter).on(TUE)[0].recipe.blocks if isinstance(block, Run)
    ]
    before = [block for block in session.recipe.blocks if isinstance(block, Run)]
    assert runs[-1].duration_s == 300
    assert runs[0].duration_s == sum(run.duration_s for run in before) - 600 - 300
    assert runs[0].duration_s >= 300


def test_a_run_made_too_long_is_pointed_out():
    """The rule about the longest run is held against what the coach made of it."""
    after = season_of(shaping.lengthened(SEASON, START, SAT, 0, 120))
    assert any("No session goes more than 10 %" in c.reason for c in cautions(after))


def test_a_session_is_added():
    """It comes beside what is there, a lift after the run."""
    after = season_of(shaping.added(SEASON, START, THU, "strength", strength_session()))
    assert [s.kind for s in after.on(THU)] == ["long intervals", "strength"]
    assert after.on(THU)[1].by_hand == "added"


def test_a_day_has_an_end():
    """A fifth session in a day is refused."""
    outline = START
    for _ in range(3):
        outline = shaping.added(season_of(outline), outline, THU, "strength", strength_session())
    with pytest.raises(InputError, match="4 are the most"):
        shaping.added(season_of(outline), outline, THU, "strength", strength_session())


def test_a_session_is_taken_away():
    """The others of its day stay, and the day says what is gone."""
    after = season_of(shaping.deleted(SEASON, START, SUN, at(SUN, "strength")))
    assert names(after, SUN) == ["Easy run"]
    assert (SUN, "Strength A taken out") in after.weeks[0].emptied


def test_a_day_is_given_back():
    """One day as planned again, and the season is what it was."""
    outline = shaping.moved(SEASON, START, THU, 0, FRI)
    for day in (THU, FRI):
        outline = shaping.as_planned(outline, day)
    assert season_of(outline) == SEASON


def test_a_mark_of_missed_is_taken_back():
    """Then the session counts as before."""
    outline = shaping.missed(SEASON, START, THU, 0)
    back = shaping.missed(season_of(outline), outline, THU, 0, was_missed=False)
    assert season_of(back).on(THU)[0].load == SEASON.on(THU)[0].load
    assert season_of(outline).on(THU)[0].load == 0


def test_what_was_done_was_not_missed():
    """A session with a note of what was done cannot be marked as missed."""
    outline = Outline(start=MONDAY, log=(Done(THU, 40.0, 7.0, "long intervals"),))
    with pytest.raises(InputError, match="What was done was not missed"):
        shaping.missed(season_of(outline), outline, THU, 0)


@given(st.integers(0, 60))
@settings(max_examples=20)
def test_locking_a_day_as_it_is_changes_no_other(place):
    """A coach who locks what is planned finds every session of the others as it was."""
    days = sorted({session.day for session in SEASON.sessions if not session.anchor})
    day = days[place % len(days)]
    after = season_of(shaping.locked(SEASON, START, day))
    assert all(session.locked for session in after.on(day))
    assert [s.recipe for s in after.on(day)] == [s.recipe for s in SEASON.on(day)]
    assert untouched(after, day)


def test_a_locked_day_is_set_free():
    """Unlocked, it stays the coach's own until the season is planned anew."""
    outline = shaping.locked(SEASON, START, THU)
    free = shaping.locked(season_of(outline), outline, THU, lock=False)
    assert not season_of(free).on(THU)[0].locked
    assert season_of(shaping.planned_anew(free)) == SEASON


def test_a_locked_session_survives_another_mark():
    """A new mark sizes everything anew but what is locked."""
    outline = shaping.locked(SEASON, START, THU)
    faster = Athlete(mile_time_s=300, weekly_distance_m=32_000, longest_run_s=3600)
    after = season_of(outline, faster)
    assert after.on(THU)[0].recipe == SEASON.on(THU)[0].recipe
    assert after.on(SAT) != SEASON.on(SAT)


def test_planning_anew_goes_around_a_locked_fast_day():
    """A fast session locked on Friday makes the fast days beside it easy, once planned anew and
    given back.
    """
    outline = shaping.moved(SEASON, START, THU, 0, FRI)
    outline = shaping.locked(season_of(outline), outline, FRI)
    outline = shaping.as_planned(shaping.planned_anew(outline), THU)
    after = season_of(outline)
    assert [s.kind for s in after.on(THU)] == ["easy run"]
    assert "Another fast day stands less than 48 h away" in after.on(THU)[0].why
    assert not [c for c in cautions(after) if "apart" in c.reason]


def test_planning_anew_keeps_what_is_locked_or_missed():
    """Moves are forgotten; locks and marks of missed are not."""
    outline = shaping.moved(SEASON, START, THU, 0, FRI)
    outline = shaping.missed(season_of(outline), outline, SAT, 0)
    outline = shaping.locked(season_of(outline), outline, SUN)
    anew = shaping.planned_anew(outline)
    after = season_of(anew)
    assert after.on(THU) == SEASON.on(THU)
    assert after.on(FRI) == ()
    assert after.on(SAT)[0].missed
    assert all(session.locked for session in after.on(SUN))


def test_a_club_session_stays_where_it_is():
    """What a club has fixed is neither moved, nor swapped, nor replaced, nor taken away here."""
    outline = Outline(start=MONDAY, anchors=(Club(1, "long intervals", 75, "Tuesday track"),))
    season = season_of(outline)
    for change in (
        lambda: shaping.moved(season, outline, TUE, 0, WED),
        lambda: shaping.swapped(season, outline, TUE, WED),
        lambda: shaping.deleted(season, outline, TUE, 0),
        lambda: shaping.replaced_by(season, outline, TUE, 0, kind="easy run", recipe=easy_run()),
    ):
        with pytest.raises(InputError, match="It is fixed from outside"):
            change()


def test_a_day_beside_a_trial_may_be_changed_around_it():
    """A trial has a date of its own: what is added to its day comes beside it."""
    outline = Outline(start=MONDAY, anchors=(Event(SAT, "time trial", name="Trial"),))
    season = season_of(outline)
    after = season_of(shaping.added(season, outline, SAT, "strength", strength_session()))
    assert names(after, SAT) == ["Trial", "Strength A"]


def noted(*entries, season=SEASON, outline=START, today=SUN):
    """Return the outline after something was done."""
    return shaping.noted(season, outline, entries, today=today)


TRACK = Club(2, "long intervals", 75, "Track night")
DRILLS = Done(TUE, 53.0, 7.0, "short intervals")


def test_what_was_done_keeps_its_name_and_kind():
    """A club night on the day after, given later, leaves the drills that were done what they were:
    they count for the week, and nothing is planned beside them or once more.
    """
    after = season_of(replace(noted(DRILLS), anchors=(TRACK,)))
    (drills, *_) = after.on(TUE)
    assert (drills.recipe, drills.kind) == (SEASON.on(TUE)[0].recipe, "short intervals")
    assert drills.done == DRILLS
    week = after.weeks[0].sessions
    assert [s.recipe.name for s in week].count(drills.recipe.name) == 1
    assert "Not planned" not in [s.recipe.name for s in week]
    fast = [s.day for s in week if s.is_fast]
    assert all((b - a).days >= 2 for a, b in pairwise(fast) if b != WED)
    assert [s.kind for s in after.on(WED)] == ["easy run"]


@pytest.mark.parametrize("kind", ["", "short intervals"])
def test_a_pasted_line_fixes_its_day(kind):
    """A line of a log says that the session of its day was done, with its kind or without."""
    after = season_of(replace(noted(Done(TUE, 50.0, kind=kind)), anchors=(TRACK,)))
    assert after.on(TUE)[0].recipe == SEASON.on(TUE)[0].recipe
    assert after.on(TUE)[0].done


def test_noting_is_one_change_and_moves_nothing():
    """The day is as it was but for its note, and so is every other; without the note all is back."""
    outline = noted(DRILLS)
    after = season_of(outline)
    assert [replace(s, done=None) for s in after.on(TUE)] == list(SEASON.on(TUE))
    assert untouched(after, TUE)
    assert shaping.deleted(after, outline, TUE, 0) == START


def test_what_was_done_beside_the_plan_fixes_no_day():
    """A run on a day off, or lifting where a run was planned, leaves the day to the plan."""
    outline = noted(Done(WED, 30.0), Done(THU, 30.0, kind="strength"))
    assert outline.days == ()
    assert len(outline.log) == 2


def test_planning_anew_keeps_what_was_done():
    """A noted day stays, and the one that its session was moved from stays as it was left."""
    moved = shaping.moved(SEASON, START, THU, 0, FRI)
    outline = noted(Done(FRI, 36.0, 7.0, "long intervals"), season=season_of(moved), outline=moved)
    after = season_of(shaping.planned_anew(outline))
    assert names(after, FRI) == names(SEASON, THU)
    assert names(after, THU) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda season, outline: shaping.moved(season, outline, TUE, 0, WED),
        lambda season, outline: shaping.swapped(season, outline, TUE, WED),
        lambda season, outline: shaping.lengthened(season, outline, TUE, 0, 60),
        lambda season, outline: shaping.as_planned(outline, TUE),
        lambda season, outline: shaping.replaced_by(
            season, outline, TUE, 0, kind="easy run", recipe=easy_run()
        ),
    ],
)
def test_what_was_done_is_not_moved_or_changed(change):
    """It was done on its day, as it was; the note may be taken out first."""
    outline = noted(DRILLS)
    with pytest.raises(InputError, match="Take the note out first"):
        change(season_of(outline), outline)


def test_a_note_taken_out_leaves_the_coachs_changes():
    """A session that was moved and done is still moved when its note goes."""
    moved = shaping.moved(SEASON, START, THU, 0, FRI)
    outline = noted(Done(FRI, 36.0), season=season_of(moved), outline=moved)
    after = season_of(shaping.deleted(season_of(outline), outline, FRI, 0))
    assert after == season_of(moved)


def test_what_is_to_come_was_neither_done_nor_missed():
    """Both are refused before their day; a mark that stands can be taken back."""
    with pytest.raises(InputError, match="28 November 2026 is still to come"):
        noted(Done(SAT, 60.0), today=FRI)
    with pytest.raises(InputError, match=r"Long run on Sat 28 Nov is still to come.*take it out"):
        shaping.missed(SEASON, START, SAT, 0, today=FRI)
    outline = shaping.missed(SEASON, START, SAT, 0, today=SAT)
    back = shaping.missed(season_of(outline), outline, SAT, 0, was_missed=False, today=FRI)
    assert not season_of(back).on(SAT)[0].missed


def test_planning_anew_fills_no_day_whose_session_lives_on_elsewhere():
    """A session moved to Friday and locked there leaves Thursday free: no run more in the week."""
    outline = shaping.moved(SEASON, START, THU, 0, FRI)
    outline = shaping.locked(season_of(outline), outline, FRI)
    once = shaping.planned_anew(outline)
    after = season_of(once)
    assert names(after, THU) == []
    assert names(after, FRI) == names(SEASON, THU)
    assert after.weeks[0].counted_m == pytest.approx(SEASON.weeks[0].counted_m, rel=0.02)
    assert shaping.planned_anew(once) == once


def test_both_days_of_a_swap_stay_where_one_is_locked():
    """Planned anew, Thursday keeps what came from the locked Sunday."""
    outline = shaping.swapped(SEASON, START, THU, SUN)
    outline = shaping.locked(season_of(outline), outline, SUN)
    after = season_of(shaping.planned_anew(outline))
    assert names(after, SUN) == names(SEASON, THU)
    assert names(after, THU) == names(SEASON, SUN)


def test_a_lock_takes_effect_when_the_plan_is_made_anew():
    """Locking a longer run moves nothing; planned anew, the week goes around it."""
    outline = shaping.lengthened(SEASON, START, SAT, 0, 80)
    before = season_of(outline)
    outline = shaping.locked(before, outline, SAT)
    locked = season_of(outline)
    assert [replace(s, locked=False) for s in locked.sessions] == list(before.sessions)
    anew = season_of(shaping.planned_anew(outline))
    assert anew.on(SAT)[0].minutes == pytest.approx(80, abs=0.02)
    assert anew.on(SUN)[0].minutes < before.on(SUN)[0].minutes


def test_unlocking_moves_nothing_either():
    """A day that was planned around is planned around until the plan is made anew."""
    outline = shaping.lengthened(SEASON, START, SAT, 0, 80)
    outline = shaping.planned_anew(shaping.locked(season_of(outline), outline, SAT))
    before = season_of(outline)
    after = season_of(shaping.locked(before, outline, SAT, lock=False))
    assert [replace(s, locked=True) for s in after.on(SAT)] == list(before.on(SAT))
    assert all(after.on(d) == before.on(d) for d in {s.day for s in before.sessions} - {SAT})


def test_a_day_that_is_not_free_is_pointed_out():
    """A session moved to Friday, which is not ticked, is kept with a caution; one done there is not
    talked about.
    """
    outline = shaping.moved(SEASON, START, THU, 0, FRI)
    (caution,) = season_of(outline).unfitting
    assert caution.reason.startswith("Fri 27 Nov is not free for training, and Pacing practice")
    done = noted(Done(FRI, 36.0), season=season_of(outline), outline=outline)
    assert season_of(done).unfitting == ()
