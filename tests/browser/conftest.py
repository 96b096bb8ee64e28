"""Fixtures of the browser tests: real servers, one Chromium, pages that remember what went wrong."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, fields
from urllib.parse import urlsplit

import live_servers
import pytest
from find_chromium import find
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
]
SERVERS = pytest.StashKey[list]()


@dataclass
class Troubles:
    """What a page should not have done.

    Attributes
    ----------
    console_errors, page_errors : list of str
        What was written to the console as an error, and uncaught exceptions.
    foreign_requests : list of str
        Addresses on other hosts.
    failed_responses : list of str
        Answers of 400 and above.
    """

    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)
    failed_responses: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Record from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.page_errors.append(str(error)))
        page.on("request", lambda request: self._request(request.url))
        page.on("websocket", lambda socket: self._request(socket.url))
        page.on("response", self._response)

    def forget(self) -> None:
        """Begin anew, for the next test on the same page."""
        for recorded in fields(self):
            getattr(self, recorded.name).clear()

    def all(self) -> list[str]:
        """Return everything recorded."""
        return [
            *self.console_errors,
            *self.page_errors,
            *self.foreign_requests,
            *self.failed_responses,
        ]

    def _console(self, message) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "localhost":
            self.foreign_requests.append(url)

    def _response(self, response) -> None:
        if response.status >= 400:
            self.failed_responses.append(f"{response.status} {response.url}")


@pytest.fixture(scope="session")
def servers(request):
    """Every server that runs; all of them end with the session."""
    running = request.config.stash.setdefault(SERVERS, [])
    yield running
    for server in running:
        server.ask_to_end()
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def voila_page(servers):
    """A function: the address of a notebook under Voilà, in a server started at its first use."""
    started = {}

    def page_url(notebook, *arguments: str) -> str:
        key = (str(notebook), arguments)
        if key not in started:
            started[key] = live_servers.voila(notebook, *arguments).start()
            servers.append(started[key])
        return started[key].url + "/"

    return page_url


@pytest.fixture(scope="session")
def dashboard(servers):
    """A function: the address of a page of the dashboard, by the name of its notebook."""
    server = live_servers.dashboard().start()
    servers.append(server)
    return lambda name="coach": f"{server.url}/voila/render/{name}.ipynb"


@pytest.fixture(scope="session")
def jupyter_lab(servers):
    """A function: the address of a path in JupyterLab, with the token in it."""
    token = secrets.token_hex(16)
    server = live_servers.jupyter_lab(token).start()
    servers.append(server)
    return lambda path="/lab": f"{server.url}{path}?token={token}"


@pytest.fixture(scope="session")
def browser() -> Browser:
    """One Chromium without a window for the whole session."""
    executable = find()
    if executable is None:
        pytest.fail("No Chromium: `python tests/browser/find_chromium.py` finds or installs one.")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=[*FLAGS, *as_root])
        yield chromium
        chromium.close()


def visit(browser, **options) -> Page:
    """Return a fresh visitor's page; keywords (color_scheme, viewport …) go to its context."""
    page = browser.new_context(**options).new_page()
    page.troubles = Troubles()
    page.troubles.watch(page)
    return page


@pytest.fixture
def open_page(browser):
    """A function: a fresh visitor's page; keywords (color_scheme, viewport …) go to its context."""
    opened = []

    def visitor(**options) -> Page:
        opened.append(visit(browser, **options))
        return opened[-1]

    yield visitor
    for page in opened:
        page.context.close()


@pytest.fixture(scope="module")
def shared_page(browser, request):
    """A function: a page for those tests of a module that leave it as they found it.

    It takes how to open the page, the address, and what goes to the context. After a test that
    failed, the next one gets a fresh page.
    """
    kept = {}

    def visitor(opened, url, **options) -> Page:
        kind = (url, repr(options))
        page, failures = kept.get(kind, (None, 0))
        if page is None or failures != request.session.testsfailed:
            if page is not None:
                page.context.close()
            page = opened(visit(browser, **options), url)
        else:
            page.troubles.forget()
        kept[kind] = page, request.session.testsfailed
        return page

    yield visitor
    for page, _ in kept.values():
        page.context.close()


@pytest.fixture
def page(open_page) -> Page:
    """A fresh visitor's page, with `page.troubles`."""
    return open_page()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Show the end of the servers' logs under a test that failed."""
    report = yield
    if report.failed:
        for server in item.config.stash.get(SERVERS, []):
            report.sections.append((f"log of {server.command[0]} {server.url}", server.tail()))
    return report
