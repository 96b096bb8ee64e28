"""The coach's page under a real Voilà, used as a coach would use it."""

import re

import pytest
from live_servers import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TABS = ("Tonight", "Profile", "Paces", "Session", "Season", "Race", "Assumptions")
HOSTILE = '<img src=x onerror="window.__xss=1">'


@pytest.fixture(scope="module")
def url(voila_page):
    """The coach's page."""
    return voila_page("notebooks/coach.ipynb")


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


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_is_a_page_of_its_own(page, voila_page, notebook):
    """It opens under Voilà without console error, failed answer or foreign request."""
    page.goto(voila_page(f"notebooks/{notebook.name}"))
    page.locator("#rendered_cells h1").first.wait_for(timeout=60_000)
    if notebook.stem != "00_start_here":
        page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
    page.wait_for_timeout(300)
    assert page.troubles.all() == []
    assert page.locator("pre", has_text="Traceback").count() == 0


def test_every_tab_opens_quietly(page, url):
    """No tab brings an error, and each shows its answer."""
    opened(page, url)
    for tab in TABS[1:]:
        show(page, tab)
    page.wait_for_timeout(300)
    assert page.troubles.all() == []


def test_a_rung_moved_by_keyboard_changes_numbers_and_chart(page, url):
    """200 m becomes 250 m in the field, in the table and above its bar."""
    opened(page, url)
    show(page, "Session")
    handle = slider(page, "Rung 1 [m]")
    handle.focus()
    before = visible_chart(page).get_attribute("data-drawn")
    page.keyboard.press("ArrowRight")
    page.get_by_role("cell", name="250 m").first.wait_for(timeout=10_000)
    page.wait_for_function(
        "before => [...document.querySelectorAll('[data-drawn]')]"
        ".some(d => d.offsetParent && d.dataset.drawn !== before)",
        arg=before,
    )
    assert "250" in visible_chart(page).locator(".bartext").all_text_contents()
    assert page.get_by_label("Rung 1 [m], typed").input_value() == "250"
    assert page.troubles.all() == []


def test_a_proposal_is_made_and_undone(page, url):
    """One click brings the session within reach, another takes it back; both traces are drawn."""
    opened(page, url)
    show(page, "Session")
    page.get_by_role("button", name="As written").click()
    verdict = page.get_by_role("status").locator("visible=true").filter(has_text="Verdict")
    verdict.filter(has_text="Verdict: demanding").wait_for(timeout=10_000)
    assert visible_chart(page).locator(".scatterlayer .trace").count() == 2
    page.get_by_role("button", name="Fewer reps").click()
    verdict.filter(has_text="Verdict: within reach").wait_for(timeout=10_000)
    assert page.get_by_role("button", name="Fewer reps").count() == 0
    page.get_by_role("button", name="Undo").click()
    verdict.filter(has_text="Verdict: demanding").wait_for(timeout=10_000)
    assert page.troubles.all() == []


def test_laps_are_typed_and_answered(page, url):
    """The card, the laps as run and the advice stand on one tab; a missing lap is said."""
    opened(page, url)
    show(page, "Race")
    laps = page.get_by_label("Laps as timed")
    laps.fill("1:24 1:30 1:34 1:33")
    page.keyboard.press("Enter")
    page.get_by_text("start about").first.wait_for(timeout=10_000)
    laps.fill("1:24 1:30 1:34")
    page.keyboard.press("Enter")
    page.get_by_text("Lap times given: 3").first.wait_for(timeout=10_000)
    assert page.get_by_role("cell", name="1609.3 m").first.is_visible()
    assert page.troubles.all() == []


