"""What a chart shows as a table: a row for each point, in a format that any spreadsheet reads."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpers.exports.cells import csv_text, plain
from helpers.season.calendar import DAY_NAMES
from helpers.units import format_entry

Cell = str | float | None
Cells = dict[str, Cell]
Trace = Mapping[str, Any]

SLOWEST_M_S = 0.4
"""Slower than this nobody runs or walks: a chart draws a sliver where somebody stands."""

_FIELD = re.compile(r"%\{(x|y|text)(?::d)?\}")
_TAG = re.compile(r"<[^<>]*>")


def rows(figure: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Return one row for each point of the traces that have a name.

    Units stand in the titles, from the figure's own ``layout.meta.columns``. A time is written as
    m:ss and in seconds. A bar has two columns of its long side, from one end until the other.

    Parameters
    ----------
    figure : mapping
        A figure of `helpers.charts`.

    Returns
    -------
    tuple
        The titles, and the rows; a cell is text, a number or None.

    Examples
    --------
    >>> columns = {"x": ["distance", "m"], "y": ["pace", "s per mile"]}
    >>> trace = {"name": "planned", "x": [409], "y": [370.5], "hovertext": ["To 409 m."]}
    >>> head, (first,) = rows({"data": [trace], "layout": {"meta": {"columns": columns}}})
    >>> head[1:4]
    ('distance [m]', 'pace [m:ss per mile]', 'pace [s per mile]')
    >>> first
    ('planned', 409, '6:10.5', 370.5, 'To 409 m.')
    """
    layout = figure["layout"]
    named = [trace for trace in figure["data"] if trace.get("name")]
    told = [cells for trace in named for cells in _points(trace, layout)]
    # A column is where its axis is, whichever trace was first to fill it; words come last.
    titles = dict.fromkeys(title for cells in told for title in cells)
    head = sorted(titles, key=lambda title: _place(title, layout["meta"]["columns"]))
    return tuple(head), tuple(tuple(cells.get(title) for title in head) for cells in told)


def _place(title: str, columns: Mapping[str, list]) -> int:
    names = ["series", *(name for name, *_ in columns.values()), "in words"]
    return names.index(re.split(r", until| \[", title)[0])


def _points(trace: Trace, layout: Mapping[str, Any]) -> Iterator[Cells]:
    """Yield the filled cells of each point, by title."""
    columns, height = layout["meta"]["columns"], trace.get("yaxis", "y")
    name, *unit = columns["x"]
    for at, y in enumerate(trace["y"]):
        start, end = _ends(trace, at)
        cells = {
            "series": _words(trace.get("meta", trace["name"])),
            **_cells(columns["x"], start, layout.get("xaxis", {})),
        }
        if end is not None:
            cells |= _cells([f"{name}, until", *unit], end, layout.get("xaxis", {}))
        if height in columns:
            cells |= _cells(columns[height], y, layout.get(f"yaxis{height[1:]}", {}))
        yield cells | {"in words": _sentence(trace, at)}


def _ends(trace: Trace, at: int) -> tuple[Cell, float | None]:
    """Return where a point is, or from where until where a bar goes."""
    x, width = trace["x"][at], trace.get("width")
    if "base" in trace:
        return trace["base"][at], round(trace["base"][at] + x, 2)
    if isinstance(width, list):
        return round(x - width[at] / 2, 2), round(x + width[at] / 2, 2)
    return x, None


def _cells(column: list, value: Cell, axis: Mapping[str, Any]) -> Cells:
    """Return the cells that one value fills."""
    name, unit, *per_m = column
    if not unit:
        return {name: _words(str(_named(value, axis)))}
    if unit == "weekday":
        return {name: DAY_NAMES[value]}
    if per_m:
        value = round(per_m[0] / value, 1) if value >= SLOWEST_M_S else None
    seconds, _, per = unit.partition(" per ")
    if seconds != "s":
        return {f"{name} [{unit}]": value}
    clock = "m:ss per " + per if per else "m:ss"
    return {f"{name} [{clock}]": _clock(value), f"{name} [{unit}]": value}


def _named(value: Cell, axis: Mapping[str, Any]) -> Cell:
    """Return how an axis of names reads at a place."""
    read = zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=False)
    return dict(read).get(value, value)


def _clock(time_s: float | None) -> str | None:
    return None if time_s is None else format_entry(time_s)


def _sentence(trace: Trace, at: int) -> str:
    """Return what is shown on pointing at it."""
    if "hovertext" in trace:
        return _words(trace["hovertext"][at])
    template = _TAG.sub("", trace.get("hovertemplate", "").replace("<extra></extra>", ""))
    return _words(_FIELD.sub(lambda found: str(trace[found[1]][at]), template))


def _words(text: str) -> str:
    """Return a label as it reads: charts write & and < as a page does."""
    return plain(html.unescape(text))


def csv_bytes(figure: Mapping[str, Any]) -> bytes:
    r"""Return what a chart shows as a CSV file, with text that no spreadsheet computes.

    Parameters
    ----------
    figure : mapping
        A figure of `helpers.charts`.

    Returns
    -------
    bytes
        RFC 4180, marked as UTF-8 so that Excel reads every name.

    Examples
    --------
    >>> meta = {"columns": {"x": ["pack", ""], "y": ["load", "RPE × min"]}}
    >>> trace = {"name": "=1+1", "x": ["Zoë"], "y": [300]}
    >>> figure = {"data": [trace], "layout": {"meta": meta}}
    >>> csv_bytes(figure).decode("utf-8-sig").splitlines()
    ['series,pack,load [RPE × min],in words', "'=1+1,Zoë,300,"]
    """
    return csv_text(*rows(figure)).encode("utf-8-sig")
