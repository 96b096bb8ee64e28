"""Controls: each knows a value, how it is typed, and whom to tell."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as ipw
from ipywidgets.widgets.widget_bool import CheckboxStyle
from ipywidgets.widgets.widget_description import DescriptionStyle
from ipywidgets.widgets.widget_string import HTMLStyle, LabelStyle, TextStyle

from helpers.athlete import WEEKDAYS
from helpers.pages.notices import refusal
from helpers.units import cleaned
from helpers.widgets.store import Store
from helpers.workbook import at

Parse = Callable[[str], Any]
Show = Callable[[Any], str]


class Look:
    """Layouts and styles that many widgets share: each of its own would be a model to send."""

    def __init__(self) -> None:
        self.plain = ipw.Layout()
        self.text = TextStyle(description_width="initial")
        self.choice = DescriptionStyle(description_width="initial")
        self.slider = ipw.SliderStyle(description_width="initial")
        self.check = CheckboxStyle(description_width="initial")
        self.button = ipw.ButtonStyle()
        self.html = HTMLStyle()
        self.label = LabelStyle()


_looks: list[Look] = []


def look() -> Look:
    """Return the one look of this kernel; made with the first widget, not at import."""
    if not _looks:
        _looks.append(Look())
    return _looks[0]


def discard(widget: ipw.Widget) -> None:
    """Close a widget and all inside it, so that the browser forgets them."""
    for child in getattr(widget, "children", ()):
        discard(child)
    widget.close()


def box(children: Sequence[ipw.Widget], *classes: str) -> ipw.Box:
    """Return a box whose arrangement is the stylesheet's business."""
    made = ipw.Box(children=tuple(children), layout=look().plain)
    for name in classes:
        made.add_class(f"mile-{name}")
    return made


def words(markup: str = "") -> ipw.HTML:
    """Return markup that was made in `helpers.pages`."""
    return ipw.HTML(value=markup, layout=look().plain, style=look().html)


def button(label: str, press: Callable[[], Any], *, hint: str = "") -> ipw.Button:
    """Return a button."""
    made = ipw.Button(description=label, tooltip=hint, layout=look().plain, style=look().button)
    made.on_click(lambda _: press())
    return made


class _Field:
    """A control with the sentence beside it: shown when something is refused, gone when it is not.

    Holding control and message together is the decision here: what was typed stays in the
    control, the sentence comes and goes.
    """

    def __init__(self, *controls: ipw.Widget, classes: Sequence[str] = ()) -> None:
        self.controls = controls
        self.widget = box(controls, "field", *classes)

    def say(self, sentence: str) -> None:
        message = (words(refusal(sentence)),) if sentence else ()
        self.widget.children = (*self.controls, *message)


def optional(parse: Parse) -> Parse:
    """Return a parser to which an empty field means "not known"."""
    return lambda typed: parse(typed) if cleaned(typed) else None


def text_field(
    store: Store,
    path: str,
    label: str,
    *,
    parse: Parse,
    show: Show = str,
    example: str = "",
    hint: str = "",
) -> ipw.Box:
    """Return a field to type into.

    Parameters
    ----------
    store : Store
        Whom to tell.
    path : str
        Which value of the workbook.
    label : str
        What it is, with its unit.
    parse, show : callable
        From what was typed to the value, and back.
    example : str
        Shown while it is empty.
    hint : str
        Shown on pointing at it.
    """
    text = ipw.Text(
        description=label, placeholder=example, tooltip=hint, continuous_update=False,
        layout=look().plain, style=look().text,
    )  # fmt: skip
    framed = _Field(text)

    def display(value: Any) -> None:
        text.value = "" if value is None else show(value)
        framed.say("")

    def typed(change: dict) -> None:
        value = at(store.workbook, path)
        if change["new"] == ("" if value is None else show(value)):
            framed.say("")
            return
        refused = store.change(path, change["new"], parse)
        if refused:
            framed.say(str(refused))
        else:
            display(at(store.workbook, path))

    text.observe(typed, "value")
    store.view(lambda workbook: at(workbook, path), display)
    return framed.widget


