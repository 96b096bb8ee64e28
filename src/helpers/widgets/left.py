"""Which athlete was open stays in the reader's own browser, so that a reload goes on with them."""

import re
from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

from helpers.widgets.keeper import SHELF

_SCRIPT = SHELF + (Path(__file__).parent / "left.js").read_text(encoding="utf-8")
_LEFT = re.compile(r"([0-9a-f-]{36}) (\d{1,9})")


class Left(anywidget.AnyWidget):
    """Has the browser remember which athlete is open.

    Attributes
    ----------
    kept : str
        Id and revision, or nothing.
    """

    _esm = _SCRIPT
    kept = traitlets.Unicode("").tag(sync=True)

    def __init__(self, arrived: Callable[[str, int], object], **traits: object) -> None:
        super().__init__(**traits)
        self._arrived = arrived
        self.on_msg(self._heard)

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        found = message.get("arrived") if isinstance(message, dict) else None
        if isinstance(found, str) and (match := _LEFT.fullmatch(found)):
            self._arrived(match[1], int(match[2]))
