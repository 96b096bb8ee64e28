"""Whose figures a chapter shows: an invented runner's, or those that somebody types."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import ipywidgets as ipw

from helpers.athlete import EXPERIENCE, Athlete, Goal
from helpers.units import format_entry, parse_time
from helpers.widgets.controls import box, choice, look, optional, text_field
from helpers.widgets.store import Store
from helpers.workbook import SAMPLES, Workbook, sample

ANOTHER = "somebody else"


def runner_row(store: Store) -> ipw.Box:
    """Return a list of invented runners, and the two figures that make somebody else of them.

    Another runner brings an athlete and a goal; the race day and what was tuned on the page stay.
    Whoever types a mile is nobody invented: neither their name nor their goal or age is left.
    """
    options = [*((title, name) for name, title in SAMPLES.items()), (ANOTHER, "")]
    made = ipw.Dropdown(
        description="Runner", options=options, value=_who(store.workbook), layout=look().plain,
        style=look().choice,
    )  # fmt: skip

    def chosen(change: dict) -> None:
        if change["new"] != _who(store.workbook):
            store.change("", change["new"], _instead(store.workbook))

    made.observe(chosen, "value")
    store.view(_who, lambda name: setattr(made, "value", name))
    mile = text_field(
        store, "", "Current mile, your own", parse=_own(store), show=format_entry,
        read=lambda workbook: workbook.athlete.mile_time_s, example="6:10",
        hint="counts before every mark",
    )  # fmt: skip
    level = choice(store, "athlete.experience", "Experience", [(each, each) for each in EXPERIENCE])
    return box([box([made], "field"), mile, level], "runner")


@cache
def _invented(name: str) -> Workbook:
    """Return an invented runner's workbook, read once."""
    return sample(name)


def _who(workbook: Workbook) -> str:
    """Return which invented runner this is: nothing where a figure of theirs was changed."""
    same = (name for name in SAMPLES if _invented(name).athlete == workbook.athlete)
    return next(same, "")


def _instead(workbook: Workbook) -> Callable[[str], Workbook]:
    def begun(name: str) -> Workbook:
        start = _invented(name) if name else _nobody(workbook)
        return _with(workbook, start.athlete, start.goal)

    return begun


def _nobody(workbook: Workbook, mile_s: float | None = None) -> Workbook:
    """Return somebody of whom no more is known than a level, and perhaps a mile."""
    return Workbook(Athlete(mile_time_s=mile_s, experience=workbook.athlete.experience))


def _own(store: Store) -> Callable[[str], Workbook]:
    """Return a parser from a typed mile to the workbook of whoever runs it."""

    def parse(typed: str) -> Workbook:
        workbook, mile_s = store.workbook, optional(parse_time)(typed)
        if not _who(workbook):
            return replace(workbook, athlete=replace(workbook.athlete, mile_time_s=mile_s))
        somebody = _nobody(workbook, mile_s)
        return _with(workbook, somebody.athlete, somebody.goal)

    return parse


def _with(workbook: Workbook, athlete: Athlete, goal: Goal) -> Workbook:
    """Return the same page for another athlete; its race day stays."""
    return replace(workbook, athlete=athlete, goal=replace(goal, race_date=workbook.goal.race_date))
