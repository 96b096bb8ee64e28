"""The athletes of the roster: found, chosen, and what may be done with the one that is chosen."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import anywidget
import ipywidgets as ipw
import traitlets

from helpers.answers import current_mile
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
NEWCOMER = "A new athlete is open: give a name on the Profile tab."

MOST_REVISIONS = 60
"""How many saved states are listed, the newest first."""


class People(anywidget.AnyWidget):
    """A list of athletes, each a button.

    Attributes
    ----------
    people : list of [str, str, str]
        Name; mile, link and squads; and when it was saved last.
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
    on_archive : callable
        Told whose id is put away, before that is done; says whether a link was taken back.
    """

    def __init__(self, saving: Saving) -> None:
        self.saving, self.store = saving, saving.store
        self.found: tuple[Person, ...] = ()
        self.chosen_id = ""
        self.on_list: Callable[[], object] = lambda: None
        self.on_deleted: Callable[[Farewell], object] = lambda _farewell: None
        self.on_archive: Callable[[str], bool] = lambda _athlete_id: False
        self._miles: dict[tuple[str, int, object], float | None] = {}
        self.find = ipw.Text(
            description="Find", placeholder="part of a name or squad", layout=look().plain,
            style=look().text,
        )  # fmt: skip
        self.archived = ipw.Checkbox(
            description="Show the archived", indent=False, layout=look().plain, style=look().check
        )
        self.list, self.said, self.deeds = People(self._choose), announced(), box([], "section")
        self._spoken = self.said
        self.warning = box([], "warning")
        self._deeds = self._made_deeds()
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
        self.store.view(lambda workbook: bool(workbook.athlete.name), self._named)
        saving.on_saved = self.refresh

    def _made_deeds(self) -> tuple[ipw.Widget, ...]:
        """Return what may be done with the one who is chosen."""
        self.older = ipw.Dropdown(
            description="Saved states", options=[("newest", 0)], layout=look().plain,
            style=look().choice,
        )  # fmt: skip
        self.title = words()
        self.open = button("Open", self._open, hint="Every tab shows them then")
        self.away = button("Archive", self._put_away, hint="Out of sight; the link is taken back")
        delete = button("Delete …", self._warn, hint="For good; asks once more")
        back = button("Open that state", self._open_older, hint="It becomes the newest one")
        return (
            self.title, box([self.open, self.away, delete], "row"), self.warning,
            box([self.older], "field"), box([back], "row"),
        )  # fmt: skip

    @property
    def sought(self) -> str:
        """What is looked for: part of a name or squad."""
        return str(self.find.value)[:LONGEST_FIND]

    @property
    def chosen(self) -> Person | None:
        """Who is chosen from the list, if anybody."""
        return next((person for person in self.found if person.id == self.chosen_id), None)

    def attempt(self, deed: Callable[[], str | None], beside: ipw.HTML | None = None) -> None:
        """Do something, then say what it says, or why it was not done.

        Parameters
        ----------
        deed : callable
            Returns what to say, if anything.
        beside : ipywidgets.HTML, optional
            Where to say it, near the button that was pressed; else below the list.
        """
        self._spoken.value = ""  # what was said of an earlier deed, wherever, is over
        self._spoken = self.said if beside is None else beside
        try:
            said = deed()
        except CoachingError as refusal:
            self._spoken.value = notices.refusal(str(refusal))
        else:
            self._spoken.value = paragraph(said, kind="note") if said else ""
            self.refresh()

    def refresh(self) -> None:
        """Ask for the list anew."""
        find, archived = self.sought, bool(self.archived.value)
        try:
            self.found = self.saving.roster.people(find, archived=archived)
            self._show_deeds()
            rows = self._rows()
        except CoachingError as refusal:
            self.said.value = notices.refusal(str(refusal))
            return
        places = [person.id for person in self.found[: roster_page.MOST_PEOPLE]]
        at = places.index(self.chosen_id) if self.chosen_id in places else -1
        none = "" if self.found else roster_page.nobody_found(find, archived=archived)
        more = none or roster_page.more_people(len(self.found))
        self.list.show(rows, at, more)
        self.on_list()

    def _rows(self) -> list[list[str]]:
        today, listed = self.store.today(), self.found[: roster_page.MOST_PEOPLE]
        miles = self._miles_of(listed, today)
        return roster_page.people(listed, today, self.saving.athlete_id, miles)

    def _miles_of(self, listed: Sequence[Person], today: dt.date) -> dict[str, float | None]:
        """Return current miles; only of those listed, and of each saved state but once a day."""
        keys = {person.id: (person.id, person.number, today) for person in listed}
        unread = [person for person in listed if keys[person.id] not in self._miles]
        newest = self.saving.roster.newest(unread)
        for person in unread:
            workbook = newest.get(person.id)
            mile = current_mile(workbook, today) if workbook else None
            self._miles[keys[person.id]] = mile.time_s if mile else None
        return {athlete_id: self._miles[key] for athlete_id, key in keys.items()}

    def _choose(self, place: int) -> None:
        self.chosen_id, self.said.value = self.found[place].id, ""
        self.warning.children = ()
        self.refresh()

    def _opened(self, athlete_id: str) -> None:
        self.adopt.disabled = bool(athlete_id)
        self.refresh()

    def _named(self, named: bool) -> None:
        """Ask for a name no longer once it was given."""
        if named and self.said.value == paragraph(NEWCOMER, kind="note"):
            self.said.value = ""

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
            return NEWCOMER

        self.attempt(made)

    def _put_away(self) -> None:
        person = self.chosen
        if person:
            self.attempt(
                lambda: (self._brought_back if person.archived else self._archived)(person)
            )

    def _archived(self, person: Person) -> str:
        # The link first: where it cannot be taken back, nobody is out of sight with a link alive.
        taken = self.on_archive(person.id)
        self.saving.roster.archive(person.id)
        link = " The link no longer opens, and what it showed is deleted." if taken else ""
        return f"{person.name or 'The athlete'} is archived, with every saved state.{link}"

    def _brought_back(self, person: Person) -> str:
        self.saving.roster.restore(person.id)
        return f"{person.name or 'The athlete'} is back in the list; a link that was taken back stays dead."

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
