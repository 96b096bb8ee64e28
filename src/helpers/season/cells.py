"""What stands in the cells of a log: durations, ratings, kinds of session, words."""

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from helpers.errors import InputError
from helpers.rows import by_word, one_line, plain_words
from helpers.season.dates import is_day, read_day, written
from helpers.season.log import LONGEST_NOTE, Done
from helpers.units import cleaned, parse_number, shortened

Remarks = defaultdict[str, list[str]]
"""What the coach may want to know: for each remark, what it is about, row by row."""

_KINDS = by_word("""
easy run: easy, easy run, easy running, recovery, recovery run, jog, jogging, easy jog, dauerlauf
easy run: lockerer dauerlauf, locker, regeneration, footing, footing lent, rodaje, rodaje suave
long run: long, long run, long slow distance, lsd, langer lauf, langer dauerlauf, lang
long run: sortie longue, tirada larga, rodaje largo
short intervals: short intervals, short reps, short repeats, sprints, kurze intervalle
long intervals: long intervals, long reps, long repeats, lange intervalle
strength: strength, strength training, gym, weights, weight training, lifting, kraft, krafttraining
strength: musculation, renforcement, fuerza, pesas, gimnasio
power: power, plyometrics, plyos, plyo, jumps, bounding, sprungkraft, pliometrie, pliometria
cross-training: cross training, crosstraining, xt, bike, biking, cycling, ride, swim, swimming, pool
cross-training: aqua jogging, elliptical, rowing, spinning, rad, radfahren, schwimmen, velo
cross-training: natation, bici, bicicleta, natacion
test or race: test or race, test, race, time trial, tt, parkrun, competition, meet, wettkampf
test or race: rennen, competicion
: run, running, session, training, workout, lauf, laufen, course a pied, correr
""")
"""Kinds of session in `helpers.season.calendar.KINDS`; of a run, no more is known."""

_OFF = by_word("off: off, day off, rest, rest day, frei, ruhe, ruhetag, repos, descanso")

_CLOCK = re.compile(
    r"(\d{1,3}):(\d{2})(?::(\d{2})(?:[.,]\d{1,6})?)?\s*(h|hrs?|hours?|std|m|min|mins|minutes?)?\.?"
)
_NUMBER = r"(\d{1,6}(?:[.,]\d{1,6})?)"
_HOURS = r"\s*(?:h|hrs?|hours?|std|stunden?|heures?|horas?)\.?"
_MINUTES = r"\s*(?:m|mins?|minutes?|minuten?|minutos?|['’′])\.?"
_SECONDS = r"\s*(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|\"|”|''|′′)\.?"
_WORDED = re.compile(
    rf"(?:{_NUMBER}{_HOURS})?[\s,]*(?:{_NUMBER}{_MINUTES})?[\s,]*(?:{_NUMBER}{_SECONDS})?"
)
_HOURS_AND = re.compile(rf"(\d{{1,2}}){_HOURS}\s*(\d{{1,2}})")
_RATING = re.compile(r"(?:rpe\s*)?([-−–]?\s*\d{1,6}(?:[.,]\d{1,6})?)(?:\s*/\s*10)?")

_IN_MINUTES = {"h": 60.0, "min": 1.0, "s": 1 / 60}


@dataclass(frozen=True)
class Habits:
    """How the columns of a log are written, as a whole.

    Attributes
    ----------
    day_first : bool or None
        Whether the day stands first in 3/4/2026; None where nothing settles it.
    unit : {"min", "h", "s", "h:mm", "m:ss"}
        What its heading says of a duration; minutes where it says nothing.
    watch : bool
        Whether some durations are as a watch shows them, 45:30 or 1:05:30.

    Examples
    --------
    >>> Habits().unit
    'min'
    """

    day_first: bool | None = None
    unit: str = "min"
    watch: bool = False


def is_duration(cell: str) -> bool:
    """Return whether a cell begins as a duration does, and is no date.

    Examples
    --------
    >>> is_duration("45 min"), is_duration("24.11.2026"), is_duration("abc")
    (True, False, False)
    """
    return bool(re.match(r"[-−–]?\s*\d", cleaned(cell))) and written(cell) is None


