import datetime as dt
from dataclasses import replace

import pytest

from helpers import answers, season
from helpers.athlete import Athlete, Goal, RaceResult
from helpers.errors import InputError
from helpers.evidence import Band
from helpers.season import Club, HandDay, Outline, Placed
from helpers.season.log import Done
from helpers.units import MILE_M
from helpers.workbook import PRESETS, SAMPLES, Workbook, replaced, sample
from helpers.workouts import ascending_ladder, easy_run

TODAY = dt.date(2026, 11, 23)
RAVI = Workbook(Athlete("Ravi", mile_time_s=370.0), Goal(360.0))
QUESTIONS = [
    answers.current_mile,
    answers.key_numbers,
    answers.profile_cautions,
    answers.zones,
    answers.projections,
    answers.workout,
    answers.session_summary,
    answers.session_cautions,
    answers.season_plan,
    answers.season_cautions,
    answers.season_rules,
    answers.season_load,
    answers.season_outside,
    answers.athlete_plan,
    answers.projection_notes,
    answers.long_choices,
    answers.mile_band,
    answers.age_grade,
    answers.limits,
    answers.goal_outlook,
    answers.models,
    answers.verdict,
    answers.proposals,
    answers.no_recovery_helps,
    answers.grounds,
    answers.courses,
    answers.race_card,
    answers.evening,
    answers.season_base,
]
WORKBOOKS = [
    Workbook(),
    sample("recreational", squad="tuesday"),
    *map(sample, SAMPLES),
    *(Workbook(preset=name) for name in PRESETS),
]


def said(found):
    """Return what cautions say, as one text."""
    return " ".join(caution.reason for caution in found)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_every_answer_is_hashable(question):
    """Each answer can be compared and cached, for every sample and preset."""
    for workbook in WORKBOOKS:
        assert {question(workbook, TODAY)} == {question(workbook, TODAY)}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_answers_leave_the_day_to_the_caller(question):
    """The same workbook on the same day has the same answers, whenever it is asked."""
    leap_day = dt.date(2028, 2, 29)
    assert question(RAVI, leap_day) == question(RAVI, leap_day)


@pytest.mark.parametrize(
    "question",
    [q for q in QUESTIONS if not q.__name__.startswith(("season_", "athlete_plan"))],
    ids=lambda q: q.__name__,
)
def test_all_but_the_season_can_be_asked_without_a_day(question):
    """Where no day is known, every page but the season has its answers."""
    for workbook in WORKBOOKS:
        hash(question(workbook, None))


def test_key_numbers():
    """The strip shows current mile, goal, the gap between them and the days to the race."""
    workbook = replace(RAVI, goal=Goal(360.0, race_date=dt.date(2026, 12, 25)))
    numbers = answers.key_numbers(workbook, TODAY)
    assert (numbers.name, numbers.mile_s, numbers.goal_s) == ("Ravi", 370, 360)
    assert (numbers.gap_s, numbers.days_to_race) == (10, 32)
    assert numbers.why == "set by the coach"


def test_key_numbers_without_a_mark():
    """Without a mark the strip says that training goes by effort."""
    numbers = answers.key_numbers(Workbook(), TODAY)
    assert (numbers.mile_s, numbers.vdot, numbers.gap_s) == (None, None, None)
    assert "by effort" in numbers.why


# VDOT 50 is a mile of 5:50 (Daniels, 3rd ed.), to the second that is printed.
def test_the_vdot_of_the_current_mile():
    """The strip shows the VDOT of the current mile."""
    numbers = answers.key_numbers(Workbook(Athlete(mile_time_s=350.0)), TODAY)
    assert numbers.vdot == pytest.approx(50, abs=0.2)


@pytest.mark.parametrize("goal_s", [370.0, 380.0])
def test_a_goal_no_faster_than_the_present_is_pointed_out(goal_s):
    """A goal that is slower than, or as slow as, the current mile is called reached already."""
    (caution,) = answers.profile_cautions(replaced(RAVI, "goal.mile_time_s", goal_s), TODAY)
    assert "is no faster than the current mile, 6:10" in caution.reason
    assert "has this already" in caution.suggestion


