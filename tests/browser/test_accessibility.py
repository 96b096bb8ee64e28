"""The pages as axe-core judges them, by keyboard alone, and as they are read aloud."""

import re

import axe
import pytest
from playwright.sync_api import expect

TABS = ("Tonight", "Profile", "Paces", "Session", "Season", "Race", "Assumptions")
WIDE = ("Tonight", "Session", "Season", "Race")
"""Tabs with tables and a calendar, which a phone shows in another way."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
COLORS = ["color-contrast", "link-in-text-block"]
"""Rules on colors: all that differs in the dark."""

JUDGED = """(rules) => axe.run(document, {
  runOnly: rules, resultTypes: ['violations'],
}).then(({ violations }) => violations.flatMap(({ id, impact, nodes }) => nodes.map((node) =>
  [impact, `${id}: ${node.failureSummary.replace(/\\s+/g, ' ')} — ${node.html.slice(0, 160)}`])))"""
REACHABLE = """panel => [...document.querySelectorAll(panel)].filter((node) =>
  node.tabIndex >= 0 && !node.disabled && node.getClientRects().length)"""
CONTROLS = ".mile-tab :is(button, input, select, textarea, summary, .noUi-handle)"
FOCUSED = """() => {
  const node = document.activeElement, style = getComputedStyle(node);
  const ring = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  return [[...document.querySelectorAll('*')].indexOf(node), ring,
    node.ariaLabel ?? node.labels?.[0]?.textContent ?? node.textContent.trim()];
}"""


@pytest.fixture(scope="session")
def judge(pytestconfig):
    """The program of axe-core, kept in pytest's own folder, which git ignores."""
    return axe.source(pytestconfig.cache.mkdir("axe"))


@pytest.fixture(scope="module")
def url(dashboard):
    """The coach's page."""
    return dashboard("coach")


def opened(page, url):
    """Return a page once its first chart is drawn."""
    page.goto(url)
    page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
    return page


@pytest.fixture
def coach(shared_page, url):
    """The coach's page, one for all tests that leave it in order."""
    return shared_page(opened, url, viewport={"width": 1280, "height": 900})


def ladder(page):
    """Show the ladder on the Session tab, scaled to the athlete."""
    show(page, "Session")
    page.get_by_role("combobox", name="Session", exact=True).select_option("Ascending ladder")
    page.get_by_role("button", name="Scale to the athlete").click()
    expect(page.get_by_label("Rung 1 [m], typed")).to_have_value("200")


def tab(page, name):
    """Return a tab."""
    return page.locator(".lm-TabBar-tab", has_text=re.compile(f"^{name}$"))


def show(page, name):
    """Bring a tab to the front; in the season, a session with all that may be done to it."""
    tab(page, name).click()
    inside = ".mile-chart [data-drawn]" if name != "Assumptions" else ".mile-assumption"
    page.locator(inside).locator("visible=true").first.wait_for(timeout=20_000)
    if name == "Season":
        page.locator(".mile-cal-item").first.click()
        page.get_by_role("button", name="Change or note …").click()
        page.get_by_role("button", name="Note it as done").wait_for(timeout=10_000)


