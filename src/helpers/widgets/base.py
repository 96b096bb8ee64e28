"""The aerobic base: from the longest run of today to half an hour without stopping, and on."""

from collections.abc import Callable

import ipywidgets as ipw

from helpers import answers
from helpers.answers import AerobicBase
from helpers.charts.base import base_chart, base_summary
from helpers.charts.style import BLANK
from helpers.evidence import Assumption
from helpers.pages import base, notices
from helpers.pages.markup import heading, paragraph
from helpers.season.assumptions import (
    BOUT_GROWTH_PERCENT,
    GROWTH_PERCENT,
    LONG_GROWTH_PERCENT,
    NEWCOMER_GROWTH_PERCENT,
    SEASON_WEEKS,
    WALK_BREAK_S,
)
from helpers.units import parse_number
from helpers.widgets.chart import Chart
from helpers.widgets.controls import announced, box, optional, slider, words
from helpers.widgets.store import Store

LEAST_MINUTES, MOST_MINUTES = 1, 120
"""Range of the slider; the field takes up to six hours, as that of the profile does."""

_STEPS = (
    (BOUT_GROWTH_PERCENT, 5),
    (WALK_BREAK_S, 10),
    (LONG_GROWTH_PERCENT, 1),
    (NEWCOMER_GROWTH_PERCENT, 5),
    (GROWTH_PERCENT, 1),
    (SEASON_WEEKS, 1),
)
"""What governs the growth, and by how much its slider steps."""

_OURS = "No source settles these figures. They are the workbook's own judgment, not the article's advice."


def base_panel(store: Store) -> ipw.Widget:
    """Return the panel that follows the longest run without stopping, week by week."""
    return box([box([_today(store), _growth(store)], "entry"), _reading(store)], "panel")


def _today(store: Store) -> ipw.Box:
    """Ask for the longest run of now."""

    def minutes(typed: str) -> float:
        low, high = LEAST_MINUTES, 360
        return 60 * parse_number(typed, what="The run", low=low, high=high, unit="min")

    longest = slider(
        store, "athlete.longest_run_s", "Longest run without stopping [min]",
        low=60 * LEAST_MINUTES, high=60 * MOST_MINUTES, step=60, parse=optional(minutes),
        show=lambda time_s: f"{time_s / 60:g}",
    )  # fmt: skip
    note = "The longest of the last month. Where it is left empty, something is assumed."
    return box([words(heading("Today")), longest, words(paragraph(note, kind="note"))], "section")


def _growth(store: Store) -> ipw.Box:
    """Offer the assumptions that say how fast it may grow."""
    steps = [_assumed(store, assumption, step) for assumption, step in _STEPS]
    title, ours = words(heading("How it may grow")), words(paragraph(_OURS, kind="note"))
    return box([title, ours, *steps], "section")


def _assumed(store: Store, assumption: Assumption, step: float) -> ipw.Box:
    label = assumption.label[0].upper() + assumption.label[1:]
    return slider(
        store, f"assumptions.{assumption.name}", f"{label} [{assumption.unit}]",
        low=assumption.low, high=assumption.high, step=step, parse=_parser(assumption, label),
    )  # fmt: skip


def _parser(assumption: Assumption, label: str) -> Callable[[str], float]:
    low, high, unit = assumption.low, assumption.high, assumption.unit
    return lambda typed: parse_number(typed, what=label, low=low, high=high, unit=unit)


def _reading(store: Store) -> ipw.Box:
    said, chart, weeks = announced(), Chart(), words()

    def draw(found: AerobicBase) -> None:
        said.value = base.reached(found)
        chart.show(base_chart(found), base_summary(found))
        weeks.value = base.weeks(found)

    def refuse(sentence: str) -> None:
        said.value, weeks.value = notices.refusal(sentence), ""
        chart.show(BLANK, "")

    store.view(lambda workbook: answers.season_base(workbook, store.today()), draw, refuse)
    return box([said, chart, weeks], "reading")
