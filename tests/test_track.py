import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.track import LAP_M, MILE_OFFSET_M, lap_length, laps, stagger
from helpers.units import MILE_M


# Lanes of 1.22 m, lane 1 measured 0.30 m from the kerb and the others 0.20 m from their line:
# letsrun.com thread 1873356, "lane lengths".
@pytest.mark.parametrize(
    ("lane", "length_m"),
    [
        (1, 400.0),
        (2, 407.037),
        (3, 414.703),
        (4, 422.368),
        (5, 430.034),
        (6, 437.699),
        (7, 445.365),
        (8, 453.030),
    ],
)
def test_lane_lengths(lane, length_m):
    """A lap in each lane has its published length."""
    assert lap_length(lane) == pytest.approx(length_m, abs=0.0006)


def test_a_mile_is_four_laps_and_a_bit():
    """The mile starts 9.344 m behind the finish line."""
    assert pytest.approx(9.344, abs=1e-9) == MILE_OFFSET_M
    assert pytest.approx(MILE_M, abs=1e-9) == 4 * LAP_M + MILE_OFFSET_M


@pytest.mark.parametrize("lane", [0, 9, -1, 1.5, math.nan, math.inf, None, "inside"])
def test_there_are_eight_lanes(lane):
    """A lane that no track has is refused in words."""
    with pytest.raises(InputError, match="lanes 1 to 8"):
        lap_length(lane)


def test_the_articles_ladder_is_nine_laps():
    """3600 m are nine laps in lane 1."""
    assert laps(3600) == 9


@given(st.floats(0, 50_000), st.integers(1, 8))
def test_laps_add_up(distance_m, lane):
    """Laps times the length of a lap is the distance."""
    assert laps(distance_m, lane) * lap_length(lane) == pytest.approx(distance_m)


@given(st.integers(1, 7))
def test_outer_laps_are_longer(lane):
    """Each lane is longer than the one inside it."""
    assert lap_length(lane + 1) > lap_length(lane)


@pytest.mark.parametrize("lane", range(1, 9))
def test_a_stagger_is_the_longer_lap(lane):
    """Over whole and half laps a lane starts ahead by what its laps are longer."""
    longer_m = lap_length(lane) - 400
    for half_laps in range(1, 9):
        assert stagger(200.0 * half_laps, lane) == pytest.approx(half_laps * longer_m / 2)


def test_a_stagger_grows_in_bends_only():
    """On the home straight nothing is gained; 300 m hold one bend and 15.6 m of another's 115.6."""
    assert stagger(80, 5) == 0
    assert stagger(284, 5) == pytest.approx(stagger(200, 5))
    part = 1 + (300 - 284.39) / 115.61
    assert stagger(300, 3) == pytest.approx(part * (414.703 - 400) / 2, abs=0.001)
