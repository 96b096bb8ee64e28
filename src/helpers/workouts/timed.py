"""Intervals by time instead of distance, short (S6e) and long (S6f)."""

from dataclasses import dataclass, replace
from typing import Literal

from helpers.errors import InputError
from helpers.evidence import SAYER, Caution
from helpers.units import format_time
from helpers.workouts.recipe import (
    LONGEST_RUN_S,
    Recipe,
    Shape,
    Tunable,
    WorkSet,
    check_count,
    session,
)
from helpers.workouts.rules import EffortPace, MilePace, Recovery

FAST_MILE_S, SLOW_MILE_S = 480.0, 540.0
"""Best miles [s] from which on the article says 3 and 5 minutes; in between it is silent."""

SHORT_S, LONG_S = 180.0, 300.0

SHORTEST_S = 5.0
"""Shortest repetition by time [s]."""


@dataclass(frozen=True)
class Timed(Shape):
    """So many repetitions of one time [s].

    Examples
    --------
    >>> Timed(2, 30).reps_s
    (30, 30)
    """

    count: int = 8
    rep_s: float = 30.0
    kind: Literal["timed"] = "timed"

    def __post_init__(self) -> None:
        check_count(self.count, "repetitions")
        if not SHORTEST_S <= self.rep_s <= 1800:
            raise InputError(
                f"A repetition of {self.rep_s:g} s was given.",
                "Timed repetitions go from 5 seconds to 30 minutes.",
                "Choose a time in between.",
            )

    @property
    def reps_s(self) -> tuple[float, ...]:
        """Times in running order [s]."""
        return (self.rep_s,) * int(self.count)

    def smaller(self) -> "Timed | None":
        """Take one repetition off."""
        return replace(self, count=self.count - 1) if self.count > 1 else None

    def tunables(self) -> tuple[Tunable, ...]:
        """Return count and time."""
        return (
            Tunable("count", "Reps", 1, 30, 1),
            Tunable("rep_s", "Time", 10, 600, 5, "s"),
        )

    def __str__(self) -> str:
        return f"{self.count:g} × {format_time(self.rep_s)}"


@dataclass(frozen=True)
class TimedLadder(Shape):
    """Repetitions of different times [s], in running order.

    Attributes
    ----------
    times_s : tuple of float
        Of each repetition [s].
    faster_percent : tuple of float
        How much less time than the set's pace each of them takes over its distance [%]; empty
        where none differs.

    Examples
    --------
    >>> print(TimedLadder((45, 90, 45)))
    0:45–1:30–0:45
    """

    times_s: tuple[float, ...]
    faster_percent: tuple[float, ...] = ()
    kind: Literal["timed ladder"] = "timed ladder"

    def __post_init__(self) -> None:
        check_count(len(self.times_s), "repetitions")
        if self.faster_percent and len(self.faster_percent) != len(self.times_s):
            raise InputError(
                f"{len(self.faster_percent)} paces were given for {len(self.times_s)} repetitions.",
                "Each has one, or none.",
                "Leave them out.",
            )
        if not all(0 <= percent <= 10 for percent in self.faster_percent):
            raise InputError(
                "A repetition was given at an impossible pace.",
                "Possible are 0 to 10 % faster than the set.",
                "Choose figures in between.",
            )
        for time_s in self.times_s:
            if not SHORTEST_S <= time_s <= LONGEST_RUN_S:
                raise InputError(
                    f"A repetition of {time_s:g} s was given.",
                    "Repetitions that are called out go from 5 seconds to 6 hours.",
                    "Choose a time in between.",
                )

    @property
    def reps_s(self) -> tuple[float, ...]:
        """Times in running order [s]."""
        return self.times_s

    def smaller(self) -> "TimedLadder | None":
        """Take the longest repetition off, the last of several."""
        if len(self.times_s) == 1:
            return None
        longest = max(range(len(self.times_s)), key=lambda at: (self.times_s[at], at))
        return TimedLadder(_without(self.times_s, longest), _without(self.faster_percent, longest))

    def tunables(self) -> tuple[Tunable, ...]:
        """Return the time of every repetition."""
        return tuple(
            Tunable(f"times_s.{at}", f"Rep {at + 1}", 10, 600, 5, "s")
            for at in range(len(self.times_s))
        )

    def __str__(self) -> str:
        return "–".join(format_time(time_s) for time_s in self.times_s)


