"""Exercises about strength, power and drills: what stands where in a week, and what a session is."""

from dataclasses import replace

from helpers import answers
from helpers.exercises.kinds import Claim, Day, Estimate, Flaws
from helpers.exercises.runner import named
from helpers.season.assumptions import FAST_HOURS, SUPPORT_UNTIL_DAYS
from helpers.workbook import Workbook
from helpers.workouts import Workout, drills_in_sections

RACE_AFTER_DAYS = 12
"""From the Monday of the plan to the race, which is on Saturday of the week after."""

WEEK: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Monday", ("strength",), "squats, step-ups and hip thrusts, 3 × 5 each, heavy"),
    ("Tuesday", ("long intervals",), "4 × 600 m"),
    ("Wednesday", (), "rest"),
    (
        "Thursday",
        ("short intervals", "strength"),
        "4 × 100 m sprints, then A skips and bounding; deadlifts 3 × 5 in the evening, heavy",
    ),
    ("Friday", ("easy run",), "easy run"),
    ("Saturday", ("long run",), "long run"),
    ("Sunday", ("easy run", "power"), "easy run, then box jumps and burpees"),
)
"""What each day of the plan holds: kinds of sessions, and how it is written."""


def _days(kind: str) -> list[int]:
    return [at for at, (_, kinds, _) in enumerate(WEEK) if kind in kinds]


def _plan() -> tuple[tuple[str, ...], ...]:
    return tuple((day, what, str(RACE_AFTER_DAYS - at)) for at, (day, _, what) in enumerate(WEEK))


_UNTIL = f"{SUPPORT_UNTIL_DAYS.value:g}"
_LEFT = RACE_AFTER_DAYS - _days("power")[-1]
_FAST_APART_H = 24 * (_days("short intervals")[0] - _days("long intervals")[0])

_CLAIMS = (
    Claim(
        "Monday's strength goes before a fast day.",
        True,
        "Legs that lifted heavy are still heavy on Tuesday. The rule is ours, for Sayer places "
        "neither strength nor power: never the day before a fast one.",
    ),
    Claim(
        "Tuesday and Thursday are too close for two fast days.",
        False,
        f"They are {_FAST_APART_H} hours apart, and at 35 years {FAST_HOURS.value:g} are asked for; "
        "that figure is ours as well.",
    ),
    Claim(
        "Thursday's drills come too late in the session.",
        True,
        "Neither of Sayer's forms ends with them: in sections drills come first, and in the other "
        "form they alternate with the sprints. Form is best while it is fresh: that reason is ours.",
    ),
    Claim(
        "Thursday's strength should not stand on a fast day.",
        False,
        "After the reps of a fast day is a good place for it: the day after is easy.",
    ),
    Claim(
        "Sunday's jumps are too close to the race.",
        True,
        f"They are {_LEFT} days before it, and with fewer than {_UNTIL} days left nothing is lifted or "
        "jumped here. The figure is ours.",
    ),
    Claim(
        "Five repetitions are too few: light weights and many repetitions would be better.",
        False,
        "Sayer says heavy and few. The five are ours, for the article gives no figure.",
    ),
)


def _fast_part(workbook: Workbook, today: Day) -> Workout:
    """Return the drills in sections as they suit the runner, whatever is on the bench."""
    preset = replace(workbook, preset=drills_in_sections().name, session=None)
    return answers.workout(preset, today)


def _fast_minutes(workbook: Workbook, today: Day) -> float:
    return sum(rep.time_s for rep in _fast_part(workbook, today).reps) / 60


def _fast_question(workbook: Workbook, today: Day) -> str:
    workout = _fast_part(workbook, today)
    return (
        f'"{workout.recipe.name}", scaled to {named(workbook)}, takes '
        f"{workout.total_time_s / 60:.0f} minutes from the first step to the last. For how many of "
        "them are the legs fast: the sprints and the reps of 300 m alone?"
    )


def _fast_why(workbook: Workbook, today: Day) -> str:
    workout = _fast_part(workbook, today)
    sets = ", and ".join(str(work.shape) for _, work in workout.recipe.sets)
    share = 100 * 60 * _fast_minutes(workbook, today) / workout.total_time_s
    return (
        f"The reps are {sets}. They are {share:.0f} % of the session; the rest is warm-up, drills, "
        "walking and cool-down. Fast and fresh takes its time."
    )


EXERCISES = {
    "spot the flaw": Flaws(
        question=lambda _workbook, _today: (
            "This week is planned for a runner of 35 whose mile race is on Saturday of the week "
            "after. Tick what goes against Sayer, or against the rules of this page."
        ),
        head=("Day", "Plan", "Days to the race"),
        plan=_plan(),
        claims=_CLAIMS,
        because=(
            "Lift on Tuesday after the reps rather than on Monday, put Thursday's drills before its "
            "sprints, and leave Sunday's jumps out. That leaves two sessions, as many as this page plans. How "
            "much is lifted stays a coach's choice."
        ),
    ),
    "fast minutes": Estimate(
        question=_fast_question,
        label="Fast running [min]",
        low=0.5, high=40, step=0.5, start=20, close=1, unit="min", decimals=1,
        truth=_fast_minutes,
        because=_fast_why,
    ),
}  # fmt: skip