def choice(
    store: Store,
    path: str,
    label: str,
    options: Sequence[tuple[str, Any]],
    *,
    choose: Callable[[Any], Any] | None = None,
    read: Callable[[Any], Any] | None = None,
) -> ipw.Box:
    """Return a list to choose from.

    Parameters
    ----------
    store, path, label
        As in `text_field`.
    options : sequence of (str, object)
        What is read, and what it means.
    choose, read : callable, optional
        From the chosen option to the value and back, where they differ.
    """
    dropdown = ipw.Dropdown(
        description=label, options=list(options), layout=look().plain, style=look().choice
    )
    framed = _Field(dropdown)

    def current(workbook: Any) -> Any:
        value = at(workbook, path)
        return read(value) if read else value

    def display(value: Any) -> None:
        dropdown.value = value

    def chosen(change: dict) -> None:
        if change["new"] != current(store.workbook):
            refused = store.change(path, change["new"], choose)
            framed.say(str(refused or ""))

    store.view(current, display)
    dropdown.observe(chosen, "value")
    return framed.widget


def slider(
    store: Store,
    path: str,
    label: str,
    *,
    low: float,
    high: float,
    step: float,
    parse: Parse,
    show: Show = "{:g}".format,
    whole: bool = False,
) -> ipw.Box:
    """Return a slider with a field to type the same value into.

    Parameters
    ----------
    store, path, label, parse, show
        As in `text_field`.
    low, high, step : float
        Range of the slider; the field takes whatever the workbook allows.
    whole : bool
        The value is a whole number.
    """
    made = ipw.FloatSlider(
        description=label, min=low, max=high, step=step, readout=False, continuous_update=True,
        layout=look().plain, style=look().slider,
    )  # fmt: skip
    twin = ipw.Text(
        description=f"{label}, typed", continuous_update=False, layout=look().plain,
        style=look().text,
    )  # fmt: skip
    twin.add_class("mile-twin")
    framed = _Field(made, twin, classes=("slider", "count") if whole else ("slider",))

    def display(value: Any) -> None:
        if value is not None:
            made.value = value
        twin.value = "" if value is None else show(value)
        framed.say("")

    def slid(change: dict) -> None:
        value = at(store.workbook, path)
        # The browser's slider counts in floating point: 600 may come back as 600.0000000000001.
        position = round(change["new"]) if whole else round(change["new"], 6)
        within = value is None or low <= value <= high
        if value == position or (not within and position in (low, high)):
            return
        refused = store.change(path, position)
        if refused:
            display(value)
            framed.say(str(refused))

    def typed(change: dict) -> None:
        value = at(store.workbook, path)
        if change["new"] == ("" if value is None else show(value)):
            framed.say("")
            return
        refused = store.change(path, change["new"], parse)
        if refused:
            framed.say(str(refused))
        else:
            display(at(store.workbook, path))

    store.view(lambda workbook: at(workbook, path), display)
    made.observe(slid, "value")
    twin.observe(typed, "value")
    return framed.widget


def weekdays(store: Store, path: str, label: str) -> ipw.Box:
    """Return a box to tick for each day of the week."""
    ticks = [
        ipw.Checkbox(description=day, indent=False, layout=look().plain, style=look().check)
        for day in WEEKDAYS
    ]
    title = ipw.Label(value=label, layout=look().plain, style=look().label)
    framed = _Field(title, box(ticks, "ticks"))

    def display(days: tuple[int, ...]) -> None:
        for day, tick in enumerate(ticks):
            tick.value = day in days
        framed.say("")

    def ticked(_change: dict) -> None:
        days = tuple(day for day, tick in enumerate(ticks) if tick.value)
        if set(days) != set(at(store.workbook, path)):
            refused = store.change(path, days)
            if refused:
                framed.say(str(refused))

    store.view(lambda workbook: at(workbook, path), display)
    for tick in ticks:
        tick.observe(ticked, "value")
    return framed.widget


def day_field(
    store: Store, path: str, label: str, *, check: Callable[[Any], Any] | None = None
) -> ipw.Box:
    """Return a field for a date; `check` may refuse it."""
    picker = ipw.DatePicker(
        description=label, layout=look().plain, style=look().choice
    )
    framed = _Field(picker)

    def picked(change: dict) -> None:
        if change["new"] != at(store.workbook, path):
            framed.say(str(store.change(path, change["new"], check) or ""))
        else:
            framed.say("")

    def display(value: Any) -> None:
        picker.value = value

    store.view(lambda workbook: at(workbook, path), display)
    picker.observe(picked, "value")
    return framed.widget
