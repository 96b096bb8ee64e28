"""The season on a page: what stands in the calendar, one session in full, rules, numbers, a log."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest

from helpers import answers
from helpers.pages import log, season
from helpers.pages.markup import esc
from helpers.season import KINDS, RULES, Club, Event, HandDay, Outline, Placed
from helpers.season.log import Done
from helpers.season.reading import LogReading, Refused
from helpers.workbook import SAMPLES, replaced, sample
from helpers.workouts import Drills, easy_run

MONDAY = dt.date(2026, 11, 23)
TUESDAY, WEDNESDAY = MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=2)
RACE = dt.date(2027, 2, 20)
HOSTILE = '<img src=x onerror="x()"> $y$'


def workbook_with(name="recreational", **outline):
    """Return a sample with a race and what a coach has fixed about the season."""
    workbook = replaced(sample(name), "goal.race_date", RACE)
    return replace(workbook, outline=Outline(**{"start": MONDAY, **outline}))


def shown_on(workbook, day, at=0, *, today=MONDAY):
    """Return a session in full as markup: its head and the rest."""
    found = answers.day_session(workbook, today, day, at)
    week = next(
        week
        for week in answers.season_plan(workbook, today).weeks
        if 0 <= (day - week.monday).days < 7
    )
    return season.day_head(found, "mile"), season.day_session(found, week, "mile")


def session_of(kind, workbook=None):
    """Return the first session of a kind with its place."""
    plan = answers.season_plan(workbook or workbook_with(), MONDAY)
    session = next(s for s in plan.sessions if s.kind == kind)
    return session, plan.on(session.day).index(session)


def in_calendar(workbook, *, today=MONDAY, unit="mile"):
    """Return the days of the calendar by their date: flags and sessions."""
    weeks = season.calendar_weeks(answers.season_plan(workbook, today), today, unit)
    return {
        dt.date.fromisoformat(week["monday"]) + dt.timedelta(days=at): day
        for week in weeks
        for at, day in enumerate(week["days"])
    }


def words(markup):
    """Return markup without its tags."""
    return re.sub(r"<[^>]+>", " ", markup)


class TestCalendar:
    """The weeks as the calendar shows them."""

    @pytest.mark.parametrize("name", SAMPLES)
    def test_every_session_stands_on_its_day(self, name):
        """None is lost, none is shown twice, and each bears the place of its kind."""
        workbook = workbook_with(name)
        days = in_calendar(workbook)
        plan = answers.season_plan(workbook, MONDAY)
        for day, (_flags, held) in days.items():
            assert [KINDS[item[0]] for item in held] == [s.kind for s in plan.on(day)]
        assert sum(len(held) for _, held in days.values()) == len(plan.sessions)

    def test_it_travels_as_json(self):
        """Dates are text, and twenty weeks are small."""
        workbook = replaced(sample("experienced"), "goal.race_date", MONDAY + dt.timedelta(139))
        plan = answers.season_plan(workbook, MONDAY)
        assert len(json.dumps(season.calendar_weeks(plan, MONDAY, "mile"))) < 12_000

    def test_today_race_and_what_lies_outside(self):
        """Today and the race are flagged; after the race nothing can be chosen."""
        days = in_calendar(workbook_with())
        assert days[MONDAY][0] == "t"
        assert days[RACE][0] == "r"
        assert days[RACE + dt.timedelta(days=1)][0] == "o"

    def test_a_past_day_without_a_session_is_closed(self):
        """One that held something stays open, so that it may be noted."""
        days = in_calendar(workbook_with(), today=WEDNESDAY)
        assert days[MONDAY][0] == "op"
        assert days[TUESDAY][0] == "p"
        assert days[WEDNESDAY][0] == "t"

    @pytest.mark.parametrize(
        ("change", "mark"),
        [
            ({"log": (Done(TUESDAY, 44.0, 6.0),)}, "d"),
            ({"days": (HandDay(TUESDAY, (Placed("easy run", easy_run(), missed=True),)),)}, "m"),
            ({"days": (HandDay(TUESDAY, (Placed("easy run", easy_run()),), locked=True),)}, "l"),
            ({"days": (HandDay(TUESDAY, (Placed("easy run", easy_run(), "added"),)),)}, "h"),
            ({"anchors": (Club(1, "long intervals"),)}, "a"),
        ],
        ids=["done", "missed", "locked", "by hand", "fixed"],
    )
    def test_what_happened_to_a_session_is_marked(self, change, mark):
        """Done, missed, locked, changed by hand and fixed each have their letter."""
        *_, marks = in_calendar(workbook_with(**change))[TUESDAY][1][0]
        assert marks == mark

    def test_a_session_that_was_done_shows_what_it_took(self):
        """The minutes that were noted, not those that were planned."""
        day = in_calendar(workbook_with(log=(Done(TUESDAY, 44.0, 6.0),)))[TUESDAY]
        assert day[1][0][2] == "44 min"

    def test_a_week_says_distance_and_load_in_the_coachs_unit(self):
        """And the load that was noted, once there is any."""
        plan = answers.season_plan(workbook_with(), MONDAY)
        first = plan.weeks[0]
        (said, *_) = (week["said"] for week in season.calendar_weeks(plan, MONDAY, "km"))
        assert said == f"{first.running_m / 1000:.3g} km · load {first.load:.0f}"
        noted = answers.season_plan(workbook_with(log=(Done(TUESDAY, 44.0, 6.0),)), TUESDAY)
        assert season.calendar_weeks(noted, TUESDAY, "km")[0]["said"].endswith(", done 264")

    def test_a_short_shape_stands_for_its_name(self):
        """The reps say more than "200 m repeats"; a race and power keep their names."""
        plan = answers.season_plan(workbook_with(), MONDAY)
        by_name = {s.recipe.name: season.words_of(s) for s in plan.sessions}
        assert re.fullmatch(r"\d+ × 200 m", by_name["200 m repeats"])
        for session in plan.sessions:
            said = season.words_of(session)
            assert said == session.recipe.name or len(said) <= season.SHORTEST_WORDS
            if session.kind in ("test or race", "power"):
                assert said == session.recipe.name


class TestDay:
    """One session in full."""

    @pytest.mark.parametrize(
        "kind", ["easy run", "long run", "short intervals", "long intervals", "strength", "power"]
    )
    def test_a_session_says_what_it_is_and_why(self, kind):
        """Day, name, totals, purpose, why it stands there, what the week is for, and how it is run."""
        session, at = session_of(kind)
        head, body = shown_on(workbook_with(), session.day, at)
        assert f"{session.day:%A} {session.day.day} {session.day:%B %Y}" in head
        assert esc(session.recipe.name) in head
        assert f"{session.minutes:.0f} min" in head
        assert f"<dd>{session.load:.0f}</dd>" in head
        assert esc(session.recipe.purpose) in body
        assert "Why this session?" in body
        assert esc(session.why) in body
        assert "The base week: " in body
        assert "Stop for chest pain" in body or "Your coach" in body

    def test_the_strategy_of_the_article_is_named(self):
        """And what of it is ours."""
        session, at = session_of("strength")
        _, body = shown_on(workbook_with(), session.day, at)
        assert "Strategy S2 of the article." in body
        assert f"Ours: {session.recipe.ours}." in body

    @pytest.mark.parametrize("kind", ["strength", "power"])
    def test_every_exercise_is_listed(self, kind):
        """In order, with its dose beside the first, and the time for all of a block."""
        session, at = session_of(kind)
        _, body = shown_on(workbook_with(), session.day, at)
        blocks = [b for b in session.recipe.blocks if isinstance(b, Drills) and b.exercises]
        listed = body[body.index("<caption>Exercises") :]
        places = [listed.index(f">{esc(e)}</td>") for block in blocks for e in block.exercises]
        assert places == sorted(places)
        assert all(esc(block.note) in listed for block in blocks)

    def test_a_run_has_no_list_of_exercises(self):
        """An empty table is left out."""
        session, at = session_of("long run")
        _, body = shown_on(workbook_with(), session.day, at)
        assert "Exercises" not in body

    @pytest.mark.parametrize(
        ("rpe", "said"), [(6.0, "RPE 6"), (0.0, "RPE 0"), (None, "RPE not noted")]
    )
    def test_what_was_done_stands_beside_what_was_planned(self, rpe, said):
        """Minutes and rating as noted, and the note; the plan stays in sight."""
        workbook = workbook_with(log=(Done(TUESDAY, 44.0, rpe, note="windy"),))
        head, _ = shown_on(workbook, TUESDAY)
        assert f"<dt>Done</dt><dd>44 min, {said}</dd>" in head
        assert "Noted: windy" in head
        planned = answers.season_plan(workbook, MONDAY).on(TUESDAY)[0]
        assert f"<dt>Time</dt><dd>{planned.minutes:.0f} min</dd>" in head

    def test_what_was_done_unplanned_has_no_prescription(self):
        """A run on a free day is shown as it was noted: no planned time, no verdict, no steps."""
        head, body = shown_on(workbook_with(log=(Done(MONDAY, 30.0, 4.0),)), MONDAY)
        assert "30 min, RPE 4" in head
        assert "Expected" not in head
        assert "without being planned" in body
        assert "Verdict" not in body

    def test_the_hand_is_named(self):
        """What the coach did, and that the day is locked."""
        placed = Placed("easy run", easy_run(), "moved from Wed 25 Nov")
        workbook = workbook_with(days=(HandDay(TUESDAY, (placed,), locked=True),))
        head, body = shown_on(workbook, TUESDAY)
        assert "By your hand: moved from Wed 25 Nov. Locked." in head
        assert "You put it here." in body

    def test_nothing_is_said_of_a_hand_that_did_nothing(self):
        """A session as planned has no note about the coach."""
        head, _ = shown_on(workbook_with(), TUESDAY)
        assert "By your hand" not in head
        assert "Locked" not in head

    @pytest.mark.parametrize(
        ("said", "locked", "told"),
        [
            ("", False, "Nothing is planned: rest is part of the plan (S7)."),
            ("Pyramid taken out", False, "By your hand: Pyramid taken out."),
            ("", True, "rest is part of the plan (S7). Locked."),
        ],
    )
    def test_a_free_day_says_why(self, said, locked, told):
        """By the plan or by the coach's hand, and whether it stays so."""
        shown = season.free_day(WEDNESDAY, said, locked=locked)
        assert "Wednesday 25 November 2026: free" in shown
        assert told in shown


