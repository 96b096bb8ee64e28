"""The controls of a session: shape, pace and recovery of a set, and what surrounds it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import ipywidgets as ipw

from helpers.units import (
    PACE_M,
    format_entry,
    format_time,
    parse_distance,
    parse_number,
    parse_time,
)
from helpers.widgets.controls import box, button, choice, discard, look, slider
from helpers.widgets.store import Group, Store
from helpers.workbook import Workbook
from helpers.workouts import (
    Drills,
    EffortPace,
    MilePace,
    Recipe,
    Recovery,
    Run,
    Shape,
    Tunable,
    TypedPace,
    WorkSet,
    ZonePace,
)

PACES = {
    "current mile pace": MilePace("current"),
    "goal mile pace": MilePace("goal"),
    "a pace to type": TypedPace(360.0),
    "an effort (RPE)": EffortPace(8.0),
    "easy pace": ZonePace("easy"),
    "marathon pace": ZonePace("marathon"),
    "threshold pace": ZonePace("threshold"),
    "interval pace": ZonePace("interval"),
    "repetition pace": ZonePace("repetition"),
    "800 m pace": ZonePace("800 m"),
}
NOT_FOR_MINORS = "marathon pace"
"""Name of the pace that is not offered under 18."""

RECOVERIES = {
    "a multiple of the rep time": Recovery("rep time", 2.0),
    "a fixed time": Recovery("time", 120.0),
    "a distance": Recovery("distance", 200.0, "jogging"),
}
HOWS = [("walking", "walking"), ("jogging", "jogging"), ("standing", "standing")]


def tuning(store: Store) -> ipw.Box:
    """Return the controls of one set, built anew whenever the structure of the session changes."""
    holder, tab = box([], "section"), store.current_group
    built: list[Group] = []
    chosen = [0]

    def draw(structure: tuple) -> None:
        for group in built:
            store.close(group)
        old, sets = holder.children, _bench(store).sets
        chosen[0] = min(chosen[0], max(0, len(sets) - 1))
        with store.group(within=tab) as group:
            controls = _controls(store, sets[chosen[0]][0] if sets else None)
        built[:] = [group]
        if len(sets) > 1:
            controls.insert(0, _which_set(len(sets), chosen, lambda: draw(structure)))
        holder.children = tuple(controls)
        for widget in old:
            discard(widget)

    store.view(lambda workbook: _structure(workbook, workbook.bench(store.today())), draw)
    return holder


def _bench(store: Store) -> Recipe:
    return store.workbook.bench(store.today())


def _which_set(count: int, chosen: list[int], redraw: Callable[[], None]) -> ipw.Dropdown:
    """Return a list from which to choose the set whose controls are shown."""
    made = ipw.Dropdown(
        description="Set to tune", options=[(f"set {n + 1} of {count}", n) for n in range(count)],
        value=chosen[0], layout=look().plain, style=look().choice,
    )  # fmt: skip

    def picked(change: dict) -> None:
        if change["new"] in range(count):
            chosen[0] = change["new"]
            redraw()

    made.observe(picked, "value")
    return made


def _structure(workbook: Workbook, bench: Recipe) -> tuple:
    """Return what decides which controls there are, and which paces they offer."""
    return tuple(
        (
            *(block.shape.kind, len(block.shape.tunables()), block.pace.kind, block.recovery.by),
            len(_paces(workbook, block)),
        )
        if isinstance(block, WorkSet)
        else block.kind
        for block in bench.blocks
    )


def _controls(store: Store, index: int | None) -> list[ipw.Widget]:
    """Return the controls of the set at `index`, then those of the blocks around the sets."""
    made: list[ipw.Widget] = []
    blocks = _bench(store).blocks
    if index is not None:
        path, block = f"bench.blocks.{index}", blocks[index]
        tunables = [_tunable(store, f"{path}.shape", t) for t in block.shape.tunables()]
        made += [box(tunables, "tunables"), _actions(store, index)]
        made += [_pace(store, path, block), _recovery(store, path, block, last=blocks[-1] is block)]
    return made + _surroundings(store)


def _tunable(store: Store, path: str, tunable: Tunable) -> ipw.Box:
    unit = f" [{'min:s' if tunable.unit == 's' else tunable.unit}]" if tunable.unit else ""

    def count(typed: str) -> int:
        most = 60 if tunable.high > 10 else 20
        return int(parse_number(typed, what=tunable.label, low=1, high=most, whole=True))

    def percent(typed: str) -> float:
        return parse_number(typed, what=tunable.label, low=0, high=100, unit="%")

    parse, show = {
        "": (count, "{:g}".format),
        "%": (percent, "{:g}".format),
        "m": (lambda typed: parse_distance(typed, "m"), "{:g}".format),
        "s": (parse_time, format_time),
    }[tunable.unit]
    return slider(
        store, f"{path}.{tunable.path}", tunable.label + unit, low=tunable.low, high=tunable.high,
        step=tunable.step, parse=parse, show=show, whole=not tunable.unit,
    )  # fmt: skip


def _actions(store: Store, index: int) -> ipw.Box:
    """Return a button for each thing that may now be done to the shape."""
    row = box([], "row")

    def actions(workbook: Workbook) -> dict[str, Shape]:
        block = workbook.bench(store.today()).blocks[index]
        return dict(block.shape.actions()) if isinstance(block, WorkSet) else {}

    def act(label: str) -> None:
        store.change(f"bench.blocks.{index}.shape", actions(store.workbook)[label])

    def draw(names: tuple[str, ...]) -> None:
        old = row.children
        row.children = tuple(button(name, lambda name=name: act(name)) for name in names)
        for widget in old:
            discard(widget)

    store.view(lambda workbook: tuple(actions(workbook)), draw)
    return row


def _pace(store: Store, path: str, block: WorkSet) -> ipw.Box:
    inner = f"{path}.pace"
    names = [(name, name) for name in _paces(store.workbook, block)]
    made = [choice(store, inner, "Pace", names, choose=PACES.__getitem__, read=_pace_name)]
    if block.pace.kind == "mile":
        made.append(
            slider(store, f"{inner}.faster_percent", "Faster by [%]", low=-10, high=10, step=0.5,
                   parse=lambda t: parse_number(t, what="The change", low=-60, high=25, unit="%"))
        )  # fmt: skip
    if block.pace.kind == "typed":
        made.append(_typed_pace(store, f"{inner}.mile_time_s"))
    if block.pace.kind == "effort":
        made.append(
            slider(store, f"{inner}.rpe", "Effort [RPE]", low=1, high=10, step=0.5,
                   parse=lambda t: parse_number(t, what="RPE", low=1, high=10))
        )  # fmt: skip
    return box(made, "group")


def _paces(workbook: Workbook, block: WorkSet) -> tuple[str, ...]:
    """Return the paces to choose from; the one in use stays among them, whatever the age."""
    used = _pace_name(block.pace)
    hidden = {NOT_FOR_MINORS} - {used} if workbook.athlete.is_minor else set()
    return tuple(name for name in PACES if name not in hidden)


def _pace_name(pace: Any) -> str:
    """Return the name of a pace in the list, whatever its figures."""
    bare = replace(pace, faster_percent=0.0) if isinstance(pace, MilePace) else pace
    alike = (name for name, known in PACES.items() if type(known) is type(bare))
    return next((name for name, known in PACES.items() if known == bare), next(alike))


def _typed_pace(store: Store, path: str) -> ipw.Box:
    """Return a slider for a pace in the coach's unit; it is kept as time per mile."""
    unit = store.workbook.unit
    miles = PACE_M["mile"] / PACE_M[unit]
    return slider(
        store, path, f"Pace per {unit}", low=224, high=900, step=1,
        parse=lambda typed: parse_time(typed) * miles,
        show=lambda mile_time_s: format_entry(round(mile_time_s / miles, 1)),
    )  # fmt: skip


