"""What the columns of a squad's table mean, and how their cells are read."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from helpers.athlete import LONGEST_MARK_M, SHORTEST_MARK_M, Athlete, Goal, RaceResult
from helpers.errors import InputError
from helpers.rows import by_word, filled, one_line, plain_words
from helpers.squad.members import Member
from helpers.units import (
    LONGEST_TEXT,
    MILE_M,
    cleaned,
    format_distance,
    parse_distance,
    parse_number,
    parse_time,
    shortened,
)

_KINDS = by_word("""
name: name, full name, athlete, runner, athlet, nom, nombre
first: first name, first, given name, forename, vorname, prenom
last: last name, last, surname, family name, nachname, nom de famille, apellido, apellidos
mark: mark, time, pb, pr, sb, best, best time, personal best, result, zeit, bestzeit, temps, marca
distance: distance, event, race distance, strecke, distanz, epreuve, distancia, prueba
date: date, date of mark, mark date, datum, fecha
effort: effort, kind of mark
age: age, alter, edad
birth: birth date, birthdate, date of birth, dob, birthday, birth year, year of birth, yob, born
birth: geburtsdatum, geburtsjahr, jahrgang, date de naissance, fecha de nacimiento
sex: sex, gender, m f, f m, w m, m w, geschlecht, sexe, sexo
experience: experience, level, erfahrung, niveau, nivel, experiencia
status: status, health, availability, etat, estado
lane: lane, bahn, couloir, calle
goal: goal, goal mile, goal time, mile goal, target, target mile, ziel, objectif, objetivo
week: week, weekly, usual week, per week, weekly distance, distance per week, week distance
week: mileage, weekly mileage, wochenkilometer
longest: longest run, longest, longest recent run, long run
""")
"""What a heading means, without accents and capitals."""

_LEVELS = by_word("""
new: new, beginner, novice, starter, anfanger, debutant, principiante
recreational: recreational, intermediate, regular, hobby, club
experienced: experienced, advanced, expert, elite, competitive, fortgeschritten
""")
_STATES = by_word("""
available: available, ok, okay, fit, healthy, well, good, yes, gesund
niggle: niggle, sore, tight
injured: injured, injury, hurt, verletzt, blesse, lesionado, lesionada
ill: ill, sick, unwell, cold, krank, malade, enfermo, enferma
returning: returning, coming back, back, return
""")
_EFFORTS = by_word("""
race: race, raced, competition, meet, rennen, course, carrera
time trial: time trial, tt, trial, test, all out
training: training, workout, practice, session
""")
_SEXES = by_word("""
F: f, w, female, woman, girl, weiblich, frau, femme, feminin, mujer
M: m, male, man, boy, mannlich, mann, homme, masculin, hombre
: x, d, divers, diverse, other, nb, non binary, nonbinary
""")
"""Nothing where it is left open. A Spanish M (mujer) cannot be told from an English one."""

_UNITS = {
    **dict.fromkeys(("km", "kms", "kilometers", "kilometres", "kilometer"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "mile"),
}
_MEASURES = (*_UNITS, "min", "mins", "minutes", "years", "yrs", "mm", "ss", "hh", "s", "m")
_BEST = ("pb", "pr", "sb", "best", "time", "mark", "personal", "season", "current", "recent")
_EVENTS_M = frozenset((800, 1000, 1500, 1600, 2000, 3000, 3200, 5000, 10_000))

_TIME = re.compile(
    r"(?<![\d.,:])[-−–]?\d{1,3}(?:[:'’′]\d{1,2})+(?:[.,]\d{1,9})?(?:''|′′|[\"”])?(?![\d:])"
)
_AROUND = re.compile(r"[\s()\[\]{}:;,/=@|·]+|(?<=\s)[-–—](?=\s)")
_DAY = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?:[ T]00:00(?::00(?:\.0+)?)?)?")


@dataclass(frozen=True)
class Column:
    """What one column holds.

    Attributes
    ----------
    heading : str
        As the coach wrote it.
    kind : str
        Such as name, mark or age; empty where the heading says nothing known.
    distance_m : float or None
        Distance [m] that the marks of this column are over, where its heading says so.
    unit : {"km", "mile"} or None
        What bare numbers of this column mean.

    Examples
    --------
    >>> Column("Alter", "age").kind
    'age'
    """

    heading: str
    kind: str = ""
    distance_m: float | None = None
    unit: str | None = None


def column_of(heading: str) -> Column:
    """Return what the column under this heading holds.

    Examples
    --------
    >>> column_of("Week (km)").kind, column_of("Week (km)").unit
    ('week', 'km')
    >>> column_of("PB 1500 m").distance_m
    1500.0
    >>> column_of("Favorite color").kind
    ''
    """
    shown = " ".join(cleaned(heading).split())
    words = plain_words(heading).split()
    unit = next((_UNITS[word] for word in words if word in _UNITS), None)
    if " ".join(words) in _KINDS:
        return Column(shown, _KINDS[" ".join(words)], unit=unit)
    if distance_m := _sure_distance(" ".join(word for word in words if word not in _BEST)):
        return Column(shown, "mark", distance_m)
    bare = " ".join(word for word in words if word not in _MEASURES)
    return Column(shown, _KINDS.get(bare, ""), unit=unit)


def _sure_distance(text: str) -> float | None:
    """Return the distance [m] of a mark, if text can be nothing else: 1984 may be a year."""
    try:
        distance_m = _read_distance(text)
    except InputError:
        return None
    sure = not cleaned(text).isdecimal() or distance_m in _EVENTS_M
    return distance_m if sure and SHORTEST_MARK_M <= distance_m <= LONGEST_MARK_M else None


def has_time(text: str) -> bool:
    """Return whether there is a time somewhere in a cell.

    Examples
    --------
    >>> has_time("5k 21:30"), has_time("Ana")
    (True, False)
    """
    return bool(_TIME.search(cleaned(text)) or re.fullmatch(r"\d{1,3}[.,]\d+", cleaned(text)))


def is_texty(cell: str) -> bool:
    """Return whether a cell may be a name: letters, and no time.

    Examples
    --------
    >>> is_texty("Ana"), is_texty("5k 21:30")
    (True, False)
    """
    return any(c.isalpha() for c in cell[:LONGEST_TEXT]) and not has_time(cell)


FITS: dict[str, Callable[[str], bool]] = {
    "name": is_texty,
    "mark": has_time,
    "distance": lambda cell: _sure_distance(cell) is not None,
    "age": lambda cell: _is_birth(cell) or bool(re.fullmatch(r"[1-9]\d", cell)),
    "sex": lambda cell: plain_words(cell) in _SEXES,
}
"""Columns of a table without a header, in their order, and what they look like."""


def _read_mark(text: str) -> tuple[float, float | None]:
    """Return the time [s] of a mark, and its distance [m] where the cell names one."""
    typed = cleaned(text)
    match = _TIME.search(typed)
    if not match:
        return parse_time(typed), None
    around = _AROUND.sub(" ", f"{typed[: match.start()]} {typed[match.end() :]}")
    distance = re.sub(r"\b(?:for|over|in|a)\b", " ", around, flags=re.IGNORECASE).strip()
    return parse_time(match[0]), parse_distance(distance) if distance else None


def _read_distance(text: str, unit: str | None = None) -> float:
    """Return a distance [m]; a comma before one or two digits is a decimal comma."""
    return parse_distance(re.sub(r"(?<=\d),(?=\d{1,2}(?!\d))", ".", cleaned(text)), unit)


def _read_word(text: str, words: dict[str, str], what: str) -> str:
    """Return what a word of a small table stands for."""
    if (key := plain_words(text)) in words:
        return words[key]
    possible = dict.fromkeys(str(value) for value in words.values() if value)
    raise InputError(
        f'"{shortened(cleaned(text))}" was given for {what}.',
        f"Possible are {', '.join(possible)}.",
        "Write one of them, or leave the cell empty.",
    )


def _whole(text: str, what: str, low: int, high: int, unit: str = "") -> int:
    return int(parse_number(text, what=what, low=low, high=high, unit=unit, whole=True))


def _minutes(text: str) -> float:
    """Return a time [s] that was written as minutes."""
    typed = cleaned(text).replace(",", ".")
    return 60 * parse_number(typed, what="Longest run", low=0, high=360, unit="minutes")


def _read_day(text: str) -> dt.date:
    """Return a date; 3/4/2026, which could be two days, is refused."""
    typed = cleaned(text)
    match = _DAY.fullmatch(typed)
    if not match or {len(match[1]), len(match[4])} not in ({4, 1}, {4, 2}):
        raise InputError(
            f'"{shortened(typed)}" is not a date.',
            "Dates have a day, a month and four digits for the year.",
            "For example 2026-05-12.",
        )
    first, mark, second, last = match.groups()
    if len(first) == 4:
        year, month, day = first, second, last
    elif mark == "." or int(first) > 12 or first == second:
        year, month, day = last, second, first
    elif int(second) > 12:
        year, month, day = last, first, second
    else:
        raise InputError(
            f"{typed} can be read in more than one way.",
            f"It could be {last}-{first:0>2}-{second:0>2} or {last}-{second:0>2}-{first:0>2}.",
            "Write the year first.",
        )
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        raise InputError(f"{typed} is not on the calendar.", "Check the day and month.") from None


def _is_birth(text: str) -> bool:
    """Return whether a cell of the age column is a year or a date of birth."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", cleaned(text)) or _DAY.fullmatch(cleaned(text)))


