"""Panels without a browser: find a control by its label, and hear what is sent."""

import json
import logging
from dataclasses import dataclass, field

import comm
import ipywidgets as ipw
import pytest
from comm.base_comm import BaseComm

from helpers.widgets import controls


@dataclass
class Wire:
    """What widgets sent towards the browser.

    Attributes
    ----------
    messages : list of (str, dict)
        Kind of message and its data.
    """

    messages: list = field(default_factory=list)

    @property
    def opened(self) -> int:
        """How many widget models were sent."""
        return sum(kind == "comm_open" for kind, _ in self.messages)

    @property
    def size(self) -> int:
        """Bytes of all messages as JSON."""
        return sum(len(json.dumps(data, default=str)) for _, data in self.messages)


@pytest.fixture
def wire(monkeypatch):
    """Record every message; the look is made anew so that its models are counted."""
    recorded = Wire()

    class Recorder(BaseComm):
        def publish_msg(self, msg_type, data=None, **_):
            recorded.messages.append((msg_type, {**(data or {}), "comm_id": self.comm_id}))

    monkeypatch.setattr(comm, "create_comm", Recorder)
    monkeypatch.setattr(controls, "_looks", [])
    return recorded


def inside(widget):
    """Yield a widget and all within it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


@pytest.fixture
def control():
    """A function: the control with a label, within a panel."""

    def find(panel, label, kind=ipw.Widget):
        found = [
            w for w in inside(panel)
            if isinstance(w, kind) and getattr(w, "description", None) == label
        ]  # fmt: skip
        assert found, f"no control {label!r}"
        return found[0]

    return find


@pytest.fixture
def shown():
    """A function: all markup within a panel."""

    def read(panel):
        return "\n".join(w.value for w in inside(panel) if isinstance(w, ipw.HTML))

    return read


@pytest.fixture
def chart():
    """A function: the first chart within a panel."""
    return lambda panel: next(w for w in inside(panel) if hasattr(w, "figure"))


@pytest.fixture(autouse=True)
def no_bug_is_swallowed(caplog):
    """A bug that the store logged fails the test, unless the test reads and clears the log."""
    yield
    errors = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors, errors[0].getMessage()
