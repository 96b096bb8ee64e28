"""The coach's page in the dashboard, used as a coach would use it."""

import re

import pytest
from chapters import is_chapter, move_panel, solve
from live_servers import ROOT
from playwright.sync_api import expect

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TABS = ("Tonight", "Profile", "Paces", "Session", "Season", "Race", "Assumptions")
HOSTILE = '<img src=x onerror="window.__xss=1">'


@pytest.fixture(scope="module")
def url(dashboard):
    """The coach's page."""
    return dashboard("coach")


@pytest.fixture
def desk(shared_page, url):
    """The coach's page on a desk, for tests that leave it as they found it."""
    return shared_page(opened, url)


def opened(page, url):
    """Return the page once its first chart is drawn."""
    page.goto(url)
    page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
    return page


def show(page, tab):
    """Bring a tab to the front."""
    page.locator(".lm-TabBar-tab", has_text=re.compile(f"^{tab}$")).click()
    if tab != "Assumptions":
        drawn = page.locator(".mile-chart [data-drawn]").locator("visible=true")
        drawn.first.wait_for(timeout=20_000)


def slider(page, label):
    """Return the handle of the visible slider with a label."""
    field = page.locator(".mile-slider", has=page.get_by_text(label, exact=True))
    return field.locator("visible=true").locator(".noUi-handle").first


def visible_chart(page):
    """Return the visible drawing."""
    return page.locator(".mile-chart [data-drawn]").locator("visible=true").first


BARE = ("00_start_here", "roster")
"""Pages without a chart."""


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_is_a_page_of_its_own(page, dashboard, notebook):
    """It opens in the dashboard without console error, failed answer or foreign request."""
    opens_quietly(page, dashboard(notebook.stem), chart=notebook.stem not in BARE)
    assert page.get_by_text("from helpers").count() == 0  # prose and panels, no code
    if is_chapter(notebook):
        move_panel(page)
        solve(page)
        page.wait_for_timeout(300)
        assert page.troubles.all() == []


def test_the_coachs_page_opens_under_plain_voila(page, voila_page):
    """`voila notebooks/coach.ipynb` is enough, with the settings that lie in the repository."""
    opens_quietly(page, voila_page("notebooks/coach.ipynb"), chart=True)


def opens_quietly(page, address, *, chart):
    """Open a notebook's page, and see that nothing is wrong with it."""
    page.goto(address)
    page.locator("#rendered_cells h1").first.wait_for(timeout=60_000)
    if chart:
        page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
    page.wait_for_timeout(300)
    assert page.troubles.all() == []
    assert page.locator("pre", has_text="Traceback").count() == 0


def test_every_tab_opens_quietly(desk):
    """No tab brings an error, and each shows its answer."""
    for tab in TABS[1:]:
        show(desk, tab)
    desk.wait_for_timeout(300)
    assert desk.troubles.all() == []


def test_a_rung_moved_by_keyboard_changes_numbers_and_chart(desk):
    """200 m becomes 250 m in the field, in the table and above its bar, and 200 m again."""
    show(desk, "Session")
    handle = slider(desk, "Rung 1 [m]")
    handle.focus()
    before = visible_chart(desk).get_attribute("data-drawn")
    desk.keyboard.press("ArrowRight")
    desk.get_by_role("cell", name="250 m").first.wait_for(timeout=10_000)
    desk.wait_for_function(
        "before => [...document.querySelectorAll('[data-drawn]')]"
        ".some(d => d.offsetParent && d.dataset.drawn !== before)",
        arg=before,
    )
    assert "250" in visible_chart(desk).locator(".bartext").all_text_contents()
    assert desk.get_by_label("Rung 1 [m], typed").input_value() == "250"
    desk.keyboard.press("ArrowLeft")
    desk.get_by_role("cell", name="250 m").first.wait_for(state="detached", timeout=10_000)
    assert desk.get_by_label("Rung 1 [m], typed").input_value() == "200"
    assert desk.troubles.all() == []


