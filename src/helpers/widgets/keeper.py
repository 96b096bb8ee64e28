"""What was entered stays in the reader's own browser, so that a reload brings it back."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as ipw
import traitlets

from helpers.errors import CoachingError
from helpers.pages import notices
from helpers.pages.markup import paragraph
from helpers.widgets.controls import announced, box, button
from helpers.widgets.store import Store
from helpers.workbook import Workbook, from_json, to_json

_HERE = Path(__file__).parent
SHELF = (_HERE / "shelf.js").read_text(encoding="utf-8")
"""Begins the script of whatever keeps something in the browser."""

_SCRIPT = SHELF + (_HERE / "keeper.js").read_text(encoding="utf-8")

ROOM = "MILE_ROOM"
"""Variable that names the room of a class, which every workshop has of its own."""

LONGEST_WHEN = 60
"""More than any browser needs for a date [characters]."""


class Keeper(anywidget.AnyWidget):
    """Tells the browser that there is something new to keep, and hears what it kept before.

    Parameters
    ----------
    store : Store
        Whose workbook is kept; as it is now counts as nothing entered yet.
    say : callable
        Takes what to say about it as markup, and whether something was brought back.

    Attributes
    ----------
    changes : int
        How often the workbook has changed; the browser asks for a copy once it is quiet.
    room : str
        Of a class; what a browser kept in another room is forgotten, for the next one who sits at
        this computer is somebody else.
    """

    _esm = _SCRIPT
    changes = traitlets.Int(0).tag(sync=True)
    room = traitlets.Unicode("").tag(sync=True)

    def __init__(self, store: Store, say: Callable[[str, bool], None], **traits: object) -> None:
        super().__init__(room=os.environ.get(ROOM, ""), **traits)
        self._store, self._begun, self._say = store, store.workbook, say
        self.on_msg(self._heard)
        store.view(lambda workbook: workbook, self._changed)

    def start_afresh(self) -> None:
        """Go back to the beginning; the browser then has nothing to keep."""
        self._store.change("", self._begun)
        self._say("", False)

    def _changed(self, workbook: Workbook) -> None:
        if self.changes or workbook != self._begun:
            self.changes += 1

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        asked = message if isinstance(message, dict) else {}
        if "arrived" in asked:
            self._bring_back(*_of_stranger(asked["arrived"]))
            self._store.refresh()  # a page that waited for its reader may be of yesterday
        elif asked.get("want") == "copy":
            workbook = self._store.workbook
            self.send({"copy": None if workbook == self._begun else to_json(workbook)})

    def _bring_back(self, text: str, when: str) -> None:
        if not text:
            return
        try:
            refusal = self._store.change("", from_json(text))
        except CoachingError as error:
            refusal = error
        if refusal:
            sentence = f"What this browser kept cannot be used. {refusal}"
            self._say(notices.refusal(sentence), False)
        else:
            self._say(paragraph(f"What you entered here on {when} is back.", kind="note"), True)


def keeper(store: Store) -> ipw.Widget:
    """Return what keeps a store's workbook in the browser; it shows only what it brought back."""
    said, shown = announced(), box([], "kept")

    def say(markup: str, is_back: bool) -> None:
        said.value = markup
        shown.children = (link, said, afresh) if is_back else (link, said)

    link = Keeper(store, say)
    afresh = button("Start afresh", link.start_afresh, hint="Forget what this browser kept")
    shown.children = (link,)
    return shown


def _of_stranger(found: Any) -> tuple[str, str]:
    """Return text and date of what a browser says it kept, empty where it is nothing of ours."""
    said = found if isinstance(found, dict) else {}
    text, when = said.get("text"), said.get("when")
    if not isinstance(text, str) or not isinstance(when, str):
        return "", ""
    return text, when[:LONGEST_WHEN]
