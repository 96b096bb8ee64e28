"""The one door through which text becomes HTML."""

import html
import unicodedata
from collections.abc import Iterable, Sequence

_INVISIBLE = ("Cc", "Cf", "Co", "Cs")


def esc(text: object) -> str:
    """Return text that shows literally: no markup, no math, no control or direction marks.

    Examples
    --------
    >>> esc("<b>$x$</b>")
    '&lt;b&gt;&#36;x&#36;&lt;/b&gt;'
    """
    shown = str(text)
    if not (shown.isascii() and shown.isprintable()):
        shown = "".join(c for c in shown if unicodedata.category(c) not in _INVISIBLE)
    return html.escape(shown).replace("$", "&#36;")


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    caption: str,
    words: int = 1,
    minor: Sequence[int] = (),
) -> str:
    """Return a table; every cell is escaped.

    Parameters
    ----------
    head : sequence of str
        Column titles.
    rows : iterable of sequences
        Cells.
    caption : str
        What the table is.
    words : int
        How many columns from the left hold words, which may wrap; the rest are numbers.
    minor : sequence of int
        Columns that a phone has no room for.

    Examples
    --------
    >>> "&lt;" in table(["name"], [["<"]], caption="names")
    True
    """
    styles = [_column_style(at, words, minor) for at in range(len(head))]
    titles = "".join(
        f'<th scope="col"{style}>{esc(title)}</th>'
        for title, style in zip(head, styles, strict=True)
    )
    body = "".join(
        f"<tr>{''.join(f'<td{s}>{esc(c)}</td>' for c, s in zip(row, styles, strict=True))}</tr>"
        for row in rows
    )
    return (
        f'<div class="mile-scroll"><table class="mile-table"><caption>{esc(caption)}</caption>'
        f"<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _column_style(at: int, words: int, minor: Sequence[int]) -> str:
    names = [*(["words"] if at < words else []), *(["minor"] if at in minor else [])]
    return f' class="{" ".join(names)}"' if names else ""


def paragraph(text: str, *, kind: str = "") -> str:
    """Return an escaped paragraph with a class ``mile-<kind>``.

    Examples
    --------
    >>> paragraph("1 < 2", kind="note")
    '<p class="mile-note">1 &lt; 2</p>'
    """
    style = f' class="mile-{esc(kind)}"' if kind else ""
    return f"<p{style}>{esc(text)}</p>"


def details(summary: str, *inside: str) -> str:
    """Return something folded away behind a summary; `inside` is HTML already."""
    return f"<details><summary>{esc(summary)}</summary>{''.join(inside)}</details>"


def stylesheet(rules: str) -> str:
    """Return style rules for the page they stand in."""
    return f"<style>{rules}</style>"


def heading(text: str) -> str:
    """Return a heading within a panel."""
    return f"<h3>{esc(text)}</h3>"
