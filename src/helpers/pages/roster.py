"""The roster as the coach sees it: who is in it, how things are saved, and what wants a look."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from helpers.pages.markup import details, esc, paragraph, table
from helpers.pages.readings import MOST_SHOWN, first_shown, reading_page
from helpers.season.messages import Message, MessageReading

MOST_PEOPLE = 50
"""How many of those found are listed; to see another one, more of the name is typed."""

STYLE = """
.mile-saved { flex-flow: row wrap; align-items: center; gap: 4px 12px; }
.mile-saved > .widget-html { flex: 0 1 auto; width: auto; }
.mile-page .mile-saved p { margin: 0; white-space: nowrap; }
.mile-people { max-height: 460px; overflow-y: auto; border: 1px solid var(--mile-rule); border-radius: 6px; }
.mile-people ul { list-style: none; margin: 0; padding: 0; }
.mile-people li + li { border-top: 1px solid var(--mile-rule); }
.mile-people button { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 10px; width: 100%;
  padding: 7px 10px; border: 0; background: none; color: var(--mile-ink); font: inherit; text-align: left; cursor: pointer; }
.mile-people button > * { overflow-wrap: anywhere; }
.mile-people button:hover { background: var(--mile-wash); }
.mile-people [aria-pressed="true"] { background: var(--mile-wash); box-shadow: inset 4px 0 var(--mile-accent); }
.mile-people small { color: var(--mile-soft); font-variant-numeric: tabular-nums; }
.mile-people small.mile-squads { grid-column: 1 / -1; }
.mile-people p { margin: 0; padding: 7px 10px; color: var(--mile-soft); font-size: 0.9rem; }
.mile-rollcall { overflow-x: auto; }
.mile-page .mile-rollcall table { border-collapse: collapse; width: 100%; color: inherit; font-size: 0.95rem; }
.mile-page .mile-rollcall :is(th, td) { padding: 3px 8px 3px 0; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--mile-rule); background: none; }
.mile-page .mile-rollcall thead th { color: var(--mile-soft); font-size: 0.85rem; font-weight: 600; }
.mile-rollcall tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 110px; }
.mile-rollcall small { display: block; color: var(--mile-soft); font-weight: normal; }
.mile-page .mile-rollcall input[type="text"] { width: 62px; height: 34px; }
.mile-page .mile-rollcall input:disabled { opacity: 0.45; }
.mile-rollcall label { display: inline-flex; align-items: center; gap: 4px; min-height: 34px; margin-right: 8px; }
.mile-page .mile-rollcall label { color: var(--mile-ink); font-size: 0.92rem; }
.mile-rollcall em { display: block; color: var(--mile-red); font-style: normal; font-weight: normal; font-size: 0.88rem; }
.mile-rollcall td { white-space: nowrap; }
@media (max-width: 640px) {
  .mile-rollcall thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .mile-rollcall tr { display: flex; flex-flow: row wrap; align-items: center; border-bottom: 1px solid var(--mile-rule); padding: 4px 0; }
  .mile-page .mile-rollcall :is(th, td) { border: 0; white-space: normal; }
  .mile-rollcall tbody th, .mile-rollcall td:nth-child(2) { flex: 1 0 100%; }
  .mile-rollcall td[data-title]::before { content: attr(data-title) " "; color: var(--mile-soft); font-size: 0.88rem; }
}
.mile-warning { flex-direction: column; border-left: 4px solid var(--mile-red); padding-left: 10px; margin: 6px 0; }
.mile-roster .mile-section { margin-bottom: 6px; }
.mile-page .mile-address { overflow-wrap: anywhere; user-select: all; }
@media print { .mile-saved { display: none !important; } }
"""


class Revised(Protocol):
    """A saved state: its number, and when it was saved."""

    number: int
    saved_at: dt.datetime


class Person(Revised, Protocol):
    """A line of the list."""

    id: str
    name: str
    squads: tuple[str, ...]


def clock_words(moment: dt.datetime, today: dt.date | None = None) -> str:
    """Return a moment by the reader's clock; its day too, unless that is today.

    Examples
    --------
    >>> noon = dt.datetime(2026, 11, 24, 12, 42, tzinfo=dt.UTC).astimezone()
    >>> clock_words(noon, noon.date()) == f"{noon:%H:%M}"
    True
    """
    here = moment.astimezone()
    day = "" if here.date() == today else f"{here.day} {here:%b %Y}, "
    return f"{day}{here:%H:%M}"


def saved(moment: dt.datetime, today: dt.date) -> str:
    """Return when what is open was saved."""
    return paragraph(f"Saved {clock_words(moment, today)}", kind="note")


def to_be_saved() -> str:
    """Return that there is something new, which is about to be saved."""
    return paragraph("Saving …", kind="note")


def not_in_roster() -> str:
    """Return that what is open is nobody's of the roster."""
    return paragraph("Not in the roster", kind="note")


