import datetime as dt
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import FileError
from helpers.roster import Backup, back_up, backups_of, open_roster
from helpers.roster.backups import folder_of, kept
from helpers.workbook import replaced

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


def days_ago(*days, why="daily"):
    """Return a backup of each of so many days ago."""
    return [Backup(NOON - dt.timedelta(days=day), why, Path(str(day))) for day in days]


def test_the_first_opening_of_a_day_makes_one(path, roster, book, clock):
    """A backup is made once a day, of what was there when the roster was opened."""
    roster.add(book)
    for hours in (0, 1, 24):
        clock.pass_time(hours=hours)
        open_roster(path, now=clock)
    assert [backup.made_at.day for backup in backups_of(path)] == [25, 24]
    assert {backup.why for backup in backups_of(path)} == {"daily"}


def test_a_new_roster_has_nothing_to_back_up(path, roster):
    """Making an empty roster makes no backup."""
    assert backups_of(path) == ()


def test_a_backup_is_a_roster(path, roster, book, clock):
    """A backup holds what the roster held, and says how many athletes that are."""
    roster.add(book)
    backup = back_up(path, now=clock)
    assert backup.words.endswith("(athletes: 1)")
    assert open_roster(backup.path, now=clock).people() == roster.people()


def test_a_backup_is_its_owners_alone(path, roster, clock):
    """Nobody else may read a backup or list its folder."""
    backup = back_up(path, now=clock)
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_backup_is_of_one_moment(path, roster, book, clock):
    """What another program is about to write is in the backup whole or not at all."""
    of = roster.add(book)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE athletes SET name = 'half'")
        backup = back_up(path, now=clock)
        writer.execute("ROLLBACK")
    assert open_roster(backup.path, now=clock).opened(of).workbook == book
    assert open_roster(backup.path, now=clock).people()[0].name == "Ana"


def test_a_damaged_roster_is_not_backed_up(path, roster, clock):
    """A copy that is not sound never takes the place of a backup."""
    content = bytearray(path.read_bytes())
    content[5000:30000] = bytes(25000)
    path.write_bytes(content)
    with pytest.raises(FileError):
        back_up(path, now=clock)
    assert list(folder_of(path).iterdir()) == []


def test_a_backup_that_cannot_be_made_is_said(path, roster, clock):
    """The roster opens, and says that it has no backup of today."""
    folder_of(path).write_text("in the way")
    (caution,) = open_roster(path, now=clock).cautions
    assert "backup was not made" in caution.reason


def test_seven_four_twelve():
    """Of two years of daily backups, the newest of 7 days, 4 weeks and 12 months stay."""
    stay = kept(days_ago(*range(730)), NOON)
    # 24 November 2026 is a Tuesday: days 0-6 cover two weeks, so two more Sundays;
    # and eleven ends of months.
    expected = {*range(7), 9, 16, *(24 + days for days in _month_ends())}
    assert {(NOON - backup.made_at).days for backup in stay} == expected


def _month_ends():
    """Return the days from 31 October 2026 back to the end of each of eleven months."""
    first = dt.date(2026, 10, 31)
    ends = [dt.date(2026, month + 1, 1) - dt.timedelta(1) for month in range(1, 11)]
    return [(first - end).days for end in (*ends, dt.date(2025, 12, 31))]


def test_gaps_take_no_backups_away():
    """Whoever opens the roster rarely keeps as many backups, of older days."""
    assert len(kept(days_ago(*range(0, 700, 100)), NOON)) == 7


def test_what_was_made_before_a_change_stays_a_month():
    """A backup from before an import or migration takes no daily one's place and stays 30 days."""
    backups = days_ago(1, 30, 31, why="before-import") + days_ago(1)
    assert {(b.why, b.path.name) for b in kept(backups, NOON)} == {
        ("before-import", "1"), ("before-import", "30"), ("daily", "1"),
    }  # fmt: skip


@given(st.lists(st.integers(0, 1000), min_size=1, unique=True))
def test_the_newest_always_stays(days):
    """However backups lie, the newest is kept, and never more than 23."""
    stay = kept(days_ago(*days), NOON)
    assert max(days_ago(*days)) in stay
    assert len(stay) <= 23


def test_old_ones_are_removed(path, roster, book, clock):
    """Forty days of openings leave as many backups as are to be kept, and nothing unfinished."""
    roster.add(book)
    for day in range(40):
        clock.pass_time(days=1)
        back_up(path, now=clock)
        if day == 20:
            (folder_of(path) / ".roster-killed.part").write_bytes(b"half")
    left = backups_of(path)
    assert set(left) == kept(left, clock())
    assert Counter(path.suffix for path in folder_of(path).iterdir()) == {".sqlite": len(left)}
    assert len(left) < 13


def test_other_files_are_no_backups(path, roster, book, clock):
    """Another roster's backups, and files of other names, are not this one's."""
    back_up(path, now=clock)
    (folder_of(path) / "roster-old.sqlite").write_text("mine")
    other = open_roster(path.with_name("roster-2.sqlite"), now=clock)
    other.save(other.add(book), replaced(book, "athlete.age", 40), number=1)
    back_up(other.database.path, now=clock)
    assert [len(backups_of(p)) for p in (path, other.database.path)] == [1, 1]
