"""A chart and its browser: a table for who asks, once, and nothing for who asks nonsense."""

import datetime as dt
import json
import logging

import pytest

from helpers import answers
from helpers.charts.paces import zone_chart, zone_summary
from helpers.charts.style import BLANK, THEMES
from helpers.exports.chart_table import csv_bytes
from helpers.pages.notices import WRONG
from helpers.widgets.chart import Chart
from helpers.workbook import sample

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def figure():
    """The paces of a sample."""
    return zone_chart(answers.zones(sample("recreational"), TODAY), "mile")


@pytest.fixture
def drawn(wire, figure, monkeypatch):
    """A chart that shows the figure, and a list of what it sends to its browser."""
    chart, sent = Chart(), []
    chart.show(figure, "Paces.")
    wire.messages.clear()
    monkeypatch.setattr(
        chart, "send", lambda content, buffers=None: sent.append((content, buffers))
    )
    return chart, sent


def ask(chart, message):
    """Send a custom message as a browser does."""
    chart._handle_custom_msg(message, [])


def test_the_table_is_what_is_shown(drawn, figure):
    """Asked for, it comes in one message, as the bytes of a file."""
    chart, sent = drawn
    ask(chart, {"want": "csv"})
    assert sent == [({"table": True}, [csv_bytes(figure)])]


def test_a_table_is_one_message(wire, figure):
    """On the wire as well, and small; before the question there was none."""
    chart = Chart()
    chart.show(figure, "Paces.")
    wire.messages.clear()
    ask(chart, {"want": "csv"})
    ((kind, data),) = wire.messages
    assert (kind, data["method"], data["content"]) == ("comm_msg", "custom", {"table": True})
    assert len(csv_bytes(figure)) < 4000


def test_buttons_cost_no_widget_model(wire):
    """A chart is one model (and its layout), with or without something to save."""
    Chart()
    assert wire.opened == 2


@pytest.mark.parametrize(
    "message",
    [None, 1, "csv", [], ["want"], {}, {"want": None}, {"want": "CSV"}, {"want": ["csv"]},
     {"want": {"csv": 1}}, {"want": "csv", "figure": {}}, {"want": "../../etc/passwd"}],
)  # fmt: skip
def test_nonsense_is_not_answered(drawn, message):
    """Whatever a stranger sends, nothing is sent, nothing raised."""
    chart, sent = drawn
    ask(chart, message)
    assert sent == []


def test_a_changed_trait_changes_no_table(drawn, figure):
    """A browser may write into the figure; what is saved is what the kernel showed."""
    chart, sent = drawn
    chart.set_state({"figure": {"data": [{"name": "=x", "x": [1], "y": [1]}], "layout": {}}})
    ask(chart, {"want": "csv"})
    assert sent == [({"table": True}, [csv_bytes(figure)])]


def test_a_blank_chart_is_an_empty_table(drawn):
    """Nothing to draw is nothing to save, and no error."""
    chart, sent = drawn
    chart.show(BLANK, "")
    ask(chart, {"want": "csv"})
    assert sent == [({"table": True}, [csv_bytes(BLANK)])]


def test_a_bug_is_a_sentence_and_a_line_in_the_log(drawn, caplog):
    """Never a traceback on the page."""
    chart, sent = drawn
    chart.show({"data": [{"name": "x", "x": [1], "y": [1]}], "layout": {}}, "")
    with caplog.at_level(logging.ERROR):
        ask(chart, {"want": "csv"})
    assert sent == [({"table": False, "said": WRONG}, None)]
    assert "could not be made" in caplog.text
    caplog.clear()


def test_the_bundle_is_still_sent_once(drawn, monkeypatch):
    """Where the page cannot fetch the library, it asks, and is answered once."""
    chart, sent = drawn
    monkeypatch.setattr("helpers.widgets.chart._bundle", lambda: b"plotly")
    for _ in range(2):
        ask(chart, {"want": "bundle"})
    assert sent == [({"bundle": True}, [b"plotly"])]


def test_the_browser_has_the_theme():
    """It comes with the script, from its one home; the script stays a few kB."""
    script = str(Chart._esm)
    assert json.dumps(THEMES) in script
    assert len(script) < 11_000


def test_a_figure_goes_with_its_summary(wire, figure):
    """In one message."""
    chart = Chart()
    wire.messages.clear()
    chart.show(figure, zone_summary(answers.zones(sample("recreational"), TODAY), "mile"))
    assert len(wire.messages) == 1
