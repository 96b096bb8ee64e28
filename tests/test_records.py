import csv
import datetime as dt
import math
from pathlib import Path

import pytest

from helpers import records
from helpers.records import (
    fastest_known_time,
    is_record_distance,
    records_as_of,
    world_record,
)
from helpers.units import MILE_M

DATA = Path(__file__).parents[1] / "data" / "world_records.csv"


def rows():
    """Return the rows of the file."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# World Athletics: 3:43.13 on 7 July 1999, 4:07.64 on 21 July 2023.
@pytest.mark.parametrize(
    ("sex", "athlete", "time_s", "date"),
    [
        ("M", "Hicham El Guerrouj", 223.13, dt.date(1999, 7, 7)),
        ("F", "Faith Kipyegon", 247.64, dt.date(2023, 7, 21)),
    ],
)
def test_the_mile_records(sex, athlete, time_s, date):
    """The records of the mile are those of El Guerrouj and Kipyegon."""
    record = world_record(MILE_M, sex)
    assert (record.athlete, record.time_s, record.date) == (athlete, time_s, date)
    assert (record.distance_m, record.sex) == (MILE_M, sex)
    assert record.status.startswith("ratified")
    assert record.source


def test_indoor_and_road_miles_stand_apart():
    """The mile's record is the outdoor one, though miles indoors and on the road are in the file."""
    beside = {row["event"]: float(row["seconds"]) for row in rows() if "mile_" in row["event"]}
    assert set(beside) == {"mile_indoor", "mile_road"}
    assert not {world_record(MILE_M, sex).time_s for sex in "FM"} & set(beside.values())


@pytest.mark.parametrize("distance_m", [800, MILE_M, 42_195])
@pytest.mark.parametrize("sex", ["F", "M"])
def test_the_order_of_the_file_does_not_matter(sex, distance_m, monkeypatch):
    """Records beside the one of the distance are left out wherever they stand in the file."""
    record = world_record(distance_m, sex)
    backwards = records._rows()[::-1]
    monkeypatch.setattr(records, "_rows", lambda: backwards)
    assert world_record(distance_m, sex) == record


def test_800_m_is_the_outdoor_record():
    """Women's 800 m is Kratochvilova's 1:53.28 of 1983, not the 1:54.87 run indoors."""
    assert world_record(800, "F").time_s == 113.28


def test_the_marathon_is_run_on_the_road():
    """Half and whole marathon have their road records; the women-only marathon stands apart."""
    assert world_record(21_097.5, "M").time_s == 3440
    assert world_record(42_195, "F").athlete == "Ruth Chepngetich"


@pytest.mark.parametrize("distance_m", [1200, 1609, 0, -1, math.nan, math.inf])
def test_no_record_where_none_is_known(distance_m):
    """A distance without a record in the file has none here."""
    assert world_record(distance_m, "F") is None


@pytest.mark.parametrize("sex", [None, "", "X", "f"])
def test_no_record_without_a_sex(sex):
    """Where sex is left open there is no record of a sex."""
    assert world_record(MILE_M, sex) is None


@pytest.mark.parametrize("distance_m", [800, 1500, MILE_M, 3000, 5000, 10_000, 21_097.5, 42_195])
def test_every_distance_has_both_records(distance_m):
    """From 800 m to the marathon both records are known, and one of them is the limit."""
    assert is_record_distance(distance_m)
    times_s = [world_record(distance_m, sex).time_s for sex in "FM"]
    assert min(times_s) == fastest_known_time(distance_m)


@pytest.mark.parametrize("sex", ["F", "M"])
def test_longer_records_are_slower(sex):
    """Over a longer distance the record pace of a sex is slower."""
    distances_m = sorted({float(row["distance_m"]) for row in rows()})
    paces = [world_record(d, sex).time_s / d for d in distances_m]
    assert paces == sorted(paces)


def test_records_are_of_a_day():
    """The records are as of the newest date in the file."""
    assert records_as_of() == max(dt.date.fromisoformat(row["date"]) for row in rows())


def test_records_are_hashable():
    """Equal records are one answer."""
    assert hash(world_record(MILE_M, "F")) == hash(world_record(MILE_M, "F"))
