"""The teacher's terminal: warms the seats, shows the way in, and turns to the next page on a key."""

import asyncio
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from helpers.serving.invitation import Invitation
from helpers.serving.place import Page
from helpers.serving.server import WorkbookServer

LOOK_S = 1.0
"""How often the line of seats is looked at again [s]."""

BAR = 24
"""Width of a progress bar [characters]."""


def say(text: str, *, over: bool = False) -> None:
    """Write a line, or write over the last one where the terminal can."""
    over = over and sys.stdout.isatty()
    sys.stdout.write(f"\r\x1b[K{text}" if over else f"{text}\n")
    sys.stdout.flush()


@dataclass(eq=False)
class Workshop:
    """One class: its pages in order, and where it is.

    Attributes
    ----------
    pages : tuple of Page
        In the order in which they are taught.
    invitation : Invitation
        The way in.
    """

    pages: tuple[Page, ...]
    invitation: Invitation
    at: int = 0
    _turning: bool = False
    _line: str = ""
    _tasks: list[asyncio.Task] = field(default_factory=list)

    async def opening(self, server: WorkbookServer) -> None:
        """Warm the first page, open the doors, and go on watching."""
        await self._turn_to(server, 0)
        server.open_doors()
        say(self.invitation.picture())
        say(f"Open {self.invitation}")
        self._tasks = [asyncio.create_task(self._watch(server))]
        listen_for_keys(asyncio.get_running_loop(), lambda key: self._key(server, key))

    async def _turn_to(self, server: WorkbookServer, at: int) -> None:
        page, seats, self._turning = self.pages[at], server.seats, True
        say(f"Warming {seats.most} seats for {page.name} ({page.title}) …")
        await seats.fill(page.path, seats.most, lambda done: say(_bar(done, seats.most), over=True))
        await seats.open(page.path)
        self.at, self._line, self._turning = at, "", False
        following = f" Next: {self.pages[at + 1].name}; press n and Enter." if self._more else ""
        say(f"\nReady: {page.name}.{following} Press q and Enter to close the room.")
        if at:
            say(f"Open pages offer to go there; others open {self.invitation}")

    @property
    def _more(self) -> bool:
        return self.at + 1 < len(self.pages)

    def _key(self, server: WorkbookServer, key: str) -> None:
        if key == "q":
            say("The room is closed.")
            server.ioloop.stop()
        elif key == "n" and self._turning:
            say("The page is being warmed; one moment.")
        elif key == "n" and self._more:
            self._tasks.append(asyncio.create_task(self._turn_to(server, self.at + 1)))
        else:
            say("This is the last page." if key == "n" else "n: next page, q: close the room.")

    async def _watch(self, server: WorkbookServer) -> None:
        while True:
            line = seats_line(server.seats.used(), server.seats.most, server.seats.outside)
            if line != self._line:
                self._line = line
                say(line, over=True)
            await asyncio.sleep(LOOK_S)


def seats_line(used: int, most: int, outside: int) -> str:
    """Return how full the room is, in words.

    Examples
    --------
    >>> seats_line(12, 30, 0)
    'Seats: 12 used, 18 free.'
    """
    waiting = f" Outside: {outside}." if outside else ""
    return f"Seats: {min(used, most)} used, {max(0, most - used)} free.{waiting}"


def _bar(done: int, most: int) -> str:
    full = BAR * done // most
    return f"[{'#' * full}{'.' * (BAR - full)}] {done} of {most}"


def listen_for_keys(loop: asyncio.AbstractEventLoop, heard: Callable[[str], None]) -> None:
    """Hand on each line that is typed, from a thread: not every system lets a loop wait for keys."""

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(heard, line.strip().lower())

    threading.Thread(target=read, daemon=True).start()