def opening() -> str:
    """Return what stands there until the roster is open."""
    return paragraph("Opening the roster …", kind="note")


def nowhere() -> str:
    """Return where the roster opens, for a page that has none."""
    return paragraph(
        "There is no roster on this page. It opens on the coach's own computer alone, with make "
        "dashboard or make lab. Everything else works as ever, and stays in this browser."
    )


def people(found: Sequence[Person], today: dt.date, open_id: str = "") -> list[list[str]]:
    """Return the lines of a list: name, squads, and when it was saved last.

    Parameters
    ----------
    found : sequence of Person
        All of them; the first `MOST_PEOPLE` are listed.
    today : datetime.date
        What was saved today bears no date.
    open_id : str
        Whose workbook is open.
    """
    return [
        [
            person.name or "no name",
            ", ".join(person.squads),
            ("open, " if person.id == open_id else "") + clock_words(person.saved_at, today),
        ]
        for person in found[:MOST_PEOPLE]
    ]


def told_apart(found: Sequence[Person], today: dt.date) -> list[tuple[str, str]]:
    """Return names, and with those that several bear, when each was saved last."""
    often = Counter(person.name for person in found)
    return [
        (
            person.name or "no name",
            clock_words(person.saved_at, today) if often[person.name] > 1 else "",
        )
        for person in found
    ]


def more_people(count: int) -> str:
    """Return how many were found beyond those listed.

    Examples
    --------
    >>> more_people(1000)
    'and 950 more: type more of a name or squad'
    """
    more = count - MOST_PEOPLE
    return f"and {more} more: type more of a name or squad" if more > 0 else ""


def nobody_found(find: str, *, archived: bool) -> str:
    """Return what to do where the list is empty.

    Examples
    --------
    >>> nobody_found("ana", archived=False)
    'Nobody here is called "ana", or is in a squad called so.'
    """
    if find.strip():
        return f'Nobody here is called "{find.strip()[:40]}", or is in a squad called so.'
    return "Nobody is archived." if archived else "Nobody is in the roster yet: add someone below."


def revision_words(revision: Revised, today: dt.date) -> str:
    """Return a saved state for a list to choose from.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> noon = dt.datetime(2026, 11, 24, 12, 42, tzinfo=dt.UTC).astimezone()
    >>> revision_words(SimpleNamespace(number=3, saved_at=noon), noon.date())[:2]
    '3:'
    """
    return f"{revision.number}: {clock_words(revision.saved_at, today)}"


def messages(reading: MessageReading) -> str:
    """Return what was read of athletes' messages, and the lines that were not taken."""
    count = len(reading.entries)
    rows = [_message_row(message) for message in reading.entries[:MOST_SHOWN]]
    found = table(
        ("Name", "Day", "RPE", "Time", "Pain", "Note"), rows, words=1,
        caption=f"{count} {'message' if count == 1 else 'messages'} read{first_shown(count)}",
    )  # fmt: skip
    return reading_page(found, count, reading.refused, reading.notes)


def _message_row(message: Message) -> tuple[str, ...]:
    done = message.done
    pain = {True: "yes", False: "no", None: "not said"}[message.pain]
    rated = "–" if done.rpe is None else f"{done.rpe:g}"
    day = f"{done.day:%a} {done.day.day} {done.day:%b}"
    return message.name, day, rated, f"{done.minutes:g} min", pain, done.note


def look_at(found: Iterable[tuple[str, str]], noted: int, missed: int) -> str:
    """Return how many were noted, and the few to look at, each with the reason.

    Parameters
    ----------
    found : iterable of (str, str)
        Names and reasons.
    noted, missed : int
        How many came, and how many did not.

    Examples
    --------
    >>> "Nobody stands out" in look_at((), 24, 1)
    True
    """
    said = paragraph(f"Noted: {noted}; missed: {missed}.")
    items = "".join(f"<li><strong>{esc(name)}</strong>: {esc(why)}</li>" for name, why in found)
    if not items:
        return said + paragraph("Nobody stands out by these three signs.", kind="note")
    return f"{said}<h4>To look at</h4><ul>{items}</ul>"


def signs(rpe_above: float, in_a_row: int) -> str:
    """Return by which signs somebody is listed, and why by those."""
    return details(
        "By which signs?",
        paragraph(
            f"Listed is who rates the session {rpe_above:g} or more above what it was expected to "
            f"be, who says that something hurt, and who missed {in_a_row} sessions in a row. The "
            "signs are ours, both figures are yours to change on the Assumptions tab; they find a talk "
            "worth having, and predict nothing."
        ),
    )


def who_is_in(name: str, count: int) -> str:
    """Return how many a squad has, and how others join it."""
    many = f"{count} {'athlete' if count == 1 else 'athletes'}"
    return paragraph(f"{name}: {many}. Tick who is in it, of those the list shows.", kind="note")