def test_a_faster_goal_is_an_ordinary_goal():
    """A goal faster than the current mile draws no caution."""
    assert answers.profile_cautions(RAVI, TODAY) == ()


def test_without_a_goal_there_is_nothing_to_say():
    """A workbook without a goal draws no caution about it."""
    assert answers.profile_cautions(replace(RAVI, goal=Goal()), TODAY) == ()


def test_without_a_mark_the_test_is_offered():
    """An athlete without a mark is offered the gentle test."""
    (caution,) = answers.profile_cautions(Workbook(), TODAY)
    assert "gentle test" in caution.suggestion


def test_a_walked_mile_has_a_soft_note():
    """A mile of 45:00 is allowed, and said to be walked."""
    found = answers.profile_cautions(Workbook(Athlete(mile_time_s=2700.0)), TODAY)
    assert "is walked for the most part" in said(found)


def test_cautions_about_a_mark_are_shown():
    """What is doubtful about the mark is said on the profile page."""
    old = RaceResult(MILE_M, 370, TODAY - dt.timedelta(weeks=60))
    found = answers.profile_cautions(Workbook(Athlete(marks=(old,))), TODAY)
    assert "60 weeks old" in said(found)


@pytest.mark.parametrize(
    ("age", "longest_m"), [(17, 5000), (12, 5000), (18, 42_195), (None, 42_195)]
)
def test_how_far_times_are_projected(age, longest_m):
    """Under 18 nothing beyond 5 km is projected; others see the marathon."""
    rows = answers.projections(replaced(RAVI, "athlete.age", age), TODAY)
    assert max(row.now.distance_m for row in rows) == longest_m


def test_projections_show_before_and_after():
    """Each distance has the time now and the faster time once the goal is met."""
    rows = answers.projections(RAVI, TODAY)
    assert all(row.goal.vdot_s < row.now.vdot_s for row in rows)


def test_the_mile_is_projected_onto_itself():
    """Over the mile the projection shows the current mile and the goal."""
    (mile,) = (row for row in answers.projections(RAVI, TODAY) if row.now.name == "Mile")
    assert (mile.now.vdot_s, mile.goal.vdot_s) == pytest.approx((370, 360))


def test_without_a_goal_nothing_is_promised():
    """Without a goal there is no time after it."""
    rows = answers.projections(replace(RAVI, goal=Goal()), TODAY)
    assert {row.goal for row in rows} == {None}


MILE, FIVE = RaceResult(MILE_M, 370), RaceResult(5000, 1290)


@pytest.mark.parametrize(
    ("athlete", "why"),
    [
        (Athlete(marks=(MILE, MILE)), "is listed 2 times"),
        (Athlete(marks=(MILE, FIVE), mile_time_s=365.0), "coach's own current mile"),
        (Athlete(marks=(MILE, RaceResult(10_000, 2700))), "10 km in 45:00 took more than 30"),
        (Athlete(marks=(RaceResult(MILE_M, 460), RaceResult(5000, 1560))), "No power law"),
    ],
    ids=["twice", "coach", "too long", "too long for a power law"],
)
def test_marks_set_aside_are_spoken_of_once(athlete, why):
    """Where marks make no model, one caution says why, and not one for each model."""
    (caution,) = answers.models(Workbook(athlete), TODAY).cautions
    assert why in caution.reason


def test_marks_that_make_both_models_draw_no_caution():
    """A mile and 5 km of one day give critical speed and a power law, and nothing to mind."""
    found = answers.models(Workbook(Athlete(marks=(MILE, FIVE))), TODAY)
    assert (found.critical.assumed, found.law is None, found.cautions) == (False, False, ())


def test_without_a_mark_nothing_is_projected():
    """Without a mark there are neither projections nor paces."""
    assert (answers.projections(Workbook(), TODAY), answers.zones(Workbook(), TODAY)) == ((), ())


def test_projections_come_from_the_mark_itself():
    """A 5 km is projected from its own time, not by way of the mile."""
    workbook = Workbook(Athlete(marks=(RaceResult(5000, 1200),)))
    (five,) = (r.now for r in answers.projections(workbook, TODAY) if r.now.name == "5 km")
    assert (five.vdot_s, five.cameron_s, five.riegel_s) == pytest.approx((1200, 1200, 1200))


