"""The assumptions: every number that no source settles, to see and to change."""

import ipywidgets as ipw

from helpers.evidence import Assumption, Assumptions
from helpers.pages.markup import paragraph
from helpers.units import parse_number
from helpers.widgets.controls import box, button, text_field, words
from helpers.widgets.store import Store
from helpers.workbook import ASSUMPTIONS

_INTRODUCTION = (
    "No source settles these numbers. They are the workbook's own judgment, not the article's "
    "advice; change any of them, and every page follows."
)


def assumptions_panel(store: Store) -> ipw.Widget:
    """Return the panel that lists every assumption with a field to change it."""
    reset = button(
        "Use the workbook's values", lambda: store.change("assumptions", Assumptions()),
        hint="Forget all values of your own",
    )  # fmt: skip
    rows = [_row(store, assumption) for assumption in ASSUMPTIONS]
    return box([words(paragraph(_INTRODUCTION)), reset, *rows], "assumptions")


def _row(store: Store, assumption: Assumption) -> ipw.Box:
    label = assumption.label[0].upper() + assumption.label[1:]

    def parse(typed: str) -> float:
        return parse_number(
            typed, what=label, low=assumption.low, high=assumption.high, unit=assumption.unit
        )

    entry = text_field(
        store, f"assumptions.{assumption.name}", f"{label} [{assumption.unit}]",
        parse=parse, show="{:g}".format,
    )  # fmt: skip
    why = f"{assumption.reason} Assumed: {assumption.value:g}; possible: {assumption.low:g} to {assumption.high:g}."
    printed = words()
    store.view(
        lambda workbook: workbook.assumptions[assumption],
        lambda value: setattr(
            printed, "value", paragraph(f"{label}: {value:g} {assumption.unit}", kind="print")
        ),
    )
    return box([entry, printed, words(paragraph(why, kind="note"))], "assumption")
