"""The limit: world records, as data with a date (`data/world_records.csv`)."""

import csv
import datetime as dt
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from helpers.evidence import data_path

OTHER_KINDS = ("_indoor", "_road", "_women_only")
"""Ends of the events that have a record of their own beside the one of their distance."""


@dataclass(frozen=True)
class WorldRecord:
    """The fastest mark of one sex over one distance, as far as the data know.

    Attributes
    ----------
    distance_m, time_s : float
        Distance [m] and time [s].
    sex : {"F", "M"}
        Whose record it is.
    athlete : str
        Who ran it.
    date : datetime.date
        Day it was run.
    status : str
        Whether it is ratified, as far as was seen.
    source : str
        Where the mark was found.

    Examples
    --------
    >>> world_record(1609.344, "M").date.year
    1999
    """

    distance_m: float
    time_s: float
    sex: str
    athlete: str
    date: dt.date
    status: str
    source: str


@cache
def _rows() -> tuple[tuple[str, WorldRecord], ...]:
    """Return every record of the file with the name of its event."""
    with data_path("world_records.csv").open(encoding="utf-8", newline="") as rows:
        return tuple((row["event"], _record(row)) for row in csv.DictReader(rows))


def _record(row: dict[str, str]) -> WorldRecord:
    return WorldRecord(
        float(row["distance_m"]),
        float(row["seconds"]),
        row["sex"],
        row["athlete"],
        dt.date.fromisoformat(row["date"]),
        row["status"],
        row["source"],
    )


@cache
def _records() -> tuple[tuple[float, float], ...]:
    """Return the fastest known (distance [m], time [s]) of either sex, by distance."""
    fastest: dict[float, float] = {}
    for _, record in _rows():
        known_s = fastest.get(record.distance_m, math.inf)
        fastest[record.distance_m] = min(record.time_s, known_s)
    return tuple(sorted(fastest.items()))


def world_record(distance_m: float, sex: str | None) -> WorldRecord | None:
    """Return the world record of a distance: outdoors on the track, or on the road from 21 km.

    Parameters
    ----------
    distance_m : float
        Distance [m].
    sex : {"F", "M"} or None
        Whose record.

    Returns
    -------
    WorldRecord or None
        None where no record of this distance and sex is known.

    Examples
    --------
    >>> world_record(1609.344, "F").athlete
    'Faith Kipyegon'
    >>> world_record(1200, "F") is None
    True
    """
    for event, record in _rows():
        same = record.sex == sex and abs(record.distance_m - distance_m) < 0.01
        if same and not event.endswith(OTHER_KINDS):
            return record
    return None


def records_as_of() -> dt.date:
    """Return the day of the newest record known here; what was run later is not in the data.

    Examples
    --------
    >>> records_as_of() >= world_record(1609.344, "F").date
    True
    """
    return max(record.date for _, record in _rows())


def fastest_known_time(distance_m: float) -> float:
    """Return the world record, or what lies on the line between the two nearest ones.

    Parameters
    ----------
    distance_m : float
        Distance [m], 800 or more.

    Returns
    -------
    float
        Time [s], interpolated on logarithmic axes; beyond the marathon at its pace.

    Examples
    --------
    >>> fastest_known_time(1609.344)
    223.13
    """
    records = _records()
    for (d0, t0), (d1, t1) in pairwise(records):
        if d0 <= distance_m < d1:
            share = math.log(distance_m / d0) / math.log(d1 / d0)
            return t0 * (t1 / t0) ** share
    longest_m, longest_s = records[-1]
    return longest_s * distance_m / longest_m


def is_record_distance(distance_m: float) -> bool:
    """Return whether a world record of this distance is known, rather than read off a line.

    Examples
    --------
    >>> is_record_distance(1500), is_record_distance(1200)
    (True, False)
    """
    return any(distance_m == known_m for known_m, _ in _records())
