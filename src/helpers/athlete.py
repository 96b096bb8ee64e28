"""Who runs: the athlete, their marks, and what they are aiming at."""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Literal, get_args

from helpers.errors import InputError
from helpers.evidence import Caution
from helpers.records import fastest_known_time, is_record_distance
from helpers.units import MILE_M, format_distance, format_time

Experience = Literal["new", "recreational", "experienced"]
Background = Literal["runner", "fitness test", "treadmill", "moving down"]
Sex = Literal["F", "M"]
Status = Literal["available", "niggle", "injured", "ill", "returning"]
Effort = Literal["race", "time trial", "training"]
GoalKind = Literal["one mile", "within longer races"]

EXPERIENCE: dict[str, str] = {
    "new": "running for less than a year, or not yet 30 minutes without stopping",
    "recreational": "runs regularly, one to three years, little or no fast training",
    "experienced": "three years or more, used to interval training every week",
}
"""What each word means, as the page defines it [workbook's own wording]."""

BACKGROUND: dict[str, str] = {
    "runner": "school or club runner",
    "fitness test": "fitness or occupational test",
    "treadmill": "gym treadmill, lifting weights",
    "moving down": "distance runner moving down",
}

FIRST_STRATEGIES: dict[str, str] = {
    "runner": "short and long intervals each week (S6), and even splits (S4)",
    "fitness test": "the aerobic base first, half an hour without stopping (S1), then even splits "
    "by the watch (S4)",
    "treadmill": "intervals by time, which need no track (S6e, S6f)",
    "moving down": "speed, which is what is new: intensity rises gradually, and cross-training may "
    "take the place of one easy run (S6, S7)",
}
"""Strategies of the article to begin with, for each background; the selection is ours."""

STATUS: dict[str, str] = {
    "available": "healthy and training",
    "niggle": "a small complaint",
    "injured": "running hurts or stops",
    "ill": "now, or some days ago",
    "returning": "after a break",
}

EFFORT: dict[str, str] = {
    "race": "a race",
    "time trial": "an all-out time trial",
    "training": "part of a training run: a floor, not an ability",
}

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

MOST_MARKS = 100
LAST_DAY = dt.date(2100, 12, 31)
"""Dates beyond it are typing errors."""

SHORTEST_MARK_M, LONGEST_MARK_M = 800.0, 50_000.0
SLOWEST_SPEED_M_S = 0.45


def _one_of(value: object, kind: object, what: str) -> None:
    if value not in get_args(kind):
        raise InputError(
            f"{value!r} was given for {what}.",
            f"Possible are {', '.join(get_args(kind))}.",
            "Choose one of them.",
        )


def _within(value: float | None, low: float, high: float, sentence: str, advice: str) -> None:
    if value is not None and not low <= value <= high:
        raise InputError(f"{value:g} was given.", sentence, advice)


def _check_day(day: dt.date | None) -> None:
    if day is not None and day > LAST_DAY:
        raise InputError(
            f"A day in the year {day.year} was given.",
            f"Dates go up to {LAST_DAY.year}.",
            "Check the year.",
        )


@dataclass(frozen=True)
class RaceResult:
    """A time run over a distance, with how it was run.

    Attributes
    ----------
    distance_m : float
        Distance [m], 800 to 50 000.
    time_s : float
        Time [s].
    date : datetime.date or None
        Day it was run, if known.
    effort : {"race", "time trial", "training"}
        How it was run; a training mark is a floor, not an ability.

    Examples
    --------
    >>> RaceResult(5000, 1200).speed_m_s
    4.166666666666667
    """

    distance_m: float
    time_s: float
    date: dt.date | None = None
    effort: Effort = "race"

    def __post_init__(self) -> None:
        _one_of(self.effort, Effort, "the effort of a mark")
        _check_day(self.date)
        if not SHORTEST_MARK_M <= self.distance_m <= LONGEST_MARK_M:
            raise InputError(
                f"A mark over {self.distance_m:.10g} m was given.",
                "The models cover 800 m to 50 km.",
                "Give a race or time trial within that range.",
            )
        if not 0 < self.time_s < math.inf:
            raise InputError(
                f"A time of {self.time_s:g} seconds was given.",
                "Times are longer than zero.",
                "Write it as minutes:seconds, for example 4:59.",
            )
        record_s = fastest_known_time(self.distance_m)
        about = "" if is_record_distance(self.distance_m) else "about "
        if not self.time_s >= record_s:
            raise InputError(
                f"{self.where} in {format_time(self.time_s)} is faster than anyone has run "
                f"({about}{format_time(record_s, 2)}).",
                "Either the time or the distance is off.",
                "Check both; minutes come before the colon.",
            )
        if not self.speed_m_s >= SLOWEST_SPEED_M_S:
            raise InputError(
                f"{self.where} in {format_time(self.time_s)} is slower than a stroll.",
                f"The slowest that makes sense is "
                f"{format_time(self.distance_m / SLOWEST_SPEED_M_S)}.",
                "Check the time; hours come before minutes.",
            )

    @property
    def speed_m_s(self) -> float:
        """Average speed [m/s]."""
        return self.distance_m / self.time_s

    @property
    def where(self) -> str:
        """The distance in words: "A mile", "5 km", "1500 m"."""
        if abs(self.distance_m - MILE_M) < 0.01:
            return "A mile"
        unit = "km" if self.distance_m % 1000 == 0 else "m"
        return format_distance(self.distance_m, unit)


