import math
import statistics
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.evidence import Assumptions
from helpers.race import (
    ASSUMPTIONS,
    NEGATIVE_PERCENT,
    SHALLOW_U_PERCENT,
    RaceDay,
    Strategy,
    Timing,
    belt_speed,
    format_laps,
    lap_report,
    pace_card,
    parse_laps,
    road_card,
    segments,
)
from helpers.units import MILE_M

TIMINGS, STRATEGIES = get_args(Timing), get_args(Strategy)
MPH_M_S = MILE_M / 3600

# Rome, 7 July 1999: 440-yard splits of 55.07, 1:51.58, 2:47.91 (Sports Illustrated, 19 July 1999)
# and 3:43.13; as laps 55.07, 56.52, 56.33, 55.21 (pixelation.org).
EL_GUERROUJ_S = (55.07, 56.52, 56.33, 55.21)

# Up to 46 minutes, where a kilometer takes less than half an hour.
mile_times = st.floats(224, 2800)
lanes = st.integers(1, 8)
timings = st.sampled_from(TIMINGS)
strategies = st.sampled_from(STRATEGIES)


# Timing a one mile race on a 400 m track (oldblog.erikphansen.com); lane lengths as in test_track.
@pytest.mark.parametrize(
    ("splits", "lane", "pieces_m"),
    [
        ("finish", 1, [9.344, 400, 400, 400, 400]),
        ("start", 1, [400, 400, 400, 409.344]),
        ("finish", 2, [388.233, 407.037, 407.037, 407.037]),
        ("start", 2, [407.037, 407.037, 407.037, 388.233]),
        ("start", 8, [453.030, 453.030, 453.030, 250.254]),
        ("quarter miles", 1, [402.336] * 4),
        ("kilometers", 1, [1000, 609.344]),
    ],
)
def test_pieces_of_a_mile(splits, lane, pieces_m):
    """A mile is timed in the pieces of the place where the watch is read."""
    assert segments(splits, lane) == pytest.approx(pieces_m, abs=0.002)
    card = pace_card(330, lane=lane, splits=splits)
    assert [split.segment_m for split in card] == pytest.approx(pieces_m, abs=0.002)


def test_a_six_minute_mile_at_the_finish_line():
    """9.344 m in 2.09 s and laps of 89.48 s make 6:00 (90 s for 402.336 m, by hand)."""
    card = pace_card(360)
    assert [split.split_s for split in card] == pytest.approx([2.09] + [89.48] * 4, abs=0.005)
    assert [split.distance_m for split in card] == pytest.approx(
        [9.344, 409.344, 809.344, 1209.344, 1609.344]
    )


@given(mile_times, lanes, timings, strategies)
def test_a_card_adds_up(mile_time_s, lane, splits, strategy):
    """The splits of every lane, place and strategy sum to the mile and to its time."""
    card = pace_card(mile_time_s, lane=lane, splits=splits, strategy=strategy)
    assert math.fsum(split.split_s for split in card) == pytest.approx(mile_time_s, abs=1e-9)
    assert card[-1].elapsed_s == pytest.approx(mile_time_s, abs=1e-9)
    assert card[-1].distance_m == pytest.approx(MILE_M, abs=1e-9)


@given(mile_times, lanes, timings)
def test_even_pace_is_one_speed(mile_time_s, lane, splits):
    """At even pace every piece is run at the speed of the mile."""
    speeds = [split.speed_m_s for split in pace_card(mile_time_s, lane=lane, splits=splits)]
    assert speeds == pytest.approx([MILE_M / mile_time_s] * len(speeds))


def test_a_shallow_u():
    """Quarters two and three of a shallow U are 0.75 % slower than the first and the last."""
    first, second, third, last = pace_card(300, splits="quarter miles", strategy="shallow U")
    assert first.split_s == pytest.approx(last.split_s)
    assert second.split_s == pytest.approx(third.split_s)
    assert second.speed_m_s / first.speed_m_s == pytest.approx(0.9925)


def test_a_negative_split():
    """The second half of a negative split is 1 % faster: 150.75 s and 149.25 s of five minutes."""
    card = pace_card(300, splits="quarter miles", strategy="negative")
    assert card[1].elapsed_s == pytest.approx(150.746, abs=0.001)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_assumed_difference_is_even_pace(strategy):
    """A strategy whose assumption is set to zero is even pace."""
    none = Assumptions().replaced(SHALLOW_U_PERCENT, 0).replaced(NEGATIVE_PERCENT, 0)
    card = pace_card(300, strategy=strategy, assumptions=none)
    assert card == pace_card(300)


