"""The live timetable on a phone: a file opened without any network."""

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import expect

from helpers.athlete import Athlete
from helpers.pages import trackside
from helpers.squad import Member, Tonight, evening_of
from helpers.widgets.trackside import Trackside
from helpers.workouts import ascending_ladder, easy_run

PHONE = {"width": 390, "height": 844}
EVENING = dt.datetime(2026, 5, 12, 18, 0)
NAMES = ("Zoë", "<img src=x onerror=window.__xss=1>", "</script><b>B", "Tomás", r"$\href{x}$")
MILES_S = (280, 290, 350, 360, 480)


def evening(members=5, recipe=None, **chosen):
    """Return an evening of some athletes of very different speed."""
    squad = [Member(Athlete(n, mile_time_s=s)) for n, s in zip(NAMES, MILES_S, strict=True)]
    return evening_of(recipe or ascending_ladder(), tuple(squad[:members]), Tonight(**chosen))


@pytest.fixture
def phone(open_page, tmp_path):
    """A function: the document of an evening, opened from a file at six o'clock."""

    def opened(tonight=None, *, before="", **options):
        page = open_page(viewport=PHONE, **options)
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.clock.install(time=EVENING)
        if before:
            page.add_init_script(before)
        file = tmp_path / "trackside.html"
        file.write_text(trackside.document(tonight or evening()), encoding="utf-8")
        page.goto(file.as_uri())
        return page

    return opened


def tap(page, name):
    """Press a button by its words."""
    page.get_by_role("button", name=name, exact=True).click()


def clock(page):
    """Return what the running clock shows."""
    return page.get_by_role("timer", name="Clock")


def countdown(page):
    """Return what is left until the next start."""
    return page.get_by_role("timer", name="Time to the next start")


def coming(page):
    """Return what is said to be next."""
    return page.locator(".mile-trackside-next [aria-live=polite]")


def seconds(locator):
    """Read digits such as 1:02:33."""
    total = 0
    for part in locator.inner_text().split(":"):
        total = 60 * total + int(part)
    return total


def pass_time(page, time_s):
    """Let the phone sleep for a while, and wake."""
    page.clock.fast_forward(int(time_s * 1000))
    page.clock.run_for(1000)


def test_start_runs_the_clock_and_the_countdown(phone):
    """The clock counts up, the countdown down, and together they name the start."""
    page = phone(evening(1))
    expect(clock(page)).to_have_text("0:00")
    tap(page, "Start")
    expect(countdown(page)).to_have_text("GO")
    page.clock.run_for(30_000)
    first, left = seconds(clock(page)), seconds(countdown(page))
    assert first in (30, 31)
    page.clock.run_for(20_000)
    assert (seconds(clock(page)) - first, left - seconds(countdown(page))) == (20, 20)
    at = [e["at_s"] for e in trackside.program(evening(1))["events"] if e["at_s"] > 51]
    assert 0 <= seconds(clock(page)) + seconds(countdown(page)) - at[0] < 1


def test_next_names_pack_rep_and_distance_and_who(phone):
    """It says all that a coach calls out; names are text."""
    page = phone()
    expect(coming(page)).to_have_text(re.compile(r"^Next: Pack 1 · rep 1 of \d+ · 200 m$"))
    shown = page.locator(".mile-trackside-names").inner_text()
    assert NAMES[0] in shown
    assert NAMES[1] in shown
    assert page.evaluate("window.__xss") is None
    assert page.locator("img, main b b").count() == 0


def test_six_starts_follow(phone):
    """The list is short enough to read at a glance."""
    page = phone()
    assert page.locator("ol li").count() == 6


def test_what_runs_now_is_shown_until_the_slowest_is_there(phone):
    """Mile pace of 4:50 over 200 m takes 36.04 s."""
    page = phone()
    tap(page, "Start")
    page.clock.run_for(20_000)
    expect(page.locator("ul li").first).to_contain_text("Pack 1 · rep 1")
    page.clock.run_for(18_000)
    assert "Pack 1" not in page.locator("ul").inner_text()


def test_a_reload_keeps_time(phone):
    """The clock is a start on the phone's own time, kept in the phone."""
    page = phone()
    tap(page, "Start")
    pass_time(page, 100)
    before = seconds(clock(page))
    page.reload()
    page.clock.run_for(1000)
    assert before <= seconds(clock(page)) <= before + 3
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()


def test_a_sleeping_phone_keeps_time(phone):
    """Timers that did not fire for half an hour cost nothing."""
    page = phone()
    tap(page, "Start")
    page.clock.fast_forward(1_800_000)
    page.clock.run_for(1000)
    assert 1800 <= seconds(clock(page)) <= 1803


def test_pause_holds_and_resume_goes_on(phone):
    """A pause does not count, also over a reload."""
    page = phone()
    tap(page, "Start")
    page.clock.run_for(40_000)
    tap(page, "Pause")
    held = clock(page).inner_text()
    pass_time(page, 60)
    expect(clock(page)).to_have_text(held)
    expect(page.get_by_text(re.compile(r"^Paused 1:0\d ago$"))).to_be_visible()
    page.reload()
    expect(clock(page)).to_have_text(held)
    tap(page, "Resume")
    page.clock.run_for(5000)
    assert seconds(clock(page)) - int(held[2:]) in (5, 6)


