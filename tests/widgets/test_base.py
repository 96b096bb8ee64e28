"""The panel of the aerobic base, without a browser."""

import datetime as dt

import pytest

from helpers.widgets import Store, base_panel
from helpers.workbook import SAMPLES, Workbook, replaced, sample

TODAY = dt.date(2027, 1, 4)
LONGEST = "Longest run without stopping [min]"


@pytest.fixture
def store():
    """Nora's store on a fixed day."""
    return Store(sample("new"), today=lambda: TODAY)


@pytest.mark.parametrize("name", [*SAMPLES, None])
@pytest.mark.parametrize("status", ["available", "niggle", "returning", "ill", "injured"])
def test_it_opens_for_everybody(name, status, shown):
    """Also for a twelve-year-old without a mark, an empty workbook, and who comes back."""
    workbook = replaced(sample(name) if name else Workbook(), "athlete.status", status)
    said = shown(base_panel(Store(workbook, today=lambda: TODAY)))
    assert "without stopping" in said
    assert "nan" not in said


def test_the_week_of_half_an_hour_is_said_and_drawn(store, shown, chart):
    """Nora's nine weeks stand in the sentence, in the table and in the chart."""
    panel = base_panel(store)
    assert "30 minutes without stopping in week 9" in shown(panel)
    assert "2 × 7 min, 6 min; walk 1:00 between" in shown(panel)
    assert chart(panel).figure["data"][0]["y"][8] == 33


def test_a_longer_run_today_comes_there_sooner(store, control, shown):
    """The slider is the athlete's own field, in seconds there and in minutes here."""
    panel = base_panel(store)
    control(panel, LONGEST).value = 1500
    assert store.workbook.athlete.longest_run_s == 1500
    assert control(panel, f"{LONGEST}, typed").value == "25"
    assert "30 minutes without stopping in week 5" in shown(panel)


def test_who_runs_longer_already_is_told_so(shown):
    """Elena needs no half hour; her long run grows."""
    panel = base_panel(Store(sample("experienced"), today=lambda: TODAY))
    assert "30 minutes without stopping are there already" in shown(panel)
    assert "grows to 105 minutes, in week 6" in shown(panel)


def test_where_it_does_not_come_the_panel_says_so(store, control, shown):
    """Bouts that hardly grow stay below the line, and that is no failure."""
    panel = base_panel(store)
    control(panel, "Growth of the bouts of running from week to week [%], typed").value = "10"
    assert "30 minutes without stopping are not reached in 12 weeks" in shown(panel)
    assert "no failure" in shown(panel)


def test_a_longer_season_gives_it_time(store, control, shown):
    """What does not come in twelve weeks comes in twenty-six."""
    panel = base_panel(store)
    control(panel, "Growth of the bouts of running from week to week [%], typed").value = "10"
    control(panel, "Length of a season without a race date [weeks]").value = 26
    assert "30 minutes without stopping in week 21" in shown(panel)


def test_what_is_refused_stays_with_its_sentence(store, control, shown):
    """A run of ten hours is none; the field keeps what was typed, the workbook what it had."""
    panel, before = base_panel(store), store.workbook
    control(panel, f"{LONGEST}, typed").value = "600"
    assert "mile-refusal" in shown(panel)
    assert control(panel, f"{LONGEST}, typed").value == "600"
    assert store.workbook is before


def test_a_race_that_is_over_is_said(shown):
    """No season, no weeks: the sentence stands in their place, and the next change draws again."""
    over = replaced(sample("new"), "goal.race_date", dt.date(2026, 12, 1))
    store = Store(over, today=lambda: TODAY)
    panel = base_panel(store)
    assert "mile-refusal" in shown(panel)
    store.change("goal.race_date", None)
    assert "30 minutes without stopping in week 9" in shown(panel)
