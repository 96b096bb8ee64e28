"""What a stranger writes stays text in a cell, and no spreadsheet computes it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.exports.cells import guarded, plain

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM", "﹦1", "⁺1", "−1")
BEFORE = (
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "\x00",
    "\x0b",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\x85 ",
)


@pytest.mark.parametrize("before", BEFORE, ids=ascii)
@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
def test_what_would_be_computed_is_guarded(before, formula):
    """A sign at the beginning has an apostrophe before it, whatever is hidden in front."""
    assert guarded(before + formula) == f"'{formula}"


@pytest.mark.parametrize(
    "text",
    ["", "Zoë", "00123", "1-2", "None", "NA", "True", "a=b", "4:59", "'Oskar", "a, b", 'say "x"'],
)
def test_other_text_stays_as_it_is(text):
    """Where nothing would be computed nothing is added."""
    assert guarded(text) == plain(text) == text


@pytest.mark.parametrize(
    "name", ["👨‍👩‍👧‍👦", "Zoë", "Zoe\u0308", "e" + "\u0301" * 79, "علي", "李"], ids=ascii
)
def test_names_of_all_scripts_stay(name):
    """Joined emoji, either form of an accent, many accents and other scripts are kept."""
    assert guarded(name) == name


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nb", "a b"),
        ("a\tb", "a b"),
        ("a\u2028b\x85c", "a b c"),
        ("\x00a\x07b\x7f\x9fc", "abc"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("a\ud800b\ufffe\uffff", "ab"),
        ("\r\n\t ", ""),
    ],
    ids=ascii,
)
def test_one_line_without_what_no_file_should_carry(text, line):
    """Breaks become spaces; controls, half characters and turned writing go."""
    assert plain(text) == line


def test_a_semicolon_begins_no_formula():
    """Where a semicolon ends a cell, the next one computes nothing either."""
    assert guarded("x;=1+1; @SUM;y") == "x;'=1+1;' @SUM;y"


@given(st.text())
def test_no_cell_is_computed(text):
    """Whatever is written, the cell is one line that can be stored and begins with no sign."""
    cell = guarded(text)
    cell.encode()
    assert not cell or unicodedata.normalize("NFKC", cell[0])[0] not in "=+-@−"
    assert not any(unicodedata.category(c) == "Cc" for c in cell)
    assert plain(cell) == cell
