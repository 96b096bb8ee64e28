"""An evening in the books: what was planned for each, what is noted, and who wants a look."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Protocol

from helpers.answers.plan import session_code
from helpers.answers.weeks import season_plan
from helpers.errors import CoachingError, InputError
from helpers.evidence import Assumptions
from helpers.season import Outline, Season, Session, shaping
from helpers.season.calendar import FAST
from helpers.season.log import MISSED_IN_A_ROW, RATED_ABOVE, Done, merged
from helpers.season.messages import Message
from helpers.squad import Member, names_of
from helpers.units import cleaned, parse_number
from helpers.workbook import Workbook

CODE = re.compile(r"S\d{4}[a-z]?")
"""How the athlete's page names a session; another code says nothing here."""


class Opened(Protocol):
    """An athlete's newest workbook, as the roster gives it out."""

    id: str
    workbook: Workbook


@dataclass(frozen=True)
class Entry:
    """One row of the roll, as it was typed.

    Attributes
    ----------
    state : str
        "present", "missed", or nothing where it is not noted.
    rpe, minutes : str
        As typed; without an RPE nobody asked.
    note : str
        The athlete's words.
    pain : bool
        Whether they said that something hurt.
    """

    state: str = ""
    rpe: str = ""
    minutes: str = ""
    note: str = ""
    pain: bool = False

    @classmethod
    def of(cls, message: Message, minutes: str = "") -> "Entry":
        """Return the row that a message fills; with these minutes where they missed it."""
        done, hurt = message.done, message.pain is True
        if done is None:
            return cls("missed", "", minutes, message.note, hurt)
        rpe = "" if done.rpe is None else f"{done.rpe:g}"
        return cls("present", rpe, f"{done.minutes:g}", message.note, hurt)

    @property
    def rated(self) -> float | None:
        """The rating; None where nobody asked."""
        if not cleaned(self.rpe):
            return None
        return parse_number(cleaned(self.rpe).replace(",", "."), what="RPE", low=0, high=10)

    @property
    def lasted(self) -> float:
        """How long it took [min]."""
        typed = cleaned(self.minutes).replace(",", ".")
        return parse_number(typed, what="The time", low=1, high=1440, unit="min")

    def check(self) -> None:
        """Refuse what cannot be noted."""
        if self.state == "present":
            _ = self.rated, self.lasted

    def done(self, day: dt.date, kind: str) -> Done:
        """Return what is noted of somebody who came."""
        words = "; ".join(filter(None, ("pain" if self.pain else "", self.note)))
        return Done(day, self.lasted, self.rated, kind, words[:200])


@dataclass(frozen=True)
class Planned:
    """What an athlete was to do on the day.

    Attributes
    ----------
    id, name : str
        Who; the name tells them apart from the others of the squad.
    day : datetime.date
        When.
    session : Session or None
        What was planned; of several the fast one, or else the run.
    code : str
        By which the athlete's page names it, such as "S1124".
    """

    id: str
    name: str
    day: dt.date
    session: Session | None
    code: str = ""

    def is_meant(self, message: Message) -> bool:
        """Whether a message is about this session: its code, where it has one, names no other."""
        other = message.code != self.code and CODE.fullmatch(message.code)
        return message.day == self.day and not (self.code and other)

    @property
    def words(self) -> str:
        """What was planned, for the row."""
        return self.session.recipe.name if self.session else "nothing planned"

    @property
    def minutes(self) -> float | None:
        """How long it was to take, as the row shows it, or what was noted already [min]."""
        if self.session is None:
            return None
        done = self.session.done
        return done.minutes if done else max(1.0, round(self.session.minutes))

    @property
    def expected(self) -> str:
        """The rating that was expected."""
        return f"{self.session.rpe:.0f}" if self.session else ""

    @property
    def usual(self) -> Entry:
        """The row before anyone says otherwise: it went as planned, and nobody asked how hard."""
        session = self.session
        if session is None:
            return Entry()
        if session.done:
            rpe = "" if session.done.rpe is None else f"{session.done.rpe:g}"
            return Entry("present", rpe, f"{session.done.minutes:g}", session.done.note)
        return Entry("missed" if session.missed else "present", "", f"{session.minutes:.0f}")


def planned_of(opened: Iterable[Opened], day: dt.date, today: dt.date) -> tuple[Planned, ...]:
    """Return what each was to do on a day, in order."""
    books = list(opened)
    names = names_of([Member(book.workbook.athlete) for book in books])
    return tuple(_planned(book, name, day, today) for book, name in zip(books, names, strict=True))


