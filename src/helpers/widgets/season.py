"""The season: what the coming weeks hold and weigh."""

import ipywidgets as ipw

from helpers import answers
from helpers.charts.season import load_chart, load_summary
from helpers.pages import notices, season
from helpers.season.planner import GROWTH_PERCENT, LIGHTER_EVERY, LIGHTER_SHARE, TAPER_SHARE
from helpers.units import parse_number
from helpers.widgets.chart import Chart
from helpers.widgets.controls import box, slider, weekdays, words
from helpers.widgets.profile import race_fields
from helpers.widgets.store import Store


def season_panel(store: Store) -> ipw.Widget:
    """Return the panel that shows the weeks to the race and what each weighs."""
    entry = box(
        [
            words("<h3>The race</h3>"),
            *race_fields(store),
            weekdays(store, "athlete.training_days", "Days free for training"),
            words("<h3>How the weeks grow</h3>"),
            *(
                _assumption(store, a)
                for a in (GROWTH_PERCENT, LIGHTER_EVERY, LIGHTER_SHARE, TAPER_SHARE)
            ),
        ],
        "entry",
    )
    return box([entry, _reading(store)], "panel")


def _assumption(store: Store, assumption) -> ipw.Box:
    step = 1 if assumption.high > 2 else 0.05
    return slider(
        store, f"assumptions.{assumption.name}",
        f"{assumption.label.capitalize()} [{assumption.unit}]",
        low=assumption.low, high=assumption.high, step=step,
        parse=lambda typed: parse_number(
            typed, what=assumption.label.capitalize(), low=assumption.low, high=assumption.high,
            unit=assumption.unit,
        ),
    )  # fmt: skip


def _reading(store: Store) -> ipw.Box:
    chart, cautions, weeks, refused = Chart(), words(), words(), words()

    def draw(answer: tuple) -> None:
        plan, unit = answer
        refused.value = ""
        with chart.hold_sync():
            chart.figure = load_chart(plan)
            chart.summary = load_summary(plan)
        weeks.value = season.week_table(plan, unit)

    def refuse(sentence: str) -> None:
        refused.value = notices.refusal(sentence)

    store.view(lambda w: (answers.season_plan(w, store.today()), w.unit), draw, refuse)
    store.view(
        lambda w: answers.season_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
    )
    return box([refused, words("<h3>Weekly load</h3>"), chart, cautions, weeks], "reading")
