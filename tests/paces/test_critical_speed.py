import datetime as dt
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, RaceResult
from helpers.errors import InputError
from helpers.evidence import Assumptions, Band
from helpers.paces import current_mile, daniels
from helpers.paces.critical_speed import (
    ASSUMED_FROM_M,
    D_PRIME_ERROR,
    MILE_APART,
    USUAL_D_PRIME_M,
    CriticalSpeed,
    assumed,
    fit,
    of_athlete,
)
from helpers.records import fastest_known_time, world_record
from helpers.units import MILE_M

TODAY = dt.date(2026, 11, 23)
MILES_S = st.floats(223.13, 3000.0)
"""From the world record to a stroll."""


def line(*marks, **options):
    """Fit critical speed and D′ to marks of (distance, time)."""
    return fit(*zip(*marks, strict=True), **options)


def critical(*marks, **athlete):
    """Return critical speed and D′ of an athlete with these marks."""
    return of_athlete(Athlete(marks=marks, **athlete), TODAY)


def said(found):
    """Return what the cautions say, as one text."""
    return " ".join(f"{caution.reason} {caution.suggestion}" for caution in found.cautions)


# The VDOT equivalent over 5 km as the second mark (computed from the published formula).
@pytest.mark.parametrize(
    ("mile_s", "speed_m_s", "d_prime_m", "share"),
    [
        (240, 5.755, 228, 0.858),
        (300, 4.635, 219, 0.864),
        (360, 3.900, 205, 0.872),
        (420, 3.377, 191, 0.881),
        (480, 2.984, 177, 0.890),
        (540, 2.674, 165, 0.897),
        (600, 2.424, 155, 0.904),
    ],
)
def test_assumed_from_a_mile(mile_s, speed_m_s, d_prime_m, share):
    """From 4:00 to 10:00 a mile alone gives a critical speed of 86 to 90 % of mile speed, and a D′
    of 228 down to 155 m.
    """
    found = assumed(mile_s)
    assert found.speed_m_s == pytest.approx(speed_m_s, abs=6e-4)
    assert round(found.d_prime_m) == d_prime_m
    assert found.speed_m_s / (MILE_M / mile_s) == pytest.approx(share, abs=6e-4)
    assert found.assumed


# With a 3 km equivalent the line is that much steeper (computed, miles of 4:00 to 10:00).
@pytest.mark.parametrize("mile_s", range(240, 601, 60))
def test_assumed_through_3_km_instead(mile_s):
    """With a 3 km in place of the 5 km, critical speed comes out 0.5 to 3 % higher and D′ 5 to 16 %
    lower, which is inside the band.
    """
    far = assumed(mile_s)
    near = assumed(mile_s, Assumptions().replaced(ASSUMED_FROM_M, 3000))
    assert 1.005 < near.speed_m_s / far.speed_m_s < 1.03
    assert 0.84 < near.d_prime_m / far.d_prime_m < 0.95
    assert far.band.low < near.d_prime_m < far.band.high


# data/world_records.csv, the line computed by hand: 3:26.00, 7:17.55 and 12:35.36 of the men over
# 1500, 3000, 5000 m; 3:48.68 and 13:58.06 of the women over 1500 and 5000 m.
@pytest.mark.parametrize(
    ("sex", "distances_m", "speed_m_s", "d_prime_m"),
    [("M", (1500, 3000, 5000), 6.366, 198), ("F", (1500, 5000), 5.744, 187)],
)
def test_the_world_records(sex, distances_m, speed_m_s, d_prime_m):
    """Men's records give 6.366 m/s and 198 m, women's 5.744 m/s and 187 m."""
    found = line(*((d, world_record(d, sex).time_s) for d in distances_m))
    assert found.speed_m_s == pytest.approx(speed_m_s, abs=6e-4)
    assert found.d_prime_m == pytest.approx(d_prime_m, abs=0.5)
    assert not found.assumed


# 3500 m / (838.06 - 228.68) s and 1500 m less that speed times 228.68 s: two marks, no least squares.
def test_two_marks_by_hand():
    """From two marks critical speed is the distance between them over the time between them."""
    found = line((1500, 228.68), (5000, 838.06))
    assert found.speed_m_s == pytest.approx(3500 / 609.38)
    assert found.d_prime_m == pytest.approx(1500 - 3500 / 609.38 * 228.68)


