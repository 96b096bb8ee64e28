import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import units
from helpers.errors import CoachingError, InputError
from helpers.units import (
    MILE_M,
    format_distance,
    format_pace,
    format_time,
    parse_distance,
    parse_number,
    parse_time,
)


def answered(parse, *arguments, **choices):
    """Return what was read, or the refusal as text; any other error is a bug."""
    try:
        return parse(*arguments, **choices)
    except InputError as refused:
        return str(refused)


def test_mile():
    """A mile is 1760 yards of 0.9144 m, exactly."""
    assert pytest.approx(1760 * 0.9144, abs=1e-9) == MILE_M


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("4:59", 299.0),
        ("04:59", 299.0),
        ("4:59.2", 299.2),
        ("4:59,2", 299.2),
        ("4:20.1234567", 260.1234567),
        ("299", 299.0),
        ("299.2", 299.2),
        ("0:45", 45.0),
        ("90:00", 5400.0),
        ("1:02:03", 3723.0),
        ("1:02:03.5", 3723.5),
        ("４：２０", 260.0),
        ("٣:٤٥", 225.0),
        ("४:५९", 299.0),
        ("4'59\"", 299.0),
        ("4’20”", 260.0),
        ("4′20″", 260.0),
        ("4´20", 260.0),
        ("4m20", 260.0),
        ("4m20s", 260.0),
        ("4 min 20 sec", 260.0),
        ("4M20S", 260.0),
        ("  4:59  ", 299.0),
        ("\u200b4:59\ufeff", 299.0),
        ("\u202e4:59", 299.0),
    ],
    ids=ascii,
)
def test_times_a_coach_writes(typed, seconds):
    """Every usual way of writing a time is understood."""
    assert parse_time(typed) == seconds


def test_bad_times_are_refused_in_words(bad_time, sentence):
    """What is no time, or could be two, is refused with a sentence that helps."""
    with pytest.raises(InputError, match=re.escape(sentence)):
        parse_time(bad_time)


def test_a_refusal_is_short(bad_time, sentence):
    """A refusal fits beside its field, whatever was pasted into it."""
    with pytest.raises(InputError) as refused:
        parse_time(bad_time)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("given", [None, 299, 4.59, b"4:59", ["4:59"], {}])
def test_what_is_not_text_is_refused(given):
    """A value that is no text, as a forged message may carry, is refused like bad text."""
    with pytest.raises(InputError, match="is not text"):
        parse_time(given)


def test_three_places_with_one_digit_are_refused():
    """1:2:3 could be many times and is refused."""
    with pytest.raises(InputError, match="one digit"):
        parse_time("1:2:3")


@given(st.text())
@example("4:59'" * 50)
@example("m" * 200)
@example(" " * 199 + "x")
@example("1" * 200)
@example("٣" * 200 + ":")
@example("½:⅓")
@example("\ud800")
def test_any_text_is_a_time_or_a_refusal(text):
    """Whatever is typed, the answer is a positive finite time or a sentence."""
    answer = answered(parse_time, text)
    assert answer if isinstance(answer, str) else 0 < answer < math.inf


@given(st.text(alphabet="0123456789:.,'\"ms -+e_’”´", max_size=12))
def test_text_like_a_time_is_a_time_or_a_refusal(text):
    """The same holds for what looks like a time."""
    answer = answered(parse_time, text)
    assert answer if isinstance(answer, str) else 0 < answer < math.inf


@pytest.mark.parametrize("parse", [parse_time, parse_distance])
def test_only_the_beginning_of_a_long_text_is_read(parse, monkeypatch):
    """Text beyond the first 200 characters is cut before anything looks at it."""
    seen = []
    normalize = units.unicodedata.normalize
    monkeypatch.setattr(
        units.unicodedata,
        "normalize",
        lambda form, text: seen.append(text) or normalize(form, text),
    )
    with pytest.raises(CoachingError):
        parse("x" * 10_000_000)
    assert [len(text) for text in seen] == [200]


@given(st.integers(1, 359_999))
def test_whole_seconds_return(time_s):
    """A time in whole seconds survives being written and read."""
    assert parse_time(format_time(time_s)) == time_s


@given(st.floats(0.01, 350_000), st.integers(1, 3))
def test_written_times_return(time_s, decimals):
    """A time survives being written and read, to the digits that are shown."""
    half_a_digit = 0.5 / 10**decimals
    if time_s > half_a_digit:
        assert parse_time(format_time(time_s, decimals)) == pytest.approx(
            time_s, abs=half_a_digit * 1.000001
        )


@pytest.mark.parametrize(
    ("time_s", "decimals", "written"),
    [
        (0, 0, "0:00"),
        (5, 0, "0:05"),
        (59.5, 0, "1:00"),  # half a second rounds up, into the next minute
        (59.96, 1, "1:00.0"),
        (3599.6, 0, "1:00:00"),
        (299.16, 0, "4:59"),
        (223.13, 2, "3:43.13"),
        (3723, 0, "1:02:03"),
        (44.7385, 1, "0:44.7"),
    ],
)
def test_times_are_rounded_and_carried(time_s, decimals, written):
    """Rounding carries over: no written time has sixty seconds or sixty minutes."""
    assert format_time(time_s, decimals) == written


@given(st.floats(0, 1e6), st.integers(0, 3))
def test_no_written_time_has_sixty_seconds(time_s, decimals):
    """Seconds of a written time stay below sixty."""
    assert float(format_time(time_s, decimals).rsplit(":", 1)[1]) < 60


