import datetime as dt
from dataclasses import replace

import pytest

from helpers.evidence import Assumptions
from helpers.season import RULES, Season, Session, Week, cautions, verdicts
from helpers.season.assumptions import (
    HALF_HOUR_MINUTES,
    LONGEST_RUN_WINDOW_DAYS,
    NEWCOMER_GROWTH_PERCENT,
    QUIET_DAYS,
)
from helpers.workouts import easy_run
from helpers.workouts.volume import LONGEST_GROWTH

MONDAY = dt.date(2026, 11, 23)


def week(number, *days, phase="build", lighter=False):
    """Return a week of (weekday, kind, minutes), all of it run at 150 m a minute."""
    monday = MONDAY + dt.timedelta(weeks=number)
    sessions = tuple(
        Session(
            monday + dt.timedelta(days=day),
            kind,
            easy_run(60.0 * minutes),
            float(minutes),
            150.0 * minutes,
            3.0,
        )
        for day, kind, minutes in days
    )
    return Week(monday, phase, sessions, lighter)


def broken(*weeks, newcomer=False, longest=None):
    """Return the rules that a hand-made season breaks."""
    known_m = None if longest is None else 150.0 * longest
    season = Season(weeks, None, newcomer, longest_before_m=known_m)
    sentences = {rule.sentence: rule.id for rule in RULES}
    reasons = [caution.reason for caution in cautions(season)]
    return [rule for said, rule in sentences.items() if any(r.endswith(said) for r in reasons)]


EASY = "easy run"
BOTH = ((1, "short intervals", 40), (4, "long intervals", 40))


def test_rules_have_names_of_their_own():
    """Every rule has its own name, a source and something to do."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.source and rule.suggestion for rule in RULES)


def test_an_empty_season_breaks_nothing():
    """A season without weeks goes against no rule."""
    assert broken() == []


# Sayer, S7: newcomers run no more than every other day.
@pytest.mark.parametrize(
    "weeks",
    [
        [week(0, (1, EASY, 20), (2, EASY, 20))],
        [week(0, (1, EASY, 20), (6, EASY, 20)), week(1, (0, EASY, 20))],
    ],
    ids=["within a week", "Sunday and Monday"],
)
def test_newcomers_on_two_days_in_a_row(weeks):
    """Two running days in a row are pointed out to newcomers, across the weekend too."""
    assert broken(*weeks, newcomer=True) == ["every-other-day"]


def test_others_may_run_two_days_in_a_row():
    """The rule for newcomers is not held against others."""
    assert broken(week(0, (1, EASY, 20), (2, EASY, 20))) == []


def test_newcomers_every_other_day():
    """A newcomer's week on every other day breaks nothing."""
    days = ((1, EASY, 20), (3, EASY, 20), (5, EASY, 20))
    assert broken(week(0, *days), week(1, *days), newcomer=True) == []


# Sayer, S6g: each week holds short and long intervals.
@pytest.mark.parametrize("kind", ["short intervals", "long intervals"])
def test_a_week_with_one_kind_only(kind):
    """A build week with one kind of intervals alone is pointed out, and the kind named."""
    season = Season((week(0, *BOTH), week(1, (1, kind, 40))), None, newcomer=False)
    (caution,) = cautions(season)
    assert caution.reason == (
        f"The week of 30 Nov has only {kind}. The rule: Each week holds short and long intervals."
    )
    assert caution.suggestion.startswith("Free a second day")


@pytest.mark.parametrize("fixed", [{"anchor": True}, {"locked": True}, {"by_hand": "moved"}])
def test_a_day_more_is_no_advice_where_something_stands(fixed):
    """Where a fixed, locked or changed session leaves one kind, freeing a day would not help."""
    (session,) = week(1, (1, "long intervals", 40)).sessions
    held = Week(session.day - dt.timedelta(days=1), "build", (replace(session, **fixed),))
    (caution,) = cautions(Season((week(0, *BOTH), held), None, newcomer=False))
    assert "Free a second day" not in caution.suggestion
    assert "What stands, is locked or was changed there" in caution.suggestion


