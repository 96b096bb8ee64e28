"""The Season tab without a browser: the calendar, the coach's hand, what stands, and the log."""

import contextlib
import datetime as dt
from dataclasses import dataclass, replace

import ipywidgets as ipw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import answers
from helpers.errors import InputError
from helpers.season import Club, Event, HandDay, Outline, Placed
from helpers.season.log import Done
from helpers.widgets import Store, log, season_panel
from helpers.widgets.anchors import minutes_words, parse_minutes
from helpers.widgets.calendar import Calendar
from helpers.widgets.roll import Roll
from helpers.workbook import PRESETS, Workbook, replaced, sample
from helpers.workouts import easy_run, equal_repeats, long_intervals

MONDAY = dt.date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (
    MONDAY + dt.timedelta(days=n) for n in range(1, 7)
)
TODAY = WEDNESDAY
RACE = MONDAY + dt.timedelta(weeks=20, days=-2)


@dataclass
class Coach:
    """Someone at the Season tab.

    Attributes
    ----------
    store : Store
        Whose season it is.
    panel : ipywidgets.Widget
        What is seen.
    """

    store: Store
    panel: ipw.Widget

    @property
    def outline(self):
        """What the coach has fixed."""
        return self.store.workbook.outline

    @property
    def plan(self):
        """The season that is shown."""
        return answers.season_plan(self.store.workbook, self.store.today())

    @property
    def calendar(self):
        """The calendar."""
        return self.all(Calendar)[0]

    @property
    def said(self):
        """All markup that is shown."""
        return "\n".join(markup.value for markup in self.all(ipw.HTML))

    def all(self, kind):
        """Return every widget of a kind."""
        return [widget for widget in _inside(self.panel) if isinstance(widget, kind)]

    def find(self, label, kind=ipw.Widget):
        """Return the control with a label."""
        return next(w for w in self.all(kind) if getattr(w, "description", None) == label)

    def press(self, label):
        """Press a button."""
        self.find(label, ipw.Button).click()

    def type(self, **typed):
        """Type into fields by their labels."""
        for label, text in typed.items():
            self.find(label).value = text

    def place(self, day):
        """Return week and weekday of a day."""
        days = (day - self.plan.weeks[0].monday).days
        return [days // 7, days % 7]

    def send(self, message):
        """Let the browser send a message of the calendar."""
        self.calendar._handle_custom_msg(message, [])

    def choose(self, day, at=0):
        """Click a session, and unfold what may be done to it."""
        self.send({"choose": [*self.place(day), at]})
        if any(b.description == "Change or note …" for b in self.all(ipw.Button)):
            self.press("Change or note …")

    def drag(self, day, to, at=0):
        """Drag a session to another day."""
        self.send({"move": [*self.place(day), at, *self.place(to)]})

    def on(self, day):
        """Return the names of the sessions of a day."""
        return [session.recipe.name for session in self.plan.on(day)]


def _inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _inside(child)


def coach_of(workbook, today=TODAY):
    """Return a coach with a workbook before them."""
    store = Store(workbook, today=lambda: today)
    return Coach(store, season_panel(store))


def season_of(**outline):
    """Return Ravi's workbook, his season begun on Monday and a race in twenty weeks."""
    workbook = replaced(sample("recreational"), "goal.race_date", RACE)
    return replace(workbook, outline=Outline(**{"start": MONDAY, **outline}))


@pytest.fixture
def coach():
    """A coach on a Wednesday: Tuesday lies behind, Thursday ahead."""
    return coach_of(season_of())


def test_the_week_is_as_these_tests_take_it(coach):
    """Tuesday and Thursday are fast, Monday and Wednesday free, the weekend holds runs."""
    kinds = [[s.kind for s in coach.plan.on(MONDAY + dt.timedelta(n))] for n in range(7)]
    assert [held[:1] for held in kinds] == [
        [], ["short intervals"], [], ["long intervals"], [], ["long run"], ["easy run"],
    ]  # fmt: skip
    assert kinds[1][1:] in (["power"], ["strength"])


def test_what_a_change_brought_is_gone_with_it(coach):
    """The amber note beside the buttons is about the last change; undone, there is none."""
    coach.choose(TUESDAY)
    coach.press("A day later ▶")
    assert "less than 48 h" in coach.said
    coach.store.undo()
    assert "less than 48 h" not in coach.said


class TestChoosing:
    """Which session is shown in full."""

    def test_nothing_is_chosen_at_first(self, coach):
        """A sentence says what may be done."""
        assert "Choose a session in the calendar" in coach.said
        assert "Why this session?" not in coach.said
        assert coach.calendar.chosen == []

    def test_a_click_shows_a_session_in_full(self, coach):
        """Heading, totals, the reason, and how it is run."""
        coach.choose(SATURDAY)
        assert "Saturday 28 November 2026: Long run" in coach.said
        assert "Why this session?" in coach.said
        assert "Stop for chest pain" in coach.said
        assert coach.calendar.chosen == [0, 5, 0]

    def test_a_second_session_of_a_day_is_chosen(self, coach):
        """Not the run before it."""
        coach.choose(TUESDAY, 1)
        session = coach.plan.on(TUESDAY)[1]
        assert f"Tuesday 24 November 2026: {session.recipe.name}" in coach.said

    def test_the_empty_part_of_a_day_stands_for_its_first_session(self, coach):
        """A click beside a session is meant for it."""
        coach.choose(SATURDAY, -1)
        assert "Saturday 28 November 2026: Long run" in coach.said

    def test_a_free_day_says_that_it_is_free(self, coach):
        """And may be given a session."""
        coach.choose(FRIDAY, -1)
        assert "Friday 27 November 2026: free" in coach.said
        assert coach.find("Add to the day")

    def test_one_free_day_after_another(self, coach):
        """The heading follows, though nothing is planned on either."""
        coach.choose(FRIDAY, -1)
        coach.choose(WEDNESDAY, -1)
        assert "Wednesday 25 November 2026: free" in coach.said
        assert "Friday 27" not in coach.said

    def test_closing_shows_the_season_again(self, coach):
        """Nothing is chosen any more."""
        coach.choose(SATURDAY)
        coach.press("Close")
        assert "Long run</h3>" not in coach.said
        assert "Choose a session in the calendar" in coach.said
        assert coach.calendar.chosen == []

    def test_choosing_changes_nothing(self, coach):
        """There is nothing to undo."""
        coach.choose(SATURDAY)
        coach.press("Close")
        assert not coach.store.can_undo

    def test_what_was_typed_about_one_session_is_not_kept_for_another(self, coach):
        """Minutes are those of the session, RPE and note are empty."""
        coach.choose(TUESDAY)
        coach.type(Minutes="77", RPE="9", Note="windy")
        coach.choose(SATURDAY)
        minutes = coach.plan.on(SATURDAY)[0].minutes
        assert coach.find("Minutes").value == f"{minutes:.0f}"
        assert (coach.find("RPE").value, coach.find("Note").value) == ("", "")

    def test_what_was_typed_outlasts_another_gesture(self, coach):
        """Locking the day in between costs no minutes; undone lengths follow in their field."""
        coach.choose(SATURDAY)
        planned = coach.find("Minutes in all").value
        coach.type(**{"Minutes in all": "80"})
        coach.press("Lock the day")
        assert coach.find("Minutes in all").value == "80"
        coach.press("Make it this long")
        coach.store.undo()
        assert coach.find("Minutes in all").value == planned

    def test_a_refusal_goes_with_its_session(self, coach):
        """Beside another session it would be wrong."""
        coach.choose(TUESDAY)
        coach.type(RPE="11")
        coach.press("Note it as done")
        assert "mile-refusal" in coach.said
        coach.choose(SATURDAY)
        assert "mile-refusal" not in coach.said

    def test_rarely_used_controls_are_folded_away(self, coach):
        """One press shows them, another folds them."""
        coach.send({"choose": [0, 5, 0]})
        buttons = [b.description for b in coach.all(ipw.Button)]
        assert "Take out" not in buttons
        coach.press("Change or note …")
        assert coach.find("Take out")
        coach.press("Hide changes")
        assert "Take out" not in [b.description for b in coach.all(ipw.Button)]


def lengthen(coach):
    """Make the long run last 80 minutes."""
    coach.choose(SATURDAY)
    coach.type(**{"Minutes in all": "80"})
    coach.press("Make it this long")


def note(coach):
    """Note Tuesday as done."""
    coach.choose(TUESDAY)
    coach.type(Minutes="44", RPE="6.5", Note="windy")
    coach.press("Note it as done")


def swap(coach):
    """Swap Thursday and Saturday."""
    coach.choose(THURSDAY)
    coach.find("Other day").value = SATURDAY
    coach.press("Swap the two days")


def move_there(coach):
    """Move Saturday's run to Friday, which is chosen from the other end of the week."""
    coach.choose(SATURDAY)
    coach.find("Other day").value = FRIDAY
    coach.press("Move there")


def put(coach):
    """Put an easy run in the place of Thursday's session."""
    coach.choose(THURSDAY)
    coach.find("Session", ipw.Dropdown).value = "Easy run"
    coach.press("Put in its place")


def add(coach):
    """Add an easy run to Friday."""
    coach.choose(FRIDAY, -1)
    coach.find("Session", ipw.Dropdown).value = "Easy run"
    coach.press("Add to the day")


def pressing(day, label):
    """Return a gesture: choose a session and press a button."""

    def gesture(coach):
        coach.choose(day)
        coach.press(label)

    return gesture


def give_back(coach):
    """Take Saturday out, and give it back."""
    pressing(SATURDAY, "Take out")(coach)
    coach.press("Give the day back to the plan")


GESTURES = {
    "drag": lambda coach: coach.drag(SATURDAY, FRIDAY),
    "earlier": pressing(SATURDAY, "◀ A day earlier"),
    "later": pressing(THURSDAY, "A day later ▶"),
    "move there": move_there,
    "swap": swap,
    "put": put,
    "add": add,
    "lengthen": lengthen,
    "lock": pressing(SATURDAY, "Lock the day"),
    "missed": pressing(TUESDAY, "Missed"),
    "take out": pressing(SATURDAY, "Take out"),
    "note": note,
}


class TestHand:
    """What a coach does to a day."""

    @pytest.mark.parametrize("gesture", GESTURES.values(), ids=list(GESTURES))
    def test_every_gesture_is_undone_and_made_again(self, coach, gesture):
        """One step of undo brings the whole season back, one of redo makes it again."""
        before = coach.plan
        gesture(coach)
        after = coach.plan
        assert after != before
        assert "mile-refusal" not in coach.said
        coach.store.undo()
        assert coach.plan == before
        assert not coach.store.can_undo
        coach.store.redo()
        assert coach.plan == after

    @pytest.mark.parametrize("gesture", GESTURES.values(), ids=list(GESTURES))
    def test_with_the_first_gesture_the_season_begins(self, gesture):
        """From then on it no longer begins anew every morning; undo sets it free."""
        coach = coach_of(season_of(start=None), today=TUESDAY)
        coach_wanted = coach.plan
        gesture(coach)
        assert coach.outline.start == TUESDAY
        coach.store.undo()
        assert coach.outline.start is None
        assert coach.plan == coach_wanted

    @pytest.mark.parametrize("gesture", GESTURES.values(), ids=list(GESTURES))
    def test_other_weeks_keep_their_days(self, coach, gesture):
        """No session of a later week changes its day because of one that was moved."""
        before = [(s.day, s.kind) for week in coach.plan.weeks[1:] for s in week.sessions]
        gesture(coach)
        assert [(s.day, s.kind) for w in coach.plan.weeks[1:] for s in w.sessions] == before

    def test_a_drag_moves_a_session(self, coach):
        """It stands on the other day and is marked; nothing opens under the mouse."""
        coach.drag(SATURDAY, FRIDAY)
        assert (coach.on(SATURDAY), coach.on(FRIDAY)) == ([], ["Long run"])
        assert coach.calendar.weeks[0]["days"][4][1][0][3] == "h"
        assert coach.calendar.chosen == []

    @pytest.mark.parametrize("label", ["drag", "◀ A day earlier"])
    def test_what_is_chosen_is_followed(self, coach, label):
        """By its button as by the mouse; the heading says where it came from."""
        coach.choose(SATURDAY)
        coach.drag(SATURDAY, FRIDAY) if label == "drag" else coach.press(label)
        assert coach.calendar.chosen == [0, 4, 0]
        assert "Friday 27 November 2026: Long run" in coach.said
        assert "By your hand: moved from Sat 28 Nov." in coach.said

    def test_what_is_chosen_stays_chosen_when_another_is_moved(self, coach):
        """Also where it takes the other's place on its day."""
        lifting = coach.plan.on(TUESDAY)[1].recipe.name
        coach.choose(TUESDAY, 1)
        coach.drag(TUESDAY, WEDNESDAY)
        assert coach.calendar.chosen == [0, 1, 0]
        assert f"Tuesday 24 November 2026: {lifting}" in coach.said
        coach.drag(WEDNESDAY, TUESDAY)
        assert coach.calendar.chosen == [0, 1, 1]
        assert f"Tuesday 24 November 2026: {lifting}" in coach.said

    def test_after_undo_a_session_of_the_day_is_chosen(self, coach):
        """Thursday is not called free because what had come there is gone again."""
        coach.choose(TUESDAY, 1)
        coach.press("A day later ▶")
        coach.press("A day later ▶")
        assert coach.calendar.chosen == [0, 3, 1]
        coach.store.undo()
        assert coach.calendar.chosen == [0, 3, 0]
        assert f"Thursday 26 November 2026: {coach.on(THURSDAY)[0]}" in coach.said

    def test_the_day_that_was_left_says_where_its_session_went(self, coach):
        """Undo is not the only trace of a move."""
        coach.drag(SATURDAY, FRIDAY)
        coach.choose(SATURDAY, -1)
        assert "By your hand: Long run moved to Fri 27 Nov." in coach.said

    def test_a_move_onto_a_run_is_refused_where_it_is_seen(self, coach):
        """Nothing was chosen before the drag; the session is chosen with its refusal."""
        before = coach.store.workbook
        coach.drag(SATURDAY, SUNDAY)
        assert coach.store.workbook is before
        assert "Sun 29 Nov holds a run already." in coach.said
        assert "Saturday 28 November 2026: Long run" in coach.said
        assert coach.calendar.chosen == [0, 5, 0]

    def test_lifting_may_be_moved_beside_a_run_and_is_followed(self, coach):
        """The run comes first on its day; what is chosen is what was moved."""
        lifting = coach.plan.on(TUESDAY)[1].recipe.name
        coach.choose(TUESDAY, 1)
        coach.drag(TUESDAY, THURSDAY, at=1)
        assert coach.on(THURSDAY)[-1] == lifting
        assert coach.calendar.chosen == [0, 3, 1]
        assert f"Thursday 26 November 2026: {lifting}" in coach.said

    def test_a_move_out_of_the_season_is_refused(self, coach):
        """The day before its first week."""
        coach.choose(TUESDAY)
        coach.find("Other day").value = MONDAY - dt.timedelta(days=1)
        coach.press("Move there")
        assert "The season goes from 23 November to" in coach.said
        assert not coach.store.can_undo

    @pytest.mark.parametrize("label", ["Move there", "Swap the two days"])
    def test_without_another_day_there_is_nothing_to_do(self, coach, label):
        """The sentence asks for one."""
        coach.choose(TUESDAY)
        coach.press(label)
        assert "No other day was given." in coach.said
        assert not coach.store.can_undo

    def test_two_days_are_swapped_whole(self, coach):
        """Each holds what the other held, and says so."""
        thursday, saturday = coach.on(THURSDAY), coach.on(SATURDAY)
        swap(coach)
        assert (coach.on(THURSDAY), coach.on(SATURDAY)) == (saturday, thursday)
        assert "By your hand: swapped with Sat 28 Nov." in coach.said

    def test_another_session_takes_the_place(self, coach):
        """The heading says what it stands for."""
        instead = coach.on(THURSDAY)[0]
        put(coach)
        assert coach.on(THURSDAY) == ["Easy run"]
        assert coach.plan.on(THURSDAY)[0].kind == "easy run"
        assert f"By your hand: instead of {instead}." in coach.said

    def test_the_session_of_the_bench_takes_the_place(self, coach):
        """As it is tuned on the Session tab."""
        coach.store.change("session", PRESETS["Pyramid"])
        coach.choose(THURSDAY)
        coach.press("Put in its place")
        assert coach.plan.on(THURSDAY)[0].recipe == PRESETS["Pyramid"]

    def test_what_is_too_much_in_its_place_can_be_scaled(self, coach):
        """Its verdict is told where it was put; a press makes it smaller, undo full again."""
        coach.store.change("session", long_intervals(480))
        coach.choose(THURSDAY)
        assert "Scale to the athlete" not in [b.description for b in coach.all(ipw.Button)]
        coach.press("Put in its place")
        assert "It stands there now. The verdict on it: not as written." in coach.said
        full = coach.plan.on(THURSDAY)[0]
        coach.press("Scale to the athlete")
        scaled = coach.plan.on(THURSDAY)[0]
        assert (scaled.recipe.name, scaled.kind) == (full.recipe.name, full.kind)
        assert scaled.minutes < full.minutes
        assert "By your hand: another size of it." in coach.said
        coach.store.undo()
        assert coach.plan.on(THURSDAY)[0].recipe == long_intervals(480)

    def test_what_is_not_a_matter_of_size_is_said(self, coach):
        """One long rep at mile pace has no fewer reps to be run in."""
        coach.store.change("session", equal_repeats(2, 3000))
        coach.choose(THURSDAY)
        coach.press("Put in its place")
        coach.press("Scale to the athlete")
        before = coach.store.workbook
        coach.press("Scale to the athlete")
        assert "is as small as it gets." in coach.said
        assert coach.store.workbook is before

    def test_on_a_free_day_put_in_place_adds(self, coach):
        """There is no place to take."""
        coach.choose(FRIDAY, -1)
        coach.find("Session", ipw.Dropdown).value = "Long run, 60 min"
        coach.press("Put in its place")
        assert coach.on(FRIDAY) == ["Long run"]

    @pytest.mark.parametrize("name", ["Easy run", "Long run, 60 min", "Strength", "Power"])
    def test_each_session_on_offer_can_be_added(self, coach, name):
        """Of the kind that its name says."""
        coach.choose(FRIDAY, -1)
        coach.find("Session", ipw.Dropdown).value = name
        coach.press("Add to the day")
        (session,) = coach.plan.on(FRIDAY)
        assert session.kind == name.split(",")[0].lower()
        assert session.by_hand == "added"

    def test_the_coachs_own_sessions_are_on_offer(self, coach):
        """As soon as they are kept."""
        own = replace(PRESETS["Pyramid"], name="Hill loop")
        coach.store.change("library", (own,))
        coach.choose(FRIDAY, -1)
        coach.find("Session", ipw.Dropdown).value = "Hill loop"
        coach.press("Add to the day")
        assert coach.on(FRIDAY) == ["Hill loop"]

    def test_a_day_holds_only_so_much(self, coach):
        """The fifth session of a day is refused."""
        coach.choose(FRIDAY, -1)
        coach.find("Session", ipw.Dropdown).value = "Strength"
        for _ in range(5):
            coach.press("Add to the day")
        assert "4 are the most." in coach.said
        assert len(coach.plan.on(FRIDAY)) == 4

    def test_a_run_is_lengthened(self, coach):
        """Minutes, load and distance follow, and the heading says what it was."""
        before = coach.plan.on(SATURDAY)[0]
        lengthen(coach)
        after = coach.plan.on(SATURDAY)[0]
        assert after.minutes == pytest.approx(80, abs=0.5)
        assert after.load > before.load
        assert f"By your hand: 80 min instead of {before.minutes:.0f}." in coach.said

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("0", "from 5 to 360 min"),
            ("-30", "from 5 to 360 min"),
            ("361", "from 5 to 360 min"),
            ("long", "&quot;long&quot; is not a number."),
            ("", "Nothing was entered."),
        ],
    )
    def test_an_impossible_length_is_refused_and_stays(self, coach, typed, said):
        """What was typed stays beside its sentence."""
        coach.choose(SATURDAY)
        coach.type(**{"Minutes in all": typed})
        coach.press("Make it this long")
        assert said in coach.said
        assert coach.find("Minutes in all").value == typed
        assert not coach.store.can_undo

    def test_reps_cannot_be_shortened_away(self, coach):
        """Easy running gives way, reps do not."""
        coach.choose(TUESDAY)
        coach.type(**{"Minutes in all": "5"})
        coach.press("Make it this long")
        assert "its reps can&#x27;t" in coach.said

    def test_a_locked_day_can_be_set_free(self, coach):
        """The button says what it would do."""
        coach.choose(SATURDAY)
        coach.press("Lock the day")
        assert coach.outline.hand_day(SATURDAY).locked
        assert "Locked." in coach.said
        assert "l" in coach.calendar.weeks[0]["days"][5][1][0][3]
        coach.press("Unlock the day")
        assert not coach.outline.hand_day(SATURDAY).locked

    def test_a_free_day_is_locked_and_set_free(self, coach):
        """A day of rest may be fixed as well."""
        coach.choose(FRIDAY, -1)
        coach.press("Lock the day")
        assert coach.outline.hand_day(FRIDAY) == HandDay(FRIDAY, locked=True, settled=False)
        assert "Locked." in coach.said
        coach.press("Unlock the day")
        assert not coach.outline.hand_day(FRIDAY).locked
        assert "Locked." not in coach.said

    def test_a_missed_session_weighs_nothing_and_moves_nothing(self, coach):
        """It is marked; the mark can be taken back."""
        load = coach.plan.weeks[0].load
        weighed = coach.plan.on(TUESDAY)[0].load
        coach.choose(TUESDAY)
        coach.press("Missed")
        assert coach.plan.weeks[0].load == pytest.approx(load - weighed)
        assert coach.on(WEDNESDAY) == []
        assert "m" in coach.calendar.weeks[0]["days"][1][1][0][3]
        coach.press("Not missed")
        assert coach.plan.weeks[0].load == pytest.approx(load)

    def test_a_missed_session_cannot_be_moved(self, coach):
        """It is let go, never stacked."""
        coach.choose(TUESDAY)
        coach.press("Missed")
        coach.press("A day later ▶")
        assert "A missed session is let go" in coach.said
        assert coach.on(WEDNESDAY) == []

    def test_a_free_day_cannot_be_missed(self, coach):
        """The button is of no use there."""
        coach.choose(FRIDAY, -1)
        assert coach.find("Missed").disabled
        coach.choose(SATURDAY)
        assert not coach.find("Missed").disabled

    def test_a_session_is_taken_out(self, coach):
        """The day is free, and says what stood there."""
        coach.choose(SATURDAY)
        coach.press("Take out")
        assert coach.on(SATURDAY) == []
        assert "By your hand: Long run taken out." in coach.said

    def test_a_day_is_given_back_to_the_plan(self, coach):
        """What the plan holds stands there again."""
        before = coach.plan
        give_back(coach)
        assert coach.plan == before
        assert coach.outline.days == ()

    def test_the_race_stands(self, coach):
        """It can be neither moved nor taken out."""
        coach.choose(RACE)
        for label in ("◀ A day earlier", "Take out"):
            coach.press(label)
            assert "It is fixed from outside." in coach.said
        assert not coach.store.can_undo

    def test_planning_anew_keeps_what_is_locked_and_missed(self, coach):
        """Everything else is as planned; one undo brings the coach's days back."""
        coach.drag(SATURDAY, FRIDAY)
        later = SATURDAY + dt.timedelta(weeks=1)
        coach.choose(later)
        coach.press("Lock the day")
        coach.choose(TUESDAY)
        coach.press("Missed")
        shaped = coach.outline
        coach.press("Plan anew")
        assert [hand.day for hand in coach.outline.days] == [TUESDAY, later]
        assert coach.on(SATURDAY) == ["Long run"]
        assert coach.plan.on(later)[0].locked
        coach.store.undo()
        assert coach.outline == shaped

    def test_planning_anew_with_nothing_to_give_back_is_no_step(self, coach):
        """There is nothing to undo."""
        coach.press("Plan anew")
        assert not coach.store.can_undo

    def test_a_session_is_opened_on_the_session_tab(self, coach):
        """There it may be tuned, and put back from."""
        coach.choose(THURSDAY)
        coach.press("Open on the Session tab")
        assert coach.store.workbook.session == coach.plan.on(THURSDAY)[0].recipe
        assert "It stands on the Session tab now" in coach.said

    def test_a_free_day_has_nothing_to_open(self, coach):
        """And says so."""
        coach.choose(FRIDAY, -1)
        coach.press("Open on the Session tab")
        assert "No session is chosen." in coach.said
        assert coach.store.workbook.session is None


