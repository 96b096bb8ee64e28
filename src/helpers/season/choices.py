"""Where the article is silent or contradicts itself: which side the plan took, and why."""

import math

from helpers.athlete import WEEKDAYS
from helpers.evidence import Caution
from helpers.season.assumptions import (
    FIRST_BOUT_MINUTES,
    GOAL_PACE_PERCENT,
    LONGER_RACE_MINUTES,
    RUN_WALK_MINUTES,
    RUNNING_DAYS,
    SUPPORT_A_WEEK,
)
from helpers.season.calendar import Week, monday_of
from helpers.season.growth import first_bout_minutes
from helpers.season.pattern import Pattern
from helpers.season.plot import Crowded
from helpers.season.setting import Setting
from helpers.season.shaping import date_words
from helpers.units import format_distance, format_time
from helpers.workouts import long_rep_time
from helpers.workouts.effort import LONG_REP_S
from helpers.workouts.timed import silence

_SMALL = ("taper", "race")
_COUNTS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")
_FULL = 0.98
"""Share that counts as reached, since runs last whole minutes."""


def choices(setting: Setting, pattern: Pattern, weeks: tuple[Week, ...]) -> tuple[str, ...]:
    """Say where the article leaves it open and which side the plan took, and what bounds growth."""
    return (
        *_about_growth(setting, pattern, weeks),
        *_about_days(setting, pattern),
        *_about_base(setting),
        *_about_sessions(setting),
        *_about_race(setting),
    )


def _about_growth(setting: Setting, pattern: Pattern, weeks: tuple[Week, ...]) -> list[str]:
    """Say what the days hold at most, where that leaves less than the week was meant to be."""
    usual_m = setting.athlete.weekly_distance_m
    full = [w for w in weeks if w.whole and w.cap_m and not w.lighter and w.phase not in _SMALL]
    if not usual_m or len(full) < 3:
        return []
    most_m = max(week.counted_m for week in full)
    grows = most_m >= _FULL * usual_m and most_m * _FULL > full[0].counted_m
    if grows or most_m >= _FULL * max(week.cap_m for week in full):
        return []
    runs = {s.kind: 0.0 for w in full for s in w.sessions if s.kind in ("long run", "easy run")}
    for session in (s for w in full for s in w.sessions if s.kind in runs):
        runs[session.kind] = max(runs[session.kind], session.minutes)
    lasting = " and ".join(f"{minutes:.0f}" for minutes in sorted(runs.values(), reverse=True))
    count = len(pattern.days)
    days = f"{_COUNTS[count - 1]} day{'s hold' if count > 1 else ' holds'}"
    said = f"{days} at most {format_distance(round(most_m, -3), 'km')}"
    said += f" with runs of {lasting} minutes" if runs else ""
    usual = format_distance(round(usual_m, -3), "km")
    crossed = any(s.kind == "cross-training" for w in full for s in w.sessions)
    way = "run in place of the cross-training to grow" if crossed else _to_grow(setting, count)
    return [f"{said}, and the usual week is {usual}: {way}."]


def _to_grow(setting: Setting, count: int) -> str:
    """Return what lets a week grow."""
    if setting.has_limits:
        return "allow more minutes, or free a day, to grow"
    level = setting.athlete.experience
    if count >= setting.assumptions[RUNNING_DAYS[level]]:
        return "more days are not planned at this level (an assumption)"
    return "free a day to grow"


def _about_days(setting: Setting, pattern: Pattern) -> list[str]:
    found = []
    if setting.is_new and pattern.long is not None and pattern.short is not None:
        found.append(
            "The article asks newcomers for short and long intervals every week, and for intensity "
            "that rises gradually. The plan takes the gradual side: one fast day at first, then "
            "two."
        )
    if not pattern.fast:
        found.append(
            "There is one day: for a newcomer it goes to the aerobic base. A second would hold "
            "fast running."
        )
    elif len(pattern.fast) == 1:
        found.append("There is one day for fast running: short and long intervals take turns.")
    if setting.athlete.experience == "experienced":
        found.append(
            "The article lets experienced runners cut aerobic distance. The plan keeps it, and "
            "offers cross-training for one easy run where there are days enough."
        )
    return found


def _about_base(setting: Setting) -> list[str]:
    first = first_bout_minutes(setting)
    found = []
    if first is not None:
        known = setting.athlete.longest_run_s is not None
        why = (
            "half of the longest run"
            if known
            else f"an assumption ({setting.assumptions[FIRST_BOUT_MINUTES]:g} min), since the "
            "longest run is not known"
        )
        found.append(
            "Running begins with walks between: "
            f"{setting.assumptions[RUN_WALK_MINUTES]:g} minutes in bouts of {int(first)}, {why}. "
            "The article asks for half an hour without stopping and leaves the way to it open."
        )
    times = setting.assumptions[SUPPORT_A_WEEK[setting.athlete.experience]]
    if times:
        found.append(
            "The article gives no frequency for strength and power. The plan holds "
            f"{times:g} a week, in turns, after the run of their day and never before a fast day."
        )
    return found


