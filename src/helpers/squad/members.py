"""The members of a squad: who may come tonight."""

import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.track import lap_length

MOST_MEMBERS = 1000
"""More than this is no squad."""


@dataclass(frozen=True)
class Member:
    """One athlete of a squad.

    Attributes
    ----------
    athlete : Athlete
        Who it is.
    goal : Goal
        What "goal mile" means for this one.
    lane : int or None
        Lane the coach keeps for this one, 1 to 8.
    present : bool
        Whether they are here tonight.

    Examples
    --------
    >>> Member(Athlete("Ana", mile_time_s=360), lane=2).present
    True
    """

    athlete: Athlete = Athlete()
    goal: Goal = Goal()
    lane: int | None = None
    present: bool = True

    def __post_init__(self) -> None:
        if self.lane is not None:
            lap_length(self.lane)


def check_size(members: Sequence[Member]) -> None:
    """Refuse more members than a squad has.

    Examples
    --------
    >>> check_size((Member(),))
    """
    if len(members) > MOST_MEMBERS:
        raise InputError(
            f"{len(members)} athletes were given.",
            f"A squad has {MOST_MEMBERS} at most.",
            "Take those who train together.",
        )


def names_of(members: Sequence[Member]) -> tuple[str, ...]:
    """Return a name for each member by which they can be told apart.

    Examples
    --------
    >>> names_of((Member(Athlete("Sam")), Member(Athlete("Sam")), Member()))
    ('Sam (1)', 'Sam (2)', 'Athlete 3')
    """
    plain = [_visible(m.athlete.name) or f"Athlete {n}" for n, m in enumerate(members, 1)]
    often = Counter(plain)
    numbered = {name: _numbered(name, often) for name in often}
    return tuple(next(numbered[name]) if often[name] > 1 else name for name in plain)


def _numbered(name: str, taken: Container[str]) -> Iterator[str]:
    """Yield a name with one number after the other, but none that somebody has."""
    return (told for n in count(1) if (told := f"{name} ({n})") not in taken)


def _visible(name: str) -> str:
    """Return what can be seen of a name: two that look the same are the same."""
    shown = (c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))
    return unicodedata.normalize("NFC", "".join(shown)).strip()