class TestDone:
    """Noting what was done."""

    def test_a_session_is_noted(self, coach):
        """With minutes, rating and words; the week weighs it, and the calendar ticks it off."""
        note(coach)
        assert coach.outline.log == (
            Done(TUESDAY, 44.0, 6.5, coach.plan.on(TUESDAY)[0].kind, "windy"),
        )
        assert coach.calendar.weeks[0]["days"][1][1][0][2:] == ["44 min", "d"]
        assert "44 min, RPE 6.5" in coach.said
        assert "Noted: windy" in coach.said

    def test_fields_are_empty_after_a_note(self, coach):
        """The next note begins without the words of the last."""
        note(coach)
        assert (coach.find("RPE").value, coach.find("Note").value) == ("", "")

    def test_a_rating_may_be_left_out(self, coach):
        """The expected one stands in for it, and nothing is made up."""
        coach.choose(TUESDAY)
        coach.press("Note it as done")
        (entry,) = coach.outline.log
        assert entry.rpe is None
        assert "RPE not noted" in coach.said

    def test_rest_on_the_feet_is_a_rating(self, coach):
        """RPE 0 is not the same as none."""
        coach.choose(TUESDAY)
        coach.type(RPE="0")
        coach.press("Note it as done")
        assert coach.outline.log[0].rpe == 0

    def test_a_second_note_stands_for_the_first(self, coach):
        """A typing error is mended by noting again."""
        note(coach)
        coach.type(Minutes="54", RPE="7")
        coach.press("Note it as done")
        assert [(done.minutes, done.rpe) for done in coach.outline.log] == [(54.0, 7.0)]

    def test_two_sessions_of_a_day_are_noted_apart(self, coach):
        """Each by its kind."""
        note(coach)
        coach.choose(TUESDAY, 1)
        coach.type(Minutes="20", RPE="7")
        coach.press("Note it as done")
        assert all(session.done for session in coach.plan.on(TUESDAY))
        assert coach.plan.weeks[0].done_load == 44 * 6.5 + 20 * 7

    def test_a_run_on_a_free_day_is_noted(self, coach):
        """It stands in the calendar as not planned."""
        coach.choose(WEDNESDAY, -1)
        coach.type(Minutes="25", RPE="3")
        coach.press("Note it as done")
        assert coach.on(WEDNESDAY) == ["Not planned"]
        assert "without being planned" in coach.said

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("RPE", "11", "RPE is a number from 0 to 10."),
            ("RPE", "-1", "RPE is a number from 0 to 10."),
            ("RPE", "hard", "&quot;hard&quot; is not a number."),
            ("Minutes", "-30", "The time is a number from 1 to 1440 min."),
            ("Minutes", "0", "The time is a number from 1 to 1440 min."),
            ("Minutes", "1441", "The time is a number from 1 to 1440 min."),
            ("Minutes", "nan", "&quot;nan&quot; is not a number."),
            ("Minutes", "", "Nothing was entered."),
            ("Note", "x" * 201, "The note has 201 characters."),
        ],
        ids=lambda text: ascii(text)[:20],
    )
    def test_what_cannot_have_been_done_is_refused_and_stays(self, coach, field, typed, said):
        """Each field keeps what was typed, and nothing is noted."""
        coach.choose(TUESDAY)
        coach.type(Minutes="44", RPE="6", Note="windy")
        coach.type(**{field: typed})
        kept = [coach.find(label).value for label in ("Minutes", "RPE", "Note")]
        coach.press("Note it as done")
        assert said in coach.said
        assert [coach.find(label).value for label in ("Minutes", "RPE", "Note")] == kept
        assert coach.outline.log == ()
        assert not coach.store.can_undo

    def test_a_day_to_come_cannot_have_been_done(self, coach):
        """Tomorrow's session is noted tomorrow."""
        coach.choose(THURSDAY)
        coach.type(RPE="6", Note="felt strong")
        coach.press("Note it as done")
        assert "26 November 2026 is still to come." in coach.said
        assert (coach.find("RPE").value, coach.find("Note").value) == ("6", "felt strong")
        assert coach.outline.log == ()

    def test_what_was_done_counts_for_fitness(self, coach):
        """The numbers of the week change with a note."""
        coach.press("Show the numbers")
        before = coach.said
        note(coach)
        assert "<td>286</td>" in coach.said
        assert "<td>286</td>" not in before

    def test_the_chart_marks_what_was_done(self, coach):
        """A diamond appears with the first note, and goes with undo."""
        chart = next(w for w in _inside(coach.panel) if hasattr(w, "figure"))
        note(coach)
        assert "done" in [trace["name"] for trace in chart.figure["data"]]
        coach.store.undo()
        assert "done" not in [trace["name"] for trace in chart.figure["data"]]


