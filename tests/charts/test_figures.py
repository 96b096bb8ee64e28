"""Figures: valid in plotly's own schema, in the coach's units, small enough to send."""

import datetime as dt
import itertools
import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from helpers import answers
from helpers.charts.limits import limits_chart, limits_summary
from helpers.charts.paces import distance_chart, distance_summary, zone_chart, zone_summary
from helpers.charts.race import race_chart, race_summary
from helpers.charts.season import load_chart, load_summary
from helpers.charts.session import session_chart, session_summary
from helpers.season import KINDS, Outline
from helpers.season.log import Done
from helpers.workbook import PRESETS, SAMPLES, Workbook, replaced, sample

TODAY = dt.date(2026, 11, 23)


def figures(workbook):
    """Return every figure of a workbook with its summary."""
    unit = workbook.unit
    zones = answers.zones(workbook, TODAY)
    projections = answers.projections(workbook, TODAY)
    workout = answers.workout(workbook, TODAY)
    models = answers.models(workbook, TODAY)
    courses = answers.courses(workbook, TODAY)
    season = answers.season_plan(workbook, TODAY)
    limits = answers.limits(workbook, TODAY)
    card = answers.race_card(workbook, TODAY)
    report = answers.lap_report(replaced(workbook, "race.laps_s", (95.0, 97.5, 99.0, 94.0)))
    return [
        (zone_chart(zones, unit), zone_summary(zones, unit)),
        (distance_chart(projections, models, unit), distance_summary(projections, models)),
        (session_chart(workout, courses, unit), session_summary(workout, courses, unit)),
        (load_chart(season, TODAY), load_summary(season)),
        (limits_chart(limits), limits_summary(limits)),
        (race_chart(card, report, unit), race_summary(card, report)),
    ]


WORKBOOKS = [
    *(replaced(sample(name), "unit", unit) for name in SAMPLES for unit in ("mile", "km")),
    *(replaced(Workbook(), "session", recipe) for recipe in PRESETS.values()),
]


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda w: f"{w.athlete.name}-{w.bench().name}")
def test_every_figure_is_valid_and_small(workbook):
    """Plotly accepts each dictionary as it is; JSON takes it; a curve is not sent point by point."""
    for figure, summary in figures(workbook):
        assert go.Figure(figure)
        assert len(json.dumps(figure, allow_nan=False)) < 16_000
        assert summary.endswith(".")


def test_axes_name_their_quantity_and_unit():
    """Pace is minutes per mile or kilometer, load is RPE × min, time is m:ss."""
    for unit in ("mile", "km"):
        zones, distance, session, load, limits, race = (
            figure["layout"]
            for figure, _ in figures(replaced(sample("recreational"), "unit", unit))
        )
        for axis in (zones["xaxis"], distance["yaxis"], session["yaxis"], race["yaxis"]):
            assert axis["title"]["text"].startswith(f"minutes per {unit}")
        assert session["xaxis"]["title"]["text"] == "time from the start (m:ss)"
        assert session["yaxis2"]["title"]["text"] == "D′ left (%)"
        assert limits["xaxis"]["title"]["text"].startswith("mile time")
        assert race["xaxis"]["title"]["text"] == "distance (m)"
        assert load["yaxis"]["title"]["text"] == "load (RPE × min)"
        assert load["yaxis2"]["title"]["text"] == "longest run<br>(min)"
        assert load["yaxis3"]["title"]["text"] == "fast days"
        assert load["xaxis"]["title"]["text"] == "week of"


def test_pace_ticks_read_as_the_clock():
    """A tick at 420 s reads 7:00."""
    axis = figures(sample("recreational"))[1][0]["layout"]["yaxis"]
    read = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    assert read[420] == "7:00"


def test_the_session_chart_is_as_wide_as_the_session():
    """Bars follow each other without gap or overlap, from the start to the end."""
    workout = answers.workout(sample("recreational"), TODAY)
    bars = session_chart(workout, (), "mile")["data"][0]
    ends = [x + w / 2 for x, w in zip(bars["x"], bars["width"], strict=True)]
    starts = [x - w / 2 for x, w in zip(bars["x"], bars["width"], strict=True)]
    assert starts[0] == pytest.approx(0, abs=0.02)
    assert starts[1:] == pytest.approx(ends[:-1], abs=0.03)
    assert ends[-1] == pytest.approx(workout.total_time_s, abs=0.03)


