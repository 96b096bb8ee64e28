"""What a coach fixes about a season: its start, minutes, anchors, days by hand, and the log."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from helpers.athlete import LAST_DAY, WEEKDAYS
from helpers.errors import InputError
from helpers.season.calendar import SessionKind
from helpers.season.log import MOST_ENTRIES, Done
from helpers.units import MILE_M, format_distance
from helpers.workouts import Recipe

MOST_ANCHORS, MOST_HAND_DAYS, MOST_IN_A_DAY = 40, 400, 4
LONGEST_NAME = 60
SHORTEST_DAY_MIN, LONGEST_DAY_MIN = 15, 480

ClubKind = Literal["easy run", "long run", "short intervals", "long intervals", "strength"]
CLUB_KINDS: tuple[ClubKind, ...] = get_args(ClubKind)
EventKind = Literal["time trial", "minor race"]


def _check_name(name: str) -> None:
    if len(name) > LONGEST_NAME:
        raise InputError(
            f"A name of {len(name)} characters was given.",
            f"{LONGEST_NAME} fit into a calendar.",
            "Shorten it.",
        )


def _check_minutes(minutes: float | None) -> None:
    if minutes is not None and not SHORTEST_DAY_MIN <= minutes <= LONGEST_DAY_MIN:
        raise InputError(
            f"{minutes:g} minutes were given for a day.",
            f"Possible are {SHORTEST_DAY_MIN} to {LONGEST_DAY_MIN}.",
            "Choose a time in between, or take the day off.",
        )


def check_day(day: dt.date) -> None:
    """Refuse a date that can only be a typing error."""
    if not dt.date(2000, 1, 1) <= day <= LAST_DAY:
        raise InputError(
            f"A day in the year {day.year} was given.",
            f"Dates go from 2000 to {LAST_DAY.year}.",
            "Check the year.",
        )


@dataclass(frozen=True)
class Club:
    """A session that stands every week, such as the club's.

    Attributes
    ----------
    weekday : int
        Monday is 0.
    holds : str
        Kind of session, one of `CLUB_KINDS`.
    minutes : float or None
        Its slot [min], if it has one.
    name : str
        What it is called.

    Examples
    --------
    >>> Club(1, "long intervals", 75, "Tuesday track").words
    'every Tue, long intervals, 75 min: Tuesday track'
    """

    weekday: int
    holds: ClubKind = "long intervals"
    minutes: float | None = None
    name: str = ""
    kind: Literal["club"] = "club"

    def __post_init__(self) -> None:
        if self.weekday not in range(7):
            raise InputError(f"Weekday {self.weekday!r} was given.", "A week has 7 days.")
        if self.holds not in CLUB_KINDS:
            raise InputError(
                f"{self.holds!r} was given for a weekly session.",
                f"Possible are {', '.join(CLUB_KINDS)}.",
                "Choose one of them.",
            )
        _check_minutes(self.minutes)
        _check_name(self.name)

    @property
    def words(self) -> str:
        """What it is, in a line."""
        slot = f", {self.minutes:g} min" if self.minutes else ""
        name = f": {self.name}" if self.name else ""
        return f"every {WEEKDAYS[self.weekday]}, {self.holds}{slot}{name}"


@dataclass(frozen=True)
class Event:
    """A day that stands: a time trial, or a race on the way to the race.

    Attributes
    ----------
    day : datetime.date
        When.
    what : {"time trial", "minor race"}
        What it is.
    distance_m : float
        How far [m].
    name : str
        What it is called.

    Examples
    --------
    >>> Event(dt.date(2027, 1, 9), "time trial").words
    'Sat 9 Jan 2027, time trial over 1 mi'
    """

    day: dt.date
    what: EventKind = "time trial"
    distance_m: float = MILE_M
    name: str = ""
    kind: Literal["event"] = "event"

    def __post_init__(self) -> None:
        check_day(self.day)
        if self.what not in get_args(EventKind):
            raise InputError(f"{self.what!r} was given.", "Choose time trial or minor race.")
        if not 400 <= self.distance_m <= 50_000:
            raise InputError(
                f"A race over {self.distance_m:.10g} m was given.",
                "Races go from 400 m to 50 km.",
                "Check the unit: 5 km, 5 miles?",
            )
        _check_name(self.name)

    @property
    def words(self) -> str:
        """What it is, in a line."""
        name = f": {self.name}" if self.name else ""
        over = "1 mi" if self.distance_m == MILE_M else format_distance(self.distance_m)
        return f"{self.day:%a} {self.day.day} {self.day:%b %Y}, {self.what} over {over}{name}"


Anchor = Club | Event


@dataclass(frozen=True)
class Placed:
    """A session that the coach put on a day.

    Attributes
    ----------
    kind : str
        One of `helpers.season.calendar.KINDS`.
    recipe : Recipe
        What.
    said : str
        What the coach did, such as "moved from Tue 24 Nov".
    note : str
        What is said beside its name.
    missed : bool
        Whether it was not run.
    why : str
        Why the plan had it, where it did.
    stands : bool
        Whether it is the weekly session of a club.
    whence : datetime.date or None
        The day that the plan had it on, where it was moved or swapped.
    """

    kind: SessionKind
    recipe: Recipe
    said: str = ""
    note: str = ""
    missed: bool = False
    why: str = ""
    stands: bool = False
    whence: dt.date | None = None

    def __post_init__(self) -> None:
        if self.kind not in get_args(SessionKind):
            raise InputError(f"{self.kind!r} is no kind of session.", "Choose one of the list.")
        for text in (self.said, self.note, self.why):
            if len(text) > 400:
                raise InputError(f"A note of {len(text)} characters.", "400 fit.", "Shorten it.")


@dataclass(frozen=True)
class HandDay:
    """A day as the coach wants it; nothing on it is a day off.

    Attributes
    ----------
    day : datetime.date
        Which.
    sessions : tuple of Placed
        All that it holds.
    locked : bool
        Whether planning anew leaves it alone.
    said : str
        What the coach did, where nothing is left on the day to bear it.
    settled : bool or None
        Whether the other days are planned around it; None is as it is locked.

    Examples
    --------
    >>> HandDay(dt.date(2026, 11, 24), locked=True).is_settled
    True
    """

    day: dt.date
    sessions: tuple[Placed, ...] = ()
    locked: bool = False
    said: str = ""
    settled: bool | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the other days are planned around it.

        A lock by itself moves nothing: it is settled when the season is planned anew. What was
        done is settled at once.
        """
        return self.locked if self.settled is None else self.settled

    @property
    def is_changed(self) -> bool:
        """Whether the coach has done anything to what the plan had for it."""
        return bool(self.said) or any(placed.said for placed in self.sessions)

    def __post_init__(self) -> None:
        check_day(self.day)
        if len(self.sessions) > MOST_IN_A_DAY:
            raise InputError(
                f"{len(self.sessions)} sessions were given for {self.day:%A}.",
                f"{MOST_IN_A_DAY} are the most.",
                "Take one away first.",
            )