@dataclass(frozen=True)
class Athlete:
    """Who trains. Nothing is required: an athlete without a mark is an ordinary case.

    Attributes
    ----------
    name : str
        Name or nickname, at most 80 characters.
    experience : {"new", "recreational", "experienced"}
        See `EXPERIENCE`.
    background : {"runner", "fitness test", "treadmill", "moving down"}
        Who they are to the mile, see `BACKGROUND`.
    age : int or None
        Years, 8 to 100.
    sex : {"F", "M"} or None
        For age tables, which are binary; None where it is left open.
    marks : tuple of RaceResult
        What they have run.
    mile_time_s : float or None
        The coach's own figure for the current mile [s]; overrides the marks.
    weekly_distance_m : float or None
        Usual distance per week [m].
    longest_run_s : float or None
        Longest recent run without stopping [s].
    training_days : tuple of int
        Weekdays that are free for training, Monday is 0.
    status : {"available", "niggle", "injured", "ill", "returning"}
        See `STATUS`.
    hr_rest_bpm, hr_max_bpm : int or None
        Heart rates if known.

    Examples
    --------
    >>> Athlete("Ana", age=34).experience
    'recreational'
    """

    name: str = ""
    experience: Experience = "recreational"
    background: Background = "runner"
    age: int | None = None
    sex: Sex | None = None
    marks: tuple[RaceResult, ...] = ()
    mile_time_s: float | None = None
    weekly_distance_m: float | None = None
    longest_run_s: float | None = None
    training_days: tuple[int, ...] = (1, 3, 5, 6)
    status: Status = "available"
    hr_rest_bpm: int | None = None
    hr_max_bpm: int | None = None

    def __post_init__(self) -> None:
        _one_of(self.experience, Experience, "experience")
        _one_of(self.background, Background, "background")
        _one_of(self.status, Status, "status")
        if self.sex is not None:
            _one_of(self.sex, Sex, "sex")
        self._check_person()
        self._check_running()
        self._check_heart_rates()

    def _check_person(self) -> None:
        if len(self.name) > 80:
            raise InputError(
                f"The name has {len(self.name)} characters.", "80 fit on a page.", "Shorten it."
            )
        _within(
            self.age,
            8,
            100,
            "The workbook is for ages 8 to 100.",
            "Check the age, or leave it empty.",
        )

    def _check_running(self) -> None:
        if self.mile_time_s is not None:
            RaceResult(MILE_M, self.mile_time_s)
        if self.weekly_distance_m is not None and not 0 <= self.weekly_distance_m <= 300_000:
            raise InputError(
                f"{self.weekly_distance_m / 1000:g} km a week was given.",
                "Usual weeks go from 0 to 300 km.",
                "Check the unit: miles or kilometers?",
            )
        if self.longest_run_s is not None and not 0 <= self.longest_run_s <= 6 * 3600:
            raise InputError(
                f"A run of {self.longest_run_s / 60:g} minutes was given.",
                "Runs go from 0 to 360 minutes.",
                "Give the longest of the last month.",
            )
        if len(self.marks) > MOST_MARKS:
            raise InputError(
                f"{len(self.marks)} marks were given.",
                f"{MOST_MARKS} are the most.",
                "Keep the best.",
            )
        if len(self.training_days) > 7:
            raise InputError(
                f"{len(self.training_days)} training days were given.",
                "A week has 7 days.",
                "Choose among them.",
            )
        if not self.training_days or not set(self.training_days) <= set(range(7)):
            raise InputError(
                "No training day was chosen." if not self.training_days else "A week has 7 days.",
                "One day is the least; two make a plan, three a good one.",
                "Choose at least one weekday.",
            )

    def _check_heart_rates(self) -> None:
        _within(
            self.hr_rest_bpm,
            25,
            120,
            "Resting heart rates go from 25 to 120 a minute.",
            "Check it, or leave it empty.",
        )
        _within(
            self.hr_max_bpm,
            100,
            230,
            "Maximal heart rates go from 100 to 230 a minute.",
            "Check it, or leave it empty.",
        )
        if self.hr_rest_bpm and self.hr_max_bpm and not self.hr_rest_bpm < self.hr_max_bpm:
            raise InputError(
                f"The resting heart rate, {self.hr_rest_bpm}, is not below the maximal one, "
                f"{self.hr_max_bpm}.",
                "Resting is always lower.",
                "Were the two swapped?",
            )

    @property
    def is_minor(self) -> bool:
        """Whether the athlete is known to be under 18."""
        return self.age is not None and self.age < 18

    @property
    def is_child(self) -> bool:
        """Whether the athlete is known to be under 16."""
        return self.age is not None and self.age < 16


