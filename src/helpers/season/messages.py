"""Athletes' messages after a session: "Ana: 2026-11-24; 52 min; RPE 7; S1124, pain: no"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.errors import InputError
from helpers.rows import Refused, one_line, plain_words
from helpers.season.log import LONGEST_NOTE, Done
from helpers.units import cleaned, parse_number, shortened

MOST_MESSAGES = 1000
"""More than this is no squad's evening."""

LONGEST_TEXT = 300_000
"""Characters that are looked at, all messages together."""

_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_PARTS = {
    "code": re.compile(r"\bS(\d{1,4}[a-z]?)\b", re.IGNORECASE),
    "rpe": re.compile(r"\bRPE\W{0,3}(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*/\s*10)?", re.IGNORECASE),
    "minutes": re.compile(r"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,2})?)\s*min(?:utes?|s)?\b", re.IGNORECASE),
    "pain": re.compile(r"\bpain\W{0,3}(yes|no)\b", re.IGNORECASE),
}  # fmt: skip
_STAMP = re.compile(r"\s*(?:\[[^\]]{0,40}\]|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2} -)\s*")
"""What a messenger puts before a name when a chat is copied."""


@dataclass(frozen=True)
class Message:
    """What one athlete says of one session.

    Attributes
    ----------
    place : int
        Which of the names that were given.
    name : str
        That name.
    done : Done
        What was done; its kind is left open.
    code : str
        The session's code on the athlete's page, such as "S1124" on 24 November, or "S1124b" for
        the second session of that day; nothing where none was given.
    pain : bool or None
        Whether something hurt; None where it was not said.
    """

    place: int
    name: str
    done: Done
    code: str = ""
    pain: bool | None = None


@dataclass(frozen=True)
class MessageReading:
    """What was read: the messages, the lines refused, and what the coach may want to check.

    Attributes
    ----------
    entries : tuple of Message
        One for each athlete and day.
    refused : tuple of Refused
        Lines left out, each with its reason.
    notes : tuple of str
        How they were understood.
    """

    entries: tuple[Message, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...] = ()


def read_messages(content: bytes | str, names: Sequence[str], today: dt.date) -> MessageReading:
    """Read what athletes sent after a session, one message a line.

    Parameters
    ----------
    content : bytes or str
        The lines. Each begins with a name; date, session code, RPE, minutes and pain follow as the
        athlete's page writes them, in any order, and other words are kept as the note.
    names : sequence of str
        Who may have written, each name once; capitals and accents count for nothing, and a first
        name is enough where nobody else bears it.
    today : datetime.date
        Nothing was done later.

    Returns
    -------
    MessageReading
        Lines that cannot be read are refused one by one; the others are kept.

    Raises
    ------
    InputError
        If there are far too many lines or characters.

    Examples
    --------
    >>> text = "Ana: 2026-11-24; 52 min; RPE 7; S1124, pain: no"
    >>> (message,) = read_messages(text, ["Ana", "Ben"], dt.date(2026, 11, 24)).entries
    >>> message.done.load, message.pain, message.code
    (364.0, False, 'S1124')
    """
    text = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else content
    lines = text.splitlines()
    if len(text) > LONGEST_TEXT or len(lines) > MOST_MESSAGES:
        raise InputError(
            f"{len(lines)} lines with {len(text)} characters were given.",
            f"{MOST_MESSAGES} lines and {LONGEST_TEXT} characters are the most.",
            "Take the messages of one evening.",
        )
    found: dict[tuple[int, dt.date], tuple[int, Message]] = {}
    refused = []
    for number, line in enumerate(lines, 1):
        if not cleaned(line):
            continue
        try:
            message = _message(one_line(cleaned(line)), names, today)
            _keep(found, number, message)
        except InputError as refusal:
            refused.append(Refused(number, shortened(one_line(line), 60), str(refusal)))
    entries = tuple(message for _, message in found.values())
    return MessageReading(entries, tuple(refused), _notes(entries))


def _message(line: str, names: Sequence[str], today: dt.date) -> Message:
    line = line[found.end() :] if (found := _STAMP.match(line)) else line
    day = _DAY.search(line)
    if day is None:
        raise InputError("No date was found.", "It stands as in 2026-11-24.", "Add it.")
    before, rest = line[: day.start()], line[day.end() :]
    given, rest = _taken_out(rest)
    place = _whose(before, names)
    minutes = _number(given, "minutes", "The time", "min", high=1440)
    rpe = _number(given, "rpe", "RPE", "", high=10) if given["rpe"] else None
    done = Done(_day(day[0], today), minutes, rpe, "", one_line(rest)[:LONGEST_NOTE])
    code = f"S{given['code'].lower()}" if given["code"] else ""
    pain = given["pain"].lower() == "yes" if given["pain"] else None
    return Message(place, names[place], done, code, pain)


def _taken_out(rest: str) -> tuple[dict[str, str], str]:
    """Return what is written in the known forms, and the words that are left."""
    given = {}
    for name, form in _PARTS.items():
        match = form.search(rest)
        given[name] = match[1] if match else ""
        rest = f"{rest[: match.start()]} {rest[match.end() :]}" if match else rest
    return given, rest.strip(" ,;:.-–")


def _number(given: dict[str, str], part: str, what: str, unit: str, *, high: float) -> float:
    if not given[part]:
        raise InputError("No minutes were found.", "They stand as in 52 min.", "Add them.")
    number = given[part].replace(",", ".")
    return parse_number(number, what=what, low=1 if part == "minutes" else 0, high=high, unit=unit)


def _day(text: str, today: dt.date) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"{text} is no date.", "One stands as in 2026-11-24.", "Check month and day."
        ) from None
    if day > today:
        raise InputError(f"{text} is still to come.", "What is noted was done.", "Check the date.")
    return day


def _whose(text: str, names: Sequence[str]) -> int:
    """Return whose name is written before the date."""
    wanted = plain_words(text)
    if not wanted:
        raise InputError("No name stands before the date.", "Each line begins with one.", "Add it.")
    plain = [plain_words(name) for name in names]
    same = [at for at, name in enumerate(plain) if name == wanted]
    first = [at for at, name in enumerate(plain) if name.split(" ")[0] == wanted]
    found = same or first
    if len(found) == 1:
        return found[0]
    shown = shortened(one_line(text).strip(" :,;-"))
    if found:
        raise InputError(
            f'"{shown}" may be more than one here.',
            "Each has a name of their own.",
            "Write it out.",
        )
    raise InputError(f'Nobody in this squad is called "{shown}".', "Check the name.")


def _keep(
    found: dict[tuple[int, dt.date], tuple[int, Message]], number: int, message: Message
) -> None:
    """Keep a message; one that says otherwise than an earlier one is refused."""
    first, earlier = found.setdefault((message.place, message.done.day), (number, message))
    if earlier != message:
        raise InputError(
            f"Line {first} says otherwise about this day.",
            "One message counts for each athlete and day.",
            "Remove one of the two.",
        )


def _notes(entries: Sequence[Message]) -> tuple[str, ...]:
    hurt = sum(message.pain is True for message in entries)
    unsaid = sum(message.pain is None for message in entries)
    unrated = sum(message.done.rpe is None for message in entries)
    said = (
        (hurt, f"Something hurt: {hurt}."),
        (unsaid, f"Nothing said of pain: {unsaid}."),
        (unrated, f"No RPE given: {unrated}."),
    )
    return tuple(sentence for count, sentence in said if count)