class TestStanding:
    """What stands: club sessions, time trials, minor races, and free minutes."""

    def club(self, coach, weekday=3, slot="75", name="Club track", holds="long intervals"):
        """Fill in the form for a weekly session and add it."""
        coach.find("Every week on").value = weekday
        coach.find("holds").value = holds
        coach.find("Slot [min]").value = slot
        coach.find("Name").value = name
        coach.press("Add a weekly session")

    def event(self, coach, day, distance="", name="", what="time trial"):
        """Fill in the form for a day and add it."""
        coach.find("On").value = day
        coach.find("is a").value = what
        coach.find("Distance").value = distance
        next(w for w in reversed(coach.all(ipw.Text)) if w.description == "Name").value = name
        coach.press("Add a day")

    def test_a_weekly_session_stands_in_the_calendar(self, coach):
        """Fixed, named and listed; undo takes it away."""
        self.club(coach)
        assert coach.outline.anchors == (Club(3, "long intervals", 75.0, "Club track"),)
        assert "every Thu, long intervals, 75 min: Club track" in coach.said
        _, _, detail, marks = coach.calendar.weeks[1]["days"][3][1][0]
        assert marks == "a"
        assert "Club track" in detail
        coach.store.undo()
        assert coach.outline.anchors == ()
        assert "every Thu" not in coach.said

    @pytest.mark.parametrize(
        ("add", "label"),
        [("club", "Add a weekly session"), ("event", "Add a day")],
    )
    def test_a_refusal_stands_under_the_form_that_asked(self, coach, add, label):
        """Under the other one it would be read as about that."""
        self.club(coach, slot="long") if add == "club" else self.event(coach, None)
        (form,) = [
            held
            for held in coach.all(ipw.Box)
            if label in [getattr(child, "description", "") for child in held.children]
        ]
        assert "mile-refusal" in form.children[-1].value
        assert coach.said.count("mile-refusal") == 1

    def test_a_weekly_session_cannot_be_dragged(self, coach):
        """Nor does a message move it."""
        self.club(coach)
        before = coach.store.workbook
        coach.drag(THURSDAY, FRIDAY)
        assert coach.store.workbook is before

    def test_a_club_on_a_day_off_is_kept_with_a_caution(self, coach):
        """The day is named, and what to do."""
        self.club(coach, weekday=0, name="Monday track")
        assert "Mon is not free for training, and Monday track stands on it." in coach.said
        assert coach.plan.on(MONDAY + dt.timedelta(weeks=1))[0].anchor

    def test_what_stands_is_removed(self, coach):
        """By the button beside it, and no other goes with it."""
        self.club(coach)
        self.club(coach, weekday=1, name="Gym", holds="strength")
        coach.press("Remove")
        assert [anchor.name for anchor in coach.outline.anchors] == ["Gym"]
        assert "Club track" not in coach.said

    def test_two_runs_on_one_weekday_are_refused(self, coach):
        """They would be stacked; the form keeps what was typed."""
        self.club(coach)
        self.club(coach, name="Other club")
        assert "Thu was given a run twice." in coach.said
        assert len(coach.outline.anchors) == 1
        assert coach.find("Name").value == "Other club"

    @pytest.mark.parametrize("slot", ["-75", "5", "soon", "0"])
    def test_a_bad_slot_is_refused_and_stays(self, coach, slot):
        """With the range that is possible."""
        self.club(coach, slot=slot)
        assert "from 15 to 480 min" in coach.said
        assert coach.find("Slot [min]").value == slot
        assert coach.outline.anchors == ()

    def test_a_name_that_is_too_long_is_refused(self, coach):
        """Never cut silently."""
        self.club(coach, name="x" * 61)
        assert "A name of 61 characters was given." in coach.said
        assert coach.outline.anchors == ()

    def test_a_time_trial_stands_on_its_day(self, coach):
        """Over a mile where no distance is given."""
        day = SATURDAY + dt.timedelta(weeks=6)
        self.event(coach, day)
        assert coach.outline.anchors == (Event(day),)
        assert coach.plan.on(day)[0].kind == "test or race"
        assert coach.plan.on(day)[0].anchor
        assert "time trial over 1 mi" in coach.said

    def test_a_minor_race_has_distance_and_name(self, coach):
        """As they were typed."""
        day = SATURDAY + dt.timedelta(weeks=6)
        self.event(coach, day, "5 km", "Park run", what="minor race")
        assert coach.outline.anchors == (Event(day, "minor race", 5000.0, "Park run"),)

    def test_a_time_trial_in_the_past_is_refused(self, coach):
        """What stands lies ahead; the date stays in its field."""
        self.event(coach, TUESDAY)
        assert "24 November 2026 is past." in coach.said
        assert coach.find("On").value == TUESDAY
        assert coach.outline.anchors == ()

    @pytest.mark.parametrize(
        ("day", "distance", "said"),
        [
            (None, "", "No day was given."),
            (SATURDAY, "100 m", "Races go from 400 m to 50 km."),
            (SATURDAY, "far", "far"),
        ],
        ids=["no day", "sprint", "words"],
    )
    def test_a_bad_day_is_refused(self, coach, day, distance, said):
        """With a sentence, and nothing added."""
        self.event(coach, day, distance)
        assert "mile-refusal" in coach.said
        assert said in coach.said
        assert coach.outline.anchors == ()

    def test_a_day_holds_one_trial(self, coach):
        """The second is refused."""
        for _ in range(2):
            self.event(coach, SATURDAY + dt.timedelta(weeks=6))
        assert "A day holds one." in coach.said
        assert len(coach.outline.anchors) == 1

    def test_a_trial_after_the_race_is_kept_with_a_caution(self, coach):
        """It is not planned, and that is said."""
        self.event(coach, RACE + dt.timedelta(days=7))
        assert "lies outside the plan." in coach.said

    def test_a_hostile_name_is_only_text(self, coach):
        """In the list of what stands."""
        self.club(coach, name='<img src=x onerror="x()">')
        assert "<img" not in coach.said
        assert "&lt;img" in coach.said

    def test_free_minutes_are_typed(self, coach):
        """One figure for each day that has one; the field shows them as typed."""
        field = coach.find("Most minutes on a day")
        field.value = "Tue 45, Sun 120"
        assert coach.outline.minutes == (None, 45.0, None, None, None, None, 120.0)
        assert field.value == "Tue 45, Sun 120"
        assert coach.plan.on(TUESDAY + dt.timedelta(weeks=1))[0].minutes <= 45

    def test_no_limit_is_an_empty_field(self, coach):
        """Emptied, every day is as long as it likes again."""
        field = coach.find("Most minutes on a day")
        field.value = "60"
        assert coach.outline.minutes == (60.0,) * 7
        field.value = ""
        assert coach.outline.minutes == (None,) * 7

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("soon", "&quot;soon&quot; is no weekday."),
            ("Tue", "Nothing was entered."),
            ("Tue lots", "&quot;lots&quot; is not a number."),
            ("5", "from 15 to 480 min"),
            ("Tue 500", "from 15 to 480 min"),
            ("-60", "is no weekday."),
            ("45, 60", "is no weekday."),
            ("Tue 45 Sun 120", "is not a number."),
            ('<img src=x onerror="x()">', "is no weekday."),
        ],
    )
    def test_bad_minutes_are_refused_and_stay(self, coach, typed, said):
        """With a sentence, what was typed beside it, and nothing changed."""
        field = coach.find("Most minutes on a day")
        field.value = typed
        assert said in coach.said
        assert field.value == typed
        assert coach.outline.minutes == (None,) * 7


