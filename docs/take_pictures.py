"""Take the pictures of the README from the running app: `make pictures`."""

import os
import re
import sys
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


def main() -> None:
    """Serve the coach's page, take a picture of each tab, and end the server."""
    server = live_servers.voila("notebooks/coach.ipynb").start()
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=find(), args=root)
            page = chromium.new_page(viewport={"width": 1180, "height": 900})
            page.goto(server.url)
            page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
            for tab in ("Tonight", "Profile", "Paces", "Session", "Season", "Race"):
                take(page, tab)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
