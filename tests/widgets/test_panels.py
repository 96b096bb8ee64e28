"""Panels without a browser: set a control, look at the workbook, the notice and the chart."""

import datetime as dt

import pytest

from helpers.units import MILE_M
from helpers.widgets import (
    Store,
    assumptions_panel,
    coach_page,
    paces_panel,
    profile_panel,
    race_panel,
    season_panel,
    session_panel,
)
from helpers.widgets.calendar import Calendar
from helpers.widgets.outlet import Outlet
from helpers.workbook import PRESETS, SAMPLES, Workbook, sample, to_json
from helpers.workouts import ZonePace

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
HOSTILE = '<img src=x onerror="window.__xss=1">'


@pytest.fixture
def store():
    """A store on a fixed day."""
    return Store(sample("recreational"), today=lambda: TODAY)


@pytest.mark.parametrize("name", [*SAMPLES, None])
@pytest.mark.parametrize(
    "panel",
    [profile_panel, paces_panel, session_panel, season_panel, race_panel, assumptions_panel],
)
def test_every_panel_opens_for_every_sample(panel, name, shown):
    """Also for the twelve-year-old without a mark, and for an empty workbook."""
    opened = panel(Store(sample(name) if name else Workbook(), today=lambda: TODAY))
    assert shown(opened)
    assert "nan" not in shown(opened)


def profile_of(page):
    """Return the coach's page with the Profile tab in front."""
    page.children[-1].selected_index = 1
    return page