def test_every_rep_is_named_above_its_bar():
    """And the wide bars of easy running are, within."""
    workout = answers.workout(sample("recreational"), TODAY)
    bars = session_chart(workout, (), "mile")["data"][0]
    said = [pair for pair in zip(bars["text"], bars["textposition"], strict=True) if pair[0]]
    reps = [(rep, "outside") for rep in ("200", "400", "600", "800")]
    assert said == [("warm-up", "inside"), *reps, ("cool-down", "inside")]


def test_recoveries_are_hatched():
    """What lies between reps is not told from them by color alone."""
    workout = answers.workout(sample("recreational"), TODAY)
    shapes = session_chart(workout, (), "mile")["data"][0]["marker"]["pattern"]["shape"]
    hatched = [step.kind for step, shape in zip(workout.steps, shapes, strict=True) if shape]
    assert set(hatched) == {"recovery"}
    assert len(hatched) == 3


def test_the_bars_of_a_week_add_up_to_its_load():
    """Stacked by kind, nothing is lost but the rounding of each bar."""
    season = answers.season_plan(sample("experienced"), TODAY)
    bars = [t for t in load_chart(season, TODAY)["data"] if t["type"] == "bar"]
    for place, week in enumerate(season.weeks):
        assert sum(bar["y"][place] for bar in bars) == pytest.approx(week.load, abs=len(KINDS))


def test_kinds_differ_by_pattern_as_well_as_by_color():
    """Color is never the only sign."""
    bars = [t for t in figures(sample("experienced"))[3][0]["data"] if t["type"] == "bar"]
    assert len({bar["marker"]["pattern"]["shape"] for bar in bars}) == len(bars)
    assert len({bar["marker"]["color"] for bar in bars}) == len(bars)


def test_hover_text_is_a_sentence():
    """Pointing at anything that can be pointed at says what it is in words."""
    for figure, _ in figures(sample("recreational")):
        for trace in figure["data"]:
            if trace.get("hoverinfo") == "skip":
                continue
            said = trace.get("hovertext") or [trace["hovertemplate"]]
            assert all(text.removesuffix("<extra></extra>").endswith(".") for text in said)


def test_every_chart_says_what_it_is_about():
    """A saved picture has a title and a file has a name, and no two charts share them."""
    subjects = [
        figure["layout"]["meta"]["subject"] for figure, _ in figures(sample("recreational"))
    ]
    assert all(subjects)
    assert len(set(subjects)) == len(subjects)


def test_lines_differ_by_their_dash():
    """No two curves over distance, and no two of the race, are told apart by color alone."""
    distance, race = (figures(sample("recreational"))[at][0] for at in (1, 5))
    for figure in (distance, race):
        dashes = [t["line"]["dash"] for t in figure["data"] if "dash" in t.get("line", {})]
        assert len(dashes) > 1
        assert len(set(dashes)) == len(dashes)


def test_curves_are_named_directly_where_there_is_room():
    """Without own models the curves bear their names; with them a legend lists all."""
    workbook = sample("recreational")
    one = replaced(workbook, "athlete.marks", workbook.athlete.marks[:1])
    layout = figures(one)[1][0]["layout"]
    assert not layout["showlegend"]
    assert {a["text"] for a in layout["annotations"]} == {"at the goal", "now, by VDOT", "band"}
    assert figures(workbook)[1][0]["layout"]["showlegend"]


def test_the_faster_line_is_named_above_itself():
    """Plan and laps bear their names on sides that do not meet."""
    notes = figures(sample("recreational"))[5][0]["layout"]["annotations"]
    assert [(n["text"], n["yanchor"]) for n in notes] == [("planned", "bottom"), ("as run", "top")]


@pytest.mark.parametrize("mile_s", [245, 260, 300, 370, 580])
@pytest.mark.parametrize("sex", ["F", "M", None])
def test_names_on_the_line_to_the_record_do_not_meet(mile_s, sex):
    """Of two names at one height, the second begins where the first has ended."""
    workbook = replaced(sample("recreational"), "athlete.sex", sex)
    workbook = replaced(workbook, "athlete.mile_time_s", mile_s)
    workbook = replaced(workbook, "goal.mile_time_s", mile_s - 3)
    names = limits_chart(answers.limits(workbook, TODAY))["layout"]["annotations"]
    span_s = max(n["x"] for n in names) - min(n["x"] for n in names)
    for height in {n["ay"] for n in names}:
        places = sorted(n["x"] for n in names if n["ay"] == height)
        assert all(b - a > 0.3 * span_s for a, b in itertools.pairwise(places))


