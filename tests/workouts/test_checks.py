import pytest

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.workouts import (
    AS_WRITTEN,
    EffortPace,
    MilePace,
    Recipe,
    Recovery,
    Repeats,
    Timed,
    TypedPace,
    WorkSet,
    ascending_ladder,
    easy_run,
    equal_repeats,
    long_intervals,
    pyramid,
    resolve,
    run_with_bursts,
    scaled,
    timed_intervals,
)
from helpers.workouts.checks import (
    BELT_LIMIT_MPH,
    GOAL_GAP_PERCENT,
    LONGEST_REP_RACES,
    cautions,
)


def said(recipe, mile_s=360.0, goal=None, surface="track", assumptions=Assumptions()):
    """Return what is unwise about a session; the goal is the current mile unless given."""
    goal = goal or Goal(mile_s)
    athlete = Athlete(mile_time_s=mile_s)
    workout = resolve(recipe, athlete, goal=goal, surface=surface, assumptions=assumptions)
    return [caution.reason for caution in cautions(workout, goal, assumptions)]


def test_a_moderate_session_is_fine():
    """8 × 200 m at a goal 1 % faster draws no caution."""
    assert said(equal_repeats(), goal=Goal(356)) == []


@pytest.mark.parametrize(("goal_s", "caution"), [(350, False), (349, True), (330, True)])
def test_a_goal_far_ahead_is_pointed_out(goal_s, caution):
    """A pace more than 3 % faster than the current mile of 6:00 draws a caution."""
    reasons = said(equal_repeats(), goal=Goal(goal_s))
    assert any("faster than the current mile" in reason for reason in reasons) is caution


def test_how_far_ahead_is_said():
    """The caution says how much faster: 5:30 is 8.3 % less time than 6:00."""
    assert said(equal_repeats(), goal=Goal(330)) == [
        "The pace is 8.3 % faster than the current mile."
    ]


def test_a_typed_pace_is_compared_too():
    """A typed pace faster than the mile draws the same caution."""
    assert "8.3 % faster" in said(equal_repeats().at_pace(TypedPace(330)))[0]


def test_bursts_by_effort_may_be_faster():
    """Short bursts by effort are faster than mile pace without a word."""
    assert said(timed_intervals()) == []
    assert said(run_with_bursts()) == []


def test_the_gap_is_the_coachs():
    """A coach may allow a goal further ahead."""
    own = Assumptions().replaced(GOAL_GAP_PERCENT, 10)
    assert said(equal_repeats(), goal=Goal(330), assumptions=own) == []


# 3600 and 3200 m / 1609.344 m: 2.2 and 2.0 mile races.
@pytest.mark.parametrize("recipe", [ascending_ladder(), pyramid()], ids=lambda recipe: recipe.name)
def test_how_much_it_is_belongs_to_the_verdict(recipe):
    """How much work at mile pace a session holds is judged by the verdict and draws no caution of its
    own.
    """
    assert said(recipe, goal=Goal(360)) == []


# 180 s of a 240 s mile are 0.75 of it, 185 s are 0.77; 300 s of a 275 s mile are 1.09.
@pytest.mark.parametrize(
    ("rep_s", "mile_s", "share"), [(180, 240, None), (185, 240, "0.77"), (300, 275, "1.09")]
)
def test_one_rep_that_is_nearly_the_race(rep_s, mile_s, share):
    """A single rep at mile pace of more than three quarters of the mile draws a caution: 3 minutes at
    4:00 are just not one, 5 minutes at 4:35 are more than the race.
    """
    reasons = said(long_intervals(float(rep_s)), mile_s=float(mile_s))
    assert reasons == ([f"One rep at mile pace is {share} of a mile race."] if share else [])


def test_a_test_may_be_the_whole_race():
    """One rep over a mile is a test and draws no caution for its length."""
    assert said(equal_repeats(1, 1609.344)) == []


def test_a_long_rep_at_a_slower_pace_is_fine():
    """5 minutes at a pace 10 % slower than the mile are no race."""
    assert said(long_intervals(300.0).at_pace(MilePace("current", -10)), mile_s=300.0) == []


