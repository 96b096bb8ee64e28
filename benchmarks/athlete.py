"""An athlete's page: from the click on a link until today's session can be read, beside Dash."""

from __future__ import annotations

import datetime as dt
import secrets
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from benchmarks import pages, servers
from benchmarks.results import Budget, Result
from benchmarks.stage import PEER_CHARTS, Stage
from helpers import answers, publishing
from helpers.workbook import replaced, sample

OPENED = Budget(1.5, ratio=True)
TODAY_STANDS = ".mile-athlete :is(h1, h2)"


def measure(stage: Stage) -> list[Result]:
    """Visit a link, cold as every link is, and Dash, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "published"
        token = _published(root)
        with servers.athletes(root) as server:
            url = f"{server.url}/plan/{token}"
            _visit(stage, url)  # a server's own first visit is slower than all others
            ours, dash = [], []
            for _ in range(stage.runs):
                ours.append(_visit(stage, url))
                server.settle()
                stage.settle()
                with pages.visitor(stage.browser) as visitor:
                    peer = visitor.new_page()
                    dash.append(pages.opened(peer, stage.dash.url, charts=PEER_CHARTS))
    return [
        Result("opening", "an athlete's page, first visit", "ms", tuple(ours), tuple(dash), OPENED)
    ]


def _published(root: Path) -> str:
    """Publish a plan of twenty weeks; return the token of its link."""
    now = dt.datetime.now(dt.UTC)
    race = now.date() + dt.timedelta(weeks=20)
    plan = answers.athlete_plan(replaced(sample("experienced"), "goal.race_date", race), now.date())
    token = secrets.token_urlsafe(24)
    publishing.publish(root, publishing.token_hash(token), plan, now=now)
    return token


def _visit(stage: Stage, url: str) -> float:
    """Open the link with an empty cache; return when the plan stood, from the click [ms]."""
    with pages.visitor(stage.browser) as visitor:
        page: Page = visitor.new_page()
        page.goto(url, wait_until="commit")
        page.wait_for_selector(TODAY_STANDS)
        return page.evaluate("performance.now()")
