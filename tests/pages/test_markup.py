"""Markup: text from a stranger shows literally on every page."""

import datetime as dt
import html
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import answers
from helpers.evidence import Caution
from helpers.pages import feasibility, files, notices, paces, prescription, profile, race, season
from helpers.pages.markup import esc, table
from helpers.workbook import SAMPLES, replaced, sample

TODAY = dt.date(2026, 11, 23)
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="x()">',
    r"$\href{javascript:x()}{y}$",
    '"><svg onload=x()>',
    "a\u202eb\x00c",
)


@given(st.text())
def test_escaped_text_holds_no_markup_math_or_control(text):
    """Whatever it is, nothing of it can open a tag, an attribute or a formula."""
    escaped = esc(text)
    assert not set(escaped) & set("<>\"'$\x00\u202e")


@given(st.text(st.characters(exclude_categories=["C"])))
def test_escaped_text_reads_as_it_was(text):
    """Unescaped by a browser, it is the same text."""
    assert html.unescape(esc(text)) == text


def pages_of(workbook):
    """Return every page of a workbook as markup."""
    unit = workbook.unit
    workout = answers.workout(workbook, TODAY)
    verdict = answers.verdict(workbook, TODAY)
    plan, story = answers.season_plan(workbook, TODAY), answers.season_load(workbook, TODAY)
    days = [
        (answers.day_session(workbook, TODAY, session.day, 0), week)
        for week in (plan.weeks[0], plan.weeks[-1])
        for session in week.sessions
    ]
    return [
        profile.key_numbers(answers.key_numbers(workbook, TODAY)),
        profile.current_mile(
            answers.current_mile(workbook, TODAY), answers.mile_band(workbook, TODAY)
        ),
        profile.mile_rule(answers.mile_band(workbook, TODAY)),
        profile.age_grade(answers.limits(workbook, TODAY)),
        profile.outlook(answers.goal_outlook(workbook, TODAY)),
        paces.zone_table(answers.zones(workbook, TODAY), 1.0, unit),
        paces.projection_table(answers.projections(workbook, TODAY)),
        prescription.summary(answers.session_summary(workbook, TODAY), workout, unit),
        prescription.rep_table(workout, verdict, unit),
        feasibility.verdict(verdict, answers.proposals(workbook, TODAY), no_recovery_helps=True),
        feasibility.proposals(answers.proposals(workbook, TODAY)),
        feasibility.why(answers.grounds(workbook, TODAY), unit),
        paces.models(answers.models(workbook, TODAY), answers.grounds(workbook, TODAY), unit),
        race.pace_card(answers.race_card(workbook, TODAY), unit),
        race.beside_the_card(answers.race_card(workbook, TODAY), unit),
        race.lap_report(answers.lap_report(workbook)),
        *(season.day_head(found, unit) for found, _ in days),
        *(season.day_session(found, week, unit) for found, week in days),
        season.free_day(TODAY, workbook.goal.race_name),
        season.choices(plan),
        season.load_numbers(plan, story, unit),
        notices.cautions(answers.profile_cautions(workbook, TODAY)),
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_literal_on_every_page(name):
    """As the name of the athlete, the race and the session."""
    workbook = replaced(sample("recreational"), "athlete.name", name)
    workbook = replaced(workbook, "goal.race_name", name)
    workbook = replaced(workbook, "goal.race_date", TODAY + dt.timedelta(days=20))
    workbook = replaced(workbook, "session", replace(workbook.bench(), name=name, purpose=name))
    workbook = replaced(workbook, "bench.blocks.1.note", name)
    markup = "".join(pages_of(workbook))
    assert "<script" not in markup
    assert "<img" not in markup
    assert "<svg" not in markup
    assert "$" not in markup
    assert "\x00" not in markup
    assert esc(name) in markup


def test_cautions_and_cells_are_escaped():
    """Text in lists and tables is no exception."""
    caution = Caution(HOSTILE[0], HOSTILE[1], HOSTILE[3])
    for markup in (
        notices.cautions((caution,)),
        notices.refusal(HOSTILE[0]),
        table([HOSTILE[0]], [[HOSTILE[1]]], caption=HOSTILE[3]),
    ):
        assert not {"<script", "<img", "<svg"} & set(markup.split())
        assert "<script" not in markup


def test_a_file_is_named_after_letters_and_digits_only():
    """No path, no quote and no markup reaches the name of a download."""
    link = files.download("{}", name='../../etc/"><b>', label="x")
    assert 'download="etc-b.json"' in link
    assert 'download="workbook.json"' in files.download("{}", name="…", label="x")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_of_every_sample_can_be_read(name):
    """No page shows a None, a nan or a raw record."""
    for markup in pages_of(sample(name)):
        assert "None" not in markup
        assert "nan" not in markup
        assert "(" not in markup or "Assumption(" not in markup


def test_a_printed_session_has_purpose_and_stop_line():
    """One sentence why, one when to stop, and who decides."""
    workbook = sample("recreational")
    workout = answers.workout(workbook, TODAY)
    assert workbook.bench().purpose in prescription.summary(
        answers.session_summary(workbook, TODAY), workout, "mile"
    )
    said = prescription.rep_table(workout, answers.verdict(workbook, TODAY), "mile")
    for words in ("chest pain", "faintness", "breathlessness", "changes the stride", "Your coach"):
        assert words in said


def test_the_rep_table_adds_up():
    """Each rep's clock starts when the recovery before it has ended."""
    workbook = sample("recreational")
    workout, verdict = answers.workout(workbook, TODAY), answers.verdict(workbook, TODAY)
    said = prescription.rep_table(workout, verdict, "mile")
    # 15 min warm-up, 46.0 s for 200 m at 6:10, 92.0 s walk: the second rep starts at 17:17.9.
    assert "15:00–15:46" in said
    assert "17:18–18:50" in said


def test_an_effort_is_never_shown_as_a_target_time():
    """Without a mark the target is the effort, the time an estimate."""
    workbook = sample("twelve")
    workout, verdict = answers.workout(workbook, TODAY), answers.verdict(workbook, TODAY)
    said = prescription.rep_table(workout, verdict, "mile")
    assert "RPE 9" in said
    assert "≈" in said


def test_minors_see_nothing_beyond_five_kilometers():
    """No marathon is projected for a twelve-year-old."""
    workbook = replaced(sample("twelve"), "athlete.mile_time_s", 420.0)
    said = paces.projection_table(answers.projections(workbook, TODAY))
    assert "5 km" in said
    assert "Marathon" not in said.replace("marathon", "")
