"""What all charts share: the theme, axes in minutes and seconds, a quiet frame."""

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

DEEP_GREEN, DEEP_RED, DEEP_ORANGE, DEEP_PINK, DEEP_GRAY = (
    "#007A59", "#B54D00", "#9A6A00", "#A8507F", "#6E6E6E",
)  # fmt: skip
"""The same hues for lines and words, which are thin: 4.5 : 1 on white, as WCAG asks of text."""

THEMES = {
    "light": {"ink": "#1c2430", "rule": "#d9dee5", "paper": "#ffffff", "shades": {}},
    "dark": {
        "ink": "#e4e9f0", "rule": "#3a4452", "paper": "#14191f",
        "shades": {
            BLUE: "#2f8fd0", DEEP_GREEN: GREEN, DEEP_RED: RED, DEEP_ORANGE: ORANGE,
            DEEP_PINK: PINK, DEEP_GRAY: GRAY,
        },
    },
}  # fmt: skip
"""The page's colors, and what a figure's colors become; a figure itself is written in the light.

The browser applies them, so that one figure serves light, dark and paper.
"""

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
KIND_SYMBOLS = {"short intervals": "circle", "long intervals": "square", "test or race": "star"}
"""How a fast day of each kind is marked; any other kind is a diamond."""

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

Column = tuple[str, str] | tuple[str, str, float]
"""What an axis counts, and in which unit, for whom the numbers are saved.

The unit is ``s``, ``s per mile`` and the like for what reads as m:ss, ``weekday`` for 0 to 6, and
nothing for words. A third entry [m] says that the axis counts m/s, and stands for the time that
this distance takes.
"""

_STEPS_S = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600)


def literal(text: str) -> str:
    """Return a coach's words so that plotly draws them as they are: no tags, no formulas.

    Examples
    --------
    >>> literal("<b>$x$</b>")
    '&lt;b&gt;x&lt;/b&gt;'
    """
    plain = text.replace("$", "").replace("&", "&amp;")
    return plain.replace("<", "&lt;").replace(">", "&gt;")


def figure(
    data: list[dict], *, subject: str, columns: dict[str, Column], height: int, **layout: Any
) -> Figure:
    """Return a figure with the frame that all charts share; colors of text follow the page.

    Parameters
    ----------
    data : list of dict
        Traces. What has a name is part of what the chart says; the rest helps to read it.
    subject : str
        What is drawn, in a few words: title of a saved picture, and name of its file.
    columns : dict
        What each axis (``x``, ``y``, ``y2`` …) counts.
    height : int
        Height [px].
    **layout : object
        More of plotly's layout.
    """
    frame = {
        "height": height,
        "margin": {"l": 64, "r": 16, "t": 16, "b": 44},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.25,
        "meta": {"subject": subject, "columns": {axis: list(c) for axis, c in columns.items()}},
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
    step = next((s for s in _STEPS_S if span / s <= most), max(3600, int(span / most)))
    first = int(-(-low_s // step) * step)
    places = list(range(first, int(high_s) + 1, step))
    return places, [format_time(place) for place in places]


def pace_title(unit: str, arrow: str) -> str:
    """Return the title of an axis of pace.

    Examples
    --------
    >>> pace_title("mile", "↑")
    'minutes per mile (faster ↑)'
    """
    return f"minutes per {unit} (faster {arrow})"


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
    arrow = {"right": "→", "up": "↑"}[faster]
    return {
        "range": [round(high_s, 1), round(low_s, 1)],
        "tickvals": places,
        "ticktext": words,
        "title": {"text": pace_title(unit, arrow)},
        "fixedrange": True,
    }


def clock_axis(end_s: float, what: str) -> dict[str, Any]:
    """Return an axis of time from 0:00 on; its title says how to read it.

    Parameters
    ----------
    end_s : float
        Where it ends [s].
    what : str
        Since when the time is counted.

    Examples
    --------
    >>> axis = clock_axis(2700, "time from the start")
    >>> axis["title"]["text"], axis["ticktext"]
    ('time from the start (m:ss)', ['0:00', '10:00', '20:00', '30:00', '40:00'])
    """
    places, words = clock_ticks(0, end_s)
    return {
        "range": [0, round(end_s)],
        "tickvals": places,
        "ticktext": words,
        "title": {"text": f"{what} ({'m:ss' if end_s < 3600 else 'h:mm:ss'})"},
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
