"""The door of a room that others in the network may enter: with a code, typed or scanned."""

import re

import pytest
from room import Room

from helpers.serving import doors
from helpers.serving.invitation import Invitation, own_address


@pytest.fixture(scope="module")
def room():
    """A workshop that the whole network may come to."""
    opened = Room(["workshop", "2", "--seats", "2"])
    opened.wait_for("Open http")
    yield opened
    opened.stop()


@pytest.fixture(scope="module")
def code(room):
    """Its code, as the terminal spells it."""
    return re.search(r"code (\w{3}-\w{3})", room.said)[1]


def cookie_of(reply):
    """Return the cookie that a reply sets."""
    return reply.headers["Set-Cookie"].split(";")[0]


def test_nobody_enters_without_a_code(room):
    """Page, list and kernels lead to the door, or are refused."""
    for path in ("/", "/voila/render/02_paces.ipynb"):
        reply = room.get(path)
        assert reply.status == 302
        assert reply.headers["Location"].startswith("/login")
    assert "The code on your coach" in room.get("/login").text


def test_the_code_is_typed_as_people_type(room, code):
    """Small letters and spaces do; the way leads on to the page."""
    reply = room.get("/login", "POST", {"code": f" {code.lower()} "})
    assert reply.status == 302
    page = room.get("/voila/render/02_paces.ipynb", Cookie=cookie_of(reply))
    assert page.status == 200
    room.get(
        f"/voila/api/shutdown/{page.kernel}",
        "POST",
        {"_xsrf": "ab"},
        Cookie=f"_xsrf=ab; {cookie_of(reply)}",
    )


def test_the_scanned_link_enters_and_leaves_no_code_in_the_address(room, code):
    """The link of the QR code leads on to an address without the code."""
    reply = room.get(f"/?token={code.replace('-', '')}")
    assert reply.status == 302
    assert reply.headers["Location"] == "/voila/render/02_paces.ipynb"
    assert room.get(reply.headers["Location"], Cookie=cookie_of(reply)).status == 200


def test_a_wrong_code_is_said(room):
    """What was typed is shown, and what a code looks like; markup in it stays text."""
    reply = room.get("/login", "POST", {"code": "<b>K7QM4X"})
    assert reply.status == 401
    assert "&lt;b&gt;K7QM4X is not the code" in reply.text


def test_a_kernel_is_nobody_elses(room):
    """A stranger with a kernel's name gets nothing."""
    assert room.get("/api/kernels/00000000-0000-0000-0000-000000000000").status == 403


def test_codes_cannot_be_tried_by_the_thousand(room, code):
    """After ten wrong ones an address has to wait, even with the right one."""
    for _ in range(doors.MOST_MISSES):
        assert room.get("/?token=WRONG2").status == 302
    reply = room.get("/login")
    assert reply.status == 429
    assert "Too many wrong codes" in reply.text
    assert room.get(f"/?token={code}").headers["Location"].startswith("/login")
    assert room.get("/login", "POST", {"code": code}).status == 429


def test_the_code_stays_out_of_the_log(room, code):
    """Only the invitation names it."""
    assert room.said.replace("\n", "").count(code) == 1
    assert code.replace("-", "") not in room.said


def test_codes_are_readable_and_many():
    """Codes have no letters that look alike, and differ."""
    codes = {doors.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("01OIL")
    assert len(doors.LETTERS) ** doors.CODE_LENGTH > 500_000_000


@pytest.mark.parametrize("typed", ["K7QM4X", "k7q-m4x", " K7Q M4X\n", "k7q_m4x"])
def test_typed_codes(typed):
    """However it is typed, it is one code."""
    assert doors.typed_code(typed) == "K7QM4X"


def test_misses_are_forgotten_after_a_minute(monkeypatch):
    """An address that tried too often may try again later."""
    now = 1000.0
    monkeypatch.setattr(doors.time, "monotonic", lambda: now)
    misses = doors.Misses()
    for _ in range(doors.MOST_MISSES):
        assert not misses.are_too_many("a")
        misses.add("a")
    assert misses.are_too_many("a")
    assert not misses.are_too_many("b")
    now += doors.MISSES_WITHIN_S + 1
    assert not misses.are_too_many("a")


def test_the_invitation():
    """Address and code to read, and both in the link to scan."""
    invitation = Invitation("192.0.2.7", 8866, "K7QM4X")
    assert str(invitation) == "http://192.0.2.7:8866/  code K7Q-M4X"
    assert invitation.link == "http://192.0.2.7:8866/?token=K7QM4X"
    assert all(len(line) < 60 for line in invitation.picture().splitlines())


def test_own_address_is_a_number():
    """The address is one that can be typed."""
    assert re.fullmatch(r"[\d.]+", own_address())