class TestProfile:
    """The profile panel."""

    def test_a_mark_is_added_and_becomes_the_current_mile(self, store, control, shown):
        """A faster race replaces the old mark in the rule."""
        panel = profile_panel(store)
        control(panel, "Distance").value = "1500"
        control(panel, "Time").value = "5:20"
        control(panel, "Add this mark").click()
        control(panel, "Adopt it").click()
        assert store.workbook.athlete.marks[-1].distance_m == 1500
        assert "1500 m in 5:20" in shown(panel)

    def test_a_bad_time_keeps_what_was_typed(self, store, control, shown, bad_time, sentence):
        """Each bad time in the form gets its sentence, and no mark is added."""
        panel = profile_panel(store)
        before = store.workbook
        control(panel, "Time").value = bad_time
        control(panel, "Add this mark").click()
        assert control(panel, "Time").value == bad_time
        assert sentence in shown(panel)
        assert store.workbook is before

    def test_a_mark_that_is_listed_already_is_refused(self, store, control, shown):
        """The same mark twice gets a sentence, what was typed stays, and nothing is added."""
        panel = profile_panel(store)
        control(panel, "Distance").value = "1500"
        for press in ("Adopt it", "Add this mark"):
            control(panel, "Time").value = "5:20"
            control(panel, "Add this mark").click()
            control(panel, press).click()
        assert len(store.workbook.athlete.marks) == 3
        assert "This mark is already listed." in shown(panel)
        assert control(panel, "Time").value == "5:20"
        control(panel, "Time").value = "5:21"
        control(panel, "Add this mark").click()
        assert len(store.workbook.athlete.marks) == 4
        assert "already listed" not in shown(panel)

    def test_a_mark_faster_than_the_record_is_refused(self, store, control, shown):
        """3:05 for a mile names the record."""
        panel = profile_panel(store)
        control(panel, "Time").value = "3:05"
        control(panel, "Add this mark").click()
        assert "faster than anyone has run (3:43.13)" in shown(panel)

    def test_a_slow_mile_is_allowed_with_a_note(self, control, shown):
        """45:00 is a walker's mile, and no error."""
        store = Store(today=lambda: TODAY)
        panel = profile_panel(store)
        control(panel, "Time").value = "45:00"
        control(panel, "Add this mark").click()
        assert store.workbook.athlete.marks[0].time_s == 2700
        assert "is walked for the most part" in shown(panel)

    def test_a_mark_is_removed(self, store, control):
        """And undo brings it back."""
        panel = profile_panel(store)
        control(panel, "Remove").click()
        assert len(store.workbook.athlete.marks) == 1
        store.undo()
        assert len(store.workbook.athlete.marks) == 2

    @pytest.mark.parametrize("age", ["200", "-3", "7", "4.5", "forty"])
    def test_an_impossible_age_is_refused(self, store, control, shown, age):
        """The sentence gives the range; the field keeps what was typed."""
        panel = profile_panel(store)
        control(panel, "Age [years]").value = age
        assert "from 8 to 100 years" in shown(panel)
        assert control(panel, "Age [years]").value == age
        assert store.workbook.athlete.age == 37

    def test_heart_rates_are_held_against_each_other(self, store, control, shown):
        """Resting above maximal asks whether they were swapped."""
        panel = profile_panel(store)
        control(panel, "Maximal heart rate [bpm]").value = "110"
        control(panel, "Resting heart rate [bpm]").value = "115"
        assert "Were the two swapped?" in shown(panel)
        assert store.workbook.athlete.hr_rest_bpm is None

    def test_a_goal_slower_than_the_present_is_pointed_out(self, store, control, shown):
        """Kept, with a caution."""
        panel = profile_panel(store)
        control(panel, "Goal mile").value = "7:00"
        assert store.workbook.goal.mile_time_s == 420
        assert "no faster than the current mile" in shown(panel)

    def test_sex_may_be_left_open_again(self, store, control):
        """The list says so, rather than standing empty."""
        panel = profile_panel(store)
        made = control(panel, "Sex, as age tables have it")
        made.value = ""
        assert store.workbook.athlete.sex is None
        assert made.label == "left open"

    def test_a_race_in_the_past_is_refused(self, store, control, shown):
        """The workbook keeps its date."""
        panel = profile_panel(store)
        control(panel, "Race date").value = TODAY - dt.timedelta(days=1)
        assert "is past" in shown(panel)
        assert store.workbook.goal.race_date is None

    def test_a_hostile_name_shows_literally(self, store, control, shown):
        """Markup in a name is text."""
        page = profile_of(coach_page(store))
        control(page, "Name or nickname").value = HOSTILE
        assert store.workbook.athlete.name == HOSTILE
        assert "&lt;img src=x" in shown(page)
        assert "<img" not in shown(page)

    def test_a_pasted_novel_is_cut(self, store, control):
        """Ten megabytes of name are refused in a sentence or cut, never stored."""
        panel = profile_panel(store)
        control(panel, "Name or nickname").value = "x" * 10_000_000
        assert len(store.workbook.athlete.name) <= 80

    def test_a_bare_distance_is_in_the_coachs_unit(self, store, control):
        """30 typed by a coach of kilometers is 30 km, not 30 miles."""
        panel = profile_panel(store)
        control(panel, "Units").value = "km"
        control(panel, "Usual week").value = "30"
        assert store.workbook.athlete.weekly_distance_m == 30_000

    def test_a_copy_is_kept_and_opened_again(self, store, control, shown):
        """A file saved by one page opens in another."""
        panel = profile_panel(store)
        control(panel, "Keep a copy").click()
        assert 'download="ravi.json"' in shown(panel)
        other = Store(today=lambda: TODAY)
        upload = control(profile_panel(other), "Open a copy")
        upload.value = ({"name": "r.json", "type": "", "size": 1, "last_modified": NOW,
                         "content": memoryview(to_json(store.workbook).encode())},)  # fmt: skip
        assert other.workbook == store.workbook

    @pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"x" * 2_000_000])
    def test_a_file_that_is_no_workbook_is_refused(self, store, control, shown, content):
        """In a sentence; the workbook stays."""
        panel, before = profile_panel(store), store.workbook
        control(panel, "Open a copy").value = (
            {"name": "r.json", "type": "", "size": 1, "last_modified": NOW,
             "content": memoryview(content)},
        )  # fmt: skip
        assert "mile-refusal" in shown(panel)
        assert store.workbook is before


