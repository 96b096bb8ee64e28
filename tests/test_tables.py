"""Answers as pandas tables: nothing is lost, and every sum is the season's."""

import datetime as dt
import io
from dataclasses import replace

import pandas as pd
import pytest

from helpers import answers
from helpers.season import Club, HandDay, Outline, Placed
from helpers.season.log import Done
from helpers.tables import season_table, week_table
from helpers.units import MILE_M
from helpers.workbook import SAMPLES, Workbook, replaced, sample
from helpers.workouts import easy_run

MONDAY = dt.date(2026, 11, 23)
TUESDAY = MONDAY + dt.timedelta(days=1)


def season_of(name="recreational", **outline):
    """Return a season of fourteen weeks, with what the coach has fixed."""
    workbook = sample(name) if name else Workbook()
    workbook = replaced(workbook, "goal.race_date", MONDAY + dt.timedelta(weeks=14, days=-2))
    return answers.season_plan(replace(workbook, outline=Outline(**outline)), MONDAY)


@pytest.mark.parametrize("name", [*SAMPLES, None])
def test_a_row_for_each_session(name):
    """In order of day, with seventeen columns, for every sample and an empty workbook."""
    season = season_of(name)
    table = season_table(season)
    assert table.shape == (len(season.sessions), 17)
    assert table.index.name == "day"
    assert list(table.index) == [pd.Timestamp(s.day) for s in season.sessions]
    assert table.index.is_monotonic_increasing


@pytest.mark.parametrize("name", [*SAMPLES, None])
def test_a_row_for_each_week(name):
    """From Monday to Monday, with six columns."""
    season = season_of(name)
    table = week_table(season)
    assert table.shape == (len(season.weeks), 6)
    assert list(table.index) == [pd.Timestamp(week.monday) for week in season.weeks]
    assert set(table.index.day_of_week) == {0}


def test_the_weeks_of_both_tables_agree():
    """Load, distance and count of the sessions of a week are those of its row."""
    season = season_of("experienced")
    weeks = season_table(season).groupby("week")
    table = week_table(season)
    assert list(weeks["load"].sum()) == pytest.approx(list(table["load"]))
    assert list(weeks["running_m"].sum()) == pytest.approx(list(table["running_m"]))
    assert list(weeks.size()) == list(table["sessions"])
    assert list(weeks["phase"].first()) == list(table["phase"])


def test_sums_are_the_seasons():
    """Load and distance of the whole season, as its weeks count them."""
    season = season_of()
    table = season_table(season)
    assert table["load"].sum() == pytest.approx(sum(week.load for week in season.weeks))
    assert table["running_m"].sum() == pytest.approx(sum(week.running_m for week in season.weeks))
    assert (table["running_mi"] * MILE_M).sum() == pytest.approx(table["running_m"].sum())


def test_load_is_rating_times_minutes():
    """Of every session that was not missed; a missed one weighs nothing and is marked."""
    missed = HandDay(TUESDAY, (Placed("easy run", easy_run(1800), missed=True),))
    table = season_table(season_of(days=(missed,)))
    ran = table[~table["missed"]]
    assert (ran["rpe"] * ran["minutes"]).tolist() == pytest.approx(ran["load"].tolist())
    assert table[table["missed"]]["load"].tolist() == [0.0]
    assert table.index[table["missed"]].tolist() == [pd.Timestamp(TUESDAY)]


def test_distance_of_a_week_leaves_out_what_was_missed():
    """The row of the week counts what was run."""
    missed = HandDay(TUESDAY, (Placed("easy run", easy_run(1800), missed=True),))
    season = season_of(days=(missed,))
    ran = season_table(season).query("week == 1 and not missed")["running_m"].sum()
    assert week_table(season)["running_m"].iloc[0] == pytest.approx(ran)


def test_what_was_noted_stands_beside_what_was_planned():
    """Minutes, rating and note; the others are not known."""
    season = season_of(log=(Done(TUESDAY, 44.0, 6.0, note="windy"),))
    table = season_table(season)
    row = table.loc[pd.Timestamp(TUESDAY)]
    row = row.iloc[0] if isinstance(row, pd.DataFrame) else row
    assert (row["done_minutes"], row["done_rpe"], row["note"]) == (44.0, 6.0, "windy")
    assert row["minutes"] == season.on(TUESDAY)[0].minutes
    assert table["done_minutes"].count() == 1
    assert week_table(season)["done_load"].iloc[0] == 264
    assert week_table(season)["done_load"].count() == 1


def test_the_coachs_hand_and_what_stands_are_marked():
    """Locked, fixed, and in words what was done."""
    hand = HandDay(MONDAY, (Placed("easy run", easy_run(), "added"),), locked=True)
    table = season_table(season_of(days=(hand,), anchors=(Club(1, "long intervals"),)))
    first = table.loc[pd.Timestamp(MONDAY)]
    assert (first["locked"], first["fixed"], first["by_hand"]) == (True, False, "added")
    tuesdays = table[(table.index.day_of_week == 1) & (table["kind"] == "long intervals")]
    assert tuesdays["fixed"].all()
    assert len(tuesdays) > 8


def test_a_shape_is_written_out():
    """The reps of a session as a coach writes them; a run has none."""
    table = season_table(season_of())
    assert (table[table["kind"] == "easy run"]["shape"] == "").all()
    assert table[table["session"] == "200 m repeats"]["shape"].str.contains("× 200 m").all()


def test_a_table_leaves_as_csv():
    """Written and read again, the numbers are those of the season."""
    season = season_of()
    text = season_table(season).to_csv()
    again = pd.read_csv(io.StringIO(text), parse_dates=["day"], index_col="day")
    assert again["load"].sum() == pytest.approx(sum(week.load for week in season.weeks))


def test_a_season_of_one_week():
    """A race in three days has a row for its week, and one for each session left."""
    workbook = replaced(sample("recreational"), "goal.race_date", MONDAY + dt.timedelta(days=3))
    season = answers.season_plan(workbook, MONDAY)
    assert len(week_table(season)) == 1
    assert season_table(season)["kind"].iloc[-1] == "test or race"
