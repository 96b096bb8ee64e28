"""Paces: what each kind of run asks for, and pace over distance now and at the goal."""

from math import log10

from helpers.answers import Models, Projection
from helpers.charts.style import (
    ACCENT,
    BLANK,
    DEEP_GREEN,
    DEEP_ORANGE,
    DEEP_PINK,
    DEEP_RED,
    Figure,
    figure,
    pace_axis,
    padded,
    per_unit,
)
from helpers.paces import Equivalent, Zone, power_law
from helpers.units import MILE_M, PACE_M, format_pace, format_time

_TICKS = {
    "800 m": 800, "mile": 1609, "3 km": 3000, "5 km": 5000, "10 km": 10_000, "half": 21_097,
    "full": 42_195,
}  # fmt: skip
_CURVE_M = (800, 1000, 1200, 1609, 2000, 2400, 3000, 4000, 5000, 6500, 8000, 10_000)


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
        "x": [round(s - f, 1) for s, f in zip(slow, fast, strict=True)], "name": "paces",
        # The outline is what is seen of a range that is a single pace.
        "marker": {"color": ACCENT, "line": {"color": ACCENT, "width": 2}},
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
    return figure(
        [bars, labels], height=300, xaxis=axis, yaxis=rows, subject="Pace of each kind of run",
        columns={"x": ("pace", f"s per {unit}"), "y": ("run", "")},
    )  # fmt: skip


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


def distance_chart(projections: tuple[Projection, ...], models: Models, unit: str) -> Figure:
    """Draw pace over distance: the marks, the models through them with their band, and the goal."""
    if not projections:
        return BLANK
    places = [p.now.distance_m for p in projections]
    bands = [p.now.band for p in projections]
    now = _paces(places, [band.value for band in bands], unit)
    quick = _paces(places, [band.low for band in bands], unit)
    slow = _paces(places, [band.high for band in bands], unit)
    data = [*_band(places, quick, slow), _now(projections, places, now)]
    data += _goal(projections, places, unit)
    own = _own_models(models, places[-1], unit)
    data += own + _marks(models, places[-1], unit)
    shown = [pace for trace in data for pace in trace["y"]]
    return figure(
        data, height=320, xaxis=_distance_axis(projections),
        yaxis=pace_axis(*padded(shown), unit=unit, faster="up"), subject="Pace over distance",
        columns={"x": ("distance", "m"), "y": ("pace", f"s per {unit}")},
        **(_LEGEND if own else {"annotations": _names(data)}),
    )  # fmt: skip


_LEGEND = {
    "margin": {"l": 64, "r": 24, "t": 40, "b": 44}, "showlegend": True,
    "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
}  # fmt: skip
"""Where an athlete's own models lie over the curves, their names would lie on each other."""


_NAMES = {
    "at the goal": (-3, "left", "bottom"), "now, by VDOT": (-1, "right", "top"),
    "band": (-1, "right", "top"),
}  # fmt: skip
"""Which point of a curve its name stands at, and on which side: curves fall to the right."""


def _names(data: list[dict]) -> list[dict]:
    """Name the goal above its curve, the present and the band beneath theirs."""
    found = []
    for trace in data:
        if trace["name"] not in _NAMES:
            continue
        at, xanchor, yanchor = _NAMES[trace["name"]]
        at = max(at, -len(trace["x"]))
        color = {"color": trace["line"]["color"]} if "color" in trace["line"] else {}
        found.append(
            {"x": round(log10(trace["x"][at]), 3), "y": trace["y"][at], "text": trace["name"],
             "showarrow": False, "xanchor": xanchor, "yanchor": yanchor, "font": color}
        )  # fmt: skip
    return found


def _distance_axis(projections: tuple[Projection, ...]) -> dict:
    first, last = projections[0].now, projections[-1].now
    ticks = {n: m for n, m in _TICKS.items() if first.distance_m <= m <= last.distance_m}
    return {
        "type": "log", "tickvals": list(ticks.values()), "ticktext": list(ticks), "tickangle": 0,
        "range": [log10(first.distance_m) - 0.06, log10(last.distance_m) + 0.12], "fixedrange": True,
        "title": {"text": f"distance, {first.name} to {last.name.lower()}"},
    }  # fmt: skip


def _paces(distances_m: list[float], times_s: list[float], unit: str) -> list[float]:
    return [per_unit(d / t, unit) for d, t in zip(distances_m, times_s, strict=True)]


def _now(projections: tuple[Projection, ...], places: list[float], paces: list[float]) -> dict:
    words = [
        f"{p.now.name}: {format_time(p.now.vdot_s)} now by VDOT; the band goes from "
        f"{format_time(p.now.band.low)} to {format_time(p.now.band.high)}."
        for p in projections
    ]
    return _line(places, paces, "now, by VDOT", color=ACCENT, words=words)


