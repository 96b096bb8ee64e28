"""The season: what the coming weeks hold and weigh."""

import ipywidgets as ipw

from helpers import answers
from helpers.charts.season import load_chart, load_summary
from helpers.charts.style import BLANK
from helpers.evidence import Assumption
from helpers.pages import notices, season
from helpers.pages.markup import heading
from helpers.season.assumptions import GROWTH_PERCENT, LIGHTER_EVERY, LIGHTER_SHARE, TAPER_SHARE
from helpers.season.calendar import Season
from helpers.units import parse_number
from helpers.widgets.chart import Chart
from helpers.widgets.controls import box, slider, weekdays, words
from helpers.widgets.profile import race_fields
from helpers.widgets.store import Store

GROWTH = (GROWTH_PERCENT, LIGHTER_EVERY, LIGHTER_SHARE, TAPER_SHARE)


def season_panel(store: Store) -> ipw.Widget:
    """Return the panel that shows the weeks to the race and what each weighs."""
    entry = box(
        [
            words(heading("The race")),
            *race_fields(store),
            weekdays(store, "athlete.training_days", "Days free for training"),
            words(heading("How the weeks grow")),
            *(_assumption(store, assumption) for assumption in GROWTH),
        ],
        "entry",
    )
    return box([entry, _reading(store)], "panel")


def _assumption(store: Store, assumption: Assumption) -> ipw.Box:
    label = assumption.label.capitalize()

    def parse(typed: str) -> float:
        return parse_number(
            typed, what=label, low=assumption.low, high=assumption.high, unit=assumption.unit
        )

    return slider(
        store, f"assumptions.{assumption.name}", f"{label} [{assumption.unit}]", parse=parse,
        low=assumption.low, high=assumption.high, step=1 if assumption.high > 2 else 0.05,
    )  # fmt: skip


def _reading(store: Store) -> ipw.Box:
    chart, cautions, weeks, refused = Chart(), words(), words(), words()

    def draw(answer: tuple[Season, str]) -> None:
        plan, unit = answer
        refused.value = ""
        chart.show(load_chart(plan), load_summary(plan))
        weeks.value = season.week_table(plan, unit)

    def refuse(sentence: str) -> None:
        refused.value = notices.refusal(sentence)
        chart.show(BLANK, "")
        weeks.value = ""

    store.view(lambda w: (answers.season_plan(w, store.today()), w.unit), draw, refuse)
    store.view(
        lambda w: answers.season_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
        lambda _sentence: setattr(cautions, "value", ""),
    )
    return box([refused, words(heading("Weekly load")), chart, cautions, weeks], "reading")
