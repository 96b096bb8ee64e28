"""The profile in words: what may be expected, and when."""

import pytest

from helpers.evidence import Assumptions
from helpers.paces.marks import RACE_NOISE
from helpers.paces.outlook import GAIN, GAIN_BAND, GAIN_KEPT, outlook
from helpers.pages import profile


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
