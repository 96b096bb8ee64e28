"""What a coach may enter by mistake, or a life may bring: a plan or a sentence each, nothing lost."""

import datetime as dt
import json
from itertools import pairwise

import pytest

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.season import Club, Event, HandDay, Outline, Placed, cautions, plan
from helpers.season.assumptions import LONGEST_SEASON_WEEKS
from helpers.season.calendar import counted_m
from helpers.season.log import Done
from helpers.season.progress import outside
from helpers.units import MILE_M
from helpers.workbook import Workbook, from_json, to_json
from helpers.workouts import easy_run

MONDAY = dt.date(2026, 11, 23)
RAVI = Athlete(mile_time_s=370, weekly_distance_m=32_000, longest_run_s=3600)
EVERY_DAY = tuple(range(7))


def raced(days, athlete=RAVI, today=MONDAY, **more):
    """Return a season with a race in so many days."""
    return plan(athlete, Goal(race_date=today + dt.timedelta(days=days), **more), today)


def anchored(*anchors, athlete=RAVI, days=60):
    """Return a season with what stands in it."""
    goal = Goal(race_date=MONDAY + dt.timedelta(days=days))
    return plan(athlete, goal, MONDAY, outline=Outline(anchors=anchors))


def test_a_race_today_is_the_whole_season():
    """There is nothing to train for it any more."""
    assert [session.kind for session in raced(0).sessions] == ["test or race"]


def test_a_race_in_three_days_leaves_one_easy_run():
    """Monday is three days before Thursday's race: an easy day at most, and Wednesday is free."""
    season = raced(3, Athlete(mile_time_s=370, training_days=EVERY_DAY))
    before = [session for session in season.sessions if not session.anchor]
    assert not [session for session in before if session.day >= season.race_day - dt.timedelta(1)]
    assert {s.kind for s in before if s.day > MONDAY} <= {"easy run"}


def test_a_race_in_three_years_is_planned_from_its_last_half_year():
    """The plan begins 26 weeks before it (ours) and says when."""
    season = raced(3 * 365)
    begins = season.race_day - dt.timedelta(weeks=LONGEST_SEASON_WEEKS.value)
    assert season.sessions[0].day >= begins
    assert f"The plan begins on {begins:%d %B %Y}" in " ".join(season.choices)


def test_a_race_yesterday_is_over():
    """It is refused with its date and what to do."""
    with pytest.raises(InputError, match=r"22 November 2026 is over.*next race date"):
        raced(-1)


def test_a_season_that_began_long_ago_is_over():
    """Without a race a season ends after its weeks; then it wants another first day."""
    with pytest.raises(InputError, match=r"began on 01 June 2026 is over"):
        plan(RAVI, Goal(), MONDAY, outline=Outline(start=dt.date(2026, 6, 1)))


def test_a_season_begun_goes_on():
    """Read in its fifth week, a season is the one that was begun."""
    outline, goal = Outline(start=MONDAY), Goal(race_date=dt.date(2027, 2, 13))
    later = MONDAY + dt.timedelta(weeks=4, days=2)
    assert plan(RAVI, goal, later, outline=outline) == plan(RAVI, goal, MONDAY, outline=outline)


def test_a_race_on_a_leap_day():
    """29 February 2028 is a Tuesday; its Monday is free."""
    season = raced((dt.date(2028, 2, 29) - dt.date(2028, 1, 3)).days, today=dt.date(2028, 1, 3))
    assert season.sessions[-1].day == dt.date(2028, 2, 29)
    assert season.on(dt.date(2028, 2, 28)) == ()


def test_a_leap_day_is_trained_on():
    """Nobody rests because the date is rare."""
    today = dt.date(2028, 2, 21)
    season = raced(28, Athlete(mile_time_s=370, training_days=EVERY_DAY), today)
    assert season.holds(dt.date(2028, 2, 29))
    assert [week.monday.day for week in season.weeks] == [21, 28, 6, 13, 20]


@pytest.mark.parametrize("level", ["new", "recreational", "experienced"])
@pytest.mark.parametrize("day", EVERY_DAY)
def test_one_training_day(level, day):
    """A week with one free day has one run, on it; a newcomer's is for the aerobic base."""
    season = plan(Athlete(experience=level, mile_time_s=480, training_days=(day,)), Goal(), MONDAY)
    runs = [session for session in season.sessions if session.is_run]
    assert {run.day.weekday() for run in runs} == {day}
    assert len(runs) == 12
    fast = {run.kind for run in runs if run.is_fast}
    assert fast == (set() if level == "new" else {"short intervals", "long intervals"})
    assert any("one day" in choice for choice in season.choices)