def _about_sessions(setting: Setting) -> list[str]:
    found = [
        (
            "Ladders and pyramids count as long intervals: most of their time is in reps of "
            f"{setting.assumptions[LONG_REP_S]:g} seconds and more. The article does not say."
        ),
        (
            "Drills with sprints, and bursts within a run, count as the short, fast session of "
            "their week."
        ),
    ]
    if setting.mile and setting.goal.mile_time_s:
        found.append(_about_goal_pace(setting))
    if setting.mile:
        found.append(
            "The article runs its long timed intervals at mile pace and gives no rest. The plan "
            "rests twice the rep where D′ asks for it, and else runs them at 5-km effort."
        )
    if setting.mile and silence(setting.mile.time_s):
        found.append(
            "Between 8:00 and 9:00 the article gives no long intervals; the plan takes "
            f"{format_time(long_rep_time(setting.mile.time_s))}, on the line between its two "
            "figures."
        )
    return found


def _about_goal_pace(setting: Setting) -> str:
    most = setting.assumptions[GOAL_PACE_PERCENT]
    away = 100 * (1 - setting.goal.mile_time_s / setting.mile_time_s)
    if not 0 <= away <= most:
        return (
            f"The goal is {abs(away):.1f} % {'faster' if away > 0 else 'slower'} than the current "
            f"mile: intervals keep to the current one, since goal pace more than {most:g} % away "
            "would be another session. The article sets no bound."
        )
    return (
        "The article runs its ladder at goal pace or faster. The plan comes to goal pace in "
        "sharpening, and runs at the current mile until then."
    )


def _about_race(setting: Setting) -> list[str]:
    found = []
    if setting.within_longer:
        found.append(
            "The goal is faster miles within longer races: long intervals turn to cruise and timed "
            "pieces, short ones begin with bursts inside a run, and the long run goes "
            f"{setting.assumptions[LONGER_RACE_MINUTES]:g} minutes farther than for a mile. Goal "
            "pace is trained as for a mile, less often (F4; the article says only that some "
            "training differs)."
        )
    if setting.within_longer and setting.goal.race_distance_m is None:
        found.append(
            f"The distance of the race is not known; {format_distance(setting.race_m)} are assumed."
        )
    if setting.first > setting.start:
        found.append(
            f"The plan begins on {setting.first:%d %B %Y}. Until then there is rest where status "
            "asks for it, and easy running where the race is only far away."
        )
    return found


def unfitting(setting: Setting, crowded: list[Crowded]) -> tuple[Caution, ...]:
    """Return what was fixed from outside or by hand and does not fit, kept all the same.

    Parameters
    ----------
    setting : Setting
        With what is fixed.
    crowded : list of Crowded
        What the minutes of its day left no room for.
    """
    free = setting.athlete.training_days
    found = [
        Caution(
            f"{WEEKDAYS[club.weekday]} is not free for training, and {club.name or 'a club session'} "
            "stands on it.",
            "It is planned; tick the day as free, or take the session out.",
        )
        for club in setting.clubs
        if club.weekday not in free
    ]
    found += [
        Caution(
            f"{event.words} lies outside the plan.",
            "It is kept and not planned; check the date.",
        )
        for event in setting.events_outside
    ]
    return (*found, *_on_other_days(setting), *_without_room(setting, crowded))


def _on_other_days(setting: Setting) -> list[Caution]:
    """Return what the coach has put on days that are not free; what was done there was done."""
    free, done = setting.athlete.training_days, {entry.day for entry in setting.outline.log}
    found = [
        f"{date_words(hand.day)} is not free for training, and {placed.recipe.name} stands on it"
        for hand in setting.outline.days
        if hand.day.weekday() not in free and hand.day not in done
        if setting.first <= hand.day <= setting.last
        for placed in hand.sessions
        if not placed.missed and not placed.stands
    ]
    if not found:
        return []
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    said = f"{found[0]} by your hand{more}."
    return [Caution(said, "It is kept; tick the day as free, or move it.")]


def _without_room(setting: Setting, crowded: list[Crowded]) -> list[Caution]:
    """Say where strength and power find no room beside the run, and how many minutes they take."""
    if not crowded:
        return []
    kinds = " and ".join(sorted({each.kind for each in crowded}, reverse=True))
    weeks = len({monday_of(each.day) for each in crowded})
    # What the day that asks for least would need in its fullest week.
    needs: dict[int, float] = {}
    for each in crowded:
        needs[each.day.weekday()] = max(needs.get(each.day.weekday(), 0.0), each.minutes)
    day = min(needs, key=lambda weekday: (needs[weekday], weekday))
    need = f"{math.ceil(needs[day])} minutes on {WEEKDAYS[day]}"
    return [
        Caution(
            f"There is no room for {kinds} in {weeks} week{'s' * (weeks > 1)}: with the run of the "
            f"day it takes {need}, which allows {setting.outline.minutes_on(day):g}.",
            f"Allow {need}, or another day more.",
        )
    ]
