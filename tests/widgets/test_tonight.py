"""Tonight's panel without a browser."""

import datetime as dt

import ipywidgets as ipw
import pytest

from helpers.squad.tonight import Tonight
from helpers.widgets import Store, coach_page, session_panel
from helpers.widgets.outlet import Outlet
from helpers.widgets.roll import Roll
from helpers.widgets.tonight import tonight_panel
from helpers.widgets.trackside import Trackside
from helpers.workbook import PRESETS, recipe_from_json, sample

TODAY = dt.date(2026, 11, 24)
TABLE = "Ana, 5:40, mile\nBen, 21:40, 5 km\nCleo, 6.30, mile"


@pytest.fixture
def store():
    """A store with the invented squad."""
    return Store(sample("recreational", squad="tuesday"), today=lambda: TODAY)


def inside(widget, kind):
    """Return the widgets of a kind within one."""
    found = [widget] if isinstance(widget, kind) else []
    for child in getattr(widget, "children", ()):
        found += inside(child, kind)
    return found


def button(panel, label):
    """Return the button with a label."""
    return next(b for b in inside(panel, ipw.Button) if b.description == label)


def names(store):
    """Return the names in the squad."""
    return [member.athlete.name for member in store.workbook.squad]


def test_a_table_is_shown_before_it_is_used(store, control, shown):
    """Pasting alone changes nothing; the refused row is named by number and reason."""
    panel = tonight_panel(store)
    before = store.workbook
    control(panel, "Names and marks").value = TABLE
    assert store.workbook is before
    assert "2 athletes read" in shown(panel)
    assert "more than one way" in shown(panel)
    button(panel, "Use these 2").click()
    assert names(store) == ["Ana", "Ben"]
    store.undo()
    assert len(store.workbook.squad) == 25


def test_athletes_read_may_be_added(store, control):
    """Guests join the squad that is there."""
    panel = tonight_panel(store)
    control(panel, "Names and marks").value = TABLE
    button(panel, "Add them").click()
    assert names(store)[-2:] == ["Ana", "Ben"]
    assert len(names(store)) == 27


@pytest.mark.parametrize(
    ("typed", "said"),
    [("name,mark", "no athlete"), ("\x00\x01\x02", ""), ("x," * 200, ""), ("Ana,5:40\n" * 1001, "1000")],
    ids=["header", "rubbish", "columns", "crowd"],
)  # fmt: skip
def test_a_bad_table_is_refused_and_stays(store, control, shown, typed, said):
    """The text stays, the squad stays, and a sentence says why."""
    panel = tonight_panel(store)
    control(panel, "Names and marks").value = typed
    assert "mile-refusal" in shown(panel)
    assert said in shown(panel).lower()
    assert control(panel, "Names and marks").value == typed
    assert len(store.workbook.squad) == 25


def test_the_roll_takes_only_its_own_messages(store):
    """A tick drops an athlete; whatever else a stranger sends changes nothing."""
    roll = inside(tonight_panel(store), Roll)[0]
    roll._handle_custom_msg({"place": 1, "here": False}, [])
    assert [m.athlete.name for m in store.workbook.squad if not m.present] == ["Kofi"]
    before = store.workbook
    for message in (
        {"place": 99, "here": False}, {"place": -1, "here": False}, {"place": True, "here": False},
        {"place": "1", "here": False}, {"place": 2, "here": "no"}, {"here": False}, [], None, "x",
    ):  # fmt: skip
        roll._handle_custom_msg(message, [])
    assert store.workbook is before


def test_one_athlete_is_changed_for_tonight(store, control, shown):
    """A niggle moves Elena off the packs; removal takes her off the squad; undo brings back."""
    panel = tonight_panel(store)
    control(panel, "Change one").value = 0
    control(panel, "Tonight").value = "niggle"
    assert "Easy run instead:</b> Elena" in shown(panel)
    control(panel, "Own lane").value = "9"
    assert "1 to 8" in shown(panel)
    button(panel, "Take off the squad").click()
    assert "Elena" not in names(store)
    store.undo()
    assert names(store)[0] == "Elena"


def test_a_smaller_squad_closes_the_controls_of_one(store, control, shown):
    """Nobody is chosen any more, and nothing goes wrong."""
    page = coach_page(store)
    control(page, "Change one").value = 24
    control(page, "Names and marks").value = TABLE
    button(page, "Use these 2").click()
    assert control(page, "Change one").value == -1
    assert "Something went wrong" not in shown(page)


