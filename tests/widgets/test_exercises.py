"""Exercises without a browser: guess, check, look at the answer, and change the runner."""

import datetime as dt
from dataclasses import replace

import ipywidgets as ipw
import pytest

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.exercises import BOOK
from helpers.widgets import Store, chapter, exercise, race_panel
from helpers.workbook import SAMPLES, Workbook, sample

TODAY = dt.date(2027, 1, 4)
HOSTILE = '<img src=x onerror="window.__xss=1">'


@pytest.fixture
def store():
    """A store on a fixed day."""
    return Store(sample("recreational"), today=lambda: TODAY)


@pytest.mark.parametrize("runner", [*SAMPLES, None])
@pytest.mark.parametrize("name", BOOK)
def test_every_exercise_opens_for_everybody(name, runner, control, shown):
    """Also for who has no mark: the page says so, and both buttons answer in words."""
    panel = exercise(Store(sample(runner) if runner else Workbook(), today=lambda: TODAY), name)
    for label in ("Check", "Show the answer"):
        control(panel, label, ipw.Button).click()
        assert shown(panel).count("mile-try") + shown(panel).count("mile-refusal") >= 1


def test_an_unknown_name_is_refused_with_those_there_are(store):
    """A misspelled name in a notebook is answered with the list."""
    with pytest.raises(InputError, match="first lap"):
        exercise(store, "frist lap")


def test_guess_check_and_reveal(store, control, shown):
    """Too little, then right, then the answer with its reason; the workbook is left alone."""
    before = store.workbook
    panel = exercise(store, "first lap")
    label = "Watch after the first full lap [min:s], typed"
    control(panel, "Check").click()
    assert "1:20.0 is too little." in shown(panel)
    control(panel, label).value = "1:31.6"
    assert "too little" not in shown(panel)
    control(panel, "Check").click()
    assert "1:31.6 is right" in shown(panel)
    control(panel, "Show the answer").click()
    assert "89.5 s for the lap" in shown(panel)
    assert store.workbook is before
    assert not store.can_undo


def test_a_bad_guess_stays_and_is_answered(store, control, shown):
    """What cannot be read is refused with a sentence beside it."""
    panel = exercise(store, "first lap")
    twin = control(panel, "Watch after the first full lap [min:s], typed")
    twin.value = HOSTILE
    assert twin.value == HOSTILE
    assert "mile-refusal" in shown(panel)
    assert "<img" not in shown(panel)


def test_minutes_typed_as_a_bare_number_are_asked_about(store, control, shown):
    """60 is a minute on a watch; where an hour is likelier, the page says how to type one."""
    panel = exercise(store, "ladder evening")
    twin = control(panel, "The whole session [min:s], typed")
    control(panel, "Check").click()
    assert "mile-try" in shown(panel)
    twin.value = "60"
    assert "60 minutes are 60:00" in shown(panel)
    assert "mile-try" not in shown(panel)
    assert twin.value == "60"


def test_another_runner_asks_anew(store, control, shown):
    """The answer goes as soon as the question is about somebody else."""
    panel = exercise(store, "first lap")
    control(panel, "Show the answer").click()
    store.change("athlete.name", HOSTILE)
    assert "It is" not in shown(panel)
    assert "&lt;img" in shown(panel)
    assert "<img" not in shown(panel)


def test_flaws_are_ticked(store, control, shown):
    """Ticking tells nothing until Check, and Check does not say which."""
    panel = exercise(store, "crowded week")
    task = BOOK["crowded week"]
    for claim in task.claims:
        control(panel, claim.text, ipw.Checkbox).value = claim.holds
    assert "mile-right" not in shown(panel)
    control(panel, "Check").click()
    assert "All of them" in shown(panel)
    control(panel, "Show the answer").click()
    assert shown(panel).count("a flaw</strong>") == sum(claim.holds for claim in task.claims)


def test_a_week_is_planned(store, control, shown):
    """Day by day; each rule is answered by itself."""
    panel = exercise(store, "newcomer's week")
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for day, kind in zip(days, BOOK["newcomer's week"].solution, strict=True):
        control(panel, day).value = kind
    control(panel, "Check").click()
    assert "keeps to all" in shown(panel)
    control(panel, "Monday").value = "easy run"
    assert "keeps to all" not in shown(panel)
    control(panel, "Check").click()
    assert "not kept" in shown(panel)


class TestRunner:
    """The row above a chapter's panel."""

    def test_another_runner_keeps_what_was_tuned(self, store, control):
        """Athlete and goal change; the lane that was chosen stays."""
        page = chapter(store, race_panel)
        store.change("race.lane", 4)
        control(page, "Runner").value = "experienced"
        assert store.workbook.athlete.name == "Elena"
        assert store.workbook.race.lane == 4

    def test_a_typed_mile_is_somebody_elses(self, store, control):
        """With a figure of one's own nothing of Ravi's is left; undo brings him back."""
        page = chapter(store, race_panel)
        control(page, "Current mile, your own").value = "7:30"
        assert control(page, "Runner").value == ""
        athlete = store.workbook.athlete
        assert (athlete.name, athlete.age, athlete.marks, store.workbook.goal) == (
            "",
            None,
            (),
            Goal(),
        )
        assert athlete.experience == "recreational"
        control(page, "Current mile, your own").value = "7:40"
        assert store.workbook.athlete == replace(athlete, mile_time_s=460.0)
        store.undo()
        store.undo()
        assert control(page, "Runner").value == "recreational"

    def test_somebody_else_begins_without_a_mile(self, store, control):
        """Chosen from the list, nothing of Ravi's is left but his level."""
        page = chapter(store, race_panel)
        control(page, "Runner").value = ""
        assert store.workbook.athlete == Athlete(experience="recreational")
        assert store.workbook.goal == Goal()

    def test_a_bad_mile_stays_with_its_sentence(self, store, control, shown):
        """What was typed stays, the runner too."""
        page = chapter(store, race_panel)
        control(page, "Current mile, your own").value = "2:10"
        assert control(page, "Current mile, your own").value == "2:10"
        assert "mile-refusal" in shown(page)
        assert store.workbook == sample("recreational")
        store.change("race.lane", 4)  # whatever else is done on the page
        assert control(page, "Current mile, your own").value == "2:10"
        assert "mile-refusal" in shown(page)
