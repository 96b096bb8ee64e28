"""A chart: a figure dictionary drawn by the one plotly bundle that the page loads."""

import json
import logging
from functools import cache
from pathlib import Path

import anywidget
import traitlets
from jupyter_core.paths import jupyter_path

from helpers.charts.style import THEMES
from helpers.exports import chart_table
from helpers.pages.notices import WRONG

log = logging.getLogger(__name__)

_SCRIPT = (Path(__file__).parent / "chart.js").read_text(encoding="utf-8")
# The theme has one home, in Python; the browser gets it with the script.
_SCRIPT = _SCRIPT.replace("{} /* helpers.charts.style */", json.dumps(THEMES))
_BUNDLE = Path("labextensions/mile-workbook/static/plotly.min.js")


class Chart(anywidget.AnyWidget):
    """A figure in plotly's schema with a sentence that says what it shows.

    Where the page can fetch the bundle by HTTP, which is the rule, only the figure travels over
    the websocket. Elsewhere the browser asks, and the kernel sends its copy once. Beneath the
    drawing two buttons save it: as a picture, which the browser makes alone, and as a table,
    which the kernel makes when it is asked.

    Attributes
    ----------
    figure : dict
        ``{"data": [...], "layout": {...}}``.
    summary : str
        Shown beneath the drawing, and read aloud in its place.
    """

    _esm = _SCRIPT
    figure = traitlets.Dict({"data": [], "layout": {}}).tag(sync=True)
    summary = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self._sent = False
        # A table is made of what was shown: the trait itself a browser may change.
        self._shown = self.figure
        self.on_msg(self._answer)

    def show(self, figure: dict, summary: str) -> None:
        """Draw a figure and say what it shows, in one message."""
        self._shown = figure
        with self.hold_sync():
            self.figure, self.summary = figure, summary

    def _answer(self, _widget: object, message: object, _buffers: object) -> None:
        if message == {"want": "bundle"}:
            self._send_bundle()
        elif message == {"want": "csv"}:
            self._send_table()

    def _send_bundle(self) -> None:
        if self._sent:
            return
        self._sent = True
        bundle = _bundle()
        if bundle is None:
            self.send({"missing": "the chart library is not installed"})
        else:
            self.send({"bundle": True}, [bundle])

    def _send_table(self) -> None:
        try:
            table = chart_table.csv_bytes(self._shown)
        except Exception:
            log.exception("the table of a chart could not be made")
            self.send({"table": False, "said": WRONG})
        else:
            self.send({"table": True}, [table])


@cache
def _bundle() -> bytes | None:
    found = (Path(root) / _BUNDLE for root in jupyter_path())
    return next((path.read_bytes() for path in found if path.exists()), None)
