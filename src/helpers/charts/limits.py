"""Where a mile stands between a newcomer, the standard of its age, and the world record."""

from helpers.answers import Limits
from helpers.charts.style import ACCENT, BLANK, GRAY, GREEN, ORANGE, PINK, Figure, figure, pace_axis
from helpers.units import format_time

Point = tuple[str, float, str, str, str]
"""What, when [s], color, where its label stands, and a sentence."""


def limits_chart(limits: Limits) -> Figure:
    """Draw one line from newcomer to record, with the current mile and the goal on it."""
    if limits.mile_s is None:
        return BLANK
    points = _points(limits)
    times_s = [time_s for _, time_s, *_ in points]
    line = {
        "type": "scatter", "mode": "lines", "x": [max(times_s), min(times_s)], "y": [0, 0],
        "line": {"color": GRAY, "width": 3}, "hoverinfo": "skip",
    }  # fmt: skip
    margin = 0.06 * (max(times_s) - min(times_s))
    axis = pace_axis(min(times_s) - 2 * margin, max(times_s) + margin, unit="mile", faster="right")
    axis["title"]["text"] = "mile time (faster →)"
    return figure(
        [line, *map(_dot, points)], height=150, xaxis=axis,
        yaxis={"range": [-1, 1], "visible": False, "fixedrange": True},
        margin={"l": 16, "r": 16, "t": 4, "b": 40},
    )  # fmt: skip


def _points(limits: Limits) -> list[Point]:
    """Return what stands on the line; labels of neighbors lie on different sides."""
    found: list[Point] = [
        ("newcomer", limits.newcomer_s, GRAY, "top right", "assumed of a newcomer"),
        ("now", limits.mile_s or 0.0, ACCENT, "top center", "the current mile"),
    ]
    if limits.goal_s:
        found.append(("goal", limits.goal_s, GREEN, "bottom center", "the goal"))
    if limits.grade:
        found.append(
            ("standard", limits.grade.standard_s, ORANGE, "bottom center", "the age standard")
        )
    sides = ["top center", "bottom center"]
    for record, side in zip(reversed(limits.records), sides, strict=False):
        who = {"F": "women", "M": "men"}[record.sex]
        sentence = f"the world record of {who}, {record.athlete}, {record.date.year}"
        found.append(("record", record.time_s, PINK, side, sentence))
    return found


def _dot(point: Point) -> dict:
    name, time_s, color, side, sentence = point
    return {
        "type": "scatter", "mode": "markers+text", "x": [round(time_s, 2)], "y": [0],
        "text": [f"{name} {format_time(time_s)}"], "textposition": side, "cliponaxis": False,
        "marker": {"size": 13, "color": color}, "hoverinfo": "text",
        "hovertext": [f"{format_time(time_s)}: {sentence}."],
    }  # fmt: skip


def limits_summary(limits: Limits) -> str:
    """Say in words what the line shows."""
    if limits.mile_s is None:
        return "No mile yet to place between a newcomer and the record."
    records = " and ".join(
        f"{format_time(r.time_s, 2)} ({r.athlete}, {r.date.day} {r.date:%B %Y})"
        for r in limits.records
    )
    standard = ""
    if limits.grade:
        standard = f" the age standard {format_time(limits.grade.standard_s)},"
    return (
        f"From a newcomer's {format_time(limits.newcomer_s)} the line leads past the current "
        f"{format_time(limits.mile_s)} to{standard} the world record {records}; records as known "
        f"in {limits.as_of:%B %Y}."
    )
