"""What the roster's pages say."""

import datetime as dt
from types import SimpleNamespace

from helpers.pages import links, roster
from helpers.season.messages import read_messages

TODAY = dt.date(2026, 11, 24)
NOON = dt.datetime(2026, 11, 24, 12, 42).astimezone()
HOSTILE = '<img src=x onerror="window.__xss=1">'


def person(n, name="Ana", squads=(), *, archived=False, linked=False):
    """Return somebody of the list."""
    return SimpleNamespace(
        id=str(n), name=name, squads=squads, archived=archived, linked=linked, number=1,
        saved_at=NOON,
    )  # fmt: skip


def test_a_line_of_the_list():
    """Name, squads, and the clock; the day too where it is another one; who is open is marked."""
    assert roster.people([person(1, squads=("A", "B"))], TODAY) == [["Ana", "A, B", "12:42"]]
    later = TODAY + dt.timedelta(days=1)
    assert roster.people([person(1, "")], later, "1") == [
        ["no name", "", "open, 24 Nov 2026, 12:42"]
    ]


def test_mile_and_link_stand_in_a_line():
    """The mile as elsewhere, whether a link is out, then the squads; nothing for what is not."""
    line = roster.people([person(1, squads=("A",), linked=True)], TODAY, "", {"1": 370.4})
    assert line[0][1] == "mile 6:10.4 · has a link · A"
    assert roster.people([person(1)], TODAY, "", {"1": None})[0][1] == ""


def test_at_most_fifty_are_listed():
    """The rest is counted."""
    assert len(roster.people([person(n) for n in range(1000)], TODAY)) == 50
    assert roster.more_people(50) == ""
    assert roster.more_people(51).startswith("and 1 more")


def test_namesakes_are_told_apart():
    """Only they bear the time at which each was saved."""
    found = [person(1, "Sam"), person(2, "Ana"), person(3, "Sam")]
    told = roster.told_apart(found, TODAY)
    assert told == [("Sam", "12:42"), ("Ana", ""), ("Sam", "12:42")]


def test_who_is_archived_is_said_beside_the_name():
    """A tick for somebody who stays away tonight says so."""
    assert roster.told_apart([person(1, archived=True)], TODAY) == [("Ana", "archived")]


def test_nobody_found():
    """What to do depends on what was looked for."""
    assert "add someone" in roster.nobody_found("", archived=False)
    assert roster.nobody_found(" ", archived=True) == "Nobody is archived."
    assert len(roster.nobody_found("x" * 10_000, archived=False)) < 120


def test_names_and_notes_are_text():
    """Whatever somebody is called or wrote, no markup comes of it."""
    line = f"{HOSTILE} 2026-11-24 RPE 7 52 min {HOSTILE}"
    reading = read_messages(line, [HOSTILE], TODAY)
    assert len(reading.entries) == 1
    shown = [
        roster.messages(reading),
        roster.messages(read_messages(line, ["Ana"], TODAY)),
        roster.look_at([(HOSTILE, HOSTILE)], 1, 0),
        roster.who_is_in(HOSTILE, 1),
    ]
    assert all("<img" not in markup and "&lt;img" in markup for markup in shown)


def test_who_is_in():
    """One is one."""
    assert "1 athlete." in roster.who_is_in("Tuesday", 1)
    assert "2 athletes." in roster.who_is_in("Tuesday", 2)


def test_where_it_opens():
    """The sentence names both commands."""
    assert "make dashboard or make lab" in roster.nowhere()


def test_a_link_that_no_phone_opens_says_so():
    """With it stands how the address is set; one that works promises the plan instead."""
    said = links.link("http://localhost:8867/plan/x", TODAY, host="localhost")
    assert "No phone can open it: localhost is this computer alone." in said
    assert "MILE_ADDRESS" in said
    assert "Whoever has it sees the plan" not in said
    assert "MILE_ADDRESS" not in links.link("https://plans.example.org/plan/x", TODAY)


def test_a_link_that_shows_nothing_says_why():
    """It was not published here, or it ended."""
    assert "Not published yet:" in links.not_shown("https://x/plan/y")
    assert "This link ended on 24 November 2026:" in links.not_shown("https://x/plan/y", TODAY)