def _without(figures: tuple[float, ...], at: int) -> tuple[float, ...]:
    return (*figures[:at], *figures[at + 1 :])


def timed_intervals(count: int = 8, rep_s: float = 30.0, *, jog_s: float = 60.0) -> Recipe:
    """Return short intervals by time; called bare, the article's 8 (to 10) × 30 s (S6e).

    Parameters
    ----------
    count : int
        Repetitions.
    rep_s : float
        Time of each [s].
    jog_s : float
        Jog between them [s].

    Notes
    -----
    The article asks for 90 to 95 % of effort or of maximal heart rate. Heart rate lags too much
    for 30 s, so the workbook takes the effort: RPE 9.

    Examples
    --------
    >>> timed_intervals().reps_s == (30.0,) * 8
    True
    """
    return session(
        WorkSet(Timed(count, rep_s), EffortPace(9.0), Recovery("time", jog_s, "jogging")),
        name=f"{format_time(rep_s)} intervals",
        purpose="Short and fast with little rest: turnover without a track.",
        article="S6e",
        ours="the rating for the article's 90–95 % of effort or maximal heart rate; warm-up and "
        "cool-down",
        figures="article" if count in (8, 9, 10) and (rep_s, jog_s) == (30.0, 60.0) else "ours",
    )


def long_rep_time(mile_time_s: float) -> float:
    """Return the length of the article's long intervals [s] for a best mile.

    3 minutes for 8:00 or faster and 5 minutes for 9:00 or slower are the article's; the straight
    line in between is ours, since the article is silent there.

    Parameters
    ----------
    mile_time_s : float
        Best mile [s].

    Examples
    --------
    >>> [long_rep_time(mile_s) for mile_s in (300, 510, 600)]
    [180.0, 240.0, 300.0]
    """
    share = (mile_time_s - FAST_MILE_S) / (SLOW_MILE_S - FAST_MILE_S)
    return SHORT_S + (LONG_S - SHORT_S) * min(1.0, max(0.0, share))


def silence(mile_time_s: float) -> tuple[Caution, ...]:
    """Return a caution where the article says nothing about long intervals.

    Examples
    --------
    >>> silence(510)[0].reason
    'For a best mile between 8:00 and 9:00 (here 8:30) the article gives no long intervals.'
    """
    if not FAST_MILE_S < mile_time_s < SLOW_MILE_S:
        return ()
    return (
        Caution(
            "For a best mile between 8:00 and 9:00 "
            f"(here {format_time(mile_time_s)}) the article gives no long intervals.",
            "Choose: 4 × 3:00 as for 8:00, 4 × 5:00 as for 9:00, or "
            f"4 × {format_time(long_rep_time(mile_time_s))} on the line between them (ours).",
            str(SAYER),
        ),
    )


def long_intervals(rep_s: float = SHORT_S) -> Recipe:
    """Return four long intervals at mile pace (S6f).

    Parameters
    ----------
    rep_s : float
        Time of each [s]: the article's 180 or 300, or what `long_rep_time` gives.

    Examples
    --------
    >>> long_intervals(300.0).reps_s
    (300.0, 300.0, 300.0, 300.0)
    """
    stated = rep_s in (SHORT_S, LONG_S)
    return session(
        WorkSet(Timed(4, rep_s), MilePace("current"), Recovery("rep time", 1.0, "jogging")),
        name=f"{format_time(rep_s)} intervals at mile pace",
        purpose="Long pieces at mile pace: speed endurance and patience.",
        article="S6f",
        ours="recovery, warm-up and cool-down" + ("" if stated else ", and the length of the rep"),
        figures="article" if stated else "ours",
    )


AS_WRITTEN = (
    timed_intervals(),
    replace(timed_intervals(10), name="0:30 intervals, ten of them"),
    long_intervals(),
    long_intervals(LONG_S),
)
