import datetime as dt
import json
import multiprocessing
import os
import random
import secrets
import signal
import stat
import time
from dataclasses import replace

import pytest

from helpers.errors import CoachingError, FileError, InputError
from helpers.publishing import (
    LARGEST_SNAPSHOT,
    current,
    expiry,
    folder,
    from_json,
    publish,
    revoke,
    sweep,
    token_hash,
)

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def root(tmp_path):
    """A tree that does not exist yet."""
    return tmp_path / "published"


@pytest.fixture
def token():
    """The token of one link."""
    return secrets.token_urlsafe(24)


@pytest.fixture
def link(root, token, plan, now):
    """The folder of a link that shows a plan."""
    publish(root, token_hash(token), plan, now=now)
    return root / token_hash(token)


def files(held):
    """Return the names in a folder."""
    return sorted(path.name for path in held.iterdir())


def mode(path):
    """Return who may do what."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_link_shows_what_was_published(root, token, link, plan, now):
    """The token opens it; the hash alone is on the disk."""
    shown = current(root, token, now=now)
    assert (shown.plan, shown.number, shown.published_at) == (plan, 1, now)
    assert shown.expires_at == expiry(plan)
    assert token not in str(list(root.rglob("*")))
    assert token not in (link / "000001.json").read_text()


def test_a_new_plan_is_the_next_snapshot(root, token, link, plan, now):
    """The one before stays as it was, to the byte."""
    before = (link / "000001.json").read_bytes()
    publish(root, token_hash(token), replace(plan, unit="km"), now=now)
    assert files(link) == ["000001.json", "000002.json", "current"]
    assert (link / "000001.json").read_bytes() == before
    assert current(root, token, now=now).plan.unit == "km"


def test_the_same_plan_is_not_written_again(root, token, link, plan, now):
    """Publishing twice makes one snapshot."""
    again = publish(root, token_hash(token), plan, now=now + dt.timedelta(hours=3))
    assert again.number == 1
    assert files(link) == ["000001.json", "current"]


def test_the_same_plan_with_another_expiry_is_renewed(root, token, link, plan, now):
    """Then there is a new snapshot, and the link holds as long as it says."""
    until = expiry(plan) + dt.timedelta(days=30)
    assert publish(root, token_hash(token), plan, now=now, expires_at=until).number == 2
    assert current(root, token, now=until - dt.timedelta(seconds=1))


def test_an_expired_link_shows_nothing(root, token, link, plan):
    """At the very moment."""
    end = expiry(plan)
    assert current(root, token, now=end - dt.timedelta(seconds=1))
    assert current(root, token, now=end) is None


def test_a_revoked_link_is_dead_at_once(root, token, link, now):
    """Its folder is gone, and everything in it; revoking again harms nothing."""
    revoke(root, token_hash(token))
    assert current(root, token, now=now) is None
    assert list(root.iterdir()) == []
    revoke(root, token_hash(token))


def test_a_new_link_works_at_once_and_the_old_does_not(root, token, link, plan, now):
    """One athlete, two tokens, one after the other."""
    fresh = secrets.token_urlsafe(24)
    revoke(root, token_hash(token))
    publish(root, token_hash(fresh), plan, now=now)
    assert current(root, fresh, now=now).plan == plan
    assert current(root, token, now=now) is None


def test_one_link_is_not_another(root, token, link, plan, now):
    """Two athletes see their own."""
    other = secrets.token_urlsafe(24)
    publish(root, token_hash(other), replace(plan, nickname="Bo"), now=now)
    revoke(root, token_hash(other))
    assert current(root, token, now=now).plan.nickname == "Ravi"


@pytest.mark.parametrize(
    "given",
    [
        "", "x", "..", "../" * 10, "/etc/passwd", "a" * 31, "a" * 33, "a" * 32 + "\n", "a" * 1_000_000,
        "ä" * 32, "\x00" * 32, "\udcff" * 32, "." * 32, "a/" * 16, None, 7, b"a" * 32,
    ],
    ids=lambda given: repr(given)[:20],
)  # fmt: skip
def test_what_is_no_token_never_meets_the_disk(root, link, now, given, monkeypatch):
    """None, and no file was looked for."""
    monkeypatch.setattr(folder, "_limited", lambda *_: pytest.fail("the disk was asked"))
    assert current(root, given, now=now) is None


def test_every_edited_token_is_wrong(root, token, link, now):
    """One character off is as wrong as any."""
    for at in range(len(token)):
        other = "A" if token[at] != "A" else "B"
        assert current(root, token[:at] + other + token[at + 1 :], now=now) is None


def test_without_a_tree_nothing_is_shown(root, token, now):
    """Before the first publication there is nothing, and no error."""
    assert current(root, token, now=now) is None
    revoke(root, token_hash(token))


@pytest.mark.parametrize("name", ["", "x", "..", "A" * 64, "g" * 64, "a" * 63, "../" + "a" * 61])
def test_a_folder_is_named_by_a_hash_only(root, plan, now, name):
    """Nothing else is written or deleted."""
    with pytest.raises(InputError):
        publish(root, name, plan, now=now)
    with pytest.raises(InputError):
        revoke(root, name)
    assert not root.exists()


@pytest.mark.parametrize(
    "pointer",
    ["", "../../secret", "000009", "1", "000001\n000002", "\x00", "x" * 5000, "/etc/passwd"],
)
def test_a_damaged_pointer_shows_nothing(root, token, link, now, pointer):
    """It leads nowhere but to a numbered snapshot in its own folder."""
    (link / "current").write_text(pointer)
    assert current(root, token, now=now) is None


def test_a_damaged_snapshot_shows_nothing_and_is_replaced(root, token, link, plan, now, caplog):
    """Flipped bytes are no plan; publishing again mends it. No log line has the token."""
    raw = (link / "000001.json").read_bytes()
    for at in range(1, len(raw), len(raw) // 7):
        (link / "000001.json").write_bytes(raw[:at])
        assert current(root, token, now=now) is None
    (link / "000001.json").write_bytes(b" " * (LARGEST_SNAPSHOT + 10))
    assert current(root, token, now=now) is None
    assert token not in caplog.text
    assert token_hash(token) not in caplog.text
    assert publish(root, token_hash(token), plan, now=now).number == 2
    assert current(root, token, now=now).plan == plan


@pytest.mark.skipif(os.name != "posix", reason="modes of files are posix")
def test_another_user_may_read_but_not_list(root, token, link):
    """The tree is passed through only; whatever the umask, what lies in it may be read."""
    old = os.umask(0o077)
    try:
        held = root / token_hash(other := secrets.token_urlsafe(24))
        publish(root, held.name, from_json((link / "000001.json").read_bytes()).plan,
                now=dt.datetime(2026, 11, 25, tzinfo=dt.UTC))  # fmt: skip
    finally:
        os.umask(old)
    assert other
    assert mode(root) == 0o711
    for place in (link, held):
        assert mode(place) == 0o755
        assert {mode(path) for path in place.iterdir()} == {0o644}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to be another user"
)
def test_another_user_really_reads_and_cannot_list(root, token, link, plan, now):
    """A process of another user opens the link it knows, and cannot see which others there are."""
    for place in (root, *root.parents):
        if place.name.startswith("pytest-of") or "pytest-of" in str(place):
            place.chmod(place.stat().st_mode | 0o011)

    def as_other(answer):
        os.setgid(65534)
        os.setuid(65534)
        shown = current(root, token, now=now)
        try:
            listed = [path.name for path in root.iterdir()]
        except PermissionError:
            listed = None
        try:
            (link / "000001.json").write_text("mine")
            wrote = True
        except PermissionError:
            wrote = False
        answer.send((shown is not None and shown.plan == plan, listed, wrote))

    mine, theirs = FORK.Pipe()
    process = FORK.Process(target=as_other, args=(theirs,))
    process.start()
    assert mine.poll(20)
    assert mine.recv() == (True, None, False)
    process.join(20)


def test_a_full_disk_says_so_and_keeps_what_was(root, token, link, plan, now, monkeypatch):
    """The old snapshot stays the current one."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder.os, "fsync", full)
    with pytest.raises(FileError, match="No space left"):
        publish(root, token_hash(token), replace(plan, unit="km"), now=now)
    monkeypatch.undo()
    assert current(root, token, now=now).plan == plan
    publish(root, token_hash(token), replace(plan, unit="km"), now=now)
    assert current(root, token, now=now).plan.unit == "km"


