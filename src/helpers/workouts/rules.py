"""Pace and recovery as rules, which follow the athlete: "goal mile", "RPE 8", "2 × the rep"."""

import math
from dataclasses import dataclass
from typing import Literal

from helpers.errors import InputError
from helpers.units import format_time

FASTEST_PACE_S, SLOWEST_PACE_S = 150.0, 3600.0
"""Paces a coach may type, as time per mile [s]: from a sprint to a stroll."""


@dataclass(frozen=True)
class MilePace:
    """A pace that follows the athlete's mile.

    Attributes
    ----------
    of : {"current", "goal"}
        Which mile.
    faster_percent : float
        How much less time than that mile's pace [%]; negative is slower.
    """

    of: Literal["current", "goal"] = "current"
    faster_percent: float = 0.0
    kind: Literal["mile"] = "mile"

    def __post_init__(self) -> None:
        if not -60 <= self.faster_percent <= 25:
            raise InputError(
                f"{self.faster_percent:g} % faster was given.",
                "Possible is from 60 % slower to 25 % faster than the mile.",
                "Choose a pace in between.",
            )

    def __str__(self) -> str:
        if not self.faster_percent:
            return f"{self.of} mile pace"
        how = "faster" if self.faster_percent > 0 else "slower"
        return f"{abs(self.faster_percent):g} % {how} than {self.of} mile pace"


@dataclass(frozen=True)
class TypedPace:
    """A pace the coach typed, as time per mile [s]."""

    mile_time_s: float
    kind: Literal["typed"] = "typed"

    def __post_init__(self) -> None:
        if not FASTEST_PACE_S <= self.mile_time_s <= SLOWEST_PACE_S:
            timed = 0 < self.mile_time_s < math.inf
            given = format_time(self.mile_time_s) if timed else f"{self.mile_time_s:g} seconds"
            raise InputError(
                f"A pace of {given} a mile was given.",
                "Possible is from 2:30, a sprint, to 60:00.",
                "Write minutes:seconds per mile.",
            )

    def __str__(self) -> str:
        return "a typed pace"


ZoneName = Literal["easy", "marathon", "threshold", "interval", "repetition", "mile", "800 m"]


@dataclass(frozen=True)
class ZonePace:
    """The athlete's own easy, marathon, threshold, interval … pace."""

    zone: ZoneName = "easy"
    kind: Literal["zone"] = "zone"

    def __str__(self) -> str:
        return f"{self.zone} pace"


@dataclass(frozen=True)
class EffortPace:
    """An effort instead of a pace, on the CR-10 scale of perceived exertion."""

    rpe: float = 8.0
    kind: Literal["effort"] = "effort"

    def __post_init__(self) -> None:
        if not 1 <= self.rpe <= 10:
            raise InputError(
                f"RPE {self.rpe:g} was given.", "The scale goes from 1 to 10.", "8 is very hard."
            )

    def __str__(self) -> str:
        return f"RPE {self.rpe:g}"


Pace = MilePace | TypedPace | ZonePace | EffortPace


@dataclass(frozen=True)
class Recovery:
    """What happens between repetitions.

    Attributes
    ----------
    by : {"rep time", "time", "distance"}
        Whether `amount` multiplies the time of the rep before it, is a time [s] or a distance [m].
    amount : float
        The multiple, seconds or meters.
    how : {"standing", "walking", "jogging"}
        What the athlete does.
    """

    by: Literal["rep time", "time", "distance"] = "rep time"
    amount: float = 2.0
    how: Literal["standing", "walking", "jogging"] = "walking"

    def __post_init__(self) -> None:
        most = {"rep time": 10, "time": 1800, "distance": 1600}[self.by]
        if not 0 <= self.amount <= most:
            unit = {"rep time": "times the rep", "time": "seconds", "distance": "meters"}[self.by]
            raise InputError(
                f"A recovery of {self.amount:g} {unit} was given.",
                f"Possible are 0 to {most} {unit}.",
                "Choose one in between.",
            )
        if self.by == "distance" and self.how == "standing":
            raise InputError(
                "A standing recovery over a distance was given.",
                "One stands for a time.",
                "Choose walking or jogging, or give it as a time.",
            )

    def __str__(self) -> str:
        if self.by == "rep time":
            return f"{self.amount:g} × rep time {self.how}"
        if self.by == "time":
            return f"{format_time(self.amount)} {self.how}"
        return f"{self.amount:g} m {self.how}"
