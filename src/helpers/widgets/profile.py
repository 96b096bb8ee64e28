"""The profile: who runs, what they have run, and what they are aiming at."""

import datetime as dt
from dataclasses import replace

import ipywidgets as ipw

from helpers import answers
from helpers.athlete import (
    BACKGROUND,
    EFFORT,
    EXPERIENCE,
    STATUS,
    RaceResult,
)
from helpers.charts.limits import limits_chart, limits_summary
from helpers.errors import CoachingError, FileError, InputError
from helpers.paces.age_grade import TABLES
from helpers.pages import files, notices, profile
from helpers.pages.markup import heading, paragraph
from helpers.units import (
    UNIT_M,
    cleaned,
    format_distance,
    format_entry,
    parse_distance,
    parse_number,
    parse_time,
)
from helpers.widgets.adoption import Adoption
from helpers.widgets.chart import Chart
from helpers.widgets.controls import (
    announced,
    box,
    button,
    choice,
    day_field,
    discard,
    look,
    optional,
    text_field,
    weekdays,
    words,
)
from helpers.widgets.store import Store
from helpers.workbook import SAMPLES, Workbook, from_json, sample, to_json

LARGEST_FILE = 1_000_000
"""Bytes of a workbook's file that are looked at."""


def profile_panel(store: Store) -> ipw.Widget:
    """Return the panel in which a coach enters athlete, marks and goal."""
    sections = (_person, _marks, _goal, _running, _kept, _start)
    entry = box([section(store) for section in sections], "entry", "wide")
    return box([entry, _reading(store)], "panel")


def _whole(what: str, low: int, high: int, unit: str):
    return optional(
        lambda typed: int(parse_number(typed, what=what, low=low, high=high, unit=unit, whole=True))
    )


def _section(title: str, *inside: ipw.Widget) -> ipw.Box:
    return box([words(heading(title)), *inside], "section")


def _start(store: Store) -> ipw.Box:
    """Offer invented athletes to start from, and the unit."""
    made = ipw.Dropdown(
        description="Start from", layout=look().plain, style=look().choice,
        options=[
            ("choose …", ""), ("a new, empty athlete", "empty"),
            *((title, name) for name, title in SAMPLES.items()),
        ],
    )  # fmt: skip

    def chosen(change: dict) -> None:
        if change["new"]:
            store.change("", change["new"], begun)
            made.value = ""

    def begun(name: str) -> Workbook:
        # Another athlete has the same coach: squad, evening and library stay.
        start, old = Workbook() if name == "empty" else sample(name), store.workbook
        return replace(start, squad=old.squad, tonight=old.tonight, library=old.library)

    made.observe(chosen, "value")
    unit = choice(store, "unit", "Units", [("miles", "mile"), ("kilometers", "km")])
    return _section("Workbook", unit, made, *_copies(store))


def _copies(store: Store) -> tuple[ipw.Widget, ...]:
    """Keep what was entered as a file of the coach's own, and open such a file again."""
    link, message = words(), announced()
    upload = ipw.FileUpload(
        description="Open a copy", accept=".json", layout=look().plain, style=look().button
    )

    def keep() -> None:
        name = store.workbook.athlete.name
        link.value = files.download(
            to_json(store.workbook),
            name=name,
            label=f"Click here to save {name or 'the workbook'} as a file",
        )

    def opened(change: dict) -> None:
        for sent in change["new"]:
            refused = store.change("", sent["content"], _workbook_of)
            name = store.workbook.athlete.name or "the workbook"
            message.value = (
                notices.refusal(str(refused))
                if refused
                else paragraph(f"Opened {name}.", kind="note")
            )

    upload.observe(opened, "value")
    # A link made earlier would save what has changed since.
    store.view(lambda workbook: workbook, lambda _: setattr(link, "value", ""))
    return button("Keep a copy", keep, hint="As a file on this computer"), link, upload, message


def _workbook_of(content: memoryview) -> Workbook:
    if len(content) > LARGEST_FILE:
        raise FileError(
            f"This file has {len(content) / 1e6:.1f} MB.", "A workbook has a few kB.",
            "Choose a file that this program has saved.",
        )  # fmt: skip
    return from_json(bytes(content).decode("utf-8-sig", errors="replace"))


