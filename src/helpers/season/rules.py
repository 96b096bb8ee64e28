"""The article's rules, and better supported ones, as checks of a season that may be switched off."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from helpers.evidence import SAYER, Assumptions, Caution, Source
from helpers.season.assumptions import (
    HALF_HOUR_MINUTES,
    LONGEST_RUN_WINDOW_DAYS,
    NEWCOMER_GROWTH_PERCENT,
    QUIET_DAYS,
    USUAL_WEEK_PERCENT,
)
from helpers.season.calendar import FAST, HEAVY, Season, Session, Week
from helpers.season.growth import before_growth_m
from helpers.season.shaping import date_words
from helpers.units import format_distance
from helpers.workouts.volume import LONGEST_GROWTH

_NIELSEN = Source("Nielsen et al.", 2014, "Excessive progression in weekly running distance")
_FRANDSEN = Source("Frandsen et al.", 2025, "How much running is too much? (Br J Sports Med)")
_FIGURES = (
    HALF_HOUR_MINUTES,
    QUIET_DAYS,
    LONGEST_GROWTH,
    LONGEST_RUN_WINDOW_DAYS,
    NEWCOMER_GROWTH_PERCENT,
)
"""Assumptions that the rules quote by name: plan and rule go by the same figure."""


class Breach(NamedTuple):
    """Where a season breaks a rule.

    Attributes
    ----------
    said : str
        In a sentence that stands alone.
    week : Week or None
        In which week, where the advice depends on what is fixed in it.
    """

    said: str
    week: Week | None = None


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
        From a `Season` to where it is broken.
    suggestion : str
        What to do then.
    whom : {"everybody", "newcomers", "others"}
        For whom it is; the others are those who are no newcomers.
    where_fixed : str
        What to do where the first breach lies in a week with something fixed; empty where that
        makes no difference.
    """

    id: str
    sentence: str
    source: str
    breaches: Callable[[Season], Iterator[Breach]]
    suggestion: str
    whom: Literal["everybody", "newcomers", "others"] = "everybody"
    where_fixed: str = ""


def _runs(season: Season) -> list[Session]:
    return [s for s in season.sessions if s.is_run and not s.missed and s.minutes]


def _neighbors(season: Season) -> Iterator[Breach]:
    days = sorted({session.day for session in _runs(season)})
    for one, other in pairwise(days):
        if (other - one).days == 1:
            yield Breach(f"{date_words(one)} and {date_words(other)} follow each other.")


def _fast_apart(season: Season) -> Iterator[Breach]:
    fast = [s for s in season.sessions if s.is_fast]
    for one, other in pairwise(fast):
        if (other.day - one.day).days < season.fast_apart:
            yield Breach(
                f"{_named(one)} and {_named(other)} are less than {24 * season.fast_apart} h apart."
            )


def _named(session: Session) -> str:
    return f"{session.recipe.name} ({date_words(session.day)})"


def _heavy_legs(season: Season) -> Iterator[Breach]:
    fast = {session.day: session for session in season.sessions if session.is_fast}
    for session in season.sessions:
        after = fast.get(session.day + dt.timedelta(days=1))
        if session.kind in HEAVY and not session.missed and after:
            yield Breach(
                f"{session.kind.capitalize()} on {date_words(session.day)} precedes {_named(after)}."
            )


def _before_race(season: Season) -> Iterator[Breach]:
    if season.race_day is None:
        return
    for session in season.sessions:
        days = (season.race_day - session.day).days
        if session.is_fast and 0 < days <= season.assumptions[QUIET_DAYS]:
            yield Breach(f"{_named(session)} is {days} day{'s' * (days > 1)} before the race.")


def _rest_day(season: Season) -> Iterator[Breach]:
    for week in season.weeks:
        if len({s.day for s in week.sessions if not s.missed}) == 7:
            yield Breach(f"The week of {_date(week)} has no day of rest.")


def _date(week: Week) -> str:
    return f"{week.monday.day} {week.monday:%b}"


def _both_kinds(season: Season) -> Iterator[Breach]:
    # The first fast week may begin in its middle; a test takes the place of short intervals.
    fast_weeks = [week for week in season.weeks if any(s.is_fast for s in week.sessions)]
    for week in fast_weeks[1:]:
        # What was missed had its place; saying so again helps nobody.
        fast = {session.kind for session in week.sessions if session.kind in FAST}
        alone = len(fast) == 1 and "test or race" not in fast
        full = not week.lighter and week.phase not in ("taper", "race")
        if alone and full:
            yield Breach(f"The week of {_date(week)} has only {fast.pop()}.", week)


