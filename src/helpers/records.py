"""The limit: world records, as data with a date (`data/world_records.csv`)."""

import csv
import math
from functools import cache
from itertools import pairwise

from helpers.evidence import data_path


@cache
def _records() -> tuple[tuple[float, float], ...]:
    """Return the fastest known (distance [m], time [s]) of either sex, by distance."""
    fastest: dict[float, float] = {}
    with data_path("world_records.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            distance_m, time_s = float(row["distance_m"]), float(row["seconds"])
            fastest[distance_m] = min(time_s, fastest.get(distance_m, math.inf))
    return tuple(sorted(fastest.items()))


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
