"""How the longest run without stopping grows, week by week, and what is run after walks."""

from helpers.answers import AerobicBase
from helpers.charts.style import ACCENT, DEEP_GREEN, SKY, Column, Figure, figure

_COLUMNS: dict[str, Column] = {"x": ("week", ""), "y": ("running", "min")}


def base_chart(base: AerobicBase) -> Figure:
    """Draw the longest bout of each week, the bouts after walks on top of it, and what is wanted."""
    weeks = [week.number for week in base.weeks]
    most = max(base.wanted_min, *(week.running_min for week in base.weeks))
    return figure(
        _bars(base, weeks), height=320, subject="Running without stopping", columns=_COLUMNS,
        barmode="stack", showlegend=True, margin={"l": 64, "r": 16, "t": 40, "b": 44},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        xaxis={"title": {"text": "week"}, "fixedrange": True,
               "tickvals": weeks[:: max(1, -(-len(weeks) // 13))], "showgrid": False},
        yaxis={"title": {"text": "running (min)"}, "range": [0, round(1.15 * most)],
               "fixedrange": True},
        shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": base.wanted_min,
                 "y1": base.wanted_min, "line": {"color": DEEP_GREEN, "width": 2, "dash": "dot"}}],
        annotations=_lighter(base, weeks),
    )  # fmt: skip


def _bars(base: AerobicBase, weeks: list[int]) -> list[dict]:
    """Return the longest bout, and where anybody walks the rest of that run."""
    rest = [round(week.running_min - week.unbroken_min) for week in base.weeks]
    stretch = {
        "type": "bar", "name": "without stopping", "x": weeks, "marker": {"color": ACCENT},
        "y": [round(week.unbroken_min) for week in base.weeks],
        "hovertemplate": "Week %{x}: %{y} minutes without stopping.<extra></extra>",
    }  # fmt: skip
    if not any(rest):
        return [stretch]
    after = {
        "type": "bar", "name": "more of it, after walks", "x": weeks, "y": rest,
        "marker": {"color": SKY, "pattern": {"shape": "/", "size": 7, "solidity": 0.15,
                                             "fillmode": "overlay", "fgcolor": "#1c2430"}},
        "hovertemplate": "Week %{x}: %{y} more minutes, after walks.<extra></extra>",
    }  # fmt: skip
    return [stretch, after]


def _lighter(base: AerobicBase, weeks: list[int]) -> list[dict]:
    """Say above their bars which weeks are lighter, taper or race week."""
    return [
        {"x": label, "y": round(week.running_min), "text": week.word, "showarrow": False,
         "yanchor": "bottom", "font": {"size": 11}}
        for label, week in zip(weeks, base.weeks, strict=True)
        if week.word in ("lighter", "taper", "race")
    ]  # fmt: skip


def base_summary(base: AerobicBase) -> str:
    """Say in words what the chart shows."""
    first, longest = base.weeks[0], base.longest
    walked = [week.number for week in base.weeks if len(week.bouts_min) > 1]
    walks = f" Walks break the run until week {walked[-1]}." if walked else ""
    return (
        f"{len(base.weeks)} weeks: the longest running without stopping goes from "
        f"{first.unbroken_min:.0f} minutes in the first to {longest.unbroken_min:.0f} in week "
        f"{longest.number}; the dotted line is at {base.wanted_min:g} minutes.{walks}"
    )