def test_a_number_is_taken_once(root, token, link, plan, now):
    """A snapshot that was written and never pointed to keeps its number."""
    (link / "000002.json").write_text("half of a snap")
    assert publish(root, token_hash(token), replace(plan, unit="km"), now=now).number == 3
    assert (link / "000002.json").read_text() == "half of a snap"


def test_killed_between_writing_and_pointing_the_old_one_stays(root, token, link, plan, now):
    """A process that dies there leaves what athletes see as it was."""

    def publisher():
        folder._point = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        publish(root, token_hash(token), replace(plan, unit="km"), now=now)

    process = FORK.Process(target=publisher)
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL
    assert files(link) == ["000001.json", "000002.json", "current"]
    assert current(root, token, now=now).plan == plan


def test_killed_at_any_moment_a_link_shows_a_whole_plan(root, token, link, plan, now):
    """After each of ten kills: a plan that was published whole, no older than the last acknowledged."""

    def publisher(acknowledged):
        for count in range(10_000):
            unit = "km" if count % 2 else "mile"
            made = publish(root, token_hash(token), replace(plan, unit=unit), now=now)
            acknowledged.send(made.number)

    chance = random.Random(7)
    last = 1
    for _ in range(10):
        mine, theirs = FORK.Pipe(duplex=False)
        process = FORK.Process(target=publisher, args=(theirs,))
        process.start()
        theirs.close()
        assert mine.poll(20)
        time.sleep(chance.uniform(0.0, 0.05))
        process.kill()
        process.join(20)
        while True:
            try:
                last = max(last, mine.recv())
            except EOFError:
                break
        shown = current(root, token, now=now)
        assert shown is not None
        assert shown.number >= last
        assert replace(shown.plan, unit=plan.unit) == plan


