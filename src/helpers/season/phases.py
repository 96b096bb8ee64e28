"""Which weeks a season has, and what each is for."""

import datetime as dt
from dataclasses import dataclass

from helpers.season.assumptions import BASE_SHARE, LIGHTER_EVERY, MOST_SHARPENING, SHARPEN_WEEKS
from helpers.season.calendar import Phase, monday_of
from helpers.season.setting import Setting


@dataclass(frozen=True)
class Slot:
    """One week before it holds anything.

    Attributes
    ----------
    monday : datetime.date
        Its first day.
    number, steps_up : int
        How many weeks came before it, and how many steps of growth.
    phase : str
        A key of `helpers.season.calendar.PHASES`.
    lighter : bool
        Whether it is a lighter week.
    """

    monday: dt.date
    number: int
    steps_up: int
    phase: Phase
    lighter: bool

    def holds(self, day: dt.date) -> bool:
        """Return whether a day lies in the week."""
        return 0 <= (day - self.monday).days < 7


def slots(setting: Setting, weekdays: tuple[int, ...]) -> list[Slot]:
    """Return the weeks of a season that has training on some weekdays."""
    mondays = _mondays(setting, weekdays)
    found, steps_up = [], 0
    for number, monday in enumerate(mondays):
        phase = _phase(number, len(mondays), setting)
        lighter = phase not in ("taper", "race") and _is_lighter(number, setting)
        steps_up += bool(number) and not lighter and phase not in ("taper", "race")
        found.append(Slot(monday, number, steps_up, phase, lighter))
    return found


def _mondays(setting: Setting, weekdays: tuple[int, ...]) -> list[dt.date]:
    """Return the weeks' first days, leaving out a first week whose days have all gone by."""
    start = monday_of(setting.first)
    held = (*weekdays, *(club.weekday for club in setting.clubs))
    over = all(weekday < setting.first.weekday() for weekday in held)
    if over and (setting.last - start).days > 6 and not _stands_in(start, setting):
        start += dt.timedelta(days=7)
    return [start + dt.timedelta(days=n) for n in range(0, (setting.last - start).days + 1, 7)]


def _stands_in(monday: dt.date, setting: Setting) -> bool:
    standing = {*setting.events, *(hand.day for hand in setting.outline.days)}
    return any(monday_of(day) == monday for day in standing)


def _is_lighter(number: int, setting: Setting) -> bool:
    return (number + 1) % int(setting.assumptions[LIGHTER_EVERY]) == 0


def _phase(number: int, weeks: int, setting: Setting) -> Phase:
    """Count back from the race; without one the whole season is base and build."""
    raced = setting.goal.race_date is not None
    if raced and number == weeks - 1:
        return "race"
    if raced and number == weeks - 2 and weeks > 2:
        return "taper"
    before = weeks - 2 if raced else weeks
    most = int(before * setting.assumptions[MOST_SHARPENING])
    sharpening = min(int(setting.assumptions[SHARPEN_WEEKS]), most)
    if raced and number >= before - sharpening:
        return "sharpen"
    base = round((before - (sharpening if raced else 0)) * setting.assumptions[BASE_SHARE])
    return "base" if number < base else "build"
