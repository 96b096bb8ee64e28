"""axe-core, the judge of accessibility: fetched once from npm at a pinned, checksummed version.

Where npm is not to be had, the copy inside a locked package for Python serves in its stead.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION = "axe-core", "4.14.1"
MEMBER = "package/axe.min.js"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
PATIENCE_S = 120


def source(folder: Path) -> str:
    """Return axe's program, kept in a folder between runs.

    Parameters
    ----------
    folder : pathlib.Path
        Where it is kept. A file there that is not the pinned one is fetched anew.

    Raises
    ------
    RuntimeError
        If npm gives another file than the pinned one, or there is neither.
    """
    if shutil.which("npm") is None:
        return from_package()
    kept = folder / f"axe-{VERSION}.js"
    if not (kept.is_file() and is_pinned(kept.read_bytes())):
        kept.write_bytes(from_npm())
    return kept.read_text(encoding="utf-8")


def from_npm() -> bytes:
    """Fetch the program; only the pinned file is taken."""
    npm = shutil.which("npm")
    with tempfile.TemporaryDirectory() as place:
        content = member(packed(npm, Path(place)))
    if not is_pinned(content):
        raise RuntimeError(f"{PACKAGE}@{VERSION} has not the expected checksum: refused.")
    return content


def from_package() -> str:
    """Return the copy in the installed package, which the lock has pinned."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None:
        raise RuntimeError("The tests of accessibility need npm, or axe-playwright-python.")
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def packed(npm: str, place: Path) -> Path:
    """Return npm's archive of the package, laid into a folder."""
    command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(place)]
    try:
        subprocess.run(command, cwd=place, check=True, capture_output=True, timeout=PATIENCE_S)
        return next(place.glob("*.tgz"))
    except (OSError, subprocess.SubprocessError, StopIteration) as failed:
        raise RuntimeError(
            f"npm could not give {PACKAGE}@{VERSION}, which the tests of accessibility need. "
            "Is there a network?"
        ) from failed


def member(archive: Path) -> bytes:
    """Return the program out of npm's archive."""
    with tarfile.open(archive) as tar:
        return tar.extractfile(MEMBER).read()


def is_pinned(content: bytes) -> bool:
    """Whether this is the file that was looked at when the version was pinned."""
    return hashlib.sha256(content).hexdigest() == SHA256
