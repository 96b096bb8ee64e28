"""Every strategy of the article appears in a season of six weeks or more, where the level calls for it.

Held for an available athlete under 60 with room for fast sessions: three training days, none beside
another, and a usual week and longest run, where known, of someone who has been running a little. With
two days a session is half of a newcomer's week, and most of them are easy; from 60 the warm-up alone
is twenty minutes, and intervals wait until the longest run allows it.
"""

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.season import Outline, plan
from helpers.season.assumptions import LONGER_RACE_MINUTES, SINGLE_FAST_DAY_WEEKS
from helpers.season.calendar import HEAVY
from helpers.season.pattern import weekly_pattern
from helpers.season.setting import setting_of
from helpers.workouts import kind_of, resolve
from helpers.workouts.recipe import Run, Walk
from helpers.workouts.strength import LIFTS

MONDAY = dt.date(2026, 11, 23)
TODAYS = st.dates(dt.date(2024, 1, 1), dt.date(2032, 12, 31))
APART = [(0, 2, 4), (0, 2, 5), (0, 3, 5), (1, 3, 5), (1, 3, 6), (1, 4, 6), (2, 4, 6)]
DAYS = st.builds(
    lambda three, more: tuple(sorted({*three, *more})),
    st.sampled_from(APART),
    st.sets(st.integers(0, 6)),
)
SLOWEST_S = 750
DRILLS = ("Drills, sprints, speed endurance", "Drills between sprints")


def athletes(levels=("new", "recreational", "experienced"), miles=st.none(), ages=(16, 59)):
    """Return a strategy of available athletes who have been running a little."""
    return st.builds(
        Athlete,
        experience=st.sampled_from(levels),
        age=st.none() | st.integers(*ages),
        mile_time_s=miles,
        training_days=DAYS,
        weekly_distance_m=st.none() | st.floats(15_000, 120_000),
        longest_run_s=st.none() | st.floats(1200, 7200),
    )


MARKED = athletes(miles=st.floats(330, SLOWEST_S))
ANYONE = MARKED | athletes()
ROOMY = st.builds(
    Athlete,
    experience=st.sampled_from(["recreational", "experienced"]),
    mile_time_s=st.floats(330, 540),
    training_days=DAYS,
    weekly_distance_m=st.floats(35_000, 100_000),
    longest_run_s=st.floats(3600, 7200),
)
WEEKS = st.none() | st.integers(6, 26)


def planned(athlete, today=MONDAY, weeks=None, **goal):
    """Return the season of so many whole weeks from the Monday of today."""
    monday = today - dt.timedelta(days=today.weekday())
    race = None if weeks is None else monday + dt.timedelta(weeks=weeks, days=-1)
    return plan(athlete, Goal(race_date=race, **goal), monday)


def names(season):
    """Count the sessions of a season by the name of their recipe."""
    return Counter(session.recipe.name for session in season.sessions)


def kinds(season):
    """Count the sessions of a season by kind."""
    return Counter(session.kind for session in season.sessions)


# Sayer, S1: build an aerobic base.
@given(ANYONE, TODAYS, WEEKS)
@settings(max_examples=30)
def test_s1_every_full_week_has_a_long_run(athlete, today, weeks):
    """Each week has a long run, but where it would fall on the race or the two days before it."""
    season = planned(athlete, today, weeks)
    days = setting_of(athlete, Goal(), today, Assumptions(), Outline())
    weekday = weekly_pattern(days).long_run
    for week in season.weeks:
        day = week.monday + dt.timedelta(days=weekday if weekday is not None else 0)
        quiet = season.race_day and (season.race_day - day).days <= 2
        if weekday is not None and not quiet:
            assert week.load_of("long run")


# Sayer, S1: at least one run of thirty minutes a week for newcomers.
@pytest.mark.parametrize("longest_min", [15, 16, 18, 20, 25])
@pytest.mark.parametrize("raced", [True, False])
def test_s1_half_an_hour_without_stopping_in_twelve_weeks(longest_min, raced):
    """Who runs 15 minutes now runs 30 without a walk before a season of 12 weeks is over."""
    nora = Athlete(experience="new", mile_time_s=580, longest_run_s=60 * longest_min)
    season = planned(nora, weeks=12 if raced else None)
    assert max(week.longest_run_min for week in season.weeks) >= 30


def test_s1_running_begins_with_walks_where_the_longest_run_is_unknown():
    """A newcomer of whom nothing is known runs five minutes at a time, then longer, then half an
    hour (the five are an assumption).
    """
    season = planned(Athlete(experience="new", mile_time_s=580))
    first = next(s for s in season.sessions if s.kind == "long run").recipe
    assert {b.duration_s for b in first.blocks if isinstance(b, Run)} == {300}
    assert sum(isinstance(block, Walk) for block in first.blocks) == 3
    assert season.weeks[-1].sessions[-1].recipe.name == "Long run"
    assert max(week.longest_run_min for week in season.weeks) >= 30


