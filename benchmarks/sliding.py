"""From a key on a slider until every visible chart and number is redrawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from playwright.sync_api import Browser, Page

from benchmarks import pages
from benchmarks.results import Budget, Result
from benchmarks.servers import Server
from benchmarks.stage import PEER_CHARTS, Stage

BUDGET = Budget(1.0, missed_above=1.2, ratio=True)
SLIDERS = (
    ("Tonight", "Slot"),
    ("Session", "Rung 1"),
    ("Session", "Faster by"),
    ("Season", "Growth of running"),
)
"""Tab, and how the slider's label begins."""

MOVES = ("A day later ▶", "◀ A day earlier")
"""Buttons that move the session chosen in the calendar, to and fro."""

TRIES, ANSWER_MS = 8, 1500
"""FigureWidgets on Voilà: openings until all charts answer, and how long an answer may take [ms].

Some of the four are drawn and then never change; which ones, differs from one opening to the next.
"""

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
    buttons : tuple of str
        Buttons that are pressed in turn, in place of a slider's arrow keys.
    note : str
        What a reader should know of it.
    """

    page: Page
    words: int
    steps_ms: list[float] = field(default_factory=list)
    buttons: tuple[str, ...] = ()
    note: str = ""

    def step(self) -> None:
        """Go one step, to and fro: no slider reaches its end."""
        turn = len(self.steps_ms) % 2
        key = ("ArrowRight", "ArrowLeft")[turn]
        if self.buttons:
            self.page.get_by_role("button", name=self.buttons[turn]).focus()
            key = "Enter"
        self.steps_ms.append(pages.redrawn(self.page, key, words=self.words))

    @property
    def counted(self) -> tuple[float, ...]:
        """The steps after the first few, with which a page warms up."""
        return tuple(self.steps_ms[UNCOUNTED_STEPS:])


def measure(stage: Stage) -> list[Result]:
    """Move each of our sliders, and a session in the calendar, and the peers' sliders in turn."""
    sliders = [
        (f"{tab}, {label}", our_slider(stage.browser, stage.cold, tab, label))
        for tab, label in SLIDERS
    ]
    moved = ("Season, a session moved by a day", our_move(stage.browser, stage.cold))
    with _widgets_slider(stage.browser, stage.widgets) as widgets:
        first, *further = [
            _beside_peers(stage, what, bench, replace(widgets, steps_ms=[]))
            for what, bench in (*sliders, moved)
        ]
    return [replace(first, note=widgets.note), *further]


def _beside_peers(
    stage: Stage, what: str, bench: AbstractContextManager[Bench], widgets: Bench
) -> Result:
    """Take a step of ours and one of each peer in turn."""
    with ExitStack() as ending:
        ours = ending.enter_context(bench)
        dash = ending.enter_context(_dash_slider(stage.browser, stage.dash))
        for _ in range(UNCOUNTED_STEPS + STEPS_A_RUN * stage.runs):
            for each in (ours, dash, widgets):
                each.step()
    return Result(
        "sliding", what, "ms", ours.counted, dash.counted, BUDGET, widgets=widgets.counted
    )


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
def our_move(browser: Browser, server: Server) -> Iterator[Bench]:
    """Yield our page with the first session of the season chosen, its next day free."""
    with pages.visitor(browser) as visitor:
        page = visitor.new_page()
        pages.opened(page, server.url, charts=1)
        pages.bring(page, "Season")
        page.locator(".mile-cal-item").first.click()
        page.get_by_role("button", name=MOVES[0]).wait_for()
        yield Bench(page, words=1, buttons=MOVES)


@contextmanager
def _dash_slider(browser: Browser, server: Server) -> Iterator[Bench]:
    with pages.visitor(browser) as visitor:
        page = visitor.new_page()
        pages.opened(page, server.url, charts=PEER_CHARTS)
        page.get_by_role("slider").first.focus()
        yield Bench(page, words=0)


@contextmanager
def _widgets_slider(browser: Browser, server: Server) -> Iterator[Bench]:
    """Yield the page of FigureWidgets, opened anew until all of them answer, or some at last."""
    with pages.visitor(browser) as visitor:
        page, answering, tries = visitor.new_page(), 0, 0
        while not answering or (tries < TRIES and answering < PEER_CHARTS):
            pages.opened(page, server.url, charts=PEER_CHARTS)
            page.get_by_role("slider").first.focus()
            answering, tries = pages.answering(page, "ArrowRight", ANSWER_MS), tries + 1
        note = f"FigureWidgets: {answering} of {PEER_CHARTS} charts answered, opening {tries}"
        yield Bench(page, words=0, note=note)
