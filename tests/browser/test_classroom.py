"""A class as its attendees see it: the door, the full room, a reload, a kernel that dies."""

import os
import re

import psutil
import pytest
from room import Room, until

PAGE = "01_profile"
PATH = f"/voila/render/{PAGE}.ipynb"
PLANT = f"""localStorage.setItem('mile:{PATH}@yesterday',
  JSON.stringify({{ at: Date.now(), text: 'a pupil of another class' }}))"""
KERNEL = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
ENTERED = "Age [years]"


@pytest.fixture(scope="module")
def room():
    """A workshop of two seats on this machine."""
    opened = Room(["workshop", "1", "--seats", "2", "--address", "localhost"])
    opened.wait_for("Open http")
    yield opened
    opened.stop()


@pytest.fixture(scope="module", autouse=True)
def sleepy_room():
    """A workshop of one seat in which a tab falls asleep after three seconds; opens meanwhile."""
    opened = Room(["workshop", "1", "--seats", "1", "--address", "localhost", "--idle", "0.05"])
    yield opened
    opened.stop()


@pytest.fixture(scope="module", autouse=True)
def guarded_room():
    """A workshop of one seat behind a code; opens meanwhile."""
    opened = Room(["workshop", "1", "--seats", "1"])
    yield opened
    opened.stop()


@pytest.fixture
def address(room):
    """Where its page is."""
    return f"http://localhost:{room.port}/voila/render/{PAGE}.ipynb"


def opened(page, address):
    """Return the page once its widgets stand."""
    page.goto(address)
    return standing(page)


def standing(page):
    """Return the page once its widgets stand."""
    page.get_by_label(ENTERED).wait_for(timeout=30_000)
    return page


def enter_age(page, age):
    """Type an age, and wait until the browser has kept it."""
    field = page.get_by_label(ENTERED)
    field.fill(str(age))
    field.press("Enter")
    page.wait_for_function(
        f"Object.values(localStorage).some(v => v.includes('\"age\\\\\": {age}'))"
    )


def kernels(room):
    """Return the commands of the kernel processes that run."""
    found = []
    for child in psutil.Process(room.process.pid).children(recursive=True):
        try:
            found.append(" ".join(child.cmdline()))
        except psutil.Error:
            continue
    return [command for command in found if "ipykernel_launcher" in command]


def kill(room, kernel):
    """End the process of a kernel without a word."""
    for child in psutil.Process(room.process.pid).children(recursive=True):
        if kernel in " ".join(child.cmdline()):
            child.kill()


def test_what_was_entered_survives_a_reload(open_page, address):
    """A reload brings it back with a word; another browser, or a later class, knows nothing of it."""
    page = opened(open_page(), address)
    page.evaluate(PLANT)
    enter_age(page, 41)
    page.reload()
    page.get_by_text(re.compile("What you entered here on .* is back")).wait_for(timeout=30_000)
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('@'))")
    assert [re.sub(r"[0-9a-f]{16}$", "room", key) for key in kept] == [f"mile:{PATH}@room"]
    assert page.get_by_label(ENTERED).input_value() == "41"
    assert page.troubles.all() == []
    page.close(run_before_unload=True)
    other = opened(open_page(), address)
    assert other.get_by_label(ENTERED).input_value() != "41"
    other.close(run_before_unload=True)


def test_a_killed_kernel_is_said_on_its_page_alone(open_page, room, address):
    """The page says so and offers to reload, with what was entered; the neighbor works on."""
    page, neighbor = opened(open_page(), address), opened(open_page(), address)
    enter_age(page, 39)
    kill(room, page.evaluate(KERNEL))
    page.get_by_role("alert").get_by_text("kept in this browser").wait_for(timeout=20_000)
    enter_age(neighbor, 28)
    assert neighbor.get_by_role("alert").count() == 0
    page.get_by_role("button", name="Reload").click()
    page.get_by_text("is back").wait_for(timeout=30_000)
    assert page.get_by_label(ENTERED).input_value() == "39"
    page.close(run_before_unload=True)
    neighbor.close(run_before_unload=True)


def test_the_full_room_opens_by_itself(open_page, room, address):
    """The one too many waits on a page that tries again, and is in once somebody leaves."""
    seated = [opened(open_page(), address) for _ in range(2)]
    late = open_page()
    late.goto(address)
    assert late.get_by_role("heading").inner_text() == "The room is full"
    seated[0].close(run_before_unload=True)
    standing(late)
    late.close(run_before_unload=True)
    seated[1].close(run_before_unload=True)


def test_reloading_again_and_again_keeps_one_kernel(open_page, room, address):
    """Reloads, most of them before the widgets stand, leave one kernel; closing it none.

    `make soak` reloads forty times.
    """
    page = opened(open_page(), address)
    for _ in range(4 * int(os.environ.get("SOAK", "1"))):
        page.reload(wait_until="domcontentloaded")
    page.reload()
    standing(page)
    mine = page.evaluate(KERNEL)
    until(lambda: "1 used" in room.seats, 75, room.tail)
    assert any(mine in command for command in kernels(room))
    page.close(run_before_unload=True)
    until(lambda: "0 used" in room.seats, 75, room.tail)


def test_a_sleeping_tab_gives_its_seat_back_and_says_so(open_page, sleepy_room):
    """After the idle time the kernel of an open tab ends, and the tab offers to reload."""
    sleepy_room.wait_for("Open http")
    page = opened(open_page(), f"http://localhost:{sleepy_room.port}/voila/render/{PAGE}.ipynb")
    page.get_by_role("alert").get_by_text("kept in this browser").wait_for(timeout=30_000)
    page.get_by_role("button", name="Reload").click()
    standing(page)


def test_the_code_is_typed_on_a_phone(open_page, guarded_room):
    """The door fits a phone, takes the code, and leads to the page."""
    guarded_room.wait_for("Open http")
    page = open_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto(f"http://localhost:{guarded_room.port}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("The code on your coach").fill(code_of(guarded_room).lower())
    page.get_by_role("button", name="Open the page").click()
    standing(page)
    assert "token" not in page.url


def code_of(room):
    """Return the code that the terminal shows."""
    return re.search(r"code (\w{3}-\w{3})", room.said)[1]


def test_a_server_that_went_away_is_said(open_page, room, address):
    """A page whose server is gone says that it waits for it."""
    page = opened(open_page(), address)
    room.stop()
    page.get_by_role("alert").get_by_text("does not answer").wait_for(timeout=20_000)
