"""Seats: how many visitors have a kernel, who may have one, and which wait warm for the next."""

import asyncio
import datetime as dt
import os
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from jupyter_core.utils import ensure_async
from jupyter_server import CallContext
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from helpers.errors import CoachingError

PATIENCE_S, GLANCE_S = 0.8, 0.05
"""How long an arrival waits for a seat, since a reload gives the old one back, and looks again [s]."""

UNSEEN_S = 45.0
"""A kernel that no page was connected to so long after its start belongs to nobody [s]."""

AT_ONCE = max(1, (os.cpu_count() or 2))
"""How many kernels are warmed at the same time: more would only wait for a processor."""


def _now() -> dt.datetime:
    """Return the time as Jupyter's kernels note it."""
    return dt.datetime.now(dt.UTC)


class RoomIsFullError(CoachingError):
    """Every seat is taken."""


class Kernels(AsyncMappingKernelManager):
    """The kernels of a server, of which some wait warm and are not culled for being idle."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.warm: set[str] = set()

    async def start_kernel(self, **kwargs: object) -> str:
        """Start a kernel; one that nobody asked for yet is known as warm before it runs."""
        kernel_id = str(uuid.uuid4())
        if (kwargs.get("env") or {}).get("VOILA_PREHEAT") == "True":
            self.warm.add(kernel_id)
        visitor = CallContext.get(CallContext.JUPYTER_HANDLER)
        if hasattr(visitor, "kernel_ids"):
            visitor.kernel_ids.append(kernel_id)
        return await super().start_kernel(kernel_id=kernel_id, **kwargs)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that nothing happened in for long, unless it waits for a visitor."""
        if kernel_id not in self.warm:
            await super().cull_kernel_if_idle(kernel_id)

    async def end(self, kernel_id: str) -> None:
        """End a kernel, also one that is dead already."""
        self.warm.discard(kernel_id)
        if kernel_id in self:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))


@dataclass(frozen=True)
class Waiting:
    """A page that was opened before its visitor came."""

    kernel_id: str
    html: str


@dataclass(eq=False)
class Arrival:
    """A visitor on the way in: holds a seat until the kernel itself counts as one."""

    seats: "Seats"
    waiting: Waiting | None
    holds: bool = True

    def seated(self) -> None:
        """Say that the kernel counts from here on."""
        if self.holds:
            self.holds = False
            self.seats.arriving -= 1


@dataclass(eq=False)
class Seats:
    """The seats of one server.

    Attributes
    ----------
    most : int
        How many visitors may have a kernel at once.
    kernels : Kernels
        Of the server; with Voilà's `_initialize`, which opens a page in a new kernel.
    spare : int
        How many warm kernels the open page keeps, as long as there are seats for them.
    open_page : str
        The page that is kept warm.
    refused : int
        How many arrivals found the room full.
    """

    most: int
    kernels: Kernels
    spare: int = 0
    open_page: str = ""
    arriving: int = 0
    refused: int = 0
    waiting: dict[str, list[Waiting]] = field(default_factory=dict)
    page_of: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def used(self, page: str = "") -> int:
        """Return how many visitors have a kernel, or are about to, on one page or on all."""
        ids = [each for each in self.kernels.list_kernel_ids() if each not in self.kernels.warm]
        if page:
            return sum(self.page_of.get(kernel_id) == page for kernel_id in ids)
        return len(ids) + self.arriving

    @property
    def free(self) -> int:
        """Return how many seats are left."""
        return max(0, self.most - self.used())

    def warm(self, page: str) -> int:
        """Return how many kernels wait for visitors of a page."""
        return len(self.waiting.get(page, ()))

    async def arrive(self, page: str) -> Arrival:
        """Give a seat to a visitor, with a warm kernel where one waits.

        Raises
        ------
        RoomIsFullError
            If there is none, nor within `PATIENCE_S`.
        """
        deadline = time.monotonic() + PATIENCE_S
        while not self.free:
            await self.tidy()
            if self.free:
                break
            if time.monotonic() > deadline:
                self.refused += 1
                raise RoomIsFullError(
                    "The room is full.", f"All {self.most} seats are taken.", "Try again soon."
                )
            await asyncio.sleep(GLANCE_S)
        self.arriving += 1
        return Arrival(self, await self._next_warm(page))

    async def _next_warm(self, page: str) -> Waiting | None:
        waiting = self.waiting.get(page) or []
        while waiting:
            taken = waiting.pop(0)
            if await self._is_dead(taken.kernel_id):
                await self.kernels.end(taken.kernel_id)
                continue
            self.kernels.warm.discard(taken.kernel_id)
            self.page_of[taken.kernel_id] = page
            # What it did while it was warmed says nothing about its visitor.
            self.kernels.get_kernel(taken.kernel_id).last_activity = _now()
            return taken
        return None

    async def tidy(self) -> None:
        """Take seats back from kernels that died, and from those that no page ever held on to."""
        for kernel_id in self.kernels.list_kernel_ids():
            if not await self._is_dead(kernel_id) and not self._is_orphan(kernel_id):
                continue
            for waiting in self.waiting.values():
                waiting[:] = [each for each in waiting if each.kernel_id != kernel_id]
            await self.kernels.end(kernel_id)
        known = set(self.kernels.list_kernel_ids())
        self.seen &= known
        self.page_of = {each: page for each, page in self.page_of.items() if each in known}

    async def _is_dead(self, kernel_id: str) -> bool:
        if kernel_id not in self.kernels:
            return True
        return not await ensure_async(self.kernels.get_kernel(kernel_id).is_alive())

    def _is_orphan(self, kernel_id: str) -> bool:
        if self.kernels._kernel_connections.get(kernel_id):
            self.seen.add(kernel_id)
        # A phone that fell asleep comes back to its kernel.
        if kernel_id not in self.kernels or kernel_id in self.seen | self.kernels.warm:
            return False
        # While a kernel starts, nothing has happened in it yet.
        kernel = self.kernels.get_kernel(kernel_id)
        if not kernel.trait_has_value("last_activity"):
            return False
        return (_now() - kernel.last_activity).total_seconds() > UNSEEN_S

    async def fill(
        self, page: str, count: int, tell: Callable[[int], None] = lambda _: None
    ) -> None:
        """Warm kernels until so many wait for visitors of a page, a few at the same time.

        Parameters
        ----------
        page : str
            Path of the notebook.
        count : int
            How many.
        tell : callable
            Takes how many wait, each time there is one more.
        """
        missing = iter(range(count - self.warm(page)))  # which the workers share

        async def worker() -> None:
            for _ in missing:
                await self._add_warm(page)
                tell(self.warm(page))

        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))

    async def _add_warm(self, page: str) -> None:
        env = {**os.environ, "VOILA_PREHEAT": "True"}
        opened = await self.kernels._initialize(page, path="", env=env)
        await opened["task"]
        html = "".join(opened["renderer"].rendered_cache)
        self.waiting.setdefault(page, []).append(Waiting(opened["kernel_id"], html))

    async def refill(self) -> None:
        """Warm one kernel more for the open page, where seats would stay cold without it."""
        seats = self.most - self.used(self.open_page)
        if self.open_page and self.warm(self.open_page) < min(self.spare, seats):
            await self.fill(self.open_page, self.warm(self.open_page) + 1)

    async def open(self, page: str) -> None:
        """Make a page the one that is kept warm; what waits for another is let go."""
        self.open_page = page
        for other in [each for each in self.waiting if each != page]:
            for waiting in self.waiting.pop(other):
                await self.kernels.end(waiting.kernel_id)
