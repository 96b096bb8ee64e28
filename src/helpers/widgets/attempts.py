"""Exercises on a page: an answer is given, checked, and at last revealed."""

from collections.abc import Callable

import ipywidgets as ipw

from helpers.errors import CoachingError, InputError
from helpers.exercises import BOOK, DAY_CHOICES, Estimate, Exercise, Flaws
from helpers.pages import exercises, notices
from helpers.season.calendar import DAY_NAMES
from helpers.widgets.controls import announced, box, button, choice, slider, tick, words
from helpers.widgets.store import Store


def exercise(store: Store, name: str) -> ipw.Widget:
    """Return one exercise about the athlete of a page.

    What is answered is nobody's workbook: it is not saved and not undone. What was said to an
    answer goes as soon as the answer, or the athlete, is another.

    Parameters
    ----------
    store : Store
        Whose athlete it asks about.
    name : str
        A key of `helpers.exercises.BOOK`.

    Raises
    ------
    InputError
        If there is none of that name.
    """
    if name not in BOOK:
        raise InputError(
            f'There is no exercise "{name[:40]}".', f"There are {', '.join(BOOK)}.", "Choose one."
        )
    task = BOOK[name]
    attempts = Store(task.begun, today=store.today)
    asked, said = words(), announced()

    def refused(sentence: str) -> None:
        asked.value = exercises.question(name, "") + notices.refusal(sentence)

    store.view(
        lambda workbook: task.question(workbook, store.today()),
        lambda sentence: setattr(asked, "value", exercises.question(name, sentence)),
        refused,
    )

    def clear(_state: object) -> None:
        said.value = ""

    def press(answer: Callable) -> Callable[[], None]:
        def pressed() -> None:
            try:
                found = answer(attempts.workbook, store.workbook, store.today())
                said.value = exercises.outcome(found)
            except CoachingError as refusal:
                said.value = notices.refusal(str(refusal))

        return pressed

    controls = _controls(attempts, task)
    store.view(lambda workbook: workbook, clear)
    attempts.view(lambda attempt: attempt, clear)
    if isinstance(task, Estimate):  # what is refused is another answer, too
        _, twin = controls[0].children[:2]
        twin.observe(clear, "value")
    buttons = box(
        [button("Check", press(task.check)), button("Show the answer", press(task.reveal))], "row"
    )
    return box([asked, *controls, buttons, said], "page", "exercise")


def _controls(attempts: Store, task: Exercise) -> list[ipw.Widget]:
    """Return what an attempt is made with."""
    if isinstance(task, Estimate):
        return [
            slider(
                attempts, "guess", task.label, low=task.low, high=task.high, step=task.step,
                parse=task.parse, show=task.typed,
            )
        ]  # fmt: skip
    if isinstance(task, Flaws):
        ticks = [tick(attempts, f"picks.{at}", claim.text) for at, claim in enumerate(task.claims)]
        return [
            words(exercises.plan(task.head, task.plan)),
            box(ticks, "section", "exercise-claims"),
        ]
    options = [(each, each) for each in DAY_CHOICES]
    days = [choice(attempts, f"days.{at}", day, options) for at, day in enumerate(DAY_NAMES)]
    asked = words(exercises.demands([demand.sentence for demand in task.demands]))
    return [asked, box(days, "days")]