@pytest.mark.parametrize(
    ("workbook", "standing"),
    [
        (replace(RAVI, session=PRESETS["Pyramid"]), "as written"),
        (replace(RAVI, session=PRESETS["Descending ladder"]), "ours"),
        (RAVI, "scaled to this athlete"),
        (replaced(RAVI, "bench.blocks.1.recovery.amount", 3.0), "tuned by the coach"),
    ],
    ids=["as written", "ours", "scaled", "tuned"],
)
def test_where_a_session_comes_from(workbook, standing):
    """A session is marked as written, ours, scaled, or tuned."""
    assert answers.session_summary(workbook, TODAY).standing == standing


def test_the_expected_load_of_a_session():
    """The expected load is the expected rating times the minutes of the session."""
    summary = answers.session_summary(RAVI, TODAY)
    minutes = answers.workout(RAVI, TODAY).total_time_s / 60
    assert (summary.kind, summary.rpe) == ("long intervals", 8)
    assert summary.load == pytest.approx(8 * minutes)


def test_the_session_as_written_is_doubted():
    """The article's ladder as written is more than a recreational athlete is used to."""
    volume = answers.verdict(replace(RAVI, session=ascending_ladder()), TODAY).answers[1]
    assert volume.word == "demanding"
    assert "2.2 mile races" in volume.reasons[0]


@pytest.mark.parametrize("name", ["new", "recreational", "experienced", "seventy"])
def test_scaled_sessions_of_the_samples_are_not_too_much(name):
    """What an invented athlete is shown first is within reach."""
    assert answers.verdict(sample(name), TODAY).word == "within reach"
    assert answers.proposals(sample(name), TODAY) == ()


def test_the_surface_reaches_the_session():
    """A session on the treadmill is resolved for the treadmill."""
    workbook = replace(RAVI, surface="treadmill")
    assert answers.workout(workbook, TODAY).surface == "treadmill"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_seasons_of_the_samples_keep_the_rules(name):
    """The season of every invented athlete keeps to the rules."""
    assert season.cautions(answers.season_plan(sample(name), TODAY)) == ()


def test_a_race_in_the_past_is_refused():
    """A season cannot lead to a race that is over."""
    workbook = replaced(RAVI, "goal.race_date", dt.date(2026, 11, 1))
    with pytest.raises(InputError, match="is over"):
        answers.season_plan(workbook, TODAY)


def test_every_question_is_in_this_list():
    """A new answer is asked here too; the laps need laps, and one session of a season its day."""
    asked = {question.__name__ for question in QUESTIONS}
    asked |= {"lap_report", "day_session", "smaller_session", "athlete_on", "session_code"}
    functions = {name for name in answers.__all__ if name[0].islower()}
    assert asked == functions


def test_the_band_of_the_current_mile_is_race_noise():
    """From race to race a mile varies by 1 % (Hopkins 2005), or by what the coach assumes."""
    assert answers.mile_band(RAVI, TODAY) == Band(366.3, 370.0, 373.7)
    wider = replaced(RAVI, "assumptions.race_noise", 2.0)
    assert answers.mile_band(wider, TODAY).high == pytest.approx(377.4)


@pytest.mark.parametrize("missing", ["athlete.sex", "athlete.age"])
def test_without_age_or_sex_there_is_no_grade(missing):
    """Left open, no grade is shown, and nothing else is missing."""
    workbook = replaced(sample("recreational"), missing, None)
    assert answers.key_numbers(workbook, TODAY).grade is None
    assert answers.limits(workbook, TODAY).mile_s == 370
    assert answers.goal_outlook(workbook, TODAY)


def test_with_sex_left_open_both_records_stand_on_the_line():
    """Nobody has to choose to see the limit."""
    found = answers.limits(replaced(sample("recreational"), "athlete.sex", None), TODAY)
    assert [record.sex for record in found.records] == ["F", "M"]


