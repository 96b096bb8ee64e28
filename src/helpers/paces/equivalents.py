"""What one mark is worth over other distances, and the current mile that follows from all marks."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from helpers.athlete import EFFORT, Athlete, RaceResult
from helpers.evidence import Assumption, Assumptions, Band, Caution
from helpers.paces import cameron, daniels, riegel
from helpers.records import fastest_known_time
from helpers.units import MILE_M, format_time

DISTANCES_M = {
    "800 m": 800.0,
    "1500 m": 1500.0,
    "Mile": MILE_M,
    "3 km": 3000.0,
    "5 km": 5000.0,
    "10 km": 10_000.0,
    "Half marathon": 21_097.5,
    "Marathon": 42_195.0,
}

LONGEST_FOR_MINORS_M = 5000.0
"""Under 18 nothing longer is projected: a longer race is no goal to put before them."""

MARK_FRESH_WEEKS = Assumption(
    "mark_fresh_weeks", 26, "weeks", 4, 104, "how long a mark counts as current",
    "Half a year: most of a season. No source settles it.",
)  # fmt: skip

ASSUMPTIONS = (MARK_FRESH_WEEKS,)


def mile_equivalent(mark: RaceResult) -> float:
    """Return the mile [s] worth the same VDOT as a mark.

    Examples
    --------
    >>> round(mile_equivalent(RaceResult(5000, 1200)))
    351
    """
    if abs(mark.distance_m - MILE_M) < 0.01:
        return mark.time_s
    return daniels.equivalent_time(daniels.vdot(mark.distance_m, mark.time_s), MILE_M)


@dataclass(frozen=True)
class Equivalent:
    """A time over one distance by three models.

    Attributes
    ----------
    name : str
        The distance in words.
    distance_m : float
        Distance [m].
    vdot_s, cameron_s, riegel_s : float
        Time [s] by Daniels and Gilbert, Cameron and Riegel.
    """

    name: str
    distance_m: float
    vdot_s: float
    cameron_s: float
    riegel_s: float

    @property
    def spread(self) -> Band:
        """The VDOT time with the range of the three models [s]."""
        times_s = (self.vdot_s, self.cameron_s, self.riegel_s)
        return Band(min(times_s), self.vdot_s, max(times_s))


def equivalents(
    distance_m: float, time_s: float, *, longest_m: float = 42_195.0
) -> tuple[Equivalent, ...]:
    """Compute equivalent times from 800 m to the marathon, by three models side by side.

    Parameters
    ----------
    distance_m, time_s : float
        Distance [m] and time [s] of the mark.
    longest_m : float
        Longest distance to project [m].

    Returns
    -------
    tuple of Equivalent
        In order of distance.

    Examples
    --------
    >>> [round(row.vdot_s) for row in equivalents(MILE_M, 360) if row.name == "5 km"]
    [1229]
    """
    vdot = daniels.vdot(distance_m, time_s)
    return tuple(
        Equivalent(
            name,
            target_m,
            daniels.equivalent_time(vdot, target_m),
            cameron.equivalent_time(distance_m, time_s, target_m),
            riegel.equivalent_time(distance_m, time_s, target_m),
        )
        for name, target_m in DISTANCES_M.items()
        if target_m <= longest_m
    )


@dataclass(frozen=True)
class CurrentMile:
    """What the athlete would run a mile in today, and how we know.

    Attributes
    ----------
    time_s : float
        Mile time [s].
    mark : RaceResult or None
        The mark it comes from; None where the coach set it.
    why : str
        The rule that chose it, in a sentence.
    cautions : tuple of Caution
        What to keep in mind about it.
    """

    time_s: float
    mark: RaceResult | None
    why: str
    cautions: tuple[Caution, ...] = ()

    @property
    def speed_m_s(self) -> float:
        """Mile race speed [m/s]."""
        return MILE_M / self.time_s


@lru_cache(maxsize=256)
def current_mile(
    athlete: Athlete, today: dt.date | None, assumptions: Assumptions = Assumptions()
) -> CurrentMile | None:
    """Choose the current mile by one visible rule.

    The coach's own figure comes first. Otherwise the best of the races and time trials that are
    recent enough; where none is, the newest. A training mark is a floor: it counts where it is
    the best there is. None without any mark.

    Parameters
    ----------
    athlete : Athlete
        With or without marks.
    today : datetime.date or None
        Day to count the age of marks from; None counts every mark as recent.
    assumptions : Assumptions
        Of which `MARK_FRESH_WEEKS` is used.

    Examples
    --------
    >>> current_mile(Athlete(marks=(RaceResult(MILE_M, 370),)), None).time_s
    370
    """
    if athlete.mile_time_s is not None:
        known = daniels.validity(MILE_M, athlete.mile_time_s)
        return CurrentMile(athlete.mile_time_s, None, "set by the coach", known)
    if not athlete.marks:
        return None
    fresh_days = 7 * assumptions[MARK_FRESH_WEEKS]
    tried = [mark for mark in athlete.marks if mark.effort != "training"]
    fresh = [mark for mark in tried if _age_days(mark, today) <= fresh_days]
    chosen = (
        min(fresh, key=mile_equivalent)
        if fresh
        else min(tried, key=lambda mark: _age_days(mark, today), default=None)
    )
    floors = [mark for mark in athlete.marks if mark.effort == "training"]
    # An old training mark says nothing against a race or time trial that was run since.
    floors = [mark for mark in floors if not tried or _age_days(mark, today) <= fresh_days]
    floor = min(floors, key=mile_equivalent, default=None)
    if floor and (chosen is None or mile_equivalent(floor) < mile_equivalent(chosen)):
        chosen = floor
    return _explained(chosen, today, fresh_days)


def _age_days(mark: RaceResult, today: dt.date | None) -> int:
    return (today - mark.date).days if today and mark.date else 0


def _ago(days: int) -> str:
    """Write an age in days up to two weeks, in weeks from then on."""
    if days < 14:
        return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
    return f"{days // 7} weeks ago"


def _explained(mark: RaceResult, today: dt.date | None, fresh_days: float) -> CurrentMile:
    age_days = _age_days(mark, today)
    when = f", {_ago(age_days)}" if today and mark.date else ", undated"
    why = f"{mark.where[0].lower()}{mark.where[1:]} in {format_time(mark.time_s)}, {EFFORT[mark.effort]}{when}"
    found = list(daniels.validity(mark.distance_m, mark.time_s))
    if mark.effort == "training":
        found.append(
            Caution(
                "The guide is a training run, which is a floor and not an ability.",
                "Run a time trial when it suits.",
            )
        )
    if age_days > fresh_days:
        found.append(
            Caution(f"The mark is {age_days // 7} weeks old.", "Test again before relying on it.")
        )
    if mile_equivalent(mark) < fastest_known_time(MILE_M):
        found.append(
            Caution(
                "By VDOT this mark is worth a mile faster than the world record "
                f"({format_time(fastest_known_time(MILE_M), 2)}).",
                "Check its time and its distance.",
            )
        )
    if age_days < 0:
        found.append(Caution("The mark is dated in the future.", "Check its date."))
    return CurrentMile(mile_equivalent(mark), mark, why, tuple(found))
