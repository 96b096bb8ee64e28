"""What was measured, and what it may cost."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


def share_within(values: Sequence[float], share: float) -> float:
    """Return the smallest value that so large a share of all values does not exceed."""
    if share == 0.5:
        return median(values)
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


@dataclass(frozen=True)
class Budget:
    """What a quantity may cost.

    Attributes
    ----------
    limit : float
        Kept up to here: the quantity itself, or its ratio to the peer's.
    missed_above : float or None
        Missed only above this, for timings that vary by themselves; None is `limit`.
    ratio : bool
        Whether `limit` is a ratio to the peer.
    share : float
        How large a share of the values has to keep within it: 0.5 is the median, 1 all of them.
    """

    limit: float
    missed_above: float | None = None
    ratio: bool = False
    share: float = 0.5

    def verdict(self, value: float) -> str:
        """Return kept, close or missed."""
        if value <= self.limit:
            return "kept"
        tolerated = self.limit if self.missed_above is None else self.missed_above
        return "close" if value <= tolerated else "missed"

    def __str__(self) -> str:
        whose = {0.5: "", 1: ", all"}.get(self.share, f", p{100 * self.share:g}")
        return f"≤ {self.limit:g}" + (" ×" if self.ratio else "") + whose


@dataclass(frozen=True)
class Result:
    """One line of the report.

    Attributes
    ----------
    topic, quantity, unit : str
        Which benchmark, what was measured, in what.
    ours, peer : tuple of float
        Every run's value; no peer, which is Dash, where nothing is comparable.
    budget : Budget or None
        What it may cost.
    note : str
        What a reader should know beside the figures.
    widgets : tuple of float
        The same of the other peer, four FigureWidgets on Voilà.
    """

    topic: str
    quantity: str
    unit: str
    ours: tuple[float, ...]
    peer: tuple[float, ...] = ()
    budget: Budget | None = None
    note: str = ""
    widgets: tuple[float, ...] = ()

    @property
    def ratio(self) -> float | None:
        """Our median over Dash's."""
        return median(self.ours) / median(self.peer) if self.peer else None

    @property
    def widgets_ratio(self) -> float | None:
        """Our median over that of the FigureWidgets."""
        return median(self.ours) / median(self.widgets) if self.widgets else None

    @property
    def verdict(self) -> str:
        """Kept, close or missed; nothing without a budget. Ratios are to Dash wherever it ran."""
        if self.budget is None:
            return ""
        ratio = self.widgets_ratio if self.ratio is None else self.ratio
        value = ratio if self.budget.ratio else share_within(self.ours, self.budget.share)
        return "" if value is None else self.budget.verdict(value)