def _half_hour(season: Season) -> Iterator[Breach]:
    longest = max((week.longest_run_min for week in season.weeks), default=0.0)
    if len(season.weeks) >= 8 and longest < season.assumptions[HALF_HOUR_MINUTES]:
        yield Breach(f"The longest run without stopping is {longest:.0f} min.")


def _longest_run(season: Season) -> Iterator[Breach]:
    """Hold every session's distance against the longest of the month before it, races aside."""
    runs, window = _runs(season), dt.timedelta(days=season.assumptions[LONGEST_RUN_WINDOW_DAYS])
    step = 1 + season.assumptions[LONGEST_GROWTH] / 100
    if not runs:
        return
    first = runs[0].day
    recent: deque[tuple[dt.date, float]] = deque()
    for session in runs:
        since = session.day - window
        while recent and recent[0][0] < since:
            recent.popleft()
        longest = max((far_m for day, far_m in recent if day < session.day), default=0.0)
        # In the first week after a month off there is nothing to go by but what was before.
        off = not recent or (session.day - recent[0][0]).days <= 6
        recent.append((session.day, _far_m(session)))
        if season.longest_before_m and (since <= first or off):
            longest = max(longest, season.longest_before_m)
        unknown = season.longest_before_m is None and (session.day - first).days < 14
        limit = longest * step
        if longest and not unknown and session.kind != "test or race" and session.far_m > limit + 1:
            far, known = (format_distance(each, "km") for each in (session.far_m, longest))
            yield Breach(f"{_named(session)} goes {far}, against {known}.")


def _far_m(session: Session) -> float:
    """Return how far a session was, by its minutes where they were noted."""
    if session.done is None:
        return session.far_m
    return session.far_m * session.done.minutes / session.minutes


def _growth(season: Season) -> Iterator[Breach]:
    """Hold each week's distance against the longer of the two before it."""
    most = 1 + season.assumptions[NEWCOMER_GROWTH_PERCENT] / 100
    for number, week in enumerate(season.weeks):
        before_m = before_growth_m(season.weeks[:number])
        if before_m and week.counted_m > most * before_m + 1:
            more = 100 * (week.counted_m / before_m - 1)
            yield Breach(f"The week of {_date(week)} is {more:.0f} % longer than those before.")


def _usual_week(season: Season) -> Iterator[Breach]:
    """Hold the first full week against the usual one."""
    usual_m = season.usual_week_m
    most = 1 + season.assumptions[USUAL_WEEK_PERCENT] / 100
    full = [week for week in season.weeks[:2] if week.whole and not week.lighter]
    if usual_m and full and full[0].counted_m > most * usual_m:
        ran = format_distance(full[0].counted_m, "km")
        usual = format_distance(usual_m, "km")
        yield Breach(f"The week of {_date(full[0])} holds {ran} of running, against {usual}.")


