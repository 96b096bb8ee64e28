"""The session over time: how fast, how long, and what lies between."""

from itertools import pairwise

from helpers.charts.style import ACCENT, GRAY, GREEN, SKY, Figure, figure, literal
from helpers.units import MILE_M, PACE_M, format_distance, format_pace, format_time
from helpers.workouts import Step, Workout

_COLORS = {
    "rep": ACCENT, "recovery": GRAY, "rest": GRAY, "drills": GREEN,
    "warm-up": SKY, "run": SKY, "cool-down": SKY,
}  # fmt: skip
_STANDING_M_S = 0.15  # a sliver, so that standing can be seen and hovered over


def session_chart(workout: Workout, unit: str) -> Figure:
    """Draw each step as wide as it lasts and as high as it is fast."""
    steps, starts_s = workout.steps, workout.starts_s
    fastest = max((step.speed_m_s for step in steps), default=0.0) or MILE_M / workout.mile_time_s
    bars = {
        "type": "bar",
        "x": [round((s + step.time_s / 2) / 60, 2) for s, step in zip(starts_s, steps, strict=True)],
        "width": [round(step.time_s / 60, 2) for step in steps],
        "y": [round(max(step.speed_m_s, _STANDING_M_S), 2) for step in steps],
        "marker": {"color": [_COLORS[step.kind] for step in steps]},
        "text": [_label(step) for step in steps],
        "textposition": "outside", "textangle": _label_angle(workout), "cliponaxis": False, "constraintext": "none",
        "hovertext": [_sentence(step, unit) for step in steps],
        "hoverinfo": "text",
    }  # fmt: skip
    return figure(
        [bars], height=300, bargap=0,
        xaxis={"title": {"text": "minutes from the start"}, "fixedrange": True,
               "range": [0, round(workout.total_time_s / 60, 1)], "rangemode": "tozero"},
        yaxis=_speed_axis(fastest, unit), **_mile_line(workout),
    )  # fmt: skip


def _label(step: Step) -> str:
    if step.kind != "rep":
        return ""
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
        "title": {"text": f"minutes per {unit} (faster ↑)"},
    }  # fmt: skip


def _mile_line(workout: Workout) -> dict:
    if not workout.mile_known:
        return {}
    speed = round(MILE_M / workout.mile_time_s, 2)
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": speed, "y1": speed,
            "line": {"color": GREEN, "width": 1.5, "dash": "dot"}}  # fmt: skip
    words = {"xref": "paper", "x": 0, "y": speed, "text": "current mile", "showarrow": False,
             "xanchor": "left", "yanchor": "bottom", "font": {"color": GREEN}}  # fmt: skip
    return {"shapes": [line], "annotations": [words]}


def session_summary(workout: Workout, unit: str) -> str:
    """Say in words what the session chart shows."""
    reps = workout.reps
    if not reps:
        return f"One run of {format_time(workout.total_time_s)}."
    fastest = format_pace(max(rep.speed_m_s for rep in reps), unit)
    guide = f"the fastest at {fastest}" if workout.mile_known else "by effort"
    count = "One repetition" if len(reps) == 1 else f"{len(reps)} repetitions"
    return f"{count} over {format_time(workout.total_time_s)}, warm-up and recoveries included, {guide}."
