"""Tonight's sheet: one page that runs the session of a whole squad with a stopwatch."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

from helpers.pages.markup import esc
from helpers.pages.prescription import STOP_LINE
from helpers.squad import Evening, Pack, Runner
from helpers.squad.packs import Leg, passings
from helpers.track import stagger
from helpers.units import (
    MILE_M,
    MPH_M_S,
    format_distance,
    format_entry,
    format_pace,
    format_stopwatch,
    format_time,
)
from helpers.workouts import Recipe, Step

STYLE = (Path(__file__).parent / "sheet.css").read_text(encoding="utf-8")

SIZES = ((18, ""), (25, " mile-many"))
"""Up to so many athletes the print has this size; 30 in packs of their own still fit on one page."""

_WHERE = {
    "track": "",
    "road": "on a road with marks",
    "grass": "no marks: by time",
    "treadmill": "on treadmills, by time",
    "one whistle": "one whistle: everybody runs the same times",
}


def sheet(evening: Evening, day: dt.date | None) -> str:
    """Return the coach's sheet: every pack with its starts, every athlete with their targets.

    Parameters
    ----------
    evening : Evening
        Tonight's session.
    day : datetime.date or None
        The day at the head of the sheet.
    """
    if not (evening.packs or evening.easy or evening.resting or evening.absent):
        return ""
    size = next((name for most, name in SIZES if len(evening.runners) <= most), " mile-most")
    return (
        f'<section class="mile-sheet{size}">{_head(evening, day)}{_table(evening)}{_others(evening)}'
        f"{_foot(evening)}</section>"
    )


def _head(evening: Evening, day: dt.date | None) -> str:
    recipe, where = evening.recipe, _WHERE[evening.tonight.where]
    when = f"{day:%A} {day.day} {day:%B %Y}" if day else ""
    article = f" ({recipe.article})" if recipe.article else ""
    work = "; ".join(dict.fromkeys(str(block) for _, block in recipe.sets))
    without = any(runner.workout.goal_missing for runner in evening.runners if runner.mile_s)
    goal = "who has no goal runs at current mile pace" if without else ""
    said = "; ".join(filter(None, (work or _without_reps(recipe), goal, where)))
    return (
        f"<h2>{esc(recipe.name)}{esc(article)}<span>{esc(when)}</span></h2>"
        f"<p><b>{esc(recipe.purpose)}</b> {esc(said)}.</p>"
    )


def _without_reps(recipe: Recipe) -> str:
    """Say what a session without reps holds between warm-up and cool-down, where it has these."""
    frame = ("warm-up", "cool-down")
    held = [block for block in recipe.blocks if getattr(block, "role", "") not in frame]
    return ", ".join(map(str, held or recipe.blocks[:1]))


def _table(evening: Evening) -> str:
    """Return one table, so that columns stand under each other from pack to pack."""
    if not evening.packs:
        return ""
    columns = tuple(dict.fromkeys(kind for runner in evening.runners for kind, _ in kinds(runner)))
    belt = ("Belt",) if evening.tonight.where == "treadmill" else ()
    titles = ("Athlete", "From", *belt, *columns, "Verdict")
    head = "".join(f"<th>{esc(title)}</th>" for title in titles)
    packs = "".join(_pack(pack, evening, columns, titles) for pack in evening.packs)
    return f"<table><thead><tr>{head}</tr></thead>{packs}</table>"


def _pack(pack: Pack, evening: Evening, columns: tuple[str, ...], titles: tuple[str, ...]) -> str:
    """Return one pack: its name and starts, then its athletes."""
    width = len(titles)
    rows = "".join(_row(runner, pack, columns) for runner in pack.runners)
    said = "; ".join(filter(None, (_about(pack, evening), _recoveries(pack))))
    return (
        f'<tbody><tr><td colspan="{width}"><p><b>Pack {pack.number}:</b> {esc(said)}</p>'
        f"<p>Start {_starts(pack, evening)}</p></td></tr>{rows}{_notes(pack, width)}</tbody>"
    )


def _starts(pack: Pack, evening: Evening) -> str:
    """Return when a pack starts what, on the watch; alike repetitions share a name."""
    named = ((what, watch(leg.start_s - evening.zero_s)) for what, leg in starts(pack))
    alike = groupby(named, key=lambda pair: pair[0])
    return " · ".join(
        f"<b>{esc(what)}</b> {' '.join(at for _, at in group)}" for what, group in alike
    )


def starts(pack: Pack) -> tuple[tuple[str, Leg], ...]:
    """Return what a pack starts after its warm-up, each with its name: a distance, or drills."""
    names = [kind for kind, _ in kinds(max(pack.runners, key=lambda r: len(r.workout.reps)))]
    other = "kind" if pack.reps else "label"
    return tuple((names[leg.rep - 1] if leg.rep else getattr(leg, other), leg) for leg in pack.main)


def _notes(pack: Pack, width: int) -> str:
    """Return what is different for some of a pack, in one line beneath it."""
    noted = " ".join(
        f"<b>{esc(runner.name)}</b> {esc(' '.join(notes))}"
        for runner in pack.runners
        if (notes := (*_own_lane(runner, pack), *runner.notes))
    )
    return f'<tr class="n"><td colspan="{width}"><p>{noted}</p></td></tr>' if noted else ""


def _about(pack: Pack, evening: Evening) -> str:
    """Return lane, size and end of a pack in a few words."""
    lanes = evening.tonight.lanes > 1 and evening.tonight.where == "track"
    count = len(pack.reps)
    fewer = f" of {pack.whole_reps}" if count < pack.whole_reps else ""
    said = [
        f"lane {pack.lane}" if lanes else "",
        "by effort" if pack.by_effort else "",
        f"{count}{fewer} {'rep' if count == 1 and not fewer else 'reps'}" if count else "",
        f"done at {watch(pack.end_s - evening.zero_s)}",
        start_ahead(pack.runners, pack.lane),
    ]
    return ", ".join(filter(None, said))


def start_ahead(runners: Sequence[Runner], lane: int) -> str:
    """Return in words how far ahead of the line reps start in an outer lane, or nothing."""
    reps = (pair for runner in runners for pair in kinds(runner)) if lane > 1 else ()
    ahead_m = {kind: stagger(rep.distance_m, lane) for kind, rep in reps if not rep.timed}
    places = ", ".join(f"{place_m:.1f} m for {kind}" for kind, place_m in ahead_m.items())
    return f"start ahead of the line {places}" if places else ""


def _own_lane(runner: Runner, pack: Pack) -> tuple[str, ...]:
    """Return where an athlete starts whose lane is not that of the pack."""
    place = start_ahead((runner,), runner.lane) if runner.lane != pack.lane else ""
    return (f"In lane {runner.lane} {place}.",) if place else ()


def watch(time_s: float) -> str:
    """Write a start on the watch: whole seconds, and never before the time.

    Examples
    --------
    >>> watch(156.2), watch(120.0)
    ('2:37', '2:00')
    """
    return format_time(-(-round(time_s, 6) // 1))


def kinds(runner: Runner) -> tuple[tuple[str, Step], ...]:
    """Return each repetition of an athlete with what kind it is: its distance, or its time.

    Where there are none it is the running itself that goes by a pace.
    """
    steps = runner.workout.reps or (s for s in runner.workout.steps if s.kind == "run")
    return tuple((_kind(step, runner), step) for step in steps)


def _kind(rep: Step, runner: Runner) -> str:
    if rep.kind == "run":
        return "Pace"
    # Without marks a distance is run by time, and keeps its name.
    if rep.timed and runner.workout.recipe.sets[rep.set_number - 1][1].shape.reps_s:
        return format_time(rep.time_s)
    mile = abs(rep.distance_m - MILE_M) < 0.01
    return "1 mile" if mile else f"{rep.distance_m:g} m"


def _recoveries(pack: Pack) -> str:
    """Return the recovery after each kind of repetition, once."""
    longest = max(pack.runners, key=lambda runner: len(runner.workout.reps))
    names = [kind for kind, _ in kinds(longest)]
    said: dict[str, None] = {}
    for leg, then in pairwise(pack.legs):
        if leg.rep and then.kind == "recovery":
            said[f"{format_time(then.time_s)} after {names[leg.rep - 1]}"] = None
    return f"recovery {', '.join(said)}" if said else ""


def _row(runner: Runner, pack: Pack, columns: tuple[str, ...]) -> str:
    own_lane = f", lane {runner.lane}" if runner.lane != pack.lane else ""
    ways = _ways(runner)
    cells = "".join(f"<td>{_cell(ways.get(title, {}))}</td>" for title in columns)
    belt = f"<td>{esc(_belt(runner))}</td>" if runner.workout.surface == "treadmill" else ""
    return (
        f"<tr><td>{esc(runner.name)}{own_lane}</td><td>{esc(source(runner))}</td>{belt}{cells}"
        f"<td>{esc(runner.verdict.word)}</td></tr>"
    )


def _belt(runner: Runner) -> str:
    """Return the belt's speed for an athlete, in both units; who goes by effort chooses it."""
    reps = (rep for rep in runner.workout.reps if rep.guide == "pace")
    speeds = dict.fromkeys(round(rep.speed_m_s, 3) for rep in reps)
    return " / ".join(f"{v / MPH_M_S:.1f} mph {v * 3.6:.1f} km/h" for v in speeds)