@pytest.mark.parametrize(
    ("typed", "distance_m"),
    [
        ("1500", 1500.0),
        ("400 m", 400.0),
        ("5k", 5000.0),
        ("5 km", 5000.0),
        ("5 KM", 5000.0),
        ("5,000", 5000.0),
        ("5,000 m", 5000.0),
        ("1 mile", 1609.344),
        ("mile", 1609.344),
        ("3 miles", 4828.032),
        ("1.5 mi", 2414.016),
        ("880 yd", 804.672),  # half a mile of 1760 yards
        ("half marathon", 21_097.5),
        ("Marathon", 42_195.0),
        ("２０００", 2000.0),
        ("٣٠٠٠", 3000.0),
    ],
    ids=ascii,
)
def test_distances_a_coach_writes(typed, distance_m):
    """Every usual way of writing a distance is understood."""
    assert parse_distance(typed) == pytest.approx(distance_m)


@pytest.mark.parametrize(("unit", "distance_m"), [("m", 8.0), ("km", 8000.0), ("mile", 8 * MILE_M)])
def test_a_bare_number_takes_the_units_of_its_field(unit, distance_m):
    """In a field with a unit a bare number has that unit."""
    assert parse_distance("8", unit) == pytest.approx(distance_m)


def test_a_written_unit_wins():
    """A unit that is written wins over that of the field."""
    assert parse_distance("8 km", "mile") == 8000


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "No distance was entered"),
        ("\u200b ", "No distance was entered"),
        ("5", "5 km or 5 miles"),
        ("nan", "is not a distance"),
        ("inf", "is not a distance"),
        ("1e309", "is not a distance"),
        ("-5 km", "is not a distance"),
        ("+5 km", "is not a distance"),
        ("1_000", "is not a distance"),
        ("0x10", "is not a distance"),
        ("5 parsecs", "is not a distance"),
        ("1,5 km", "is not a distance"),
        ("9" * 10_000_000, "is not a distance"),
    ],
    ids=lambda value: ascii(value[:20]),
)
def test_bad_distances_are_refused_in_words(typed, sentence):
    """What is no distance is refused with a sentence that helps."""
    with pytest.raises(InputError, match=sentence):
        parse_distance(typed)


@given(st.text(), st.sampled_from([None, "m", "km", "mile"]))
def test_any_text_is_a_distance_or_a_refusal(text, unit):
    """Whatever is typed, the answer is a finite distance or a sentence."""
    answer = answered(parse_distance, text, unit)
    assert answer if isinstance(answer, str) else 0 <= answer < math.inf


@given(st.integers(100, 100_000))
def test_written_meters_return(distance_m):
    """A distance in meters survives being written and read."""
    assert parse_distance(format_distance(distance_m)) == distance_m


@given(st.floats(0.1, 300), st.sampled_from(["km", "mile"]))
def test_written_distances_return(amount, unit):
    """A distance survives being written and read, to the tenth that is shown."""
    distance_m = amount * units.UNIT_M[unit]
    read_m = parse_distance(format_distance(distance_m, unit))
    assert read_m == pytest.approx(distance_m, abs=0.0500001 * units.UNIT_M[unit])


def test_one_mile_is_singular():
    """One mile is a mile, two are miles."""
    written = [format_distance(n * MILE_M, "mile") for n in (1, 2)]
    assert written == ["1 mile", "2 miles"]


@pytest.mark.parametrize(
    ("per", "written"), [("mile", "6:00/mile"), ("km", "3:44/km"), ("400m", "1:29.5/400m")]
)
def test_paces(per, written):
    """A 6:00 mile is 3:44 a kilometer and 89.5 s a lap (360 s / 1609.344 m)."""
    assert format_pace(MILE_M / 360, per) == written


@given(st.floats(1, 8))
def test_written_paces_return(speed_m_s):
    """A pace read back gives the speed, to the second that is shown."""
    per_mile_s = parse_time(format_pace(speed_m_s).removesuffix("/mile"))
    assert per_mile_s == pytest.approx(MILE_M / speed_m_s, abs=0.5000001)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("45", 45), (" 45 ", 45), ("45 years", 45), ("٤٥", 45), ("45.0", 45), ("０４５", 45)],
    ids=ascii,
)
def test_numbers_a_coach_writes(typed, number):
    """A number is understood with its unit behind it and in any script."""
    assert parse_number(typed, what="Age", low=8, high=100, unit="years") == number


def test_a_minus_sign_of_any_kind():
    """A typographic minus is a minus."""
    assert parse_number("−5", what="Faster by", low=-10, high=10, unit="%") == -5


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Nothing was entered"),
        ("\u200b", "Nothing was entered"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("1e309", "is not a number"),
        ("1_0", "is not a number"),
        ("+45", "is not a number"),
        ("0x10", "is not a number"),
        ("4,5", "is not a number"),
        ("200", "from 8 to 100 years"),
        ("-3", "from 8 to 100 years"),
        ("7", "from 8 to 100 years"),
        ("45.5", "whole number"),
        ("9" * 10_000_000, "is not a number"),
    ],
    ids=lambda value: ascii(value[:20]),
)
def test_bad_numbers_are_refused_in_words(typed, sentence):
    """What is no number, or none that makes sense, is refused and the range named."""
    with pytest.raises(InputError, match=sentence):
        parse_number(typed, what="Age", low=8, high=100, unit="years", whole=True)


@given(st.text(), st.sampled_from(["", "years"]), st.booleans())
def test_any_text_is_a_number_in_range_or_a_refusal(text, unit, whole):
    """Whatever is typed, the answer lies within the range or is a sentence."""
    answer = answered(parse_number, text, what="Age", low=8, high=100, unit=unit, whole=whole)
    assert answer if isinstance(answer, str) else 8 <= answer <= 100
