import csv
import datetime as dt
import itertools
import json
from pathlib import Path

import pytest

from helpers.units import MILE_M, parse_time

DATA = Path(__file__).parents[1] / "data"
STANDARDS = sorted(DATA.glob("age_standards_*.csv"))
FACTOR_COLUMNS = ["table", "sex", "event", "distance_m", "age", "factor", "open_standard_s"]


def rows(path):
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def described_files():
    """Return the names of the files that SOURCE.md has a row for."""
    lines = (DATA / "SOURCE.md").read_text("utf-8").splitlines()
    return {line.split("|")[1].strip() for line in lines if line.startswith("|")}


RECORDS = rows(DATA / "world_records.csv")


def test_there_are_four_tables_of_age_standards():
    """Road 2020 and 2025 and track 2006 and 2023 are at hand."""
    assert [path.stem.removeprefix("age_standards_") for path in STANDARDS] == [
        "road_2020",
        "road_2025",
        "track_2006",
        "track_2023",
    ]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.name)
def test_every_table_has_a_source(path):
    """SOURCE.md names every table with its origin and licence."""
    assert path.name in described_files()


@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.stem)
def test_columns_of_age_standards(path):
    """A table of age standards has the described columns."""
    printed = ["age_standard_s_published"] if "road" in path.stem else []
    assert list(rows(path)[0]) == FACTOR_COLUMNS + printed


@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.stem)
def test_factors_are_shares(path):
    """Every age factor lies above 0 and not above 1."""
    assert all(0 < float(row["factor"]) <= 1 for row in rows(path))


@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.stem)
def test_every_age_stands_once(path):
    """A table has one row for each sex, event and age, without gaps in the ages."""
    cells = [(row["sex"], row["event"], int(row["age"])) for row in rows(path)]
    assert len(cells) == len(set(cells))
    for event, group in itertools.groupby(sorted(cells), key=lambda cell: cell[:2]):
        ages = [age for *_, age in group]
        assert ages == list(range(ages[0], ages[-1] + 1)), event


@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.stem)
def test_every_table_has_the_mile(path):
    """Each table grades a mile of 1609.344 m for both sexes."""
    miles = {(row["sex"], float(row["distance_m"])) for row in rows(path) if row["event"] == "mile"}
    assert miles == {("F", MILE_M), ("M", MILE_M)}


# Mile factors as printed: USATF MLDR road 2025 and WMA 2023 as kept by openath/athlib.
@pytest.mark.parametrize(
    ("stem", "sex", "age", "factor"),
    [
        ("road_2025", "M", 40, 0.9289),
        ("road_2025", "F", 60, 0.8014),
        ("track_2023", "M", 50, 0.8852),
        ("track_2023", "F", 80, 0.6324),
        ("track_2006", "F", 45, 0.8951),
    ],
)
def test_published_mile_factors(stem, sex, age, factor):
    """Single factors are those in print."""
    (row,) = (
        row
        for row in rows(DATA / f"age_standards_{stem}.csv")
        if (row["sex"], row["event"], row["age"]) == (sex, "mile", str(age))
    )
    assert float(row["factor"]) == pytest.approx(factor, abs=0.00005)


# SOURCE.md: the printed seconds agree with open standard over factor everywhere but in one cell of
# each table (women's 10 km at age 100, 12172 printed, and at age 5, 2470 printed).
@pytest.mark.parametrize(
    ("stem", "misprint"),
    [("road_2025", ("F", "10k", "100", "12172")), ("road_2020", ("F", "10k", "5", "2470"))],
)
def test_printed_standards_follow_from_factors(stem, misprint):
    """Printed seconds are open standard over factor, but for one known misprint in each table."""
    off = [
        (row["sex"], row["event"], row["age"], row["age_standard_s_published"])
        for row in rows(DATA / f"age_standards_{stem}.csv")
        if abs(
            float(row["open_standard_s"]) / float(row["factor"])
            - float(row["age_standard_s_published"])
        )
        > 1
    ]
    assert off == [misprint]


def test_columns_of_records():
    """The table of records has mark, athlete, date, status and source for each."""
    assert list(RECORDS[0]) == [
        *("sex", "event", "distance_m", "mark", "seconds"),
        *("athlete", "date", "status", "source"),
    ]


@pytest.mark.parametrize("row", RECORDS, ids=lambda row: f"{row['sex']} {row['event']}")
def test_marks_are_their_seconds(row):
    """A record's mark, as printed, is its seconds."""
    assert parse_time(row["mark"]) == pytest.approx(float(row["seconds"]))


@pytest.mark.parametrize("row", RECORDS, ids=lambda row: f"{row['sex']} {row['event']}")
def test_records_are_dated(row):
    """Every record has a date in the past of the table, an athlete and a status."""
    assert dt.date(1980, 1, 1) < dt.date.fromisoformat(row["date"]) < dt.date(2026, 11, 30)
    assert row["athlete"]
    assert row["status"]


# World Athletics: 3:43.13 on 7 July 1999, 4:07.64 on 21 July 2023.
@pytest.mark.parametrize(
    ("sex", "athlete", "seconds", "date"),
    [
        ("M", "Hicham El Guerrouj", 223.13, "1999-07-07"),
        ("F", "Faith Kipyegon", 247.64, "2023-07-21"),
    ],
)
def test_the_mile_records(sex, athlete, seconds, date):
    """The records over the mile are those of El Guerrouj and Kipyegon."""
    (row,) = (r for r in RECORDS if (r["sex"], r["event"]) == (sex, "mile"))
    assert (row["athlete"], float(row["seconds"]), row["date"]) == (athlete, seconds, date)


@pytest.mark.parametrize("path", sorted((DATA / "profiles").iterdir()), ids=lambda path: path.stem)
def test_invented_athletes_are_json(path):
    """An invented athlete's file is JSON with a schema version."""
    assert json.loads(path.read_text("utf-8"))["schema_version"] >= 1
