import pytest

from helpers.athlete import Athlete
from helpers.workouts import easy_run, kind_of, resolve, run_with_bursts


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
    ("recipe", "kind"), [(easy_run(), "easy run"), (run_with_bursts(), "short intervals")]
)
def test_kinds_of_runs(recipe, kind, ana):
    """A run with bursts counts as short intervals, a plain one as easy."""
    assert kind_of(resolve(recipe, ana)) == kind