# Slope (3600 - 1200) / (850 - 250) = 4; intercept 7210 / 3 - 4 x 550.
def test_three_marks_by_hand():
    """Three marks, 1200, 2410 and 3600 m in 250, 550 and 850 s, give 4 m/s and 203 m."""
    found = line((1200, 250), (2410, 550), (3600, 850))
    assert found.speed_m_s == pytest.approx(4)
    assert found.d_prime_m == pytest.approx(203.33, abs=0.01)


# Kordi, Menzies and Galbraith (2019): 3600 and 1200 m are as good as with 2400 m between them.
@given(
    st.floats(1, 6.3),
    st.floats(50, 450),
    st.sets(st.integers(120, 1800), min_size=2, max_size=6),
)
def test_a_line_is_found_again(speed_m_s, d_prime_m, times_s):
    """Marks that lie on a line give back its critical speed and its D′, two as well as six."""
    found = line(*((speed_m_s * t + d_prime_m, t) for t in times_s))
    assert found.speed_m_s == pytest.approx(speed_m_s)
    assert found.d_prime_m == pytest.approx(d_prime_m, abs=1e-6)


def test_the_order_of_marks_does_not_matter():
    """The same marks in another order give the same line."""
    marks = ((1200, 250), (2410, 550), (3600, 850))
    turned = line(*marks[::-1])
    assert (turned.speed_m_s, turned.d_prime_m) == pytest.approx(
        (line(*marks).speed_m_s, line(*marks).d_prime_m)
    )


@given(MILES_S)
def test_the_assumed_line_passes_through_the_mile(mile_s):
    """Critical speed and D′ assumed from a mile give back that mile, and neither is ever zero."""
    found = assumed(mile_s)
    assert found.mile_time_s == pytest.approx(mile_s)
    assert 0 < found.speed_m_s < MILE_M / mile_s
    assert found.d_prime_m > 0


@given(MILES_S)
def test_the_assumed_line_passes_through_its_5_km(mile_s):
    """Critical speed and D′ assumed from a mile give back the VDOT equivalent over 5 km."""
    found = assumed(mile_s)
    five_s = daniels.equivalent_time(daniels.vdot(MILE_M, mile_s), 5000)
    assert (5000 - found.d_prime_m) / found.speed_m_s == pytest.approx(five_s)


@given(st.floats(223.13, 2300), st.floats(1.001, 1.5))
def test_a_faster_mile_has_a_higher_critical_speed(mile_s, slower):
    """Who runs a faster mile is taken to have a higher critical speed."""
    assert assumed(mile_s).speed_m_s > assumed(mile_s * slower).speed_m_s


# Broxterman (2013): D′ of 204 m, SD 103, in healthy adults; Kordi (2019): 123 m, SD 58, in distance
# runners; Galbraith: 100 to 250 m are normal.
@pytest.mark.parametrize("mile_s", range(224, 601, 47))
def test_what_is_assumed_is_usual(mile_s):
    """A D′ assumed from a mile of 10:00 or faster lies between 100 and 250 m, as measured ones."""
    assert 100 < assumed(mile_s).d_prime_m < 250


@pytest.mark.parametrize("bad", [0, -5, math.nan])
def test_marks_that_are_none_are_refused(bad):
    """A distance or a time that is zero, negative or no number is refused."""
    for marks in (((bad, 250), (3600, 850)), ((1200, 250), (3600, bad))):
        with pytest.raises(InputError, match="both above zero"):
            line(*marks)


@pytest.mark.parametrize(
    ("marks", "given_"),
    [
        ((), "No mark was given"),
        (((MILE_M, 360),), "1609 m in 6:00 was given"),
        (((MILE_M, 360), (MILE_M, 360)), "1609 m in 6:00, 1609 m in 6:00 were given"),
        (((1200, 250), (1200, 260)), "1200 m in 4:10, 1200 m in 4:20 were given"),
        (((1200, 250), (3600, 250)), "1200 m in 4:10, 3600 m in 4:10 were given"),
    ],
)
def test_marks_that_give_no_line_are_refused(marks, given_):
    """No mark, one mark, identical marks, one distance and one time are refused: what was given,
    what is possible, what to do.
    """
    with pytest.raises(InputError) as refused:
        fit([distance_m for distance_m, _ in marks], [time_s for _, time_s in marks])
    assert refused.value.sentences[0] == f"{given_}."
    assert "two distances" in refused.value.sentences[1]
    assert "3 or 5 km" in refused.value.sentences[2]


