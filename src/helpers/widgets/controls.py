"""Controls: each knows a value, how it is typed, and whom to tell."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as ipw
from ipywidgets.widgets.widget_bool import CheckboxStyle
from ipywidgets.widgets.widget_description import DescriptionStyle
from ipywidgets.widgets.widget_selection import ToggleButtonsStyle
from ipywidgets.widgets.widget_string import HTMLStyle, LabelStyle, TextStyle

from helpers.athlete import WEEKDAYS
from helpers.pages.notices import refusal
from helpers.units import cleaned
from helpers.widgets.store import Store
from helpers.workbook import Workbook

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
        self.toggles = ToggleButtonsStyle(description_width="initial")
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


def announced(markup: str = "") -> ipw.HTML:
    """Return markup that is read aloud whenever it changes: its element stays, what it holds goes."""
    made = words(markup)
    made.add_class("mile-live")
    return made


def button(label: str, press: Callable[[], Any], *, hint: str = "") -> ipw.Button:
    """Return a button."""
    made = ipw.Button(description=label, tooltip=hint, layout=look().plain, style=look().button)
    made.on_click(lambda _: press())
    return made


class _Field:
    """A value of the workbook, the controls that show it, and the sentence beside them.

    A refusal is shown under the controls and gone with the next value; what was typed stays.
    """

    def __init__(
        self,
        store: Store,
        path: str,
        *controls: ipw.Widget,
        read: Callable[[Any], Any] | None = None,
        classes: str = "",
    ) -> None:
        self.store, self.path, self.controls, self.read = store, path, controls, read
        self.displaying = False
        self.message: ipw.HTML | None = None
        self.widget = box(controls, "field", *classes.split())

    @property
    def value(self) -> Any:
        """What the workbook holds, as the controls show it."""
        return self._of(self.store.workbook)

    def tell(self, given: Any, parse: Callable[[Any], Any] | None = None) -> bool:
        """Hand over what was typed or chosen; say why where it is not taken."""
        if self.displaying:  # a control on its way to a new value tells nothing
            return True
        refused = self.store.change(self.path, given, parse)
        self.say(str(refused or ""))
        return refused is None

    def say(self, sentence: str) -> None:
        """Show a sentence under the controls, or none; it has a place there from the first on."""
        if self.message:
            self.message.value = refusal(sentence) if sentence else ""
        elif sentence:
            self.message = words(refusal(sentence))
            self.widget.children = (*self.controls, self.message)

    def _of(self, workbook: Workbook) -> Any:
        value = self.store.value(self.path, workbook)
        return self.read(value) if self.read else value

    def follow(self, display: Callable[[Any], None]) -> ipw.Box:
        """Show the value now and whenever it changes; return the box that holds it all."""

        def displayed(value: Any) -> None:
            self.displaying = True
            try:
                display(value)
            finally:
                self.displaying = False

        self.store.view(self._of, displayed)
        return self.widget


def _typed_into(field: _Field, text: ipw.Text, parse: Parse, show: Show) -> Callable[[Any], None]:
    """Let a text take what is typed; return how it displays a value."""

    def shown(value: Any) -> str:
        return "" if value is None else show(value)

    def display(value: Any) -> None:
        text.value = shown(value)
        field.say("")

    def typed(change: dict) -> None:
        if change["new"] == shown(field.value):
            field.say("")
        elif field.tell(change["new"], parse):
            display(field.value)

    text.observe(typed, "value")
    return display


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
    read: Callable[[Any], Any] | None = None,
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
    read : callable, optional
        From the value to the part of it that is shown, where that is not all of it.
    example : str
        Shown while it is empty.
    hint : str
        Shown on pointing at it.
    """
    text = ipw.Text(
        description=label, placeholder=example, tooltip=hint, continuous_update=False,
        layout=look().plain, style=look().text,
    )  # fmt: skip
    field = _Field(store, path, text, read=read)
    return field.follow(_typed_into(field, text, parse, show))


