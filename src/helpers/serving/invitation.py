"""How people find the room: address, code, and a picture of both for a phone."""

import io
import socket
from dataclasses import dataclass

import segno

from helpers.serving.doors import spelled

ELSEWHERE = ("10.255.255.255", 1)
"""Any address that is not this machine: a datagram socket chooses its interface, and sends nothing."""


def own_address() -> str:
    """Return the address under which others in the same network find this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            return probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"


@dataclass(frozen=True)
class Invitation:
    """What one needs to come in.

    Attributes
    ----------
    address : str
        Host name or number.
    port : int
        Of the server.
    code : str
        Join code; empty where none is needed.
    """

    address: str
    port: int
    code: str = ""

    @property
    def url(self) -> str:
        """What one types."""
        return f"http://{self.address}:{self.port}/"

    @property
    def link(self) -> str:
        """What one scans: the code is in it."""
        return f"{self.url}?token={self.code}" if self.code else self.url

    def __str__(self) -> str:
        return f"{self.url}  code {spelled(self.code)}" if self.code else self.url

    def picture(self) -> str:
        """Return the link as a QR code made of letters, for a terminal."""
        out = io.StringIO()
        segno.make(self.link, error="m").terminal(out, border=2, compact=True)
        return out.getvalue()
