"""One session for the whole squad: who runs in which pack, who runs easily, who rests."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median_low

from helpers.evidence import Assumptions, Caution
from helpers.paces import current_mile
from helpers.squad.duties import RESTING
from helpers.squad.fitting import APART, Case, easy_instead, fitted
from helpers.squad.members import Member, names_of
from helpers.squad.packs import Pack, Runner
from helpers.squad.tonight import SPIN_UP_S, START_GAP_S, Tonight
from helpers.units import format_time
from helpers.workouts import Recipe
from helpers.workouts.steps import MILE_WITHOUT_MARK_S
from helpers.workouts.variants import by_whistle

ENDS_APART_S = 600.0
"""Packs that end further apart are spoken of [s]."""

MOST_NAMED = 12
"""Packs named in one sentence."""

SHORT_FOR_A_BELT = 4
"""A rep is short for a treadmill where it lasts less than so many times its spin-up."""


@dataclass(frozen=True)
class Resting:
    """One who does not run tonight, and why."""

    place: int
    name: str
    why: str


@dataclass(frozen=True)
class Evening:
    """One session for a whole squad.

    Attributes
    ----------
    recipe : Recipe
        The session in full.
    tonight : Tonight
        What the coach chose.
    packs : tuple of Pack
        Who runs it; the fastest first, those without a mark last.
    easy : tuple of Runner
        Those who run easily instead.
    resting : tuple of Resting
        Those who do not run.
    absent : tuple of str
        Names of those who are not here.
    zero_s : float
        When the watch is started: with the first step after the warm-up [s].
    cautions : tuple of Caution
        What does not fit, and what to mind.
    """

    recipe: Recipe
    tonight: Tonight
    packs: tuple[Pack, ...] = ()
    easy: tuple[Runner, ...] = ()
    resting: tuple[Resting, ...] = ()
    absent: tuple[str, ...] = ()
    zero_s: float = 0.0
    cautions: tuple[Caution, ...] = ()

    @property
    def runners(self) -> tuple[Runner, ...]:
        """Everybody who runs the session, pack by pack."""
        return tuple(runner for pack in self.packs for runner in pack.runners)

    @property
    def end_s(self) -> float:
        """When the last pack is done [s]."""
        return max((pack.end_s for pack in self.packs), default=0.0)


@lru_cache(maxsize=16)
def evening_of(
    recipe: Recipe,
    members: tuple[Member, ...],
    tonight: Tonight = Tonight(),
    *,
    today: dt.date | None = None,
    assumptions: Assumptions = Assumptions(),
) -> Evening:
    """Resolve one recipe for every member who is here, and group them into packs.

    Parameters
    ----------
    recipe : Recipe
        The session in full.
    members : tuple of Member
        The squad; who is absent, injured or ill does not run, and a niggle runs easily.
    tonight : Tonight
        Slot, packs, lanes, and where it is run.
    today : datetime.date, optional
        Day from which the age of marks counts.
    assumptions : Assumptions
        The coach's own values.

    Returns
    -------
    Evening
        Everybody is in exactly one of its packs, or among those who run easily, rest or are
        absent.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> from helpers.workouts import equal_repeats
    >>> squad = tuple(Member(Athlete(mile_time_s=s)) for s in (300, 310, 400))
    >>> [len(pack.runners) for pack in evening_of(equal_repeats(), squad).packs]
    [2, 1]
    """
    case = Case(recipe, members, names_of(members), tonight, today, assumptions)
    if tonight.where == "one whistle":
        case = replace(case, recipe=by_whistle(recipe, _middle_mile(case), assumptions))
    here = {at: m.athlete.status for at, m in enumerate(members) if m.present}
    running = [at for at, status in here.items() if status not in (*RESTING, "niggle")]
    packs = fitted(case, running)
    found = Evening(
        case.recipe,
        tonight,
        packs,
        tuple(easy_instead(case, at) for at, status in here.items() if status == "niggle"),
        tuple(
            Resting(at, case.names[at], RESTING[status])
            for at, status in here.items()
            if status in RESTING
        ),
        tuple(case.names[at] for at in range(len(members)) if at not in here),
        _zero(packs),
    )
    said = (*_cautions(found), *_close(found, assumptions), *_belts(found, assumptions))
    return replace(found, cautions=said)


def _middle_mile(case: Case) -> float:
    """Return the mile in the middle of those who are here [s], whose times are called out."""
    known = (
        current_mile(member.athlete, case.today, case.assumptions)
        for member in case.members
        if member.present and member.athlete.status not in (*RESTING, "niggle")
    )
    miles = [mile.time_s for mile in known if mile]
    return median_low(miles or [case.assumptions[MILE_WITHOUT_MARK_S["recreational"]]])


def _zero(packs: Sequence[Pack]) -> float:
    """Return when the first pack has warmed up [s]."""
    starts = (next((leg.start_s for leg in p.legs if leg.kind != "warm-up"), 0.0) for p in packs)
    return min(starts, default=0.0)


def _cautions(found: Evening) -> list[Caution]:
    """Say what does not fit."""
    if not found.packs:
        return [Caution("Nobody runs the session tonight.", "Tick who is here, or let them rest.")]
    said, slot_s, ends = [], found.tonight.slot_s, [pack.end_s for pack in found.packs]
    late = [str(pack.number) for pack in found.packs if pack.end_s > slot_s + 1e-6]
    if late:
        said.append(
            Caution(
                f"The slot of {format_time(slot_s)} is too short for pack {', '.join(late)}: the "
                f"last ends at {format_time(found.end_s)}.",
                "Shorten the warm-up, take a smaller session, or give it more time.",
            )
        )
    if found.tonight.size == "together" and max(ends) - min(ends) > ENDS_APART_S:
        said.append(
            Caution(
                f"The packs end {format_time(max(ends) - min(ends))} apart.",
                "Whole reps come no closer; whoever is done first may cool down longer.",
            )
        )
    return said


def _close(found: Evening, assumptions: Assumptions) -> list[Caution]:
    """Say which packs start on one lane within a short time of each other."""
    starts = sorted(
        (pack.lane, leg.start_s, pack.number) for pack in found.packs for leg in pack.reps
    )
    gap_s = assumptions[START_GAP_S]
    close = {
        number
        for (lane, first_s, one), (same, then_s, other) in pairwise(starts)
        if lane == same and one != other and then_s - first_s < gap_s - 1e-6
        for number in (one, other)
    }
    if found.tonight.where in APART or not close:
        return []
    packs = ", ".join(map(str, sorted(close)[:MOST_NAMED])) + ", …" * (len(close) > MOST_NAMED)
    return [
        Caution(
            f"Some reps start within {gap_s:g} s of another pack's on the same lane: packs {packs}.",
            "Use more lanes, wider packs or fewer reps, or let one of them wait.",
        )
    ]


def _belts(found: Evening, assumptions: Assumptions) -> list[Caution]:
    """Say where a rep is over before the belt runs at speed."""
    spin_up_s = assumptions[SPIN_UP_S]
    reps = (rep for runner in found.runners for rep in runner.workout.reps)
    on_belts = found.tonight.where == "treadmill"
    if not on_belts or all(rep.time_s >= SHORT_FOR_A_BELT * spin_up_s for rep in reps):
        return []
    return [
        Caution(
            f"A belt takes about {spin_up_s:g} s to reach the speed of a rep, a good part of the "
            "short ones.",
            "Start the watch when it runs at speed, or take longer reps.",
        )
    ]
