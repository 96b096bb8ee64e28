"""A coach's CSV file, or a table pasted from a spreadsheet, becomes the members of a squad."""

import datetime as dt
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from helpers.errors import InputError
from helpers.rows import (
    ABOVE,
    LARGEST_FILE,
    Refused,
    Row,
    Subject,
    by_column,
    heading_words,
    left_out,
    mostly,
    read_table,
    split_header,
)
from helpers.squad.columns import FITS, Column, column_of, has_time, is_texty, member_of
from helpers.squad.members import Member, check_size
from helpers.units import MILE_M, shortened

__all__ = ["LARGEST_FILE", "Reading", "Refused", "read_squad"]


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
    table = read_table(content, _SQUAD)
    head, rows = split_header(table.rows, _header, _SQUAD)
    check_size((Member(),) * len(rows))
    columns = _columns(head, rows)
    reading, seen = _read_rows(columns, rows, today)
    seen["above"] = max(0, len(table.rows) - len(rows) - 1)
    about = (*_about_columns(head, columns, rows), *_about_rows(seen))
    how = table.how(commas=bool(seen["comma"]))
    return replace(reading, notes=(how, *about, *reading.notes))


def _undecimal(sample: str) -> str:
    """Return a sample with points for commas, as in 4:20,5, where no header decides."""
    if not has_time(sample.split("\n", maxsplit=1)[0]):
        return sample
    return re.sub(r"(:\d\d),(?=\d{1,2}(?!\d))", r"\1.", sample)


def _pieces(cell: str) -> list[str]:
    """Return a lone `Ana 6:10` as two cells."""
    words = re.split(r"(?<=\S)\s+(?=\d)", cell[:200], maxsplit=1)
    return words if len(words) == 2 and has_time(words[1]) else [cell]


_SQUAD = Subject(
    "squad",
    "athlete",
    most="a thousand athletes",
    headings="Name, Mark, Distance, Age",
    undecimal=_undecimal,
    pieces=_pieces,
)


def _header(row: Row) -> tuple[Column, ...]:
    """Return the columns that a row names, if it is a header."""
    head = tuple(map(column_of, heading_words(row, lambda cell: column_of(cell).kind)))
    return head if _is_header(head, row) else ()


def _is_header(head: tuple[Column, ...], row: Row) -> bool:
    """Return whether a row names columns; "Mark, , mile" is an athlete."""
    if any(has_time(cell) or re.fullmatch(r"\d{1,2}", cell) for cell in row.cells):
        return False
    kinds = {column.kind for column in head} - {""}
    named = bool(kinds & {"name", "first", "last"})
    return named or (sum(bool(c.kind) for c in head) > 1 and kinds != {"mark"})


def _columns(head: tuple[Column, ...], rows: list[Row]) -> tuple[Column, ...]:
    """Return what the columns hold, one of names among them, none of them twice."""
    columns = head or _inferred(rows)
    if not {"name", "first", "last"} & {column.kind for column in columns}:
        if columns[0].kind or not mostly(rows, 0, is_texty):
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


def _inferred(rows: list[Row]) -> tuple[Column, ...]:
    """Return the columns of a table without a header: in the usual order, some left out."""
    left, columns = list(FITS), []
    for place in range(min(len(FITS), max(len(row.cells) for row in rows))):
        kind = next((kind for kind in left if mostly(rows, place, FITS[kind])), left[0])
        left.remove(kind)
        columns.append(Column(kind, kind))
    return tuple(columns)


def _read_rows(
    columns: tuple[Column, ...], rows: list[Row], today: dt.date | None
) -> tuple[Reading, Counter[str]]:
    """Return the members and the rows refused, and how often each remark is due."""
    members, refused, seen = [], [], Counter[str]()
    namesakes = defaultdict(list)
    for row in rows:
        remarks = Counter[str]()
        try:
            member = member_of(by_column(columns, row, _SQUAD), today, remarks)
        except InputError as refusal:
            refused.append(row.refused(refusal))
            continue
        members.append(member)
        seen.update(remarks)
        namesakes[member.athlete.name.casefold()].append((member.athlete.name, row.number))
    notes = tuple(_namesakes(same) for same in namesakes.values() if len(same) > 1)
    return Reading(tuple(members), tuple(refused), notes), seen


def _namesakes(same: list[tuple[str, int]]) -> str:
    rows = [str(row) for _, row in same]
    first = ", ".join(rows[:-1]) if len(rows) < 10 else f"{rows[0]} …"
    return f"{'Two' if len(rows) == 2 else len(rows)} athletes are called {same[0][0]} (rows {first} and {rows[-1]})."


def _about_columns(
    head: tuple[Column, ...], columns: tuple[Column, ...], rows: list[Row]
) -> list[str]:
    if not head:
        return [f"No header: the columns were taken as {', '.join(c.kind for c in columns)}."]
    unknown = {n: column.heading for n, column in enumerate(columns) if not column.kind}
    return left_out(unknown, rows)


_REMARKS = {
    "above": ABOVE,
    "mile": "Marks without a distance, taken as miles: {}.",
    "birth": "Ages taken from birth dates: {}; from a year alone, the age reached this year.",
    "tidied": "Names tidied (hidden characters, line breaks, apostrophes that guard): {}.",
}


def _about_rows(seen: Counter[str]) -> list[str]:
    return [sentence.format(seen[what]) for what, sentence in _REMARKS.items() if seen[what]]
