"""The profile in words: what may be expected, and when."""

import datetime as dt
import re

import pytest

from helpers import answers
from helpers.evidence import Assumptions
from helpers.paces.marks import RACE_NOISE
from helpers.paces.outlook import GAIN, GAIN_BAND, GAIN_KEPT, outlook
from helpers.pages import profile
from helpers.workbook import replaced, sample

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Today is race day: a mile of 6:00 may be expected"),
        (1, "Tomorrow is race day: a mile of"),
        (2, "In 2 days a mile of"),
        (13, "In 13 days a mile of"),
        (14, "In 2 weeks a mile of"),
        (56, "In 8 weeks a mile of 5:53 may be expected"),
    ],
)
def test_when_it_may_be_expected(days, words):
    """Race day is called by its name, a near race is counted in days, a far one in weeks."""
    page = profile.outlook(outlook(360, 355, days / 7, "recreational"))
    assert words in page
    assert "In 0 weeks" not in page


def test_what_is_assumed_is_what_is_said():
    """The gains in the words are those in use, the coach's own included."""
    as_shipped = profile.outlook(outlook(360, 355, 8, "recreational"))
    assert "a gain of 2 % over eight weeks by experience, 75 % of it over the next" in as_shipped
    assert "50 % of the gain up or down, and the variation of 1 % from race to race" in as_shipped
    own = Assumptions()
    for assumption, value in (
        (GAIN["recreational"], 3.5), (GAIN_KEPT, 0.6), (GAIN_BAND, 30), (RACE_NOISE, 2),
    ):  # fmt: skip
        own = own.replaced(assumption, value)
    changed = profile.outlook(outlook(360, 355, 8, "recreational", assumptions=own))
    assert "a gain of 3.5 % over eight weeks by experience, 60 % of it over the next" in changed
    assert "30 % of the gain up or down, and the variation of 2 % from race to race" in changed


def test_the_mile_has_formula_source_and_uncertainty():
    """The VDOT equation with Daniels and Gilbert, and the noise in use with Hopkins."""
    ravi = replaced(sample("recreational"), "assumptions.race_noise", 2.5)
    band = answers.mile_band(ravi, TODAY)
    page = profile.current_mile(answers.current_mile(ravi, TODAY), band) + profile.mile_rule(band)
    assert "0.182258 v + 0.000104 v²" in page
    assert "Daniels and Gilbert (1979)" in page
    assert "±2.5 %" in page
    assert "Hopkins (2005)" in page
    assert "1.0 % up to 1500 m" in page


def test_without_a_mark_no_percentage_is_claimed():
    """Where there is no mile there is no range, and none is written."""
    assert "±" not in profile.current_mile(None, None) + profile.mile_rule(None)


# Ravi: 1609.344 m in 370 s, a goal of 6:00.
def test_every_key_number_says_what_it_is():
    """Each number of the strip has a title: where it comes from, or what it is made of."""
    page = profile.key_numbers(answers.key_numbers(sample("recreational"), TODAY))
    cells = re.findall(r'<div title="([^"]+)"><dt>([^<]+)</dt>', page)
    assert [name for _, name in cells] == [
        "Current mile", "Goal mile", "To gain", "VDOT", "Age grade", "Days to race",
    ]  # fmt: skip
    titles = {name: title for title, name in cells}
    assert "a mile in 6:10" in titles["Current mile"]
    assert "1979" in titles["VDOT"]
    assert "USATF" in titles["Age grade"]


def test_the_race_day_is_named_in_the_strip():
    """Pointing at the days to the race shows the date they lead to."""
    workbook = replaced(sample("recreational"), "goal.race_date", dt.date(2027, 2, 6))
    page = profile.key_numbers(answers.key_numbers(workbook, TODAY))
    assert 'title="The race is on 6 February 2027"' in page
