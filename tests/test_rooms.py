"""Who may import whom: this table is the architecture document.

Imports go down the storeys, and within a storey in the order written. Each line names a room, the
rooms it may import from, and the third-party packages it may use.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import helpers

SOURCE = Path(helpers.__file__).parent

GROUND = ("errors", "evidence", "units")
SCIENCE = (
    "track", "records", "athlete", "paces", "load", "workouts", "race", "season", "squad",
)  # fmt: skip
STATE = ("workbook", "answers")

ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # the ground keeps to the standard library
    "errors": ((), ()),
    "evidence": (("errors",), ()),
    "units": (("errors",), ()),
    "rows": (("errors", "units"), ()),
    # science may use numpy
    "track": (GROUND, ("numpy",)),
    "records": (GROUND, ("numpy",)),
    "athlete": ((*GROUND, "track", "records"), ("numpy",)),
    "paces": ((*GROUND, "track", "records", "athlete"), ("numpy",)),
    "load": (GROUND, ("numpy",)),
    "workouts": ((*GROUND, "track", "athlete", "paces", "load"), ("numpy",)),
    "race": ((*GROUND, "track", "records", "athlete", "paces", "load", "workouts"), ("numpy",)),
    "season": ((*GROUND, "rows", "track", "athlete", "paces", "load", "workouts"), ("numpy",)),
    "squad": ((*GROUND, "rows", "track", "athlete", "paces", "workouts"), ("numpy",)),
    # workbook: pydantic, where state meets a file
    "workbook": ((*GROUND, *SCIENCE), ("pydantic",)),
    "answers": ((*GROUND, *SCIENCE, "workbook"), ()),
    "exercises": ((*GROUND, *SCIENCE, "workbook", "answers"), ()),
    # views receive answers and never hold a workbook
    "charts": ((*GROUND, *SCIENCE, "answers"), ()),
    "pages": ((*GROUND, "rows", *SCIENCE, "answers", "exercises"), ()),
    "exports": ((*GROUND, *SCIENCE, "answers"), ("xlsxwriter",)),
    "tables": ((*GROUND, *SCIENCE, "answers"), ("pandas",)),
    "roster": ((*GROUND, "rows", *SCIENCE, "workbook"), ("sqlalchemy",)),
    # shells
    "publishing": ((*GROUND, *SCIENCE, *STATE, "pages", "roster"), ("pydantic",)),
    "widgets": (
        (
            *GROUND,
            *SCIENCE,
            *STATE,
            "exercises",
            "charts",
            "pages",
            "exports",
            "publishing",
            "roster",
        ),
        ("ipywidgets", "anywidget", "traitlets", "jupyter_core", "segno"),
    ),
    "serving": (
        ("errors", "publishing"),
        (
            "voila",
            "jupyter_server",
            "jupyter_core",
            "tornado",
            "traitlets",
            "segno",
            "psutil",
            "packaging",
        ),
    ),
}

FILES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    """Return the room a source file stands in."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the dotted names a file imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_imports_only_rooms_below_its_own(path):
    """Every import of ours leads to the same room or one that the table allows."""
    if path == SOURCE / "__init__.py":
        assert not imported(path)
        return
    allowed = {room_of(path), *ROOMS[room_of(path)][0]}
    reached = {name.split(".")[1] for name in imported(path) if name.startswith("helpers.")}
    assert reached <= allowed, f"{room_of(path)} reaches {sorted(reached - allowed)}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_uses_only_the_packages_of_its_room(path):
    """Third-party packages stay behind their fence."""
    if path == SOURCE / "__init__.py":
        return
    ours = {"helpers", *sys.stdlib_module_names}
    foreign = {name.split(".")[0] for name in imported(path)} - ours
    assert foreign <= set(ROOMS[room_of(path)][1]), f"{room_of(path)} uses {sorted(foreign)}"


def test_the_table_knows_every_room():
    """A new room gets a line in the table."""
    assert {room_of(path) for path in FILES} - {"__init__"} == set(ROOMS)


def test_rooms_are_never_deeper_than_one_level():
    """A family is one package."""
    assert max(len(path.relative_to(SOURCE).parts) for path in FILES) == 2


def test_views_never_hold_a_workbook():
    """Charts and pages receive answers."""
    views = [path for path in FILES if room_of(path) in ("charts", "pages")]
    assert not [path for path in views if "helpers.workbook.Workbook" in imported(path)]


def test_only_pages_write_markup():
    """No tag is written outside `pages`, where everything is escaped."""
    tag = re.compile(r"[\"']\s*</?[a-z]")
    elsewhere = [p for p in FILES if room_of(p) in ("widgets", "answers")]
    assert not [p.name for p in elsewhere if tag.search(p.read_text(encoding="utf-8"))]


def test_a_package_never_hides_one_of_its_modules():
    """No package exports a function under the name of one of its modules."""
    for package in (path.parent for path in FILES if path.name == "__init__.py"):
        modules = {path.stem for path in package.glob("*.py")}
        exported = {
            alias.asname or alias.name
            for node in ast.parse((package / "__init__.py").read_text()).body
            if isinstance(node, ast.ImportFrom) and node.module != f"helpers.{package.name}"
            for alias in node.names
        }
        assert not modules & exported, package.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_functions_fit_on_a_screen(path):
    """No function body, docstring aside, is longer than 40 lines, and no file than 400."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if ast.get_docstring(node) and node.body[1:] else node.body[0]
            assert node.end_lineno - first.lineno < 40, node.name


PROGRAM = """
import sys
from helpers.widgets import Store, coach_page
page = coach_page(Store())
for tab in range(len(page.children[-1].children)):
    page.children[-1].selected_index = tab
assert len(page.children[-1].children) == 7
print(*sorted({"pandas", "plotly", "sqlalchemy", "pydantic"} & set(sys.modules)))
"""


def test_a_visitors_kernel_imports_nothing_heavy():
    """Opening the coach's page and every tab of it imports no pandas, plotly, SQLAlchemy."""
    without = {name: value for name, value in os.environ.items() if name != "MILE_ROSTER"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60,
        env=without,
    )  # fmt: skip
    assert done.stdout.split() == []


LAZY = """
import sys
from helpers.widgets import Store, coach_page
tabs = coach_page(Store()).children[-1]
assert "Roster" in tabs.titles
assert "sqlalchemy" not in sys.modules
tabs.selected_index = tabs.titles.index("Roster")
assert "sqlalchemy" in sys.modules
"""


def test_the_roster_is_imported_with_its_tab(tmp_path):
    """Where there is a roster, its room comes when its tab is first shown, and no earlier."""
    with_roster = {**os.environ, "MILE_ROSTER": str(tmp_path / "roster.sqlite")}
    subprocess.run([sys.executable, "-c", LAZY], check=True, timeout=60, env=with_roster)


PUBLIC = """
import sys
import helpers.serving.athletes, helpers.publishing.here, helpers.widgets.athlete
unwanted = {"pandas", "plotly", "sqlalchemy", "helpers.roster", "helpers.charts", "helpers.widgets.store"}
print(*sorted(unwanted & set(sys.modules)))
"""


def test_the_athletes_side_knows_no_roster():
    """Server and page of the athletes import neither the roster nor the coach's panels."""
    done = subprocess.run(
        [sys.executable, "-c", PUBLIC], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
