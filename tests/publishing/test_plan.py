import datetime as dt
import json
import re
from dataclasses import replace

import pytest

from helpers.answers import athlete_plan
from helpers.athlete import STATUS, Athlete, Goal
from helpers.publishing import Snapshot, copy_of, expiry, to_json
from helpers.season import HandDay, Outline, Placed
from helpers.units import MILE_M
from helpers.workbook import Workbook, replaced
from helpers.workouts import equal_repeats, timed_intervals


def written(plan, now):
    """Return the JSON that leaves the machine."""
    return to_json(Snapshot(1, now, expiry(plan), plan))


def keys(state):
    """Return every key within JSON."""
    if isinstance(state, dict):
        return set(state).union(*map(keys, state.values()))
    return set().union(*map(keys, state)) if isinstance(state, list) else set()


def on_a_day(recipe, kind="short intervals", **placed):
    """Return a workbook with one session put on 26 November by hand."""
    hand = HandDay(dt.date(2026, 11, 26), (Placed(kind, recipe, "put there", **placed),))
    return Workbook(Athlete("Ana", mile_time_s=360.0), outline=Outline(days=(hand,)))


@pytest.mark.parametrize("status", STATUS)
def test_nothing_that_a_coach_typed_leaves(seeded, today, now, private, status):
    """Of names of races, clubs, sessions, notes, the log and the squad, not a letter is published."""
    plan = athlete_plan(replaced(seeded, "athlete.status", status), today)
    for text in (written(plan, now), copy_of(Snapshot(1, now, expiry(plan), plan))):
        assert not [word for word in private if word.casefold() in text.casefold()]
        assert not re.search(r"18:30|18:45|\b(injur|niggle|ill\b|illness|returning)", text)


def test_the_seeded_words_are_in_the_workbook(seeded, private):
    """The test above looks for words that are there to be found."""
    assert not [word for word in private if word not in repr(seeded)]


def test_neither_age_nor_sex_nor_heart_rate_has_a_place(seeded, today, now):
    """What leaves has these fields, and no others."""
    state = json.loads(written(athlete_plan(seeded, today), now))
    assert keys(state) == {
        "snapshot_version", "number", "published_at", "expires_at", "plan", "nickname", "unit",
        "first", "last", "race_day", "sessions", "weeks", "paces", "cards", "said", "date", "code",
        "kind", "name", "purpose", "reason", "minutes", "rpe", "pieces", "monday", "phase",
        "slow_m_s", "fast_m_s", "distance_m", "time_s", "of", "rows", "what", "count", "speed_m_s",
        "timed", "then", "exercises", "note",
    }  # fmt: skip
    assert "187" not in json.dumps(state["plan"]["paces"])


def test_the_log_does_not_show(seeded, today):
    """What was done, planned or not, changes nothing that is published of that day."""
    plan = athlete_plan(seeded, today)
    without = athlete_plan(replace(seeded, outline=replace(seeded.outline, log=())), today)
    days = (today, dt.date(2026, 11, 25))
    assert [plan.on(day) for day in days] == [without.on(day) for day in days]


def test_a_coachs_own_session_is_named_by_its_shape(seeded, today):
    """The athlete still learns what to run: five times 300 m, after drills that are shown."""
    (session,) = athlete_plan(seeded, today).on(dt.date(2026, 11, 26))
    assert (session.name, session.purpose) == ("5 × 300 m", "")
    assert [(p.what, p.count) for p in session.pieces if p.kind == "rep"] == [("300 m", 5)]
    assert session.pieces[0].exercises == ("drills that your coach shows you",)


def test_a_preset_put_there_by_hand_keeps_its_words(today):
    """Of the workbook's own sessions the name, the purpose and the exercises are known."""
    (session,) = athlete_plan(on_a_day(equal_repeats()), today).on(dt.date(2026, 11, 26))
    assert session.name == equal_repeats().name
    assert session.purpose == equal_repeats().purpose


def test_tuned_figures_keep_the_words_around_them(today):
    """A session of 45 s instead of 30 s is named after its figures."""
    recipe = replace(timed_intervals(), name="0:45 intervals")
    (session,) = athlete_plan(on_a_day(recipe), today).on(dt.date(2026, 11, 26))
    assert session.name == "0:45 intervals"


def test_the_planned_season_keeps_every_word(workbook, plan):
    """Where no hand was laid on the season, nothing is lost of names, purposes and exercises."""
    assert all(session.purpose for session in plan.sessions)
    assert "drills that your coach shows you" not in repr(plan)


def test_races_and_trials_go_by_what_they_are(seeded, today):
    """The athlete knows which race it is; whoever finds the phone does not."""
    plan = athlete_plan(seeded, today)
    names = {s.date: s.name for s in plan.sessions if s.kind == "test or race"}
    assert names[dt.date(2027, 2, 13)] == "The race"
    assert names[dt.date(2026, 12, 19)] == "Time trial"


