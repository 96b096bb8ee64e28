import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, RaceResult
from helpers.evidence import Assumptions
from helpers.paces import current_mile, mile_equivalent
from helpers.paces.equivalents import LONGEST_FOR_MINORS_M, MARK_FRESH_WEEKS, equivalents
from helpers.units import MILE_M

TODAY = dt.date(2026, 11, 23)


def mile(time_s, *, weeks_ago=None, effort="race"):
    """Return a mile run so many weeks before today, or at an unknown date."""
    date = None if weeks_ago is None else TODAY - dt.timedelta(weeks=weeks_ago)
    return RaceResult(MILE_M, time_s, date, effort)


def current(*marks, today=TODAY, **athlete):
    """Return the current mile of an athlete with these marks."""
    return current_mile(Athlete(marks=marks, **athlete), today)


def reasons(found):
    """Return what the cautions of a current mile say, as one text."""
    return " ".join(caution.reason for caution in found.cautions)


def test_a_mile_is_its_own_equivalent():
    """A mile is worth exactly itself."""
    assert mile_equivalent(mile(361.7)) == 361.7


# 5 km in 20:00 and a mile of 5:51.0 share one VDOT (formula of Daniels and Gilbert).
def test_a_5_km_is_worth_a_mile():
    """5 km in 20:00 is worth a mile of 5:51."""
    assert mile_equivalent(RaceResult(5000, 1200)) == pytest.approx(351.0, abs=0.1)


# The published rows give 1500 m 5:24 and mile 5:50, 4:35 and 4:57 (Daniels, 3rd ed.).
@pytest.mark.parametrize(("time_s", "mile_s"), [(324, 350), (275, 297)])
def test_a_1500_is_worth_a_mile(time_s, mile_s):
    """A 1500 m is worth the mile printed beside it, within 1.5 s."""
    assert mile_equivalent(RaceResult(1500, time_s)) == pytest.approx(mile_s, abs=1.5)


def test_without_a_mark_there_is_no_current_mile():
    """An athlete without marks has no current mile, and that is no fault."""
    assert current() is None


def test_the_coachs_own_figure_comes_first():
    """The coach's figure wins over every mark, and says so."""
    found = current(mile(300, weeks_ago=1), mile_time_s=370.0)
    assert (found.time_s, found.mark, found.why) == (370.0, None, "set by the coach")


def test_the_best_recent_race_counts():
    """Among recent races and trials the best counts, not the newest."""
    best = mile(355, weeks_ago=10)
    assert current(mile(362, weeks_ago=1), best, mile(370, weeks_ago=5)).mark == best


def test_the_best_is_found_by_worth():
    """Marks over different distances are compared by the mile they are worth."""
    five = RaceResult(5000, 1200, TODAY)  # worth 5:51
    assert current(mile(355, weeks_ago=1), five).mark == five


def test_a_time_trial_counts_like_a_race():
    """A time trial is as good as a race."""
    trial = mile(350, weeks_ago=2, effort="time trial")
    assert current(mile(355, weeks_ago=1), trial).mark == trial


def test_an_old_best_gives_way_to_a_recent_race():
    """A better mark from beyond half a year gives way to a recent one."""
    recent = mile(370, weeks_ago=3)
    assert current(mile(330, weeks_ago=27), recent).mark == recent


def test_half_a_year_is_still_recent():
    """A mark of exactly 26 weeks ago counts as recent."""
    best = mile(330, weeks_ago=26)
    assert current(best, mile(370, weeks_ago=3)).mark == best


def test_of_old_marks_the_newest_counts():
    """Where no mark is recent, the newest counts, with a caution about its age."""
    newest = mile(370, weeks_ago=40)
    found = current(mile(330, weeks_ago=100), newest)
    assert found.mark == newest
    assert "40 weeks old" in reasons(found)


def test_how_long_a_mark_is_recent_is_the_coachs_choice():
    """The coach may count marks as recent for longer."""
    best = mile(330, weeks_ago=40)
    athlete = Athlete(marks=(best, mile(370, weeks_ago=3)))
    longer = Assumptions().replaced(MARK_FRESH_WEEKS, 52)
    assert current_mile(athlete, TODAY, longer).mark == best


