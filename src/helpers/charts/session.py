"""The session over time: how fast, how long, and what lies between."""

from itertools import pairwise

from helpers.answers import Course
from helpers.charts.style import (
    ACCENT,
    DEEP_GREEN,
    DEEP_RED,
    GRAY,
    GREEN,
    SKY,
    Figure,
    clock_axis,
    figure,
    literal,
    pace_title,
)
from helpers.units import MILE_M, PACE_M, format_distance, format_pace, format_percent, format_time
from helpers.workouts import Step, Workout

_COLORS = {
    "rep": ACCENT, "recovery": GRAY, "rest": GRAY, "drills": GREEN,
    "warm-up": SKY, "run": SKY, "cool-down": SKY,
}  # fmt: skip
_HATCHED = ("recovery", "rest")
_NAMED_SHARE = 0.13  # of the session; in a narrower bar its name would be cut off
_STANDING_M_S = 0.15  # a sliver, so that standing can be seen and hovered over


def session_chart(workout: Workout, courses: tuple[Course, ...], unit: str) -> Figure:
    """Draw each step as wide as it lasts and as high as it is fast, and D′ beneath it."""
    speeds_m_s = [step.speed_m_s for step in workout.steps]
    fastest = max(speeds_m_s, default=0.0) or MILE_M / workout.mile_time_s
    shapes, words = _mile_line(workout)
    speed = _speed_axis(fastest, unit)
    shared = {
        "bargap": 0, "subject": "The session over time",
        "columns": {"x": ("time from the start", "s"), "y": ("pace", f"s per {unit}", PACE_M[unit]),
                    "y2": ("D′ left", "%")},
    }  # fmt: skip
    bars, xaxis = _bars(workout, unit), clock_axis(workout.total_time_s, "time from the start")
    if not courses:
        return figure(
            [bars], height=300, xaxis=xaxis, yaxis=speed, shapes=shapes, annotations=words, **shared
        )
    return figure(
        [bars, *(_trace(course) for course in courses)], height=430,
        xaxis={**xaxis, "anchor": "y2"}, yaxis={**speed, "domain": [0.4, 1]},
        yaxis2=_balance_axis(courses), shapes=[*shapes, _EMPTY],
        annotations=[*words, *(_name(course, at) for at, course in enumerate(courses))], **shared,
    )  # fmt: skip


def _bars(workout: Workout, unit: str) -> dict:
    """Return a bar for each step; reps are named above, what is wide enough is named within."""
    steps, starts_s = workout.steps, workout.starts_s
    return {
        "type": "bar", "name": "session",
        "x": [round(s + step.time_s / 2, 2) for s, step in zip(starts_s, steps, strict=True)],
        "width": [round(step.time_s, 2) for step in steps],
        "y": [round(max(step.speed_m_s, _STANDING_M_S), 3) for step in steps],
        "marker": {"color": [_COLORS[step.kind] for step in steps],
                   "pattern": {"shape": ["/" if step.kind in _HATCHED else "" for step in steps],
                               "size": 8, "solidity": 0.2, "fgcolor": "#ffffff",
                               "fillmode": "overlay"}},
        "text": [_label(step, workout) for step in steps],
        "textposition": ["outside" if step.kind == "rep" else "inside" for step in steps],
        "textangle": _label_angle(workout), "cliponaxis": False, "constraintext": "none",
        "insidetextfont": {"color": "#1c2430"},  # on light blue, on a dark page too
        "hovertext": [_sentence(step, unit) for step in steps], "hoverinfo": "text",
    }  # fmt: skip


_MODEL_COLORS = {"optimistic": DEEP_GREEN, "cautious": DEEP_RED}
_DASHES = {"optimistic": "··", "cautious": "—"}
_EMPTY = {
    "type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y2", "y0": 0, "y1": 0,
    "line": {"color": GRAY, "width": 1},
}  # fmt: skip


def _trace(course: Course) -> dict:
    """Draw what is left of D′, as a share."""
    dash = "dot" if course.recovery == "optimistic" else "solid"
    return {
        "type": "scatter", "mode": "lines", "yaxis": "y2", "name": course.recovery,
        "x": [round(time_s, 1) for time_s, _ in course.points],
        "y": [round(100 * share) for _, share in course.points],
        "line": {"color": _MODEL_COLORS[course.recovery], "width": 2, "dash": dash},
        "text": [format_time(time_s) for time_s, _ in course.points],
        "hovertemplate": f"At %{{text}}, %{{y}} % of D′ is left with {course.recovery} recovery."
        "<extra></extra>",
    }  # fmt: skip