class TestSession:
    """The session panel."""

    def test_it_starts_scaled_at_current_mile_pace(self, store, shown):
        """Ravi's ladder is smaller than the article's, at 6:10 a mile."""
        panel = session_panel(store)
        assert "scaled to this athlete" in shown(panel)
        assert "<dd>6:10/mile</dd>" in shown(panel)

    def test_the_ladder_as_written_shows_the_articles_figures(self, store, control, shown):
        """Nine reps, 3600 m; 44.7, 89.5, 134.2 and 179.0 s at a goal of 6:00 (S6b)."""
        panel = session_panel(store)
        control(panel, "As written").click()
        said = shown(panel)
        for figure in ("<dd>9</dd>", "3600 m", "44.7 s", "89.5 s", "134.2 s", "179.0 s"):
            assert figure in said
        assert "as written" in said

    def test_the_pyramid_as_written_is_3200_m(self, store, shown):
        """200 to 800 and back (S6d)."""
        panel = session_panel(store)
        store.change("session", PRESETS["Pyramid"])
        assert "<dd>3200 m</dd>" in shown(panel)

    def test_a_rung_is_tuned_with_its_slider(self, store, control, chart):
        """The workbook, the table and the chart follow."""
        panel = session_panel(store)
        before = chart(panel).figure
        control(panel, "Rung 2 [m]").value = 500
        assert store.workbook.bench().reps_m == (200, 500, 600, 800)
        assert chart(panel).figure != before

    def test_a_rung_is_added_and_removed(self, store, control):
        """The new rung is 200 m longer than the last."""
        panel = session_panel(store)
        control(panel, "Add a rung on top").click()
        assert store.workbook.bench().reps_m[-1] == 1000
        control(panel, "Rung 5 [m]").value = 1200
        control(panel, "Remove the top rung").click()
        assert store.workbook.bench().reps_m == (200, 400, 600, 800)

    def test_a_ladder_is_turned_round(self, store, control):
        """Down is up reversed."""
        panel = session_panel(store)
        control(panel, "Run it downwards").click()
        assert store.workbook.bench().reps_m == (800, 600, 400, 200)

    def test_another_preset_brings_its_own_controls(self, store, control):
        """A pyramid has base, top and step."""
        panel = session_panel(store)
        control(panel, "Session").value = "Pyramid"
        control(panel, "Top [m]").value = 400
        assert store.workbook.bench().reps_m == (200, 400, 200)

    @pytest.mark.parametrize("name", list(PRESETS))
    def test_every_preset_can_be_shown_as_written(self, store, control, shown, name):
        """None is broken, none says nan."""
        panel = session_panel(store)
        control(panel, "Session").value = name
        theirs = PRESETS[name].figures == "article"
        control(panel, "As written" if theirs else "In full (ours)").click()
        assert store.workbook.bench() == PRESETS[name]
        assert "nan" not in shown(panel)
        assert (", as written)" in shown(panel)) == theirs

    @pytest.mark.parametrize(
        ("label", "option", "slider"),
        [
            ("Pace", "goal mile pace", "Faster by [%]"),
            ("Pace", "a pace to type", "Pace per mile"),
            ("Pace", "an effort (RPE)", "Effort [RPE]"),
            ("Recovery is", "time", "Recovery [min:s]"),
            ("Recovery is", "distance", "Recovery [m]"),
        ],
    )
    def test_each_kind_of_rule_has_its_slider(self, store, control, label, option, slider):
        """The control that fits the rule appears with it."""
        panel = session_panel(store)
        control(panel, label).value = option
        made = control(panel, slider)
        before = store.workbook
        made.value = made.value + made.step
        assert store.workbook != before

    def test_a_fast_goal_draws_a_caution(self, control, shown):
        """More than 3 % faster than now is another session."""
        store = Store(sample("recreational"), today=lambda: TODAY)
        store.change("goal.mile_time_s", 330.0)
        panel = session_panel(store)
        control(panel, "As written").click()
        assert "10.8 % faster than the current mile" in shown(panel)

    def test_no_warm_up_draws_a_caution(self, store, control, shown):
        """And the session is left as the coach made it."""
        panel = session_panel(store)
        control(panel, "Warm-up [min]").value = 0
        assert "There is no warm-up." in shown(panel)

    def test_the_silence_between_eight_and_nine_is_said(self, control, shown):
        """The article gives long intervals for 8:00 and faster, 9:00 and slower."""
        store = Store(today=lambda: TODAY)
        store.change("athlete.mile_time_s", 510.0)
        panel = session_panel(store)
        control(panel, "Session").value = "3:00 intervals at mile pace"
        assert "Choose: 4 × 3:00 as for 8:00, 4 × 5:00 as for 9:00" in shown(panel)

    def test_a_treadmill_runs_by_time_and_belt_speed(self, store, control, shown):
        """10 mph is a mile in 6:00 (3600 s / 360 s)."""
        panel = session_panel(store)
        control(panel, "As written").click()
        control(panel, "Surface").value = "treadmill"
        assert "10.0 mph" in shown(panel)
        assert "16.1 km/h" in shown(panel)

    def test_a_composite_session_lets_one_set_be_tuned(self, store, control):
        """Drills, sprints and speed endurance hold two sets."""
        panel = session_panel(store)
        control(panel, "Session").value = "Drills, sprints, speed endurance"
        control(panel, "Set to tune").value = 1
        control(panel, "Distance [m]").value = 350
        assert store.workbook.bench().sets[1][1].shape.distance_m == 350
        assert store.workbook.bench().sets[0][1].shape.distance_m == 100

    def test_a_bad_distance_is_refused_beside_its_slider(self, store, control, shown):
        """20 m is no repetition; the field keeps it."""
        panel = session_panel(store)
        control(panel, "Rung 1 [m], typed").value = "20"
        assert "Repetitions go from 50 to 5000 m" in shown(panel)
        assert control(panel, "Rung 1 [m], typed").value == "20"
        assert store.workbook.bench().reps_m[0] == 200

    def test_an_athlete_without_a_mark_gets_efforts(self, shown):
        """No target time is shown as if it were known."""
        panel = session_panel(Store(sample("twelve"), today=lambda: TODAY))
        assert "RPE 9" in shown(panel)
        assert "There is no mark yet" in shown(panel)

    def test_the_bench_follows_the_athlete_until_it_is_tuned(self, store, shown):
        """A new mark moves the scaled default; a tuned session keeps its reps."""
        panel = session_panel(store)
        store.change("athlete.mile_time_s", 300.0)
        assert f"{300 * 200 / MILE_M:.1f} s" in shown(panel)

    def test_a_turned_ladder_is_called_what_it_is(self, store, control, shown):
        """Name and purpose follow the direction."""
        panel = session_panel(store)
        control(panel, "Run it downwards").click()
        assert "Descending ladder" in shown(panel)
        assert "The longest piece fresh" in shown(panel)

    def test_an_easy_run_of_no_time_is_refused(self, store, control, shown):
        """A session has a length; the slider goes back."""
        panel = session_panel(store)
        control(panel, "Session").value = "Easy run"
        control(panel, "Run [min]").value = 0
        assert "would last no time" in shown(panel)
        assert store.workbook.bench().blocks[0].duration_s > 0

    def test_the_silence_offers_its_choices(self, shown, control):
        """3:00, 5:00, and the line between them for a mile in 8:30."""
        store = Store(today=lambda: TODAY)
        store.change("athlete.mile_time_s", 510.0)
        panel = session_panel(store)
        control(panel, "Session").value = "3:00 intervals at mile pace"
        control(panel, "4 × 4:00").click()
        assert store.workbook.bench().reps_s == (240.0,) * 4
        assert "tuned by the coach" in shown(panel)

    def test_a_kilometer_coach_types_a_pace_per_kilometer(self, store, control):
        """3:45 a kilometer is 6:02 a mile."""
        store.change("unit", "km")
        panel = session_panel(store)
        control(panel, "Pace").value = "a pace to type"
        control(panel, "Pace per km, typed").value = "3:45"
        pace = store.workbook.bench().sets[0][1].pace
        assert pace.mile_time_s == pytest.approx(225 * MILE_M / 1000)

    def test_a_new_empty_athlete(self, store, control):
        """Nothing of the athlete before is left."""
        panel = profile_panel(store)
        control(panel, "Start from").value = "empty"
        assert store.workbook == Workbook()
        assert control(panel, "Start from").value == ""

    def test_undo_takes_back_a_tuned_rung(self, store, control):
        """Slider and field move back with it."""
        panel = session_panel(store)
        control(panel, "Rung 2 [m]").value = 500
        store.undo()
        assert control(panel, "Rung 2 [m]").value == 400
        assert control(panel, "Rung 2 [m], typed").value == "400"

    @pytest.mark.parametrize(("age", "offered"), [(17, False), (18, True), (None, True)])
    def test_marathon_pace_is_not_for_minors(self, store, control, age, offered):
        """Under 18 the paces to choose from end before the marathon, as on the paces page."""
        store.change("athlete.age", age)
        paces = [name for name, _ in control(session_panel(store), "Pace").options]
        assert ("marathon pace" in paces) is offered

    def test_a_birthday_changes_the_paces_at_once(self, store, control):
        """The list follows the age while it stands open."""
        panel = session_panel(store)
        store.change("athlete.age", 15)
        assert "marathon pace" not in dict(control(panel, "Pace").options)
        store.change("athlete.age", 34)
        assert "marathon pace" in dict(control(panel, "Pace").options)

    def test_a_pace_in_use_stays(self, store, control):
        """A session at marathon pace keeps it when the athlete turns out to be young, until the coach
        chooses another; undo brings it back.
        """
        panel = session_panel(store)
        control(panel, "Pace").value = "marathon pace"
        store.change("athlete.age", 15)
        assert store.workbook.bench(TODAY).sets[0][1].pace == ZonePace("marathon")
        assert control(panel, "Pace").value == "marathon pace"
        control(panel, "Pace").value = "easy pace"
        assert "marathon pace" not in dict(control(panel, "Pace").options)
        store.undo()
        assert control(panel, "Pace").value == "marathon pace"


