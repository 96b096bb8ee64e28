"""The roll call without a browser: an evening noted in one go, and the few to look at."""

import datetime as dt
import logging
import re

import ipywidgets as ipw
import pytest

from helpers import answers
from helpers.athlete import Athlete
from helpers.roster import open_roster
from helpers.widgets import Store, page, roster_panel, saving
from helpers.widgets.rollcall import Grid
from helpers.workbook import Workbook

TODAY = dt.date(2026, 11, 24)
HOSTILE = '<img src=x onerror="window.__xss=1">'
PRESENT, MISSED, LEFT = "present", "missed", ""


def _inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _inside(child)


class Coach:
    """Someone who calls the roll of a squad."""

    def __init__(self, path):
        self.path, self.today = path, TODAY
        self.store = Store(Workbook(), today=lambda: self.today)
        self.page = page(self.store, roster_panel)

    @property
    def roster(self):
        """The roster as another window sees it."""
        return open_roster(self.path)

    @property
    def said(self):
        """All markup that is shown, its style aside."""
        return "\n".join(w.value for w in self.all(ipw.HTML) if not w.value.startswith("<style>"))

    @property
    def grid(self):
        """The grid."""
        return self.all(Grid)[0]

    @property
    def looked_at(self):
        """Who wants a look, and why."""
        return dict(re.findall(r"<li><strong>(.*?)</strong>: (.*?)</li>", self.said))

    def all(self, kind):
        """Return every widget of a kind."""
        return [widget for widget in _inside(self.page) if isinstance(widget, kind)]

    def find(self, label):
        """Return the control with a label."""
        return next(w for w in self.all(ipw.Widget) if getattr(w, "description", None) == label)

    def press(self, label):
        """Press a button."""
        self.find(label).click()

    def say(self, name, **said):
        """Type into a row."""
        place = next(n for n, row in enumerate(self.grid.rows) if row[0] == name)
        for part, text in said.items():
            self.grid._handle_custom_msg({"place": place, part: text}, [])

    def book(self, name):
        """Return an athlete's newest workbook."""
        (person,) = self.roster.people(name)
        return self.roster.opened(person.id).workbook

    def log(self, name):
        """Return what is noted of an athlete."""
        return self.book(name).outline.log


@pytest.fixture
def coach(tmp_path, monkeypatch):
    """A coach who has called the roll of Ana, Ben and Cho; all three have a session today."""
    path = tmp_path / "roster.sqlite"
    monkeypatch.setenv(saving.SETTING, str(path))
    roster = open_roster(path)
    names = ("Ana", "Ben", "Cho")
    who = [roster.add(Workbook(Athlete(name, mile_time_s=370.0))) for name in names]
    roster.squads.set_members(roster.squads.add("Tuesday"), dict.fromkeys(who))
    made = Coach(path)
    made.press("Call the roll")
    return made


def test_the_only_squad_is_chosen(coach):
    """Its rows hold what was planned: minutes to keep, and no rating that nobody gave."""
    assert [row[0] for row in coach.grid.rows] == ["Ana", "Ben", "Cho"]
    plan = answers.season_plan(coach.book("Ana"), TODAY)
    session = plan.on(TODAY)[0]
    _name, planned, state, rpe, minutes, expected = coach.grid.rows[0]
    assert (planned, state, rpe) == (session.recipe.name, PRESENT, "")
    assert (minutes, expected) == (f"{session.minutes:.0f}", f"{session.rpe:.0f}")


def test_the_evening_is_noted(coach):
    """Who came is in the log with kind and rating, who missed is marked, and one is left out."""
    coach.say("Ana", rpe="7", minutes="52,5")
    coach.say("Ben", state=MISSED)
    coach.say("Cho", state=LEFT)
    coach.press("Note the evening")
    (done,) = coach.log("Ana")
    assert (done.day, done.minutes, done.rpe) == (TODAY, 52.5, 7)
    assert done.kind == answers.season_plan(coach.book("Ana"), TODAY).on(TODAY)[0].kind
    assert answers.season_plan(coach.book("Ben"), TODAY).on(TODAY)[0].missed
    assert coach.roster.people("Cho")[0].number == 1
    assert "Noted: 1; missed: 1." in coach.said


