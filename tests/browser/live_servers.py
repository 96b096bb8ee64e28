"""Real servers for the browser tests: each a process of its own on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """Return a port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


COACHS_OWN = Path(tempfile.mkdtemp(prefix="mile-coach-"))
"""Where the coach's own servers keep a roster and what is published: never in the clone."""


def environment() -> dict[str, str]:
    """Return the environment of the commands: the clone's share/jupyter comes first."""
    paths = [str(ROOT / "share" / "jupyter"), os.environ.get("JUPYTER_PATH", "")]
    return {**os.environ, "JUPYTER_PATH": os.pathsep.join(filter(None, paths))}


def coachs_own() -> dict[str, str]:
    """Return what names a roster and a published folder that are no coach's."""
    own = {"MILE_ROSTER": "roster.sqlite", "MILE_PUBLISHED": "published"}
    return {name: os.environ.get(name, str(COACHS_OWN / file)) for name, file in own.items()}


@dataclass
class LiveServer:
    """A server process: started by `start`, ended by `stop`.

    Parameters
    ----------
    command : list of str
        Module and arguments for ``python -m``; ``{port}`` stands for the port.
    ready : str
        Path that answers 200 once the server is up. It must start no kernel.
    says : str
        Words that stand in its log by then.
    more : dict
        What its environment has beside ours.
    port : int
        Where it listens.
    """

    command: list[str]
    ready: str
    says: str = ""
    more: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        """Address without a closing slash."""
        return f"http://localhost:{self.port}"

    def start(self, timeout_s: float = 60) -> LiveServer:
        """Start the process and wait until it answers."""
        self.log = tempfile.NamedTemporaryFile(prefix="server-", suffix=".log")  # noqa: SIM115
        command = [part.replace("{port}", str(self.port)) for part in self.command]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env={**environment(), **self.more},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        deadline = time.monotonic() + timeout_s
        while not (self.says in self.said() and self.answers()):
            if self.process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended at once:\n{self.tail()}")
            if time.monotonic() > deadline:
                self.stop()
                raise TimeoutError(f"{command[0]} did not answer:\n{self.tail()}")
            time.sleep(0.05)
        return self

    def answers(self) -> bool:
        """Whether the server answers 200."""
        try:
            with urllib.request.urlopen(self.url + self.ready, timeout=5) as response:
                return response.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def said(self) -> str:
        """Return what the server wrote."""
        return Path(self.log.name).read_text(encoding="utf-8", errors="replace")

    def tail(self, lines: int = 40) -> str:
        """Return the end of what the server wrote."""
        return "\n".join(self.said().splitlines()[-lines:])

    def ask_to_end(self) -> None:
        """Ask the process to end, and do not wait for it."""
        self.process.terminate()

    def stop(self) -> None:
        """End the process, and its kernels with it."""
        self.ask_to_end()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def voila(notebook: str | Path, *arguments: str) -> LiveServer:
    """Return Voilà on one notebook, with the settings of the repository's voila.json."""
    command = ["voila", str(notebook), "--no-browser", "--port={port}", "--Voila.port_retries=0"]
    return LiveServer([*command, *arguments], ready="/voila/static/voila.js")


def dashboard() -> LiveServer:
    """Return the coach's dashboard as `make dashboard` serves it: every page, the coach's warm."""
    command = ["helpers.serving.commands", "dashboard", "--port={port}"]
    says, more = "The workbook is open at", coachs_own()
    return LiveServer(command, ready="/voila/static/voila.js", says=says, more=more)


def jupyter_lab(token: str) -> LiveServer:
    """Return JupyterLab on the repository."""
    command = [
        "jupyterlab",
        "--no-browser",
        "--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={ROOT}",
        f"--IdentityProvider.token={token}",
        "--LabApp.news_url=None",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    return LiveServer(command, ready=f"/api/status?token={token}", more=coachs_own())