@given(st.tuples(*[st.none() | st.integers(30, 960).map(lambda half: half / 2)] * 7))
def test_minutes_as_shown_can_be_typed(minutes):
    """Whatever limits the days have, the field shows them as it reads them."""
    assert parse_minutes(minutes_words(minutes)) == minutes


@given(st.text(max_size=60))
def test_any_words_for_minutes_are_read_or_refused(typed):
    """Seven limits within their range, or a sentence."""
    found = ()
    with contextlib.suppress(InputError):
        found = parse_minutes(typed)
    assert len(found) in (0, 7)
    assert all(minutes is None or 15 <= minutes <= 480 for minutes in found)


class TestRules:
    """The rules the season is held against."""

    @pytest.fixture
    def restless(self):
        """A coach whose second week has no day of rest."""
        monday = MONDAY + dt.timedelta(weeks=1)
        every = tuple(
            HandDay(monday + dt.timedelta(n), (Placed("easy run", easy_run(1200)),))
            for n in range(7)
        )
        return coach_of(season_of(days=every))

    def tick(self, coach, rule, wanted):
        """Tick a rule, or take its tick away."""
        roll = coach.all(Roll)[0]
        place = next(place for place, sentence, *_ in roll.names if sentence == rule)
        roll._handle_custom_msg({"place": place, "here": wanted}, [])

    def test_a_tick_switches_a_caution_off_and_on(self, restless):
        """The rule says "not checked" meanwhile; undo ticks it again."""
        rule = "Every week has a day of rest."
        assert f"The rule: {rule}" in restless.said
        self.tick(restless, rule, False)
        assert f"The rule: {rule}" not in restless.said
        assert restless.outline.rules_off == ("rest-day",)
        (row,) = (row for row in restless.all(Roll)[0].names if row[1] == rule)
        assert row[2].startswith("not checked")
        assert row[3] is False
        self.tick(restless, rule, True)
        assert f"The rule: {rule}" in restless.said
        assert restless.outline.rules_off == ()
        restless.store.undo()
        assert restless.outline.rules_off == ("rest-day",)

    def test_a_rule_that_is_switched_off_leaves_the_plan_as_it_was(self, restless):
        """Rules check the season and do not make it."""
        before = restless.plan
        self.tick(restless, "Every week has a day of rest.", False)
        assert restless.plan == before

    @pytest.mark.parametrize(
        "message",
        [
            {"place": 99, "here": False}, {"place": -1, "here": False}, {"place": True, "here": False},
            {"place": "1", "here": False}, {"place": 2, "here": "no"}, {"here": False}, [], None, "x",
        ],
    )  # fmt: skip
    def test_a_strangers_tick_changes_nothing(self, restless, message):
        """Also where the list in the browser was made longer."""
        roll = restless.all(Roll)[0]
        roll.set_state({"names": [[n, "x", "y", True] for n in range(200)]})
        before = restless.store.workbook
        roll._handle_custom_msg(message, [])
        assert restless.store.workbook is before


