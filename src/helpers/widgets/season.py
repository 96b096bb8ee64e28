"""The season: a calendar to shape, what the weeks weigh, and what was done of them."""

import datetime as dt

import ipywidgets as ipw

from helpers import answers
from helpers.charts.season import load_chart, load_summary
from helpers.charts.style import BLANK
from helpers.evidence import Assumption
from helpers.pages import notices, season
from helpers.pages.markup import heading, stylesheet
from helpers.season import Season, shaping
from helpers.season.assumptions import GROWTH_PERCENT, LIGHTER_EVERY, LIGHTER_SHARE, TAPER_SHARE
from helpers.units import parse_number
from helpers.widgets.anchors import anchors, minutes_field
from helpers.widgets.calendar import Calendar
from helpers.widgets.chart import Chart
from helpers.widgets.controls import (
    announced,
    box,
    button,
    day_field,
    optional,
    slider,
    text_field,
    weekdays,
    words,
)
from helpers.widgets.day import one_day
from helpers.widgets.hand import Chosen, Hand
from helpers.widgets.log import log_entry
from helpers.widgets.profile import race_fields
from helpers.widgets.roll import Roll
from helpers.widgets.store import Store
from helpers.workbook import Workbook

GROWTH = (GROWTH_PERCENT, LIGHTER_EVERY, LIGHTER_SHARE, TAPER_SHARE)


def season_panel(store: Store) -> ipw.Widget:
    """Return the panel in which a coach shapes the weeks to the race and sees what each weighs."""
    entry = box(
        [
            words(heading("The race")),
            *race_fields(store),
            day_field(store, "outline.start", "First day of the season"),
            weekdays(store, "athlete.training_days", "Days free for training"),
            minutes_field(store),
            anchors(store),
            words(heading("How the weeks grow")),
            *(_assumption(store, assumption) for assumption in GROWTH),
        ],
        "entry",
    )
    return box([entry, _reading(store)], "panel", "season")


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
    cautions = announced()
    store.view(
        lambda w: answers.season_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
        lambda _sentence: setattr(cautions, "value", ""),
    )
    later = box([*_load(store), *_rules(store), log_entry(store)], "section", "later")
    return box([cautions, *_calendar(store), later], "reading")


def _calendar(store: Store) -> tuple[ipw.Widget, ...]:
    """Return the calendar, and below it the session that is chosen."""
    chosen, refused, sides = Chosen(), words(), words()
    hand = Hand(store, chosen)

    def first_monday() -> dt.date:
        return answers.season_plan(store.workbook, store.today()).weeks[0].monday

    def choose(week: int, weekday: int, at: int) -> None:
        hand.choose(first_monday() + dt.timedelta(days=7 * week + weekday), max(at, 0))

    def move(place: tuple[int, int, int], target: tuple[int, int]) -> None:
        monday = first_monday()
        day = monday + dt.timedelta(days=7 * place[0] + place[1])
        to = monday + dt.timedelta(days=7 * target[0] + target[1])
        hand.move_to(day, place[2], to)

    calendar = Calendar(choose, move)

    def draw(answer: tuple) -> None:
        plan, today, unit, day, at = answer
        refused.value = ""
        weeks = season.calendar_weeks(plan, today, unit)
        calendar.show(weeks, _place(plan, day, at))
        sides.value = season.choices(plan)

    def refuse(sentence: str) -> None:
        refused.value, sides.value = notices.refusal(sentence), ""
        calendar.show([])

    def question(workbook: Workbook) -> tuple:
        today = store.today()
        plan = answers.season_plan(workbook, today)
        chosen.settle(plan)
        return (plan, today, workbook.unit, chosen.day, chosen.at)

    store.view(question, draw, refuse)
    style = words(stylesheet(season.STYLE))
    return refused, style, calendar, _anew(store), one_day(store, hand), sides


def _anew(store: Store) -> ipw.Box:
    """Return the button that gives the days back to the plan."""
    anew = button(
        "Plan anew",
        lambda: store.change("outline", shaping.planned_anew(store.workbook.outline)),
        hint="Your changes go, but for locked days and missed sessions",
    )
    return box([anew], "row", "offered")


def _place(plan: Season, day: dt.date | None, at: int) -> list[int]:
    """Return where the chosen session stands in the calendar; nothing where it has gone."""
    if day is None or not plan.holds(day):
        return []
    days = (day - plan.weeks[0].monday).days
    held = len(plan.on(day))
    return [days // 7, days % 7, at if at < held else -1]


def _load(store: Store) -> tuple[ipw.Widget, ...]:
    """Return the chart of weekly load; its numbers are made when they are asked for."""
    chart, numbers = Chart(), words()
    title = words(heading("Weekly load"))
    wanted: list[bool] = []

    def draw(answer: tuple) -> None:
        plan, today = answer
        chart.show(load_chart(plan, today), load_summary(plan))

    store.view(
        lambda w: (answers.season_plan(w, store.today()), store.today()),
        draw,
        lambda _sentence: chart.show(BLANK, ""),
    )

    def question(workbook: Workbook) -> tuple | None:
        if not wanted:
            return None
        today = store.today()
        return (
            answers.season_plan(workbook, today), answers.season_load(workbook, today), workbook.unit
        )  # fmt: skip

    def tell(answer: tuple | None) -> None:
        numbers.value = season.load_numbers(*answer) if answer else ""

    def toggle() -> None:
        wanted[:] = [] if wanted else [True]
        more.description = "Hide the numbers" if wanted else "Show the numbers"
        store.refresh()

    more = button("Show the numbers", toggle, hint="Monotony, strain, fitness, fatigue, form")
    store.view(question, tell, lambda _sentence: tell(None))
    recent = text_field(
        store, "outline.recent_load", "Recent weekly load [RPE × min]",
        parse=optional(lambda typed: parse_number(typed, what="The load", low=0, high=20_000)),
        show="{:g}".format, example="empty: from the usual week",
    )  # fmt: skip
    return title, chart, box([more, recent], "row", "offered"), numbers


def _rules(store: Store) -> tuple[ipw.Widget, ...]:
    """List the rules, each with a box to switch it off."""

    def tick(place: int, wanted: bool) -> None:
        def off(at: int) -> tuple[str, ...]:
            rule = answers.season_rules(store.workbook, store.today())[at][0].id
            before = set(store.workbook.outline.rules_off)
            return tuple(sorted(before - {rule} if wanted else before | {rule}))

        store.change("outline.rules_off", place, off)

    rules = Roll(tick)
    rules.add_class("mile-rules")
    store.view(
        lambda w: answers.season_rules(w, store.today()),
        lambda found: rules.show(season.rule_rows(found)),
        lambda _sentence: rules.show([]),
    )
    return (box([words(heading("Rules it is held against")), rules], "section", "offered"),)