def test_the_squad_runs_in_full_what_one_athlete_runs_scaled(store, control):
    """Tuning Ravi's session leaves the squad's alone, unless the coach asks for it."""
    page = coach_page(store)
    tuned = session_panel(store)
    control(tuned, "Rung 1 [m]", ipw.FloatSlider).value = 300
    assert store.workbook.squad_session(TODAY) == PRESETS["Ascending ladder"]
    control(page, "Session").value = ""
    assert store.workbook.squad_session(TODAY) == store.workbook.session


def test_nothing_of_the_clock_is_sent_before_it_is_opened(store):
    """Opened it follows the squad, closed it is gone."""
    panel = tonight_panel(store)
    assert not inside(panel, Trackside)
    button(panel, "Open the clock here").click()
    clock = inside(panel, Trackside)[0]
    before = clock.program
    store.change("squad.1.present", False)
    assert clock.program != before
    button(panel, "Close the clock").click()
    assert not inside(panel, Trackside)


def test_an_outlet_makes_only_what_it_offers(store, monkeypatch):
    """Every offer is made; a stranger's wish is not answered; a bug is a sentence."""
    outlet = inside(tonight_panel(store), Outlet)[0]
    sent = []
    monkeypatch.setattr(
        outlet, "send", lambda content, buffers=None: sent.append((content, buffers))
    )
    for kind, _, _ in outlet.offers:
        outlet._handle_custom_msg({"want": kind}, [])
    assert len(sent) == len(outlet.offers)
    assert all(buffers and len(buffers[0]) > 1000 for _, buffers in sent)
    for message in ({"want": "passwords"}, {"want": ["csv"]}, {"want": None}, [], "csv", None):
        outlet._handle_custom_msg(message, [])
    assert len(sent) == len(outlet.offers)


def test_an_empty_squad_is_told_what_to_do(control, shown):
    """Without a squad there is a sentence, no caution and no error; files say so too."""
    panel = tonight_panel(Store(today=lambda: TODAY))
    assert "There is no squad yet" in shown(panel)
    assert "Nobody runs" not in shown(panel)


def test_a_session_is_kept_copied_shared_and_removed(store, control, shown):
    """Every step can be undone, and names stay unique."""
    panel = session_panel(store)
    control(panel, "Rung 1 [m]", ipw.FloatSlider).value = 300
    control(panel, "Keep this session as").value = "Short Tuesday"
    button(panel, "Keep").click()
    assert [own.name for own in store.workbook.library] == ["Short Tuesday"]
    assert store.workbook.preset == "Short Tuesday"
    assert store.workbook.bench(TODAY).reps_m[0] == 300
    button(panel, "Duplicate").click()
    assert store.workbook.preset == "Short Tuesday, copy"
    outlet = inside(panel, Outlet)[0]
    shared = recipe_from_json(outlet._made_by["session"].make().decode())
    assert shared == store.workbook.library[1]
    store.change("tonight", Tonight(session="Short Tuesday, copy"))
    button(panel, "Remove from mine").click()
    assert [own.name for own in store.workbook.library] == ["Short Tuesday"]
    assert store.workbook.tonight.session == "Ascending ladder"


@pytest.mark.parametrize("name", ["", "   ", "Pyramid", "x" * 61])
def test_a_name_that_cannot_be_kept_is_refused(store, control, shown, name):
    """Nothing is kept without a name, or under the article's."""
    panel = session_panel(store)
    control(panel, "Keep this session as").value = name
    button(panel, "Keep").click()
    assert store.workbook.library == ()
    assert "mile-refusal" in shown(panel)


def test_an_opened_session_gets_a_name_of_its_own(store, control, shown):
    """A file with a taken name is opened as a copy; a damaged or newer one is refused in words."""
    panel = session_panel(store)
    text = inside(panel, Outlet)[0]._made_by["session"].make()
    upload = next(w for w in inside(panel, ipw.FileUpload) if w.description == "Open a session")

    def opened(content):
        upload.value = ({
            "name": "a.json", "type": "", "size": len(content), "content": memoryview(content),
            "last_modified": dt.datetime.now(dt.UTC),
        },)  # fmt: skip

    opened(text)
    assert store.workbook.preset == "Ascending ladder, copy"
    opened(text.replace(b'"recipe_version": 1', b'"recipe_version": 2'))
    assert "recipe version 2" in shown(panel)
    opened(b"\xff\xd8 no json")
    assert "not a session" in shown(panel)
    assert len(store.workbook.library) == 1
