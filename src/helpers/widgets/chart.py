"""A chart: a figure dictionary drawn by the one plotly bundle that the page loads."""

from functools import cache
from pathlib import Path

import anywidget
import traitlets
from jupyter_core.paths import jupyter_path

_SCRIPT = (Path(__file__).parent / "chart.js").read_text(encoding="utf-8")
_BUNDLE = Path("labextensions/mile-workbook/static/plotly.min.js")


class Chart(anywidget.AnyWidget):
    """A figure in plotly's schema with a sentence that says what it shows.

    Where the page can fetch the bundle by HTTP, which is the rule, only the figure travels over
    the websocket. Elsewhere the browser asks, and the kernel sends its copy once.

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
        self.on_msg(self._send_bundle)

    def show(self, figure: dict, summary: str) -> None:
        """Draw a figure and say what it shows, in one message."""
        with self.hold_sync():
            self.figure, self.summary = figure, summary

    def _send_bundle(self, _widget: object, message: object, _buffers: object) -> None:
        if message != {"want": "bundle"} or self._sent:
            return
        self._sent = True
        bundle = _bundle()
        if bundle is None:
            self.send({"missing": "the chart library is not installed"})
        else:
            self.send({"bundle": True}, [bundle])


@cache
def _bundle() -> bytes | None:
    found = (Path(root) / _BUNDLE for root in jupyter_path())
    return next((path.read_bytes() for path in found if path.exists()), None)
