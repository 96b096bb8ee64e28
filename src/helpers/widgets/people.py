"""The athletes of the roster: found, chosen, and what may be done with the one that is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import anywidget
import ipywidgets as ipw
import traitlets

from helpers.errors import CoachingError
from helpers.pages import notices
from helpers.pages import roster as roster_page
from helpers.pages.markup import heading, paragraph
from helpers.roster import WARNING, Farewell, Person
from helpers.widgets.controls import announced, box, button, look, words
from helpers.widgets.saving import Saving
from helpers.workbook import Workbook

_SCRIPT = (Path(__file__).parent / "people.js").read_text(encoding="utf-8")

LONGEST_FIND = 60
MOST_REVISIONS = 60
"""How many saved states are listed, the newest first."""


class People(anywidget.AnyWidget):
    """A list of athletes, each a button.

    Attributes
    ----------
    people : list of [str, str, str]
        Name, squads, and when it was saved last.
    chosen : int
        Place of the one that is chosen, or -1.
    more : str
        What is said below the list.
    """

    _esm = _SCRIPT
    people = traitlets.List([]).tag(sync=True)
    chosen = traitlets.Int(-1).tag(sync=True)
    more = traitlets.Unicode("").tag(sync=True)

    def __init__(self, choose: Callable[[int], object], **traits: object) -> None:
        super().__init__(**traits)
        self._choose, self._count = choose, 0
        self.on_msg(self._heard)

    def show(self, people: Sequence[Sequence[str]], chosen: int, more: str) -> None:
        """Show who was found, in one message."""
        self._count = len(people)
        with self.hold_sync():
            self.people, self.chosen, self.more = [list(row) for row in people], chosen, more

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        place = message.get("choose") if isinstance(message, dict) else None
        if type(place) is int and 0 <= place < self._count:
            self._choose(place)


class Desk:
    """The list, and the deeds; all of them speak in one place.

    Parameters
    ----------
    saving : Saving
        Which has the roster, and knows who is open.

    Attributes
    ----------
    widget : ipywidgets.Widget
        To be shown.
    on_list : callable
        Called whenever the list was asked for anew.
    on_deleted : callable
        Told what was deleted with an athlete: what was published under their links is to go too.
    """

    def __init__(self, saving: Saving) -> None:
        self.saving, self.store = saving, saving.store
        self.found: tuple[Person, ...] = ()
        self.chosen_id = ""
        self.on_list: Callable[[], object] = lambda: None
        self.on_deleted: Callable[[Farewell], object] = lambda _farewell: None
        self.find = ipw.Text(
            description="Find", placeholder="part of a name or squad", layout=look().plain,
            style=look().text,
        )  # fmt: skip
        self.archived = ipw.Checkbox(
            description="Show the archived", indent=False, layout=look().plain, style=look().check
        )
        self.list, self.said, self.deeds = People(self._choose), announced(), box([], "section")
        self.warning = box([], "warning")
        self.older = ipw.Dropdown(
            description="Saved states", options=[("newest", 0)], layout=look().plain,
            style=look().choice,
        )  # fmt: skip
        self.title = words()
        self.open = button("Open", self._open, hint="Every tab shows them then")
        self.away = button("Archive", self._put_away, hint="Out of sight; nothing is deleted")
        delete = button("Delete …", self._warn, hint="For good; asks once more")
        back = button("Open that state", self._open_older, hint="It becomes the newest one")
        self._deeds = (
            self.title, box([self.open, self.away, delete], "row"), self.warning,
            box([self.older], "field"), box([back], "row"),
        )  # fmt: skip
        self.find.observe(lambda _: self.refresh(), "value")
        self.archived.observe(lambda _: self.refresh(), "value")
        self.adopt = button("Add what is open", self._adopt, hint="The workbook of this page")
        self.fresh = button("Add a new athlete", self._add, hint="An empty workbook, to be filled")
        self.widget = box(
            [
                words(heading("Athletes")), box([self.find], "field"), self.archived, self.list,
                self.said, self.deeds, box([self.fresh, self.adopt], "row"),
            ],
            "section",
        )  # fmt: skip
        self.store.view(lambda _: saving.athlete_id, self._opened)
        saving.on_saved = self.refresh

    @property
    def chosen(self) -> Person | None:
        """Who is chosen from the list, if anybody."""
        return next((person for person in self.found if person.id == self.chosen_id), None)

    def attempt(self, deed: Callable[[], str | None]) -> None:
        """Do something, then say what it says, or why it was not done."""
        try:
            said = deed()
        except CoachingError as refusal:
            self.said.value = notices.refusal(str(refusal))
        else:
            self.said.value = paragraph(said, kind="note") if said else ""
            self.refresh()

    def refresh(self) -> None:
        """Ask for the list anew."""
        find = str(self.find.value)[:LONGEST_FIND]
        archived = bool(self.archived.value)
        try:
            self.found = self.saving.roster.people(find, archived=archived)
            self._show_deeds()
        except CoachingError as refusal:
            self.said.value = notices.refusal(str(refusal))
            return
        places = [person.id for person in self.found[: roster_page.MOST_PEOPLE]]
        at = places.index(self.chosen_id) if self.chosen_id in places else -1
        none = "" if self.found else roster_page.nobody_found(find, archived=archived)
        more = none or roster_page.more_people(len(self.found))
        self.list.show(self._rows(), at, more)
        self.on_list()

    def _rows(self) -> list[list[str]]:
        return roster_page.people(self.found, self.store.today(), self.saving.athlete_id)

    def _choose(self, place: int) -> None:
        self.chosen_id, self.said.value = self.found[place].id, ""
        self.warning.children = ()
        self.refresh()

    def _opened(self, athlete_id: str) -> None:
        self.adopt.disabled = bool(athlete_id)
        self.refresh()

    def _show_deeds(self) -> None:
        """Offer what may be done with the one who is chosen."""
        person = self.chosen
        if person is None:
            self.deeds.children = ()
            return
        opened = person.id == self.saving.athlete_id
        self.title.value = heading(f"{person.name or 'no name'}{', open' if opened else ''}")
        self.open.disabled = opened
        self.away.description = "Bring back" if person.archived else "Archive"
        self._offer_older(person)
        self.deeds.children = self._deeds

    def _offer_older(self, person: Person) -> None:
        today = self.store.today()
        found = self.saving.roster.revisions(person.id)[:MOST_REVISIONS]
        offered = [(roster_page.revision_words(r, today), r.number) for r in found]
        if tuple(offered) != tuple(self.older.options):
            self.older.options = offered

    def _open(self) -> None:
        self.attempt(lambda: self._say_opened(self.chosen_id))

    def _say_opened(self, athlete_id: str, number: int | None = None) -> str:
        self.saving.open(athlete_id, number)
        name = self.store.workbook.athlete.name or "The athlete"
        if number:
            return f"{name} is open as saved then; that is saved as the newest state now."
        return f"{name} is open: every tab shows this athlete."

    def _open_older(self) -> None:
        self.attempt(lambda: self._say_opened(self.chosen_id, int(self.older.value or 0)))

    def _adopt(self) -> None:
        def taken_in() -> str:
            self.chosen_id = self.saving.adopt()
            return f"{self.store.workbook.athlete.name or 'The athlete'} is in the roster."

        if not self.saving.athlete_id:
            self.attempt(taken_in)

    def _add(self) -> None:
        def made() -> str:
            self.find.value, self.archived.value = "", False
            empty = replace(Workbook(), unit=self.store.workbook.unit)
            self.chosen_id = self.saving.add(empty)
            return "A new athlete is open: give a name on the Profile tab."

        self.attempt(made)

    def _put_away(self) -> None:
        roster, person = self.saving.roster, self.chosen
        if person:
            self.attempt(lambda: (roster.restore if person.archived else roster.archive)(person.id))

    def _warn(self) -> None:
        """Say what deleting means; only then is there a button that does it."""
        name = (self.chosen and self.chosen.name) or "this athlete"
        self.warning.children = (
            words(notices.refusal(WARNING)),
            box(
                [button(f"Delete {name} for good", self._delete),
                 button("Leave it", lambda: setattr(self.warning, "children", ()))], "row",
            ),
        )  # fmt: skip

    def _delete(self) -> None:
        def gone() -> str:
            farewell = self.saving.roster.delete(self.chosen_id)
            self.saving.deleted(self.chosen_id)
            self.on_deleted(farewell)
            self.warning.children = ()
            return farewell.words

        if self.warning.children:
            self.attempt(gone)
