import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.season.log import MOST_ENTRIES, Done, merged

DAY = dt.date(2026, 11, 24)


def test_load_is_rating_times_minutes():
    """The load of what was done is Foster's: 45 minutes at RPE 6 are 270."""
    assert Done(DAY, 45, 6).load == 270


def test_without_a_rating_no_load_is_made_up():
    """Where nobody asked for a rating, there is no load."""
    assert Done(DAY, 45).load is None


def test_a_rating_of_nothing_is_a_rating():
    """RPE 0 is an answer, and its load is zero."""
    assert Done(DAY, 45, 0).load == 0


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"minutes": 0}, "0 minutes were given"),
        ({"minutes": -3}, "more than 0 and at most 1440 minutes"),
        ({"minutes": 1441}, "at most 1440 minutes"),
        ({"minutes": math.nan}, "nan minutes were given"),
        ({"minutes": math.inf}, "inf minutes were given"),
        ({"rpe": 11}, "The scale goes from 0 to 10"),
        ({"rpe": -1}, "The scale goes from 0 to 10"),
        ({"rpe": math.nan}, "RPE nan was given"),
        ({"day": dt.date(1999, 12, 31)}, "A log goes from 2000 to 2100"),
        ({"day": dt.date(2101, 1, 1)}, "A log goes from 2000 to 2100"),
        ({"kind": "x" * 41}, "The kind of session has 41 characters. 40 fit."),
        ({"note": "x" * 201}, "The note has 201 characters. 200 fit."),
    ],
)
def test_what_cannot_have_been_done_is_refused(given, sentence):
    """Impossible days, durations, ratings and words are refused with a sentence."""
    with pytest.raises(InputError) as refused:
        Done(**{"day": DAY, "minutes": 45} | given)
    assert sentence in str(refused.value)
    assert len(refused.value.sentences) == 3


@pytest.mark.parametrize(
    "given",
    [
        {"minutes": 0.5},
        {"minutes": 1440},
        {"rpe": 10},
        {"day": dt.date(2000, 1, 1)},
        {"day": dt.date(2100, 12, 31)},
        {"kind": "x" * 40, "note": "x" * 200},
    ],
)
def test_ends_of_every_range_are_possible(given):
    """What lies just within is taken."""
    assert Done(**{"day": DAY, "minutes": 45} | given).minutes > 0


def test_a_later_entry_of_the_same_kind_replaces_the_earlier():
    """What is noted again is corrected, not added."""
    assert merged((Done(DAY, 45, 6),), (Done(DAY, 50, 7),)) == (Done(DAY, 50, 7),)


def test_two_kinds_on_a_day_both_stay():
    """A run and a session in the gym are two entries."""
    run, gym = Done(DAY, 45, 6, "easy run"), Done(DAY, 30, 5, "strength")
    assert merged((run,), (gym,)) == (run, gym)


@pytest.mark.parametrize("bare", [Done(DAY, 45), Done(DAY, 45, 6), Done(DAY, 45, 6, note="windy")])
def test_a_session_noted_by_hand_and_by_a_watch_was_done_once(bare):
    """An entry without a kind goes where one with a kind says all of it, whichever came first."""
    by_hand = Done(DAY, 45, 6, "easy run", "windy")
    assert merged((by_hand,), (bare,)) == merged((bare,), (by_hand,)) == (by_hand,)


@pytest.mark.parametrize(
    ("by_hand", "bare", "both"),
    [
        ((45, None, "windy"), (45, 7, ""), (45, 7, "windy")),
        ((45, None, "windy"), (45, 0, ""), (45, 0, "windy")),
        ((45, 6, ""), (45, None, "sore calf"), (45, 6, "sore calf")),
        ((45, 6, "windy"), (45, 6, "sore calf"), (45, 6, "windy; sore calf")),
        ((45, 6, "x" * 150), (45, 6, "y" * 150), (45, 6, "x" * 150 + "; " + "y" * 47 + "…")),
    ],
)
def test_what_either_says_of_one_session_is_kept(by_hand, bare, both):
    """The same minutes on the same day and no other rating are one session, counted once: it has
    the rating and the words of both.
    """
    one = Done(DAY, *by_hand[:2], "easy run", by_hand[2])
    other = Done(DAY, *bare[:2], note=bare[2])
    expected = (Done(DAY, *both[:2], "easy run", both[2]),)
    assert merged((one,), (other,)) == merged((other,), (one,)) == expected


@pytest.mark.parametrize("bare", [Done(DAY, 45, 7), Done(DAY, 50), Done(DAY, 45, 0)])
def test_another_rating_or_length_is_another_session(bare):
    """A run of other minutes, or rated otherwise, was done beside it."""
    by_hand = Done(DAY, 45, 6, "easy run", "windy")
    assert set(merged((by_hand,), (bare,))) == {by_hand, bare}
    assert set(merged((bare,), (by_hand,))) == {by_hand, bare}


def test_a_log_is_in_order_of_day():
    """Wherever an entry is added, the log runs by day."""
    later, earlier = Done(DAY, 45), Done(DAY - dt.timedelta(days=3), 30)
    assert merged((later,), (earlier,)) == (earlier, later)


def test_a_log_has_an_end():
    """As many entries as a log holds are kept; one more is refused."""
    days = [dt.date(2015, 1, 1) + dt.timedelta(days=n) for n in range(MOST_ENTRIES + 1)]
    entries = tuple(Done(day, 45) for day in days)
    assert len(merged((), entries[1:])) == MOST_ENTRIES
    with pytest.raises(InputError, match="3001 entries"):
        merged(entries[1:], entries[:1])


DONE = st.builds(
    Done,
    st.dates(dt.date(2026, 11, 1), dt.date(2026, 11, 9)),
    st.integers(1, 90) | st.sampled_from([30, 45]),
    st.none() | st.integers(0, 10),
    st.sampled_from(["", "easy run", "strength"]),
    st.sampled_from(["", "windy"]),
)
LOGS = st.lists(DONE, max_size=12).map(tuple)


@given(LOGS, LOGS)
def test_merging_again_changes_nothing(log, new):
    """The same entries twice make the same sessions, with one of a kind a day, and none but these."""
    once = merged(log, new)
    said = [(done.day, done.kind, done.minutes) for done in once]
    assert [(done.day, done.kind, done.minutes) for done in merged(once, new)] == said
    assert len({(done.day, done.kind) for done in once}) == len(once)
    assert set(said) <= {(done.day, done.kind, done.minutes) for done in (*log, *new)}


@given(LOGS, DONE)
def test_what_is_noted_last_stands_in_the_log(log, last):
    """Minutes, rating and note of a new entry are in the log, its own or one that says more."""
    assert any(
        done.day == last.day
        and done.minutes == last.minutes
        and last.rpe in (done.rpe, None)
        and last.note in done.note
        for done in merged(log, (last,))
    )


@given(LOGS)
def test_one_session_is_counted_once(log):
    """No two entries of a day are the same session, noted by hand and by a watch."""
    entries = merged((), log)
    for bare in (done for done in entries if not done.kind):
        assert not [
            other
            for other in entries
            if other.kind and (other.day, other.minutes) == (bare.day, bare.minutes)
            if other.rpe == bare.rpe or None in (other.rpe, bare.rpe)
        ]