def _goal(projections: tuple[Projection, ...], places: list[float], unit: str) -> list[dict]:
    met = [p.goal for p in projections if p.goal]
    if not met:
        return []
    words = [f"{goal.name}: {format_time(goal.vdot_s)} at the goal." for goal in met]
    paces = _paces(places, [goal.vdot_s for goal in met], unit)
    return [_line(places, paces, "at the goal", color=DEEP_GREEN, words=words, dash="dot")]


def _own_models(models: Models, longest_m: float, unit: str) -> list[dict]:
    """Draw the athlete's own power law and critical speed, each as far as it holds."""
    data = []
    if models.law:
        reach_m = [d for d in _CURVE_M if d <= longest_m and _holds(models, d)]
        times_s = [models.law.equivalent_time(d) for d in reach_m]
        words = [
            f"{d:.0f} m: {format_time(t)} by the athlete's own power law."
            for d, t in zip(reach_m, times_s, strict=True)
        ]
        data.append(
            _line(
                reach_m,
                _paces(reach_m, times_s, unit),
                "own power law",
                color=DEEP_ORANGE,
                words=words,
                dash="dash",
                mode="lines",
            )
        )
    critical = models.critical
    if critical and not critical.assumed:
        lengths_s = [120, 180, 240, 300, 420, 600, 900, 1200, 1800]
        reach_m = [critical.speed_m_s * t + critical.d_prime_m for t in lengths_s]
        inside = [(d, t) for d, t in zip(reach_m, lengths_s, strict=True) if 800 <= d <= longest_m]
        words = [f"{d:.0f} m: {format_time(t)} by critical speed and D′." for d, t in inside]
        paces = _paces([d for d, _ in inside], [t for _, t in inside], unit)
        data.append(
            _line(
                [round(d) for d, _ in inside],
                paces,
                "critical speed",
                color=DEEP_PINK,
                words=words,
                dash="dashdot",
                mode="lines",
            )
        )
    return data  # fmt: skip


def _holds(models: Models, distance_m: float) -> bool:
    time_s = models.law.equivalent_time(distance_m) if models.law else 0.0
    return power_law.SHORTEST_S <= time_s <= power_law.LONGEST_S


def _marks(models: Models, longest_m: float, unit: str) -> list[dict]:
    marks = [mark for mark in models.marks if mark.distance_m <= longest_m]
    if not marks:
        return []
    words = [
        f"{mark.where} in {format_time(mark.time_s)}, {mark.effort}"
        f"{f', {mark.date:%d %b %Y}' if mark.date else ''}."
        for mark in marks
    ]
    symbols = ["diamond-open" if mark.effort == "training" else "diamond" for mark in marks]
    return [
        {
            "type": "scatter", "mode": "markers", "x": [round(m.distance_m) for m in marks],
            "y": [per_unit(m.speed_m_s, unit) for m in marks], "name": "marks",
            "marker": {"size": 11, "symbol": symbols, "color": DEEP_RED}, "hovertext": words,
            "hoverinfo": "text", "cliponaxis": False,
        }
    ]  # fmt: skip


def _line(
    x: list,
    y: list,
    name: str,
    *,
    color: str,
    words: list[str],
    dash: str = "solid",
    mode: str = "lines+markers",
) -> dict:
    return {
        "type": "scatter", "mode": mode, "x": x, "y": y, "name": name,
        "line": {"color": color, "dash": dash, "width": 2.5}, "marker": {"size": 6},
        "hovertext": words, "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip


def _band(x: list, quick: list, slow: list) -> list[dict]:
    """Fill between the quickest and the slowest of the models."""
    edge = {
        "type": "scatter", "mode": "lines", "x": x, "line": {"width": 0}, "hoverinfo": "skip",
    }  # fmt: skip
    filled = {"fill": "tonexty", "fillcolor": "rgba(154, 154, 154, 0.28)"}
    return [
        {**edge, "y": quick, "name": "band, quickest", "showlegend": False},
        {**edge, "y": slow, "name": "band", "meta": "band, slowest", **filled},
    ]


def _said(row: Equivalent) -> str:
    return f"{row.name} {format_time(row.vdot_s)}"


def distance_summary(projections: tuple[Projection, ...], models: Models) -> str:
    """Say in words what the distance chart shows."""
    if not projections:
        return "No equivalent times yet: they need a mark."
    first, last = projections[0].now, projections[-1].now
    said = [
        f"Equivalent times now: {_said(first)} to {_said(last).lower()}.",
        "The gray band is the spread of the models with race noise.",
    ]
    own = ["a power law"] if models.law else []
    own += ["critical speed"] if models.critical and not models.critical.assumed else []
    if own:
        said.append(
            f"{len(models.marks)} marks, as diamonds, give {' and '.join(own)} of their own."
        )
    mile = next((p for p in projections if abs(p.now.distance_m - MILE_M) < 1), None)
    if mile and mile.goal:
        said.append(f"The dotted line is the goal, a mile in {format_time(mile.goal.vdot_s)}.")
    return " ".join(said)
