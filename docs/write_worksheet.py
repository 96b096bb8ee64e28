"""Write the exercises of all chapters as a page to print: `make worksheet`."""

import datetime as dt
import json
from pathlib import Path

from helpers.exercises import BOOK
from helpers.pages.worksheet import Asked, worksheet
from helpers.workbook import Workbook

DOCS = Path(__file__).parent
NOTEBOOKS = DOCS.parent / "notebooks"
TARGET = DOCS / "worksheet.html"
MONDAY = dt.date(2027, 1, 4)
"""The day on which the invented runners are asked: an answer is the same on every machine."""


def chapters() -> list[Path]:
    """Return the numbered notebooks after the map, in reading order."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))[1:]


def exercises_in(path: Path) -> list[tuple[str, Workbook]]:
    """Return a chapter's live exercises, and the workbook with which its page opens."""
    found, names = [], {}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or source.startswith(("chapter(", "page(")):
            continue
        if source.startswith("exercise("):
            found.append((source.split('"')[1], names["store"].workbook))
        else:
            exec(source, names)
    return found


def asked_in(path: Path) -> list[Asked]:
    """Return the same as they are asked on paper."""
    first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"]
    title = f"{int(path.name[:2])} · {''.join(first).splitlines()[0].removeprefix('# ')}"
    return [_asked(title, name, workbook) for name, workbook in exercises_in(path)]


def _asked(title: str, name: str, workbook: Workbook) -> Asked:
    task = BOOK[name]
    return Asked(title, name, task, task.question(workbook, MONDAY), task.answer(workbook, MONDAY))


def written() -> str:
    """Return the whole worksheet."""
    return worksheet([asked for path in chapters() for asked in asked_in(path)]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(), encoding="utf-8")
