"""The session in words and numbers: what every repetition should take."""

from collections import Counter

from helpers.answers import SessionSummary
from helpers.pages.markup import details, esc, heading, paragraph, table
from helpers.units import MPH_M_S, format_distance, format_pace, format_percent, format_time
from helpers.workouts import Step, Verdict, Workout
from helpers.workouts.recipe import UNWATCHED

STOP_LINE = (
    "Stop for chest pain, faintness, unusual breathlessness, or pain that changes the stride. "
    "Your coach decides."
)


def summary(said: SessionSummary, workout: Workout, unit: str) -> str:
    """Return name, standing, purpose and totals of the session."""
    recipe = said.recipe
    article = f"{recipe.article}, " if recipe.article else ""
    left_open = _left_open(said)
    work = [
        ("Reps", str(len(workout.reps))),
        ("Pace", _paces(workout, unit)),
        ("Work", format_distance(workout.work_m)),
        ("Laps", f"{workout.work_laps:.2f}".rstrip("0").rstrip(".")),
        ("Mile races", f"{workout.mile_races:.2f}"),
    ]
    totals = [
        *(work if workout.reps else ()),
        ("Total time", format_time(workout.total_time_s)),
        ("Total distance", format_distance(workout.total_distance_m, unit)),
        ("Expected load", f"{said.load:.0f} (RPE {said.rpe:g}, {said.kind})"),
    ]
    cells = "".join(f"<div><dt>{esc(k)}</dt><dd>{esc(v)}</dd></div>" for k, v in totals)
    return (
        f"<h3>{esc(said.title)} <small>({esc(article)}{esc(said.standing)})</small></h3>"
        f"{_why_session(said.purpose)}{paragraph(_sets(workout))}<dl class='mile-totals'>{cells}</dl>"
        f"{paragraph(left_open, kind='note') if left_open else ''}{_why_numbers(workout)}"
    )


def _why_session(purpose: str) -> str:
    return f"<p><b>Why this session?</b> {esc(purpose)}</p>" if purpose else ""


def _why_numbers(workout: Workout) -> str:
    """Return what the totals are made of."""
    mile = f"a mile in {format_time(workout.mile_time_s)}"
    known = f"the current mile, {mile}" if workout.mile_known else f"{mile}, assumed without a mark"
    return details(
        "Why these numbers?",
        paragraph(
            f"Paces follow from {known}. Jogged and walked recoveries have assumed speeds, and so "
            "the total distance is an estimate; drills count no distance."
        ),
        paragraph(
            "Load = session RPE × minutes (Foster 2001), warm-up and recoveries included. The RPE "
            "is expected, not asked: correct it half an hour after the session. One point more or "
            f"less is a load of {workout.total_time_s / 60:.0f} more or less."
        ),
    )


def _left_open(said: SessionSummary) -> str:
    """Say whose choice the figures are, as long as they are not the coach's own."""
    ours = said.recipe.ours
    if said.standing == "tuned by the coach" or not ours:
        return ""
    if said.standing.startswith("scaled"):
        return f"Chosen here, not by the article: pace and size for this athlete; {ours}."
    return f"Left open by the article, chosen here: {ours}."


def _sets(workout: Workout) -> str:
    """Return what the sets are, in a coach's shorthand; equal ones are counted."""
    counts = Counter(str(block) for _, block in workout.recipe.sets)
    said = (f"{n} sets of {words}" if n > 1 else words for words, n in counts.items())
    shorthand = ". ".join(f"{words[0].upper()}{words[1:]}" for words in said)
    if workout.reps and not workout.mile_known:
        shorthand = shorthand.replace("current mile pace", "mile effort")
    return f"{shorthand}." if shorthand else ""


def _paces(workout: Workout, unit: str) -> str:
    """Return the pace or effort of each set."""
    said = {
        f"RPE {rep.rpe:g}" if rep.guide == "effort" else format_pace(rep.speed_m_s, unit): None
        for rep in workout.reps
    }
    return ", ".join(said)


def rep_table(workout: Workout, verdict: Verdict, unit: str) -> str:
    """Return each repetition with target, splits, D′ left, clock and the recovery after it."""
    if not workout.reps:
        return heading("Step by step") + _step_table(workout) + paragraph(STOP_LINE, kind="stop")
    head, row = _COLUMNS[workout.surface]
    places = [at for at, step in enumerate(workout.steps) if step.kind == "rep"]
    spent, noted = _spent(verdict), any(block.note for _, block in workout.recipe.sets)
    rows = [
        (
            _number(workout.steps[at], workout), *((_said_to(workout.steps[at], workout),) * noted),
            *_unwatched(row(workout.steps[at], unit), head, _said_to(workout.steps[at], workout)),
            *left, _clock(workout.starts_s[at], workout.steps[at]), _after(workout, at),
        )
        for at, left in zip(places, spent or [()] * len(places), strict=True)
    ]  # fmt: skip
    how = ("How",) * noted
    titles = ("#", *how, *head, *(("D′ %", "Left %") if spent else ()), "Clock", "Then")
    note = _note(workout)
    minor = [at for at, title in enumerate(titles) if title in _MINOR]
    caption = f"Repetitions on the {workout.surface}{_level(workout)}"
    if spent:
        caption += "; D′ %: spent by the rep; left: after it, with optimistic/cautious recovery"
    if verdict.doubtful:
        caption += "; ?: low confidence"
    shown = table(titles, rows, caption=caption, words=2 * noted, minor=minor)
    return (
        heading("Every repetition") + note + shown + details("The whole session, step by step", _step_table(workout))
        + paragraph(STOP_LINE, kind="stop")
    )  # fmt: skip


def _said_to(step: Step, workout: Workout) -> str:
    """Return the note of the set that a rep belongs to."""
    return workout.recipe.sets[step.set_number - 1][1].note if step.kind == "rep" else ""


