import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from helpers.athlete import Athlete
from helpers.errors import FileError
from helpers.roster import back_up, open_roster
from helpers.roster.backups import folder_of
from helpers.season.log import Done
from helpers.squad import Member
from helpers.workbook import Workbook, replaced

SECRETS = ("Xanthippe", "sprained ankle", "Long Cove 10")


@pytest.fixture
def xanthippe(roster):
    """An athlete with a history, among thirty others, all with squads and links."""
    note = Done(dt.date(2026, 11, 23), 45, note=SECRETS[1])
    book = replaced(Workbook(Athlete(SECRETS[0])), "outline.log", (note,))
    book = replaced(book, "goal.race_name", SECRETS[2])
    ids = [roster.add(replaced(book, "athlete.age", 30))]
    ids += [roster.add(Workbook(Athlete(f"Athlete {number}"))) for number in range(30)]
    for number in range(1, 20):
        roster.save(ids[0], replaced(book, "athlete.age", 30 + number), number=number)
        roster.change(
            ids[1:3], lambda _of, other, age=30 + number: replaced(other, "athlete.age", age)
        )
    roster.squads.set_members(roster.squads.add("Tuesday"), dict.fromkeys(ids))
    for of in ids:
        roster.shares.new(of, expires_at=roster.now())
    return ids[0]


def holding(folder, words):
    """Return the files below a folder that hold any of some words."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    ]


def test_nothing_of_a_deleted_athlete_is_left(path, roster, xanthippe, clock):
    """Name, notes, race, id and link are in no byte of any file, backups included."""
    back_up(path, now=clock)
    token = next(share.token for share in roster.shares.all() if share.athlete_id == xanthippe)
    words = (*SECRETS, xanthippe, token)
    assert len(holding(path.parent, words)) == 2
    farewell = roster.delete(xanthippe)
    assert holding(path.parent, words) == []
    assert (farewell.name, farewell.revisions, farewell.remaining) == (SECRETS[0], 20, ())
    assert "20 saved states, in the roster and in its backups" in farewell.words


def test_everyone_else_stays(path, roster, xanthippe, clock):
    """The others keep every state, squad and link, and so do the backups."""
    backup = back_up(path, now=clock)
    others = [person for person in roster.people() if person.id != xanthippe]
    roster.delete(xanthippe)
    for left in (roster, open_roster(backup.path, now=clock)):
        assert list(left.people()) == others
        assert len(left.revisions(others[1].id)) == 20
        assert len(left.shares.all()) == len(left.squads.all()[0].athletes) == 30


def test_links_are_named_for_the_publisher(roster, xanthippe):
    """What was published under an athlete's links can be found and deleted."""
    hashes = {s.token_hash for s in roster.shares.all() if s.athlete_id == xanthippe}
    assert set(roster.delete(xanthippe).links) == hashes


def test_a_name_in_anothers_workbook_is_said(roster, xanthippe):
    """A squad that was kept in another athlete's workbook holds the name still, which is said."""
    ana = Workbook(Athlete("Ana"), squad=(Member(Athlete(SECRETS[0])),))
    roster.add(ana)
    farewell = roster.delete(xanthippe)
    assert farewell.named_in == ("Ana",)
    assert "workbook of Ana still" in farewell.words


def test_a_backup_that_cannot_be_rewritten_is_named(path, roster, xanthippe, clock):
    """A damaged backup stays as it is, and the coach is told to delete it."""
    backup = back_up(path, now=clock)
    damaged = backup.path.read_bytes()[:-4096]
    backup.path.write_bytes(damaged)
    farewell = roster.delete(xanthippe)
    assert farewell.remaining == (backup.path,)
    assert backup.path.read_bytes() == damaged
    assert f"may hold traces: {backup.path.name}. Delete them yourself." in farewell.words


def test_what_was_set_aside_is_named(path, roster, xanthippe, clock):
    """A damaged roster that was set aside, and what another window is copying, may hold traces."""
    aside = path.with_name(f"{path.name}.set-aside-20261001T080000Z")
    aside.write_bytes(b"damaged")
    back_up(path, now=clock)
    unfinished = folder_of(path) / ".roster-another.part"
    unfinished.write_bytes(b"half")
    assert set(roster.delete(xanthippe).remaining) == {aside, unfinished}


def test_a_busy_roster_is_tidied_later(path, roster, xanthippe, monkeypatch):
    """Where another window reads meanwhile, that is said, and the file can be wiped later."""
    monkeypatch.setattr("helpers.roster.database.PATIENCE_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:

        def purged(*_):
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM athletes").fetchone()
            return ()

        monkeypatch.setattr("helpers.roster.farewell.purge", purged)
        farewell = roster.delete(xanthippe)
    assert (farewell.remaining, farewell.compacted) == ((), False)
    assert "its file may hold traces" in farewell.words
    assert xanthippe not in {person.id for person in roster.people()}
    roster.tidy()
    assert holding(path.parent, (*SECRETS, xanthippe)) == []


def test_deleting_is_all_or_nothing(path, roster, xanthippe, monkeypatch):
    """Where the roster cannot be written, nothing of the athlete is gone, backups included."""
    monkeypatch.setattr("helpers.roster.database.PATIENCE_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError, match="another window"):
            roster.delete(xanthippe)
    assert len(roster.revisions(xanthippe)) == 20
