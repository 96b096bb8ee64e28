"""Paces: what each kind of run asks for, and pace over distance now and at the goal."""

from helpers.answers import Projection
from helpers.charts.style import (
    ACCENT,
    BLANK,
    GRAY,
    GREEN,
    Figure,
    figure,
    pace_axis,
    padded,
    per_unit,
)
from helpers.paces import Zone
from helpers.units import MILE_M, PACE_M, format_pace, format_time

_LABELS = ("800 m", "1500", "mile", "3 km", "5 km", "10 km", "half", "full")


def zone_chart(zones: tuple[Zone, ...], unit: str) -> Figure:
    """Draw the range of each kind of run on one axis of pace."""
    if not zones:
        return BLANK
    names = [zone.name for zone in zones]
    slow = [per_unit(zone.slow_m_s, unit) for zone in zones]
    fast = [per_unit(zone.fast_m_s, unit) for zone in zones]
    words = [_range_words(zone, unit) for zone in zones]
    bars = {
        "type": "bar", "orientation": "h", "y": names, "base": fast,
        "x": [max(s - f, 1.5) for s, f in zip(slow, fast, strict=True)],
        "marker": {"color": ACCENT}, "text": words, "textposition": "none",
        "hovertext": [f"{z.name.capitalize()}: {w}, for {z.purpose}." for z, w in zip(zones, words, strict=True)],
        "hoverinfo": "text",
    }  # fmt: skip
    labels = {
        "type": "scatter", "mode": "text", "y": names, "x": fast, "text": [f"  {w}" for w in words],
        "textposition": "middle right", "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip
    low, high = padded([*slow, *fast])
    axis = pace_axis(low - 0.3 * (high - low), high, unit=unit, faster="right")
    rows = {"autorange": "reversed", "fixedrange": True, "automargin": True}
    return figure([bars, labels], height=300, xaxis=axis, yaxis=rows)


def _range_words(zone: Zone, unit: str) -> str:
    fast = format_pace(zone.fast_m_s, unit)
    if zone.slow_m_s == zone.fast_m_s:
        return fast
    return f"{format_time(PACE_M[unit] / zone.slow_m_s)}–{fast}"


def zone_summary(zones: tuple[Zone, ...], unit: str) -> str:
    """Say in words what the zone chart shows."""
    if not zones:
        return "No paces yet: they need a mark."
    said = (f"{zone.name} {_range_words(zone, unit)}" for zone in zones)
    return f"Pace of each kind of run: {', '.join(said)}."


def distance_chart(projections: tuple[Projection, ...], unit: str) -> Figure:
    """Draw pace over distance now, with the spread of the models, and at the goal."""
    if not projections:
        return BLANK
    places = list(range(len(projections)))
    names = [p.now.name for p in projections]
    now = _paces(projections, [p.now.vdot_s for p in projections], unit)
    quick = _paces(projections, [p.now.spread.low for p in projections], unit)
    slow = _paces(projections, [p.now.spread.high for p in projections], unit)
    data = [
        _band(places, quick, slow),
        _line(places, now, "now", color=ACCENT, words=[
            f"{name}: {format_time(p.now.vdot_s)} now; the models say "
            f"{format_time(p.now.spread.low)} to {format_time(p.now.spread.high)}."
            for name, p in zip(names, projections, strict=True)
        ]),
    ]  # fmt: skip
    shown = [*now, *quick, *slow]
    if projections[0].goal_s is not None:
        goal = _paces(projections, [p.goal_s for p in projections], unit)
        words = [f"{p.now.name}: {format_time(p.goal_s)} at the goal." for p in projections]
        data.append(_line(places, goal, "goal", color=GREEN, words=words, dash="dot"))
        shown += goal
    low, high = padded(shown)
    ticks = {
        "tickvals": places, "ticktext": list(_LABELS[: len(places)]), "fixedrange": True,
        "range": [-0.3, len(places) - 0.7], "tickangle": 0,
        "title": {"text": f"distance, {projections[0].now.name} to {projections[-1].now.name.lower()}"},
    }  # fmt: skip
    axis = pace_axis(low, high, unit=unit, faster="up")
    return figure(
        data, height=300, xaxis=ticks, yaxis=axis, margin={"l": 64, "r": 40, "t": 16, "b": 44}
    )


def _paces(projections: tuple[Projection, ...], times_s: list, unit: str) -> list[float]:
    speeds = (p.now.distance_m / t for p, t in zip(projections, times_s, strict=True))
    return [per_unit(speed, unit) for speed in speeds]


def _line(
    x: list, y: list, name: str, *, color: str, words: list[str], dash: str = "solid"
) -> dict:
    labels = [""] * (len(x) - 1) + [f" {name}"]
    return {
        "type": "scatter", "mode": "lines+markers+text", "x": x, "y": y, "name": name,
        "line": {"color": color, "dash": dash, "width": 2.5}, "marker": {"size": 7},
        "text": labels, "textposition": "bottom right" if name == "now" else "top right",
        "textfont": {"color": color}, "hovertext": words, "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip


def _band(x: list, quick: list, slow: list) -> dict:
    return {
        "type": "scatter", "mode": "lines", "x": [*x, *x[::-1]], "y": [*quick, *slow[::-1]],
        "fill": "toself", "fillcolor": GRAY, "opacity": 0.25, "line": {"width": 0},
        "hoverinfo": "skip",
    }  # fmt: skip


def distance_summary(projections: tuple[Projection, ...]) -> str:
    """Say in words what the distance chart shows."""
    if not projections:
        return "No equivalent times yet: they need a mark."
    first, last = projections[0], projections[-1]
    said = (
        f"Equivalent times now: {first.now.name} {format_time(first.now.vdot_s)} to "
        f"{last.now.name.lower()} {format_time(last.now.vdot_s)}; "
        "the gray band is the spread of three models."
    )
    mile = next((p for p in projections if abs(p.now.distance_m - MILE_M) < 1), None)
    if mile is None or mile.goal_s is None:
        return said
    return f"{said} The dotted line is the goal, a mile in {format_time(mile.goal_s)}."
