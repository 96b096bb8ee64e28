"""Laws that every planned season keeps, whoever it is for and whatever stands in it.

What a coach or a club has fixed stands even against a law: laws are held against what is planned
around it.
"""

import datetime as dt
import time
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.evidence import Assumptions
from helpers.season import RULES, Club, Event, HandDay, Outline, Placed, plan, shaping
from helpers.season.assumptions import EASY_WEEKS, FAST_HOURS, LONG_MINUTES, RUN_WALK_MINUTES
from helpers.season.calendar import HEAVY, counted_m
from helpers.season.hand import as_run
from helpers.season.log import Done
from helpers.season.setting import setting_of
from helpers.units import MILE_M
from helpers.workouts import (
    easy_run,
    equal_repeats,
    feasibility,
    pyramid,
    resolve,
    strength_session,
)
from helpers.workouts.recipe import Run, Walk

DAY = dt.timedelta(days=1)
RULE = {rule.id: rule for rule in RULES}
LEVELS = st.sampled_from(["new", "recreational", "experienced"])
TODAYS = st.dates(dt.date(2024, 1, 1), dt.date(2032, 12, 31))
DAYS_TO_RACE = st.none() | st.integers(0, 300) | st.integers(0, 60)
MINUTES = st.tuples(*[st.none() | st.integers(15, 240).map(float)] * 7)


def athletes(**fields):
    """Return a strategy of athletes of all sorts."""
    usual = {
        "experience": LEVELS,
        "age": st.none() | st.integers(8, 100),
        "mile_time_s": st.none() | st.floats(240, 1200),
        "training_days": st.sets(st.integers(0, 6), min_size=1).map(lambda d: tuple(sorted(d))),
        "weekly_distance_m": st.none() | st.floats(0, 40_000) | st.floats(0, 300_000),
        "longest_run_s": st.none() | st.floats(0, 2 * 3600),
        "status": st.sampled_from(["available", "niggle", "injured", "ill", "returning"]),
    }
    return st.builds(Athlete, **{**usual, **fields})


CLUBS = st.lists(
    st.builds(
        Club,
        st.integers(0, 6),
        st.sampled_from(["easy run", "long run", "short intervals", "long intervals", "strength"]),
        st.none() | st.integers(20, 120).map(float),
        st.sampled_from(["", "Club"]),
    ),
    max_size=3,
    unique_by=lambda club: (club.weekday, club.holds == "strength"),
)
PLACED = st.sampled_from(
    [
        Placed("easy run", easy_run(1200)),
        Placed("long intervals", pyramid(), missed=True),
        Placed("short intervals", equal_repeats(4)),
        Placed("strength", strength_session()),
    ]
)


@st.composite
def events(draw, today, span):
    """Draw time trials and races on the way, some of them outside the season."""
    days = draw(st.lists(st.integers(-3, span + 3), max_size=2, unique=True))
    over = st.sampled_from([MILE_M, 5000.0])
    return tuple(Event(today + n * DAY, draw(st.sampled_from(["time trial", "minor race"])),
                       draw(over)) for n in days)  # fmt: skip


@st.composite
def locked(draw, today, span):
    """Draw days that the coach has locked."""
    days = draw(st.lists(st.integers(0, span), max_size=3, unique=True).map(sorted))
    held = st.lists(PLACED, max_size=2).map(tuple)
    return tuple(HandDay(today + n * DAY, draw(held), locked=True) for n in days)


@st.composite
def cases(draw, who=athletes(), ahead=DAYS_TO_RACE, *, stands=True, hand=True):
    """Draw an athlete, a goal, a day and an outline with or without what stands in it."""
    athlete, today, days = draw(who), draw(TODAYS), draw(ahead)
    race = None if days is None else today + days * DAY
    goal = Goal(
        draw(st.none() | st.floats(230, 1200)),
        draw(st.sampled_from(["one mile", "within longer races"])),
        race,
        race_distance_m=draw(st.sampled_from([None, 3000.0, 10_000.0])),
    )
    span = 80 if days is None else days
    return athlete, goal, today, Outline(
        start=today,
        minutes=draw(MINUTES),
        anchors=(*draw(CLUBS), *draw(events(today, span))) if stands else (),
        days=draw(locked(today, span)) if hand else (),
    )  # fmt: skip


