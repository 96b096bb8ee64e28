"""The teacher's guide and the worksheet say what the exercises say today."""

import datetime as dt
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import answers
from helpers.exercises import BOOK, WeekPlan
from helpers.units import format_pace
from helpers.workbook import PRESETS, sample

DOCS = Path(__file__).parents[1] / "docs"
GUIDE = (DOCS / "teaching.md").read_text(encoding="utf-8")
MONDAY = dt.date(2027, 1, 4)

sys.path.insert(0, str(DOCS))

import write_worksheet  # noqa: E402 - the path is known only now

OPENED = dict(
    pair for path in write_worksheet.chapters() for pair in write_worksheet.exercises_in(path)
)
"""The workbook with which the page of each exercise opens."""


def rows(heading):
    """Return the cells of the rows of a table below a heading."""
    part = GUIDE.split(f"## {heading}")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def scripts():
    """Return the headings of the timed scripts."""
    return re.findall(r"^## (\d+ minutes: .+)$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("row", rows("Answers"), ids=lambda row: row[0])
def test_answers(row):
    """Each answer in the guide is what the exercise says of that runner."""
    name, *given = row
    for runner, answer in zip(("recreational", "new", "experienced"), given, strict=True):
        start = sample(runner)
        workbook = replace(OPENED[name], athlete=start.athlete, goal=start.goal)
        assert BOOK[name].answer(workbook, MONDAY).sentence == f"It is {answer}."


@pytest.mark.parametrize("script", scripts())
def test_the_minutes_add_up(script):
    """A script fills its time from the first minute to the last, without gap or overlap."""
    spans = [tuple(map(int, row[0].split("–"))) for row in rows(script)]
    assert [begin for begin, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == int(script.split()[0])


@pytest.mark.parametrize(("script", "count"), list(zip(scripts(), (3, 4), strict=True)))
def test_the_chapters_of_a_script(script, count):
    """The hour has three chapters, the two hours have four, in the order of the book."""
    part = GUIDE.split(f"## {script}")[1].split("\n## ")[0]
    links = re.findall(r"\(\.\./notebooks/(\d\d_\w+\.ipynb)\)", part)
    assert len(links) == count
    assert links == sorted(links)


def test_every_exercise_named_in_the_guide_is_in_the_book():
    """What a script calls by name is an exercise of the chapters."""
    named = set(re.findall(r"\*([a-z' ]+)\*", GUIDE)) - {"as written", "ours", "somebody else"}
    assert named <= set(OPENED)


def test_links():
    """Whatever the guide links to is there."""
    targets = re.findall(r"\]\(([^)]+)\)", GUIDE)
    assert targets
    assert [target for target in targets if not (DOCS / target).exists()] == []


def test_every_exercise_stands_in_a_chapter():
    """No exercise is left out of the chapters."""
    assert sorted(OPENED) == sorted(BOOK)


def test_a_week_that_the_guide_shows_keeps_to_the_rules():
    """The guide's newcomer's week is the one of the exercise."""
    task = BOOK["newcomer's week"]
    assert isinstance(task, WeekPlan)
    assert ", ".join(task.solution) in GUIDE


def test_the_worksheet_is_of_today():
    """`make worksheet` would change nothing; it fetches nothing and runs nothing."""
    kept = write_worksheet.TARGET.read_text(encoding="utf-8")
    assert kept == write_worksheet.written()
    assert "<script" not in kept
    assert "://" not in kept


def test_the_figures_on_d_prime():
    """Pace, store and shares of Ravi's, which the guide gives in passing, are the page's."""
    ravi = sample("recreational")
    critical = answers.grounds(ravi, MONDAY).critical
    lowest = [
        answers.verdict(replace(ravi, session=PRESETS[name]), MONDAY).lowest[1].value
        for name in ("Ascending ladder", "Descending ladder")
    ]
    assert f"{format_pace(critical.speed_m_s)[:4]} a mile" in GUIDE
    assert f"{critical.d_prime_m:.0f} m for what is faster" in GUIDE
    assert (
        "leaves Ravi {:.0%} of D′ upward, {:.0%} downward".format(*lowest).replace("%", " %")
        in GUIDE
    )
