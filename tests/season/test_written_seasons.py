"""Fifteen seasons of the five invented athletes, written out as a coach would read them.

Running is what the cap is held against, the race aside. The fixtures show what a change of the
planner does to real plans. To write them anew after such a
change, and then read the difference::

    WRITE_FIXTURES=1 python -m pytest tests/season/test_written_seasons.py
"""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.season import cautions, plan
from helpers.season.calendar import counted_m
from helpers.workbook import SAMPLES, sample

FOLDER = Path(__file__).parent / "fixtures"
MONDAY = dt.date(2026, 11, 23)
WEEKS = (6, 12, 20)


def season_of(name, weeks):
    """Return the season of an invented athlete to a race on the Saturday of the last week."""
    known = sample(name)
    race = MONDAY + dt.timedelta(weeks=weeks, days=-2)
    return plan(known.athlete, replace(known.goal, race_date=race), MONDAY)


def km(distance_m):
    """Write a distance in kilometers, with a digit."""
    return f"{distance_m / 1000:.1f} km"


def written(name, weeks):
    """Return a season as text: week by week, a line a session, then choices and cautions."""
    season = season_of(name, weeks)
    who = sample(name).athlete
    lines = [f"{who.name} ({who.experience}), {weeks} weeks to {season.race_day:%A %d %B %Y}"]
    for number, week in enumerate(season.weeks, 1):
        lines += ["", head(number, week), *map(about, week.sessions)]
    lines += ["", *(f"Choice: {choice}" for choice in season.choices)]
    lines += [f"Caution: {c.reason} {c.suggestion}" for c in cautions(season)]
    return "\n".join([*lines, ""])


def head(number, week):
    """Return the line of a week: when, what for, and how much."""
    lighter = ", lighter" if week.lighter else ""
    cap = f" of {km(week.cap_m)}" if week.cap_m is not None else ""
    race = " and the race" if week.phase == "race" else ""
    return (
        f"Week {number}, {week.monday:%d %b}: {week.phase}{lighter} | "
        f"{km(counted_m(week.sessions))}{cap}{race} | "
        f"load {week.load:.0f} | longest run {week.longest_run_min:.0f} min"
    )


def about(session):
    """Return the line of a session: its day, what it is, how long and how far."""
    far = f", {km(session.running_m)}" if session.running_m else ""
    kind = "" if session.recipe.name.lower() == session.kind else f" ({session.kind})"
    work = "; ".join(map(str, session.recipe.blocks))
    note = f" [{session.note}]" if session.note else ""
    return (
        f"  {session.day:%a %d} {session.recipe.name}{kind}{note}, {session.minutes:.0f} min{far}: "
        f"{work}"
    )


@pytest.fixture(scope="module", params=[(n, w) for n in SAMPLES for w in WEEKS], ids=str)
def fixture(request):
    """Return the name of a season, its weeks and the text in the repository."""
    name, weeks = request.param
    path = FOLDER / f"{name}_{weeks}.txt"
    if os.environ.get("WRITE_FIXTURES"):
        path.write_text(written(name, weeks), encoding="utf-8")
    return name, weeks, path.read_text(encoding="utf-8")


def test_the_season_is_the_one_written(fixture):
    """The season reads as it stands in the fixture."""
    name, weeks, expected = fixture
    assert written(name, weeks) == expected