_TEMPLATES = (
    Rule(
        "every-other-day",
        "Newcomers run no more than every other day.",
        f"{SAYER} (S7)",
        _neighbors,
        "Move one of them by a day.",
        whom="newcomers",
    ),
    Rule(
        "short-and-long",
        "Each week holds short and long intervals.",
        f"{SAYER} (S6g)",
        _both_kinds,
        "Free a second day for fast running, two days away.",
        whom="others",  # a newcomer's first weeks have one fast day, so that intensity may rise
        where_fixed="What stands, is locked or was changed there leaves the other kind no day: move "
        "or change it, or leave the week so.",
    ),
    Rule(
        "half-hour",
        "Newcomers build up to {season_half_hour:g} minutes without stopping.",
        f"{SAYER} (S1)",
        _half_hour,
        "Lengthen one run a week, or begin earlier.",
        whom="newcomers",
    ),
    Rule(
        "rest-day",
        "Every week has a day of rest.",
        f"Ours, after {SAYER} (S7)",
        _rest_day,
        "Take one session out.",
    ),
    Rule(
        "fast-apart",
        "Fast days are far enough apart.",
        "Ours: how many hours, by age, is an assumption",
        _fast_apart,
        "Move one of them, or make it easy.",
    ),
    Rule(
        "heavy-legs",
        "No strength or power the day before a fast one.",
        "Ours: the article places neither (S2, S3)",
        _heavy_legs,
        "Move it to the fast day itself, after the reps.",
    ),
    Rule(
        "before-race",
        "Nothing fast in the {season_quiet_days:g} days before the race.",
        "Ours: common practice",
        _before_race,
        "Make it easy, or move it forward.",
    ),
    Rule(
        "longest-run",
        "No session goes more than {longest_growth:g} % beyond the longest of the "
        "{season_longest_window:g} days before it.",
        f"After {_FRANDSEN}: observed, not proven; whole interval sessions are counted",
        _longest_run,
        "Lengthen it in smaller steps.",
    ),
    Rule(
        "newcomer-growth",
        "A newcomer's week grows by no more than {season_newcomer_growth:g} % over the two before.",
        f"After {_NIELSEN}",
        _growth,
        "Spread the growth over more weeks.",
        whom="newcomers",
    ),
    Rule(
        "usual-week",
        "The first weeks hold about as much as the usual week.",
        "Ours",
        _usual_week,
        "Free fewer days, or shorten the long run.",
    ),
)
"""In the order in which a coach reads them: the article's first."""


@lru_cache(maxsize=64)
def rules(assumptions: Assumptions = Assumptions()) -> tuple[Rule, ...]:
    """Return the rules, with the figures that a coach assumes.

    Examples
    --------
    >>> rules(Assumptions().replaced(QUIET_DAYS, 3))[6].sentence
    'Nothing fast in the 3 days before the race.'
    """
    figures = {each.name: assumptions[each] for each in _FIGURES}
    return tuple(replace(rule, sentence=rule.sentence.format(**figures)) for rule in _TEMPLATES)


RULES = rules()
"""The rules with the workbook's own figures."""


def verdicts(season: Season, off: tuple[str, ...] = ()) -> tuple[tuple[Rule, str], ...]:
    """Return each rule with whether the season keeps it.

    Parameters
    ----------
    season : Season
        To be checked.
    off : tuple of str
        Ids of rules that are switched off.

    Returns
    -------
    tuple of (Rule, str)
        "kept", "not kept", "does not apply" or "not checked".
    """
    return tuple((rule, _held(rule, season, off)) for rule in rules(season.assumptions))


def _held(rule: Rule, season: Season, off: tuple[str, ...]) -> str:
    if rule.id in off:
        return "not checked"
    if not _applies(rule, season):
        return "does not apply"
    return "not kept" if next(rule.breaches(season), None) else "kept"


def _applies(rule: Rule, season: Season) -> bool:
    return rule.whom in ("everybody", "newcomers" if season.newcomer else "others")


def cautions(season: Season, off: tuple[str, ...] = ()) -> tuple[Caution, ...]:
    """Return where a season goes against a rule: the first breach of each, and then the rule.

    Parameters
    ----------
    season : Season
        To be checked.
    off : tuple of str
        Ids of rules that are switched off.

    Examples
    --------
    >>> from helpers.season import plan
    >>> from helpers.athlete import Athlete, Goal
    >>> cautions(plan(Athlete(mile_time_s=370), Goal(), dt.date(2026, 11, 23)))
    ()
    """
    found = list(season.unfitting)
    for rule in rules(season.assumptions):
        if rule.id in off or not _applies(rule, season):
            continue
        breaches = list(rule.breaches(season))
        if breaches:
            found.append(_caution(rule, breaches))
    return tuple(found)


def _caution(rule: Rule, breaches: list[Breach]) -> Caution:
    """Say what was found first, and then what is asked: the other way round they contradict."""
    more = f" And {len(breaches) - 1} more." if len(breaches) > 1 else ""
    week = breaches[0].week
    fixed = week is not None and bool(rule.where_fixed) and _holds_fixed(week)
    suggestion = rule.where_fixed if fixed else rule.suggestion
    return Caution(f"{breaches[0].said}{more} The rule: {rule.sentence}", suggestion, rule.source)


def _holds_fixed(week: Week) -> bool:
    """Return whether something of a week is the coach's own, or stands from outside."""
    stands = (s.locked or s.by_hand or (s.anchor and s.is_run) for s in week.sessions)
    return bool(week.emptied) or any(stands)
