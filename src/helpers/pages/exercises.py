"""What an exercise asks, and what is said to an attempt."""

from collections.abc import Sequence

from helpers.exercises import Finding, Outcome
from helpers.pages.markup import esc, heading, paragraph, table


def question(name: str, asked: str) -> str:
    """Return an exercise's heading and what it asks.

    Examples
    --------
    >>> question("first lap", "How long?")
    '<h3>Exercise: first lap</h3><p>How long?</p>'
    """
    return heading(f"Exercise: {name}") + paragraph(asked)


def plan(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """Return the plan in which a flaw is to be found."""
    return table(head, rows, caption="The plan", words=len(head))


def demands(sentences: Sequence[str]) -> str:
    """Return what a week is asked to keep to.

    Examples
    --------
    >>> demands(["Rest."])
    '<ul><li>Rest.</li></ul>'
    """
    return f"<ul>{''.join(f'<li>{esc(sentence)}</li>' for sentence in sentences)}</ul>"


def outcome(found: Outcome) -> str:
    """Return what is said to an attempt, with a mark before it and a word in it.

    Examples
    --------
    >>> outcome(Outcome("90 s is too little.", False))
    '<p class="mile-try">90 s is too little.</p>'
    """
    sentence = paragraph(found.sentence, kind="right" if found.right else "try")
    items = "".join(map(_finding, found.findings))
    listed = f"<ul>{items}</ul>" if items else ""
    return sentence + listed + (paragraph(found.because) if found.because else "")


def _finding(found: Finding) -> str:
    why = f" <small>{esc(found.why)}</small>" if found.why else ""
    return f"<li>{esc(found.said)} <strong>{esc(found.word)}</strong>{why}</li>"