def test_no_training_day_is_refused():
    """A plan needs a day."""
    with pytest.raises(InputError, match="No training day was chosen"):
        Athlete(training_days=())


def test_all_seven_days_for_a_newcomer():
    """Three of them hold a run, none beside another, Sunday and Monday included (S7)."""
    season = plan(
        Athlete(experience="new", mile_time_s=580, training_days=EVERY_DAY), Goal(), MONDAY
    )
    for week in season.weeks:
        assert len({session.day for session in week.sessions}) <= 3
    assert cautions(season) == ()


@pytest.mark.parametrize("level", ["new", "recreational", "experienced"])
def test_longest_run_unknown(level):
    """What is assumed instead is the level's, and no step beyond it is too long."""
    season = plan(Athlete(experience=level, mile_time_s=480), Goal(), MONDAY)
    assert season.longest_before_m
    assert not [c for c in cautions(season) if "No session goes" in c.reason]


def test_who_has_not_been_running_begins_with_an_hour_a_week():
    """A usual week of nothing grows from three times twenty minutes (ours), without anything fast
    in the first.
    """
    season = plan(Athlete(mile_time_s=480, weekly_distance_m=0), Goal(), MONDAY)
    easy_m_s = season.sessions[0].running_m / (60 * season.sessions[0].minutes)
    assert season.weeks[0].running_m <= 3600 * easy_m_s + 1
    assert not [session for session in season.weeks[0].sessions if session.is_fast]
    assert [session for session in season.weeks[-2].sessions if session.is_fast]


def test_who_runs_300_km_a_week_runs_less_for_a_mile():
    """Long runs end where the level calls for no more; nothing is made up to reach 300 km."""
    athlete = Athlete(
        experience="experienced", mile_time_s=250, weekly_distance_m=300_000,
        training_days=EVERY_DAY, longest_run_s=7200,
    )  # fmt: skip
    season = plan(athlete, Goal(), MONDAY)
    assert max(session.minutes for session in season.sessions) <= 120
    assert max(counted_m(week.sessions) for week in season.weeks) < 200_000
    assert cautions(season) == ()


def test_sixty_seconds_faster_in_four_weeks():
    """The plan trains at today's mile, and says how far the goal is."""
    season = raced(27, mile_time_s=310)
    held = " ".join(str(block) for s in season.sessions for block in s.recipe.blocks)
    assert "goal" not in held
    assert any("16.2 % faster than the current mile" in choice for choice in season.choices)


def test_a_goal_slower_than_today():
    """A goal that is run already is said to be slower, and not trained at."""
    season = raced(60, mile_time_s=400)
    assert any("8.1 % slower than the current mile" in choice for choice in season.choices)


def test_a_club_session_on_a_day_off_is_kept_and_said():
    """Wednesday is not free: the session stands all the same, with a caution."""
    season = anchored(Club(2, "long intervals", 75, "Track night"))
    (caution, *_) = cautions(season)
    assert caution.reason == "Wed is not free for training, and Track night stands on it."
    wednesdays = [s for s in season.sessions if s.day.weekday() == 2]
    assert len(wednesdays) == len([week for week in season.weeks if week.phase != "race"]) + 1
    assert all(session.anchor and session.note == "Track night" for session in wednesdays)


def test_an_event_outside_the_season_is_kept_and_said():
    """A trial after the race is not planned, and not forgotten."""
    trial = Event(MONDAY + dt.timedelta(days=70), "time trial", MILE_M, "Trial")
    season = anchored(trial)
    assert [c.reason for c in season.unfitting] == [f"{trial.words} lies outside the plan."]
    assert trial.day not in {session.day for session in season.sessions}


def test_an_event_on_the_day_of_the_race_is_said():
    """The race has the day; the trial is pointed out."""
    season = anchored(Event(MONDAY + dt.timedelta(days=60), "time trial"))
    assert len(season.on(season.race_day)) == 1
    assert season.unfitting


@pytest.mark.parametrize("holds", ["easy run", "long run", "short intervals", "long intervals"])
def test_a_club_session_takes_the_place_of_the_plans_own(holds):
    """A week has no second long run, and no third fast day, for a club session."""
    season = anchored(Club(3, holds, 75, "Club"))
    for week in season.weeks[:-2]:
        kinds = [session.kind for session in week.sessions]
        assert kinds.count("long run") <= 1
        assert sum(session.is_fast for session in week.sessions) <= 2
        assert holds in [s.kind for s in week.sessions if s.anchor]


