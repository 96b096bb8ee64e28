"""A card for each athlete, the size of a credit card: what to run tonight, and nothing private."""

import datetime as dt
from itertools import pairwise

from helpers.pages.markup import esc
from helpers.pages.prescription import STOP_LINE
from helpers.pages.sheet import kinds, targets, watch
from helpers.squad import Evening, Pack, Runner
from helpers.units import MPH_M_S, format_time

MANY_LINES = 7
"""From so many lines on the print of a card is smaller."""


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
    mine = pack.reps[: len(runner.workout.reps)]
    starts = " ".join(watch(leg.start_s - evening.zero_s) for leg in mine)
    rows = _rows(runner, pack)
    size = " class='l'" if len(rows) > MANY_LINES else ""
    return (
        f"<article{size}><header><b>{esc(runner.name)}</b><span>Pack {pack.number}{lane}</span></header>"
        f"<h4>{esc(evening.recipe.name)}<span>{esc(when)}</span></h4>"
        f"<table>{''.join(rows)}</table><p>Starts on the coach's watch: {esc(starts)}</p>"
        f"{_foot(evening.recipe.purpose)}</article>"
    )


def _rows(runner: Runner, pack: Pack) -> list[str]:
    """Return a line for each run of alike repetitions, in running order."""
    after = {leg.rep: then for leg, then in pairwise(pack.legs) if leg.rep}
    belt = runner.workout.surface == "treadmill"
    lines: list[list] = []
    for number, (kind, rep) in enumerate(kinds(runner), 1):
        way = targets(rep, kind, runner.lane)
        speed = (f"{rep.speed_m_s / MPH_M_S:.1f} mph",) if belt and rep.guide == "pace" else ()
        if not lines or lines[-1][1:3] != [kind, (*speed, *way)]:
            lines.append([0, kind, (*speed, *way), ""])
        lines[-1][0] += 1
        then = after.get(number)
        if then and then.kind in ("recovery", "rest") and number < len(runner.workout.reps):
            lines[-1][3] = f"then {format_time(then.time_s)}"
    return [
        f"<tr><th>{count} × {esc(kind)}</th><td>{esc(' '.join(way[:-1]))} <b>{esc(way[-1])}</b></td>"
        f"<td>{esc(rest)}</td></tr>"
        for count, kind, way, rest in lines
    ]


def _easy(runner: Runner, when: str) -> str:
    return (
        f"<article><header><b>{esc(runner.name)}</b><span>Easy run</span></header>"
        f"<h4>Easy run<span>{esc(when)}</span></h4>"
        f"<p><b>{esc(format_time(runner.workout.total_time_s))}</b> at a pace for talking.</p>"
        f"{_foot('Time on the feet, without stopping.')}</article>"
    )


def _foot(purpose: str) -> str:
    return f"<footer>{esc(purpose)} {esc(STOP_LINE)}</footer>"