def test_a_proposal_is_made_and_undone(desk):
    """One click brings the session within reach, another takes it back; both traces are drawn."""
    show(desk, "Session")
    desk.get_by_role("button", name="As written").click()
    verdict = desk.get_by_role("status").locator("visible=true").filter(has_text="Verdict")
    verdict.filter(has_text="Verdict: demanding").wait_for(timeout=10_000)
    assert visible_chart(desk).locator(".scatterlayer .trace").count() == 2
    desk.get_by_role("button", name="Fewer reps").click()
    verdict.filter(has_text="Verdict: within reach").wait_for(timeout=10_000)
    assert desk.get_by_role("button", name="Fewer reps").count() == 0
    desk.get_by_role("button", name="Undo").click()
    verdict.filter(has_text="Verdict: demanding").wait_for(timeout=10_000)
    assert desk.troubles.all() == []


def test_laps_are_typed_and_answered(desk):
    """The card, the laps as run and the advice stand on one tab; a missing lap is said."""
    show(desk, "Race")
    laps = desk.get_by_label("Laps as timed")
    laps.fill("1:24 1:30 1:34 1:33")
    desk.keyboard.press("Enter")
    desk.get_by_text("start about").first.wait_for(timeout=10_000)
    laps.fill("1:24 1:30 1:34")
    desk.keyboard.press("Enter")
    desk.get_by_text("Lap times given: 3").first.wait_for(timeout=10_000)
    assert desk.get_by_role("cell", name="1609.3 m").first.is_visible()
    assert desk.troubles.all() == []


def test_growth_moved_by_keyboard_changes_the_weeks(desk):
    """The calendar and the chart of the season answer one key."""
    show(desk, "Season")
    weeks = "[...document.querySelectorAll('.mile-cal-week')].map((week) => week.innerText).join()"
    before = desk.evaluate(weeks)
    drawn = visible_chart(desk).get_attribute("data-drawn")
    slider(desk, "Growth of running from week to week [%]").focus()
    desk.keyboard.press("ArrowRight")
    desk.wait_for_function(f"before => {weeks} !== before", arg=before)
    desk.wait_for_function(
        "drawn => [...document.querySelectorAll('[data-drawn]')]"
        ".some(d => d.offsetParent && d.dataset.drawn !== drawn)",
        arg=drawn,
    )
    desk.keyboard.press("ArrowLeft")
    desk.wait_for_function(f"before => {weeks} === before", arg=before)
    assert desk.troubles.all() == []


def test_two_visitors_do_not_affect_each_other(open_page, desk, url):
    """A name typed by one stays with that one."""
    one, other = opened(open_page(), url), desk
    show(one, "Profile")
    show(other, "Profile")
    one.get_by_label("Name or nickname").fill("Ana")
    one.keyboard.press("Enter")
    one.locator(".mile-strip h2", has_text="Ana").wait_for(timeout=10_000)
    assert other.get_by_label("Age [years]").input_value() == "37"
    other.get_by_label("Age [years]").fill("44")
    other.keyboard.press("Enter")
    other.wait_for_timeout(500)
    assert other.locator(".mile-strip h2").inner_text() == "Ravi"
    assert one.get_by_label("Age [years]").input_value() == "37"
    other.get_by_label("Age [years]").fill("37")
    other.keyboard.press("Enter")


def test_a_bad_time_gets_its_sentence_and_stays(desk):
    """The field keeps what was typed; the sentence stands beside it, read aloud as an alert."""
    show(desk, "Profile")
    goal = desk.get_by_label("Goal mile").locator("visible=true")
    goal.fill("4:60")
    desk.keyboard.press("Enter")
    said = desk.get_by_role("alert").locator("visible=true")
    said.first.wait_for(timeout=10_000)
    assert "Did you mean 5:00?" in said.first.inner_text()
    assert goal.input_value() == "4:60"
    goal.fill("6:00")
    desk.keyboard.press("Enter")
    expect(said).to_have_count(0)
    assert desk.troubles.all() == []