def test_two_runs_of_a_club_on_one_day_are_refused():
    """One run a day: the second club session on Tuesday is refused, strength is not."""
    with pytest.raises(InputError, match="Tue was given a run twice"):
        Outline(anchors=(Club(1, "easy run"), Club(1, "long intervals")))
    assert Outline(anchors=(Club(1, "easy run"), Club(1, "strength")))


def test_two_trials_on_one_day_are_refused():
    """A day holds one of them."""
    day = MONDAY + dt.timedelta(days=20)
    with pytest.raises(InputError, match="on 13 December 2026 already"):
        Outline(anchors=(Event(day), Event(day, "minor race", 5000)))


def test_a_short_slot_keeps_its_session():
    """Twenty minutes of strength, or of running, are what they are: cut to fit, and still there."""
    season = anchored(Club(1, "strength", 20, "Gym"), Club(3, "long intervals", 20, "Lunch"))
    for session in season.sessions:
        if session.anchor and session.kind != "test or race":
            assert session.minutes <= 20
    assert {"Gym", "Lunch"} <= {session.note for session in season.sessions}


@pytest.mark.parametrize("minutes", [15.0, 20.0, 30.0])
def test_days_of_few_minutes(minutes):
    """Where every day has few minutes there is a plan within them, fast or not."""
    outline = Outline(minutes=(minutes,) * 7)
    season = plan(RAVI, Goal(race_date=dt.date(2027, 2, 13)), MONDAY, outline=outline)
    days = {session.day for session in season.sessions} - {season.race_day}
    assert len(days) > 30
    for day in days:
        assert sum(session.minutes for session in season.on(day)) <= minutes


def test_minutes_of_a_day_that_make_no_sense_are_refused():
    """Five minutes are no day, and 600 no life."""
    for minutes in (5.0, 600.0, float("nan")):
        with pytest.raises(InputError, match="Possible are 15 to 480"):
            Outline(minutes=(minutes, *(None,) * 6))


def test_a_season_of_which_every_day_is_locked_free():
    """Nothing is planned against the coach's word, and nothing breaks."""
    days = tuple(HandDay(MONDAY + dt.timedelta(days=n), (), locked=True) for n in range(60))
    season = plan(
        RAVI, Goal(race_date=MONDAY + dt.timedelta(days=60)), MONDAY, outline=Outline(days=days)
    )
    assert [session.kind for session in season.sessions] == ["test or race"]


def test_after_a_month_off_running_begins_again():
    """Five weeks locked free in the middle do not end the season."""
    off = [MONDAY + dt.timedelta(days=n) for n in range(21, 56)]
    outline = Outline(start=MONDAY, days=tuple(HandDay(day, (), locked=True) for day in off))
    season = plan(RAVI, Goal(), MONDAY, outline=outline)
    after = [session for session in season.sessions if session.day > off[-1]]
    assert len(after) > 10
    assert not [c for c in cautions(season) if "No session goes" in c.reason]


@pytest.mark.parametrize("status", ["injured", "ill"])
def test_a_race_before_health_comes_back(status):
    """A race in three days stays in the plan of who is ill; nothing else is asked."""
    season = raced(3, Athlete(mile_time_s=370, status=status))
    assert [session.kind for session in season.sessions] == ["test or race"]


def lifts(season, kind):
    """Return how many weeks, but for the last two, hold strength or power."""
    return sum(kind in {s.kind for s in week.sessions} for week in season.weeks[:-2])


def limited(minutes, athlete=RAVI):
    """Return twelve weeks in which every day allows so many minutes."""
    outline = Outline(minutes=(float(minutes),) * 7)
    return plan(athlete, Goal(race_date=MONDAY + dt.timedelta(days=82)), MONDAY, outline=outline)


def test_an_hour_a_day_leaves_strength_its_place():
    """The easy run beside it gives way, no shorter than the shortest worth planning."""
    season = limited(60)
    for kind in ("strength", "power"):
        assert lifts(season, kind) >= lifts(raced(82), kind) - 1
    for session in season.sessions:
        if session.kind == "strength":
            (run,) = (s for s in season.on(session.day) if s.is_run)
            assert 10 <= run.minutes <= 60 - session.minutes


