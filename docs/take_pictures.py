"""Take the pictures of the README from the running app: `make pictures`."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests" / "browser"))

import live_servers  # noqa: E402 - the path is known only now
from find_chromium import find  # noqa: E402


def take(page, tab: str) -> None:
    """Bring a tab to the front and keep what can be seen of it."""
    page.locator(".lm-TabBar-tab", has_text=re.compile(f"^{tab}$")).click()
    page.locator(".mile-chart [data-drawn]").locator("visible=true").first.wait_for()
    page.wait_for_timeout(500)
    page.locator(".mile-page").screenshot(path=DOCS / "pictures" / f"{tab.lower()}.png")


def take_tabs(page) -> None:
    """Take a picture of each tab of the coach's page."""
    for tab in ("Tonight", "Profile", "Paces", "Session", "Season", "Race"):
        take(page, tab)


def take_exercise(page) -> None:
    """Take a picture of an exercise of the book, answered in part."""
    exercise = page.locator(".mile-exercise", has_text="crowded week")
    exercise.get_by_text("Heavy legs").click()
    exercise.get_by_role("button", name="Check").click()
    exercise.locator(".mile-try").wait_for()
    exercise.screenshot(path=DOCS / "pictures" / "exercise.png")


@contextmanager
def served(name: str) -> Iterator[str]:
    """Serve a notebook; give its address."""
    server = live_servers.voila(f"notebooks/{name}.ipynb").start()
    try:
        yield server.url
    finally:
        server.stop()


def main() -> None:
    """Serve one page after the other, and take its pictures."""
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=root)
        for name, taken in (("coach", take_tabs), ("08_season", take_exercise)):
            with served(name) as url:
                page = chromium.new_page(viewport={"width": 1180, "height": 900})
                page.goto(url)
                page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
                taken(page)


if __name__ == "__main__":
    main()
