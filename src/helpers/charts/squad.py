"""The evening on one clock: when each pack runs, and when it rests."""

from helpers.charts.style import ACCENT, GRAY, ORANGE, SKY, Figure, figure, literal
from helpers.squad import Evening, Pack
from helpers.units import format_time

_COLORS = {"rep": ACCENT, "drills": ORANGE, "warm-up": SKY, "run": SKY, "cool-down": SKY}
MOST_PACKS = 40
"""More packs than these are not drawn: nobody could tell their bars apart."""


def squad_chart(evening: Evening) -> Figure:
    """Draw a row for each pack, its reps as wide as they last."""
    packs = evening.packs[:MOST_PACKS]
    bars = [(pack, leg) for pack in packs for leg in pack.legs if leg.kind in _COLORS]
    trace = {
        "type": "bar", "orientation": "h", "hoverinfo": "text", "textposition": "none",
        "base": [round(leg.start_s / 60, 2) for _, leg in bars],
        "x": [round(leg.time_s / 60, 2) for _, leg in bars],
        "y": [pack.number for pack, _ in bars],
        "marker": {"color": [_COLORS[leg.kind] for _, leg in bars]},
        "hovertext": [_sentence(pack, evening, leg) for pack, leg in bars],
    }  # fmt: skip
    slot = round(evening.tonight.slot_s / 60, 1)
    last = max(slot, evening.end_s / 60)
    return figure(
        [trace], height=110 + 26 * len(packs), bargap=0.3,
        margin={"l": 118, "r": 16, "t": 20, "b": 44},
        xaxis={"title": {"text": "minutes from the start of the warm-up"}, "fixedrange": True,
               "range": [0, round(1.02 * last, 1)]},
        yaxis={"fixedrange": True, "automargin": True, "range": [len(packs) + 0.6, 0.4],
               "tickvals": [pack.number for pack in packs], "ticktext": [_name(p) for p in packs]},
        shapes=[{"type": "line", "x0": slot, "x1": slot, "yref": "paper", "y0": 0, "y1": 1,
                 "line": {"color": GRAY, "width": 1.5, "dash": "dot"}}],
        annotations=[{"x": slot, "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False,
                      "text": "end of the slot", "xanchor": "right", "font": {"size": 11}}],
    )  # fmt: skip


def _name(pack: Pack) -> str:
    """Name a pack by its fastest, and how many are with them."""
    first = pack.runners[0].name
    short = literal(first if len(first) <= 11 else f"{first[:10]}…")
    others = len(pack.runners) - 1
    return f"{pack.number} {short}{f' +{others}' if others else ''}"


def _sentence(pack: Pack, evening: Evening, leg) -> str:
    what = f"rep {leg.rep}, {leg.label}" if leg.rep else leg.kind
    at = (
        f"at {format_time(leg.start_s - evening.zero_s)}"
        if leg.start_s >= evening.zero_s
        else "first"
    )
    return f"Pack {pack.number}: {what} {at}, {format_time(leg.time_s)}."


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
        f"{count}, done {done}; dark bars are reps, light ones easy running, gaps recoveries.{more}"
    )
