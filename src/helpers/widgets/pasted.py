"""A table pasted or opened as a file: shown as it was read, before it is used."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as ipw

from helpers.errors import CoachingError
from helpers.pages import notices
from helpers.pages.readings import heard
from helpers.widgets.controls import announced, box, discard, look, words

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wording:
    """What stands on the fields, and what is said of a table that breaks the reader.

    Attributes
    ----------
    label, example, file : str
        Of the field to paste into, and of the button that opens a file.
    unreadable : tuple of str
        What is wrong, what is possible, what to do.
    """

    label: str
    example: str
    file: str
    unreadable: tuple[str, str, str]


class PastedTable:
    """A field to paste a table into, a button to open one, and what was read of it.

    Parameters
    ----------
    wording : Wording
        Its words.
    read : callable
        From text or bytes to what was read; refuses with a `CoachingError`.
    show : callable
        From what was read to markup.
    count : callable
        From what was read to the number of its rows.
    uses : callable
        From what was read to the buttons that take it.

    Attributes
    ----------
    pasted, upload, said, preview, use : ipywidgets.Widget
        To be placed where the panel wants them.
    """

    def __init__(
        self,
        wording: Wording,
        *,
        read: Callable[[bytes | str], Any],
        show: Callable[[Any], str],
        count: Callable[[Any], int],
        uses: Callable[[Any], Sequence[ipw.Widget]],
    ) -> None:
        self._wording, self._read, self._uses = wording, read, uses
        self._show, self._count = show, count
        self.pasted = ipw.Textarea(
            description=wording.label, placeholder=wording.example, continuous_update=False,
            rows=4, layout=look().plain, style=look().text,
        )  # fmt: skip
        self.upload = ipw.FileUpload(
            description=wording.file, accept=".csv,.tsv,.txt", layout=look().plain,
            style=look().button,
        )  # fmt: skip
        self.said, self.preview, self.use = announced(), words(), box([], "row")
        self.pasted.observe(lambda change: self.look_at(change["new"]), "value")
        self.upload.observe(
            lambda change: [self.look_at(bytes(sent["content"])) for sent in change["new"]], "value"
        )

    def look_at(self, content: bytes | str) -> None:
        """Show what was read, or say why it cannot be."""
        if isinstance(content, str) and not content.strip():
            self.say("")
            return
        try:
            reading = self._read(content)
        except CoachingError as refusal:
            self.say(notices.refusal(str(refusal)))
        except Exception:
            # Whatever a stranger may have sent, it is refused in words.
            log.exception("a table could not be read")
            self.say(notices.refusal(" ".join(self._wording.unreadable)))
        else:
            self._offer(self._show(reading), self._uses(reading))
            self.said.value = heard(self._count(reading), reading.refused)

    def say(self, markup: str) -> None:
        """Say what was done or refused in the place of the preview, and offer nothing more."""
        self._offer("", ())
        self.said.value = markup

    def _offer(self, preview: str, buttons: Sequence[ipw.Widget]) -> None:
        old, self.use.children = self.use.children, tuple(buttons)
        self.preview.value = preview
        for widget in old:
            discard(widget)
