"""Athletes' messages after a session: "Ana: 2026-11-24; 52 min; RPE 7; S1124, pain: no"."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from helpers.errors import InputError
from helpers.rows import Refused, one_line, plain_words
from helpers.season.dates import read_day
from helpers.season.log import LONGEST_NOTE, Done
from helpers.season.pain import said_of_pain, without_answer
from helpers.season.presence import minutes_said
from helpers.units import cleaned, parse_number, shortened

MOST_MESSAGES = 1000
"""More than this is no squad's evening."""

LONGEST_TEXT = 300_000
"""Characters that are looked at, all messages together."""

LONGEST_MESSAGE = 2000
"""Characters of one of them; whatever hurts may stand at its end."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    r"(?<![\w./-])(?:\d{4}([-./])\d{1,2}\1\d{1,2}"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?"
    r"|\d{1,2}([-/])\d{1,2}\2\d{4}|[0-3]?\d/[0-3]?\d/\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}(?:,? \d{{4}})?(?![a-z])"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\.?\d| ?[a-z]))(?!\d)",
    re.IGNORECASE,
)
_PARTS = {
    "code": re.compile(r"\bS(\d{1,4}[a-z]?)\b", re.IGNORECASE),
    "rpe": re.compile(r"\bRPE\W{0,3}(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*/\s*10)?", re.IGNORECASE),
    "minutes": re.compile(r"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,2})?)\s*min(?:utes?|s)?\b", re.IGNORECASE),
}  # fmt: skip
_STAMP = re.compile(
    r"\s*(?:\[[^\]]{0,40}\]|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?: ?[ap]m)? -)\s*",
    re.IGNORECASE,
)
"""What a messenger puts before a name when a chat is copied."""

_NO_NAME = re.compile(r"\d|\b(?:rpe|pain|min|minutes)\b", re.IGNORECASE)
"""What a name does not hold: a colon or a date behind it ends no name."""

_SURNAME = re.compile(
    r"[\w)]* (?!(?i:rpe|pain|no|not|nothing|missed|sick|ill|injured|rest|did|done|ran|all|felt)\b)"
    r"(?:[A-Z][a-z]+|[A-Z]{2,})\b"
)


@dataclass(frozen=True)
class Message:
    """What one athlete says of one session.

    Attributes
    ----------
    place : int
        Which of the names that were given.
    name : str
        That name.
    day : datetime.date
        Of which day it is.
    done : Done or None
        What was done; its kind is left open. None where the session was missed.
    code : str
        The session's code on the athlete's page, such as "S1124" on 24 November, or "S1124b" for
        the second session of that day; nothing where none was given.
    pain : bool or None
        Whether something hurt; None where it was not said.
    note : str
        The other words.
    row, given : int and str
        Which line it is, and its beginning.
    dated, timed : bool
        Whether day and minutes were written, or taken from the roll.
    """

    place: int
    name: str
    day: dt.date
    done: Done | None
    code: str = ""
    pain: bool | None = None
    note: str = ""
    row: int = field(default=0, compare=False)
    given: str = field(default="", compare=False)
    dated: bool = field(default=True, compare=False)
    timed: bool = field(default=True, compare=False)


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

    def sifted(self, is_meant: Callable[[Message], bool], *why: str) -> "MessageReading":
        """Return the reading of the messages that are meant; the others are refused."""
        left = [Refused(m.row, m.given, " ".join(why)) for m in self.entries if not is_meant(m)]
        refused = sorted((*self.refused, *left), key=lambda line: line.row)
        note = f"{why[0].rstrip('.')}, and left out: {len(left)}."
        return MessageReading(
            tuple(m for m in self.entries if is_meant(m)),
            tuple(refused),
            (*self.notes, note) if left else self.notes,
        )


@dataclass(frozen=True)
class _Roll:
    """Who may have written, also in plain words, and what is taken where a message is silent."""

    names: Sequence[str]
    plain: Sequence[str]
    today: dt.date
    day: dt.date | None
    planned: Sequence[float | None]


def read_messages(
    content: bytes | str,
    names: Sequence[str],
    today: dt.date,
    *,
    day: dt.date | None = None,
    planned: Sequence[float | None] = (),
) -> MessageReading:
    """Read what athletes sent after a session, one message a line.

    Parameters
    ----------
    content : bytes or str
        The lines. Each begins with a name; date, session code, RPE, minutes and pain follow as the
        athlete's page writes them, in any order, and other words are kept as the note. Who
        writes no minutes but "missed", "sick", "injured" or "rest" has missed the session.
    names : sequence of str
        Who may have written, each name once; capitals and accents count for nothing, and a first
        name is enough where nobody else bears it.
    today : datetime.date
        Nothing was done later.
    day : datetime.date, optional
        Of which day a message without a date is; without it such a message is refused.
    planned : sequence of float or None
        Minutes that each of the names was to take on that day, for a message that gives none.

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
    roll = _Roll(names, [plain_words(name) for name in names], today, day, planned)
    found: dict[tuple[int, dt.date], Message] = {}
    refused, hurt = [], 0
    for number, raw in enumerate(lines, 1):
        # Piece by piece, as what is cleaned at once is cut.
        pieces = re.findall(r"\S{1,200}", raw[:LONGEST_MESSAGE])
        if not (line := one_line(" ".join(map(cleaned, pieces)))):
            continue
        try:
            _check_length(raw)
            _keep(found, replace(_message(line, roll), row=number, given=shortened(line, 60)))
        except InputError as refusal:
            refused.append(Refused(number, shortened(one_line(raw), 60), str(refusal)))
            hurt += said_of_pain(line) is True
    entries = tuple(found.values())
    return MessageReading(entries, tuple(refused), _notes(entries, hurt, day))


