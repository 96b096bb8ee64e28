import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, RaceResult
from helpers.errors import InputError
from helpers.paces import daniels
from helpers.paces.power_law import STEEPEST, PowerLaw, fit, of_athlete, validity
from helpers.records import fastest_known_time, world_record
from helpers.units import MILE_M

TODAY = dt.date(2026, 11, 23)
EXPONENTS = st.floats(1.001, 1.299)


def joined(*marks):
    """Fit a power law to marks of (distance, time)."""
    return fit(*zip(*marks, strict=True))


def law_of(*marks, **athlete):
    """Return an athlete's power law, and what its cautions say."""
    law, cautions = of_athlete(Athlete(marks=marks, **athlete), TODAY)
    return law, " ".join(caution.reason for caution in cautions)


# ln(1290 / 370) / ln(5000 / 1609.344) = 1.24892 / 1.13368.
def test_a_law_worked_by_hand():
    """A mile in 6:10 and 5 km in 21:30 are joined by an exponent of 1.102."""
    law = joined((MILE_M, 370), (5000, 1290))
    assert law.exponent == pytest.approx(1.1017, abs=1e-4)
    assert law.mile_time_s == pytest.approx(370)


# Exponents from the mile to 5 km implied by VDOT equivalents (computed from the formula).
@pytest.mark.parametrize(
    ("mile_s", "exponent"),
    [(240, 1.094), (300, 1.090), (360, 1.083), (420, 1.077), (480, 1.071), (540, 1.066)],
)
def test_the_exponents_that_vdot_implies(mile_s, exponent):
    """A mile and its VDOT equivalent over 5 km are joined by 1.07 to 1.09, and not by 1.06."""
    five_s = daniels.equivalent_time(daniels.vdot(MILE_M, mile_s), 5000)
    assert joined((MILE_M, mile_s), (5000, five_s)).exponent == pytest.approx(exponent, abs=6e-4)


# data/world_records.csv: 3:26.00, 7:17.55, 12:35.36 and 3:48.68, 8:06.11, 13:58.06.
@pytest.mark.parametrize(("sex", "mile_s"), [("M", 223.13), ("F", 247.64)])
def test_the_world_records(sex, mile_s):
    """The records over 1500, 3000 and 5000 m put the record mile within a second of its place, with
    an exponent of 1.08.
    """
    law = joined(*((d, world_record(d, sex).time_s) for d in (1500, 3000, 5000)))
    assert law.exponent == pytest.approx(1.08, abs=0.005)
    assert law.mile_time_s == pytest.approx(mile_s, abs=1)


@given(st.floats(223.13, 1800), EXPONENTS, st.sets(st.integers(8, 100), min_size=2, max_size=6))
def test_a_law_is_found_again(mile_s, exponent, hectometers):
    """Marks that lie on a power law give back its mile and its exponent."""
    law = PowerLaw(mile_s, exponent)
    distances_m = [100.0 * hundred for hundred in hectometers]
    found = fit(distances_m, [law.equivalent_time(d) for d in distances_m])
    assert found.exponent == pytest.approx(exponent)
    assert found.mile_time_s == pytest.approx(mile_s)


@given(st.floats(223.13, 900), EXPONENTS)
def test_two_marks_lie_on_their_law(mile_s, exponent):
    """The law through two marks gives back both."""
    five_s = mile_s * (5000 / MILE_M) ** exponent
    law = joined((MILE_M, mile_s), (5000, five_s))
    assert law.equivalent_time(np.array([MILE_M, 5000.0])) == pytest.approx([mile_s, five_s])


# Least squares on the logarithms of 1, 2 and 4 distances: the slope is that of the outer two.
def test_three_marks_have_the_nearest_law():
    """Of three marks at equal ratios of distance the outer two give the exponent, and the line
    passes at a third of what the middle one is off.
    """
    law = joined((1000, 200), (2000, 200 * 2**1.1 * 1.03), (4000, 200 * 4**1.1))
    assert law.exponent == pytest.approx(1.1)
    assert law.equivalent_time(1000) == pytest.approx(200 * 1.03 ** (1 / 3))


def test_even_pace_is_the_limit():
    """With an exponent of 1 every distance is run at one pace."""
    law = PowerLaw(360, 1.0)
    assert law.equivalent_time(np.array([MILE_M / 2, 10 * MILE_M])) == pytest.approx([180, 3600])


@given(st.floats(223, 900), EXPONENTS, st.floats(800, 20_000), st.floats(1.01, 3))
def test_longer_is_slower(mile_s, exponent, distance_m, longer):
    """Over a longer distance a law never gives a faster pace."""
    law = PowerLaw(mile_s, exponent)
    assert law.equivalent_time(longer * distance_m) > longer * law.equivalent_time(distance_m)


# Two numbers that the fit needs: a distance and a time of each.
@pytest.mark.parametrize("bad", [0, -5, math.nan])
def test_marks_that_are_none_are_refused(bad):
    """A distance or a time that is zero, negative or no number is refused."""
    for marks in (((bad, 370), (5000, 1290)), ((MILE_M, 370), (5000, bad))):
        with pytest.raises(InputError, match="both above zero"):
            joined(*marks)


def test_distances_without_times_are_refused():
    """Each mark has its distance and its time."""
    with pytest.raises(InputError, match="both above zero"):
        fit((MILE_M, 3000, 5000), (370, 1290))


