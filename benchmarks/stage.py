"""What the benchmarks share: servers and a browser, started at their first use, always ended."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from typing import Self

from playwright.sync_api import Browser, sync_playwright

from benchmarks import pages, servers
from benchmarks.servers import Server

PEER_CHARTS = 4
"""On the page of either peer."""


class Stage:
    """Servers and browser of one run of the benchmarks.

    Parameters
    ----------
    runs : int
        How often each quantity is measured.
    """

    def __init__(self, runs: int) -> None:
        self.runs = runs
        self.browser_version = ""
        self._ending = ExitStack()
        self._running: list[Server] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._ending.close()

    def settle(self) -> None:
        """Wait until no server is busy with a visitor who left or a seat that it refills."""
        for server in self._running:
            server.settle()

    @cached_property
    def browser(self) -> Browser:
        """One Chromium for everything."""
        playwright = self._ending.enter_context(sync_playwright())
        browser = pages.launch(playwright)
        self._ending.callback(browser.close)
        self.browser_version = browser.version
        return browser

    @cached_property
    def cold(self) -> Server:
        """Voilà whose kernels start when a visitor arrives."""
        return self._ready(servers.voila(), charts=1)

    @cached_property
    def warm(self) -> Server:
        """Voilà with one pre-heated kernel."""
        return self._ready(servers.voila(seats=1), charts=1)

    @cached_property
    def dash(self) -> Server:
        """The bare Dash page."""
        return self._ready(servers.dash(), charts=PEER_CHARTS)

    @cached_property
    def widgets(self) -> Server:
        """Voilà with four FigureWidgets."""
        return self._ready(servers.figure_widgets(), charts=PEER_CHARTS)

    def _ready(self, server: Server, *, charts: int) -> Server:
        """Pay one visit that nobody counts: a server's own first visit is slower than all others."""
        self._ending.callback(server.stop)
        self._running.append(server)
        server.settle()
        with pages.visitor(self.browser) as visitor:
            pages.opened(visitor.new_page(), server.url, charts=charts)
        server.settle()
        return server
