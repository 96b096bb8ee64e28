"""The assumptions: every number that no source settles, to see and to change."""

import ipywidgets as ipw

from helpers.evidence import Assumption, Assumptions
from helpers.pages.markup import paragraph
from helpers.units import parse_number
from helpers.widgets.controls import box, button, discard, look, text_field, words
from helpers.widgets.store import Group, Store
from helpers.workbook import ASSUMPTION_GROUPS, ASSUMPTIONS

_INTRODUCTION = (
    "No source settles these numbers. They are the workbook's own judgment, not the article's "
    "advice; change any of them, and every page follows."
)


def assumptions_panel(store: Store) -> ipw.Widget:
    """Return the panel that lists every assumption with a field to change it, group by group."""
    reset = button(
        "Use the workbook's values", lambda: store.change("assumptions", Assumptions()),
        hint="Forget all values of your own",
    )  # fmt: skip
    chosen = ipw.ToggleButtons(
        description="About", options=list(ASSUMPTION_GROUPS), layout=look().plain,
        style=look().toggles,
    )  # fmt: skip
    rows, printed, tab = box([], "assumptions"), words(), store.current_group
    shown: list[Group] = []

    def show(name: str) -> None:
        for group in shown:
            store.close(group)
        old = rows.children
        with store.group(within=tab) as group:
            rows.children = tuple(_row(store, each) for each in ASSUMPTION_GROUPS[name])
        shown[:] = [group]
        for widget in old:
            discard(widget)

    def picked(change: dict) -> None:
        if change["new"] in ASSUMPTION_GROUPS:
            show(change["new"])

    chosen.observe(picked, "value")
    show(chosen.value)
    store.view(lambda w: w.assumptions, lambda own: setattr(printed, "value", _on_paper(own)))
    introduction = words(paragraph(_INTRODUCTION))
    return box([introduction, reset, chosen, rows, printed], "assumptions")


def _on_paper(own: Assumptions) -> str:
    """Return all values, which only paper shows: there is nobody to choose a group."""
    return "".join(
        paragraph(f"{_label(each)}: {own[each]:g} {each.unit}", kind="print")
        for each in ASSUMPTIONS
    )


def _label(assumption: Assumption) -> str:
    return assumption.label[0].upper() + assumption.label[1:]


def _row(store: Store, assumption: Assumption) -> ipw.Box:
    label = _label(assumption)

    def parse(typed: str) -> float:
        return parse_number(
            typed, what=label, low=assumption.low, high=assumption.high, unit=assumption.unit
        )

    entry = text_field(
        store, f"assumptions.{assumption.name}", f"{label} [{assumption.unit}]",
        parse=parse, show="{:g}".format,
    )  # fmt: skip
    why = (
        f"{assumption.reason} Assumed: {assumption.value:g}; possible: {assumption.low:g} to "
        f"{assumption.high:g}."
    )
    return box([entry, words(paragraph(why, kind="note"))], "assumption")