def _person(store: Store) -> ipw.Box:
    levels = words()
    store.view(
        lambda w: w.athlete.experience,
        lambda level: setattr(levels, "value", profile.experience_words(level)),
    )
    age = _whole("Age", 8, 100, "years")
    # To ipywidgets the value None is no choice at all, so "left open" has a value of its own.
    sexes = [("left open", ""), ("female", "F"), ("male", "M")]
    return _section(
        "Athlete",
        text_field(store, "athlete.name", "Name or nickname", parse=_named_text, example="Ana"),
        text_field(store, "athlete.age", "Age [years]", parse=age, example="34"),
        choice(
            store,
            "athlete.sex",
            "Sex, as age tables have it",
            sexes,
            choose=lambda chosen: chosen or None,
            read=lambda sex: sex or "",
        ),
        choice(store, "age_table", "Age table", [(t.label, key) for key, t in TABLES.items()]),
        choice(store, "athlete.experience", "Experience", [(e, e) for e in EXPERIENCE]),
        levels,
        choice(
            store,
            "athlete.background",
            "To the mile as",
            [(words, key) for key, words in BACKGROUND.items()],
        ),
        choice(
            store,
            "athlete.status",
            "Status",
            [(f"{key}: {words}", key) for key, words in STATUS.items()],
        ),
    )


def _running(store: Store) -> ipw.Box:
    def distance(typed: str) -> float:
        return parse_distance(typed, store.workbook.unit)

    def shown(distance_m: float) -> str:
        unit = store.workbook.unit
        return f"{distance_m / UNIT_M[unit]:.3g} {unit if unit == 'km' else 'miles'}"

    def minutes(typed: str) -> float:
        return 60 * parse_number(typed, what="The run", low=0, high=360, unit="min")

    week = text_field(
        store, "athlete.weekly_distance_m", "Usual week", parse=optional(distance), show=shown,
        example="20 miles",
    )  # fmt: skip
    return _section(
        "Running",
        week,
        text_field(
            store, "athlete.longest_run_s", "Longest run without stopping [min]",
            parse=optional(minutes), show=lambda time_s: f"{time_s / 60:g}", example="45",
            hint="the longest of the last month",
        ),
        weekdays(store, "athlete.training_days", "Days free for training"),
    )  # fmt: skip


def _kept(store: Store) -> ipw.Box:
    """Take what no page uses yet, and say so."""
    rest = _whole("Resting heart rate", 25, 120, "bpm")
    most = _whole("Maximal heart rate", 100, 230, "bpm")
    return _section(
        "Kept for later",
        words(paragraph("No page uses these yet; leave them empty if you like.", kind="note")),
        text_field(store, "athlete.hr_rest_bpm", "Resting heart rate [bpm]", parse=rest, example="52"),
        text_field(store, "athlete.hr_max_bpm", "Maximal heart rate [bpm]", parse=most, example="190"),
    )  # fmt: skip


def _goal(store: Store) -> ipw.Box:
    kinds = [
        ("one fast mile", "one mile"),
        ("faster miles within longer races", "within longer races"),
    ]
    return _section(
        "Goal",
        text_field(
            store, "goal.mile_time_s", "Goal mile", parse=optional(parse_time), show=format_entry,
            example="5:30",
        ),
        choice(store, "goal.kind", "Kind of goal", kinds),
        *race_fields(store),
    )  # fmt: skip


def race_fields(store: Store) -> tuple[ipw.Box, ...]:
    """Return fields for name, distance and date of the race."""

    def to_come(day: dt.date | None) -> dt.date | None:
        if day is not None and day < store.today():
            raise InputError(
                f"{day:%d %B %Y} is past.", "The race lies ahead.", "Choose today or a later day."
            )
        return day

    name = text_field(
        store, "goal.race_name", "Name of the race", parse=_named_text, example="Town mile"
    )
    distance = text_field(
        store, "goal.race_distance_m", "Distance of the race", parse=optional(parse_distance),
        show=_distance_words, example="empty: the mile",
    )  # fmt: skip
    return name, distance, day_field(store, "goal.race_date", "Race date", check=to_come)


def _distance_words(distance_m: float) -> str:
    return format_distance(distance_m, "km" if distance_m % 1000 == 0 else "m")


