"""The session on paper: notes of a set, and what is not shown to who runs without the watch."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from helpers import answers
from helpers.athlete import Athlete, Goal
from helpers.pages import prescription
from helpers.workbook import Workbook
from helpers.workouts import equal_repeats, pacing_practice, run_walk, strength_session

TODAY = dt.date(2026, 11, 23)
PRACTICE = Workbook(Athlete(mile_time_s=370), Goal(360), session=pacing_practice())


def rep_table(workbook):
    """Return the table of repetitions as markup."""
    workout = answers.workout(workbook, TODAY)
    return prescription.rep_table(workout, answers.verdict(workbook, TODAY), workbook.unit)


def rows(markup):
    """Return the cells of each row of the first table, by column title."""
    first = markup.partition("</table>")[0]
    titles = re.findall(r"<th\b[^>]*>(.*?)</th>", first)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in first.split("<tr>")[2:]]
    return [dict(zip(titles, row, strict=True)) for row in cells]


def test_each_rep_says_how_it_is_run():
    """Two laps are by the watch and two without looking, and each row says which."""
    how = [row["How"] for row in rows(rep_table(PRACTICE))]
    assert how == ["by the watch"] * 2 + ["without looking at the watch"] * 2


# 360 s / 1609.344 m: 89.5 s for 400 m, 44.7 s for 200 m.
def test_who_does_not_look_is_shown_no_splits():
    """By the watch 200 m in 44.7 s are shown; without looking only the target of 1:29.5 is."""
    watched, _, unwatched, _ = rows(rep_table(PRACTICE))
    splits = ("Per 200", "Per 400", "On the way")
    assert [watched[title] for title in splits] == ["0:44.7", "1:29.5", "0:44.7"]
    assert [unwatched[title] for title in splits] == ["", "", ""]
    assert watched["Target"] == unwatched["Target"] == "1:29.5"


def test_the_shorthand_tells_the_halves_apart():
    """The sets are named one after the other, each with its note."""
    workout = answers.workout(PRACTICE, TODAY)
    said = prescription.summary(answers.session_summary(PRACTICE, TODAY), workout, "mile")
    assert "2 × 400 m at goal mile pace, by the watch, 3:00 walking. 2 × 400 m at goal" in said
    assert "pace, without looking at the watch, 3:00 walking." in said


def test_the_whole_session_says_it_too():
    """Step by step, a lap bears its note as well."""
    assert '<td class="words">400 m, without looking at the watch</td>' in rep_table(PRACTICE)


def test_without_a_note_there_is_no_column_for_it():
    """An ordinary session has no column for how."""
    plain = Workbook(Athlete(mile_time_s=370), Goal(360), session=equal_repeats())
    assert "How" not in rows(rep_table(plain))[0]


@pytest.mark.parametrize(("surface", "tables"), [("treadmill", 2), ("track", 0), ("road", 0)])
def test_belt_speeds_are_for_a_level_belt(surface, tables):
    """Both tables of a session on the treadmill say at which incline their speeds hold."""
    markup = rep_table(replace(PRACTICE, surface=surface))
    assert markup.count("belt speeds are for a level belt (0 %)") == tables


def test_walks_are_printed_between_bouts():
    """A run broken by walks is printed step by step, walks in their place."""
    plan = Workbook(Athlete(experience="new"), session=run_walk(300, total_run_s=600))
    printed = [(row["Step"], row["What"], row["Time"]) for row in rows(rep_table(plan))]
    bout = ("run", "5:00 at easy pace", "5:00")
    assert printed == [bout, ("recovery", "1:00 walking", "1:00"), bout]


def test_lifts_are_printed_with_how_they_are_done():
    """A strength session is printed with its sets, what to leave in reserve, and the stop line."""
    markup = rep_table(Workbook(session=strength_session()))
    _, lifts = rows(markup)
    assert lifts["What"].startswith("squats 3 × 5, step-ups 3 × 5 each leg, ")
    assert lifts["What"].endswith("leave 2 repetitions in reserve, 2:00 between sets")
    assert "Stop for chest pain" in markup
