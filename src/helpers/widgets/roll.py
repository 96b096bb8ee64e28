"""The roll call: who is here tonight, as one widget for the whole squad."""

from collections.abc import Callable, Sequence
from pathlib import Path

import anywidget
import traitlets

_SCRIPT = (Path(__file__).parent / "roll.js").read_text(encoding="utf-8")


class Roll(anywidget.AnyWidget):
    """A box to tick for each name.

    Attributes
    ----------
    names : list of [int, str, str, bool]
        Place, name, a few words about them, and whether they are here.
    """

    _esm = _SCRIPT
    names = traitlets.List([]).tag(sync=True)

    def __init__(self, tell: Callable[[int, bool], object], **traits: object) -> None:
        super().__init__(**traits)
        self._tell = tell
        self.on_msg(self._ticked)

    def show(self, names: Sequence[tuple[int, str, str, bool]]) -> None:
        """Show a squad."""
        self.names = [list(row) for row in names]

    def _ticked(self, _widget: object, message: object, _buffers: object) -> None:
        """Pass on what was ticked, if it is one of those shown."""
        said = message if isinstance(message, dict) else {}
        place, here = said.get("place"), said.get("here")
        known = type(place) is int and 0 <= place < len(self.names)
        if known and isinstance(here, bool):
            self._tell(place, here)
