"""Marks: the current mile that follows from them, and which of them may be compared."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.athlete import EFFORT, Athlete, RaceResult
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions, Caution, Source
from helpers.paces import daniels
from helpers.records import fastest_known_time
from helpers.units import MILE_M, format_time

MARK_FRESH_WEEKS = Assumption(
    "mark_fresh_weeks", 26, "weeks", 4, 104, "how long a mark counts as current",
    "Half a year: most of a season. No source settles it.",
)  # fmt: skip

HOPKINS = Source(
    "Hopkins", 2005, "Competitive performance of elite track-and-field athletes: variability"
)

RACE_NOISE = Assumption(
    "race_noise", 1, "%", 0.5, 5, "race-to-race variation of a time",
    "Hopkins (2005): 1.0 % in elite runners up to 1500 m; others vary more.",
)  # fmt: skip

ASSUMPTIONS = (MARK_FRESH_WEEKS, RACE_NOISE)


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


@lru_cache(maxsize=2048)
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
    why = f"{_lower(_named(mark))}, {EFFORT[mark.effort]}{when}"
    found = list(daniels.validity(mark.distance_m, mark.time_s))
    if mark.effort == "training":
        found.append(
            Caution(
                "The current mile comes from a training run, which is a floor and not an ability.",
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


def comparable_marks(
    athlete: Athlete,
    today: dt.date | None,
    assumptions: Assumptions = Assumptions(),
    *,
    shortest_s: float,
    longest_s: float,
) -> tuple[RaceResult, ...]:
    """Return the marks from which a model of this athlete may be fitted, by distance.

    Races and time trials of a length that the model covers, the best of each distance; only the
    recent ones where those alone are of two distances. The mark behind the current mile is among
    them, or else they say nothing about the athlete of today and there is none.

    Parameters
    ----------
    athlete : Athlete
        With or without marks.
    today : datetime.date or None
        Day from which the age of marks counts.
    assumptions : Assumptions
        Of which `MARK_FRESH_WEEKS` is used.
    shortest_s, longest_s : float
        Range of times that the model covers [s].

    Examples
    --------
    >>> ana = Athlete(marks=(RaceResult(MILE_M, 370), RaceResult(5000, 1290)))
    >>> [mark.where for mark in comparable_marks(ana, None, shortest_s=120, longest_s=1500)]
    ['A mile', '5 km']
    """
    mile = current_mile(athlete, today, assumptions)
    fresh_days = 7 * assumptions[MARK_FRESH_WEEKS]
    within = [
        mark
        for mark in athlete.marks
        if mark.effort != "training" and shortest_s <= mark.time_s <= longest_s
    ]
    fresh = _best([mark for mark in within if _age_days(mark, today) <= fresh_days])
    chosen = fresh if len(fresh) > 1 else _best(within)
    return chosen if len(chosen) > 1 and mile and mile.mark in chosen else ()


def _best(marks: list[RaceResult]) -> tuple[RaceResult, ...]:
    """Return the fastest mark of each distance, by distance."""
    fastest: dict[float, RaceResult] = {}
    for mark in sorted(marks, key=lambda mark: mark.time_s):
        fastest.setdefault(mark.distance_m, mark)
    return tuple(sorted(fastest.values(), key=lambda mark: mark.distance_m))


def marks_set_aside(
    athlete: Athlete,
    today: dt.date | None,
    assumptions: Assumptions = Assumptions(),
    *,
    shortest_s: float,
    longest_s: float,
    model: str = "model",
) -> tuple[Caution, ...]:
    """Return one caution that says why no model is fitted to several marks; none where one is.

    Parameters
    ----------
    athlete, today, assumptions, shortest_s, longest_s
        As in `comparable_marks`.
    model : str
        What would be fitted.

    Examples
    --------
    >>> ana = Athlete(marks=(RaceResult(MILE_M, 370), RaceResult(10_000, 2700)))
    >>> marks_set_aside(ana, None, shortest_s=120, longest_s=1800)[0].reason
    'No model is fitted to the marks: 10 km in 45:00 took more than 30 minutes.'
    """
    span = {"shortest_s": shortest_s, "longest_s": longest_s}
    if len(athlete.marks) < 2 or comparable_marks(athlete, today, assumptions, **span):
        return ()
    guide = current_mile(athlete, today, assumptions).mark
    if guide is None:
        return (
            Caution(
                f"The coach's own current mile takes the place of the marks: no {model} is fitted "
                "to them.",
                "Empty it to have the marks count.",
            ),
        )
    left_out = {mark: _left_out(mark, **span) for mark in athlete.marks}
    another = "Add a race or time trial of 2 to 25 minutes over another distance."
    if said := _one_distance(athlete.marks, model) or _outside(guide, left_out, model):
        return (Caution(said, another),)
    ages_days = [_age_days(mark, today) for mark, why in left_out.items() if not why]
    weeks = (max(ages_days) - min(ages_days)) // 7
    return (
        Caution(
            f"These marks lie {weeks} weeks apart, and the older ones are faster: no {model} of "
            "today is fitted to them.",
            "Test both distances within a few weeks.",
        ),
    )


def _left_out(mark: RaceResult, shortest_s: float, longest_s: float) -> str:
    """Say why a mark by itself is none to fit a model to; nothing where it is one."""
    if mark.effort == "training":
        return "was part of a training run"
    if mark.time_s < shortest_s:
        return f"took less than {shortest_s / 60:g} minutes"
    if mark.time_s > longest_s:
        return f"took more than {longest_s / 60:g} minutes"
    return ""


def _one_distance(marks: tuple[RaceResult, ...], model: str) -> str:
    """Say that the marks are over one distance; nothing where they are over several."""
    first = marks[0]
    if len({mark.distance_m for mark in marks}) > 1:
        return ""
    if len({mark.time_s for mark in marks}) == 1:
        return f"{_named(first)} is listed {len(marks)} times, which tells no more than once."
    return f"All marks are over one distance, {_lower(first.where)}: no {model} is fitted to them."


def _outside(guide: RaceResult, left_out: dict[RaceResult, str], model: str) -> str:
    """Say which marks are none to fit to; nothing where two distances and the guide remain."""
    if len({mark.distance_m for mark, why in left_out.items() if not why}) > 1:
        if not left_out[guide]:
            return ""
        return (
            f"The current mile comes from {_lower(_named(guide))}, which {left_out[guide]}: no "
            f"{model} is fitted to the other marks."
        )
    said = [f"{_lower(_named(mark))} {why}" for mark, why in left_out.items() if why]
    return f"No {model} is fitted to the marks: {'; '.join(said[:3])}."


def _named(mark: RaceResult) -> str:
    return f"{mark.where} in {format_time(mark.time_s)}"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


LEAST_RATIO = 1.5
"""How many times as long the longest of several marks should have taken as the shortest."""


def marks_close(marks: tuple[RaceResult, ...]) -> tuple[Caution, ...]:
    """Return a caution where marks lie too close together to tell speed from endurance.

    Examples
    --------
    >>> marks_close((RaceResult(1500, 333), RaceResult(MILE_M, 360)))[0].suggestion
    'Add a mark that takes half as long again, such as over 3 or 5 km.'
    """
    times_s = [mark.time_s for mark in marks]
    if max(times_s) >= LEAST_RATIO * min(times_s):
        return ()
    said = " and ".join(_named(mark) for mark in marks[:3])
    return (
        Caution(
            f"{said} lie too close together to tell speed from endurance.",
            "Add a mark that takes half as long again, such as over 3 or 5 km.",
        ),
    )


def check_marks(distances_m: Sequence[float], times_s: Sequence[float]) -> None:
    """Refuse distances and times that are no marks.

    Examples
    --------
    >>> check_marks((1500, 5000), (300, 1100))
    """
    whole = len(distances_m) == len(times_s)
    if not whole or not all(0 < value < math.inf for value in (*distances_m, *times_s)):
        raise InputError(
            f"{len(distances_m)} distances and {len(times_s)} times were given.",
            "Each mark has a distance and a time, both above zero.",
            "Check them.",
        )


def marks_apart(
    marks: tuple[RaceResult, ...], assumptions: Assumptions = Assumptions()
) -> tuple[Caution, ...]:
    """Return a caution where fitness may have changed between the marks of one model.

    Examples
    --------
    >>> marks_apart((RaceResult(MILE_M, 370), RaceResult(5000, 1290)))
    ()
    """
    days = [mark.date for mark in marks if mark.date]
    apart_days = (max(days) - min(days)).days if days else 0
    if apart_days <= 7 * assumptions[MARK_FRESH_WEEKS]:
        return ()
    return (
        Caution(
            f"These marks lie {apart_days // 7} weeks apart.",
            "Fitness may have changed in between; test both distances within a few weeks.",
        ),
    )