def test_assumptions_lie_in_their_range():
    """Every assumption of race day has a value that it would itself accept."""
    for assumption in ASSUMPTIONS:
        assert Assumptions().replaced(assumption, assumption.value)[assumption] == assumption.value


@pytest.mark.parametrize(
    ("mile_time_s", "choices", "said"),
    [
        (130, {}, "faster than anyone has run"),
        (7200, {}, "slower than a stroll"),
        (0, {}, "longer than zero"),
        (-5, {}, "longer than zero"),
        (math.nan, {}, "longer than zero"),
        (math.inf, {}, "longer than zero"),
        (300, {"lane": 9}, "lanes 1 to 8"),
        (300, {"lane": 9, "splits": "kilometers"}, "lanes 1 to 8"),
        (300, {"splits": "halves"}, "finish, start, quarter miles, kilometers"),
        (300, {"strategy": "x" * 9999}, "even, shallow U, negative"),
        (300, {"strategy": None}, "Choose one of them"),
    ],
)
def test_cards_that_cannot_be(mile_time_s, choices, said):
    """An impossible time, lane, place or strategy is refused in at most three sentences."""
    with pytest.raises(InputError, match=said) as refusal:
        pace_card(mile_time_s, **choices)
    assert len(refusal.value.sentences) == 3
    assert len(str(refusal.value)) < 200


def test_twenty_minutes_for_5_km():
    """5 km in 20:00 are five kilometers of 4:00."""
    card = road_card(5000, 1200, every_m=1000)
    assert [split.split_s for split in card] == pytest.approx([240.0] * 5)


def test_a_marathon_in_miles():
    """A marathon is 26 miles and 352.056 m, which come last (26 miles 385 yards)."""
    card = road_card(42195, 4 * 3600)
    assert len(card) == 27
    assert card[-1].segment_m == pytest.approx(385 * 0.9144, abs=0.2)


@pytest.mark.parametrize("distance_m", [4828.032, 4828, 4828.1])
def test_three_miles_are_three_rows(distance_m):
    """A rounded distance does not make a row of its own."""
    assert len(road_card(distance_m, 1200)) == 3


@given(st.floats(1000, 50_000), st.floats(900, 5000))
def test_a_road_card_adds_up(distance_m, every_m):
    """The pieces of a longer race sum to its distance and time, whatever the marks."""
    card = road_card(distance_m, distance_m / 3, every_m=every_m)
    assert card[-1].distance_m == pytest.approx(distance_m)
    assert card[-1].elapsed_s == pytest.approx(distance_m / 3)
    assert all(split.speed_m_s == pytest.approx(3) for split in card)


def test_marks_further_apart_than_the_race():
    """A race shorter than the first mark is one row."""
    (whole,) = road_card(5000, 1200, every_m=10_000)
    assert whole.segment_m == 5000


@pytest.mark.parametrize(
    ("distance_m", "time_s", "every_m", "said"),
    [
        (5000, 1200, 0, "miles or km"),
        (5000, 1200, -1000, "miles or km"),
        (5000, 1200, math.nan, "miles or km"),
        (5000, 1200, math.inf, "miles or km"),
        (10_000, 2400, 100, "100 rows"),
        (5000, 600, 1000, "faster than anyone"),
        (100, 20, 100, "800 m to 50 km"),
    ],
)
def test_road_cards_that_cannot_be(distance_m, time_s, every_m, said):
    """Odd marks, too many rows and impossible races are refused."""
    with pytest.raises(InputError, match=said):
        road_card(distance_m, time_s, every_m=every_m)


# Published: wisdomrunning.com and endurancecalc.com, treadmill pace charts.
@pytest.mark.parametrize(
    ("mile_time_s", "mph"), [(320, 11.25), (360, 10.0), (480, 7.5), (514.3, 7.0)]
)
def test_belt_speeds_on_the_level(mile_time_s, mph):
    """Without incline the belt runs at the speed of the mile."""
    assert belt_speed(MILE_M / mile_time_s) / MPH_M_S == pytest.approx(mph, abs=0.001)


@given(st.floats(2.3, 7), st.floats(0, 15))
def test_the_incline_costs_what_the_level_costs(speed_m_s, incline_percent):
    """By the ACSM equation the belt uphill asks for the oxygen of the speed on the level."""
    level, belt = speed_m_s * 60, belt_speed(speed_m_s, incline_percent) * 60
    uphill = 0.2 * belt + 0.9 * belt * incline_percent / 100 + 3.5
    assert uphill == pytest.approx(0.2 * level + 3.5)


