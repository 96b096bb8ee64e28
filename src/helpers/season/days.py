"""What kind of session each day of a week holds, and why."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from helpers.season.assumptions import SINGLE_FAST_DAY_WEEKS, SUPPORT_A_WEEK, SUPPORT_UNTIL_DAYS
from helpers.season.calendar import FAST, HEAVY, Session, SessionKind, monday_of
from helpers.season.pattern import FAST_CLUBS, Pattern
from helpers.season.phases import Slot
from helpers.season.setting import Setting

EVENT: SessionKind = "test or race"


@dataclass(frozen=True)
class Task:
    """One session still without content.

    Attributes
    ----------
    day : datetime.date
        When.
    kind : str
        One of `helpers.season.calendar.KINDS`.
    why : str
        What is said about it beyond its kind; empty where nothing has to be.
    club : str or None
        Name of the weekly session that stands there, None where none does.
    """

    day: dt.date
    kind: SessionKind
    why: str = ""
    club: str | None = None


def running_tasks(setting: Setting, slot: Slot, pattern: Pattern, fast_before: int) -> list[Task]:
    """Return the runs of a week in order of day; races and settled days aside.

    Parameters
    ----------
    setting : Setting
        Who and when.
    slot : Slot
        Which week.
    pattern : Pattern
        Which weekday holds what.
    fast_before : int
        Fast sessions before this week; the kinds take turns where there is one fast day.
    """
    clubs = setting.club_runs
    found: list[Task] = []
    for weekday in pattern.days:
        day = slot.monday + dt.timedelta(days=weekday)
        club = clubs.get(weekday)
        if not _is_open(setting, day) or (club is None and _is_kept_free(setting, day)):
            continue
        turn = fast_before + sum(task.kind in FAST for task in found)
        kind, why = _kind(setting, slot, pattern, day, turn)
        found.append(Task(day, kind, why, club))
    return found


def _is_open(setting: Setting, day: dt.date) -> bool:
    inside = setting.run_from <= day <= setting.last
    return inside and day not in setting.settled_days and day not in setting.peaks


def _is_kept_free(setting: Setting, day: dt.date) -> bool:
    """Return whether a day is quiet: the one before a race, or beside a newcomer's."""
    beside = (*setting.peaks, *_settled_runs(setting)) if setting.is_new else ()
    return setting.days_to_peak(day) == 1 or any(abs((b - day).days) == 1 for b in beside)


def _settled_runs(setting: Setting) -> list[dt.date]:
    return [h.day for h in setting.settled if any(p.kind not in HEAVY for p in h.sessions)]


def _kind(
    setting: Setting, slot: Slot, pattern: Pattern, day: dt.date, turn: int
) -> tuple[SessionKind, str]:
    """Return what a day holds; fast running gives way to races, health and what stands."""
    fast = _fast_kind(setting, slot, pattern, day, turn)
    if fast:
        way = _gives_way(setting, day)
        if way or slot.phase != "race" or fast == "short intervals":
            return ("easy run", way) if way else (fast, "")
        return (
            "short intervals",
            "Long ones give way in the week of the race: legs are to be fresh.",
        )
    weekday = day.weekday()
    if weekday == pattern.long_run:
        if setting.days_to_peak(day) > setting.quiet_days:
            return "long run", ""
        return "easy run", f"In the {setting.quiet_days} days before a race the long run gives way."
    swapped = setting.athlete.experience == "experienced" and weekday == pattern.swap
    return ("cross-training", "") if swapped else ("easy run", "")


def _gives_way(setting: Setting, day: dt.date) -> str:
    if day < setting.fast_from:
        return f"Fast running begins on {setting.fast_from:%d %b}, for the sake of health."
    if setting.days_to_peak(day) <= setting.quiet_days:
        return f"Nothing fast in the {setting.quiet_days} days before a race."
    if setting.is_near_hard(day):
        return f"Another fast day stands less than {24 * setting.fast_apart} h away."
    return ""


def _fast_kind(
    setting: Setting, slot: Slot, pattern: Pattern, day: dt.date, turn: int
) -> SessionKind | None:
    """Return the kind of intervals of a day, None where it has none."""
    weekday = day.weekday()
    clubs = dict(pattern.clubs)
    if clubs.get(weekday) in FAST_CLUBS:
        return clubs[weekday]
    if weekday not in (pattern.short, pattern.long):
        return None
    in_turn: SessionKind = "long intervals" if turn % 2 else "short intervals"
    if pattern.long is None or pattern.short is None:
        fixed = next((kind for _, kind in pattern.clubs if kind in FAST_CLUBS), None)
        return in_turn if fixed is None else _other(fixed)
    if setting.is_new and not any(kind in FAST_CLUBS for kind in clubs.values()):
        weeks = min(slot.number, (slot.monday - monday_of(setting.fast_from)).days // 7)
        if weeks < setting.assumptions[SINGLE_FAST_DAY_WEEKS]:
            stands = any(slot.holds(hard) for hard in setting.hard_days)
            return in_turn if weekday == pattern.short and not stands else None
    return "short intervals" if weekday == pattern.short else "long intervals"


def _other(kind: str) -> SessionKind:
    return "long intervals" if kind == "short intervals" else "short intervals"


def lifting_tasks(
    setting: Setting,
    slot: Slot,
    pattern: Pattern,
    runs: list[Session],
    *,
    before: int,
    fits: Callable[[Task], bool],
) -> list[Task]:
    """Return strength and power of a week, after the run of their day (S2, S3).

    They take turns, and never come the day before a fast one.

    Parameters
    ----------
    setting, slot, pattern
        As in `running_tasks`.
    runs : list of Session
        What the week holds of running.
    before : int
        How many came before this week.
    fits : callable
        Whether a day has room for one.
    """
    clubs = [
        Task(slot.monday + dt.timedelta(days=c.weekday), "strength", club=c.name or "club")
        for c in setting.clubs
        if c.holds == "strength"
    ]
    settled = {day: kind for day, kind in setting.settled_lifts.items() if slot.holds(day)}
    found = [t for t in clubs if _may_lift(setting, t.day) and _is_open(setting, t.day)]
    found += [Task(day, kind) for day, kind in settled.items()]
    count = int(setting.assumptions[SUPPORT_A_WEEK[setting.athlete.experience]])
    if slot.lighter or slot.phase in ("sharpen", "taper"):
        count = min(count, 1)
    fast = {run.day for run in runs if run.kind in FAST} | set(setting.hard_days)
    held = {run.day for run in runs}
    for weekday in pattern.lifting:
        day = slot.monday + dt.timedelta(days=weekday)
        suits = (
            len(found) < count
            and day in held
            and day + dt.timedelta(days=1) not in fast
            and not (weekday == 6 and 0 in pattern.fast)
            and all(abs((task.day - day).days) > 1 for task in found)
            and _may_lift(setting, day)
        )
        if suits and fits(task := Task(day, _lift_in_turn(found, before))):
            found.append(task)
    return sorted((task for task in found if task.day not in settled), key=lambda task: task.day)


def _lift_in_turn(found: list[Task], before: int) -> SessionKind:
    """Return strength or power: what the week has less of, else whose turn it is."""
    more_power = sum(1 if task.kind == "power" else -1 for task in found)
    if more_power:
        return "strength" if more_power > 0 else "power"
    return "power" if before % 2 else "strength"


def _may_lift(setting: Setting, day: dt.date) -> bool:
    until = setting.assumptions[SUPPORT_UNTIL_DAYS]
    return (
        day >= setting.fast_from
        and setting.days_to_race(day) >= until
        and setting.days_to_peak(day) > setting.quiet_days
    )
