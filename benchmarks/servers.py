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
from typing import Self

import psutil

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
NOTEBOOK = "notebooks/coach.ipynb"
FIGURE_WIDGETS = ROOT / "benchmarks" / "figure_widgets.ipynb"

START_S, STOP_S, KERNELS_S = 60.0, 20.0, 60.0
WARMING_S = 300.0
"""How long a whole room may take to be warmed, or to be refilled [s]."""

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
        Path that answers 200 once the server is up, and starts no kernel; or what it says on its
        terminal by then, where that is no path.
    kernels : int
        How many kernels wait for a visitor.
    folder : Path
        Where it is started; elsewhere than at home it sees nothing of our settings.
    """

    def __init__(
        self, module: str, *arguments: str, ready: str, kernels: int = 0, folder: Path = ROOT
    ) -> None:
        port = _free_port()
        self.url = f"http://{HOST}:{port}"
        self.waiting_kernels = kernels
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the server
        command = [part.replace("{port}", str(port)) for part in (module, *arguments)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            env=_environment(ours=folder == ROOT),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        try:
            limit_s = WARMING_S if kernels > 1 else START_S
            self._await(lambda: self._is_ready(ready), limit_s, "did not answer")
        except BaseException:
            self.stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def settle(self) -> None:
        """Wait until earlier visitors' kernels are gone and the waiting ones have run the notebook."""
        limit_s = WARMING_S if self.waiting_kernels > 1 else KERNELS_S
        self._await(self._settled, limit_s, f"never had {self.waiting_kernels} idle kernel(s)")

    def kernel_process(self, kernel_id: str) -> psutil.Process:
        """Return the process of one of the server's kernels."""
        for kernel in self._kernels():
            if kernel_id in " ".join(kernel.cmdline()):
                return kernel
        raise RuntimeError(f"The server has no kernel {kernel_id}.")

    def kernel_ids(self) -> str:
        """Return the command lines of all kernels: each holds its kernel's id."""
        return " ".join(" ".join(kernel.cmdline()) for kernel in self._kernels())

    def open_files(self) -> int:
        """Return how many files and sockets the server itself has open."""
        return psutil.Process(self._process.pid).num_fds()

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

    def _is_ready(self, sign: str) -> bool:
        return _answers(self.url + sign) if sign.startswith("/") else sign in self._tail()

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
        # The server writes at the same place of the same open file: `pread` does not move it.
        text = os.pread(self._log.fileno(), 1_000_000, 0).decode(errors="replace")
        return "\n".join(text.splitlines()[-lines:])


def voila(*, seats: int = 0) -> Server:
    """Return Voilà on the coach's notebook, with as many pre-heated kernels as `seats`."""
    warm = ["--VoilaConfiguration.preheat_kernel=True", f"--pool_size={seats}"] if seats else []
    plain = [NOTEBOOK, "--no-browser", "--port={port}", "--Voila.port_retries=0"]
    return Server("voila", *plain, *warm, ready="/voila/static/voila.js", kernels=seats)


def dash() -> Server:
    """Return the bare Dash page."""
    return Server("benchmarks.dash_page", "{port}", ready="/")


def workshop(*, seats: int) -> Server:
    """Return the room of a class, every seat of it warm."""
    asked = ["coach", "--seats", str(seats), "--address", "localhost", "--port", "{port}"]
    command = ["helpers.serving.commands", "workshop", *asked]
    return Server(*command, ready="Open http", kernels=seats)


def cold_workshop(*, seats: int) -> Server:
    """Return the same room without a warm seat."""
    return Server("benchmarks.cold_workshop", "{port}", str(seats), ready="Open http")


def athletes(published: Path) -> Server:
    """Return the server of athletes' links."""
    asked = ["athletes", "--published", str(published), "--port", "{port}"]
    return Server("helpers.serving.commands", *asked, ready="Plans are open", kernels=0)


def figure_widgets() -> Server:
    """Return the other peer: four FigureWidgets on Voilà as it comes, with none of our settings."""
    plain = [str(FIGURE_WIDGETS), "--no-browser", "--port={port}", "--Voila.port_retries=0"]
    # Its pages say farewell without the token that it asks for, and kernels would pile up.
    plain.append("--Voila.tornado_settings={'disable_check_xsrf': True}")
    elsewhere = Path(tempfile.gettempdir())
    return Server("voila", *plain, ready="/voila/static/voila.js", folder=elsewhere)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _environment(*, ours: bool) -> dict[str, str]:
    """Return an environment in which the clone's share/jupyter comes first, or has no place."""
    if not ours:
        return {name: value for name, value in os.environ.items() if name != "JUPYTER_PATH"}
    paths = [str(ROOT / "share" / "jupyter"), os.environ.get("JUPYTER_PATH", "")]
    return {**os.environ, "JUPYTER_PATH": os.pathsep.join(filter(None, paths))}


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
