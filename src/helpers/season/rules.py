"""The article's rules, and better supported ones, as checks of a season."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from helpers.evidence import SAYER, Caution, Source
from helpers.season.calendar import Season

_NIELSEN = Source("Nielsen et al.", 2014, "Excessive progression in weekly running distance")
_FRANDSEN = Source("Frandsen et al.", 2025, "How much running is too much? (Br J Sports Med)")


@dataclass(frozen=True)
class Rule:
    """Something a season should keep to.

    Attributes
    ----------
    id : str
        Short name.
    sentence : str
        What is asked.
    source : str
        Who asks it.
    breaches : callable
        From a `Season` to sentences that say where it is broken.
    suggestion : str
        What to do then.
    newcomers : bool
        Whether it is for newcomers only.
    """

    id: str
    sentence: str
    source: str
    breaches: Callable[[Season], Iterator[str]]
    suggestion: str
    newcomers: bool = False


def _neighbors(season: Season) -> Iterator[str]:
    days = [s.day for week in season.weeks for s in week.sessions]
    if season.newcomer:
        for one, other in pairwise(days):
            if (other - one).days == 1:
                yield f"{one:%a %d %b} and {other:%a %d %b} follow each other."


def _both_kinds(season: Season) -> Iterator[str]:
    # The first fast week may begin in its middle; a test takes the place of short intervals.
    for week in [week for week in season.weeks if any(s.is_fast for s in week.sessions)][1:]:
        fast = {session.kind for session in week.sessions if session.is_fast}
        alone = len(fast) == 1 and "test or race" not in fast
        if alone and week.phase == "build" and not season.newcomer:
            yield f"The week of {week.monday:%d %b} has only {fast.pop()}."


def _longest_run(season: Season) -> Iterator[str]:
    # Where nothing is known of before, the first two weeks (one may be cut short) are the measure.
    unknown = max((week.longest_run_min for week in season.weeks[:2]), default=0.0)
    longest = season.longest_before_min or unknown
    for week in season.weeks:
        if longest and week.longest_run_min > 1.1 * longest + 1:
            yield (
                f"{week.longest_run_min:.0f} min in the week of {week.monday:%d %b} is more than "
                f"10 % beyond the longest before it ({longest:.0f} min)."
            )
        longest = max(longest or 0, week.longest_run_min) or None


def _growth(season: Season) -> Iterator[str]:
    """Hold each week's distance against the longer of the two before it, lighter weeks passed over."""
    full = [week for week in season.weeks if len(week.sessions) > 1]
    for i in range(2, len(full)):
        before_m = max(full[i - 1].running_m, full[i - 2].running_m)
        if season.newcomer and full[i].running_m > 1.3 * before_m:
            yield f"The week of {full[i].monday:%d %b} is over 30 % longer than those before."


def _usual_week(season: Season) -> Iterator[str]:
    """Hold the first full week against the usual one."""
    usual_m = season.usual_week_m
    full = [week for week in season.weeks[:2] if week.phase == "build"]
    if usual_m and full and full[-1].running_m > 1.15 * usual_m:
        more = 100 * (full[-1].running_m / usual_m - 1)
        yield f"The week of {full[-1].monday:%d %b} holds {more:.0f} % more running."


RULES = (
    Rule(
        "every-other-day",
        "Newcomers run no more than every other day.",
        f"{SAYER} (S7)",
        _neighbors,
        "Move one of them by a day.",
        newcomers=True,
    ),
    Rule(
        "short-and-long",
        "Each week holds short and long intervals.",
        f"{SAYER} (S6g)",
        _both_kinds,
        "Free a second day for fast running, two days away.",
    ),
    Rule(
        "usual-week",
        "The first weeks hold about as much as the usual week.",
        "Ours",
        _usual_week,
        "Free fewer days, or shorten the long run.",
    ),
    Rule(
        "longest-run",
        "No run is more than 10 % beyond the longest before it.",
        f"Ours, in minutes, after {_FRANDSEN}, who counted distance over 30 days",
        _longest_run,
        "Lengthen it in smaller steps.",
    ),
    Rule(
        "newcomer-growth",
        "A newcomer's distance grows by no more than 30 % over two weeks.",
        f"Ours, after {_NIELSEN}",
        _growth,
        "Spread the growth over more weeks.",
        newcomers=True,
    ),
)


def verdicts(season: Season) -> tuple[tuple[Rule, str], ...]:
    """Return each rule with whether the season keeps it: "kept", "not kept", "does not apply"."""
    found = []
    for rule in RULES:
        kept = "not kept" if next(rule.breaches(season), None) else "kept"
        applies = season.newcomer or not rule.newcomers
        found.append((rule, kept if applies else "does not apply"))
    return tuple(found)


def cautions(season: Season) -> tuple[Caution, ...]:
    """Return where a season goes against a rule, the first breach of each.

    Examples
    --------
    >>> from helpers.season import plan
    >>> from helpers.athlete import Athlete, Goal
    >>> import datetime as dt
    >>> cautions(plan(Athlete(mile_time_s=370), Goal(), dt.date(2026, 11, 23)))
    ()
    """
    found = []
    for rule in RULES:
        breach = next(rule.breaches(season), None)
        if breach:
            reason = f"{rule.sentence} {breach}"
            found.append(Caution(reason, rule.suggestion, rule.source))
    return tuple(found)
