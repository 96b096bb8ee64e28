"""A season from today to the race: the article's seven strategies, fitted to one athlete."""

import datetime as dt
from collections import Counter
from functools import lru_cache, partial

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.season.calendar import Season, Week
from helpers.season.choices import choices, unfitting
from helpers.season.growth import Size, longest_before_m
from helpers.season.outline import Outline
from helpers.season.pattern import Pattern, weekly_pattern
from helpers.season.phases import Slot, slots
from helpers.season.plot import Plot
from helpers.season.progress import noted
from helpers.season.sessions import counted, week_sessions
from helpers.season.setting import Setting, setting_of
from helpers.season.shaping import as_run, by_hand
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
    pattern, sizer = weekly_pattern(setting), Sizer(setting)
    season = Season(
        _weeks(setting, pattern, sizer),
        goal.race_date,
        newcomer=setting.is_new,
        choices=choices(setting, pattern),
        longest_before_m=longest_before_m(setting),
        usual_week_m=athlete.weekly_distance_m,
        fast_apart=setting.fast_apart,
        assumptions=assumptions,
        unfitting=unfitting(setting),
    )
    return noted(season, outline.log)


def _weeks(setting: Setting, pattern: Pattern, sizer: Sizer) -> tuple[Week, ...]:
    """Fill the weeks one after the other, since each is held against those before it.

    What was missed counts as planned: it is let go, and moves no other day. The rules see it.
    """
    weeks: list[Week] = []
    before: list[Week] = []
    counts: Counter[str] = Counter()
    for slot in slots(setting, pattern.days):
        size = Size(setting, slot, tuple(before))
        sessions = week_sessions(Plot(size, pattern, sizer, counts))
        whole = _is_whole(setting, pattern, slot)
        week = Week(slot.monday, slot.phase, sessions, slot.lighter, size.cap_m, whole)
        week = by_hand(week, setting.outline, partial(weighed, sizer))
        weeks.append(week)
        before.append(as_run(week))
        counts += counted(week)
    return tuple(weeks)


def _is_whole(setting: Setting, pattern: Pattern, slot: Slot) -> bool:
    """Return whether the season takes in all training days of a week."""
    days = [slot.monday + dt.timedelta(days=weekday) for weekday in pattern.days]
    return all(setting.run_from <= day <= setting.last for day in days)
