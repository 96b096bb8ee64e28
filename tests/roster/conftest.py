import datetime as dt
import os

import pytest

from helpers.athlete import Athlete
from helpers.roster import open_roster
from helpers.workbook import Workbook

START = dt.datetime(2026, 11, 24, 10, 42, tzinfo=dt.UTC)


@pytest.fixture
def soak():
    """How many times as long the long tests run: 1, or what SOAK says."""
    return int(os.environ.get("SOAK", "1"))


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.moment = START

    def __call__(self):
        """Tell the moment."""
        return self.moment

    def pass_time(self, **span):
        """Move on."""
        self.moment += dt.timedelta(**span)


@pytest.fixture
def clock():
    """The roster's clock."""
    return Clock()


@pytest.fixture
def path(tmp_path):
    """Where the roster is."""
    return tmp_path / "local" / "roster.sqlite"


@pytest.fixture
def roster(path, clock):
    """An empty roster."""
    return open_roster(path, now=clock)


@pytest.fixture
def book():
    """A workbook of Ana's."""
    return Workbook(Athlete("Ana", mile_time_s=370.0))
