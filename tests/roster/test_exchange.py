import contextlib
import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.athlete import Athlete
from helpers.errors import CoachingError, FileError
from helpers.roster import (
    backups_of,
    bring_in,
    export_text,
    open_roster,
    parse_export,
    preview,
)
from helpers.roster.arrivals import Preview
from helpers.workbook import Workbook, replaced

EXPIRES = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def full(roster, book):
    """A roster with something in every table; Ana is its first athlete."""
    ids = [roster.add(replaced(book, "athlete.name", name)) for name in ("Ana", "Ben", "Cy")]
    roster.save(ids[0], replaced(book, "athlete.age", 40), number=1)
    roster.archive(ids[2])
    roster.squads.set_members(roster.squads.add("Tuesday"), {ids[1]: 2, ids[0]: None})
    for _ in range(2):
        roster.shares.new(ids[0], expires_at=EXPIRES)
    return roster


@pytest.fixture
def other(tmp_path, clock):
    """Another roster, empty."""
    return open_roster(tmp_path / "other" / "roster.sqlite", now=clock)


def ana(roster):
    """Return the id of Ana."""
    return roster.people("Ana")[0].id


def everything(roster):
    """Return all that a roster tells about itself."""
    people = (*roster.people(), *roster.people(archived=True))
    histories = [
        [roster.opened(one.id, number + 1) for number in range(one.number)] for one in people
    ]
    return people, histories, roster.squads.all(), roster.shares.all()


ages = st.integers(8, 100)
someone = st.tuples(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(ages, max_size=3),
    st.booleans(),
)


@settings(max_examples=10)
@given(st.lists(someone, max_size=4), st.lists(st.sampled_from("ABCD"), unique=True, max_size=3))
def test_what_goes_out_comes_in(tmp_path_factory, some, squads):
    """A roster that was exported and imported is the same roster."""
    folder = tmp_path_factory.mktemp("exchange")
    roster, other = open_roster(folder / "a.sqlite"), open_roster(folder / "b.sqlite")
    ids = []
    for name, saved, away in some:
        ids.append(roster.add(Workbook(Athlete(name))))
        for number, age in enumerate(saved, 1):
            book = Workbook(Athlete(name, age=age))
            roster.change(ids[-1:], lambda _of, _book, book=book: book)
            roster.shares.new(ids[-1], expires_at=EXPIRES + dt.timedelta(days=number))
        if away:
            roster.archive(ids[-1])
    for lane, squad in enumerate(squads, 1):
        roster.squads.set_members(roster.squads.add(squad), dict.fromkeys(ids[lane - 1 :], lane))
    bring_in(other, parse_export(export_text(roster)))
    assert everything(other) == everything(roster)
    assert export_text(other) == export_text(roster)


def test_a_preview_counts_and_writes_nothing(full, other):
    """What a file would bring is said before anything is written."""
    found = preview(other, parse_export(export_text(full)))
    assert found == Preview(new=3, longer=0, same=0, differing=(), squads=1, links=2)
    assert other.people() == ()


def test_the_preview_is_what_comes(full, other):
    """An import says the same as its preview did."""
    export = parse_export(export_text(full))
    assert preview(other, export) == bring_in(other, export)


def test_importing_twice_brings_nothing(full):
    """What is here already is skipped."""
    before = export_text(full)
    assert bring_in(full, parse_export(before)) == Preview(0, 0, 3, (), 0, 0)
    assert export_text(full) == before


def test_an_older_file_takes_nothing_back(full, book):
    """A file from before the last saves leaves them."""
    older = parse_export(export_text(full))
    full.save(ana(full), replaced(book, "athlete.age", 41), number=2)
    assert bring_in(full, older).same == 3
    assert full.opened(ana(full)).workbook.athlete.age == 41


def test_a_longer_history_adds_what_is_missing(full, other, book):
    """What was saved on another machine since is added, and the list shows it."""
    bring_in(other, parse_export(export_text(full)))
    full.save(ana(full), replaced(book, "athlete.name", "Ana B"), number=2)
    assert bring_in(other, parse_export(export_text(full))).longer == 1
    assert everything(other) == everything(full)


