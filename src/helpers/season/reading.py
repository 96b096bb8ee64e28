"""A coach's CSV file, or a table pasted from a spreadsheet, becomes a log of what was done."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from helpers.errors import InputError
from helpers.rows import (
    ABOVE,
    LARGEST_FILE,
    Refused,
    Row,
    Subject,
    by_column,
    filled,
    read_table,
    split_header,
)
from helpers.season.cells import (
    Habits,
    Remarks,
    done_of,
    is_day_off,
    is_duration,
    is_rating,
    is_watch,
    read_minutes,
)
from helpers.season.columns import Column, about_columns, cells_of, columns_of, header
from helpers.season.dates import day_first, is_day
from helpers.season.log import MOST_ENTRIES, Done

__all__ = ["LARGEST_FILE", "LogReading", "Refused", "read_log"]


_MESSAGE = re.compile(r"^[^;\n]{1,120}?: +(?=\d{4}-\d\d-\d\d;)", re.MULTILINE)
"""The name before an athlete's message, as their page writes it: whose log this is, is known."""


@dataclass(frozen=True)
class LogReading:
    """What was read: what was done, the rows refused, and how the text was understood.

    Attributes
    ----------
    entries : tuple of Done
        In the order of the table.
    refused : tuple of Refused
        Rows left out, each with its reason.
    notes : tuple of str
        How the table was read, and what the coach may want to check.

    Examples
    --------
    >>> LogReading((), (), ()).entries
    ()
    """

    entries: tuple[Done, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]


def read_log(content: bytes | str, today: dt.date) -> LogReading:
    r"""Read what was done from a CSV file or from a table pasted out of a spreadsheet.

    Parameters
    ----------
    content : bytes or str
        The file (UTF-8, UTF-16 or Windows-1252), or the pasted text. Columns are separated by
        tabs, semicolons, commas or two spaces. Without a header they are date, minutes, RPE and
        note, where some may be left out, or the kind of session may stand among them. Messages
        from the athlete's page are read as well, with the name before them.
    today : datetime.date
        Nothing was done later; dates without a year are the last such day.

    Returns
    -------
    LogReading
        Rows that cannot be read are refused one by one; the others are kept.

    Raises
    ------
    InputError
        If the whole cannot be read: empty, too large, not text, a quotation mark left open, no
        column of dates or of minutes, two columns for one thing, too many rows.

    Examples
    --------
    >>> text = "Datum;Dauer;RPE\n24.11.2026;45,5;6\n25.11.2026;50;11\n"
    >>> reading = read_log(text, dt.date(2026, 12, 1))
    >>> [(done.minutes, done.load) for done in reading.entries]
    [(45.5, 273.0)]
    >>> [(refused.row, refused.given) for refused in reading.refused]
    [(3, '25.11.2026 · 50 · 11')]
    """
    content = _MESSAGE.sub("", content) if isinstance(content, str) else content
    table = read_table(content, _LOG)
    head, rows = split_header(table.rows, header, _LOG)
    if len(rows) > MOST_ENTRIES:
        raise InputError(
            f"{len(rows)} rows were given.",
            f"{MOST_ENTRIES} are the most, about eight years.",
            "Leave out the oldest.",
        )
    columns = columns_of(head, rows)
    reading, remarks = _read_rows(columns, rows, today)
    above = len(table.rows) - len(rows) - 1
    about = (*about_columns(head, columns, rows), *([ABOVE.format(above)] if above > 0 else ()))
    how = table.how(commas=bool(remarks["comma"]))
    return replace(reading, notes=(how, *about, *_about_rows(remarks)))


def _undecimal(sample: str) -> str:
    """Return a sample with points for commas, as in 45,5, where one blank separates all cells."""
    first = sample.split("\n", maxsplit=1)[0].strip()
    if len(_pieces(first)) == 1:
        return sample
    return re.sub(r"(?<=\s)(\d{1,4}),(?=\d{1,2}(?!\d))", r"\1.", sample)


def _pieces(cell: str) -> list[str]:
    """Return a lone `24 Nov 45 6 windy` as four cells."""
    words = cell.split(maxsplit=10)
    day = next((n for n in (5, 4, 3, 2, 1) if _is_whole_day(words[:n])), 0)
    if not day or not is_duration("".join(words[day : day + 1])):
        return [cell]
    lasted = next(n for n in (4, 3, 2, 1) if n == 1 or _lasts(words[day:][:n]))
    rest = words[day + lasted :]
    rated = next((n for n in (1, 2) if is_rating(" ".join(rest[:n]))), 0)
    parts = (words[:day], words[day:][:lasted], rest[:rated], rest[rated:])
    pieces = [" ".join(part) for part in parts]
    return pieces if pieces[3] else pieces[: 3 if pieces[2] else 2]


