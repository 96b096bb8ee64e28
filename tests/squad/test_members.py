"""Names by which the members of a squad can be told apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete
from helpers.errors import CoachingError
from helpers.squad import MOST_MEMBERS, Member, names_of
from helpers.squad.members import check_size


def told(*names):
    """Return how athletes of these names are told apart."""
    return names_of(tuple(Member(Athlete(name)) for name in names))


def test_two_of_one_name_are_numbered():
    """Two of one name are numbered in the order of the table; others keep theirs."""
    assert told("Sam", "Ravi", "Sam") == ("Sam (1)", "Ravi", "Sam (2)")


def test_a_number_that_somebody_has_as_a_name_is_left_to_them():
    """A "Sam (1)" of that very name is no third of the two called Sam."""
    assert told("Sam", "Sam", "Sam (1)") == ("Sam (2)", "Sam (3)", "Sam (1)")


def test_names_that_look_alike_are_alike():
    """Accents written in one way or the other, and hidden marks, tell nobody apart."""
    assert told("Zoë", "Zoe\u0308", "Sam", "Sam\u200b") == (
        "Zoë (1)", "Zoë (2)", "Sam (1)", "Sam (2)",
    )  # fmt: skip


def test_a_name_without_anything_to_see_is_none():
    """Who has no name, or one of hidden marks, is called by their place."""
    assert told("", "\u202e\u200b", " ") == ("Athlete 1", "Athlete 2", "Athlete 3")


@given(st.lists(st.text("aA (12)\u202e\n", max_size=6) | st.text(max_size=20), max_size=8))
def test_all_are_told_apart_and_nothing_is_hidden(names):
    """Every name is unique, is not empty, and holds no control or direction mark."""
    found = told(*names)
    assert len(set(found)) == len(names)
    assert all(name.strip() for name in found)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") for c in "".join(found))


def test_more_than_a_thousand_are_no_squad():
    """A thousand are taken, one more is refused with what is possible."""
    check_size((Member(),) * MOST_MEMBERS)
    with pytest.raises(CoachingError, match=r"1001 athletes were given\. A squad has 1000"):
        check_size((Member(),) * (MOST_MEMBERS + 1))


def test_there_is_no_lane_9():
    """A lane that no track has is refused."""
    with pytest.raises(CoachingError, match="lanes 1 to 8"):
        Member(lane=9)