class TestSeason:
    """The season panel; more of it in `test_season.py`."""

    def test_growth_changes_the_load(self, store, control, chart):
        """A steeper growth makes the season heavier."""
        panel = season_panel(store)
        before = _load(chart(panel).figure)
        control(panel, "Growth of running from week to week [%]").value = 10
        assert _load(chart(panel).figure) > before

    def test_the_race_is_in_the_last_week(self, store):
        """It is named as the coach named it, and fixed."""
        store.change("goal.race_date", dt.date(2027, 2, 20))
        store.change("goal.race_name", "Town mile")
        panel = season_panel(store)
        calendar = next(widget for widget in _all(panel) if isinstance(widget, Calendar))
        flags, ((_kind, name, _detail, marks),) = calendar.weeks[-1]["days"][5]
        assert (flags, name, marks) == ("r", "Town mile", "a")


class TestAssumptions:
    """The assumptions panel."""

    def test_an_assumption_is_changed_and_reset(self, store, control):
        """Every page follows; the workbook's own values come back on demand."""
        panel = assumptions_panel(store)
        control(panel, "Speed of a walked recovery [m/s]").value = "1.6"
        assert dict(store.workbook.assumptions.own) == {"walk_speed": 1.6}
        control(panel, "Use the workbook's values").click()
        assert not store.workbook.assumptions.own

    def test_an_impossible_assumption_is_refused(self, store, control, shown):
        """With its range."""
        panel = assumptions_panel(store)
        control(panel, "Speed of a walked recovery [m/s]").value = "16"
        assert "from 0.8 to 2 m/s" in shown(panel)
        assert not store.workbook.assumptions.own


