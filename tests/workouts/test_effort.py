from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.evidence import Assumptions
from helpers.paces import zone_speed
from helpers.workouts.effort import LONG_REP_S, PACE_RPE, kind_of_intervals, rating_at, speed_at


@pytest.mark.parametrize("zone", PACE_RPE)
def test_a_zones_effort_is_run_at_its_speed(zone):
    """The effort that stands for a zone is run at that zone's speed, and the other way round."""
    speed_m_s, rpe = zone_speed(360.0, zone), PACE_RPE[zone].value
    assert speed_at(360.0, rpe) == pytest.approx(speed_m_s)
    assert rating_at(360.0, speed_m_s) == rpe


def test_the_efforts_of_the_paces_keep_their_order():
    """Whatever a coach may set, a faster pace never feels easier."""
    rows = list(PACE_RPE.values())
    assert all(slow.high < fast.low for slow, fast in pairwise(rows))


@given(st.floats(223.13, 2700), st.floats(1, 10), st.floats(1, 10))
def test_more_effort_is_never_slower(mile_s, one, other):
    """A higher rating never stands for a lower speed."""
    low, high = sorted((one, other))
    assert speed_at(mile_s, low) <= speed_at(mile_s, high) * (1 + 1e-9)


def test_below_easy_there_is_no_slower_speed():
    """A rating below easy is run at easy pace."""
    assert speed_at(360.0, 1) == zone_speed(360.0, "easy")


@pytest.mark.parametrize(
    ("times_s", "kind"),
    [
        ((30.0,) * 8, "short intervals"),
        ((75.0,) * 4, "long intervals"),
        ((74.9,) * 20, "short intervals"),
        ((60.0, 60.0, 80.0), "short intervals"),
        ((60.0, 60.0, 120.0), "long intervals"),
    ],
)
def test_short_or_long(times_s, kind):
    """Intervals are long where half their running time or more is in reps of 75 s and over."""
    assert kind_of_intervals(times_s, Assumptions()) == kind


def test_the_line_between_short_and_long_is_the_coachs():
    """A coach may draw the line between short and long elsewhere."""
    own = Assumptions().replaced(LONG_REP_S, 60)
    assert kind_of_intervals((60.0,) * 4, own) == "long intervals"