def test_errors_are_words(root, token, plan, now):
    """Where the tree cannot be made, the coach reads why."""
    root.write_text("a file in its place")
    with pytest.raises(CoachingError, match="could not be published"):
        publish(root, token_hash(token), plan, now=now)


def test_the_json_on_the_disk_is_the_snapshot(link, plan):
    """What another program would read: one object with its version."""
    state = json.loads((link / "000001.json").read_text())
    assert (state["snapshot_version"], state["plan"]["nickname"]) == (1, plan.nickname)


def test_what_has_expired_is_swept(root, token, link, plan, now):
    """Its folder goes, one that holds stays, and so does one that is not due by a second."""
    other = secrets.token_urlsafe(24)
    until = expiry(plan)
    publish(root, token_hash(other), plan, now=now, expires_at=until + dt.timedelta(days=9))
    assert sweep(root, now=until - dt.timedelta(seconds=1)) == 0
    assert sweep(root, now=until) == 1
    assert [path.name for path in root.iterdir()] == [token_hash(other)]
    assert current(root, token, now=now) is None
    assert current(root, other, now=until)


def test_nothing_else_is_swept(root, link, plan, now, tmp_path):
    """Files and folders of others stay, and so does one whose expiry cannot be read."""
    (root / "notes.txt").write_text("mine")
    (root / ("a" * 64)).write_text("a file")
    (root / ("b" * 64)).mkdir()
    aside = tmp_path / "aside"
    publish(aside, "c" * 64, plan, now=now)
    (root / ("c" * 64)).symlink_to(aside / ("c" * 64))
    for name in ("d", "e"):
        publish(root, name * 64, plan, now=now)
    (root / ("d" * 64) / "mine.txt").write_text("mine")
    (root / ("e" * 64) / "current").write_text("000099")
    before = files(root)
    assert sweep(root, now=expiry(plan)) == 1
    assert files(root) == [name for name in before if name != link.name]
    assert files(aside / ("c" * 64)) == ["000001.json", "current"]


def test_a_tree_that_may_not_be_listed_is_left_alone(root, plan, monkeypatch):
    """Another user's server, or one without a tree, sweeps nothing and says no error."""
    assert sweep(root, now=expiry(plan)) == 0

    def refused(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(root), "iterdir", refused)
    assert sweep(root, now=expiry(plan)) == 0
