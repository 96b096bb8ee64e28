"""Find a Chromium for the browser tests, or install one by the means at hand.

Run as a command it prints the browser's path, and says on standard error what it did.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find() -> str | None:
    """Return the path of a browser that starts: $CHROMIUM, one installed, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if starts(named) else None
    installed = [path for path in map(shutil.which, COMMANDS) if path]
    return next(filter(starts, [*installed, *APPLICATIONS, playwright_path()]), None)


def starts(path: str) -> bool:
    """Whether the program is there and answers: Ubuntu's package may be an empty shell."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def playwright_path() -> str:
    """Return where Playwright keeps, or would keep, its own Chromium."""
    # A process of its own, because Playwright leaves a running event loop behind.
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: print(p.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or "playwright-is-not-installed"


def install() -> None:
    """Install a Chromium: Debian's package as root, Playwright's own elsewhere."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        tell("No Chromium found: installing the system's package …")
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    if find() is None:
        tell("No Chromium found: downloading Playwright's own …")
        run(sys.executable, "-m", "playwright", "install", "chromium")


def run(*command: str) -> None:
    """Run a command whose words go to standard error; success is judged by what it leaves."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, stdout=sys.stderr, env=environment, check=False)


def tell(words: str) -> None:
    """Speak beside the answer, which alone goes to standard output."""
    print(words, file=sys.stderr, flush=True)


def main() -> int:
    """Print the browser's path; 1 where there is none and none could be installed."""
    if os.environ.get("CHROMIUM") and find() is None:
        tell(f"CHROMIUM names {os.environ['CHROMIUM']}, which does not start.")
        return 1
    if find() is None:
        install()
    path = find()
    if path is None:
        tell(
            "The browser tests need Chromium, and none could be installed here. "
            "Install Chromium or Google Chrome, or name one: CHROMIUM=/path/to/chromium make test"
        )
        return 1
    print(Path(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
