"""The session in words and numbers: what every repetition should take."""

from helpers.answers import SessionSummary
from helpers.pages.markup import details, esc, heading, paragraph, table
from helpers.units import format_distance, format_pace, format_time
from helpers.workouts import Recipe, Step, Workout
from helpers.workouts.checks import MPH_M_S

STOP_LINE = (
    "Stop for chest pain, faintness, unusual breathlessness, or pain that changes the stride. "
    "Your coach decides."
)


def summary(said: SessionSummary, workout: Workout, unit: str) -> str:
    """Return name, standing, purpose and totals of the session."""
    recipe = said.recipe
    article = f"{recipe.article}, " if recipe.article else ""
    left_open = _left_open(said)
    totals = [
        ("Reps", str(len(workout.reps))),
        ("Pace", _paces(workout, unit)),
        ("Work", format_distance(workout.work_m)),
        ("Laps", f"{workout.work_laps:.2f}".rstrip("0").rstrip(".")),
        ("Mile races", f"{workout.mile_races:.2f}"),
        ("Total time", format_time(workout.total_time_s)),
        ("Total distance", format_distance(workout.total_distance_m, unit)),
        ("Expected load", f"{said.load:.0f} (RPE {said.rpe:g}, {said.kind})"),
    ]
    cells = "".join(f"<div><dt>{esc(k)}</dt><dd>{esc(v)}</dd></div>" for k, v in totals)
    return (
        f"<h3>{esc(recipe.name)} <small>({esc(article)}{esc(said.standing)})</small></h3>"
        f"{paragraph(recipe.purpose)}{paragraph(_sets(recipe))}<dl class='mile-totals'>{cells}</dl>"
        f"{paragraph(left_open, kind='note') if left_open else ''}"
    )


def _left_open(said: SessionSummary) -> str:
    """Say whose choice the figures are, as long as they are not the coach's own."""
    ours = said.recipe.ours
    if said.standing == "tuned by the coach" or not ours:
        return ""
    if said.standing.startswith("scaled"):
        return f"Chosen here, not by the article: pace and size for this athlete; {ours}."
    return f"Left open by the article, chosen here: {ours}."


def _sets(recipe: Recipe) -> str:
    """Return what the sets are, in a coach's shorthand."""
    said = dict.fromkeys(str(block) for _, block in recipe.sets)
    return ". ".join(f"{words[0].upper()}{words[1:]}" for words in said) + "." if said else ""


def _paces(workout: Workout, unit: str) -> str:
    """Return the pace or effort of each set."""
    said = {
        f"RPE {rep.rpe:g}" if rep.guide == "effort" else format_pace(rep.speed_m_s, unit): None
        for rep in workout.reps
    }
    return ", ".join(said) or "easy"


def rep_table(workout: Workout, unit: str) -> str:
    """Return each repetition with target, splits, session clock and the recovery after it."""
    if not workout.reps:
        return heading("Step by step") + _step_table(workout) + paragraph(STOP_LINE, kind="stop")
    head, row = _COLUMNS[workout.surface]
    rows = [
        (rep.rep_number, *row(rep, unit), _clock(start_s, rep), _after(workout, at))
        for at, (rep, start_s) in enumerate(zip(workout.steps, workout.starts_s, strict=True))
        if rep.kind == "rep"
    ]
    titles = ("#", *head, "Clock", "Then")
    note = _note(workout)
    minor = (0, 3, 4, 5) if workout.surface == "track" else (0,)
    shown = table(
        titles, rows, caption=f"Repetitions on the {workout.surface}", words=0, minor=minor
    )
    return (
        heading("Every repetition") + note + shown + details("The whole session, step by step", _step_table(workout))
        + paragraph(STOP_LINE, kind="stop")
    )  # fmt: skip


def _step_table(workout: Workout) -> str:
    rows = [(step.kind, step.label, format_time(step.time_s)) for step in workout.steps]
    return table(("Step", "What", "Time"), rows, caption="The whole session", words=2)


def _note(workout: Workout) -> str:
    if workout.mile_known:
        return ""
    return paragraph(
        "There is no mark yet: go by the effort. Times and distances are estimates.", kind="note"
    )


def _target(rep: Step) -> tuple[str, str]:
    """Return the target on the watch and in seconds; an effort where that is the guide."""
    if rep.guide == "effort":
        return f"RPE {rep.rpe:g}", f"≈ {rep.time_s:.0f} s"
    return format_time(rep.time_s, 1), f"{rep.time_s:.1f} s"


def _split(rep: Step, distance_m: float) -> str:
    if rep.distance_m < distance_m - 0.01:
        return ""
    return ("≈ " if rep.guide == "effort" else "") + format_time(rep.time_over(distance_m), 1)


def _passing(rep: Step) -> str:
    """Return the watch on the way: each 200 m of a rep up to 800 m, each lap of a longer one."""
    every_m = 200.0 if rep.distance_m <= 800 else 400.0
    if rep.guide == "effort":
        return ""
    return "\u00a0· ".join(format_time(time_s, 1) for time_s in rep.passing_times(every_m)[:-1])


def _on_track(rep: Step, _unit: str) -> tuple[str, ...]:
    return (
        rep.label, *_target(rep), _split(rep, 200), _split(rep, 400), _passing(rep)
    )  # fmt: skip


def _on_road(rep: Step, unit: str) -> tuple[str, ...]:
    return (rep.label, *_target(rep), format_pace(rep.speed_m_s, unit))


def _on_treadmill(rep: Step, unit: str) -> tuple[str, ...]:
    belt = f"{rep.speed_m_s / MPH_M_S:.1f} mph", f"{rep.speed_m_s * 3.6:.1f} km/h"
    guide = f"RPE {rep.rpe:g}" if rep.guide == "effort" else format_pace(rep.speed_m_s, unit)
    return (format_time(rep.time_s), guide, *belt)


_COLUMNS = {
    "track": (
        ("Rep", "Target", "Seconds", "Per 200", "Per 400", "On the way"),
        _on_track,
    ),
    "road": (("Rep", "Target", "Seconds", "Pace"), _on_road),
    "treadmill": (("Run for", "Pace", "Belt", "Belt"), _on_treadmill),
}


def _clock(start_s: float, rep: Step) -> str:
    return f"{format_time(start_s)}–{format_time(start_s + rep.time_s)}"


def _after(workout: Workout, at: int) -> str:
    following = workout.steps[at + 1 : at + 2]
    return following[0].label if following and following[0].kind in ("recovery", "rest") else ""
