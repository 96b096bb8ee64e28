"""The machine and the versions, described without naming either host or user."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

import psutil

PACKAGES = ("voila", "ipywidgets", "anywidget", "ipykernel", "dash", "plotly", "playwright")


def busy_share() -> float:
    """Return the share of all cores [%] that other programs use at this moment."""
    return psutil.cpu_percent(interval=1.0)


def described(browser: str, busy: float) -> str:
    """Return a list in Markdown.

    Parameters
    ----------
    browser : str
        Version of the browser; empty where none ran.
    busy : float
        What other programs used before the first measurement [%]: far from 0, trust the ratios
        more than the times.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory_gb = psutil.virtual_memory().total / 1024**3
    lines = [
        f"{cores} cores ({platform.machine()}), {memory_gb:.0f} GB of memory, {platform.system()}",
        f"other programs used {busy:.0f} % of the cores when it began",
        f"Python {platform.python_version()}",
        ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    ]
    if browser:
        lines.append(f"Chromium {browser}, without a window")
    return "\n".join(f"- {line}" for line in lines)
