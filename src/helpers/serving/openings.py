"""Opening a page: a turn at the processors, a kernel of its own, and its HTML as it comes."""

import asyncio
import json
import logging
import os
import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from voila.exporter import VoilaExporter
from voila.notebook_renderer import NotebookRenderer

log = logging.getLogger(__name__)

AT_ONCE = (os.cpu_count() or 2) + 1
"""How many pages are opened at the same time: one more than can be computed, since each also waits."""

ARGUMENTS = ["--HistoryManager.enabled=False"]
"""Of every kernel: no page asks for its history, and all kernels would write it to one file."""

SIGN_OF_LIFE_S = 2.0
"""A page that nothing was sent of for so long is told how it stands [s]."""

FAILED = "<script>window.mileEnded()</script>\n"
"""Ends a page that could not be opened: it asks to be reloaded."""


class Kernels(AsyncMappingKernelManager):
    """The kernels of a server, of which some wait warm and are not culled for being idle."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.warm: set[str] = set()

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that nothing happened in for long, unless it waits for a visitor."""
        if kernel_id not in self.warm:
            await super().cull_kernel_if_idle(kernel_id)

    async def end(self, kernel_id: str) -> None:
        """End a kernel, also one that is dead already."""
        self.warm.discard(kernel_id)
        if kernel_id in self:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))


@dataclass(eq=False)
class Openings:
    """The pages that are being opened: a few at the same time, and first who asked first.

    Attributes
    ----------
    kernels : Kernels
        Of the server; with Voilà's `_notebook_renderer_factory`.
    turns : asyncio.Semaphore
        Whoever has one may open a page.
    queue : list of Opening
        Who waits for a turn.
    """

    kernels: Kernels
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    queue: list["Opening"] = field(default_factory=list)
    _exporter: VoilaExporter | None = None

    async def renderer(self, page: str) -> NotebookRenderer:
        """Return what runs a notebook and renders it."""
        made = self.kernels._notebook_renderer_factory(page)
        await made.initialize()
        # Compiling the template took as long as all else that the server does for a page.
        self._exporter = made.exporter = self._exporter or made.exporter
        return made


@dataclass(eq=False)
class Opening:
    """One page on its way.

    Attributes
    ----------
    openings : Openings
        Among which it has its turn.
    page : str
        Path of the notebook.
    started : callable
        Is told the kernel's id as soon as there is a kernel.
    env : mapping
        What the environment of its kernel has beside the server's.
    kernel_id : str
        Of its kernel.
    begun, left : bool
        Whether its turn has come, and whether its visitor has gone.
    """

    openings: Openings
    page: str
    started: Callable[[str], None] = lambda _: None
    env: Mapping[str, str] = field(default_factory=dict)
    kernel_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    begun: bool = False
    left: bool = False
    _task: asyncio.Task | None = None
    _came: list[str] = field(default_factory=list)
    _ended: bool = False
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def parts(self) -> AsyncIterator[str]:
        """Yield the HTML as it comes: the head at once, the rest when its turn has come."""
        renderer = await self.openings.renderer(self.page)
        async with AsyncExitStack() as turn:
            # Voilà waits for the kernel only where the head of the template ends.
            kernel = self._kernel(renderer, turn)
            async for html, _ in renderer.generate_content_generator(self.kernel_id, kernel):
                yield html

    async def _kernel(
        self, renderer: NotebookRenderer, turn: AsyncExitStack
    ) -> ServerKernelManager:
        kernels, queue = self.openings.kernels, self.openings.queue
        queue.append(self)
        try:
            await turn.enter_async_context(self.openings.turns)
        finally:
            queue.remove(self)
        self.begun = True
        name = renderer.notebook.metadata.kernelspec.name
        await kernels.start_kernel(
            kernel_id=self.kernel_id, kernel_name=name, path="", extra_arguments=ARGUMENTS,
            env={**os.environ, **self.env},
        )  # fmt: skip
        self.started(self.kernel_id)
        return kernels.get_kernel(self.kernel_id)

    async def whole(self) -> str:
        """Return all of the HTML, for a visitor to come; its kernel is warm from the start."""
        self.openings.kernels.warm.add(self.kernel_id)
        try:
            return "".join([html async for html in self.parts()])
        except BaseException:
            await self.openings.kernels.end(self.kernel_id)
            raise

    async def heard(self) -> AsyncIterator[str]:
        """Yield the HTML for a visitor who looks on, with a sign of life where nothing comes."""
        self._task = asyncio.create_task(self._open())
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), SIGN_OF_LIFE_S)
            self._news.clear()
            came, self._came = "".join(self._came), []
            if self._ended:
                yield came
                return
            yield came or self._sign_of_life()

    async def _open(self) -> None:
        try:
            async for html in self.parts():
                self._tell(html)
        except Exception:
            log.exception("%s could not be opened", self.page)
            self._tell(FAILED)
            self.left = True
        finally:
            if self.left:
                await self.openings.kernels.end(self.kernel_id)
            self._ended = True
            self._news.set()

    def _tell(self, html: str) -> None:
        self._came.append(html)
        self._news.set()

    def leave(self) -> None:
        """Say that the visitor has gone: a place in the queue is given up, a kernel in the end."""
        self.left = True
        # Never in the middle of a start, which would leave a process that nobody knows.
        if self._task and not self.begun:
            self._task.cancel()

    def _sign_of_life(self) -> str:
        if self not in self.openings.queue:
            return "<script>window.voila_heartbeat()</script>\n"
        before = self.openings.queue.index(self)
        words = f"Opening the workbook: {f'{before} before you' if before else 'you are next'}…"
        return f"<script>window.update_loading_text(0, 0, {json.dumps(words)})</script>\n"
