"""Where the coach's roster is, is known to the coach's own commands and to no other."""

import os
import socket
from argparse import Namespace

import pytest

from helpers.serving import commands, place


@pytest.fixture
def environ(monkeypatch):
    """The environment in which a server is made; it makes none."""
    made = {**os.environ, commands.ROSTER: "/home/ana/roster.sqlite"}
    monkeypatch.setattr(os, "environ", made)
    monkeypatch.setattr(os, "chdir", lambda _path: None)
    monkeypatch.setattr(commands, "server", lambda *_shown, **_more: None)
    return made


def serve(*, roster):
    """Make a server of the coach's own, or one for others."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        asked = Namespace(address="localhost", port=probe.getsockname()[1])
    commands._server(asked, 1, "", spare=0, idle_s=1, shown=(), roster=roster)


def test_the_coachs_own_choice_stands(environ):
    """A setting made before is kept."""
    serve(roster=True)
    assert environ[commands.ROSTER] == "/home/ana/roster.sqlite"


def test_in_the_clone_otherwise(environ):
    """Without one it is a file that git ignores; an empty setting means none."""
    del environ[commands.ROSTER]
    serve(roster=True)
    assert environ[commands.ROSTER] == str(place.ROOT / "data" / "local" / "roster.sqlite")
    environ[commands.ROSTER] = ""
    serve(roster=True)
    assert environ[commands.ROSTER] == ""


def test_nobody_else_hears_of_it(environ):
    """A workshop's kernels, and those of athletes, do not even know where it is."""
    serve(roster=False)
    assert commands.ROSTER not in environ
