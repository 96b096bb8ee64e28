"""The server: stand-alone Voilà with a list of pages, seats, and a check of who asks."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Awaitable, Callable
from typing import Any

from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila
from voila.tornado.handler import TornadoVoilaHandler

from helpers.serving.doors import (
    JoinCode,
    MissingHandler,
    OpenPageHandler,
    PageHandler,
    WelcomeHandler,
    log_answer,
)
from helpers.serving.place import NOTEBOOKS, Page
from helpers.serving.seats import Seats

log = logging.getLogger(__name__)

TIDY_S = 2.0
"""How long after the last look dead kernels are looked for again, and missing warm ones [s]."""

LONGEST_FOLDER = 40
"""Of temporary files, so that a kernel's sockets in it stay within the 107 characters of a path."""


class WorkbookServer(Voila):
    """Voilà on the pages of the workbook; made by `server`, run by `start`."""

    pages: tuple[Page, ...] = ()
    most_seats = 1
    spare = 0
    one_page_at_a_time = False
    answers_any_name = False
    opening: Callable[["WorkbookServer"], Awaitable[None]]

    def init_settings(self) -> dict[str, Any]:
        """Add what our own handlers go by."""
        settings = super().init_settings()
        self.seats = Seats(self.most_seats, self.kernel_manager, self.spare)
        return {
            **settings,
            "default_handler_class": MissingHandler,
            "log_function": log_answer,
            "mile_doors_open": False,
            "static_path": self.static_paths[0],  # Jupyter's own handlers name files in it
            "mile_one_page_at_a_time": self.one_page_at_a_time,
            "mile_voila_configuration": self.voila_configuration,
        }

    def init_handlers(self) -> list:
        """Put our pages in place of Voilà's tree, its listing and its renderer of any notebook."""
        kept = [each for each in super().init_handlers() if not _lists_or_renders(each)]
        return [*kept, *self.own_handlers({"voila_configuration": self.voila_configuration})]

    def own_handlers(self, about: dict[str, Any]) -> list:
        """Return what is shown at which address."""
        about = {**about, "pages": self.pages, "seats": self.seats}
        return [
            (self.server_url, WelcomeHandler, about),
            (f"{self.server_url}open-page", OpenPageHandler, about),
            (f"{self.server_url}voila/render/(.*)", PageHandler, about),
        ]

    def listen(self) -> None:
        """Open the doors once the opening is done, and keep the seats tidy from then on."""
        # Without a code only this machine may ask, and only by its own name: a page elsewhere could
        # else lead a browser here under a name of its choice.
        self.app.settings["allow_remote_access"] = bool(self.token) or self.answers_any_name
        IOLoop.current().add_callback(self._open)
        super().listen()

    async def _open(self) -> None:
        try:
            await self.opening(self)
        except Exception:
            log.exception("The page could not be opened, so that there is nothing to show.")
            self.ioloop.stop()
            return
        # Apart from each other: a seat that nobody holds on to is free before the last one is warm.
        await asyncio.gather(_now_and_then(self.seats.tidy), _now_and_then(self.seats.refill))

    def open_doors(self) -> None:
        """Let visitors in."""
        self.app.settings["mile_doors_open"] = True


def _transport() -> str:
    """Return how kernels are spoken to: by files where possible.

    A port that was free when it was chosen may be taken when the kernel has started, and then the
    kernel dies; whatever comes by a port is encrypted, too, which costs a tenth of a page's opening.
    """
    fits = sys.platform == "linux" and len(tempfile.gettempdir()) <= LONGEST_FOLDER
    return "ipc" if fits else "tcp"


async def _now_and_then(put_in_order: Callable[[], Awaitable[None]]) -> None:
    while True:
        await asyncio.sleep(TIDY_S)
        try:
            await put_in_order()
        except Exception:
            log.exception("the seats could not be put in order")


def _lists_or_renders(handler: tuple) -> bool:
    kind = handler[1]
    return "Tree" in kind.__name__ or "Contents" in kind.__name__ or kind is TornadoVoilaHandler


def server(
    pages: tuple[Page, ...],
    *,
    address: str,
    port: int,
    seats: int,
    spare: int,
    code: str,
    one_page_at_a_time: bool,
    idle_s: float,
    cull_connected: bool,
    kind: type[WorkbookServer] = WorkbookServer,
) -> WorkbookServer:
    """Return a server that is ready to start.

    Parameters
    ----------
    pages : tuple of Page
        What may be opened; nothing else is.
    address : str
        Of the interface to listen on.
    port : int
        Where it listens.
    seats, spare : int
        How many visitors, and how many warm kernels.
    code : str
        Join code; empty on localhost only.
    one_page_at_a_time : bool
        Whether the address without a path leads to the open page, rather than to a list.
    idle_s : float
        After so long without anything happening a kernel ends [s].
    cull_connected : bool
        Whether that goes for open tabs too.
    kind : type
        `WorkbookServer`, or one made from it.
    """
    config = Config()
    config.Voila.update(
        ip=address, port=port, port_retries=0, open_browser=False, root_dir=str(NOTEBOOKS),
        log_level="ERROR", token=code, identity_provider_class=JoinCode,
    )  # fmt: skip
    config.VoilaConfiguration.update(
        preheat_kernel=True, default_pool_size=0,
        multi_kernel_manager_class="helpers.serving.openings.Kernels",
    )  # fmt: skip
    config.Kernels.update(
        cull_idle_timeout=max(1, int(idle_s)), cull_interval=30 if idle_s > 300 else 1, cull_connected=cull_connected,
        buffer_offline_messages=False, transport_encryption="auto",
    )  # fmt: skip
    config.KernelManager.autorestart = False  # a new kernel would know nothing of its page
    config.KernelManager.transport = _transport()
    made = kind(config=config)
    made.pages, made.most_seats, made.spare = pages, seats, spare
    made.one_page_at_a_time = one_page_at_a_time
    return made
