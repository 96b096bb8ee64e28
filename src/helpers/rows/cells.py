"""Words in cells: looked up without capitals and accents, or kept in one line."""

import re
import unicodedata

from helpers.units import LONGEST_TEXT, cleaned

_NOTHING = frozenset(("", "-", "–", "—", "?", ".", "n/a", "#n/a", "na", "none"))
"""What coaches write into a cell that has nothing to say; a name may still be "None"."""

_JOINERS = "\u200c\u200d"
"""Persian spelling and families of emoji need them; all other hidden marks go."""


_LETTERS = str.maketrans(
    dict(zip("łøđðħŧıĸŋɨʉƶ", "loddhtikniuz", strict=True)) | {"æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart into one of ours and an accent."""


def by_word(table: str) -> dict[str, str]:
    """Turn lines such as "age: age, alter" into what each word stands for.

    Examples
    --------
    >>> by_word("age: age, alter")
    {'age': 'age', 'alter': 'age'}
    """
    lines = (line.split(": ") for line in table.strip().splitlines())
    return {word: meaning for meaning, words in lines for word in words.split(", ")}


def plain_words(text: str) -> str:
    """Return text without capitals, accents and punctuation, to be looked up.

    Examples
    --------
    >>> plain_words("Größe (Fuß)"), plain_words("Durée")
    ('grosse fuss', 'duree')
    >>> plain_words("Łódź"), plain_words("Søren Đokić")
    ('lodz', 'soren dokic')
    """
    bare = text[:LONGEST_TEXT].casefold()
    if not bare.isascii():
        letters = unicodedata.normalize("NFKD", bare).casefold()
        bare = "".join(c for c in letters if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(word.strip(".,") for word in re.split(r"[^\w.,]+|_+", bare) if word.strip(".,"))


def filled(text: str) -> str:
    """Return a cell, or nothing where the coach wrote a dash or the like.

    Examples
    --------
    >>> filled("34"), filled("n/a")
    ('34', '')
    """
    return "" if cleaned(text).casefold() in _NOTHING else text


def one_line(text: str) -> str:
    r"""Return words in one line: composed, without hidden marks and without a guard.

    An apostrophe before ``=``, ``+``, ``-`` or ``@`` keeps spreadsheets from computing; it goes.

    Examples
    --------
    >>> one_line("Ana \n Lopez"), one_line("'=A1")
    ('Ana Lopez', '=A1')
    """
    unguarded = text[1:] if re.match(r"'[=+\-@\t\r]", text) else text
    spaced = " ".join(unguarded.split())
    seen = "".join(
        c for c in spaced if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
    line = " ".join(seen.split()).strip(_JOINERS + " ")
    # Composing takes quadratic time where marks pile up; whoever is this long is refused anyway.
    return unicodedata.normalize("NFC", line) if len(line) <= 2 * LONGEST_TEXT else line
