import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.paces.riegel import equivalent_time, validity
from helpers.units import MILE_M


def test_a_mile_from_20_minutes_for_5_km():
    """5 km in 20:00 is a mile of 6:00.8 by Riegel's 1.06 (1200 x 0.3218688^1.06)."""
    assert equivalent_time(5000, 1200, MILE_M) == pytest.approx(360.8, abs=0.05)


def test_twice_the_distance():
    """Twice the distance takes 2^1.06 = 2.085 times as long."""
    assert equivalent_time(5000, 1350, 10_000) == pytest.approx(1350 * 2.0849, abs=0.1)


def test_an_exponent_of_one_is_even_pace():
    """With an exponent of 1, every distance is run at one pace."""
    assert equivalent_time(1000, 200, 5000, exponent=1) == pytest.approx(1000)


@pytest.mark.parametrize("exponent", [0.99, 1.31, -1, math.nan, math.inf])
def test_impossible_exponents_are_refused(exponent):
    """An exponent with which longer would be faster, or that nobody has, is refused."""
    with pytest.raises(InputError, match=r"Riegel's is 1\.06"):
        equivalent_time(5000, 1200, MILE_M, exponent)


@given(st.floats(800, 50_000), st.floats(100, 20_000), st.floats(800, 50_000))
def test_there_and_back(distance_m, time_s, target_m):
    """The mark equivalent to an equivalent mark is the mark."""
    there_s = equivalent_time(distance_m, time_s, target_m)
    assert equivalent_time(target_m, there_s, distance_m) == pytest.approx(time_s)


@given(st.floats(800, 40_000), st.floats(100, 20_000), st.floats(1.01, 2))
def test_longer_races_are_slower(distance_m, time_s, factor):
    """Over a longer distance the pace is slower."""
    assert equivalent_time(distance_m, time_s, distance_m * factor) > time_s * factor


def test_arrays_broadcast():
    """Several targets give several times."""
    times_s = equivalent_time(5000, 1200, np.array([MILE_M, 5000, 10_000]))
    assert times_s == pytest.approx(
        [equivalent_time(5000, 1200, d) for d in (MILE_M, 5000, 10_000)]
    )


@pytest.mark.parametrize(("distance_m", "target_m"), [(5000, MILE_M), (MILE_M, 5000), (1500, 3000)])
def test_the_exponent_is_doubted_around_the_mile(distance_m, target_m):
    """Between the mile and 5 km the workbook says that 1.06 is too small."""
    assert "too small" in validity(distance_m, target_m, 400)[0].reason


def test_times_outside_the_stated_range():
    """A time outside 3.5 to 230 minutes is said to be extrapolated."""
    (caution,) = validity(20_000, 800, 130)
    assert "3.5 to 230 minutes" in caution.reason


def test_within_its_range_there_is_nothing_to_say():
    """From 5 km to 10 km in 45 minutes the law is at home."""
    assert validity(5000, 10_000, 2700) == ()