_NAMED = {1609: "mile", 3219: "2 miles", 21_098: "half", 42_195: "marathon"}


def source(runner: Runner) -> str:
    """Return the mark behind an athlete's paces, in a few words."""
    if runner.source is None:
        return f"mile {format_entry(runner.mile_s)} (coach)" if runner.mile_s else "no mark"
    where = _NAMED.get(round(runner.source.distance_m), runner.source.where)
    return f"{where} {format_entry(runner.source.time_s)}"


def _ways(runner: Runner) -> dict[str, dict[tuple[str, ...], None]]:
    """Return what each kind of repetition goes by, once for each pace it has."""
    alike = {(kind, rep.time_s, rep.distance_m, rep.rpe): rep for kind, rep in kinds(runner)}
    ways: dict[str, dict[tuple[str, ...], None]] = {}
    for (kind, *_), rep in alike.items():
        ways.setdefault(kind, {})[targets(rep, kind, runner.lane)] = None
    return ways


def _cell(ways: dict[tuple[str, ...], None]) -> str:
    return " / ".join(f"{esc(' '.join(way[:-1]))} <b>{esc(way[-1])}</b>".strip() for way in ways)


def targets(rep: Step, kind: str, lane: int = 1) -> tuple[str, ...]:
    """Return what one repetition goes by: the watch on the way and at its end, or an effort.

    Parameters
    ----------
    rep : Step
        The repetition.
    kind : str
        Its distance, or its time, as `kinds` names it.
    lane : int
        In an outer lane the lines are passed elsewhere.

    Examples
    --------
    >>> targets(Step("rep", "400 m", 89.44, 400.0, 4.472, "pace"), "400 m")
    ('44.8', '1:29.5')
    >>> targets(Step("rep", "0:30", 30.0, 150.0, 5.0, "pace", timed=True), "0:30")
    ('≈ 150 m',)
    """
    by_time = kind == format_time(rep.time_s)
    if rep.kind == "run" and rep.guide == "pace":
        return (format_pace(rep.speed_m_s),)
    if rep.guide == "effort":
        return ("" if by_time else f"≈ {format_time(rep.time_s)}", f"RPE {rep.rpe:g}")
    if rep.timed:
        about = f"≈ {format_distance(round(rep.distance_m, -1))}"
        return (about if by_time else format_time(rep.time_s),)
    lines_m = passings(rep.distance_m, lane)
    return tuple(format_stopwatch(rep.time_over(m)).removeprefix("0:") for m in lines_m)


