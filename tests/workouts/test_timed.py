import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.workouts import (
    EffortPace,
    MilePace,
    Timed,
    long_intervals,
    long_rep_time,
    timed_intervals,
)
from helpers.workouts.timed import silence


# Sayer, S6e: 8 to 10 x 30 s at 90-95 % effort, 60 s jog.
@pytest.mark.parametrize("count", [8, 10])
def test_short_timed_intervals(count):
    """8 to 10 × 30 s with a jog of 60 s between them."""
    ((_, work),) = timed_intervals(count).sets
    assert work.shape.reps_s == (30.0,) * count
    assert (work.recovery.by, work.recovery.amount, work.recovery.how) == ("time", 60, "jogging")


def test_effort_stands_for_effort():
    """The article's 90 to 95 % of effort become RPE 9, and the workbook says that it is ours."""
    ((_, work),) = timed_intervals().sets
    assert work.pace == EffortPace(9.0)
    assert "the rating for" in timed_intervals().ours


# Sayer, S6f: 4 x 5 min for a best mile of 9:00 or slower, 4 x 3 min for 8:00 or faster.
@pytest.mark.parametrize(
    ("mile_s", "rep_s"), [(240, 180), (480, 180), (540, 300), (900, 300), (510, 240)]
)
def test_length_of_long_intervals(mile_s, rep_s):
    """3 minutes to 8:00, 5 minutes from 9:00, and the straight line between, which is ours."""
    assert long_rep_time(mile_s) == rep_s


@given(st.floats(223, 2700), st.floats(0, 300))
def test_slower_milers_never_get_shorter_reps(mile_s, more_s):
    """The length of a long interval never falls as the mile gets slower."""
    assert 180 <= long_rep_time(mile_s) <= long_rep_time(mile_s + more_s) <= 300


def test_long_intervals_are_four_at_mile_pace():
    """Long intervals are four at current mile pace."""
    ((_, work),) = long_intervals(300.0).sets
    assert work.shape == Timed(4, 300.0)
    assert work.pace == MilePace("current")


@pytest.mark.parametrize(("rep_s", "marked"), [(180.0, False), (300.0, False), (240.0, True)])
def test_a_length_between_is_marked_ours(rep_s, marked):
    """Only a length the article does not state is marked as the workbook's own."""
    assert ("length of the rep" in long_intervals(rep_s).ours) is marked


@pytest.mark.parametrize(("mile_s", "silent"), [(480, 0), (481, 1), (539, 1), (540, 0)])
def test_where_the_article_is_silent(mile_s, silent):
    """Between 8:00 and 9:00 the article says nothing, and the workbook points that out."""
    assert len(silence(mile_s)) == silent


def test_the_silence_offers_three_ways():
    """Where the article is silent, the coach gets both its lengths and the one between."""
    (caution,) = silence(510)
    assert all(way in caution.suggestion for way in ("4 × 3:00", "4 × 5:00", "4 × 4:00", "(ours)"))


@pytest.mark.parametrize("rep_s", [0, -30, 4.9, 1801, math.nan, math.inf])
def test_impossible_times(rep_s):
    """A rep of no time, or of more than half an hour, is refused."""
    with pytest.raises(InputError, match="5 seconds to 30 minutes"):
        Timed(4, rep_s)


@pytest.mark.parametrize("count", [0, -3, 200, math.nan])
def test_impossible_counts(count):
    """0, −3 or 200 reps are refused."""
    with pytest.raises(InputError, match="1 to 60"):
        Timed(count, 30)


def test_less_of_timed_intervals_is_one_fewer():
    """A smaller set has one rep less, down to one."""
    assert Timed(2, 30).smaller() == Timed(1, 30)
    assert Timed(1, 30).smaller() is None