def test_what_was_found_comes_before_the_rule():
    """A caution begins with what is the case: "none" after "every week has one" contradicts."""
    (caution,) = cautions(Season((week(0, *((day, EASY, 20) for day in range(7))),), None, False))
    found = "The week of 23 Nov has no day of rest."
    assert caution.reason == f"{found} The rule: Every week has a day of rest."


@pytest.mark.parametrize(("phase", "lighter"), [("build", True), ("taper", False), ("race", False)])
def test_other_weeks_may_hold_one_kind(phase, lighter):
    """Lighter weeks, taper and race week may hold one kind of intervals."""
    assert broken(week(0, *BOTH), week(1, BOTH[0], phase=phase, lighter=lighter)) == []


def test_the_first_fast_week_may_hold_one_kind():
    """A season may begin in the middle of a week, and so may fast running after an illness."""
    assert broken(week(0, (5, EASY, 30)), week(1, BOTH[1]), week(2, *BOTH)) == []


def test_a_test_stands_for_short_intervals():
    """A week with a test needs no short intervals beside it."""
    tested = week(1, (1, "test or race", 40), BOTH[1])
    assert broken(week(0, *BOTH), tested) == []


def test_newcomers_may_have_one_fast_day():
    """Newcomers may have one kind of intervals in a week."""
    assert broken(week(0, BOTH[0]), week(1, BOTH[0]), newcomer=True) == []


# Frandsen et al. 2025: hazard rises from 10 % beyond the longest run of the last 30 days.
def test_a_run_far_beyond_the_longest():
    """A run more than 10 % beyond the longest before it is pointed out with both lengths."""
    season = Season((week(0, (6, "long run", 60)),), None, False, longest_before_m=7500.0)
    (caution,) = cautions(season)
    assert "(Sun 29 Nov) goes 9 km, against 7.5 km." in caution.reason


def test_a_jump_within_the_season():
    """A jump from one week to a later one is pointed out, too."""
    runs = [week(n, (6, "long run", minutes)) for n, minutes in enumerate((50, 50, 70))]
    assert broken(*runs, longest=50.0) == ["longest-run"]


def test_a_run_a_little_beyond_the_longest():
    """10 % are allowed."""
    assert broken(week(0, (6, "long run", 55)), longest=50.0) == []


def test_a_jump_back_to_an_earlier_length():
    """After a lighter week, a run as long as before is no jump."""
    runs = [week(n, (6, "long run", minutes)) for n, minutes in enumerate((50, 35, 50))]
    assert broken(*runs, longest=50.0) == []


def test_where_nothing_is_known_the_first_weeks_are_the_measure():
    """Without a known longest run a first week cut short draws no caution, a later jump does."""
    runs = [week(n, (6, "long run", minutes)) for n, minutes in enumerate((30, 50, 50, 70))]
    assert broken(*runs[:3]) == []
    assert broken(*runs) == ["longest-run"]


# Nielsen 2014, 873 novices: more injuries where distance grew by more than 30 %.
def test_a_newcomers_week_that_grows_fast():
    """A newcomer's week over 30 % longer than those before is pointed out."""
    weeks = [week(n, (1, EASY, m), (4, EASY, m)) for n, m in enumerate((30, 30, 40))]
    assert "newcomer-growth" in broken(*weeks, newcomer=True)


def test_a_newcomers_week_that_grows_slowly():
    """A quarter more is allowed."""
    weeks = [week(n, (1, EASY, m), (4, EASY, m)) for n, m in enumerate((40, 40, 50))]
    assert "newcomer-growth" not in broken(*weeks, newcomer=True)


def test_growth_after_a_lighter_week_is_none():
    """The step back up after a lighter week is not counted as growth."""
    days = ((1, EASY, 30), (4, EASY, 30))
    lighter = week(2, (1, EASY, 20), (4, EASY, 20), lighter=True)
    assert broken(week(0, *days), week(1, *days), lighter, week(3, *days), newcomer=True) == []