def _named_text(typed: str) -> str:
    """Return a name on one line, cut before it is stored."""
    return " ".join(cleaned(typed).split())


def _marks(store: Store) -> ipw.Box:
    """List the marks, and offer a form to add one."""
    rows = box([], "marks")

    def draw(marks: tuple[RaceResult, ...]) -> None:
        old = rows.children
        rows.children = tuple(_mark_row(store, mark) for mark in marks) or (
            words(paragraph("No mark yet: that is fine, training goes by effort.", kind="note")),
        )
        for row in old:
            discard(row)

    store.view(lambda w: w.athlete.marks, draw)
    own = text_field(
        store, "athlete.mile_time_s", "Coach's own current mile", parse=optional(parse_time),
        show=format_entry, example="empty: from the marks",
    )  # fmt: skip
    return _section("Marks", rows, _mark_form(store), own)


def _mark_row(store: Store, mark: RaceResult) -> ipw.Box:
    when = f"{mark.date:%d %b %Y}" if mark.date else "undated"
    said = f"{mark.where} in {format_entry(mark.time_s)}, {mark.effort}, {when}"

    def remove() -> None:
        marks = list(store.workbook.athlete.marks)
        marks.remove(mark)
        store.change("athlete.marks", tuple(marks))

    return box([words(paragraph(said)), button("Remove", remove, hint=f"Remove {said}")], "row")


def _mark_form(store: Store) -> ipw.Box:
    plain, style = look().plain, look().text
    distance = ipw.Text(value="mile", description="Distance", layout=plain, style=style)
    took = ipw.Text(description="Time", placeholder="6:10", layout=plain, style=style)
    day = ipw.DatePicker(description="Date, if known", layout=plain, style=look().choice)
    effort = ipw.Dropdown(
        description="It was", options=[(meaning, key) for key, meaning in EFFORT.items()],
        layout=plain, style=look().choice,
    )  # fmt: skip
    message, adoption = words(), Adoption(store)

    def add() -> None:
        try:
            mark = RaceResult(
                parse_distance(distance.value), parse_time(took.value), day.value, effort.value
            )
            _not_ahead(mark.date, store.today())
            _not_listed(mark, store.workbook.athlete.marks)
        except CoachingError as refusal:
            message.value = notices.refusal(str(refusal))
            return
        marks = (*store.workbook.athlete.marks, mark)
        refused = adoption.propose(marks, lambda: setattr(took, "value", ""))
        message.value = notices.refusal(str(refused)) if refused else ""

    add_it = button("Add this mark", add)
    form = box([distance, took, day, effort, add_it, message], "form")
    return box([form, adoption.widget], "marks")


def _not_ahead(day: dt.date | None, today: dt.date) -> None:
    if day is not None and day > today:
        raise InputError(
            f"{day:%d %B %Y} is still to come.", "A mark has been run.", "Check the date."
        )


def _not_listed(mark: RaceResult, marks: tuple[RaceResult, ...]) -> None:
    if mark in marks:
        raise InputError(
            "This mark is already listed.",
            "The same mark twice tells no more than once.",
            "Change its distance, time or date, or leave it.",
        )


def _reading(store: Store) -> ipw.Box:
    mile, rule, cautions = announced(), words(), announced()
    grade, chart, outlook = words(), Chart(), words()

    def draw_rule(answer: tuple) -> None:
        found, band, *who = answer
        mile.value = profile.current_mile(found, band)
        rule.value = profile.mile_rule(band) + profile.first_strategies(*who)

    def draw_limits(limits: answers.Limits) -> None:
        grade.value = profile.age_grade(limits)
        chart.show(limits_chart(limits), limits_summary(limits))

    store.view(
        lambda w: (
            answers.current_mile(w, store.today()),
            answers.mile_band(w, store.today()),
            w.athlete.background,
            w.athlete.experience,
        ),
        draw_rule,
    )
    store.view(
        lambda w: answers.profile_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
    )
    store.view(lambda w: answers.limits(w, store.today()), draw_limits)
    store.view(
        lambda w: answers.goal_outlook(w, store.today()),
        lambda found: setattr(outlook, "value", profile.outlook(found)),
    )
    return box([mile, rule, cautions, grade, chart, outlook], "reading")
