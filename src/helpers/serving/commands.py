"""`mile`: the coach's dashboard, JupyterLab, and a workshop with seats."""

import argparse
import logging
import os
import secrets
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError

from helpers.errors import CoachingError, InputError
from helpers.serving.checks import Check, checks, port_is_free
from helpers.serving.doors import new_code, spelled
from helpers.serving.invitation import Invitation, own_address
from helpers.serving.place import NOTEBOOKS, ROOT, Page, environment, page_named, pages
from helpers.serving.server import WorkbookServer, server
from helpers.serving.workshop import Workshop, say

HERE, EVERYWHERE = "localhost", "0.0.0.0"
PORT, ATHLETES_PORT, SEATS, COACHES = 8866, 8867, 30, 12
"""Where pages are served, and plans; seats of a workshop, and pages a coach may have open at once."""

WARM = 1
"""How many pages of a dashboard stand ready before they are asked for."""

ROOM = "MILE_ROOM"
"""Environment variable that tells one class from the next, so that a browser mixes up no two."""

ROSTER = "MILE_ROSTER"
"""Environment variable that names the coach's roster; only the coach's own commands set it."""

DASHBOARD_IDLE_S = 6 * 3600
"""After so long without anything happening the kernel of a closed page ends [s]."""


PUBLISHED, PUBLISHED_HERE = "MILE_PUBLISHED", ROOT / "published"
"""Environment variable that names the folder of published plans, and where that is else."""

ATHLETES_IDLE_S = 15 * 60
"""After so long the kernel of an athlete's closed page ends [s]."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 with a sentence on the terminal."""
    asked = _parser().parse_args(arguments)
    try:
        return asked.run(asked)
    except CoachingError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mile", description=__doc__.partition(": ")[2])
    commands = parser.add_subparsers(required=True, metavar="command")
    dashboard = commands.add_parser("dashboard", help="serve the pages to the coach's own browser")
    dashboard.add_argument("page", nargs="?", default="coach", help="page that stands ready")
    dashboard.set_defaults(run=_dashboard)
    lab = commands.add_parser("lab", help="open the notebooks in JupyterLab")
    lab.add_argument("page", nargs="?", default="coach", help="page to begin with")
    lab.add_argument("--port", type=int, default=8888)
    lab.set_defaults(run=_lab)
    workshop = commands.add_parser("workshop", help="serve a class, one page at a time")
    workshop.add_argument("page", nargs="+", help="pages in the order in which they are taught")
    workshop.add_argument("--seats", type=int, default=SEATS, help="how many people come")
    workshop.add_argument(
        "--idle", type=float, default=30, help="minutes until a sleeping tab's seat is free"
    )
    workshop.add_argument("--check", action="store_true", help="say what is wrong, start nothing")
    workshop.set_defaults(run=_workshop)
    athletes = commands.add_parser("athletes", help="serve each athlete the plan of their link")
    athletes.add_argument("--seats", type=int, default=SEATS, help="how many look at once")
    athletes.add_argument(
        "--published", type=Path, default=os.environ.get(PUBLISHED, PUBLISHED_HERE),
        help="folder that is read, no other",
    )  # fmt: skip
    athletes.set_defaults(run=_athletes)
    where = ((dashboard, HERE, PORT), (workshop, EVERYWHERE, PORT), (athletes, HERE, ATHLETES_PORT))
    for command, address, port in where:
        command.add_argument("--port", type=int, default=port)
        command.add_argument("--address", default=address, help="interface to listen on")
    return parser


def _dashboard(asked: argparse.Namespace) -> int:
    page = page_named(asked.page)
    code = "" if _is_here(asked.address) else new_code()
    made = _server(
        asked, COACHES, code, spare=WARM, idle_s=DASHBOARD_IDLE_S, shown=pages(), roster=True
    )

    async def opening(started: WorkbookServer) -> None:
        await started.seats.fill(page.path, WARM)
        await started.seats.open(page.path)
        started.open_doors()
        host = HERE if _is_here(asked.address) else _shown(asked.address)
        url = f"{Invitation(host, asked.port).url}voila/render/{page.path}"
        say(f"The workbook is open at {url}{'?token=' + code if code else ''}")
        if code:
            say(f"Others in this network need the code {spelled(code)}: it opens your roster, too.")
        say("Stop it with Ctrl-C.")

    return _run(made, opening)