def unfold(page):
    """Open whatever is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach((node) => (node.open = true))")


def findings(page, where, rules=RULES):
    """Return what axe finds serious or critical, a line for each element."""
    found = page.evaluate(JUDGED, rules)
    return [f"{where}: {said}" for impact, said in found if impact in ("serious", "critical")]


def findings_in_the_dark(page, where):
    """Return what axe finds in the colors of a dark page; the page is light again then."""
    page.emulate_media(color_scheme="dark")
    found = findings(page, f"{where}, dark", COLORS)
    page.emulate_media(color_scheme="light")
    return found


def press_until(page, key, node, most=80):
    """Press a key until an element has the focus; return what had it on the way."""
    passed = []
    for _ in range(most):
        page.keyboard.press(key)
        if node.evaluate("node => node === document.activeElement"):
            return passed
        passed.append(page.evaluate(FOCUSED)[2])
    raise AssertionError(f"{most} × {key} passed {passed}")


def by_keyboard(page, name):
    """Bring a tab to the front with arrow keys and Enter."""
    page.locator(".lm-TabBar-tab.lm-mod-current").focus()
    if tab(page, name).get_attribute("aria-selected") != "true":
        press_until(page, "ArrowRight", tab(page, name), len(TABS))
        page.keyboard.press("Enter")
    expect(tab(page, name)).to_have_attribute("aria-selected", "true")
    page.locator(".mile-chart [data-drawn]").locator("visible=true").first.wait_for()


@pytest.mark.parametrize(("width", "names"), [(1280, TABS), (390, WIDE)])
def test_no_tab_has_a_serious_finding(open_page, url, judge, width, names):
    """Every tab, with all that may be unfolded, is judged by axe-core without exception."""
    page = opened(open_page(viewport={"width": width, "height": 900}), url)
    page.evaluate(judge)
    found = []
    for name in names:
        show(page, name)
        unfold(page)
        found += findings(page, f"{name}, {width} px")
        found += findings_in_the_dark(page, name) if width > 1000 else []
    assert not found, "\n".join(found)
    assert page.troubles.all() == []


@pytest.mark.parametrize("chapter", ["03_aerobic_base", "08_season"])
def test_a_page_of_the_book_has_no_serious_finding(open_page, dashboard, judge, chapter):
    """Prose, formulas, tables, a panel, solved exercises; all of it is the main part of the page."""
    page = open_page(viewport={"width": 390, "height": 844})
    opened(page, dashboard(chapter))
    for answer in page.get_by_role("button", name="Show the answer").all():
        answer.click()
    expect(page.locator(".mile-exercise .mile-try").last).to_be_attached()
    page.evaluate(judge)
    found = findings(page, "390 px") + findings_in_the_dark(page, "390 px")
    assert not found, "\n".join(found)
    expect(page.get_by_role("main")).to_have_count(1)


def test_a_slider_has_a_name_and_says_its_value_as_the_coach_writes_it(coach):
    """Goal mile, 6:00 and not 360; 6:01 a key later."""
    show(coach, "Paces")
    slider = coach.get_by_role("slider", name="Goal mile", exact=True)
    expect(slider).to_have_attribute("aria-valuetext", "6:00")
    slider.press("ArrowRight")
    expect(coach.get_by_label("Goal mile, typed")).to_have_value("6:01")
    expect(slider).to_have_attribute("aria-valuetext", "6:01")
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "6:00")
    assert coach.locator('[title="null"]').count() == 0


def test_choices_side_by_side_are_a_named_group(coach):
    """Which button of a row is pressed is said, and what the row is about."""
    show(coach, "Tonight")
    where = coach.get_by_role("group", name="Where")
    for name in ("treadmills", "track"):
        where.get_by_role("button", name=name, exact=True).press("Enter")
        expect(where.get_by_role("button", pressed=True)).to_have_text(name)
    show(coach, "Profile")
    days = coach.get_by_role("group", name="Days free for training")
    expect(days.get_by_role("checkbox")).to_have_count(7)


def test_every_control_of_the_session_is_reached_by_tab(coach):
    """In the order in which they stand, each with a name and a ring around it, and out at the end."""
    by_keyboard(coach, "Session")
    reached = []
    for _ in range(coach.evaluate(f"({REACHABLE})({CONTROLS!r}).length")):
        coach.keyboard.press("Tab")
        reached.append(coach.evaluate(FOCUSED))
    places = [place for place, _, _ in reached]
    assert places == sorted(set(places))
    assert [reach for reach in reached if not reach[2] or reach[1] < 2] == []
    coach.keyboard.press("Tab")
    assert coach.evaluate("document.activeElement.closest('.mile-tab')") is None


def test_a_session_is_tuned_by_keyboard_alone(coach):
    """List, slider, button and fold answer keys, and what is made anew takes the focus back."""
    ladder(coach)
    by_keyboard(coach, "Session")
    press_until(coach, "Tab", coach.get_by_role("slider", name="Rung 1 [m]"))
    coach.keyboard.press("ArrowRight")
    expect(coach.get_by_label("Rung 1 [m], typed")).to_have_value("250")
    add = coach.get_by_role("button", name="Add a rung on top")
    press_until(coach, "Tab", add)
    for rung in (5, 6):
        coach.keyboard.press("Space")
        expect(coach.get_by_role("slider", name=f"Rung {rung} [m]")).to_be_visible()
        expect(add).to_be_focused()
    pace = coach.get_by_label("Pace", exact=True)
    press_until(coach, "Tab", pace)
    coach.keyboard.press("a")
    expect(coach.get_by_role("slider", name="Pace per mile")).to_be_visible()
    expect(pace).to_be_focused()
    why = coach.locator("summary", has_text="Why this verdict?")
    press_until(coach, "Tab", why)
    coach.keyboard.press("Enter")
    expect(coach.get_by_text("It is the most cautious of three answers.")).to_be_visible()


def test_the_calendar_is_gone_through_by_keyboard_alone(coach):
    """Tab enters it at one day and leaves it at the other end; what a key did is read aloud."""
    by_keyboard(coach, "Season")
    press_until(coach, "Tab", coach.locator(".mile-cal td[tabindex='0']"))
    for _ in range(7):
        coach.keyboard.press("ArrowRight")
    coach.keyboard.press("Enter")
    head = coach.locator(".mile-day > .mile-live[role=status]")
    expect(head).to_have_text(re.compile(r"\w+day \d+ \w+ \d{4}"))
    aloud = """() => [...document.querySelectorAll('.mile-day .mile-live[role=status]')]
      .map((node) => node.innerText.trim()).join('|')"""
    before = coach.evaluate(aloud)
    press_until(coach, "Tab", coach.get_by_role("button", name="Lock the day"), 20)
    coach.keyboard.press("Space")
    coach.wait_for_function(f"before => ({aloud})() !== before", arg=before)
    expect(head).to_contain_text("Locked.")
    end = coach.locator(".mile-tab :is(button, input, textarea)").locator("visible=true").last
    press_until(coach, "Tab", end)
    press_until(coach, "Shift+Tab", coach.locator(".lm-TabBar-tab.lm-mod-current"), 120)


def test_the_verdict_is_read_aloud_when_it_changes(coach):
    """Its element bears the role before and after, and is the same."""
    ladder(coach)
    verdict = coach.get_by_role("status").filter(has_text="Verdict: within reach")
    expect(verdict).to_have_count(1)
    before = verdict.element_handle()
    coach.get_by_role("button", name="As written").click()
    expect(coach.get_by_role("status").filter(has_text="Verdict: demanding")).to_have_count(1)
    assert before.evaluate("node => node.isConnected && node.role") == "status"
    assert "Verdict: demanding" in before.inner_text()


def test_what_was_done_is_read_aloud(coach):
    """A session that is kept, and a table that was pasted, are told in places that were there."""
    show(coach, "Tonight")
    ladder(coach)
    places = coach.locator(".mile-live[role=status]").element_handles()
    coach.get_by_label("Keep this session as").fill("Tuesday")
    coach.get_by_role("button", name="Keep", exact=True).click()
    expect(coach.get_by_role("status").filter(has_text="Kept as Tuesday.")).to_have_count(1)
    show(coach, "Tonight")
    coach.get_by_label("Names and marks").fill("Ana, 6:10, mile")
    coach.get_by_label("Names and marks").blur()
    read = coach.locator(".mile-live", has_text="Rows read: 1.")
    expect(read).to_have_count(1)
    told = "".join(place.text_content() for place in places)
    assert "Kept as Tuesday." in told
    assert "Rows read: 1." in told


def test_a_refusal_is_read_aloud_and_tied_to_its_field(coach):
    """As an alert in one place, by which the field is described until what is typed is taken."""
    show(coach, "Session")
    goal = coach.get_by_label("Goal mile").locator("visible=true")
    goal.fill("4:60")
    goal.press("Enter")
    expect(goal).to_have_accessible_description(re.compile("Did you mean 5:00"))
    place = coach.locator(".mile-field:has([aria-invalid=true]) .widget-html").element_handle()
    goal.fill("2:10")
    goal.press("Enter")
    expect(goal).to_have_accessible_description(re.compile("faster than anyone"))
    assert "faster than anyone" in place.query_selector("[role=alert]").text_content()
    goal.fill("6:00")
    goal.press("Enter")
    expect(goal).to_have_accessible_description("")
    expect(goal).not_to_have_attribute("aria-invalid", "true")