def _unwatched(cells: tuple[str, ...], head: tuple[str, ...], note: str) -> tuple[str, ...]:
    """Leave out the splits on the way for who runs without looking at the watch."""
    if note != UNWATCHED:
        return cells
    return tuple("" if title in _SPLITS else c for title, c in zip(head, cells, strict=True))


_SPLITS = ("Per 200", "Per 400", "On the way")
"""Columns with a time on the way."""

_MINOR = ("#", "Seconds", "Per 200", "Per 400", "On the way", "D′ %")
"""Columns that a phone has no room for."""


def _spent(verdict: Verdict) -> list[tuple[str, str]]:
    """Return for each rep what it spends of D′ and what is left, optimistic and cautious."""
    if not verdict.balances:
        return []
    optimistic, cautious = verdict.balances
    doubtful = dict.fromkeys(verdict.doubtful, "?")
    figures = zip(cautious.spent, optimistic.shares, cautious.shares, strict=True)
    return [
        (
            f"{format_percent(spent, sign=False)}{doubtful.get(number, '')}",
            f"{format_percent(high, sign=False)}/{format_percent(low, sign=False)}",
        )
        for number, (spent, high, low) in enumerate(figures, 1)
    ]


def _step_table(workout: Workout) -> str:
    belt = workout.surface == "treadmill"
    rows = [
        (step.kind, _what(step, workout), format_time(step.time_s), *(_belt(step) if belt else ()))
        for step in workout.steps
    ]
    head = ("Step", "What", "Time", *(("Belt mph", "Belt km/h") if belt else ()))
    return table(head, rows, caption=f"The whole session{_level(workout)}", words=2)


def _level(workout: Workout) -> str:
    """Say what belt speeds are for, since the belt's incline is set with them."""
    return "; belt speeds are for a level belt (0 %)" if workout.surface == "treadmill" else ""


def _what(step: Step, workout: Workout) -> str:
    return ", ".join(filter(None, (step.label, _said_to(step, workout))))


def _number(rep: Step, workout: Workout) -> str:
    """Number a rep within its set, and the sets where there are several."""
    several = workout.reps[-1].set_number > 1
    return f"{rep.set_number}.{rep.rep_number}" if several else str(rep.rep_number)


def _note(workout: Workout) -> str:
    if workout.mile_known:
        return ""
    return paragraph(
        "There is no mark yet: go by the effort. Times and distances are estimates.", kind="note"
    )


def _target(rep: Step) -> tuple[str, str]:
    """Return the target on the watch and in seconds; an effort where that is the guide."""
    if rep.guide == "effort":
        about = "" if rep.timed else "≈ "
        return f"RPE {rep.rpe:g}", f"{about}{rep.time_s:.0f} s"
    return format_time(rep.time_s, 1), f"{rep.time_s:.1f} s"


def _split(rep: Step, distance_m: float) -> str:
    if rep.distance_m < distance_m - 0.01 or rep.guide == "effort":
        return ""
    return format_time(rep.time_over(distance_m), 1)


def _passing(rep: Step) -> str:
    """Return the watch on the way: each 200 m of a rep up to 800 m, each lap of a longer one."""
    every_m = 200.0 if rep.distance_m <= 800 else 400.0
    if rep.guide == "effort":
        return ""
    return "\u00a0· ".join(format_time(time_s, 1) for time_s in rep.passing_times(every_m)[:-1])


def _on_track(rep: Step, _unit: str) -> tuple[str, ...]:
    return (
        _unbroken(rep.label), *_target(rep), _split(rep, 200), _split(rep, 400), _passing(rep)
    )  # fmt: skip


def _unbroken(label: str) -> str:
    return label.replace(" ", "\u00a0")


def _on_road(rep: Step, unit: str) -> tuple[str, ...]:
    return (_unbroken(rep.label), *_target(rep), format_pace(rep.speed_m_s, unit))


def _on_treadmill(rep: Step, unit: str) -> tuple[str, ...]:
    guide = f"RPE {rep.rpe:g}" if rep.guide == "effort" else format_pace(rep.speed_m_s, unit)
    return (format_time(rep.time_s), guide, *_belt(rep))


def _belt(step: Step) -> tuple[str, str]:
    """Return the belt's speed in mph and km/h; nothing where the athlete stands."""
    if not step.speed_m_s:
        return "", ""
    about = "≈ " if step.guide == "effort" else ""
    mph, km_h = step.speed_m_s / MPH_M_S, step.speed_m_s * 3.6
    return f"{about}{mph:.1f} mph", f"{about}{km_h:.1f} km/h"


def _by_time(rep: Step, unit: str) -> tuple[str, ...]:
    guide = f"RPE {rep.rpe:g}" if rep.guide == "effort" else format_pace(rep.speed_m_s, unit)
    return (format_time(rep.time_s), guide, f"≈ {format_distance(rep.distance_m)}")


_COLUMNS = {
    "track": (
        ("Rep", "Target", "Seconds", "Per 200", "Per 400", "On the way"),
        _on_track,
    ),
    "road": (("Rep", "Target", "Seconds", "Pace"), _on_road),
    "grass": (("Run for", "Pace", "About"), _by_time),
    "treadmill": (("Run for", "Pace", "Belt mph", "Belt km/h"), _on_treadmill),
}


def _clock(start_s: float, rep: Step) -> str:
    return f"{format_time(start_s)}–{format_time(start_s + rep.time_s)}"


def _after(workout: Workout, at: int) -> str:
    following = workout.steps[at + 1 : at + 2]
    if not following or following[0].kind not in ("recovery", "rest"):
        return ""
    return following[0].label.replace("walking", "walk").replace("jogging", "jog")
