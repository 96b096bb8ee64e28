"""A class: one, ten and thirty visitors within one instant, warm and cold, and what they leave."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from benchmarks import pages, servers
from benchmarks.attendee import COACH, WIDGETS, Lesson
from benchmarks.gathering import Gathering, gather, sessions
from benchmarks.results import Budget, Result
from benchmarks.servers import Server
from benchmarks.stage import Stage

SEATS, GROUP = 30, 10
SESSIONS, AT_ONCE = 300, 10

PAGE_MS, FIRST_MS = Budget(2000, share=1), Budget(1000, share=0.95)
COLD_S, COLD_RATIO = Budget(25), Budget(0.25, ratio=True)
MEMORY_MB, NONE = Budget(70), Budget(0)
FILES = Budget(10)
"""One file lost in thirty sessions would be as many."""

RIDER_STEPS = 6
LATE_S = 1.5
"""Who finds the room full comes so long after the others, so that it is known who that is [s]."""

Ridden = tuple[float, list[float]]


def measure(stage: Stage) -> list[Result]:
    """Let classes come to a warm room, to a cold one, and to the FigureWidgets."""
    with servers.workshop(seats=SEATS) as room:
        warm = _warm(stage, room)
    with servers.cold_workshop(seats=SEATS) as room:
        cold = _cold_class(room, COACH)
        files = _files(room)
    with servers.figure_widgets() as room:
        widgets = _cold_class(room, WIDGETS)
    return [*warm, files, *_beside_widgets(cold, widgets)]


def _warm(stage: Stage, room: Server) -> list[Result]:
    """Fill the room, in three goes; it is warm again before each."""
    room.settle()
    before = room.open_files()
    alone = [gather(room, COACH, 1) for _ in range(stage.runs)]
    room.settle()
    group = gather(room, COACH, GROUP)
    room.settle()
    after = room.open_files()
    full, ridden = _full(stage, room)
    return [
        *_seen("1 visitor", alone),
        *_seen(f"{GROUP} at once", [group]),
        *_seen(f"{SEATS} at once", [full], PAGE_MS, FIRST_MS),
        *_rider(ridden),
        *_turned_away(full),
        _faults("warm", [*alone, group, full]),
        _lost(before, after, stage.runs + GROUP, "warm"),
    ]


def _full(stage: Stage, room: Server) -> tuple[Gathering, Ridden]:
    """Fill the room with visitors, one of them a browser; one more comes too late."""
    with pages.visitor(stage.browser) as visitor, ThreadPoolExecutor(1) as beside:
        page = visitor.new_page()
        others = beside.submit(gather, room, COACH, SEATS - 1, late_s=LATE_S)
        opened_ms = pages.opened(page, room.url + COACH.path, charts=1)
        pages.slider(page, COACH.label).focus()
        steps_ms = [
            pages.redrawn(page, ("ArrowRight", "ArrowLeft")[step % 2], words=1)
            for step in range(RIDER_STEPS)
        ]
        return others.result(), (opened_ms, steps_ms)


def _seen(
    who: str, classes: list[Gathering], page: Budget | None = None, first: Budget | None = None
) -> list[Result]:
    """Return what visitors of a warm room waited for."""
    quantities = (
        ("page", "pages_ms", page),
        ("first step", "first_ms", first),
        ("later steps", "later_ms", None),
    )
    share = max(each.client_percent for each in classes)
    note = f"the visitors themselves used {share:.0f} % of the cores"
    return [
        _result(f"{who}, {what}", "ms", _all(classes, name), budget, note if what == "page" else "")
        for what, name, budget in quantities
    ]


def _all(classes: list[Gathering], name: str) -> tuple[float, ...]:
    return tuple(value for each in classes for value in getattr(each, name))


def _result(
    what: str, unit: str, ours: tuple[float, ...], budget: Budget | None = None, note: str = ""
) -> Result:
    return Result("classroom", what, unit, ours, (), budget, note)


def _rider(ridden: Ridden) -> list[Result]:
    opened_ms, (first_ms, *later_ms) = ridden
    who = f"{SEATS} at once, the browser among them"
    return [
        _result(f"{who}, page with its chart", "ms", (opened_ms,)),
        _result(f"{who}, first step", "ms", (first_ms,)),
        _result(f"{who}, later steps", "ms", tuple(later_ms)),
    ]


def _turned_away(full: Gathering) -> list[Result]:
    """Return when the one too many knew it; that nobody else was refused counts as a fault."""
    told_ms = tuple(each.page_ms for each in full.refused)
    note = f"{len(told_ms)} refused, {sum(r.refusal == 'polite' for r in full.refused)} politely"
    return [_result("told that the room is full", "ms", told_ms or (float("nan"),), None, note)]


def _faults(where: str, classes: list[Gathering], refusals: int = 1) -> Result:
    errors = [error for each in classes for error in each.errors]
    refused = sum(len(each.refused) for each in classes)
    if refused != refusals:
        errors.append(f"{refused} refused in place of {refusals}")
    return _result(f"{where}, failing", "", (len(errors),), NONE, _counted(errors))


def _counted(errors: list[str]) -> str:
    return "; ".join(f"{times} × {error}" for error, times in Counter(errors).items())


def _cold_class(room: Server, lesson: Lesson) -> Gathering:
    """Let a class come at once where no kernel waits, after a visit that nobody counts."""
    gather(room, lesson, 1)
    room.settle()
    found = gather(room, lesson, SEATS)
    room.settle()
    return found


def _files(room: Server) -> Result:
    """Let many visitors come and go, and look at the server's open files before and after."""
    before = room.open_files()
    errors = sessions(room, COACH, SESSIONS, at_once=AT_ONCE)
    room.settle()
    return _lost(before, room.open_files(), SESSIONS, "cold", _counted(errors))


def _lost(before: int, after: int, count: int, where: str, errors: str = "") -> Result:
    what = f"open files more after {count} {where} sessions"
    note = f"{before} before, {after} after; failing: {errors or 'none'}"
    return _result(what, "", (after - before,), FILES, note)


def _beside_widgets(cold: Gathering, widgets: Gathering) -> list[Result]:
    """Compare the class without warming with the same class on FigureWidgets."""
    who = f"{SEATS} at once, cold"
    ready = ((cold.ready_s,), (widgets.ready_s,))
    rows = (
        (f"{who}, page", "ms", cold.pages_ms, widgets.pages_ms, None),
        (f"{who}, first step", "ms", cold.first_ms, widgets.first_ms, None),
        (f"{who}, later steps", "ms", cold.later_ms, widgets.later_ms, None),
        (f"{who}, until everybody's first step", "s", *ready, COLD_S),
        (f"{who}, until everybody's first step, beside", "s", *ready, COLD_RATIO),
        (
            "private memory of a visitor's kernel",
            "MB",
            cold.memory_mb,
            widgets.memory_mb,
            MEMORY_MB,
        ),
    )
    found = [
        Result("classroom", what, unit, ours, (), budget, widgets=theirs)
        for what, unit, ours, theirs, budget in rows
    ]
    peer = _faults("cold, FigureWidgets", [widgets], 0)
    return [*found, _faults("cold", [cold], 0), Result(**{**vars(peer), "budget": None})]
