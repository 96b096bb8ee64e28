"""The Season tab in a real browser: shaped with a mouse, by keyboard, on a phone, and on paper."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def url(dashboard):
    """The coach's page."""
    return dashboard("coach")


def opened(page, url):
    """Return the Season tab once calendar and chart are drawn."""
    page.goto(url)
    page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
    page.locator(".lm-TabBar-tab", has_text=re.compile("^Season$")).click()
    page.locator(".mile-cal-item").first.wait_for(timeout=20_000)
    page.locator(".mile-chart [data-drawn]").locator("visible=true").first.wait_for()
    return page


@pytest.fixture
def season(shared_page, url):
    """A function: the Season tab in a window of some kind; each test leaves the plan as it was."""

    def shown(width=1280, height=900, **options):
        return shared_page(opened, url, viewport={"width": width, "height": height}, **options)

    return shown


def day(page, number):
    """Return a day, counted from the first."""
    return page.locator(".mile-cal td").nth(number)


def first_of_second_week(page, *, free=False):
    """Return the number of the second week's first day with a session, or without one."""
    find = """free => [...document.querySelectorAll('.mile-cal td')].findIndex(
      (cell, at) => at > 6 && !cell.querySelector('.mile-cal-item') === free)"""
    return page.evaluate(find, free)


def label(page, number):
    """Return a day as a sentence."""
    return day(page, number).evaluate(
        """cell => [cell.querySelector('.mile-cal-said').textContent,
          ...[...cell.querySelectorAll('.mile-cal-item')].map((item) => item.ariaLabel)].join(' ')"""
    )


def test_a_click_shows_the_session_and_why(season):
    """Heading, reason and prescription appear in sight without scrolling, dark on a dark page."""
    page = season(color_scheme="dark")
    number = first_of_second_week(page)
    item = day(page, number).locator(".mile-cal-item").first
    item.click()
    chosen = page.locator(".mile-day.mile-chosen")
    heading = chosen.locator("h3").first
    date = re.match(r"(\w+ \d+ \w+)", label(page, number))[1]
    expect(heading).to_have_text(re.compile(rf"^{date} \d{{4}}: \S"))
    expect(heading).to_be_in_viewport()
    expect(item).to_have_attribute("aria-current", "true")
    expect(chosen.get_by_text("Verdict: ")).to_be_visible()
    expect(chosen.locator(".mile-table").first).to_be_attached()
    chosen.get_by_text("Why this session?").click()
    expect(chosen.get_by_text(re.compile(r"\(S\d")).first).to_be_visible()
    background = chosen.evaluate("node => getComputedStyle(node).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", background)[:3]) < 80
    chosen.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Choose a session in the calendar")).to_be_visible()
    assert page.troubles.all() == []


def test_a_session_is_dragged_and_undo_brings_it_back(season):
    """It stands on the other day, marked as changed; the day it left is free."""
    page = season()
    source, target = first_of_second_week(page), first_of_second_week(page, free=True)
    before = label(page, source), label(page, target)
    item = day(page, source).locator(".mile-cal-item").first
    name = item.locator(".mile-cal-words").inner_text()
    item.drag_to(day(page, target))
    came = day(page, target).locator(".mile-cal-item")
    expect(came.locator(".mile-cal-words")).to_have_text(name)
    expect(came).to_have_class(re.compile("mile-cal-is-by-hand"))
    assert "changed by hand" in label(page, target)
    page.get_by_role("button", name="Undo").click()
    expect(day(page, source)).to_have_accessible_name(before[0])
    expect(day(page, target)).to_have_accessible_name(before[1])
    assert page.troubles.all() == []


def test_a_refused_drag_says_why(season):
    """Onto a day with a run: nothing moves, and the sentence stands beside the session."""
    page = season()
    runs = page.evaluate(
        """() => [...document.querySelectorAll('.mile-cal td')].map((cell, at) => [cell, at])
          .filter(([cell, at]) => at > 6 && cell.querySelector('[data-kind="0"], [data-kind="1"]'))
          .map(([, at]) => at)"""
    )
    before = label(page, runs[0]), label(page, runs[1])
    day(page, runs[0]).locator(".mile-cal-item").first.drag_to(day(page, runs[1]))
    expect(page.locator(".mile-hand [role=alert]")).to_contain_text("holds a run already")
    expect(page.locator(".mile-hand [role=alert]")).to_be_in_viewport()
    assert (label(page, runs[0]), label(page, runs[1])) == before
    assert page.troubles.all() == []


