"""The way to half an hour, asked of each invented runner."""

import datetime as dt

import pytest

from helpers import answers
from helpers.errors import InputError
from helpers.exercises import BOOK
from helpers.workbook import replaced, sample

TODAY = dt.date(2027, 1, 4)
TASK = BOOK["half an hour"]


@pytest.mark.parametrize(("name", "minutes"), [("new", 10), ("twelve", 10), ("seventy", 25)])
def test_the_truth_is_what_the_page_shows(name, minutes):
    """Who types the supposed run on the page reads the answer there, and is asked the same still."""
    runner = sample(name)
    tried = replaced(runner, "athlete.longest_run_s", 60.0 * minutes)
    assert answers.season_base(tried, TODAY).reached == TASK.truth(runner, TODAY)
    assert TASK.question(tried, TODAY) == TASK.question(runner, TODAY)
    assert f"{minutes} minutes" in TASK.question(runner, TODAY)


def test_every_day_of_the_week_asks_the_same():
    """The weeks count from Monday, and so the answer of Thursday is that of Monday."""
    nora = sample("new")
    found = {TASK.truth(nora, TODAY + dt.timedelta(days=days)) for days in range(7)}
    assert found == {10}


def test_where_it_never_comes_the_exercise_says_so():
    """Bouts that do not grow reach no half hour: a sentence, no number."""
    still = replaced(sample("new"), "assumptions.season_bout_growth", 0.0)
    with pytest.raises(InputError, match="not be reached in the 12 weeks"):
        TASK.truth(still, TODAY)
