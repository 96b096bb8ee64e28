"""What the roster's pages say."""

import datetime as dt
from types import SimpleNamespace

from helpers.pages import roster
from helpers.season.messages import read_messages

TODAY = dt.date(2026, 11, 24)
NOON = dt.datetime(2026, 11, 24, 12, 42).astimezone()
HOSTILE = '<img src=x onerror="window.__xss=1">'


def person(n, name="Ana", squads=()):
    """Return somebody of the list."""
    return SimpleNamespace(id=str(n), name=name, squads=squads, number=1, saved_at=NOON)


def test_a_line_of_the_list():
    """Name, squads, and the clock; the day too where it is another one; who is open is marked."""
    assert roster.people([person(1, squads=("A", "B"))], TODAY) == [["Ana", "A, B", "12:42"]]
    later = TODAY + dt.timedelta(days=1)
    assert roster.people([person(1, "")], later, "1") == [
        ["no name", "", "open, 24 Nov 2026, 12:42"]
    ]


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
