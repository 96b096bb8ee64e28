"""What the browser keeps: asked for, brought back, and never trusted."""

import pytest

from helpers.widgets import Store
from helpers.widgets.keeper import Keeper, keeper
from helpers.workbook import Workbook, from_json, sample, to_json

WHEN = "24 Nov 2026, 10:42"


@pytest.fixture
def kept(wire):
    """A store, its keeper's box, and a function that says something as the browser would."""
    store = Store(sample("new"))
    shown = keeper(store)
    link = next(child for child in shown.children if isinstance(child, Keeper))

    def tell(message):
        link._heard(link, message, [])
        sent = [data for _, data in wire.messages if data.get("method") == "custom"]
        return sent[-1]["content"] if sent else None

    return store, shown, link, tell


def entered(age=41):
    """Return what a browser would have kept."""
    store = Store(sample("new"))
    store.change("athlete.age", age)
    return to_json(store.workbook)


def test_a_change_is_announced_and_the_copy_is_asked_for(kept):
    """The browser hears that something changed, and gets it when it asks."""
    store, _, link, tell = kept
    assert link.changes == 0
    store.change("athlete.age", 41)
    assert link.changes == 1
    assert from_json(tell({"want": "copy"})["copy"]) == store.workbook


def test_nothing_entered_is_nothing_kept(kept):
    """A page as it was opened leaves nothing in the browser."""
    assert kept[3]({"want": "copy"}) == {"copy": None}


def test_it_comes_back(kept, shown):
    """What was kept is the workbook again, with a word about it, and undo takes it back."""
    store, box, _, tell = kept
    tell({"arrived": {"text": entered(), "when": WHEN}})
    assert store.workbook.athlete.age == 41
    assert f"What you entered here on {WHEN} is back." in shown(box)
    store.undo()
    assert store.workbook == sample("new")


def test_start_afresh(kept, control, shown):
    """One button forgets it, here and in the browser."""
    store, box, _, tell = kept
    tell({"arrived": {"text": entered(), "when": WHEN}})
    control(box, "Start afresh").click()
    assert store.workbook == sample("new")
    assert tell({"want": "copy"}) == {"copy": None}
    assert "is back" not in shown(box)


def test_a_first_visit_says_nothing(kept, shown):
    """Where nothing was kept, nothing is said."""
    store, box, _, tell = kept
    tell({"arrived": None})
    assert store.workbook == sample("new")
    assert shown(box) == ""


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"schema_version": 99}', entered().replace("41", "NaN"), "x" * 10**6],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(kept, shown, text):
    """A damaged copy, or one of another version, leaves the page as it is."""
    store, box, _, tell = kept
    tell({"arrived": {"text": text, "when": WHEN}})
    assert store.workbook == sample("new")
    assert ("cannot be used" in shown(box)) == bool(text)


@pytest.mark.parametrize(
    "message",
    [
        None,
        3,
        [],
        {"arrived": 3},
        {"arrived": {"text": 3, "when": 4}},
        {"arrived": {"text": "{}"}},
        {"want": {}},
    ],
)
def test_nonsense_of_a_stranger(kept, message):
    """Any other message does nothing."""
    store, _, _, tell = kept
    tell(message)
    assert store.workbook == sample("new")


def test_the_date_of_a_stranger_is_only_text(kept, shown):
    """A date is shown literally, and not for ever."""
    _, box, _, tell = kept
    tell({"arrived": {"text": entered(), "when": "<img src=x>" + "9" * 500}})
    assert "&lt;img" in shown(box)
    assert len(shown(box)) < 300


def test_a_page_of_yesterday_is_drawn_for_today():
    """The arrival of a reader asks every question again."""
    store = Store(Workbook())
    asked = []
    store.view(lambda workbook: asked.append(1) or len(asked), lambda _: None)
    link = next(child for child in keeper(store).children if isinstance(child, Keeper))
    before = len(asked)
    link._heard(link, {"arrived": None}, [])
    assert len(asked) == before + 1
