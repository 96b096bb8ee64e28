"""The squads of the roster: made, filled, and sent to the Tonight tab."""

from collections.abc import Sequence

import ipywidgets as ipw

from helpers.errors import CoachingError, InputError
from helpers.pages import roster as roster_page
from helpers.pages.markup import heading
from helpers.roster import Person, Squad
from helpers.roster.squads import Squads, same_names
from helpers.squad import Member
from helpers.units import cleaned
from helpers.widgets.controls import announced, box, button, look, words
from helpers.widgets.people import Desk
from helpers.widgets.roll import Roll
from helpers.workbook import Workbook

NONE = ""


class SquadDesk:
    """One squad at a time, with a box to tick for each athlete of the list and each member.

    Parameters
    ----------
    desk : Desk
        Which has the list, and says what was done.

    Attributes
    ----------
    widget : ipywidgets.Widget
        To be shown.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk, self.saving, self.store = desk, desk.saving, desk.store
        self.squads: tuple[Squad, ...] = ()
        self.offered: tuple[Person, ...] = ()
        self._offering = False
        self.choice = ipw.Dropdown(
            description="Squad", options=[("choose …", NONE)], layout=look().plain,
            style=look().choice,
        )  # fmt: skip
        self.name = ipw.Text(
            description="Name of a squad", placeholder="Tuesday", continuous_update=False,
            layout=look().plain, style=look().text,
        )  # fmt: skip
        self.ticks = Roll(self._tick)
        self.choice.observe(lambda _: self._offering or self.show(), "value")
        self.deeds, self.members, self.said = box([], "row"), box([], "section"), announced()
        make = button("Make this squad", self._make, hint="Empty at first")
        tonight = button(
            "Make it of tonight's squad",
            self._take_in,
            hint="Takes everyone of the Tonight tab into the roster who is not in it",
        )
        self.widget = box(
            [
                words(heading("Squads")), box([self.choice], "field"), self.deeds, self.members,
                box([self.name], "field"), box([make, tonight], "row"),
                self.said,
            ],
            "section",
        )  # fmt: skip
        self._deeds = (
            button("Use for Tonight", self._use, hint="Undo brings the squad back that was there"),
            button("Rename", self._rename, hint="To the name typed below"),
            button("Remove the squad", self._remove, hint="Its athletes stay"),
        )
        desk.on_list = self.show
        self.show()

    @property
    def squad(self) -> Squad | None:
        """Which is chosen, if any."""
        return next((squad for squad in self.squads if squad.id == self.choice.value), None)

    @property
    def _squads(self) -> Squads:
        return self.saving.roster.squads

    def chosen(self) -> Squad:
        """Return which is chosen, or refuse to go on."""
        if self.squad is None:
            raise InputError("No squad is chosen.", "This is done with a squad.", "Choose one.")
        return self.squad

    def show(self) -> None:
        """Show the squads as they are now, and who is in the one chosen."""
        try:
            self.squads = self._squads.all()
        except CoachingError:
            return  # the list has said so already
        self._offer()
        squad = self.squad
        self.deeds.children = self._deeds if squad else ()
        if squad is None:
            self.members.children = ()
            return
        try:
            self.offered = self._offered(squad)
        except CoachingError:
            return
        told = roster_page.told_apart(self.offered, self.store.today())
        self.ticks.show(
            [
                (at, name, about, person.id in squad.athletes)
                for at, (person, (name, about)) in enumerate(zip(self.offered, told, strict=True))
            ]
        )
        said = words(roster_page.who_is_in(squad.name, len(squad.athletes)))
        self.members.children = (said, self.ticks)

    def _offered(self, squad: Squad) -> tuple[Person, ...]:
        """Return who may be ticked: those who train and are looked for, then the other members."""
        desk, roster = self.desk, self.saving.roster
        active = roster.people(desk.sought) if desk.archived.value else desk.found
        listed = active[: roster_page.MOST_PEOPLE]
        shown = {person.id for person in listed}
        return (*listed, *roster.known(who for who in squad.athletes if who not in shown))

    def _offer(self) -> None:
        options = [("choose …", NONE), *((squad.name, squad.id) for squad in self.squads)]
        if options != list(self.choice.options):
            kept, self._offering = self.choice.value, True
            self.choice.options = options
            only = self.squads[0].id if len(self.squads) == 1 else NONE
            self.choice.value = kept if kept in [squad.id for squad in self.squads] else only
            self._offering = False

    def _tick(self, place: int, here: bool) -> None:
        squad = self.squad

        def changed() -> None:
            person, lanes = self.offered[place], self._squads.lanes(squad.id)
            lanes = {**lanes, person.id: lanes.get(person.id)}
            if not here:
                del lanes[person.id]
            self._squads.set_members(squad.id, lanes)

        if squad:
            self.desk.attempt(changed, self.said)

    def _make(self) -> None:
        def made() -> str:
            made_id = self._squads.add(cleaned(self.name.value))
            return self._chosen(made_id, "is made: tick who is in it.")

        self.desk.attempt(made, self.said)

    def _chosen(self, squad_id: str, said: str) -> str:
        """Choose a squad that was just made, and say so."""
        name, self.name.value = cleaned(self.name.value), ""
        self.show()
        self.choice.value = squad_id
        return f"The squad {name} {said}"

    def _rename(self) -> None:
        def renamed() -> str:
            self._squads.rename(self.chosen().id, cleaned(self.name.value))
            return self._chosen(self.chosen().id, "is its name now.")

        self.desk.attempt(renamed, self.said)

    def _remove(self) -> None:
        def removed() -> str:
            squad = self.chosen()
            self._squads.remove(squad.id)
            return f"The squad {squad.name} is removed; its athletes stay."

        self.desk.attempt(removed, self.said)

    def _use(self) -> None:
        def used() -> str:
            squad = self.chosen()
            members = tuple(self._squads.members(squad.id).values())
            refused = self.store.change("squad", members)
            if refused:
                raise refused
            return f"{len(members)} of {squad.name} are on the Tonight tab."

        self.desk.attempt(used, self.said)

    def _take_in(self) -> None:
        """Take in everyone of tonight's squad as athletes, and as a squad."""

        def taken_in() -> str:
            members = self.store.workbook.squad
            if not members:
                raise InputError(
                    "There is no squad on the Tonight tab.", "It is read there from a table.",
                    "Paste one first, or make an empty squad.",
                )  # fmt: skip
            squad_id = self._squads.add(cleaned(self.name.value))
            found, new = self._found_or_added(members)
            self._squads.set_members(squad_id, found)
            return self._chosen(squad_id, roster_page.taken_in(len(found) - new, new))

        self.desk.attempt(taken_in, self.said)

    def _found_or_added(self, members: Sequence[Member]) -> tuple[dict[str, int | None], int]:
        """Return ids with lanes in the order of an evening, and how many of them were added."""
        roster = self.saving.roster
        # Of several of the same name, the one who was saved last is the likeliest to be meant.
        known = sorted(roster.people(), key=lambda person: person.saved_at, reverse=True)
        places = same_names([m.athlete.name for m in members], [person.name for person in known])
        lanes = {}
        for member, at in zip(members, places, strict=True):
            new = Workbook(member.athlete, member.goal)
            lanes[roster.add(new) if at is None else known[at].id] = member.lane
        return lanes, places.count(None)
