"""One of the squad: how they are tonight, which mile they run at, and in which lane."""

import ipywidgets as ipw

from helpers.athlete import EXPERIENCE, STATUS
from helpers.squad import names_of
from helpers.units import format_entry, parse_number, parse_time
from helpers.widgets.controls import box, button, choice, discard, look, optional, text_field
from helpers.widgets.store import Group, Store

NOBODY = -1


def one_member(store: Store) -> ipw.Box:
    """Return a list of the squad, and the controls of whoever is chosen from it."""
    tab, built = store.current_group, list[Group]()
    chosen = ipw.Dropdown(
        description="Change one", options=[("nobody", NOBODY)], layout=look().plain,
        style=look().choice,
    )  # fmt: skip
    place = box([], "group")

    def close() -> None:
        for group in built:
            store.close(group)
        built.clear()
        old, place.children = place.children, ()
        for widget in old:
            discard(widget)

    def open_one(change: dict) -> None:
        close()
        if change["new"] in range(len(store.workbook.squad)):
            with store.group(within=tab) as group:
                place.children = _controls(
                    store, change["new"], lambda: setattr(chosen, "value", NOBODY)
                )
            built.append(group)

    def offer(names: tuple[str, ...]) -> None:
        # Another squad has other places: nobody is chosen then.
        chosen.options = [("nobody", NOBODY), *((name, at) for at, name in enumerate(names))]
        whole.children = (chosen, place) if names else ()

    whole = box([chosen, place], "section")
    chosen.observe(open_one, "value")
    store.view(lambda workbook: names_of(workbook.squad), offer)
    return whole


def _controls(store: Store, at: int, done) -> tuple[ipw.Widget, ...]:
    """Return the controls of one member: status, experience, mile, lane, and removal."""
    path = f"squad.{at}"
    lane = optional(lambda typed: int(parse_number(typed, what="Lane", low=1, high=8, whole=True)))

    def remove() -> None:
        squad = store.workbook.squad
        done()
        store.change("squad", (*squad[:at], *squad[at + 1 :]))

    statuses = [(f"{key}: {words}", key) for key, words in STATUS.items()]
    return (
        choice(store, f"{path}.athlete.status", "Tonight", statuses),
        choice(store, f"{path}.athlete.experience", "Is", [(e, e) for e in EXPERIENCE]),
        text_field(
            store, f"{path}.athlete.mile_time_s", "Coach's own current mile",
            parse=optional(parse_time), show=format_entry, example="empty: from the mark",
        ),
        text_field(store, f"{path}.lane", "Own lane", parse=lane, example="empty: the pack's"),
        button("Take off the squad", remove, hint="Undo brings them back"),
    )  # fmt: skip
