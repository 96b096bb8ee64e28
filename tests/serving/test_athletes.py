"""The athletes' server from outside: a link shows one plan, and nobody reaches more than that."""

import asyncio
import datetime as dt
import json
import os
import secrets
import subprocess
import sys
import uuid
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import psutil
import pytest
from room import Room
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from helpers import answers, publishing
from helpers.serving.athletes import MOST_WRONG_LINKS
from helpers.workbook import replaced, sample

NOW = dt.datetime.now(dt.UTC)
TODAY = NOW.date()
NOBODY = 65534
SECRET = "Kirkwood Road at half past six"


def plan_of(name):
    """Return the plan of an invented athlete, whose coach has noted more than that."""
    workbook = replaced(sample(name), "goal.race_date", TODAY + dt.timedelta(days=70))
    return answers.athlete_plan(replaced(workbook, "goal.race_name", SECRET), TODAY)


def link(root, name, **about):
    """Publish the plan of an invented athlete; return its token."""
    token = secrets.token_urlsafe(24)
    publishing.publish(root, publishing.token_hash(token), plan_of(name), now=NOW, **about)
    return token


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The published tree."""
    return tmp_path_factory.mktemp("published") / "tree"


@pytest.fixture(scope="module")
def ravi(root):
    """Ravi's link."""
    return link(root, "recreational")


@pytest.fixture(scope="module")
def elena(root):
    """Elena's link."""
    return link(root, "experienced")


@pytest.fixture(scope="module")
def room(root, ravi, elena):
    """The server, with two athletes."""
    os.environ["MILE_ROSTER"] = "/nowhere/roster.sqlite"
    opened = Room(["athletes", "--published", str(root), "--seats", "3"])
    del os.environ["MILE_ROSTER"]
    opened.wait_for("Plans are open")
    yield opened
    opened.stop()


def kernels(room):
    """Return the processes of kernels."""
    children = psutil.Process(room.process.pid).children(recursive=True)
    return [child for child in children if "ipykernel_launcher" in " ".join(child.cmdline())]


@pytest.fixture
def opened(room, ravi):
    """Ravi's page as it was sent; its kernel ends with the test."""
    reply = room.get(f"/plan/{ravi}")
    assert reply.status == 200
    yield reply
    room.leave(reply.kernel)


def conversation(room, kernel, *messages, seconds=1.5, **headers):
    """Send messages to a kernel as a stranger's script would; return all that came back."""

    async def talk():
        request = HTTPRequest(
            f"ws://localhost:{room.port}/api/kernels/{kernel}/channels", headers=headers
        )
        socket = await websocket_connect(request)
        for message in messages:
            await socket.write_message(json.dumps(message))
        heard = []
        while True:
            try:
                came = await asyncio.wait_for(socket.read_message(), seconds)
            except TimeoutError:
                socket.close()
                return heard
            if came is None:
                return heard
            heard.append(came if isinstance(came, str) else came.decode(errors="replace"))

    return asyncio.run(talk())


def message(kind, content, channel="shell"):
    """Return a message of Jupyter's protocol."""
    header = {
        "msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": uuid.uuid4().hex,
        "version": "5.3", "date": NOW.isoformat(),
    }  # fmt: skip
    return {
        "header": header, "parent_header": {}, "metadata": {}, "content": content,
        "channel": channel, "buffers": [],
    }  # fmt: skip


