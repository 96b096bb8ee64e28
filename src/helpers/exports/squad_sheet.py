"""Tonight's session as a table: CSV, or a workbook for Excel, LibreOffice and Numbers.

It holds what the coach's own sheet holds, notes and verdicts included: it is for the coach, and
not what leaves for athletes.
"""

import datetime as dt
import io
import math
from collections.abc import Iterator, Sequence
from itertools import takewhile

from helpers.exports.cells import csv_text, plain
from helpers.squad import Evening, Leg, Pack, Runner
from helpers.squad.packs import passings
from helpers.units import MPH_M_S, format_stopwatch, format_time
from helpers.workouts import Step

Cell = str | float | None
Table = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]

SESSION = {
    "Pack": 6, "Lane": 6, "Athlete": 22, "From": 32, "Current mile": 12, "Rep": 5, "What": 20,
    "Start [s]": 9, "Start": 8, "Target [s]": 10, "Target": 9, "Finish [s]": 10, "Finish": 9,
    "On the way": 30, "Belt": 20, "RPE": 6, "Recovery [s]": 12, "Recovery": 9, "Verdict": 15, "Notes": 60,
}  # fmt: skip
"""Columns of the session, with their widths in characters; times under ``[s]`` are numbers."""

STARTS = {
    "Start [s]": 9, "Start": 8, "Pack": 6, "Lane": 6, "Rep": 5, "What": 14, "Athletes": 80,
}  # fmt: skip
"""Columns of the timetable."""

LONGEST_HEAD = 240
"""Characters that the head of a printed page holds."""

MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands in every workbook, so that the same evening gives the same bytes."""

_PAUSES = ("recovery", "rest", "drills")


def rows(evening: Evening) -> Table:
    """Return one row for each athlete and repetition; and one for each who runs none.

    The watch starts at `evening.zero_s`, with the first pack. Here, at the edge, times are rounded
    up: targets, passings and finishes to 0.1 s as hand timing is, a start in m:ss to whole
    seconds. By effort there is no target, no finish and no passing, unless the time is what is
    run: the rest are estimates.

    Parameters
    ----------
    evening : Evening
        Tonight's session.

    Returns
    -------
    tuple
        The titles, and the rows; a cell is text, a number or None.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.squad import Member, evening_of
    >>> from helpers.workouts import equal_repeats
    >>> ana = Member(Athlete("Ana", mile_time_s=360))
    >>> head, (first, *_) = rows(evening_of(equal_repeats(2, 400), (ana,)))
    >>> told = dict(zip(head, first, strict=True))
    >>> told["What"], told["Target"], told["Finish [s]"], told["On the way"]
    ('400 m', '1:29.5', 89.5, '0:44.8 · 1:29.5')
    """
    return tuple(SESSION), tuple(
        tuple(told.get(title) for title in SESSION) for told in _told(evening)
    )


def _told(evening: Evening) -> Iterator[dict[str, Cell]]:
    """Yield the filled cells of each row, by title."""
    on_track = evening.tonight.where == "track"
    for pack in evening.packs:
        for runner in pack.runners:
            lane = runner.lane if on_track else None
            who = {"Pack": pack.number, "Lane": lane, **_who(runner)}
            if not runner.workout.reps:
                yield {**who, **_whole(runner)}
            for leg, at in zip(pack.reps, _places(runner.workout.steps), strict=False):
                steps, start_s = runner.workout.steps[at:], leg.start_s - evening.zero_s
                belt = _belt(steps[0]) if evening.tonight.where == "treadmill" else {}
                yield {**who, "Rep": leg.rep, **_rep(steps, start_s, lane or 1), **belt}
    for runner in evening.easy:
        yield {**_who(runner), **_whole(runner)}
    for rest in evening.resting:
        yield {"Athlete": rest.name, "What": "rests", "Notes": rest.why}
    for name in evening.absent:
        yield {"Athlete": name, "What": "not here"}


def _places(steps: Sequence[Step]) -> list[int]:
    return [at for at, step in enumerate(steps) if step.kind == "rep"]


def _who(runner: Runner) -> dict[str, Cell]:
    return {
        "Athlete": runner.name,
        "From": runner.why,
        "Current mile": format_time(runner.mile_s) if runner.mile_s else None,
        "Verdict": runner.verdict.word,
        "Notes": " ".join(runner.notes) or None,
    }


def _whole(runner: Runner) -> dict[str, Cell]:
    """Return a session without repetitions in one row."""
    steps = runner.workout.steps
    rpe = next((step.rpe for step in steps if step.rpe), None)
    what = ", ".join(step.label for step in steps)
    return {"What": what, **_time("Target", runner.workout.total_time_s), "RPE": rpe}


def _rep(steps: Sequence[Step], start_s: float, lane: int) -> dict[str, Cell]:
    """Return what the first of the steps goes by, from its start on the watch on."""
    rep = steps[0]
    told = {"What": rep.label, **_start(start_s)}
    if rep.timed or rep.guide != "effort":
        told |= _time("Target", rep.time_s) | _time("Finish", start_s + rep.time_s)
    if rep.guide == "effort":
        told["RPE"] = rep.rpe
    elif not rep.timed:
        marks_s = (rep.time_over(m) for m in passings(rep.distance_m, lane))
        told["On the way"] = " · ".join(map(format_stopwatch, marks_s))
    pauses = takewhile(lambda step: step.kind in _PAUSES, steps[1:])
    if pause_s := sum(step.time_s for step in pauses):
        told |= _time("Recovery", pause_s)
    return told


def _belt(rep: Step) -> dict[str, Cell]:
    """Return the speed of a treadmill, in either unit, unless it goes by effort."""
    if rep.guide == "effort":
        return {}
    return {"Belt": f"{rep.speed_m_s / MPH_M_S:.1f} mph, {rep.speed_m_s * 3.6:.1f} km/h"}


def _start(start_s: float) -> dict[str, Cell]:
    """Return a start on the watch; its m:ss is never before the time."""
    return {"Start [s]": _tenths(start_s), "Start": format_time(math.ceil(start_s - 1e-6))}


def _time(title: str, time_s: float) -> dict[str, Cell]:
    return {f"{title} [s]": _tenths(time_s), title: format_stopwatch(time_s)}


def _tenths(time_s: float) -> float:
    """Return as a number what `format_stopwatch` writes, so that one rule rounds both."""
    *larger, seconds = format_stopwatch(time_s).split(":")
    minutes = sum(60**place * int(part) for place, part in enumerate(reversed(larger)))
    return round(60 * minutes + float(seconds), 1)


def timetable(evening: Evening) -> Table:
    """Return every start on the watch in order, with who starts.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.squad import Member, evening_of
    >>> from helpers.workouts import equal_repeats
    >>> two = tuple(Member(Athlete(mile_time_s=s)) for s in (360, 480))
    >>> _, starts = timetable(evening_of(equal_repeats(2, 400), two))
    >>> [(start[1], start[2], start[4]) for start in starts]
    [('0:00', 1, 1), ('0:10', 2, 1), ('4:30', 1, 2), ('6:10', 2, 2)]
    """
    starts = sorted(
        ((leg, pack) for pack in evening.packs for leg in pack.reps),
        key=lambda start: (start[0].start_s, start[1].number),
    )
    told = (_start_of(leg, pack, evening) for leg, pack in starts)
    return tuple(STARTS), tuple(tuple(cells.get(title) for title in STARTS) for cells in told)


def _start_of(leg: Leg, pack: Pack, evening: Evening) -> dict[str, Cell]:
    running = [runner for runner in pack.runners if len(runner.workout.reps) >= leg.rep]
    labels = list(dict.fromkeys(runner.workout.reps[leg.rep - 1].label for runner in running))
    return {
        **_start(leg.start_s - evening.zero_s),
        "Pack": pack.number,
        "Lane": pack.lane if evening.tonight.where == "track" else None,
        "Rep": leg.rep,
        "What": labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}",
        "Athletes": ", ".join(runner.name for runner in running),
    }


def to_csv(evening: Evening) -> str:
    """Return the rows as CSV (RFC 4180), with text that no spreadsheet computes.

    A CSV file says nothing of types: Excel itself makes a number of a name like 00123. Where that
    matters, `xlsx_bytes` keeps it.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.squad import Member, evening_of
    >>> from helpers.workouts import equal_repeats
    >>> ana = Member(Athlete("=Ana", mile_time_s=360))
    >>> to_csv(evening_of(equal_repeats(1, 400), (ana,))).splitlines()[1][:18]
    "1,1,'=Ana,set by t"
    """
    return csv_text(*rows(evening))


def csv_bytes(evening: Evening) -> bytes:
    r"""Return the CSV as the bytes of a file, marked as UTF-8 so that Excel reads every name.

    Examples
    --------
    >>> from helpers.squad import evening_of
    >>> from helpers.workouts import equal_repeats
    >>> csv_bytes(evening_of(equal_repeats(), ()))[:7]
    b'\xef\xbb\xbfPack'
    """
    return to_csv(evening).encode("utf-8-sig")


def xlsx_bytes(evening: Evening, *, stop_line: str = "") -> bytes:
    """Return a workbook of two sheets, the session and the timetable, as the bytes of a file.

    Text is written as text and never as a formula or a link, numbers are written as numbers. The
    session's purpose stands above every printed page.

    Parameters
    ----------
    evening : Evening
        Tonight's session.
    stop_line : str
        When to stop, beneath every printed page.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.squad import Member, evening_of
    >>> from helpers.workouts import equal_repeats
    >>> xlsx_bytes(evening_of(equal_repeats(), (Member(Athlete(mile_time_s=360)),)))[:2]
    b'PK'
    """
    import xlsxwriter

    packed = io.BytesIO()
    choices = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(packed, choices) as book:
        book.set_properties({"created": MADE})
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "tenths": book.add_format({"num_format": "0.0"}),
        }
        for name, table, widths in (
            ("Session", rows(evening), SESSION),
            ("Timetable", timetable(evening), STARTS),
        ):
            sheet = book.add_worksheet(name)
            _write_sheet(sheet, table, tuple(widths.values()), styles)
            sheet.set_header(f"&L{_printed(f'{evening.recipe.name}: {evening.recipe.purpose}')}")
            if stop_line:
                sheet.set_footer(f"&L{_printed(stop_line)}")
    return packed.getvalue()


def _printed(text: str) -> str:
    """Return text for the head or foot of a page, where an ampersand begins a code."""
    return plain(text).replace("&", "&&")[:LONGEST_HEAD]


def _write_sheet(sheet, table: Table, widths: Sequence[int], styles: dict) -> None:
    """Fill one sheet: the head stays in sight and on every printed page, which is as wide as it."""
    head, body = table
    for at, (title, width) in enumerate(zip(head, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, styles["head"])
    for line, row in enumerate(body, 1):
        for at, (title, cell) in enumerate(zip(head, row, strict=True)):
            if isinstance(cell, str):
                sheet.write_string(line, at, _unmarked(plain(cell)))
            elif cell is not None:
                sheet.write_number(line, at, cell, styles["tenths"] if "[s]" in title else None)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _unmarked(text: str) -> str:
    """Return text that xlsxwriter escapes: from ``<r>`` to ``</r>`` it would take it for markup."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