class TestHostile:
    """Words of the coach are only text."""

    def test_in_every_part_of_the_season(self):
        """Names of anchors and sessions, notes, and what was done by hand."""
        recipe = replace(easy_run(), name=HOSTILE, purpose=HOSTILE)
        workbook = workbook_with(
            anchors=(Club(1, "long intervals", name=HOSTILE), Event(RACE - dt.timedelta(14), name=HOSTILE)),
            days=(
                HandDay(WEDNESDAY, (Placed("easy run", recipe, HOSTILE, HOSTILE, why=HOSTILE),)),
                HandDay(WEDNESDAY + dt.timedelta(1), said=HOSTILE),
            ),
            log=(Done(WEDNESDAY, 30.0, note=HOSTILE),),
        )  # fmt: skip
        workbook = replaced(workbook, "goal.race_name", HOSTILE)
        plan, story = (
            question(workbook, WEDNESDAY) for question in (answers.season_plan, answers.season_load)
        )
        days = (TUESDAY, WEDNESDAY, RACE - dt.timedelta(14), RACE)
        markup = "".join(
            (
                *(part for day in days for part in shown_on(workbook, day, today=WEDNESDAY)),
                season.free_day(WEDNESDAY, HOSTILE),
                season.choices(plan),
                season.load_numbers(plan, story, "mile"),
            )
        )
        assert "<img" not in markup
        assert "$" not in markup
        assert markup.count(esc(HOSTILE)) > 5

    def test_in_the_preview_of_a_log(self):
        """A note and a refused row of a stranger's file."""
        reading = LogReading(
            (Done(MONDAY, 30.0, note=HOSTILE),), (Refused(2, HOSTILE, HOSTILE),), (HOSTILE,)
        )
        markup = log.preview(reading)
        assert "<img" not in markup
        assert "$" not in markup
        assert markup.count(esc(HOSTILE)) == 4


