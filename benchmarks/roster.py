"""The coach's roster with many athletes: opened to a list, and saved to, beside bare SQLite.

Bare SQLite is Python's own ``sqlite3`` with the same settings on the same disk, which selects and
inserts the same rows, in turn with ours in one run. It checks, compares and translates nothing.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from sqlalchemy import insert, literal, select, update

from benchmarks.results import Budget, Result
from benchmarks.stage import Stage
from helpers.roster import Roster, open_roster
from helpers.roster.database import connected
from helpers.roster.schema import athletes, revisions
from helpers.workbook import Workbook, replaced, sample, to_json

ATHLETES, REVISIONS, SAVES = 1000, 20, 20

LISTED_MS, SAVED_MS = Budget(200), Budget(30)

BARE = """
CREATE TABLE saved (athlete TEXT, number INTEGER, at TEXT, workbook TEXT,
    PRIMARY KEY (athlete, number));
CREATE TABLE listed (athlete TEXT PRIMARY KEY, name TEXT, number INTEGER, at TEXT);
"""


def measure(stage: Stage) -> list[Result]:
    """Fill a roster, then open it and save to it, each in turn with bare SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        path, bare = Path(folder) / "roster.sqlite", Path(folder) / "bare.sqlite"
        ids = _filled(path)
        _filled_bare(bare, ids)
        open_roster(path)  # the first opening of a day makes a backup, once
        listed = _in_turn(lambda: open_roster(path).people(), lambda: _listed(bare), stage.runs)
        roster = open_roster(path)
        asked = _in_turn(roster.people, lambda: _listed(bare), stage.runs)
        saved = _saves_in_turn(roster, bare, ids[0], stage.runs)
        size_mb = path.stat().st_size / 1e6
    of = f"{ATHLETES} athletes × {REVISIONS} revisions"
    return [
        _result(f"{of} opened, checked and listed", listed, LISTED_MS, f"{size_mb:.0f} MB; "),
        _result(f"{of} listed again", asked),
        _result("one revision saved", saved, SAVED_MS),
    ]


def _result(
    what: str, pairs: list[tuple[float, float]], budget: Budget | None = None, note: str = ""
) -> Result:
    ours, bare = zip(*pairs, strict=True)
    # The report's column of peers is Dash's: this peer is named in the note.
    note += f"bare SQLite {median(bare):.3g} ms, ratio {median(ours) / median(bare):.3g} ×"
    return Result("roster", what, "ms", ours, (), budget, note)


def _filled(path: Path) -> list[str]:
    roster = open_roster(path)
    books = (
        replaced(sample("recreational"), "athlete.name", f"Athlete {n}") for n in range(ATHLETES)
    )
    ids = [roster.add(book) for book in books]
    # Written as rows: 20 000 saves, each read back, would take a minute and measure nothing.
    first = select(revisions).where(revisions.c.number == 1).subquery()
    with roster.database.writing() as connection:
        for number in range(2, REVISIONS + 1):
            same = select(first.c.athlete_id, literal(number), first.c.saved_at, first.c.workbook)
            connection.execute(insert(revisions).from_select(revisions.columns.keys(), same))
        connection.execute(update(athletes).values(number=REVISIONS))
    return ids


def _filled_bare(path: Path, ids: list[str]) -> None:
    path.touch()
    text = to_json(sample("recreational"))
    with closing(connected(path)) as connection:
        connection.executescript(BARE)
        connection.execute("BEGIN IMMEDIATE")
        for number in range(1, REVISIONS + 1):
            rows = [(of, number, "2026-11-24", text) for of in ids]
            connection.executemany("INSERT INTO saved VALUES (?, ?, ?, ?)", rows)
        rows = [(of, f"Athlete {at}", REVISIONS, "2026-11-24") for at, of in enumerate(ids)]
        connection.executemany("INSERT INTO listed VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")


def _listed(path: Path) -> list[tuple[object, ...]]:
    with closing(connected(path)) as connection:
        return connection.execute("SELECT * FROM listed ORDER BY name").fetchall()


def _saves_in_turn(roster: Roster, bare: Path, of: str, runs: int) -> list[tuple[float, float]]:
    """Save revisions that nobody saved before, each once here and once there."""
    books = _books(roster.opened(of).workbook)
    number = roster.opened(of).number
    found = []
    for _ in range(runs):
        pairs = []
        for book in (next(books) for _ in range(SAVES)):
            ours_ms = _clock_ms(partial(roster.save, of, book, number=number))
            number += 1
            pairs.append((ours_ms, _clock_ms(partial(_saved, bare, of, number, to_json(book)))))
        found.append(tuple(median(side) for side in zip(*pairs, strict=True)))
    return found


def _books(start: Workbook) -> Iterator[Workbook]:
    return (replaced(start, "athlete.mile_time_s", 370 + n / 100) for n in count(1))


def _saved(path: Path, of: str, number: int, text: str) -> None:
    with closing(connected(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO saved VALUES (?, ?, ?, ?)", (of, number, "2026", text))
        connection.execute("UPDATE listed SET number = ? WHERE athlete = ?", (number, of))
        connection.execute("COMMIT")


def _in_turn(
    ours: Callable[[], object], bare: Callable[[], object], runs: int
) -> list[tuple[float, float]]:
    ours(), bare()  # what is imported once is not opening
    return [(_clock_ms(ours), _clock_ms(bare)) for _ in range(runs)]


def _clock_ms(job: Callable[[], object]) -> float:
    """Return how long a job takes [ms]: waiting for the disk is part of it."""
    start = time.perf_counter()
    job()
    return 1000 * (time.perf_counter() - start)
