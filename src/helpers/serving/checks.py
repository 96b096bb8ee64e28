"""What could go wrong in the classroom, looked at the day before."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import psutil
from packaging.requirements import Requirement

from helpers.serving.invitation import own_address
from helpers.serving.place import ROOT, Page

SEAT_MB, SERVER_MB = 75, 400
"""Private memory of a visitor's kernel, and of the server with a browser beside it [MB]."""

FILES_PER_SEAT, FILES_BESIDE = 40, 200
"""Open files of the server for each kernel, and without any."""

BUNDLE = Path("share/jupyter/labextensions/mile-workbook/static/plotly.min.js")


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes
    ----------
    what : str
        Its name.
    fine : bool
        Whether it is as it should be.
    found : str
        What was found, and what to do where it is not fine.
    """

    what: str
    fine: bool
    found: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.fine else 'MEND'}  {self.what}: {self.found}"


def checks(pages: tuple[Page, ...], *, address: str, port: int, seats: int) -> Iterator[Check]:
    """Look at everything a workshop needs, one after the other.

    Parameters
    ----------
    pages : tuple of Page
        What will be shown.
    address : str
        Interface to listen on.
    port : int
        Where to listen.
    seats : int
        How many people come.
    """
    yield Check("pages", True, ", ".join(page.name for page in pages))
    yield port_is_free(address, port)
    yield address_is_known()
    yield memory_is_enough(seats, 2 if len(pages) > 1 else 1)
    yield files_are_enough(seats)
    yield versions_fit()
    yield charts_are_there()


def port_is_free(address: str, port: int) -> Check:
    """Look whether nobody listens yet."""
    if not 0 <= port <= 65535:  # 0 is any that is free
        return Check("port", False, f"{port} is none: they go from 1 to 65535. Try --port 8900")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            problem = f"{port} cannot be used ({error.strerror}). Close what uses it, or name another: --port 8900"
            return Check("port", False, problem)
    return Check("port", True, f"{port} is free")


def address_is_known() -> Check:
    """Look whether others can find this machine at all."""
    address = own_address()
    if address.startswith("127."):
        return Check("address", False, "no network. Join the one that the class will be in.")
    return Check(
        "address", True, f"{address}; once the room is open, try it on a phone in the same network"
    )


def memory_is_enough(seats: int, rooms: int) -> Check:
    """Look whether the kernels of all seats fit, twice where a second page is warmed beside them."""
    needed = (SEAT_MB * seats * rooms + SERVER_MB) / 1024
    free = psutil.virtual_memory().available / 2**30
    said = f"{seats} seats{' on two pages' if rooms > 1 else ''} need {needed:.1f} GB, {free:.1f} GB are free"
    fine = free > needed
    return Check(
        "memory", fine, said if fine else f"{said}. Close other programs, or take fewer seats"
    )


def files_are_enough(seats: int) -> Check:
    """Look whether the server may open a socket for every kernel and every tab."""
    try:
        import resource
    except ImportError:
        return Check("open files", True, "this system sets no limit")
    wanted, (_, most) = (
        FILES_BESIDE + FILES_PER_SEAT * seats,
        resource.getrlimit(resource.RLIMIT_NOFILE),
    )
    if most in (resource.RLIM_INFINITY, -1) or most >= wanted:
        return Check("open files", True, f"{wanted} are needed and allowed")
    return Check(
        "open files",
        False,
        f"{wanted} are needed, {most} allowed. Raise the limit: ulimit -n {wanted}",
    )


def versions_fit() -> Check:
    """Look whether what is installed is what the workbook asks for."""
    wrong = [
        f"{need.name} {_installed(need.name)} (wanted {need.specifier})"
        for line in requires("mile-workbook") or ()
        if (need := Requirement(line)).marker is None and not _meets(need)
    ]
    if wrong:
        return Check("versions", False, f"{', '.join(wrong)}. Install again: make dashboard")
    return Check("versions", True, f"Voilà {version('voila')}, JupyterLab {version('jupyterlab')}")


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _meets(need: Requirement) -> bool:
    found = _installed(need.name)
    return found != "missing" and need.specifier.contains(found, prereleases=True)


def charts_are_there() -> Check:
    """Look whether the library of the charts is in its place, so that no seat has to send it."""
    if (ROOT / BUNDLE).is_file():
        return Check("charts", True, "their library is in place")
    return Check("charts", False, f"{BUNDLE} is missing. Install again: make dashboard")
