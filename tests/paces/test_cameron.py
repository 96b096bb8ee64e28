import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.paces.cameron import equivalent_time, validity
from helpers.units import MILE_M, parse_time


# Worked by hand from f(x) = 13.49681 - 0.048865 x + 2.438936 / x^0.7905, x in miles.
@pytest.mark.parametrize(
    ("distance_m", "time", "target_m", "equivalent"),
    [
        (MILE_M, "6:00", 5000, "20:39.1"),
        (5000, "20:00", MILE_M, "5:48.6"),
        (10_000, "45:30", 42_195, "3:33:10.7"),
    ],
)
def test_worked_values(distance_m, time, target_m, equivalent):
    """Cameron's model gives the times worked by hand, to the tenth."""
    time_s = equivalent_time(distance_m, parse_time(time), target_m)
    assert time_s == pytest.approx(parse_time(equivalent), abs=0.06)


@pytest.mark.parametrize("target_m", [800.0, 1500.0, 10_000.0, 42_195.0])
def test_the_version_in_meters(target_m):
    """The constants published for meters agree with those for miles within 0.05 s in a mile of
    6:00, which is 1.4 in 10 000.
    """

    def relative_speed(distance_m):
        return 13.49681 - 0.000030363 * distance_m + 835.7114 / distance_m**0.7905

    by_meters = 360 / MILE_M * relative_speed(MILE_M) / relative_speed(target_m) * target_m
    assert equivalent_time(MILE_M, 360, target_m) == pytest.approx(by_meters, rel=1.4e-4)


@given(st.floats(800, 42_195), st.floats(100, 20_000), st.floats(800, 42_195))
def test_there_and_back(distance_m, time_s, target_m):
    """The mark equivalent to an equivalent mark is the mark."""
    there_s = equivalent_time(distance_m, time_s, target_m)
    assert equivalent_time(target_m, there_s, distance_m) == pytest.approx(time_s)


@given(st.floats(800, 20_000), st.floats(1.01, 2))
def test_longer_races_are_slower(distance_m, factor):
    """Over a longer distance the pace is slower."""
    assert equivalent_time(distance_m, 1000, distance_m * factor) > 1000 * factor


def test_arrays_broadcast():
    """Several targets give several times."""
    times_s = equivalent_time(5000, 1200, np.array([MILE_M, 5000.0]))
    assert times_s == pytest.approx([equivalent_time(5000, 1200, MILE_M), 1200])


# Cameron fitted records over 800 m to 10 km and the marathon.
@pytest.mark.parametrize("distance_m", [800.0, MILE_M, 10_000.0, 42_195.0])
def test_where_it_was_fitted(distance_m):
    """Between 800 m and 10 km, and at the marathon, there is nothing to say."""
    assert validity(MILE_M, distance_m) == validity(distance_m, MILE_M) == ()


@pytest.mark.parametrize("distance_m", [799.0, 10_001.0, 21_097.5, 30_000.0, 50_000.0])
def test_where_it_was_not_fitted(distance_m):
    """Below 800 m, between 10 km and the marathon, and beyond it, the model says so, in both
    directions and with its source.
    """
    (caution,) = validity(MILE_M, distance_m)
    assert "800 m to 10 km and the marathon" in caution.reason
    assert caution.source.startswith("Cameron (1998)")
    assert validity(distance_m, MILE_M) == (caution,)
