"""Every notebook is a page of one book, and keeps to one form.

The rules that a machine can hold: what a code cell may be, where prose stands, how prose is set,
what is not committed, and that every link leads somewhere. A rule reads the whole folder; a new
notebook needs no entry here.
"""

import ast
import re
import statistics
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
PATHS = sorted(path for path in FOLDER.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
NUMBERED = [path for path in PATHS if path.name[:2].isdigit()]
START = FOLDER / "00_start_here.ipynb"
CHAPTERS = [path for path in NUMBERED if path != START]

MOST_LINES, MEDIAN_LINES = 8, 3

PLAIN = (
    ast.Module, ast.Expr, ast.Assign, ast.Call, ast.keyword, ast.Name, ast.Attribute,
    ast.Subscript, ast.Constant, ast.Tuple, ast.List, ast.UnaryOp, ast.USub, ast.Load, ast.Store,
)  # fmt: skip
"""What a cell that is no import is made of: no def, loop, try, formula or condition among them."""

FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`[^`]*`")
LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
MARKER = re.compile(r"^\s*([-*]|\d+\.)\s+")
TWO_SENTENCES = re.compile(r"[.!?][\"”)*_]*\s+[\"“(*_]*[A-Z]")
FOLD = re.compile(r"</?details>(<summary>Answer</summary>)?")
WHOLE_SENTENCE = re.compile(r"[.:;!?][\"”)*_]*$")
BRITISH = re.compile(
    r"\w*(?:colour|metre|favour|neighbour|behaviour|centre|programme|judgement|practis|analys(?=e)"
    r"|organis|recognis|minimis|optimis(?=e)|travell|grey)\w*",
    re.IGNORECASE,
)

every_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)


def cells_of(path, kind):
    """Return the cells of one kind."""
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def trees_of(path):
    """Return the syntax of every code cell; a magic or a shell command has none, and fails."""
    return [ast.parse(cell.source) for cell in cells_of(path, "code")]


def is_import(statement):
    """Whether a statement imports something."""
    return isinstance(statement, ast.Import | ast.ImportFrom)


def prose_lines(path):
    """Return the lines of running text: no code, no headings, no tables, no bare links."""
    text = "\n\n".join(FENCED.sub("", cell.source) for cell in cells_of(path, "markdown"))
    lines = (MARKER.sub("", line).strip() for line in text.splitlines())
    kept = (line for line in lines if line and not line.startswith(("#", "|")))
    return [
        INLINE.sub("x", line)
        for line in kept
        if not LINK.fullmatch(line) and not FOLD.fullmatch(line)
    ]


def links_of(path):
    """Return where the links of a notebook lead."""
    return [target for cell in cells_of(path, "markdown") for target in LINK.findall(cell.source)]


def test_there_are_notebooks():
    """The folder that these rules read holds the notebooks."""
    assert START in PATHS


@every_notebook
def test_valid(path):
    """A notebook is valid in format 4.5, which gives every cell an id."""
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


@every_notebook
def test_ids_are_words(path):
    """Every cell's id is words that a person chose, so that changes can be read."""
    ids = [cell.id for cell in nbformat.read(path, as_version=4).cells]
    assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name)] == []


@every_notebook
def test_kernel(path):
    """A notebook asks for the kernel that every installation has."""
    assert nbformat.read(path, as_version=4).metadata.kernelspec.name == "python3"


@every_notebook
def test_no_outputs(path):
    """Nothing computed is committed: neither outputs nor execution counts."""
    kept = [cell.id for cell in cells_of(path, "code") if cell.outputs or cell.execution_count]
    assert kept == []


@every_notebook
def test_no_widget_state(path):
    """No state of a widget is committed."""
    assert "widgets" not in nbformat.read(path, as_version=4).metadata


@every_notebook
def test_title(path):
    """A notebook begins with its title, which is a question; the page that is a map may be none."""
    first = nbformat.read(path, as_version=4).cells[0]
    title = first.source.splitlines()[0]
    assert first.cell_type == "markdown"
    assert title.startswith("# ")
    assert title.endswith("?") or path == START


@every_notebook
def test_one_title(path):
    """No other heading is as large as the title."""
    text = FENCED.sub("", "\n".join(cell.source for cell in cells_of(path, "markdown")))
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


@every_notebook
def test_one_thing_per_cell(path):
    """A code cell holds imports, one assignment, one call, or one bare name."""
    for tree in trees_of(path):
        if all(is_import(statement) for statement in tree.body):
            continue
        (statement,) = tree.body
        if isinstance(statement, ast.Assign):
            assert [type(target) for target in statement.targets] == [ast.Name]
        else:
            assert isinstance(statement, ast.Expr)
            assert isinstance(statement.value, ast.Call | ast.Name | ast.Attribute)


@every_notebook
def test_imports_come_first(path):
    """Imports stand in the first code cell and nowhere else."""
    imports = [all(is_import(statement) for statement in tree.body) for tree in trees_of(path)]
    assert imports == [True, *[False] * (len(imports) - 1)][: len(imports)]


@every_notebook
def test_imports_from_the_workbook(path):
    """A notebook takes everything from the helpers, by name."""
    found = [s for tree in trees_of(path) for s in tree.body if is_import(s)]
    assert all(isinstance(s, ast.ImportFrom) and s.level == 0 for s in found)
    assert {s.module.partition(".")[0] for s in found} <= {"helpers"}
    assert "*" not in {alias.name for s in found for alias in s.names}


@every_notebook
def test_code_is_plain(path):
    """No cell defines, loops, tries, decides or calculates: that is the helpers' work."""
    rest = [s for tree in trees_of(path) for s in tree.body if not is_import(s)]
    odd = [type(node).__name__ for s in rest for node in ast.walk(s) if not isinstance(node, PLAIN)]
    assert odd == []


@every_notebook
def test_strings_are_words(path):
    """No string in the code is a path, an address or markup."""
    constants = [
        n.value for t in trees_of(path) for n in ast.walk(t) if isinstance(n, ast.Constant)
    ]
    assert [value for value in constants if re.search(r"[/\\<>]", str(value))] == []


@every_notebook
def test_cells_are_short(path):
    """A code cell has eight lines at most, three at the median."""
    lengths = [len(cell.source.splitlines()) for cell in cells_of(path, "code")]
    assert max(lengths, default=0) <= MOST_LINES
    assert statistics.median(lengths or [0]) <= MEDIAN_LINES


@every_notebook
def test_no_empty_cells(path):
    """No cell is empty."""
    cells = nbformat.read(path, as_version=4).cells
    assert [cell.id for cell in cells if not cell.source.strip()] == []


@every_notebook
def test_prose_before_code(path):
    """Prose stands before every code cell."""
    kinds = [cell.cell_type for cell in nbformat.read(path, as_version=4).cells]
    assert kinds[0] == "markdown"
    assert ("code", "code") not in pairwise(kinds)


@every_notebook
def test_one_sentence_per_line(path):
    """A line of markdown holds one sentence, whole."""
    lines = prose_lines(path)
    assert [line for line in lines if TWO_SENTENCES.search(line)] == []
    assert [line for line in lines if not WHOLE_SENTENCE.search(line)] == []


@every_notebook
def test_american_spelling(path):
    """Words are spelled the American way."""
    text = "\n".join(cell.source for cell in cells_of(path, "markdown"))
    assert BRITISH.findall(text) == []


@every_notebook
def test_no_row_twice(path):
    """No table has the same row twice in a row."""
    texts = [FENCED.sub("", cell.source) for cell in cells_of(path, "markdown")]
    pairs = [pair for text in texts for pair in pairwise(text.splitlines())]
    assert [a for a, b in pairs if a.startswith("|") and a.split() == b.split()] == []


@every_notebook
def test_links_lead_somewhere(path):
    """Every link leads to a notebook of the folder, or to a heading of its own page."""
    text = "\n".join(cell.source for cell in cells_of(path, "markdown"))
    headings = {
        f"#{heading.replace(' ', '-')}" for heading in re.findall(r"^## (.+)$", text, re.MULTILINE)
    }
    away = set(links_of(path)) - headings
    assert [link for link in away if (path.parent / link).resolve() not in PATHS] == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name)
def test_exercises(path):
    """A chapter has two to four exercises: live ones, and ones with a folded answer."""
    live = [cell for cell in cells_of(path, "code") if cell.source.startswith("exercise(")]
    folded = sum(cell.source.count("<details><summary>") for cell in cells_of(path, "markdown"))
    assert live
    assert links_of(path)[0] == "#Exercises"
    assert 2 <= len(live) + folded <= 4


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name)
def test_answers_are_folded(path):
    """What is folded opens and closes on lines of its own, with the answer set off as markdown."""
    text = "\n\n".join(cell.source for cell in cells_of(path, "markdown"))
    folds = re.findall(
        r"\n\n<details><summary>Answer</summary>\n\n(.+?)\n\n</details>", text, re.DOTALL
    )
    assert len(folds) == text.count("<details") == text.count("</details>")


def test_the_map_is_whole():
    """The first page leads to every other one beside it; an athlete's opens by its link alone."""
    beside = {path.name for path in PATHS if path.parent == START.parent}
    assert beside - {START.name} <= set(links_of(START))


@pytest.mark.parametrize(
    ("path", "following"), list(pairwise(NUMBERED)), ids=lambda path: path.name
)
def test_next_page(path, following):
    """A numbered page ends with a link to the next."""
    assert LINK.findall(cells_of(path, "markdown")[-1].source)[-1] == following.name


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name)
def test_a_chapter_is_called_by_its_title(path):
    """The map and the link at the end of the page before ask the question of its title."""
    title = nbformat.read(path, as_version=4).cells[0].source.splitlines()[0].removeprefix("# ")
    before = NUMBERED[NUMBERED.index(path) - 1]
    assert f"]({path.name}) | {title} |" in "\n".join(c.source for c in cells_of(START, "markdown"))
    assert cells_of(before, "markdown")[-1].source.endswith(f"[{title}]({path.name})")
