"""What travels: bytes and messages of an opening and of one slider step."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page

from benchmarks import pages
from benchmarks.results import Budget, Result
from benchmarks.sliding import SLIDERS
from benchmarks.stage import Stage

KB, MB = 1e3, 1e6
SOCKET_MB, HTTP_MB = Budget(0.5), Budget(7)
STEP_MESSAGES, STEP_KB = Budget(12), Budget(20)
NONE = Budget(0)
STEPS = 10


@dataclass
class Wire:
    """What a page has sent and received since it was told to count.

    Attributes
    ----------
    received, sent : list of int
        Bytes of each websocket message before compression.
    http_bytes : int
        Bytes of all responses, headers included.
    foreign : list of str
        Addresses asked for on other hosts.
    """

    received: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    http_bytes: int = 0
    foreign: list[str] = field(default_factory=list)

    def tap(self, page: Page) -> None:
        """Listen to a page from now on."""
        page.on("request", lambda request: self._ask(request.url))
        page.on("websocket", self._socket)
        session = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def forget(self) -> None:
        """Begin to count anew."""
        self.received, self.sent = [], []

    def _ask(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.foreign.append(url)

    def _socket(self, socket) -> None:
        self._ask(socket.url)
        socket.on("framereceived", lambda frame: self.received.append(_size(frame)))
        socket.on("framesent", lambda frame: self.sent.append(_size(frame)))

    def _finished(self, event: dict) -> None:
        self.http_bytes += int(event["encodedDataLength"])


def measure(stage: Stage) -> list[Result]:
    """Open the page once with an empty cache and move each slider a few steps."""
    results: list[Result] = []
    with pages.visitor(stage.browser) as visitor:
        page, wire = visitor.new_page(), Wire()
        wire.tap(page)
        pages.opened(page, stage.cold.url, charts=1)
        results += _opening(wire)
        showing = ""
        for tab, label in SLIDERS:
            if tab != showing:
                pages.bring(page, tab)
            showing = tab
            pages.slider(page, label).focus()
            results += _steps(page, wire, f"{tab}, {label}")
        results += _whole_visit(wire)
    return results


def _opening(wire: Wire) -> list[Result]:
    socket_mb = (sum(wire.received) + sum(wire.sent)) / MB
    return [
        Result("opening", "websocket, both ways", "MB", (socket_mb,), budget=SOCKET_MB),
        Result("opening", "HTTP, empty cache", "MB", (wire.http_bytes / MB,), budget=HTTP_MB),
    ]


def _whole_visit(wire: Wire) -> list[Result]:
    note = ", ".join(sorted(set(wire.foreign)))
    return [Result("visit", "requests to other hosts", "", (len(wire.foreign),), (), NONE, note)]


def _steps(page: Page, wire: Wire, where: str) -> list[Result]:
    messages, sizes_kb = [], []
    for step in range(STEPS):
        wire.forget()
        pages.redrawn(page, ("ArrowRight", "ArrowLeft")[step % 2], words=1)
        messages.append(len(wire.received))
        sizes_kb.append(sum(wire.received) / KB)
    return [
        Result("step", f"{where}, messages", "", tuple(messages), budget=STEP_MESSAGES),
        Result("step", f"{where}, received", "kB", tuple(sizes_kb), budget=STEP_KB),
    ]


def _size(frame: str | bytes) -> int:
    return len(frame.encode() if isinstance(frame, str) else frame)
