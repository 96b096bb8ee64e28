"""A page: the strip of key numbers above one panel, or above all of them under tabs."""

from collections.abc import Callable
from pathlib import Path

import ipywidgets as ipw

from helpers import answers, pages
from helpers.pages import notices, profile
from helpers.pages.markup import stylesheet
from helpers.widgets.assumptions import assumptions_panel
from helpers.widgets.controls import box, button, look, words
from helpers.widgets.keeper import keeper
from helpers.widgets.paces import paces_panel
from helpers.widgets.profile import profile_panel
from helpers.widgets.race import race_panel
from helpers.widgets.roster import roster_panel
from helpers.widgets.runner import runner_row
from helpers.widgets.saving import saved_head, saving_of
from helpers.widgets.season import season_panel
from helpers.widgets.session import session_panel
from helpers.widgets.store import Group, Store
from helpers.widgets.tonight import tonight_panel

Panel = Callable[[Store], ipw.Widget]

_STYLE = (Path(pages.__file__).parent / "mile.css").read_text(encoding="utf-8")


def page(store: Store, panel: Panel) -> ipw.Widget:
    """Return one panel under the strip of key numbers.

    Parameters
    ----------
    store : Store
        What it shows.
    panel : callable
        Such as `session_panel`.
    """
    trouble = words()
    store.on_trouble = lambda troubled: setattr(
        trouble, "value", notices.refusal(notices.WRONG) if troubled else ""
    )
    return box(
        [
            words(stylesheet(_STYLE)), _strip(store), *saved_head(store), keeper(store), trouble,
            panel(store),
        ], "page",
    )  # fmt: skip


def chapter(store: Store, panel: Panel) -> ipw.Widget:
    """Return a page of the book: one panel, and above it whose figures it shows.

    Parameters
    ----------
    store : Store
        What it shows; it begins with an invented runner, so that nobody has to show a mile.
    panel : callable
        Such as `session_panel`.
    """
    return page(store, lambda store: box([runner_row(store), panel(store)], "chapter"))


def coach_page(store: Store) -> ipw.Widget:
    """Return every panel under tabs, the strip of key numbers above them.

    The roster has a tab where there is one: the second, for the first one is built at once, and
    the roster's own room takes its time.
    """
    return page(
        store,
        lambda store: tabs(
            store,
            {
                "Tonight": tonight_panel,
                **({"Roster": roster_panel} if saving_of(store) else {}),
                "Profile": profile_panel,
                "Paces": paces_panel,
                "Session": session_panel,
                "Season": season_panel,
                "Race": race_panel,
                "Assumptions": assumptions_panel,
            },
        ),
    )


def tabs(store: Store, panels: dict[str, Panel]) -> ipw.Tab:
    """Return panels under tabs; each is built when first shown, and drawn only while it shows."""
    places = [box([], "tab") for _ in panels]
    made = ipw.Tab(children=places, titles=list(panels), layout=look().plain)
    groups: dict[int, Group] = {}

    def show(at: int | None) -> None:
        if at not in range(len(places)):
            return
        for place, group in groups.items():
            if place != at:
                store.show(group, False)
        if at in groups:
            store.show(groups[at])
            return
        with store.group() as group:
            groups[at] = group
            places[at].children = (list(panels.values())[at](store),)

    made.observe(lambda change: show(change["new"]), "selected_index")
    made.selected_index = 0
    if 0 not in groups:
        show(0)
    return made


def _strip(store: Store) -> ipw.Box:
    numbers = words()
    undo = button("Undo", store.undo, hint="Take the last change back")
    redo = button("Redo", store.redo, hint="Make it again")

    def draw(state: tuple[bool, bool]) -> None:
        undo.disabled, redo.disabled = not state[0], not state[1]

    store.view(
        lambda w: answers.key_numbers(w, store.today()),
        lambda found: setattr(numbers, "value", profile.key_numbers(found)),
    )
    store.view(lambda _: (store.can_undo, store.can_redo), draw)
    return box([numbers, box([undo, redo], "row")], "head")
