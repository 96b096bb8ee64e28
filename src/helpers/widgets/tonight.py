"""Tonight: one session for the whole squad, from names and marks to a sheet of paper."""

import datetime as dt
from collections.abc import Callable

import ipywidgets as ipw

from helpers import answers
from helpers.charts.squad import squad_chart, squad_summary
from helpers.evidence import data_path
from helpers.exports import squad_sheet
from helpers.pages import documents, notices, sheet, squad
from helpers.pages.markup import heading, paragraph, stylesheet
from helpers.pages.prescription import STOP_LINE
from helpers.squad import Evening, Member, names_of
from helpers.squad.reading import LARGEST_FILE, Reading, read_squad
from helpers.units import parse_number
from helpers.widgets.chart import Chart
from helpers.widgets.controls import announced, box, button, choice, slider, words
from helpers.widgets.member import one_member
from helpers.widgets.outlet import Offer, Outlet
from helpers.widgets.pasted import PastedTable, Wording
from helpers.widgets.roll import Roll
from helpers.widgets.store import Store
from helpers.widgets.trackside import Trackside
from helpers.workbook import Workbook

WORDING = Wording(
    "Names and marks",
    "Ana, 6:10, mile, 34\nBen, 21:40, 5 km",
    "Open a CSV file",
    ("This table cannot be read.", "Names and marks stand in rows.", "Save it as CSV."),
)

WHERE = [
    ("track", "track"),
    ("road, with marks", "road"),
    ("road or grass without marks", "grass"),
    ("treadmills", "treadmill"),
    ("no equipment: one whistle", "one whistle"),
]
SIZES = [
    ("finish together", "together"),
    ("run as many reps as the slot allows", "fill"),
    ("run the session in full", "in full"),
]


def tonight_panel(store: Store) -> ipw.Widget:
    """Return the panel in which a coach turns a squad and a session into tonight's sheet."""
    entry = box([_squad(store), _session(store), _here(store)], "entry")
    return box([entry, _reading(store)], "panel", "tonight")


def _squad(store: Store) -> ipw.Box:
    """Take a squad from a pasted table or a file, shown before it is used."""
    table = PastedTable(
        WORDING,
        read=lambda content: read_squad(content[: LARGEST_FILE + 1], store.today()),
        show=squad.preview,
        count=lambda reading: len(reading.members),
        uses=lambda reading: _uses(store, reading, table.say),
    )
    start = button(
        "25 invented milers", lambda: table.look_at(data_path("squads/tuesday.csv").read_bytes())
    )
    row = box([table.upload, start], "row")
    return box(
        [words(heading("Squad")), table.pasted, row, table.use, table.said, table.preview],
        "section",
    )


def _uses(store: Store, reading: Reading, done: Callable[[str], None]) -> tuple[ipw.Button, ...]:
    """Return buttons that take the athletes read: in place of the squad, or beside it."""
    count = len(reading.members)
    if not count:
        return ()

    def take(members: tuple[Member, ...]) -> None:
        refused = store.change("squad", members)
        said = f"{len(members)} athletes are in the squad; Undo takes that back."
        done(notices.refusal(str(refused)) if refused else paragraph(said, kind="note"))

    these = button(
        f"Use these {count}" if count > 1 else "Use this one", lambda: take(reading.members)
    )
    if not store.workbook.squad:
        return (these,)
    add = button("Add them", lambda: take((*store.workbook.squad, *reading.members)))
    return these, add


def _session(store: Store) -> ipw.Box:
    """Choose session, place, slot and packs; every choice is one gesture to undo."""

    def minutes(typed: str) -> float:
        return 60 * parse_number(typed, what="The slot", low=5, high=240, unit="min")

    def percent(typed: str) -> float:
        return parse_number(typed, what="The spread", low=0, high=100, unit="%")

    def count(what: str, most: int):
        return lambda typed: int(parse_number(typed, what=what, low=1, high=most, whole=True))

    return box(
        [
            words(heading("Session")),
            choice(store, "tonight.session", "Session", _sessions),
            choice(store, "tonight.where", "Where", WHERE, buttons=True),
            slider(store, "tonight.slot_s", "Slot [min]", low=1200, high=7200, step=300,
                   parse=minutes, show=lambda time_s: f"{time_s / 60:g}"),
            choice(store, "tonight.size", "Packs", SIZES),
            slider(store, "tonight.spread_percent", "Spread within a pack [%]", low=0, high=30,
                   step=1, parse=percent),
            slider(store, "tonight.largest_pack", "Athletes in a pack", low=1, high=20, step=1,
                   parse=count("The pack", 60), whole=True),
            slider(store, "tonight.lanes", "Lanes", low=1, high=8, step=1,
                   parse=count("Lanes", 8), whole=True),
        ],
        "section",
    )  # fmt: skip