def _is_whole_day(words: list[str]) -> bool:
    """Return whether words are a date to the last; behind "24 Nov", 45 is no year."""
    if not words or words[-1].endswith(",") or not is_day(" ".join(words)):
        return False
    return not is_day(" ".join(words[:-1])) or bool(re.fullmatch(r"\d{4}", words[-1]))


def _lasts(words: list[str]) -> bool:
    try:
        return read_minutes(" ".join(words), Habits(), Remarks(list)) > 0
    except InputError:
        return False


_LOG = Subject(
    "log",
    "session",
    most="three thousand sessions",
    columns="five",
    headings="Date, Minutes, RPE, Note",
    quoted='"45,5"',
    undecimal=_undecimal,
    pieces=_pieces,
)


def _read_rows(
    columns: tuple[Column, ...], rows: list[Row], today: dt.date
) -> tuple[LogReading, Remarks]:
    """Return what was done and the rows refused, and what the coach may want to know."""
    habits = _habits(columns, rows)
    refused, seen = [], Remarks(list)
    first: dict[tuple[dt.date, str], tuple[Done, int]] = {}
    for row in rows:
        remarks = Remarks(list)
        try:
            cells = _by_kind(columns, row)
            if is_day_off(cells):
                seen["off"].append(f"row {row.number}")
                continue
            done = done_of(cells, today, habits, remarks)
            same, number = first.setdefault((done.day, done.kind), (done, row.number))
            if number != row.number:
                _check_same(done, same, number)
                seen["same"].append(f"row {row.number}")
                continue
        except InputError as refusal:
            refused.append(row.refused(refusal))
            continue
        for what, examples in remarks.items():
            seen[what] += examples
    return LogReading(tuple(done for done, _ in first.values()), tuple(refused), ()), seen


def _habits(columns: tuple[Column, ...], rows: list[Row]) -> Habits:
    """Return how the columns of dates and minutes are written as a whole."""
    unit = next(column.unit for column in columns if column.kind == "minutes")
    watch = any(map(is_watch, cells_of("minutes", columns, rows)))
    return Habits(day_first(cells_of("date", columns, rows)), unit, watch)


def _by_kind(columns: tuple[Column, ...], row: Row) -> dict[str, str]:
    """Return what a row holds; a note at its end takes what commas of its own made of it."""
    last = len(columns) - 1
    tail = row.cells[last:]
    if len(tail) > 1 and columns[last].kind == "note" and re.search(r"[^\W\d]", tail[0]):
        row = replace(row, cells=(*row.cells[:last], ", ".join(filter(None, tail))))
    given = by_column(columns, row, _LOG)
    return {column.kind: cell for column, cell in given.items() if column.kind and filled(cell)}


def _check_same(done: Done, earlier: Done, number: int) -> None:
    """Refuse a row that says otherwise than an earlier one about a day."""
    if done != earlier:
        rated = "" if earlier.rpe is None else f", RPE {earlier.rpe:g}"
        what = f" as {earlier.kind}" if earlier.kind else ""
        raise InputError(
            f"{done.day} was given{what} in row {number} already ({earlier.minutes:g} min{rated}).",
            "A day holds one session of each kind.",
            "Add them up, name the kinds of both, or remove one.",
        )


_REMARKS = {
    "h:mm": "Times read as hours and minutes: {count} ({first}).",
    "m:ss": "Times read as minutes and seconds: {count} ({first}).",
    "short": "Sessions of less than 5 minutes: {count} ({first}); check the unit.",
    "slashes": "Dates read by what others in the column must be: {count} ({first}).",
    "year": "Dates without a year, read as the last such day: {count} ({first}).",
    "unrated": "Sessions without an RPE: {count}.",
    "unknown": "Kinds of session not known, kept in the note: {count} ({first}).",
    "cut": "Notes cut to 200 characters: {count}.",
    "same": "Rows that repeat another, left out: {count} ({first}).",
    "off": "Days off, left out: {count}.",
}


def _about_rows(seen: Remarks) -> list[str]:
    return [
        sentence.format(count=len(seen[what]), first=seen[what][0])
        for what, sentence in _REMARKS.items()
        if seen[what]
    ]