class TestNumbers:
    """The load in numbers, on demand."""

    def test_numbers_are_shown_only_on_demand(self, coach):
        """One press shows them, another hides them."""
        assert "Monotony" not in coach.said
        coach.press("Show the numbers")
        assert "Monotony" in coach.said
        assert "Minutes of running" in coach.said
        coach.press("Hide the numbers")
        assert "Monotony" not in coach.said

    def test_numbers_are_computed_only_on_demand(self, monkeypatch):
        """A page that shows none asks for none."""
        asked = []
        real = answers.season_load
        monkeypatch.setattr(answers, "season_load", lambda *about: asked.append(1) or real(*about))
        coach = coach_of(season_of())
        coach.drag(SATURDAY, FRIDAY)
        assert asked == []
        coach.press("Show the numbers")
        assert asked

    def test_numbers_follow_the_season(self, coach):
        """A longer run weighs more in its week."""
        coach.press("Show the numbers")
        before = coach.said
        lengthen(coach)
        assert f"<td>{coach.plan.weeks[0].load:.0f}</td>" in coach.said
        assert f"<td>{coach.plan.weeks[0].load:.0f}</td>" not in before

    def test_the_recent_load_is_the_coachs_to_give(self, coach):
        """It says where fitness starts; empty, it is estimated again."""
        field = coach.find("Recent weekly load [RPE × min]")
        coach.press("Show the numbers")
        field.value = "700"
        assert "(700, as you gave it)" in coach.said
        field.value = ""
        assert "estimated from the usual week" in coach.said

    @pytest.mark.parametrize("typed", ["-5", "20001", "much", "nan"])
    def test_a_bad_recent_load_is_refused_and_stays(self, coach, typed):
        """With its range."""
        field = coach.find("Recent weekly load [RPE × min]")
        field.value = typed
        assert "from 0 to 20000" in coach.said
        assert field.value == typed
        assert coach.outline.recent_load is None