def whence_of(days: Iterable[HandDay]) -> set[dt.date]:
    """Return the days from which the coach has brought sessions to some days.

    Examples
    --------
    >>> whence_of([HandDay(dt.date(2026, 11, 24))])
    set()
    """
    return {placed.whence for hand in days for placed in hand.sessions if placed.whence}


@dataclass(frozen=True)
class Outline:
    """What a coach fixes about a season; everything else is planned.

    Attributes
    ----------
    start : datetime.date or None
        First day; None is the day of reading, until something is moved or noted.
    minutes : tuple of (float or None)
        Most minutes of Monday to Sunday; None where there is no limit.
    anchors : tuple of Club or Event
        What stands.
    days : tuple of HandDay
        Days by the coach's hand, in order.
    log : tuple of Done
        What was done, in order of day.
    rules_off : tuple of str
        Rules that are not checked, by their id.
    recent_load : float or None
        Load of a usual week before the season [RPE × min], if known.

    Examples
    --------
    >>> Outline().minutes_on(6) is None
    True
    """

    start: dt.date | None = None
    minutes: tuple[float | None, ...] = (None,) * 7
    anchors: tuple[Anchor, ...] = ()
    days: tuple[HandDay, ...] = ()
    log: tuple[Done, ...] = ()
    rules_off: tuple[str, ...] = ()
    recent_load: float | None = None

    def __post_init__(self) -> None:
        if self.start is not None:
            check_day(self.start)
        if len(self.minutes) != 7:
            raise InputError(f"{len(self.minutes)} days were given.", "A week has 7 days.")
        for minutes in self.minutes:
            _check_minutes(minutes)
        self._check_lengths()
        self._check_anchors()
        if self.recent_load is not None and not 0 <= self.recent_load <= 20_000:
            raise InputError(
                f"A weekly load of {self.recent_load:g} was given.",
                "Weeks go from 0 to 20000.",
                "It is RPE × minutes, added up over the week.",
            )

    def _check_lengths(self) -> None:
        for count, most, what in (
            (len(self.anchors), MOST_ANCHORS, "fixed sessions"),
            (len(self.days), MOST_HAND_DAYS, "days changed by hand"),
            (len(self.log), MOST_ENTRIES, "notes of what was done"),
            (len(self.rules_off), 40, "rules"),
        ):
            if count > most:
                raise InputError(
                    f"{count} {what} were given.", f"{most} are the most.", "Remove some."
                )

        days = [hand.day for hand in self.days]
        twice = next((day for day, other in pairwise(sorted(days)) if day == other), None)
        if twice:
            raise InputError(f"{twice:%d %B %Y} was given twice.", "A day is changed once.")

    def _check_anchors(self) -> None:
        events = [anchor.day for anchor in self.anchors if isinstance(anchor, Event)]
        twice = next((day for day in events if events.count(day) > 1), None)
        if twice:
            raise InputError(
                f"There is a time trial or race on {twice:%d %B %Y} already.",
                "A day holds one.",
                "Remove the other first.",
            )
        clubs = [(a.weekday, a.holds == "strength") for a in self.anchors if isinstance(a, Club)]
        both = next((club for club in clubs if clubs.count(club) > 1), None)
        if both:
            what = "strength" if both[1] else "a run"
            raise InputError(
                f"{WEEKDAYS[both[0]]} was given {what} twice.",
                "One run a day, and strength beside it: two of them would be stacked.",
                "Remove the other first.",
            )

    @property
    def settled(self) -> tuple[HandDay, ...]:
        """Days by hand that the others are planned around, and those whose sessions went there."""
        settled = [hand for hand in self.days if hand.is_settled]
        whence = whence_of(settled)
        return tuple(hand for hand in self.days if hand.is_settled or hand.day in whence)

    def minutes_on(self, weekday: int) -> float | None:
        """Return the most minutes of a weekday [min], or None where there is no limit."""
        return self.minutes[weekday]

    def hand_day(self, day: dt.date) -> HandDay | None:
        """Return a day as the coach wants it, if it was changed."""
        return next((hand for hand in self.days if hand.day == day), None)
