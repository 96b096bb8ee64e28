"""The session: tune a ladder, a pyramid, repeats or timed intervals, and see every repetition."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import ipywidgets as ipw

from helpers import answers
from helpers.charts.session import session_chart, session_summary
from helpers.pages import notices, prescription
from helpers.units import format_entry, format_time, parse_distance, parse_number, parse_time
from helpers.widgets.chart import Chart
from helpers.widgets.controls import (
    box,
    button,
    choice,
    discard,
    look,
    optional,
    slider,
    text_field,
    words,
)
from helpers.widgets.store import Group, Store
from helpers.workbook import PRESETS, Workbook
from helpers.workouts import (
    EffortPace,
    MilePace,
    Recovery,
    Run,
    Shape,
    Tunable,
    TypedPace,
    WorkSet,
    ZonePace,
)

SURFACES = [("track", "track"), ("road", "road"), ("treadmill", "treadmill")]
PACES = {
    "current mile pace": MilePace("current"),
    "goal mile pace": MilePace("goal"),
    "a pace to type": TypedPace(360.0),
    "an effort (RPE)": EffortPace(8.0),
    "easy pace": ZonePace("easy"),
    "threshold pace": ZonePace("threshold"),
    "interval pace": ZonePace("interval"),
    "800 m pace": ZonePace("800 m"),
}
RECOVERIES = {
    "a multiple of the rep time": Recovery("rep time", 2.0),
    "a fixed time": Recovery("time", 120.0),
    "a distance": Recovery("distance", 200.0, "jogging"),
}
HOWS = [("walking", "walking"), ("jogging", "jogging"), ("standing", "standing")]


def session_panel(store: Store) -> ipw.Widget:
    """Return the panel in which a coach tunes a session for the athlete."""
    return box([box([_choice(store), _tuning(store)], "entry"), _reading(store)], "panel")


def _choice(store: Store) -> ipw.Box:
    """Choose what to start from: a preset as written, or scaled to the athlete."""

    def as_written() -> None:
        store.change("session", PRESETS[store.workbook.preset])

    def start_from(name: str) -> Workbook:
        return replace(store.workbook, preset=name, session=None)

    # Another preset starts scaled: what was tuned belonged to the old one.
    preset = choice(store, "", "Session", [(name, name) for name in PRESETS],
                    choose=start_from, read=lambda workbook: workbook.preset)  # fmt: skip
    buttons = box(
        [
            button("Scale to the athlete", lambda: store.change("session", None),
                   hint="Current mile pace, and no more work than the athlete is used to"),
            button("As written", as_written, hint="The article's figures"),
        ],
        "row",
    )  # fmt: skip
    goal = text_field(
        store, "goal.mile_time_s", "Goal mile", parse=optional(parse_time), show=format_entry,
        example="5:30",
    )  # fmt: skip
    surface = choice(store, "surface", "Surface", SURFACES)
    return box([preset, buttons, goal, surface], "section")


def _tuning(store: Store) -> ipw.Box:
    """Build the controls of one set anew whenever the structure of the session changes."""
    holder = box([], "section")
    built: list[Group] = []
    chosen = [0]

    def draw(structure: tuple) -> None:
        for group in built:
            store.close(group)
        old, sets = holder.children, store.workbook.bench.sets
        chosen[0] = min(chosen[0], max(0, len(sets) - 1))
        with store.group() as group:
            controls = _controls(store, sets[chosen[0]][0] if sets else None)
        built[:] = [group]
        if len(sets) > 1:
            controls.insert(0, _which_set(len(sets), chosen, lambda: draw(structure)))
        holder.children = tuple(controls)
        for widget in old:
            discard(widget)

    store.view(_structure, draw)
    return holder


def _which_set(count: int, chosen: list[int], redraw: Callable[[], None]) -> ipw.Dropdown:
    """Return a list from which to choose the set whose controls are shown."""
    made = ipw.Dropdown(
        description="Set to tune", options=[(f"set {n + 1} of {count}", n) for n in range(count)],
        value=chosen[0], layout=look().plain, style=look().choice,
    )  # fmt: skip

    def picked(change: dict) -> None:
        chosen[0] = change["new"]
        redraw()

    made.observe(picked, "value")
    return made


def _structure(workbook: Workbook) -> tuple:
    """Return what decides which controls there are."""
    return tuple(
        (block.shape.kind, len(block.shape.tunables()), block.pace.kind, block.recovery.by)
        if isinstance(block, WorkSet)
        else block.kind
        for block in workbook.bench.blocks
    )


def _controls(store: Store, index: int | None) -> list[ipw.Widget]:
    made: list[ipw.Widget] = []
    if index is not None:
        path = f"session.blocks.{index}"
        block = store.workbook.bench.blocks[index]
        tunables = [_tunable(store, f"{path}.shape", t) for t in block.shape.tunables()]
        made += [
            box(tunables, "tunables"),
            _actions(store, path),
            _pace(store, path, block),
            _recovery(store, path, block),
        ]
    return made + _runs(store)


def _tunable(store: Store, path: str, tunable: Tunable) -> ipw.Box:
    unit = f" [{tunable.unit}]" if tunable.unit else ""
    counts = not tunable.unit

    def count(typed: str) -> int:
        return int(parse_number(typed, what=tunable.label, low=1, high=60, whole=True))

    def distance(typed: str) -> float:
        return parse_distance(typed, "m")

    def percent(typed: str) -> float:
        return parse_number(typed, what=tunable.label, low=0, high=100, unit="%")

    parse, show = {
        "%": (percent, "{:g}".format),
        "": (count, "{:g}".format),
        "m": (distance, "{:g}".format),
        "s": (parse_time, format_time),
    }[tunable.unit]
    return slider(
        store, f"{path}.{tunable.path}", tunable.label + unit, low=tunable.low, high=tunable.high,
        step=tunable.step, parse=parse, show=show, whole=counts,
    )  # fmt: skip


def _actions(store: Store, path: str) -> ipw.Box:
    """Return a button for each thing that may now be done to the shape."""
    row = box([], "row")
    index = int(path.rsplit(".", 1)[1])

    def labels(workbook: Workbook) -> tuple[str, ...]:
        return tuple(_shape_actions(workbook, index))

    def act(label: str) -> None:
        store.change(f"{path}.shape", _shape_actions(store.workbook, index)[label])

    def draw(names: tuple[str, ...]) -> None:
        old = row.children
        row.children = tuple(button(name, lambda name=name: act(name)) for name in names)
        for widget in old:
            discard(widget)

    store.view(labels, draw)
    return row


def _shape_actions(workbook: Workbook, index: int) -> dict[str, Shape]:
    block = workbook.bench.blocks[index]
    return dict(block.shape.actions()) if isinstance(block, WorkSet) else {}


def _pace(store: Store, path: str, block: WorkSet) -> ipw.Box:
    def kind(pace: Any) -> str:
        bare = replace(pace, faster_percent=0.0) if isinstance(pace, MilePace) else pace
        alike = (name for name, p in PACES.items() if type(p) is type(bare))
        return next((n for n, p in PACES.items() if p == bare), next(alike))

    inner = f"{path}.pace"
    made = [
        choice(store, inner, "Pace", [(name, name) for name in PACES],
               choose=PACES.__getitem__, read=kind)
    ]  # fmt: skip
    if block.pace.kind == "mile":
        made.append(
            slider(store, f"{inner}.faster_percent", "Faster by [%]", low=-10, high=10, step=0.5,
                   parse=lambda t: parse_number(t, what="The change", low=-60, high=25, unit="%"))
        )  # fmt: skip
    if block.pace.kind == "typed":
        made.append(
            slider(store, f"{inner}.mile_time_s", "Pace per mile", low=224, high=900, step=1,
                   parse=parse_time, show=format_entry)
        )  # fmt: skip
    if block.pace.kind == "effort":
        made.append(
            slider(store, f"{inner}.rpe", "Effort [RPE]", low=1, high=10, step=0.5,
                   parse=lambda t: parse_number(t, what="RPE", low=1, high=10))
        )  # fmt: skip
    return box(made, "group")


def _recovery(store: Store, path: str, block: WorkSet) -> ipw.Box:
    inner, by = f"{path}.recovery", block.recovery.by
    kinds = [(name, r.by) for name, r in RECOVERIES.items()]
    fresh = {r.by: r for r in RECOVERIES.values()}
    label, low, high, step, parse, show = {
        "rep time": ("Recovery [× the rep]", 0, 6, 0.25,
                     lambda t: parse_number(t, what="Recovery", low=0, high=10, unit="×"),
                     "{:g}".format),
        "time": ("Recovery [min:s]", 0, 600, 15, _time_or_none_at_all, format_time),
        "distance": ("Recovery [m]", 0, 800, 50, lambda t: parse_distance(t, "m"), "{:g}".format),
    }[by]  # fmt: skip
    return box(
        [
            choice(store, inner, "Recovery is", kinds, choose=fresh.__getitem__,
                   read=lambda recovery: recovery.by),
            slider(store, f"{inner}.amount", label, low=low, high=high, step=step,
                   parse=parse, show=show),
            choice(store, f"{inner}.how", "Spent", HOWS),
        ],
        "group",
    )  # fmt: skip


def _time_or_none_at_all(typed: str) -> float:
    return 0.0 if typed.strip() in ("0", "0:00") else parse_time(typed)


def _runs(store: Store) -> list[ipw.Widget]:
    """Return a slider for the time of each run around or between the sets [min]."""

    def minutes(typed: str) -> float:
        return 60 * parse_number(typed, what="The time", low=0, high=360, unit="min")

    return [
        slider(
            store, f"session.blocks.{index}.duration_s", f"{block.role.capitalize()} [min]",
            low=0, high=7200 if block.role == "run" else 1800, step=60, parse=minutes,
            show=lambda time_s: f"{time_s / 60:g}",
        )
        for index, block in enumerate(store.workbook.bench.blocks)
        if isinstance(block, Run)
    ]  # fmt: skip


def _reading(store: Store) -> ipw.Box:
    summary, chart, cautions, reps = words(), Chart(), words(), words()

    def draw(answer: tuple) -> None:
        workout, said, unit = answer
        summary.value = prescription.summary(said, workout, unit)
        with chart.hold_sync():
            chart.figure = session_chart(workout, unit)
            chart.summary = session_summary(workout, unit)
        reps.value = prescription.rep_table(workout, unit)

    store.view(
        lambda w: (
            answers.workout(w, store.today()), answers.session_summary(w, store.today()), w.unit
        ),
        draw,
    )  # fmt: skip
    store.view(
        lambda w: answers.session_cautions(w, store.today()),
        lambda found: setattr(cautions, "value", notices.cautions(found)),
    )
    return box([summary, cautions, chart, reps], "reading")
