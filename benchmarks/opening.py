"""From the click until every chart of the first tab is drawn."""

from __future__ import annotations

from collections import defaultdict

from benchmarks import pages
from benchmarks.results import Budget, Result
from benchmarks.servers import Server
from benchmarks.stage import PEER_CHARTS, Stage

WARM = Budget(1.0, missed_above=1.2, ratio=True)
COLD = Budget(2.0, ratio=True)
FIRST, AGAIN = "first visit", "second visit"

Times = dict[tuple[str, str], list[float]]


def measure(stage: Stage) -> list[Result]:
    """Visit a warm seat, Dash, a cold server, Dash again and the FigureWidgets, in turn."""
    times: Times = defaultdict(list)
    for _ in range(stage.runs):
        _visit_twice(stage, "warm", times)
        _visit_twice(stage, "dash", times)
        _visit_twice(stage, "cold", times)
        _visit_twice(stage, "dash", times)
        _visit_twice(stage, "widgets", times)
    return [
        _result(times, "warm", FIRST, WARM),
        _result(times, "warm", AGAIN, None),
        _result(times, "cold", FIRST, COLD),
        _result(times, "cold", AGAIN, None),
    ]


def _visit_twice(stage: Stage, name: str, times: Times) -> None:
    """Open a page with an empty cache, leave it, and open it again."""
    server: Server = getattr(stage, name)
    charts = PEER_CHARTS if name in {"dash", "widgets"} else 1
    with pages.visitor(stage.browser) as visitor:
        for visit in (FIRST, AGAIN):
            stage.settle()
            waiting = server.kernel_ids()
            page = visitor.new_page()
            times[name, visit].append(pages.opened(page, server.url, charts=charts))
            if name == "warm" and pages.kernel_id(page) not in waiting:
                raise RuntimeError("The visitor of a warm seat was given a cold kernel.")
            pages.leave(page)


def _result(times: Times, name: str, visit: str, budget: Budget | None) -> Result:
    seat = {"warm": "warm seat", "cold": "cold"}[name]
    ours, dash, widgets = (tuple(times[who, visit]) for who in (name, "dash", "widgets"))
    return Result("opening", f"{seat}, {visit}", "ms", ours, dash, budget, widgets=widgets)
