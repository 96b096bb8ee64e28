"""Exercises about the week: planning one under the article's rules, and reading one."""

from itertools import combinations

from helpers.athlete import WEEKDAYS
from helpers.exercises.kinds import REST, Claim, Demand, Flaws, WeekPlan
from helpers.season.calendar import FAST, HEAVY, NO_RUN, days_apart


def _is_run(day: str) -> bool:
    return day not in (REST, *NO_RUN)


def _pairs(days: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return each day with the next; the week repeats, so Sunday is followed by Monday."""
    return tuple(zip(days, (*days[1:], days[0]), strict=True))


def _every_other_day(days: tuple[str, ...]) -> bool:
    return not any(_is_run(one) and _is_run(next_one) for one, next_one in _pairs(days))


def _fresh_legs(days: tuple[str, ...]) -> bool:
    return not any(one in HEAVY and next_one in FAST for one, next_one in _pairs(days))


def _apart(days: tuple[str, ...], least: int) -> bool:
    """Whether from one fast day to the next there are so many days, from week to week."""
    fast = [at for at, day in enumerate(days) if day in FAST]
    return all(days_apart(one, other) >= least for one, other in combinations(fast, 2))


_CROWDED = (
    "strength", "short intervals", "long intervals", REST, "easy run", "long intervals", "long run",
)  # fmt: skip
_HELD = (
    "heavy squats and deadlifts", "8 × 200 m", "pyramid", "nothing", "40 min, conversational",
    "4 × 3 min at mile pace", "75 min, conversational",
)  # fmt: skip

EXERCISES = {
    "newcomer's week": WeekPlan(
        question=lambda _workbook, _today: (
            "Plan a week for somebody who begins to run, and that can be repeated week after week. "
            "Choose what each day holds."
        ),
        demands=(
            Demand(
                "No run follows a run the day after, Sunday to Monday included.",
                _every_other_day,
                "Sayer, S7",
            ),
            Demand(
                "A long run builds up to half an hour without stopping.",
                lambda days: "long run" in days,
                "Sayer, S1",
            ),
            Demand(
                "There are three runs.",
                lambda days: sum(map(_is_run, days)) == 3,
                "ours: enough to get used to it",
            ),
            Demand(
                "Exactly one day is fast.",
                lambda days: sum(day in FAST for day in days) == 1,
                "ours: intensity is to rise gradually (Sayer, S7)",
            ),
            Demand(
                "Something is lifted, and not on the day before the fast day.",
                lambda days: any(day in HEAVY for day in days) and _fresh_legs(days),
                "Sayer, S2; the order is ours",
            ),
        ),
        solution=(
            "strength",
            REST,
            "short intervals",
            REST,
            "easy run",
            REST,
            "long run",
        ),
        because=(
            "Every other day would be four runs in one week and three in the next. In a week that "
            "repeats, three is the most, because Sunday and Monday are neighbors as well."
        ),
    ),
    "crowded week": Flaws(
        question=lambda _workbook, _today: (
            "Somebody who has run for years has drawn up this week, and asks what you think of it. "
            "Tick every sentence that is a flaw of this plan."
        ),
        head=("Day", "Kind", "What"),
        plan=tuple(zip(WEEKDAYS, _CROWDED, _HELD, strict=True)),
        claims=(
            Claim(
                "Two fast days are less than 48 hours apart.",
                not _apart(_CROWDED, 2),
                "Tuesday and Wednesday. From one fast day to the next leave 48 hours; that is ours.",
            ),
            Claim(
                "Heavy legs go before a fast day.",
                not _fresh_legs(_CROWDED),
                "Monday's squats are still in the legs on Tuesday; that order is ours too.",
            ),
            Claim(
                "There is no day without training.",
                REST not in _CROWDED,
                "Thursday is free.",
            ),
            Claim(
                "The short, very fast intervals are missing (S6g).",
                "short intervals" not in _CROWDED,
                "The 8 × 200 m on Tuesday are short and very fast.",
            ),
            Claim(
                "The long intervals are missing (S6g).",
                "long intervals" not in _CROWDED,
                "There are two such days: the 4 × 3 min, and the pyramid as well, for most of its "
                "time goes into long reps. The article does not say where a pyramid counts.",
            ),
        ),
        because=(
            "Leave the pyramid out, and lift after the run on Saturday: then nothing heavy or fast "
            "stands on the day before something fast, and both kinds of intervals remain."
        ),
    ),
}
