"""Who may come in, and what they are shown at the door."""

import secrets
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from types import MappingProxyType

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.auth.identity import PasswordIdentityProvider, User
from jupyter_server.log import log_request
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler, authenticated
from voila.handler import BaseVoilaHandler

from helpers.serving.openings import Opening
from helpers.serving.place import Page, pages
from helpers.serving.seats import RoomIsFullError, Seats

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Of join codes: nothing that looks like something else."""

CODE_LENGTH = 6

RETRY_S = 10
"""When a page that found the room full tries again [s]."""

MOST_MISSES, MISSES_WITHIN_S = 10, 60.0
"""Wrong codes that one address may try, and within how long [s]."""


IN_A_ROOM = "mile_room"
"""Cookie by which a page knows that it may ask which one is taught now."""

NO_MORE: Mapping[str, str] = MappingProxyType({})


def new_code() -> str:
    """Return a code short enough to type and long enough not to be guessed in an afternoon."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def spelled(code: str) -> str:
    """Return a code as it is read out.

    Examples
    --------
    >>> spelled("K7QM4X")
    'K7Q-M4X'
    """
    return f"{code[:3]}-{code[3:]}"


def typed_code(text: str) -> str:
    """Return a code as it is kept, however it was typed.

    Examples
    --------
    >>> typed_code(" k7q-m4x ")
    'K7QM4X'
    """
    return "".join(letter for letter in text.upper() if letter in LETTERS)


class Misses:
    """Wrong codes, or links, by address, so that nobody tries them all."""

    def __init__(self, most: int = MOST_MISSES) -> None:
        self._most = most
        self._times: defaultdict[str, deque[float]] = defaultdict(deque)

    def are_too_many(self, address: str) -> bool:
        """Return whether an address has to wait."""
        times = self._times[address]
        while times and times[0] < time.monotonic() - MISSES_WITHIN_S:
            times.popleft()
        return len(times) >= self._most

    def add(self, address: str) -> None:
        """Count one more."""
        self._times[address].append(time.monotonic())


class JoinCode(PasswordIdentityProvider):
    """Lets in who knows the code: typed at the door, or in the address that the QR code holds."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.misses = Misses()

    def get_handlers(self) -> list[tuple[str, object]]:
        """Return our own door in place of Jupyter's."""
        return [("/login", JoinHandler)] if self.token else []

    async def get_user_token(self, handler: RequestHandler) -> User | None:
        """Return a user where the address holds the code, and count the wrong ones."""
        given = self.get_token(handler)
        return self._let_in(handler, given) if given and self.token else None

    def process_login_form(self, handler: RequestHandler) -> User | None:
        """Return a user where the right code was typed."""
        return self._let_in(handler, handler.get_argument("code", ""))

    def _let_in(self, handler: RequestHandler, code: str) -> User | None:
        address = handler.request.remote_ip
        if self.misses.are_too_many(address):
            return None
        if secrets.compare_digest(typed_code(code), self.token):
            return self.get_user_cookie(handler) or self.generate_anonymous_user(handler)
        self.misses.add(address)
        return None


class JoinHandler(BaseVoilaHandler):
    """The door where the code is typed."""

    def initialize(self) -> None:
        """Take the settings of the server's pages."""
        super().initialize(voila_configuration=self.settings["mile_voila_configuration"])

    @allow_unauthenticated
    def get(self) -> None:
        """Ask for the code."""
        self._let_wait()
        if self.current_user:
            self.redirect(self.base_url)
            return
        self.finish(self.render_template("join.html", wrong=""))

    @allow_unauthenticated
    def post(self) -> None:
        """Let in who typed it."""
        self._let_wait()
        user = self.identity_provider.process_login_form(self)
        if user is None:
            self.set_status(HTTPStatus.UNAUTHORIZED)
            self.finish(self.render_template("join.html", wrong=self.get_argument("code", "")[:20]))
            return
        self.identity_provider.set_login_cookie(self, user)
        self.redirect(self.base_url)

    def _let_wait(self) -> None:
        if self.identity_provider.misses.are_too_many(self.request.remote_ip):
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)

    def check_xsrf_cookie(self) -> None:
        """Need none: knowing the code is the proof, and who comes first has no cookie yet."""


