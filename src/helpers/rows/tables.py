"""Tables out of a CSV file or pasted from a spreadsheet, as rows of cells."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from helpers.errors import InputError
from helpers.units import cleaned, shortened

LARGEST_FILE = 1_000_000
"""Bytes, or characters of pasted text; a thousand athletes need a tenth of it."""

MOST_COLUMNS = 100

_SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas", "  ": "spaces"}


def _unchanged(sample: str) -> str:
    return sample


def _one_piece(cell: str) -> list[str]:
    return [cell]


@dataclass(frozen=True)
class Subject:
    """What a table is about, in the words of its refusals.

    Attributes
    ----------
    name : str
        What the whole is, such as "squad".
    entry : str
        What one row is, such as "athlete".
    most : str
        A large number of rows, in words.
    columns : str
        How many columns it needs, in words.
    headings : str
        A header to begin with.
    quoted : str
        A cell with a comma in it, in quotation marks.
    undecimal : callable
        Gives a sample of the text back without the commas that are sure to be decimal.
    pieces : callable
        Gives the cells that were typed into one, for a row that has no other.

    Examples
    --------
    >>> Subject("squad", "athlete").of_one
    'A squad is a table with one athlete in each row.'
    """

    name: str
    entry: str
    most: str = "a thousand rows"
    columns: str = "ten"
    headings: str = "Name"
    quoted: str = '"4:20,5"'
    undecimal: Callable[[str], str] = _unchanged
    pieces: Callable[[str], list[str]] = _one_piece

    @property
    def of_one(self) -> str:
        """What such a table is."""
        return f"A {self.name} is a table with one {self.entry} in each row."


@dataclass(frozen=True)
class Row:
    """Cells that stand side by side.

    Attributes
    ----------
    number : int
        Where it stands, as a spreadsheet counts: the first row of the sheet is 1.
    cells : tuple of str
        Without the empty ones at its end.

    Examples
    --------
    >>> Row(2, ("Ana", "4:60")).shown
    'Ana · 4:60'
    """

    number: int
    cells: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The cells in one short line without hidden characters."""
        cells = (" ".join(cleaned(cell).split()) for cell in self.cells[:12])
        return shortened(" · ".join(cell for cell in cells if cell), 60)

    def refused(self, why: InputError) -> "Refused":
        """Return the row as one that could not be read."""
        return Refused(self.number, self.shown, str(why))


@dataclass(frozen=True)
class Refused:
    """A row that could not be read.

    Attributes
    ----------
    row : int
        Where it stands, as a spreadsheet counts: the first row of the sheet is 1.
    given : str
        Its cells, shortened.
    why : str
        The sentences of the refusal.

    Examples
    --------
    >>> Refused(2, "Ana · 4:60", "Seconds go from 0 to 59.").row
    2
    """

    row: int
    given: str
    why: str


@dataclass(frozen=True)
class Table:
    """The rows of a file that are not blank, and how it was written.

    Attributes
    ----------
    rows : tuple of Row
        One or more.
    separator : str
        What stands between the columns; nothing where there is one column.
    encoding : str
        Name of the encoding of a file; nothing for pasted text.

    Examples
    --------
    >>> Table((Row(1, ("Ana", "6:10")),), ";", "UTF-8").how()
    'Columns are separated by semicolons; the file is UTF-8.'
    """

    rows: tuple[Row, ...]
    separator: str
    encoding: str

    def how(self, *, commas: bool = False) -> str:
        """Return how the text was understood, with decimal commas or without."""
        separated = f"Columns are separated by {_SEPARATORS.get(self.separator)}"
        parts = separated if self.separator else "One column"
        file = f"; the file is {self.encoding}" if self.encoding else ""
        return f"{parts}{', with decimal commas' * commas}{file}."


def read_table(content: bytes | str, about: Subject) -> Table:
    r"""Read the rows of a CSV file or of a table pasted out of a spreadsheet.

    Parameters
    ----------
    content : bytes or str
        The file (UTF-8, UTF-16 or Windows-1252), or the pasted text. Columns are separated by
        tabs, semicolons, commas or two spaces.
    about : Subject
        What the table is about.

    Raises
    ------
    InputError
        If it is empty, too large or not text, if a quotation mark is left open, or if there are
        more columns than `MOST_COLUMNS`.

    Examples
    --------
    >>> [
    ...     row.cells
    ...     for row in read_table("Ana;6:10,5\n\nBen;5:50", Subject("squad", "athlete")).rows
    ... ]
    [('Ana', '6:10,5'), ('Ben', '5:50')]
    """
    _check_length(content, about)
    if isinstance(content, str):
        text, encoding = _well_formed(content, about), ""
    else:
        text, encoding = _decoded(content, about)
    separator, text = _separator(text.removeprefix("\ufeff"), about)
    rows = [_trimmed(n, cells, about) for n, cells in enumerate(_records(text, separator), 1)]
    rows = [row for row in rows if row.cells]
    _check_rows(rows, about)
    return Table(tuple(rows), separator, encoding)


