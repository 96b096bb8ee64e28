"""From a key on a slider until every visible chart and number is redrawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from benchmarks import pages
from benchmarks.results import Budget, Result
from benchmarks.servers import Server
from benchmarks.stage import DASH_CHARTS, Stage

BUDGET = Budget(1.0, missed_above=1.2, ratio=True)
SLIDERS = (
    ("Tonight", "Slot"),
    ("Session", "Rung 1"),
    ("Session", "Faster by"),
    ("Season", "Growth of running"),
)
"""Tab, and how the slider's label begins."""

STEPS_A_RUN = 3
UNCOUNTED_STEPS = 4


@dataclass
class Bench:
    """A page with the focus on a slider, and how long its steps took.

    Attributes
    ----------
    page : Page
        Where the slider is.
    words : int
        How many numbers must change with the charts.
    steps_ms : list of float
        Every step so far.
    """

    page: Page
    words: int
    steps_ms: list[float] = field(default_factory=list)

    def step(self) -> None:
        """Go one step, to and fro: no slider reaches its end."""
        key = ("ArrowRight", "ArrowLeft")[len(self.steps_ms) % 2]
        self.steps_ms.append(pages.redrawn(self.page, key, words=self.words))

    @property
    def counted(self) -> tuple[float, ...]:
        """The steps after the first few, with which a page warms up."""
        return tuple(self.steps_ms[UNCOUNTED_STEPS:])


def measure(stage: Stage) -> list[Result]:
    """Move each of our sliders and Dash's in turn."""
    results = []
    for tab, label in SLIDERS:
        with ExitStack() as ending:
            ours = ending.enter_context(our_slider(stage.browser, stage.cold, tab, label))
            peer = ending.enter_context(_dash_slider(stage.browser, stage.dash))
            for _ in range(UNCOUNTED_STEPS + STEPS_A_RUN * stage.runs):
                ours.step()
                peer.step()
        results.append(
            Result("sliding", f"{tab}, {label}", "ms", ours.counted, peer.counted, BUDGET)
        )
    return results


@contextmanager
def our_slider(browser: Browser, server: Server, tab: str, label: str) -> Iterator[Bench]:
    """Yield our page with a tab shown and the focus on one of its sliders."""
    with pages.visitor(browser) as visitor:
        page = visitor.new_page()
        pages.opened(page, server.url, charts=1)
        pages.bring(page, tab)
        pages.slider(page, label).focus()
        yield Bench(page, words=1)


@contextmanager
def _dash_slider(browser: Browser, server: Server) -> Iterator[Bench]:
    with pages.visitor(browser) as visitor:
        page = visitor.new_page()
        pages.opened(page, server.url, charts=DASH_CHARTS)
        page.get_by_role("slider").first.focus()
        yield Bench(page, words=0)
