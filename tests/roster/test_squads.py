import pytest

from helpers.athlete import Athlete, Goal
from helpers.errors import CoachingError, InputError
from helpers.squad import Member
from helpers.workbook import Workbook


@pytest.fixture
def ids(roster):
    """Three athletes."""
    return [roster.add(Workbook(Athlete(n), Goal(360.0))) for n in ("Ana", "Ben", "Cy")]


@pytest.fixture
def tuesday(roster, ids):
    """A squad of two, in an order that is not the alphabet's."""
    squad = roster.squads.add("Tuesday")
    roster.squads.set_members(squad, {ids[1]: 3, ids[0]: None})
    return squad


def test_a_squad_feeds_tonight(roster, ids, tuesday):
    """Its members come in their order, each with athlete, goal and lane."""
    members = roster.squads.members(tuesday)
    assert list(members) == [ids[1], ids[0]]
    assert list(members.values()) == [
        Member(Athlete("Ben"), Goal(360.0), lane=3),
        Member(Athlete("Ana"), Goal(360.0)),
    ]
    assert Workbook(squad=tuple(members.values())).squad


def test_members_are_as_last_saved(roster, ids, tuesday):
    """Tonight gets everyone's newest revision."""
    roster.save(ids[0], Workbook(Athlete("Ana", mile_time_s=350.0)), number=1)
    assert roster.squads.members(tuesday)[ids[0]].athlete.mile_time_s == 350


def test_the_archived_do_not_come_tonight(roster, ids, tuesday):
    """An archived member keeps the place in the squad and is not in its evening."""
    roster.archive(ids[1])
    assert list(roster.squads.members(tuesday)) == [ids[0]]
    assert roster.squads.all()[0].athletes == (ids[1], ids[0])


def test_lanes_are_kept_for_the_archived(roster, ids, tuesday):
    """Place and lane of everyone in the squad, whoever stays away tonight."""
    roster.archive(ids[1])
    assert list(roster.squads.lanes(tuesday).items()) == [(ids[1], 3), (ids[0], None)]


def test_one_may_train_with_two_squads(roster, ids, tuesday):
    """The list names all squads of an athlete."""
    roster.squads.set_members(roster.squads.add("Hills"), {ids[0]: None})
    assert roster.people("ana")[0].squads == ("Hills", "Tuesday")


def test_removing_a_squad_removes_nobody(roster, tuesday):
    """Athletes stay when their squad goes."""
    roster.squads.remove(tuesday)
    assert roster.squads.all() == ()
    assert len(roster.people()) == 3


def test_a_squad_may_be_renamed(roster, tuesday):
    """Another name is taken without blanks; its own in other letters is no other squad's."""
    roster.squads.rename(tuesday, " TUESDAY ")
    assert roster.squads.all()[0].name == "TUESDAY"


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "two\nlines", "tuesday", "half \ud83c sign"])
def test_a_squad_has_a_name_of_its_own(roster, tuesday, name):
    """A name that is missing, too long, no line of text or taken is refused."""
    with pytest.raises(InputError):
        roster.squads.add(name)


@pytest.mark.parametrize("lanes", [{"nobody": None}, {"nobody": 9}])
def test_strangers_and_lane_nine_change_nothing(roster, ids, tuesday, lanes):
    """Members that cannot be leave the squad as it was."""
    with pytest.raises(CoachingError):
        roster.squads.set_members(tuesday, {ids[2]: 1, **lanes})
    assert roster.squads.all()[0].athletes == (ids[1], ids[0])


def test_a_squad_that_is_gone_is_said_to_be(roster):
    """Asking for a squad that another window has removed is answered in words."""
    for ask in (
        lambda: roster.squads.members("none"),
        lambda: roster.squads.lanes("none"),
        lambda: roster.squads.set_members("none", {}),
        lambda: roster.squads.rename("none", "x"),
        lambda: roster.squads.remove("none"),
    ):
        with pytest.raises(InputError, match="squad is not in the roster"):
            ask()