def test_where_strength_has_no_room_a_caution_says_how_many_minutes_it_takes():
    """35 minutes of lifting and the shortest run of 10 take 45; nothing new comes in the taper."""
    season = limited(40)
    assert not [s for s in season.sessions if s.kind == "strength"]
    (caution,) = season.unfitting
    assert caution.reason == (
        "There is no room for strength in 10 weeks: with the run of the day it takes 45 minutes on "
        "Sun, which allows 40."
    )
    assert caution.suggestion == "Allow 45 minutes on Sun, or another day more."
    assert lifts(limited(45), "strength") >= 5


def test_days_without_a_limit_have_room():
    """Where no minutes are given, nothing is said of them."""
    assert raced(82).unfitting == ()


def test_what_keeps_a_plan_from_growing_is_said():
    """A week that stays under the usual one says what its days hold, and what would help."""
    athlete = Athlete(mile_time_s=370, weekly_distance_m=45_000, longest_run_s=4800)
    (said,) = (c for c in raced(82, athlete).choices if "at most" in c)
    assert said == (
        "Four days hold at most 40 km with runs of 80 and 64 minutes, and the usual week is 45 km: "
        "free a day to grow."
    )
    most = max(counted_m(week.sessions) for week in raced(82, athlete).weeks)
    assert round(most / 1000) == 40
    assert not [c for c in raced(82).choices if "at most" in c]


@pytest.mark.parametrize(
    ("more", "way"),
    [
        (
            {"experience": "experienced", "training_days": EVERY_DAY},
            "in place of the cross-training",
        ),
        ({"training_days": EVERY_DAY}, "more days are not planned at this level (an assumption)"),
    ],
)
def test_a_plan_that_cannot_grow_says_what_would_help(more, way):
    """Nobody is told to free a day who has freed as many as the plan takes."""
    athlete = Athlete(mile_time_s=370, weekly_distance_m=90_000, longest_run_s=4800, **more)
    (said,) = (c for c in raced(82, athlete).choices if "at most" in c)
    assert way in said


def test_minutes_that_keep_a_plan_from_growing_are_named():
    """With limits on its days, a plan says that more minutes would do as well."""
    (said,) = (c for c in limited(45).choices if "at most" in c)
    assert said.endswith("allow more minutes, or free a day, to grow.")


def test_short_intervals_are_never_the_same_twice_in_a_row():
    """Bursts of 30 s within a run and 30 s intervals are the same reps in some sizes: then another
    form comes first.
    """
    for mile_s in range(270, 480, 10):
        for weeks in (6, 12, 20):
            season = raced(7 * weeks - 2, Athlete(mile_time_s=mile_s, longest_run_s=3600))
            short = [s.recipe for s in season.sessions if s.kind == "short intervals"]
            sets = [[block for _, block in recipe.sets] for recipe in short]
            assert all(one != other for one, other in pairwise(sets))


@pytest.mark.parametrize("weekday", range(7))
def test_in_the_week_of_the_race_a_club_night_is_short(weekday):
    """Long intervals of a club become a few short ones, whichever day they stand on."""
    season = anchored(Club(weekday, "long intervals", 75, "Track night"), days=82)
    *_, race_week = season.weeks
    fast = [s for s in race_week.sessions if s.is_fast and s.day != season.race_day]
    assert {s.kind for s in fast} <= {"short intervals"}
    club = [s for s in fast if s.anchor]
    assert all("Long ones give way in the week of the race" in s.why for s in club)
    assert weekday > 2 or club


def test_notes_from_before_the_season_are_not_lost():
    """What was done before its first Monday is in no week, and is given back by itself."""
    early, late = Done(MONDAY - dt.timedelta(days=1), 40), Done(MONDAY, 30)
    season = plan(RAVI, Goal(), MONDAY, outline=Outline(log=(early, late)))
    assert outside(season, (early, late)) == (early,)
    assert [s.done for s in season.sessions if s.done] == [late]


def test_a_season_saved_before_days_were_settled_is_the_same():
    """A file that knows neither settled days nor where a session came from reads as it did."""
    day = HandDay(
        MONDAY, (Placed("easy run", easy_run(1800), "moved from Tue 24 Nov"),), locked=True
    )
    workbook = Workbook(outline=Outline(start=MONDAY, days=(day,)))
    state = json.loads(to_json(workbook))
    (saved,) = state["outline"]["days"]
    del saved["settled"], saved["sessions"][0]["whence"]
    assert from_json(json.dumps(state)) == workbook
    assert workbook.outline.settled == (day,)
