"""The links of athletes on the Roster tab: given, published in one round, taken back."""

import datetime as dt

import ipywidgets as ipw
import pytest

from helpers.errors import FileError
from helpers.publishing import current, rounds
from helpers.publishing.addresses import host_here
from helpers.publishing.rounds import link_of
from helpers.roster import bring_in, export_text, parse_export
from helpers.widgets import Store
from helpers.widgets.links import LinkDesk
from helpers.widgets.people import Desk
from helpers.widgets.saving import Saving
from helpers.workbook import replaced, sample

TODAY = dt.date(2026, 11, 24)


def inside(widget):
    """Yield a widget and all inside it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


class Coach:
    """Someone at the Roster tab, with Ravi and Elena in the roster."""

    def __init__(self, folder, names=("recreational", "experienced")):
        saving = Saving(Store(today=lambda: TODAY), str(folder / "roster.sqlite"))
        saving.connect(lambda refusal: None)
        for name in names:
            race = TODAY + dt.timedelta(days=70)
            saving.roster.add(replaced(sample(name), "goal.race_date", race))
        self.roster, self.root = saving.roster, folder / "published"
        self.desk = Desk(saving)
        self.links = LinkDesk(self.desk)
        self.ids = {person.name: person.id for person in self.roster.people()}

    @property
    def said(self):
        """All markup that is shown."""
        shown = (*inside(self.links.widget), *inside(self.desk.widget))
        return "\n".join(each.value for each in shown if isinstance(each, ipw.HTML))

    def choose(self, name):
        """Choose an athlete of the list."""
        self.desk.chosen_id = self.ids[name]
        self.desk.refresh()

    def press(self, label):
        """Press a button of either desk."""
        shown = (*inside(self.links.widget), *inside(self.desk.widget))
        next(b for b in shown if isinstance(b, ipw.Button) and b.description == label).click()

    def shown(self, name):
        """Return what the athlete's link shows."""
        share = link_of(self.roster, self.ids[name])
        return share and current(self.root, share.token, now=dt.datetime.now(dt.UTC))


@pytest.fixture
def coach(tmp_path, monkeypatch):
    """A coach whose published folder is a temporary one."""
    monkeypatch.setenv("MILE_PUBLISHED", str(tmp_path / "published"))
    monkeypatch.setenv("MILE_ADDRESS", "https://plans.example.org/")
    return Coach(tmp_path)


def test_a_link_is_given_and_shown_with_its_code(coach):
    """Address and token stand there, and a picture of both for a phone; the link works."""
    coach.choose("Ravi")
    assert "No link yet" in coach.said
    coach.press("Give a link")
    share = link_of(coach.roster, coach.ids["Ravi"])
    assert f"https://plans.example.org/plan/{share.token}" in coach.said
    assert [each for each in inside(coach.links.widget) if isinstance(each, ipw.Image)]
    assert coach.shown("Ravi").plan.nickname == "Ravi"


def test_the_address_is_the_coachs_to_give(coach):
    """Markup in it stays text, and nothing but the shown link changes."""
    coach.choose("Ravi")
    coach.press("Give a link")
    coach.links.address.value = "<b>http://x"
    assert "&lt;b&gt;http://x/plan/" in coach.said


def test_nothing_goes_out_before_it_was_looked_at(coach):
    """The round says what has changed for whom; only the next press publishes it."""
    for name in ("Ravi", "Elena"):
        coach.choose(name)
        coach.press("Give a link")
    before = coach.shown("Ravi")
    coach.roster.change(
        [coach.ids["Ravi"]], lambda _id, book: replaced(book, "athlete.training_days", (1, 3, 5))
    )
    coach.press("Look at what has changed …")
    assert "<strong>Ravi</strong>" in coach.said
    assert "<strong>Elena</strong>" not in coach.said
    assert coach.shown("Ravi") == before
    coach.press("Publish this one")
    assert coach.shown("Ravi").number == before.number + 1
    assert "1 published" in coach.said
    coach.press("Look at what has changed …")
    assert "Every link shows the plan as it is now." in coach.said


def test_a_link_taken_back_is_dead(coach):
    """What it showed is deleted, and the panel says that there is none."""
    coach.choose("Ravi")
    coach.press("Give a link")
    coach.press("Take it back")
    assert coach.shown("Ravi") is None
    assert list(coach.root.iterdir()) == []
    assert "No link yet, or it was taken back" in coach.said


