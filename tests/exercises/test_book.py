"""Every exercise of the book: asked of every invented runner, solvable, and giving nothing away."""

import datetime as dt

import pytest

from helpers.errors import CoachingError
from helpers.exercises import BOOK, Attempt, Estimate, Flaws, WeekPlan
from helpers.workbook import SAMPLES, Workbook, sample

TODAY = dt.date(2027, 1, 4)


def of_kind(kind):
    """Name the exercises of one kind."""
    return [name for name, task in BOOK.items() if isinstance(task, kind)]


def truths(task):
    """Return the truth for each invented runner who has one."""
    found = {}
    for name in SAMPLES:
        try:
            found[name] = task.truth(sample(name), TODAY)
        except CoachingError:
            continue
    return found


@pytest.mark.parametrize("runner", [*SAMPLES, None])
@pytest.mark.parametrize("name", BOOK)
def test_it_can_be_asked_of_anybody(name, runner):
    """Question, check and answer are sentences; who has no mark is told so, and nothing breaks."""
    task, workbook = BOOK[name], sample(runner) if runner else Workbook()
    try:
        said = [
            task.question(workbook, TODAY),
            task.check(task.begun, workbook, TODAY).sentence,
            task.reveal(task.begun, workbook, TODAY).because,
        ]
    except CoachingError as refusal:
        said = [str(refusal)]
    assert all(sentence and "nan" not in sentence.split() for sentence in said)


@pytest.mark.parametrize("name", of_kind(Estimate))
def test_the_slider_reaches_the_truth(name):
    """The truth of every runner lies on the slider, whose steps come near enough to it."""
    task = BOOK[name]
    assert truths(task)
    assert all(task.low <= truth <= task.high for truth in truths(task).values())
    assert task.step <= 2 * task.close + 1e-9


@pytest.mark.parametrize("name", of_kind(Estimate))
def test_it_begins_with_no_answer(name):
    """Whoever presses Check at once is not right, whichever runner with a mark is asked about."""
    task = BOOK[name]
    for runner in truths(task):
        assert not task.check(task.begun, sample(runner), TODAY).right


@pytest.mark.parametrize("name", of_kind(Estimate))
def test_the_truth_is_right(name):
    """The truth itself passes; a guess beyond what is near enough does not, on either side."""
    task = BOOK[name]
    workbook = sample(next(iter(truths(task))))
    truth = round(task.truth(workbook, TODAY), task.decimals)
    assert task.check(Attempt(guess=truth), workbook, TODAY).right
    for off in (-1, 1):
        guess = Attempt(guess=truth + off * (2 * task.close + task.step))
        word = "much" if off > 0 else "little"
        assert f"too {word}" in task.check(guess, workbook, TODAY).sentence


@pytest.mark.parametrize("name", of_kind(Estimate))
def test_what_is_shown_can_be_typed(name):
    """A figure that the exercise writes is read back as the same."""
    task = BOOK[name]
    for figure in (task.start, task.low, task.high):
        assert task.parse(task.typed(figure)) == pytest.approx(figure, abs=0.5 * 10**-task.decimals)


@pytest.mark.parametrize("name", of_kind(Flaws))
def test_flaws_are_some(name):
    """Some claims are flaws and some are not, each with a reason; ticking all is no answer."""
    task = BOOK[name]
    assert {claim.holds for claim in task.claims} == {True, False}
    assert all(claim.why.endswith(".") for claim in task.claims)
    for picks in ((True,) * len(task.claims), task.begun.picks):
        assert not task.check(Attempt(picks=picks), Workbook(), TODAY).right
    right = tuple(claim.holds for claim in task.claims)
    assert task.check(Attempt(picks=right), Workbook(), TODAY).right


@pytest.mark.parametrize("name", of_kind(WeekPlan))
def test_a_week_can_be_found(name):
    """The week that is shown keeps to every rule, and each rule is broken by some week."""
    task = BOOK[name]
    assert task.check(Attempt(days=task.solution), Workbook(), TODAY).right
    assert not task.check(task.begun, Workbook(), TODAY).right
    weeks = [(kind,) * 7 for kind in ("rest", "easy run", "short intervals", "strength")]
    for demand in task.demands:
        assert not all(demand.met(week) for week in weeks)
