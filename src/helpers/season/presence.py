"""Whether an athlete's words say that they ran, missed it, or leave that open."""

import re

from helpers.errors import InputError
from helpers.season.pain import said_of_pain
from helpers.units import parse_number

_MISSED = re.compile(
    r"(?<!not )(?<!n't )(?<!longer )(?<!never )\b(?:missed|sick|ill|injured|rest(?:ed|ing)? day|"
    r"(?:could|can|did|wo|will)(?: ?not|n'?t|'t) (?:come|make it|run|train|attend|be there))\b"
    r"|(?:^|[^\w\s])\s*rest(?:ed|ing)?(?=\s*(?:$|[^\w\s]))"
)
_RAN = re.compile(
    r"\b(?:did|done|ran|run|finished|completed|reps?|laps?|felt|as planned|all good)\b|\d\s*[x×]\s*\d"
)
_OPEN = re.compile(
    r"\b(?:half|part(?:ly)?|only|stopped|dropped|dnf|cut|shortened|early|quit|bailed|gave up)\b"
    r"|\d\s*(?:h|hrs?|hours?)(?![a-z])|\d:\d\d|\d\s*['′]"
)
"""It took other than planned, or a time that is not read: the plan's minutes would be wrong."""

_HOURS = re.compile(r"\d\s*h(?:rs?|ours?)?\.?\s*(?:and )?\0", re.IGNORECASE)
_UNCLEAR = re.compile(
    r"(?:\b(?:not|never|cannot|away|home|cancel\w*|flu|fever|cold|dns|skip\w*|absent)\b|n't\b)"
    r"(?! (?:sore|hurt|in pain|painful|bad|too bad)\b)"
)
"""Without minutes and a rating, who writes this may not have been there at all."""


def minutes_said(
    minutes: str, words: str, planned: float | None = None, *, rated: bool = False
) -> float | None:
    """Return how long a session took [min]; None where it was missed.

    Parameters
    ----------
    minutes : str
        The number of them, where one was written.
    words : str
        What else was written; a gap (a NUL) stands where minutes or a rating did.
    planned : float, optional
        What it was to take [min]; taken where it was run, and no word says that it went otherwise.
    rated : bool
        Whether a rating was given.

    Raises
    ------
    InputError
        If it is not clear whether, or for how long, they ran.

    Examples
    --------
    >>> minutes_said("52", "windy"), minutes_said("", "all done", 60), minutes_said("", "sick", 60)
    (52.0, 60, None)
    """
    if minutes and _HOURS.search(words):
        raise InputError(
            "Hours and minutes were given.", "Minutes stand alone, as in 65 min.", "Write them so."
        )
    if minutes:
        number = minutes.replace(",", ".")
        return parse_number(number, what="The time", low=1, high=1440, unit="min")
    plain = words.casefold().replace("’", "'")
    left = _MISSED.sub(" ", plain)
    missed, ran = left != plain, bool(rated or _RAN.search(left))
    if missed and not ran:
        return None
    if missed or (not ran and _UNCLEAR.search(plain)):
        raise InputError(
            "It is not clear whether they ran.",
            "Minutes say so, as in 52 min; the word missed alone says the opposite.",
            "Add one of them.",
        )
    # Thanks to the coach are no session.
    told = ran or said_of_pain(words) is not None
    if planned is None or not told or _OPEN.search(plain):
        raise InputError("No minutes were found.", "They stand as in 52 min.", "Add them.")
    return planned
