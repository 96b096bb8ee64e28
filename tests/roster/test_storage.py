"""What disks, kills and other programs do to a roster. Children are forked: real processes, warm."""

import contextlib
import multiprocessing
import os
import random
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from helpers.errors import CoachingError, FileError
from helpers.roster import export_text, open_roster
from helpers.roster.schema import utc_now
from helpers.workbook import Workbook, replaced, sample

resource = pytest.importorskip("resource", reason="forks and limits are Unix's")

PROCESSES = multiprocessing.get_context("fork")
NOBODY = 65534


class Child:
    """A forked process that sends what it has to say through a pipe."""

    def __init__(self, work, *arguments):
        self._heard, said = PROCESSES.Pipe(duplex=False)
        self.process = PROCESSES.Process(target=work, args=(said.send, *arguments))
        self.process.start()
        said.close()

    def kill(self):
        """End it without warning."""
        self.process.kill()
        self.process.join()

    def heard(self):
        """Wait until it ends; return all it said."""
        found = []
        with contextlib.suppress(EOFError):
            while True:
                found.append(self._heard.recv())
        self.process.join()
        return found


def save_without_end(say, path, of, number):
    """Save one revision after the other, and acknowledge each."""
    roster, book = open_roster(path), sample("recreational", "tuesday")
    while True:
        number = roster.save(
            of, replaced(book, "athlete.name", f"Ravi {number}"), number=number
        ).number
        say(number)


def test_a_kill_loses_nothing_that_was_acknowledged(path, soak):
    """Whenever a program is killed, what it was told is saved is there, and nothing is half there."""
    of = open_roster(path).add(sample("recreational"))
    dice = random.Random(1)
    for _ in range(20 * soak):
        begun = open_roster(path).opened(of).number
        child = Child(save_without_end, path, of, begun)
        time.sleep(dice.uniform(0.02, 0.12))
        child.kill()
        acknowledged = child.heard()
        roster = open_roster(path)
        (person,) = roster.people()
        stored = [revision.number for revision in roster.revisions(of)]
        assert stored == list(range(person.number, 0, -1))
        assert max(acknowledged, default=begun) in stored
        assert person.number <= begun + len(acknowledged) + 1
        assert roster.opened(of).workbook.athlete.name == person.name


def count_up(say, path, of, name, times):
    """Add one to an assumption of an athlete, so many times."""
    roster = open_roster(path)

    def counted(_of, book):
        own = dict(book.assumptions.own)
        return replaced(book, f"assumptions.{name}", own[name] + STEP)

    for _ in range(times):
        roster.change([of], counted)
    say("done")


STEP = 2**-8
TIMES = 500


def test_two_writers_lose_nothing(path, soak):
    """Of two programs that change one workbook 500 times each, every change is there."""
    names, times = ("keep", "longest_growth"), TIMES * soak
    book = Workbook()
    for name in names:
        book = replaced(book, f"assumptions.{name}", 1.0)
    of = open_roster(path).add(book)
    children = [Child(count_up, path, of, name, times) for name in names]
    assert [child.heard() for child in children] == [["done"], ["done"]]
    roster = open_roster(path)
    assert dict(roster.opened(of).workbook.assumptions.own) == dict.fromkeys(
        names, 1 + STEP * times
    )
    assert len(roster.revisions(of)) == 1 + 2 * times


def fill(say, path, of):
    """Save until the disk is full; then make room and save the same again."""
    roster, number = open_roster(path), 1
    small, large = path.stat().st_size + 100_000, resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_FSIZE, (small, large))
    book = sample("recreational", "tuesday")
    while True:
        book = replaced(book, "athlete.name", f"Ravi {number}")
        try:
            number = roster.save(of, book, number=number).number
        except FileError as error:
            say((number, str(error)))
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (large, large))
    say(roster.save(of, book, number=number).number)


