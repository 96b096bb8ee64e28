"""A round of publishing, with a real roster and a real folder."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import update

from helpers.errors import FileError, InputError
from helpers.publishing import current
from helpers.publishing.rounds import due, link_of, new_link, publish_all, take_back
from helpers.roster import open_roster
from helpers.roster.schema import shares
from helpers.workbook import replaced, sample

TODAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 17, tzinfo=dt.UTC)


@pytest.fixture
def root(tmp_path):
    """The published tree."""
    return tmp_path / "published"


@pytest.fixture
def roster(tmp_path):
    """Ravi and Elena, each with a race in ten weeks."""
    made = open_roster(tmp_path / "roster.sqlite", now=lambda: NOW)
    race = TODAY + dt.timedelta(days=70)
    for name in ("recreational", "experienced"):
        made.add(replaced(sample(name), "goal.race_date", race))
    return made


@pytest.fixture
def ids(roster):
    """Their ids by name."""
    return {person.name: person.id for person in roster.people()}


def give(roster, root, athlete_id):
    """Give a link on this day."""
    return new_link(roster, root, athlete_id, today=TODAY, now=NOW)


def due_now(roster, root, today=TODAY, now=NOW):
    """Return what is due."""
    return due(roster, root, today=today, now=now)


def edit(roster, athlete_id, path, value):
    """Change something of an athlete's workbook."""
    roster.change([athlete_id], lambda _id, workbook: replaced(workbook, path, value))


def test_a_link_works_at_once(roster, root, ids):
    """Its token shows the plan, until two weeks after the race; nothing is due then."""
    share = give(roster, root, ids["Ravi"])
    shown = current(root, share.token, now=NOW)
    assert shown.plan.nickname == "Ravi"
    assert shown.expires_at.date() == TODAY + dt.timedelta(days=85)
    assert link_of(roster, ids["Ravi"]).expires_at == shown.expires_at
    assert due_now(roster, root) == ()


def test_who_has_no_link_is_not_published(roster, root):
    """Nothing leaves that the coach has not given away."""
    assert due_now(roster, root) == ()
    assert not root.exists()


def test_a_new_link_kills_the_old_one(roster, root, ids):
    """The old token shows nothing, and its folder is gone."""
    old, new = give(roster, root, ids["Ravi"]), give(roster, root, ids["Ravi"])
    assert current(root, old.token, now=NOW) is None
    assert current(root, new.token, now=NOW)
    assert [path.name for path in root.iterdir()] == [new.token_hash]


def test_only_what_has_changed_is_due(roster, root, ids):
    """Each with what differs in words; once published, nothing is."""
    share = give(roster, root, ids["Ravi"])
    give(roster, root, ids["Elena"])
    edit(roster, ids["Ravi"], "athlete.training_days", (1, 3, 5))
    (found,) = due_now(roster, root)
    assert found.share.athlete_id == ids["Ravi"]
    assert "taken out" in " ".join(found.said)
    assert current(root, share.token, now=NOW).plan != found.plan
    assert publish_all(roster, root, [found], now=NOW) == 1
    assert current(root, share.token, now=NOW).plan == found.plan
    assert due_now(roster, root) == ()


def test_what_a_coach_keeps_to_themselves_is_no_change(roster, root, ids):
    """A note of the log, an age or a name of the race makes nothing due."""
    give(roster, root, ids["Ravi"])
    edit(roster, ids["Ravi"], "goal.race_name", "Kirkwood mile")
    assert due_now(roster, root) == ()


def test_the_next_day_alone_makes_nothing_due(roster, root, ids):
    """Days go by; the plan that is shown holds them already."""
    share = give(roster, root, ids["Ravi"])
    workbook = roster.opened(ids["Ravi"]).workbook
    begun = replace(workbook.outline, start=TODAY)
    roster.save(ids["Ravi"], replace(workbook, outline=begun), number=1)
    assert due_now(roster, root, today=TODAY + dt.timedelta(days=1)) == ()
    assert current(root, share.token, now=NOW)


