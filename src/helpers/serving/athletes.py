"""The athletes' server: a link shows one plan, and whatever else is asked for is not there."""

import datetime as dt
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler

from helpers.publishing import Snapshot, copy_of, current, file_name
from helpers.publishing.here import environment_of
from helpers.serving.doors import Misses, MissingHandler, SeatedHandler
from helpers.serving.place import Page
from helpers.serving.seats import RoomIsFullError
from helpers.serving.server import WorkbookServer

PAGE = Page("athlete/athlete.ipynb", "Your plan")

MOST_WRONG_LINKS = 30
"""More than a club behind one address mistypes within a minute."""


class AthletesServer(WorkbookServer):
    """Voilà on published plans: no list, no code, no other page; made by `server`, as all are."""

    published: Path
    answers_any_name = True  # there is nothing here that a link does not open

    def init_settings(self) -> dict[str, Any]:
        """Answer whatever is not a plan as a wrong link, and log no address: it would hold a token."""
        self.misses = Misses(MOST_WRONG_LINKS)
        return {
            **super().init_settings(),
            "default_handler_class": NoPlanHandler,
            "log_function": _unlogged,
        }

    def own_handlers(self, about: dict[str, Any]) -> list:
        """Return plans, and nothing else."""
        about = {
            **about, "seats": self.seats, "published": self.published, "misses": self.misses,
        }  # fmt: skip
        return [
            (f"{self.server_url}plan/([^/]*)", PlanHandler, about),
            (f"{self.server_url}plan/([^/]*)/copy", CopyHandler, about),
        ]


class _Linked(SeatedHandler):
    """What a link opens."""

    def initialize(self, *, published: Path, misses: Misses, **about: object) -> None:
        """Take where plans are published."""
        super().initialize(**about)
        self.published, self.misses = published, misses

    def set_default_headers(self) -> None:
        """Keep links out of search engines and out of what other sites are told."""
        super().set_default_headers()
        self.set_header("X-Robots-Tag", "noindex, nofollow")
        self.set_header("Referrer-Policy", "no-referrer")

    def snapshot(self, token: str) -> Snapshot:
        """Return what a link shows; wrong, expired and revoked ones are all the same."""
        found = current(self.published, token, now=dt.datetime.now(dt.UTC))
        if found:
            return found
        address = self.request.remote_ip
        if self.misses.are_too_many(address):
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
        self.misses.add(address)
        raise HTTPError(HTTPStatus.NOT_FOUND, "link")

    def _request_summary(self) -> str:
        return f"{self.request.method} a plan"  # without its address, which holds the token


class PlanHandler(_Linked):
    """The page of one athlete; where every seat is taken, the copy that needs none."""

    async def get(self, token: str) -> None:
        """Show the plan of a link."""
        found = self.snapshot(token)
        try:
            await self.show(PAGE.path, environment_of(self.published, token, found))
        except RoomIsFullError:
            self.finish(copy_of(found))


class CopyHandler(_Linked):
    """The same page as one file, to keep."""

    def get(self, token: str) -> None:
        """Send it under a name that says what it is."""
        found = self.snapshot(token)
        self.set_header("Content-Disposition", f'attachment; filename="{file_name(found)}"')
        self.finish(copy_of(found))


class NoPlanHandler(MissingHandler):
    """Every other address, answered as a link that does not hold."""

    why = "link"

    def _request_summary(self) -> str:
        return f"{self.request.method} what is not there"


def _unlogged(_handler: RequestHandler) -> None:
    """Log no request: the address of one holds a token."""