# 1609 m at 4.47 m/s and 5000 m at 4.55 m/s.
def test_a_5_km_faster_than_the_mile_is_refused():
    """5 km at a faster pace than the mile would leave no D′, and both marks are to be checked."""
    with pytest.raises(InputError, match="give a D′ that is not above zero") as refused:
        line((MILE_M, 360), (5000, 1100))
    assert "1609 m in 6:00, 5000 m in 18:20" in str(refused.value)
    assert "check them" in str(refused.value)


def test_a_longer_distance_in_less_time_is_refused():
    """5 km in less time than a mile would make critical speed negative."""
    with pytest.raises(InputError, match="give a critical speed that is not above zero"):
        line((MILE_M, 360), (5000, 300))


def test_even_pace_leaves_no_d_prime():
    """Two marks at one pace leave a D′ of zero, which is refused."""
    with pytest.raises(InputError, match="D′"):
        line((1000, 250), (4000, 1000))


# Galbraith (2014): typical error 88 m; repeats vary by 10 to 18 %: a quarter is the least.
def test_the_band_is_a_quarter():
    """D′ is never given without its band: a quarter down and a quarter up."""
    assert CriticalSpeed(4.0, 200.0).band == Band(150.0, 200.0, 250.0)
    for found in (line((1200, 250), (3600, 850)), assumed(360), critical(mile_time_s=360.0)):
        assert found.band.low == pytest.approx(0.75 * found.d_prime_m)
        assert found.band.high == pytest.approx(1.25 * found.d_prime_m)


def test_the_band_is_the_coachs():
    """A coach who trusts D′ less gets a wider band, in what is assumed and in what is fitted."""
    own = Assumptions().replaced(D_PRIME_ERROR, 40)
    assert line((1200, 250), (3600, 850), error_percent=40).band.low == pytest.approx(120)
    fitted = Athlete(marks=(RaceResult(MILE_M, 370), RaceResult(5000, 1290)))
    for athlete in (Athlete(mile_time_s=360.0), fitted):
        found = of_athlete(athlete, TODAY, own)
        assert found.band.high == pytest.approx(1.4 * found.d_prime_m)


@given(MILES_S, st.floats(10, 500))
def test_another_d_prime_keeps_the_mile(mile_s, d_prime_m):
    """With another D′ the mile stays as it was: what D′ gains critical speed loses."""
    found = assumed(mile_s)
    other = found.with_d_prime(d_prime_m)
    assert other.d_prime_m == d_prime_m
    assert other.mile_time_s == pytest.approx(mile_s)
    assert (other.speed_m_s > found.speed_m_s) == (d_prime_m < found.d_prime_m)
    back = other.with_d_prime(found.d_prime_m)
    assert back.speed_m_s == pytest.approx(found.speed_m_s)


@given(MILES_S)
def test_the_band_of_critical_speed_goes_with_that_of_d_prime(mile_s):
    """The band of critical speed holds its value, and each end goes with the other end of D′."""
    found = assumed(mile_s)
    low, value, high = (found.speed_band.low, found.speed_band.value, found.speed_band.high)
    assert low < value == found.speed_m_s < high
    assert low * mile_s + found.band.high == pytest.approx(MILE_M)
    assert high * mile_s + found.band.low == pytest.approx(MILE_M)


def test_without_a_mark_there_is_none():
    """An athlete without a mark has no critical speed, and that is no fault."""
    assert critical() is None


def test_the_coachs_own_figure():
    """From a coach's figure both are assumed, whatever the marks."""
    marks = (RaceResult(MILE_M, 370), RaceResult(5000, 1290))
    found = critical(*marks, mile_time_s=360.0)
    assert replace(found, cautions=()) == assumed(360.0)
    assert "The coach's own current mile takes the place of the marks" in said(found)


def test_one_mark_is_not_enough():
    """From one mark both are assumed, through the mile it is worth."""
    assert critical(RaceResult(MILE_M, 370)) == assumed(370)
    five = critical(RaceResult(5000, 1200))
    assert five.assumed
    assert five.mile_time_s == pytest.approx(351.0, abs=0.1)  # 5:51 share the VDOT of a 20:00


# (5000 - 1609.344) / (1290 - 370) m/s and 1609.344 m less 370 s of it.
def test_two_marks_are_enough():
    """A mile in 6:10 and 5 km in 21:30 give 3.685 m/s and 246 m, fitted to these marks."""
    marks = (RaceResult(MILE_M, 370, TODAY), RaceResult(5000, 1290, TODAY))
    found = critical(*marks)
    assert (found.speed_m_s, found.d_prime_m) == pytest.approx((3.6855, 245.71), abs=0.005)
    assert (found.assumed, found.marks, found.cautions) == (False, marks, ())


