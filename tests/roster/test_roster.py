import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from helpers.athlete import Athlete
from helpers.errors import ChangedElsewhereError, CoachingError, InputError
from helpers.roster import open_roster
from helpers.roster.plans import written
from helpers.roster.schema import revisions
from helpers.season.log import Done, merged
from helpers.workbook import SAMPLES, Workbook, from_json, replaced, sample


def aged(book, age):
    """Return a workbook with another age."""
    return replaced(book, "athlete.age", age)


def names(people):
    """Return the names of people in their order."""
    return [person.name for person in people]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_workbook_returns_whole(roster, name):
    """What was saved comes back equal, squad, log and assumptions included."""
    whole = replaced(sample(name, "tuesday"), "assumptions.walk_speed", 1.5)
    whole = replaced(
        whole, "outline.log", (Done(dt.date(2026, 11, 23), 45, 6, note="<b>wind</b>"),)
    )
    assert roster.opened(roster.add(whole)).workbook == whole


def test_the_list_is_of_the_newest(roster, book, clock):
    """The list shows name, number and time of each newest revision."""
    of = roster.add(book)
    clock.pass_time(minutes=5)
    roster.save(of, replaced(book, "athlete.name", "Anna"), number=1)
    (person,) = roster.people()
    assert (person.id, person.name, person.number) == (of, "Anna", 2)
    assert person.saved_at == clock.moment


@pytest.mark.parametrize("find", ["zoe", "ZOË", "oe", "club", " tuesday "])
def test_people_are_found_without_accents_or_capitals(roster, find):
    """Part of a name or of a squad's name finds an athlete."""
    of = roster.add(Workbook(Athlete("Zoë")))
    roster.add(Workbook(Athlete("Ben")))
    roster.squads.set_members(roster.squads.add("Tuesday Club"), {of: None})
    assert names(roster.people(find)) == ["Zoë"]


def test_letters_that_have_no_accent_are_found_by_their_plain_ones(roster):
    """A keyboard without them finds Łódź, Søren and Đokić."""
    for name in ("Łódź", "Søren", "Đokić"):
        roster.add(Workbook(Athlete(name)))
    assert [names(roster.people(find)) for find in ("lodz", "soren", "dokic")] == [
        ["Łódź"], ["Søren"], ["Đokić"],
    ]  # fmt: skip


def test_the_list_is_in_order_of_names(roster):
    """Names are in the order in which a person looks for them."""
    for name in ("ben", "Álvaro", "", "Carl", "ana"):
        roster.add(Workbook(Athlete(name)))
    assert names(roster.people()) == ["", "Álvaro", "ana", "ben", "Carl"]


def test_two_of_one_name_are_two(roster, book):
    """A name needs not be anyone's alone."""
    assert roster.add(book) != roster.add(book)
    assert names(roster.people()) == ["Ana", "Ana"]


def test_a_revision_never_overwrites(roster, book):
    """Every saved state can be opened again."""
    of = roster.add(book)
    roster.save(of, aged(book, 40), number=1)
    roster.save(of, aged(book, 41), number=2)
    assert [roster.opened(of, n).workbook.athlete.age for n in (1, 2, 3)] == [None, 40, 41]
    assert [revision.number for revision in roster.revisions(of)] == [3, 2, 1]


def test_nothing_new_is_not_saved(roster, book):
    """Saving what equals the newest revision appends nothing."""
    of = roster.add(book)
    assert roster.save(of, roster.opened(of).workbook, number=1).number == 1
    assert len(roster.revisions(of)) == 1


def test_equal_numbers_are_nothing_new(roster):
    """370 seconds and 370.0 seconds are the same."""
    of = roster.add(Workbook(Athlete(mile_time_s=370)))
    assert roster.save(of, Workbook(Athlete(mile_time_s=370.0)), number=1).number == 1


