"""The paces: how fast each kind of run is, and what the mile is worth elsewhere."""

import ipywidgets as ipw

from helpers import answers
from helpers.charts.paces import zone_chart, zone_summary
from helpers.pages import notices, paces
from helpers.pages.markup import heading
from helpers.units import format_entry, parse_time
from helpers.widgets.chart import Chart
from helpers.widgets.controls import box, choice, slider, words
from helpers.widgets.store import Store


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
    chart, cautions, zone_table, projections = Chart(), words(), words(), words()

    def draw_zones(answer: tuple) -> None:
        zones, unit = answer
        chart.show(zone_chart(zones, unit), zone_summary(zones, unit))
        zone_table.value = paces.zone_table(zones, unit)

    store.view(lambda w: (answers.zones(w, store.today()), w.unit), draw_zones)
    store.view(
        lambda w: (
            answers.projections(w, store.today()),
            answers.projection_notes(w, store.today()),
        ),
        lambda answer: setattr(projections, "value", paces.projection_table(*answer)),
    )
    store.view(
        lambda w: answers.profile_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
    )
    return box([entry, box([chart, cautions, zone_table, projections], "reading")], "panel")
