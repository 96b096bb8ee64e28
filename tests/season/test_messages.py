"""Athletes' messages after a session, as a coach pastes them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.season.log import Done
from helpers.season.messages import LONGEST_TEXT, MOST_MESSAGES, read_messages

TODAY = dt.date(2026, 11, 24)
NAMES = ("Ana", "Ben Ito", "Ben Cruz", "Zoë", "Sam (1)", "Sam (2)")


def read(text):
    """Read messages to this squad."""
    return read_messages(text, NAMES, TODAY)


def test_as_the_athletes_page_writes_it():
    """Date, code, rating, minutes, pain."""
    (message,) = read("Ana: 2026-11-24; 52 min; RPE 7; S1124, pain: no").entries
    assert (message.place, message.name, message.code, message.pain) == (0, "Ana", "S1124", False)
    assert message.done == Done(TODAY, 52, 7)


def test_the_second_session_of_a_day():
    """Its code bears a letter."""
    (message,) = read("Ana 2026-11-24; 30 min; RPE 4; S1124B, pain: no").entries
    assert message.code == "S1124b"
    assert message.done.note == ""


@pytest.mark.parametrize(
    "line",
    [
        "Ana 2026-11-24 RPE 7 52 min",
        "Ana: 2026-11-24 RPE 7 52 min",
        "ANA, 2026-11-24, 52 min, RPE 7",
        "[24.11.26, 18:02] Ana: 2026-11-24 rpe: 7 52 minutes",
        "24/11/2026, 18:02 - Ana: 2026-11-24 RPE 7/10 52min",
        "Ana\t2026-11-24\tRPE 7,0\t52,0 min",
        "  Ana 2026-11-24 RPE ７ ５２ min  ",
    ],
)
def test_as_messengers_bring_it(line):
    """What a messenger or a hand adds changes nothing."""
    (message,) = read(line).entries
    assert message.done == Done(TODAY, 52, 7)
    assert (message.name, message.code, message.pain) == ("Ana", "", None)


def test_words_are_kept():
    """What is written beside the numbers is the note."""
    (message,) = read("Zoe 2026-11-24 S3 RPE 8 40 min pain yes left calf, from rep 3").entries
    assert message.name == "Zoë"
    assert message.pain
    assert message.done.note == "left calf, from rep 3"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Ana RPE 7 52 min", "No date was found."),
        ("2026-11-24 RPE 7 52 min", "No name stands before the date."),
        ("Dora 2026-11-24 RPE 7 52 min", 'Nobody in this squad is called "Dora".'),
        ("Ben 2026-11-24 RPE 7 52 min", '"Ben" may be more than one here.'),
        ("Sam 2026-11-24 RPE 7 52 min", '"Sam" may be more than one here.'),
        ("Ana 2026-11-24 RPE 7", "No minutes were found."),
        ("Ana 2026-11-24 RPE 11 52 min", "RPE"),
        ("Ana 2026-11-24 RPE 7 0 min", "The time"),
        ("Ana 2026-11-24 RPE 7 9999 min", "The time"),
        ("Ana 2026-11-25 RPE 7 52 min", "still to come"),
        ("Ana 2026-02-31 RPE 7 52 min", "is no date"),
        ("Ana 1999-01-01 RPE 7 52 min", "1999"),
    ],
)
def test_a_line_that_is_refused(line, sentence):
    """It is left out with its reason; the others are read."""
    reading = read(f"{line}\n\nZoë 2026-11-24 RPE 5 30 min")
    assert [message.name for message in reading.entries] == ["Zoë"]
    ((row, given_, why),) = [(r.row, r.given, r.why) for r in reading.refused]
    assert row == 1
    assert given_ == line[:60] or given_.endswith("…")
    assert sentence in why


def test_the_whole_name_settles_it():
    """Two who share a first name are told apart by the rest."""
    found = read("Ben Cruz 2026-11-24 40 min\nSam (2) 2026-11-24 40 min").entries
    assert [message.name for message in found] == ["Ben Cruz", "Sam (2)"]


def test_said_twice():
    """The same message twice is one; another one about the same day is refused."""
    line = "Ana 2026-11-24 RPE 7 52 min"
    assert len(read(f"{line}\n{line}").entries) == 1
    reading = read(f"{line}\n{line.replace('7', '8')}")
    assert len(reading.entries) == 1
    assert "Line 1 says otherwise" in reading.refused[0].why


def test_what_the_coach_may_want_to_know():
    """Pain, and what was left unsaid, is counted."""
    notes = read("Ana 2026-11-24 52 min pain yes\nZoe 2026-11-24 RPE 5 30 min").notes
    assert notes == ("Something hurt: 1.", "Nothing said of pain: 1.", "No RPE given: 1.")


@pytest.mark.parametrize("text", ["x" * (LONGEST_TEXT + 1), "\n" * (MOST_MESSAGES + 1)])
def test_far_too_much(text):
    """It is refused before anything is read."""
    with pytest.raises(InputError, match="are the most"):
        read(text)


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_any_text(text):
    """Whatever is pasted, there are readings or refusals, and never a bug."""
    reading = read(text)
    assert all(0 <= message.place < len(NAMES) for message in reading.entries)


@given(
    st.sampled_from(NAMES), st.floats(0, 10), st.floats(1, 999), st.sampled_from(["yes", "no"]),
    st.permutations(range(3)),
)  # fmt: skip
def test_what_is_written_is_read(name, rpe, minutes, pain, order):
    """In whatever order the parts stand, they are read as they were written."""
    parts = [f"RPE {rpe:.1f}", f"{minutes:.1f} min", f"pain {pain}"]
    (message,) = read(" ".join([name, "2026-11-24", *(parts[at] for at in order)])).entries
    assert (message.name, message.pain) == (name, pain == "yes")
    assert message.done == Done(TODAY, float(f"{minutes:.1f}"), float(f"{rpe:.1f}"))
