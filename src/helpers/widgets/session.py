"""The session: choose a ladder, a pyramid, repeats or timed intervals, and see every repetition."""

from dataclasses import replace

import ipywidgets as ipw

from helpers import answers
from helpers.charts.session import session_chart, session_summary
from helpers.pages import feasibility, notices, prescription
from helpers.units import format_entry, format_time, parse_time
from helpers.widgets.chart import Chart
from helpers.widgets.controls import (
    announced,
    box,
    button,
    choice,
    discard,
    optional,
    text_field,
    words,
)
from helpers.widgets.library import library
from helpers.widgets.store import Store
from helpers.widgets.tuning import tuning
from helpers.workbook import PRESETS, Workbook
from helpers.workouts import long_intervals

SURFACES = [
    ("track", "track"),
    ("road, with marks", "road"),
    ("road or grass without marks", "grass"),
    ("treadmill", "treadmill"),
]


def session_panel(store: Store) -> ipw.Widget:
    """Return the panel in which a coach tunes a session for the athlete."""
    entry = box([_choice(store), tuning(store), library(store)], "entry")
    return box([entry, _reading(store)], "panel")


def _choice(store: Store) -> ipw.Box:
    """Choose what to start from: a session in full, or scaled to the athlete."""

    def start_from(name: str) -> Workbook:
        # Another preset starts scaled: what was tuned belonged to the old one.
        return replace(store.workbook, preset=name, session=None)

    chosen = choice(
        store, "", "Session", lambda workbook: [(name, name) for name in workbook.sessions],
        choose=start_from, read=lambda workbook: workbook.preset,
    )  # fmt: skip
    goal = text_field(
        store, "goal.mile_time_s", "Goal mile", parse=optional(parse_time), show=format_entry,
        example="5:30",
    )  # fmt: skip
    surface = choice(store, "surface", "Surface", SURFACES)
    return box([chosen, _sizes(store), _silence(store), goal, surface], "section")


def _sizes(store: Store) -> ipw.Box:
    """Offer the session scaled to the athlete, or in full."""
    scale = button(
        "Scale to the athlete", lambda: store.change("session", None),
        hint="Current mile pace, and no more work than the athlete is used to",
    )  # fmt: skip
    full = button(
        "As written",
        lambda: store.change("session", store.workbook.sessions[store.workbook.preset]),
    )

    def draw(answer: tuple[str, bool]) -> None:
        figures, own = answer
        full.description = "As written" if figures == "article" else "In full (ours)"
        full.description = "As saved" if own else full.description

    store.view(lambda w: (w.sessions[w.preset].figures, w.preset not in PRESETS), draw)
    return box([scale, full], "row")


def _silence(store: Store) -> ipw.Box:
    """Offer a stated choice of long intervals where the article gives none."""
    row = box([], "row")

    def draw(times_s: tuple[float, ...]) -> None:
        old = row.children
        row.children = tuple(
            button(
                f"4 × {format_time(rep_s)}",
                lambda rep_s=rep_s: store.change("session", long_intervals(rep_s)),
                hint="between 8:00 and 9:00 the article is silent",
            )
            for rep_s in times_s
        )
        for widget in old:
            discard(widget)

    store.view(lambda workbook: answers.long_choices(workbook, store.today()), draw)
    return row


def _reading(store: Store) -> ipw.Box:
    summary, chart, cautions, reps = words(), Chart(), announced(), words()

    def draw(answer: tuple) -> None:
        workout, said, judged, courses, unit = answer
        summary.value = prescription.summary(said, workout, unit)
        chart.show(session_chart(workout, courses, unit), session_summary(workout, courses, unit))
        reps.value = prescription.rep_table(workout, judged, unit)

    def question(workbook: Workbook) -> tuple:
        today = store.today()
        return (
            answers.workout(workbook, today),
            answers.session_summary(workbook, today),
            answers.verdict(workbook, today),
            answers.courses(workbook, today),
            workbook.unit,
        )

    store.view(question, draw)
    store.view(
        lambda w: answers.session_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
    )
    return box([summary, _verdict(store), cautions, chart, reps], "reading")


def _verdict(store: Store) -> ipw.Box:
    """Show the verdict, and a button for each change that would bring the session within reach."""
    said, table, row, why = announced(), words(), box([], "row", "proposals"), words()

    def make(kind: str) -> None:
        offered = answers.proposals(store.workbook, store.today())
        for proposal in offered:
            if proposal.kind == kind:
                store.change("session", proposal.recipe)

    buttons = {
        kind: button(name, lambda kind=kind: make(kind), hint="Undo takes it back")
        for kind, name in feasibility.CHANGES.items()
    }

    def draw(answer: tuple) -> None:
        judged, offered, in_vain = answer
        said.value = feasibility.verdict(judged, offered, no_recovery_helps=in_vain)
        table.value = feasibility.proposals(offered)
        row.children = tuple(buttons[proposal.kind] for proposal in offered)

    def question(workbook: Workbook) -> tuple:
        today = store.today()
        return (
            answers.verdict(workbook, today),
            answers.proposals(workbook, today),
            answers.no_recovery_helps(workbook, today),
        )

    store.view(question, draw)
    store.view(
        lambda w: (answers.grounds(w, store.today()), w.unit),
        lambda answer: setattr(why, "value", feasibility.why(*answer)),
    )
    return box([said, table, row, why], "judged")