def is_rating(cell: str) -> bool:
    """Return whether a cell may hold a rating.

    Examples
    --------
    >>> is_rating("7/10"), is_rating("good")
    (True, False)
    """
    return bool(_RATING.fullmatch(cleaned(cell).lower()))


def is_kind(cell: str) -> bool:
    """Return whether a cell names a kind of session.

    Examples
    --------
    >>> is_kind("Long run"), is_kind("felt good")
    (True, False)
    """
    return plain_words(cell) in _KINDS or plain_words(cell) in _OFF


def is_watch(cell: str) -> bool:
    """Return whether a duration is written as a watch shows it: 45:30 or 1:05:30, not 1:05.

    Examples
    --------
    >>> is_watch("45:30"), is_watch("1:05:30"), is_watch("1:05")
    (True, True, False)
    """
    match = _CLOCK.fullmatch(cleaned(cell).lower())
    return bool(match) and (match[3] is not None or int(match[1]) >= 10)


def read_minutes(text: str, habits: Habits, remarks: Remarks) -> float:
    """Read how long a session took.

    Parameters
    ----------
    text : str
        For example 45, 45,5, "45 min", "1 h 5", 1:05:30, 45:30 (minutes and seconds, from ten on)
        or 1:05 (hours and minutes).
    habits : Habits
        How the column is written.
    remarks : defaultdict of list
        Takes how times with one colon were read.

    Returns
    -------
    float
        Duration [min].

    Raises
    ------
    InputError
        If it is no duration, or could be two: 5:10 is a mile, or a day on the feet.

    Examples
    --------
    >>> read_minutes("1 h 5", Habits(), Remarks(list))
    65.0
    >>> read_minutes("45:30", Habits(), Remarks(list))
    45.5
    """
    typed = cleaned(text).lower()
    if re.match(r"[-−–]\s*\d", typed):
        raise InputError(
            f"{shortened(typed)} is negative.", "Durations are longer than zero.", "Check it."
        )
    if match := _CLOCK.fullmatch(typed):
        return _clock_minutes(match, habits, remarks)
    if re.fullmatch(_NUMBER, typed):
        return _number(typed) * _IN_MINUTES.get(habits.unit, 1.0)
    if match := _HOURS_AND.fullmatch(typed):
        return 60.0 * int(match[1]) + int(match[2])
    match = _WORDED.fullmatch(typed)
    if not match or not any(match.groups()):
        raise InputError(
            f'"{shortened(cleaned(text))}" is not a duration.',
            "Durations are minutes, or hours and minutes.",
            "For example 45 or 1 h 5.",
        )
    parts = zip(match.groups(), _IN_MINUTES.values(), strict=True)
    return sum(_number(part) * minutes for part, minutes in parts if part)


def _number(typed: str) -> float:
    return float(typed.replace(",", "."))


def _clock_minutes(match: re.Match[str], habits: Habits, remarks: Remarks) -> float:
    """Return the minutes of 1:05:30, 45:30 and 1:05."""
    parts = [int(part) for part in match.groups()[:3] if part is not None]
    if max(parts[1:]) > 59:
        raise InputError(
            f"{match[0]} is not a time on a clock.",
            "Behind a colon the numbers go from 00 to 59.",
            "Write minutes alone, for example 65.",
        )
    if len(parts) == 3:
        return 60.0 * parts[0] + parts[1] + parts[2] / 60
    how = _order(match, habits)
    minutes = 60.0 * parts[0] + parts[1] if how == "h:mm" else parts[0] + parts[1] / 60
    remarks[how].append(f"{match[0]} is {minutes:.4g} min")
    return minutes


def _order(match: re.Match[str], habits: Habits) -> str:
    """Return how one colon is meant: by its unit or heading, else by what can be a session."""
    first, second = int(match[1]), int(match[2])
    if match[4]:
        return "m:ss" if match[4].startswith("m") else "h:mm"
    if habits.unit in ("h:mm", "m:ss"):
        return habits.unit
    if first < 4:
        return "h:mm"
    if first >= 10 or habits.watch:
        return "m:ss"
    raise InputError(
        f"{match[0]} can be read in more than one way.",
        f"It could be {60 * first + second} minutes, or {first} minutes {second} seconds.",
        f"Write {60 * first + second} or {first + second / 60:.1f}.",
    )


