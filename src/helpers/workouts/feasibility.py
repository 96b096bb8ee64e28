"""The verdict on a session for one athlete: the most cautious of three answers, shown apart."""

import datetime as dt
from dataclasses import dataclass
from itertools import takewhile

from helpers.athlete import Athlete
from helpers.evidence import Assumption, Assumptions, Band
from helpers.paces import CriticalSpeed
from helpers.paces import critical_speed as _critical_speed
from helpers.units import format_percent
from helpers.workouts import volume as _volume
from helpers.workouts.d_prime import (
    Balance,
    balance,
    low_confidence,
    smallest_recovery,
)
from helpers.workouts.demand import WORDS, Answer, most_cautious
from helpers.workouts.recipe import WARM_UP
from helpers.workouts.scaling import WARM_UP_FROM_60
from helpers.workouts.steps import Workout, kind_of

__all__ = [
    "ASSUMPTIONS",
    "WORDS",
    "Answer",
    "Balance",
    "Verdict",
    "balance",
    "smallest_recovery",
    "verdict",
]

KEEP = Assumption(
    "keep", 10, "% of D′", 0, 50, "what a session within reach leaves of D′, by the cautious model",
    "Ours: with less, a headwind or a short night decides.",
)  # fmt: skip
ASSUMPTIONS = (KEEP, *_volume.ASSUMPTIONS)

_NEARLY_EMPTY, _ROUNDING = 0.05, 1e-9
"""How far below nothing a test may end [share of D′], and what is only rounding."""


@dataclass(frozen=True)
class Verdict:
    """What a session asks of one athlete.

    Attributes
    ----------
    answers : tuple of Answer
        D′ balance, volume, age and status.
    balances : tuple of Balance
        Under the optimistic and the cautious recovery; none without a mark.
    lowest : tuple of Band
        The lowest balance under each, with what follows from the band of D′ [share of D′].
    doubtful : tuple of int
        Repetitions, counted from 1, that D′ hardly describes.
    """

    answers: tuple[Answer, Answer, Answer]
    balances: tuple[Balance, ...] = ()
    lowest: tuple[Band, ...] = ()
    doubtful: tuple[int, ...] = ()

    @property
    def word(self) -> str:
        """The most cautious of the three words."""
        return most_cautious(answer.word for answer in self.answers)

    @property
    def decisive(self) -> Answer:
        """The first answer that has that word."""
        return next(answer for answer in self.answers if answer.word == self.word)


def verdict(
    workout: Workout,
    athlete: Athlete,
    *,
    today: dt.date | None = None,
    assumptions: Assumptions = Assumptions(),
) -> Verdict:
    """Judge a session for one athlete: never whether it is safe, only what it asks.

    Parameters
    ----------
    workout : Workout
        Resolved for this athlete.
    athlete : Athlete
        Whose marks, experience, usual week, longest run, age and status count.
    today : datetime.date, optional
        Day from which the age of marks counts.
    assumptions : Assumptions
        The limits.

    Returns
    -------
    Verdict
        The three answers; its word is the most cautious of theirs.

    Examples
    --------
    >>> from helpers.workouts import ascending_ladder, resolve
    >>> nora = Athlete(experience="new", mile_time_s=580)
    >>> [answer.word for answer in verdict(resolve(ascending_ladder(), nora), nora).answers]
    ['within reach', 'not as written', 'within reach']
    """
    critical = _critical_speed.of_athlete(athlete, today, assumptions)
    volume = _volume.volume(workout, athlete, assumptions)
    person = _person(workout, athlete, assumptions)
    if critical is None or not workout.mile_known:
        return Verdict((_without_mark(workout), volume, person))
    found = _balances(workout, critical, assumptions)
    lowest = tuple(_lowest(workout, critical, b, assumptions) for b in found)
    doubtful = low_confidence(workout, critical)
    answer = _d_prime(workout, critical, found, assumptions, lowest=lowest)
    return Verdict((answer, volume, person), found, lowest, doubtful)


def is_within_reach(
    workout: Workout,
    athlete: Athlete,
    *,
    volume: bool = True,
    today: dt.date | None = None,
    assumptions: Assumptions = Assumptions(),
) -> bool:
    """Return whether D′ is within reach, and the volume where asked: the short way to a verdict.

    Examples
    --------
    >>> from helpers.workouts import equal_repeats, resolve
    >>> ana = Athlete(mile_time_s=360)
    >>> is_within_reach(resolve(equal_repeats(), ana), ana)
    True
    """
    critical = _critical_speed.of_athlete(athlete, today, assumptions)
    if volume and _volume.volume(workout, athlete, assumptions).word != WORDS[0]:
        return False
    if critical is None or not workout.mile_known:
        return not workout.reps
    # Cautious recovery is never the easier of the two: it decides alone.
    cautious = balance(workout, critical, "cautious", assumptions=assumptions)
    return _is_kept(cautious, assumptions)


def _is_kept(cautious: Balance, assumptions: Assumptions) -> bool:
    return cautious.lowest >= assumptions[KEEP] / 100


def _balances(
    workout: Workout, critical: CriticalSpeed, assumptions: Assumptions
) -> tuple[Balance, Balance]:
    """Follow D′ under the optimistic and the cautious recovery."""
    return (
        balance(workout, critical, "optimistic", assumptions=assumptions),
        balance(workout, critical, "cautious", assumptions=assumptions),
    )


