"""A coach's CSV file, or a table pasted from a spreadsheet, becomes the members of a squad."""

import codecs
import csv
import datetime as dt
import io
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from helpers.errors import InputError
from helpers.squad.columns import FITS, Column, column_of, has_time, is_texty, member_of
from helpers.squad.members import Member, check_size
from helpers.units import MILE_M, cleaned, shortened

LARGEST_FILE = 1_000_000
"""Bytes, or characters of pasted text; a thousand athletes need a tenth of it."""

MOST_COLUMNS = 100

_SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas", "  ": "spaces"}


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
class Reading:
    """What was read: the members, the rows refused, and how the text was understood.

    Attributes
    ----------
    members : tuple of Member
        In the order of the table.
    refused : tuple of Refused
        Rows left out, each with its reason.
    notes : tuple of str
        How the table was read, and what the coach may want to check.

    Examples
    --------
    >>> Reading((), (), ()).members
    ()
    """

    members: tuple[Member, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    number: int
    cells: tuple[str, ...]


def read_squad(content: bytes | str, today: dt.date | None = None) -> Reading:
    r"""Read a squad from a CSV file or from a table pasted out of a spreadsheet.

    Parameters
    ----------
    content : bytes or str
        The file (UTF-8, UTF-16 or Windows-1252), or the pasted text. Columns are separated by
        tabs, semicolons, commas or two spaces. Without a header they are name, mark, and where
        there are more, distance, age and sex.
    today : datetime.date, optional
        Needed where birth dates are to become ages.

    Returns
    -------
    Reading
        Rows that cannot be read are refused one by one; the others are kept.

    Raises
    ------
    InputError
        If the whole cannot be read: empty, too large, not text, a quotation mark left open, no
        column of names, two columns for one thing.

    Examples
    --------
    >>> reading = read_squad("Name;Mark;Age\nAna;6:10,5;34\nBen;6.30;29")
    >>> reading.members[0].athlete.marks[0].time_s
    370.5
    >>> [(refused.row, refused.given) for refused in reading.refused]
    [(3, 'Ben · 6.30 · 29')]
    >>> reading.notes[0]
    'Columns are separated by semicolons, with decimal commas.'
    """
    _check_length(content)
    text, encoding = (_well_formed(content), "") if isinstance(content, str) else _decoded(content)
    separator, text = _separator(text.removeprefix("\ufeff"))
    every = _rows(text, separator)
    head, rows = _split_header(every)
    check_size((Member(),) * len(rows))
    columns = _columns(head, rows)
    reading, seen = _read_rows(columns, rows, today)
    seen["above"] = max(0, len(every) - len(rows) - 1)
    how = _how(separator, encoding, commas=bool(seen["comma"]))
    about = (*_about_columns(head, columns, rows), *_about_rows(seen))
    return replace(reading, notes=(how, *about, *reading.notes))


def _check_length(content: bytes | str) -> None:
    if len(content) > LARGEST_FILE:
        raise InputError(
            f"{len(content) / 1e6:.1f} MB were given.",
            f"A squad of a thousand athletes fits into {LARGEST_FILE / 1e6:g} MB.",
            "Save the sheet with the athletes alone as CSV.",
        )


def _not_text() -> InputError:
    return InputError(
        "This is not text; it may be an Excel file or a picture.",
        "Squads are read from CSV files and from pasted tables.",
        "Save the sheet as CSV and choose that file.",
    )


def _well_formed(text: str) -> str:
    """Return pasted text without halves of characters, which no file could hold."""
    if "\0" in text:
        raise _not_text()
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding."""
    for codec, name in _codecs(content):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, name
    raise _not_text()


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


def _separator(text: str) -> tuple[str, str]:
    """Return what separates the columns, nothing if there is one, and the text without `sep=;`."""
    if (stated := re.match(r"sep=([\t;,])\r?\n", text[:10])) is not None:
        return stated[1], text[stated.end() :]
    sample = "".join(islice(io.StringIO(text, newline=""), 50))
    return max(("", *_SEPARATORS), key=lambda separator: _consistency(sample, separator)), text


def _consistency(sample: str, separator: str) -> float:
    """Return the share of rows that have the usual number of columns, if that is two or more.

    Where no header decides, the comma of 4:20,5 is decimal. Of equal shares the first separator wins.
    """
    if not separator:
        return 0.01
    if separator == "," and has_time(sample.split("\n", maxsplit=1)[0]):
        sample = re.sub(r"(:\d\d),(?=\d{1,2}(?!\d))", r"\1.", sample)
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


def _rows(text: str, separator: str) -> list[_Row]:
    """Return the rows that are not blank, each with its number in the sheet."""
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
    rows = [_trimmed(number, cells) for number, cells in enumerate(records, 1)]
    rows = [row for row in rows if row.cells]
    if not rows:
        raise InputError(
            "There is nothing to read.",
            "A squad is a table with one athlete in each row.",
            "Begin with a row that says Name, Mark, Distance, Age.",
        )
    if (width := max(len(row.cells) for row in rows)) > MOST_COLUMNS:
        raise InputError(
            f"The table has {width} columns.",
            f"{MOST_COLUMNS} are the most; a squad needs about ten.",
            "Keep those that matter, and check what separates them.",
        )
    return rows


def _trimmed(number: int, cells: list[str]) -> _Row:
    """Return a row without the empty cells at its end; a lone `Ana 6:10` is two cells."""
    stripped = [cell.strip() for cell in cells]
    while stripped and not stripped[-1]:
        stripped.pop()
    words = re.split(r"(?<=\S)\s+(?=\d)", stripped[0][:200], maxsplit=1) if stripped else []
    if len(stripped) == 1 and len(words) == 2 and has_time(words[1]):
        stripped = words
    return _Row(number, tuple(stripped))


def _split_header(rows: list[_Row]) -> tuple[tuple[Column, ...], list[_Row]]:
    """Return the columns that a header names, none without one, and the rows of athletes."""
    for place, row in enumerate(rows[:4]):
        head = tuple(column_of(cell) for cell in _words_of(row))
        if _is_header(head, row):
            if not rows[place + 1 :]:
                raise InputError(
                    "The table has a header and no athletes.",
                    "Each row below the header is one athlete.",
                    "Add a row for each.",
                )
            return head, rows[place + 1 :]
    return (), rows


def _words_of(row: _Row) -> tuple[str, ...]:
    """Return the cells of a row that may be a header; `Name Mark` may be typed with one space."""
    if len(row.cells) == 1 and not column_of(row.cells[0]).kind:
        words = row.cells[0][:200].split()
        if all(column_of(word).kind for word in words):
            return tuple(words)
    return row.cells


def _is_header(head: tuple[Column, ...], row: _Row) -> bool:
    """Return whether a row names columns; "Mark, , mile" is an athlete."""
    if any(has_time(cell) or re.fullmatch(r"\d{1,2}", cell) for cell in row.cells):
        return False
    kinds = {column.kind for column in head} - {""}
    named = bool(kinds & {"name", "first", "last"})
    return named or (sum(bool(c.kind) for c in head) > 1 and kinds != {"mark"})


def _columns(head: tuple[Column, ...], rows: list[_Row]) -> tuple[Column, ...]:
    """Return what the columns hold, one of names among them, none of them twice."""
    columns = head or _inferred(rows)
    if not {"name", "first", "last"} & {column.kind for column in columns}:
        if columns[0].kind or not _mostly(rows, 0, is_texty):
            raise InputError("No column of names was found.", "One is needed.", "Call it Name.")
        columns = (replace(columns[0], kind="name"), *columns[1:])
    if len(columns) == 1:
        columns = (*columns, Column("", "mark"))
    _check_twice(columns)
    return columns


def _check_twice(columns: tuple[Column, ...]) -> None:
    first = {}
    usual_m = None if "distance" in {column.kind for column in columns} else MILE_M
    for column in columns:
        key = (column.kind, (column.distance_m or usual_m) if column.kind == "mark" else None)
        if column.kind and key in first:
            what = "mark over the same distance" if column.kind == "mark" else column.kind
            names = f'"{shortened(first[key].heading)}" and "{shortened(column.heading)}"'
            raise InputError(
                f"Two columns hold the {what}: {names}.",
                "One is read; marks over several distances may have a column each.",
                "Rename or remove one of them.",
            )
        first[key] = column


def _mostly(rows: list[_Row], place: int, fits: Callable[[str], bool]) -> bool:
    """Return whether more than half of the cells that a column has are of a kind."""
    cells = [row.cells[place] for row in rows if len(row.cells) > place and row.cells[place]]
    return 2 * sum(map(fits, cells)) > len(cells)


def _inferred(rows: list[_Row]) -> tuple[Column, ...]:
    """Return the columns of a table without a header: in the usual order, some left out."""
    left, columns = list(FITS), []
    for place in range(min(len(FITS), max(len(row.cells) for row in rows))):
        kind = next((kind for kind in left if _mostly(rows, place, FITS[kind])), left[0])
        left.remove(kind)
        columns.append(Column(kind, kind))
    return tuple(columns)


def _read_rows(
    columns: tuple[Column, ...], rows: list[_Row], today: dt.date | None
) -> tuple[Reading, Counter[str]]:
    """Return the members and the rows refused, and how often each remark is due."""
    members, refused, seen = [], [], Counter[str]()
    namesakes = defaultdict(list)
    for row in rows:
        remarks = Counter[str]()
        try:
            member = member_of(_by_column(columns, row), today, remarks)
        except InputError as refusal:
            refused.append(Refused(row.number, _shown(row), str(refusal)))
            continue
        members.append(member)
        seen.update(remarks)
        namesakes[member.athlete.name.casefold()].append((member.athlete.name, row.number))
    notes = tuple(_namesakes(same) for same in namesakes.values() if len(same) > 1)
    return Reading(tuple(members), tuple(refused), notes), seen


def _shown(row: _Row) -> str:
    cells = (" ".join(cleaned(cell).split()) for cell in row.cells[:12])
    return shortened(" · ".join(cell for cell in cells if cell), 60)


def _by_column(columns: tuple[Column, ...], row: _Row) -> dict[Column, str]:
    if len(row.cells) > len(columns):
        raise InputError(
            f"This row has {len(row.cells)} cells, and the table {len(columns)} columns.",
            "A comma within a cell needs quotation marks.",
            'For example "4:20,5".',
        )
    return {column: cell for column, cell in zip(columns, row.cells, strict=False) if cell}


def _namesakes(same: list[tuple[str, int]]) -> str:
    rows = [str(row) for _, row in same]
    first = ", ".join(rows[:-1]) if len(rows) < 10 else f"{rows[0]} …"
    return f"{'Two' if len(rows) == 2 else len(rows)} athletes are called {same[0][0]} (rows {first} and {rows[-1]})."


def _how(separator: str, encoding: str, *, commas: bool) -> str:
    parts = f"Columns are separated by {_SEPARATORS[separator]}" if separator else "One column"
    file = f"; the file is {encoding}" if encoding else ""
    return f"{parts}{', with decimal commas' * commas}{file}."


def _about_columns(
    head: tuple[Column, ...], columns: tuple[Column, ...], rows: list[_Row]
) -> list[str]:
    if not head:
        return [f"No header: the columns were taken as {', '.join(c.kind for c in columns)}."]
    used = {place for row in rows for place, cell in enumerate(row.cells) if cell}
    unknown = [n for n, column in enumerate(columns) if not column.kind and n in used]
    headings = ((n, shortened(columns[n].heading)) for n in unknown)
    names = [f'"{heading}"' if heading else f"number {n + 1}" for n, heading in headings]
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return [f"Columns left out: {', '.join(names[:8])}{more}."] if names else []


_REMARKS = {
    "above": "Rows above the header, left out: {}.",
    "mile": "Marks without a distance, taken as miles: {}.",
    "birth": "Ages taken from birth dates: {}; from a year alone, the age reached this year.",
    "tidied": "Names tidied (hidden characters, line breaks, apostrophes that guard): {}.",
}


def _about_rows(seen: Counter[str]) -> list[str]:
    return [sentence.format(seen[what]) for what, sentence in _REMARKS.items() if seen[what]]