def choice(
    store: Store,
    path: str,
    label: str,
    options: Sequence[tuple[str, Any]] | Callable[[Workbook], Sequence[tuple[str, Any]]],
    *,
    choose: Callable[[Any], Any] | None = None,
    read: Callable[[Any], Any] | None = None,
    buttons: bool = False,
) -> ipw.Box:
    """Return a list to choose from.

    Parameters
    ----------
    store, path, label
        As in `text_field`.
    options : sequence of (str, object), or callable
        What is read, and what it means; a question asked of the workbook where they change.
    choose, read : callable, optional
        From the chosen option to the value and back, where they differ.
    buttons : bool
        Show every option at once, each one click away.
    """
    asked = options if callable(options) else lambda _workbook: options
    kind, style = (ipw.ToggleButtons, look().toggles) if buttons else (ipw.Dropdown, look().choice)
    dropdown = kind(
        description=label, options=list(asked(store.workbook)), layout=look().plain, style=style
    )
    field = _Field(store, path, dropdown, read=read)

    def display(value: Any) -> None:
        dropdown.value = value
        field.say("")

    def chosen(change: dict) -> None:
        if field.displaying or change["new"] == field.value:
            return
        if not field.tell(change["new"], choose):
            dropdown.value = field.value

    def offer(found: tuple) -> None:
        if found == tuple(dropdown.options):
            return
        field.displaying = True  # a new list begins with its first option, which nobody chose
        dropdown.options = found
        dropdown.value = field.value
        field.displaying = False

    if callable(options):
        store.view(lambda workbook: tuple(asked(workbook)), offer)
    field.follow(display)
    dropdown.observe(chosen, "value")
    return field.widget


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
    field = _Field(store, path, made, twin, classes="slider count" if whole else "slider")
    type_out = _typed_into(field, twin, parse, show)

    def nearest(value: float) -> float:
        return min(high, max(low, round(low + step * round((value - low) / step), 6)))

    def display(value: Any) -> None:
        if value is not None:
            made.value = nearest(value)
        type_out(value)

    def slid(change: dict) -> None:
        # The browser moves a slider to its nearest step by itself, and says so: that is no wish of
        # the coach, whose 4:59.5 stays.
        if not math.isfinite(change["new"]):
            display(field.value)
            return
        position, value = nearest(change["new"]), field.value
        if value is not None and position == nearest(value):
            return
        if not field.tell(round(position) if whole else position):
            made.value = nearest(value)

    field.follow(display)
    made.observe(slid, "value")
    return field.widget


def tick(store: Store, path: str, label: str) -> ipw.Box:
    """Return a box to tick for something that is so or not."""
    made = ipw.Checkbox(description=label, indent=False, layout=look().plain, style=look().check)
    field = _Field(store, path, made)
    field.follow(lambda value: setattr(made, "value", value))
    made.observe(lambda change: field.tell(bool(change["new"])), "value")
    return field.widget


def weekdays(store: Store, path: str, label: str) -> ipw.Box:
    """Return a box to tick for each day of the week."""
    ticks = [
        ipw.Checkbox(description=day, indent=False, layout=look().plain, style=look().check)
        for day in WEEKDAYS
    ]
    title = ipw.Label(value=label, layout=look().plain, style=look().label)
    field = _Field(store, path, title, box(ticks, "ticks"))

    def display(days: tuple[int, ...]) -> None:
        for day, tick in enumerate(ticks):
            tick.value = day in days
        field.say("")

    def ticked(_change: dict) -> None:
        days = tuple(day for day, tick in enumerate(ticks) if tick.value)
        if set(days) == set(field.value):
            field.say("")
        else:
            field.tell(days)

    field.follow(display)
    for tick in ticks:
        tick.observe(ticked, "value")
    return field.widget


def day_field(
    store: Store, path: str, label: str, *, check: Callable[[Any], Any] | None = None
) -> ipw.Box:
    """Return a field for a date; `check` may refuse it."""
    picker = ipw.DatePicker(description=label, layout=look().plain, style=look().choice)
    field = _Field(store, path, picker)

    def display(value: Any) -> None:
        picker.value = value
        field.say("")

    def picked(change: dict) -> None:
        if change["new"] == field.value:
            field.say("")
        else:
            field.tell(change["new"], check)

    field.follow(display)
    picker.observe(picked, "value")
    return field.widget
