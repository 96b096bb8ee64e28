"""A season from today to the race: the article's seven strategies, fitted to one athlete."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.season.calendar import Season, Session, Week
from helpers.season.choices import choices, unfitting
from helpers.season.growth import Size, longest_before_m
from helpers.season.hand import as_run, by_hand, is_dated
from helpers.season.outline import HandDay, Outline
from helpers.season.pattern import Pattern, weekly_pattern
from helpers.season.phases import Slot, slots
from helpers.season.plot import Crowded, Plot
from helpers.season.progress import noted
from helpers.season.sessions import counted, week_sessions
from helpers.season.setting import Setting, setting_of
from helpers.season.sizing import Sizer, weighed


@lru_cache(maxsize=64)
def plan(
    athlete: Athlete,
    goal: Goal,
    today: dt.date,
    assumptions: Assumptions = Assumptions(),
    outline: Outline = Outline(),
) -> Season:
    """Plan a season: phases of weeks of sessions, shaped by what the coach has fixed.

    Each week holds short and long intervals (S6g) far enough apart, a long run and easy runs (S1),
    strength and power after a run that no fast day follows (S2, S3). Intervals take turns in shape
    and are as large as is within reach at that date. Newcomers run no more than every other day
    and begin with one fast day (S7).

    Parameters
    ----------
    athlete : Athlete
        Level, free days, usual week, longest run, status and age are used.
    goal : Goal
        Its race date ends the season; its kind decides what the intervals are for.
    today : datetime.date
        First day, where the outline has none.
    assumptions : Assumptions
        Phases, growth, lighter weeks, taper and session sizes.
    outline : Outline
        What stands: anchors, days by hand, the log.

    Returns
    -------
    Season
        Weeks from Monday to Sunday; nothing before the first day or after the race.

    Raises
    ------
    InputError
        If the race, or the season that was begun, is in the past.

    Examples
    --------
    >>> season = plan(Athlete(mile_time_s=370), Goal(), dt.date(2026, 11, 23))
    >>> len(season.weeks), season.weeks[3].word
    (12, 'lighter')
    """
    setting = setting_of(athlete, goal, today, assumptions, outline)
    pattern = weekly_pattern(setting)
    weeks, crowded = _weeks(setting, pattern)
    season = Season(
        weeks,
        goal.race_date,
        newcomer=setting.is_new,
        choices=choices(setting, pattern, weeks),
        longest_before_m=longest_before_m(setting),
        usual_week_m=athlete.weekly_distance_m,
        fast_apart=setting.fast_apart,
        assumptions=assumptions,
        unfitting=unfitting(setting, crowded),
    )
    return noted(season, outline.log)


def _weeks(setting: Setting, pattern: Pattern) -> tuple[tuple[Week, ...], list[Crowded]]:
    """Fill the weeks one after the other; return them, and what found no room in its day.

    Each is held against those before it as they were planned, with the days that are settled: what
    the coach's hand made of the others moves nothing, nor does what was missed. The rules see both.
    """
    sizer, crowded = Sizer(setting), list[Crowded]()
    weigh = partial(weighed, sizer)
    weeks: list[Week] = []
    counts: Counter[str] = Counter()
    setting, as_they_were = _around(setting)
    for slot in slots(setting, pattern.days):
        while True:
            size, found = Size(setting, slot, tuple(weeks)), list[Crowded]()
            turns = sizer.turns() if as_they_were else None
            sessions = week_sessions(Plot(size, pattern, sizer, counts, found))
            other = [hand for hand in as_they_were if not _is_planned(hand, slot, sessions)]
            if not other or turns is None:
                break
            sizer.back_to(turns)
            setting, as_they_were = _around(setting, other)
        whole = _is_whole(setting, pattern, slot)
        week = Week(slot.monday, slot.phase, sessions, slot.lighter, size.cap_m, whole)
        weeks.append(as_run(by_hand(week, setting.settled, weigh)))
        counts += counted(weeks[-1])
        crowded += found
    return tuple(by_hand(week, setting.outline.days, weigh) for week in weeks), crowded


def _around(setting: Setting, more: Sequence[HandDay] = ()) -> tuple[Setting, tuple[HandDay, ...]]:
    """Return what is planned around from the start, and more; and the days that were done as planned.

    Of these, one moves nothing while the plan would have it just so anyway.
    """
    settled, known = setting.outline.settled, (*setting.settled, *more)
    noted_days = {entry.day for entry in setting.outline.log}
    as_planned = [h for h in settled if h.settled and h.day in noted_days and not h.is_changed]
    others = tuple(hand for hand in as_planned if hand not in known)
    around = tuple(hand for hand in settled if hand not in others)
    return (replace(setting, settled=around) if around else setting), others


def _is_planned(hand: HandDay, slot: Slot, sessions: tuple[Session, ...]) -> bool:
    """Return whether a week holds a day just as the coach has it, or lies elsewhere."""
    planned = (s for s in sessions if s.day == hand.day and not is_dated(s))
    held = [(placed.kind, placed.recipe) for placed in hand.sessions]
    return not slot.holds(hand.day) or held == [(s.kind, s.recipe) for s in planned]


def _is_whole(setting: Setting, pattern: Pattern, slot: Slot) -> bool:
    """Return whether the season takes in all training days of a week."""
    days = [slot.monday + dt.timedelta(days=weekday) for weekday in pattern.days]
    return all(setting.run_from <= day <= setting.last for day in days)
