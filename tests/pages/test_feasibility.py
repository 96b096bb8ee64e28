"""The page with the verdict says what was looked for, and nothing that was not."""

import datetime as dt
from dataclasses import replace

import pytest

from helpers import answers
from helpers.athlete import Athlete
from helpers.pages import feasibility, paces
from helpers.workbook import Workbook, replaced, sample
from helpers.workouts import Recipe, Recovery, Repeats, WorkSet, long_intervals

TODAY = dt.date(2026, 11, 23)
IN_VAIN = "No recovery of up to 10 minutes"
MILE_ONLY = Workbook(Athlete(mile_time_s=370))
FOUR_BY_MOST_OF_THE_RACE = replace(
    sample("recreational"), session=long_intervals(400.0), athlete=Athlete(age=30, mile_time_s=400)
)


def verdict_page(workbook):
    """Return the verdict as the session panel shows it."""
    offered = answers.proposals(workbook, TODAY)
    return feasibility.verdict(
        answers.verdict(workbook, TODAY),
        offered,
        no_recovery_helps=answers.no_recovery_helps(workbook, TODAY),
    ) + feasibility.proposals(offered)


def test_a_recovery_looked_for_in_vain_is_said():
    """Where each rep is the whole race, no recovery brings it within reach, and the page says so."""
    assert IN_VAIN in verdict_page(FOUR_BY_MOST_OF_THE_RACE)


@pytest.mark.parametrize("status", ["niggle", "injured", "ill"])
def test_a_recovery_that_was_not_looked_for_is_not_denied(status):
    """A niggle, an injury or an illness asks for no fast session, and no recovery is spoken of."""
    workbook = replaced(FOUR_BY_MOST_OF_THE_RACE, "athlete.status", status)
    assert IN_VAIN not in verdict_page(workbook)


@pytest.mark.parametrize(("sets", "distance_m"), [(1, 1609.344), (1, 2000.0), (2, 900.0)])
def test_one_rep_has_no_recovery_to_lengthen(sets, distance_m):
    """A test, one rep that is too long, and sets of a single rep are told nothing of recovery."""
    alone = WorkSet(Repeats(1, distance_m), recovery=Recovery(), rest_s=60.0)
    workbook = Workbook(Athlete(mile_time_s=360), session=Recipe("alone", (alone,) * sets))
    assert answers.verdict(workbook, TODAY).answers[0].word != "within reach"
    assert IN_VAIN not in verdict_page(workbook)


def test_without_a_mark_no_recovery_is_denied():
    """Where D′ is not known, nothing is said about what would mend it."""
    workbook = replaced(FOUR_BY_MOST_OF_THE_RACE, "athlete", Athlete(age=30))
    assert IN_VAIN not in verdict_page(workbook)


def test_a_recovery_that_is_offered_is_not_denied():
    """Where a longer recovery helps, it is offered and not denied."""
    workbook = Workbook(Athlete(mile_time_s=540), session=long_intervals(300.0))
    page = verdict_page(workbook)
    assert feasibility.CHANGES["recovery"] in page
    assert IN_VAIN not in page


@pytest.mark.parametrize(
    ("assumption", "value", "shipped", "changed"),
    [
        ("assumed_from", 3000.0, "equivalent over 5 km", "equivalent over 3 km"),
        ("d_prime_error", 40.0, "D′ 25 % smaller or larger", "D′ 40 % smaller or larger"),
        ("cautious_tau", 500.0, "never shorter than 377 s", "never shorter than 500 s"),
    ],
)
def test_the_reasons_quote_what_is_assumed(assumption, value, shipped, changed):
    """A coach's own value stands in the reasons of the verdict, and the workbook's until then."""
    assert shipped in feasibility.why(answers.grounds(MILE_ONLY, TODAY), "mile")
    own = replaced(MILE_ONLY, f"assumptions.{assumption}", value)
    page = feasibility.why(answers.grounds(own, TODAY), "mile")
    assert changed in page
    assert shipped not in page


def test_the_models_quote_it_too():
    """The paces page says over which distance critical speed is assumed, in use."""
    own = replaced(MILE_ONLY, "assumptions.assumed_from", 3000.0)
    page = paces.models(answers.models(own, TODAY), answers.grounds(own, TODAY), "mile")
    assert "equivalent over 3 km" in page
