"""The paces: how fast each kind of run is, and what the mile is worth elsewhere."""

import ipywidgets as ipw

from helpers import answers
from helpers.charts.paces import (
    distance_chart,
    distance_summary,
    zone_chart,
    zone_summary,
)
from helpers.paces.marks import RACE_NOISE
from helpers.pages import notices, paces
from helpers.pages.markup import heading
from helpers.units import format_entry, parse_time
from helpers.widgets.chart import Chart
from helpers.widgets.controls import announced, box, choice, slider, words
from helpers.widgets.store import Store
from helpers.workbook import Workbook


def paces_panel(store: Store) -> ipw.Widget:
    """Return the panel that shows training paces and equivalent times, and moves the goal."""
    entry = box(
        [
            words(heading("Goal")),
            slider(
                store, "goal.mile_time_s", "Goal mile", low=224, high=900, step=1,
                parse=parse_time, show=format_entry,
            ),
            choice(store, "unit", "Units", [("miles", "mile"), ("kilometers", "km")]),
        ],
        "entry",
    )  # fmt: skip
    return box([entry, _reading(store)], "panel")


def _reading(store: Store) -> ipw.Box:
    zones, table, cautions = Chart(), words(), announced()

    def draw_zones(answer: tuple) -> None:
        found, noise_percent, unit = answer
        zones.show(zone_chart(found, unit), zone_summary(found, unit))
        table.value = paces.zone_table(found, noise_percent, unit)

    store.view(
        lambda w: (answers.zones(w, store.today()), w.assumptions[RACE_NOISE], w.unit), draw_zones
    )
    store.view(
        lambda w: answers.profile_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
    )
    return box([zones, cautions, table, *_elsewhere(store)], "reading")


def _elsewhere(store: Store) -> list[ipw.Widget]:
    """Show what the mile is worth over other distances, and what the marks say together."""
    chart, table, models = Chart(), words(), words()

    def draw(answer: tuple) -> None:
        projections, notes, found, grounds, unit = answer
        chart.show(distance_chart(projections, found, unit), distance_summary(projections, found))
        table.value = paces.projection_table(projections, notes)
        models.value = notices.cautions(found.cautions) + paces.models(found, grounds, unit)

    def question(workbook: Workbook) -> tuple:
        today = store.today()
        return (
            answers.projections(workbook, today),
            answers.projection_notes(workbook, today),
            answers.models(workbook, today),
            answers.grounds(workbook, today),
            workbook.unit,
        )

    store.view(question, draw)
    return [chart, table, models]
