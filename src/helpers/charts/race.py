"""The mile piece by piece: the pace planned, and what was run."""

from collections.abc import Sequence

from helpers.answers import RaceCard
from helpers.charts.style import (
    ACCENT,
    BLANK,
    DEEP_RED,
    Figure,
    figure,
    pace_axis,
    padded,
    per_unit,
)
from helpers.race import LapReport, Split
from helpers.units import MILE_M, format_pace, format_time

_LEAST_M = 100.0  # the first 9.344 m are no piece to judge a pace by


def race_chart(card: RaceCard | None, report: LapReport | None, unit: str) -> Figure:
    """Draw the pace of each piece of the mile, planned and as run."""
    if card is None:
        return BLANK
    data = [_pieces(card.pieces, "planned", ACCENT, unit, dash="solid")]
    if report:
        data.append(_pieces(report.pieces, "as run", DEEP_RED, unit, dash="dot"))
    even_s = per_unit(MILE_M / card.mile_time_s, unit)
    shown = [even_s - 8, even_s + 8, *(pace for trace in data for pace in trace["y"])]
    low, high = padded(shown, 0.15)
    ticks = [round(piece.distance_m) for piece in card.pieces if piece.segment_m > _LEAST_M]
    return figure(
        data, height=260, annotations=_names(data), subject="The mile, piece by piece",
        columns={"x": ("distance", "m"), "y": ("pace", f"s per {unit}")},
        xaxis={"tickvals": [0, *ticks], "range": [0, round(MILE_M)], "fixedrange": True,
               "title": {"text": "distance (m)"}},
        yaxis=pace_axis(low, high, unit=unit, faster="up"),
        margin={"l": 64, "r": 24, "t": 16, "b": 44},
    )  # fmt: skip


def _names(data: list[dict]) -> list[dict]:
    """Name each line over its last piece: the faster above itself, the slower beneath."""
    last = [trace["y"][-1] for trace in data]
    sides = ["bottom"] if len(data) == 1 else ["bottom", "top"][:: 1 if last[0] <= last[1] else -1]
    return [
        {"x": trace["x"][-1], "y": pace, "text": trace["name"], "showarrow": False,
         "xanchor": "right", "yanchor": side, "font": {"color": trace["line"]["color"]}}
        for trace, pace, side in zip(data, last, sides, strict=True)
    ]  # fmt: skip


def _pieces(pieces: Sequence[Split], name: str, color: str, unit: str, *, dash: str) -> dict:
    """Draw each piece as a level line from its start to its end."""
    x: list[float] = []
    y: list[float] = []
    words: list[str] = []
    for piece in pieces:
        if piece.segment_m < _LEAST_M:
            continue
        sentence = (
            f"To {piece.distance_m:.0f} m: {format_time(piece.split_s, 1)} for "
            f"{piece.segment_m:.0f} m {name}, which is {format_pace(piece.speed_m_s, unit)}."
        )
        x += [round(piece.distance_m - piece.segment_m), round(piece.distance_m)]
        y += [per_unit(piece.speed_m_s, unit)] * 2
        words += [sentence] * 2
    return {
        "type": "scatter", "mode": "lines+markers", "x": x, "y": y, "name": name,
        "line": {"color": color, "width": 3, "dash": dash}, "marker": {"size": 5},
        "hovertext": words, "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip


def race_summary(card: RaceCard | None, report: LapReport | None) -> str:
    """Say in words what the race chart shows."""
    if card is None:
        return "No pace card yet: it needs a goal, or a mark."
    said = f"The plan for {format_time(card.mile_time_s)}: {card.chosen.strategy}."
    if report is None:
        return said
    return (
        f"{said} As run: {format_time(report.mile_time_s, 1)}, lap {report.fastest} the fastest, "
        f"lap {report.slowest} the slowest."
    )