def test_without_a_rating_nobody_asked(coach):
    """An empty RPE is kept as not known, never as what was expected."""
    coach.press("Note the evening")
    assert [coach.log(name)[0].rpe for name in ("Ana", "Ben", "Cho")] == [None] * 3


def test_it_is_one_transaction(coach):
    """Where one of them cannot be noted, nobody is, and the sentence names them."""
    coach.press("Note the evening")
    before = [person.number for person in coach.roster.people()]
    coach.say("Ana", rpe="8")
    coach.say("Ben", state=MISSED)
    coach.press("Note the evening")
    assert "Nothing is noted. Ben: " in coach.said
    assert [person.number for person in coach.roster.people()] == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"rpe": "11"}, "RPE"), ({"rpe": "nan"}, "RPE"), ({"rpe": "<b>"}, "RPE"),
     ({"minutes": ""}, "time"), ({"minutes": "0"}, "time"), ({"minutes": "1e309"}, "time"),
     ({"minutes": "9" * 100}, "time")],
)  # fmt: skip
def test_a_row_to_mend(coach, typed, sentence):
    """The sentence stands in its row, what was typed stays, and nothing is noted."""
    coach.say("Ben", **typed)
    coach.press("Note the evening")
    ((place, said),) = coach.grid.faults
    assert place == 1
    assert sentence.lower() in said.lower()
    assert "Nothing is noted yet: 1 to mend." in coach.said
    assert [person.number for person in coach.roster.people()] == [1, 1, 1]
    coach.say("Ben", rpe="", minutes="40")
    coach.press("Note the evening")
    assert coach.grid.faults == []
    assert coach.log("Ben")[0].minutes == 40


def test_noted_twice_is_noted_once(coach):
    """The second time the grid shows what was noted, and a correction stands in its place."""
    coach.say("Ana", rpe="7", minutes="50")
    coach.press("Note the evening")
    coach.press("Call the roll")
    assert coach.grid.rows[0][2:5] == [PRESENT, "7", "50"]
    coach.say("Ana", rpe="6")
    coach.press("Note the evening")
    assert [done.rpe for done in coach.log("Ana")] == [6]


def test_missed_and_yet_run(coach):
    """A mark is taken back when it turns out that they came."""
    coach.say("Ana", state=MISSED)
    coach.press("Note the evening")
    coach.press("Call the roll")
    assert coach.grid.rows[0][2] == MISSED
    coach.say("Ana", state=PRESENT)
    coach.press("Note the evening")
    session = answers.season_plan(coach.book("Ana"), TODAY).on(TODAY)[0]
    assert session.done
    assert not session.missed


def test_harder_than_expected(coach):
    """Two above what was expected is worth a question, one above is not."""
    expected = int(coach.grid.rows[0][5])
    coach.say("Ana", rpe=str(expected + 2))
    coach.say("Ben", rpe=str(expected + 1))
    coach.press("Note the evening")
    assert coach.looked_at == {"Ana": f"RPE {expected + 2}, where {expected} was expected"}


def test_missed_twice_in_a_row(coach):
    """The first time it is an evening, the second time it is worth a question."""
    coach.say("Ana", state=MISSED)
    coach.press("Note the evening")
    assert coach.looked_at == {}
    plan = answers.season_plan(coach.book("Ana"), TODAY)
    coach.today = next(s.day for s in plan.sessions if s.day > TODAY)
    coach.find("Day").value = coach.today
    coach.say("Ana", state=MISSED)
    coach.say("Ben", state=LEFT)
    coach.say("Cho", state=LEFT)
    coach.press("Note the evening")
    assert coach.looked_at == {"Ana": "missed 2 sessions in a row"}