def _workshop(asked: argparse.Namespace) -> int:
    shown = tuple(dict.fromkeys(page_named(name) for name in asked.page))
    if not 1 <= asked.seats <= 200:
        raise InputError(f"{asked.seats} seats were given.", "Possible are 1 to 200.")
    if not 0 < asked.idle <= 24 * 60:
        raise InputError(f"{asked.idle:g} minutes were given.", "Possible is up to a day.")
    if asked.check:
        return _check(checks(shown, address=asked.address, port=asked.port, seats=asked.seats))
    code = "" if _is_here(asked.address) else new_code()
    made = _server(
        asked, asked.seats, code, spare=asked.seats, idle_s=60 * asked.idle, shown=shown, one=True
    )
    invitation = Invitation(_shown(asked.address), asked.port, code)
    return _run(made, Workshop(shown, invitation).opening)


def _athletes(asked: argparse.Namespace) -> int:
    if not 1 <= asked.seats <= 200:
        raise InputError(f"{asked.seats} seats were given.", "Possible are 1 to 200.")
    from helpers.serving.athletes import AthletesServer  # brings all that draws a plan

    made = _server(
        asked, asked.seats, "", spare=0, idle_s=ATHLETES_IDLE_S, shown=(), kind=AthletesServer
    )
    made.published = asked.published.absolute()

    async def opening(started: WorkbookServer) -> None:
        started.open_doors()
        host = HERE if _is_here(asked.address) else _shown(asked.address)
        say(f"Plans are open under {Invitation(host, asked.port).url}plan/…")
        say(f"They are read from {made.published}. Stop it with Ctrl-C.")

    return _run(made, opening)


def _check(found: Iterable[Check]) -> int:
    wrong = 0
    for check in found:
        say(str(check))
        wrong += not check.fine
    say("Everything is fine." if not wrong else f"{wrong} to mend before the class.")
    return 1 if wrong else 0


def _lab(asked: argparse.Namespace) -> int:
    page = page_named(asked.page)
    command = [
        sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}", f"--port={asked.port}",
        f"--LabApp.default_url=/lab/tree/{NOTEBOOKS.name}/{page.path}",
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # in a container the only user is often root
    env = {**environment(), **_coachs_own()}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _coachs_own() -> dict[str, str]:
    """Return where the roster and what is published are: where the coach says, or in the clone."""
    own = {
        ROSTER: str(ROOT / "data" / "local" / "roster.sqlite"),
        PUBLISHED: str(PUBLISHED_HERE),
    }
    return {name: os.environ.get(name, place) for name, place in own.items()}


def _is_here(address: str) -> bool:
    return address in (HERE, "127.0.0.1", "::1")


def _shown(address: str) -> str:
    return own_address() if address == EVERYWHERE else address


def _server(
    asked: argparse.Namespace,
    seats: int,
    code: str,
    *,
    spare: int,
    idle_s: float,
    shown: tuple[Page, ...],
    one: bool = False,
    kind: type[WorkbookServer] = WorkbookServer,
    roster: bool = False,
) -> WorkbookServer:
    port = port_is_free(asked.address, asked.port)
    if not port.fine:
        raise InputError(f"The port {port.found}.")
    # Voilà reads voila.json from the folder it is started in, and kernels inherit the environment.
    os.chdir(ROOT)
    os.environ.update(environment())
    os.environ[ROOM] = secrets.token_hex(8) if one else ""
    if roster:
        os.environ.update(_coachs_own())
    else:  # no kernel of a stranger's is to know where the coach's athletes are
        for name in (ROSTER, PUBLISHED):
            os.environ.pop(name, None)
    return server(
        shown, address=asked.address, port=asked.port, seats=seats, spare=spare, code=code,
        one_page_at_a_time=one, idle_s=idle_s, cull_connected=one, kind=kind,
    )  # fmt: skip


def _run(made: WorkbookServer, opening: Callable[[WorkbookServer], Awaitable[None]]) -> int:
    logging.getLogger("tornado").setLevel(logging.ERROR)  # who asks for nonsense is no news
    logging.getLogger("asyncio").addFilter(_is_news)
    made.opening = opening
    made.initialize([])
    made.start()
    return 0


def _is_news(record: logging.LogRecord) -> bool:
    """Return whether a log line is worth a teacher's look: a tab that was closed is not."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, WebSocketClosedError | StreamClosedError)


if __name__ == "__main__":
    sys.exit(main())
