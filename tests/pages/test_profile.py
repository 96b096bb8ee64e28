"""The profile in words: what may be expected, and when."""

import pytest

from helpers.paces.outlook import outlook
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
