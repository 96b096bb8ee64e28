"""The log: what was done, pasted or from a file, looked at before it is taken."""

from dataclasses import replace

import ipywidgets as ipw

from helpers import answers
from helpers.errors import InputError
from helpers.pages import log as log_page
from helpers.pages import notices
from helpers.pages.markup import heading, paragraph
from helpers.season import Outline, shaping
from helpers.season.log import Done, merged
from helpers.season.reading import LARGEST_FILE, LogReading, read_log
from helpers.widgets.controls import box, button, words
from helpers.widgets.pasted import PastedTable, Wording
from helpers.widgets.store import Store

WORDING = Wording(
    "What was done",
    "2026-11-24, 53, 7, windy\n2026-11-26, 36, 8",
    "Open a log as CSV",
    ("This log cannot be read.", "Dates and minutes stand in rows.", "Save it as CSV."),
)


def log_entry(store: Store) -> ipw.Box:
    """Take what was done from a pasted table or a file, shown before it is used."""

    def take(entries: tuple[Done, ...]) -> None:
        """Note what was read; the season then has a first day."""

        def noted(_: object) -> Outline:
            outline, today = store.workbook.outline, store.today()
            begun = replace(outline, start=outline.start or today)
            try:
                plan = answers.season_plan(store.workbook, today)
            except InputError:  # the race is over: nothing is left to plan around
                return replace(outline, log=merged(outline.log, entries))
            return shaping.noted(plan, begun, entries, today=today)

        refused = store.change("outline", None, noted)
        said = f"{len(entries)} noted; Undo takes that back."
        table.say(notices.refusal(str(refused)) if refused else paragraph(said, kind="note"))

    def uses(reading: LogReading) -> tuple[ipw.Button, ...]:
        count = len(reading.entries)
        named = f"Note these {count}" if count > 1 else "Note this one"
        return (button(named, lambda: take(reading.entries)),) if count else ()

    table = PastedTable(
        WORDING,
        read=lambda content: read_log(content[: LARGEST_FILE + 1], store.today()),
        show=log_page.preview,
        count=lambda reading: len(reading.entries),
        uses=uses,
    )
    parts = [
        words(heading("Log")),
        table.pasted,
        box([table.upload], "row"),
        table.use,
        table.said,
        table.preview,
        _elsewhere(store),
    ]
    return box(parts, "section", "offered")


def _elsewhere(store: Store) -> ipw.HTML:
    """Show what was noted of days that the season does not reach."""
    listed = words()
    store.view(
        lambda w: answers.season_outside(w, store.today()),
        lambda entries: setattr(listed, "value", log_page.outside(entries)),
    )
    return listed
