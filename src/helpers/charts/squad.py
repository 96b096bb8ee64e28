"""The evening on one clock: when each pack runs, and when it rests."""

from helpers.charts.style import ACCENT, DEEP_GRAY, ORANGE, SKY, Figure, clock_axis, figure, literal
from helpers.squad import Evening, Leg, Pack
from helpers.units import format_time

_ROWS = (
    ("reps", ("rep",), ACCENT, 0.72),
    ("drills", ("drills",), ORANGE, 0.5),
    ("easy running", ("warm-up", "run", "cool-down"), SKY, 0.36),
)
"""What is drawn, of which legs, in which color, and how thick: reps stand out in gray as well."""
MOST_PACKS = 40
"""More packs than these are not drawn: nobody could tell their bars apart."""


def squad_chart(evening: Evening) -> Figure:
    """Draw a row for each pack, its reps as wide as they last."""
    packs = evening.packs[:MOST_PACKS]
    slot_s = round(evening.tonight.slot_s)
    axis = clock_axis(1.02 * max(slot_s, evening.end_s), "time since the warm-up began")
    return figure(
        _bars(packs, evening), height=110 + 26 * len(packs), barmode="overlay",
        subject="The evening on one clock",
        columns={"x": ("time since the warm-up began", "s"), "y": ("pack", "")},
        margin={"l": 118, "r": 16, "t": 20, "b": 44}, xaxis=axis,
        yaxis={"fixedrange": True, "automargin": True, "range": [len(packs) + 0.6, 0.4],
               "tickvals": [pack.number for pack in packs], "ticktext": [_name(p) for p in packs]},
        shapes=[{"type": "line", "x0": slot_s, "x1": slot_s, "yref": "paper", "y0": 0, "y1": 1,
                 "line": {"color": DEEP_GRAY, "width": 1.5, "dash": "dot"}}],
        annotations=[{"x": slot_s, "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False,
                      "text": "end of the slot", "xanchor": "right", "font": {"size": 11}}],
    )  # fmt: skip


def _bars(packs: tuple[Pack, ...], evening: Evening) -> list[dict]:
    """Return a trace for each kind of leg that anyone runs."""
    found = []
    for name, kinds, color, width in _ROWS:
        legs = [(pack, leg) for pack in packs for leg in pack.legs if leg.kind in kinds]
        if legs:
            found.append(
                {"type": "bar", "orientation": "h", "name": name, "width": width,
                 "base": [round(leg.start_s, 1) for _, leg in legs],
                 "x": [round(leg.time_s, 1) for _, leg in legs],
                 "y": [pack.number for pack, _ in legs], "marker": {"color": color},
                 "text": [_said(leg, evening.zero_s) for _, leg in legs], "textposition": "none",
                 "hovertemplate": "Pack %{y:d}: %{text}.<extra></extra>"}
            )  # fmt: skip
    return found


def _name(pack: Pack) -> str:
    """Name a pack by its fastest, and how many are with them."""
    first = pack.runners[0].name
    short = literal(first if len(first) <= 11 else f"{first[:10]}…")
    others = len(pack.runners) - 1
    return f"{pack.number} {short}{f' +{others}' if others else ''}"


def _said(leg: Leg, zero_s: float) -> str:
    """Say what a leg is, when it starts on the watch, and how long it takes."""
    what = f"rep {leg.rep}, {leg.label}" if leg.rep else leg.kind
    on_watch_s = leg.start_s - zero_s
    at = f"at {format_time(on_watch_s)}" if on_watch_s >= 0 else "before the watch starts"
    return f"{what}, {at}, takes {format_time(leg.time_s)}"


def squad_summary(evening: Evening) -> str:
    """Say in words what the chart shows."""
    if not evening.packs:
        return "Nobody runs the session."
    ends = [pack.end_s for pack in evening.packs]
    count = f"{len(ends)} packs" if len(ends) > 1 else "One pack"
    more = f" The first {MOST_PACKS} are drawn." if len(ends) > MOST_PACKS else ""
    first, last = format_time(min(ends)), format_time(max(ends))
    done = f"after {first}" if first == last else f"between {first} and {last}"
    return (
        f"{count}, done {done}; thick bars are reps, thin ones easy running, gaps recoveries.{more}"
    )