@pytest.mark.parametrize(
    ("name", "nickname"),
    [
        ("Ana Sousa", "Ana"),
        ("", "Athlete"),
        ("  Zoë\u00a0Ng", "Zoë"),
        ("<img src=x>", "<img"),
        ("Eve\u202egnp.exe X", "Evegnp.exe"),
        ("\u0000\u200b", "Athlete"),
        ("A\tB", "A"),
    ],
)
def test_the_nickname_is_the_first_word(name, nickname, today):
    """A family name stays behind, and so do marks that cannot be seen."""
    assert athlete_plan(Workbook(Athlete(name)), today).nickname == nickname


def test_it_runs_from_today_to_the_race(plan, workbook, today):
    """No day before today, none after the race, which is the last."""
    assert (plan.first, plan.last, plan.race_day) == (today, *[workbook.goal.race_date] * 2)
    assert all(today <= s.date <= plan.last for s in plan.sessions)
    assert plan.sessions[-1].name == "The race"


def test_without_a_race_it_runs_to_the_end_of_the_season(today):
    """The last day is a Sunday."""
    plan = athlete_plan(Workbook(), today)
    assert plan.race_day is None
    assert plan.last.weekday() == 6


def test_a_code_is_the_day_and_a_letter(plan):
    """Whoever reads a message knows the day; the second session of a day has a b."""
    for session in plan.sessions:
        assert re.fullmatch(rf"S{session.date:%m%d}[b-d]?", session.code)
    codes = [(s.date.year, s.code) for s in plan.sessions]
    assert len(set(codes)) == len(codes)


def test_a_code_stays_when_the_plan_is_published_again(workbook, plan):
    """Published a week later, the same session has the same code."""
    workbook = replaced(workbook, "outline.start", plan.first)
    later = athlete_plan(workbook, dt.date(2026, 12, 1))
    before = {(s.date, s.kind): s.code for s in athlete_plan(workbook, plan.first).sessions}
    assert later.sessions
    assert all(before[s.date, s.kind] == s.code for s in later.sessions)


def test_alike_reps_stand_in_one_line(today):
    """Six times 200 m at 6:00 a mile is 44.7 s each, with the recovery after it."""
    recipe = equal_repeats(6, 200.0)
    (session,) = athlete_plan(on_a_day(recipe), today).on(dt.date(2026, 11, 26))
    (reps,) = [piece for piece in session.pieces if piece.kind == "rep"]
    assert (reps.count, reps.what, reps.then) == (6, "200 m", "1:29 walking")
    assert reps.time_s == pytest.approx(200 * 360 / MILE_M)


def test_minutes_of_the_weeks_are_those_of_the_sessions(plan):
    """What is listed adds up."""
    assert sum(week.minutes for week in plan.weeks) == sum(s.minutes for s in plan.sessions)


def test_the_card_is_even(plan, workbook):
    """Each 200 m takes as long as any other; the last row is the mile."""
    (card,) = plan.cards
    assert [row_m for row_m, _ in card.rows] == [*range(200, 1601, 200), MILE_M]
    splits = [elapsed_s / row_m for row_m, elapsed_s in card.rows]
    assert max(splits) == pytest.approx(min(splits))
    assert card.rows[-1][1] == pytest.approx(workbook.goal.mile_time_s)


def test_a_longer_race_has_a_card_of_its_own(workbook, today):
    """Beside that of the mile, by the coach's unit."""
    longer = replaced(workbook, "goal.race_distance_m", 5000.0)
    cards = athlete_plan(longer, today).cards
    assert [card.distance_m for card in cards] == [MILE_M, 5000.0]


def test_who_has_no_mark_goes_by_effort(today):
    """No pace is made up."""
    plan = athlete_plan(Workbook(Athlete("New", experience="new")), today)
    assert plan.paces == plan.cards == ()
    reps = [p for s in plan.sessions for p in s.pieces if p.kind == "rep"]
    assert reps
    assert all(p.speed_m_s is None and p.rpe for p in reps)


def test_after_the_race_there_is_a_sentence(workbook):
    """No plan, and no error."""
    plan = athlete_plan(workbook, dt.date(2027, 4, 12))
    assert "over" in plan.said
    assert plan.sessions == plan.weeks == plan.cards == ()
    assert plan.nickname == "Ravi"


def test_an_athlete_of_twelve_is_told_of_no_heavy_lifts(today):
    """The reason for lifting suits everybody who lifts."""
    plan = athlete_plan(Workbook(Athlete("Tim", age=12), Goal()), today)
    lifted = [s for s in plan.sessions if s.kind == "strength"]
    assert lifted
    assert not [s for s in lifted if "eavy" in f"{s.reason}{s.purpose}{s.pieces}"]
