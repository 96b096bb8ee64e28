import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.rows import (
    LARGEST_FILE,
    Row,
    Subject,
    Table,
    by_column,
    heading_words,
    left_out,
    mostly,
    one_line,
    plain_words,
    read_table,
    split_header,
)

CHOIR = Subject(
    "choir",
    "singer",
    most="a hundred singers",
    columns="three",
    headings="Name, Voice",
    quoted='"a, b"',
    undecimal=lambda sample: sample.replace("1,5", "1.5"),
    pieces=lambda cell: cell.split("+"),
)


def cells(content):
    """Return the cells of the rows that are not blank."""
    return [row.cells for row in read_table(content, CHOIR).rows]


@pytest.mark.parametrize("separator", ["\t", ";", ",", "  "])
def test_separators(separator):
    """Tabs, semicolons, commas and runs of spaces separate columns."""
    assert cells(f"Ana{separator}alto\nBen{separator}bass") == [("Ana", "alto"), ("Ben", "bass")]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252 (Latin-1)"),
    ],
)
def test_encodings(encoding, name):
    """What spreadsheets save is read, with or without a byte order mark, and is named."""
    table = read_table("Zoë;alto\nJosé;bass\n".encode(encoding), CHOIR)
    assert (table.rows[0].cells[0], table.encoding) == ("Zoë", name)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(end):
    """Lines may end as on any system."""
    assert cells(f"Ana,alto{end}{end}Ben,bass{end}") == [("Ana", "alto"), ("Ben", "bass")]


def test_rows_are_counted_as_the_spreadsheet_counts():
    """Blank rows count, and a cell of two lines is one row."""
    table = read_table('Name,Voice\n\n"Ana\nLopez",alto\n,\nBen,bass\n', CHOIR)
    assert [row.number for row in table.rows] == [1, 3, 5]


def test_the_line_by_which_excel_names_its_separator_is_no_row():
    """After `sep=;` the next line is row 1, as Excel counts, whatever commas it holds."""
    table = read_table("sep=;\nAna,Lopez;alto", CHOIR)
    assert table.rows == (Row(1, ("Ana,Lopez", "alto")),)


def test_a_mark_before_pasted_text_is_left_out():
    """A byte order mark that a clipboard left does not stay in the first cell."""
    assert cells("\ufeffAna,alto") == [("Ana", "alto")]


def test_commas_that_are_sure_to_be_decimal_separate_nothing():
    """The subject says which commas to overlook; the cells keep them."""
    assert cells("Ana 1,5\nBen 1,5") == [("Ana 1,5",), ("Ben 1,5",)]


def test_a_lone_cell_may_hold_several():
    """The subject says how; a row of two cells is left as it is."""
    assert cells("Ana+alto\nBen") == [("Ana", "alto"), ("Ben",)]
    assert cells("Ana+x,alto") == [("Ana+x", "alto")]


def test_cells_are_trimmed():
    """Empty cells at the end of a row and spaces around a cell are no content."""
    assert cells("Ana ;alto;;\n Ben;;bass;") == [("Ana", "alto"), ("Ben", "", "bass")]


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        ("", ("nothing to read", "A choir is a table with one singer in each row", "Name, Voice")),
        (b"\xef\xbb\xbf", ("nothing to read",)),
        ('Ana,"alto', ("line 1", "quotation mark")),
        ("a," * 101 + "b", ("102 columns", "100 are the most; a choir needs about three")),
        ("x" * (LARGEST_FILE + 1), ("1.0 MB", "A choir of a hundred singers", "the singers alone")),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00", ("Choirs are read from CSV files",)),
        (b"PK\x03\x04\x14\x00\x06\x00", ("it may be an Excel file",)),
        ("Ana\0", ("This is not text",)),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_words_of_its_subject(content, sentences):
    """A whole that cannot be read is refused with what is wrong, what it is, and what to do."""
    with pytest.raises(InputError) as refused:
        read_table(content, CHOIR)
    assert all(sentence in str(refused.value) for sentence in sentences)
    assert len(refused.value.sentences) == 3


def test_a_header_may_stand_below_a_title():
    """The first of four rows that names columns is the header; above it stand titles."""
    rows = [Row(1, ("Title",)), Row(3, ("Name", "Voice")), Row(4, ("Ana", "alto"))]
    head, below = split_header(rows, lambda row: row.cells if "Name" in row.cells else (), CHOIR)
    assert (head, below) == (("Name", "Voice"), rows[2:])


