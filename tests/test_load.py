import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.load import fatigue, fitness, form, monotony, session_load, strain

# Loads of the worked week in unbrokn.fit's glossary of training monotony; with the sample
# standard deviation, 253.3, its monotony is 350 / 253.3.
WEEK = (600, 200, 400, 500, 100, 650, 0)

LOADS = st.lists(st.floats(0, 2000), min_size=2, max_size=14)


# Foster's session RPE as worked in print: 60 min at 7, 75 min at 7 and at 9, 30 min at 3.
@pytest.mark.parametrize(
    ("rpe", "minutes", "load"), [(7, 60, 420), (7, 75, 525), (9, 75, 675), (3, 30, 90)]
)
def test_published_session_loads(rpe, minutes, load):
    """A session's load is its rating times its minutes."""
    assert session_load(rpe, minutes) == load


# active.com: three 20-minute 5 km races at 9, and 11.7 miles at 9:00 and 2: 750.6 in all.
def test_a_published_week_of_a_runner():
    """The loads of several sessions add up to the published sum."""
    loads = session_load(np.array([9, 9, 9, 2]), np.array([20, 20, 20, 11.7 * 9]))
    assert loads.sum() == pytest.approx(750.6)


@pytest.mark.parametrize("rpe", [-1, 10.5, float("nan"), float("inf")])
def test_ratings_beside_the_scale_are_refused(rpe):
    """A rating that is not on the scale is refused."""
    with pytest.raises(InputError, match="0 to 10"):
        session_load(rpe, 60)


@pytest.mark.parametrize("minutes", [-1, float("nan")])
def test_negative_durations_are_refused(minutes):
    """A duration below zero, or none, is refused."""
    with pytest.raises(InputError, match="not negative"):
        session_load(5, minutes)


def test_one_bad_rating_among_many_is_refused():
    """An array is refused for one rating that is not on the scale."""
    with pytest.raises(InputError, match="0 to 10"):
        session_load(np.array([5, 11]), 60)


def test_monotony_takes_the_sample_deviation():
    """Monotony is the mean over the sample standard deviation, 350 / 253.3."""
    assert monotony(WEEK) == pytest.approx(1.382, abs=0.0005)


def test_strain():
    """Strain is the load of the week times its monotony, 2450 x 1.382."""
    assert strain(WEEK) == pytest.approx(2450 * 1.382, rel=0.0005)


@pytest.mark.parametrize("daily", [[], [100], [0] * 7])
def test_a_week_without_load_has_no_monotony(daily):
    """Monotony and strain of a week without load are left open."""
    assert monotony(daily) is None
    assert strain(daily) is None


def test_equal_days_have_the_highest_monotony():
    """Days all alike have a monotony of 10, the cap, and not infinity."""
    assert monotony([300] * 7) == 10


# Start values and constants of the recursion x += (load - x) / N: 100 (1 - (1 - 1/42)^42) and
# 100 (1 - (1 - 1/7)^7).
def test_fitness_after_42_days():
    """Fitness under a constant 100 is 63.65 after its 42 days."""
    assert fitness([100] * 42)[-1] == pytest.approx(63.65, abs=0.005)


def test_fatigue_after_7_days():
    """Fatigue under a constant 100 is 66.01 after its 7 days."""
    assert fatigue([100] * 7)[-1] == pytest.approx(66.01, abs=0.005)


def test_form_falls_in_hard_weeks():
    """More load than one is used to drives form below zero."""
    assert form([200] * 14, start=100)[-1] < 0


def test_form_rises_with_rest():
    """After steady training, a week of rest lifts form above zero."""
    assert form([0] * 7, start=100)[-1] > 0


def test_form_of_a_steady_athlete():
    """Who trains as ever has neither gained nor lost form."""
    assert form([80] * 30, start=80) == pytest.approx(np.zeros(30))


@given(LOADS, st.floats(0, 500))
def test_form_is_fitness_less_fatigue(daily, start):
    """Form is the difference of the two at the end of the same day."""
    assert form(daily, start) == pytest.approx(fitness(daily, start) - fatigue(daily, start))


@given(LOADS, st.floats(0, 500))
def test_levels_stay_between_start_and_loads(daily, start):
    """Fitness and fatigue never leave the range of what was trained."""
    low, high = min(start, *daily) - 1e-9, max(start, *daily) + 1e-9
    for level in (fitness(daily, start), fatigue(daily, start)):
        assert level.shape == (len(daily),)
        assert ((low <= level) & (level <= high)).all()


@given(LOADS, st.floats(0.1, 10))
def test_monotony_has_no_unit(daily, factor):
    """Twice the load every day is as monotonous."""
    if any(load > 1e-6 for load in daily):
        scaled = [load * factor for load in daily]
        assert monotony(scaled) == pytest.approx(monotony(daily), rel=1e-6)


@given(st.permutations(WEEK))
def test_monotony_knows_no_order(days):
    """The same days in another order are as monotonous."""
    assert monotony(days) == pytest.approx(monotony(WEEK))
