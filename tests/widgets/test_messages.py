"""What travels to the browser: models at opening, messages and bytes per slider step."""

import datetime as dt

import ipywidgets as ipw
import pytest

from helpers.widgets import Store, coach_page
from helpers.workbook import sample

TABS = ("Tonight", "Profile", "Paces", "Session", "Season", "Race", "Assumptions")
MOST_MODELS, MOST_OPENING_BYTES = 250, 500_000
MOST_MESSAGES, MOST_STEP_BYTES = 12, 20_000


@pytest.fixture
def page(wire):
    """The coach's page, its messages recorded."""
    store = Store(sample("recreational", squad="tuesday"), today=lambda: dt.date(2026, 11, 23))
    return coach_page(store)


def test_opening_sends_few_models(page, wire):
    """At most 250 widget models and half a megabyte, the later tabs not built."""
    assert 50 < wire.opened <= MOST_MODELS
    assert wire.size <= MOST_OPENING_BYTES


@pytest.mark.parametrize(
    ("tab", "label", "value"),
    [
        ("Tonight", "Slot [min]", 3600.0),
        ("Tonight", "Spread within a pack [%]", 6.0),
        ("Tonight", "Lanes", 4.0),
        ("Paces", "Goal mile", 350.0),
        ("Session", "Rung 2 [m]", 450.0),
        ("Session", "× times", 3.0),
        ("Session", "Faster by [%]", 2.5),
        ("Session", "Recovery [× the rep]", 3.0),
        ("Session", "Warm-up [min]", 1200.0),
        ("Season", "Growth of running from week to week [%]", 8.0),
    ],
)
def test_a_slider_step_sends_little(page, wire, control, tab, label, value):
    """At most 12 messages and 20 kB, on every tab."""
    page.children[-1].selected_index = TABS.index(tab)
    made = control(page, label, ipw.FloatSlider)
    wire.messages.clear()
    made.value = value
    assert 1 < len(wire.messages) <= MOST_MESSAGES
    assert wire.size <= MOST_STEP_BYTES


def test_a_hidden_tab_is_sent_nothing(page, wire, control):
    """Moving a rung does not redraw the season behind it."""
    tabs = page.children[-1]
    for tab in ("Season", "Session"):
        tabs.selected_index = TABS.index(tab)
    season = tabs.children[TABS.index("Season")]
    chart = next(w for w in _all(season) if hasattr(w, "figure"))
    before = chart.figure
    control(page, "Growth of running from week to week [%]")
    tabs.selected_index = TABS.index("Session")
    control(page, "Rung 2 [m]").value = 450
    assert chart.figure is before


def test_rebuilt_controls_of_a_session_are_hidden_with_their_tab(page, wire, control):
    """After another preset, moving the goal on another tab sends nothing to the session's."""
    tabs = page.children[-1]
    at = TABS.index("Session")
    tabs.selected_index = at
    control(tabs.children[at], "Session").value = "Pyramid"
    session = {widget.model_id for widget in _all(tabs.children[at])}
    tabs.selected_index = TABS.index("Profile")
    wire.messages.clear()
    control(page, "Age [years]").value = "61"  # from 60 the warm-up of a scaled session is longer
    assert wire.messages
    assert not [data for _, data in wire.messages if data.get("comm_id") in session]
    before = len(wire.messages)
    tabs.selected_index = at
    assert len(wire.messages) > before


def test_tabs_are_built_when_first_shown(page, wire):
    """The session's controls do not exist before their tab is opened."""
    tabs = page.children[-1]
    assert [len(place.children) for place in tabs.children] == [1, 0, 0, 0, 0, 0, 0]
    tabs.selected_index = 3
    assert [len(place.children) for place in tabs.children] == [1, 0, 0, 1, 0, 0, 0]


def _all(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _all(child)
