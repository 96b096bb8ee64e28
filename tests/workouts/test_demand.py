import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.workouts.demand import WORDS, graded, most_cautious


def test_the_words():
    """There are four words, from the least to the most cautious, and none of them promises safety."""
    assert WORDS == ("within reach", "demanding", "uncertain", "not as written")


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(WORDS, 2)))
def test_the_more_cautious_of_two(one, other):
    """Of two words the later one is the more cautious, whichever comes first."""
    assert most_cautious([one, other]) == most_cautious([other, one]) == other


def test_of_no_words_the_least():
    """Where nothing is said against a session, it is within reach."""
    assert most_cautious([]) == "within reach"


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_one_more_word_never_makes_it_easier(words):
    """The most cautious word is one of those given, and none of them is more cautious."""
    found = most_cautious(words)
    assert found in words
    assert all(WORDS.index(word) <= WORDS.index(found) for word in words)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0, "within reach"),
        (1, "within reach"),
        (1 + 1e-12, "within reach"),
        (1.01, "demanding"),
        (2, "demanding"),
        (2 + 1e-12, "demanding"),
        (2.01, "not as written"),
    ],
)
def test_a_value_between_two_limits(value, word):
    """A value up to the first limit is within reach, up to the second demanding; what rounding adds
    does not count.
    """
    assert graded(value, 1, 2) == word
