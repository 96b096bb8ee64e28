"""Seats: how many visitors have a kernel, who may have one, and which wait warm for the next."""

import asyncio
import datetime as dt
import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from jupyter_core.utils import ensure_async

from helpers.errors import CoachingError
from helpers.serving.openings import AT_ONCE, Kernels, Opening, Openings

log = logging.getLogger(__name__)

PATIENCE_S, GLANCE_S = 0.8, 0.05
"""How long an arrival waits for a seat, since a reload gives the old one back, and looks again [s]."""

TRIES_WITHIN_S = 11.0
"""A page that found the room full has tried again by then: a little more than its ten seconds [s]."""

UNSEEN_S = 45.0
"""A kernel that no page was connected to so long after its start belongs to nobody [s]."""

WENT_WRONG = '"output_type": "error"'
"""Stands in a page of which a cell failed."""


def _now() -> dt.datetime:
    """Return the time as Jupyter's kernels note it."""
    return dt.datetime.now(dt.UTC)


class RoomIsFullError(CoachingError):
    """Every seat is taken."""


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
        Of the server.
    spare : int
        How many warm kernels the open page keeps, as long as there are seats for them.
    open_page : str
        The page that is kept warm.
    warming : Counter of str
        How many kernels are on the way to wait for visitors, by page.
    """

    most: int
    kernels: Kernels
    spare: int = 0
    open_page: str = ""
    arriving: int = 0
    _refused: deque[float] = field(default_factory=deque)
    waiting: dict[str, list[Waiting]] = field(default_factory=dict)
    page_of: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    warming: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.openings = Openings(self.kernels)

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

    @property
    def outside(self) -> int:
        """Return how many wait for a seat: their pages try again, each once within this time."""
        while self._refused and self._refused[0] < time.monotonic() - TRIES_WITHIN_S:
            self._refused.popleft()
        return len(self._refused)

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
                self._refused.append(time.monotonic())
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

    def cold(
        self, page: str, arrival: Arrival, env: Mapping[str, str] = MappingProxyType({})
    ) -> Opening:
        """Return a page that is opened for a visitor who has a seat but no warm kernel."""

        def started(kernel_id: str) -> None:
            self.page_of[kernel_id] = page
            arrival.seated()

        return Opening(self.openings, page, started, env)

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

    async def _add_warm(self, page: str) -> bool:
        opening = Opening(self.openings, page)
        self.warming[page] += 1
        try:
            html = await opening.whole()
        finally:
            self.warming[page] -= 1
        if WENT_WRONG in html:
            log.error("%s went wrong, so that nobody gets it warm", page)
            await self.kernels.end(opening.kernel_id)
            return False
        self.waiting.setdefault(page, []).append(Waiting(opening.kernel_id, html))
        return True

    async def refill(self) -> None:
        """Warm kernels for the open page until no seat would stay cold.

        A few at the same time in an empty room; one by one beside visitors, who need the processors.
        """
        page = self.open_page

        async def worker(place: int) -> None:
            while self._lacks(page) and (place == 0 or not self.used()):
                if not await self._add_warm(page):
                    return

        await asyncio.gather(*map(worker, range(AT_ONCE)))
        if page != self.open_page:  # which may have been turned meanwhile
            await self._let_go(page)

    def _lacks(self, page: str) -> bool:
        if not page or page != self.open_page:
            return False
        seats = self.most - self.used(page) - self.arriving
        return self.warm(page) + self.warming[page] < min(self.spare, seats)

    async def open(self, page: str) -> None:
        """Make a page the one that is kept warm; what waits for another is let go."""
        self.open_page = page
        for other in [each for each in self.waiting if each != page]:
            await self._let_go(other)

    async def _let_go(self, page: str) -> None:
        for waiting in self.waiting.pop(page, ()):
            await self.kernels.end(waiting.kernel_id)
