"""A new mark: adopted after a look at what it changes."""

from collections import Counter
from collections.abc import Callable

from helpers import answers
from helpers.athlete import RaceResult
from helpers.errors import CoachingError, InputError
from helpers.pages import adoption, notices
from helpers.widgets.controls import announced, box, button
from helpers.widgets.store import Store
from helpers.workbook import Workbook, replaced

Marks = tuple[RaceResult, ...]


class Adoption:
    """The place where a new mark waits for the coach's word.

    Only what would change the current mile waits: another mark has nothing to show.

    Parameters
    ----------
    store : Store
        What the mark is for.

    Attributes
    ----------
    widget : ipywidgets.Widget
        To be shown.
    """

    def __init__(self, store: Store) -> None:
        self.store, self._said, self._ways = store, announced(), box([], "row")
        self._marks: Marks | None = None
        self._adopted: Callable[[], object] = lambda: None
        self._buttons = (
            button("Adopt it", self._adopt, hint="Undo takes it back"),
            button("Leave it", self._leave, hint="Nothing changes"),
        )
        self.widget = box([self._said, self._ways], "section")
        # What is shown holds for the workbook that it was computed from.
        store.view(lambda workbook: workbook, lambda _: self._leave())

    def propose(self, marks: Marks, adopted: Callable[[], object]) -> CoachingError | None:
        """Show what these marks would change, or take them where that is nothing.

        Parameters
        ----------
        marks : tuple of RaceResult
            All of them, the new one included.
        adopted : callable
            Called once they are taken.

        Returns
        -------
        CoachingError or None
            Why they cannot be taken at all.
        """
        self._leave()
        try:
            after = replaced(self.store.workbook, "athlete.marks", marks)
        except CoachingError as refusal:
            return refusal
        self._marks, self._adopted = marks, adopted
        shown = self._preview(after)
        if not shown:
            return self._take()
        self._said.value, self._ways.children = shown, self._buttons
        return None

    def _preview(self, after: Workbook) -> str:
        """Return what would change; nothing where the mile stays, or there was none."""
        before, today = self.store.workbook, self.store.today()
        old, new = (answers.key_numbers(book, today) for book in (before, after))
        if old.mile_s is None or new.mile_s is None or old.mile_s == new.mile_s:
            return ""
        zones = (answers.zones(book, today) for book in (before, after))
        return adoption.preview(*zip((old, new), zones, strict=True), self._sessions(after))

    def _sessions(self, after: Workbook) -> tuple[int, int] | None:
        """Return how many sessions would be others, and how many there are; None without any."""
        try:
            then = self._counted(after)
            gone = self._counted(self.store.workbook)
        except InputError:  # the race is over
            return None
        return (then - gone).total(), then.total()

    def _counted(self, workbook: Workbook) -> Counter:
        plan = answers.season_plan(workbook, self.store.today())
        return Counter((s.day, s.kind, s.recipe, round(s.minutes)) for s in plan.sessions)

    def _take(self) -> CoachingError | None:
        marks, adopted = self._marks, self._adopted
        refused = self.store.change("athlete.marks", marks)
        if refused is None:
            adopted()
        return refused

    def _adopt(self) -> None:
        if self._marks is not None and (refused := self._take()):
            self._said.value = notices.refusal(str(refused))

    def _leave(self) -> None:
        self._marks, self._said.value, self._ways.children = None, "", ()
