"""Panels and pages: the only room that knows ipywidgets.

Each name is imported when it is first asked for: an athlete's page needs one widget of them all.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Chart": "chart",
    "Store": "store",
    "assumptions_panel": "assumptions",
    "base_panel": "base",
    "chapter": "frame",
    "coach_page": "frame",
    "exercise": "attempts",
    "page": "frame",
    "paces_panel": "paces",
    "profile_panel": "profile",
    "race_panel": "race",
    "roster_panel": "roster",
    "season_panel": "season",
    "session_panel": "session",
    "tonight_panel": "tonight",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Return a panel or a page, and import its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