class TestPaces:
    """The paces panel."""

    def test_moving_the_goal_moves_the_projections(self, store, control, shown):
        """A mile in 5:21 is worth about 18:22 over 5 km (published row VDOT 55)."""
        panel = paces_panel(store)
        control(panel, "Goal mile").value = 321
        assert "<td>18:21</td>" in shown(panel) or "<td>18:22</td>" in shown(panel)


class TestVerdict:
    """The verdict on the session panel, and the changes it offers."""

    def test_the_three_answers_stand_apart(self, store, shown):
        """D′, volume, and age and status each have a word of their own."""
        said = shown(session_panel(store))
        assert "Verdict: within reach" in said
        for about in ("D′ balance: within reach", "Volume: within reach", "Age and status: within"):
            assert about in said

    def test_a_proposal_is_made_by_one_click_and_undone_by_another(self, store, control, shown):
        """Nothing is changed before; after it the session is what was promised."""
        panel = session_panel(store)
        control(panel, "As written").click()
        written = store.workbook.session
        assert "Verdict: demanding" in shown(panel)
        control(panel, "Fewer reps").click()
        assert len(store.workbook.session.reps_m) < len(written.reps_m)
        assert "Verdict: within reach" in shown(panel)
        store.undo()
        assert store.workbook.session == written
        assert "Verdict: demanding" in shown(panel)

    def test_within_reach_nothing_is_offered(self, store, control):
        """No button suggests that something must be changed."""
        panel = session_panel(store)
        with pytest.raises(AssertionError):
            control(panel, "Recover longer")

    def test_a_recovery_of_nothing_is_judged(self, store, control, shown):
        """0 s is allowed, breaks in words, and is mended by one click."""
        panel = session_panel(store)
        control(panel, "As written").click()
        control(panel, "Recovery [× the rep], typed").value = "0"
        assert "Verdict: not as written" in shown(panel)
        assert "breaks in rep" in shown(panel)
        control(panel, "Recover longer").click()
        assert store.workbook.session.sets[0][1].recovery.amount > 0

    def test_an_injured_athlete_is_offered_no_other_fast_session(self, store, control, shown):
        """The answer is rest, said in words."""
        panel = session_panel(store)
        store.change("athlete.status", "injured")
        assert "no running until whoever treats them says so" in shown(panel)
        assert "No change of the session mends that: rest." in shown(panel)
        with pytest.raises(AssertionError):
            control(panel, "Recover longer")

    def test_a_niggle_is_offered_an_easy_run(self, store, control):
        """One click puts it on the bench."""
        panel = session_panel(store)
        store.change("athlete.status", "niggle")
        control(panel, "Run easily instead").click()
        assert not store.workbook.session.sets