def planned(case, assumptions=Assumptions()):
    """Return the season of a case."""
    athlete, goal, today, outline = case
    return plan(athlete, goal, today, assumptions, outline)


def free(session):
    """Tell whether a session is the plan's own."""
    return not (session.anchor or session.locked)


def peaks(season):
    """Return the days of races and trials that have a date of their own."""
    return {s.day for s in season.sessions if s.kind == "test or race" and s.anchor}


def breaches(season, name):
    """Return where a season breaks a rule that applies to it."""
    rule = RULE[name]
    applies = rule.whom in ("everybody", "newcomers" if season.newcomer else "others")
    return list(rule.breaches(season)) if applies else []


# 48 h between hard days, 72 from 60 years: ours, as coaches leave (DESIGN, "People").
@given(cases())
@settings(max_examples=40)
def test_fast_days_are_apart(case):
    """No fast day is planned within 48 hours of another, from 60 years 72, whatever stands."""
    apart = 3 if (case[0].age or 0) >= 60 else 2
    fast = [session for session in planned(case).sessions if session.is_fast]
    for one, other in pairwise(fast):
        if free(one) or free(other):
            assert (other.day - one.day).days >= apart


@given(cases())
@settings(max_examples=40)
def test_heavy_legs_never_precede_a_fast_day(case):
    """No strength or power is planned for the day before anything fast."""
    season = planned(case)
    fast = {session.day for session in season.sessions if session.is_fast}
    for session in season.sessions:
        assert session.kind not in HEAVY or not free(session) or session.day + DAY not in fast


# Sayer, S7: newcomers to start run no more than every other day.
@given(cases(athletes(experience=st.just("new"))))
@settings(max_examples=40)
def test_newcomers_run_every_other_day(case):
    """No run of a newcomer is planned beside another, from Sunday to Monday neither."""
    runs = [session for session in planned(case).sessions if session.is_run]
    for one in runs:
        beside = [other for other in runs if abs(other.day - one.day) == DAY]
        assert not beside or not any(map(free, (one, *beside)))


@given(cases())
@settings(max_examples=40)
def test_no_week_exceeds_its_cap(case):
    """Running, races and tests aside, stays within the cap; what stands keeps ten minutes a day.

    Locked days count first, and may be more than the cap by themselves.
    """
    season = planned(case)
    easy_m_s = setting_of(*case[:3], Assumptions(), case[3]).easy_m_s
    for week in season.weeks:
        locked_m = counted_m(tuple(s for s in week.sessions if s.locked))
        kept_m = 600 * easy_m_s * sum(s.anchor for s in week.sessions)
        most_m = max(week.cap_m or 0.0, locked_m) + kept_m
        assert week.cap_m is None or counted_m(week.sessions) <= 1.01 * most_m


# Frandsen 2025, Nielsen 2014: the rules name them.
@given(cases(stands=False, hand=False), st.sampled_from(
    ["longest-run", "newcomer-growth", "rest-day", "fast-apart", "heavy-legs", "before-race",
     "every-other-day"]))  # fmt: skip
@settings(max_examples=80)
def test_a_plan_keeps_its_own_rules(case, name):
    """Where nothing stands, no caution about steps, growth, rest, spacing or heavy legs is due."""
    assert breaches(planned(case), name) == []


@given(cases(hand=False), st.sampled_from(["longest-run"]))
@settings(max_examples=30)
def test_what_stands_makes_no_step_too_long(case, name):
    """Club sessions and races on the way are sized so that no session is a step too far."""
    assert breaches(planned(case), name) == []


@given(cases())
@settings(max_examples=40)
def test_nothing_lies_outside_the_season(case):
    """Nothing is planned before the first day or after the race, or the twelve weeks without."""
    _, goal, today, _outline = case
    end = goal.race_date or today - today.weekday() * DAY + 7 * (12 + 3) * DAY
    for session in planned(case).sessions:
        assert session.locked or today <= session.day <= end


@given(cases())
@settings(max_examples=40)
def test_the_days_before_a_race_are_quiet(case):
    """The day before a race or trial is free, and nothing is fast on the two days before it."""
    season = planned(case)
    for session in season.sessions:
        if session.locked or session.day in peaks(season):
            continue
        assert session.day + DAY not in peaks(season) or session.anchor
        assert not session.is_fast or not {session.day + DAY, session.day + 2 * DAY} & peaks(season)