def test_a_typed_value_between_two_steps_of_a_slider_stays(desk):
    """The browser moves a slider to its nearest step; the coach's 4:59.6 is not moved with it."""
    show(desk, "Profile")
    goal = desk.get_by_label("Goal mile").locator("visible=true")
    goal.fill("4:59.6")
    desk.keyboard.press("Enter")
    show(desk, "Paces")
    desk.wait_for_timeout(500)
    assert desk.get_by_label("Goal mile, typed").input_value() == "4:59.6"
    show(desk, "Profile")
    assert goal.input_value() == "4:59.6"
    goal.fill("6:00")
    desk.keyboard.press("Enter")


def test_a_hostile_name_is_only_text(desk):
    """Nothing in a name runs, on any tab."""
    show(desk, "Profile")
    desk.get_by_label("Name or nickname").fill(HOSTILE)
    desk.keyboard.press("Enter")
    desk.locator(".mile-strip h2", has_text="onerror").wait_for(timeout=10_000)
    for tab in TABS[1:]:
        show(desk, tab)
    assert desk.evaluate("window.__xss") is None
    assert desk.locator(".mile-strip h2").inner_text() == HOSTILE
    show(desk, "Profile")
    desk.get_by_label("Name or nickname").fill("Ravi")
    desk.keyboard.press("Enter")
    expect(desk.locator(".mile-strip h2")).to_have_text("Ravi")


@pytest.mark.parametrize("width", [390, 1280])
def test_no_tab_is_wider_than_its_window(open_page, desk, url, width):
    """On a phone as on a desk there is nothing to scroll to sideways."""
    phone = {"viewport": {"width": width, "height": 844}}
    page = desk if width > 1000 else opened(open_page(**phone), url)
    for tab in TABS:
        show(page, tab)
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, tab


def test_a_chart_keeps_its_height_while_it_is_redrawn(desk):
    """Nothing below a chart jumps when a slider moves."""
    show(desk, "Session")
    heights = set()
    slider(desk, "Rung 1 [m]").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
        desk.keyboard.press(key)
        heights.add(visible_chart(desk).bounding_box()["height"])
    desk.wait_for_timeout(500)
    heights.add(visible_chart(desk).bounding_box()["height"])
    assert len(heights) == 1


def test_the_chart_is_drawn_where_the_bundle_is_not_served(page, url):
    """The kernel sends its own copy once when the address of the bundle fails."""
    page.route("**/plotly.min.js", lambda route: route.abort())
    opened(page, url)
    assert visible_chart(page).locator(".main-svg").count() > 0


def test_the_chart_says_so_where_no_library_arrives(page, url):
    """A sentence stands in place of the drawing, never a blank box."""
    page.route("**/plotly.min.js", lambda route: route.abort())
    page.add_init_script(
        "const made = URL.createObjectURL;"
        "URL.createObjectURL = (b) => (b.size > 500000 ? 'blob:nothing' : made.call(URL, b));"
    )
    page.goto(url)
    page.get_by_text("The chart cannot be drawn").first.wait_for(timeout=60_000)


def test_charts_follow_the_system_into_the_dark(desk):
    """Text on charts is light on dark as soon as the system is dark, and dark on light again."""
    show(desk, "Session")
    light = """() => {
      const words = [...document.querySelectorAll('.mile-chart [data-drawn] .xtick text')];
      const shown = words.find((word) => word.getClientRects().length);
      return Math.min(...shown.style.fill.match(/\\d+/g).slice(0, 3)) > 150;
    }"""
    assert not desk.evaluate(light)
    desk.emulate_media(color_scheme="dark")
    desk.wait_for_function(light, timeout=5000)
    desk.emulate_media(color_scheme="light")
    desk.wait_for_function(f"() => !({light})()", timeout=5000)
