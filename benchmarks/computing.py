"""Pure computation: no browser, no kernel, and no cache that helps."""

from __future__ import annotations

import datetime as dt
import inspect
import time
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median

from benchmarks.results import Budget, Result
from benchmarks.stage import Stage
from helpers import answers
from helpers.paces import CriticalSpeed, critical_speed
from helpers.workbook import Workbook, replaced, sample
from helpers.workouts import Workout, ascending_ladder, feasibility, resolve

TODAY = dt.date(2026, 3, 2)
WEEKS = 20
REPEATS = 10
"""Each run is the median of so many: one is too short for the clock to be fair."""

RECOMPUTED_MS, SEASON_MS = Budget(15), Budget(8)
VERDICT_MS, RECOVERY_MS = Budget(0.2), Budget(2)

Question = Callable[[Workbook], object]


def measure(stage: Stage) -> list[Result]:
    """Ask the questions of workbooks whose current mile is another each time."""
    books, asked = _workbooks(), questions()
    costs = {name: _run_ms(question, books) for name, question in asked.items()}
    dearest = max(costs, key=costs.__getitem__)
    jobs = (
        ("whole workbook recomputed", lambda w: [ask(w) for ask in asked.values()], RECOMPUTED_MS),
        (f"season of {WEEKS} weeks, sized by verdicts, with its rules", _season, SEASON_MS),
        ("ladder resolved for the athlete", asked["workout"], None),
    )
    notes = (f"{len(asked)} questions; dearest: {dearest}, {costs[dearest]:.2g} ms", "", "")
    found = [
        Result("computing", what, "ms", _runs_ms(job, books, stage.runs), (), budget, note)
        for (what, job, budget), note in zip(jobs, notes, strict=True)
    ]
    return [*found, *_feasibility(books, stage.runs)]


def _feasibility(books: Iterator[Workbook], runs: int) -> list[Result]:
    """Judge the article's ladder, once it is resolved and critical speed is known."""
    jobs = (
        ("verdict on the ladder, both recoveries", VERDICT_MS, _verdict),
        ("smallest recovery of the ladder", RECOVERY_MS, _smallest_recovery),
    )
    return [
        Result("computing", what, "ms", _prepared_ms(job, books, runs), (), budget)
        for what, budget, job in jobs
    ]


def _verdict(workbook: Workbook, ladder: Workout, _critical: CriticalSpeed) -> None:
    feasibility.verdict(ladder, workbook.athlete, today=TODAY)


def _smallest_recovery(_workbook: Workbook, ladder: Workout, critical: CriticalSpeed) -> None:
    feasibility.smallest_recovery(ladder, critical, keep=0.1)


def _prepared_ms(
    job: Callable[..., None], books: Iterator[Workbook], runs: int
) -> tuple[float, ...]:
    """Time a job on workouts that are resolved beforehand, each for another current mile."""
    return tuple(
        median(_prepared_once_ms(job, next(books)) for _ in range(REPEATS)) for _ in range(runs)
    )


def _prepared_once_ms(job: Callable[..., None], workbook: Workbook) -> float:
    who = workbook.athlete
    ladder = resolve(ascending_ladder(), who, goal=workbook.goal, today=TODAY)
    critical = critical_speed.of_athlete(who, TODAY)
    return clock_ms(lambda: job(workbook, ladder, critical))


ELSEWHERE = ("athlete_plan",)
"""Asked when plans are published; no page of the workbook asks for it while something is moved."""


def questions() -> dict[str, Question]:
    """Return every public question of a page that needs a workbook and perhaps the day."""
    found = {}
    for name in answers.__all__:
        ask = getattr(answers, name)
        if not inspect.isfunction(ask) or name in ELSEWHERE:
            continue
        wanted = list(inspect.signature(ask).parameters)
        if wanted[:1] == ["workbook"] and {*wanted} <= {"workbook", "today"}:
            day = {"today": TODAY} if "today" in wanted else {}
            found[name] = lambda w, ask=ask, day=day: ask(w, **day)
    return found


def _workbooks() -> Iterator[Workbook]:
    """Yield workbooks without end, each with another current mile and a race in 20 weeks."""
    start = replaced(sample("recreational"), "goal.race_date", TODAY + dt.timedelta(weeks=WEEKS))
    return (replaced(start, "athlete.mile_time_s", 370 + n / 100) for n in count())


def _season(workbook: Workbook) -> None:
    answers.season_plan(workbook, TODAY)
    answers.season_cautions(workbook, TODAY)


def _runs_ms(job: Question, books: Iterator[Workbook], runs: int) -> tuple[float, ...]:
    _run_ms(job, books)  # what is read from files once is not computation
    return tuple(_run_ms(job, books) for _ in range(runs))


def _run_ms(job: Question, books: Iterator[Workbook]) -> float:
    return median(_once_ms(job, next(books)) for _ in range(REPEATS))


def _once_ms(job: Question, workbook: Workbook) -> float:
    return clock_ms(lambda: job(workbook))


def clock_ms(job: Callable[[], object]) -> float:
    """Return how long the processor worked on a job [ms]."""
    # The processor's clock: what other programs take meanwhile is none of the computation's.
    start = time.process_time()
    job()
    return 1000 * (time.process_time() - start)
