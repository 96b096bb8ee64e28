import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import (
    BACKGROUND,
    EFFORT,
    EXPERIENCE,
    STATUS,
    Athlete,
    Goal,
    RaceResult,
    cautions,
    fastest_known_time,
)
from helpers.errors import InputError
from helpers.units import MILE_M

NO_NUMBERS = [math.nan, math.inf, -math.inf]


# World Athletics: 3:43.13 El Guerrouj 1999 (mile), 1:40.91 Rudisha 2012 (800 m),
# 12:35.36 Cheptegei 2020 (5000 m); the women's records are slower.
@pytest.mark.parametrize(
    ("distance_m", "time_s"), [(800.0, 100.91), (MILE_M, 223.13), (5000.0, 755.36)]
)
def test_records(distance_m, time_s):
    """Where a record exists, the fastest known time is the record."""
    assert fastest_known_time(distance_m) == pytest.approx(time_s)


def test_between_two_records():
    """Over a distance without a record, the limit lies between those of its neighbors."""
    assert 755.36 < fastest_known_time(8000) < 1571.00


@given(st.floats(800, 49_000), st.floats(1.001, 1.02))
def test_nobody_runs_farther_in_less_time(distance_m, factor):
    """A longer distance takes longer, by records and between them."""
    assert fastest_known_time(distance_m * factor) > fastest_known_time(distance_m)


def test_beyond_the_marathon():
    """Beyond the longest record the limit keeps its pace."""
    pace = fastest_known_time(42_195.0) / 42_195.0
    assert fastest_known_time(50_000.0) / 50_000.0 == pytest.approx(pace)


def test_a_mile_in_2_10_names_the_record():
    """A mile in 2:10 is refused with the record and advice."""
    with pytest.raises(InputError) as refused:
        RaceResult(MILE_M, 130.0)
    assert "A mile in 2:10 is faster than anyone has run (3:43.13)" in str(refused.value)
    assert "minutes come before the colon" in str(refused.value)


def test_a_mile_in_3_05_is_refused():
    """A mile in 3:05 is faster than anyone has run."""
    with pytest.raises(InputError, match="3:05 is faster than anyone"):
        RaceResult(MILE_M, 185.0)


def test_the_record_itself_is_possible():
    """A mark as fast as the record is a mark."""
    assert RaceResult(MILE_M, 223.13).time_s == 223.13


def test_a_mile_in_45_minutes_is_possible():
    """A walked mile of 45:00 is allowed."""
    assert RaceResult(MILE_M, 2700.0).time_s == 2700.0


def test_a_mile_in_two_hours_is_refused():
    """A mile slower than a stroll is refused, with the slowest that makes sense."""
    with pytest.raises(InputError, match=r"slower than a stroll.*59:36"):  # 1609.344 m / 0.45 m/s
        RaceResult(MILE_M, 7200.0)


@pytest.mark.parametrize("time_s", [*NO_NUMBERS, 0.0, -60.0])
def test_a_mark_needs_a_time(time_s):
    """A time that is none is refused in words, in a mark, as current mile and as a goal."""
    for record in (
        lambda: RaceResult(MILE_M, time_s),
        lambda: Athlete(mile_time_s=time_s),
        lambda: Goal(time_s),
    ):
        with pytest.raises(InputError, match="longer than zero"):
            record()


@pytest.mark.parametrize("distance_m", [60.0, 799.9, 50_001.0, 0.0, -1500.0, *NO_NUMBERS])
def test_a_mark_needs_a_distance_that_models_cover(distance_m):
    """Marks over 60 m, or any distance outside 800 m to 50 km, are refused in words."""
    with pytest.raises(InputError, match="800 m to 50 km"):
        RaceResult(distance_m, 300.0)


def test_a_mark_needs_a_known_effort():
    """A mark says how it was run, in one of three words."""
    with pytest.raises(InputError, match="race, time trial, training"):
        RaceResult(MILE_M, 360.0, effort="dream")


@pytest.mark.parametrize(
    ("distance_m", "time_s", "words"),
    [(MILE_M, 360, "A mile"), (5000, 1200, "5 km"), (1500, 300, "1500 m")],
)
def test_a_mark_names_its_distance(distance_m, time_s, words):
    """The distance of a mark is written as runners say it."""
    assert RaceResult(distance_m, time_s).where == words


def test_the_speed_of_a_mark():
    """The speed of a mark is its distance over its time."""
    assert RaceResult(2000, 400).speed_m_s == 5


def test_an_athlete_without_a_mark_is_ordinary():
    """Nothing is required of an athlete, and nothing is held against one."""
    assert cautions(Athlete()) == ()


@pytest.mark.parametrize("age", [200, -3, 7, 101, *NO_NUMBERS])
def test_ages_outside_8_to_100_are_refused(age):
    """An age the workbook is not for is refused with its range."""
    with pytest.raises(InputError, match="ages 8 to 100"):
        Athlete(age=age)


@pytest.mark.parametrize(("age", "minor"), [(None, False), (8, True), (17, True), (18, False)])
def test_who_is_a_minor(age, minor):
    """Under 18 is a minor; an unknown age is not taken for one."""
    assert Athlete(age=age).is_minor is minor


