"""Race day: a pace card for the goal, and what the laps say afterwards."""

from dataclasses import replace

import ipywidgets as ipw

from helpers import answers
from helpers.charts.race import race_chart, race_summary
from helpers.errors import CoachingError
from helpers.pages import notices, race
from helpers.pages.markup import heading
from helpers.race import format_laps, parse_laps
from helpers.units import format_entry, parse_number, parse_time
from helpers.widgets.chart import Chart
from helpers.widgets.controls import (
    announced,
    box,
    button,
    choice,
    optional,
    slider,
    text_field,
    words,
)
from helpers.widgets.store import Store
from helpers.workbook import PRESETS, Workbook

PRACTICE = "Pacing practice"
_TIMED = [
    ("at the finish line", "finish"),
    ("at the start line", "start"),
    ("on a road, every quarter mile", "quarter miles"),
    ("on a road, every kilometer", "kilometers"),
]
_STRATEGIES = [
    ("even", "even"),
    ("shallow U: the middle a little slower", "shallow U"),
    ("negative: the second half faster", "negative"),
]


def race_panel(store: Store) -> ipw.Widget:
    """Return the panel with the pace card, and the laps of the race."""
    return box([box([_card(store), _laps(store), _practice(store)], "entry"), _reading(store)],
               "panel")  # fmt: skip


def _card(store: Store) -> ipw.Box:
    def incline(typed: str) -> float:
        return parse_number(typed, what="The incline", low=0, high=15, unit="%")

    return box(
        [
            words(heading("Race")),
            text_field(
                store, "goal.mile_time_s", "Goal mile", parse=optional(parse_time),
                show=format_entry, example="5:30",
            ),
            choice(store, "race.strategy", "Strategy", _STRATEGIES),
            choice(store, "race.splits", "The watch is read", _TIMED),
            choice(store, "race.lane", "Lane", [(str(lane), lane) for lane in range(1, 9)]),
            slider(
                store, "race.incline_percent", "Treadmill incline [%]", low=0, high=10, step=0.5,
                parse=incline,
            ),
        ],
        "section",
    )  # fmt: skip


def _laps(store: Store) -> ipw.Box:
    laps = text_field(
        store, "race.laps_s", "Laps as timed [min:s]", parse=parse_laps, show=format_laps,
        example="1:28.4 1:31 1:33 1:30", hint="one after the other, with spaces between",
    )  # fmt: skip
    return box([words(heading("After the race")), laps], "section")


def _practice(store: Store) -> ipw.Box:
    """Put the pacing session on the bench (S4)."""

    def practice() -> None:
        # In full, at goal pace: scaled, it would be at the pace of today.
        full = PRESETS[PRACTICE]
        store.change("", replace(store.workbook, preset=PRACTICE, session=full))

    done = announced()
    store.view(
        lambda w: w.session == PRESETS[PRACTICE],
        lambda there: setattr(done, "value", race.practice(there)),
    )
    put = button("Make pacing practice the session", practice)
    return box([words(heading("To practice")), done, put], "section")


def _reading(store: Store) -> ipw.Box:
    card, chart, beside, report = words(), Chart(), words(), words()

    def question(workbook: Workbook) -> tuple:
        try:
            laps = answers.lap_report(workbook)
        except CoachingError as refusal:
            laps = str(refusal)
        return answers.race_card(workbook, store.today()), laps, workbook.unit

    def draw(answer: tuple) -> None:
        found, laps, unit = answer
        refused = laps if isinstance(laps, str) else ""
        run = None if refused else laps
        card.value = race.pace_card(found, unit)
        beside.value = race.beside_the_card(found, unit)
        chart.show(race_chart(found, run, unit), race_summary(found, run))
        report.value = notices.refusal(refused) if refused else race.lap_report(run)

    store.view(question, draw)
    return box([card, chart, report, beside], "reading")
