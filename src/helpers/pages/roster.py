"""The roster as the coach sees it: who is in it, how things are saved, and what wants a look."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from helpers.pages.markup import details, esc, paragraph, table
from helpers.pages.readings import MOST_SHOWN, first_shown, reading_page
from helpers.season.messages import Message, MessageReading
from helpers.units import format_entry

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
    archived: bool
    linked: bool


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


def people(
    found: Sequence[Person],
    today: dt.date,
    open_id: str = "",
    miles: Mapping[str, float | None] = MappingProxyType({}),
) -> list[list[str]]:
    """Return the lines of a list: name, what there is about them, and when it was saved last.

    Parameters
    ----------
    found : sequence of Person
        All of them; the first `MOST_PEOPLE` are listed.
    today : datetime.date
        What was saved today bears no date.
    open_id : str
        Whose workbook is open.
    miles : mapping of str to (float or None)
        Current miles [s] by id, as far as they are known.
    """
    return [
        [
            person.name or "no name",
            _about(person, miles.get(person.id)),
            ("open, " if person.id == open_id else "") + clock_words(person.saved_at, today),
        ]
        for person in found[:MOST_PEOPLE]
    ]


def _about(person: Person, mile_s: float | None) -> str:
    parts = (
        f"mile {format_entry(mile_s)}" if mile_s else "",
        "has a link" if person.linked else "",
        ", ".join(person.squads),
    )
    return " · ".join(part for part in parts if part)


def told_apart(found: Sequence[Person], today: dt.date) -> list[tuple[str, str]]:
    """Return names, and who is archived; with names that several bear, when each was saved last."""
    often = Counter(person.name for person in found)
    told = []
    for person in found:
        saved_at = clock_words(person.saved_at, today) if often[person.name] > 1 else ""
        about = ("archived" if person.archived else "", saved_at)
        told.append((person.name or "no name", ", ".join(part for part in about if part)))
    return told


def taken_in(taken: int, new: int) -> str:
    """Return how many of an evening's squad were in the roster already, and how many are new.

    Examples
    --------
    >>> taken_in(3, 1)
    'is made, of 3 who are in the roster already, left as they are there, and 1 new athlete.'
    >>> taken_in(0, 25)
    'is made, of 25 new athletes.'
    """
    fresh = f"{new} new athlete{'s' * (new != 1)}"
    if not taken:
        return f"is made, of {fresh}."
    known = f"{taken} who {'is' if taken == 1 else 'are'} in the roster already"
    return f"is made, of {known}, left as they are there, and {fresh}."


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
    done, day = message.done, message.day
    pain = {True: "yes", False: "no", None: "not said"}[message.pain]
    rated = "–" if done is None or done.rpe is None else f"{done.rpe:g}"
    lasted = f"{done.minutes:g} min{'' if message.timed else ' (plan)'}" if done else "missed"
    return message.name, f"{day:%a} {day.day} {day:%b}", rated, lasted, pain, message.note


def roll_of(day: dt.date, tonight: str) -> str:
    """Return what the plan beside each name is, and that tonight's session is another one.

    Parameters
    ----------
    day : datetime.date
        Of the roll.
    tonight : str
        The session of the Tonight tab; nothing where there is none on that day.

    Examples
    --------
    >>> "Tonight tab" in roll_of(dt.date(2026, 11, 24), "")
    False
    """
    own = (
        f"Under each name stands the athlete's own plan for {day:%a} {day.day} {day:%b}; the "
        "minutes and the expected RPE are of that plan."
    )
    other = (
        f" The squad's session on the Tonight tab ({tonight}) is not that plan: where they ran it, "
        "change the minutes to those it took."
    )
    return paragraph(own + (other if tonight else ""), kind="note")


def gone(names: Sequence[tuple[str, bool]]) -> str:
    """Return who left the roster while the roll was open, as plain sentences.

    Parameters
    ----------
    names : sequence of (str, bool)
        Each name, and whether they are archived rather than deleted.

    Examples
    --------
    >>> gone([("Ana", True), ("Ben", False)]).split(". ")[0]
    'Nothing is noted yet: Ana was archived, Ben was deleted meanwhile'
    """
    who = ", ".join(f"{name} was {'archived' if away else 'deleted'}" for name, away in names)
    return (
        f"Nothing is noted yet: {who} meanwhile. They are off the roll, and what you typed for the "
        "others stands. Press Note the evening again to note it."
    )


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
    how = "Tick who is in it, of those the list shows; its other members stand below them."
    return paragraph(f"{name}: {many}. {how}", kind="note")
