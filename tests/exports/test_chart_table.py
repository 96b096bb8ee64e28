"""A chart as a table: what is drawn, its units in the titles, and nothing that computes."""

import csv
import datetime as dt
import io

import pytest

from helpers import answers
from helpers.athlete import Athlete
from helpers.charts.limits import limits_chart
from helpers.charts.paces import distance_chart, zone_chart
from helpers.charts.race import race_chart
from helpers.charts.season import load_chart
from helpers.charts.session import session_chart
from helpers.charts.squad import squad_chart
from helpers.charts.style import BLANK
from helpers.exports.chart_table import csv_bytes, rows
from helpers.squad import Member, evening_of
from helpers.units import MILE_M, format_time, parse_time
from helpers.workbook import PRESETS, sample
from helpers.workouts import equal_repeats

TODAY = dt.date(2026, 11, 23)


def charts(name="recreational", unit="mile"):
    """Return every chart of a sample by the answer it draws."""
    workbook = sample(name, squad="tuesday")
    return {
        "zones": zone_chart(answers.zones(workbook, TODAY), unit),
        "distance": distance_chart(
            answers.projections(workbook, TODAY), answers.models(workbook, TODAY), unit
        ),
        "session": session_chart(
            answers.workout(workbook, TODAY), answers.courses(workbook, TODAY), unit
        ),
        "season": load_chart(answers.season_plan(workbook, TODAY), TODAY),
        "limits": limits_chart(answers.limits(workbook, TODAY)),
        "race": race_chart(answers.race_card(workbook, TODAY), None, unit),
        "squad": squad_chart(answers.evening(workbook, TODAY)),
    }


