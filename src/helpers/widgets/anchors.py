"""What stands in a season: the club's weekly sessions, time trials, minor races, and free minutes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import ipywidgets as ipw

from helpers.athlete import WEEKDAYS
from helpers.errors import InputError
from helpers.pages import notices
from helpers.pages.markup import heading, paragraph
from helpers.season import Club, Event, Outline
from helpers.season.outline import CLUB_KINDS, Anchor
from helpers.units import cleaned, parse_distance, parse_number
from helpers.widgets.controls import announced, box, button, discard, look, text_field, words
from helpers.widgets.store import Store


def minutes_field(store: Store) -> ipw.Box:
    """Return the field for the most minutes of a day: one figure, or one for each weekday."""
    return text_field(
        store, "outline.minutes", "Most minutes on a day", parse=parse_minutes, show=minutes_words,
        example="empty: no limit; 60; or Tue 45, Sun 120",
    )  # fmt: skip


def parse_minutes(typed: str) -> tuple[float | None, ...]:
    """Return the most minutes of Monday to Sunday [min]; None where there is no limit.

    Raises
    ------
    InputError
        If a part is no number of minutes, or names no weekday.

    Examples
    --------
    >>> parse_minutes("Tue 45, Sun 120")
    (None, 45.0, None, None, None, None, 120.0)
    """
    parts = [part.strip() for part in cleaned(typed).replace(";", ",").split(",") if part.strip()]
    if len(parts) == 1 and parts[0][0].isdigit():
        return (_minutes(parts[0]),) * 7
    found: list[float | None] = [None] * 7
    for part in parts:
        name, _, figure = part.partition(" ")
        days = [at for at, day in enumerate(WEEKDAYS) if name[:3].capitalize() == day]
        if not days:
            raise InputError(
                f'"{name[:20]}" is no weekday.',
                "Write one figure for every day, or weekdays with a figure each.",
                "For example 60, or Tue 45, Sun 120.",
            )
        found[days[0]] = _minutes(figure)
    return tuple(found)


def _minutes(typed: str) -> float:
    try:
        return parse_number(typed, what="The time of a day", low=15, high=480, unit="min")
    except InputError as error:
        raise InputError(*error.sentences[:2], "For example 75.") from None


def minutes_words(minutes: tuple[float | None, ...]) -> str:
    """Return the most minutes of each day as they may be typed.

    Examples
    --------
    >>> minutes_words((60.0,) * 7), minutes_words((None, 45.0, None, None, None, None, None))
    ('60', 'Tue 45')
    """
    if len(set(minutes)) == 1:
        return "" if minutes[0] is None else f"{minutes[0]:g}"
    named = zip(WEEKDAYS, minutes, strict=True)
    return ", ".join(f"{day} {most:g}" for day, most in named if most is not None)


def anchors(store: Store) -> ipw.Box:
    """Return what stands, with a form to add to it."""
    listed = box([], "section")

    def remove(anchor: Anchor) -> None:
        outline = store.workbook.outline
        left = tuple(other for other in outline.anchors if other != anchor)
        store.change("outline", replace(outline, anchors=left))

    def draw(found: tuple[Anchor, ...]) -> None:
        old = listed.children
        listed.children = tuple(
            box([words(paragraph(a.words)), button("Remove", lambda a=a: remove(a))], "row")
            for a in found
        )
        for widget in old:
            discard(widget)

    store.view(lambda workbook: workbook.outline.anchors, draw)
    title = words(heading("What stands"))
    return box([title, listed, _weekly(store), _dated(store)], "section")


def _form(
    store: Store, fields: Sequence[ipw.Widget], label: str, made: Callable[[], Anchor]
) -> ipw.Box:
    """Return fields with the button that adds what they say, or tells why not below it."""
    said = announced()

    def with_one(_: object) -> Outline:
        outline = store.workbook.outline
        return replace(outline, anchors=(*outline.anchors, made()))

    def add() -> None:
        refused = store.change("outline", None, with_one)
        said.value = notices.refusal(str(refused)) if refused else ""

    return box([*fields, button(label, add), said], "form")


def _weekly(store: Store) -> ipw.Box:
    day = _choice("Every week on", [(name, at) for at, name in enumerate(WEEKDAYS)])
    holds = _choice("holds", [(kind, kind) for kind in CLUB_KINDS])
    slot, name = _text("Slot [min]", "75, or empty"), _text("Name", "Club track")

    def club() -> Club:
        minutes = _minutes(slot.value) if cleaned(slot.value) else None
        return Club(day.value, holds.value, minutes, cleaned(name.value))

    return _form(store, [day, holds, slot, name], "Add a weekly session", club)


def _dated(store: Store) -> ipw.Box:
    day = ipw.DatePicker(description="On", layout=look().plain, style=look().choice)
    what = _choice("is a", [("time trial", "time trial"), ("minor race", "minor race")])
    distance, name = _text("Distance", "1 mile"), _text("Name", "Park 5 km")

    def event() -> Event:
        if day.value is None:
            raise InputError("No day was given.", "A time trial has a date.", "Choose it first.")
        if day.value < store.today():
            raise InputError(
                f"{day.value:%d %B %Y} is past.", "What stands lies ahead.", "Choose a later day."
            )
        metres = parse_distance(distance.value or "1 mile")
        return Event(day.value, what.value, metres, cleaned(name.value))

    return _form(store, [day, what, distance, name], "Add a day", event)


def _choice(label: str, options: list[tuple[str, object]]) -> ipw.Dropdown:
    return ipw.Dropdown(
        description=label, options=options, layout=look().plain, style=look().choice
    )


def _text(label: str, example: str) -> ipw.Text:
    return ipw.Text(
        description=label, placeholder=example, continuous_update=False, layout=look().plain,
        style=look().text,
    )  # fmt: skip
