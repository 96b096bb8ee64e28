"""Charts in a real browser: saved as a picture and as a table, by mouse and by keyboard."""

import base64
import csv
import io
import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import expect

TABS = ("Profile", "Paces", "Session", "Season", "Race")
CORNER = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  let inked = 0;
  for (let at = 0; at < data.length; at += 4) inked += data[at] + data[at + 1] + data[at + 2] < 700;
  return [[...data.slice(0, 4)], inked / (data.length / 4)];
}"""


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
def charts(shared_page, url):
    """A function: a tab of the page in a window of some kind, once its charts are drawn."""

    def shown(tab, width=1280, color_scheme="light"):
        window = {"viewport": {"width": width, "height": 900}, "color_scheme": color_scheme}
        page = shared_page(opened, url, **window)
        show(page, tab)
        return page

    return shown


def show(page, tab):
    """Bring a tab to the front."""
    page.locator(".lm-TabBar-tab", has_text=re.compile(f"^{tab}$")).click()
    page.locator(".mile-chart [data-drawn]").locator("visible=true").first.wait_for(timeout=20_000)


def saver(page, subject, kind):
    """Return the button that saves a chart."""
    what = {"PNG": "picture", "CSV": "table"}[kind]
    return page.get_by_role("button", name=f"{kind}: save the chart “{subject}” as a {what}")


def saved(page, press):
    """Return name and bytes of what a press saves."""
    with page.expect_download(timeout=20_000) as download:
        press()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def size(picture):
    """Return width and height of a PNG, from its header."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", picture[16:24])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_a_picture_is_light_large_and_named(charts, width, scheme):
    """On a phone and on a dark page alike: at least 1440 pixels wide, white, with ink on it."""
    page = charts("Session", width, color_scheme=scheme)
    button = saver(page, "The session over time", "PNG")
    expect(button).to_have_text("PNG")
    name, picture = saved(page, button.click)
    assert name == "the-session-over-time.png"
    wide, high = size(picture)
    assert wide >= 1440
    assert high == 2 * (430 + 36)
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    corner, inked = page.evaluate(CORNER, address)
    assert corner == [255, 255, 255, 255]
    assert 0.05 < inked < 0.6
    assert page.troubles.all() == []


def test_a_table_holds_what_is_drawn(charts):
    """Its rows are those of the session on the page, as it is after a rung was tuned."""
    page = charts("Session")
    button = saver(page, "The session over time", "CSV")
    _, before = saved(page, button.click)
    drawn = page.locator(".mile-chart [data-drawn]").locator("visible=true").first
    count = drawn.get_attribute("data-drawn")
    rung = page.get_by_label("Rung 2 [m], typed")
    as_it_was = rung.input_value()
    rung.fill("450")
    rung.press("Enter")
    expect(drawn).not_to_have_attribute("data-drawn", count)
    name, after = saved(page, button.click)
    assert name == "the-session-over-time.csv"
    told = list(csv.DictReader(io.StringIO(after.decode("utf-8-sig"), newline="")))
    steps = [row for row in told if row["series"] == "session"]
    assert [row["in words"][:13] for row in steps if row["in words"].startswith("Rep 2")] == [
        "Rep 2: 450 m "
    ]
    assert b"450" not in before
    assert float(steps[0]["time from the start [s]"]) == 0
    assert re.fullmatch(r"\d+:\d\d(\.\d)?", steps[0]["pace [m:ss per mile]"])
    rung.fill(as_it_was)
    rung.press("Enter")
    assert page.troubles.all() == []


def test_charts_are_saved_by_keyboard(charts):
    """Tab goes from the picture to the table, whose ring is seen; Enter saves."""
    page = charts("Paces")
    saver(page, "Pace of each kind of run", "PNG").focus()
    page.keyboard.press("Tab")
    table = saver(page, "Pace of each kind of run", "CSV")
    expect(table).to_be_focused()
    assert table.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    name, content = saved(page, lambda: page.keyboard.press("Enter"))
    assert name == "pace-of-each-kind-of-run.csv"
    assert content.decode("utf-8-sig").splitlines()[0].startswith("series,pace [m:ss per mile],")
    expect(page.get_by_text("One moment …")).to_have_count(0)
    assert page.troubles.all() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_chart_has_its_buttons_and_words(charts, width):
    """Beneath each drawing: what it says in words, and two buttons large enough for a finger."""
    page = charts("Profile", width)
    for tab in TABS:
        show(page, tab)
        for chart in page.locator(".mile-chart").locator("visible=true").all():
            expect(chart.get_by_role("button")).to_have_text(["PNG", "CSV"])
            said = chart.locator(".mile-caption").inner_text()
            assert said.endswith(".")
            assert chart.get_by_role("img").first.get_attribute("aria-label") == said
            for button in chart.get_by_role("button").all():
                box = button.bounding_box()
                assert min(box["width"], box["height"]) >= 24
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.troubles.all() == []


def test_paper_shows_charts_in_ink_and_no_buttons(charts):
    """A dark page prints dark words on white, and comes back dark."""
    page = charts("Race", color_scheme="dark")
    word = page.locator(".mile-chart .xtitle").locator("visible=true").first
    expect(word).to_have_css("fill", "rgb(228, 233, 240)")
    page.emulate_media(media="print")
    expect(word).to_have_css("fill", "rgb(28, 36, 48)")
    expect(page.locator(".mile-saves").locator("visible=true")).to_have_count(0)
    page.emulate_media(media="screen")
    expect(word).to_have_css("fill", "rgb(228, 233, 240)")
    assert page.troubles.all() == []