class TestAfterTheRace:
    """The season is over, the log goes on."""

    def test_a_log_is_noted_and_listed(self, coach):
        """There is nothing left to plan around; what was done is kept, and shown as outside."""
        coach.store.change("goal.race_date", TODAY - dt.timedelta(days=3))
        coach.type(**{"What was done": f"{MONDAY}, 44, 6, last leg"})
        coach.press("Note this one")
        assert coach.outline.log == (Done(MONDAY, 44.0, 6.0, "", "last leg"),)
        assert "1 session noted outside the season" in coach.said
        assert "last leg" in coach.said


class TestRaceInThePast:
    """A saved workbook may hold an old date."""

    @pytest.fixture
    def late(self, coach):
        """A coach who has chosen a session and opened the numbers before the race passed."""
        coach.choose(SATURDAY)
        coach.press("Show the numbers")
        coach.store.change("goal.race_date", TODAY - dt.timedelta(days=3))
        return coach

    def test_it_is_said_and_no_other_season_is_shown(self, late):
        """No week, no chart, no numbers, no rule, and not the session that was chosen."""
        assert "The race on 22 November 2026 is over." in late.said
        assert late.calendar.weeks == []
        assert late.all(Roll)[0].names == []
        assert next(w for w in _inside(late.panel) if hasattr(w, "figure")).figure["data"] == []
        assert "Monotony" not in late.said
        assert "Long run" not in late.said

    def test_controls_stay_and_a_new_date_brings_the_season_back(self, late):
        """With the session that was chosen."""
        late.find("Race date").value = RACE
        assert len(late.calendar.weeks) == 20
        assert "is over" not in late.said
        assert "Saturday 28 November 2026: Long run" in late.said
        assert "Monotony" in late.said

    def test_nothing_can_be_moved_meanwhile(self, late):
        """Messages about a season that is not shown change nothing."""
        before = late.store.workbook
        for message in ({"choose": [0, 5, 0]}, {"move": [0, 5, 0, 0, 4]}):
            late.send(message)
        late.press("Plan anew")
        assert late.store.workbook is before


