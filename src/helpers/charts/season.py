"""What the coming weeks weigh, and how long their longest run is."""

from helpers.charts.style import ACCENT, KIND_COLORS, KIND_PATTERNS, Figure, figure
from helpers.season import KINDS, Season


def load_chart(season: Season) -> Figure:
    """Draw weekly load stacked by kind of session, the longest run beneath."""
    weeks = season.weeks
    labels = [f"{week.monday:%d %b}" for week in weeks]
    places = list(range(len(weeks)))
    present = [kind for kind in KINDS if any(week.load_of(kind) for week in weeks)]
    bars = [_bars(kind, places, labels, weeks) for kind in present]
    longest = {
        "type": "scatter", "mode": "lines+markers", "x": places, "yaxis": "y2",
        "y": [round(week.longest_run_min) for week in weeks], "name": "longest run",
        "line": {"color": ACCENT}, "showlegend": False, "hoverinfo": "text",
        "hovertext": [
            f"Week of {label}: longest run {week.longest_run_min:.0f} minutes."
            for label, week in zip(labels, weeks, strict=True)
        ],
    }  # fmt: skip
    every = max(1, -(-len(weeks) // 8))
    return figure(
        [*bars, longest], height=420, barmode="stack", showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"l": 64, "r": 16, "t": 70, "b": 44},
        xaxis={"tickvals": places[::every], "ticktext": labels[::every], "fixedrange": True,
               "title": {"text": "week of"}, "anchor": "y2"},
        yaxis={"title": {"text": "load (RPE × min)"}, "domain": [0.36, 1], "fixedrange": True,
               "rangemode": "tozero"},
        yaxis2={"title": {"text": "longest run (min)"}, "domain": [0, 0.26], "fixedrange": True,
                "rangemode": "tozero"},
        annotations=_marks(season),
    )  # fmt: skip


def _bars(kind: str, places: list[int], labels: list[str], weeks: tuple) -> dict:
    loads = [round(week.load_of(kind)) for week in weeks]
    return {
        "type": "bar", "x": places, "y": loads, "name": kind,
        "marker": {"color": KIND_COLORS[kind],
                   "pattern": {"shape": KIND_PATTERNS[kind], "size": 7, "solidity": 0.15,
                               "fillmode": "overlay", "fgcolor": "#ffffff"}},
        "hoverinfo": "text", "textposition": "none",
        "hovertext": [
            f"Week of {label}: {load} from {kind}, {week.load:.0f} in all."
            for label, load, week in zip(labels, loads, weeks, strict=True)
        ],
    }  # fmt: skip


def _marks(season: Season) -> list[dict]:
    """Name lighter weeks, taper and race above their bars."""
    return [
        {"x": place, "y": round(week.load), "text": week.phase, "showarrow": False,
         "yanchor": "bottom", "font": {"size": 11}}
        for place, week in enumerate(season.weeks) if week.phase != "build"
    ]  # fmt: skip


def load_summary(season: Season) -> str:
    """Say in words what the load chart shows."""
    if len(season.weeks) == 1:
        return f"One week, with a load of {season.weeks[0].load:.0f}."
    loads = [week.load for week in season.weeks]
    heaviest = max(season.weeks, key=lambda week: week.load)
    return (
        f"{len(loads)} weeks, from {loads[0]:.0f} in the first to {max(loads):.0f} in the heaviest "
        f"(week of {heaviest.monday:%d %B}); the longest run grows to "
        f"{max(week.longest_run_min for week in season.weeks):.0f} minutes. "
        "Expected load is an assumption: what each kind of session feels like, times its minutes."
    )
