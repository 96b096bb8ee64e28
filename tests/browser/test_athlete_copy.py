"""An athlete's copy of the plan: a file on a phone, without network, with and without scripts."""

import datetime as dt
import re
from dataclasses import replace
from urllib.parse import unquote

import axe
import pytest
from playwright.sync_api import expect

from helpers.answers import athlete_plan
from helpers.pages import athlete
from helpers.pages.prescription import STOP_LINE
from helpers.publishing import Snapshot, copy_of, expiry
from helpers.season.messages import read_messages
from helpers.widgets.athlete import AthletePage, athlete_page
from helpers.workbook import replaced, sample

PHONE = {"width": 390, "height": 844}
PUBLISHED = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
TUESDAY = dt.datetime(2026, 12, 1, 7, 30)
HOSTILE = (
    "<img src=x onerror=window.__xss=1>",
    "</script><script>window.__xss=1</script>",
    '"><svg onload=window.__xss=1>',
    r"$\href{javascript:window.__xss=1}{x}$",
)
JUDGED = """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"],
  resultTypes: ["violations"]}).then(found => found.violations.flatMap(
    v => v.nodes.map(node => `${v.id}: ${node.target} ${node.failureSummary}`)))"""
SMALL = """() => [...document.querySelectorAll("button, select, input, summary, nav a")]
  .filter(e => e.checkVisibility() && e.type !== "radio" && e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML)"""


@pytest.fixture(scope="module")
def plan():
    """A season of twenty weeks."""
    workbook = replaced(sample("recreational"), "goal.race_date", dt.date(2027, 4, 11))
    return athlete_plan(workbook, PUBLISHED.date())


def snapshot_of(plan):
    """Return its first publication."""
    return Snapshot(1, PUBLISHED, expiry(plan), plan)


@pytest.fixture
def phone(open_page, tmp_path, plan):
    """A function: the copy opened from a file, on a phone whose clock can be set."""

    def opened(now=TUESDAY, shown=plan, *, before="", **options):
        page = open_page(viewport=PHONE, **options)
        page.asked, page.dialogs = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
        if options.get("java_script_enabled", True):
            page.clock.install(time=now)
            page.add_init_script(before)
        file = tmp_path / "plan.html"
        file.write_text(copy_of(snapshot_of(shown)), encoding="utf-8")
        page.goto(file.as_uri())
        return page

    return opened


def today(page):
    """Return the box with today's sessions."""
    return page.locator(".mile-athlete-today")


def message(page):
    """Return the text of the message."""
    return page.get_by_label("Message", exact=True).input_value()


def fill_in(page, *, rpe="6", pain="no"):
    """Say how it was."""
    page.get_by_label("How hard was it?").select_option(rpe)
    page.get_by_role("radio", name=pain, exact=True).check()


def test_today_is_on_top(phone, plan):
    """By the reader's clock, not by the day of publication: what to run stands before all else."""
    page = phone()
    expect(today(page).get_by_role("heading", level=2)).to_have_text("Today, Tuesday 1 December")
    for session in plan.on(TUESDAY.date()):
        expect(today(page)).to_contain_text(session.name)
    assert today(page).bounding_box()["y"] < 300
    assert page.troubles.all() == []


def test_midnight_turns_the_page(phone):
    """A page that stays open shows the new day."""
    page = phone(dt.datetime(2026, 12, 1, 23, 59, 40))
    expect(today(page)).to_contain_text("Tuesday 1 December")
    page.clock.run_for(60_000)
    expect(today(page)).to_contain_text("Wednesday 2 December")
    expect(today(page)).to_contain_text("rest is part of the plan")
    expect(today(page)).to_contain_text("Next: Thursday 3 December, 600 m repeats.")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (dt.datetime(2026, 11, 20, 12), "This plan begins on Tuesday 24 November."),
        (dt.datetime(2027, 4, 20, 12), "This plan ended on Sunday 11 April."),
        (dt.datetime(2027, 4, 11, 6), "The race"),
    ],
)
def test_before_and_after_the_plan(phone, now, said):
    """A page that is opened early, late, or on race day says so."""
    page = phone(now)
    expect(today(page)).to_contain_text(said)
    assert page.troubles.all() == []


def test_this_week_is_open_and_the_others_are_folded(phone, plan):
    """It stands before the paces; the days that are over are marked."""
    page = phone()
    expect(page.locator("details[open]")).to_have_count(1)
    expect(page.locator("details")).to_have_count(len(plan.weeks))
    now = page.locator(".mile-athlete-week-now")
    expect(now.locator("summary")).to_contain_text("Week of 30 Nov")
    expect(now.locator(".is-today h4")).to_have_text("Tuesday 1 December")
    expect(now.locator(".is-past")).to_have_count(1)
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings == [
        "Today, Tuesday 1 December", "This week", "Paces", "The plan to race day", "Race card",
        "Minutes by week", "Tell your coach",
    ]  # fmt: skip


