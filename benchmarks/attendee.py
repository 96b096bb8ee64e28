"""A visitor without a browser: opens a page, joins its kernel, moves a slider, and leaves."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

KERNEL = re.compile(r'"kernelId": "([^"]+)"')
BINARY = "v1.kernel.websocket.jupyter.org"
"""What a page speaks with its kernel; without it Voilà's server answers in another way."""

CONTROL = "jupyter.widget.control"
CHART_KEYS = {"figure", "_py2js_update"}
"""Only the model of a chart has one of these: ours, and plotly's FigureWidget."""

WAIT_S, PATIENCE_S = 240.0, 300.0
"""For one page, and for a whole visit [s]."""

LARGEST_MESSAGE = 200_000_000
"""Four FigureWidgets are 20 MB [bytes]."""

THINK_S = (0.3, 1.0)
FULL = "The room is full"


class AnswerError(RuntimeError):
    """The server or the kernel did not do what a page needs."""


@dataclass(frozen=True)
class Lesson:
    """What a class does.

    Attributes
    ----------
    path : str
        Of the page that is opened.
    label : str
        How the description of the slider begins that is moved.
    charts : int
        How many charts must be new after a step.
    """

    path: str
    label: str
    charts: int


COACH = Lesson("/voila/render/coach.ipynb", "Slot", charts=1)
WIDGETS = Lesson("/", "Value", charts=4)


@dataclass
class Attendee:
    """One visitor, and what he saw.

    Attributes
    ----------
    server : str
        Address of the server, without a path.
    lesson : Lesson
        What he is to do there.
    kernel : str
        Id of his kernel.
    page_ms, steps_ms : float and list of float
        From the request to the page's last byte; from each step to its answer.
    ready_s : float
        From the arrival until the first step is answered, with the pause before it.
    refusal, error : str
        How he was told that the room is full; what went wrong.
    """

    server: str
    lesson: Lesson
    kernel: str = ""
    page_ms: float = 0.0
    ready_s: float = 0.0
    steps_ms: list[float] = field(default_factory=list)
    refusal: str = ""
    error: str = ""
    _socket: WebSocketClientConnection | None = None
    _session: Session = field(default_factory=lambda: Session(key=b""))
    _slider: str = ""
    _state: dict = field(default_factory=dict)
    _drawn: set[str] = field(default_factory=set)

    async def attend(self, *, steps: int, late_s: float = 0.0) -> None:
        """Come in, join the kernel and move the slider; an error is remembered."""
        await asyncio.sleep(late_s)
        try:
            await asyncio.wait_for(self._attend(steps), PATIENCE_S)
        except Exception as error:  # whatever it was, it is one visitor's and is counted
            stage = f"at step {len(self.steps_ms) + 1}" if self._slider else "before the first step"
            self.error = f"{type(error).__name__} {stage}: {error}"

    async def _attend(self, steps: int) -> None:
        arrived = time.perf_counter()
        if not await self._enter():
            return
        await self._join()
        for _ in range(steps):
            await asyncio.sleep(random.uniform(*THINK_S))
            self.steps_ms.append(await self._step())
            self.ready_s = self.ready_s or time.perf_counter() - arrived

    async def leave(self) -> None:
        """Say farewell as the page does when its tab is closed, and hang up."""
        if self._socket:
            self._socket.close()
        if self.kernel:
            body = urlencode({"_xsrf": "ab"})
            path = f"/voila/api/shutdown/{self.kernel}"
            await self._fetch(path, method="POST", body=body, headers={"Cookie": "_xsrf=ab"})

    async def _enter(self) -> bool:
        """Ask for the page; return whether there was a seat."""
        start = time.perf_counter()
        reply = await self._fetch(self.lesson.path)
        self.page_ms = 1000 * (time.perf_counter() - start)
        text = reply.body.decode()
        if reply.code == 503:
            self.refusal = "polite" if FULL in text and "Retry-After" in reply.headers else "rude"
        elif reply.code != 200:
            raise AnswerError(f"The page was answered with {reply.code}.")
        else:
            self.kernel = KERNEL.search(text)[1]
        return not self.refusal

    async def _join(self) -> None:
        """Connect to the kernel and learn all models, as the page's widget manager does."""
        address = f"ws{self.server.removeprefix('http')}/api/kernels/{self.kernel}/channels"
        self._socket = await websocket_connect(
            HTTPRequest(f"{address}?session_id={uuid.uuid4()}", request_timeout=WAIT_S),
            subprotocols=[BINARY], compression_options={}, max_message_size=LARGEST_MESSAGE,
        )  # fmt: skip
        comm = uuid.uuid4().hex
        opening = {"comm_id": comm, "target_name": CONTROL, "data": {}}
        await self._answers("comm_open", opening, {"version": "1.0.0"})
        asking = {"comm_id": comm, "data": {"method": "request_states"}}
        told = await self._answers("comm_msg", asking)
        models = {name: model for each in told for name, model in each["data"]["states"].items()}
        self._learn(models)
        if not self._slider:
            raise AnswerError(f"{len(models)} models, none a slider called {self.lesson.label}.")

    def _learn(self, models: dict[str, dict]) -> None:
        for model, about in models.items():
            state = about["state"]
            if CHART_KEYS & state.keys():
                self._drawn.add(model)
            elif state.get("description", "").startswith(self.lesson.label) and "max" in state:
                self._slider, self._state = model, state

    async def _step(self) -> float:
        """Move the slider to its next place; return when the last chart was answered [ms]."""
        low, high, step = (self._state[name] for name in ("min", "max", "step"))
        value = self._state["value"] + step
        self._state["value"] = value if value <= high else low
        update = {"method": "update", "state": {"value": self._state["value"]}, "buffer_paths": []}
        start = time.perf_counter()
        answers = await self._answers("comm_msg", {"comm_id": self._slider, "data": update})
        after_ms = 1000 * (time.perf_counter() - start)
        drawn = self._drawn & {content["comm_id"] for content in answers}
        if len(drawn) < self.lesson.charts:
            raise AnswerError(f"A step was answered with {len(drawn)} charts.")
        return after_ms

    async def _answers(self, kind: str, content: dict, metadata: dict | None = None) -> list[dict]:
        """Send a message; return what widgets were told until the kernel was done with it."""
        message = self._session.msg(kind, content, metadata=metadata or {})
        frame = serialize_msg_to_ws_v1(message, "shell", self._session.pack)
        await self._socket.write_message(frame, binary=True)
        told: list[dict] = []
        while (frame := await self._socket.read_message()) is not None:
            _, parts = deserialize_msg_from_ws_v1(frame)
            header, parent = json.loads(parts[0]), json.loads(parts[1])
            if parent.get("msg_id") != message["header"]["msg_id"]:
                continue
            answer = json.loads(parts[3])
            if header["msg_type"] == "comm_msg":
                told.append(answer)
            elif answer.get("execution_state") == "idle":
                return told
        raise AnswerError("The websocket was closed.")

    async def _fetch(self, path: str, **request: object) -> HTTPResponse:
        # Of its own each time: a shared client would hold back all but ten requests at once.
        client = AsyncHTTPClient(force_instance=True)
        try:
            url = f"{self.server}{path}"
            return await client.fetch(url, raise_error=False, request_timeout=WAIT_S, **request)
        finally:
            client.close()
