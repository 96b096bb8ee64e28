"""Saving to the roster: once it is quiet, and before another athlete takes the place."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets as ipw

from helpers.errors import ChangedElsewhereError, CoachingError, FileError, InputError
from helpers.pages import notices
from helpers.pages import roster as roster_page
from helpers.pages.markup import stylesheet
from helpers.squad.tonight import Tonight
from helpers.widgets.away import away
from helpers.widgets.controls import box, button, words
from helpers.widgets.left import Left
from helpers.widgets.store import Store
from helpers.workbook import Workbook

if TYPE_CHECKING:  # it imports SQLAlchemy, which a page without a roster never does
    from helpers.roster import Opened, Roster

SETTING = "MILE_ROSTER"
"""Environment variable that says where the roster is; without it there is none."""

QUIET_S = 2.0
"""How long nothing must have changed before it is saved [s]."""


def beside(workbook: Workbook, held: Workbook) -> Workbook:
    """Return an athlete's workbook with what belongs to the coach, and stays whoever is open.

    Squad, evening and units are the coach's, not the athlete's. So is the library; but the athlete
    may train by a session that this page does not know yet, and brings it along.
    """
    names = {own.name for own in held.library}
    library = (*held.library, *(own for own in workbook.library if own.name not in names))
    return replace(
        workbook, squad=held.squad, tonight=held.tonight, unit=held.unit, library=library
    )


def _own_part(workbook: Workbook) -> Workbook:
    """Return what of a workbook is worth a revision: not the squad, the evening or the units."""
    return replace(workbook, squad=(), tonight=Tonight(), unit="mile")


class Saving:
    """Saves what the store holds to the roster, and says in the head of the page how that went.

    Parameters
    ----------
    store : Store
        Whose workbook is saved, where it is an athlete's of the roster.
    setting : str
        Path or URL of the roster.

    Attributes
    ----------
    roster : Roster or None
        None until it is opened: with the panel's first show, or when a reload goes on with an
        athlete.
    widget : ipywidgets.Widget
        For the head of the page.
    """

    def __init__(self, store: Store, setting: str) -> None:
        self.store, self.setting = store, setting
        self.roster: Roster | None = None
        self._begun = store.workbook
        self._rests_on: dict[str, Opened] = {}
        self._saved: dict[str, Workbook] = {}
        self._left: tuple[str, int] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._said, self._ways = words(), box([], "row")
        self._link = Left(self._go_on)
        style = words(stylesheet(roster_page.STYLE))
        self.widget = box([self._said, self._ways, self._link, style], "saved")
        self.on_saved: Callable[[], object] = lambda: None
        store.view(lambda workbook: (workbook, store.owner), lambda _: self._changed())

    @property
    def athlete_id(self) -> str:
        """Who of the roster is open; nothing where nobody is."""
        return self.store.owner if self.store.owner in self._rests_on else ""

    def connect(self, done: Callable[[CoachingError | None], object], **how: object) -> None:
        """Open the roster, and then say that it is, or why not.

        On a page this is done beside it: SQLAlchemy takes its time to be imported.
        """
        if self.roster:
            done(None)
            return

        def ended(opened: "Roster | None", refusal: CoachingError | None) -> None:
            self.roster = self.roster or opened
            if self.roster:
                self._rejoin()
                self._changed()
            done(refusal)

        away(partial(_opened, self.setting, how), ended)

    def forget(self) -> None:
        """Let go of the roster: another file is to take its place."""
        self.roster = None

    def open(self, athlete_id: str, number: int | None = None) -> None:
        """Open an athlete, after what is open was saved.

        Parameters
        ----------
        athlete_id : str
            Who.
        number : int, optional
            An earlier revision; as it differs from the newest one, it becomes a new one.

        Raises
        ------
        CoachingError
            If what is open could not be saved, or this cannot be opened.
        """
        self.save_first()
        newest = self.roster.opened(athlete_id)
        wanted = self.roster.opened(athlete_id, number) if number else newest
        held = self.store.workbook
        self._rest(newest, beside(newest.workbook, held))
        refused = self.store.change("", beside(wanted.workbook, held), owner=athlete_id)
        if refused:
            raise refused
        self._changed()

    def add(self, workbook: Workbook) -> str:
        """Take in an athlete and open them; what is open in the store may be meant itself."""
        self.save_first()
        athlete_id = self.roster.add(replace(workbook, squad=()))
        self.open(athlete_id)
        return athlete_id

    def adopt(self) -> str:
        """Take in the workbook that is open; undo still goes back to what it was before."""
        workbook = self.store.workbook
        athlete_id = self.roster.add(replace(workbook, squad=()))
        self._rest(self.roster.opened(athlete_id), workbook)
        self.store.own(athlete_id)
        return athlete_id

    def save_first(self) -> None:
        """Save what is open, or refuse to go on."""
        if not self.flush():
            raise InputError(
                "What is open is not saved.",
                "It would be out of sight.",
                "See to it at the head of the page first.",
            )

    def flush(self) -> bool:
        """Save at once what has changed; return whether nothing is left to save."""
        self._wait_no_more()
        owner, workbook = self.store.owner, self.store.workbook
        if not self._is_new(owner, workbook):
            return True
        try:
            saved = self._put_away(owner, replace(workbook, squad=()))
        except CoachingError as refusal:
            self._refused(refusal)
            return False
        self._rest(saved, workbook)
        self._changed()
        self.on_saved()
        return True

    def _put_away(self, owner: str, workbook: Workbook) -> "Opened":
        if self.roster is None:
            raise FileError(
                "The roster is not open.",
                "What you entered is still on this page.",
                "Open it on the Roster tab.",
            )
        return self.roster.save(owner, workbook, number=self._rests_on[owner].number)

    def deleted(self, athlete_id: str) -> None:
        """Let go of an athlete who is gone: the page holds nothing of them then, nor does undo."""
        self._rests_on.pop(athlete_id, None)
        self._saved.pop(athlete_id, None)
        self.store.forget(athlete_id, beside(Workbook(), self.store.workbook))
        self._changed()

    def _is_new(self, owner: str, workbook: Workbook) -> bool:
        if owner not in self._rests_on:
            return False
        saved = self._saved.get(owner)
        return saved is None or _own_part(workbook) != _own_part(saved)

    def _rest(self, opened: "Opened", workbook: Workbook) -> None:
        self._rests_on[opened.id], self._saved[opened.id] = opened, workbook

    def _changed(self) -> None:
        """Say how things stand, and wait for quiet where there is something to save."""
        owner, workbook = self.store.owner, self.store.workbook
        self._wait_no_more()
        self._ways.children = ()
        known = self._rests_on.get(owner)
        self._link.kept = f"{owner} {known.number}" if known else ""
        if self._is_new(owner, workbook):
            self._said.value = roster_page.to_be_saved()
            self._wait()
        elif known:
            self._said.value = roster_page.saved(known.saved_at, self.store.today())
        else:
            # A page that never opened the roster has no word to say about it.
            self._said.value = roster_page.not_in_roster() if self.roster else ""

    def _wait(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        self._timer = loop.call_later(QUIET_S, self.flush)

    def _wait_no_more(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _refused(self, refusal: CoachingError) -> None:
        self._said.value = notices.refusal(f"Not saved: {refusal}")
        copy = button("Keep mine as a copy", self._keep_mine, hint="As an athlete of its own")
        theirs = button("Take theirs", self._take_theirs, hint="Undo brings yours back")
        again = button("Try again", self.flush)
        if isinstance(refusal, ChangedElsewhereError):
            self._ways.children = (copy, theirs)
        else:
            self._ways.children = (copy,) if isinstance(refusal, InputError) else (again,)

    def _keep_mine(self) -> None:
        self._try(lambda: self._settle(self.roster.keep_as_copy(self._mine())))

    def _take_theirs(self) -> None:
        self._try(lambda: self._settle(self.store.owner))

    def _mine(self) -> Workbook:
        return replace(self.store.workbook, squad=())

    def _settle(self, athlete_id: str) -> None:
        """Open an athlete in the place of what could not be saved; undo still holds that."""
        owner = self.store.owner
        if owner in self._rests_on:
            self._saved[owner] = self.store.workbook
        self.open(athlete_id)
        self.on_saved()

    def _try(self, deed: Callable[[], Any]) -> None:
        try:
            deed()
        except CoachingError as refusal:
            self._refused(refusal)

    def _go_on(self, athlete_id: str, number: int) -> None:
        """Hear from the browser who was open before a reload."""
        self._left = athlete_id, number
        self.connect(lambda _refusal: None)

    def _rejoin(self) -> None:
        """Give the workbook that the browser brought back to the athlete it is of."""
        left, self._left = self._left, None
        if left is None or self.athlete_id or self.store.workbook == self._begun:
            return
        try:
            newest = self.roster.opened(left[0])
        except CoachingError:
            return
        if newest.workbook.athlete.name == self.store.workbook.athlete.name:
            # From which revision it was made is for the browser to say: a later one is a conflict.
            self._rests_on[left[0]] = replace(newest, number=left[1])
            self.store.own(left[0])


def _opened(setting: str, how: dict) -> "Roster":
    from helpers.roster import open_roster

    return open_roster(setting, **how)


def saving_of(store: Store) -> Saving | None:
    """Return what saves a store, one for each; None where no roster is set."""
    setting = os.environ.get(SETTING, "")
    if setting and store.saving is None:
        store.saving = Saving(store, setting)
    return store.saving


def saved_head(store: Store) -> tuple[ipw.Widget, ...]:
    """Return what the head of a page says about saving, where there is a roster."""
    saving = saving_of(store)
    return (saving.widget,) if saving else ()
