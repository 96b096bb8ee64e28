"""The roll call: who came, how hard it was and how long, for a whole squad in one go."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import anywidget
import ipywidgets as ipw
import traitlets

from helpers.answers.rollcall import Entry, Planned, noted, planned_of, to_look_at, tonight_on
from helpers.errors import CoachingError, InputError
from helpers.pages import notices
from helpers.pages import roster as roster_page
from helpers.pages.markup import heading, paragraph
from helpers.season.log import MISSED_IN_A_ROW, RATED_ABOVE
from helpers.season.messages import MessageReading, read_messages
from helpers.widgets.controls import announced, box, button, look, words
from helpers.widgets.pasted import PastedTable, Wording
from helpers.widgets.squads import SquadDesk

_SCRIPT = (Path(__file__).parent / "rollcall.js").read_text(encoding="utf-8")

LONGEST_TYPED = 12
STATES = ("present", "missed", "")

WORDING = Wording(
    "Athletes' messages, one a line",
    "Ana: 2026-11-24; 52 min; RPE 7; S1124, pain: no",
    "Open them as a file",
    ("These messages cannot be read.", "Each stands in a line.", "Paste them as text."),
)


class Grid(anywidget.AnyWidget):
    """A row for each athlete: here, missed or not noted, RPE, minutes.

    Attributes
    ----------
    rows : list of [str, str, str, str, str, str]
        Name, what was planned, state, RPE and minutes as typed, and the RPE that was expected.
    faults : list of [int, str]
        Places of rows that cannot be noted, each with the sentence.
    """

    _esm = _SCRIPT
    rows = traitlets.List([]).tag(sync=True)
    faults = traitlets.List([]).tag(sync=True)

    def __init__(self, tell: Callable[[int, str, str], object], **traits: object) -> None:
        super().__init__(**traits)
        self._tell, self._count = tell, 0
        self.on_msg(self._heard)

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """Show a squad."""
        self._count = len(rows)
        with self.hold_sync():
            self.faults, self.rows = [], [list(row) for row in rows]

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        """Pass on what was typed or chosen in a row that is shown."""
        said = message if isinstance(message, dict) else {}
        place = said.get("place")
        if type(place) is not int or not 0 <= place < self._count:
            return
        for part in ("state", "rpe", "minutes"):
            text = said.get(part)
            if isinstance(text, str) and (part != "state" or text in STATES):
                self._tell(place, part, text[:LONGEST_TYPED])


class RollCall:
    """The grid of the squad that is chosen, on a day; one press notes all of it.

    Parameters
    ----------
    squads : SquadDesk
        Which knows the squad.
    """

    def __init__(self, squads: SquadDesk) -> None:
        self.squads, self.saving, self.store = squads, squads.saving, squads.store
        self.planned: tuple[Planned, ...] = ()
        self.entries: list[Entry] = []
        self._about: object = None
        self.day = ipw.DatePicker(description="Day", layout=look().plain, style=look().choice)
        self.day.value = self.store.today()
        self.grid, self.said, self.found = Grid(self._typed), announced(), words()
        self.about = words()
        self.begin = button("Call the roll", self.call, hint="Of the squad chosen above")
        self.note = button("Note the evening", self._note, hint="All of it, or nothing")
        self.place = box([], "section")
        self.table = PastedTable(
            WORDING, read=self._read, show=roster_page.messages,
            count=lambda reading: len(reading.entries), uses=self._uses,
        )  # fmt: skip
        self.day.observe(lambda _: self.planned and self.call(), "value")
        self.widget = box(
            [
                words(heading("Roll call")), box([self.day], "field"), box([self.begin], "row"),
                self.said, self.place, self.found,
            ],
            "section",
        )  # fmt: skip

    def call(self) -> None:
        """Show the squad with what was planned for each on the day."""
        self.found.value = ""
        try:
            self.saving.save_first()
            self.planned = self._planned()
        except CoachingError as refusal:
            self.planned, self.place.children = (), ()
            self.said.value = notices.refusal(str(refusal))
            return
        self.entries = [plan.usual for plan in self.planned]
        self.said.value = paragraph(
            f"{len(self.planned)} of {self.squads.squad.name}: change what was otherwise.",
            kind="note",
        )
        self._draw()
        day = self.day.value
        tonight = tonight_on(self.store.workbook, day, self.store.today())
        self.about.value = roster_page.roll_of(day, tonight)
        pasted = (self.table.pasted, self.table.use, self.table.said, self.table.preview)
        self.place.children = (self.about, self.grid, box([self.note], "row"), *pasted)
        # What was read for another roll would fill the wrong rows.
        self.table.look_at(self.table.pasted.value)

    def _planned(self) -> tuple[Planned, ...]:
        squad, day = self.squads.chosen(), self.day.value
        if not isinstance(day, dt.date):
            raise InputError("No day is given.", "The roll is of one evening.", "Choose a day.")
        roster = self.saving.roster
        members = roster.squads.members(squad.id)
        if not members:
            raise InputError(
                f"Nobody is in {squad.name}.", "The archived stay away.", "Tick its athletes above."
            )
        opened = [roster.opened(athlete_id) for athlete_id in members]
        return planned_of(opened, day, self.store.today())

    def _draw(self) -> None:
        self.grid.show(
            [
                (plan.name, plan.words, entry.state, entry.rpe, entry.minutes, plan.expected)
                for plan, entry in zip(self.planned, self.entries, strict=True)
            ]
        )

    def _typed(self, place: int, part: str, text: str) -> None:
        self.entries[place] = replace(self.entries[place], **{part: text})

    def _note(self) -> None:
        """Note all rows in one transaction, or say which of them cannot be."""
        if self._let_go():
            return
        faults = []
        for place, entry in enumerate(self.entries):
            try:
                entry.check()
            except CoachingError as refusal:
                faults.append([place, str(refusal)])
        self.grid.faults = faults
        if faults:
            self.said.value = notices.refusal(f"Nothing is noted yet: {len(faults)} to mend.")
            return
        try:
            self.found.value = self._noted()
        except CoachingError as refusal:
            # Another window may have taken someone away in this very moment.
            if not self._let_go():
                self.said.value = notices.refusal(f"Nothing is noted. {refusal}")

    def _let_go(self) -> bool:
        """Take those off the roll who are no longer in the roster, and say who they are."""
        roster = self.saving.roster
        try:
            here = {person.id for person in roster.people()}
            away = {person.id for person in roster.people(archived=True)}
        except CoachingError:
            return False  # noting will say why
        gone = [(plan.name, plan.id in away) for plan in self.planned if plan.id not in here]
        if not gone:
            return False
        kept = [
            (plan, entry)
            for plan, entry in zip(self.planned, self.entries, strict=True)
            if plan.id in here
        ]
        self.planned, self.entries = tuple(plan for plan, _ in kept), [entry for _, entry in kept]
        self._draw()
        self.said.value = notices.refusal(roster_page.gone(gone))
        return True

    def _noted(self) -> str:
        today = self.store.today()
        said = {
            plan.id: (plan, entry)
            for plan, entry in zip(self.planned, self.entries, strict=True)
            if entry.state
        }
        self.saving.save_first()
        changed = self.saving.roster.change(
            said, lambda who, book: noted(book, *said[who], today=today)
        )
        if self.saving.athlete_id in said:
            self.saving.open(self.saving.athlete_id)
        self.squads.desk.refresh()
        missed = sum(entry.state == "missed" for _, entry in said.values())
        self.said.value = paragraph("The evening is noted.", kind="note")
        assumed = self.store.workbook.assumptions
        listed = to_look_at(changed, said, today, assumed)
        shown = roster_page.look_at(listed, len(said) - missed, missed)
        return shown + roster_page.signs(assumed[RATED_ABOVE], int(assumed[MISSED_IN_A_ROW]))

    def _read(self, content: bytes | str) -> MessageReading:
        reading = read_messages(
            content, [plan.name for plan in self.planned], self.store.today(), day=self.day.value,
            planned=[plan.minutes for plan in self.planned],
        )  # fmt: skip
        return reading.sifted(
            lambda message: self.planned[message.place].is_meant(message),
            "Of another day or session than the roll call's.",
            "The roll is of one session.",
            "Choose its day above, or note it with the athlete.",
        )

    def _uses(self, reading: MessageReading) -> tuple[ipw.Button, ...]:
        count = len(reading.entries)
        label = f"Put these {count} into the roll" if count > 1 else "Put this one into the roll"
        return (button(label, lambda: self._fill(reading)),)[:count]

    def _fill(self, reading: MessageReading) -> None:
        """Put what was read into the grid; nothing is noted before the coach says so."""
        # By name: since it was read, somebody may have been taken off the roll.
        places = {plan.name: place for place, plan in enumerate(self.planned)}
        for message in reading.entries:
            place = places.get(message.name)
            if place is not None:
                usual = self.planned[place].usual
                self.entries[place] = Entry.of(message, usual.minutes)
        self._draw()
        self.table.say(paragraph("What was read is in the roll: note the evening.", kind="note"))
        # What was not taken stays in sight, to be asked about or typed in by hand.
        self.table.preview.value = roster_page.messages(replace(reading, entries=()))


def roll_call(squads: SquadDesk) -> ipw.Widget:
    """Return the roll call of the squad that is chosen."""
    return RollCall(squads).widget
