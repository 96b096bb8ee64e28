"""Where the notebooks are, what they are called, and what their servers need around them."""

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import helpers
from helpers.errors import FileError, InputError

ROOT = Path(helpers.__file__).resolve().parents[2]
"""The clone; an installation without one has no notebooks."""

NOTEBOOKS = ROOT / "notebooks"

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Every kernel would start as many threads as there are processors: thirty need one each."""


@dataclass(frozen=True)
class Page:
    """A notebook as a page.

    Attributes
    ----------
    path : str
        From the folder of notebooks, such as "02_paces.ipynb".
    title : str
        Its first heading.
    """

    path: str
    title: str

    @property
    def name(self) -> str:
        """What one types to name it."""
        return self.path.removesuffix(".ipynb")

    @property
    def is_chapter(self) -> bool:
        """Whether it belongs to the book, which is read in the order of its numbers."""
        return self.path[:2].isdigit()


@lru_cache(maxsize=8)
def pages(folder: Path = NOTEBOOKS) -> tuple[Page, ...]:
    """Return the notebooks of a folder in reading order, tools after chapters.

    Raises
    ------
    FileError
        If there are none.

    Examples
    --------
    >>> pages()[0].name
    '00_start_here'
    """
    found = [Page(path.name, _title(path)) for path in sorted(folder.glob("*.ipynb"))]
    if not found:
        raise FileError(
            f"There are no notebooks in {folder}.",
            "The `mile` command serves those of a clone of the workbook.",
            "Clone the repository and install from it: `make dashboard` does both.",
        )
    return tuple(sorted(found, key=lambda page: not page.is_chapter))


def page_named(name: str, folder: Path = NOTEBOOKS) -> Page:
    """Return the page that a name, the number of a chapter or a path means.

    Raises
    ------
    InputError
        If it means none.

    Examples
    --------
    >>> page_named("2").name, page_named("notebooks/coach.ipynb").name
    ('02_paces', 'coach')
    """
    wanted = name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".ipynb").lower()
    for page in pages(folder):
        chapter = page.name[:2] if page.is_chapter else page.name
        if wanted in (page.name.lower(), chapter) or wanted.zfill(2) == chapter:
            return page
    raise InputError(
        f"There is no page called {name}.",
        f"There are {', '.join(page.name for page in pages(folder))}.",
        "Name one of them, or the number of a chapter.",
    )


def _title(notebook: Path) -> str:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    prose = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    headings = (line for text in prose for line in text.splitlines() if line.startswith("# "))
    return next(headings, f"# {notebook.stem}")[2:].strip()


def environment() -> dict[str, str]:
    """Return the environment of a server: the clone's share/jupyter first, one thread a kernel."""
    paths = (str(ROOT / "share" / "jupyter"), os.environ.get("JUPYTER_PATH", ""))
    jupyter = os.pathsep.join(dict.fromkeys(filter(None, paths)))
    threads = {name: os.environ.get(name, "1") for name in THREADS}
    return {**os.environ, **threads, "JUPYTER_PATH": jupyter}