def _lowest(
    workout: Workout, critical: CriticalSpeed, central: Balance, assumptions: Assumptions
) -> Band:
    """Return the lowest balance with what follows where D′ is smaller or larger than thought."""
    others = [
        balance(
            workout, critical.with_d_prime(d_prime_m), central.recovery, assumptions=assumptions
        ).lowest
        for d_prime_m in (critical.band.low, critical.band.high)
    ]
    return Band(min(*others, central.lowest), central.lowest, max(*others, central.lowest))


def _without_mark(workout: Workout) -> Answer:
    if not workout.reps:
        return Answer("D′ balance", "within reach", ("Easy running spends nothing of D′.",))
    return Answer(
        "D′ balance", "uncertain", ("There is no mark: D′ cannot be judged. Go by the effort.",)
    )


def _d_prime(
    workout: Workout,
    critical: CriticalSpeed,
    balances: tuple[Balance, Balance],
    assumptions: Assumptions,
    *,
    lowest: tuple[Band, ...] = (),
) -> Answer:
    optimistic, cautious = balances
    within = _is_kept(cautious, assumptions)
    tests = kind_of(workout, assumptions) == "test or race"
    if tests and optimistic.lowest >= -_NEARLY_EMPTY and not within:
        return Answer("D′ balance", "demanding", ("A test empties D′: that is what it is for.",))
    if optimistic.lowest < -_ROUNDING:
        word, why = (
            "not as written",
            f"Even with optimistic recovery it breaks {_where(optimistic)}.",
        )
    elif cautious.lowest < -_ROUNDING:
        word, why = "uncertain", f"With cautious recovery it breaks {_where(cautious)}."
    else:
        word, why = ("within reach" if within else "demanding"), ""
    reasons = (_lowest_said(lowest), why, *_doubts(workout, critical))
    return Answer("D′ balance", word, tuple(filter(None, reasons)))


def _where(balance: Balance) -> str:
    return f"in rep {balance.breaking_rep}" if balance.breaking_rep else "during the run"


def _lowest_said(lowest: tuple[Band, ...]) -> str:
    """Say what is left at the lowest point, under both recoveries and with both bands."""
    if not lowest:
        return ""
    optimistic, cautious = (f"{format_percent(band.value)}{_range(band)}" for band in lowest)
    return (
        f"At the lowest point optimistic recovery leaves {optimistic} of D′, cautious {cautious}."
    )


def _range(band: Band) -> str:
    low, high = format_percent(band.low), format_percent(band.high)
    return f" ({low} to {high})" if low != high else ""


def _doubts(workout: Workout, critical: CriticalSpeed) -> list[str]:
    """Say where D′ is a poor guide, and name a recovery that is none."""
    found = []
    doubtful, reps = low_confidence(workout, critical), len(workout.reps)
    if doubtful:
        few = f"{len(doubtful)} of {reps} reps {'is' if len(doubtful) == 1 else 'are'}"
        all_of_them = "The rep is" if reps == 1 else "All reps are"
        which = all_of_them if len(doubtful) == reps else few
        found.append(
            f"{which} shorter than 45 s or above 120 % of critical speed: low confidence; in the "
            "one test, 200 m reps failed earlier than D′ said (Galbraith et al. 2015)."
        )
    recoveries = [step for step in workout.steps if step.kind == "recovery"]
    if any(step.speed_m_s > critical.speed_m_s for step in recoveries):
        found.append("The recovery is faster than critical speed: it is work, not recovery.")
    return found


_STATUS = {
    "injured": (
        *("not as written",) * 2,
        "Injured: no running until whoever treats them says so.",
    ),
    "ill": (*("not as written",) * 2, "Ill: rest, and resume easily once symptoms have gone."),
    "niggle": (
        "not as written",
        "uncertain",
        "A niggle: run easy, and stop at pain that changes the stride.",
    ),
    "returning": (
        "uncertain",
        "demanding",
        "Coming back after a break: start well below the usual.",
    ),
}
"""For each status the word for a session with fast reps, for one without, and why."""


def _person(workout: Workout, athlete: Athlete, assumptions: Assumptions) -> Answer:
    """Judge by age and status."""
    words, reasons = [], []
    if athlete.status in _STATUS:
        fast, easy, why = _STATUS[athlete.status]
        words.append(fast if workout.reps else easy)
        reasons.append(why)
    if athlete.is_child and workout.reps:
        reasons.append("Under 16: few all-out efforts, varied and playful, supervised.")
    if (athlete.age or 0) >= 60 and workout.reps:
        wanted_s = WARM_UP.duration_s + 60 * assumptions[WARM_UP_FROM_60]
        before = takewhile(lambda step: step.kind != "rep", workout.steps)
        warm_up_s = sum(step.time_s for step in before if step.kind in ("warm-up", "run"))
        words.append("demanding" if warm_up_s < wanted_s else "within reach")
        reasons.append(
            f"From 60: warm up for {wanted_s / 60:.0f} minutes, and 72 hours to the next fast day."
        )
    if not reasons:
        known = "" if athlete.age else " Age is not given."
        reasons.append(f"Nothing in age or status speaks against it.{known}")
    return Answer("Age and status", most_cautious(words), tuple(reasons))
