import dataclasses
import math

import pytest

from helpers.errors import FileError, InputError
from helpers.evidence import SAYER, Assumption, Assumptions, Source, data_path
from helpers.workbook import ASSUMPTIONS

WALK = Assumption("walk", 1.4, "m/s", 0.8, 2.2, "walking speed", "usual walk")
JOG = Assumption("jog", 0.55, "of mile speed", 0.4, 0.75, "jogging speed", "usual jog")


def test_a_source_reads_as_a_citation():
    """A source is author, year and title."""
    assert str(Source("Riegel", 1981, "Athletic records")) == "Riegel (1981), Athletic records"


def test_the_article_is_cited_by_its_author():
    """The article is cited as Sayer, without a year it does not state."""
    assert str(SAYER) == "Sayer, How To Run A Faster Mile"


def test_an_assumption_keeps_its_default():
    """An assumption the coach left alone has its default value."""
    assert Assumptions()[WALK] == 1.4


def test_the_coachs_own_value_wins():
    """An assumption the coach changed has the coach's value, and the others keep theirs."""
    own = Assumptions().replaced(WALK, 1.6)
    assert (own[WALK], own[JOG]) == (1.6, 0.55)


def test_the_order_of_changes_leaves_no_trace():
    """Two coaches who chose the same values have equal assumptions."""
    one = Assumptions().replaced(WALK, 1.6).replaced(JOG, 0.6)
    other = Assumptions().replaced(JOG, 0.5).replaced(WALK, 1.6).replaced(JOG, 0.6)
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize("value", [0.79, 2.21, -1.4, math.nan, math.inf, -math.inf])
def test_values_that_make_no_sense_are_refused(value):
    """A value outside its range, or no number, is refused and the range named."""
    with pytest.raises(InputError, match=r"walking speed. It goes from 0.8 to 2.2"):
        Assumptions().replaced(WALK, value)


def test_both_ends_of_a_range_are_possible():
    """The ends of a range belong to it."""
    assert [Assumptions().replaced(WALK, end)[WALK] for end in (0.8, 2.2)] == [0.8, 2.2]


def test_checking_keeps_good_values():
    """Values that every version knows pass the check unchanged."""
    own = Assumptions((("walk", 1.6),))
    assert own.checked([WALK, JOG]) == own


def test_an_unknown_assumption_is_refused():
    """A value for something the workbook does not assume is refused by name."""
    with pytest.raises(InputError, match='"gravity" is not something'):
        Assumptions((("gravity", 9.81),)).checked([WALK])


def test_a_stored_value_out_of_range_is_refused():
    """A value out of range is refused where it comes from a file, too."""
    with pytest.raises(InputError, match="walking speed"):
        Assumptions((("walk", math.nan),)).checked([WALK])


@pytest.mark.parametrize("record", [WALK, Assumptions(), SAYER], ids=lambda r: type(r).__name__)
def test_records_are_frozen(record):
    """Nothing on the ground can be changed in place."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, dataclasses.fields(record)[0].name, None)


@pytest.mark.parametrize("assumption", ASSUMPTIONS, ids=lambda a: a.name)
def test_every_default_lies_in_its_range(assumption):
    """What the workbook assumes lies within what it says makes sense."""
    assert assumption.low <= assumption.value <= assumption.high


def test_assumptions_have_names_of_their_own():
    """No two assumptions share a name, under which the coach's value is kept."""
    names = [assumption.name for assumption in ASSUMPTIONS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("assumption", ASSUMPTIONS, ids=lambda a: a.name)
def test_every_assumption_is_explained(assumption):
    """Each assumption has a label and a reason that a coach can read."""
    assert assumption.label
    assert len(assumption.reason) > 3


def test_reference_files_are_found():
    """A file of the reference data is found wherever the workbook is installed."""
    assert data_path("world_records.csv").read_text("utf-8").startswith("sex,event")


def test_a_missing_reference_file_is_named():
    """A reference file that is not there is named in words."""
    with pytest.raises(FileError, match=r"nowhere\.csv is missing"):
        data_path("nowhere.csv")