def read(figure):
    """Return the file as a spreadsheet reads it, a dictionary for each row."""
    return list(csv.DictReader(io.StringIO(csv_bytes(figure).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("subject", charts())
@pytest.mark.parametrize("name", ["recreational", "experienced", "twelve", "seventy"])
def test_every_chart_has_a_table(subject, name):
    """Every point of what is named has a row; every row has a series; no title is without a unit
    that needs one.
    """
    figure = charts(name)[subject]
    head, body = rows(figure)
    named = [trace for trace in figure["data"] if trace.get("name")]
    assert len(body) == sum(len(trace["y"]) for trace in named)
    assert all(row[0] for row in body)
    assert all(len(row) == len(head) for row in body)
    if figure is not BLANK:
        wordy = {"series", "run", "pack", "week of", "fast day", "in words"}
        assert all(title in wordy or title.endswith("]") for title in head)


@pytest.mark.parametrize("unit", ["mile", "km"])
def test_paces_are_readable_and_plain(unit):
    """A pace is m:ss per the coach's unit, and beside it in seconds; a range has two ends."""
    workbook = sample("recreational")
    easy, *_ = answers.zones(workbook, TODAY)
    row = read(charts(unit=unit)["zones"])[0]
    per_m = {"mile": MILE_M, "km": 1000}[unit]
    assert row["run"] == "easy"
    assert float(row[f"pace [s per {unit}]"]) == pytest.approx(per_m / easy.fast_m_s, abs=0.1)
    assert float(row[f"pace, until [s per {unit}]"]) == pytest.approx(
        per_m / easy.slow_m_s, abs=0.11
    )
    assert parse_time(row[f"pace [m:ss per {unit}]"]) == float(row[f"pace [s per {unit}]"])
    assert row["in words"].startswith("Easy: ")


def test_the_session_says_from_when_until_when():
    """Steps follow each other as in the workout, with the pace of each; D′ stands below them."""
    workout = answers.workout(sample("recreational"), TODAY)
    told = read(charts()["session"])
    steps = [row for row in told if row["series"] == "session"]
    for row, step, start_s in zip(steps, workout.steps, workout.starts_s, strict=True):
        assert float(row["time from the start [s]"]) == pytest.approx(start_s, abs=0.02)
        until_s = float(row["time from the start, until [s]"])
        assert until_s == pytest.approx(start_s + step.time_s, abs=0.02)
        pace_s = float(row["pace [s per mile]"])
        assert pace_s == pytest.approx(MILE_M / step.speed_m_s, rel=0.0005)
    left = [row for row in told if row["series"] == "cautious"]
    assert (left[0]["time from the start [m:ss]"], left[0]["D′ left [%]"]) == ("0:00", "100")
    assert left[0]["in words"] == "At 0:00, 100 % of D′ is left with cautious recovery."


def test_who_stands_has_no_pace():
    """A sliver is drawn so that standing is seen; it is not a pace of three hours."""
    workout = answers.workout(sample("recreational"), TODAY)
    figure = session_chart(workout, (), "mile")
    figure["data"][0]["y"][1] = 0.15
    assert read(figure)[1]["pace [m:ss per mile]"] == ""


def test_the_season_has_its_weeks_and_weekdays():
    """Loads add up to those of the plan; a fast day is a weekday; axes do not mix."""
    season = answers.season_plan(sample("recreational"), TODAY)
    told = read(charts()["season"])
    loads = sum(float(row["load [RPE × min]"] or 0) for row in told)
    assert loads == pytest.approx(
        sum(week.load for week in season.weeks), abs=3 * len(season.weeks)
    )
    fast = [row for row in told if row["series"] == "fast day"]
    expected = [f"{s.day:%A}" for week in season.weeks for s in week.sessions if s.is_fast]
    assert [row["fast day"] for row in fast] == expected
    assert {row["load [RPE × min]"] for row in fast} == {""}
    assert fast[0]["in words"].startswith("Week of 23 Nov: a fast day of ")


def test_the_evening_names_packs_and_clock():
    """A rep has its pack, its times, and a sentence."""
    evening = answers.evening(sample("recreational", squad="tuesday"), TODAY)
    told = read(charts()["squad"])
    rep = evening.packs[0].reps[0]
    first = next(row for row in told if row["series"] == "reps")
    assert first["pack"].startswith("1 ")
    start_s = float(first["time since the warm-up began [s]"])
    assert start_s == pytest.approx(rep.start_s, abs=0.05)
    assert first["in words"] == (
        f"Pack 1: rep 1, {rep.label}, at {format_time(rep.start_s - evening.zero_s)}, "
        f"takes {format_time(rep.time_s)}."
    )


def test_both_edges_of_the_band_are_told_apart():
    """The quickest and the slowest of the models are two series, the one before the other."""
    told = read(charts()["distance"])
    edges = [
        [float(row["pace [s per mile]"]) for row in told if row["series"] == name]
        for name in ("band, quickest", "band, slowest")
    ]
    assert all(quick <= slow for quick, slow in zip(*edges, strict=True))
    assert len(edges[0]) == len(edges[1]) > 3


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", "a\r\n=b", "x;=1"])
def test_no_cell_computes(name):
    """Whatever a series, a label or a sentence begins with, a spreadsheet sees text."""
    columns = {"x": ["pack", ""], "y": ["load", "RPE × min"]}
    trace = {"name": name, "x": [name], "y": [-3], "hovertext": [name]}
    figure = {"data": [trace], "layout": {"meta": {"columns": columns}}}
    (row,) = read(figure)
    for title in ("series", "pack", "in words"):
        assert row[title][0] not in "=+-@＝"
        assert ";=" not in row[title]
        assert not set(row[title]) & set("\r\n\t")
    assert row["load [RPE × min]"] == "-3"


def test_a_hostile_name_stays_a_name():
    """A name is written as typed, not as a chart escapes it, and computes nothing."""
    figure = squad_chart(
        evening_of(equal_repeats(), (Member(Athlete("<b>=A&B", mile_time_s=360)),))
    )
    assert {row["pack"] for row in read(figure)} == {"1 <b>=A&B"}


@pytest.mark.parametrize("recipe", PRESETS.values(), ids=PRESETS)
def test_every_preset_can_be_saved(recipe):
    """The evening of every session the article names becomes a table."""
    squad = sample("recreational", squad="tuesday").squad
    assert len(read(squad_chart(evening_of(recipe, squad)))) > 3


def test_nothing_drawn_is_an_empty_table():
    """A blank chart has no titles and no rows, and raises nothing."""
    assert rows(BLANK) == ((), ())


def test_the_file_is_marked_as_utf_8():
    """Excel reads D′ and × as they are."""
    content = csv_bytes(charts()["session"])
    assert content.startswith(b"\xef\xbb\xbfseries,")
    assert "D′ left [%]" in content.decode("utf-8-sig").splitlines()[0]
