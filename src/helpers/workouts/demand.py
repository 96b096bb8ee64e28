"""The words for what a session asks, from the least to the most cautious."""

from collections.abc import Iterable
from dataclasses import dataclass

WORDS = ("within reach", "demanding", "uncertain", "not as written")
"""What may be said of a session, from the least to the most cautious."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three answers.

    Attributes
    ----------
    about : str
        What it looks at.
    word : str
        One of `WORDS`.
    reasons : tuple of str
        Why, in sentences.
    """

    about: str
    word: str
    reasons: tuple[str, ...]


def most_cautious(words: Iterable[str]) -> str:
    """Return the most cautious of some of `WORDS`.

    Examples
    --------
    >>> most_cautious(["demanding", "within reach"])
    'demanding'
    """
    return max(words, key=WORDS.index, default=WORDS[0])


def graded(value: float, demanding: float, too_much: float) -> str:
    """Return the word for a value held against two limits.

    Examples
    --------
    >>> graded(1.2, 1.0, 2.0)
    'demanding'
    """
    if value <= demanding * (1 + 1e-9):
        return "within reach"
    return "demanding" if value <= too_much * (1 + 1e-9) else "not as written"