def test_growth_is_not_hidden_by_a_lighter_week():
    """A jump from before a lighter week to after it is pointed out."""
    days = ((1, EASY, 30), (4, EASY, 30))
    lighter = week(2, (1, EASY, 20), (4, EASY, 20), lighter=True)
    steep = week(3, (1, EASY, 40), (4, EASY, 40))
    weeks = (week(0, *days), week(1, *days), lighter, steep)
    assert "newcomer-growth" in broken(*weeks, newcomer=True)


def test_a_whole_interval_session_counts_as_a_run():
    """Intervals with their warm-up and recoveries are held against the longest run as well."""
    weeks = [week(0, (1, EASY, 30)), week(1, (1, "long intervals", 60), (4, "short intervals", 30))]
    assert "longest-run" in broken(*weeks, longest=30.0)


def test_a_race_is_no_step():
    """A race is as long as it is."""
    assert broken(week(0, (1, EASY, 30), (5, "test or race", 90)), longest=30.0) == []


def test_fast_days_too_close():
    """Two fast days within 48 hours are named; 72 hours where the athlete needs them."""
    close = week(0, (1, "short intervals", 40), (2, "long intervals", 40))
    assert broken(close) == ["fast-apart"]
    season = Season((week(0, (1, BOTH[0][1], 40), (3, BOTH[1][1], 40)),), None, False, fast_apart=3)
    assert "less than 72 h apart" in cautions(season)[0].reason


def test_heavy_legs_before_a_fast_day():
    """Strength on the day before intervals is named, on the same day it is not."""
    assert broken(week(0, (0, "strength", 35), BOTH[0], BOTH[1])) == ["heavy-legs"]
    assert broken(week(0, (1, "strength", 35), BOTH[0], BOTH[1])) == []


def test_a_week_without_rest():
    """Seven days of running have no day of rest."""
    assert broken(week(0, *((day, EASY, 20) for day in range(7)))) == ["rest-day"]


def test_a_rule_can_be_switched_off():
    """What is switched off is not checked, and said to be so."""
    season = Season((week(0, *((day, EASY, 20) for day in range(7))),), None, False)
    assert cautions(season, ("rest-day",)) == ()
    held = {rule.id: held for rule, held in verdicts(season, ("rest-day",))}
    assert held["rest-day"] == "not checked"


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        (NEWCOMER_GROWTH_PERCENT, 50, "grows by no more than 50 %"),
        (LONGEST_GROWTH, 20, "more than 20 % beyond"),
        (LONGEST_RUN_WINDOW_DAYS, 45, "of the 45 days before it"),
        (HALF_HOUR_MINUTES, 40, "up to 40 minutes"),
        (QUIET_DAYS, 3, "in the 3 days before"),
    ],
)
def test_rules_quote_the_figures_in_use(figure, value, said):
    """A rule goes by the same figure as the plan, and says it."""
    own = Season((), None, True, assumptions=Assumptions().replaced(figure, value))
    assert any(said in rule.sentence for rule, _ in verdicts(own))


@pytest.mark.parametrize(("percent", "held"), [(30, "not kept"), (50, "kept")])
def test_a_figure_of_the_coach_decides(percent, held):
    """A newcomer's week that grows by 40 % is a breach by the workbook's figure, not by 50 %."""
    weeks = tuple(week(n, (1, EASY, m), (4, EASY, m)) for n, m in enumerate((30, 30, 42)))
    own = Assumptions().replaced(NEWCOMER_GROWTH_PERCENT, percent)
    season = Season(weeks, None, True, assumptions=own)
    assert {rule.id: word for rule, word in verdicts(season)}["newcomer-growth"] == held


def test_what_was_missed_breaks_nothing():
    """A missed session is no fast day, no run and no load."""
    tue, wed = week(0, (1, "short intervals", 40), (2, "long intervals", 40)).sessions
    season = Season((Week(MONDAY, "build", (tue, replace(wed, missed=True))),), None, False)
    assert cautions(season) == ()