def test_the_age_table_is_the_coachs_choice():
    """Another table gives another grade, and bears its own name."""
    workbook = sample("recreational")
    track = replaced(workbook, "age_table", "track2023")
    grades = [answers.age_grade(book, TODAY) for book in (workbook, track)]
    assert grades[0].percent != grades[1].percent
    assert [grade.table for grade in grades] == ["road2025", "track2023"]


def test_what_may_be_expected_goes_by_the_race_day():
    """Eight weeks before the race a recreational athlete may expect 2 % (assumed)."""
    race = TODAY + dt.timedelta(weeks=8)
    workbook = replace(RAVI, goal=Goal(365.0, race_date=race))
    found = answers.goal_outlook(workbook, TODAY)
    assert (found.weeks, found.standing) == (8, "within")
    assert found.expected.value == pytest.approx(0.98 * 370)


def test_a_race_that_is_over_is_no_race_day():
    """After the race the outlook is that of a season without one, and none of today."""
    workbook = replace(RAVI, goal=Goal(365.0, race_date=TODAY - dt.timedelta(days=3)))
    without = answers.goal_outlook(replace(RAVI, goal=Goal(365.0)), TODAY)
    assert answers.goal_outlook(workbook, TODAY) == without
    assert without.weeks > 0


def test_on_race_day_no_weeks_are_left():
    """On the day itself the current mile is what may be expected."""
    workbook = replace(RAVI, goal=Goal(365.0, race_date=TODAY))
    assert answers.goal_outlook(workbook, TODAY).weeks == 0


# 580 s less 6 % (assumed), give or take: within; 590 s: behind; 400 s: beyond.
@pytest.mark.parametrize(
    ("goal_s", "standing"), [(545.0, "within"), (590.0, "behind"), (400.0, "beyond")]
)
def test_a_newcomer_is_told_to_test_again(goal_s, standing):
    """Wherever a newcomer's goal stands, the profile says when to test again."""
    nora = Workbook(Athlete(experience="new", mile_time_s=580.0), Goal(goal_s))
    assert answers.goal_outlook(nora, TODAY).standing == standing
    advice = [caution.suggestion for caution in answers.profile_cautions(nora, TODAY)]
    assert any(line.endswith("test again after eight weeks.") for line in advice)


def test_each_proposal_can_be_put_on_the_bench():
    """Its verdict is then the one it promised."""
    workbook = replace(RAVI, session=ascending_ladder())
    offered = answers.proposals(workbook, TODAY)
    assert {p.kind for p in offered} >= {"reps", "scaled"}
    for proposal in offered:
        taken = replace(workbook, session=proposal.recipe)
        assert answers.verdict(taken, TODAY).word == proposal.verdict.word


def test_without_a_mark_there_is_no_course_of_d_prime():
    """An athlete who trains by effort is shown no balance that nobody knows."""
    assert answers.courses(sample("twelve"), TODAY) == ()


def test_the_pace_card_is_for_the_goal_or_else_for_today():
    """Goal first; without one the current mile; without both none."""
    assert answers.race_card(RAVI, TODAY).mile_time_s == 360
    assert answers.race_card(replace(RAVI, goal=Goal()), TODAY).of == "current"
    assert answers.race_card(Workbook(), TODAY) is None


@pytest.mark.parametrize(("age", "rows"), [(15, 0), (30, 7)])
def test_a_longer_race_has_a_card_by_miles(age, rows):
    """10 km are six miles and a bit; under 18 nothing beyond 5 km is put before them."""
    workbook = replace(RAVI, goal=Goal(360.0, race_distance_m=10_000.0))
    card = answers.race_card(replaced(workbook, "athlete.age", age), TODAY)
    assert len(card.longer) == rows


def test_no_laps_no_report():
    """Before the race there is nothing to say."""
    assert answers.lap_report(RAVI) is None


def test_laps_are_read_by_the_chosen_timing():
    """Four laps timed at the start line are 400, 400, 400 and 409.344 m."""
    workbook = replaced(RAVI, "race.splits", "start")
    workbook = replaced(workbook, "race.laps_s", (90.0, 90.0, 90.0, 92.1))
    pieces = answers.lap_report(workbook).pieces
    assert [piece.segment_m for piece in pieces] == pytest.approx([400, 400, 400, 409.344])


