"""The roster as a file: taken out, brought in after a look at it, and kept tidy."""

from collections.abc import Callable

import ipywidgets as ipw

from helpers.errors import CoachingError, FileError
from helpers.pages import notices
from helpers.pages.markup import heading, paragraph
from helpers.roster import Export, bring_in, export_text, parse_export, preview
from helpers.widgets.controls import announced, box, button, discard, look, words
from helpers.widgets.outlet import Offer, Outlet
from helpers.widgets.people import Desk

LARGEST_FILE = 20_000_000
"""Bytes of an exported roster that are looked at; it travels through the page whole."""


class Filing:
    """Buttons for the roster as a whole.

    Parameters
    ----------
    desk : Desk
        Which says what was done.
    again : callable
        Opens the roster anew.

    Attributes
    ----------
    widget : ipywidgets.Widget
        To be shown.
    """

    def __init__(self, desk: Desk, again: Callable[[], object]) -> None:
        self.desk, self.roster = desk, desk.saving.roster
        self.said, self.use = announced(), box([], "row")
        self.upload = ipw.FileUpload(
            description="Bring in a file", accept=".json", layout=look().plain, style=look().button
        )
        self.upload.observe(
            lambda change: [self.look_at(bytes(sent["content"])) for sent in change["new"]],
            "value",
        )
        everything = Offer(
            "roster", "Export everything", "One file with all athletes; it wants the same care",
            lambda: export_text(self.roster).encode(), "roster.json", "application/json",
        )  # fmt: skip
        tidy = button("Tidy up", self._tidy, hint="Write the file anew, smaller")
        anew = button("Open it anew", again, hint="When its file was put back, or is damaged")
        title, row = words(heading("The whole roster")), box([self.upload, tidy, anew], "row")
        self.widget = box([title, Outlet([everything]), row, self.said, self.use], "section")

    def look_at(self, content: bytes) -> None:
        """Say what a file holds, and offer to bring it in; nothing is changed yet."""
        self._leave()
        try:
            export = parse_export(_text_of(content))
            found = preview(self.roster, export)
        except CoachingError as refusal:
            self.said.value = notices.refusal(str(refusal))
            return
        self.said.value = paragraph(f"The file holds: {found.words}", kind="note")
        self._offer(
            button("Bring it in", lambda: self._take(export)), button("Leave it", self._leave)
        )

    def _take(self, export: Export) -> None:
        self._leave()
        self.desk.attempt(lambda: f"Brought in: {bring_in(self.roster, export).words}")

    def _leave(self) -> None:
        self._offer()
        self.said.value = ""

    def _offer(self, *buttons: ipw.Widget) -> None:
        old, self.use.children = self.use.children, buttons
        for widget in old:
            discard(widget)

    def _tidy(self) -> None:
        def tidied() -> str:
            self.roster.tidy()
            return "The roster is tidy: no trace of what was deleted is left in its file."

        self.desk.attempt(tidied)


def _text_of(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise FileError(
            f"This file has {len(content) / 1e6:.0f} MB.",
            f"Up to {LARGEST_FILE / 1e6:.0f} MB travel through a page.",
            "Choose a file that *Export everything* has saved.",
        )
    return content.decode("utf-8-sig", "replace")