@given(cases())
@settings(max_examples=40)
def test_sessions_fit_the_minutes_of_their_day(case):
    """What is planned for a day lasts no longer than it allows, and a club session than its slot."""
    outline, season = case[3], planned(case)
    slots = {c.weekday: c.minutes for c in outline.anchors if isinstance(c, Club) and c.minutes}
    spent = defaultdict(float)
    for session in season.sessions:
        most = outline.minutes_on(session.day.weekday())
        if free(session):
            spent[session.day] += session.minutes
        elif session.kind != "test or race" and session.is_run and not session.locked:
            alone = [c for c in outline.anchors if isinstance(c, Club)
                     and c.weekday == session.day.weekday() and c.holds != "strength"]  # fmt: skip
            slot = alone[0].minutes if alone else slots.get(session.day.weekday())
            assert session.minutes <= min(most or 999, slot or 999) + 1e-6
    for day, total in spent.items():
        assert total <= (outline.minutes_on(day.weekday()) or 999) + 1e-6


@given(
    cases(athletes(status=st.just("available")), st.integers(0, 150)),
    athletes(),
    st.floats(240, 900),
)
@settings(max_examples=40)
def test_a_locked_day_survives(case, another, mile_s):
    """Another athlete, goal or assumption changes no locked day."""
    _, goal, today, outline = case
    another = replace(another, status="available")
    for season in (
        planned(case),
        planned((another, goal, today, outline)),
        planned((another, replace(goal, mile_time_s=mile_s, kind="one mile"), today, outline)),
        planned(case, Assumptions().replaced(FAST_HOURS, 72)),
    ):
        for hand in outline.days:
            held = [(s.kind, s.recipe, s.missed) for s in season.on(hand.day) if s.locked]
            assert held == [(p.kind, p.recipe, p.missed) for p in hand.sessions]
            assert all(s.locked or s.day in peaks(season) for s in season.on(hand.day))


@given(cases(athletes(status=st.just("available")), st.integers(0, 150), hand=False), athletes())
@settings(max_examples=40)
def test_what_stands_survives(case, another):
    """Club sessions stand every week and events on their day, whoever trains; a club night within
    two days of a race is easy, and nothing is lifted in the last days.
    """
    _, goal, today, outline = case
    for who in (case[0], replace(another, status="available")):
        season = planned((who, goal, today, outline))
        for anchor in outline.anchors:
            if isinstance(anchor, Event):
                if today <= anchor.day < goal.race_date:
                    assert anchor.day in peaks(season)
                continue
            lifted = anchor.holds == "strength"
            days = {s.day for s in season.sessions if s.anchor and lifted == (s.kind == "strength")}
            for n in range((goal.race_date - today).days):
                day = today + n * DAY
                near = lifted and ({day + DAY, day + 2 * DAY} & peaks(season)
                                   or (goal.race_date - day).days < 8)  # fmt: skip
                if day.weekday() == anchor.weekday and day not in peaks(season) and not near:
                    assert day in days


@given(cases())
@settings(max_examples=30)
def test_the_same_input_gives_the_same_plan(case):
    """Nothing is drawn by lot, and nothing is remembered from another plan."""
    first = planned(case)
    plan.cache_clear()
    again = planned(case)
    assert again == first
    assert len({first, again}) == 1


def then(case, season, session):
    """Return the athlete as the plan will have made them by a session, their health restored."""
    setting = setting_of(*case[:3], Assumptions(), case[3])
    athlete = setting.athlete
    first_min = LONG_MINUTES[athlete.experience].value
    if athlete.longest_run_s is not None:
        first_min = max(athlete.longest_run_s / 60, RUN_WALK_MINUTES.value)
    season = replace(season, weeks=tuple(map(as_run, season.weeks)))  # as the plan goes
    ran = [s.far_m for s in season.sessions if session.day - 30 * DAY <= s.day < session.day]
    monday = session.day - session.day.weekday() * DAY
    weeks = [w for w in season.weeks if monday - 14 * DAY <= w.monday < monday]
    usual_m = athlete.weekly_distance_m
    if usual_m is not None:
        usual_m = min(300_000, max([usual_m, *(counted_m(week.sessions) for week in weeks)]))
    longest_s = max([60 * first_min, *(far_m / setting.easy_m_s for far_m in ran)])
    return replace(athlete, longest_run_s=min(longest_s, 6 * 3600), weekly_distance_m=usual_m,
                   status="available")  # fmt: skip


