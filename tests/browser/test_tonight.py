"""Tonight in a real browser: from names and marks to paper, on a desk and on a phone."""

import csv
import datetime as dt
import io
import re

import pytest
from live_servers import ROOT
from playwright.sync_api import expect

from helpers.athlete import Athlete
from helpers.pages.documents import sheet_document
from helpers.squad import Member, Tonight, evening_of
from helpers.workbook import PRESETS, sample

TABLE = "Ana, 5:40, mile, 34\nBen, 21:40, 5 km, 41\nCleo, 6.30\nDan, , , 12"
HOSTILE = '<img src=x onerror="window.__xss=1">\t5:50\n=HYPERLINK("http://x")\t6:00'


@pytest.fixture(scope="module")
def url(dashboard):
    """The coach's page, which opens with the Tonight tab."""
    return dashboard("coach")


def opened(page, url):
    """Return the coach's page once its sheet and its chart are there."""
    page.add_init_script("window.print = () => { top.printed = document.body.innerHTML; };")
    page.goto(url)
    page.locator(".mile-chart [data-drawn]").first.wait_for(timeout=60_000)
    return page


@pytest.fixture
def tonight(shared_page, url):
    """The coach's page, for tests that leave the evening as they found it."""
    page = shared_page(opened, url)
    page.evaluate("delete window.printed")
    return page


@pytest.fixture
def another_night(page, url):
    """The coach's page, for tests after which the evening is another."""
    return opened(page, url)


def paste(page, text):
    """Type a table into the field for names and marks, and leave it."""
    page.get_by_label("Names and marks").fill(text)
    page.get_by_label("Names and marks").blur()