def test_fast_days_of_each_kind_have_a_sign_of_their_own():
    """Circles and squares, which the words beneath explain."""
    season = plan_of()
    points = trace(load_chart(season, TODAY), "fast day")
    signs = set(zip(points["text"], points["marker"]["symbol"], strict=True))
    assert {("short intervals", "circle"), ("long intervals", "square")} <= signs
    assert "circles are short intervals, squares are long intervals" in load_summary(season)


def test_an_athlete_without_a_mark_gets_words_instead_of_paces():
    """No pace is drawn that nobody knows."""
    (zones, zone_words), (distances, distance_words), *_ = figures(sample("twelve"))
    assert zones["data"] == distances["data"] == []
    assert "need a mark" in zone_words
    assert "need a mark" in distance_words


def test_the_d_prime_traces_share_the_time_axis():
    """Both start full with the session and end with it, the cautious below the optimistic."""
    workbook = sample("recreational")
    workout, courses = answers.workout(workbook, TODAY), answers.courses(workbook, TODAY)
    figure = session_chart(workout, courses, "mile")
    _bars, optimistic, cautious = figure["data"]
    for trace in (optimistic, cautious):
        assert (trace["x"][0], trace["y"][0]) == (0, 100)
        assert trace["x"][-1] == pytest.approx(workout.total_time_s, abs=0.1)
        assert "xaxis" not in trace
    assert min(cautious["y"]) < min(optimistic["y"])
    assert figure["layout"]["xaxis"]["anchor"] == "y2"


def test_a_balance_below_nothing_is_drawn_below_the_line():
    """A negative balance is shown, and the axis reaches down to it."""
    workbook = replaced(sample("experienced"), "session", PRESETS["5:00 intervals at mile pace"])
    workout, courses = answers.workout(workbook, TODAY), answers.courses(workbook, TODAY)
    figure = session_chart(workout, courses, "mile")
    lowest = min(figure["data"][2]["y"])
    assert lowest < -30
    assert figure["layout"]["yaxis2"]["range"][0] < lowest


def test_marks_are_drawn_where_they_were_run():
    """A diamond stands at distance and pace of each mark; a training mark is hollow."""
    workbook = sample("recreational")
    projections, models = answers.projections(workbook, TODAY), answers.models(workbook, TODAY)
    figure = distance_chart(projections, models, "mile")
    marks = next(trace for trace in figure["data"] if trace["name"] == "marks")
    assert marks["x"] == [1609, 5000]
    assert marks["y"] == pytest.approx([370, 1290 / 5000 * 1609.344], abs=0.1)


def test_the_fitted_models_pass_through_two_marks():
    """Critical speed and the power law meet the marks they were fitted to."""
    models = answers.models(sample("recreational"), TODAY)
    for mark in models.marks:
        assert models.law.equivalent_time(mark.distance_m) == pytest.approx(mark.time_s)
        by_speed_s = (mark.distance_m - models.critical.d_prime_m) / models.critical.speed_m_s
        assert by_speed_s == pytest.approx(mark.time_s)


def plan_of(name="recreational", *, weeks=12, today=TODAY, **outline):
    """Return a season to a race some weeks off, with what was noted."""
    race = TODAY + dt.timedelta(weeks=weeks, days=-2)
    workbook = replaced(sample(name), "goal.race_date", race)
    outlined = replace(workbook, outline=Outline(start=TODAY, **outline))
    return answers.season_plan(outlined, today)


def trace(figure, name):
    """Return the trace of that name."""
    (found,) = (t for t in figure["data"] if t["name"] == name)
    return found


def test_every_week_has_a_place_of_its_own():
    """The axis is one of words, so that no bar shifts with a time zone; all traces share it."""
    season = plan_of(weeks=20)
    figure = load_chart(season, TODAY)
    labels = [f"{week.monday.day} {week.monday:%b}" for week in season.weeks]
    assert figure["layout"]["xaxis"]["type"] == "category"
    assert len(set(labels)) == len(labels) == 20
    assert all(t["x"] == labels for t in figure["data"] if t["type"] == "bar")
    assert {x for t in figure["data"] for x in t["x"]} == set(labels)
    assert set(figure["layout"]["xaxis"]["tickvals"]) < set(labels)