def tonight_on(workbook: Workbook, day: dt.date, today: dt.date) -> str:
    """Return the name of the squad's session on the Tonight tab; nothing where a day has none."""
    if day != today or not workbook.squad:
        return ""
    return workbook.tonight.session or "as it stands on the Session tab"


def _planned(opened: Opened, name: str, day: dt.date, today: dt.date) -> Planned:
    plan = _plan(opened.workbook, today)
    session = _session_on(plan, day)
    if session is None:
        return Planned(opened.id, name, day, None)
    # As the athlete's page counts.
    at = [s for s in plan.on(day) if s.minutes].index(session)
    return Planned(opened.id, name, day, session, session_code(day, at))


def _plan(workbook: Workbook, today: dt.date) -> Season | None:
    try:
        return season_plan(workbook, today)
    except InputError:  # the race is over: nothing is planned any more
        return None


def _session_on(plan: Season | None, day: dt.date) -> Session | None:
    """Return the session of a day that a squad meets for."""
    # What takes no time, such as a note of a day off, is no session to call a roll for.
    on_day = [session for session in plan.on(day) if session.minutes] if plan else []
    return next(iter(sorted(on_day, key=lambda s: (s.kind not in FAST, not s.is_run))), None)


def noted(workbook: Workbook, planned: Planned, entry: Entry, *, today: dt.date) -> Workbook:
    """Return a workbook in which the evening is noted; it is planned around from then on.

    Raises
    ------
    InputError
        If it cannot be noted; the sentence names the athlete.
    """
    outline = replace(workbook.outline, start=workbook.outline.start or today)
    plan = _plan(workbook, today)
    try:
        made = _noted(outline, plan, planned, entry, today=today)
    except CoachingError as refusal:
        raise InputError(
            f"{planned.name}: {refusal.sentences[0]}", *refusal.sentences[1:]
        ) from None
    return replace(workbook, outline=made)


def _noted(
    outline: Outline, plan: Season | None, planned: Planned, entry: Entry, *, today: dt.date
) -> Outline:
    # The plan may be another than the one that was shown, if another window changed it meanwhile.
    session, day = _session_on(plan, planned.day), planned.day
    at = plan.on(day).index(session) if session else -1
    if entry.state == "missed":
        if session is None:
            raise InputError("Nothing was planned that could be missed.", "Choose *not noted*.")
        if session.missed:
            return outline
        return shaping.missed(plan, outline, day, at, today=today)
    done = entry.done(day, session.kind if session else "")
    if plan is None:
        return replace(outline, log=merged(outline.log, (done,)))
    if session and session.missed:
        outline = shaping.missed(plan, outline, day, at, was_missed=False)
    return shaping.noted(plan, outline, (done,), today=today)


def to_look_at(
    changed: Iterable[Opened],
    said: Mapping[str, tuple[Planned, Entry]],
    today: dt.date,
    assumptions: Assumptions,
) -> tuple[tuple[str, str], ...]:
    """Return the few to look at, names and reasons, by the signs that the coach assumes."""
    found = []
    for opened in changed:
        planned, entry = said[opened.id]
        whys = _reasons(planned, entry, _missed(opened.workbook, planned.day, today), assumptions)
        if whys:
            found.append((planned.name, "; ".join(whys)))
    return tuple(found)


def _reasons(
    planned: Planned, entry: Entry, missed: int, assumptions: Assumptions
) -> tuple[str, ...]:
    session, rated = planned.session, entry.rated if entry.state == "present" else None
    found = []
    if session and rated is not None and rated >= session.rpe + assumptions[RATED_ABOVE]:
        found.append(f"RPE {rated:g}, where {session.rpe:.0f} was expected")
    if entry.pain:
        found.append("says that something hurt")
    if entry.state == "missed" and missed >= assumptions[MISSED_IN_A_ROW]:
        found.append(f"missed {missed} sessions in a row")
    return tuple(found)


def _missed(workbook: Workbook, day: dt.date, today: dt.date) -> int:
    """Return how many evenings up to a day were missed in a row, one session for each day."""
    plan = _plan(workbook, today)
    days = {session.day for session in plan.sessions if session.day <= day} if plan else set()
    last = (_session_on(plan, on) for on in sorted(days, reverse=True))
    return sum(1 for _ in takewhile(lambda session: session and session.missed, last))
