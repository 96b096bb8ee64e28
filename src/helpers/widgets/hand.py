"""The coach's hand on one day of the season: what may be done to it, and what was done on it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import ipywidgets as ipw

from helpers import answers
from helpers.errors import InputError
from helpers.evidence import Caution
from helpers.pages import notices, season
from helpers.season import Outline, Season, SessionKind, shaping
from helpers.season.log import Done
from helpers.units import parse_number
from helpers.widgets.controls import announced, box, button, look, words
from helpers.widgets.store import Store
from helpers.workbook import Workbook
from helpers.workouts import (
    Recipe,
    easy_run,
    kind_of,
    power_session,
    resolve,
    strength_session,
)
from helpers.workouts.demand import WORDS

BENCH = "as it stands on the Session tab"
Change = Callable[[Season, Outline], Outline]


@dataclass
class Chosen:
    """Which day and session of the calendar is chosen; none at first."""

    day: dt.date | None = None
    at: int = -1

    def settle(self, plan: Season) -> None:
        """Stay on a session of the day: undo may have left fewer there."""
        if self.day:
            self.at = max(0, min(self.at, len(plan.on(self.day)) - 1))


class Hand:
    """The controls of one day; each makes one change of the outline, which Undo takes back."""

    def __init__(self, store: Store, chosen: Chosen) -> None:
        self.store, self.chosen = store, chosen
        self.to = ipw.DatePicker(description="Other day", layout=look().plain, style=look().choice)
        self.other = ipw.Dropdown(
            description="Session", options=list(_choices(store.workbook)), layout=look().plain,
            style=look().choice,
        )  # fmt: skip
        self.length = _text("Minutes in all", "55")
        self.minutes, self.rpe = _text("Minutes", "55"), _text("RPE", "0 to 10")
        self.note = _text("Note", "windy, felt strong")
        self.lock = button("Lock the day", self._lock, hint="Planning anew leaves it alone")
        self.miss = button("Missed", self._miss, hint="It is let go; nothing else moves")
        self.scale = button(
            "Scale to the athlete", self._scale, hint="The same shape, as much of it as suits"
        )
        self.more = button("Change or note …", self._unfold, hint="Replace, lengthen, add, note")
        self.undo = button("Undo", store.undo, hint="Take the last change back")
        self.quick, self.said, self.place = box([], "row"), announced(), box([], "hand")
        self.widget = box([self.quick, self.said, self.place], "hand")
        self._always, self._deeds, self._offered = self._quick(), self._rarer(), ""
        # What was said of one change is wrong after the next, or once it is undone.
        store.view(lambda w: w, lambda _: setattr(self.said, "value", ""))
        store.view(lambda w: tuple(_choices(w)), self._offer)
        store.view(lambda _: store.can_undo, lambda can: setattr(self.undo, "disabled", not can))

    def _quick(self) -> list[ipw.Widget]:
        return [
            button("◀ A day earlier", lambda: self._shift(-1)),
            button("A day later ▶", lambda: self._shift(1)),
            self.miss,
            self.lock,
            self.more,
            self.undo,
            button("Close", self._close),
        ]

    def _rarer(self) -> list[ipw.Widget]:
        """Return what is done less often, each deed with its fields before it."""
        deeds = {
            "Move": [
                self.to,
                button("Move there", lambda: self._move(self.to.value)),
                button("Swap the two days", self._swap),
            ],
            "Replace": [
                self.other,
                button("Put in its place", lambda: self._put(add=False)),
                button("Add to the day", lambda: self._put(add=True)),
                button("Open on the Session tab", self._open, hint="To work on it there"),
            ],
            "Lengthen": [
                self.length,
                button("Make it this long", self._lengthen),
                words(season.what_lengthens()),
            ],
            "Note": [
                self.minutes,
                self.rpe,
                self.note,
                button("Note it as done", self._note_done),
            ],
            "Let go": [
                button("Take out", self._delete),
                button("Give the day back to the plan", self._release),
            ],
        }
        return [box([words(season.deed(name)), *held], "deed") for name, held in deeds.items()]

    def _unfold(self) -> None:
        """Show what is done less often, or fold it away."""
        self.place.children = () if self.place.children else tuple(self._deeds)
        self.more.description = "Hide changes" if self.place.children else "Change or note …"

    def choose(self, day: dt.date | None, at: int) -> None:
        """Show another session, or none."""
        self._turn_to(day, at)
        self.said.value = ""
        self.store.refresh()

    def _turn_to(self, day: dt.date | None, at: int) -> None:
        """Choose a session; what was typed about another one goes."""
        if (day, at) != (self.chosen.day, self.chosen.at):
            self.chosen.day, self.chosen.at, self.to.value = day, at, None
            for typed in (self.length, self.minutes, self.rpe, self.note):
                typed.value = ""

    def fit(self, found: answers.DaySession | None, *, locked: bool) -> None:
        """Name the buttons after what they would do now; offer minutes where none were typed."""
        session = found.session if found else None
        self.lock.description = "Unlock the day" if locked else "Lock the day"
        self.miss.description = "Not missed" if session and session.missed else "Missed"
        self.miss.disabled = session is None
        scale = (self.scale,) if found and self._is_too_much(found) else ()
        self.quick.children = (*self._always[:4], *scale, *self._always[4:])
        offered = f"{(session.done or session).minutes:.0f}" if session else ""
        for minutes in (self.length, self.minutes):
            if minutes.value in ("", self._offered):
                minutes.value = offered
        self._offered = offered

    @staticmethod
    def _is_too_much(found: answers.DaySession) -> bool:
        return season.is_judged(found.session) and found.verdict.word != WORDS[0]

    def _offer(self, names: tuple[str, ...]) -> None:
        if names != tuple(self.other.options):
            self.other.options = names

    def change(self, change: Change, *, unchosen: bool = False) -> bool:
        """Make one change of the outline, or say why not; the season then has a first day."""
        store, today = self.store, self.store.today()

        def made(_: object) -> Outline:
            if self.chosen.day is None and not unchosen:
                raise InputError("No day is chosen.", "Click one in the calendar.")
            plan = answers.season_plan(store.workbook, today)
            outline = store.workbook.outline
            begun = replace(outline, start=outline.start or today)
            return change(plan, begun)

        before = self._cautions()
        refused = store.change("outline", None, made)
        new = [caution for caution in self._cautions() if caution not in before]
        # The list of cautions stands far above: the first that this change brought is said here too.
        told = notices.cautions((new[0],)) if new else ""
        self.said.value = notices.refusal(str(refused)) if refused else told
        return refused is None

    def _cautions(self) -> tuple[Caution, ...]:
        try:
            return answers.season_cautions(self.store.workbook, self.store.today())
        except InputError:
            return ()

    def _shift(self, days: int) -> None:
        if self.chosen.day:
            self._move(self.chosen.day + dt.timedelta(days=days))

    def _move(self, to: dt.date | None) -> None:
        self.move_to(self.chosen.day, self.chosen.at, to)

    def move_to(self, day: dt.date | None, at: int, to: dt.date | None) -> None:
        """Move a session; one that is chosen is followed, and one that stays is chosen."""
        if to is None:
            self.said.value = notices.refusal("No other day was given. Choose one first.")
            return

        def moved(plan: Season, outline: Outline) -> Outline:
            found = shaping.moved(plan, outline, day, at, to)
            chosen = self.chosen.day, self.chosen.at
            self._follow(plan, found, to if chosen == (day, at) else self.chosen.day)
            return found

        if not self.change(moved, unchosen=True):
            self._turn_to(day, at)  # it may have been dragged: the refusal stands beside it
            self.store.refresh()

    def _follow(self, plan: Season, outline: Outline, day: dt.date | None) -> None:
        """Keep the session that is chosen, wherever it stands on a day now."""
        held = plan.on(self.chosen.day)[self.chosen.at :][:1] if self.chosen.day else ()
        by_hand = outline.hand_day(day) if day else None
        for place, placed in enumerate(by_hand.sessions if by_hand else ()):
            if held and placed.recipe == held[0].recipe:
                self.chosen.day, self.chosen.at = day, place

    def _swap(self) -> None:
        other = self.to.value
        if other is None:
            self.said.value = notices.refusal("No other day was given. Choose one first.")
            return
        day = self.chosen.day
        self.change(lambda plan, outline: shaping.swapped(plan, outline, day, other))

    def _put(self, *, add: bool) -> None:
        day, at = self.chosen.day, self.chosen.at
        name = self.other.value

        def put(plan: Season, outline: Outline) -> Outline:
            kind, recipe = _recipe(self.store, name)
            if add or not plan.on(day):
                return shaping.added(plan, outline, day, kind, recipe)
            return shaping.replaced_by(plan, outline, day, at, kind=kind, recipe=recipe)

        if self.change(put) and (found := self._found()) and self._is_too_much(found):
            self.said.value = season.too_much(found.verdict)

    def _scale(self) -> None:
        day, at = self.chosen.day, self.chosen.at

        def smaller(plan: Season, outline: Outline) -> Outline:
            found = answers.smaller_session(self.store.workbook, self.store.today(), day, at)
            if found is None:
                raise InputError(
                    f"{plan.on(day)[at].recipe.name} is as small as it gets.",
                    "What speaks against it is not its size.",
                    "Read the verdict, or put another session in its place.",
                )
            kind = "easy run" if found.kind == "easy" else plan.on(day)[at].kind
            return shaping.replaced_by(plan, outline, day, at, kind=kind, recipe=found.recipe)

        self.change(smaller)

    def _lengthen(self) -> None:
        day, at, typed = self.chosen.day, self.chosen.at, self.length.value

        def longer(plan: Season, outline: Outline) -> Outline:
            minutes = parse_number(typed, what="The time", low=5, high=360, unit="min")
            return shaping.lengthened(plan, outline, day, at, minutes)

        self.change(longer)

    def _delete(self) -> None:
        day, at = self.chosen.day, self.chosen.at
        self.change(lambda plan, outline: shaping.deleted(plan, outline, day, at))

    def _lock(self) -> None:
        day, lock = self.chosen.day, self.lock.description.startswith("Lock")
        self.change(lambda plan, outline: shaping.locked(plan, outline, day, lock))

    def _miss(self) -> None:
        day, at, missed = self.chosen.day, self.chosen.at, self.miss.description == "Missed"
        today = self.store.today()
        self.change(
            lambda plan, outline: shaping.missed(plan, outline, day, at, missed, today=today)
        )

    def _close(self) -> None:
        self.choose(None, -1)

    def _release(self) -> None:
        day = self.chosen.day
        self.change(lambda _plan, outline: shaping.as_planned(outline, day))

    def _note_done(self) -> None:
        day, at, today = self.chosen.day, self.chosen.at, self.store.today()
        typed = (self.minutes.value, self.rpe.value, self.note.value)

        def noted(plan: Season, outline: Outline) -> Outline:
            on_day = plan.on(day)
            kind = on_day[at].kind if 0 <= at < len(on_day) else ""
            minutes = parse_number(typed[0], what="The time", low=1, high=1440, unit="min")
            rpe = typed[1].strip() and parse_number(
                typed[1].replace(",", "."), what="RPE", low=0, high=10
            )
            entry = Done(day, minutes, rpe if rpe != "" else None, kind, typed[2].strip())
            return shaping.noted(plan, outline, (entry,), today=today)

        if self.change(noted):
            self.rpe.value = self.note.value = ""

    def _open(self) -> None:
        found = self._found()
        if found is None:
            self.said.value = notices.refusal("No session is chosen. Click one in the calendar.")
            return
        refused = self.store.change("session", found.session.recipe)
        told = str(refused) if refused else ""
        self.said.value = notices.refusal(told) if told else season.opened()

    def _found(self) -> answers.DaySession | None:
        if self.chosen.day is None:
            return None
        today = self.store.today()
        return answers.day_session(self.store.workbook, today, self.chosen.day, self.chosen.at)


def _text(label: str, example: str) -> ipw.Text:
    return ipw.Text(
        description=label, placeholder=example, continuous_update=False, layout=look().plain,
        style=look().text,
    )  # fmt: skip


_MORE = ("Long run, 60 min", "Strength", "Power")


def _choices(workbook: Workbook) -> list[str]:
    return list(dict.fromkeys((BENCH, *workbook.sessions, *_MORE)))


def _recipe(store: Store, name: str) -> tuple[SessionKind, Recipe]:
    """Return the kind and the recipe of a session by its name."""
    workbook, today = store.workbook, store.today()
    athlete = {"athlete": workbook.athlete, "assumptions": workbook.assumptions}
    if name in _MORE and name not in workbook.sessions:
        more: dict[str, Callable[[], tuple[SessionKind, Recipe]]] = {
            "Long run, 60 min": lambda: ("long run", replace(easy_run(3600), name="Long run")),
            "Strength": lambda: ("strength", strength_session(**athlete)),
            "Power": lambda: ("power", power_session(**athlete)),
        }
        return more[name]()
    recipe = workbook.bench(today) if name == BENCH else workbook.sessions[name]
    workout = resolve(recipe, goal=workbook.goal, today=today, **athlete)
    return kind_of(workout, workbook.assumptions), recipe
