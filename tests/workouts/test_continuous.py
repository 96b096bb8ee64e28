import pytest

from helpers.athlete import Athlete
from helpers.paces import zone_speed
from helpers.workouts import (
    cruise_intervals,
    easy_run,
    feasibility,
    kind_of,
    resolve,
    run_with_bursts,
)


# Sayer, S1: at least one 30-minute run a week.
def test_the_articles_easy_run(ana):
    """The easy run is 30 minutes without stopping, at easy pace."""
    (step,) = resolve(easy_run(), ana).steps
    assert (step.kind, step.time_s) == ("run", 1800)


# VDOT 50 (mile 5:50) has easy paces of 4:56 to 5:34 a km (Daniels, 3rd ed.).
def test_an_easy_run_is_easy():
    """At a mile of 5:50 an easy run goes at 4:56 to 5:34 a kilometer."""
    (step,) = resolve(easy_run(), Athlete(mile_time_s=350)).steps
    assert 296 <= 1000 / step.speed_m_s <= 334


def test_another_length_is_ours():
    """A length other than the article's 30 minutes is marked ours."""
    assert (easy_run().ours, easy_run(2400).ours) == ("", "the length")


# Sayer, S6e: speed inside a longer run.
def test_bursts_inside_a_run(ana):
    """The bursts lie between two stretches of easy running, 60 s jog between them."""
    workout = resolve(run_with_bursts(), ana)
    kinds = [step.kind for step in workout.steps]
    assert kinds == ["run", *["rep", "recovery"] * 7, "rep", "run"]
    assert {step.time_s for step in workout.steps if step.kind == "recovery"} == {60}


@pytest.mark.parametrize(
    ("recipe", "kind"),
    [
        (easy_run(), "easy run"),
        (run_with_bursts(), "short intervals"),
        (cruise_intervals(), "long intervals"),
    ],
)
def test_kinds_of_runs(recipe, kind, ana):
    """A run with bursts counts as short intervals, a plain one as easy, a cruise as long."""
    assert kind_of(resolve(recipe, ana)) == kind


# Sayer, F4: faster miles inside longer races and runs; Daniels: cruise intervals at threshold pace.
def test_faster_miles_within_a_longer_run(ana):
    """Three times six minutes at threshold pace lie inside an easy run, a minute's jog between."""
    workout = resolve(cruise_intervals(), ana)
    kinds = [step.kind for step in workout.steps]
    assert kinds == ["run", "rep", "recovery", "rep", "recovery", "rep", "run"]
    assert {(rep.time_s, rep.speed_m_s) for rep in workout.reps} == {
        (360, zone_speed(370.0, "threshold"))
    }
    assert {step.label for step in workout.steps if step.kind == "recovery"} == {"1:00 jogging"}


@pytest.mark.parametrize("mile_s", [240.0, 360.0, 480.0, 600.0])
def test_cruise_intervals_spend_nothing(mile_s):
    """Threshold pace lies below critical speed: no mile is too slow or too fast for it."""
    athlete = Athlete(mile_time_s=mile_s)
    verdict = feasibility.verdict(resolve(cruise_intervals(), athlete), athlete)
    assert verdict.answers[0].word == "within reach"


def test_cruise_intervals_are_ours():
    """The article has no such session: it is marked ours, and says after whom."""
    recipe = cruise_intervals()
    assert (recipe.article, recipe.figures) == ("", "ours")
    assert recipe.ours == "the whole session, after Daniels' threshold pace"


def test_cruise_intervals_of_another_size():
    """Count, time and the easy running around them may differ."""
    recipe = cruise_intervals(2, 300.0, before_s=600.0, after_s=300.0)
    assert recipe.reps_s == (300, 300)
    assert [recipe.blocks[0].duration_s, recipe.blocks[-1].duration_s] == [600, 300]
