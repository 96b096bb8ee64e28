"""What was read of a pasted or opened table, before it is used: its rows, and those refused."""

from collections.abc import Sequence

from helpers.pages.markup import paragraph, table
from helpers.rows import Refused

MOST_SHOWN = 12
"""Rows of a preview, and refused rows, that are shown; the rest are counted."""


def reading_page(found: str, count: int, refused: Sequence[Refused], notes: Sequence[str]) -> str:
    """Return what was read, then the rows that were not, then how the table was understood.

    Parameters
    ----------
    found : str
        Table of the first rows, as markup.
    count : int
        How many rows were read; where there are none, their table is left out.
    refused : sequence of Refused
        Rows that were not taken, each by its number and with the reason.
    notes : sequence of str
        How the table was understood.
    """
    said = "".join(paragraph(note, kind="note") for note in notes)
    return (found if count else "") + _refused(refused) + said


def heard(count: int, refused: Sequence[Refused]) -> str:
    """Return for the ear alone what the eye sees in the tables.

    Examples
    --------
    >>> heard(25, ())
    '<p class="mile-heard">Rows read: 25.</p>'
    """
    left = f" Not taken: {len(refused)}." if refused else ""
    return paragraph(f"Rows read: {count}.{left}", kind="heard")


def first_shown(count: int) -> str:
    """Return what a caption adds where not every row is shown.

    Examples
    --------
    >>> first_shown(3), first_shown(25)
    ('', ', the first 12 shown')
    """
    return f", the first {MOST_SHOWN} shown" if count > MOST_SHOWN else ""


def _refused(refused: Sequence[Refused]) -> str:
    if not refused:
        return ""
    rows = [(r.row, r.given, r.why) for r in refused[:MOST_SHOWN]]
    count = len(refused)
    caption = f"{count} {'row was' if count == 1 else 'rows were'} not taken{first_shown(count)}"
    return table(("Row", "Given", "Why"), rows, caption=caption, words=3)