def test_pasted_messages_fill_the_grid(coach):
    """They are looked at, put in, and noted only then; who was in pain is listed."""
    coach.find("Athletes' messages, one a line").value = (
        "Ana 2026-11-24 S12 RPE 6 52 min pain no\nben 2026-11-24 S12 RPE 5 40 min pain yes calf\n"
        "Dora 2026-11-24 RPE 5 40 min\nCho 2026-11-23 RPE 5 40 min"
    )
    assert "2 messages read" in coach.said
    assert "Nobody in this squad is called &quot;Dora&quot;." in coach.said
    assert "Of another day or session than the roll call&#x27;s, and left out: 1." in coach.said
    assert coach.log("Ana") == ()
    coach.press("Put these 2 into the roll")
    assert coach.grid.rows[1][2:5] == [PRESENT, "5", "40"]
    coach.press("Note the evening")
    assert coach.log("Ana")[0].minutes == 52
    assert coach.log("Ben")[0].note == "pain; calf"
    assert coach.looked_at == {"Ben": "says that something hurt"}


MESSAGES = "Athletes' messages, one a line"


def test_messages_as_people_write_them(coach):
    """The roll knows day and minutes; who missed it is marked, and whose knee hurts is listed."""
    usual = coach.grid.rows[1][4]
    coach.find(
        MESSAGES
    ).value = "Ana: sick\nben: 3x800 done, RPE 6, no pain\nCho: knee hurts, 30 min"
    assert "3 messages read" in coach.said
    coach.press("Put these 3 into the roll")
    assert [row[2:5] for row in coach.grid.rows] == [
        [MISSED, "", usual], [PRESENT, "6", usual], [PRESENT, "", "30"],
    ]  # fmt: skip
    coach.press("Note the evening")
    assert coach.looked_at == {"Cho": "says that something hurt"}
    assert coach.log("Ana") == ()
    assert coach.log("Ben")[0].note == "3x800 done, no pain"


def test_lines_refused_stay_in_sight(coach):
    """When the others are put into the roll, they stand there still, with their reasons."""
    typed = "Ana: 52 min\nDora: 40 min, windy\nBen: 2026-11-20 40 min"
    coach.find(MESSAGES).value = typed
    coach.press("Put this one into the roll")
    assert "What was read is in the roll" in coach.said
    assert "Dora: 40 min, windy" in coach.said
    assert "Ben: 2026-11-20 40 min" in coach.said
    assert coach.find(MESSAGES).value == typed


def test_messages_of_another_roll(coach):
    """What was read for one day is read anew for the next."""
    coach.find(MESSAGES).value = "Ana: 2026-11-24 52 min"
    coach.find("Day").value = TODAY - dt.timedelta(days=1)
    assert "1 message read" not in coach.said
    assert "and left out: 1." in coach.said


@pytest.mark.parametrize(
    ("leave", "word"),
    [("delete", "Ben was deleted meanwhile"), ("archive", "Ben was archived meanwhile")],
)
def test_somebody_is_gone(coach, leave, word):
    """They are named and off the roll; what was typed for the others is noted on the next press."""
    coach.find(MESSAGES).value = "Cho: 40 min"
    coach.say("Ana", rpe="7", minutes="50")
    coach.say("Ben", rpe="wrong")
    coach.say("Cho", state=MISSED)
    getattr(coach.roster, leave)(coach.roster.people("Ben")[0].id)
    coach.press("Note the evening")
    assert word in coach.said
    assert [row[0] for row in coach.grid.rows] == ["Ana", "Cho"]
    assert coach.grid.rows[0][2:5] == [PRESENT, "7", "50"]
    assert coach.grid.rows[1][2] == MISSED
    assert coach.log("Ana") == ()
    coach.press("Put this one into the roll")
    coach.press("Note the evening")
    assert "The evening is noted." in coach.said
    assert (coach.log("Ana")[0].rpe, coach.log("Cho")[0].minutes) == (7, 40)


