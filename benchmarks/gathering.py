"""Visitors without a browser who come within one instant, and all of their figures together."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.attendee import Attendee, Lesson
from benchmarks.memory import private_mb
from benchmarks.servers import Server

STEPS = 10

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Gathering:
    """What all visitors of one class saw.

    Attributes
    ----------
    attendees : list of Attendee
        In no order that matters.
    memory_mb : tuple of float
        Private memory of every visitor's kernel after the last step.
    client_percent : float
        Of all cores, what the visitors themselves used: they compete with the server.
    """

    attendees: list[Attendee]
    memory_mb: tuple[float, ...]
    client_percent: float

    @property
    def seated(self) -> list[Attendee]:
        """Those who had a seat and no fault."""
        return [each for each in self.attendees if each.steps_ms and not each.error]

    @property
    def pages_ms(self) -> tuple[float, ...]:
        """Until each page was there."""
        return tuple(each.page_ms for each in self.seated)

    @property
    def first_ms(self) -> tuple[float, ...]:
        """Everybody's first step."""
        return tuple(each.steps_ms[0] for each in self.seated)

    @property
    def later_ms(self) -> tuple[float, ...]:
        """All later steps."""
        return tuple(step for each in self.seated for step in each.steps_ms[1:])

    @property
    def ready_s(self) -> float:
        """Until the last one's first step was answered."""
        return max((each.ready_s for each in self.seated), default=float("inf"))

    @property
    def refused(self) -> list[Attendee]:
        """Those who were told that the room is full."""
        return [each for each in self.attendees if each.refusal]

    @property
    def errors(self) -> list[str]:
        """What went wrong, an impolite refusal included."""
        rude = ["a refusal without a word" for each in self.refused if each.refusal != "polite"]
        return [each.error for each in self.attendees if each.error] + rude


def gather(room: Server, lesson: Lesson, count: int, *, late_s: float = 0.0) -> Gathering:
    """Let a class come, work and leave.

    Parameters
    ----------
    room : Server
        Where to.
    lesson : Lesson
        What they do.
    count : int
        How many come at once.
    late_s : float
        How long after the others one more comes [s]; nobody where it is 0.
    """
    return _run(_gather(room, lesson, [0.0] * count + [late_s] * bool(late_s)))


def _run(visits: Coroutine[None, None, Answer]) -> Answer:
    """Run visits in a thread of their own: Playwright's loop may be running in this one."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, visits).result()


async def _gather(room: Server, lesson: Lesson, delays_s: list[float]) -> Gathering:
    attendees = [Attendee(room.url, lesson) for _ in delays_s]
    start, worked = time.perf_counter(), time.process_time()
    await asyncio.gather(
        *(
            each.attend(steps=STEPS, late_s=late_s)
            for each, late_s in zip(attendees, delays_s, strict=True)
        )
    )
    share = (time.process_time() - worked) / (time.perf_counter() - start) / os.cpu_count()
    seated = [each for each in attendees if each.kernel and not each.error]
    memory_mb = tuple(private_mb(room.kernel_process(each.kernel).pid) for each in seated)
    await asyncio.gather(*(each.leave() for each in attendees))
    return Gathering(attendees, memory_mb, 100 * share)


def sessions(room: Server, lesson: Lesson, count: int, *, at_once: int) -> list[str]:
    """Let so many visitors come, take one step and leave; return what went wrong."""

    async def all_of_them() -> list[str]:
        waiting = iter(range(count))
        found = await asyncio.gather(*(_visits(room, lesson, waiting) for _ in range(at_once)))
        return [error for errors in found for error in errors]

    return _run(all_of_them())


async def _visits(room: Server, lesson: Lesson, waiting: Iterator[int]) -> list[str]:
    """Go on as long as somebody waits outside."""
    errors = []
    for _ in waiting:
        visitor = Attendee(room.url, lesson)
        await visitor.attend(steps=1)
        await visitor.leave()
        if visitor.error or visitor.refusal:
            errors.append(visitor.error or "The room was full.")
    return errors
