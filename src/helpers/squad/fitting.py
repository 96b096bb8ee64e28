"""Fit one recipe to each pack: how many reps the slot allows, when it starts, what each runs."""

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.athlete import Goal
from helpers.evidence import Assumptions
from helpers.paces import current_mile
from helpers.squad.duties import NIGGLE, Duty, duty
from helpers.squad.members import Member
from helpers.squad.packs import Leg, Pack, Runner, clock, grouped, in_pack
from helpers.squad.tonight import START_GAP_S, Tonight
from helpers.workouts import (
    MilePace,
    Recipe,
    Workout,
    checks,
    easy_run,
    feasibility,
    resolve,
    scaled,
)
from helpers.workouts.scaling import ever_smaller

OFFSET_STEP_S, LATEST_OFFSET_S = 5.0, 300.0
"""Packs on one lane start later in such steps, up to a most [s]."""

APART = ("treadmill", "one whistle")
"""Where packs cannot be in each other's way."""


@dataclass(frozen=True)
class Case:
    """Everything that tonight's packs depend on.

    Attributes
    ----------
    recipe : Recipe
        The session in full.
    members : tuple of Member
        The squad.
    names : tuple of str
        By which they can be told apart.
    tonight : Tonight
        What the coach chose.
    today : datetime.date or None
        Day from which the age of marks counts.
    assumptions : Assumptions
        The coach's own values.
    """

    recipe: Recipe
    members: tuple[Member, ...]
    names: tuple[str, ...]
    tonight: Tonight
    today: dt.date | None
    assumptions: Assumptions

    def workout(self, place: int, recipe: Recipe) -> Workout:
        """Return a recipe resolved for one of the squad."""
        member = self.members[place]
        known = current_mile(member.athlete, self.today, self.assumptions) is not None
        # Without a mark a goal is a wish: the athlete goes by effort.
        return resolve(
            recipe, member.athlete, goal=member.goal if known else Goal(), today=self.today,
            surface=self.tonight.surface, assumptions=self.assumptions,
        )  # fmt: skip

    def runner(
        self, place: int, workout: Workout, *, lane: int = 1, notes: Sequence[str] = ()
    ) -> Runner:
        """Return one of the squad with what they run, judged."""
        member = self.members[place]
        judged = feasibility.verdict(
            workout, member.athlete, today=self.today, assumptions=self.assumptions
        )
        mile = current_mile(member.athlete, self.today, self.assumptions)
        return Runner(
            place,
            self.names[place],
            member,
            mile.time_s if mile else None,
            mile.mark if mile else None,
            mile.why if mile else "no mark: by effort",
            workout,
            judged,
            (member.lane or lane) if self.tonight.where == "track" else 1,
            tuple(notes),
        )


def fitted(case: Case, running: Sequence[int]) -> tuple[Pack, ...]:
    """Group those who run, and fit the recipe to each pack.

    Parameters
    ----------
    case : Case
        What it depends on.
    running : sequence of int
        Places in the squad.

    Returns
    -------
    tuple of Pack
        The fastest first.
    """
    tonight, whistle = case.tonight, case.tonight.where == "one whistle"
    full = {place: case.workout(place, case.recipe) for place in running}
    groups = grouped(
        tuple(full.values()),
        spread_percent=100.0 if whistle else tonight.spread_percent,
        largest=len(running) if whistle else int(tonight.largest_pack),
        marks_apart=not whistle,
    )
    packs = [
        sorted((running[at] for at in group), key=lambda p: full[p].work_s) for group in groups
    ]
    whole_s = [_lasts(case, full[pack[-1]]) for pack in packs]
    target_s = min([tonight.slot_s, *(whole_s if tonight.size == "together" else ())])
    taken: dict[int, list[float]] = {}
    return tuple(
        _pack(case, number, pack, target_s=target_s, taken=taken)
        for number, pack in enumerate(packs, 1)
    )


def _lasts(case: Case, slowest: Workout) -> float:
    """Return how long a session lasts for a pack whose slowest runs this workout [s]."""
    legs = clock([slowest], [len(slowest.reps)], assumptions=case.assumptions)
    return legs[-1].end_s if legs else 0.0