@given(athletes(("new",), st.none() | st.floats(330, SLOWEST_S)), TODAYS)
@settings(max_examples=30)
def test_s1_no_bout_is_a_crumb(athlete, today):
    """No walk is followed by a minute or two of running only, while bouts are longer than that."""
    for session in planned(athlete, today).sessions:
        blocks = session.recipe.blocks
        if session.is_run and any(isinstance(block, Walk) for block in blocks):
            bouts = [block.duration_s for block in blocks if isinstance(block, Run)]
            assert bouts[-1] >= min(180, bouts[0])


# Sayer, S2 and S3: strength and power.
@given(ANYONE, TODAYS, WEEKS, st.sampled_from(HEAVY))
@settings(max_examples=30)
def test_s2_and_s3_strength_and_power_take_turns(athlete, today, weeks, kind):
    """Every season has both, and neither comes more than once oftener than the other."""
    counted = kinds(planned(athlete, today, weeks))
    assert counted[kind] >= 2
    assert abs(counted["strength"] - counted["power"]) <= 1


def test_s2_every_lift_of_the_article_is_in_a_season():
    """Step-ups, squats, deadlifts, Bulgarian split squats, calf raises and hip thrusts."""
    season = planned(Athlete(mile_time_s=370), weeks=6)
    held = " ".join(str(s.recipe.blocks) for s in season.sessions if s.kind == "strength")
    for lift in {*LIFTS[0], *LIFTS[1], "weighted calf raises"}:
        assert lift in held


def test_s3_every_exercise_of_the_article_is_in_a_season():
    """Box jumps, burpees, a parachute, sled push and pull, and hills."""
    season = planned(Athlete(mile_time_s=370), weeks=8)
    held = " ".join(str(b) for s in season.sessions if s.kind == "power" for b in s.recipe.blocks)
    for exercise in ("box jumps", "burpees", "parachute", "sled push", "sled pull", "uphill"):
        assert exercise in held


# Sayer, S4: even splits by the watch, newcomers especially.
@given(MARKED, TODAYS, WEEKS)
@settings(max_examples=30)
def test_s4_pacing_is_practiced(athlete, today, weeks):
    """Who has a mark practices even laps in every season."""
    assert names(planned(athlete, today, weeks))["Pacing practice"] >= 1


def test_s4_newcomers_practice_pacing_most():
    """A newcomer's share of pacing practice among long intervals is the largest."""
    shares = {}
    for level in ("new", "recreational", "experienced"):
        season = planned(Athlete(experience=level, mile_time_s=480), weeks=20)
        shares[level] = names(season)["Pacing practice"] / kinds(season)["long intervals"]
    assert max(shares, key=shares.get) == "new"


# Sayer, S5: drills in sections, or between sprints.
@given(ANYONE, TODAYS, st.none() | st.integers(9, 26), st.sampled_from(DRILLS))
@settings(max_examples=30)
def test_s5_drills_come_in_both_forms(athlete, today, weeks, form):
    """In nine weeks and more drills are held first, in sections, and between sprints."""
    assert names(planned(athlete, today, weeks))[form] >= 1


# Sayer, S6g: short intervals, and long ones.
@given(ANYONE, TODAYS, WEEKS, st.sampled_from(["short intervals", "long intervals"]))
@settings(max_examples=30)
def test_s6_short_and_long_intervals_appear(athlete, today, weeks, kind):
    """Every season holds both kinds; a newcomer's begins with one of them a week."""
    assert kinds(planned(athlete, today, weeks))[kind] >= 1


def test_s6_every_shape_takes_its_turn():
    """Twenty weeks of a recreational athlete hold every shape of the article (S6a to S6f)."""
    season = planned(
        Athlete(mile_time_s=370, weekly_distance_m=40_000, longest_run_s=4200), weeks=20
    )
    held = names(season)
    for name in ("200 m repeats", "600 m repeats", "Ascending ladder", "Descending ladder",
                 "Pyramid", "0:30 intervals", "Run with 0:30 bursts"):  # fmt: skip
        assert held[name] >= 1, name
    assert any(name.startswith("3:00 intervals") for name in held)


@given(ROOMY, TODAYS, WEEKS, st.sampled_from(["short intervals", "long intervals"]))
@settings(max_examples=30)
def test_s6_no_session_comes_twice_in_a_row(athlete, today, weeks, kind):
    """Shapes take turns: with room for all of them none of a kind follows itself."""
    held = [s.recipe.name for s in planned(athlete, today, weeks).sessions if s.kind == kind]
    assert all(one != other for one, other in pairwise(held))