def _name(course: Course, at: int) -> dict:
    """Name a trace above the plot, in its color, with its lowest point."""
    lowest = min(share for _, share in course.points)
    return {
        "xref": "paper", "x": at, "xanchor": "right" if at else "left", "showarrow": False,
        "text": f"{_DASHES[course.recovery]} {course.recovery}: to {format_percent(lowest)}",
        "yref": "paper", "y": 0.3, "yanchor": "bottom", "font": {"color": _MODEL_COLORS[course.recovery]},
    }  # fmt: skip


def _balance_axis(courses: tuple[Course, ...]) -> dict:
    lowest = min(share for course in courses for _, share in course.points)
    return {
        "title": {"text": "D′ left (%)"}, "domain": [0, 0.3], "fixedrange": True,
        "range": [round(min(-12, 100 * lowest - 30)), 108], "nticks": 5,
    }  # fmt: skip


def _label(step: Step, workout: Workout) -> str:
    if step.kind != "rep":
        wide = step.time_s > _NAMED_SHARE * workout.total_time_s
        return step.kind if wide and _COLORS[step.kind] == SKY else ""
    return format_time(step.time_s) if step.timed else f"{step.distance_m:.0f}"


def _label_angle(workout: Workout) -> int:
    """Let labels stand upright where reps follow each other too closely to lie side by side."""
    starts = [
        start_s
        for start_s, step in zip(workout.starts_s, workout.steps, strict=True)
        if step.kind == "rep"
    ]
    nearest_s = min((b - a for a, b in pairwise(starts)), default=workout.total_time_s)
    return -90 if nearest_s < 0.045 * workout.total_time_s else 0


def _sentence(step: Step, unit: str) -> str:
    if step.kind != "rep":
        return f"{step.kind.capitalize()}: {literal(step.label)}."
    pace = format_pace(step.speed_m_s, unit)
    guide = f"at {pace}" if step.guide == "pace" else f"at RPE {step.rpe:g}, about {pace}"
    distance = format_distance(step.distance_m)
    return f"Rep {step.rep_number}: {distance} in {format_time(step.time_s, 1)}, {guide}."


def _speed_axis(fastest_m_s: float, unit: str) -> dict:
    """Return an axis of speed whose ticks read as pace, wherever there is room for one."""
    top = 1.22 * fastest_m_s
    places: list[float] = []
    step_s = 60 if unit == "mile" else 30
    first = int(PACE_M[unit] / fastest_m_s / step_s + 1) * step_s
    for pace_s in range(first, 40 * step_s, step_s):
        if not places or PACE_M[unit] / places[-1] - PACE_M[unit] / pace_s > 0.11 * top:
            places.append(pace_s)
    return {
        "range": [0, round(top, 2)], "fixedrange": True,
        "tickvals": [round(PACE_M[unit] / place, 3) for place in places],
        "ticktext": [format_time(place) for place in places],
        "title": {"text": pace_title(unit, "↑")},
    }  # fmt: skip


def _mile_line(workout: Workout) -> tuple[list[dict], list[dict]]:
    """Return a line at current mile speed, and its name."""
    if not workout.mile_known:
        return [], []
    speed = round(MILE_M / workout.mile_time_s, 2)
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": speed, "y1": speed,
            "line": {"color": DEEP_GREEN, "width": 1.5, "dash": "dot"}}  # fmt: skip
    words = {"xref": "paper", "x": 0, "y": speed, "text": "current mile", "showarrow": False,
             "xanchor": "left", "yanchor": "bottom", "font": {"color": DEEP_GREEN}}  # fmt: skip
    return [line], [words]


def session_summary(workout: Workout, courses: tuple[Course, ...], unit: str) -> str:
    """Say in words what the session chart shows."""
    reps = workout.reps
    if not reps:
        runs = sum(step.kind == "run" for step in workout.steps)
        what = "One run" if runs == 1 else "No running" if not runs else f"{runs} runs with walks"
        return f"{what}, {format_time(workout.total_time_s)} in all."
    fastest = format_pace(max(rep.speed_m_s for rep in reps), unit)
    guide = f"the fastest at {fastest}" if workout.mile_known else "by effort"
    count = "One repetition" if len(reps) == 1 else f"{len(reps)} repetitions"
    said = f"{count} over {format_time(workout.total_time_s)}, warm-up and recoveries included, {guide}."
    lowest = [
        f"{format_percent(min(share for _, share in course.points))} with {course.recovery} recovery"
        for course in courses
    ]
    beneath = f" D′ beneath falls to {', '.join(lowest)}." if lowest else ""
    return said + beneath
