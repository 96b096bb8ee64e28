"""Text for the cells of spreadsheets and CSV files, which compute whatever looks like a formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LATER_FORMULA = re.compile(r";(?=\s*[=+\-@＝＋－＠])")


def plain(text: str) -> str:
    r"""Return text in one line, without what no file should carry.

    Line breaks and tabs become spaces; other control characters, half characters, and the marks
    that turn the direction of writing go. Joined emoji and combining marks stay as they are.

    Parameters
    ----------
    text : str
        Whatever a coach or a stranger wrote.

    Examples
    --------
    >>> plain("Zoë\r\nM.\x00")
    'Zoë M.'
    """
    line = "".join(c for c in _BREAKS.sub(" ", text) if not _unwritable(c))
    at = next((at for at, c in enumerate(line) if not _unseen(c)), len(line))
    return line[at:].rstrip()


def _unwritable(c: str) -> bool:
    """Whether a character is a control, half of a pair, or none at all in XML."""
    return c in _BIDI or unicodedata.category(c) in ("Cc", "Cs") or ord(c) & 0xFFFE == 0xFFFE


def _unseen(c: str) -> bool:
    return c.isspace() or unicodedata.category(c) == "Cf"


def guarded(text: str) -> str:
    r"""Return text for a CSV cell that no spreadsheet computes.

    An apostrophe goes before ``=``, ``+``, ``-`` and ``@``, in full width as well, as OWASP's ASVS
    asks [1]_. Where a program takes ``;`` for the end of a cell, the text behind it begins one:
    there too. For columns of text only; a number needs no guard, and would be none with it.

    Parameters
    ----------
    text : str
        Whatever a coach or a stranger wrote; it is made `plain` first.

    References
    ----------
    .. [1] OWASP Application Security Verification Standard 5.0, 1.2.10.

    Examples
    --------
    >>> guarded("=1+1"), guarded("\t-1"), guarded("Zoë-Mae; +1"), guarded("1-2")
    ("'=1+1", "'-1", "Zoë-Mae;' +1", '1-2')
    """
    line = _LATER_FORMULA.sub(";'", plain(text))
    # Small and raised signs, too, are folded by some programs before they look.
    first = unicodedata.normalize("NFKC", line[:1])[:1]
    return f"'{line}" if first and first in "=+-@\N{MINUS SIGN}" else line


def csv_text(head: Sequence[str], body: Iterable[Sequence[str | float | None]]) -> str:
    r"""Return a table as CSV by RFC 4180, its text guarded, its numbers as they are.

    Parameters
    ----------
    head : sequence of str
        The titles.
    body : iterable of sequences
        The rows; a cell is text, a number or None.

    Examples
    --------
    >>> csv_text(("name", "load"), [("=1+1", 300)])
    "name,load\r\n'=1+1,300\r\n"
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in (head, *body):
        writer.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in row)
    return written.getvalue()
