import datetime as dt
from dataclasses import replace

import pytest

from helpers.answers import athlete_plan
from helpers.athlete import Athlete, Goal, RaceResult
from helpers.publishing import Snapshot, expiry
from helpers.season import Club, Event, HandDay, Outline, Placed
from helpers.season.log import Done
from helpers.squad import Member
from helpers.units import MILE_M
from helpers.workbook import Workbook, sample
from helpers.workouts import Drills, Recipe, Repeats, WorkSet

TODAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)

PRIVATE = (
    "Quillfeather", "Harbourstadium", "Lanternclub", "Pinewoodtrial", "Ivoryname", "Saffronaim",
    "Cobaltnote", "Marbledrill", "Velvetsaid", "Onyxplaced", "Topazlog", "Amberday", "Opalwhy",
    "Othermember",
)  # fmt: skip
"""Each is typed into one place of a workbook, and into no other."""


@pytest.fixture
def today():
    """The day of all tests."""
    return TODAY


@pytest.fixture
def now():
    """The moment of publication."""
    return NOW


@pytest.fixture
def private():
    """Words that must not leave."""
    return PRIVATE


@pytest.fixture
def workbook():
    """A season of twenty weeks."""
    whole = sample("recreational")
    return replace(whole, goal=replace(whole.goal, race_date=dt.date(2027, 4, 11)))


@pytest.fixture
def plan(workbook):
    """What that athlete is given."""
    return athlete_plan(workbook, TODAY)


@pytest.fixture
def snapshot(plan):
    """Its first publication."""
    return Snapshot(1, NOW, expiry(plan), plan)


@pytest.fixture
def seeded():
    """A workbook with a private word in every place where a coach can type one."""
    own = Recipe(
        "Ivoryname 18:45",
        (
            Drills(("Marbledrill 2 × 9",), 300.0, "Cobaltnote"),
            WorkSet(Repeats(5, 300.0), note="Cobaltnote"),
        ),
        purpose="Saffronaim",
        ours="Amberday",
    )
    placed = Placed("short intervals", own, "Velvetsaid", "Onyxplaced", why="Opalwhy")
    outline = Outline(
        start=TODAY - dt.timedelta(days=7),
        anchors=(
            Club(1, "long intervals", 75, "Lanternclub 18:30"),
            Event(dt.date(2026, 12, 19), "time trial", MILE_M, "Pinewoodtrial"),
        ),
        days=(
            HandDay(dt.date(2026, 11, 26), (placed,), said="Velvetsaid"),
            HandDay(dt.date(2026, 12, 3), (), said="Amberday"),
        ),
        log=(
            Done(dt.date(2026, 11, 22), 55, 6, "easy run", "Topazlog"),
            Done(TODAY, 33, 5, "", "Topazlog"),
            Done(dt.date(2026, 11, 25), 21, 3, "easy run", "Topazlog"),
        ),
    )
    ana = Athlete(
        "Ana Quillfeather", "experienced", age=43, sex="F",
        marks=(RaceResult(5000.0, 1234.5, dt.date(2026, 10, 1)),), hr_rest_bpm=47, hr_max_bpm=187,
    )  # fmt: skip
    return Workbook(
        ana,
        Goal(345.0, race_date=dt.date(2027, 2, 13), race_name="Harbourstadium"),
        outline=outline, library=(own,), squad=(Member(Athlete("Othermember", age=51)),),
    )  # fmt: skip