def _recovery(store: Store, path: str, block: WorkSet, *, last: bool) -> ipw.Box:
    inner = f"{path}.recovery"
    kinds = [(name, recovery.by) for name, recovery in RECOVERIES.items()]
    fresh = {recovery.by: recovery for recovery in RECOVERIES.values()}
    label, low, high, step, parse, show = {
        "rep time": ("Recovery [× the rep]", 0, 6, 0.25, _multiple, "{:g}".format),
        "time": ("Recovery [min:s]", 0, 600, 15, _time_or_none_at_all, format_time),
        "distance": (
            "Recovery [m]", 0, 800, 50, lambda typed: parse_distance(typed, "m"), "{:g}".format
        ),
    }[block.recovery.by]  # fmt: skip
    made = [
        choice(store, inner, "Recovery is", kinds, choose=fresh.__getitem__,
               read=lambda recovery: recovery.by),
        slider(store, f"{inner}.amount", label, low=low, high=high, step=step,
               parse=parse, show=show),
        choice(store, f"{inner}.how", "Spent", HOWS),
    ]  # fmt: skip
    if not last and block.rest_s:
        made.append(
            slider(store, f"{path}.rest_s", "Rest after the set [min:s]", low=0, high=900, step=15,
                   parse=_time_or_none_at_all, show=format_time)
        )  # fmt: skip
    return box(made, "group")


def _multiple(typed: str) -> float:
    return parse_number(typed, what="Recovery", low=0, high=10, unit="×")


def _time_or_none_at_all(typed: str) -> float:
    return 0.0 if typed.strip() in ("0", "0:00") else parse_time(typed)


def _surroundings(store: Store) -> list[ipw.Widget]:
    """Return a slider for the minutes of each run and each spell of drills."""

    def minutes(typed: str) -> float:
        return 60 * parse_number(typed, what="The time", low=0, high=360, unit="min")

    most_s = {"run": 7200, "warm-up": 1800, "cool-down": 1800, "drills": 1800}
    blocks = enumerate(_bench(store).blocks)
    named = [
        (index, block.role if isinstance(block, Run) else "drills")
        for index, block in blocks
        if isinstance(block, Run | Drills)
    ]
    return [
        slider(
            store, f"bench.blocks.{index}.duration_s", f"{name.capitalize()} [min]",
            low=0, high=most_s[name], step=60, parse=minutes,
            show=lambda time_s: f"{time_s / 60:g}",
        )
        for index, name in named
    ]  # fmt: skip