class TestRace:
    """The race panel."""

    def test_the_card_follows_lane_and_timing(self, store, control, shown):
        """Lane 2 has laps of 407.0 m."""
        panel = race_panel(store)
        assert "1:29.5" in shown(panel)
        control(panel, "Lane").value = 2
        assert "407 m" in shown(panel)
        control(panel, "The watch is read").value = "quarter miles"
        assert "402.3 m" in shown(panel)

    def test_laps_are_read_and_answered(self, store, control, shown):
        """A first lap too fast is spoken of."""
        panel = race_panel(store)
        control(panel, "Laps as timed [min:s]").value = "1:24 1:30 1:34 1:33"
        assert store.workbook.race.laps_s == (84.0, 90.0, 94.0, 93.0)
        assert "start about" in shown(panel)

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [("1:27 1:30", "Lap times given: 2"), ("1:27 abc 1:30 1:31", "abc")],
    )
    def test_bad_laps_keep_what_was_typed(self, store, control, shown, typed, sentence):
        """A missing lap and a word get their sentence; the card stays."""
        panel = race_panel(store)
        control(panel, "Laps as timed [min:s]").value = typed
        assert sentence in shown(panel)
        assert control(panel, "Laps as timed [min:s]").value.replace(",", "") == typed
        assert "Pace card" in shown(panel)

    def test_pacing_practice_is_put_on_the_bench(self, store, control, shown):
        """In full, at goal pace, with its two halves named beside the button."""
        panel = race_panel(store)
        halves = "2 × 400 m by the watch, then 2 × 400 m without looking at the watch."
        assert halves in shown(panel)
        control(panel, "Make pacing practice the session").click()
        assert store.workbook.bench(TODAY) == PRESETS["Pacing practice"]
        assert "It is the session now" in shown(panel)

    def test_the_belt_slows_uphill(self, store, control, shown):
        """10.0 mph on the level are 8.5 at 4 % (ACSM running equation: 10 / 1.18)."""
        panel = race_panel(store)
        assert "10.0 mph" in shown(panel)
        control(panel, "Treadmill incline [%]").value = 4
        assert "8.5 mph" in shown(panel)