def test_a_full_disk_is_said(path):
    """A disk that takes no more is answered in words; what was saved stays, and saving can go on."""
    of = open_roster(path).add(sample("recreational"))
    (number, sentence), later = Child(fill, path, of).heard()
    assert number > 2
    assert "full" in sentence
    assert "what you entered is still on this page" in sentence
    assert open_roster(path).opened(of).number == later == number + 1


def use_without_rights(say, path, of):
    """Read, save and open again as a user who may not write the file or its folder."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    roster = open_roster(path)
    say(roster.opened(of).workbook)
    say([caution.reason for caution in roster.cautions])
    try:
        roster.save(of, Workbook(), number=1)
    except FileError as error:
        say(str(error))


@pytest.fixture
def public(clock):
    """A folder that another user could reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("rights", [0o444, 0o666])
def test_what_may_not_be_written_can_be_read(public, book, rights):
    """From a read-only file or folder a roster is read, and a save is refused in words."""
    path = public / "roster.sqlite"
    of = open_roster(path).add(book)
    path.chmod(rights)
    public.chmod(0o555)
    workbook, cautions, sentence = Child(use_without_rights, path, of).heard()
    assert workbook == book
    assert "backup was not made" in cautions[0]
    assert "written" in sentence
    assert "what you entered is still on this page" in sentence


def test_a_locked_roster_is_said(path, roster, book, monkeypatch):
    """While another program writes and does not end, a save is refused in words, and works later."""
    monkeypatch.setattr("helpers.roster.database.PATIENCE_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError, match="being written to by another"):
            roster.add(book)
        assert roster.people() == ()
    roster.add(book)


def test_a_roster_that_vanishes_is_said(path, roster, book):
    """A file that was moved away is missed, and no empty one takes its place."""
    path.rename(path.with_name("moved"))
    with pytest.raises(FileError, match="cannot be opened"):
        roster.add(book)
    assert not path.exists()


def use(path, clock):
    """Do with a roster what a coach does; return the sentences of a refusal."""
    try:
        roster = open_roster(path, now=clock)
        for person in roster.people():
            opened = roster.opened(person.id)
            roster.save(person.id, opened.workbook, number=opened.number)
            roster.revisions(person.id)
        for squad in roster.squads.all():
            roster.squads.members(squad.id)
        roster.shares.all()
        export_text(roster)
    except CoachingError as error:
        return error.sentences
    return ()


def damages(sound, times):
    """Return copies of a file with a byte flipped here and there, or cut off."""
    dice = random.Random(2)
    # The first page says what the file is: it is tried more densely than the rest.
    places = [*range(0, 110, 3), *(dice.randrange(110, len(sound)) for _ in range(60 * times))]
    for place in places:
        spoilt = bytearray(sound)
        spoilt[place] ^= dice.randrange(1, 256)
        yield bytes(spoilt)
    for length in dice.sample(range(1, len(sound), 512), 20):
        yield sound[:length]


def test_damage_is_survived_or_said(path, roster, book, clock, soak):
    """With any byte flipped, or cut off anywhere, a roster works or says in words that it does not;
    a file that was refused is still there, byte by byte.
    """
    ids = [roster.add(replaced(book, "athlete.name", name)) for name in ("Ana", "Ben")]
    roster.squads.set_members(roster.squads.add("Tuesday"), {ids[1]: 2, ids[0]: None})
    roster.shares.new(ids[0], expires_at=utc_now())
    sound, refused = path.read_bytes(), 0
    for number, spoilt in enumerate(damages(sound, soak)):
        place = path.with_name(f"{number}") / "roster.sqlite"
        place.parent.mkdir()
        place.write_bytes(spoilt)
        if sentences := use(place, clock):
            refused += 1
            assert len(sentences) > 1
            kept = [p.read_bytes() for p in place.parent.glob("roster.sqlite*")]
            assert spoilt in kept
        shutil.rmtree(place.parent)
    assert refused > 40
