"""What a new publication changes, in words, for the coach to look at before it goes out."""

import datetime as dt
from collections.abc import Iterable

from helpers.answers import AthletePlan, PlanSession

MOST_NAMED = 4
"""More sessions than these are counted, not named."""


def changes(published: AthletePlan | None, plan: AthletePlan) -> tuple[str, ...]:
    """Return what differs from what an athlete has, a sentence each; nothing where nothing does.

    Days that have gone by, or that only the longer view of a later day takes in, are no change.

    Parameters
    ----------
    published : AthletePlan or None
        What the athlete has; None before the first time.
    plan : AthletePlan
        What would be published.

    Examples
    --------
    >>> day = dt.date(2026, 11, 24)
    >>> changes(None, AthletePlan("Ana", "mile", day, day))
    ('Published for the first time: no sessions.',)
    """
    if published is None:
        return (f"Published for the first time: {_until(plan)}.",)
    said = [
        f"The name is {plan.nickname} now." if plan.nickname != published.nickname else "",
        _race_day(plan) if plan.race_day != published.race_day else "",
        f"Instead of a plan: {plan.said}" if plan.said and plan.said != published.said else "",
        *_sessions(published, plan),
        _paces(published, plan),
        "Race card changed." if plan.cards != published.cards else "",
        "Unit changed." if plan.unit != published.unit else "",
    ]
    return tuple(sentence for sentence in said if sentence)


def _race_day(plan: AthletePlan) -> str:
    return (
        f"Race day is {_day(plan.race_day)} now." if plan.race_day else "There is no race day now."
    )


def _until(plan: AthletePlan) -> str:
    if not plan.sessions:
        return "no sessions"
    return f"{_count(len(plan.sessions))} to {_day(plan.last)}"


def _sessions(published: AthletePlan, plan: AthletePlan) -> Iterable[str]:
    # A code stands for a day of the year: with the date it is one of all years.
    old = {(s.date, s.code): s for s in published.sessions if s.date >= plan.first}
    new = {(s.date, s.code): s for s in plan.sessions if s.date >= published.first}
    yield _named("new", [new[key] for key in new if key not in old])
    yield _named("taken out", [old[key] for key in old if key not in new])
    both = [(old[key], new[key]) for key in new if key in old]
    yield _named("changed", [after for before, after in both if before != after])


def _named(what: str, sessions: list[PlanSession]) -> str:
    if not sessions:
        return ""
    words = [f"{_day(s.date)} {s.name}" for s in sessions[:MOST_NAMED]]
    more = f" and {len(sessions) - MOST_NAMED} more" if len(sessions) > MOST_NAMED else ""
    return f"{_count(len(sessions))} {what}: {', '.join(words)}{more}."


def _paces(published: AthletePlan, plan: AthletePlan) -> str:
    old = {pace.name: pace for pace in published.paces}
    names = [pace.name for pace in plan.paces if old.get(pace.name) != pace]
    gone = [name for name in old if name not in {pace.name for pace in plan.paces}]
    changed = [*names, *gone]
    return f"Paces changed: {', '.join(changed)}." if changed else ""


def _count(number: int) -> str:
    return f"{number} session{'s' * (number != 1)}"


def _day(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