def _check_length(raw: str) -> None:
    if len(raw) > LONGEST_MESSAGE:
        raise InputError(
            f"This message has {len(raw)} characters.", f"{LONGEST_MESSAGE} are the most.",
            "Shorten it.",
        )  # fmt: skip


def _message(line: str, roll: _Roll) -> Message:
    stamp = _STAMP.match(line)
    line = line[stamp.end() :] if stamp else line
    place, written, rest = _parted(line, roll.plain)
    day = read_day(written, roll.today) if written else _day_of(stamp[0] if stamp else "", roll)
    given, rest = _taken_out(rest)
    note = _tidy(without_answer(rest))
    rpe = given["rpe"].replace(",", ".")
    rated = parse_number(rpe, what="RPE", low=0, high=10) if rpe else None
    planned = roll.planned[place] if roll.planned and day == roll.day else None
    minutes = minutes_said(given["minutes"], rest, planned, rated=bool(rpe))
    done = None if minutes is None else Done(day, minutes, rated, "", note[:LONGEST_NOTE])
    code = f"S{given['code'].lower()}" if given["code"] else ""
    return Message(
        place, roll.names[place], day, done, code, said_of_pain(rest), note[:LONGEST_NOTE],
        dated=bool(written), timed=bool(given["minutes"]),
    )  # fmt: skip


def _parted(line: str, names: Sequence[str]) -> tuple[int, str, str]:
    """Return who wrote a line, the date in it as written, and the rest."""
    # "RPE 8.5." is no day in May.
    date = _DATE.search(_PARTS["rpe"].sub(lambda m: "#" * len(m[0]), line))
    start, end = date.span() if date else (len(line), len(line))
    colon = line.find(":", 0, start)
    head = line[:colon] if colon >= 0 else line[:start] if date else ""
    after = len(head)
    # "Ana RPE: 7" has a colon that ends no name.
    if (date or head) and (_among(plain_words(head), names) or not _NO_NAME.search(head)):
        place = _whose(head, names)
    else:
        place, after = _longest(line[:start], names)
    return place, line[start:end], f"{line[after:start]}\0{line[end:]}"


