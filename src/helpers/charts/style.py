"""What all charts share: colors, axes in minutes and seconds, a quiet frame."""

from collections.abc import Sequence
from typing import Any

from helpers.units import PACE_M, format_time

Figure = dict[str, Any]
"""A figure in plotly's own schema: ``{"data": [...], "layout": {...}}``."""

BLUE, ORANGE, GREEN, RED, SKY, PINK, GRAY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#9A9A9A",
)  # fmt: skip
YELLOW = "#F0E442"
"""Okabe and Ito's palette, readable with any color vision, and a gray."""

ACCENT = BLUE

KIND_COLORS = {
    "easy run": SKY,
    "long run": BLUE,
    "short intervals": ORANGE,
    "long intervals": RED,
    "strength": GRAY,
    "power": YELLOW,
    "cross-training": GREEN,
    "test or race": PINK,
}
KIND_PATTERNS = {
    "easy run": "",
    "long run": "/",
    "short intervals": ".",
    "long intervals": "x",
    "strength": "|",
    "power": "\\",
    "cross-training": "-",
    "test or race": "+",
}

BLANK: Figure = {
    "data": [],
    "layout": {"height": 60, "xaxis": {"visible": False}, "yaxis": {"visible": False}},
}
"""What is drawn where there is nothing to draw; the words beside it say why."""

_STEPS_S = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600)


def literal(text: str) -> str:
    """Return a coach's words so that plotly draws them as they are: no tags, no formulas.

    Examples
    --------
    >>> literal("<b>$x$</b>")
    '&lt;b&gt;x&lt;/b&gt;'
    """
    plain = text.replace("$", "").replace("&", "&amp;")
    return plain.replace("<", "&lt;").replace(">", "&gt;")


def figure(data: list[dict], *, height: int, **layout: Any) -> Figure:
    """Return a figure with the frame that all charts share; colors of text follow the page."""
    frame = {
        "height": height,
        "margin": {"l": 64, "r": 16, "t": 16, "b": 44},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.25,
    }
    return {"data": data, "layout": {**frame, **layout}}


def per_unit(speed_m_s: float, unit: str) -> float:
    """Return the pace in seconds per `unit`, rounded for the wire.

    Examples
    --------
    >>> per_unit(4.0, "km")
    250.0
    """
    return round(PACE_M[unit] / speed_m_s, 1)


def clock_ticks(low_s: float, high_s: float, most: int = 7) -> tuple[list[float], list[str]]:
    """Return round places between two times and how they read.

    Examples
    --------
    >>> clock_ticks(300, 420)
    ([300, 320, 340, 360, 380, 400, 420], ['5:00', '5:20', '5:40', '6:00', '6:20', '6:40', '7:00'])
    """
    span = high_s - low_s
    step = next((s for s in _STEPS_S if span / s <= most), max(600, int(span / most)))
    first = int(-(-low_s // step) * step)
    places = list(range(first, int(high_s) + 1, step))
    return places, [format_time(place) for place in places]


def pace_axis(low_s: float, high_s: float, *, unit: str, faster: str) -> dict[str, Any]:
    """Return an axis of pace, minutes and seconds per unit, with the faster end named.

    Parameters
    ----------
    low_s, high_s : float
        Fastest and slowest pace to show [s per unit].
    unit : {"mile", "km"}
        What the pace is per.
    faster : {"right", "up"}
        Where fast lies: pace axes run backwards.
    """
    places, words = clock_ticks(low_s, high_s)
    arrow = {"right": "faster →", "up": "faster ↑"}[faster]
    return {
        "range": [round(high_s, 1), round(low_s, 1)],
        "tickvals": places,
        "ticktext": words,
        "title": {"text": f"minutes per {unit} ({arrow})"},
        "fixedrange": True,
    }


def padded(values: Sequence[float], share: float = 0.06) -> tuple[float, float]:
    """Return the range of some values with a margin on both sides.

    Examples
    --------
    >>> padded([100, 200], 0.1)
    (90.0, 210.0)
    """
    low, high = min(values), max(values)
    margin = share * (high - low or high)
    return low - margin, high + margin
