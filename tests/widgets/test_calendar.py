import datetime as dt
import json

import pytest

from helpers.season import KINDS
from helpers.widgets import calendar
from helpers.widgets.calendar import Calendar

MONDAY = dt.date(2026, 11, 23)


def season(count=2):
    """Weeks as full as a coach would plan them; the first begins on a Tuesday, today."""
    easy, strength = [0, "Easy run", "35 min", ""], [4, "Strength", "25 min", ""]
    pyramid, ladder = [3, "Pyramid", "52 min", "l"], [3, "Ascending ladder", "48 min", "h"]
    days = [
        ["", []], ["", [pyramid]], ["", [easy, strength]], ["", []],
        ["", [ladder]], ["", [easy]], ["", [[1, "Long run", "1:15 h", ""]]],
    ]  # fmt: skip
    weeks = [
        {
            "monday": (MONDAY + dt.timedelta(7 * week)).isoformat(),
            "phase": "sharpen",
            "lighter": week % 4 == 3,
            "said": f"load {600 + week} · 15.2 mi",
            "days": [list(day) for day in days],
        }
        for week in range(count)
    ]
    weeks[0]["days"][0][0] = "o"
    weeks[0]["days"][1][0] = "t"
    weeks[-1]["days"][5] = ["r", [[7, "The mile", "1 mi", "a"]]]
    return weeks


@pytest.fixture
def heard():
    """What the calendar passed on."""
    return []


@pytest.fixture
def shown(heard):
    """A calendar of two weeks."""
    made = Calendar(
        choose=lambda *place: heard.append(("choose", *place)),
        move=lambda place, target: heard.append(("move", place, target)),
    )
    made.show(season(), [])
    return made


def test_twenty_weeks_are_small(shown):
    """Twenty full weeks stay below 12 kB of JSON."""
    shown.show(season(20), [3, 1, 0])
    assert len(json.dumps([shown.weeks, shown.chosen])) < 12_000


def test_one_widget_and_one_message(wire, heard):
    """A season is one model of the calendar's own, and showing another is one message."""
    made = Calendar(choose=heard.append, move=heard.append)
    assert sum("_esm" in str(data) for _, data in wire.messages) == 1
    wire.messages.clear()
    made.show(season(20), [0, 1, 0])
    assert len(wire.messages) == 1
    made.show(season(20), [0, 1, 0])
    assert len(wire.messages) == 1


def test_kinds_are_counted_as_the_season_counts_them():
    """The place of a kind means the same in Python and in the browser."""
    script = calendar._SCRIPT
    places = [script.index(f'"{kind}"') for kind in KINDS]
    assert places == sorted(places)


@pytest.mark.parametrize("place", [[0, 1, 0], [0, 2, 1], [1, 3, -1], [1, 5, 0]])
def test_a_choice_is_passed_on(shown, heard, place):
    """A session, a second one of a day, a day without any, and the race."""
    shown._handle_custom_msg({"choose": place}, [])
    assert heard == [("choose", *place)]


def test_a_move_is_passed_on(shown, heard):
    """A session goes to a day of another week, with one or without."""
    shown._handle_custom_msg({"move": [0, 2, 1, 1, 3]}, [])
    shown._handle_custom_msg({"move": [0, 1, 0, 0, 2]}, [])
    assert heard == [("move", (0, 2, 1), (1, 3)), ("move", (0, 1, 0), (0, 2))]


@pytest.mark.parametrize(
    "message",
    [
        None, [], "x", 7, {}, {"choose": None}, {"choose": "000"}, {"choose": [0, 1]},
        {"choose": [0, 1, 0, 0]}, {"choose": [0, 1, "0"]}, {"choose": [0, 1, 0.0]},
        {"choose": [0, True, 0]}, {"choose": [0, 1, None]}, {"choose": [0, 1, [0]]},
        {"choose": {"0": 0, "1": 1, "2": 0}}, {"choose": [2, 1, 0]}, {"choose": [-1, 1, 0]},
        {"choose": [0, 7, 0]}, {"choose": [0, -1, 0]}, {"choose": [0, 1, 1]},
        {"choose": [0, 1, -2]}, {"choose": [10**400, 1, 0]}, {"choose": [0, 0, -1]},
        {"move": [0, 1, 0]}, {"move": [0, 1, 0, 0]}, {"move": [0, 1, 0, 0, "2"]},
        {"move": [0, 1, -1, 0, 2]}, {"move": [0, 3, 0, 0, 2]}, {"move": [0, 1, 0, 2, 0]},
        {"move": [0, 1, 0, 0, 7]}, {"move": [0, 1, 0, 0, True]}, {"move": [9, 9, 9, 9, 9]},
        {"move": [0, 1, 0, 0, 1]},  # where it stands already
        {"move": [0, 1, 0, 0, 0]},  # outside the season
        {"move": [1, 5, 0, 1, 4]},  # the race is fixed
    ],
)  # fmt: skip
def test_what_a_stranger_sends_is_not_passed_on(shown, heard, message):
    """Wrong types, places that hold nothing, and moves that the page does not offer."""
    shown._handle_custom_msg(message, [])
    assert heard == []


def test_a_browser_cannot_widen_what_it_is_held_against(shown, heard):
    """Messages are held against what was shown, not against traits a browser may set."""
    shown.set_state({"weeks": season(9), "chosen": ["x"]})
    shown._handle_custom_msg({"choose": [8, 1, 0]}, [])
    shown.set_state({"weeks": [None]})
    shown._handle_custom_msg({"choose": [0, 1, 0]}, [])
    assert heard == [("choose", 0, 1, 0)]


def test_a_shorter_season_forgets_its_last_weeks(shown, heard):
    """What is no longer shown is no longer chosen."""
    shown.show(season(1), [])
    shown._handle_custom_msg({"choose": [1, 1, 0]}, [])
    shown.show([], [])
    shown._handle_custom_msg({"choose": [0, 1, 0]}, [])
    assert heard == []
