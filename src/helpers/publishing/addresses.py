"""Addresses of the athletes' server: whom they reach."""

import ipaddress
from urllib.parse import urlsplit


def host_here(address: str) -> str:
    """Return what an address calls its server, if that is this computer alone; else nothing.

    Examples
    --------
    >>> host_here("http://localhost:8867/"), host_here("127.0.0.1:8867")
    ('localhost', '127.0.0.1')
    >>> host_here("https://plans.example.org/")
    ''
    """
    text = address.strip()[:200]
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # brackets that hold no address
        return ""
    if host == "localhost" or host.endswith(".localhost"):
        return host
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return ""
    return host if number.is_loopback or number.is_unspecified else ""
