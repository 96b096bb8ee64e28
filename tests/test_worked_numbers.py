"""Every number that a notebook quotes is what the helpers compute.

Outputs are not committed, so what is expected stands in a cell's metadata, in two ways.

A **worked number** is a code cell whose text output is known::

    "metadata": {"expected": "44.7"}

The notebook is run once, in a real kernel, and the cell's output compared.

**Prose** that quotes a number names, for each such piece of text, the expression behind it::

    "metadata": {"checked": {"44.7 s": "f'{ladder.reps[0].time_s:.1f} s'", "9 reps": "len(reps) == 9"}}

The key stands in the cell's text as it is written here. The expression either gives that text or,
where words cannot be computed, is true. It may use the rooms of the package by name (``units``,
``paces.daniels``, ``workouts`` …), the workbooks of the invented athletes by first name
(``ravi``, ``nora`` …), ``assumed``, the value of every assumption by its name, ``datetime``, and
``monday``, the day on which a season begins here.

Every time (6:10) and every decimal (44.7) in prose must be checked; whole numbers where they are
computed. What a reader is asked to type stands in backticks, as code, and is left alone.
"""

import datetime
import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import helpers
from helpers.workbook import ASSUMPTIONS, SAMPLES, sample

FOLDER = Path(__file__).parents[1] / "notebooks"
PATHS = sorted(path for path in FOLDER.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
LESSONS = [path for path in PATHS if path.name[:2].isdigit() and path.name[:2] != "00"]

MONDAY = datetime.date(2027, 1, 4)

CODE = re.compile(r"^```.*?^```$|`[^`]*`", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"\]\([^)]*\)")
NUMBER = re.compile(r"\d+(?::\d\d)+(?:\.\d+)?|\d+\.\d+")


def cells_of(path, key, kind):
    """Return the cells of one kind; where a key is given, those with it in their metadata."""
    cells = nbformat.read(path, as_version=4).cells
    return [c for c in cells if c.cell_type == kind and (not key or key in c.metadata)]


WORKED = [(path, cell.id) for path in PATHS for cell in cells_of(path, "expected", "code")]
CHECKED = [
    (path, cell.id, text)
    for path in PATHS
    for cell in cells_of(path, "checked", "markdown")
    for text in cell.metadata.checked
]
PROSE = [(path, cell.id) for path in PATHS for cell in cells_of(path, "", "markdown")]


def name_of(value):
    """Name a case by its notebook, its cell and its text."""
    return value.stem if isinstance(value, Path) else str(value)


def cell_of(path, cell_id):
    """Return one cell of a notebook."""
    return next(c for c in nbformat.read(path, as_version=4).cells if c.id == cell_id)


def bare(source):
    """Return prose without code and without the targets of links."""
    return TARGET.sub("]", CODE.sub("", source))


@cache
def outputs(path):
    """Run a notebook from top to bottom; return the text each cell shows, by id."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
    )
    client.execute()
    return {
        cell.id: [o.data["text/plain"] for o in cell.outputs if o.output_type == "execute_result"]
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


@cache
def names():
    """Return what an expression may use."""
    rooms = {
        m.name: import_module(f"helpers.{m.name}") for m in pkgutil.iter_modules(helpers.__path__)
    }
    for module in pkgutil.iter_modules(rooms["pages"].__path__, "helpers.pages."):
        import_module(module.name)  # ``pages.race`` is there whether or not a panel was opened
    athletes = {sample(key).athlete.name.lower(): sample(key) for key in SAMPLES}
    assumed = {assumption.name: assumption.value for assumption in ASSUMPTIONS}
    return {**rooms, **athletes, "assumed": assumed, "datetime": datetime, "monday": MONDAY}


@pytest.mark.parametrize("path", LESSONS, ids=name_of)
def test_each_lesson_has_a_worked_number(path):
    """Every numbered page after the map shows at least one worked number."""
    assert cells_of(path, "expected", "code")


@pytest.mark.parametrize(("path", "cell_id"), WORKED, ids=name_of)
def test_worked_number(path, cell_id):
    """A worked number is what the cell shows when the notebook is run."""
    assert outputs(path)[cell_id] == [cell_of(path, cell_id).metadata.expected]


@pytest.mark.parametrize(("path", "cell_id", "text"), CHECKED, ids=name_of)
def test_prose_is_computed(path, cell_id, text):
    """A number in prose is what its expression gives."""
    cell = cell_of(path, cell_id)
    value = eval(cell.metadata.checked[text], dict(names()))
    assert value is True or str(value) == text


@pytest.mark.parametrize(("path", "cell_id", "text"), CHECKED, ids=name_of)
def test_prose_quotes_it(path, cell_id, text):
    """What is checked stands in the prose as it is checked."""
    whole = rf"(?<![\w.:]){re.escape(text)}(?!\w|[.:]\d)"
    assert re.search(whole, bare(cell_of(path, cell_id).source))


@pytest.mark.parametrize(("path", "cell_id"), PROSE, ids=name_of)
def test_no_number_unchecked(path, cell_id):
    """Every time and every decimal in prose is checked."""
    cell = cell_of(path, cell_id)
    checked = " ".join(cell.metadata.get("checked", {}))
    loose = set(NUMBER.findall(bare(cell.source))) - set(NUMBER.findall(checked))
    assert loose == set()
