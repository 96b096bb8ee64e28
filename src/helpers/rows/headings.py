"""What stands above the columns of a table, and which cells stand below it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from helpers.errors import InputError
from helpers.rows.tables import Row, Subject
from helpers.units import LONGEST_TEXT, shortened

ABOVE = "Rows above the header, left out: {}."
"""What is said of a title."""

ColumnT = TypeVar("ColumnT")


def split_header(
    rows: Sequence[Row], header: Callable[[Row], tuple[ColumnT, ...]], about: Subject
) -> tuple[tuple[ColumnT, ...], list[Row]]:
    """Return the columns that a header names, none without one, and the rows of entries.

    Parameters
    ----------
    rows : sequence of Row
        One or more; the header may stand below a title.
    header : callable
        Gives the columns that a row names, or nothing where it is no header.
    about : Subject
        What the table is about.

    Raises
    ------
    InputError
        If nothing stands below the header.

    Examples
    --------
    >>> rows = (Row(1, ("Name",)), Row(2, ("Ana",)))
    >>> split_header(rows, lambda row: row.cells, Subject("squad", "athlete"))
    (('Name',), [Row(number=2, cells=('Ana',))])
    """
    for place, row in enumerate(rows[:4]):
        if columns := header(row):
            if not rows[place + 1 :]:
                raise InputError(
                    f"The table has a header and no {about.entry}s.",
                    f"Each row below the header is one {about.entry}.",
                    "Add a row for each.",
                )
            return columns, list(rows[place + 1 :])
    return (), list(rows)


def heading_words(row: Row, known: Callable[[str], object]) -> tuple[str, ...]:
    """Return the cells of a row that may be a header; `Name Mark` may be typed with one space.

    Examples
    --------
    >>> heading_words(Row(1, ("Name Mark",)), {"Name", "Mark"}.__contains__)
    ('Name', 'Mark')
    """
    if len(row.cells) == 1 and not known(row.cells[0]):
        words = row.cells[0][:LONGEST_TEXT].split()
        if all(known(word) for word in words):
            return tuple(words)
    return row.cells


def mostly(rows: Iterable[Row], place: int, fits: Callable[[str], bool]) -> bool:
    """Return whether more than half of the cells that a column has are of a kind.

    Examples
    --------
    >>> mostly([Row(1, ("a", "1")), Row(2, ("b",))], 1, str.isdecimal)
    True
    """
    cells = [row.cells[place] for row in rows if len(row.cells) > place and row.cells[place]]
    return 2 * sum(map(fits, cells)) > len(cells)


def by_column(columns: Sequence[ColumnT], row: Row, about: Subject) -> dict[ColumnT, str]:
    """Return the cells of a row that hold something, each by its column.

    Examples
    --------
    >>> by_column(("name", "mark", "age"), Row(2, ("Ana", "", "34")), Subject("squad", "athlete"))
    {'name': 'Ana', 'age': '34'}
    """
    if len(row.cells) > len(columns):
        raise InputError(
            f"This row has {len(row.cells)} cells, and the table {len(columns)} columns.",
            "A comma within a cell needs quotation marks.",
            f"For example {about.quoted}.",
        )
    return {column: cell for column, cell in zip(columns, row.cells, strict=False) if cell}


def left_out(unknown: Mapping[int, str], rows: Iterable[Row]) -> list[str]:
    """Return a sentence on the columns that were not read, if anything stands in them.

    Parameters
    ----------
    unknown : mapping of int to str
        Their headings by where they stand, from 0.
    rows : iterable of Row
        The rows below the header.

    Examples
    --------
    >>> left_out({1: "Color", 2: ""}, [Row(2, ("Ana", "red", "x"))])
    ['Columns left out: "Color", number 3.']
    """
    used = {place for row in rows for place, cell in enumerate(row.cells) if cell}
    headings = ((n, shortened(heading)) for n, heading in unknown.items() if n in used)
    names = [f'"{heading}"' if heading else f"number {n + 1}" for n, heading in headings]
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return [f"Columns left out: {', '.join(names[:8])}{more}."] if names else []
