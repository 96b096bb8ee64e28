"""The chart of the aerobic base: valid, small, and the same as its table."""

import datetime as dt
import json

import plotly.graph_objects as go
import pytest

from helpers import answers
from helpers.charts.base import base_chart, base_summary
from helpers.workbook import SAMPLES, Workbook, replaced, sample

TODAY = dt.date(2027, 1, 4)


def base_of(name, **changes):
    """Return the base of an invented runner, with some values changed."""
    workbook = sample(name) if name else Workbook()
    for path, value in changes.items():
        workbook = replaced(workbook, path.replace("__", "."), value)
    return answers.season_base(workbook, TODAY)


@pytest.mark.parametrize("name", [*SAMPLES, None])
def test_it_is_valid_and_small(name):
    """Plotly accepts it, its summary is a sentence, and what can be pointed at is a sentence too."""
    base = base_of(name)
    figure = base_chart(base)
    assert go.Figure(figure)
    assert len(json.dumps(figure, allow_nan=False)) < 6000
    assert base_summary(base).endswith(".")
    for trace in figure["data"]:
        assert trace["hovertemplate"].removesuffix("<extra></extra>").endswith(".")


def test_bars_add_up_to_the_running_of_a_week():
    """Below what goes without stopping, above it what is run after walks."""
    base = base_of("new")
    below, above = base_chart(base)["data"]
    assert below["y"][:3] == [7, 9, 12]
    assert [a + b for a, b in zip(below["y"], above["y"], strict=True)] == [
        week.running_min for week in base.weeks
    ]
    assert (below["marker"].get("pattern"), above["marker"]["pattern"]["shape"]) == (None, "/")


def test_who_never_walks_has_one_kind_of_bar():
    """Nothing is drawn of walks that nobody takes."""
    base = base_of("recreational")
    assert [trace["name"] for trace in base_chart(base)["data"]] == ["without stopping"]
    assert "walk" not in base_summary(base).lower()


def test_the_line_is_at_half_an_hour():
    """It stands where the coach has it, and within the axis however short the runs are."""
    for wanted in (30.0, 45.0):
        base = base_of("new", assumptions__season_half_hour=wanted)
        layout = base_chart(base)["layout"]
        assert layout["shapes"][0]["y0"] == layout["shapes"][0]["y1"] == wanted
        assert layout["yaxis"]["range"][1] > wanted
        assert f"{wanted:g} minutes" in base_summary(base)


def test_lighter_weeks_are_named():
    """Every fourth bar says why it is lower."""
    notes = base_chart(base_of("new"))["layout"]["annotations"]
    assert [(note["x"], note["text"]) for note in notes] == [
        (4, "lighter"), (8, "lighter"), (12, "lighter"),
    ]  # fmt: skip