# Sayer, S7: rest, and intensity that rises gradually.
@given(ANYONE, TODAYS, WEEKS)
@settings(max_examples=30)
def test_s7_every_week_has_a_day_of_rest(athlete, today, weeks):
    """No week has something on all of its days, however many are free."""
    for week in planned(replace(athlete, training_days=tuple(range(7))), today, weeks).weeks:
        assert len({session.day for session in week.sessions}) < 7


@given(athletes(("new",), st.none() | st.floats(330, SLOWEST_S)), TODAYS, st.integers(10, 26))
@settings(max_examples=30)
def test_s7_newcomers_grow_from_one_fast_day_into_two(athlete, today, weeks):
    """The first four weeks have one fast day at most, a later one two, given days for them."""
    season = planned(athlete, today, weeks)
    fast = [sum(session.is_fast for session in week.sessions) for week in season.weeks]
    alone = int(SINGLE_FAST_DAY_WEEKS.value)
    assert max(fast[:alone]) <= 1
    pattern = weekly_pattern(setting_of(athlete, Goal(), today, Assumptions(), Outline()))
    if pattern.short is not None and pattern.long is not None:
        assert max(fast[alone:-1]) == 2


def test_s7_fast_work_rises_over_the_first_weeks():
    """Reps at mile pace grow from the first weeks to the seventh (60 % to 100 % of the cap, ours)."""
    season = planned(Athlete(mile_time_s=370), weeks=None)
    athlete = Athlete(mile_time_s=370)
    work_m = [
        max(resolve(s.recipe, athlete).work_m for s in week.sessions if s.is_fast)
        for week in season.weeks
    ]
    assert max(work_m[:2]) < max(work_m[6:])


def test_s7_the_experienced_are_offered_cross_training():
    """With days enough an easy run of the experienced may be cross-training, every week but two."""
    elena = Athlete(experience="experienced", mile_time_s=280, training_days=(0, 1, 2, 3, 5, 6))
    season = planned(elena, weeks=12)
    assert kinds(season)["cross-training"] >= 10


# F4: one timed mile, or faster miles within longer races.
@given(athletes(("recreational", "experienced"), st.floats(280, 600)), st.integers(8, 26))
@settings(max_examples=20)
def test_f4_a_season_within_longer_races_differs(athlete, weeks):
    """Its long intervals turn to cruise intervals and its short ones begin with bursts in a run."""
    mile, longer = (
        planned(athlete, weeks=weeks, kind=kind) for kind in ("one mile", "within longer races")
    )
    assert names(longer)["Cruise intervals"] >= 1
    assert names(mile)["Cruise intervals"] == 0
    first = next(s for s in longer.sessions if s.kind == "short intervals")
    assert first.recipe.name == "Run with 0:30 bursts"


def test_f4_its_long_run_goes_farther():
    """The long run of a season within longer races ends a quarter of an hour farther (ours)."""
    athlete = Athlete(mile_time_s=370, longest_run_s=4500)
    mile, longer = (
        max(
            s.minutes
            for s in planned(athlete, weeks=20, kind=kind).sessions
            if s.kind == "long run"
        )
        for kind in ("one mile", "within longer races")
    )
    assert longer == mile + LONGER_RACE_MINUTES.value


def test_f4_the_difference_is_told():
    """The choices say how the two seasons differ, and that the article does not."""
    told = " ".join(planned(Athlete(mile_time_s=370), kind="within longer races").choices)
    assert "cruise" in told
    assert "15 minutes farther" in told
    assert "the article says only that some training differs" in told
    assert "cruise" not in " ".join(planned(Athlete(mile_time_s=370)).choices)


def test_a_goal_within_reach_is_trained_at_in_sharpening():
    """A goal 3 % away is the pace of long intervals in sharpening, and only there."""
    season = planned(Athlete(mile_time_s=370), weeks=12, mile_time_s=360)
    at_goal = {
        week.phase
        for week in season.weeks
        for session in week.sessions
        if "goal mile pace" in " ".join(map(str, session.recipe.blocks))
    }
    assert at_goal == {"sharpen"}


@given(MARKED, TODAYS)
@settings(max_examples=20)
def test_intervals_are_what_they_are_called(athlete, today):
    """Reps of long intervals are long for most of their time; drills and bursts count as short by
    what they are for.
    """
    for session in planned(athlete, today).sessions:
        by_purpose = session.recipe.article in ("S5", "S6e")
        if session.kind in ("short intervals", "long intervals") and not by_purpose:
            assert kind_of(resolve(session.recipe, athlete)) == session.kind