class TestRules:
    """The rules as a list to tick."""

    def test_each_rule_has_its_place_sentence_and_source(self):
        """In the order in which they are checked, and ticked unless switched off."""
        found = answers.season_rules(workbook_with(rules_off=("rest-day",)), MONDAY)
        rows = season.rule_rows(found)
        assert [row[0] for row in rows] == list(range(len(RULES)))
        assert [row[1] for row in rows] == [rule.sentence for rule in RULES]
        assert [rule.id for rule, row in zip(RULES, rows, strict=True) if not row[3]] == [
            "rest-day"
        ]
        assert all(rule.source in row[2] for rule, row in zip(RULES, map(list, rows), strict=True))

    def test_a_rule_for_newcomers_says_that_it_does_not_apply(self):
        """It is ticked all the same: it would be checked for a newcomer."""
        rows = season.rule_rows(answers.season_rules(workbook_with("experienced"), MONDAY))
        assert rows[0][2].startswith("does not apply · ")
        assert rows[0][3]


class TestNumbers:
    """The load of every week in numbers."""

    def numbers(self, **outline):
        """Return them for a workbook, with its plan and its story."""
        workbook = workbook_with(**outline)
        plan, story = (q(workbook, TUESDAY) for q in (answers.season_plan, answers.season_load))
        return season.load_numbers(plan, story, "mile"), plan, story

    def test_every_week_has_its_row(self):
        """In both tables, with the load as planned."""
        markup, plan, _ = self.numbers()
        for week in plan.weeks:
            assert markup.count(f">{week.monday.day} {week.monday:%b}</td>") == 2
            assert f"<td>{week.load:.0f}</td>" in markup

    def test_what_is_not_known_is_a_dash(self):
        """No week was done yet; a week without load has neither monotony nor strain."""
        markup, plan, _ = self.numbers()
        assert markup.count(">–</td>") >= len(plan.weeks)
        empty = tuple(HandDay(MONDAY + dt.timedelta(n)) for n in range(7))
        markup, _, story = self.numbers(days=empty)
        assert (story.weeks[0].monotony, story.weeks[0].strain) == (None, None)
        first = markup[: markup.index("30 Nov")]
        assert first.count(">–</td>") == 3
        assert "nan" not in markup

    def test_form_has_its_sign(self):
        """Fitness less fatigue reads as plus or minus."""
        markup, _, story = self.numbers()
        assert f"<td>{story.weeks[0].form:+.0f}</td>" in markup

    def test_the_recursion_and_its_start_are_stated(self):
        """Formulas, both time constants, and where the start comes from; nothing is predicted."""
        markup, _, _ = self.numbers(recent_load=700.0)
        said = words(markup)
        assert "x += (load − x) / N" in said
        assert "start from 100 a day" in said
        assert "700, as you gave it" in said
        assert "sample standard deviation" in said
        assert "is expected to feel like is an assumption" in said
        assert "predict neither injury nor a time" in said

    def test_fast_days_are_named(self):
        """So that their spacing can be read."""
        markup, plan, _ = self.numbers()
        days = sorted({s.day for s in plan.weeks[1].sessions if s.is_fast})
        assert f">{' '.join(f'{day:%a}' for day in days)}</td>" in markup


