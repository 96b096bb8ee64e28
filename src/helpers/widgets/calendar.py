"""The calendar: a whole season as one widget, to choose a session and drag it to another day."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import anywidget
import traitlets

_SCRIPT = (Path(__file__).parent / "calendar.js").read_text(encoding="utf-8")

Place = tuple[int, int, int]
"""Week, weekday from Monday as 0, and place among the sessions of that day."""


class Calendar(anywidget.AnyWidget):
    """Weeks of seven days, with the sessions that stand on each.

    Parameters
    ----------
    choose : callable
        Told week, weekday and place of the session that was chosen; the place is -1 where the
        day itself was.
    move : callable
        Told the place of a session and the week and weekday it was dragged to. It is never told
        of a session that is fixed, nor of a day outside the season.

    Attributes
    ----------
    weeks : list of dict
        Each week has ``monday`` (ISO date), ``phase``, ``lighter``, ``said`` (a few words on the
        week) and ``days``: seven pairs of flags and sessions. Flags are letters: t today, r race
        day, o outside the season, p past. A session is [place of its kind in `KINDS`, words,
        detail, marks]; marks are letters: l locked, m missed, h changed by hand, d done, a fixed.
    chosen : list of int
        Week, weekday and place of what is chosen; empty where nothing is.

    Examples
    --------
    >>> calendar = Calendar(choose=print, move=print)
    >>> days = [["t", [[0, "Easy run", "30 min", ""]]], *[["", []]] * 6]
    >>> week = {"monday": "2026-11-23", "phase": "base", "lighter": False, "said": "", "days": days}
    >>> calendar.show([week], [0, 0, 0])
    >>> calendar.chosen
    [0, 0, 0]
    """

    _esm = _SCRIPT
    weeks = traitlets.List([]).tag(sync=True)
    chosen = traitlets.List([]).tag(sync=True)

    def __init__(
        self,
        choose: Callable[[int, int, int], object],
        move: Callable[[Place, tuple[int, int]], object],
        **traits: object,
    ) -> None:
        super().__init__(**traits)
        self._choose, self._move = choose, move
        self._days: dict[tuple[int, int], tuple[str, tuple[str, ...]]] = {}
        self.on_msg(self._heard)

    def show(self, weeks: Sequence[Mapping[str, object]], chosen: Sequence[int] = ()) -> None:
        """Show a season in one message; days that are as they were are not drawn anew."""
        # Messages are held against what was shown: the traits themselves a browser may change.
        self._days = {
            (week, day): (flags, tuple(marks for *_, marks in sessions))
            for week, shown in enumerate(weeks)
            for day, (flags, sessions) in enumerate(shown["days"])
        }
        with self.hold_sync():
            self.weeks = [dict(week) for week in weeks]
            self.chosen = list(chosen)

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        """Pass on a choice or a move of something that is shown."""
        said = message if isinstance(message, dict) else {}
        chosen, moved = _whole(said.get("choose"), 3), _whole(said.get("move"), 5)
        if chosen and self._can_choose(*chosen):
            self._choose(*chosen)
        elif moved and self._can_move(moved[:3], moved[3:]):
            self._move(moved[:3], moved[3:])

    def _can_choose(self, week: int, day: int, at: int) -> bool:
        flags, marks = self._days.get((week, day), ("o", ()))
        return 0 <= at < len(marks) or (at == -1 and "o" not in flags)

    def _can_move(self, place: Place, target: tuple[int, int]) -> bool:
        _, marks = self._days.get(place[:2], ("", ()))
        movable = 0 <= place[2] < len(marks) and "a" not in marks[place[2]]
        return movable and target != place[:2] and self._can_choose(*target, -1)


def _whole(sent: object, count: int) -> tuple[int, ...]:
    """Return what was sent if it is that many whole numbers, and nothing otherwise."""
    whole = isinstance(sent, list) and len(sent) == count and all(type(n) is int for n in sent)
    return tuple(sent) if whole else ()
