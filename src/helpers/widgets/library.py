"""The coach's own sessions: kept under a name, copied, shared as a file, opened from one."""

from dataclasses import replace

import ipywidgets as ipw

from helpers.errors import CoachingError, FileError
from helpers.pages import notices
from helpers.pages.files import filename
from helpers.pages.markup import heading, paragraph
from helpers.units import cleaned
from helpers.widgets.controls import announced, box, button, look, words
from helpers.widgets.outlet import Offer, Outlet
from helpers.widgets.store import Store
from helpers.workbook import PRESETS, Workbook, recipe_from_json, recipe_to_json
from helpers.workbook.library import copy_name, kept, without
from helpers.workouts import Recipe

LARGEST_FILE = 200_000
"""Bytes of a session's file that are looked at."""


def library(store: Store) -> ipw.Box:
    """Return what keeps the session under a name, and what may be done with those kept."""
    message = announced()

    def become(library: tuple[Recipe, ...], chosen: Recipe, said: str) -> None:
        """Put a session of one's own on the bench, and say what was done."""
        own = next((r for r in library if r.name == chosen.name), chosen)

        def changed(_none: None) -> Workbook:
            return replace(store.workbook, library=library, preset=own.name, session=own)

        refused = store.change("", None, changed)
        message.value = notices.refusal(str(refused)) if refused else paragraph(said, kind="note")

    def take(recipe: Recipe, name: str, said: str) -> None:
        become(kept(store.workbook.library, recipe, name), replace(recipe, name=name), said)

    return box(
        [
            words(heading("My sessions")),
            _keep(store, take),
            _own(store, take, message),
            _files(store, take, message),
            message,
        ],
        "section",
    )


def _keep(store: Store, take) -> ipw.Box:
    """Keep what is on the bench under a name; the same name again replaces it."""
    name = ipw.Text(
        description="Keep this session as", placeholder="Tuesday ladder", layout=look().plain,
        style=look().text,
    )  # fmt: skip

    def keep() -> None:
        typed = " ".join(cleaned(name.value).split())
        take(store.workbook.bench(store.today()), typed, f"Kept as {typed}. Keep a copy on the "
             "Profile tab takes it along to another day.")  # fmt: skip

    return box([name, button("Keep", keep)], "form")


def _own(store: Store, take, message: ipw.HTML) -> ipw.Box:
    """Offer copying the session that is chosen, and removing it where it is the coach's own."""

    def copy() -> None:
        workbook = store.workbook
        name = copy_name(workbook.preset, tuple(workbook.sessions))
        take(workbook.in_full, name, f"Copied as {name}.")

    def remove() -> None:
        workbook = store.workbook
        if workbook.preset not in PRESETS:
            left = without(workbook.library, workbook.preset)
            start, tonight = Workbook().preset, workbook.tonight
            if tonight.session == workbook.preset:
                tonight = replace(tonight, session=start)
            store.change(
                "", replace(workbook, library=left, preset=start, session=None, tonight=tonight)
            )
            lost = workbook.tonight.session != tonight.session
            message.value = paragraph(
                f"Removed {workbook.preset}."
                + (f" The squad runs the {start} tonight." if lost else ""), kind="note",
            )  # fmt: skip

    def tonight() -> None:
        workbook = store.workbook
        untouched = workbook.session in (None, workbook.sessions[workbook.preset])
        store.change("tonight.session", workbook.preset if untouched else "")
        what = workbook.preset if untouched else "this session as it stands"
        message.value = paragraph(f"The squad runs {what} on the Tonight tab.", kind="note")

    gone = button("Remove from mine", remove, hint="Undo brings it back")
    squad = button("Run it tonight", tonight, hint="With the squad, on the Tonight tab")
    row = box([squad, button("Duplicate", copy)], "row")
    shown = [row.children, (*row.children, gone)]
    store.view(
        lambda w: w.preset not in PRESETS, lambda own: setattr(row, "children", shown[bool(own)])
    )
    return row


def _files(store: Store, take, message: ipw.HTML) -> ipw.Box:
    """Offer the session as a file, and open such a file."""

    def bench() -> Recipe:
        return store.workbook.bench(store.today())

    share = Outlet(
        [
            Offer(
                "session", "Share as a file", "For another coach, or another day",
                lambda: recipe_to_json(bench()).encode(), "session.json", "application/json",
                named=lambda: filename(bench().name, "json"),
            )
        ]
    )  # fmt: skip
    upload = ipw.FileUpload(
        description="Open a session", accept=".json", layout=look().plain, style=look().button
    )

    def opened(change: dict) -> None:
        for sent in change["new"]:
            try:
                recipe = _recipe_of(sent["content"])
            except CoachingError as refusal:
                message.value = notices.refusal(str(refusal))
                continue
            taken = tuple(store.workbook.sessions)
            name = copy_name(recipe.name, taken) if recipe.name in taken else recipe.name
            take(recipe, name, f"Opened as {name}.")

    upload.observe(opened, "value")
    return box([share, upload], "row")


def _recipe_of(content: memoryview) -> Recipe:
    if len(content) > LARGEST_FILE:
        raise FileError(
            f"This file has {len(content) / 1e6:.1f} MB.", "A session has a few kB.",
            "Choose a file that *Share as a file* has saved.",
        )  # fmt: skip
    return recipe_from_json(bytes(content).decode("utf-8-sig", errors="replace"))