def test_without_a_header_every_row_is_an_entry():
    """Where no row names columns, none is left out."""
    rows = [Row(1, ("Ana", "alto"))]
    assert split_header(rows, lambda row: (), CHOIR) == ((), rows)


def test_a_header_alone_is_refused():
    """A header without rows is refused in the words of its subject."""
    with pytest.raises(InputError, match=r"a header and no singers\. Each row below"):
        split_header([Row(1, ("Name",))], lambda row: row.cells, CHOIR)


def test_a_header_may_be_typed_with_one_space():
    """`Name Voice` is two headings where both are known, and one cell where they are not."""
    known = {"Name", "Voice"}.__contains__
    assert heading_words(Row(1, ("Name Voice",)), known) == ("Name", "Voice")
    assert heading_words(Row(1, ("Ana alto",)), known) == ("Ana alto",)


def test_most_of_a_column_decides():
    """A column is of a kind where more than half of what stands in it is; an empty one is not."""
    rows = [Row(n, cell) for n, cell in enumerate([("1",), ("2",), ("x",), ()])]
    assert mostly(rows, 0, str.isdecimal)
    assert not mostly(rows[1:], 0, str.isdecimal)
    assert not mostly(rows, 1, str.isdecimal)


def test_a_row_with_too_many_cells_is_refused():
    """More cells than columns come of a comma without quotation marks, and the example says so."""
    with pytest.raises(InputError, match=r'3 cells, and the table 2 columns.* For example "a, b"'):
        by_column(("name", "voice"), Row(2, ("Ana", "a", "b")), CHOIR)


def test_a_refused_row_is_shown_shortened():
    """Whatever a row holds, it is shown in one short line without hidden characters."""
    refused = Row(2, ("x\u202e" * 3000,) * 2).refused(InputError("Not this."))
    assert (refused.row, refused.why) == (2, "Not this.")
    assert len(refused.given) < 80
    assert "\u202e" not in refused.given


def test_columns_left_out_are_named():
    """Unread columns are named by heading or place, and only where something stands in them."""
    rows = [Row(2, ("Ana", "x", "y", ""))]
    assert left_out({1: "Color", 2: "", 3: "Size"}, rows) == [
        'Columns left out: "Color", number 3.'
    ]
    assert left_out({3: "Size"}, rows) == []


def test_how_a_table_was_read_is_told():
    """Separator, decimal commas and encoding are named."""
    told = Table((), ";", "UTF-8").how(commas=True)
    assert told == "Columns are separated by semicolons, with decimal commas; the file is UTF-8."
    assert Table((), "", "").how() == "One column."


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Ana \r\n Lopez", "Ana Lopez"),
        ("A\x07n\x1ba\u202e", "Ana"),
        ("'=HYPERLINK(A1)", "=HYPERLINK(A1)"),
        ("'Aolani", "'Aolani"),
        ("Zoe\u0308", "Zoë"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_words_in_a_cell_become_one_line(typed, line):
    """Line breaks, hidden marks and guards go; what a script needs stays."""
    assert one_line(typed) == line


def test_words_are_looked_up_without_accents():
    """Accents, capitals and punctuation do not matter to a heading."""
    assert plain_words(" Durée_(MIN.) ") == "duree min"


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Łódź", "lodz"), ("Søren Đokić", "soren dokic"), ("Weiß", "weiss"), ("Ægir Œuvre", "aegir oeuvre"),
     ("Þórður", "thordur"), ("Işıl İpek", "isil ipek"), ("GROẞ", "gross"), ("Ħal Ŧ", "hal t")],
)  # fmt: skip
def test_letters_that_only_look_accented(name, plain):
    """They are found by the letters of a plain keyboard, in capitals too."""
    assert plain_words(name) == plain_words(name.upper()) == plain


@given(st.text() | st.binary())
def test_any_input_is_a_table_or_a_refusal(content):
    """Whatever is given, the answer is rows that any file can hold, or a sentence."""
    try:
        table = read_table(content, CHOIR)
    except InputError as refused:
        str(refused).encode()
    else:
        assert all(row.cells for row in table.rows)
        "".join(cell for row in table.rows for cell in row.cells).encode()
