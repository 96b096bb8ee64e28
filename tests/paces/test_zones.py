from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.paces import daniels, zone_speed
from helpers.paces.zones import zones
from helpers.units import MILE_M

MILES_S = st.floats(223.13, 2700.0)
NAMES = ["easy", "marathon", "threshold", "interval", "repetition", "mile", "800 m"]


def test_zones_have_the_fields_names():
    """The zones carry Daniels' names, from easy to 800 m."""
    assert [zone.name for zone in zones(360.0)] == NAMES


@given(MILES_S)
def test_zones_go_from_slow_to_fast(mile_s):
    """No zone is slower than the one before it, for any miler."""
    speeds = [zone.speed_m_s for zone in zones(mile_s)]
    assert all(slow <= fast * (1 + 1e-9) for slow, fast in pairwise(speeds))


@given(MILES_S)
def test_the_mile_zone_is_the_mile(mile_s):
    """The mile's zone is run at the current mile's speed, and repetition at the same."""
    assert zone_speed(mile_s, "mile") == pytest.approx(MILE_M / mile_s)
    assert zone_speed(mile_s, "repetition") == pytest.approx(MILE_M / mile_s)


def test_only_easy_running_is_a_range():
    """Easy running is a range; every other zone is one pace."""
    ranges = [zone.name for zone in zones(360.0) if zone.slow_m_s < zone.fast_m_s]
    assert ranges == ["easy"]


# VDOT 50 is a mile of 5:50 and has threshold 4:15 and interval 3:55 a km (Daniels, 3rd ed.).
@pytest.mark.parametrize(("name", "per_km_s"), [("threshold", 255), ("interval", 235)])
def test_published_zone_paces(name, per_km_s):
    """For a mile of 5:50 the printed threshold and interval paces are shown, within 2 s."""
    assert 1000 / zone_speed(350.0, name) == pytest.approx(per_km_s, abs=2)


def test_800_m_is_the_equivalent_race():
    """800 m pace is that of the equivalent 800 m."""
    vdot = daniels.vdot(MILE_M, 360)
    assert 800 / zone_speed(360.0, "800 m") == pytest.approx(daniels.equivalent_time(vdot, 800))


def test_every_zone_says_what_it_is_for():
    """Every zone has a purpose and says how it follows from the mile."""
    assert all(zone.purpose and zone.share for zone in zones(360.0))
