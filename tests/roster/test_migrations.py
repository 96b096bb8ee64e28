import shutil
from contextlib import closing
from pathlib import Path

import pytest

from helpers.errors import FileError
from helpers.roster import backups_of, open_roster
from helpers.roster.database import connected, stamped
from helpers.roster.migrations import MIGRATIONS, newest_version
from helpers.workbook import replaced, sample

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("version_*.sqlite"))


def add_club(connection):
    """Take a step such as the next version might need."""
    connection.exec_driver_sql("ALTER TABLE athletes ADD COLUMN club TEXT NOT NULL DEFAULT ''")


def fail_late(connection):
    """Fail after half of a step."""
    add_club(connection)
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


@pytest.fixture(params=FIXTURES, ids=lambda path: path.stem)
def released(request, path):
    """A roster of a released version, in the place of today's."""
    path.parent.mkdir()
    shutil.copyfile(request.param, path)
    return path


def layout(path):
    """Return the names of columns by table, and the version."""
    with closing(connected(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        columns = {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            for (name,) in tables.fetchall()
        }
        return columns, stamped(connection)


def test_every_version_has_its_file():
    """There is a fixture of each version that was ever released."""
    assert [path.stem for path in FIXTURES] == [
        f"version_{number}" for number in range(1, newest_version() + 1)
    ]


def test_every_version_opens(released, clock):
    """A roster of any released version opens, with everyone and everything in it."""
    roster = open_roster(released, now=clock)
    elena, ravi = roster.people()
    (away,) = roster.people(archived=True)
    assert [person.name for person in (elena, ravi, away)] == ["Elena", "Ravi", "Tim"]
    assert roster.opened(ravi.id, 1).workbook == sample("recreational")
    assert roster.opened(ravi.id).workbook == replaced(sample("recreational"), "athlete.age", 45)
    (squad,) = roster.squads.all()
    lanes = [member.lane for member in roster.squads.members(squad.id).values()]
    assert (squad.name, squad.athletes, lanes) == ("Tuesday", (ravi.id, elena.id), [2, None])
    revoked, held = roster.shares.all()
    assert (revoked.token, held.snapshot) == (None, 3)


def test_an_old_roster_becomes_a_new_one(released, tmp_path, clock):
    """After its migrations, an old file has the tables of one that was made today."""
    open_roster(released, now=clock)
    open_roster(fresh := tmp_path / "fresh.sqlite", now=clock)
    assert layout(released) == layout(fresh)


def test_a_backup_comes_before_a_step(released, clock, monkeypatch):
    """A migration raises the version after a backup of the old one."""
    monkeypatch.setattr("helpers.roster.migrations.MIGRATIONS", [*MIGRATIONS, add_club])
    people = open_roster(released, now=clock).people()
    assert [person.name for person in people] == ["Elena", "Ravi"]
    columns, (_, version) = layout(released)
    assert "club" in columns["athletes"]
    assert version == newest_version()
    backup = next(b for b in backups_of(released) if b.why == "before-migration")
    assert "club" not in layout(backup.path)[0]["athletes"]


def test_a_step_is_taken_whole_or_not(released, clock, monkeypatch):
    """A migration that fails leaves the old version as it was, and says so."""
    monkeypatch.setattr("helpers.roster.migrations.MIGRATIONS", [*MIGRATIONS, fail_late])
    before = layout(released)
    with pytest.raises(FileError):
        open_roster(released, now=clock)
    assert layout(released) == before


def test_a_step_is_taken_once(released, clock, monkeypatch):
    """A migrated roster opens again without another step or backup of that kind."""
    monkeypatch.setattr("helpers.roster.migrations.MIGRATIONS", [*MIGRATIONS, add_club])
    for _ in range(2):
        open_roster(released, now=clock)
        clock.pass_time(hours=1)
    assert [backup.why for backup in backups_of(released)].count("before-migration") == 1
