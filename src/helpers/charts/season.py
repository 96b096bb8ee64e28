"""What the coming weeks weigh, how long their longest run is, and how far apart fast days are."""

import datetime as dt

from helpers.charts.style import (
    ACCENT,
    DEEP_GRAY,
    KIND_COLORS,
    KIND_PATTERNS,
    KIND_SYMBOLS,
    ORANGE,
    SKY,
    YELLOW,
    Figure,
    figure,
)
from helpers.season import KINDS, Season, Week

_HEIGHT = 540
_COLUMNS = {
    "x": ("week of", ""), "y": ("load", "RPE × min"), "y2": ("longest run", "min"),
    "y3": ("fast day", "weekday"),
}  # fmt: skip
_LIGHT = (SKY, ORANGE, YELLOW)  # colors on which a white pattern would not be seen


def load_chart(season: Season, today: dt.date) -> Figure:
    """Draw weekly load stacked by kind, what was done on it, and longest run and fast days below.

    Parameters
    ----------
    season : Season
        With its log.
    today : datetime.date
        Day of reading, whose week is named.
    """
    weeks = season.weeks
    labels = [_label(week.monday) for week in weeks]
    present = [kind for kind in KINDS if any(week.load_of(kind) for week in weeks)]
    every = max(1, -(-len(weeks) // 8))
    return figure(
        [
            *(_bars(kind, labels, weeks) for kind in present),
            *_done(labels, weeks), _longest(labels, weeks), *_fast_days(labels, weeks),
        ],
        height=_HEIGHT, barmode="stack", showlegend=True, subject="Weekly load", columns=_COLUMNS,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"l": 64, "r": 16, "t": 40, "b": 44},
        xaxis={"type": "category", "tickvals": labels[::every], "fixedrange": True,
               "title": {"text": "week of"}, "anchor": "y3"},
        yaxis={"title": {"text": "load (RPE × min)"}, "domain": [0.5, 1], "fixedrange": True,
               "rangemode": "tozero"},
        yaxis2={"title": {"text": "longest run<br>(min)"}, "domain": [0.25, 0.43], "fixedrange": True,
                "rangemode": "tozero"},
        yaxis3={"title": {"text": "fast days"}, "domain": [0, 0.18], "fixedrange": True,
                "range": [6.7, -0.7], "tickvals": [0, 2, 4, 6], "ticktext": ["Mon", "Wed", "Fri", "Sun"]},
        annotations=_marks(season, labels, today),
    )  # fmt: skip


def _label(day: dt.date) -> str:
    return f"{day.day} {day:%b}"


def _bars(kind: str, labels: list[str], weeks: tuple[Week, ...]) -> dict:
    return {
        "type": "bar", "x": labels, "y": [round(week.load_of(kind)) for week in weeks], "name": kind,
        "marker": {"color": KIND_COLORS[kind],
                   "pattern": {"shape": KIND_PATTERNS[kind], "size": 7, "solidity": 0.15,
                               "fillmode": "overlay",
                               "fgcolor": "#1c2430" if KIND_COLORS[kind] in _LIGHT else "#ffffff"}},
        "hovertemplate": f"Week of %{{x}}: load %{{y}} from {kind}.<extra></extra>",
    }  # fmt: skip


def _done(labels: list[str], weeks: tuple[Week, ...]) -> list[dict]:
    """Mark the load that was noted, where there is any."""
    noted = [
        (label, round(week.done_load))
        for label, week in zip(labels, weeks, strict=True)
        if week.done_load is not None
    ]
    if not noted:
        return []
    return [
        {
            "type": "scatter", "mode": "markers", "name": "done",
            "x": [x for x, _ in noted], "y": [load for _, load in noted],
            "marker": {"symbol": "diamond-open", "size": 11, "color": ACCENT, "line": {"width": 2}},
            "hovertemplate": "Week of %{x}: load %{y} was noted.<extra></extra>",
        }
    ]  # fmt: skip


def _longest(labels: list[str], weeks: tuple[Week, ...]) -> dict:
    return {
        "type": "scatter", "mode": "lines+markers", "x": labels, "yaxis": "y2",
        "y": [round(week.longest_run_min) for week in weeks], "name": "longest run",
        "line": {"color": ACCENT}, "showlegend": False,
        "hovertemplate": "Week of %{x}: longest run without stopping %{y} minutes.<extra></extra>",
    }  # fmt: skip


def _fast_days(labels: list[str], weeks: tuple[Week, ...]) -> list[dict]:
    """Place each fast day by week and weekday, so that their spacing is seen."""
    fast = [
        (label, s)
        for label, week in zip(labels, weeks, strict=True)
        for s in week.sessions
        if s.is_fast
    ]
    return [
        {
            "type": "scatter", "mode": "markers", "yaxis": "y3", "name": "fast day",
            "x": [label for label, _ in fast], "y": [s.day.weekday() for _, s in fast],
            "marker": {"size": 9, "color": [KIND_COLORS[s.kind] for _, s in fast],
                       "symbol": [KIND_SYMBOLS.get(s.kind, "diamond") for _, s in fast],
                       "line": {"width": 1, "color": DEEP_GRAY}},
            "text": [s.kind for _, s in fast], "showlegend": False,
            "hovertemplate": "Week of %{x}: a fast day of %{text}.<extra></extra>",
        }
    ] if fast else []  # fmt: skip


def _marks(season: Season, labels: list[str], today: dt.date) -> list[dict]:
    """Name lighter weeks, taper, race and the present week above their bars."""
    found = []
    for label, week in zip(labels, season.weeks, strict=True):
        special = week.word if week.lighter or week.phase in ("taper", "race") else ""
        now = "now" if 0 <= (today - week.monday).days < 7 else ""
        said = ", ".join(filter(None, (special, now)))
        if said:
            top = max(week.load, week.done_load or 0)
            found.append(
                {"x": label, "y": round(top), "text": said, "showarrow": False,
                 "yanchor": "bottom", "font": {"size": 11}}
            )  # fmt: skip
    return found


def load_summary(season: Season) -> str:
    """Say in words what the load chart shows."""
    if len(season.weeks) == 1:
        return f"One week, with a load of {season.weeks[0].load:.0f}."
    loads = [week.load for week in season.weeks]
    heaviest = max(season.weeks, key=lambda week: week.load)
    noted = [week for week in season.weeks if week.done_load is not None]
    done = (
        f" Noted so far: {sum(w.done_load or 0 for w in noted):.0f} in {len(noted)} "
        f"{'week' if len(noted) == 1 else 'weeks'}, against "
        f"{sum(w.load for w in noted):.0f} planned for them."
        if noted
        else ""
    )
    return (
        f"{len(loads)} weeks, from {loads[0]:.0f} in the first to {max(loads):.0f} in the heaviest "
        f"(week of {heaviest.monday.day} {heaviest.monday:%B}); the longest run without stopping "
        f"{_longest_said(season)}.{done}{_signs(season)} "
        "Expected load is an assumption: what each kind of session feels like, times its minutes."
    )


def _longest_said(season: Season) -> str:
    """Say whether the longest run grows from its first full week on."""
    first = next((week for week in season.weeks if week.whole), season.weeks[0]).longest_run_min
    most = max(week.longest_run_min for week in season.weeks)
    return f"{'grows to' if most > first else 'stays at'} {most:.0f} minutes"


def _signs(season: Season) -> str:
    """Say how the fast days of each kind are marked."""
    kinds = dict.fromkeys(s.kind for s in season.sessions if s.is_fast)
    said = [f"{KIND_SYMBOLS.get(kind, 'diamond')}s are {kind}" for kind in kinds]
    return f" Among the fast days, {', '.join(said)}." if said else ""