def _check_length(content: bytes | str, about: Subject) -> None:
    if len(content) > LARGEST_FILE:
        raise InputError(
            f"{len(content) / 1e6:.1f} MB were given.",
            f"A {about.name} of {about.most} fits into {LARGEST_FILE / 1e6:g} MB.",
            f"Save the sheet with the {about.entry}s alone as CSV.",
        )


def _not_text(about: Subject) -> InputError:
    return InputError(
        "This is not text; it may be an Excel file or a picture.",
        f"{about.name.capitalize()}s are read from CSV files and from pasted tables.",
        "Save the sheet as CSV and choose that file.",
    )


def _well_formed(text: str, about: Subject) -> str:
    """Return pasted text without halves of characters, which no file could hold."""
    if "\0" in text:
        raise _not_text(about)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decoded(content: bytes, about: Subject) -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding."""
    for codec, name in _codecs(content):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, name
    raise _not_text(about)


def _codecs(content: bytes) -> tuple[tuple[str, str], ...]:
    """Return the encodings to try: by a mark at the beginning, else by where zero bytes stand."""
    if content.startswith(b"PK\x03\x04"):
        return ()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return (("utf-16", "UTF-16"),)
    even, odd = content[:2000:2].count(0), content[1:2000:2].count(0)
    if max(even, odd) > 0.4 * len(content[:2000:2]) and min(even, odd) < 0.1 * max(even, odd):
        return (("utf-16-le" if odd > even else "utf-16-be", "UTF-16"),)
    western = "Windows-1252 (Latin-1)"
    return (("utf-8-sig", "UTF-8"), ("cp1252", western), ("latin-1", western))


def _separator(text: str, about: Subject) -> tuple[str, str]:
    """Return what separates the columns, nothing if there is one, and the text without `sep=;`."""
    if (stated := re.match(r"sep=([\t;,])\r?\n", text[:10])) is not None:
        return stated[1], text[stated.end() :]
    sample = "".join(islice(io.StringIO(text, newline=""), 50))
    shares = {mark: _consistency(sample, mark, about) for mark in ("", *_SEPARATORS)}
    return max(shares, key=lambda mark: shares[mark]), text


def _consistency(sample: str, separator: str, about: Subject) -> float:
    """Return the share of rows that have the usual number of columns, if that is two or more.

    Of equal shares the first separator wins.
    """
    if not separator:
        return 0.01
    if separator == ",":
        sample = about.undecimal(sample)
    widths = []
    try:
        widths.extend(len(cells) for cells in _cells(sample, separator) if cells)
    except csv.Error:
        widths.append(1)
    width = max(widths[0], Counter(widths).most_common(1)[0][0]) if widths else 0
    return widths.count(width) / len(widths) if width > 1 else 0.0


def _cells(text: str, separator: str, *, strict: bool = False) -> Any:
    if separator == "  ":
        text = re.sub(r" {2,}", "\t", re.sub(r"^ +", "", text, flags=re.MULTILINE))
    lines, delimiter = io.StringIO(text, newline=""), separator.strip(" ") or "\t"
    return csv.reader(lines, delimiter=delimiter, strict=strict, skipinitialspace=True)


def _records(text: str, separator: str) -> list[list[str]]:
    """Return the cells of every row, of blank ones too."""
    records, line = [], 1
    reader = _cells(text, separator, strict=True)
    try:
        for cells in reader:
            records.append(cells)
            line = reader.line_num + 1
    except csv.Error:
        raise InputError(
            f"A cell that begins in line {line} does not end, or is far too long.",
            "A quotation mark at the beginning of a cell needs another at its end.",
            "Close the quotation mark, or remove it.",
        ) from None
    return records


def _trimmed(number: int, cells: list[str], about: Subject) -> Row:
    """Return a row without the empty cells at its end; a lone cell may hold several."""
    stripped = [cell.strip() for cell in cells]
    while stripped and not stripped[-1]:
        stripped.pop()
    return Row(number, tuple(about.pieces(stripped[0]) if len(stripped) == 1 else stripped))


def _check_rows(rows: Sequence[Row], about: Subject) -> None:
    if not rows:
        raise InputError(
            "There is nothing to read.",
            about.of_one,
            f"Begin with a row that says {about.headings}.",
        )
    if (width := max(len(row.cells) for row in rows)) > MOST_COLUMNS:
        raise InputError(
            f"The table has {width} columns.",
            f"{MOST_COLUMNS} are the most; a {about.name} needs about {about.columns}.",
            "Keep those that matter, and check what separates them.",
        )
