"""Real servers, each a process of its own on a free port, ended with everything they started."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
NOTEBOOK = "notebooks/coach.ipynb"

START_S, STOP_S, KERNELS_S = 60.0, 20.0, 60.0
QUIET_S = 0.7
"""A kernel that used no processor for this long has finished its cells."""


class Server:
    """A running server.

    Parameters
    ----------
    module : str
        What ``python -m`` runs.
    *arguments : str
        Its arguments; ``{port}`` stands for the port.
    ready : str
        Path that answers 200 once the server is up, and starts no kernel.
    kernels : int
        How many kernels wait for a visitor.
    """

    def __init__(self, module: str, *arguments: str, ready: str, kernels: int = 0) -> None:
        port = _free_port()
        self.url = f"http://{HOST}:{port}"
        self.waiting_kernels = kernels
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the server
        command = [part.replace("{port}", str(port)) for part in (module, *arguments)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=_environment(),
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        try:
            self._await(lambda: _answers(self.url + ready), START_S, "did not answer")
        except BaseException:
            self.stop()
            raise

    def settle(self) -> None:
        """Wait until earlier visitors' kernels are gone and the waiting ones have run the notebook."""
        self._await(self._settled, KERNELS_S, f"never had {self.waiting_kernels} idle kernel(s)")

    def kernel_process(self, kernel_id: str) -> psutil.Process:
        """Return the process of one of the server's kernels."""
        for kernel in self._kernels():
            if kernel_id in " ".join(kernel.cmdline()):
                return kernel
        raise RuntimeError(f"The server has no kernel {kernel_id}.")

    def kernel_ids(self) -> str:
        """Return the command lines of all kernels: each holds its kernel's id."""
        return " ".join(" ".join(kernel.cmdline()) for kernel in self._kernels())

    def stop(self) -> None:
        """End the process and whatever it started."""
        children = self._kernels()
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for child in children:
            if child.is_running():
                child.kill()
        self._log.close()

    def _kernels(self) -> list[psutil.Process]:
        try:
            return psutil.Process(self._process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def _settled(self) -> bool:
        kernels = self._kernels()
        if len(kernels) != self.waiting_kernels or not kernels:
            return len(kernels) == self.waiting_kernels
        try:
            before = [sum(kernel.cpu_times()[:2]) for kernel in kernels]
            time.sleep(QUIET_S)
            return before == [sum(kernel.cpu_times()[:2]) for kernel in kernels]
        except psutil.NoSuchProcess:
            return False

    def _await(self, happened, limit_s: float, complaint: str) -> None:
        deadline = time.monotonic() + limit_s
        while not happened():
            if self._process.poll() is not None:
                raise RuntimeError(f"{self.url} ended at once:\n{self._tail()}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.url} {complaint} in {limit_s:g} s:\n{self._tail()}")
            time.sleep(0.05)

    def _tail(self, lines: int = 30) -> str:
        self._log.seek(0)
        text = self._log.read().decode(errors="replace")
        return "\n".join(text.splitlines()[-lines:])


def voila(*, seats: int = 0) -> Server:
    """Return Voilà on the coach's notebook, with as many pre-heated kernels as `seats`."""
    warm = ["--VoilaConfiguration.preheat_kernel=True", f"--pool_size={seats}"] if seats else []
    plain = [NOTEBOOK, "--no-browser", "--port={port}", "--Voila.port_retries=0"]
    return Server("voila", *plain, *warm, ready="/voila/static/voila.js", kernels=seats)


def dash() -> Server:
    """Return the bare Dash page."""
    return Server("benchmarks.dash_page", "{port}", ready="/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _environment() -> dict[str, str]:
    """Return an environment in which the clone's share/jupyter comes first."""
    paths = [str(ROOT / "share" / "jupyter"), os.environ.get("JUPYTER_PATH", "")]
    return {**os.environ, "JUPYTER_PATH": os.pathsep.join(filter(None, paths))}


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