@pytest.mark.parametrize(
    "message",
    [
        None, "choose", 7, [], {}, {"choose": None}, {"choose": [0, 5]}, {"choose": [0, 5, "0"]},
        {"choose": [99, 5, 0]}, {"choose": [-1, 5, 0]}, {"choose": [0, 5, 7]},
        {"choose": [10**400, 0, 0]}, {"choose": [True, 5, 0]}, {"move": [0, 5, 0, 99, 0]},
        {"move": [0, 5, 0, 0, 5]}, {"move": [0, 5, 9, 0, 4]}, {"move": [0, 0, 0, 0, 4]},
        {"move": [19, 5, 0, 19, 4]}, {"move": [0, 5, 0, 0, "4"]}, {"notes": "<script>"},
    ],
    ids=ascii,
)  # fmt: skip
def test_a_hostile_message_changes_nothing(coach, message):
    """Nothing is chosen, nothing is moved, and no bug is logged."""
    before, said = coach.store.workbook, coach.said
    coach.send(message)
    assert coach.store.workbook is before
    assert coach.said == said
    assert coach.calendar.chosen == []


@pytest.mark.parametrize("label", [
    "◀ A day earlier", "A day later ▶", "Missed", "Lock the day", "Move there", "Swap the two days",
    "Put in its place", "Add to the day", "Make it this long", "Note it as done", "Take out",
    "Give the day back to the plan", "Open on the Session tab",
])  # fmt: skip
def test_a_button_that_nobody_sees_changes_nothing(coach, label):
    """A stranger may press it all the same: no day is chosen."""
    coach.choose(SATURDAY)
    pressed = coach.find(label, ipw.Button)
    coach.press("Close")
    before = coach.store.workbook
    pressed.click()
    assert coach.store.workbook is before