def _read_birth(text: str, today: dt.date | None) -> int:
    """Return the age [years] of who was born on a day, or in a year, which they reach this year."""
    typed = cleaned(text)
    if today is None:
        raise InputError(
            f"A birth date was given, {shortened(typed)}.",
            "An age follows from it and today's date, which is not known here.",
            "Give the age in years, or leave it empty.",
        )
    year = re.fullmatch(r"(?:19|20)\d\d", typed)
    born = dt.date(int(typed), 1, 1) if year else _read_day(typed)
    before = not year and (today.month, today.day) < (born.month, born.day)
    age = today.year - born.year - before
    if born > today or not 8 <= age <= 100:
        raise InputError(
            f"Born {typed}, they {'are not born yet' if born > today else f'are {age}'}.",
            "The workbook is for ages 8 to 100.",
            "Check the date, or leave it empty.",
        )
    return age


def member_of(given: dict[Column, str], today: dt.date | None, remarks: Counter[str]) -> Member:
    """Return the athlete of one row; what a coach may want to know is counted in `remarks`.

    Examples
    --------
    >>> row = {Column("Name", "name"): "Ana", Column("5k", "mark", 5000.0): "21:30"}
    >>> member_of(row, None, Counter()).athlete.marks[0].time_s
    1290.0
    """
    cells = {c.kind: text for c, text in given.items() if c.kind == "name" or filled(text)}
    units = {column.kind: column.unit for column in given}

    def read(kind: str, parse: Callable, *rest: object, otherwise: object = None) -> object:
        return parse(cells[kind], *rest) if kind in cells else otherwise

    goal_s = read("goal", lambda text: _distance_and_time(text, MILE_M, remarks)[1])
    athlete = Athlete(
        _name(given, remarks),
        experience=read("experience", _read_word, _LEVELS, "experience", otherwise="recreational"),
        age=_age(cells, today, remarks),
        sex=read("sex", _read_word, _SEXES, "sex") or None,
        marks=_marks(given, cells, today, remarks),
        weekly_distance_m=read("week", _read_distance, units.get("week")),
        longest_run_s=read("longest", _minutes),
        status=read("status", _read_word, _STATES, "status", otherwise="available"),
    )
    return Member(athlete, Goal(goal_s), read("lane", _whole, "Lane", 1, 8))