class WelcomeHandler(BaseVoilaHandler):
    """The address without a path: the open page of a workshop, else a list of pages."""

    def initialize(self, *, pages: tuple[Page, ...], seats: Seats, **about: object) -> None:
        """Take what may be shown."""
        super().initialize(**about)
        self.pages, self.seats = pages, seats

    @authenticated
    def get(self) -> None:
        """Lead on, which also takes a code out of the address."""
        if self.settings["mile_one_page_at_a_time"]:
            self.redirect(f"{self.base_url}voila/render/{self.seats.open_page}")
        elif self.get_argument("token", ""):
            self.redirect(self.base_url)
        else:
            self.finish(self.render_template("welcome.html", pages=self.pages))


class OpenPageHandler(BaseVoilaHandler):
    """Tells the pages of a workshop which one is taught now, so that they can lead on to it."""

    def initialize(self, *, pages: tuple[Page, ...], seats: Seats, **about: object) -> None:
        """Take what is taught."""
        super().initialize(**about)
        self.pages, self.seats = pages, seats

    @authenticated
    def get(self) -> None:
        """Name the open page; where all are open at once there is none."""
        one = self.settings["mile_one_page_at_a_time"]
        taught = [page for page in self.pages if one and page.path == self.seats.open_page]
        self.finish({"path": taught[0].path, "title": taught[0].title} if taught else {})


class SeatedHandler(BaseVoilaHandler):
    """Opens a page in a kernel of its own, as long as there are seats."""

    def initialize(self, *, seats: Seats, **about: object) -> None:
        """Take the seats."""
        super().initialize(**about)
        self.seats = seats
        self.opening: Opening | None = None

    async def show(self, path: str, env: Mapping[str, str] = NO_MORE) -> None:
        """Seat the visitor, and send the page as it comes.

        Raises
        ------
        RoomIsFullError
            If there is no seat; nothing was sent then.
        """
        arrival = await self.seats.arrive(path)
        try:
            self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
            if arrival.waiting:
                self.finish(arrival.waiting.html)
                return
            self.opening = self.seats.cold(path, arrival, env)
            async for html in self.opening.heard():
                self.write(html)
                with suppress(StreamClosedError):
                    await self.flush()
        finally:
            arrival.seated()

    def on_connection_close(self) -> None:
        """Give up what is opened for a visitor who has gone."""
        if self.opening:
            self.opening.leave()


class PageHandler(SeatedHandler):
    """One of the pages of the workbook."""

    def initialize(self, *, pages: tuple[Page, ...], **about: object) -> None:
        """Take which pages there are."""
        super().initialize(**about)
        self.paths = {page.path for page in pages}

    @authenticated
    async def get(self, path: str) -> None:
        """Show the page, or say that the room is full."""
        if path not in self.paths:
            known = path in {page.path for page in pages()}
            raise HTTPError(HTTPStatus.NOT_FOUND, "not taught" if known else "")
        if not self.settings["mile_doors_open"]:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE, "not open")
        if self.settings["mile_one_page_at_a_time"]:
            self.set_cookie(IN_A_ROOM, "1", samesite="Strict")
        try:
            await self.show(path)
        except RoomIsFullError:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE, "full") from None

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Say when it makes sense to come back."""
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", str(RETRY_S))
        super().write_error(status_code, **kwargs)


class MissingHandler(BaseVoilaHandler):
    """Every other address."""

    why = ""

    def initialize(self) -> None:
        """Take the settings of the server's pages."""
        super().initialize(voila_configuration=self.settings["mile_voila_configuration"])

    @allow_unauthenticated
    def get(self) -> None:
        """Say that there is nothing, whoever asks."""
        raise HTTPError(HTTPStatus.NOT_FOUND, self.why)


def log_answer(handler: RequestHandler) -> None:
    """Log a request without codes that its address holds; a full room is no fault."""
    if handler.get_status() != HTTPStatus.SERVICE_UNAVAILABLE:
        log_request(handler)
