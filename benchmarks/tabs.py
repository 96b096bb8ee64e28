"""From the click on a further tab until its contents and charts stand."""

from __future__ import annotations

from collections import defaultdict

from benchmarks import pages
from benchmarks.results import Result
from benchmarks.stage import Stage


def measure(stage: Stage) -> list[Result]:
    """Show every further tab once in each of several visits; the first showing builds it."""
    first: dict[str, list[float]] = defaultdict(list)
    for _ in range(stage.runs):
        with pages.visitor(stage.browser) as visitor:
            page = visitor.new_page()
            pages.opened(page, stage.cold.url, charts=1)
            _, *further = pages.tabs(page)
            for tab in further:
                first[tab].append(pages.shown(page, tab))
        stage.cold.settle()
    return [Result("tab", f"{tab}, first showing", "ms", tuple(ms)) for tab, ms in first.items()]
