import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.season.calendar import KINDS, PHASES, Season, Session, Week, days_apart, monday_of
from helpers.workouts import easy_run, run_walk

MONDAY = dt.date(2026, 11, 23)


def session(weekday, kind="easy run", *, minutes=30.0, running_m=5000.0, rpe=3.0):
    """Return a session on a weekday of the week."""
    day = MONDAY + dt.timedelta(days=weekday)
    return Session(day, kind, easy_run(60.0 * minutes), minutes, running_m, rpe)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_a_week_begins_on_monday(day):
    """The Monday of a day is a Monday, six days before it at most."""
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


@pytest.mark.parametrize(
    ("one", "other", "apart"), [(0, 6, 1), (6, 0, 1), (1, 4, 3), (0, 4, 3), (2, 2, 0)]
)
def test_weekdays_go_round(one, other, apart):
    """Sunday and Monday are neighbors, and no two weekdays are more than three apart."""
    assert days_apart(one, other) == apart


@pytest.mark.parametrize("kind", KINDS)
def test_which_kinds_are_fast(kind):
    """Intervals, tests and races are fast; runs and cross-training are not."""
    fast = {"short intervals", "long intervals", "test or race"}
    assert session(0, kind).is_fast is (kind in fast)


def test_a_weeks_sums():
    """Load and distance of a week are the sums of its sessions."""
    week = Week(MONDAY, "build", (session(1), session(3, rpe=7.0, minutes=60.0)))
    assert (week.load, week.running_m) == (30 * 3 + 60 * 7, 10_000)


def test_a_weeks_days():
    """Days off count as zero, and two sessions of a day add up."""
    week = Week(MONDAY, "build", (session(1), session(1), session(6)))
    assert week.daily_loads == (0, 180, 0, 0, 0, 0, 90)


def test_the_longest_run_is_a_run():
    """Only running without stopping counts for the longest run."""
    sessions = (
        session(0, minutes=25),
        session(1, "long intervals", minutes=70),
        session(2, "cross-training", minutes=90),
        session(6, "long run", minutes=50),
    )
    assert Week(MONDAY, "build", sessions).longest_run_min == 50


def test_a_week_without_runs():
    """A week without sessions has no load and no longest run."""
    week = Week(MONDAY, "race", ())
    assert (week.load, week.longest_run_min, week.daily_loads) == (0, 0, (0,) * 7)


def test_load_of_one_kind():
    """The load of one kind of session leaves the others out."""
    week = Week(MONDAY, "build", (session(1), session(2, "long run", minutes=40), session(3)))
    assert week.load_of("easy run") == 180


@pytest.mark.parametrize("kind", KINDS)
def test_which_kinds_are_run(kind):
    """Strength, power and cross-training are no runs."""
    assert session(0, kind).is_run is (kind not in ("strength", "power", "cross-training"))


@pytest.mark.parametrize("phase", PHASES)
def test_a_lighter_week_says_so(phase):
    """A week is called by its phase, or lighter."""
    assert Week(MONDAY, phase, ()).word == phase
    assert Week(MONDAY, phase, (), lighter=True).word == "lighter"


def test_what_was_missed_weighs_nothing():
    """A missed session has no load, is not fast and adds nothing to its week."""
    missed = replace(session(1, "long intervals", minutes=60), missed=True)
    week = Week(MONDAY, "build", (missed, session(6, minutes=30)))
    assert (missed.load, missed.is_fast, missed.far_m) == (0, False, 0)
    assert (week.load, week.running_m, week.longest_run_min) == (90, 5000, 30)


def test_walks_break_a_run():
    """Ten minutes, a walk and five more are ten minutes without stopping."""
    broken = replace(session(6, "long run"), recipe=run_walk(600, total_run_s=900))
    assert Week(MONDAY, "base", (broken,)).longest_run_min == 10


def test_the_days_of_a_season():
    """A season holds the days of its weeks, and knows what is on each."""
    run = session(3)
    season = Season((Week(MONDAY, "build", (run,)),), None, newcomer=False)
    assert season.on(MONDAY + dt.timedelta(days=3)) == (run,)
    assert season.on(MONDAY) == ()
    assert season.holds(MONDAY + dt.timedelta(days=6))
    assert not season.holds(MONDAY + dt.timedelta(days=7))
    assert not season.holds(MONDAY - dt.timedelta(days=1))
