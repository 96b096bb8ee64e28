"""Where a mile stands between a newcomer, the standard of its age, and the world record."""

from helpers.answers import Limits
from helpers.charts.style import (
    ACCENT,
    BLANK,
    DEEP_GRAY,
    GRAY,
    GREEN,
    ORANGE,
    PINK,
    Figure,
    figure,
    pace_axis,
)
from helpers.units import format_time

Point = tuple[str, float, str, str]
"""What, when [s], color, and a sentence."""

_HEIGHTS_PX = (-26, 26, -50, 50)
"""Where labels stand above (-) and below the line, the nearest first."""
_LABEL_SHARE = 0.34
"""Width of a label on a phone, as a share of the line."""


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
    axis = pace_axis(
        min(times_s) - 3 * margin, max(times_s) + 2 * margin, unit="mile", faster="right"
    )
    axis["title"]["text"] = "mile time, m:ss (faster →)"
    return figure(
        [line, *map(_dot, points)], height=190, xaxis=axis, annotations=_labels(points),
        subject="The mile between newcomer and record", columns={"x": ("mile time", "s")},
        yaxis={"range": [-1, 1], "visible": False, "fixedrange": True},
        margin={"l": 16, "r": 16, "t": 4, "b": 40},
    )  # fmt: skip


def _points(limits: Limits) -> list[Point]:
    """Return what stands on the line."""
    found: list[Point] = [
        ("newcomer", limits.newcomer_s, GRAY, "assumed of a newcomer"),
        ("now", limits.mile_s or 0.0, ACCENT, "the current mile"),
    ]
    if limits.goal_s:
        found.append(("goal", limits.goal_s, GREEN, "the goal"))
    if limits.grade:
        found.append(("standard", limits.grade.standard_s, ORANGE, "the age standard"))
    for record in limits.records:
        who = {"F": "women", "M": "men"}[record.sex]
        sentence = f"the world record of {who}, {record.athlete}, {record.date.year}"
        name = "record" if len(limits.records) == 1 else f"record {who}"
        found.append((name, record.time_s, PINK, sentence))
    return found


def _dot(point: Point) -> dict:
    name, time_s, color, sentence = point
    return {
        "type": "scatter", "mode": "markers", "x": [round(time_s, 2)], "y": [0], "name": name,
        "cliponaxis": False, "marker": {"size": 13, "color": color}, "hoverinfo": "text",
        "hovertext": [f"{format_time(time_s)} is {sentence}."],
    }  # fmt: skip


def _labels(points: list[Point]) -> list[dict]:
    """Name each point above or below the line, where no neighbor's name stands already."""
    times_s = [time_s for _, time_s, *_ in points]
    room_s = _LABEL_SHARE * (max(times_s) - min(times_s))
    free_s = dict.fromkeys(_HEIGHTS_PX, float("inf"))
    found = []
    for name, time_s, *_ in sorted(points, key=lambda point: -point[1]):
        height = next((h for h in _HEIGHTS_PX if time_s <= free_s[h]), _HEIGHTS_PX[0])
        free_s[height] = time_s - room_s
        found.append(
            {"x": round(time_s, 2), "y": 0, "text": f"{name} {format_time(time_s)}", "ax": 0,
             "ay": height, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": DEEP_GRAY}
        )  # fmt: skip
    return found


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