def test_ten_seconds_forward_and_back(phone):
    """Who pressed too late or too early puts it right; before the start, it counts down to it."""
    page = phone()
    tap(page, "Clock 10 seconds back")
    expect(clock(page)).to_have_text("−0:10")
    expect(countdown(page)).to_have_text("0:10")
    tap(page, "Start")
    tap(page, "Clock 10 seconds forward")
    tap(page, "Clock 10 seconds forward")
    page.clock.run_for(500)
    assert seconds(clock(page)) in (10, 11)


def test_start_over_asks_once_more(phone):
    """One tap of a wet thumb loses nothing; a second within three seconds starts over."""
    page = phone()
    tap(page, "Start")
    page.clock.run_for(20_000)
    tap(page, "Start over")
    page.clock.run_for(4000)
    tap(page, "Start over")
    assert seconds(clock(page)) >= 24
    tap(page, "Tap again")
    expect(clock(page)).to_have_text("0:00")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_signals_come_ten_seconds_before_and_at_a_start(phone):
    """One short vibration and one longer; a start that passed while the phone slept is silent."""
    record = "window.buzzed = []; navigator.vibrate = (ms) => window.buzzed.push(ms);"
    page = phone(evening(2), before=record)
    tap(page, "Start")
    page.clock.run_for(3000)
    assert page.evaluate("window.buzzed") == [400]
    second_s = trackside.program(evening(2))["events"][1]["at_s"]
    page.clock.run_for(int(second_s - 14) * 1000)
    assert page.evaluate("window.buzzed") == [400]
    page.clock.run_for(4000)
    assert page.evaluate("window.buzzed") == [400, 150]
    assert "soon" in page.locator(".mile-trackside-next").get_attribute("class")
    page.clock.run_for(10_000)
    assert page.evaluate("window.buzzed") == [400, 150, 400]
    page.clock.fast_forward(1_800_000)
    assert page.evaluate("window.buzzed") == [400, 150, 400]


def test_the_screen_is_asked_to_stay_on(phone):
    """From Start to Pause; a refusal is silent."""
    record = """window.locks = 0;
      Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
        window.locks += 1;
        return { addEventListener() {}, release: async () => { window.locks -= 1; } };
      } } });"""
    page = phone(before=record)
    assert page.evaluate("window.locks") == 0
    tap(page, "Start")
    page.wait_for_function("window.locks === 1")
    tap(page, "Pause")
    page.wait_for_function("window.locks === 0")
    assert page.troubles.all() == []


@pytest.mark.parametrize(
    "missing",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });",
        "Storage.prototype.setItem = () => { throw new Error('full'); };",
        "navigator.vibrate = undefined; window.AudioContext = undefined;",
        "Object.defineProperty(navigator, 'wakeLock', { value: undefined });",
        "Object.defineProperty(navigator, 'wakeLock', {value: {request: () => Promise.reject(0)}});",
    ],
)
def test_what_a_phone_lacks_is_done_without(phone, missing):
    """The clock runs, whatever is refused."""
    page = phone(before=missing)
    tap(page, "Start")
    tap(page, "Beep off")
    page.clock.run_for(20_000)
    assert seconds(clock(page)) >= 20
    assert page.troubles.all() == []


def test_a_clock_left_running_last_week_is_not_tonights(phone):
    """It stands at zero again."""
    page = phone()
    tap(page, "Start")
    page.clock.fast_forward(7 * 24 * 3600 * 1000)
    page.reload()
    expect(clock(page)).to_have_text("0:00")


@pytest.mark.parametrize("kept", ["{", "null", '{"zero":"x"}', '{"zero":null,"held":null}', "[1]"])
def test_what_is_kept_is_not_trusted(phone, kept):
    """Nonsense in the phone's storage is as good as nothing."""
    key = trackside.program(evening())["key"]
    page = phone(before=f"localStorage.setItem({json.dumps(key)}, {json.dumps(kept)});")
    expect(clock(page)).to_have_text("0:00")
    assert page.troubles.all() == []


def test_nothing_is_requested(phone):
    """The file alone is enough, and its policy is not broken."""
    page = phone()
    tap(page, "Start")
    tap(page, "Beep off")
    pass_time(page, 60)
    assert [url for url in page.requests if not url.startswith("file:")] == []
    assert len(page.requests) == 1
    assert page.troubles.all() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("after_s", [5, 700, 3700])