def test_a_training_mark_fits_nothing():
    """A mark from training is no all-out effort, so nothing is fitted to it."""
    training = RaceResult(5000, 1290, TODAY, "training")
    found = critical(RaceResult(MILE_M, 370, TODAY), training)
    assert found.assumed
    assert "5 km in 21:30 was part of a training run" in said(found)


def test_a_race_longer_than_half_an_hour_fits_nothing():
    """5 km in 30:01 are beyond what the model describes; in 30:00 they count."""
    mile = RaceResult(MILE_M, 540)
    assert critical(mile, RaceResult(5000, 1801)).assumed
    assert "took more than 30 minutes" in said(critical(mile, RaceResult(5000, 1801)))
    assert not critical(mile, RaceResult(5000, 1800)).assumed


def test_marks_that_contradict_each_other_fall_back():
    """Where the marks give no line, both are assumed and a caution says which marks to check."""
    found = critical(RaceResult(5000, 1000), RaceResult(MILE_M, 360))
    assert found.assumed
    assert "1609 m in 6:00, 5000 m in 16:40 give a D′ that is not above zero" in said(found)
    assert "assumed from the current mile" in said(found)


# A mile in 6:00 and 5 km in 25:00 would be 2.97 m/s and 539 m; in 18:40, 4.46 m/s and 3 m.
@pytest.mark.parametrize(("five_s", "d_prime_m"), [(1500, 539), (1120, 3)])
def test_a_d_prime_that_hardly_anyone_has_falls_back(five_s, d_prime_m):
    """A D′ outside 50 to 450 m is not believed: both are assumed, and a caution names it."""
    found = critical(RaceResult(MILE_M, 360), RaceResult(5000, five_s))
    assert found.assumed
    assert f"a D′ of {d_prime_m} m, where 50 to 450 m are usual" in said(found)


def test_marks_years_apart_draw_a_caution():
    """Marks that lie years apart are fitted with a caution that says how far apart."""
    old = RaceResult(5000, 1290, TODAY - dt.timedelta(weeks=104))
    found = critical(RaceResult(MILE_M, 370, TODAY), old)
    assert not found.assumed
    assert "104 weeks apart" in said(found)


# By date the 5 km is of another runner; a mile in 6:10 and 5 km in 17:30 leave no D′ at all.
def test_marks_years_apart_are_told_so_before_they_are_doubted():
    """An older mark that is faster than the mile of today allows is first of all an older mark."""
    old = RaceResult(5000, 1050, TODAY - dt.timedelta(weeks=156))
    found = critical(RaceResult(MILE_M, 370, TODAY), old)
    assert found.assumed
    assert "156 weeks apart" in found.cautions[0].reason
    assert "not run all-out, or is mistyped" in found.cautions[1].reason


def test_a_sprint_is_no_mark():
    """60 m in 7.5 s can be no mark: the models begin at 800 m."""
    with pytest.raises(InputError, match="800 m to 50 km"):
        RaceResult(60, 7.5)


RESULTS = st.builds(
    lambda distance_m, factor: RaceResult(distance_m, fastest_known_time(distance_m) * factor),
    st.sampled_from([800.0, 1500.0, MILE_M, 3000.0, 5000.0, 10_000.0]),
    st.floats(1, 4),
)


@given(st.lists(RESULTS, min_size=1, max_size=5))
def test_whatever_the_marks_there_is_an_answer(marks):
    """Marks never make it fail: there is a critical speed and a D′ above zero with a band, and a D′
    fitted to marks is a usual one.
    """
    found = critical(*marks)
    assert found.speed_m_s > 0
    assert 0 < found.band.low < found.d_prime_m < found.band.high
    assert found.assumed or USUAL_D_PRIME_M[0] <= found.d_prime_m <= USUAL_D_PRIME_M[1]
    assert found.assumed != bool(found.marks)


# The slowest speed that a mark may have, just above 0.45 m/s, over the shortest and longest distance.
@pytest.mark.parametrize("distance_m", [800.0, MILE_M, 5000.0, 50_000.0])
@pytest.mark.parametrize("assumed_from_m", [3000, 5000, 10_000])
def test_the_slowest_mark_there_is(distance_m, assumed_from_m):
    """Even a mark at a stroll has a critical speed and a D′ above zero, by any stand-in distance."""
    athlete = Athlete(marks=(RaceResult(distance_m, distance_m / 0.4501),))
    found = of_athlete(athlete, TODAY, Assumptions().replaced(ASSUMED_FROM_M, assumed_from_m))
    assert found.speed_m_s > 0
    assert found.band.low > 0