@given(cases())
@settings(max_examples=40)
def test_every_fast_session_is_within_reach(case):
    """The verdict on what is planned is "within reach" for the athlete of that date; without a mark
    nobody can judge D′.
    """
    athlete, goal, today, _ = case
    season = planned(case)
    possible = ("within reach",) if athlete.mile_time_s else ("within reach", "uncertain")
    for session in season.sessions:
        if session.is_fast and session.kind != "test or race" and not session.locked:
            who = then(case, season, session)
            workout = resolve(session.recipe, who, goal=goal, today=today)
            assert feasibility.verdict(workout, who, today=today).word in possible


@given(cases(stands=False, hand=False))
@settings(max_examples=40)
def test_lighter_weeks_and_the_taper_hold_less(case):
    """A lighter week, the taper and the race week hold less running than the most of the four weeks
    before, by their own shares; but for ten minutes, which is the least of a run.
    """
    weeks = planned(case).weeks
    for number, week in enumerate(weeks):
        before = max((counted_m(w.sessions) for w in weeks[max(0, number - 4) : number]), default=0)
        if before and (week.lighter or week.phase in ("taper", "race")):
            assert counted_m(week.sessions) <= 0.86 * before


@given(cases(athletes(experience=st.just("new"), longest_run_s=st.none() | st.floats(0, 1190)),
             stands=False, hand=False))  # fmt: skip
@settings(max_examples=40)
def test_bouts_between_walks_never_shrink(case):
    """Running between walks gets longer from week to week, or stays, until walks are gone."""
    longest = []
    for week in planned(case).weeks:
        bouts = [
            block.duration_s
            for session in week.sessions
            if session.is_run and any(isinstance(b, Walk) for b in session.recipe.blocks)
            for block in session.recipe.blocks
            if isinstance(block, Run)
        ]
        longest += [max(bouts)] if bouts else []
    assert longest == sorted(longest)


@given(
    cases(athletes(status=st.sampled_from(["niggle", "ill", "returning", "injured"])), hand=False)
)
@settings(max_examples=30)
def test_status_keeps_fast_running_and_lifting_away(case):
    """After a niggle, illness, injury or break the declared weeks hold neither, races aside."""
    athlete, _, today, _ = case
    begins = today + round(7 * EASY_WEEKS[athlete.status].value) * DAY
    season = planned(case)
    for session in season.sessions:
        hard = session.is_fast or session.kind in HEAVY
        assert not hard or session.day in peaks(season) or session.day >= begins


@given(cases(), st.integers(0, 400))
@settings(max_examples=40)
def test_a_missed_session_moves_no_other_day(case, place):
    """What was missed is let go: every other day stays exactly as it was."""
    athlete, goal, today, outline = case
    season = planned(case)
    own = [session for session in season.sessions if not session.anchor]
    if not own:
        return
    session = own[place % len(own)]
    marked = shaping.missed(season, outline, session.day, season.on(session.day).index(session))
    after = planned((athlete, goal, today, marked))
    assert after.on(session.day) != season.on(session.day) or session.missed
    for day in {s.day for s in (*season.sessions, *after.sessions)} - {session.day}:
        assert after.on(day) == season.on(day)


def test_days_never_shift_with_the_clocks(monkeypatch):
    """A season over both changes of the clocks (28 March and 31 October 2027) is the same one in
    every time zone, and its weeks have seven days.
    """
    case = Athlete(mile_time_s=370), Goal(race_date=dt.date(2027, 4, 24)), dt.date(2027, 3, 8)
    autumn = Athlete(mile_time_s=370), Goal(race_date=dt.date(2027, 11, 20)), dt.date(2027, 10, 11)
    seasons = []
    try:
        for zone in (
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Pacific/Auckland",
            "Pacific/Apia",
        ):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            plan.cache_clear()
            seasons.append([planned((*about, Outline())) for about in (case, autumn)])
    finally:
        monkeypatch.undo()
        time.tzset()
    assert all(season == seasons[0] for season in seasons)
    for season in seasons[0]:
        assert {(b.monday - a.monday).days for a, b in pairwise(season.weeks)} == {7}
        trained = {s.day.weekday() for s in season.sessions if s.day != season.race_day}
        assert trained == {1, 3, 5, 6}