class TestAge:
    """Age grade and the line to the record on the profile panel."""

    def test_the_grade_names_its_table(self, store, control, shown):
        """Another table is chosen, and another name stands beside the figure."""
        panel = profile_panel(store)
        assert "64.6 % by USATF road 2025" in shown(panel)
        control(panel, "Age table").value = "track2023"
        assert "by WMA track 2023" in shown(panel)

    @pytest.mark.parametrize(("age", "named"), [(17, False), (18, True)])
    def test_nobody_under_eighteen_is_put_into_a_class(self, store, shown, age, named):
        """Under 18 the grade stands without "local" to "world class"."""
        store.change("athlete.age", age)
        said = shown(profile_panel(store))
        assert "Age grade = 100" in said
        assert ("is called local" in said) is named
        assert ("world class" in said) is named

    def test_sex_left_open_has_no_grade(self, store, control, shown):
        """And says why, without asking again."""
        panel = profile_panel(store)
        control(panel, "Sex, as age tables have it").value = ""
        assert "without one there is no grade" in shown(panel)

    @pytest.mark.parametrize("age", ["4", "101"])
    def test_an_age_no_table_has_is_refused(self, store, control, shown, age):
        """The sentence says which ages there are; what was typed stays."""
        panel = profile_panel(store)
        control(panel, "Age [years]").value = age
        assert "8 to 100" in shown(panel)
        assert control(panel, "Age [years]").value == age

    def test_a_goal_beyond_expectation_gets_stages(self, store, shown):
        """Stages, and no scolding."""
        panel = profile_panel(store)
        store.change("goal.mile_time_s", 340.0)
        assert "In stages: " in shown(panel)


def test_starting_from_a_sample_fills_every_panel(control, shown):
    """And undo brings the own entries back."""
    store = Store(today=lambda: TODAY)
    page = profile_of(coach_page(store))
    control(page, "Start from").value = "experienced"
    assert control(page, "Name or nickname").value == "Elena"
    store.undo()
    assert control(page, "Name or nickname").value == ""


def test_two_stores_do_not_share(control):
    """What one visitor does, another does not see."""
    one, other = Store(today=lambda: TODAY), Store(today=lambda: TODAY)
    page = profile_of(coach_page(one))
    profile_of(coach_page(other))
    control(page, "Name or nickname").value = "Ana"
    assert other.workbook.athlete.name == ""


def test_nothing_of_today_is_asked_before_a_page_is_used():
    """A page opened by a waiting kernel holds nothing of the day on which it waited."""

    def stale():
        days.append(TODAY)
        return TODAY

    days = []
    page = coach_page(Store(sample("recreational"), today=stale))
    at_opening = [getattr(widget, "value", None) for widget in _all(page)]
    later = coach_page(Store(sample("recreational"), today=lambda: TODAY + dt.timedelta(days=90)))
    assert days, "today is asked, so the comparison means something"
    assert at_opening == [getattr(widget, "value", None) for widget in _all(later)]


def test_a_page_that_waited_is_brought_up_to_date_when_a_browser_shows_it(shown):
    """The sheet bears the day on which it is looked at, not the day its kernel started."""
    days = [TODAY]
    page = coach_page(Store(sample("recreational", squad="tuesday"), today=lambda: days[0]))
    assert f"{TODAY:%A}" in shown(page)
    days[0] = TODAY + dt.timedelta(days=1)
    outlet = next(w for w in _all(page) if isinstance(w, Outlet))
    outlet._handle_custom_msg({"arrived": True}, [])
    assert f"{days[0]:%A}" in shown(page)
    assert f"{TODAY:%A}" not in shown(page)


def _all(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _all(child)


def _load(figure):
    """Return the load of all bars of a chart."""
    return sum(sum(trace["y"]) for trace in figure["data"] if trace["type"] == "bar")