def test_nothing_is_marked_as_done_before_anything_was_noted():
    """No empty trace stands in the legend."""
    assert "done" not in [t["name"] for t in load_chart(plan_of(), TODAY)["data"]]


def test_what_was_noted_is_marked_on_its_week():
    """A diamond stands at the load that was noted, in the weeks that have a note, and no other."""
    days = [TODAY + dt.timedelta(days=n) for n in (0, 1, 8)]
    season = plan_of(log=tuple(Done(day, 60.0, 5.0) for day in days), today=days[-1])
    done = trace(load_chart(season, days[-1]), "done")
    assert (done["x"], done["y"]) == (["23 Nov", "30 Nov"], [600, 300])
    assert done["marker"]["symbol"] == "diamond-open"


def test_a_load_of_nothing_is_noted_as_well():
    """Half an hour at RPE 0 is a load of 0, and was noted."""
    done = trace(load_chart(plan_of(log=(Done(TODAY, 30.0, 0.0),)), TODAY), "done")
    assert done["y"] == [0]


def test_fast_days_stand_on_their_weekday():
    """Every fast session has a point at its week and weekday, Monday at the top."""
    season = plan_of()
    figure = load_chart(season, TODAY)
    points = trace(figure, "fast day")
    fast = [s for s in season.sessions if s.is_fast]
    assert points["y"] == [s.day.weekday() for s in fast]
    assert points["text"] == [s.kind for s in fast]
    low, high = figure["layout"]["yaxis3"]["range"]
    assert low > 6
    assert high < 0


def test_a_season_without_fast_days_draws_none():
    """An easy season has no empty trace of them, and no error."""
    workbook = replaced(sample("recreational"), "goal.race_date", None)
    season = answers.season_plan(workbook, TODAY)
    easy = tuple(
        replace(week, sessions=tuple(s for s in week.sessions if not s.is_fast))
        for week in season.weeks
    )
    figure = load_chart(replace(season, weeks=easy), TODAY)
    assert go.Figure(figure)
    assert "fast day" not in [t["name"] for t in figure["data"]]


def test_lighter_weeks_taper_race_and_the_present_are_named():
    """In words above their bars."""
    season = plan_of(weeks=12)
    marks = load_chart(season, TODAY + dt.timedelta(days=9))["layout"]["annotations"]
    said = {mark["x"]: mark["text"] for mark in marks}
    assert said["30 Nov"] == "now"
    assert said["8 Feb"] == "race"
    lighter = [f"{w.monday.day} {w.monday:%b}" for w in season.weeks if w.lighter]
    assert lighter
    assert all("lighter" in said[week] for week in lighter)


def test_a_name_above_a_bar_stands_above_what_was_done():
    """Where more was done than planned, the word is not drawn over the diamond."""
    season = plan_of(log=(Done(TODAY, 600.0, 9.0),))
    (now,) = (m for m in load_chart(season, TODAY)["layout"]["annotations"] if m["x"] == "23 Nov")
    assert now["y"] == round(season.weeks[0].done_load) == 5400


def test_the_summary_says_whether_the_longest_run_grows():
    """Nora's grows week by week; Ravi's has no room to on 60 minutes a day, and stays."""
    assert "without stopping grows to" in load_summary(plan_of("new"))
    assert "without stopping stays at 60 minutes." in load_summary(plan_of(minutes=(60.0,) * 7))


def test_the_summary_says_what_was_noted():
    """Planned and noted load of the weeks with a note stand beside each other in words."""
    season = plan_of(log=(Done(TODAY, 60.0, 5.0),))
    said = load_summary(season)
    assert f"Noted so far: 300 in 1 week, against {season.weeks[0].load:.0f} planned" in said
    assert "Noted" not in load_summary(plan_of())


def test_a_race_this_week_is_one_week():
    """The summary needs no second week, and the chart is drawn."""
    season = plan_of(weeks=1)
    assert load_summary(season).startswith("One week, with a load of")
    assert go.Figure(load_chart(season, TODAY))
