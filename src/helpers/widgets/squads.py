"""The squads of the roster: made, filled, and sent to the Tonight tab."""

import ipywidgets as ipw

from helpers.errors import CoachingError, InputError
from helpers.pages import roster as roster_page
from helpers.pages.markup import heading
from helpers.roster import Squad
from helpers.roster.squads import Squads
from helpers.units import cleaned
from helpers.widgets.controls import box, button, look, words
from helpers.widgets.people import Desk
from helpers.widgets.roll import Roll
from helpers.workbook import Workbook

NONE = ""


class SquadDesk:
    """One squad at a time, with a box to tick for each athlete that the list shows.

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
        self.deeds, self.members = box([], "row"), box([], "section")
        make = button("Make this squad", self._make, hint="Empty at first")
        tonight = button(
            "Make it of tonight's squad",
            self._take_in,
            hint="Takes everyone of the Tonight tab into the roster",
        )
        self.widget = box(
            [
                words(heading("Squads")), box([self.choice], "field"), self.deeds, self.members,
                box([self.name], "field"), box([make, tonight], "row"),
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
        listed = self.desk.found[: roster_page.MOST_PEOPLE]
        told = roster_page.told_apart(listed, self.store.today())
        self.ticks.show(
            [
                (at, name, about, person.id in squad.athletes)
                for at, (person, (name, about)) in enumerate(zip(listed, told, strict=True))
            ]
        )
        said = words(roster_page.who_is_in(squad.name, len(squad.athletes)))
        self.members.children = (said, self.ticks)

    def _offer(self) -> None:
        options = [("choose …", NONE), *((squad.name, squad.id) for squad in self.squads)]
        if options != list(self.choice.options):
            kept, self._offering = self.choice.value, True
            self.choice.options = options
            only = self.squads[0].id if len(self.squads) == 1 else NONE
            self.choice.value = kept if kept in [squad.id for squad in self.squads] else only
            self._offering = False

    def _tick(self, place: int, here: bool) -> None:
        squad, person = self.squad, self.desk.found[place]

        def changed() -> None:
            lanes = self._lanes(squad)
            lanes = {**lanes, person.id: lanes.get(person.id)}
            if not here:
                del lanes[person.id]
            self._squads.set_members(squad.id, lanes)

        if squad:
            self.desk.attempt(changed)

    def _lanes(self, squad: Squad) -> dict[str, int | None]:
        lanes = {who: member.lane for who, member in self._squads.members(squad.id).items()}
        return {who: lanes.get(who) for who in squad.athletes}

    def _make(self) -> None:
        def made() -> str:
            made_id = self._squads.add(cleaned(self.name.value))
            return self._chosen(made_id, "is made: tick who is in it.")

        self.desk.attempt(made)

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

        self.desk.attempt(renamed)

    def _remove(self) -> None:
        def removed() -> str:
            squad = self.chosen()
            self._squads.remove(squad.id)
            return f"The squad {squad.name} is removed; its athletes stay."

        self.desk.attempt(removed)

    def _use(self) -> None:
        def used() -> str:
            squad = self.chosen()
            members = tuple(self._squads.members(squad.id).values())
            refused = self.store.change("squad", members)
            if refused:
                raise refused
            return f"{len(members)} of {squad.name} are on the Tonight tab."

        self.desk.attempt(used)

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
            add = self.saving.roster.add
            lanes = {add(Workbook(m.athlete, m.goal)): m.lane for m in members}
            self._squads.set_members(squad_id, lanes)
            return self._chosen(squad_id, f"is made, of {len(lanes)} new athletes.")

        self.desk.attempt(taken_in)
