"""The table, for a terminal and for the documentation alike."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from benchmarks.results import Result, share_within

HEAD = ("quantity", "ours", "Dash", "ratio", "FigureWidgets", "ratio", "budget", "verdict")

ENOUGH_FOR_P95 = 20

INTRODUCTION = """\
# Benchmarks

Written by `python -m benchmarks --write docs/benchmarks.md`; no test asserts a time.
Ours, a bare Dash page (one slider, four bar charts) and the same four charts as plotly's
FigureWidgets on Voilà as it comes were measured in turn, in one run, in the same browser, with a new
browser profile for every first visit.
The class are visitors without a browser, who do what a page does but draw nothing: they open the
page, connect to its kernel, learn its widgets and move a slider, with a pause before each step.
One of thirty is a real browser.
Figures are the median, with the smallest and the largest value in brackets; p95 where there are
twenty values or more.
A ratio is that of the medians; a budget that is one refers to Dash wherever Dash was measured.
Within the budget is *kept*; where some noise is allowed for, up to a fifth above it is *close*.
Pure computation is timed by the processor's clock, pages by their own, from the event to the last
change of a chart or number.
Websocket bytes are counted before compression.
"""


def table(results: Sequence[Result]) -> str:
    """Return a Markdown table whose columns also line up in a terminal."""
    rows = [HEAD, *map(_row, results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def notes(results: Sequence[Result]) -> str:
    """Return what is said beside the figures, as a list."""
    said = dict.fromkeys(f"- {r.topic}, {r.quantity}: {r.note}" for r in results if r.note)
    return "\n".join(said)


def document(results: Sequence[Result], machine: str) -> str:
    """Return the page of the documentation."""
    parts = [INTRODUCTION, table(results), notes(results), "## Measured on", machine]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _row(result: Result) -> tuple[str, ...]:
    name = f"{result.topic}: {result.quantity}" + (f" [{result.unit}]" if result.unit else "")
    budget = "" if result.budget is None else str(result.budget)
    dash = (_spread(result.peer), _times(result.ratio))
    widgets = (_spread(result.widgets), _times(result.widgets_ratio))
    return (name, _spread(result.ours), *dash, *widgets, budget, result.verdict)


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f} ×"


def _spread(values: Sequence[float]) -> str:
    if not values:
        return "–"
    low, middle, high = map(_number, (min(values), median(values), max(values)))
    if low == high:
        return middle
    enough = len(values) >= ENOUGH_FOR_P95
    p95 = f", p95 {_number(share_within(values, 0.95))}" if enough else ""
    return f"{middle} ({low}–{high}{p95})"


def _number(value: float) -> str:
    """Write three significant digits, never an exponent."""
    if value == 0 or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"