@pytest.mark.parametrize(
    ("speed_m_s", "incline_percent"),
    [(0, 0), (-3, 0), (20, 0), (math.nan, 0), (math.inf, 0), (4, -1), (4, 15.5), (4, math.nan)],
)
def test_belts_that_cannot_be(speed_m_s, incline_percent):
    """Speeds and inclines that no treadmill has are refused in three sentences."""
    with pytest.raises(InputError, match="was given") as refusal:
        belt_speed(speed_m_s, incline_percent)
    assert len(refusal.value.sentences) == 3


def test_race_day_is_a_record():
    """What is chosen for race day can be compared and kept in a set."""
    assert {RaceDay(), RaceDay(lane=1)} == {RaceDay()}


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"lane": 0}, "lanes 1 to 8"),
        ({"lane": math.nan}, "lanes 1 to 8"),
        ({"splits": "half"}, "finish, start"),
        ({"strategy": "hard"}, "shallow U"),
        ({"incline_percent": 16}, "0 to 15 %"),
        ({"incline_percent": math.nan}, "0 to 15 %"),
        ({"laps_s": (90.0,) * 13}, "room for 12"),
        ({"laps_s": (90.0, 0.5)}, "0.5 s for lap 2"),
        ({"laps_s": (90.0, 1801)}, "1801 s for lap 2"),
        ({"laps_s": (math.nan,)}, "lap 1"),
        ({"laps_s": (math.inf,)}, "lap 1"),
    ],
)
def test_race_days_that_cannot_be(choices, said):
    """Race day refuses what a card or a report would refuse, in three sentences."""
    with pytest.raises(InputError, match=said) as refusal:
        RaceDay(**choices)
    assert len(refusal.value.sentences) == 3


def test_the_record_is_even_by_quarter_miles():
    """El Guerrouj's quarters vary by 1.34 %, the second slowest, the halves 0.05 s apart.

    Foster, de Koning & Thiel (2014): 1.5 to 3 % in contemporary records, about 1 % to come.
    """
    report = lap_report(EL_GUERROUJ_S, splits="quarter miles")
    assert report.mile_time_s == pytest.approx(223.13)
    assert report.cv_percent == pytest.approx(1.34, abs=0.005)
    assert report.fade_s == pytest.approx(-0.05)
    assert (report.fastest, report.slowest) == (1, 2)
    assert report.advice == (
        "Even: the quarters vary by 1.3 %, those of mile records today by 1.5 to 3 %.",
    )


# By hand: 400/55.07, 400/56.52, 400/56.33 and 409.344/55.21 m/s; the long lap first at the finish.
@pytest.mark.parametrize(("splits", "cv_percent"), [("start", 2.17), ("finish", 2.27)])
def test_variation_depends_on_where_laps_are_timed(splits, cv_percent):
    """The same times as laps of the track vary more, since one of them is 9.344 m longer."""
    assert lap_report(EL_GUERROUJ_S, splits=splits).cv_percent == pytest.approx(
        cv_percent, abs=0.01
    )


@given(mile_times, lanes, timings)
def test_an_even_card_reads_as_even(mile_time_s, lane, splits):
    """Laps of an even card have no variation, no drift and no fade."""
    card = pace_card(mile_time_s, lane=lane, splits=splits)
    report = lap_report([split.split_s for split in card], lane=lane, splits=splits)
    assert (report.cv_percent, report.drift_percent) == pytest.approx((0, 0), abs=1e-9)
    assert report.fade_s == pytest.approx(0, abs=1e-8)
    assert report.mile_time_s == pytest.approx(mile_time_s)
    assert not report.cautions


@given(mile_times, lanes, timings)
def test_a_negative_split_does_not_fade(mile_time_s, lane, splits):
    """Laps of a negative split speed up, and the second half is the shorter one."""
    card = pace_card(mile_time_s, lane=lane, splits=splits, strategy="negative")
    report = lap_report([split.split_s for split in card], lane=lane, splits=splits)
    assert report.fade_s < 0 < report.drift_percent


@given(mile_times, st.sampled_from(STRATEGIES))
def test_the_first_bit_may_be_timed_apart(mile_time_s, strategy):
    """At the finish line five times and four say nearly the same; laps keep their numbers."""
    bit_s, first_s, *others_s = (s.split_s for s in pace_card(mile_time_s, strategy=strategy))
    apart, joined = (
        lap_report((bit_s, first_s, *others_s)),
        lap_report((bit_s + first_s, *others_s)),
    )
    assert len(apart.pieces) == len(joined.pieces) + 1
    assert apart.cv_percent == pytest.approx(joined.cv_percent, abs=1e-3)
    assert apart.mile_time_s == pytest.approx(joined.mile_time_s)
    assert max(apart.fastest, apart.slowest) <= 4


