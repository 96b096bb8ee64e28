"""Build hook: puts the one plotly.js bundle in place that every page of the workbook shares.

The bundle is not committed. It comes from npm at a pinned, checksummed version; where npm is
not to be had, the larger ``plotly.min.js`` inside the plotly package serves in its stead and
plotly becomes a build requirement.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path("share/jupyter/labextensions/mile-workbook/static")
PACKAGE, VERSION = "plotly.js-basic-dist-min", "4.1.1"
MEMBER = "package/plotly-basic.min.js"
SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
FALLBACK = "plotly>=7,<8"


class PlotlyBundleHook(BuildHookInterface):
    """Ensures ``plotly.min.js`` before anything is built; fetches nothing when it is there."""

    def dependencies(self) -> list[str]:
        """Return the plotly package if npm could not deliver the bundle, else nothing."""
        return [] if self.in_place() or self.from_npm() else [FALLBACK]

    def initialize(self, version: str, build_data: dict) -> None:
        """Put the bundle in place, and the public part of ``data`` into a wheel."""
        if not (self.in_place() or self.from_npm() or self.from_plotly()):
            raise RuntimeError(
                f"The charts need plotly.js, and neither npm ({PACKAGE}@{VERSION}) nor an "
                f"installed plotly package could give it. Install npm or `{FALLBACK}`, "
                "then build again."
            )
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"].update(public_data(Path(self.root)))

    def in_place(self) -> bool:
        """Whether the bundle is there and is still the file that its note describes."""
        bundle, note = self.path("plotly.min.js"), self.path("plotly.txt")
        if not (bundle.is_file() and note.is_file()):
            return False
        return f"sha256 {sha256(bundle.read_bytes())}\n" in note.read_text(encoding="utf-8")

    def from_npm(self) -> bool:
        """Take the bundle from npm; false where npm is missing, fails or gives another file."""
        npm = shutil.which("npm")
        source = npm_member(npm) if npm else None
        if source is None:
            return False
        if sha256(source) != SHA256:
            self.app.display_warning(f"{PACKAGE}@{VERSION} has not the expected checksum: refused.")
            return False
        self.write(source, f"{PACKAGE} {VERSION}, from npm")
        return True

    def from_plotly(self) -> bool:
        """Take the full bundle out of the installed plotly package, without importing it."""
        spec = importlib.util.find_spec("plotly")
        for folder in spec.submodule_search_locations or [] if spec else []:
            source = Path(folder, "package_data", "plotly.min.js")
            if source.is_file():
                self.write(source.read_bytes(), "plotly.js, from the plotly package for Python")
                return True
        return False

    def write(self, source: bytes, origin: str) -> None:
        """Write the bundle and, beside it, what it is."""
        self.path("plotly.min.js").parent.mkdir(parents=True, exist_ok=True)
        self.path("plotly.min.js").write_bytes(source)
        note = f"{origin}\nsha256 {sha256(source)}\n"
        self.path("plotly.txt").write_text(note, encoding="utf-8")

    def path(self, name: str) -> Path:
        """Return the place of a file beside the bundle."""
        return Path(self.root, STATIC, name)


def npm_member(npm: str) -> bytes | None:
    """Return the bundle out of npm's archive, or None when npm could not give it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", folder]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
            archive = next(Path(folder).glob("*.tgz"))
            with tarfile.open(archive) as tar:
                return tar.extractfile(MEMBER).read()
        except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError, StopIteration):
            return None


def public_data(root: Path) -> dict[str, str]:
    """Map what lies in ``data`` into the package, except the coach's own files in ``local``."""
    folder = root / "data"
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return {str(entry): f"helpers/data/{entry.name}" for entry in entries if entry.name != "local"}


def sha256(content: bytes) -> str:
    """Return the checksum in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
