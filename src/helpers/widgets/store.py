"""The store: the only place where anything changes."""

import datetime as dt
import logging
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from helpers.errors import CoachingError
from helpers.workbook import Workbook, at, replaced

log = logging.getLogger(__name__)

GESTURE_S = 1.0
"""Changes of one value closer together than this are one step of undo [s]."""

MOST_UNDO = 200

_UNASKED = object()


def _local_today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the coach's own clock, here and nowhere else


@dataclass(eq=False)
class Group:
    """Views that come and go together: a tab, or the controls of one shape."""

    parent: "Group | None" = None
    showing: bool = True
    closed: bool = False

    @property
    def visible(self) -> bool:
        """Whether this group and all around it are showing."""
        return self.showing and (self.parent is None or self.parent.visible)

    @property
    def gone(self) -> bool:
        """Whether this group or one around it was closed."""
        return self.closed or (self.parent is not None and self.parent.gone)


@dataclass(eq=False)
class _View:
    question: Callable[[Workbook], Hashable]
    draw: Callable[[Any], None]
    refuse: Callable[[str], None] | None
    group: Group
    answer: Any = field(default=_UNASKED)


class Store:
    """One workbook, its past, and the views that show it.

    Parameters
    ----------
    workbook : Workbook
        Where to start.
    today : callable
        Gives today's date whenever it is asked, so that a page opened long after its kernel
        started still counts from the reader's day.

    Attributes
    ----------
    workbook : Workbook
        As it is now.
    owner : str
        Whose it is: an athlete's id where it is from the roster, else a label of its own. Undo
        takes both back: a step across two athletes never gives one the other's workbook.

    Examples
    --------
    >>> store = Store()
    >>> store.change("athlete.age", 45)
    >>> store.workbook.athlete.age
    45
    >>> print(store.change("athlete.age", 200))
    200 was given. The workbook is for ages 8 to 100. Check the age, or leave it empty.
    """

    def __init__(
        self, workbook: Workbook = Workbook(), *, today: Callable[[], dt.date] = _local_today
    ) -> None:
        self.workbook, self.owner = workbook, "-"
        self.today = today
        self._past: list[tuple[Workbook, str]] = []
        self._future: list[tuple[Workbook, str]] = []
        self._nobodies = 0
        self._last_gesture = ("", -GESTURE_S)
        self._views: list[_View] = []
        self._group = Group()
        self.saving: Any = None
        self.on_trouble: Callable[[bool], None] = lambda _troubled: None

    def change(
        self,
        path: str,
        value: Any,
        parse: Callable[[Any], Any] | None = None,
        *,
        owner: str = "",
    ) -> CoachingError | None:
        """Put a value into the workbook, or say why not.

        Parameters
        ----------
        path : str
            Where, as in `helpers.workbook.replaced`; the empty path is the whole workbook.
        value : object
            What was typed or chosen.
        parse : callable, optional
            Turns what was typed into the value.
        owner : str
            Whose a whole other workbook is, if somebody's.

        Returns
        -------
        CoachingError or None
            The refusal, for the control that asked; the workbook is as it was then.
        """
        try:
            parsed = parse(value) if parse else value
            today = self.today() if path.startswith("bench") else None
            # Only numbers are slid through; whatever is chosen or pressed is a step of its own.
            gesture = path if isinstance(parsed, int | float) else ""
            made = replaced(self.workbook, path, parsed, today)
            whole = not path and made != self.workbook
            self._become(made, owner or (self._nobody() if whole else self.owner), gesture=gesture)
        except CoachingError as refusal:
            return refusal
        except Exception as error:
            # Any value may come from a stranger's message: nothing is changed, and we hear of it.
            log.warning("%s was not changed: %s", path, type(error).__name__)
            return CoachingError("That cannot be used here.", "Nothing was changed.")
        return None

    def value(self, path: str, workbook: Workbook | None = None) -> Any:
        """Return what lies at a path, of this workbook or another."""
        today = self.today() if path.startswith("bench") else None
        return at(workbook or self.workbook, path, today)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self._future)

    def undo(self) -> None:
        """Go one gesture back."""
        self._travel(self._past, self._future)

    def redo(self) -> None:
        """Take back the last undo."""
        self._travel(self._future, self._past)

    def view(
        self,
        question: Callable[[Workbook], Hashable],
        draw: Callable[[Any], None],
        refuse: Callable[[str], None] | None = None,
    ) -> None:
        """Draw the answer to a question now, and again whenever it differs.

        Parameters
        ----------
        question : callable
            From a `Workbook` to something hashable.
        draw : callable
            Takes the answer.
        refuse : callable, optional
            Takes the sentence where the question has no answer.
        """
        view = _View(question, draw, refuse, self._group)
        self._views.append(view)
        self._refresh(view)

    def refresh(self) -> None:
        """Ask every question again: it may be another day than when a waiting kernel asked."""
        self._refresh_all()

    @property
    def current_group(self) -> Group:
        """The group that views registered now would join."""
        return self._group

    @contextmanager
    def group(self, within: Group | None = None) -> Iterator[Group]:
        """Collect the views registered inside; they draw only while their group shows.

        Parameters
        ----------
        within : Group, optional
            The group around it, where that is not the current one: controls built during a later
            redraw belong to the tab they stand in.
        """
        outer = self._group
        self._group = Group(within or outer)
        try:
            yield self._group
        finally:
            self._group = outer

    def show(self, group: Group, showing: bool = True) -> None:
        """Show or hide a group; what changed while it was hidden is drawn now."""
        group.showing = showing
        if showing:
            self._refresh_all()

    def close(self, group: Group) -> None:
        """Forget a group's views."""
        group.closed = True
        self._views = [view for view in self._views if not view.group.gone]

    def _become(self, workbook: Workbook, owner: str, *, gesture: str) -> None:
        if (workbook, owner) == (self.workbook, self.owner):
            return
        last_path, last_s = self._last_gesture
        now_s = time.monotonic()
        if not gesture or gesture != last_path or now_s - last_s > GESTURE_S or not self._past:
            self._past = [*self._past[-MOST_UNDO:], (self.workbook, self.owner)]
        self._last_gesture = (gesture, now_s)
        self._future = []
        self.workbook, self.owner = workbook, owner
        self._refresh_all()

    def own(self, owner: str) -> None:
        """Say whose the workbook is, as it is and as it was: nothing changes, or can be undone."""
        old, self.owner = self.owner, owner
        for states in (self._past, self._future):
            states[:] = [(book, owner if whose == old else whose) for book, whose in states]
        self._refresh_all()

    def forget(self, owner: str, instead: Workbook) -> None:
        """Let go of an owner's workbook, as it is and as it was; undo brings nothing of it back."""
        for states in (self._past, self._future):
            states[:] = [state for state in states if state[1] != owner]
        if self.owner == owner:
            self.workbook, self.owner = instead, self._nobody()
        self._refresh_all()

    def _nobody(self) -> str:
        """Return a label that no workbook had before: two that are nobody's are not the same."""
        self._nobodies += 1
        return f"-{self._nobodies}"

    def _travel(self, source: list, target: list) -> None:
        if source:
            target.append((self.workbook, self.owner))
            self.workbook, self.owner = source.pop()
            self._last_gesture = ("", 0.0)
            self._refresh_all()

    def _refresh_all(self) -> None:
        self.on_trouble(False)
        for view in list(self._views):
            self._refresh(view)

    def _refresh(self, view: _View) -> None:
        """Ask, and draw where the answer differs; one broken view leaves the others alone."""
        if not view.group.visible or view.group.gone:
            return
        try:
            answer, draw = view.question(self.workbook), view.draw
        except CoachingError as refusal:
            answer, draw = str(refusal), view.refuse or (lambda _sentence: None)
        except Exception:
            self._trouble("a question failed")
            return
        if answer != view.answer:
            view.answer = answer
            try:
                draw(answer)
            except Exception:
                self._trouble("a view could not be drawn")

    def _trouble(self, what: str) -> None:
        """Log a bug, and let the page say that something it shows may be out of date."""
        log.exception(what)
        self.on_trouble(True)