def test_the_longest_rep_is_the_coachs():
    """A coach may allow reps as long as the race."""
    own = Assumptions().replaced(LONGEST_REP_RACES, 1.2)
    assert said(long_intervals(300.0), mile_s=275.0, assumptions=own) == []


def test_a_scaled_session_is_not_too_fast():
    """A session as scaled for the athlete draws no caution about its pace."""
    for recipe in AS_WRITTEN:
        assert not [r for r in said(scaled(recipe, Athlete(mile_time_s=360.0))) if "faster" in r]


def test_no_warm_up_is_pointed_out():
    """Fast reps without a warm-up draw a caution."""
    bare = Recipe("bare", (WorkSet(Repeats(4, 200)),))
    assert said(bare) == ["There is no warm-up."]


def test_a_run_before_is_a_warm_up():
    """Bursts inside a run are warmed up for by the run."""
    assert "There is no warm-up." not in said(run_with_bursts())


def test_a_run_needs_no_warm_up():
    """An easy run draws no caution."""
    assert said(easy_run()) == []


def test_no_recovery_is_pointed_out():
    """Reps that follow each other without recovery are one longer rep, and that is said."""
    (reason,) = said(equal_repeats(recovery=Recovery("rep time", 0)))
    assert "without recovery" in reason


def test_one_rep_needs_no_recovery():
    """A set of one rep has no recovery to miss."""
    assert said(equal_repeats(1, 400)) == []


@pytest.mark.parametrize(("mile_s", "silent"), [(480, False), (510, True), (540, False)])
def test_long_intervals_where_the_article_is_silent(mile_s, silent):
    """Between 8:00 and 9:00 long intervals come with the article's silence and its source."""
    workout = resolve(long_intervals(), Athlete(mile_time_s=mile_s))
    sources = {c.source for c in cautions(workout) if "gives no long intervals" in c.reason}
    assert sources == ({"Sayer, How To Run A Faster Mile"} if silent else set())


def test_short_bursts_are_no_matter_of_silence():
    """At 8:30 the 30-second bursts are as the article has them."""
    assert said(timed_intervals(), mile_s=510) == []


@pytest.mark.parametrize(("mile_s", "caution"), [(300, False), (299, True), (275, True)])
def test_the_belt_has_a_top_speed(mile_s, caution):
    """A mile faster than 5:00 needs more than the belt's 12 mph."""
    reasons = said(equal_repeats(), mile_s=mile_s, surface="treadmill")
    assert any("The belt would have to run" in reason for reason in reasons) is caution


def test_off_the_treadmill_there_is_no_belt():
    """On the track a fast mile draws no caution about a belt."""
    assert said(equal_repeats(), mile_s=275) == []


def test_the_belts_speed_is_the_coachs():
    """A belt that stops at 10 mph stops a 5:30 miler (10.9 mph)."""
    own = Assumptions().replaced(BELT_LIMIT_MPH, 10)
    (reason,) = said(equal_repeats(), mile_s=330, surface="treadmill", assumptions=own)
    assert "10.9 mph; this one stops at 10" in reason


def test_goal_pace_without_a_goal():
    """Goal pace without a goal is pointed out."""
    assert said(ascending_ladder(), goal=Goal())[0].startswith("The session asks for goal pace")


def test_goal_pace_without_a_mark():
    """Goal pace for an athlete without a mark is called a wish."""
    goal = Goal(360)
    workout = resolve(equal_repeats(), Athlete(), goal=goal)
    assert [c.reason for c in cautions(workout, goal)] == [
        "There is no mark yet: goal pace is a wish."
    ]


def test_an_athlete_without_a_mark_gets_an_ordinary_session():
    """A session by effort draws no caution for want of a mark."""
    recipe = Recipe(
        "by feel", (*easy_run(600).blocks, WorkSet(Timed(4, 180.0), EffortPace(8.0), Recovery()))
    )
    assert cautions(resolve(recipe, Athlete())) == ()


@pytest.mark.parametrize("recipe", AS_WRITTEN, ids=lambda recipe: recipe.name)
def test_every_caution_says_what_to_do(recipe):
    """Every caution comes with a suggestion and names who says so."""
    workout = resolve(recipe, Athlete(mile_time_s=275), goal=Goal(240), surface="treadmill")
    for caution in cautions(workout, Goal(240)):
        assert caution.suggestion
        assert caution.source
