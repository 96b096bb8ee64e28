"""The room of a class in which no seat is warmed: what `mile workshop` does is worth the difference."""

from __future__ import annotations

import os
import sys

from helpers.serving.place import ROOT, environment, page_named
from helpers.serving.server import WorkbookServer, server


def main(port: int, seats: int) -> None:
    """Serve the coach's page; kernels start when visitors come."""
    os.chdir(ROOT)
    os.environ.update(environment())
    page = page_named("coach")

    async def opening(started: WorkbookServer) -> None:
        await started.seats.open(page.path)
        started.open_doors()
        print(f"Open http://localhost:{port}/", flush=True)

    made = server(
        (page,), address="localhost", port=port, seats=seats, spare=0, code="",
        one_page_at_a_time=True, idle_s=1800, cull_connected=True,
    )  # fmt: skip
    made.opening = opening
    made.initialize([])
    made.start()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
