"""The links of athletes on the Roster tab: given, published in one round, taken back."""

import datetime as dt

import ipywidgets as ipw
import pytest

from helpers.publishing import current
from helpers.publishing.rounds import link_of
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

    def __init__(self, folder):
        saving = Saving(Store(today=lambda: TODAY), str(folder / "roster.sqlite"))
        saving.connect(lambda refusal: None)
        for name in ("recreational", "experienced"):
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