def saved(page, button):
    """Press a button that saves a file; return its bytes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_a_pasted_table_becomes_packs(tonight):
    """Rows are shown before they are used, a refused one by number and reason; Undo brings back."""
    paste(tonight, TABLE)
    tonight.get_by_text("3 athletes read").wait_for(timeout=10_000)
    refused = tonight.get_by_role("row", name=re.compile(r"^3 Cleo"))
    assert "more than one way" in refused.inner_text()
    assert tonight.locator(".mile-sheet").get_by_text("Elena").count() > 0
    tonight.get_by_role("button", name="Use these 3").click()
    sheet = tonight.locator(".mile-sheet")
    sheet.get_by_text("Ben", exact=True).wait_for(timeout=10_000)
    assert sheet.get_by_text("Elena").count() == 0
    assert tonight.get_by_label("Names and marks").input_value() == TABLE
    tonight.get_by_role("button", name="Undo").click()
    sheet.get_by_text("Elena", exact=True).wait_for(timeout=10_000)
    assert tonight.troubles.all() == []


def test_a_csv_file_is_opened(tonight):
    """The invented squad as a file gives the same preview as the button."""
    with tonight.expect_file_chooser() as chooser:
        tonight.get_by_role("button", name="Open a CSV file").click()
    chooser.value.set_files(ROOT / "data/squads/tuesday.csv")
    tonight.get_by_text("25 athletes read").wait_for(timeout=10_000)
    assert tonight.get_by_role("button", name="Use these 25").is_visible()
    assert tonight.troubles.all() == []


def test_a_tick_drops_an_absentee(tonight):
    """One click takes someone off the sheet, and the focus stays where it was."""
    sheet = tonight.locator(".mile-sheet")
    tick = tonight.get_by_role("checkbox", name="Kofi")
    tick.uncheck()
    sheet.get_by_text("Not here").wait_for(timeout=10_000)
    assert sheet.locator("td", has_text=re.compile("^Kofi$")).count() == 0
    assert tick.evaluate("tick => tick === document.activeElement")
    tick.check()
    sheet.locator("td", has_text=re.compile("^Kofi$")).wait_for(timeout=10_000)
    assert tonight.troubles.all() == []


def test_a_variant_is_one_choice(tonight):
    """On treadmills the sheet goes by time and belt, and says so."""
    tonight.get_by_role("button", name="treadmills").click()
    tonight.get_by_role("columnheader", name="Belt").wait_for(timeout=10_000)
    tonight.get_by_text("A belt takes about 15 s").wait_for(timeout=10_000)
    assert tonight.locator(".mile-sheet").get_by_text("mph").count() > 5
    tonight.get_by_role("button", name="track", exact=True).click()
    expect(tonight.get_by_role("columnheader", name="Belt")).to_have_count(0)
    assert tonight.troubles.all() == []


def test_a_slot_of_five_minutes_gets_a_sentence(tonight):
    """What cannot fit is said; the sheet stays."""
    slot = tonight.get_by_label("Slot [min], typed")
    as_it_was = slot.input_value()
    slot.fill("5")
    slot.press("Enter")
    tonight.get_by_text("The slot of 5:00 is too short").wait_for(timeout=10_000)
    slot.fill("four")
    slot.press("Enter")
    tonight.get_by_text('"four" is not a number.').wait_for(timeout=10_000)
    assert slot.input_value() == "four"
    slot.fill(as_it_was)
    slot.press("Enter")
    expect(tonight.get_by_text("is too short")).to_have_count(0)
    assert tonight.troubles.all() == []


@pytest.mark.parametrize("button", ["Print the sheet", "Print cards"])
def test_paper_is_printed_from_a_frame_of_its_own(tonight, button):
    """The print holds every runner and the stop line, and nothing of the page around."""
    tonight.get_by_role("button", name=button).click()
    tonight.wait_for_function("window.printed !== undefined")
    printed = tonight.evaluate("window.printed")
    assert printed.count("Elena") >= 1
    assert "Stop for chest pain" in printed
    assert "widget" not in printed
    assert tonight.troubles.all() == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_page_prints_as_one_sheet(tonight, paper):
    """Control-P on the Tonight tab gives the sheet of 23 runners on one page."""
    content = tonight.pdf(format=paper, prefer_css_page_size=False)
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1


def test_tables_are_saved(tonight):
    """CSV and Excel hold every runner; the clock for a phone is a page that asks nobody."""
    name, content = saved(tonight, "CSV")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert name == "tonight.csv"
    assert any("Elena" in row for row in rows)
    name, content = saved(tonight, "Excel")
    assert (name, content[:2]) == ("tonight.xlsx", b"PK")
    name, content = saved(tonight, "Clock for a phone")
    assert name.endswith(".html")
    assert b"default-src 'none'" in content
    assert tonight.troubles.all() == []


def test_names_are_only_text(another_night):
    """Markup and formulas in names stay letters in preview, roll, sheet, chart and print."""
    paste(another_night, HOSTILE)
    another_night.get_by_role("button", name="Use these 2").click()
    another_night.locator(".mile-sheet").get_by_text("HYPERLINK").wait_for(timeout=10_000)
    another_night.get_by_role("button", name="Open the clock here").click()
    another_night.locator(".mile-trackside").get_by_text("onerror").first.wait_for(timeout=10_000)
    another_night.get_by_role("button", name="Print the sheet").click()
    another_night.wait_for_function("window.printed !== undefined")
    assert "&lt;img" in another_night.evaluate("window.printed")
    assert another_night.evaluate("window.__xss") is None
    assert another_night.locator(".mile-page img").count() == 0
    _, content = saved(another_night, "CSV")
    assert '\'=HYPERLINK(""http://x"")' in content.decode("utf-8-sig")


def test_the_clock_runs_on_the_page(tonight):
    """Started, it counts; a change of the squad leaves it running; closed, it is gone."""
    tonight.get_by_role("button", name="Open the clock here").click()
    clock = tonight.locator(".mile-trackside")
    clock.get_by_role("button", name="Start", exact=True).click()
    clock.get_by_role("button", name="Pause").wait_for(timeout=10_000)
    tonight.get_by_role("checkbox", name="Kofi").uncheck()
    tonight.locator(".mile-sheet").get_by_text("Not here").wait_for(timeout=10_000)
    assert clock.get_by_role("button", name="Pause").is_visible()
    tonight.get_by_role("button", name="Close the clock").click()
    tonight.wait_for_function("!document.querySelector('.mile-trackside button')")
    tonight.get_by_role("checkbox", name="Kofi").check()
    expect(tonight.locator(".mile-sheet").get_by_text("Not here")).to_have_count(0)
    assert tonight.troubles.all() == []


def test_a_session_of_ones_own_is_kept_and_used(another_night):
    """A tuned ladder under a name is on offer for the squad, and goes again."""
    another_night.get_by_role("tab", name="Session", exact=True).click()
    another_night.get_by_label("Keep this session as").fill("Short Tuesday")
    another_night.get_by_role("button", name="Keep", exact=True).click()
    another_night.get_by_text("Kept as Short Tuesday").wait_for(timeout=10_000)
    another_night.get_by_role("button", name="Run it tonight").click()
    another_night.get_by_role("tab", name="Tonight", exact=True).click()
    another_night.locator(".mile-sheet h2", has_text="Short Tuesday").wait_for(timeout=10_000)
    another_night.get_by_role("tab", name="Session", exact=True).click()
    with another_night.expect_download() as download:
        another_night.get_by_role("button", name="Share as a file").click()
    assert download.value.suggested_filename == "short-tuesday.json"
    another_night.get_by_role("button", name="Remove from mine").click()
    another_night.get_by_label("Session").locator("visible=true").first.wait_for()
    another_night.wait_for_function(
        "![...document.querySelectorAll('option')].some(o => o.text === 'Short Tuesday')"
    )
    assert another_night.troubles.all() == []


@pytest.fixture
def blank(shared_page):
    """An empty page, into which a document is laid."""
    return shared_page(lambda page, _: page, "about:blank")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("lanes", [1, 8])
@pytest.mark.parametrize("name", ["Ascending ladder", "Pyramid", "0:30 intervals"])
def test_thirty_fit_on_one_page(blank, name, lanes, paper):
    """The printed sheet of thirty in eight packs is one page, in lanes of their own as well."""
    guests = tuple(
        Member(Athlete(f"Guest number {at}", mile_time_s=300 + 40 * at)) for at in range(7)
    )
    squad = (*sample("recreational", squad="tuesday").squad, *guests)
    found = evening_of(PRESETS[name], squad, Tonight(lanes=lanes))
    blank.set_content(sheet_document(found, dt.date(2026, 11, 24)))
    content = blank.pdf(format=paper, prefer_css_page_size=False)
    assert len(found.runners) == 30
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    assert blank.evaluate("document.body.scrollWidth <= window.innerWidth")
