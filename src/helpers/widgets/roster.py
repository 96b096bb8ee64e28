"""The roster's panel: opened when it is first shown, or mended where its file is damaged."""

from collections.abc import Callable
from dataclasses import dataclass

import ipywidgets as ipw

from helpers.errors import CoachingError
from helpers.pages import notices
from helpers.pages import roster as roster_page
from helpers.pages.markup import paragraph
from helpers.widgets.controls import announced, box, button, discard, words
from helpers.widgets.saving import Saving, saving_of
from helpers.widgets.store import Group, Store


@dataclass(eq=False)
class _Place:
    """Where the roster stands on a page: its box, the tab around it, and the views within."""

    saving: Saving
    box: ipw.Box
    tab: Group
    views: Group | None = None

    def put(self, make: Callable[[], tuple[ipw.Widget, ...]]) -> None:
        """Put something else here; what stood there goes."""
        store, old = self.saving.store, self.box.children
        if self.views:
            store.close(self.views)
        # Built now, and yet a part of the tab that it stands in.
        with store.group(within=self.tab) as self.views:
            self.box.children = make()
        for widget in old:
            discard(widget)


def roster_panel(store: Store) -> ipw.Widget:
    """Return the panel in which a coach keeps athletes and squads, and calls the roll.

    The roster's own room, and SQLAlchemy with it, is imported when this is first shown, beside the
    page; without a roster it never is.
    """
    saving = saving_of(store)
    if saving is None:
        return box([words(roster_page.nowhere())], "panel", "roster")
    made = box([words(roster_page.opening())], "panel", "roster")
    _open(_Place(saving, made, store.current_group))
    return made


def _open(place: _Place, *, told: str = "", **how: object) -> None:
    """Open the roster into its place on the page, with a word about it."""

    def opened(refusal: CoachingError | None) -> None:
        if refusal:
            place.put(lambda: _refused(place, refusal))
        else:
            place.put(lambda: (words(told), *_everything(place)))

    place.saving.connect(opened, **how)


def _everything(place: _Place) -> tuple[ipw.Widget, ...]:
    """Return the panel of an open roster."""
    # These rooms import SQLAlchemy, and only a page with a roster comes here.
    from helpers.widgets.filing import Filing
    from helpers.widgets.links import LinkDesk
    from helpers.widgets.people import Desk
    from helpers.widgets.rollcall import roll_call
    from helpers.widgets.squads import SquadDesk

    desk = Desk(place.saving)
    squads, links = SquadDesk(desk), LinkDesk(desk)
    cautions = words(notices.cautions(place.saving.roster.cautions))
    filing = Filing(desk, lambda: _again(place))
    return (
        box([desk.widget, filing.widget], "entry"),
        box([cautions, links.widget, squads.widget, roll_call(squads)], "reading"),
    )


def _again(place: _Place) -> None:
    """Open the roster anew: its file was put back, or is damaged and wants a backup."""
    place.saving.forget()
    _open(place)


def _refused(place: _Place, refusal: CoachingError) -> tuple[ipw.Widget, ...]:
    """Say why the roster does not open, and offer what may be done about it."""
    said = announced(notices.refusal(str(refusal)))

    def restore() -> None:
        try:
            told = _restored(place.saving)
        except CoachingError as error:
            said.value = notices.refusal(str(error))
        else:
            _open(place, told=paragraph(told, kind="note"))

    ways = [button("Try again", lambda: _open(place))]
    if _has_backup(place.saving):
        ways += [
            button("Restore the newest backup", restore, hint="What is there now is set aside"),
            button(
                "Begin an empty roster", lambda: _open(place, afresh=True), hint="The backups stay"
            ),
        ]
    return (box([said, box(ways, "row")], "section"),)


def _has_backup(saving: Saving) -> bool:
    try:
        return bool(_backups(saving))
    except CoachingError:  # the setting names no file at all
        return False


def _backups(saving: Saving) -> tuple:
    from helpers.roster import backups_of
    from helpers.roster.opening import path_of

    return backups_of(path_of(saving.setting))


def _restored(saving: Saving) -> str:
    """Restore the newest backup that can be read; return what to say."""
    from helpers.roster import restore_backup

    refused: CoachingError | None = None
    for backup in _backups(saving):
        try:
            aside = restore_backup(saving.setting, backup)
        except CoachingError as error:  # this one is damaged too: the one before it may not be
            refused = error
            continue
        kept = f" What was there is kept as {aside.name}." if aside else ""
        return f"The backup of {backup.words} is restored.{kept}"
    raise refused or CoachingError("There is no backup any more.")