def test_digits_are_large_and_nothing_is_cut_off(phone, scheme, after_s):
    """They are read from afar on a phone, and nothing is wider than it."""
    page = phone(evening(lanes=3), color_scheme=scheme)
    tap(page, "Start")
    pass_time(page, after_s)
    size = clock(page).evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 0.18 * PHONE["width"]
    assert clock(page).bounding_box()["height"] >= 0.17 * PHONE["width"]
    wide = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(
          (n) => n.scrollWidth > n.clientWidth + 1 && getComputedStyle(n).display !== 'inline'
        ).map((n) => n.className)"""
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for button in page.get_by_role("button").all():
        assert button.bounding_box()["height"] >= 56
        expect(button).to_be_in_viewport(ratio=1)


def test_black_on_white_and_white_on_black(phone):
    """The highest contrast there is."""
    style = "node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]"
    black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    light, dark = phone(color_scheme="light"), phone(color_scheme="dark")
    assert light.locator("main section").evaluate(style) == [black, white]
    assert dark.locator("main section").evaluate(style) == [white, black]


def test_nothing_flashes_for_those_who_ask_for_less_motion(phone):
    """The box still changes its color, and stays so."""
    page = phone(reduced_motion="reduce")
    tap(page, "Start")
    assert page.locator("main section").evaluate("n => getComputedStyle(n).animationName") == "none"
    assert "go" in page.locator(".mile-trackside-next").get_attribute("class")


def test_space_starts_and_pauses(phone):
    """With the timetable in focus; on another button, Space presses that one."""
    page = phone()
    page.locator("main section").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    page.get_by_role("button", name="Beep off").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Beep on")).to_be_visible()
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()


def test_next_is_read_aloud_and_the_ticking_is_not(phone):
    """Within a second nothing that is read aloud changes, unless the next start does."""
    page = phone()
    tap(page, "Start")
    page.clock.run_for(20_000)
    page.evaluate(
        """() => { window.changes = 0;
          const said = document.querySelectorAll('[aria-live=polite]');
          for (const node of said) new MutationObserver(() => window.changes += 1).observe(
            node, { childList: true, subtree: true, characterData: true }); }"""
    )
    before = coming(page).inner_text()
    page.clock.run_for(10_000)
    assert coming(page).inner_text() == before
    assert page.evaluate("window.changes") == 0


def test_it_draws_at_most_four_times_a_second(phone):
    """A phone's battery lasts the evening."""
    page = phone()
    tap(page, "Start")
    page.evaluate(
        """() => { window.drawn = 0; new MutationObserver(() => window.drawn += 1).observe(
          document.querySelector('main'), { childList: true, subtree: true, characterData: true }); }"""
    )
    for _ in range(40):
        page.clock.run_for(250)
    assert 10 <= page.evaluate("window.drawn") <= 40


def test_a_run_without_reps_and_an_evening_without_anybody(phone):
    """Both say what is to be said."""
    page = phone(evening(1, easy_run(1800.0)))
    expect(coming(page)).to_have_text(re.compile(r"^Next: Pack 1 · \d+:00 at easy pace$"))
    page = phone(evening(0))
    expect(coming(page)).to_have_text("Nobody starts tonight.")
    assert page.troubles.all() == []


def widget(page, program):
    """Run the widget's own module, with a model that stands in for a kernel that is gone."""
    page.add_style_tag(content=str(Trackside._css))
    page.evaluate(
        """async ([code, program]) => {
          const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
          const { default: widget } = await import(address);
          const heard = new Set();
          window.model = { program, heard, get: () => window.model.program,
            on: (_, call) => heard.add(call), off: (_, call) => heard.delete(call) };
          window.change = (p) => { window.model.program = p; heard.forEach((call) => call()); };
          const el = document.createElement('div');
          document.body.append(el);
          window.stop = widget.render({ model: window.model, el });
        }""",
        [str(Trackside._esm), program],
    )


def test_the_clock_goes_on_when_the_program_changes(open_page):
    """A coach drops an absentee; the list changes, the clock does not."""
    page = open_page(viewport=PHONE)
    page.clock.install(time=EVENING)
    page.goto("about:blank")
    widget(page, trackside.program(evening(5)))
    tap(page, "Start")
    page.clock.run_for(50_000)
    rows = page.locator("ol").inner_text()
    page.evaluate("p => window.change(p)", trackside.program(evening(2)))
    assert seconds(clock(page)) in (50, 51)
    assert page.locator("ol").inner_text() != rows
    page.clock.run_for(5000)
    assert seconds(clock(page)) in (55, 56)


def test_a_widget_that_is_removed_leaves_nothing_behind(open_page):
    """No element, no listener, no timer."""
    page = open_page(viewport=PHONE)
    page.goto("about:blank")
    page.evaluate(
        """() => { window.timers = new Set();
          const [set, clear] = [window.setTimeout, window.clearTimeout];
          window.setTimeout = (call, ms) => { const id = set(() => {
            window.timers.delete(id); call(); }, ms); window.timers.add(id); return id; };
          window.clearTimeout = (id) => { window.timers.delete(id); clear(id); }; }"""
    )
    widget(page, {})
    page.evaluate("p => window.change(p)", trackside.program(evening()))
    tap(page, "Start")
    tap(page, "Start over")
    assert page.evaluate("window.timers.size") == 2
    page.evaluate("window.stop()")
    assert page.evaluate("[window.timers.size, window.model.heard.size]") == [0, 0]
    assert page.locator(".mile-trackside").count() == 0
    assert page.troubles.all() == []
