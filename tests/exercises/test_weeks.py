"""The week's exercises against the article's rule, counted by hand."""

from itertools import product

import pytest

from helpers.exercises import BOOK, Attempt
from helpers.workbook import Workbook

NEWCOMER = BOOK["newcomer's week"]


def findings(days):
    """Return whether a week keeps to each rule, by its first words."""
    outcome = NEWCOMER.check(Attempt(days=tuple(days)), Workbook(), None)
    return {found.said: found.right for found in outcome.findings}


EVERY_OTHER = "No run follows a run the day after, Sunday to Monday included."


def test_three_runs_are_the_most_in_a_week_that_repeats():
    """Of all 128 ways to run on some days, none with four keeps every other day (Sayer, S7)."""
    kept = [
        sum(run)
        for run in product((False, True), repeat=7)
        if findings("easy run" if day else "rest" for day in run)[EVERY_OTHER]
    ]
    assert max(kept) == 3


def test_sunday_and_monday_are_neighbors():
    """A run on both is refused; a run on Sunday beside strength on Monday is not."""
    week = ["rest"] * 7
    week[0] = week[6] = "easy run"
    assert not findings(week)[EVERY_OTHER]
    week[0] = "strength"
    assert findings(week)[EVERY_OTHER]


@pytest.mark.parametrize(("before", "met"), [("rest", True), ("strength", False), ("power", False)])
def test_heavy_legs_do_not_go_before_the_fast_day(before, met):
    """What is lifted on the day before counts; what is lifted two days before does not."""
    week = ("strength", before, "long intervals", "rest", "easy run", "rest", "rest")
    said = "Something is lifted, and not on the day before the fast day."
    assert findings(week)[said] is met


def test_the_crowded_week_has_two_flaws():
    """Two fast days side by side, and strength before the first of them."""
    flaws = [claim.text for claim in BOOK["crowded week"].claims if claim.holds]
    assert flaws == [
        "Two fast days are less than 48 hours apart.",
        "Heavy legs go before a fast day.",
    ]