def test_the_second_of_two_tabs_is_told(path, roster, book, clock):
    """A save from a stale page is refused, and brings what was saved elsewhere at what time."""
    of = roster.add(book)
    other = open_roster(path, now=clock)
    clock.pass_time(minutes=3)
    other.save(of, aged(book, 40), number=1)
    with pytest.raises(ChangedElsewhereError) as caught:
        roster.save(of, aged(book, 50), number=1)
    assert caught.value.newer == other.opened(of)
    assert str(caught.value).startswith(f"Changed elsewhere at {clock().astimezone():%H:%M}. ")
    assert roster.opened(of).workbook.athlete.age == 40


def test_a_conflict_names_the_parts_that_differ(roster, book):
    """The coach reads what the choice is about before making it."""
    of = roster.add(book)
    roster.save(of, replaced(book, "athlete.mile_time_s", 365.0), number=1)
    mine = replaced(aged(book, 50), "goal.race_name", "Kirkwood")
    with pytest.raises(ChangedElsewhereError) as caught:
        roster.save(of, mine, number=1)
    assert "they differ in: current mile, goal, profile." in str(caught.value)
    assert len(caught.value.sentences) == 3


def test_another_day_is_named(roster, book, clock):
    """What was saved on another day says on which."""
    of = roster.add(book)
    roster.save(of, aged(book, 40), number=1)
    clock.pass_time(days=2)
    with pytest.raises(ChangedElsewhereError, match=r"at 24 Nov 2026, \d\d:\d\d\."):
        roster.save(of, aged(book, 50), number=1)


def test_two_tabs_with_one_mind_agree(roster, book):
    """A stale page that holds what was saved elsewhere has nothing to be told."""
    of = roster.add(book)
    roster.save(of, aged(book, 40), number=1)
    assert roster.save(of, aged(book, 40), number=1).number == 2


def test_theirs_or_mine_or_both(roster, book):
    """After a conflict each way out is open: take theirs, put mine on top, keep mine as a copy."""
    of = roster.add(book)
    roster.save(of, aged(book, 40), number=1)
    with pytest.raises(ChangedElsewhereError) as caught:
        roster.save(of, aged(book, 50), number=1)
    copied = roster.keep_as_copy(aged(book, 50))
    assert roster.opened(copied).workbook == replaced(aged(book, 50), "athlete.name", "Ana, copy")
    assert roster.opened(of) == caught.value.newer
    assert roster.save(of, aged(book, 50), number=caught.value.newer.number).number == 3


def test_a_second_copy_has_a_name_of_its_own(roster, book):
    """Copies can be told apart."""
    for _ in range(2):
        roster.keep_as_copy(book)
    assert names(roster.people()) == ["Ana, copy", "Ana, copy 2"]


def test_a_roll_call_reads_the_newest(roster, book):
    """What was saved elsewhere meanwhile stays when a roll call adds to it."""
    ids = [roster.add(replaced(book, "athlete.name", name)) for name in ("Ana", "Ben")]
    roster.save(ids[0], aged(book, 40), number=1)
    entries = {
        of: Done(dt.date(2026, 11, 24), 45, rpe) for of, rpe in zip(ids, (6, 7), strict=True)
    }

    def noted(of, workbook):
        log = merged(workbook.outline.log, (entries[of],))
        return replace(workbook, outline=replace(workbook.outline, log=log))

    changed = roster.change(entries, noted)
    assert [opened.number for opened in changed] == [3, 2]
    assert [roster.opened(of).workbook.outline.log[0].rpe for of in ids] == [6, 7]
    assert roster.opened(ids[0]).workbook.athlete.age == 40


def test_a_roll_call_is_all_or_nothing(roster, book):
    """Where one athlete's change is refused, nobody's is kept."""
    ids = [roster.add(book), roster.add(aged(book, 100))]
    with pytest.raises(InputError):
        roster.change(ids, lambda _of, workbook: aged(workbook, (workbook.athlete.age or 20) + 1))
    assert [roster.opened(of).number for of in ids] == [1, 1]