def _pack(
    case: Case, number: int, pack: Sequence[int], *, target_s: float, taken: dict[int, list[float]]
) -> Pack:
    """Choose the pack's reps and start, and resolve them for each of its athletes.

    `taken` holds for each lane when reps start there already; those of this pack are added.
    """
    lanes = int(case.tonight.lanes) if case.tonight.where == "track" else 1
    lane = (number - 1) % lanes + 1
    sizes = (case.recipe,) if case.tonight.size == "in full" else ever_smaller(case.recipe)
    at = _size(case, sizes, pack[-1], target_s)
    while True:
        workouts, duties, legs = _on_clock(case, sizes[at], pack)
        offset_s = _offset(case, legs, taken.get(lane, []))
        if not legs or legs[-1].end_s + offset_s <= case.tonight.slot_s or at + 1 == len(sizes):
            break
        at += 1
    if offset_s:
        _, _, legs = _on_clock(case, sizes[at], pack, offset_s)
    for leg in legs:
        if leg.rep:
            insort(taken.setdefault(lane, []), leg.start_s)
    runners = tuple(
        case.runner(
            place, run := in_pack(workout, legs, own), lane=lane,
            notes=(*own.notes, *_noted(case, place, run)),
        )
        for place, workout, own in zip(pack, workouts, duties, strict=True)
    )  # fmt: skip
    whole = len(case.recipe.reps_m) + len(case.recipe.reps_s)
    by_effort = not any(workout.mile_known for workout in workouts)
    return Pack(number, lane, runners, legs, offset_s, by_effort, whole)


def _on_clock(
    case: Case, recipe: Recipe, pack: Sequence[int], offset_s: float = 0.0
) -> tuple[list[Workout], list[Duty], tuple[Leg, ...]]:
    """Return what each of a pack would run, what is different for them, and the clock of all."""
    workouts = [case.workout(place, recipe) for place in pack]
    duties = [
        duty(workout, case.members[place].athlete, case.assumptions)
        for place, workout in zip(pack, workouts, strict=True)
    ]
    counts = [own.reps for own in duties]
    return workouts, duties, clock(
        workouts, counts, offset_s=offset_s, assumptions=case.assumptions
    )  # fmt: skip


def _size(case: Case, sizes: Sequence[Recipe], slowest: int, target_s: float) -> int:
    """Return the place of the size that ends nearest to the target, and not after the slot."""

    def lasts_s(at: int) -> float:
        return _lasts(case, case.workout(slowest, sizes[at]))

    at = bisect_left(range(len(sizes) - 1), True, key=lambda at: lasts_s(at) <= target_s + 1e-6)
    if not at or case.tonight.size != "together":
        return at
    larger_s = lasts_s(at - 1)
    nearer = larger_s - target_s < target_s - lasts_s(at)
    return at - 1 if nearer and larger_s <= case.tonight.slot_s else at


def _offset(case: Case, legs: Sequence[Leg], taken: Sequence[float]) -> float:
    """Return the least delay with which no rep starts close to one of another pack [s].

    Where there is none, the one with the fewest such starts; the evening's cautions name them.
    """
    if case.tonight.where in APART or not taken:
        return 0.0
    starts = [leg.start_s for leg in legs if leg.rep]
    gap_s = case.assumptions[START_GAP_S]

    def close(delay_s: float) -> int:
        return sum(_near(taken, start_s + delay_s, gap_s) for start_s in starts)

    delays = [OFFSET_STEP_S * step for step in range(int(LATEST_OFFSET_S / OFFSET_STEP_S) + 1)]
    free = next((delay_s for delay_s in delays if not close(delay_s)), None)
    return min(delays, key=close) if free is None else free


def _near(taken: Sequence[float], start_s: float, gap_s: float) -> bool:
    """Whether a start lies closer than a gap to one of those taken, which are in order."""
    at = bisect_left(taken, start_s - gap_s + 1e-9)
    return at < len(taken) and taken[at] < start_s + gap_s - 1e-9


def _noted(case: Case, place: int, run: Workout) -> list[str]:
    """Return what the checks say of one athlete's pace and belt; the rest holds for all alike."""
    goal = case.members[place].goal
    found = [
        caution.reason
        for caution in checks.cautions(run, goal, case.assumptions)
        if caution.reason.startswith(_OWN)
    ]
    wants_goal = any(
        isinstance(block.pace, MilePace) and block.pace.of == "goal" for _, block in run.recipe.sets
    )
    if wants_goal and run.mile_known and (goal.mile_time_s or 0) > run.mile_time_s:
        found.append("The goal is slower than the current mile.")
    if wants_goal and not run.mile_known and goal.mile_time_s:
        found.append("No mark yet: by effort; the goal waits for a first test.")
    return found


_OWN = ("The belt", "The pace is")


def easy_instead(case: Case, place: int) -> Runner:
    """Return one of the squad with an easy run instead of the session, inside the slot."""
    asked = easy_run(min(1800.0, 60 * (case.tonight.slot_s // 60)))
    athlete = case.members[place].athlete
    recipe = scaled(asked, athlete, today=case.today, assumptions=case.assumptions)
    return case.runner(place, case.workout(place, recipe), notes=(NIGGLE,))
