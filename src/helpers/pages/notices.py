"""What the workbook says beside a number: cautions in amber, refusals beside their field."""

from helpers.evidence import Caution
from helpers.pages.markup import esc


def cautions(found: tuple[Caution, ...]) -> str:
    """Return cautions, each with its reason, its suggestion and who says so.

    What holds them is read aloud when they change, so they bear no role of their own.

    Examples
    --------
    >>> cautions(())
    '<div class="mile-cautions"></div>'
    """
    items = "".join(
        f"<li><strong>{esc(c.reason)}</strong> {esc(c.suggestion)} "
        f'<span class="mile-source">{esc(c.source)}</span></li>'
        for c in found
    )
    inside = f"<ul>{items}</ul>" if items else ""
    return f'<div class="mile-cautions">{inside}</div>'


def refusal(sentence: str) -> str:
    """Return why something typed was not taken.

    Examples
    --------
    >>> "role=" in refusal("No.")
    True
    """
    return f'<div class="mile-refusal" role="alert">{esc(sentence)}</div>'


WRONG = "Something went wrong here. The workbook is as it was; undo, or reload the page."
