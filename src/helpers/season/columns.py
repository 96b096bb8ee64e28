"""What the columns of a log mean, with a header and without."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from helpers.errors import InputError
from helpers.rows import Row, by_word, heading_words, left_out, mostly, plain_words
from helpers.season.cells import is_duration, is_kind, is_rating
from helpers.season.dates import is_day
from helpers.units import cleaned, shortened

_HEADINGS = by_word("""
date: date, session date, activity date, workout date, datum, fecha
day: day, weekday, tag, wochentag, jour, dia
minutes: minutes, minute, min, mins, duration, length, session time, training time, total time
minutes: hours, stunden, heures, horas, dauer, minuten, trainingsdauer, trainingszeit, duree, duracion, minutos
time: time, zeit, temps, tiempo
rpe: rpe, srpe, session rpe, effort, perceived effort, exertion, perceived exertion, rating, borg
rpe: cr10, anstrengung, belastungsempfinden, ressenti, difficulte, esfuerzo
kind: kind, kind of session, session, session type, type, workout, workout type, activity
kind: activity type, sport, training, einheit, art, typ, trainingsart, seance, entrainement
kind: sesion, tipo, entrenamiento
note: note, notes, comment, comments, remark, remarks, bemerkung, bemerkungen, notiz, notizen
note: kommentar, remarque, remarques, commentaire, commentaires, nota, notas, comentario
note: comentarios, observaciones
title: title, description, activity name, name, titel, titre, titulo
""")
"""What a heading means, without accents and capitals."""

_ELSE = {"day": "date", "time": "minutes", "title": "note"}
"""What a heading means where no other column has that: beside a duration, "time" is of the day."""

_MEASURES = by_word("""
h: h, hr, hrs, hours, std, stunden, heures, horas
min: min, mins, minutes, minuten, minutos
s: s, sec, secs, seconds, sek, sekunden, secondes, segundos
h: hh
min: mm
s: ss
: in, 0, 1, 10, cr, cr10, scale, skala
""")


@dataclass(frozen=True)
class Column:
    """What one column of a log holds.

    Attributes
    ----------
    heading : str
        As the coach wrote it.
    kind : str
        Such as date, minutes, rpe, kind or note; empty where the heading says nothing known.
    unit : {"min", "h", "s", "h:mm", "m:ss"}
        What its numbers, or its colons, mean.

    Examples
    --------
    >>> Column("Dauer", "minutes").unit
    'min'
    """

    heading: str
    kind: str = ""
    unit: str = "min"


def column_of(heading: str) -> Column:
    """Return what the column under this heading holds.

    Examples
    --------
    >>> column_of("Durée (h:mm)")
    Column(heading='Durée (h:mm)', kind='minutes', unit='h:mm')
    >>> column_of("Weather").kind
    ''
    """
    words = plain_words(heading).split()
    bare = " ".join(word for word in words if word not in _MEASURES)
    kind = _HEADINGS.get(" ".join(words)) or _HEADINGS.get(bare, "")
    return Column(" ".join(cleaned(heading).split()), kind, _unit(words))


def _unit(words: list[str]) -> str:
    """Return the unit of the numbers below a heading, or how a colon is meant there."""
    measures = [_MEASURES[word] for word in words if _MEASURES.get(word)]
    orders = {("h", "min"): "h:mm", ("min", "s"): "m:ss"}
    return orders.get(tuple(measures)) or (measures[0] if len(measures) == 1 else "min")


def header(row: Row) -> tuple[Column, ...]:
    """Return the columns that a row names, nothing where it is no header.

    Examples
    --------
    >>> [column.kind for column in header(Row(1, ("Datum", "Dauer", "RPE")))]
    ['date', 'minutes', 'rpe']
    >>> header(Row(1, ("2026-11-24", "45", "6")))
    ()
    """
    head = tuple(map(column_of, heading_words(row, lambda cell: column_of(cell).kind)))
    if any(is_day(cell) or re.fullmatch(r"[-\d.,:]+", cell) for cell in row.cells):
        return ()
    kinds = {column.kind for column in head} - {""}
    sure = kinds & {"date", "day", "minutes"}
    return head if sure or sum(bool(column.kind) for column in head) > 1 else ()


def columns_of(head: tuple[Column, ...], rows: list[Row]) -> tuple[Column, ...]:
    """Return what the columns hold, dates and minutes among them, none of them twice.

    Parameters
    ----------
    head : tuple of Column
        What the header names; nothing without one.
    rows : list of Row
        The rows of sessions.

    Raises
    ------
    InputError
        If there is no column of dates or of minutes, if two hold the same, or if the ratings are
        on another scale.

    Examples
    --------
    >>> [column.kind for column in columns_of((), [Row(1, ("2026-11-24", "long run", "45", "6"))])]
    ['date', 'kind', 'minutes', 'rpe']
    """
    columns = _resolved(head) or _inferred(rows)
    if "date" not in {column.kind for column in columns}:
        places = (n for n, c in enumerate(columns) if not c.kind and mostly(rows, n, is_day))
        place = next(places, None)
        columns = tuple(replace(c, kind="date") if n == place else c for n, c in enumerate(columns))
    for kind, what in (("date", "dates"), ("minutes", "minutes")):
        if kind not in {column.kind for column in columns}:
            raise InputError(
                f"No column of {what} was found.", "One is needed.", f"Call it {kind.capitalize()}."
            )
    _check_twice(columns)
    _check_scale(cells_of("rpe", columns, rows))
    return columns


def cells_of(kind: str, columns: Sequence[Column], rows: Iterable[Row]) -> list[str]:
    """Return the cells that the rows have in the column of a kind.

    Examples
    --------
    >>> cells_of("rpe", (Column("", "date"), Column("", "rpe")), [Row(1, ("2026-11-24", "6"))])
    ['6']
    """
    place = next((n for n, column in enumerate(columns) if column.kind == kind), None)
    return [] if place is None else [row.cells[place] for row in rows if len(row.cells) > place]


def _resolved(head: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns without the headings that mean something else beside others."""
    kinds, columns = {column.kind for column in head}, []
    for column in head:
        meant = _ELSE.get(column.kind, column.kind)
        taken = column.kind in _ELSE and meant in kinds
        columns.append(replace(column, kind="" if taken else meant))
        kinds.add(meant)
    return tuple(columns)