def others(season, day):
    """Return what a season holds but for one day."""
    return [session for session in season.sessions if session.day != day]


@given(
    cases(), st.integers(0, 400), st.sampled_from(["delete", "longer", "add", "lock", "replace"])
)
@settings(max_examples=60)
def test_a_change_by_hand_moves_no_other_day(case, place, how):
    """What a coach takes out, lengthens, adds, locks or replaces leaves every other day as it was,
    in that week and in all that follow.
    """
    athlete, goal, today, outline = case
    season = planned(case)
    own = [s for s in season.sessions if not s.anchor and not s.locked and not s.missed]
    if not own:
        return
    session = own[place % len(own)]
    day, at = session.day, season.on(session.day).index(session)
    change = {
        "delete": lambda: shaping.deleted(season, outline, day, at),
        "longer": lambda: shaping.lengthened(season, outline, day, at, session.minutes + 5),
        "add": lambda: shaping.added(season, outline, day, "strength", strength_session()),
        "lock": lambda: shaping.locked(season, outline, day),
        "replace": lambda: shaping.replaced_by(
            season, outline, day, at, kind="short intervals", recipe=equal_repeats(4)
        ),
    }[how]
    try:
        changed = change()
    except InputError:
        return
    after = planned((athlete, goal, today, changed))
    assert others(after, day) == others(season, day)
    assert how != "lock" or all(s.locked or s.anchor for s in after.on(day))


@given(cases(), st.integers(0, 400))
@settings(max_examples=60)
def test_what_was_done_stays_whatever_is_planned_later(case, place):
    """A noted session keeps its day, name and kind for another athlete, club or assumption."""
    athlete, goal, today, outline = case
    season = planned(case)
    own = [s for s in season.sessions if not s.anchor and not s.missed]
    if not own:
        return
    session = own[place % len(own)]
    entry = Done(session.day, 40.0, 5.0, session.kind)
    done = shaping.noted(season, outline, (entry,), today=session.day)
    club = Club((session.day.weekday() + 1) % 7, "long intervals")
    clubs = [a for a in done.anchors if isinstance(a, Event)]
    for later in (done, replace(done, anchors=(*clubs, club)), shaping.planned_anew(done)):
        after = planned((athlete, goal, today, later))
        (held,) = [s for s in after.on(session.day) if s.done]
        assert (held.kind, held.recipe) == (session.kind, session.recipe)


@given(cases(hand=False))
@settings(max_examples=60)
def test_nothing_new_is_lifted_in_the_taper(case):
    """Strength or power that had no place in the weeks before has none in the taper."""
    before = set()
    for week in planned(case).weeks:
        kinds = {s.kind for s in week.sessions if s.kind in HEAVY and not s.anchor}
        assert week.phase != "taper" or kinds <= before
        before |= {s.kind for s in week.sessions if s.kind in HEAVY}


@given(cases(), st.integers(0, 400))
@settings(max_examples=60)
def test_noting_what_was_planned_moves_no_other_day(case, place):
    """A session done as it was planned leaves every other day as it was, a club's among them."""
    athlete, goal, today, outline = case
    season = planned(case)
    own = [s for s in season.sessions if not (s.missed or s.locked or s.day in peaks(season))]
    if not own:
        return
    session = own[place % len(own)]
    entry = Done(session.day, 40.0, 5.0, session.kind)
    done = shaping.noted(season, outline, (entry,), today=session.day)
    after = planned((athlete, goal, today, done))
    assert others(after, session.day) == others(season, session.day)
    again = shaping.deleted(
        after, done, session.day, after.on(session.day).index(session_done(after))
    )
    assert planned((athlete, goal, today, again)) == season


def session_done(season):
    """Return the one session that was done."""
    (found,) = [session for session in season.sessions if session.done]
    return found