# Mile 6:50.6 and 5 km 21:55.7: by VDOT the 5 km is worth a mile of 6:26.5, which is the current one.
def test_a_line_that_contradicts_the_current_mile_is_not_used():
    """Where the marks give another mile than the current one, both are assumed, and that is said."""
    slower_mile = (RaceResult(MILE_M, 410.6), RaceResult(5000, 1315.7))
    found = of_athlete(Athlete(marks=slower_mile), None)
    assert found.assumed
    assert found.mile_time_s == pytest.approx(386.5, abs=0.5)
    assert "the current mile is 6:27" in found.cautions[0].reason


def test_a_1500_and_a_mile_identify_nothing():
    """A second more in the 1500 would move D′ by a quarter, so it is assumed, and that is said."""
    found = of_athlete(Athlete(marks=(RaceResult(1500, 333), RaceResult(MILE_M, 360))), None)
    assert found.assumed
    assert "too close together" in found.cautions[0].reason


@pytest.mark.parametrize("marks", [((1200, 3600), (250, math.inf)), ((1200, 3600), (250,))])
def test_what_is_no_mark_is_refused(marks):
    """An endless time, or a time that is missing, gets a sentence."""
    with pytest.raises(InputError, match="Each mark has a distance and a time"):
        fit(*marks)


@st.composite
def near_a_line(draw):
    """Draw two or three marks within 2 % of one line, as races of one season are."""
    speed_m_s, d_prime_m = draw(st.floats(2.2, 5.5)), draw(st.floats(60, 400))
    distances_m = draw(
        st.lists(
            st.sampled_from([1500.0, MILE_M, 2000.0, 3000.0, 5000.0]),
            min_size=2, max_size=3, unique=True,
        )
    )  # fmt: skip
    return tuple(
        RaceResult(d, max(fastest_known_time(d), (d - d_prime_m) / speed_m_s * factor))
        for d in distances_m
        for factor in [draw(st.floats(0.98, 1.02))]
    )


@given(near_a_line())
def test_fitted_or_assumed_it_passes_through_the_current_mile(marks):
    """Whatever the marks, the current mile spends just all of D′, at a speed above critical speed."""
    athlete = Athlete(marks=marks)
    found, mile = of_athlete(athlete, TODAY), current_mile(athlete, TODAY)
    assert found.mile_time_s == pytest.approx(mile.time_s, rel=1e-9)
    assert 0 < found.speed_m_s < mile.speed_m_s
    if not found.assumed:
        raw = line(*((mark.distance_m, mark.time_s) for mark in found.marks))
        assert found.speed_m_s == pytest.approx(raw.speed_m_s)
        assert abs(raw.mile_time_s / mile.time_s - 1) <= MILE_APART


# By VDOT 5 km in 20:45 are worth a mile of 6:04.8; the line has 3390.656 m / 875 s = 3.8750 m/s and
# 175.6 m, and that mile leaves 1609.344 - 3.8750 x 364.79 = 195.8 m.
def test_d_prime_is_what_the_current_mile_leaves():
    """Where a 5 km is worth more than the mile, critical speed stays and D′ grows to what it needs."""
    marks = (RaceResult(MILE_M, 370, TODAY), RaceResult(5000, 1245, TODAY))
    found, raw = critical(*marks), line((MILE_M, 370), (5000, 1245))
    assert not found.assumed
    assert found.speed_m_s == raw.speed_m_s == pytest.approx(3.8750, abs=1e-4)
    assert raw.d_prime_m == pytest.approx(175.6, abs=0.1)
    assert found.d_prime_m == pytest.approx(195.8, abs=0.1)


# The line through 1500 m in 5:22.7, a mile in 5:54.3 and 5 km in 23:04.9 has 3.293 m/s, 440 m and a
# mile of 355.1 s; the 1500 m is worth one of 348.7 s, which leaves 461 m (computed).
def test_a_d_prime_that_is_unusual_only_at_the_current_mile_falls_back():
    """A line with a usual D′ that the current mile makes an unusual one is not used, and that is
    said.
    """
    marks = (RaceResult(1500, 322.7), RaceResult(MILE_M, 354.3), RaceResult(5000, 1384.9))
    raw = line(*((mark.distance_m, mark.time_s) for mark in marks))
    found = critical(*marks)
    assert raw.d_prime_m < USUAL_D_PRIME_M[1]
    assert found.assumed
    assert "a D′ of 461 m at the current mile, where 50 to 450 m are usual" in said(found)
