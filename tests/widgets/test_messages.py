"""What travels to the browser: models at opening, messages and bytes per slider step."""

import datetime as dt

import ipywidgets as ipw
import pytest

from helpers.widgets import Store, coach_page
from helpers.widgets.calendar import Calendar
from helpers.workbook import replaced, sample

TABS = ("Tonight", "Profile", "Paces", "Session", "Season", "Race", "Assumptions")
MOST_MODELS, MOST_OPENING_BYTES = 250, 500_000
MOST_MESSAGES, MOST_STEP_BYTES = 12, 20_000
MOST_SEASON_BYTES = 25_000
"""With twenty weeks above a session in full that changes with them."""


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


@pytest.fixture
def season(wire):
    """The Season tab of a coach whose race is in twenty weeks, and its calendar."""
    workbook = replaced(
        sample("recreational", squad="tuesday"),
        "goal.race_date",
        dt.date(2026, 11, 23) + dt.timedelta(weeks=20, days=-2),
    )
    page = coach_page(Store(workbook, today=lambda: dt.date(2026, 11, 23)))
    page.children[-1].selected_index = TABS.index("Season")
    tab = page.children[-1].children[TABS.index("Season")]
    return tab, next(widget for widget in _all(tab) if isinstance(widget, Calendar))


def check_small(wire):
    """Hold what was sent against the budget of a step; something must have been."""
    assert 1 < len(wire.messages) <= MOST_MESSAGES
    assert wire.size <= MOST_STEP_BYTES


def test_opening_the_season_sends_few_models(wire, season):
    """Twenty weeks of days are one model; the whole tab is less than half of the page's budget."""
    assert len(season[1].weeks) == 20
    assert wire.opened <= MOST_MODELS
    assert wire.size <= MOST_OPENING_BYTES


@pytest.mark.parametrize("growth", [2.0, 6.0, 10.0])
def test_growth_of_twenty_weeks_sends_little(wire, season, control, growth):
    """One slider step redraws calendar and chart, each in one message."""
    wire.messages.clear()
    control(season[0], "Growth of running from week to week [%]", ipw.FloatSlider).value = growth
    check_small(wire)


@pytest.mark.parametrize(
    ("place", "to"), [([0, 1, 0], [0, 2]), ([9, 5, 0], [9, 4]), ([14, 1, 0], [14, 2])]
)
def test_a_move_in_twenty_weeks_sends_little(wire, season, place, to):
    """Dragged without being chosen, calendar and chart follow."""
    _, calendar = season
    wire.messages.clear()
    calendar._handle_custom_msg({"move": [*place, *to]}, [])
    assert calendar.weeks[to[0]]["days"][to[1]][1]
    check_small(wire)


@pytest.mark.parametrize(
    ("place", "to"), [([0, 1, 0], [0, 2]), ([9, 5, 0], [9, 4]), ([14, 1, 0], [14, 2])]
)
def test_a_move_of_what_is_chosen_sends_little(wire, season, control, place, to):
    """With the session in full below and every control unfolded."""
    tab, calendar = season
    calendar._handle_custom_msg({"choose": place}, [])
    control(tab, "Change or note …").click()
    wire.messages.clear()
    calendar._handle_custom_msg({"move": [*place, *to]}, [])
    assert calendar.chosen == [*to, 0]
    check_small(wire)


@pytest.mark.parametrize("growth", [2.0, 6.0, 10.0])
def test_growth_beside_a_chosen_session_sends_little(wire, season, control, growth):
    """A session in full below the calendar is sent again only where it changes."""
    tab, calendar = season
    calendar._handle_custom_msg({"choose": [14, 1, 0]}, [])
    wire.messages.clear()
    control(tab, "Growth of running from week to week [%]", ipw.FloatSlider).value = growth
    assert 1 < len(wire.messages) <= MOST_MESSAGES
    assert wire.size <= MOST_SEASON_BYTES


def test_a_choice_sends_the_session_and_no_season(wire, season):
    """The calendar and the chart stay as they are."""
    _, calendar = season
    wire.messages.clear()
    calendar._handle_custom_msg({"choose": [14, 1, 0]}, [])
    assert 1 < len(wire.messages) <= MOST_MESSAGES
    assert not [
        data for _, data in wire.messages if {"weeks", "figure"} & set(data.get("state", ()))
    ]
    assert wire.size < 12_000


def test_a_refused_move_sends_no_season(wire, season):
    """Onto a day that holds a run already: the session is chosen, with a sentence."""
    _, calendar = season
    wire.messages.clear()
    calendar._handle_custom_msg({"move": [0, 5, 0, 0, 6]}, [])
    assert not [
        data for _, data in wire.messages if {"weeks", "figure"} & set(data.get("state", ()))
    ]
    assert wire.size < 12_000


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
