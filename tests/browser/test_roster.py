"""The roster in a real browser: an athlete taken in, edited, saved, and there again after a reload."""

import datetime as dt
import re

import axe
import live_servers
import pytest
from playwright.sync_api import expect

from helpers.athlete import Athlete
from helpers.roster import open_roster
from helpers.workbook import Workbook

HOSTILE = '<img src=x onerror="window.__xss=1">'
SECONDS = 1000

JUDGED = """async () => (await axe.run(document.querySelector(".mile-page"), {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
})).violations.filter((found) => ["serious", "critical"].includes(found.impact))
  .flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.html}`))"""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Where the roster of these tests is."""
    return tmp_path_factory.mktemp("local") / "roster.sqlite"


@pytest.fixture(scope="module")
def url(servers, path):
    """The coach's page of a dashboard with a roster of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MILE_ROSTER", str(path))
        server = live_servers.dashboard().start()
    servers.append(server)
    return f"{server.url}/voila/render/coach.ipynb"


def opened(page, url):
    """Open the coach's page, and its Roster tab."""
    page.goto(url)
    page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60 * SECONDS)
    show(page, "Roster")
    page.locator(".mile-people").wait_for(timeout=20 * SECONDS)
    return page


def show(page, tab):
    """Show a tab."""
    page.locator(".lm-TabBar-tab", has_text=re.compile(f"^{tab}$")).click()


def press(page, label):
    """Press a button."""
    page.get_by_role("button", name=label, exact=True).locator("visible=true").first.click()


def rename(page, name):
    """Give the athlete who is open a name, on the Profile tab."""
    show(page, "Profile")
    field = page.get_by_label("Name or nickname")
    field.fill(name)
    field.press("Enter")


def saved(page):
    """Return what the head says about saving."""
    return page.locator(".mile-saved")


def test_added_edited_saved_and_there_again(open_page, url):
    """A reload goes on with the athlete; in another browser the roster has what was entered."""
    page = opened(open_page(), url)
    press(page, "Add a new athlete")
    rename(page, "Ana")
    expect(saved(page)).to_contain_text("Saving …")
    expect(saved(page)).to_contain_text(re.compile(r"Saved \d\d:\d\d"), timeout=10 * SECONDS)
    show(page, "Roster")
    expect(page.locator(".mile-people button", has_text="Ana")).to_be_visible()
    expect(page.get_by_text("give a name on the Profile tab")).to_have_count(0)
    page.wait_for_timeout(1200)  # the browser keeps its own copy once it is quiet
    page.reload()
    expect(saved(page)).to_contain_text(re.compile(r"Saved \d\d:\d\d"), timeout=60 * SECONDS)
    assert page.troubles.all() == []
    other = opened(open_page(), url)
    other.locator(".mile-people button", has_text="Ana").click()
    press(other, "Open")
    expect(other.locator(".mile-strip")).to_contain_text("Ana")
    assert other.troubles.all() == []


def test_changed_elsewhere(open_page, url, path):
    """Two windows edit one athlete; the second is asked, and keeps what it entered as a copy."""
    open_roster(path).add(Workbook(Athlete("Ben", mile_time_s=370.0)))
    one, two = (opened(open_page(), url) for _ in range(2))
    for page in (one, two):
        page.locator(".mile-people button", has_text=re.compile("^Ben")).click()
        press(page, "Open")
        expect(page.locator(".mile-strip")).to_contain_text("Ben")
    rename(one, "Ben Ito")
    expect(saved(one)).to_contain_text(re.compile(r"Saved \d"), timeout=10 * SECONDS)
    rename(two, "Ben Cruz")
    expect(saved(two)).to_contain_text("Changed elsewhere at", timeout=10 * SECONDS)
    press(two, "Keep mine as a copy")
    expect(two.locator(".mile-strip")).to_contain_text("Ben Cruz, copy")
    names = {person.name for person in open_roster(path).people("ben")}
    assert names == {"Ben Ito", "Ben Cruz, copy"}


def test_a_hostile_name_is_text(open_page, url, path):
    """It is shown literally, in the list, in the head and in the roll."""
    roster = open_roster(path)
    who = roster.add(Workbook(Athlete(HOSTILE, mile_time_s=370.0)))
    roster.squads.set_members(roster.squads.add(HOSTILE), {who: None})
    page = opened(open_page(), url)
    page.locator(".mile-people button", has_text="<img").click()
    press(page, "Delete …")
    press(page, "Leave it")
    press(page, "Open")
    press(page, "Call the roll")
    expect(page.locator(".mile-rollcall tbody th").first).to_contain_text(HOSTILE)
    assert page.evaluate("window.__xss") is None
    assert page.troubles.all() == []
    roster.delete(who)
    roster.squads.remove(roster.squads.all()[0].id)


def test_an_evening_by_keyboard_on_a_phone(open_page, url, path):
    """On 390 px nothing is cut off; one press notes the evening."""
    roster = open_roster(path)
    names = ("Cho", "Dev", "Eli")
    today = dt.date.today().weekday()  # a day off has nothing to rate
    free = tuple(sorted((today + days) % 7 for days in (0, 2, 4)))
    athletes = (Athlete(name, mile_time_s=370.0, training_days=free) for name in names)
    who = [roster.add(Workbook(athlete)) for athlete in athletes]
    roster.squads.set_members(roster.squads.add("Tuesday"), dict.fromkeys(who))
    page = opened(open_page(viewport={"width": 390, "height": 844}, color_scheme="dark"), url)
    press(page, "Call the roll")
    rows = page.locator(".mile-rollcall tbody tr")
    expect(rows).to_have_count(3)
    rating = page.get_by_label("RPE of Cho")
    rating.focus()
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Minutes of Cho")).to_be_focused()
    rows.nth(1).get_by_label("missed").check()
    expect(page.get_by_label("RPE of Dev")).to_be_disabled()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    press(page, "Note the evening")
    expect(page.get_by_text("The evening is noted.")).to_be_visible(timeout=10 * SECONDS)
    log = roster.opened(who[0]).workbook.outline.log
    assert [(done.rpe, done.kind != "") for done in log] == [(7.0, True)]
    assert page.troubles.all() == []


def test_axe_finds_nothing_serious(open_page, url, path, pytestconfig):
    """The list, the warning, the squads and the roll are judged, on a light page and a dark one."""
    roster = open_roster(path)
    who = roster.add(Workbook(Athlete("Fay", mile_time_s=370.0)))
    roster.squads.set_members(roster.squads.add("Friday"), {who: None})
    page = opened(open_page(), url)
    page.locator(".mile-people button", has_text="Fay").click()
    press(page, "Delete …")
    page.get_by_label("Squad", exact=True).select_option("Friday")
    press(page, "Call the roll")
    page.locator(".mile-rollcall tbody tr").first.wait_for()
    page.evaluate(axe.source(pytestconfig.cache.mkdir("axe")))
    assert page.evaluate(JUDGED) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(JUDGED) == []