def _longest(line: str, names: Sequence[str]) -> tuple[int, int]:
    """Return whose name a line begins with, the longest one, and where it ends."""
    ends = [word.end() for word in re.finditer(r"\w+", line)][:12]
    known = [end for end in ends if _among(plain_words(line[:end]), names)]
    if not known:
        raise InputError(
            "Nobody of this squad stands at its beginning.",
            "Each line begins with a name.",
            "Add it.",
        )
    # "Ana Lopez ran" is nobody's where only another Ana is known.
    other = _SURNAME.match(line, known[-1])
    return _whose(line[: other.end() if other else known[-1]], names), known[-1]


def _day_of(stamp: str, roll: _Roll) -> dt.date:
    """Return the roll's day for a message without a date, unless its stamp tells of another."""
    if roll.day is None:
        raise InputError("No date was found.", "It stands as in 2026-11-24.", "Add it.")
    if roll.day > roll.today:
        raise InputError(
            f"{roll.day} is still to come.", "What is noted was done.", "Check the date."
        )
    date = _DATE.search(stamp)
    try:
        sent = read_day(date[0], roll.today) if date else roll.day
    except InputError:  # a stamp that may be read in two ways tells nothing
        sent = roll.day
    if not 0 <= (sent - roll.day).days <= 1:
        raise InputError(
            f"It was sent on {sent}, and has no date of its own.",
            f"Of {roll.day}, the roll's day, is what was sent then or a day later.",
            "Add the date to it.",
        )
    return roll.day


def _taken_out(rest: str) -> tuple[dict[str, str], str]:
    """Return what is written in the known forms, and the words that are left.

    Where something stood there is a gap, so that words do not join which were apart.
    """
    given = {}
    for name, form in _PARTS.items():
        match = form.search(rest)
        given[name] = match[1] if match else ""
        rest = f"{rest[: match.start()]}\0{rest[match.end() :]}" if match else rest
    return given, rest


def _tidy(words: str) -> str:
    """Return words without the gaps, and without the commas that stood between them."""
    bare = re.sub(r"[(\[]\s*[)\]]", " ", words.replace("\0", " "))
    bare = re.sub(r"\s*([,;])(?:\s*[,;]|\s+[-–/](?=\s))*", r"\1", f" {bare} ")
    bare = re.sub(r"(\s[-–/])(?:\s+[-–/])+(?=\s)", r"\1", bare)
    return one_line(bare.strip(" ,;:.-–)/"))


def _whose(text: str, names: Sequence[str]) -> int:
    """Return whose name is written; names are in plain words."""
    wanted = plain_words(text)
    if not wanted:
        raise InputError("No name stands before the date.", "Each line begins with one.", "Add it.")
    found = _among(wanted, names)
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


def _among(wanted: str, names: Sequence[str]) -> list[int]:
    """Return the places of those who bear a name, or else of those whose first name it is."""
    same = [at for at, name in enumerate(names) if name == wanted]
    return same or [at for at, name in enumerate(names) if name.split(" ")[0] == wanted]


def _keep(found: dict[tuple[int, dt.date], Message], message: Message) -> None:
    """Keep a message; one that says otherwise than an earlier one is refused."""
    earlier = found.setdefault((message.place, message.day), message)
    if earlier != message:
        raise InputError(
            f"Line {earlier.row} says otherwise about this day.",
            "One message counts for each athlete and day.",
            "Remove one of the two.",
        )


def _notes(entries: Sequence[Message], refused: int, day: dt.date | None) -> tuple[str, ...]:
    came = [message for message in entries if message.done]
    said = (
        (sum(m.pain is True for m in entries), "Something hurt: {}."),
        (refused, "Something hurt, in lines that were not taken: {}."),
        (sum(m.pain is None for m in entries), "Nothing said of pain: {}."),
        (sum(m.done.rpe is None for m in came), "No RPE given: {}."),
        (len(entries) - len(came), "Missed: {}."),
        (sum(not m.dated for m in entries), f"No date given, so taken to be of {day}: {{}}."),
        (sum(not m.timed for m in came), "No minutes given, so taken from the plan: {}."),
    )
    return tuple(sentence.format(count) for count, sentence in said if count)
