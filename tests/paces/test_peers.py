"""Our models against two packages by other authors; docs/comparison.md is the same, to read."""

import importlib.util
from collections import Counter
from pathlib import Path
from statistics import fmean, median

import pytest
from running_performance import vo2max

from helpers.paces import daniels
from helpers.paces.equivalents import DISTANCES_M

SCRIPT = Path(__file__).parents[2] / "docs" / "compare_models.py"


def script():
    """Return the script that writes the page; it belongs to no package."""
    spec = importlib.util.spec_from_file_location("compare_models", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


compare = script()
QUANTITIES = {str(quantity): quantity for quantity in compare.quantities()}


def largest(call, event="VDOT", *, relative=False):
    """Return the largest size of the differences from a function of a package."""
    rows = compare.asked_of(call, event).differences
    return max(abs(row.percent) / 100 if relative else abs(row.signed) for row in rows)


def test_the_marks_are_spread():
    """200 marks: 25 over each of eight distances, each from about VDOT 25 to about 80."""
    assert Counter(mark.event for mark in compare.marks()) == dict.fromkeys(DISTANCES_M, 25)
    for event in DISTANCES_M:
        values = [mark.vdot for mark in compare.marks() if mark.event == event]
        assert 24.9 < min(values) < 27
        assert 78 < max(values) < 80.1


@pytest.mark.parametrize("name", QUANTITIES)
def test_every_mark_is_compared(name):
    """Each quantity is compared at every mark."""
    assert [row.mark for row in QUANTITIES[name].differences] == list(compare.marks())


@pytest.mark.parametrize("name", QUANTITIES)
def test_every_disagreement_is_explained(name):
    """Each difference is what our own model gives with the stated reason applied to it."""
    causes = {row.cause for row in QUANTITIES[name].differences}
    assert causes <= {compare.NOTHING, *compare.EXPLAINED}


def test_every_explanation_is_needed():
    """The page explains nothing that does not occur."""
    causes = {row.cause for quantity in QUANTITIES.values() for row in quantity.differences}
    assert causes == {compare.NOTHING, *compare.EXPLAINED}


@pytest.mark.parametrize("call", ["VO2Max(digits=None)", "func_module.direct"])
def test_the_formula_is_theirs(call):
    """VDOT is theirs to 1 in 10^9: it is one published equation, without anything to choose."""
    assert largest(call, relative=True) < 1e-9


def test_vdot_in_two_decimals():
    """VDOT is theirs within 0.005 where running-performance rounds it to two decimals."""
    assert largest("VO2Max") <= 0.005 + 1e-9


@pytest.mark.parametrize("call", ["vdot_from_time_and_distance", "vdot_from_distance_and_pace"])
def test_vdot_of_cut_seconds(call):
    """VDOT is never above theirs, and theirs at most 1 % above ours, where vdot-calculator drops the
    fraction of a second: no mark is so short that a second is 1 % of it.
    """
    rows = compare.asked_of(call).differences
    assert all(0 <= row.percent < 1 for row in rows)


def test_vdot_of_cut_time_and_pace():
    """VDOT is theirs within 1 % where vdot-calculator drops both fractions; cutting the time alone
    takes 0.01 at most away.
    """
    rows = compare.asked_of("vdot_from_time_and_pace").differences
    assert all(row.signed > -0.01 and row.percent < 1 for row in rows)


@pytest.mark.parametrize(("event", "tolerance_s"), [("Mile", 0.6), ("5 km", 0.7), ("Marathon", 2)])
def test_equivalent_times_by_vdot(event, tolerance_s):
    """Equivalent times are theirs within half a second, for whole seconds, and 1 in 10 000 of the
    time, for their early stop.
    """
    rows = compare.asked_of("VO2Max_prediction", event).differences
    assert all(abs(row.signed) <= 0.5 + 1e-4 * row.ours + 1e-6 for row in rows)
    assert largest("VO2Max_prediction", event) < tolerance_s


def test_ours_are_worth_their_vdot():
    """Our equivalent times are worth the VDOT of their mark; theirs miss it by more than 0.1."""
    assert compare.missed("ours") < 1e-9
    assert compare.missed("theirs") > 0.1


@pytest.fixture
def unrounded(monkeypatch):
    """Their search for the time, without the whole seconds at its end."""
    monkeypatch.setattr(vo2max, "round", lambda value, _: value, raising=False)
    monkeypatch.setattr(vo2max, "int", float, raising=False)


def missed_shares(event):
    """Return how far their unrounded times miss each mark's VDOT, towards even pace."""
    asked, target_m = compare.asked_of("VO2Max_prediction", event), DISTANCES_M[event]
    return [
        (daniels.vdot(target_m, asked.theirs(mark)) / mark.vdot - 1)
        * (1 if target_m > mark.distance_m else -1)
        for mark in compare.marks()
        if mark.event != event
    ]


@pytest.mark.usefixtures("unrounded")
@pytest.mark.parametrize("event", compare.TARGETS)
def test_their_search_stops_early(event):
    """Theirs ends with 98 to 100 % of the error it allows itself, always on the side of even pace."""
    assert all(0.98e-4 < share <= 1e-4 for share in missed_shares(event))


@pytest.mark.usefixtures("unrounded")
@pytest.mark.parametrize("event", compare.TARGETS)
def test_their_derivative_is_why(event, monkeypatch):
    """With its derivative per second, as its time is, their search ends five times nearer to ours."""
    before, per_minute = median(missed_shares(event)), vo2max._VO2Max_prime
    monkeypatch.setattr(vo2max, "_VO2Max_prime", lambda *args: per_minute(*args) / 60)
    assert median(map(abs, missed_shares(event))) < before / 5


@pytest.mark.parametrize("event", compare.TARGETS)
def test_riegel_is_theirs(event):
    """Riegel's times are theirs to 1 in 10^9: it is one power with one exponent."""
    assert largest("riegel_prediction", event, relative=True) < 1e-9


@pytest.mark.parametrize("event", compare.TARGETS)
def test_cameron_is_theirs(event):
    """Cameron's times are theirs within 2 in 10^6, for constants rounded to five figures in meters."""
    assert largest("cameron_prediction", event, relative=True) < 2e-6


@pytest.mark.parametrize("question", compare.questions())
def test_print_does_not_decide(question):
    """The printed table is further from us than either package is, so it can't tell who is right."""
    (ours, *theirs), read = compare.questions()[question]
    to_print = fmean(abs(ours(mark) - value) for mark, value in read)
    for answer in theirs:
        assert fmean(abs(ours(mark) - answer(mark)) for mark, _ in read) < to_print


def test_the_cut_helps_miles_and_harms_5_km():
    """Of the marks printed in tenths, a cut time brings both miles nearer to their row and both 5 km
    further away, which is why print alone would mislead.
    """
    asked = compare.asked_of("vdot_from_time_and_distance")
    nearer = [
        (event, abs(asked.theirs(mark) - vdot) < abs(asked.ours(mark) - vdot))
        for vdot, times_s in compare.printed_rows()
        for event, time_s in times_s.items()
        for mark in (compare.Mark(event, time_s),)
        if time_s % 1
    ]
    assert sorted(nearer) == [("5 km", False)] * 2 + [("Mile", True)] * 2


def test_the_page_is_current():
    """docs/comparison.md is what `make comparison` writes today."""
    assert compare.PAGE.read_text(encoding="utf-8") == compare.document()
