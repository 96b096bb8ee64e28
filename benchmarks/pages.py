"""A browser, visitors with caches of their own, and the moments that their pages note."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright
from playwright.sync_api import TimeoutError as Late

WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    # Plain Voilà asks other hosts for scripts: who is offline should not wait for their names.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

WAIT_MS = 60_000
OPENING_QUIET_MS, STEP_QUIET_MS, TAB_QUIET_MS = 1000, 300, 500
POLLING_MS = 100


def launch(playwright: Playwright) -> Browser:
    """Return Chromium without a window: the one in CHROMIUM, or one found on the path."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable:
        raise RuntimeError("No Chromium: `make bench` finds one, or name one in CHROMIUM.")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=executable, args=[*FLAGS, *as_root])


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a visitor with an empty cache; his pages say goodbye when he leaves."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    context.set_default_timeout(WAIT_MS)
    try:
        yield context
    finally:
        for page in context.pages:
            leave(page)
        context.close()


def leave(page: Page) -> None:
    """Close a page; leaving it first lets it give its kernel back."""
    page.goto("about:blank")
    page.close()


def opened(page: Page, url: str, *, charts: int) -> float:
    """Open an address and return when its charts were drawn, from the click [ms]."""
    page.goto(url, wait_until="commit")
    _await(page, "([least, quiet]) => milestones.opened(least, quiet)", [charts, OPENING_QUIET_MS])
    return page.evaluate("milestones.openedAt()")


def redrawn(page: Page, key: str, *, words: int) -> float:
    """Press a key on the focused control; return when charts and words were new [ms]."""
    page.bring_to_front()
    page.evaluate("milestones.arm()")
    page.keyboard.press(key)
    _await(page, "([words, quiet]) => milestones.redrawn(words, quiet)", [words, STEP_QUIET_MS])
    return page.evaluate("milestones.redrawnAfter()")


def answering(page: Page, key: str, wait_ms: float) -> int:
    """Press a key; return how many charts have changed by then, and watch only those from now on."""
    page.bring_to_front()
    page.evaluate("milestones.arm()")
    page.keyboard.press(key)
    page.wait_for_timeout(wait_ms)
    return page.evaluate("milestones.answering()")


def shown(page: Page, tab: str) -> float:
    """Click on a tab and return when its contents and charts stood [ms]."""
    page.evaluate("milestones.arm()")
    page.get_by_role("tab", name=tab, exact=True).click()
    _await(page, "quiet => milestones.shown(quiet)", TAB_QUIET_MS)
    return page.evaluate("milestones.shownAfter()")


def bring(page: Page, tab: str) -> None:
    """Bring a tab to the front, wherever it is not there already."""
    if page.get_by_role("tab", name=tab, exact=True).get_attribute("aria-selected") != "true":
        shown(page, tab)


def tabs(page: Page) -> list[str]:
    """Return the names of the tabs, in order."""
    return [name.strip() for name in page.get_by_role("tab").all_inner_texts()]


def slider(page: Page, label: str) -> Locator:
    """Return the handle of the visible slider whose label begins so."""
    named = page.locator(".widget-label", has_text=label)
    control = page.locator(".widget-slider:visible").filter(has=named).first
    return control.locator(".noUi-handle")


def kernel_id(page: Page) -> str:
    """Return the id of the kernel behind a page of Voilà."""
    return json.loads(page.locator("#jupyter-config-data").text_content())["kernelId"]


def _await(page: Page, condition: str, argument: object) -> None:
    try:
        page.wait_for_function(condition, arg=argument, polling=POLLING_MS, timeout=WAIT_MS)
    except Late:
        shown = " ".join(page.locator("body").inner_text().split())[:400]
        raise TimeoutError(
            f"{page.url} was not complete in {WAIT_MS / 1000:g} s; it shows: {shown!r}"
        ) from None
