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


# 5 mph on a belt at 2 % is 5 × 1.09 = 5.45 mph on the level, a mile in 11:00.6.
@pytest.mark.parametrize(
    ("mile_s", "incline", "doubted"),
    [(660, 2.0, False), (661, 2.0, True), (720, 0.0, False), (900, 0.0, False), (900, 0.5, True)],
)
def test_incline_below_a_run_is_doubted(mile_s, incline, doubted):
    """Below 5 mph the running equation does not hold: incline draws a caution, a level belt none."""
    found = card(float(mile_s), incline_percent=incline)
    assert bool(found.cautions) is doubted
    said = "what incline costs is known from running, at 5 mph and more"
    assert (said in race.beside_the_card(found, "mile")) is doubted
