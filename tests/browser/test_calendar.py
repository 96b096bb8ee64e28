"""The calendar of a season: chosen, dragged and read, with a mouse, by keyboard, on a phone, on paper."""

import datetime as dt
import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from helpers import pages
from helpers.pages.season import STYLE as CALENDAR_STYLE
from helpers.widgets.calendar import Calendar

HOSTILE = '<img src=x onerror="window.__xss=1">'
MONDAY = dt.date(
    2026, 10, 26
)  # in Europe the clocks changed the day before; in America they will on Sunday
PHASES = ("base", "build", "sharpen", "taper")
SHELL = (Path(pages.__file__).parent / "mile.css").read_text(encoding="utf-8")
COACH = """
import copy
from pathlib import Path
import ipywidgets
from helpers import pages
from helpers.pages.markup import stylesheet
from helpers.pages.season import STYLE as CALENDAR_STYLE
from helpers.widgets.calendar import Calendar
from helpers.widgets.controls import box, words

weeks = {weeks}
said = words()

def show(heard, chosen):
    said.value = heard
    calendar.show(copy.deepcopy(weeks), chosen)

def choose(week, day, at):
    if at >= 0:
        weeks[week]["days"][day][1][at][3] += "h"
    show(f"chose {{week}} {{day}} {{at}}", [week, day, at])

def move(place, target):
    week, day, at = place
    session = weeks[week]["days"][day][1].pop(at)
    onto = weeks[target[0]]["days"][target[1]][1]
    onto.append(session)
    show(f"moved {{place}} to {{target}}", [*target, len(onto) - 1])

calendar = Calendar(choose, move)
show("nothing yet", [])
style = (Path(pages.__file__).parent / "mile.css").read_text()
entry = box([words("Fields of the coach")], "entry")
reading = box([words(stylesheet(CALENDAR_STYLE)), said, calendar], "reading")
tab = box([box([entry, reading], "panel")], "tab")
box([words(stylesheet(style)), ipywidgets.Tab(children=[tab], titles=["Season"])], "page")
"""


