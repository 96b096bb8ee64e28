"""Dates as coaches write them into a log."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.errors import InputError
from helpers.rows import by_word
from helpers.units import cleaned, shortened

_MONTHS = by_word("""
1: jan, january, januar, janner, janvier, janv, ene, enero
2: feb, february, februar, fev, fevr, fevrier, febrero
3: mar, march, marz, mrz, mars, marzo
4: apr, april, avr, avril, abr, abril
5: may, mai, mayo
6: jun, june, juni, juin, junio
7: jul, july, juli, juil, juillet, julio
8: aug, august, aout, ago, agosto
9: sep, sept, september, septembre, septiembre, set, setiembre
10: oct, october, okt, oktober, octobre, octubre
11: nov, november, novembre, noviembre
12: dec, december, dez, dezember, decembre, dic, diciembre
""")
"""Without accents and capitals."""

_WEEKDAYS = by_word("""
weekday: mo, mon, monday, montag, lu, lun, lundi, lunes
weekday: di, tu, tue, tues, tuesday, dienstag, ma, mar, mardi, martes
weekday: mi, we, wed, wednesday, mittwoch, me, mer, mercredi, mie, miercoles
weekday: do, th, thu, thur, thurs, thursday, donnerstag, je, jeu, jeudi, ju, jue, jueves
weekday: fr, fri, friday, freitag, ve, ven, vendredi, vi, vie, viernes
weekday: sa, sat, saturday, samstag, sonnabend, sam, samedi, sab, sabado
weekday: so, su, sun, sunday, sonntag, dim, dimanche, dom, domingo
""")
_WEEKDAY = re.compile(r"([a-z]{2,10})[.,]*\s+(.*)")
_HOUR = re.compile(
    r"(?:(?<=\d)t|,? (?:at )?)\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?"
    r"(?: ?[ap]\.?m\.?)?(?:z| ?[+-]\d\d:?\d\d)?$"
)
_DAY, _NAME = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<name>[a-z]{3,10})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_ORDERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\.(?: ?{_YEAR})?",
        rf"(?P<day>\d{{1,2}})(?P<slash>[-/])(?P<month>\d{{1,2}})(?P=slash){_YEAR}",
        r"(?P<day>\d{1,2})(?P<slash>/)(?P<month>\d{1,2})",
        rf"{_DAY}(?:er|o|\.)?[ -]?(?:de |of )?{_NAME}\.?(?:[ ,-]*(?:del? )?{_YEAR})?",
        rf"{_NAME}\.?[ -]?{_DAY}(?:[ ,-]+{_YEAR})?",
    )
)


@dataclass(frozen=True)
class Written:
    """A date as it was written; where slashes leave the order open, the day stands first.

    Attributes
    ----------
    day, month : int
        As written, so they may be on no calendar.
    year : int or None
        None where it was left out.
    slashed : bool
        Whether day and month may be the other way round.

    Examples
    --------
    >>> Written(24, 11, slashed=True).settled
    True
    """

    day: int
    month: int
    year: int | None = None
    slashed: bool = False

    @property
    def settled(self) -> bool:
        """Whether the date can be read in one way only."""
        return not self.slashed or self.day > 12 or self.month > 12 or self.day == self.month

    @property
    def turned(self) -> "Written":
        """The date with the month first."""
        return replace(self, day=self.month, month=self.day)

    def on_calendar(self, today: dt.date) -> dt.date:
        """Return the date; without a year it is the last such day, today included."""
        years = range(today.year, today.year - 9, -1) if self.year is None else (self.year,)
        for year in years:
            try:
                day = dt.date(year, self.month, self.day)
            except ValueError:
                continue
            if self.year is not None or day <= today:
                return day
        raise InputError(
            f"There is no day {self.day} in month {self.month}"
            f"{'' if self.year is None else f' of {self.year}'}.",
            "Days go from 1 to 31, months from 1 to 12.",
            "Check the day and the month.",
        )


def written(text: str) -> Written | None:
    """Return a date as it was written, nothing where it is none.

    Examples
    --------
    >>> written("Tue 24 Nov 2026")
    Written(day=24, month=11, year=2026, slashed=False)
    >>> written("45 min") is None
    True
    """
    spaced = " ".join(cleaned(text).split())
    letters = unicodedata.normalize("NFKD", spaced).casefold()
    bare = _HOUR.sub("", "".join(c for c in letters if not unicodedata.combining(c))).rstrip(" ,")
    weekday = _WEEKDAY.fullmatch(bare)
    # "mar 24" is a day in March; before another date it is a Tuesday, mardi or martes.
    named = weekday and weekday[1] in _WEEKDAYS
    return _in_some_order(bare) or (_in_some_order(weekday[2]) if named else None)


def _in_some_order(text: str) -> Written | None:
    for order in _ORDERS:
        if match := order.fullmatch(text):
            found = match.groupdict()
            if month := found.get("month") or _MONTHS.get(found.get("name") or ""):
                year = found.get("year")
                full = None if year is None else int(year) + 2000 * (len(year) == 2)
                return Written(int(found["day"]), int(month), full, bool(found.get("slash")))
    return None


def is_day(cell: str) -> bool:
    """Return whether a cell is written as a date.

    Examples
    --------
    >>> is_day("24.11.2026"), is_day("24.5")
    (True, False)
    """
    return written(cell) is not None


def day_first(cells: Iterable[str]) -> bool | None:
    """Return whether dates with slashes begin with the day, if the column settles it.

    Examples
    --------
    >>> day_first(["3/4/2026", "24/11/2026"]), day_first(["3/4/2026", "11/24/2026"])
    (True, False)
    >>> day_first(["3/4/2026"]) is None
    True
    """
    slashed = [date for date in map(written, cells) if date and date.slashed]
    day, month = any(d.day > 12 for d in slashed), any(d.month > 12 for d in slashed)
    return day if day != month else None


def read_day(text: str, today: dt.date, *, first: bool | None = None) -> dt.date:
    """Read the day of something that was done.

    Parameters
    ----------
    text : str
        For example 2026-11-24, 24.11.2026, 24/11/2026, "Tue 24 Nov" or "November 24, 2026".
    today : datetime.date
        Nothing was done later; a date without a year is the last such day.
    first : bool, optional
        Whether the day stands first in 3/4/2026.

    Raises
    ------
    InputError
        If it is no date, could be two, or has not been yet.

    Examples
    --------
    >>> read_day("Tue 24 Nov", dt.date(2026, 12, 1))
    datetime.date(2026, 11, 24)
    """
    typed, date = shortened(cleaned(text)), written(text)
    if date is None:
        raise InputError(
            f'"{typed}" is not a date.',
            "Dates have a day, a month and a year.",
            "For example 2026-11-24 or 24 Nov 2026.",
        )
    if not date.settled and first is None:
        one, other = date.on_calendar(today), date.turned.on_calendar(today)
        raise InputError(
            f"{typed} can be read in more than one way.",
            f"It could be {one} or {other}, and no other row settles it.",
            "Write it with the year first, as in 2026-11-24.",
        )
    month_first = date.slashed and (date.month > 12 if date.settled else not first)
    day = (date.turned if month_first else date).on_calendar(today)
    if day > today:
        raise InputError(
            f"{day} has not been yet.", "A log holds what was done.", "Check the date."
        )
    return day
