"""Race day on paper: what the caption of a card names, and when incline is doubted."""

import datetime as dt

import pytest

from helpers import answers
from helpers.athlete import Athlete, Goal
from helpers.pages import race
from helpers.race import RaceDay
from helpers.workbook import Workbook

TODAY = dt.date(2026, 11, 23)


def card(mile_s=360.0, **chosen):
    """Return the race card for a goal."""
    workbook = Workbook(Athlete(), Goal(mile_s), race=RaceDay(**chosen))
    return answers.race_card(workbook, TODAY)


@pytest.mark.parametrize(
    ("splits", "named"),
    [("finish", True), ("start", True), ("quarter miles", False), ("kilometers", False)],
)
def test_a_lane_is_named_on_the_track_only(splits, named):
    """Lane 5 stands in the caption where laps are timed, and not on a road with marks."""
    page = race.pace_card(card(splits=splits, lane=5), "mile")
    assert ("lane 5" in page) is named


def test_lane_one_goes_without_saying():
    """The inner lane is not named."""
    assert "lane 1" not in race.pace_card(card(), "mile")
