"""A card for each athlete, the size of a credit card: what to run tonight, and nothing private."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import pairwise

from helpers.pages.markup import esc
from helpers.pages.prescription import STOP_LINE
from helpers.pages.sheet import easy_words, kinds, start_ahead, targets, watch
from helpers.squad import Evening, Pack, Runner
from helpers.units import MPH_M_S, format_time
from helpers.workouts import Step
from helpers.workouts.recipe import UNWATCHED

MANY_LINES, LINES_OF_PLACE = 7, 4
"""From so many lines on the print of a card is smaller; where to start in a lane takes some."""


def cards(evening: Evening, day: dt.date | None) -> str:
    """Return a card for everybody who runs: name, pack, targets and recoveries.

    No age, status, verdict or note stands on it: a card is left lying about.

    Parameters
    ----------
    evening : Evening
        Tonight's session.
    day : datetime.date or None
        The day on the card.
    """
    when = f"{day.day} {day:%b}" if day else ""
    made = [_card(runner, pack, evening, when) for pack in evening.packs for runner in pack.runners]
    made += [_easy(runner, when) for runner in evening.easy]
    return f'<div class="mile-cards">{"".join(made)}</div>' if made else ""


def _card(runner: Runner, pack: Pack, evening: Evening, when: str) -> str:
    outer = evening.tonight.where == "track" and (runner.lane > 1 or evening.tonight.lanes > 1)
    lane = f", lane {runner.lane}" if outer else ""
    starts = " ".join(
        f"{'' if leg.rep else f'{leg.kind} '}{watch(leg.start_s - evening.zero_s)}"
        for leg in pack.main
        if leg.rep <= len(runner.workout.reps)
    )
    rows = "".join(_rows(runner, pack))
    ahead = start_ahead((runner,), runner.lane) if outer else ""
    place = f"{ahead[0].upper()}{ahead[1:]}. " if ahead else ""
    lines = rows.count("<tr>") + (LINES_OF_PLACE if place else 0)
    size = " class='l'" if lines > MANY_LINES else ""
    return (
        f"<article{size}><header><b>{esc(runner.name)}</b><span>Pack {pack.number}{lane}</span></header>"
        f"<h4>{esc(evening.recipe.name)}<span>{esc(when)}</span></h4>"
        f"<table>{rows}</table><p>{esc(place)}Starts on the coach's watch: {esc(starts)}</p>"
        f"{_foot(evening.recipe.purpose)}</article>"
    )


def _rows(runner: Runner, pack: Pack) -> list[str]:
    """Return a line for each run of alike repetitions of a set, after what is said to the set."""
    if not runner.workout.reps:
        return [_run(step, kind) for kind, step in kinds(runner)] or [
            f"<tr><td>{esc(leg.label)}</td></tr>" for leg in pack.main
        ]
    sets = [block for _, block in runner.workout.recipe.sets]
    after = {leg.rep: then for leg, then in pairwise(pack.legs) if leg.rep}
    lines: list[_Line] = []
    said: list[str] = []
    for number, (kind, rep) in enumerate(kinds(runner), 1):
        note = sets[rep.set_number - 1].note
        line = _Line(rep.set_number, kind, _way(runner, rep, kind, note=note))
        if not lines or lines[-1].what != line.what:
            said.append(_said(note) if not lines or lines[-1].set_number != rep.set_number else "")
            lines.append(line)
        lines[-1].count += 1
        then = after.get(number)
        if then and then.kind in _THEN and number < len(runner.workout.reps):
            lines[-1].then[f"{_THEN[then.kind]}{format_time(then.time_s)}"] = None
    return [before + _line(line) for before, line in zip(said, lines, strict=True)]


def _run(step: Step, kind: str) -> str:
    return f"<tr><th>{esc(step.label)}</th><td><b>{esc(targets(step, kind)[-1])}</b></td></tr>"


_THEN = {"recovery": "", "rest": "rest "}


@dataclass
class _Line:
    """Alike repetitions of one set: how many, what they go by, and the pauses after them."""

    set_number: int
    kind: str
    way: tuple[str, ...]
    count: int = 0
    then: dict[str, None] = field(default_factory=dict)

    @property
    def what(self) -> tuple:
        return self.set_number, self.kind, self.way


def _said(note: str) -> str:
    return f"<tr><th colspan='3'>{esc(note)}:</th></tr>" if note else ""


def _way(runner: Runner, rep: Step, kind: str, *, note: str) -> tuple[str, ...]:
    """Return what a repetition goes by; who runs without looking is shown nothing on the way."""
    way = targets(rep, kind, runner.lane)
    way = way[-1:] if note == UNWATCHED else way
    belt = runner.workout.surface == "treadmill" and rep.guide == "pace"
    return (f"{rep.speed_m_s / MPH_M_S:.1f} mph", *way) if belt else way


def _line(line: _Line) -> str:
    *on_the_way, end = line.way
    then = f"then {', '.join(line.then)}" if line.then else ""
    return (
        f"<tr><th>{line.count} × {esc(line.kind)}</th>"
        f"<td>{esc(' '.join(on_the_way))} <b>{esc(end)}</b></td><td>{esc(then)}</td></tr>"
    )


def _easy(runner: Runner, when: str) -> str:
    return (
        f"<article><header><b>{esc(runner.name)}</b><span>Easy run</span></header>"
        f"<h4>Easy run<span>{esc(when)}</span></h4>"
        f"<p><b>{esc(easy_words(runner))}</b>, at a pace for talking.</p>"
        f"{_foot('Time on the feet, without stopping.')}</article>"
    )


def _foot(purpose: str) -> str:
    return f"<footer>{esc(purpose)} {esc(STOP_LINE)}</footer>"