def test_the_race_is_counted_down_to(phone):
    """From 1 December 2026 to 11 April 2027 are 131 days."""
    expect(phone().locator("[data-race]")).to_have_text("in 131 days")


def test_an_old_copy_says_so(phone):
    """After a week it asks for a newer one."""
    expect(phone().locator(".mile-athlete-old")).to_be_empty()
    page = phone(dt.datetime(2026, 12, 20, 12))
    expect(page.locator(".mile-athlete-old")).to_contain_text("26 days ago")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_unit_is_the_athletes_choice(phone, scripts):
    """6:10 a mile is 3:50 a kilometer; the choice works without scripts too."""
    page = phone(java_script_enabled=scripts)
    paces = page.locator("#mile-paces")
    expect(paces.get_by_text("6:10", exact=True).first).to_be_visible()
    expect(paces.get_by_text("3:50", exact=True).first).to_be_hidden()
    page.get_by_text("km", exact=True).first.click()
    expect(paces.get_by_text("6:10", exact=True).first).to_be_hidden()
    expect(paces.get_by_text("3:50", exact=True).first).to_be_visible()


def test_the_unit_is_kept(phone):
    """A reload shows the unit that was chosen; one browser, one choice."""
    page = phone()
    page.get_by_text("km", exact=True).first.click()
    page.reload()
    expect(page.get_by_role("radio", name="km")).to_be_checked()
    expect(page.locator("#mile-paces").get_by_text("3:50", exact=True).first).to_be_visible()


def test_the_message_is_written_from_what_is_chosen(phone):
    """Date, session and minutes are filled in; effort and pain are asked; the coach's box reads it."""
    page = phone()
    assert message(page) == "Ravi: 2026-12-01; 36 min; RPE ?; S1201, pain: ?"
    expect(page.get_by_role("button", name="Copy")).to_be_disabled()
    fill_in(page)
    text = message(page)
    assert text == "Ravi: 2026-12-01; 36 min; RPE 6; S1201, pain: no"
    (read,) = read_messages(text, ["Ana", "Ravi"], TUESDAY.date()).entries
    assert (read.name, read.code, read.pain) == ("Ravi", "S1201", False)
    assert (read.done.day, read.done.minutes, read.done.rpe) == (TUESDAY.date(), 36, 6)
    link = page.get_by_role("link", name="Text message").get_attribute("href")
    assert link.startswith("sms:?&body=")
    assert unquote(link.removeprefix("sms:?&body=")) == text


def test_another_session_brings_its_day_and_minutes(phone, plan):
    """And another day brings its session."""
    page = phone()
    session = next(s for s in plan.sessions if s.code == "S1205")
    page.get_by_label("Session").select_option("S1205")
    fill_in(page, rpe="4", pain="yes")
    assert message(page) == f"Ravi: 2026-12-05; {session.minutes} min; RPE 4; S1205, pain: yes"
    expect(page.get_by_role("status")).to_contain_text("your coach decides")
    page.get_by_label("Date").fill("2026-12-02")
    assert message(page) == "Ravi: 2026-12-02; ? min; RPE 4; other, pain: yes"
    expect(page.get_by_role("button", name="Copy")).to_be_disabled()


def test_copy_puts_the_message_on_the_clipboard(phone):
    """By a button; where the browser has no clipboard for files, by selection."""
    page = phone(
        before="window.copied = []; navigator.clipboard.writeText = async t => copied.push(t)"
    )
    fill_in(page)
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    assert page.evaluate("copied") == [message(page)]


def test_share_hands_the_message_over(phone):
    """Where the phone can share, it is offered; where it cannot, it is not."""
    none = phone(before="delete Navigator.prototype.share")
    expect(none.get_by_role("button", name="Share")).to_be_hidden()
    page = phone(
        before="window.shared = []; Navigator.prototype.share = async d => shared.push(d.text)"
    )
    fill_in(page)
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("shared") == [message(page)]