def test_a_season_is_shaped_by_keyboard_alone(season):
    """Arrows walk the days, Enter chooses, Tab reaches the buttons, and a lock is a press."""
    page = season()
    number = first_of_second_week(page)
    day(page, 7).focus()
    for _ in range(number - 7):
        page.keyboard.press("ArrowRight")
    expect(day(page, number)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(day(page, number)).to_have_attribute("aria-selected", "true")
    expect(page.locator(".mile-day.mile-chosen h3").first).to_be_visible()
    lock = page.get_by_role("button", name="Lock the day", exact=True)
    expect(lock).to_be_visible()
    for _ in range(20):
        page.keyboard.press("Tab")
        if lock.evaluate("button => button === document.activeElement"):
            break
    expect(lock).to_be_focused()
    page.keyboard.press("Space")
    expect(day(page, number)).to_have_accessible_name(re.compile("locked"))
    expect(page.get_by_role("button", name="Unlock the day")).to_be_focused()
    page.keyboard.press("Space")
    expect(day(page, number)).not_to_have_accessible_name(re.compile("locked"))
    assert page.troubles.all() == []


def test_a_pasted_log_is_looked_at_and_noted(season):
    """A refused row is named; what is noted is ticked off in the calendar and marked in the chart."""
    page = season()
    today = dt.date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv')"))
    page.get_by_label("What was done").fill(f"{today}, 44, 6, windy\n{today}, 30, 11")
    page.get_by_label("What was done").blur()
    page.get_by_text("1 session read").wait_for(timeout=10_000)
    refused = page.get_by_role("row", name=re.compile(rf"^2 {today}"))
    assert "10" in refused.inner_text()
    expect(page.locator(".mile-cal-is-done")).to_have_count(0)
    page.get_by_role("button", name="Note this one").click()
    done = page.locator(".mile-cal-today .mile-cal-is-done")
    expect(done).to_contain_text("44 min")
    expect(page.get_by_text("1 noted; Undo takes that back.")).to_be_visible()
    expect(page.locator(".legendtext", has_text="done")).to_have_count(1)
    assert "done 264" in page.locator(".mile-cal-week").first.inner_text()
    page.get_by_role("tabpanel", name="Season").get_by_role("button", name="Undo").click()
    expect(page.locator(".mile-cal-is-done")).to_have_count(0)
    assert page.troubles.all() == []


def test_a_club_session_stands_fixed(season):
    """Added once, it stands in every full week, cannot be dragged, and can be removed."""
    page = season()
    page.get_by_label("Every week on").select_option("Thu")
    page.get_by_label("holds", exact=True).select_option("long intervals")
    page.get_by_label("Name", exact=True).first.fill("Club track")
    page.get_by_role("button", name="Add a weekly session").click()
    expect(page.get_by_text("every Thu, long intervals: Club track")).to_be_visible()
    thursday = day(page, 7 + 3).locator(".mile-cal-item").first
    expect(thursday).to_have_class(re.compile("mile-cal-is-fixed"))
    expect(thursday).to_contain_text("Club track")
    expect(thursday).to_contain_text("long intervals")
    expect(thursday).to_have_attribute("draggable", "false")
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.locator(".mile-cal-is-fixed")).to_have_count(0)
    assert page.troubles.all() == []


def test_a_phone_needs_no_scrolling_sideways(season):
    """With a session chosen, all controls unfolded and the numbers shown; the calendar comes first."""
    page = season(390, 844, has_touch=True)
    calendar, settings = page.locator(".mile-cal"), page.get_by_label("Name of the race")
    assert calendar.bounding_box()["y"] < settings.bounding_box()["y"]
    item = day(page, first_of_second_week(page)).locator(".mile-cal-item").first
    item.scroll_into_view_if_needed()
    item.tap()
    page.get_by_role("button", name="Change or note …").tap()
    expect(page.get_by_role("button", name="Note it as done")).to_be_visible()
    page.get_by_role("button", name="Show the numbers").tap()
    page.get_by_text("Load of every week").wait_for(timeout=10_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sheet = page.locator(".mile-day.mile-chosen")
    assert sheet.bounding_box()["height"] <= 0.55 * 844
    assert sheet.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert page.troubles.all() == []


def test_paper_shows_the_calendar_and_no_controls(season):
    """Every week of it, black on white, with a session chosen as well."""
    page = season(color_scheme="dark")
    day(page, first_of_second_week(page)).locator(".mile-cal-item").first.click()
    page.locator(".mile-day.mile-chosen").wait_for(timeout=10_000)
    page.emulate_media(media="print")
    expect(page.locator(".mile-cal td").last).to_be_visible()
    left = page.evaluate(
        """() => [...document.querySelectorAll('.mile-page :is(button, input, select, textarea)')]
          .filter((node) => node.getClientRects().length).map((node) => node.outerHTML)"""
    )
    assert left == []
    assert page.locator(".mile-page").evaluate("node => getComputedStyle(node).color") == (
        "rgb(0, 0, 0)"
    )
    page.emulate_media(media="screen")
    assert page.troubles.all() == []