def test_growth_moved_by_keyboard_changes_the_weeks(page, url):
    """The calendar and the chart of the season answer one key."""
    opened(page, url)
    show(page, "Season")
    weeks = "[...document.querySelectorAll('.mile-cal-week')].map((week) => week.innerText).join()"
    before = page.evaluate(weeks)
    drawn = visible_chart(page).get_attribute("data-drawn")
    slider(page, "Growth of running from week to week [%]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"before => {weeks} !== before", arg=before)
    page.wait_for_function(
        "drawn => [...document.querySelectorAll('[data-drawn]')]"
        ".some(d => d.offsetParent && d.dataset.drawn !== drawn)",
        arg=drawn,
    )
    assert page.troubles.all() == []


def test_two_visitors_do_not_affect_each_other(open_page, url):
    """A name typed by one stays with that one."""
    one, other = opened(open_page(), url), opened(open_page(), url)
    show(one, "Profile")
    show(other, "Profile")
    one.get_by_label("Name or nickname").fill("Ana")
    one.keyboard.press("Enter")
    one.locator(".mile-strip h2", has_text="Ana").wait_for(timeout=10_000)
    other.get_by_label("Age [years]").fill("44")
    other.keyboard.press("Enter")
    other.wait_for_timeout(500)
    assert other.locator(".mile-strip h2").inner_text() == "Ravi"
    assert one.get_by_label("Age [years]").input_value() == "37"


def test_a_bad_time_gets_its_sentence_and_stays(page, url):
    """The field keeps what was typed; the sentence stands beside it, read aloud as an alert."""
    opened(page, url)
    show(page, "Profile")
    goal = page.get_by_label("Goal mile").locator("visible=true")
    goal.fill("4:60")
    page.keyboard.press("Enter")
    said = page.get_by_role("alert").locator("visible=true")
    said.first.wait_for(timeout=10_000)
    assert "Did you mean 5:00?" in said.first.inner_text()
    assert goal.input_value() == "4:60"
    assert page.troubles.all() == []


def test_a_typed_value_between_two_steps_of_a_slider_stays(page, url):
    """The browser moves a slider to its nearest step; the coach's 4:59.6 is not moved with it."""
    opened(page, url)
    show(page, "Profile")
    goal = page.get_by_label("Goal mile").locator("visible=true")
    goal.fill("4:59.6")
    page.keyboard.press("Enter")
    show(page, "Paces")
    page.wait_for_timeout(500)
    assert page.get_by_label("Goal mile, typed").input_value() == "4:59.6"
    show(page, "Profile")
    assert goal.input_value() == "4:59.6"


def test_a_hostile_name_is_only_text(page, url):
    """Nothing in a name runs, on any tab."""
    opened(page, url)
    show(page, "Profile")
    page.get_by_label("Name or nickname").fill(HOSTILE)
    page.keyboard.press("Enter")
    page.locator(".mile-strip h2", has_text="onerror").wait_for(timeout=10_000)
    for tab in TABS[1:]:
        show(page, tab)
    assert page.evaluate("window.__xss") is None
    assert page.locator(".mile-strip h2").inner_text() == HOSTILE


@pytest.mark.parametrize("width", [390, 1280])
def test_no_tab_is_wider_than_its_window(open_page, url, width):
    """On a phone as on a desk there is nothing to scroll to sideways."""
    page = opened(open_page(viewport={"width": width, "height": 844}), url)
    for tab in TABS:
        show(page, tab)
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, tab


def test_a_chart_keeps_its_height_while_it_is_redrawn(page, url):
    """Nothing below a chart jumps when a slider moves."""
    opened(page, url)
    show(page, "Session")
    heights = set()
    slider(page, "Rung 1 [m]").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        heights.add(visible_chart(page).bounding_box()["height"])
    page.wait_for_timeout(500)
    heights.add(visible_chart(page).bounding_box()["height"])
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


def test_charts_follow_the_system_into_the_dark(page, url):
    """Text on charts is light on dark as soon as the system is dark."""
    opened(page, url)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(500)
    fill = visible_chart(page).locator(".xtick text").first.evaluate("e => e.style.fill")
    red, green, blue = (int(part) for part in re.findall(r"\d+", fill)[:3])
    assert min(red, green, blue) > 150
