import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.season.calendar import KINDS, Session, Week, days_apart, monday_of
from helpers.workouts import easy_run

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