def test_who_is_archived_is_published_no_more(coach):
    """With the athlete goes the link and what it showed; the page says so, and nobody else's goes."""
    for name in ("Ravi", "Elena"):
        coach.choose(name)
        coach.press("Give a link")
    ravi = link_of(coach.roster, coach.ids["Ravi"])
    coach.choose("Ravi")
    coach.press("Archive")
    assert "Ravi is archived" in coach.said
    assert "The link no longer opens, and what it showed is deleted." in coach.said
    assert current(coach.root, ravi.token, now=dt.datetime.now(dt.UTC)) is None
    assert link_of(coach.roster, coach.ids["Ravi"]) is None
    assert not (coach.root / ravi.token_hash).exists()
    assert coach.shown("Elena")


def test_who_had_no_link_is_just_archived(coach):
    """Nothing is said of a link that never was."""
    coach.choose("Ravi")
    coach.press("Archive")
    assert "Ravi is archived" in coach.said
    assert "no longer opens" not in coach.said


def test_a_link_that_cannot_be_taken_back_keeps_its_athlete_in_sight(coach, monkeypatch):
    """Nobody is put away with a link alive."""
    coach.choose("Ravi")
    coach.press("Give a link")

    def refused(*_args):
        raise FileError("The folder cannot be changed.")

    monkeypatch.setattr(rounds, "revoke", refused)
    coach.press("Archive")
    assert "The folder cannot be changed." in coach.said
    assert "Ravi" in {person.name for person in coach.roster.people()}


def test_a_link_from_another_machine_is_not_published_here(coach, tmp_path, monkeypatch):
    """An imported roster knows the link; it promises nothing, and a round publishes it."""
    coach.choose("Ravi")
    coach.press("Give a link")
    text = export_text(coach.roster)
    monkeypatch.setenv("MILE_PUBLISHED", str(tmp_path / "other" / "published"))
    other = Coach(tmp_path / "other", ())
    bring_in(other.roster, parse_export(text))
    other.ids = coach.ids
    other.choose("Ravi")
    assert "<strong>Not published yet:</strong> look at what has changed." in other.said
    assert "Whoever has it sees the plan" not in other.said
    assert not [each for each in inside(other.links.widget) if isinstance(each, ipw.Image)]
    assert other.links.file not in other.links.ways.children
    other.press("Look at what has changed …")
    other.press("Publish this one")
    assert "Whoever has it sees the plan" in other.said
    assert other.shown("Ravi").plan.nickname == "Ravi"


def test_where_nobody_has_a_link_nothing_is_said_of_links(coach):
    """A look finds nobody, and says what to do."""
    coach.press("Look at what has changed …")
    assert "Nobody has a link yet" in coach.said
    assert "Every link" not in coach.said


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"])
def test_an_address_of_this_computer_alone(coach, host):
    """No phone opens it: there is no picture to read, and a sentence about the address."""
    coach.choose("Ravi")
    coach.press("Give a link")
    coach.links.address.value = f"http://{host}:8867/"
    assert f"No phone can open it: {host.strip('[]')} is this computer alone." in coach.said
    assert "MILE_ADDRESS" in coach.said
    assert not [each for each in inside(coach.links.widget) if isinstance(each, ipw.Image)]
    coach.links.address.value = "http://192.168.0.7:8867/"
    assert "No phone" not in coach.said
    assert [each for each in inside(coach.links.widget) if isinstance(each, ipw.Image)]


@pytest.mark.parametrize("address", ["", "[", "http://[x", "//", "plans.example.org", "x" * 999])
def test_whatever_is_typed_as_an_address(address):
    """It is not this computer, and no fault."""
    assert host_here(address) == ""


def test_a_new_link_says_what_becomes_of_the_old_one(coach):
    """The first has none before it."""
    coach.choose("Ravi")
    coach.press("Give a link")
    assert "The link works from now on." in coach.said
    assert "old link" not in coach.said
    assert "any other" not in coach.said
    coach.press("New link")
    assert "the old link no longer opens" in coach.said


def test_the_list_says_who_has_a_link(coach):
    """From the moment it is given until it is taken back."""
    coach.choose("Ravi")
    assert "has a link" not in str(coach.desk.list.people)
    coach.press("Give a link")
    assert ["has a link" in row[1] for row in coach.desk.list.people] == [False, True]
    coach.press("Take it back")
    assert "has a link" not in str(coach.desk.list.people)


def test_who_is_deleted_is_published_no_more(coach):
    """With the athlete goes what the link showed."""
    coach.choose("Ravi")
    coach.press("Give a link")
    coach.press("Delete …")
    coach.press("Delete Ravi for good")
    assert list(coach.root.iterdir()) == []


def test_the_plan_as_a_file(coach):
    """It is what the link shows, under a name that says whose it is."""
    coach.choose("Ravi")
    coach.press("Give a link")
    (offer,) = coach.links.file._made_by.values()
    assert b"Ravi" in offer.make()
    assert offer.named().startswith("plan-ravi-")