def test_a_missing_lap_is_said():
    """Three laps are no mile, and the sentence says what is expected."""
    workbook = replaced(RAVI, "race.laps_s", (90.0, 91.0, 92.0))
    with pytest.raises(InputError, match=r"Lap times given: 3"):
        answers.lap_report(workbook)


RACE_IN_TWENTY_WEEKS = replaced(
    sample("recreational"), "goal.race_date", TODAY + dt.timedelta(weeks=20, days=-2)
)


def outlined(workbook=RACE_IN_TWENTY_WEEKS, **fields):
    """Return a workbook whose coach has fixed something about the season."""
    return replace(workbook, outline=replace(workbook.outline, **fields))


def every_session(workbook):
    """Yield each session of a season with its place on its day."""
    plan = answers.season_plan(workbook, TODAY)
    for session in plan.sessions:
        for at, held in enumerate(plan.on(session.day)):
            if held is session:
                yield session, at


@pytest.mark.parametrize("name", SAMPLES)
def test_every_session_of_a_season_can_be_shown_in_full(name):
    """Each has a workout and a verdict that can be compared and cached."""
    workbook = sample(name)
    for session, at in every_session(workbook):
        found = answers.day_session(workbook, TODAY, session.day, at)
        assert found.session == session
        assert found.verdict.answers
        hash(found)


@pytest.mark.parametrize("name", ["new", "recreational", "experienced"])
def test_no_session_of_a_season_is_beyond_the_athlete_it_will_meet(name):
    """Judged by the longest run and the week they will have reached, none is "not as written"."""
    workbook = sample(name)
    found = (answers.day_session(workbook, TODAY, s.day, at) for s, at in every_session(workbook))
    assert "not as written" not in {shown.verdict.word for shown in found}


def test_a_session_that_is_too_much_has_a_smaller_one():
    """As written the ladder is beyond Nora; scaled to the day it stands on, it no longer is."""
    workbook = sample("new")
    day = answers.season_plan(workbook, TODAY).weeks[1].monday
    ladder = Placed("long intervals", PRESETS["Ascending ladder"], "added")
    workbook = replaced(workbook, "outline.days", (HandDay(day, (ladder,)),))
    assert answers.day_session(workbook, TODAY, day, 0).verdict.word == "not as written"
    smaller = answers.smaller_session(workbook, TODAY, day, 0)
    assert smaller.kind == "scaled"
    assert smaller.verdict.word in ("within reach", "demanding")
    workbook = replaced(workbook, "outline.days.0.sessions.0.recipe", smaller.recipe)
    assert answers.day_session(workbook, TODAY, day, 0).verdict.word == smaller.verdict.word


def test_what_is_within_reach_needs_no_smaller_session():
    """The plan's own sessions are as large as suits."""
    workbook = RACE_IN_TWENTY_WEEKS
    easy = answers.season_plan(workbook, TODAY).weeks[1].sessions[-1]
    assert answers.smaller_session(workbook, TODAY, easy.day, 0) is None


def test_notes_of_days_outside_the_season_are_found():
    """A note of last year is outside; once the race is over, every note is."""
    old, new = Done(TODAY - dt.timedelta(days=400), 40), Done(TODAY, 30)
    workbook = replaced(RACE_IN_TWENTY_WEEKS, "outline", Outline(start=TODAY, log=(old, new)))
    assert answers.season_outside(workbook, TODAY) == (old,)
    over = replaced(workbook, "goal.race_date", TODAY - dt.timedelta(days=1))
    assert answers.season_outside(over, TODAY) == (old, new)


@pytest.mark.parametrize("at", [-1, 1, 9])
def test_a_place_that_holds_nothing_has_no_session(at):
    """A day's places are counted from 0, never from its end."""
    workbook = RACE_IN_TWENTY_WEEKS
    day = answers.season_plan(workbook, TODAY).weeks[1].sessions[0].day
    held = len(answers.season_plan(workbook, TODAY).on(day))
    assert answers.day_session(workbook, TODAY, day, at if at < 0 else held + at) is None