@pytest.mark.parametrize(
    "marks", [((MILE_M, 370),), ((MILE_M, 370), (MILE_M, 370)), ((MILE_M, 370), (MILE_M, 360))]
)
def test_one_distance_is_not_enough(marks):
    """One mark, the same mark twice and two marks over a mile are refused, with advice."""
    with pytest.raises(InputError, match="Add a mark over another distance, such as 3 or 5 km"):
        joined(*marks)


# A mile in 6:00 is 3:44 a kilometer, 5 km in 18:20 3:40.
def test_a_5_km_faster_than_the_mile_is_refused():
    """Who seems to run 5 km at a faster pace than the mile has a mark to check; both are named."""
    with pytest.raises(InputError) as refused:
        joined((MILE_M, 360), (5000, 1100))
    assert "1609 m at 3:44 a kilometer, 5000 m at 3:40" in str(refused.value)
    assert "faster the longer the race" in str(refused.value)
    assert "Check them" in str(refused.value)


def test_every_mark_that_is_doubted_is_named():
    """With three marks no two are picked out, since any of them may be the mistyped one."""
    with pytest.raises(InputError) as refused:
        joined((1500, 300), (MILE_M, 420), (5000, 1080))
    for pace in ("1500 m at 3:20", "1609 m at 4:21", "5000 m at 3:36"):
        assert pace in str(refused.value)


def test_the_same_pace_over_two_distances_is_the_limit():
    """Even pace has the exponent 1, and rounding does not refuse it."""
    assert joined((3000, 697), (5000, 697 * 5 / 3)).exponent == 1


def test_marks_of_nearly_one_length_join_into_nothing():
    """A 1500 m and a mile cannot tell speed from endurance, and that is said."""
    law, said = law_of(RaceResult(1500, 333), RaceResult(MILE_M, 360))
    assert law is None
    assert "too close together" in said


def test_slowing_down_too_much_is_refused():
    """5 km at more than twice the mile's time a kilometer were not run by the same athlete."""
    with pytest.raises(InputError, match="slower than any runner slows down"):
        joined((MILE_M, 360), (5000, 2500))


def test_without_marks_there_is_no_law():
    """Who has no mark or one mark has no power law, and that is no fault."""
    one = RaceResult(MILE_M, 370)
    assert law_of() == law_of(one) == (None, "")


def test_the_coachs_figure_takes_the_place_of_a_law():
    """Where the coach sets the current mile no law is fitted to the marks, and that is said."""
    law, said = law_of(RaceResult(MILE_M, 370), RaceResult(5000, 1290), mile_time_s=365.0)
    assert law is None
    assert "coach's own current mile takes the place of the marks: no power law" in said


def test_an_athletes_own_law():
    """Two recent marks give the athlete's own law, without a caution."""
    law, said = law_of(RaceResult(MILE_M, 370, TODAY), RaceResult(5000, 1290, TODAY))
    assert law == joined((MILE_M, 370), (5000, 1290))
    assert said == ""


def test_a_race_longer_than_25_minutes_is_left_out():
    """5 km in 25:01 are beyond 25 minutes, so there is no law, and why; in 25:00 there is one."""
    law, said = law_of(RaceResult(MILE_M, 440), RaceResult(5000, 1501))
    assert law is None
    assert said == "No power law is fitted to the marks: 5 km in 25:01 took more than 25 minutes."
    assert law_of(RaceResult(MILE_M, 440), RaceResult(5000, 1500))[0] is not None


def test_marks_that_contradict_each_other_give_a_caution():
    """Marks that no law joins give none, and a caution that says why and what holds instead."""
    law, (caution,) = of_athlete(
        Athlete(marks=(RaceResult(MILE_M, 360), RaceResult(5000, 1100))), TODAY
    )
    assert law is None
    assert "faster the longer the race" in caution.reason
    assert "no power law of their own" in caution.suggestion


def test_marks_years_apart_give_a_caution():
    """A law over marks that lie years apart is given with a caution."""
    old = RaceResult(5000, 1290, TODAY - dt.timedelta(weeks=100))
    law, said = law_of(RaceResult(MILE_M, 370, TODAY), old)
    assert law.exponent == pytest.approx(1.1017, abs=1e-4)
    assert "100 weeks apart" in said


def test_an_older_and_faster_mark_is_first_of_all_older():
    """Where years lie between marks that contradict each other, that is said before they are
    doubted.
    """
    old = RaceResult(5000, 1050, TODAY - dt.timedelta(weeks=156))
    _, (apart, doubted) = of_athlete(Athlete(marks=(RaceResult(MILE_M, 370, TODAY), old)), TODAY)
    assert "156 weeks apart" in apart.reason
    assert "not run all-out" in doubted.reason


RESULTS = st.builds(
    lambda distance_m, factor: RaceResult(distance_m, fastest_known_time(distance_m) * factor),
    st.sampled_from([800.0, 1500.0, MILE_M, 3000.0, 5000.0, 10_000.0]),
    st.floats(1, 4),
)


@given(st.lists(RESULTS, max_size=5))
def test_whatever_the_marks_there_is_a_law_or_none(marks):
    """Marks never make it fail: a law has an exponent of 1 to 1.3, and where marks of two distances
    give none a caution says so.
    """
    law, said = law_of(*marks)
    assert law is None or 1 <= law.exponent <= STEEPEST
    assert law is None or not said


@pytest.mark.parametrize(
    ("time_s", "within"), [(119.9, False), (120, True), (1500, True), (1500.1, False)]
)
def test_where_the_law_holds(time_s, within):
    """Times of 2 to 25 minutes are within a law's range; others come with a hint and a source."""
    found = validity(time_s)
    assert bool(found) is not within
    assert all("2 to 25 minutes" in c.reason and "Drake" in c.source for c in found)
