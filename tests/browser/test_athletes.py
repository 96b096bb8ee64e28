"""An athlete's page under the real server, in the browsers of two athletes."""

import datetime as dt
import secrets

import pytest
from playwright.sync_api import expect
from room import Room

from helpers import answers, publishing
from helpers.workbook import replaced, sample

HOSTILE = '<img/src=x/onerror="window.__xss=1">'
NOW = dt.datetime.now(dt.UTC)
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def links(tmp_path_factory):
    """Published links by name; one athlete has markup for a name."""
    root = tmp_path_factory.mktemp("published") / "tree"
    given = {}
    for name in ("Ravi", "Elena", HOSTILE):
        workbook = sample("experienced" if name == "Elena" else "recreational")
        workbook = replaced(workbook, "athlete.name", name)
        workbook = replaced(workbook, "goal.race_date", NOW.date() + dt.timedelta(days=60))
        plan = answers.athlete_plan(workbook, NOW.date())
        given[name] = secrets.token_urlsafe(24)
        publishing.publish(root, publishing.token_hash(given[name]), plan, now=NOW)
    opened = Room(["athletes", "--published", str(root), "--seats", "4"])
    opened.wait_for("Plans are open")
    yield {name: f"http://localhost:{opened.port}/plan/{token}" for name, token in given.items()}
    opened.stop()


def shown(page, link, name):
    """Open a link, and return its page once the plan stands."""
    page.goto(link)
    page.get_by_role("heading", name=name, exact=True).wait_for(timeout=30_000)
    return page


def test_each_link_shows_its_own_athlete(open_page, links):
    """Two browsers, two links: each sees one name; one letter changed, and there is no plan."""
    ravi, elena = open_page(**PHONE), open_page(**PHONE)
    shown(ravi, links["Ravi"], "Ravi")
    shown(elena, links["Elena"], "Elena")
    assert "Elena" not in ravi.content()
    assert "Ravi" not in elena.content()
    assert ravi.troubles.all() == elena.troubles.all() == []
    for page in (ravi, elena):
        page.close(run_before_unload=True)
    wrong = open_page()
    wrong.goto(links["Ravi"][:-1] + ("A" if links["Ravi"][-1] != "A" else "B"))
    expect(wrong.get_by_text("This link shows no plan")).to_be_visible()


def test_the_plan_fits_a_phone_and_is_read_in_km_or_miles(open_page, links):
    """Nothing is cut off; the choice changes every pace, and nothing of the plan."""
    page = shown(open_page(**PHONE), links["Ravi"], "Ravi")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    lines = """e => {
      const range = document.createRange();
      range.selectNodeContents(e);
      return range.getClientRects().length;
    }"""
    assert [dt.inner_text() for dt in page.locator("dt").all() if dt.evaluate(lines) > 1] == []
    per_mile = page.get_by_text("/mi").locator("visible=true")
    assert per_mile.count() > 0
    page.get_by_text("km", exact=True).first.click()
    expect(per_mile).to_have_count(0)
    assert page.get_by_text("/km").locator("visible=true").count() > 0
    assert page.troubles.all() == []
    page.close(run_before_unload=True)


def test_the_tab_says_whose_plan_it_is(open_page, links):
    """While it loads it is a plan, then the plan of its nickname; never a file of ours."""
    page = open_page(**PHONE)
    page.goto(links["Elena"], wait_until="commit")
    page.locator("#loading_text").wait_for(timeout=10_000)
    first = page.title()
    page.get_by_role("heading", name="Elena", exact=True).wait_for(timeout=30_000)
    assert first in {"Your plan", "Elena: plan"}
    expect(page).to_have_title("Elena: plan")
    page.close(run_before_unload=True)


def test_the_plan_is_kept_as_a_file(open_page, links):
    """One press saves the page that needs no server, under a name that says whose it is."""
    page = shown(open_page(**PHONE), links["Ravi"], "Ravi")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Keep as a file").click()
    assert saved.value.suggested_filename.startswith("plan-ravi-")
    assert "Ravi" in saved.value.path().read_text(encoding="utf-8")
    assert page.troubles.all() == []
    page.close(run_before_unload=True)


def test_a_name_that_is_markup_stays_text(open_page, links):
    """It is read as it was typed, and nothing of it runs."""
    page = shown(open_page(**PHONE), links[HOSTILE], HOSTILE)
    assert page.evaluate("window.__xss") is None
    assert page.troubles.all() == []
    page.close(run_before_unload=True)
