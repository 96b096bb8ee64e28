"""A real `mile` process, and visitors without a browser."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import live_servers

KERNEL = re.compile(r'"kernelId": "([^"]+)"')


@dataclass
class Reply:
    """What a request got."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def kernel(self) -> str:
        """The kernel of a page."""
        return KERNEL.search(self.text)[1]


@dataclass
class Room:
    """One `mile` command; what follows `mile` are its arguments."""

    arguments: list[str]
    port: int = field(default_factory=live_servers.free_port)
    opened: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.log = tempfile.NamedTemporaryFile(prefix="mile-", suffix=".log")  # noqa: SIM115
        command = [sys.executable, "-m", "helpers.serving.commands", *self.arguments]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            cwd=tempfile.gettempdir(),  # the command finds its clone from anywhere
            stdin=subprocess.PIPE,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def said(self) -> str:
        """What stands on the teacher's terminal."""
        return Path(self.log.name).read_text(encoding="utf-8", errors="replace")

    @property
    def seats(self) -> str:
        """What the terminal said last of the seats."""
        told = [line for line in self.said.splitlines() if line.startswith("Seats:")]
        return told[-1] if told else ""

    def wait_for(self, words: str, timeout_s: float = 60) -> None:
        """Wait until the terminal says something."""
        until(lambda: words in self.said or self.process.poll() is not None, timeout_s, self.tail)
        assert words in self.said, self.said

    def tail(self) -> str:
        """Return what was said, for a failure."""
        return self.said[-3000:]

    def key(self, letter: str) -> None:
        """Press a key, and Enter."""
        self.process.stdin.write(f"{letter}\n")
        self.process.stdin.flush()

    def get(
        self, path: str = "/", method: str = "GET", body: dict | None = None, **headers: str
    ) -> Reply:
        """Ask for something; the connection is the request's own."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        data = urlencode(body) if body else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, data, headers)
        response = connection.getresponse()
        reply = Reply(response.status, dict(response.getheaders()), response.read().decode())
        connection.close()
        return reply

    def page(self, name: str) -> Reply:
        """Open a page, and remember its kernel."""
        reply = self.get(f"/voila/render/{name}.ipynb")
        if reply.status == 200:
            self.opened.append(reply.kernel)
        return reply

    def pages(self, name: str, count: int) -> list[Reply]:
        """Open a page for many visitors within one instant."""
        with ThreadPoolExecutor(count) as visitors:
            return list(visitors.map(lambda _: self.page(name), range(count)))

    def leave(self, kernel: str) -> int:
        """Say farewell, as the page does when its tab is closed."""
        body = {"_xsrf": "ab"}
        return self.get(f"/voila/api/shutdown/{kernel}", "POST", body, Cookie="_xsrf=ab").status

    def lives(self, kernel: str) -> bool:
        """Whether a kernel is known to the server."""
        reply = self.get(f"/api/kernels/{kernel}")
        return reply.status == 200 and json.loads(reply.text)["id"] == kernel

    def stop(self) -> None:
        """Close the room."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


def until(happens, timeout_s: float = 20, tell=lambda: "") -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + timeout_s
    while not happens():
        assert time.monotonic() < deadline, f"it did not happen within {timeout_s:g} s. {tell()}"
        time.sleep(0.05)