def test_a_day_outside_the_season_has_no_session():
    """The day before it and years after it hold nothing."""
    for day in (TODAY - dt.timedelta(days=1), dt.date(2099, 1, 1)):
        assert answers.day_session(RACE_IN_TWENTY_WEEKS, TODAY, day, 0) is None


def test_the_athlete_of_a_later_day_has_run_farther():
    """In week eleven they have the longest run of the weeks before, as easy running takes it."""
    workbook = RACE_IN_TWENTY_WEEKS
    plan = answers.season_plan(workbook, TODAY)
    early, late = (
        answers.athlete_on(workbook, plan, TODAY + dt.timedelta(weeks=weeks), 370.0)
        for weeks in (1, 11)
    )
    assert late.longest_run_s > early.longest_run_s
    assert late.weekly_distance_m > early.weekly_distance_m
    assert early.longest_run_s == pytest.approx(workbook.athlete.longest_run_s, rel=0.02)
    assert replace(late, longest_run_s=3600.0, weekly_distance_m=32186.88) == workbook.athlete


def test_a_lighter_week_is_not_held_against_the_next():
    """The athlete of the week after it is used to the longer of the two weeks before."""
    workbook = RACE_IN_TWENTY_WEEKS
    weeks = answers.season_plan(workbook, TODAY).weeks
    at = next(at for at, week in enumerate(weeks) if week.lighter and at > 4)
    plan, day = answers.season_plan(workbook, TODAY), weeks[at + 1].monday
    then = answers.athlete_on(workbook, plan, day, 370.0)
    assert then.weekly_distance_m > 1.1 * weeks[at].running_m
    assert then.weekly_distance_m <= weeks[at - 1].running_m


def test_a_long_run_by_the_clock_is_the_same_run():
    """An hour of easy running before the season is an hour for the first session's verdict."""
    workbook = sample("recreational")
    plan = answers.season_plan(workbook, TODAY)
    then = answers.athlete_on(workbook, plan, plan.sessions[0].day, 370.0)
    assert then.longest_run_s == pytest.approx(3600)


@pytest.mark.parametrize(
    ("workbook", "load", "whence"),
    [
        (outlined(recent_load=900.0), 900, "as you gave it"),
        (outlined(recent_load=0.0), 0, "as you gave it"),
        (RACE_IN_TWENTY_WEEKS, None, "estimated from the usual week"),
        (
            replaced(RACE_IN_TWENTY_WEEKS, "athlete.weekly_distance_m", None),
            None,
            "first full week",
        ),
    ],
    ids=["given", "nothing", "usual week", "unknown"],
)
def test_where_the_recent_load_comes_from(workbook, load, whence):
    """Given, else from the usual week, else from the first full week of the plan."""
    story = answers.season_load(workbook, TODAY)
    assert whence in story.whence
    assert story.recent_load > 0 or load == 0
    assert load is None or story.recent_load == load


def test_the_usual_week_is_taken_as_run_easily():
    """Its load is its minutes at easy pace times what an easy run feels like."""
    story = answers.season_load(RACE_IN_TWENTY_WEEKS, TODAY)
    easy = next(z for z in answers.zones(RACE_IN_TWENTY_WEEKS, TODAY) if z.name == "easy")
    minutes = 32186.88 / easy.speed_m_s / 60
    assert story.recent_load == pytest.approx(3 * minutes)


def test_fitness_starts_from_the_recent_load():
    """A higher load before the season leaves more fitness, and more fatigue, in its first week."""
    low, high = (
        answers.season_load(outlined(recent_load=load), TODAY).weeks[0] for load in (100.0, 2000.0)
    )
    assert high.fitness > low.fitness
    assert high.fatigue > low.fatigue


def test_minutes_by_intensity_are_the_minutes_of_running():
    """Easy, moderate and hard add up to no more than the minutes of the runs, in every week."""
    workbook = RACE_IN_TWENTY_WEEKS
    plan, story = answers.season_plan(workbook, TODAY), answers.season_load(workbook, TODAY)
    for week, spent in zip(plan.weeks, story.intensity, strict=True):
        runs = sum(s.minutes for s in week.sessions if s.running_m)
        assert all(minutes >= 0 for minutes in spent)
        assert 0 < sum(spent) <= runs + 1e-6