def season(count=12):
    """Invented weeks with every kind, every mark, long names and a name that is markup."""
    weeks = []
    for week in range(count):
        days = [["", []] for _ in range(7)]
        days[1][1] = [[3, "Pyramid 200–400–600–400–200 at goal pace, twice", "52 min", "l"]]
        days[2][1] = [[0, "Easy run", "35 min", ""], [4, "Strength, two sets", "25 min", ""]]
        days[4][1] = [[2 + 4 * (week % 2), "Cross-country hills or bike", "44 min", "h"]]
        days[6][1] = [[1, "Long run", "1:15 h", ""]]
        weeks.append(
            {
                "monday": (MONDAY + dt.timedelta(7 * week)).isoformat(),
                "phase": PHASES[4 * week // count],
                "lighter": week % 4 == 3,
                "said": "load 640 · 5.2 mi",
                "days": days,
            }
        )
    weeks[0]["days"][0][0] = "o"
    weeks[0]["days"][1] = ["p", [[3, "Pyramid", "52 min", "d"]]]
    weeks[0]["days"][2] = ["p", [[0, "Easy run", "35 min", "m"], [4, "Strength", "25 min", "d"]]]
    weeks[0]["days"][3][0] = "t"
    weeks[1]["days"][3][1] = [[5, HOSTILE, HOSTILE, "a"]]
    weeks[-1]["days"][5] = ["r", [[7, "The mile at Kirkwood Road", "1 mi", "a"]]]
    weeks[-1]["days"][6] = ["o", []]
    return weeks


@pytest.fixture(scope="module")
def url(voila_page, tmp_path_factory):
    """A page that holds a calendar, a coach's hands behind it."""
    path = tmp_path_factory.mktemp("calendar") / "page.ipynb"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [new_code_cell(COACH.format(weeks=season()))]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return voila_page(path)


def opened(page, url):
    """Return the page under Voilà once its calendar is there."""
    page.goto(url)
    page.locator(".mile-cal-item").first.wait_for(timeout=60_000)
    return page


@pytest.fixture
def coach(shared_page, url):
    """The page under Voilà, on a desk, scrolled to its top; no two tests use the same days."""
    page = shared_page(opened, url, viewport={"width": 1280, "height": 800})
    page.evaluate("scrollTo(0, 0)")
    return page


@pytest.fixture
def alone(open_page):
    """A function: the widget without a kernel, in a window of some width."""

    def shown(width=780, height=900, **options):
        page = open_page(viewport={"width": width, "height": height}, **options)
        page.goto("about:blank")
        page.set_content(f"<style>body {{margin: 0}} {SHELL} {CALENDAR_STYLE}</style>")
        page.evaluate(
            """async ([code, state]) => {
              const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
              const { default: widget } = await import(address);
              const heard = new Set();
              window.sent = [];
              window.model = { state, heard, get: (name) => state[name],
                send: (message) => window.sent.push(message),
                on: (_, call) => heard.add(call), off: (_, call) => heard.delete(call) };
              window.change = (more) => { Object.assign(state, more); heard.forEach((c) => c()); };
              const page = document.createElement('div');
              page.className = 'mile-page';
              page.append(document.createElement('div'));
              document.body.append(page);
              window.stop = widget.render({ model: window.model, el: page.firstChild });
            }""",
            [str(Calendar._esm), {"weeks": season(), "chosen": []}],
        )
        return page

    return shown


def day(page, number):
    """Return a day, counted from the first."""
    return page.locator(".mile-cal td").nth(number)


def item(page, number, at=0):
    """Return a session of a day."""
    return day(page, number).locator(".mile-cal-item").nth(at)


def told(page, words):
    """Wait until Python has said something."""
    page.get_by_text(words, exact=True).wait_for(timeout=10_000)


def test_a_session_is_chosen_and_nothing_jumps(coach):
    """A click reaches Python; its answer draws that day anew, and no other; focus and scroll stay."""
    coach.mouse.wheel(0, 300)
    coach.wait_for_function("scrollY === 300")
    coach.evaluate("document.querySelectorAll('.mile-cal td > *').forEach((n) => n.old = true)")
    item(coach, 7 * 3 + 2, 1).click()
    told(coach, "chose 3 2 1")
    expect(day(coach, 23)).to_have_attribute("aria-selected", "true")
    expect(item(coach, 23, 1)).to_have_attribute("aria-current", "true")
    expect(item(coach, 23, 1)).to_be_focused()
    expect(coach.locator(".mile-cal [aria-selected=true]")).to_have_count(1)
    fresh = "[...document.querySelectorAll('.mile-cal td > *')].filter((n) => !n.old).length"
    assert coach.evaluate(fresh) == 4  # the date, said and shown, and two sessions of that day
    assert coach.evaluate("scrollY") == 300
    assert coach.troubles.all() == []


def test_a_day_is_chosen_by_its_empty_part(coach):
    """The place is -1 then; a day outside the season cannot be chosen."""
    day(coach, 0).click(force=True)
    day(coach, 7 + 3).click(position={"x": 5, "y": 5})
    told(coach, "chose 1 3 -1")
    assert coach.troubles.all() == []


def test_a_session_is_dragged_to_another_day(coach):
    """The day under the mouse is marked, Python hears of the move, and the session stands there."""
    item(coach, 2, 1).hover()
    coach.mouse.down()
    for target in (5, 7, 12):
        day(coach, target).hover()
        expect(day(coach, target)).to_have_class(re.compile("mile-cal-over"))
        expect(coach.locator(".mile-cal-over")).to_have_count(1)
    coach.mouse.up()
    told(coach, "moved (0, 2, 1) to (1, 5)")
    expect(item(coach, 12)).to_have_text(re.compile("Strength"))
    expect(day(coach, 2).locator(".mile-cal-item")).to_have_count(1)
    expect(coach.locator(".mile-cal-over")).to_have_count(0)
    assert coach.troubles.all() == []


def test_keys_go_from_day_to_day_and_choose(coach):
    """Tab enters at today; arrows walk days, Tab the sessions of one; Enter and Space choose."""
    press = coach.keyboard.press
    day(coach, 3).focus()
    for keys, number in (("ArrowRight", 4), ("ArrowDown", 11), ("Home", 7), ("End", 13),
                         ("ArrowRight", 14), ("ArrowUp", 7), ("ArrowRight", 8), ("ArrowRight", 9),
                         ("Control+End", 83), ("ArrowDown", 83), ("Control+Home", 0),
                         ("ArrowLeft", 0), ("ArrowDown", 7), ("ArrowRight", 8), ("ArrowRight", 9)):  # fmt: skip
        press(keys)
        expect(day(coach, number)).to_be_focused()
    press("Tab")
    press("Tab")
    expect(item(coach, 9, 1)).to_be_focused()
    press("Enter")
    told(coach, "chose 1 2 1")
    expect(item(coach, 9, 1)).to_be_focused()
    press("Escape")
    press("Space")
    told(coach, "chose 1 2 -1")
    press("Tab")
    press("ArrowLeft")
    expect(day(coach, 8)).to_be_focused()
    assert coach.troubles.all() == []


def test_weekdays_stay_in_sight(coach):
    """Scrolled down, the names of the days stand at the top; in a tab as well."""
    day(coach, 70).scroll_into_view_if_needed()
    expect(coach.get_by_role("columnheader", name="Tuesday")).to_be_in_viewport(ratio=0.9)
    covered = """() => { const box = document.querySelector('.mile-cal thead th').getBoundingClientRect();
      return document.elementFromPoint(box.x + 9, box.y + 9).tagName; }"""
    assert coach.evaluate(covered) == "TH"


def test_a_fixed_session_is_not_dragged_and_a_day_outside_takes_none(alone):
    """Nor does a session dropped where it stood say anything."""
    page = alone()
    assert item(page, 10).get_attribute("draggable") == "false"
    item(page, 1).drag_to(day(page, 0))
    item(page, 1).drag_to(day(page, 1), target_position={"x": 5, "y": 5})
    assert page.evaluate("window.sent") == []
    item(page, 1).drag_to(day(page, 4))
    assert page.evaluate("window.sent") == [{"move": [0, 1, 0, 0, 4]}]


def test_a_redraw_under_the_mouse_lets_go(alone):
    """If the day changes from which one drags, nothing is moved by mistake."""
    page = alone()
    item(page, 2, 1).hover()
    page.mouse.down()
    day(page, 5).hover()
    day(page, 12).hover()
    weeks = season()
    weeks[0]["days"][2][1].pop(0)
    page.evaluate("weeks => window.change({ weeks })", weeks)
    day(page, 11).hover()
    page.mouse.up()
    assert page.evaluate("window.sent") == []
    assert page.locator(".mile-cal-over, .mile-cal-dragging").count() == 0


@pytest.mark.parametrize(
    "zone", ["America/New_York", "America/Sao_Paulo", "Europe/Berlin", "Pacific/Auckland"]
)
def test_days_are_the_same_in_every_time_zone(alone, zone):
    """Eighty-four days, two changes of the clocks, and none is shifted."""
    page = alone(timezone_id=zone)
    said = page.locator(".mile-cal td .mile-cal-said").all_inner_texts()
    for number, sentence in enumerate(said):
        date = MONDAY + dt.timedelta(number)
        assert re.match(rf"{date:%A} {date.day} {date:%B}[,:]", sentence)
    assert [s.strip() for s in page.locator(".mile-cal-week b").all_inner_texts()][9:11] == [
        "28 Dec", "4 Jan 2027",
    ]  # fmt: skip


def test_every_day_is_a_sentence(alone):
    """Weekday, date, what is special about it, and every session with its state."""
    page = alone()
    for number, sentence in (
        (0, "Monday 26 October, outside the season: no session"),
        (1, "Tuesday 27 October: Pyramid, long intervals, 52 min, done"),
        (2, "Wednesday 28 October: Easy run, 35 min, missed Strength, 25 min, done"),
        (3, "Thursday 29 October, today: no session"),
        (
            4,
            "Friday 30 October: Cross-country hills or bike, short intervals, 44 min, changed by hand",
        ),
        (82, "Saturday 16 January, race day: The mile at Kirkwood Road, test or race, 1 mi, fixed"),
    ):
        expect(day(page, number)).to_have_accessible_name(sentence)
    assert page.get_by_role("button", name="Easy run, 35 min, missed").count() == 1
    assert page.get_by_role("grid").count() == 1
    assert page.get_by_role("row").count() == 13
    assert page.get_by_role("gridcell").count() == 84
    assert page.locator(".mile-cal [tabindex='0']").count() == 1  # today, which holds nothing


def test_words_are_only_text(alone):
    """A name that is markup stays letters, in the label as well."""
    page = alone()
    assert HOSTILE in item(page, 10).inner_text()
    assert page.locator(".mile-cal img").count() == 0
    assert page.evaluate("window.__xss") is None
    assert page.troubles.all() == []


CUT_OFF = """() => [...document.querySelectorAll('.mile-cal :is(td, th, div, span, b, small)')]
  .filter((n) => n.scrollWidth > n.clientWidth + 1 && getComputedStyle(n).display !== 'inline')
  .filter((n) => !n.matches('.mile-cal-said')) // which is for the ear
  .map((n) => n.outerHTML)"""
SHORTENED = """() => [...document.querySelectorAll('.mile-cal-words')]
  .filter((n) => n.scrollHeight > n.clientHeight + 1).map((n) => n.textContent)"""


@pytest.mark.parametrize("width", [320, 390, 560, 600, 700, 766, 1100])
def test_nothing_leaves_its_cell(alone, width):
    """In no width is anything wider than its place, a long name and one without spaces included."""
    page = alone(width)
    weeks = season()
    weeks[2]["days"][5][1] = [[6, "Donaudampfschifffahrtsgesellschaft" * 3, "2:15 h", "lhd"]]
    page.evaluate("weeks => window.change({ weeks })", weeks)
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("Math.max(...[...document.querySelectorAll('.mile-cal-words')].map("
                         "(n) => n.clientHeight))") <= (1000 if width <= 560 else 50)  # fmt: skip


def test_a_phone_shows_the_days_that_hold_something(alone):
    """And today; names in full, everything large enough for a thumb."""
    page = alone(390, 844, has_touch=True)
    assert day(page, 3).is_visible()  # today, without a session
    assert not day(page, 5).is_visible()
    assert page.locator(".mile-cal td").locator("visible=true").count() == 12 * 4 + 2
    assert page.evaluate(SHORTENED) == []
    for box in (
        node.bounding_box() for node in page.locator(".mile-cal-item, td.mile-cal-today").all()
    ):
        assert box["height"] >= 40
    item(page, 13).tap()
    day(page, 3).tap()
    assert page.evaluate("window.sent") == [{"choose": [1, 6, 0]}, {"choose": [0, 3, -1]}]
    day(page, 4).focus()
    page.keyboard.press("ArrowRight")
    expect(day(page, 6)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out(alone, scheme):
    """Every word has a contrast of 4.5 at least against what lies behind it."""
    page = alone(color_scheme=scheme)
    page.evaluate("window.change({ chosen: [1, 1, 0] })")
    faint = page.evaluate(
        """() => {
          const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const light = (colors) => {
            paint.fillStyle = '#fff'; paint.fillRect(0, 0, 1, 1);
            for (const color of colors) { paint.fillStyle = color; paint.fillRect(0, 0, 1, 1); }
            const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((c) => {
              const part = c / 255;
              return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = (node) => node ? [...behind(node.parentElement), getComputedStyle(node).backgroundColor] : [];
          const worded = [...document.querySelectorAll('.mile-cal :is(th, b, small, span, em)')].filter(
            (n) => [...n.childNodes].some((c) => c.nodeType === 3 && c.data.trim()));
          return worded.map((n) => {
            const [one, other] = [light([...behind(n), getComputedStyle(n).color]), light(behind(n))];
            return [(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), n.outerHTML];
          }).filter(([ratio]) => ratio < 4.5); }"""
    )
    assert faint == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white_and_complete(alone, scheme):
    """Printed, every week and every word is there; a season of twelve weeks takes two pages."""
    page = alone(780, color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.evaluate(SHORTENED) == []
    assert page.evaluate(CUT_OFF) == []
    colors = "n => [getComputedStyle(n).color, getComputedStyle(n).backgroundColor]"
    assert item(page, 1).evaluate(colors) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
    assert page.locator(".mile-page").evaluate(colors) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    for paper in ("A4", "Letter"):
        content = page.pdf(format=paper, prefer_css_page_size=False)
        assert len(re.findall(rb"/Type\s*/Page\b", content)) == 2


def test_a_season_grows_and_shrinks(alone):
    """Rows come and go; the focus stays in the calendar, and nothing is left when it is removed."""
    page = alone()
    day(page, 80).focus()
    page.evaluate("weeks => window.change({ weeks })", season(3))
    expect(day(page, 20)).to_be_focused()
    page.evaluate("window.change({ weeks: [], chosen: [] })")
    assert page.locator(".mile-cal td").count() == 0
    page.evaluate("weeks => window.change({ weeks })", season())
    reached = page.locator(".mile-cal [tabindex='0']")
    expect(reached).to_have_accessible_name(re.compile("^Thursday 29"))
    page.evaluate("weeks => window.change({ weeks, chosen: [19, 6, 0] })", season(20))
    assert page.get_by_role("gridcell").count() == 140
    page.evaluate("window.stop()")
    assert page.evaluate("window.model.heard.size") == 0
    assert page.troubles.all() == []
