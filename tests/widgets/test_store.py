"""The store: one place that changes, views that follow."""

import datetime as dt

import pytest

from helpers.errors import CoachingError, InputError
from helpers.units import parse_time
from helpers.widgets.store import Store
from helpers.workbook import Workbook


@pytest.fixture
def store():
    """A store on a fixed day."""
    return Store(today=lambda: dt.date(2026, 11, 22))


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is moved."""
    now = [1000.0]
    monkeypatch.setattr("helpers.widgets.store.time.monotonic", lambda: now[0])
    return now


def test_a_change_makes_a_new_workbook(store):
    """The old workbook stays as it was."""
    before = store.workbook
    assert store.change("athlete.age", 40) is None
    assert (before.athlete.age, store.workbook.athlete.age) == (None, 40)


def test_a_refusal_is_returned_and_changes_nothing(store):
    """What cannot be is said to the one who asked."""
    refused = store.change("goal.mile_time_s", "4:60", parse_time)
    assert isinstance(refused, InputError)
    assert "5:00" in str(refused)
    assert store.workbook == Workbook()


@pytest.mark.parametrize("value", [object(), "12", [1], {"a": 1}, float("nan"), float("inf")])
def test_a_strangers_value_changes_nothing(store, value, caplog):
    """A value that no control of ours sends is refused without a trace on the page."""
    refused = store.change("athlete.weekly_distance_m", value)
    assert isinstance(refused, CoachingError)
    assert store.workbook == Workbook()
    caplog.clear()


def test_a_view_is_drawn_at_once_and_only_when_its_answer_differs(store):
    """Drawing follows the answer, not the change."""
    drawn = []
    store.view(lambda w: w.athlete.age, drawn.append)
    store.change("athlete.name", "Ana")
    store.change("athlete.age", 40)
    assert drawn == [None, 40]


def test_a_hidden_view_is_drawn_when_it_shows_again(store):
    """A tab that does not show costs nothing, and is up to date when it does."""
    drawn = []
    with store.group() as group:
        store.view(lambda w: w.athlete.age, drawn.append)
    store.show(group, False)
    store.change("athlete.age", 40)
    store.change("athlete.age", 41)
    assert drawn == [None]
    store.show(group)
    assert drawn == [None, 41]


def test_a_group_inside_a_hidden_group_is_hidden(store):
    """Visibility is that of all groups around."""
    drawn = []
    with store.group() as outer, store.group():
        store.view(lambda w: w.athlete.age, drawn.append)
    store.show(outer, False)
    store.change("athlete.age", 40)
    assert drawn == [None]


def test_controls_built_later_belong_to_the_group_they_stand_in(store):
    """What a redraw builds inside a tab is hidden with that tab."""
    drawn = []
    with store.group() as tab:
        inner = store.current_group
    with store.group(within=inner):
        store.view(lambda w: w.athlete.age, drawn.append)
    store.show(tab, False)
    store.change("athlete.age", 40)
    assert drawn == [None]


def test_a_bug_is_told_to_the_page(store, caplog):
    """The page can say that something it shows may be out of date, until the next change."""
    told = []
    store.on_trouble = told.append
    store.view(lambda w: w.athlete.age, lambda age: 1 / 0 if age == 40 else None)
    store.change("athlete.age", 40)
    store.change("athlete.age", 41)
    assert told == [False, True, False]
    caplog.clear()


def test_a_closed_group_is_forgotten(store):
    """Controls that were taken away hear nothing more."""
    drawn = []
    with store.group() as group:
        store.view(lambda w: w.athlete.age, drawn.append)
    store.close(group)
    store.change("athlete.age", 40)
    assert drawn == [None]


def test_undo_takes_back_one_gesture(store, clock):
    """A drag over many positions is one step."""
    store.change("athlete.age", 30)
    clock[0] += 5
    for age in range(31, 60):
        clock[0] += 0.05
        store.change("athlete.age", age)
    store.undo()
    assert store.workbook.athlete.age == 30


def test_changes_of_two_values_are_two_steps(store, clock):
    """However quickly they follow each other."""
    store.change("athlete.age", 30)
    store.change("athlete.name", "Ana")
    store.undo()
    assert (store.workbook.athlete.age, store.workbook.athlete.name) == (30, "")


def test_redo_takes_back_an_undo_until_something_changes(store, clock):
    """A new change ends the other future."""
    store.change("athlete.age", 30)
    store.undo()
    store.redo()
    assert store.workbook.athlete.age == 30
    store.undo()
    store.change("athlete.name", "Ana")
    assert not store.can_redo


def test_undo_at_the_beginning_does_nothing(store):
    """There is nothing before the first workbook."""
    store.undo()
    assert store.workbook == Workbook()


def test_a_question_without_an_answer_is_drawn_as_its_sentence(store):
    """A coaching error becomes words, and goes when there is an answer again."""
    drawn, refused = [], []

    def question(workbook):
        if workbook.athlete.age == 13:
            raise InputError("No thirteen here.")
        return workbook.athlete.age

    store.view(question, drawn.append, refused.append)
    store.change("athlete.age", 13)
    store.change("athlete.age", 14)
    assert (drawn, refused) == ([None, 14], ["No thirteen here."])


def test_a_broken_view_leaves_the_others_alone(store, caplog):
    """A bug is logged; the other views go on."""
    drawn = []
    store.view(lambda w: w.athlete.age, lambda age: 1 / 0 if age else None)
    store.view(lambda w: w.athlete.age, drawn.append)
    store.change("athlete.age", 40)
    assert drawn == [None, 40]
    assert "could not be drawn" in caplog.text
    caplog.clear()


def test_today_is_asked_anew_each_time():
    """A page opened the day after its kernel started counts from the new day."""
    days = iter([dt.date(2026, 11, 22), dt.date(2026, 11, 23)])
    store = Store(today=lambda: next(days))
    assert store.today() != store.today()