def read_rating(text: str) -> float:
    """Read a rating of the whole session on the CR-10 scale.

    Examples
    --------
    >>> read_rating("7,5"), read_rating("6/10")
    (7.5, 6.0)
    """
    typed = cleaned(text).lower()
    match = _RATING.fullmatch(typed)
    number = re.sub(r"\s|(?<=\d)[.,]0+$", "", match[1]).replace(",", ".") if match else typed
    if re.fullmatch(r"1[1-9]|20", number):
        raise InputError(
            f"RPE {number} was given.",
            "RPE is a number from 0 to 10 here; Borg's other scale goes from 6 to 20.",
            "Rate it from 0 to 10, or leave the cell empty.",
        )
    return parse_number(number.replace("–", "-"), what="RPE", low=0, high=10)


def read_kind(text: str) -> tuple[str, str]:
    """Return the kind of session that a word stands for, and the word where it is not known.

    Examples
    --------
    >>> read_kind("Gym"), read_kind("Fartlek")
    (('strength', ''), ('', 'Fartlek'))
    """
    if (key := plain_words(text)) in _KINDS:
        return _KINDS[key], ""
    return "", shortened(one_line(text), 60)


def is_day_off(cells: dict[str, str]) -> bool:
    """Return whether a row says that nothing was done, or says nothing at all but the day.

    Examples
    --------
    >>> is_day_off({"date": "2026-11-24", "note": "Rest day"})
    True
    >>> is_day_off({"date": "2026-11-24", "minutes": "0"})
    False
    """
    said, minutes = cells.get("kind") or cells.get("note"), cleaned(cells.get("minutes", ""))
    if minutes not in ("", "0") or not is_day(cells.get("date", "")):
        return False
    return plain_words(said) in _OFF if said else not minutes and "rpe" not in cells


def done_of(cells: dict[str, str], today: dt.date, habits: Habits, remarks: Remarks) -> Done:
    """Return what one row says was done; what the coach may want to know is put into `remarks`.

    Examples
    --------
    >>> row = {"date": "24.11.2026", "minutes": "45,5", "rpe": "6", "kind": "easy"}
    >>> done_of(row, dt.date(2026, 12, 1), Habits(), Remarks(list)).kind
    'easy run'
    """
    day = _day(cells, today, habits, remarks)
    if "minutes" not in cells:
        raise InputError(
            "This row has no minutes.", "Each session has a duration.", "Write how long it took."
        )
    minutes = read_minutes(cells["minutes"], habits, remarks)
    rpe = read_rating(cells["rpe"]) if "rpe" in cells else None
    kind, unknown = read_kind(cells.get("kind", ""))
    note = _note(unknown, one_line(cells.get("note", "")), remarks)
    done = Done(day, minutes, rpe, kind, note)
    due = {"unrated": rpe is None, "unknown": unknown, "short": minutes < 5, "comma": _comma(cells)}
    for what in filter(due.get, due):
        remarks[what].append(unknown if what == "unknown" else f"{minutes:.2g} min")
    return done


def _day(cells: dict[str, str], today: dt.date, habits: Habits, remarks: Remarks) -> dt.date:
    if "date" not in cells:
        raise InputError("This row has no date.", "Each session has one.", "Write it down.")
    day, date = read_day(cells["date"], today, first=habits.day_first), written(cells["date"])
    if date and date.year is None:
        remarks["year"].append(f"{shortened(cleaned(cells['date']))} is {day}")
    if date and not date.settled:
        remarks["slashes"].append(f"{shortened(cleaned(cells['date']))} is {day}")
    return day


def _comma(cells: dict[str, str]) -> bool:
    return any(re.search(r"\d,\d", cells.get(what, "")) for what in ("minutes", "rpe"))


def _note(unknown: str, note: str, remarks: Remarks) -> str:
    """Return an unknown kind and the note, cut to what a log holds."""
    told = ": ".join(part for part in (unknown, note) if part)
    if len(told) <= LONGEST_NOTE:
        return told
    remarks["cut"].append(shortened(told))
    return unicodedata.normalize("NFC", told[: LONGEST_NOTE - 1])[: LONGEST_NOTE - 1] + "…"