def states(room, kernel):
    """Return the state of every widget of a kernel, as whoever knows the kernel may ask for it."""
    comm = uuid.uuid4().hex
    told = conversation(
        room,
        kernel,
        message(
            "comm_open",
            {
                "comm_id": comm,
                "target_name": "jupyter.widget.control",
                "data": {},
            },
        )
        | {"metadata": {"version": "1.0.0"}},
        message("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}),
    )
    return "\n".join(told)


def test_a_link_shows_its_plan(room, opened):
    """The page comes, with what keeps it out of search engines and other people's frames."""
    assert "What do I run today" in opened.text
    assert opened.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors" in opened.headers["Content-Security-Policy"]


def test_dead_links_are_all_alike(room, root, ravi):
    """Mistyped, malformed, expired and revoked: one page, and no kernel is started for it."""
    past = NOW - dt.timedelta(seconds=1)
    expired = link(root, "new", expires_at=past)
    revoked = link(root, "new")
    publishing.revoke(root, publishing.token_hash(revoked))
    changed = ravi[:-1] + ("A" if ravi[-1] != "A" else "B")
    before = len(kernels(room))
    dead = [expired, revoked, changed, ravi[:-1], "x", "%2e%2e", "..%2f..%2fetc%2fpasswd", ""]
    replies = [room.get(f"/plan/{token}") for token in dead]
    assert {reply.status for reply in replies} == {404}
    assert len({reply.text for reply in replies}) == 1
    assert "This link shows no plan" in replies[0].text
    assert len(kernels(room)) == before


@pytest.mark.parametrize(
    "path",
    [
        "/", "/voila/tree", "/voila/api/contents/", "/voila/render/coach.ipynb",
        "/voila/render/athlete/athlete.ipynb", "/api/kernels", "/api/sessions", "/api/contents",
        "/voila/files/coach.ipynb", "/voila/files/..%2fdata%2fprofiles%2fnew.json",
        "/voila/static/..%2f..%2fvoila.json", "/static/etc/passwd", "/login", "/terminals/1",
    ],
)  # fmt: skip
def test_nothing_else_is_there(room, path):
    """No list, no other notebook, no file."""
    reply = room.get(path)
    assert reply.status in (403, 404), reply.status
    assert "cells" not in reply.text
    assert "mile_time_s" not in reply.text


def test_it_answers_under_the_name_that_athletes_see(room, ravi):
    """Behind a web server, or by its number in a network, it is asked under another name."""
    for name in ("plans.example.org", "192.0.2.7:8867"):
        assert room.get(f"/plan/{ravi}/copy", Host=name).status == 200
        assert room.get("/plan/wrong", Host=name).status == 404


def test_an_unknown_template_opens_the_same_page(room, ravi):
    """What a stranger adds to the address changes nothing."""
    reply = room.get(f"/plan/{ravi}?template=nosuch&theme=../x")
    assert "What do I run today" in reply.text
    room.leave(reply.kernel)


def test_the_copy_is_a_file_of_its_own(room, ravi):
    """It comes without a kernel, under a name that says whose it is."""
    before = len(kernels(room))
    reply = room.get(f"/plan/{ravi}/copy")
    assert reply.status == 200
    assert reply.headers["Content-Disposition"].startswith('attachment; filename="plan-ravi-')
    assert "Ravi" in reply.text
    assert len(kernels(room)) == before
    assert room.get(f"/plan/{ravi}x/copy").status == 404


def test_a_full_room_gives_the_copy_instead(room, ravi):
    """Nobody is sent away: the page that needs no kernel takes the place of the other."""
    seated = [room.get(f"/plan/{ravi}") for _ in range(3)]
    more = room.get(f"/plan/{ravi}")
    assert more.status == 200
    assert "kernelId" not in more.text
    assert "Ravi" in more.text
    for reply in seated:
        room.leave(reply.kernel)


def test_a_page_holds_one_athlete_only(room, opened):
    """All widgets of the kernel, asked for by whoever knows it, name nobody else and nothing private."""
    told = states(room, opened.kernel)
    assert "Ravi" in told
    others = ("Elena", "Nora", "Greta", SECRET, "Kirkwood", "/nowhere/roster.sqlite")
    assert [name for name in others if name in told] == []


def test_code_is_not_run(room, opened, tmp_path):
    """Of what a console can ask of a kernel nothing is answered, and nothing is written."""
    trace = tmp_path / "trace"
    code = f"open({str(trace)!r}, 'w').write('x')"
    asked = {
        "execute_request": {"code": code, "silent": False, "store_history": True,
                            "user_expressions": {}, "allow_stdin": False, "stop_on_error": True},
        "complete_request": {"code": "ope", "cursor_pos": 3},
        "inspect_request": {"code": "open", "cursor_pos": 4, "detail_level": 0},
        "history_request": {"output": True, "raw": True, "hist_access_type": "tail", "n": 9},
    }  # fmt: skip
    told = conversation(room, opened.kernel, *(message(kind, c) for kind, c in asked.items()))
    assert not [t for t in told for kind in asked if kind.replace("request", "reply") in t]
    assert not trace.exists()


def test_a_forged_message_changes_nothing(room, opened):
    """Whatever is written to the page's one widget, its state stays, and the kernel lives."""
    told = states(room, opened.kernel)
    model = next(
        model
        for text in told.split("\n")
        if "Ravi" in text
        for model, state in json.loads(text)["content"]["data"]["states"].items()
        if "Ravi" in str(state)
    )
    for forged in ("", "Elena", 7, None, "x" * 1_000_000):
        data = {"method": "update", "state": {"page": forged}, "buffer_paths": []}
        conversation(
            room,
            opened.kernel,
            message("comm_msg", {"comm_id": model, "data": data}),
            message("comm_msg", {"comm_id": model, "data": {"method": "custom", "content": {}}}),
            seconds=0.3,
        )
    assert "Ravi" in states(room, opened.kernel)
    assert room.lives(opened.kernel)


def test_another_site_cannot_listen(room, opened):
    """A websocket from elsewhere is refused."""
    with pytest.raises(HTTPClientError, match="403"):
        conversation(room, opened.kernel, Origin="http://evil.example")


def test_a_kernel_is_ended_by_its_own_page_alone(room, opened):
    """Without the page's cookie nobody ends it."""
    assert room.get(f"/voila/api/shutdown/{opened.kernel}", "POST", {"a": "b"}).status == 403
    assert room.lives(opened.kernel)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_kernel_is_told_of_one_file_and_nothing_more(room, opened, ravi, root):
    """Neither the token nor the coach's roster is in its environment."""
    (kernel,) = [k for k in kernels(room) if opened.kernel in " ".join(k.cmdline())]
    environ = kernel.environ()
    assert environ["MILE_SNAPSHOT"].startswith(str(root))
    assert "MILE_ROSTER" not in environ
    assert not [name for name, value in environ.items() if ravi in value]


def test_what_is_published_anew_shows_when_opened_anew(room, root):
    """The next visit shows it; after revoking, none does."""
    token = link(root, "seventy")
    publishing.publish(root, publishing.token_hash(token), plan_of("new"), now=NOW)
    assert "Nora" in room.get(f"/plan/{token}/copy").text
    publishing.revoke(root, publishing.token_hash(token))
    assert room.get(f"/plan/{token}").status == 404


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may be somebody else"
)
def test_another_user_of_the_system_reads_plans_and_not_the_roster(tmp_path):
    """As nobody, a link shows its plan; the coach's file and the list of links are shut."""
    for folder in takewhile(lambda f: f != Path(gettempdir()), (tmp_path, *tmp_path.parents)):
        folder.chmod(0o711)
    roster, tree = tmp_path / "roster.sqlite", tmp_path / "tree"
    roster.write_bytes(b"athletes")
    roster.chmod(0o600)
    token = link(tree, "recreational")
    # Python itself may lie where nobody may look: it is loaded first.
    program = f"""
import datetime as dt, os, pathlib
from helpers import publishing
tree, now = pathlib.Path({str(tree)!r}), dt.datetime.now(dt.UTC)
publishing.current(tree, {token!r}, now=now)
os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
for shut in (pathlib.Path({str(roster)!r}).read_bytes, lambda: os.listdir(tree)):
    try:
        print(shut())
    except PermissionError:
        print("shut")
print(publishing.current(tree, {token!r}, now=now).plan.nickname)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["shut", "shut", "Ravi"]


def test_links_stay_out_of_the_log(room, ravi, elena):
    """Whatever was asked for, the terminal names no token, nor a path."""
    assert not [token for token in (ravi, elena) if token in room.said]
    assert "GET" not in room.said


def test_links_cannot_be_tried_by_the_thousand(room, elena):
    """After many wrong ones an address has to wait; who has a right one still gets in."""
    statuses = [room.get(f"/plan/wrong{n}").status for n in range(MOST_WRONG_LINKS + 1)]
    assert statuses[-1] == 429
    assert room.get(f"/plan/{elena}/copy").status == 200
