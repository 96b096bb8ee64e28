"""Exercises about what is within reach of an athlete."""

from collections.abc import Iterator
from dataclasses import replace

from helpers import answers
from helpers.errors import InputError
from helpers.exercises.kinds import Day, Estimate, Exercise
from helpers.exercises.runner import mile, named
from helpers.units import format_percent, format_time
from helpers.workbook import Workbook
from helpers.workouts import Recipe, Recovery, Verdict
from helpers.workouts.d_prime import LONGEST_RECOVERY_S, ROUND_S
from helpers.workouts.feasibility import WORDS


def _session(workbook: Workbook, today: Day) -> Recipe:
    """Return the session on the page's bench, where there is something to recover between."""
    mile(workbook, today)  # without one there is no D′
    session = workbook.bench(today)
    if not any(len(block.shape.reps_m + block.shape.reps_s) > 1 for _, block in session.sets):
        raise InputError(
            "The session on the page has no two reps in a row.",
            "This exercise is about the recovery between them.",
            "Choose another session, or more reps.",
        )
    return session


def _rested(workbook: Workbook, today: Day, recovery_s: float) -> Verdict:
    """Return the verdict with one recovery after every rep, spent as on the page."""
    session = _session(workbook, today)
    for index, block in session.sets:
        same = Recovery("time", recovery_s, block.recovery.how)
        session = session.with_block(index, replace(block, recovery=same))
    return answers.verdict(replace(workbook, session=session), today)


def _is_within(verdict: Verdict) -> bool:
    """Return whether D′ is within reach; the volume hardly depends on the recovery."""
    return verdict.answers[0].word == WORDS[0]


def _steps() -> Iterator[float]:
    """Return the recoveries to try, in the steps of the panel [s]."""
    return (ROUND_S * step for step in range(1, int(LONGEST_RECOVERY_S / ROUND_S) + 1))


def _smallest(workbook: Workbook, today: Day) -> float:
    """Return the smallest recovery with which D′ is within reach [s], or say that there is none."""
    if _is_within(_rested(workbook, today, 0.0)):
        raise InputError(
            f"{named(workbook)} could run these reps without any recovery, as far as D′ goes.",
            "There is nothing to find here.",
            "Add reps, or press As written.",
        )
    for recovery_s in _steps():
        if _is_within(_rested(workbook, today, recovery_s)):
            return recovery_s
    raise InputError(
        f"No recovery of up to {LONGEST_RECOVERY_S / 60:g} minutes is enough for this session.",
        "More rest does not mend everything.",
        "Run it slower, or take fewer or shorter reps.",
    )


def _smallest_rest(workbook: Workbook, today: Day) -> str:
    sets = [f"{block.shape} at {block.pace}" for _, block in _session(workbook, today).sets]
    return (
        f"{named(workbook)} has {'; '.join(sets)} on the page. "
        "What is the smallest recovery, the same after every rep, with which the D′ balance is "
        "within reach? "
        f"Volume is another matter. Steps are of {ROUND_S:g} seconds."
    )


def _smallest_rest_why(workbook: Workbook, today: Day) -> str:
    least_s = _smallest(workbook, today)
    before, now = _rested(workbook, today, least_s - ROUND_S), _rested(workbook, today, least_s)
    optimistic, cautious = (format_percent(band.value) for band in now.lowest)
    return (
        f"With {format_time(least_s)} cautious recovery leaves {cautious} of D′ at the lowest "
        f"point; with {ROUND_S:g} seconds less it is {format_percent(before.lowest[1].value)}, "
        f"which is not enough. Optimistic recovery leaves {optimistic} with the same rest: so much "
        "depends on how fast D′ comes back, and nobody has settled that for runners."
    )


EXERCISES: dict[str, Exercise] = {
    "smallest rest": Estimate(
        question=_smallest_rest,
        label="Smallest recovery [min:s]",
        low=ROUND_S, high=LONGEST_RECOVERY_S, step=ROUND_S, start=60, close=ROUND_S / 2,
        truth=_smallest,
        because=_smallest_rest_why,
    ),
}  # fmt: skip
