"""A new mark is adopted after a look at what it changes."""

import datetime as dt

import ipywidgets as ipw
import pytest

from helpers import answers
from helpers.athlete import Athlete
from helpers.widgets import Store, profile_panel
from helpers.workbook import Workbook, sample

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def store():
    """Ravi's store on a fixed day."""
    return Store(sample("recreational"), today=lambda: TODAY)


@pytest.fixture
def proposed(store, control):
    """Ravi's profile, on which a faster 1500 m was typed and waits."""
    panel = profile_panel(store)
    control(panel, "Distance").value = "1500"
    control(panel, "Time").value = "5:20"
    control(panel, "Add this mark").click()
    return panel


def labels(panel):
    """Return the words on all buttons of a panel."""
    found, waiting = [], [panel]
    while waiting:
        widget = waiting.pop()
        waiting += getattr(widget, "children", ())
        found += [widget.description] if isinstance(widget, ipw.Button) else []
    return found


def test_nothing_changes_before(store, proposed, shown):
    """The mile, the paces and the season are shown as they are and as they would be."""
    assert store.workbook == sample("recreational")
    said = shown(proposed)
    assert "What this mark would change" in said
    old, new = "6:10", "5:45"
    assert f"<td>{old}</td>" in said
    assert "Easy pace" in said
    assert "sessions of the season" in said
    assert new in said


def test_adopted(store, proposed, control, shown):
    """It is the current mile then, one undo takes it back, and nothing waits any more."""
    control(proposed, "Adopt it").click()
    assert store.workbook.athlete.marks[-1].distance_m == 1500
    assert control(proposed, "Time").value == ""
    assert "What this mark would change" not in shown(proposed)
    assert "Adopt it" not in labels(proposed)
    store.undo()
    assert store.workbook == sample("recreational")


def test_left(store, proposed, control, shown):
    """Nothing has changed, and what was typed stays."""
    control(proposed, "Leave it").click()
    assert store.workbook == sample("recreational")
    assert control(proposed, "Time").value == "5:20"
    assert "What this mark would change" not in shown(proposed)


def test_another_change_takes_the_preview_away(store, proposed, control):
    """What is shown holds for the workbook that it was computed from."""
    adopt = control(proposed, "Adopt it")
    store.change("athlete.age", 41)
    assert "Adopt it" not in labels(proposed)
    adopt.click()
    assert len(store.workbook.athlete.marks) == 2


def test_how_many_sessions_are_others(store, proposed, shown):
    """The number is that of the seasons compared."""
    before = answers.season_plan(store.workbook, TODAY).sessions
    assert f"Of {len(before)} sessions of the season, " in shown(proposed)


def test_a_mark_that_changes_no_mile_waits_for_nothing(store, control):
    """Where the coach set the mile, a race is only listed."""
    store.change("athlete.mile_time_s", 365.0)
    panel = profile_panel(store)
    control(panel, "Time").value = "6:00"
    control(panel, "Add this mark").click()
    assert len(store.workbook.athlete.marks) == 3


def test_the_first_mark_waits_for_nothing(control):
    """Without a mile before there is nothing to compare."""
    store = Store(Workbook(Athlete("Ana")), today=lambda: TODAY)
    panel = profile_panel(store)
    control(panel, "Time").value = "6:00"
    control(panel, "Add this mark").click()
    assert len(store.workbook.athlete.marks) == 1


def test_after_the_race(store, proposed, control, shown):
    """Without a season left the mile and the paces are compared all the same."""
    control(proposed, "Leave it").click()
    store.change("goal.race_date", TODAY - dt.timedelta(days=3))
    control(proposed, "Add this mark").click()
    assert "What this mark would change" in shown(proposed)
    assert "sessions of the season" not in shown(proposed)