def test_two_histories_stay_two(full, other, book):
    """An athlete who was changed here and there is left alone and named."""
    bring_in(other, parse_export(export_text(full)))
    full.save(ana(full), replaced(book, "athlete.age", 41), number=2)
    other.save(ana(other), replaced(book, "athlete.age", 42), number=2)
    found = bring_in(other, parse_export(export_text(full)))
    assert (found.differing, found.same) == (("Ana",), 2)
    assert "left as they are here: Ana." in found.words
    assert other.opened(ana(other)).workbook.athlete.age == 42


def test_a_new_athlete_joins_a_squad_that_is_here(full, other, book):
    """Membership comes with an athlete that this roster did not know."""
    bring_in(other, parse_export(export_text(full)))
    (squad,) = full.squads.all()
    new = full.add(replaced(book, "athlete.name", "Di"))
    full.squads.set_members(squad.id, dict.fromkeys((*squad.athletes, new)))
    bring_in(other, parse_export(export_text(full)))
    assert other.squads.all()[0].athletes[-1] == new


def test_a_backup_comes_first(full, other, path):
    """Before an import the roster as it was is backed up."""
    bring_in(full, parse_export(export_text(other)))
    assert backups_of(path)[0].why == "before-import"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("roster_version",), 2),
        (("roster_version",), "1"),
        (("roster_version",), True),
        (("athletes",), {}),
        (("surprise",), 1),
        (("athletes", 0, "surprise"), 1),
        (("athletes", 0), None),
        (("athletes", 0, "id"), "another"),
        (("athletes", 0, "id"), 7),
        (("athletes", 0, "created_at"), "yesterday"),
        (("athletes", 0, "created_at"), "2026-11-24T10:42:00"),
        (("athletes", 0, "created_at"), "0001-01-01T00:00:00+14:00"),
        (("revisions", 0, "number"), 7),
        (("revisions", 0, "number"), 1.0),
        (("revisions", 0, "number"), 10**30),
        (("revisions", 0, "workbook"), "{}"),
        (("revisions", 0, "workbook", "schema_version"), 99),
        (("revisions", 0, "workbook", "athlete", "age"), 7),
        (("revisions", 0, "workbook", "athlete", "mile_time_s"), float("nan")),
        (("squads", 0, "name"), "two\nlines"),
        (("squads", 0, "name"), "half \ud83c sign"),
        (("squads", 0, "name"), "x" * 2000),
        (("memberships", 0, "lane"), 9),
        (("memberships", 0, "squad_id"), "another"),
        (("shares", 0, "token_hash"), "another"),
        (("shares", 0, "token"), "another"),
    ],
)
def test_what_no_export_holds_is_refused(full, place, value):
    """Newer versions, unknown names, wrong types and things that belong to nothing are refused."""
    content = json.loads(export_text(full))
    if place[0] == "shares":  # the last one holds; a revoked one has no token
        content["shares"].sort(key=lambda share: share["token"] is None)
    inner = content
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = value
    with pytest.raises(FileError):
        parse_export(json.dumps(content))


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", "[" * 100_000, '{"roster_version":', "\0"]
)
def test_what_is_no_export_is_said_to_be_none(text):
    """A file of another kind is refused in words."""
    with pytest.raises(FileError, match="not an exported roster"):
        parse_export(text)


def test_nothing_stands_twice(full):
    """A row that stands twice is refused."""
    content = json.loads(export_text(full))
    content["athletes"].append(content["athletes"][0])
    with pytest.raises(FileError, match="stands twice"):
        parse_export(json.dumps(content))


def test_a_workbooks_fault_says_where(full):
    """The sentence about a fault names the row and the field."""
    content = json.loads(export_text(full))
    content["revisions"][2]["workbook"]["athlete"]["age"] = 7
    with pytest.raises(FileError, match=r"revisions\.2\.workbook.*ages 8 to 100"):
        parse_export(json.dumps(content))


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_export_is_read_or_refused(full, data):
    """With any letter changed or the end cut off it is read or refused in words."""
    text = export_text(full)
    at = data.draw(st.integers(0, len(text) - 1))
    put = data.draw(st.sampled_from(["", "0", '"', "}", "é", "\0"]))
    damaged = text[:at] + put + (text[at + 1 :] if data.draw(st.booleans()) else "")
    with contextlib.suppress(CoachingError):
        parse_export(damaged)
