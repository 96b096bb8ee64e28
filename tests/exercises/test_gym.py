"""The week with flaws, held against the rules of the season; and how little of a session is fast."""

import datetime as dt

import pytest

from helpers.exercises import BOOK
from helpers.exercises.gym import RACE_AFTER_DAYS, WEEK
from helpers.season import Season, Session, Week, rules, verdicts
from helpers.season.assumptions import SUPPORT_UNTIL_DAYS
from helpers.workbook import PRESETS, Workbook, sample
from helpers.workouts import Drills, WorkSet, easy_run, strength_session

MONDAY = dt.date(2027, 1, 4)
RACE = MONDAY + dt.timedelta(days=RACE_AFTER_DAYS)
CLAIMS = {claim.text: claim.holds for claim in BOOK["spot the flaw"].claims}


@pytest.fixture
def season():
    """The plan of the exercise, as a season of one week; only days and kinds matter here."""
    sessions = tuple(
        Session(MONDAY + dt.timedelta(days=at), kind, easy_run(), 30.0, 5000.0, 5.0)
        for at, (_, kinds, _) in enumerate(WEEK)
        for kind in kinds
    )
    return Season((Week(MONDAY, "sharpen", sessions),), RACE, newcomer=False)


def said_of(season, rule_id):
    """Return where a rule is broken, in words."""
    rule = next(rule for rule in rules.RULES if rule.id == rule_id)
    return [breach.said for breach in rule.breaches(season)]


def test_heavy_legs_go_before_one_fast_day(season):
    """The rule finds Monday's strength, and neither Thursday's nor Sunday's jumps."""
    (said,) = said_of(season, "heavy-legs")
    assert said.startswith("Strength on Mon")
    assert CLAIMS["Monday's strength goes before a fast day."]
    assert not CLAIMS["Thursday's strength should not stand on a fast day."]


def test_the_fast_days_are_far_enough_apart(season):
    """Tuesday and Thursday keep to the rule, and so the claim is no flaw."""
    kept = {rule.id: word for rule, word in verdicts(season)}
    assert kept["fast-apart"] == "kept"
    assert not CLAIMS["Tuesday and Thursday are too close for two fast days."]


def test_nothing_else_goes_against_a_rule(season):
    """What the exercise does not ask about is in order: one rule is broken, and no other."""
    broken = [rule.id for rule, word in verdicts(season) if word == "not kept"]
    assert broken == ["heavy-legs"]


def test_only_the_jumps_are_too_close_to_the_race(season):
    """Eight days before the race it ends; Thursday's strength stands nine days before it."""
    lifted = [s for s in season.sessions if s.kind in ("strength", "power")]
    late = [s.kind for s in lifted if (RACE - s.day).days < SUPPORT_UNTIL_DAYS.value]
    assert late == ["power"]
    assert CLAIMS["Sunday's jumps are too close to the race."]


@pytest.mark.parametrize("name", ["Drills, sprints, speed endurance", "Drills between sprints"])
def test_drills_come_before_what_is_fast(name):
    """In both of Sayer's forms the first block after the warm-up is drills, and none is the last."""
    work = [b for b in PRESETS[name].blocks if isinstance(b, Drills | WorkSet)]
    assert isinstance(work[0], Drills)
    assert isinstance(work[-1], WorkSet)
    assert CLAIMS["Thursday's drills come too late in the session."]


def test_the_lifts_are_those_of_the_strength_session():
    """Three sets of five, as the strength session of a runner of 35 has them."""
    lifts = " ".join(strength_session().blocks[1].exercises)
    assert all(f"{lift} 3 × 5" in lifts for lift in ("squats", "step-ups", "hip thrusts"))
    assert not CLAIMS[
        "Five repetitions are too few: light weights and many repetitions would be better."
    ]


def test_the_fast_minutes_are_the_reps_alone():
    """For Ravi: three 300s at his 6:10, and four sprints of some 18 seconds each."""
    found = BOOK["fast minutes"].truth(sample("recreational"), MONDAY)
    three_300s = 3 * 300 * 370 / 1609.344
    assert 4 * 15 < 60 * found - three_300s < 4 * 25


def test_the_fast_minutes_ask_the_same_whatever_is_on_the_bench():
    """Another session on the page changes nothing."""
    task, ravi = BOOK["fast minutes"], sample("recreational")
    other = Workbook(ravi.athlete, ravi.goal, preset="Pyramid")
    assert task.truth(other, MONDAY) == task.truth(ravi, MONDAY)