def test_the_list_says_who_has_a_link(roster, book, clock):
    """One that was taken back or has expired is none."""
    of = roster.add(book)
    assert not roster.people()[0].linked
    share = roster.shares.new(of, expires_at=clock() + dt.timedelta(days=2))
    assert roster.people()[0].linked
    clock.pass_time(days=2)
    assert not roster.people()[0].linked
    share = roster.shares.new(of, expires_at=clock() + dt.timedelta(days=2))
    roster.shares.revoke(share.token_hash)
    assert not roster.people()[0].linked


def test_newest_workbooks_of_a_few(roster, book):
    """Each as saved last; one that cannot be read is left out, and the others are not."""
    ids = [roster.add(replaced(book, "athlete.name", name)) for name in ("Ana", "Ben", "Cho")]
    roster.save(ids[0], aged(book, 41), number=1)
    with roster.database.writing() as connection:
        damaged = update(revisions).where(revisions.c.athlete_id == ids[1])
        connection.execute(damaged.values(workbook="{"))
    found = roster.newest(roster.people()[:2])
    assert {of: workbook.athlete.age for of, workbook in found.items()} == {ids[0]: 41}
    assert roster.newest(()) == {}


def test_those_who_are_known(roster, book):
    """Archived or not, by name; a stranger is left out."""
    ids = [roster.add(replaced(book, "athlete.name", name)) for name in ("Cho", "Ana", "Ben")]
    roster.archive(ids[0])
    found = roster.known((ids[0], "nobody", ids[1]))
    assert [(person.name, person.archived) for person in found] == [("Ana", False), ("Cho", True)]
    assert roster.known(()) == ()


def test_the_archived_leave_the_list_and_return(roster, book):
    """An archived athlete is in a list of their own, with everything, until they are restored."""
    of = roster.add(book)
    roster.archive(of)
    assert roster.people() == ()
    assert names(roster.people(archived=True)) == ["Ana"]
    assert roster.opened(of).workbook == book
    roster.restore(of)
    assert names(roster.people()) == ["Ana"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda roster: roster.opened("nobody"),
        lambda roster: roster.save("nobody", Workbook(), number=1),
        lambda roster: roster.change(["nobody"], lambda _of, workbook: workbook),
        lambda roster: roster.archive("nobody"),
        lambda roster: roster.delete("nobody"),
        lambda roster: roster.shares.new("nobody", expires_at=roster.now()),
    ],
)
def test_who_is_gone_is_said_to_be(roster, ask):
    """Asking for an athlete that another window has deleted is answered in words."""
    with pytest.raises(InputError, match="not in the roster"):
        ask(roster)


def test_an_unknown_revision_is_said_to_be(roster, book):
    """A revision that never was is answered in words."""
    with pytest.raises(InputError, match="Revision 7"):
        roster.opened(roster.add(book), 7)


def test_what_cannot_be_read_again_is_not_kept(roster):
    """A name that no file can hold is refused before anything is written."""
    with pytest.raises(CoachingError):
        roster.add(Workbook(Athlete("half a \ud83c sign")))
    assert roster.people() == ()


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_name_returns(tmp_path_factory, name):
    """Names in any script, with any sign, come back as they were."""
    roster = open_roster(tmp_path_factory.mktemp("any") / "roster.sqlite")
    of = roster.add(Workbook(Athlete(name)))
    assert roster.people()[0].name == roster.opened(of).workbook.athlete.name == name


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_kept_is_settled(name):
    """A workbook that was kept and read is written with the same letters again."""
    text = written(sample(name, "tuesday"))
    assert written(from_json(text)) == text


def test_moments_are_kept_in_utc(path, book):
    """A clock in another time zone changes nothing about when it was."""
    east = dt.timezone(dt.timedelta(hours=5, minutes=30))
    noon = dt.datetime(2026, 11, 24, 12, tzinfo=east)
    roster = open_roster(path, now=lambda: noon)
    roster.add(book)
    (person,) = roster.people()
    assert person.saved_at == noon
    assert person.saved_at.tzinfo is dt.UTC