def test_gone_in_the_very_moment(coach, monkeypatch):
    """Between looking and noting somebody is deleted: they are named all the same."""
    coach.say("Ana", rpe="7")
    roster, (ben,) = coach.store.saving.roster, coach.roster.people("Ben")
    change = roster.change

    def late(*given):
        coach.roster.delete(ben.id)
        return change(*given)

    monkeypatch.setattr(roster, "change", late)
    coach.press("Note the evening")
    assert "Ben was deleted meanwhile" in coach.said
    assert coach.grid.rows[0][3] == "7"


def test_the_plan_is_not_tonights_session(coach):
    """Above the grid stands whose plan it shows, and that the Tonight tab has another session."""
    assert "the athlete&#x27;s own plan for Tue 24 Nov" in coach.said
    assert "Tonight tab (" not in coach.said
    coach.press("Use for Tonight")
    coach.press("Call the roll")
    assert (
        "The squad&#x27;s session on the Tonight tab (Ascending ladder) is not that" in coach.said
    )
    coach.find("Day").value = TODAY - dt.timedelta(days=1)
    assert "Tonight tab (" not in coach.said


def test_a_message_about_another_session_of_the_day(coach):
    """The code of the athlete's page says which one is meant; one that is unknown says nothing."""
    about = "2026-11-24; 52 min; RPE 6;"
    coach.find(
        "Athletes' messages, one a line"
    ).value = (
        f"Ana: {about} S1124, pain: no\nBen: {about} S1124b, pain: no\nCho: {about} S9, pain: no"
    )
    assert "2 messages read" in coach.said
    assert "and left out: 1." in coach.said


def test_a_hostile_message_is_text(coach):
    """What a stranger wrote is shown literally."""
    coach.find(
        "Athletes' messages, one a line"
    ).value = f"Ana 2026-11-24 RPE 6 52 min {HOSTILE}\n{HOSTILE} 2026-11-24 RPE 6 52 min"
    assert "<img" not in coach.said
    assert "&lt;img" in coach.said


def test_who_is_open_is_noted_too(coach):
    """Their workbook on the page is the noted one, and goes on being saved."""
    coach.store.saving.open(coach.roster.people("Ana")[0].id)
    coach.press("Note the evening")
    assert len(coach.store.workbook.outline.log) == 1
    assert coach.store.change("athlete.age", 41) is None
    assert coach.store.saving.flush()
    assert len(coach.log("Ana")) == 1
    assert coach.book("Ana").athlete.age == 41


def test_a_day_to_come(coach):
    """Nothing was done yet, and nothing is noted."""
    coach.find("Day").value = TODAY + dt.timedelta(days=2)
    coach.say("Ana", state=PRESENT, minutes="50")
    coach.press("Note the evening")
    assert "still to come" in coach.said
    assert coach.log("Ana") == ()


def test_nobody_to_call(coach):
    """Without a day, or without anyone in the squad, a sentence says what to do."""
    coach.find("Day").value = None
    assert "No day is given." in coach.said
    coach.find("Squad").value = ""
    coach.press("Call the roll")
    assert "No squad is chosen." in coach.said


@pytest.mark.parametrize(
    "message",
    [None, [], {}, {"place": True, "rpe": "7"}, {"place": -1, "rpe": "7"}, {"place": 3, "rpe": "7"},
     {"place": 0, "rpe": 7}, {"place": 0, "state": "gone"}, {"place": 0, "state": None},
     {"place": "0", "minutes": "7"}, {"place": 0, "name": "x"}],
)  # fmt: skip
def test_forged_rows(coach, message, caplog):
    """Nothing but a text in a row that is shown is listened to."""
    before = list(coach.store.saving.on_saved.__self__.found)
    coach.grid._handle_custom_msg(message, [])
    coach.press("Note the evening")
    assert [coach.log(person.name)[0].rpe for person in before] == [None] * 3
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]
