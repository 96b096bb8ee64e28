"""Buttons that print or save something, which is made when it is asked for."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import anywidget
import traitlets

from helpers.errors import CoachingError
from helpers.pages.notices import WRONG

log = logging.getLogger(__name__)

_SCRIPT = (Path(__file__).parent / "outlet.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Offer:
    """One thing to print or to save.

    Attributes
    ----------
    kind : str
        By which the browser asks for it.
    label, hint : str
        Words of the button, and what is shown on pointing at it.
    make : callable
        Returns the bytes of the file.
    name, mime : str
        Name and type of the file.
    print : bool
        Whether it is printed rather than saved.
    named : callable, optional
        Returns the name, where it depends on what is in it.
    """

    kind: str
    label: str
    hint: str
    make: Callable[[], bytes]
    name: str
    mime: str = "text/html"
    print: bool = False
    named: Callable[[], str] | None = None


class Outlet(anywidget.AnyWidget):
    """A row of buttons, one for each offer; nothing travels before one is pressed.

    Parameters
    ----------
    offers : sequence of Offer
        What is on offer.
    arrived : callable, optional
        Called when a browser shows the buttons: a page may have been computed the day before.

    Attributes
    ----------
    offers : list of [str, str, str]
        Kind, label and hint of each.
    """

    _esm = _SCRIPT
    offers = traitlets.List([]).tag(sync=True)

    def __init__(
        self, offers: Sequence[Offer], arrived: Callable[[], object] | None = None, **traits: object
    ) -> None:
        self._arrived = arrived
        self._made_by = {offer.kind: offer for offer in offers}
        super().__init__(offers=[[o.kind, o.label, o.hint] for o in offers], **traits)
        self.on_msg(self._answer)

    def _answer(self, _widget: object, message: object, _buffers: object) -> None:
        if message == {"arrived": True} and self._arrived:
            self._arrived()
        kind = message.get("want") if isinstance(message, dict) else None
        offer = self._made_by.get(kind) if isinstance(kind, str) else None
        if offer is None:
            return
        try:
            content = offer.make()
        except CoachingError as refusal:
            self.send({"said": str(refusal)})
        except Exception:
            log.exception("%s could not be made", offer.kind)
            self.send({"said": WRONG})
        else:
            name = offer.named() if offer.named else offer.name
            self.send({"name": name, "mime": offer.mime, "print": offer.print}, [content])
