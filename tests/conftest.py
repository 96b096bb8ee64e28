"""What several rooms' tests share."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from helpers.athlete import Athlete, Goal

settings.register_profile(
    "workbook",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("workbook")

# What a coach may type into a field for a time, and what the refusal must say. Units, widgets and
# files are tried with the same table.
BAD_TIMES = (
    ("4:60", "Did you mean 5:00?"),
    ("4:75", "Seconds go from 0 to 59"),
    ("1:75:00", "Minutes go from 0 to 59"),
    ("4:5", "4:05 or 4:50"),
    ("5,20", "5:20"),
    ("6.30", "6:30"),
    ("6.30", "6:18"),
    ("75,5", "75.5"),
    ("", "No time was entered"),
    ("   ", "No time was entered"),
    ("\t\n", "No time was entered"),
    ("\u200b", "No time was entered"),
    ("\u202e\ufeff", "No time was entered"),
    ("nan", "is not a time"),
    ("inf", "is not a time"),
    ("-inf", "is not a time"),
    ("1e309", "is not a time"),
    ("1e3", "is not a time"),
    ("-1:00", "Times are positive"),
    ("−1:00", "Times are positive"),
    ("0", "longer than zero"),
    ("0:00", "longer than zero"),
    ("0:00.0", "longer than zero"),
    ("1_000", "is not a time"),
    ("+4:20", "is not a time"),
    ("0x10", "is not a time"),
    ("4:", "is not a time"),
    (":59", "is not a time"),
    ("4:59.", "is not a time"),
    ("1:00:00:00", "is not a time"),
    ("1234567", "is not a time"),
    ("five minutes", "is not a time"),
    ("<b>4:59</b>", "is not a time"),
    ("4:59; DROP TABLE", "is not a time"),
    ("4:59\x004:59", "is not a time"),
    ("9" * 10_000_000, "is not a time"),
    (" " * 10_000_000 + "4:59", "No time was entered"),
)


def _shown(value):
    return ascii(value if len(value) < 30 else value[:12] + "...")


def pytest_generate_tests(metafunc):
    """Give every test that asks for `bad_time` and `sentence` each row of the table."""
    if "bad_time" in metafunc.fixturenames:
        rows = BAD_TIMES
        ids = [f"{_shown(typed)}-{said[:12]}" for typed, said in rows]
        metafunc.parametrize(("bad_time", "sentence"), rows, ids=ids)


@pytest.fixture
def today():
    """A Monday, from which every test counts."""
    return date(2026, 11, 23)


@pytest.fixture
def ana():
    """A runner whose current mile is 6:10."""
    return Athlete("Ana", mile_time_s=370.0)


@pytest.fixture
def six_minutes():
    """The goal of a 6:00 mile."""
    return Goal(360.0)
