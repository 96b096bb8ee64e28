"""Age grading: how near a time comes to the standard for an age and a sex."""

import csv
import math
from dataclasses import dataclass
from functools import cache

from helpers.errors import InputError
from helpers.evidence import Source, data_path
from helpers.units import MILE_M, format_distance


@dataclass(frozen=True)
class Table:
    """A published table of age standards.

    Attributes
    ----------
    label : str
        Name to print beside every grade: the choice of table moves a grade by points.
    source : Source
        Who published it.
    version, caveat : str
        Which version and license; what to keep in mind, in a sentence.
    """

    label: str
    source: Source
    version: str
    caveat: str


TABLES: dict[str, Table] = {
    "road2025": Table(
        "USATF road 2025",
        Source("USATF MLDR", 2025, "Road age standards"),
        "approved 2025-01-10; men's sheet of 2025-07-27, women's of 2025-05-25; CC0 1.0",
        "Open standards are smoothed, not records: a track record of the mile grades to about 102 %.",
    ),
    "road2020": Table(
        "USATF road 2020",
        Source("USATF MLDR", 2020, "Road age standards"),
        "approved 2020-05-20; CC0 1.0",
        "Superseded by the table of 2025; it stands here to compare with older grades.",
    ),
    "track2023": Table(
        "WMA track 2023",
        Source("World Masters Athletics", 2023, "Track age factors"),
        "as kept by openath/athlib, 2026-08-05; no license is stated for the numbers",
        "Ages 5 to 34 are older values of 2015, the women's open standards for the mile and 1500 m "
        "predate today's records, and no license is stated for the numbers.",
    ),
    "track2006": Table(
        "WMA track 2006",
        Source("World Masters Athletics", 2006, "Track age standards"),
        "men 2005-11-05, women 2006-04-28; CC0 1.0",
        "An old table: its standards are of 2005 and 2006.",
    ),
}
"""The tables a grade may be read from; the first is the default."""


@dataclass(frozen=True)
class AgeGrade:
    """A time graded by age, with what it was computed from.

    Attributes
    ----------
    percent : float
        Age grade [%]; above 100 for a time faster than the standard.
    age_graded_time_s, standard_s : float
        What the time is worth at open age, and the standard for this age and sex [s].
    table, sex, age : str, str, int
        Where it was read: key in `TABLES`, F or M, and whole years.
    open_standard_s, factor : float
        Standard at open age [s], and the age factor, at most 1.
    """

    percent: float
    age_graded_time_s: float
    standard_s: float
    table: str
    sex: str
    age: int
    open_standard_s: float
    factor: float


def age_grade(
    distance_m: float, time_s: float, *, sex: str | None, age: int | None, table: str = "road2025"
) -> AgeGrade:
    """Compute the age grade of a time by a published table.

    Parameters
    ----------
    distance_m, time_s : float
        Distance [m], one of `distances_m` of the table, and time [s].
    sex : {"F", "M"}
        The tables are binary.
    age : int
        Age on the day [whole years], 5 to 100.
    table : {"road2025", "road2020", "track2023", "track2006"}
        Which table to read; print its label beside the grade.

    Returns
    -------
    AgeGrade

    Raises
    ------
    InputError
        If the table has no such distance, sex or age, the age is not whole, or the time is none.

    Notes
    -----
    With the age factor and the open standard as published [1]_ [2]_, never the rounded second::

        standard_s = open_standard_s / factor
        percent = 100 standard_s / time_s
        age_graded_time_s = time_s factor

    References
    ----------
    .. [1] USA Track & Field, Masters Long Distance Running (2025), road age standards.
    .. [2] World Masters Athletics (2006, 2023), track age factors.

    Examples
    --------
    >>> grade = age_grade(1609.344, 360, sex="F", age=45)
    >>> round(grade.percent, 1), round(grade.age_graded_time_s, 1), TABLES[grade.table].label
    (74.5, 339.5, 'USATF road 2025')
    """
    open_s, factors = _event(distance_m, sex, table)
    factor = _factor(age, factors)
    if not 0 < time_s < math.inf:
        raise InputError(
            f"A time of {time_s:g} seconds was given.",
            "Times are longer than zero.",
            "Write it as minutes:seconds, for example 4:59.",
        )
    standard_s, graded_s = open_s / factor, time_s * factor
    percent = 100 * standard_s / time_s
    return AgeGrade(percent, graded_s, standard_s, table, sex, int(age), open_s, factor)


def distances_m(table: str = "road2025") -> tuple[float, ...]:
    """Return the distances [m] that a table has standards for, the shortest first.

    Examples
    --------
    >>> distances_m("road2025")
    (1609.344, 5000.0, 10000.0)
    """
    if table not in TABLES:
        raise InputError(
            f"{table!r} is no age table.", f"There are {', '.join(TABLES)}.", "Choose one of them."
        )
    return tuple(sorted({known_m for _, known_m in _events(table)}))


@cache
def _events(table: str) -> dict[tuple[str, float], tuple[float, dict[int, float]]]:
    """Return the open standard [s] and the factors by age, for each sex and distance."""
    events: dict[tuple[str, float], tuple[float, dict[int, float]]] = {}
    name = f"age_standards_{table[:-4]}_{table[-4:]}.csv"
    with data_path(name).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            event = (row["sex"], float(row["distance_m"]))
            _, factors = events.setdefault(event, (float(row["open_standard_s"]), {}))
            factors[int(row["age"])] = float(row["factor"])
    return events


def _event(distance_m: float, sex: str | None, table: str) -> tuple[float, dict[int, float]]:
    for known_m in distances_m(table):
        if abs(known_m - distance_m) < 0.01 and (sex, known_m) in _events(table):
            return _events(table)[sex, known_m]
    if sex in ("F", "M"):
        units = ((known_m, "m" if known_m % MILE_M else "mile") for known_m in distances_m(table))
        known = ", ".join(format_distance(known_m, unit) for known_m, unit in units)
        raise InputError(
            f"{TABLES[table].label} has no standard for {distance_m:.10g} m.",
            f"Its distances are {known}.",
            "Grade one of them, or choose another table.",
        )
    raise InputError(
        "Sex is left open." if sex is None else f"{sex!r} was given for sex.",
        "Age tables are binary; without a sex there is no grade.",
        "Choose F or M, or leave the grade out.",
    )


def _factor(age: float | None, factors: dict[int, float]) -> float:
    if age in factors:
        return factors[age]
    raise InputError(
        "Age is left open." if age is None else f"An age of {age:g} was given.",
        f"Age standards go by whole years, from {min(factors)} to {max(factors)}.",
        "Give the age on the day of the race.",
    )
