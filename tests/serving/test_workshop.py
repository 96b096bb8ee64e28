"""A class in a real server: seats, arrivals, deaths, the next page, and who may see what."""

import http.client
import json
import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from room import Room, until

SEATS = 3
FIRST, NEXT = "01_profile", "02_paces"


@pytest.fixture(scope="module")
def room():
    """A workshop of three seats and two pages on this machine."""
    opened = Room(["workshop", "1", "2", "--seats", str(SEATS), "--address", "localhost"])
    yield opened
    opened.stop()


@pytest.fixture(scope="module")
def early(room):
    """What somebody saw who came before the doors opened."""
    replies = []

    def answered():
        try:
            replies.append(room.page(FIRST))
        except OSError:
            return False
        return True

    until(answered, 30, room.tail)
    return replies[-1]


@pytest.fixture
def open_room(room, early):
    """The room with its doors open."""
    room.wait_for("Ready: ")
    return room


@pytest.fixture
def empty_room(open_room):
    """The room, warm and empty again: whoever was in it has gone."""
    for kernel in open_room.opened:
        open_room.leave(kernel)
    gone = set(open_room.opened)
    until(lambda: len(kernels(open_room)) == SEATS and not gone & running(open_room), 60)
    return open_room


def running(room):
    """Return which of the kernels that were ever given to a visitor still run."""
    commands = " ".join(command(process) for process in kernels(room))
    return {kernel for kernel in room.opened if kernel in commands}


def kernels(room):
    """Return the kernel processes of a room that run."""
    children = psutil.Process(room.process.pid).children(recursive=True)
    return [child for child in children if "ipykernel_launcher" in command(child)]


def command(process):
    """Return the command line of a process, empty where it has just ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def process_of(room, kernel):
    """Return the process of a kernel."""
    return next(each for each in kernels(room) if kernel in command(each))


def seats_used(room):
    """Return how many seats the terminal says are used."""
    lines = [line for line in room.said.splitlines() if "Seats: " in line]
    return int(lines[-1].split("Seats: ")[1].split()[0]) if lines else 0


def test_who_comes_early_is_told_so(early):
    """Before the seats are warm, a page says that it opens in a moment, and looks again."""
    assert early.status == 503
    assert "opens in a moment" in early.text
    assert early.headers["Retry-After"] == "10"


def test_the_way_in_stands_on_the_terminal(open_room):
    """Address and QR code are shown once the seats are warm."""
    open_room.wait_for(f"Open http://localhost:{open_room.port}/")
    assert f"{SEATS} of {SEATS}" in open_room.said
    assert "█" in open_room.said


def test_two_too_many(empty_room):
    """Of five that come at once, three get a whole page and two read that the room is full."""
    replies = empty_room.pages(FIRST, SEATS + 2)
    seated = [reply for reply in replies if reply.status == 200]
    refused = [reply for reply in replies if reply.status == 503]
    assert (len(seated), len(refused)) == (SEATS, 2)
    assert len({reply.kernel for reply in seated}) == SEATS
    assert all("</html>" in reply.text for reply in seated)
    assert all("The room is full" in reply.text for reply in refused)
    assert all(reply.headers["Retry-After"] for reply in refused)
    assert all('http-equiv="refresh"' in reply.text for reply in refused)


def test_a_room_full_of_cold_starts_refuses_politely(empty_room):
    """Who comes while every seat is still being opened reads that the room is full."""
    with ThreadPoolExecutor(SEATS) as visitors:
        opening = [visitors.submit(empty_room.page, NEXT) for _ in range(SEATS)]
        time.sleep(0.3)
        late = empty_room.page(NEXT)
    assert [each.result().status for each in opening] == [200] * SEATS
    assert late.status == 503
    assert "The room is full" in late.text


def test_a_seat_that_is_given_back_is_free_at_once(empty_room):
    """Who leaves frees a seat, and the next one gets it."""
    seated = empty_room.pages(FIRST, SEATS)
    assert empty_room.page(FIRST).status == 503
    assert empty_room.leave(seated[0].kernel) == 204
    assert empty_room.page(FIRST).status == 200


def test_a_killed_kernel_frees_its_seat(empty_room):
    """One kernel dies: its page learns of it, nobody else does, and its seat is free."""
    seated = empty_room.pages(FIRST, SEATS)
    process_of(empty_room, seated[0].kernel).send_signal(signal.SIGKILL)
    assert empty_room.page(FIRST).status == 200
    assert not empty_room.lives(seated[0].kernel)
    assert all(empty_room.lives(reply.kernel) for reply in seated[1:])


def test_many_reloads_in_a_full_room(empty_room):
    """A page may be reloaded again and again though no seat is free; one kernel of it lives."""
    seated = empty_room.pages(FIRST, SEATS)
    mine = seated[0].kernel
    for _ in range(6):
        empty_room.leave(mine)
        reply = empty_room.page(FIRST)
        assert reply.status == 200
        mine = reply.kernel
    others = [reply.kernel for reply in seated[1:]]
    assert sorted(each for each in [mine, *others] if empty_room.lives(each)) == sorted(
        [mine, *others]
    )
    until(lambda: seats_used(empty_room) == SEATS, 10, empty_room.tail)


def test_a_kernel_that_no_page_held_on_to_is_let_go(empty_room):
    """A visitor whose browser went away in the middle of a cold start leaves no kernel behind."""
    connection = coming(empty_room)
    connection.close()
    until(lambda: len(kernels(empty_room)) == SEATS, 20, empty_room.tail)
    assert [reply.status for reply in empty_room.pages(FIRST, SEATS)] == [200] * SEATS


def test_a_page_whose_kernel_dies_at_its_start_comes_to_an_end(empty_room):
    """The page asks to be reloaded in place of waiting for ever, and its seat is free again."""
    connection = coming(empty_room)
    warm = {process.pid for process in empty_room.warm}
    next(each for each in kernels(empty_room) if each.pid not in warm).kill()
    text = connection.sock.makefile("rb").read().decode()
    connection.close()
    assert "window.mileEnded()" in text
    assert [reply.status for reply in empty_room.pages(FIRST, SEATS)] == [200] * SEATS


def coming(room):
    """Ask for a cold page, and return as soon as its kernel runs: its head has come by then."""
    room.warm = kernels(room)
    connection = http.client.HTTPConnection("localhost", room.port, timeout=30)
    connection.request("GET", f"/voila/render/{NEXT}.ipynb", headers={"Connection": "close"})
    assert b"loading_text" in connection.sock.recv(65536, socket.MSG_PEEK)
    until(lambda: len(kernels(room)) > SEATS, 20, room.tail)
    return connection


@pytest.mark.parametrize(
    "path",
    [
        "/voila/render/coach.ipynb",
        "/voila/render/../data/squads/tuesday.csv",
        "/voila/tree",
        "/voila/api/contents/",
        "/tree",
        "/api/kernels",
        "/api/contents",
    ],
)
def test_nothing_else_is_shown(open_room, path):
    """Other notebooks, listings and Jupyter's own interface are not there."""
    assert open_room.get(path).status == 404