def _others(evening: Evening) -> str:
    """Return who runs easily, who rests and who is not here."""
    easy = [f"{r.name} {easy_words(r)}" for r in evening.easy]
    said = [
        ("Easy run instead", ", ".join(easy)),
        ("Rest", ", ".join(f"{r.name} ({r.why.split(':')[0].lower()})" for r in evening.resting)),
        ("Not here", "; ".join(evening.absent)),
    ]
    return "".join(f"<p><b>{esc(what)}:</b> {esc(who)}.</p>" for what, who in said if who)


def easy_words(runner: Runner) -> str:
    """Return how long an easy run is, and at what pace where there is one."""
    paces = [format_pace(s.speed_m_s) for s in runner.workout.steps if s.guide == "pace"]
    at = f" at about {paces[0]}" if paces else ""
    return f"{format_time(runner.workout.total_time_s)}{at}"


def _foot(evening: Evening) -> str:
    """Return how to read the watch and the cells, and when to stop."""
    said = [*_clock(evening), *_legend(evening), STOP_LINE]
    return f"<footer>{esc(' '.join(said))}</footer>"


def _clock(evening: Evening) -> list[str]:
    if not evening.packs:
        return []
    warm_up, lasts = format_time(evening.zero_s), format_time(evening.end_s)
    leg = next(iter(evening.packs[0].main), None)
    first = "first rep" if leg and leg.rep else leg.kind if leg else "session"
    if not evening.zero_s:
        return [f"Start the watch with the {first} of pack 1; all is done after {lasts}."]
    return [
        (
            f"Start the watch with the {first} of pack 1, after {warm_up} of warm-up; all is done, cool-down included, {lasts} after "
            "the warm-up began."
        )
    ]


def _legend(evening: Evening) -> list[str]:
    """Say what the cells hold, where there are any."""
    reps = [rep for runner in evening.runners for rep in runner.workout.reps]
    if not reps:
        return []
    by_line = any(not rep.timed and rep.guide == "pace" for rep in reps)
    by_time = any(rep.timed for rep in reps)
    return [
        *([("A cell gives the watch of the rep at each line, the target in bold, rounded up to "
           "0.1 s.")] if by_line else ()),
        *(["A rep by time has it in whole seconds, or about how far it goes."] if by_time else ()),
        "Recoveries are those of the slowest of a pack, rounded up.",
    ]  # fmt: skip
