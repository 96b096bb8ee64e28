"""A whole squad: resolved, packed, judged and drawn, with no cache that helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from statistics import median

from benchmarks.computing import REPEATS, TODAY, clock_ms
from benchmarks.results import Budget, Result
from benchmarks.stage import Stage
from helpers.athlete import Athlete
from helpers.charts.squad import squad_chart, squad_summary
from helpers.pages.sheet import sheet
from helpers.squad import Member, evening_of
from helpers.workouts import ascending_ladder

SIZES = ((30, Budget(50)), (1000, Budget(1000)))
"""Athletes, and how long one session for all of them may take [ms]."""

FASTEST_S, SLOWEST_S = 270.0, 600.0


def measure(stage: Stage) -> list[Result]:
    """Make tonight's sheet and chart for squads whose miles are others each time."""
    return [
        Result(
            "squad", f"{size} athletes resolved, packed, judged and drawn", "ms",
            _runs_ms(size, stage.runs, repeats=REPEATS if size < 100 else 1), (), budget,
        )
        for size, budget in SIZES
    ]  # fmt: skip


def _runs_ms(size: int, runs: int, *, repeats: int) -> tuple[float, ...]:
    squads = _squads(size)
    _drawn(next(squads))  # what is imported or read from files once is not computation
    return tuple(
        median(clock_ms(lambda: _drawn(next(squads))) for _ in range(repeats)) for _ in range(runs)
    )


def _squads(size: int) -> Iterator[tuple[Member, ...]]:
    """Yield squads without end; nobody has a mile that anyone had before."""
    step_s = (SLOWEST_S - FASTEST_S) / size
    for turn in count():
        athlete = Athlete(experience="recreational")
        miles = (FASTEST_S + step_s * (at + turn / 1000) for at in range(size))
        yield tuple(
            Member(replace(athlete, name=f"Athlete {at}", mile_time_s=mile_s))
            for at, mile_s in enumerate(miles)
        )


def _drawn(squad: tuple[Member, ...]) -> None:
    found = evening_of(ascending_ladder(), squad, today=TODAY)
    sheet(found, TODAY)
    squad_chart(found)
    squad_summary(found)