def _sessions(workbook: Workbook) -> list[tuple[str, str]]:
    tuned = ("as it stands on the Session tab", "")
    return [*((name, name) for name in workbook.sessions), tuned]


def _here(store: Store) -> ipw.Box:
    """Call the roll: one tick drops an absentee, and the packs are made anew."""
    roll = Roll(lambda place, here: store.change(f"squad.{place}.present", here))
    title = words()

    def draw(members: tuple[Member, ...]) -> None:
        title.value = heading("Who is here") if members else ""
        shown = zip(names_of(members), members, strict=True)
        roll.show([(n, name, _about(m), m.present) for n, (name, m) in enumerate(shown)])

    store.view(lambda workbook: workbook.squad, draw)
    return box([title, roll, one_member(store)], "section")


def _about(member: Member) -> str:
    status = member.athlete.status
    return "" if status == "available" else status


def _reading(store: Store) -> ipw.Box:
    said, cautions, paper, chart = words(), announced(), words(), Chart()

    def draw(answer: tuple[Evening, dt.date]) -> None:
        found, day = answer
        anyone = bool(found.runners or found.easy)
        squad_given = anyone or found.resting or found.absent
        said.value = squad.summary(found) if squad_given else squad.empty()
        cautions.value = notices.cautions(found.cautions if squad_given else ())
        paper.value = sheet.sheet(found, day)
        chart.show(squad_chart(found), squad_summary(found))

    store.view(lambda w: (answers.evening(w, store.today()), store.today()), draw)
    return box(
        [
            said,
            cautions,
            _outlet(store),
            box([words(stylesheet(sheet.STYLE)), paper], "paper"),
            chart,
            _trackside(store),
        ],
        "reading",
    )


def _outlet(store: Store) -> Outlet:
    """Offer everything that leaves the page: on paper, as a table, on a phone."""

    def evening() -> Evening:
        return answers.evening(store.workbook, store.today())

    def page(make) -> bytes:
        return make(evening(), store.today()).encode()

    sheet_page, card_page = documents.sheet_document, documents.cards_document
    excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Outlet(
        [
            Offer("print", "Print the sheet", "One page, A4 or letter",
                  lambda: page(sheet_page), "Tonight's sheet", print=True),
            Offer("cards", "Print cards", "One the size of a credit card for each athlete",
                  lambda: page(card_page), "Cards", print=True),
            Offer("xlsx", "Excel", "Every repetition of every athlete",
                  lambda: squad_sheet.xlsx_bytes(evening(), stop_line=STOP_LINE), "tonight.xlsx", excel),
            Offer("csv", "CSV", "Every repetition of every athlete",
                  lambda: squad_sheet.csv_bytes(evening()), "tonight.csv", "text/csv"),
            Offer("phone", "Clock for a phone", "A page that needs no network; send it to yourself",
                  lambda: documents.clock_document(evening(), store.today()).encode(), "tonight-clock.html"),
        ],
        arrived=store.refresh,
    )  # fmt: skip


def _trackside(store: Store) -> ipw.Box:
    """Open the live timetable; as long as it is closed, nothing of it is sent."""
    place = box([], "clock")
    opened: list[Trackside] = []

    def show(found: Evening) -> None:
        if opened:
            opened[0].show(found)

    def toggle() -> None:
        if opened:
            place.children = ()
            opened.pop().close()
            switch.description = "Open the clock here"
            return
        opened.append(Trackside())
        show(answers.evening(store.workbook, store.today()))
        place.children = tuple(opened)
        switch.description = "Close the clock"

    switch = button("Open the clock here", toggle, hint="What starts when, in large digits")
    store.view(lambda workbook: answers.evening(workbook, store.today()), show)
    return box([words(heading("At the track side")), box([switch], "row"), place], "section")
