"""The table, for a terminal and for the documentation alike."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from benchmarks.results import Result

HEAD = ("quantity", "ours", "Dash", "ratio", "budget", "verdict")

INTRODUCTION = """\
# Benchmarks

Written by `python -m benchmarks --write docs/benchmarks.md`; no test asserts a time.
Ours and a bare Dash page (one slider, four bar charts) were measured in turn, in one run, in the
same browser, with a new browser profile for every first visit.
Figures are the median, with the smallest and the largest run in brackets.
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
    ratio = "" if result.ratio is None else f"{result.ratio:.2f} ×"
    budget = "" if result.budget is None else str(result.budget)
    spreads = (_spread(result.ours), _spread(result.peer))
    return (name, *spreads, ratio, budget, result.verdict)


def _spread(values: Sequence[float]) -> str:
    if not values:
        return "–"
    low, middle, high = map(_number, (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low}–{high})"


def _number(value: float) -> str:
    """Write three significant digits, never an exponent."""
    if value == 0 or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"