def test_without_scripts_everything_is_there(phone, plan):
    """The whole plan in order, every week open, and a line to copy by hand."""
    page = phone(java_script_enabled=False)
    text = page.locator("main").inner_text()
    for session in plan.sessions:
        assert session.code in text
    assert text.count(STOP_LINE) == len(plan.sessions) + 1
    expect(page.locator("details[open]")).to_have_count(len(plan.weeks))
    expect(page.locator("code")).to_contain_text(
        "Ravi: 2026-11-24; __ min; RPE __; S1124, pain: __"
    )
    expect(page.locator("code")).to_be_visible()
    expect(page.locator(".mile-athlete-message form")).to_be_hidden()
    expect(today(page)).to_be_hidden()
    expect(page.locator("svg")).to_be_visible()
    expect(page.get_by_text("Published on Tuesday 24 November 2026")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_the_phone(open_page, tmp_path, plan, scripts, width):
    """No sideways scrolling, also with a long word for a name."""
    page = open_page(viewport={"width": width, "height": 700}, java_script_enabled=scripts)
    file = tmp_path / "plan.html"
    file.write_text(copy_of(snapshot_of(replace(plan, nickname="W" * 80))), encoding="utf-8")
    page.goto(file.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth") if scripts else None
    if wide is None:
        boxes = [box.bounding_box() for box in page.locator("main section, h1, svg").all()]
        wide = max(box["x"] + box["width"] for box in boxes if box)
    assert wide <= width


LAB = ".lab dt { float: left; width: 20%; } .lab dd { float: left; width: 80%; }"
"""What JupyterLab and Voilà say of every list of terms that a cell puts out."""


@pytest.mark.parametrize("lab", [False, True])
@pytest.mark.parametrize("width", [320, 390])
def test_no_name_of_a_pace_is_broken(phone, width, lab):
    """Each stands in one line, and so does its pace; in the page of a server too."""
    page = phone()
    page.set_viewport_size({"width": width, "height": 700})
    if lab:  # the file's own policy lets no sheet in, but for one that a script makes
        page.evaluate("""rules => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
          document.querySelector("main").className = "lab";
        }""", LAB)  # fmt: skip
    lines = page.evaluate("""() => [...document.querySelectorAll("dt, dd b")].map(e => {
      const range = document.createRange();
      range.selectNodeContents(e);
      return [e.textContent, range.getClientRects().length];
    })""")
    assert len(lines) >= 15
    assert [text for text, count in lines if count > 1] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    right = page.evaluate("""() => [...document.querySelectorAll("dl > div")].map(row =>
      Math.round(row.getBoundingClientRect().right - row.lastChild.getBoundingClientRect().right))""")
    assert set(right) == {0}
    middle = page.evaluate("""() => [...document.querySelectorAll("dl > div")].map(row =>
      row.firstChild.getBoundingClientRect().bottom > row.lastChild.getBoundingClientRect().top)""")
    assert all(middle), "a pace stands beside its name"


@pytest.mark.parametrize("width", [320, 390])
def test_no_heading_of_a_week_is_broken(phone, width):
    """Its minutes go below where there is no room beside it."""
    page = phone()
    page.set_viewport_size({"width": width, "height": 700})
    high = page.evaluate(
        "[...document.querySelectorAll('summary h3')].map(e => e.getBoundingClientRect().height)"
    )
    assert len(high) == 20
    assert max(high) < 30


def test_a_very_long_name_of_a_pace_stays_inside(phone, plan):
    """It may break then, and its pace goes below it."""
    long = replace(plan, paces=(replace(plan.paces[0], name="W" * 60), *plan.paces[1:]))
    page = phone(shown=long)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_host_that_is_not_ours_keeps_the_name_of_its_tab(phone):
    """The copy has a title of its own; in JupyterLab the page is one cell among others."""
    page = phone()
    assert page.title() == "Ravi: plan"
    page.evaluate("document.title = 'lab'; athletePage(document.querySelector('.mile-athlete'))")
    assert page.title() == "lab"


def test_nothing_is_fetched(phone):
    """The file is all there is: no other address is asked for, whatever is clicked."""
    page = phone()
    fill_in(page)
    page.get_by_role("button", name="Copy").click()
    for summary in page.locator("summary").all()[:3]:
        summary.click()
    assert [url for url in page.asked if not url.startswith("file:")] == []
    assert len(page.asked) == 1
    assert page.troubles.all() == []


def test_names_show_literally(phone, plan):
    """Markup and scripts in a name, a session or a note are read, not run."""
    named = [
        replace(session, name=word, purpose=word, code=f"S{at}<b>", kind=session.kind)
        for at, (session, word) in enumerate(zip(plan.sessions, HOSTILE * 30, strict=False))
    ]
    page = phone(shown=replace(plan, nickname=HOSTILE[0], sessions=tuple(named)))
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE[0])
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for word in HOSTILE:
        expect(page.locator("h5").filter(has_text=word).first).to_be_visible()
    expect(page.locator("option").filter(has_text=HOSTILE[1]).first).to_be_attached()
    page.clock.run_for(2000)
    assert page.evaluate("window.__xss") is None
    assert page.locator("main img, main script, main b b, main a[href^=javascript]").count() == 0
    assert page.dialogs == []
    assert page.troubles.all() == []


def test_a_script_that_got_in_would_not_run(phone):
    """The policy in the file names its own script alone."""
    page = phone()
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.__xss = 1";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.__xss = 1'>");
    }""")
    page.clock.run_for(500)
    assert page.evaluate("window.__xss") is None
    assert len(page.troubles.console_errors) >= 2


def test_paper_is_plain_and_complete(phone, plan):
    """No controls and no colors; every week is unfolded, whatever is folded on the screen."""
    page = phone()
    page.emulate_media(media="print")
    for control in (".mile-athlete-message", ".mile-athlete-unit", "nav", ".mile-athlete-today"):
        expect(page.locator(control)).to_be_hidden()
    body = page.locator(".mile-athlete")
    assert body.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details[open]")).to_have_count(len(plan.weeks))
    text = body.inner_text()
    assert all(session.code in text for session in plan.sessions)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[open]")).to_have_count(1)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("name", "most"), [("recreational", 12), ("experienced", 14)])
def test_several_weeks_share_a_sheet(phone, name, most, paper):
    """Twenty weeks, of five or of seven sessions: some two on a page."""
    workbook = replaced(sample(name), "goal.race_date", dt.date(2027, 4, 11))
    page = phone(shown=athlete_plan(workbook, PUBLISHED.date()))
    pages = page.pdf(format=paper).count(b"/Type /Page\n")
    assert most / 2 < pages <= most


def test_paper_parts_no_session_and_leaves_no_heading_alone(phone):
    """Sessions and days of rest stay whole; a heading stays with what it heads."""
    page = phone()
    page.emulate_media(media="print")
    found = page.evaluate("""() => Object.fromEntries(Object.entries({
      whole: ["breakInside", "section[data-code], .mile-athlete-rest, .mile-athlete-week > summary"],
      led: ["breakAfter", "h2, .mile-athlete-week > summary, h4, h5"],
      spanning: ["columnSpan", "h2, summary"],
      parted: ["breakInside", ".mile-athlete-week, .mile-athlete-plan, div[data-date]:has(section)"],
    }).map(([name, [rule, which]]) => [name, [...new Set(
      [...document.querySelectorAll(`main :is(${which})`)].map(e => getComputedStyle(e)[rule]))]]))""")
    assert found == {
        "whole": ["avoid"], "led": ["avoid"], "spanning": ["none"], "parted": ["auto"],
    }  # fmt: skip


def test_light_and_dark_follow_the_system(phone):
    """White paper by day, dark by night."""
    look = "e => getComputedStyle(e).backgroundColor"
    assert (
        phone(color_scheme="light").locator(".mile-athlete").evaluate(look) == "rgb(255, 255, 255)"
    )
    assert phone(color_scheme="dark").locator(".mile-athlete").evaluate(look) == "rgb(20, 25, 31)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(phone, pytestconfig, scheme):
    """Contrast, labels, order of headings, names of controls."""
    page = phone(color_scheme=scheme)
    page.evaluate(axe.source(pytestconfig.cache.mkdir("axe")))
    assert page.evaluate(JUDGED) == []
    assert page.evaluate(SMALL) == []


def test_the_keyboard_reaches_everything(phone):
    """Units, weeks, the message: by Tab, in the order of the page."""
    page = phone()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.name || document.activeElement.tagName")
        )
    order = [name for name in dict.fromkeys(reached) if name != "BODY"]
    assert order[:3] == ["unit", "A", "SUMMARY"]
    assert order[3:] == ["date", "code", "rpe", "minutes", "pain", "text"]


def test_the_widget_draws_the_same_page(open_page, plan):
    """The same markup and the same script, as the module that a notebook runs; it ends cleanly."""
    page = open_page(viewport=PHONE)
    page.clock.install(time=TUESDAY)
    widget = athlete_page(snapshot_of(plan))
    page.set_content(
        "<!doctype html><html lang='en'><title>x</title><main id='place'></main></html>"
    )
    page.evaluate(
        """async ([script, markup]) => {
          const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
          const { default: widget } = await import(url);
          const model = { get: name => name === "page" ? markup : null };
          window.ended = await widget.render({ model, el: document.getElementById("place") });
        }""",
        [AthletePage._esm, widget.page],
    )
    expect(today(page)).to_contain_text("Today, Tuesday 1 December")
    fill_in(page)
    assert message(page) == "Ravi: 2026-12-01; 36 min; RPE 6; S1201, pain: no"
    page.evaluate("ended()")
    assert page.troubles.all() == []


def dead_document():
    """Return what a dead link shows, in a document with the page's own script."""
    return athlete._document("No plan here", athlete.dead_link())


def test_a_dead_link_is_a_page(open_page, tmp_path):
    """With the script and without a plan: a sentence, and no error."""
    page = open_page(viewport=PHONE)
    (tmp_path / "dead.html").write_text(dead_document(), encoding="utf-8")
    page.goto((tmp_path / "dead.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("No plan here")
    expect(page.get_by_text(re.compile("ask your coach for a new one"))).to_be_visible()
    assert page.troubles.all() == []