def test_an_undated_mark_counts_as_recent():
    """A mark without a date is taken for a recent one, and called undated."""
    found = current(mile(330), mile(370, weeks_ago=3))
    assert found.time_s == 330
    assert "undated" in found.why


def test_without_a_day_every_mark_is_recent():
    """Where no day is given, the age of marks does not count."""
    assert current(mile(330, weeks_ago=500), mile(370, weeks_ago=3), today=None).time_s == 330


def test_a_faster_training_mark_is_a_floor():
    """A recent training mark that beats every race counts, with a caution."""
    floor = mile(350, weeks_ago=2, effort="training")
    found = current(mile(360, weeks_ago=1), floor)
    assert found.mark == floor
    assert "floor and not an ability" in reasons(found)


def test_a_slower_training_mark_says_nothing():
    """A training mark that is slower than a race changes nothing."""
    race = mile(360, weeks_ago=1)
    found = current(race, mile(400, weeks_ago=1, effort="training"))
    assert found.mark == race
    assert found.cautions == ()


def test_an_old_training_mark_does_not_beat_a_recent_race():
    """A training mark from years ago says nothing against a race of last week."""
    race = mile(360, weeks_ago=1)
    assert current(race, mile(300, weeks_ago=250, effort="training")).mark == race


def test_a_training_mark_alone_is_better_than_nothing():
    """Where there is only a training mark, it counts, however old."""
    found = current(mile(400, weeks_ago=60, effort="training"))
    assert found.time_s == 400
    assert "60 weeks old" in reasons(found)


def test_a_mark_from_the_future_is_pointed_out():
    """A mark dated after today is used, and its date questioned."""
    assert "dated in the future" in reasons(current(mile(360, weeks_ago=-1)))


def test_a_current_mile_says_where_it_comes_from():
    """The rule names the mark, how it was run and how long ago."""
    assert current(mile(370, weeks_ago=3)).why == "a mile in 6:10, a race, 3 weeks ago"


def test_a_slow_mark_is_extrapolated():
    """A mile of 10:00 lies below the published table, and the current mile says so."""
    assert "below the published table" in reasons(current(mile(600, weeks_ago=1)))


@given(st.lists(st.floats(230, 1200), min_size=1, max_size=5))
def test_the_current_mile_is_one_of_the_marks(times_s):
    """With recent races only, the current mile is the best of them."""
    marks = tuple(mile(time_s, weeks_ago=1) for time_s in times_s)
    assert current(*marks).time_s == min(times_s)


@given(st.floats(800, 42_195), st.floats(1, 3))
def test_models_agree_on_the_mark_itself(distance_m, factor):
    """Every model gives back the mark over its own distance, inside a band around the VDOT time."""
    for row in equivalents(5000, 755.36 * factor):
        band = row.spread
        assert band.low <= band.value <= band.high
        if row.distance_m == 5000:
            assert band.low == pytest.approx(band.high)


def test_projections_for_minors_end_at_5_km():
    """Under 18 nothing longer than 5 km is projected."""
    rows = equivalents(MILE_M, 360, longest_m=LONGEST_FOR_MINORS_M)
    assert [row.name for row in rows] == ["800 m", "1500 m", "Mile", "3 km", "5 km"]


# Of a 20:00 5 km: Riegel 6:00.8, VDOT 5:51.0, Cameron 5:48.6 for the mile (computed from the
# published formulas).
def test_three_models_side_by_side():
    """A 5 km of 20:00 shows the mile of each model, and their range as the uncertainty."""
    (row,) = (row for row in equivalents(5000, 1200) if row.name == "Mile")
    assert (row.vdot_s, row.cameron_s, row.riegel_s) == pytest.approx(
        (351.0, 348.6, 360.8), abs=0.1
    )
    assert (row.spread.low, row.spread.high) == (row.cameron_s, row.riegel_s)