def test_variation_is_the_sample_deviation_of_speed():
    """The variation is what a spreadsheet gives for the speeds of the laps."""
    laps_s = (88.0, 92.0, 95.0, 93.0)
    speeds = [409.344 / 88, 400 / 92, 400 / 95, 400 / 93]
    expected = 100 * statistics.stdev(speeds) / statistics.mean(speeds)
    assert lap_report(laps_s).cv_percent == pytest.approx(expected)


def test_drift_is_the_trend_per_lap():
    """Speeds of 103, 101, 99 and 97 % of their mean drift by 2 % a lap."""
    laps_s = [402.336 / (5 * share) for share in (1.03, 1.01, 0.99, 0.97)]
    assert lap_report(laps_s, splits="quarter miles").drift_percent == pytest.approx(-2)


def test_fade_is_read_between_the_laps():
    """Half a mile lies 4.672 m into the third lap timed at the start."""
    report = lap_report((80, 80, 100, 100), splits="start")
    assert report.fade_s == pytest.approx(360 - 2 * (160 + 4.672 / 4))


@pytest.mark.parametrize(
    ("laps_s", "said"),
    [
        ((85, 92, 92, 91), "The first quarter was 6 % faster than the average: start about 5 s slower."),
        ((98, 91, 91, 90.9), "The first quarter was 5 % slower than the average: start about 5 s faster."),
        ((88, 90, 92, 94), "Each quarter was slower than the one before: 1:30.5 for every 400 m"),
        ((92, 93, 92, 87), "The last quarter was the fastest: something was left."),
        ((90, 90, 96, 90), "Quarter 3 was the slowest, 4 s behind the average"),
        ((90, 91, 90, 91), "Even: the quarters vary by 0.6 %, those of mile records"),
    ],
)  # fmt: skip
def test_advice(laps_s, said):
    """The coach gets a sentence to read aloud that fits how the mile was run."""
    advice = lap_report(laps_s, splits="quarter miles").advice
    assert any(sentence.startswith(said) for sentence in advice), advice


@given(st.lists(st.floats(60, 200), min_size=4, max_size=4), st.sampled_from(["start", "finish"]))
def test_there_is_always_something_to_say(laps_s, splits):
    """A mile that was run gets a question or a sentence, never both and never neither."""
    report = lap_report(laps_s, splits=splits)
    assert bool(report.cautions) != bool(report.advice)
    assert report.fastest in range(1, 5)


@pytest.mark.parametrize(
    ("laps_s", "splits", "asked"),
    [
        ((95, 96, 571, 94), "start", "Lap 3 took 9:31, far slower than the others: was a lap missed?"),
        ((95, 96, 190, 94), "start", "Lap 3 took 3:10, far slower"),
        ((95, 96, 31, 94), "start", "Lap 3 took 0:31, far faster than the others: was the watch"),
        ((2, 95, 96, 571, 94), "finish", "Lap 3 took 9:31"),
        ((95, 95, 96, 97, 94), "finish", "The first 9.344 m took 1:35: was it a whole lap?"),
        ((300, 900), "kilometers", "Piece 2 took 15:00"),
    ],
)  # fmt: skip
def test_a_doubtful_lap_is_asked_about(laps_s, splits, asked):
    """A lap that no pacing explains is asked about, still reported, and no advice drawn from it."""
    report = lap_report(laps_s, splits=splits)
    assert report.cautions[0].reason.startswith(asked)
    assert report.mile_time_s == sum(laps_s)
    assert report.advice == ()


def test_a_walked_lap_is_no_missing_one():
    """Walking much of a lap is within what pacing explains."""
    assert not lap_report((120, 125, 200, 118)).cautions


@pytest.mark.parametrize(
    ("laps_s", "splits", "lane", "said"),
    [
        ((), "finish", 1, "Lap times given: 0."),
        ((90, 90, 90), "finish", 1, "409.344 m, 400 m, 400 m, 400 m; or 9.344 m, 400 m, 400 m"),
        ((90,) * 6, "finish", 1, "Lap times given: 6."),
        ((2, 90, 90, 90, 90), "start", 1, "Expected are 400 m, 400 m, 400 m, 409.344 m."),
        ((90, 90, 90), "finish", 2, "Expected are 388.232 m, 407.037 m, 407.037 m, 407.037 m."),
        ((90, 90, 90), "kilometers", 1, "Expected are 1000 m, 609.344 m."),
    ],
)
def test_a_missing_lap(laps_s, splits, lane, said):
    """Another number of laps is refused with how many there are and what is expected."""
    with pytest.raises(InputError) as refusal:
        lap_report(laps_s, splits=splits, lane=lane)
    assert said in str(refusal.value)
    assert len(refusal.value.sentences) == 3