@pytest.mark.parametrize("name", ["coach.ipynb", "local/roster.sqlite", "x.svg", "x.png", "x.csv"])
def test_no_file_is_served(open_room, name):
    """Files beside the notebooks are not handed out."""
    assert open_room.get(f"/voila/files/{name}").status == 403


def test_another_host_name_is_refused(open_room):
    """Without a code only this machine may ask, under its own name."""
    reply = open_room.get("/", Host="evil.example")
    assert reply.status == 403
    assert "not for you" in reply.text


def test_another_template_is_not_chosen_by_address(empty_room):
    """`?template=nosuch` gets the ordinary page."""
    reply = empty_room.get(f"/voila/render/{FIRST}.ipynb?template=nosuch")
    empty_room.opened.append(reply.kernel)
    assert reply.status == 200
    assert "mile.js" in reply.text


def test_headers(open_room):
    """Every page forbids frames elsewhere, referrers and guessing of types."""
    headers = open_room.get("/nosuch").headers
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_traceback_and_no_program_in_an_error(open_room):
    """An address that is not there is answered in plain words, without another host."""
    text = open_room.get("/nosuch").text
    assert "There is no such page" in text
    assert not any(word in text for word in ("Traceback", "Tornado", "Jupyter", "cdn"))


def test_the_next_page_on_a_key(empty_room):
    """N warms the next page beside the taken seats, and the address leads there from then on."""
    seated = empty_room.pages(FIRST, SEATS)
    assert empty_room.get("/").headers["Location"] == f"/voila/render/{FIRST}.ipynb"
    empty_room.key("n")
    empty_room.wait_for(f"Ready: {NEXT}")
    assert empty_room.get("/").headers["Location"] == f"/voila/render/{NEXT}.ipynb"
    assert all(empty_room.lives(reply.kernel) for reply in seated)
    for reply in seated:
        empty_room.leave(reply.kernel)
    begun = time.monotonic()
    moved = empty_room.pages(NEXT, SEATS)
    assert [reply.status for reply in moved] == [200] * SEATS
    assert len({reply.kernel for reply in moved}) == SEATS
    assert time.monotonic() - begun < 60


def test_closing_the_room_ends_every_kernel():
    """Q ends the server, and leaves no process behind."""
    room = Room(["workshop", "2", "--seats", "1", "--address", "localhost"])
    try:
        room.wait_for("Ready: ")
        processes = kernels(room)
        assert processes
        room.key("q")
        assert room.process.wait(20) == 0
        until(lambda: not any(process.is_running() for process in processes), 10)
    finally:
        room.stop()


def test_the_environment_of_a_kernel(open_room):
    """Kernels compute in one thread each: thirty of them share a few processors."""
    environment = kernels(open_room)[0].environ()
    assert environment["OMP_NUM_THREADS"] == os.environ.get("OMP_NUM_THREADS", "1")


def test_a_page_of_the_book_that_is_not_taught(open_room):
    """It is said to be closed today, and leads to the one that is open; nonsense is no page at all."""
    assert "not open today" in open_room.get("/voila/render/coach.ipynb").text
    assert "There is no such page" in open_room.get("/voila/render/nosuch.ipynb").text


def test_pages_may_ask_which_one_is_taught(open_room):
    """By its path and title; a dashboard, where all are open, names none."""
    told = json.loads(open_room.get("/open-page").text)
    assert told["path"].endswith(".ipynb")
    assert told["title"]
