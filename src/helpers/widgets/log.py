"""The log: what was done, pasted or from a file, looked at before it is taken."""

import logging
from dataclasses import replace

import ipywidgets as ipw

from helpers.errors import CoachingError
from helpers.pages import log as log_page
from helpers.pages import notices
from helpers.pages.markup import heading, paragraph
from helpers.season import Outline
from helpers.season.log import Done, merged
from helpers.season.reading import LARGEST_FILE, LogReading, read_log
from helpers.widgets.controls import box, button, discard, look, words
from helpers.widgets.store import Store

log = logging.getLogger(__name__)


def log_entry(store: Store) -> ipw.Box:
    """Take what was done from a pasted table or a file, shown before it is used."""
    pasted = ipw.Textarea(
        description="What was done", continuous_update=False, rows=3, layout=look().plain,
        style=look().text, placeholder="2026-11-24, 53, 7, windy\n2026-11-26, 36, 8",
    )  # fmt: skip
    upload = ipw.FileUpload(
        description="Open a log as CSV", accept=".csv,.tsv,.txt", layout=look().plain,
        style=look().button,
    )  # fmt: skip
    found = _Found(store)
    pasted.observe(lambda change: found.look_at(change["new"]), "value")
    upload.observe(
        lambda change: [found.look_at(bytes(sent["content"])) for sent in change["new"]], "value"
    )
    title = words(heading("Log"))
    parts = [title, pasted, box([upload], "row"), found.use, found.preview]
    return box(parts, "section", "offered")


class _Found:
    """What was read, and the button that takes it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.preview, self.use = words(), box([], "row")

    def look_at(self, content: bytes | str) -> None:
        """Show what was read, or say why it cannot be."""
        if isinstance(content, str) and not content.strip():
            self._say("")
            return
        try:
            reading = _read(content, self.store)
        except CoachingError as refusal:
            self._say(notices.refusal(str(refusal)))
            return
        count = len(reading.entries)
        named = f"Note these {count}" if count > 1 else "Note this one"
        take = button(named, lambda: self._take(reading.entries))
        self._say(log_page.preview(reading), *((take,) if count else ()))

    def _take(self, entries: tuple[Done, ...]) -> None:
        """Note what was read; the season then has a first day."""
        store = self.store

        def noted(_: object) -> Outline:
            outline = store.workbook.outline
            start = outline.start or store.today()
            return replace(outline, start=start, log=merged(outline.log, entries))

        refused = store.change("outline", None, noted)
        said = f"{len(entries)} noted; Undo takes that back."
        self._say(notices.refusal(str(refused)) if refused else paragraph(said, kind="note"))

    def _say(self, markup: str, *buttons: ipw.Widget) -> None:
        old, self.use.children = self.use.children, buttons
        self.preview.value = markup
        for widget in old:
            discard(widget)


def _read(content: bytes | str, store: Store) -> LogReading:
    """Read a table; whatever a stranger may have sent, it is refused in words."""
    try:
        return read_log(content[: LARGEST_FILE + 1], store.today())
    except CoachingError:
        raise
    except Exception as error:
        log.exception("a log could not be read")
        raise CoachingError(
            "This log cannot be read.", "Dates and minutes stand in rows.", "Save it as CSV."
        ) from error