@pytest.mark.parametrize(
    ("laps_s", "said"),
    [
        ((50, 50, 50, 50), "faster than anyone has run"),
        ((1500, 1500, 1500, 1500), "slower than a stroll"),
        ((90, 90, math.nan, 90), "lap 3"),
        ((90, 90, 0, 90), "lap 3"),
    ],
)
def test_miles_that_cannot_be(laps_s, said):
    """Laps of a mile that nobody runs are refused."""
    with pytest.raises(InputError, match=said):
        lap_report(laps_s)


@pytest.mark.parametrize(
    ("text", "laps_s"),
    [
        ("1:28.4 93.1, 95; 1:32", (88.4, 93.1, 95, 92)),
        ("88,4 93,1; 95,0;1:32,5", (88.4, 93.1, 95, 92.5)),
        ("1:28.4,1:33.1,1:35", (88.4, 93.1, 95)),
        ("88.4/93.1 / 95\n92\r\n90", (88.4, 93.1, 95, 92, 90)),
        ("88.4,\t93.1,\n95,", (88.4, 93.1, 95)),
        ("2.1 88.4", (2.1, 88.4)),
        ("55.07 56.52 56.33 55.21", EL_GUERROUJ_S),
        ("1'28.4 1m33", (88.4, 93)),
        ("１：２８．４　９３，１；９５", (88.4, 93.1, 95)),
        ("١:٢٨ 93", (88, 93)),
        ("", ()),
        (" \n\t ,; ", ()),
    ],
)
def test_laps_as_coaches_write_them(text, laps_s):
    """Minutes or seconds, points or commas, any mark between, any digits: all are read."""
    assert parse_laps(text) == pytest.approx(laps_s)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1:28 nan 95", "Lap 2: nan is not a time"),
        ("1:28 1e9", "Lap 2: 1e9 is not a time"),
        ("1:28 inf", "Lap 2: inf is not a time"),
        ("1:28, 1:75", "Lap 2: 1:75 .* Did you mean 2:15"),
        ("1:28 -93", "Lap 2: -93 is negative"),
        ("93.1,95.2", "Put a space between laps"),
        ("88 <b>93</b>", "Lap 2: <b>93< is not a time"),
        ("88 1.32", "1.32 s for lap 2 .*as in 1:32"),
        ("0 88", "Lap 1: 0 is no time at all"),
        ("88 0.0", "0.0 s for lap 2"),
        ("0.5 88", "0.5 s for lap 1"),
        ("88 2000", "2000 s for lap 2"),
        ("88 9999999999", "Lap 2: 9999999999 is not a time"),
        ("90 " * 13, "room for 12"),
        ("9" * 10_000, "10000 characters"),
        ("90" + " " * 9_998, "10000 characters"),
        (None, "not text"),
        (88.4, "not text"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_laps_that_cannot_be_read(text, said):
    """What is no lap time is refused, with its number and what was typed."""
    with pytest.raises(InputError, match=said) as refusal:
        parse_laps(text)
    assert len(str(refusal.value)) < 250


@given(st.text(max_size=300))
def test_anything_typed_is_read_or_refused(text):
    """Whatever is typed gives laps that race day accepts, or a refusal."""
    try:
        laps_s = parse_laps(text)
    except InputError:
        return
    assert RaceDay(laps_s=laps_s).laps_s == laps_s


@given(st.lists(st.integers(1000, 1_800_000), max_size=12))
def test_laps_survive_the_field(laps_ms):
    """Laps to the millisecond come back from the field as they were shown."""
    laps_s = tuple(lap_ms / 1000 for lap_ms in laps_ms)
    assert parse_laps(format_laps(laps_s)) == laps_s


def test_no_laps_are_an_empty_field():
    """Before the race the field is empty."""
    assert format_laps(()) == ""


@given(mile_times, lanes, timings, strategies)
def test_a_card_typed_back_is_reported(mile_time_s, lane, splits, strategy):
    """Splits of any card, written and read again, make a report of the same mile."""
    card = pace_card(mile_time_s, lane=lane, splits=splits, strategy=strategy)
    typed = format_laps([split.split_s for split in card])
    report = lap_report(parse_laps(typed), lane=lane, splits=splits)
    assert report.mile_time_s == pytest.approx(mile_time_s, abs=0.005)
    assert not report.cautions
