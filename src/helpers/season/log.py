"""What was done, day by day."""

import datetime as dt
from dataclasses import dataclass, replace

from helpers.athlete import LAST_DAY
from helpers.errors import InputError
from helpers.evidence import Assumption
from helpers.load import session_load

FIRST_DAY = dt.date(2000, 1, 1)
"""Days before it are typing errors."""

LONGEST_MIN = 1440
"""A day has no more minutes."""

LONGEST_KIND, LONGEST_NOTE = 40, 200
"""Characters."""

MOST_ENTRIES = 3000
"""Eight years of a session a day; more than this is no log of one athlete."""


RATED_ABOVE = Assumption(
    "rated_above", 2, "RPE", 0.5, 5, "rating above the expected one that is worth a question",
    "Ours: one step is within what people differ by from day to day, two make a hard session of a moderate one.",
)  # fmt: skip
MISSED_IN_A_ROW = Assumption(
    "missed_in_a_row", 2, "sessions", 1, 6, "missed sessions in a row that are worth a question",
    "Ours: one is an evening, two a pattern.",
)  # fmt: skip

ASSUMPTIONS = (RATED_ABOVE, MISSED_IN_A_ROW)


@dataclass(frozen=True)
class Done:
    """What was done on a day.

    Attributes
    ----------
    day : datetime.date
        When, from the year 2000 on.
    minutes : float
        How long, warm-up and recoveries included [min], above 0 and up to 1440.
    rpe : float or None
        Rating of the whole session on the CR-10 scale, 0 to 10; None where nobody asked.
    kind : str
        One of `helpers.season.calendar.KINDS`, or nothing where it is not known.
    note : str
        The coach's own words, at most 200 characters.

    Examples
    --------
    >>> Done(dt.date(2026, 11, 24), 45, 6).load
    270
    """

    day: dt.date
    minutes: float
    rpe: float | None = None
    kind: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not FIRST_DAY <= self.day <= LAST_DAY:
            raise InputError(
                f"A day in the year {self.day.year} was given.",
                f"A log goes from {FIRST_DAY.year} to {LAST_DAY.year}.",
                "Check the year.",
            )
        if not 0 < self.minutes <= LONGEST_MIN:
            raise InputError(
                f"{self.minutes:g} minutes were given.",
                f"A session takes more than 0 and at most {LONGEST_MIN} minutes.",
                "Check the duration.",
            )
        if self.rpe is not None and not 0 <= self.rpe <= 10:
            raise InputError(
                f"RPE {self.rpe:g} was given.", "The scale goes from 0 to 10.", "Ask again."
            )
        self._check_words()

    def _check_words(self) -> None:
        for what, text, most in (
            ("kind of session", self.kind, LONGEST_KIND),
            ("note", self.note, LONGEST_NOTE),
        ):
            if len(text) > most:
                raise InputError(
                    f"The {what} has {len(text)} characters.", f"{most} fit.", "Shorten it."
                )

    @property
    def load(self) -> float | None:
        """Foster's session load [RPE × min]; None where nobody asked for a rating."""
        return None if self.rpe is None else session_load(self.rpe, self.minutes)


def merged(log: tuple[Done, ...], new: tuple[Done, ...]) -> tuple[Done, ...]:
    """Return a log with new entries, in order of day.

    Parameters
    ----------
    log : tuple of Done
        What was noted so far.
    new : tuple of Done
        What is added; of the same kind on the same day, the later entry stands. With and without
        a kind, two entries of a day with the same minutes are one session, unless both have a
        rating and they differ; what either says beyond the other is kept.

    Raises
    ------
    InputError
        If there are more than `MOST_ENTRIES`.

    Examples
    --------
    >>> day = dt.date(2026, 11, 24)
    >>> [
    ...     done.minutes
    ...     for done in merged((Done(day, 45),), (Done(day, 50), Done(day, 30, kind="strength")))
    ... ]
    [30, 50]
    """
    of_kind = {(entry.day, entry.kind): entry for entry in (*log, *new)}
    if len(of_kind) > MOST_ENTRIES:
        raise InputError(
            f"The log would have {len(of_kind)} entries.",
            f"{MOST_ENTRIES} are the most, about eight years.",
            "Leave out the oldest.",
        )
    # Noted once by hand, with its kind, and once by a watch that knows none, it was done once.
    bare = {entry.day: entry for entry in of_kind.values() if not entry.kind}
    once = []
    for entry in (entry for entry in of_kind.values() if entry.kind):
        other = bare.get(entry.day)
        same = other is not None and _is_same(entry, other)
        once.append(_both(entry, bare.pop(entry.day)) if same else entry)
    return tuple(sorted((*once, *bare.values()), key=lambda entry: entry.day))


def _is_same(entry: Done, bare: Done) -> bool:
    rated = entry.rpe == bare.rpe or None in (entry.rpe, bare.rpe)
    return entry.minutes == bare.minutes and rated


def _both(entry: Done, bare: Done) -> Done:
    """Return an entry with what another one of the same session says beyond it."""
    note = entry.note
    if bare.note not in note:
        note = f"{note}; {bare.note}" if note else bare.note
    note = note if len(note) <= LONGEST_NOTE else f"{note[: LONGEST_NOTE - 1]}…"
    return replace(entry, rpe=bare.rpe if entry.rpe is None else entry.rpe, note=note)