class TestLog:
    """What was read of a log, before it is taken."""

    def test_sessions_and_refused_rows_are_counted(self):
        """Each session with its day, each refused row with its number and the reason."""
        reading = LogReading(
            (Done(TUESDAY, 53.5, 7.0, "long intervals", "windy"),),
            (Refused(3, "25.11. · 50 · 11", "The scale goes from 0 to 10."),),
            ("Columns are separated by commas.",),
        )
        said = words(log.preview(reading))
        assert "1 session read" in said
        assert "Tue 24 Nov 2026" in said
        assert "long intervals" in said
        assert "53.5 min" in said
        assert "1 row was not taken" in said
        assert "The scale goes from 0 to 10." in said
        assert "Columns are separated by commas." in said

    def test_what_is_not_known_is_not_made_up(self):
        """A session without kind and rating is a session without a rating."""
        said = log.preview(LogReading((Done(TUESDAY, 30.0),), (), ()))
        assert '<td class="words">session</td>' in said
        assert "<td>–</td>" in said
        assert "not taken" not in said

    def test_a_long_log_is_shown_in_part(self):
        """The first rows, and how many there are in all."""
        many = tuple(Done(MONDAY - dt.timedelta(n), 30.0) for n in range(40))
        refused = tuple(Refused(n, "x", "y") for n in range(41, 60))
        said = log.preview(LogReading(many, refused, ()))
        assert "40 sessions read, the first 12 shown" in said
        assert "19 rows were not taken, the first 12 shown" in said
        assert said.count("<tr>") == 2 * (1 + log.MOST_SHOWN)

    def test_a_log_of_nothing_shows_why(self):
        """Only refused rows: no empty table of sessions."""
        said = log.preview(LogReading((), (Refused(1, "x", "No date."),), ()))
        assert "0 sessions" not in said
        assert "No date." in said