def test_an_expired_plan_is_due_again(roster, root, ids):
    """With a later race it goes out anew under the same link."""
    share = give(roster, root, ids["Ravi"])
    later = NOW + dt.timedelta(days=100)
    edit(roster, ids["Ravi"], "goal.race_date", TODAY + dt.timedelta(days=150))
    found = due_now(roster, root, today=later.date(), now=later)
    publish_all(roster, root, found, now=later)
    assert current(root, share.token, now=later)


def test_a_round_sweeps_what_has_expired(roster, root, ids):
    """The folder of a link that ended is gone once something is published, the link itself is not."""
    old = give(roster, root, ids["Ravi"])
    later = NOW + dt.timedelta(days=100)
    publish_all(roster, root, (), now=later)
    assert not list(root.iterdir())
    assert link_of(roster, ids["Ravi"]).token == old.token


def test_a_new_link_sweeps_too(roster, root, ids):
    """Nothing that ended is left beside it."""
    give(roster, root, ids["Ravi"])
    later = NOW + dt.timedelta(days=100)
    edit(roster, ids["Elena"], "goal.race_date", TODAY + dt.timedelta(days=150))
    new = new_link(roster, root, ids["Elena"], today=later.date(), now=later)
    assert [path.name for path in root.iterdir()] == [new.token_hash]


def test_every_link_of_an_athlete_is_taken_back(roster, root, ids):
    """Also a second one, which a file from another machine brought along."""
    first = give(roster, root, ids["Ravi"])
    second = roster.shares.new(ids["Ravi"], expires_at=first.expires_at)
    with roster.database.writing() as connection:
        connection.execute(
            update(shares).where(shares.c.token_hash == first.token_hash).values(revoked_at=None)
        )
    assert take_back(roster, root, ids["Ravi"])
    assert all(share.revoked_at for share in roster.shares.all())
    assert second.token_hash in {share.token_hash for share in roster.shares.all()}
    assert not take_back(roster, root, ids["Ravi"])


def test_the_archived_are_not_published(roster, root, ids):
    """Their plans may change as they will."""
    give(roster, root, ids["Ravi"])
    edit(roster, ids["Ravi"], "athlete.training_days", (1, 3, 5))
    roster.archive(ids["Ravi"])
    assert due_now(roster, root) == ()


def test_a_link_taken_back_is_dead(roster, root, ids):
    """Its folder is gone, nothing is due, and it may be taken back twice."""
    share = give(roster, root, ids["Ravi"])
    take_back(roster, root, ids["Ravi"])
    take_back(roster, root, ids["Ravi"])
    assert current(root, share.token, now=NOW) is None
    assert link_of(roster, ids["Ravi"]) is None
    assert due_now(roster, root) == ()


def test_what_was_taken_back_meanwhile_stays_dead(roster, root, ids):
    """Another window revoked it between the look and the round."""
    share = give(roster, root, ids["Ravi"])
    edit(roster, ids["Ravi"], "athlete.training_days", (1, 3, 5))
    found = due_now(roster, root)
    take_back(roster, root, ids["Ravi"])
    with pytest.raises(InputError, match="does not hold any more"):
        publish_all(roster, root, found, now=NOW)
    assert current(root, share.token, now=NOW) is None
    assert list(root.iterdir()) == []


def test_a_round_that_fails_is_gone_on_with(roster, root, ids):
    """What was out before the fault stays out, and the rest is due still."""
    for athlete_id in ids.values():
        give(roster, root, athlete_id)
        edit(roster, athlete_id, "athlete.training_days", (1, 3, 5))
    found = due_now(roster, root)
    broken = root / found[1].share.token_hash
    for path in broken.iterdir():
        path.unlink()
    broken.rmdir()
    broken.write_text("no folder")
    with pytest.raises(FileError):
        publish_all(roster, root, found, now=NOW)
    assert [d.share for d in due_now(roster, root)] == [found[1].share]
