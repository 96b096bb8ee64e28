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


def called(text, day=TODAY):
    """Read messages while the roll of a day is called, on which everyone was to run an hour."""
    return read_messages(text, NAMES, TODAY, day=day, planned=[60.0] * len(NAMES))


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
        ("Ana 2026-11-25 RPE 7 52 min", "has not been yet"),
        ("Ana 2026-02-31 RPE 7 52 min", "There is no day 31"),
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


@pytest.mark.parametrize(
    "line",
    ["Ana: 52 min, RPE 7", "Ana 52 min RPE 7", "Ana 24.11.2026 52 min RPE 7",
     "Ana: 24/11/2026, 52 min, RPE 7", "Ana: 11/24/2026; 52 min; RPE 7", "Ana RPE: 7, 52 min",
     "Ana: Tue 24 Nov 52 min RPE 7", "[24.11.26, 21:02] Ana: 52 min, RPE 7", "ana 52 min. RPE 7.0."],
)  # fmt: skip
def test_a_day_as_people_write_it(line):
    """Without a date a message is of the roll's day; days of other spellings are read."""
    (message,) = called(line).entries
    assert (message.name, message.day) == ("Ana", TODAY)
    assert (message.done.minutes, message.done.rpe) == (52, 7)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [("Ana 5/11/2026 52 min", "can be read in more than one way"),
     ("[20.11.26, 21:02] Ana: 52 min", "It was sent on 2026-11-20"),
     ("Ana Lopez 52 min", 'Nobody in this squad is called "Ana Lopez".'),
     ("Ana Lopez: 52 min", 'Nobody in this squad is called "Ana Lopez".'),
     ("Ben 52 min", '"Ben" may be more than one here.'),
     ("Dora 52 min", "Nobody of this squad stands at its beginning."),
     ("Ana: 1 h 5 min", "Hours and minutes were given."),
     ("Ana: RPE 7, 1:05 h", "No minutes were found."),
     ("Ana: stopped after rep 3, RPE 9", "No minutes were found."),
     ("Ana: thanks, coach", "No minutes were found."), ("Ana", "No minutes were found."),
     ("Ana: not sick any more", "It is not clear whether they ran."),
     ("Ana: sick but did 3 reps", "It is not clear whether they ran."),
     ("Ana: 52 min " + "x" * 2000, "2000 are the most")],
)  # fmt: skip
def test_what_is_not_guessed(line, sentence):
    """Where day, name or presence could be two, a sentence says so."""
    reading = called(line)
    assert reading.entries == ()
    assert sentence in reading.refused[0].why


def test_what_was_taken_from_the_roll_is_counted():
    """How many messages are of its day and of the plan's minutes stands in the reading."""
    reading = called("Ana: RPE 7, no pain\nZoe: 2026-11-24 3x800 done, no pain\nBen Ito: 40 min")
    assert [(m.done.minutes, m.dated, m.timed) for m in reading.entries] == [
        (60, False, False), (60, True, False), (40, False, True),
    ]  # fmt: skip
    assert "No date given, so taken to be of 2026-11-24: 2." in reading.notes
    assert "No minutes given, so taken from the plan: 2." in reading.notes


def test_the_plan_is_of_the_rolls_day_alone():
    """A message about another day gets no minutes from it."""
    assert "No minutes" in called("Ana 2026-11-23 RPE 7").refused[0].why


def test_a_roll_to_come():
    """Nothing was done yet."""
    reading = called("Ana: 52 min", day=TODAY + dt.timedelta(days=1))
    assert "is still to come" in reading.refused[0].why


@pytest.mark.parametrize(
    ("line", "pain"),
    [("Ana: missed", None), ("Ana missed", None), ("Ana: sick, sorry", None), ("Ana: rest", None),
     ("Ana: ill", None), ("Ana: injured", True), ("Ana: can’t come, knee hurts", True),
     ("Ana 2026-11-24 missed, no pain", False)],
)  # fmt: skip
def test_who_missed_it(line, pain):
    """Without minutes these words say so."""
    (message,) = called(line).entries
    assert (message.done, message.day, message.pain) == (None, TODAY, pain)
    assert message.note
    assert "Missed: 1." in called(line).notes


def test_sick_and_yet_run():
    """Minutes say that they came."""
    (message,) = called("Ana: felt sick, 30 min, RPE 9").entries
    assert message.done.minutes == 30


@pytest.mark.parametrize(
    ("line", "note"),
    [("Ana: 3x800 done, 52 min, RPE 7, no pain", "3x800 done, no pain"),
     ("Ana: 3x800 done; 52 min; RPE 7; S1124; pain: no", "3x800 done"),
     ("Ana: done (RPE 7) - 52 min - windy", "done - windy"),
     ("Ana: felt good , 52 min , legs fine.", "felt good, legs fine")],
)  # fmt: skip
def test_no_commas_are_left_over(line, note):
    """Where minutes and rating were taken out, the words close up."""
    assert called(line).entries[0].note == note


def test_pain_at_the_end_of_a_long_message():
    """What stands behind the longest note is heard; the note is cut."""
    (message,) = called(f"Ana: 52 min, {'very windy, ' * 30}and the calf hurts").entries
    assert message.pain
    assert len(message.note) == 200


def test_pain_in_a_line_that_is_refused():
    """It is counted all the same."""
    assert "Something hurt, in lines that were not taken: 1." in called("Dora: calf sore").notes