def test_a_browser_cannot_make_days_of_its_own(coach):
    """A season written into the widget's state is not one that can be moved in."""
    coach.calendar.set_state({"weeks": [{"days": [["", [[0, "x", "y", ""]]]] * 7}] * 99})
    before = coach.store.workbook
    coach.send({"choose": [50, 0, 0]})
    coach.send({"move": [50, 0, 0, 50, 1]})
    assert coach.store.workbook is before
    assert "Choose a session in the calendar" in coach.said


@pytest.mark.parametrize("name", ["new", "recreational", "experienced", "twelve", "seventy", None])
def test_every_session_of_every_sample_can_be_chosen(name):
    """In the first, a middle and the last week, each is shown without a nan or a None."""
    coach = coach_of(sample(name) if name else Workbook(), today=MONDAY)
    for week in (coach.plan.weeks[0], coach.plan.weeks[5], coach.plan.weeks[-1]):
        for session in week.sessions:
            coach.choose(session.day, coach.plan.on(session.day).index(session))
            assert f"{session.day:%A} {session.day.day} {session.day:%B}" in coach.said
            assert "nan" not in coach.said
            assert "None" not in coach.said


class TestLog:
    """What was done, pasted or from a file."""

    TABLE = "2026-11-23, 30, 3\n2026-11-24, 53, 7, windy\n2026-11-25, 40, 11"

    def paste(self, coach, text):
        """Paste a table and leave the field."""
        coach.find("What was done").value = text

    def upload(self, coach, content):
        """Choose a file."""
        coach.find("Open a log as CSV").value = ({
            "name": "log.csv", "type": "", "size": len(content), "content": memoryview(content),
            "last_modified": dt.datetime.now(dt.UTC),
        },)  # fmt: skip

    def test_a_table_is_shown_before_it_is_used(self, coach):
        """Pasting alone changes nothing; the refused row is named by number and reason."""
        self.paste(coach, self.TABLE)
        assert coach.outline.log == ()
        assert "2 sessions read" in coach.said
        assert "1 row was not taken" in coach.said
        assert '<td class="words">3</td>' in coach.said
        assert coach.find("Note these 2")

    def test_a_log_is_noted_and_taken_back(self, coach):
        """One step of undo for all of it; the calendar ticks the days off."""
        self.paste(coach, self.TABLE)
        coach.press("Note these 2")
        assert [done.day for done in coach.outline.log] == [MONDAY, TUESDAY]
        assert "2 noted; Undo takes that back." in coach.said
        assert "Note these 2" not in [b.description for b in coach.all(ipw.Button)]
        assert coach.calendar.weeks[0]["days"][1][1][0][3] == "d"
        coach.store.undo()
        assert coach.outline.log == ()
        assert coach.calendar.weeks[0]["days"][1][1][0][3] == ""

    def test_with_a_log_the_season_begins(self):
        """What was noted today is in the season tomorrow as well."""
        coach = coach_of(season_of(start=None))
        self.paste(coach, "2026-11-25, 40, 5")
        coach.press("Note this one")
        assert coach.outline.start == TODAY
        coach.store.undo()
        assert coach.outline.start is None

    def test_what_was_pasted_stays(self, coach):
        """Until the coach takes it away; then the preview goes too."""
        self.paste(coach, self.TABLE)
        coach.press("Note these 2")
        assert coach.find("What was done").value == self.TABLE
        self.paste(coach, "   ")
        assert "noted" not in coach.said.replace("RPE not noted", "")

    def test_the_same_log_twice_is_one_log(self, coach):
        """A table pasted again adds nothing."""
        for text in (self.TABLE, self.TABLE + "\n"):
            self.paste(coach, text)
            coach.press("Note these 2")
        assert len(coach.outline.log) == 2

    @pytest.mark.parametrize(
        ("content", "minutes"),
        [
            (b"\xef\xbb\xbfDate;Minutes;RPE\r\n24.11.2026;45,5;6,5\r\n", 45.5),
            ("Datum\tDauer\n24.11.2026\t45".encode("utf-16"), 45.0),
            (b"date,minutes,note\n2026-11-24,45,na\xefve", 45.0),
        ],
        ids=["bom and semicolons", "utf-16", "windows-1252"],
    )
    def test_a_file_is_read(self, coach, content, minutes):
        """Whatever a spreadsheet made of it: a mark at its start, semicolons, decimal commas."""
        self.upload(coach, content)
        coach.press("Note this one")
        assert [(done.day, done.minutes) for done in coach.outline.log] == [(TUESDAY, minutes)]

    @pytest.mark.parametrize(
        "content",
        [b"", b"\x89PNG\r\n\x1a\n\x00\xff", b"date,minutes\n", b"x" * 1_000_001],
        ids=["empty", "picture", "header", "huge"],
    )
    def test_a_file_that_is_no_log_is_refused(self, coach, content):
        """In words, with nothing to press."""
        self.upload(coach, content)
        assert "mile-refusal" in coach.said
        assert not [b for b in coach.all(ipw.Button) if b.description.startswith("Note th")]

    @pytest.mark.parametrize(
        "text",
        ["hello", "\x00\x01", ",,,\n" * 50, "2026-11-24, -30", "2026-11-24, 30, 11", "1,2,3"],
    )
    def test_a_table_without_a_session_offers_nothing(self, coach, text):
        """It is refused, or its rows are, and the text stays."""
        self.paste(coach, text)
        assert "mile-refusal" in coach.said or "not taken" in coach.said
        assert not [b for b in coach.all(ipw.Button) if b.description.startswith("Note th")]
        assert coach.find("What was done").value == text
        assert coach.outline.log == ()

    def test_a_log_is_only_text(self, coach):
        """Markup in a note stays letters, in the preview and on its day."""
        self.paste(coach, '2026-11-24, 30, 3, <img src=x onerror="x()">')
        coach.press("Note this one")
        coach.choose(TUESDAY)
        assert "<img" not in coach.said
        assert "&lt;img" in coach.said

    def test_a_bug_in_reading_is_a_sentence(self, coach, monkeypatch, caplog):
        """A traceback goes to the log, never to the page."""
        monkeypatch.setattr(log, "read_log", lambda *_: 1 / 0)
        self.paste(coach, self.TABLE)
        assert "This log cannot be read." in coach.said
        caplog.clear()