def _name(given: dict[Column, str], remarks: Counter[str]) -> str:
    """Return first and last name joined; beside a first name, "name" is the last."""
    cells = {column.kind: text for column, text in given.items()}
    first, name, last = (cells.get(kind, "") for kind in ("first", "name", "last"))
    parts = [part for part in (first or name, last or (first and name)) if part]
    name = " ".join(filter(None, map(one_line, parts)))
    if not name:
        raise InputError("This row has no name.", "Each athlete has one.", "Write a nickname.")
    remarks["tidied"] += len(name) <= 80 and unicodedata.normalize("NFC", " ".join(parts)) != name
    return name


def _age(cells: dict[str, str], today: dt.date | None, remarks: Counter[str]) -> int | None:
    """Return the age, or what follows from a birth date in its place."""
    if "age" in cells and not _is_birth(cells["age"]):
        return _whole(cells["age"], "Age", 8, 100, "years")
    birth = cells.get("age") or cells.get("birth")
    remarks["birth"] += bool(birth)
    return _read_birth(birth, today) if birth else None


def _marks(
    given: dict[Column, str], cells: dict[str, str], today: dt.date | None, remarks: Counter[str]
) -> tuple[RaceResult, ...]:
    unit = next((column.unit for column in given if column.kind == "distance"), None)
    stated_m = _read_distance(cells["distance"], unit) if "distance" in cells else None
    effort = _read_word(cells["effort"], _EFFORTS, "effort") if "effort" in cells else "race"
    day = _past_day(cells["date"], today) if "date" in cells else None
    marks = ((c.distance_m or stated_m, t) for c, t in given.items() if c.kind == "mark")
    return tuple(
        RaceResult(*_distance_and_time(text, over_m, remarks), day, effort)
        for over_m, text in marks
        if filled(text)
    )


def _distance_and_time(
    text: str, over_m: float | None, remarks: Counter[str]
) -> tuple[float, float]:
    """Return a mark, over the distance of its cell or of its column; else over the mile."""
    time_s, own_m = _read_mark(text)
    if own_m is not None and over_m is not None and abs(own_m - over_m) > 0.5:
        raise InputError(
            f"{shortened(cleaned(text))} is over {format_distance(own_m)} in its cell, and over "
            f"{format_distance(over_m)} by its column.",
            "A mark has one distance.",
            "Remove one of them.",
        )
    remarks["comma"] += bool(re.search(r"\d,\d", text))
    distance_m = over_m if own_m is None else own_m
    remarks["mile"] += distance_m is None
    return MILE_M if distance_m is None else distance_m, time_s


def _past_day(text: str, today: dt.date | None) -> dt.date:
    day = _read_day(text)
    if today and day > today:
        raise InputError(
            f"A mark of {day} was given.", "Marks have been run already.", "Check the date."
        )
    return day