def test_most_running_is_easy():
    """Over a season most minutes are slower than marathon pace, and some are hard."""
    easy, moderate, hard = (
        sum(spent[at] for spent in answers.season_load(RACE_IN_TWENTY_WEEKS, TODAY).intensity)
        for at in range(3)
    )
    assert easy > 2 * (moderate + hard) > 0
    assert hard > 0


def test_what_was_noted_continues_the_projection():
    """A heavy Monday that was noted changes fitness of its week, and planned load of none."""
    log = (Done(TODAY, 120.0, 9.0),)
    workbook = outlined(start=TODAY)
    before, after = (
        answers.season_load(w, TODAY) for w in (workbook, outlined(start=TODAY, log=log))
    )
    assert after.weeks[0].done == 1080
    assert after.weeks[0].fitness > before.weeks[0].fitness
    assert [week.planned for week in after.weeks] == [week.planned for week in before.weeks]


def test_a_rule_that_is_switched_off_says_nothing():
    """Its caution goes and its verdict is "not checked"; the other rules stay."""
    day = answers.season_plan(RACE_IN_TWENTY_WEEKS, TODAY).weeks[0].monday
    every = tuple(
        HandDay(day + dt.timedelta(n), (Placed("easy run", easy_run(1800)),)) for n in range(7)
    )
    broken = outlined(days=every)
    silent = outlined(days=every, rules_off=("rest-day",))
    assert "Every week has a day of rest." in said(answers.season_cautions(broken, TODAY))
    assert "Every week has a day of rest." not in said(answers.season_cautions(silent, TODAY))
    held = {rule.id: word for rule, word in answers.season_rules(silent, TODAY)}
    assert held.pop("rest-day") == "not checked"
    kept = {rule.id: word for rule, word in answers.season_rules(broken, TODAY)}
    assert kept.pop("rest-day") == "not kept"
    assert held == kept


def test_a_club_on_a_day_off_is_kept_with_a_caution():
    """It stands in every full week, and a caution names the day that is not free."""
    workbook = outlined(anchors=(Club(0, "long intervals", 60.0, "Monday track"),))
    plan = answers.season_plan(workbook, TODAY)
    mondays = [s for s in plan.sessions if s.anchor and s.day.weekday() == 0]
    assert len(mondays) > 10
    found = answers.season_cautions(workbook, TODAY)
    assert "Mon is not free for training, and Monday track stands on it." in said(found)


def test_a_goal_out_of_reach_is_said_beside_the_season():
    """60 s faster in four weeks: the season is planned, and says what to think of it."""
    race = replaced(RAVI, "goal.race_date", TODAY + dt.timedelta(weeks=4))
    far = replaced(race, "goal.mile_time_s", 310.0)
    assert "where the gains assumed here run out" in said(answers.season_cautions(far, TODAY))
    assert "run out" not in said(answers.season_cautions(race, TODAY))


def test_the_base_counts_whole_weeks_from_monday():
    """Asked on a Thursday, the first week is that of its Monday, and holds its long run."""
    monday = dt.date(2027, 1, 4)
    found = {answers.season_base(sample("new"), monday + dt.timedelta(days=d)) for d in range(7)}
    assert len(found) == 1
    (base,) = found
    assert base.weeks[0].bouts_min == (7, 7, 6)
    assert base.weeks[0].walk_s == 60


def test_the_base_is_the_season_itself():
    """Each week's longest run without stopping is that of the season, and half an hour is reached."""
    monday = dt.date(2027, 1, 4)
    for name in SAMPLES:
        base = answers.season_base(sample(name), monday)
        plan = answers.season_plan(sample(name), monday)
        assert [w.unbroken_min for w in base.weeks] == [w.longest_run_min for w in plan.weeks]
        assert base.weeks[base.reached - 1].unbroken_min >= base.wanted_min
        assert all(w.unbroken_min < base.wanted_min for w in base.weeks[: base.reached - 1])
