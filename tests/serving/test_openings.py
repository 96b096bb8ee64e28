"""Pages on their way, without a kernel: whose turn it is, who leaves the queue, and what fails."""

import asyncio
from types import SimpleNamespace

import pytest

from helpers.serving.openings import AT_ONCE, FAILED
from helpers.serving.seats import Arrival, Seats

PAGE = "a.ipynb"


class Kernels:
    """Kernels that start when a test lets them."""

    def __init__(self, fails=False):
        self.may_start, self.fails = asyncio.Event(), fails
        self.warm, self.started, self.running = set(), [], set()

    def _notebook_renderer_factory(self, _page):
        kernelspec = SimpleNamespace(name="python3")
        notebook = SimpleNamespace(metadata=SimpleNamespace(kernelspec=kernelspec))
        return SimpleNamespace(
            initialize=nothing, exporter=object(), notebook=notebook,
            generate_content_generator=rendered,
        )  # fmt: skip

    async def start_kernel(self, *, kernel_id, **_about):
        """Start one as soon as it may."""
        self.started.append(kernel_id)
        await self.may_start.wait()
        if self.fails:
            raise RuntimeError("it died")
        self.running.add(kernel_id)

    def get_kernel(self, kernel_id):
        """Return what stands for a kernel."""
        return kernel_id

    def list_kernel_ids(self):
        """Return which run."""
        return list(self.running)

    async def end(self, kernel_id):
        """End one, also one that does not run."""
        self.warm.discard(kernel_id)
        self.running.discard(kernel_id)


async def nothing():
    """Do nothing."""


async def rendered(kernel_id, kernel):
    """Yield a page as Voilà does: its head, then what needs a kernel."""
    yield "head ", None
    yield f"kernel {await kernel}", None


class Visitor:
    """Who looks on while a page comes."""

    def __init__(self, seats):
        seats.arriving += 1
        self.arrival = Arrival(seats, None)
        self.opening = seats.cold(PAGE, self.arrival)
        self.saw = ""
        self.task = asyncio.create_task(self._look())

    async def _look(self):
        async for html in self.opening.heard():
            self.saw += html
        self.arrival.seated()


async def a_while():
    """Let everything happen that need not wait for a kernel."""
    for _ in range(50):
        await asyncio.sleep(0)


async def queue_of(count, *, fails=False):
    """Return a room, and visitors who all came within one instant."""
    seats = Seats(count, Kernels(fails))
    visitors = [Visitor(seats) for _ in range(count)]
    await a_while()
    return seats, visitors


def test_everybody_has_the_head_of_the_page_at_once():
    """The page says that it is coming before a kernel of its own has its turn; seats are held."""

    async def class_comes():
        seats, visitors = await queue_of(AT_ONCE + 3)
        assert [each.saw for each in visitors] == ["head "] * (AT_ONCE + 3)
        assert len(seats.kernels.started) == AT_ONCE
        assert seats.free == 0
        seats.kernels.may_start.set()
        await asyncio.gather(*(each.task for each in visitors))
        assert [each.saw for each in visitors] == [
            f"head kernel {each.opening.kernel_id}" for each in visitors
        ]
        assert (seats.arriving, seats.used(), seats.used(PAGE)) == (0, AT_ONCE + 3, AT_ONCE + 3)

    asyncio.run(class_comes())


def test_who_asked_first_comes_first():
    """Kernels start in the order in which their visitors came."""

    async def class_comes():
        seats, visitors = await queue_of(AT_ONCE + 3)
        seats.kernels.may_start.set()
        await asyncio.gather(*(each.task for each in visitors))
        assert seats.kernels.started == [each.opening.kernel_id for each in visitors]

    asyncio.run(class_comes())


def test_who_leaves_the_queue_gives_the_seat_back():
    """No kernel starts for a visitor who went away while waiting, and the seat is free at once."""

    async def class_comes():
        seats, visitors = await queue_of(AT_ONCE + 2)
        leaver = visitors[AT_ONCE]
        leaver.opening.leave()
        await leaver.task
        assert seats.free == 1
        seats.kernels.may_start.set()
        await asyncio.gather(*(each.task for each in visitors))
        assert leaver.opening.kernel_id not in seats.kernels.started
        assert (seats.arriving, seats.used()) == (0, AT_ONCE + 1)

    asyncio.run(class_comes())


def test_who_leaves_while_the_kernel_starts_leaves_none_behind():
    """A start is never broken off, which could leave a process; its kernel is ended instead."""

    async def class_comes():
        seats, visitors = await queue_of(1)
        visitors[0].opening.leave()
        await a_while()
        assert not visitors[0].task.done()
        seats.kernels.may_start.set()
        await visitors[0].task
        assert (seats.arriving, seats.used(), seats.kernels.running) == (0, 0, set())

    asyncio.run(class_comes())


def test_a_page_without_a_kernel_says_so():
    """Where the kernel does not start, the page ends and asks to be reloaded; all turns go on."""

    async def class_comes():
        seats, visitors = await queue_of(AT_ONCE + 1, fails=True)
        seats.kernels.may_start.set()
        await asyncio.wait_for(asyncio.gather(*(each.task for each in visitors)), 10)
        assert all(each.saw == f"head {FAILED}" for each in visitors)
        assert (seats.arriving, seats.used()) == (0, 0)

    asyncio.run(class_comes())


@pytest.mark.parametrize("came", [0, 1])
def test_refilling_is_for_seats_that_would_stay_cold(came):
    """As many kernels are warmed as seats are free; who is on the way in needs none of them."""

    async def room_is_refilled():
        seats = Seats(4, Kernels(), spare=4, open_page=PAGE)
        seats.kernels.may_start.set()
        seats.arriving = came
        await seats.refill()
        assert seats.warm(PAGE) == len(seats.kernels.warm) == 4 - came
        assert seats.warming[PAGE] == 0

    asyncio.run(room_is_refilled())


def test_what_was_warmed_for_a_page_that_was_turned_is_let_go():
    """A kernel that comes warm after the class has gone on to the next page is ended."""

    async def page_is_turned():
        seats = Seats(2, Kernels(), spare=2, open_page=PAGE)
        refilling = asyncio.create_task(seats.refill())
        await a_while()
        await seats.open("b.ipynb")
        seats.kernels.may_start.set()
        await refilling
        assert (seats.warm(PAGE), seats.kernels.running) == (0, set())

    asyncio.run(page_is_turned())


def test_a_page_that_went_wrong_is_not_handed_out_warm(monkeypatch):
    """A warm kernel in which a cell failed is ended: its visitor would find a page without sliders."""

    async def broken(kernel_id, kernel):
        yield f'{{"output_type": "error"}} {await kernel}', None

    async def room_is_refilled():
        monkeypatch.setitem(globals(), "rendered", broken)
        seats = Seats(2, Kernels(), spare=2, open_page=PAGE)
        seats.kernels.may_start.set()
        await seats.refill()
        assert (seats.warm(PAGE), seats.kernels.running, seats.kernels.warm) == (0, set(), set())

    asyncio.run(room_is_refilled())