def _check_twice(columns: Iterable[Column]) -> None:
    first: dict[str, Column] = {}
    for column in columns:
        if column.kind and column.kind in first:
            names = f'"{shortened(first[column.kind].heading)}" and "{shortened(column.heading)}"'
            raise InputError(
                f"Two columns hold the {_NAMES.get(column.kind, column.kind)}: {names}.",
                "One is read.",
                "Rename or remove one of them.",
            )
        first[column.kind] = column


def _check_scale(ratings: list[str]) -> None:
    """Refuse a column of Borg's other scale, where 9 is very light."""
    high = sum(bool(re.fullmatch(r"1[1-9]|20", cell)) for cell in ratings)
    if high > 2 and 2 * high > sum(map(bool, ratings)):
        raise InputError(
            f"Most ratings are above 10 ({high}).",
            "RPE is a number from 0 to 10 here; Borg's other scale goes from 6 to 20.",
            "Leave that column out, or rate the sessions from 0 to 10.",
        )


_NAMES = {"rpe": "RPE", "": "left out"}

_FITS: dict[str, Callable[[str], bool]] = {
    "date": is_day,
    "minutes": is_duration,
    "rpe": is_rating,
    "kind": is_kind,
    "note": lambda cell: any(c.isalpha() for c in cell[:200]),
}
"""Columns of a table without a header, in their order, and what they look like."""


def _inferred(rows: list[Row]) -> tuple[Column, ...]:
    """Return the columns of a table without a header: in the usual order, some left out.

    A note comes after the minutes, and takes what commas of its own made of it. One number too
    many is no column: it comes of a decimal comma, and its rows are refused.
    """
    left, columns = list(_FITS), []
    for place in range(max(len(row.cells) for row in rows)):
        known = (kind for kind in left if kind != "note" or "minutes" not in left)
        fitting = next((kind for kind in known if mostly(rows, place, _FITS[kind])), None)
        noted = bool(columns) and columns[-1].kind == "note"
        if fitting is None and (noted or mostly(rows, place, is_rating)):
            break
        kind = fitting or next((kind for kind in left if kind not in ("kind", "note")), "")
        columns.append(Column("", kind))
        left = [other for other in left if other != kind]
    if not any(is_day(cell) for row in rows for cell in row.cells[: len(columns)]):
        columns = [replace(c, kind="" if c.kind == "date" else c.kind) for c in columns]
    return tuple(columns)


def about_columns(
    head: tuple[Column, ...], columns: tuple[Column, ...], rows: list[Row]
) -> list[str]:
    """Return how the columns were taken without a header, or which were left out with one.

    Examples
    --------
    >>> about_columns((), (Column("", "date"), Column("", "rpe")), [])
    ['No header: the columns were taken as date, RPE.']
    """
    if not head:
        kinds = (_NAMES.get(column.kind, column.kind) for column in columns)
        return [f"No header: the columns were taken as {', '.join(kinds)}."]
    return left_out({n: c.heading for n, c in enumerate(columns) if not c.kind}, rows)