@pytest.mark.parametrize("rest", [105, 110])
def test_resting_heart_rate_is_below_maximal(rest):
    """A resting heart rate that is not below the maximal one is refused with both named."""
    with pytest.raises(InputError, match=f"{rest}, is not below the maximal one, 105"):
        Athlete(hr_rest_bpm=rest, hr_max_bpm=105)


@pytest.mark.parametrize(
    "rates",
    [{"hr_max_bpm": 300}, {"hr_max_bpm": 99}, {"hr_rest_bpm": 24}, {"hr_rest_bpm": 0}]
    + [{name: bad} for name in ("hr_rest_bpm", "hr_max_bpm") for bad in NO_NUMBERS],
    ids=str,
)
def test_impossible_heart_rates(rates):
    """A heart rate nobody has is refused with the possible ones."""
    with pytest.raises(InputError, match="heart rates go from"):
        Athlete(**rates)


@pytest.mark.parametrize("weekly_m", [-1, 300_001, *NO_NUMBERS])
def test_impossible_weeks(weekly_m):
    """A week nobody runs is refused, and the unit asked about."""
    with pytest.raises(InputError, match="miles or kilometers"):
        Athlete(weekly_distance_m=weekly_m)


@pytest.mark.parametrize("longest_s", [-1, 6 * 3600 + 1, *NO_NUMBERS])
def test_impossible_longest_runs(longest_s):
    """A longest run outside 0 to 360 minutes is refused."""
    with pytest.raises(InputError, match="0 to 360 minutes"):
        Athlete(longest_run_s=longest_s)


def test_no_training_day_explains_the_least():
    """Without a training day, the least workable number is explained."""
    with pytest.raises(InputError, match="One day is the least; two make a plan"):
        Athlete(training_days=())


@pytest.mark.parametrize("days", [(0, 7), (-1,), tuple(range(8)), (math.nan,)], ids=str)
def test_a_week_has_seven_days(days):
    """A weekday that is none is refused."""
    with pytest.raises(InputError, match="7 days"):
        Athlete(training_days=days)


def test_a_name_fits_on_a_page():
    """A name of more than 80 characters is refused with its length."""
    with pytest.raises(InputError, match="81 characters"):
        Athlete("x" * 81)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "Zoë", "None", "00123", "=1+1"])
def test_a_name_is_kept_as_it_is(name):
    """Names are text, whatever they look like."""
    assert Athlete(name).name == name


@pytest.mark.parametrize("field", ["experience", "background", "status", "sex"])
@pytest.mark.parametrize("value", ["", "elite", 1, True])
def test_unknown_words_are_refused(field, value):
    """A word the workbook does not know is refused with those it knows."""
    with pytest.raises(InputError, match="Possible are"):
        Athlete(**{field: value})


@pytest.mark.parametrize(
    ("field", "words"),
    [("experience", EXPERIENCE), ("background", BACKGROUND), ("status", STATUS)],
)
def test_every_word_on_the_page_is_accepted(field, words):
    """Every choice that a page explains is one an athlete may have."""
    assert [getattr(Athlete(**{field: word}), field) for word in words] == list(words)


def test_every_effort_on_the_page_is_accepted():
    """Every effort that a page explains is one a mark may have."""
    assert [RaceResult(MILE_M, 360, effort=effort).effort for effort in EFFORT] == list(EFFORT)


def test_children_are_kept_from_all_out_efforts():
    """Under 16 the workbook asks for variety and few all-out efforts."""
    (caution,) = cautions(Athlete(age=15))
    assert "few all-out efforts" in caution.suggestion


@pytest.mark.parametrize("status", [s for s in STATUS if s != "available"])
def test_every_status_but_available_is_pointed_out(status):
    """A niggle, an injury, an illness or a comeback draws a caution."""
    assert len(cautions(Athlete(status=status))) == 1


def test_one_training_day_is_pointed_out():
    """One training day a week is possible, and said to be little."""
    (caution,) = cautions(Athlete(training_days=(2,)))
    assert "One training day" in caution.reason


def test_a_goal_has_a_known_kind():
    """A goal is one mile or faster miles within longer races."""
    with pytest.raises(InputError, match="within longer races"):
        Goal(kind="marathon majors")


def test_a_goal_faster_than_the_record_is_refused():
    """A goal faster than anyone has run is refused with the record."""
    with pytest.raises(InputError, match=r"3:43\.13"):
        Goal(200.0)


def test_a_race_name_fits_on_a_page():
    """The name of a race has 80 characters at most."""
    with pytest.raises(InputError, match="90 characters"):
        Goal(race_name="x" * 90)


def test_a_goal_may_be_a_date_alone():
    """A race date makes a goal without a time."""
    assert Goal(race_date=dt.date(2027, 5, 1)).mile_time_s is None


@given(
    age=st.none() | st.floats(),
    hr=st.none() | st.floats(),
    weekly=st.none() | st.floats(),
    mile=st.none() | st.floats(),
)
def test_an_athlete_is_possible_or_refused(age, hr, weekly, mile):
    """Whatever numbers arrive, the athlete is possible or refused in words."""
    numbers = {
        "age": age,
        "hr_rest_bpm": hr,
        "hr_max_bpm": hr,
        "weekly_distance_m": weekly,
        "mile_time_s": mile,
    }
    try:
        Athlete(**numbers)
    except InputError:
        return
    assert all(number is None or math.isfinite(number) for number in numbers.values())
