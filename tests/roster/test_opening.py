import sqlite3
from contextlib import closing

import pytest

from helpers.errors import CoachingError, FileError, InputError
from helpers.roster import back_up, backups_of, open_roster, restore_backup
from helpers.roster.database import APPLICATION_ID, Database, connected
from helpers.roster.opening import path_of


def written_by_another(path, *statements):
    """Run statements on a file, as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def aside(path):
    """Return the files that were set aside."""
    return sorted(path.parent.glob("*.set-aside-*"))


@pytest.fixture
def backed_up(path, roster, book, clock):
    """A backup with Ana in it; Ben came later."""
    roster.add(book)
    backup = back_up(path, now=clock)
    roster.add(book)
    return backup


@pytest.fixture
def damaged(path, backed_up):
    """What the file holds once its middle is gone."""
    content = path.read_bytes()
    damaged = content[:8000] + bytes(24000) + content[32000:]
    path.write_bytes(damaged)
    return damaged


def test_a_roster_is_its_owners_alone(path, roster):
    """Nobody else may read the file or list its folder, whatever the machine's habit is."""
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_rights_are_taken_back(path, roster, clock):
    """A roster that others could read is its owner's alone once it was opened."""
    path.chmod(0o644)
    open_roster(path, now=clock)
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_empty_file_becomes_a_roster(path, clock):
    """A file without content, as a crash may leave, is made a roster of its owner's alone."""
    path.parent.mkdir()
    path.touch(0o644)
    assert open_roster(path, now=clock).people() == ()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("application_id", APPLICATION_ID),
        ("user_version", 1),
    ],
)
def test_every_connection_is_careful(path, roster, setting, value):
    """Each connection has the settings that keep what was saved."""
    with closing(connected(path)) as connection:
        assert connection.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_a_writer_waits_at_the_door(path, roster):
    """A write begins with the lock: another writer is kept out before anything is read."""
    database = Database(path)
    with (
        database.writing(),
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_one_opening_more_changes_nothing(path, roster, book, clock):
    """What was saved is there when the roster is opened again."""
    roster.add(book)
    assert open_roster(path, now=clock).people() == roster.people()


def test_a_roster_of_the_future_is_left_alone(path, roster, clock):
    """A file that is newer than the program is refused in words and not touched."""
    written_by_another(path, "PRAGMA user_version=2")
    before = path.read_bytes()
    with pytest.raises(FileError, match=r"version 2\..*Update the program"):
        open_roster(path, now=clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_another_programs_database_is_left_alone(path, clock, mode):
    """A sound database of another program is refused in words; not even its rights change."""
    path.parent.mkdir()
    written_by_another(path, f"PRAGMA journal_mode={mode}", "CREATE TABLE songs (title)")
    path.chmod(0o644)
    before = path.read_bytes()
    with pytest.raises(FileError, match="belongs to another program"):
        open_roster(path, now=clock)
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("content", [b"my notes", b"\0" * 5000])
def test_what_is_no_database_is_set_aside(path, clock, content):
    """A file of any other kind is kept under another name, which is said."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        open_roster(path, now=clock)
    assert [kept.read_bytes() for kept in aside(path)] == [content]
    assert aside(path)[0].name in str(caught.value)
    assert open_roster(path, now=clock).people() == ()


def test_a_damaged_roster_is_set_aside(path, damaged, backed_up, clock):
    """A damaged file is kept with the date, and the newest backup is named."""
    with pytest.raises(FileError) as caught:
        open_roster(path, now=clock)
    assert not path.exists()
    assert aside(path)[0].read_bytes() == damaged
    assert aside(path)[0].name == "roster.sqlite.set-aside-20261124T104200Z"
    assert backed_up.path.name in str(caught.value)
    assert "(athletes: 1)" in str(caught.value)


def test_a_roster_that_says_it_is_none_is_damaged(path, roster, backed_up, clock):
    """Where a header names another program but there are backups, the file was a roster once."""
    written_by_another(path, "PRAGMA application_id=7")
    with pytest.raises(FileError, match="was damaged"):
        open_roster(path, now=clock)
    assert len(aside(path)) == 1


def test_nothing_set_aside_is_overwritten(path, damaged, clock):
    """Two files set aside in one second have two names."""
    for _ in range(2):
        path.write_bytes(damaged)
        with pytest.raises(FileError):
            open_roster(path, now=clock)
    assert len(aside(path)) == 2


def test_a_journal_goes_with_its_file(path, roster, backed_up, clock):
    """What a journal would undo is not undone in the backup that takes its file's place."""
    journal = path.with_name("roster.sqlite-journal")
    journal.write_bytes(b"of the other one")
    kept = restore_backup(path, backed_up, now=clock)
    assert not journal.exists()
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"of the other one"


@pytest.mark.parametrize("lost", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_a_lost_roster_is_missed(path, backed_up, clock, lost):
    """Where there are backups, no empty roster takes the place of the lost one unasked."""
    lost(path)
    with pytest.raises(FileError, match="there was one"):
        open_roster(path, now=clock)
    assert open_roster(path, afresh=True, now=clock).people() == ()


def test_a_backup_is_restored(path, damaged, backed_up, clock):
    """After damage the newest backup is opened in the roster's place."""
    with pytest.raises(FileError):
        open_roster(path, now=clock)
    assert restore_backup(path, backups_of(path)[0], now=clock) is None
    assert [person.name for person in open_roster(path, now=clock).people()] == ["Ana"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_restoring_keeps_what_was_there(path, roster, backed_up, clock):
    """The roster that a backup replaces is kept under another name; open pages see the backup."""
    before = path.read_bytes()
    kept = restore_backup(path, backed_up, now=clock)
    assert kept.read_bytes() == before
    assert len(roster.people()) == 1


def test_a_damaged_backup_is_not_restored(path, roster, backed_up, clock):
    """A backup that is not sound leaves the roster as it is."""
    backed_up.path.write_bytes(backed_up.path.read_bytes()[:20000])
    with pytest.raises(FileError):
        restore_backup(path, backed_up, now=clock)
    assert len(roster.people()) == 2
    assert aside(path) == []


def test_a_damaged_backup_is_not_offered(path, damaged, backed_up, clock):
    """Where the newest backup cannot be read, that is said."""
    backed_up.path.write_bytes(b"gone")
    with pytest.raises(FileError, match="no backup that can be read"):
        open_roster(path, now=clock)


def test_a_roster_without_a_table_is_refused(path, roster, clock):
    """A sound file in which something is missing is refused in words."""
    written_by_another(path, "DROP TABLE shares")
    with pytest.raises(FileError, match="a form that no roster has"):
        open_roster(path, now=clock)


@pytest.mark.parametrize(
    ("statement", "ask"),
    [
        ("UPDATE athletes SET saved_at = 'noon'", lambda roster: roster.people()),
        ("UPDATE athletes SET saved_at = 7", lambda roster: roster.people()),
        ("UPDATE athletes SET name = x'00'", lambda roster: roster.people()),
        ("UPDATE athletes SET number = 'one'", lambda roster: roster.people()),
        (
            "UPDATE revisions SET workbook = '{'",
            lambda roster: roster.opened(roster.people()[0].id),
        ),
        ("UPDATE athletes SET number = 9", lambda roster: roster.opened(roster.people()[0].id)),
    ],
)
def test_what_no_roster_holds_is_said(path, roster, book, statement, ask):
    """A field that another program spoilt is answered in words."""
    roster.add(book)
    written_by_another(path, statement)
    with pytest.raises(CoachingError):
        ask(roster)


@pytest.mark.parametrize(
    "folder",
    ["Dropbox", "OneDrive - School", "iCloud Drive", "Google Drive", "Library/CloudStorage/Box"],
)
def test_a_synchronized_folder_is_warned_of(tmp_path, clock, folder):
    """A roster in a folder that several machines share opens with a caution."""
    (caution,) = open_roster(tmp_path / folder / "roster.sqlite", now=clock).cautions
    assert "several machines" in caution.reason


def test_an_ordinary_folder_is_fine(roster):
    """There is nothing to warn of elsewhere."""
    assert roster.cautions == ()


def test_the_url_is_a_setting(path):
    """A path and the URL of a SQLite file mean the same."""
    assert path_of(f"sqlite:///{path}") == path_of(str(path)) == path


@pytest.mark.parametrize("url", ["postgresql://coach:secret@host/db", "sqlite://", "://", "x://"])
def test_another_url_is_refused_without_its_password(url):
    """A URL that names no SQLite file is refused, and not repeated."""
    with pytest.raises(InputError) as caught:
        path_of(url)
    assert "secret" not in str(caught.value)


def test_odd_paths_are_paths(tmp_path, clock, book):
    """Signs that mean something in a URL are part of a path."""
    path = tmp_path / "50% #1?mode=memory" / "rös ter.sqlite"
    open_roster(path, now=clock).add(book)
    assert len(open_roster(path, now=clock).people()) == 1