@dataclass(frozen=True)
class Goal:
    """What the training is for.

    Attributes
    ----------
    mile_time_s : float or None
        Mile aimed at [s].
    kind : {"one mile", "within longer races"}
        One fast, all-out mile, or faster miles within a longer race.
    race_date : datetime.date or None
        Day of the race.
    race_name : str
        The longer race, or the name of the mile.
    race_distance_m : float or None
        Distance of the race [m], where it is not the mile.

    Examples
    --------
    >>> Goal(345.0).kind
    'one mile'
    """

    mile_time_s: float | None = None
    kind: GoalKind = "one mile"
    race_date: dt.date | None = None
    race_name: str = ""
    race_distance_m: float | None = None

    def __post_init__(self) -> None:
        _one_of(self.kind, GoalKind, "the kind of goal")
        if self.mile_time_s is not None:
            RaceResult(MILE_M, self.mile_time_s)
        _check_day(self.race_date)
        if self.race_distance_m is not None:
            _within(
                self.race_distance_m,
                SHORTEST_MARK_M,
                LONGEST_MARK_M,
                "Races go from 800 m to 50 km.",
                "Check the unit: 5 km, 5 miles?",
            )
        if len(self.race_name) > 80:
            raise InputError(
                f"The name of the race has {len(self.race_name)} characters.",
                "80 fit on a page.",
                "Shorten it.",
            )


def cautions(athlete: Athlete) -> tuple[Caution, ...]:
    """Return what a careful coach would keep in mind about this athlete.

    Examples
    --------
    >>> [caution.reason for caution in cautions(Athlete(age=12))]
    ['Athletes under 16 are still growing.']
    """
    found = []
    if athlete.is_child:
        found.append(
            Caution(
                "Athletes under 16 are still growing.",
                "Keep it varied and playful, with few all-out efforts; technique first, supervised.",
            )
        )
    if athlete.age is not None and athlete.age >= 60:
        found.append(
            Caution(
                "From 60 this workbook plans more recovery.",
                "Keep fast days 72 hours apart, warm up longer, and make jumps a choice.",
            )
        )
    if athlete.status != "available":
        found.append(_STATUS_CAUTIONS[athlete.status])
    if len(athlete.training_days) == 1:
        found.append(
            Caution(
                "One training day a week holds fitness rather than building it.", "Find a second."
            )
        )
    return tuple(found)


_STATUS_CAUTIONS = {
    "niggle": Caution("There is a niggle.", "Run easy, and stop at pain that changes the stride."),
    "injured": Caution(
        "The athlete is injured.", "No fast running until whoever treats them says so."
    ),
    "ill": Caution("The athlete is ill.", "Rest; resume easily once symptoms have gone."),
    "returning": Caution(
        "The athlete is coming back after a break.", "Start well below the usual week."
    ),
}
