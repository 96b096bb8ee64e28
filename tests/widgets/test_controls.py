"""Controls: what was typed stays, the sentence comes and goes."""

import datetime as dt

import ipywidgets as ipw
import pytest

from helpers.errors import InputError
from helpers.units import format_entry, parse_time
from helpers.widgets.controls import (
    choice,
    day_field,
    discard,
    optional,
    slider,
    text_field,
    weekdays,
)
from helpers.widgets.store import Store


@pytest.fixture
def store():
    """A store on a fixed day."""
    return Store(today=lambda: dt.date(2026, 11, 22))


@pytest.fixture
def goal(store):
    """A slider for the goal mile with its field."""
    return slider(
        store, "goal.mile_time_s", "Goal mile", low=224, high=900, step=1,
        parse=parse_time, show=format_entry,
    )  # fmt: skip


def test_what_is_typed_becomes_the_value_and_reads_in_its_usual_form(store, control):
    """Full-width digits are understood, and shown as plain ones."""
    field = text_field(
        store, "goal.mile_time_s", "Goal", parse=optional(parse_time), show=format_entry
    )
    control(field, "Goal").value = "４：２０"
    assert store.workbook.goal.mile_time_s == 260
    assert control(field, "Goal").value == "4:20"


def test_a_refused_text_stays_with_its_sentence(store, control, shown, bad_time, sentence):
    """Every bad time keeps what was typed, changes nothing and says why."""
    field = text_field(store, "goal.mile_time_s", "Goal", parse=parse_time, show=format_entry)
    before = store.workbook
    typed = control(field, "Goal")
    typed.value = bad_time
    if bad_time:  # an empty field was empty before: nothing was typed
        assert typed.value == bad_time
        said = shown(field).replace("&#x27;", "'")
        assert sentence in said
        assert "Traceback" not in said
    assert store.workbook is before


def test_the_sentence_goes_when_the_value_is_right(store, control, shown):
    """A refusal is not held against what comes after it."""
    field = text_field(store, "goal.mile_time_s", "Goal", parse=parse_time, show=format_entry)
    control(field, "Goal").value = "4:60"
    assert shown(field)
    control(field, "Goal").value = "5:00"
    assert not shown(field)


def test_an_emptied_optional_field_means_not_known(store, control):
    """A goal may be taken back."""
    store.change("goal.mile_time_s", 300.0)
    field = text_field(
        store, "goal.mile_time_s", "Goal", parse=optional(parse_time), show=format_entry
    )
    control(field, "Goal").value = " "
    assert store.workbook.goal.mile_time_s is None


def test_a_slider_and_its_field_show_the_same_value(store, goal, control):
    """Whichever is moved, the other follows; the slider stands at its nearest step."""
    made, twin = control(goal, "Goal mile"), control(goal, "Goal mile, typed")
    made.value = 300
    assert twin.value == "5:00"
    twin.value = "4:59.5"
    assert made.value == 300
    assert store.workbook.goal.mile_time_s == 299.5


def test_a_refused_slider_returns(store, control, shown):
    """A position the workbook refuses is taken back, with its sentence."""
    store.change("athlete.hr_max_bpm", 180)
    made = slider(
        store, "athlete.hr_rest_bpm", "Rest", low=25, high=220, step=1, parse=float, whole=True
    )
    control(made, "Rest").value = 50
    control(made, "Rest").value = 119
    control(made, "Rest").value = 200
    assert store.workbook.athlete.hr_rest_bpm == 119
    assert control(made, "Rest").value == 119
    assert "200 was given" in shown(made)


def test_a_slider_ignores_the_browsers_rounding(store, goal, control):
    """600.0000000000001 is 600."""
    store.change("goal.mile_time_s", 600.0)
    control(goal, "Goal mile").value = 600.0000000000001
    assert store.workbook.goal.mile_time_s == 600.0


def test_a_slider_settling_on_its_step_changes_nothing(store, goal, control):
    """A typed 4:59.5 stays when the browser moves the slider to its nearest step and says so."""
    control(goal, "Goal mile, typed").value = "4:59.5"
    made = control(goal, "Goal mile")
    made.set_state({"value": 300.00000001})
    assert store.workbook.goal.mile_time_s == 299.5
    assert control(goal, "Goal mile, typed").value == "4:59.5"


def test_a_slider_sent_no_number_returns(store, goal, control):
    """Ipywidgets takes the text "nan" for a number; the slider goes back to the value."""
    store.change("goal.mile_time_s", 300.0)
    control(goal, "Goal mile").value = float("nan")
    assert control(goal, "Goal mile").value == 300
    assert store.workbook.goal.mile_time_s == 300


def test_a_refused_choice_returns_with_its_sentence(store, control, shown):
    """A list never shows what the workbook does not hold."""

    def refuse(_status):
        raise InputError("Not that one.")

    made = choice(
        store, "athlete.status", "Status", [("a", "available"), ("b", "ill")], choose=refuse
    )
    control(made, "Status").value = "ill"
    assert control(made, "Status").value == "available"
    assert "Not that one." in shown(made)


def test_the_refusal_of_a_day_goes_when_the_days_are_right(store, control, shown):
    """Ticking the day again that the workbook still holds clears the sentence."""
    store.change("athlete.training_days", (1,))
    days = weekdays(store, "athlete.training_days", "Days")
    control(days, "Tue").value = False
    control(days, "Tue").value = True
    assert not shown(days)


def test_a_value_beyond_the_slider_is_kept(store, goal, control):
    """The field takes what the slider cannot reach; the slider stands at its end."""
    control(goal, "Goal mile, typed").value = "20:00"
    assert store.workbook.goal.mile_time_s == 1200
    assert control(goal, "Goal mile").value == 900


def test_a_choice_changes_the_workbook_and_follows_it(store, control):
    """Undo moves the list back."""
    made = choice(store, "athlete.sex", "Sex", [("open", None), ("female", "F")])
    control(made, "Sex").value = "F"
    assert store.workbook.athlete.sex == "F"
    store.undo()
    assert control(made, "Sex").value is None


def test_weekdays_change_all_at_once(store, control):
    """Another athlete's days replace the old ones without passing through a mixture."""
    days = weekdays(store, "athlete.training_days", "Days")
    seen = []
    store.view(lambda w: w.athlete.training_days, seen.append)
    store.change("athlete.training_days", (0, 2, 4))
    assert seen == [(1, 3, 5, 6), (0, 2, 4)]
    assert [control(days, d).value for d in ("Mon", "Tue", "Wed")] == [True, False, True]


def test_the_last_training_day_cannot_be_taken(store, control, shown):
    """No day at all is refused with the least that works."""
    store.change("athlete.training_days", (1,))
    days = weekdays(store, "athlete.training_days", "Days")
    control(days, "Tue").value = False
    assert store.workbook.athlete.training_days == (1,)
    assert "One day is the least" in shown(days)


def test_a_date_is_refused_in_words(store, control, shown):
    """A check may say no to a day; the day stays in the field."""

    def no(_day):
        raise InputError("Not on that day.")

    field = day_field(store, "goal.race_date", "Race date", check=no)
    control(field, "Race date").value = dt.date(2026, 1, 1)
    assert "Not on that day." in shown(field)
    assert control(field, "Race date").value == dt.date(2026, 1, 1)
    assert store.workbook.goal.race_date is None


def test_discarding_closes_a_widget_and_all_inside_it(wire):
    """The browser is told to forget every model that was taken away."""
    inner = ipw.Label("a")
    discard(ipw.Box([inner]))
    assert sum(kind == "comm_close" for kind, _ in wire.messages) == 2
