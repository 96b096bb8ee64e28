"""Whose figures a chapter shows: an invented runner's, or those that somebody types."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import ipywidgets as ipw

from helpers.athlete import EXPERIENCE
from helpers.units import format_entry, parse_time
from helpers.widgets.controls import box, choice, look, optional, text_field
from helpers.widgets.store import Store
from helpers.workbook import SAMPLES, Workbook, sample

ANOTHER = "somebody else"


def runner_row(store: Store) -> ipw.Box:
    """Return a list of invented runners, and the two figures that make one's own of them.

    Another runner brings an athlete and a goal; the race day and what was tuned on the page stay.
    """
    options = [*((title, name) for name, title in SAMPLES.items()), (ANOTHER, "")]
    made = ipw.Dropdown(
        description="Runner", options=options, value=_who(store.workbook), layout=look().plain,
        style=look().choice,
    )  # fmt: skip

    def chosen(change: dict) -> None:
        if change["new"] and change["new"] != _who(store.workbook):
            store.change("", change["new"], _instead(store.workbook))

    made.observe(chosen, "value")
    store.view(_who, lambda name: setattr(made, "value", name))
    mile = text_field(
        store, "athlete.mile_time_s", "Current mile, your own", parse=optional(parse_time),
        show=format_entry, example="6:10", hint="counts before every mark",
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
        start = _invented(name)
        goal = replace(start.goal, race_date=workbook.goal.race_date)
        return replace(workbook, athlete=start.athlete, goal=goal)

    return begun
