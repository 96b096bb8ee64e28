"""What was measured, and what it may cost."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


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
    """

    limit: float
    missed_above: float | None = None
    ratio: bool = False

    def verdict(self, value: float) -> str:
        """Return kept, close or missed."""
        if value <= self.limit:
            return "kept"
        tolerated = self.limit if self.missed_above is None else self.missed_above
        return "close" if value <= tolerated else "missed"

    def __str__(self) -> str:
        return f"≤ {self.limit:g}" + (" ×" if self.ratio else "")


@dataclass(frozen=True)
class Result:
    """One line of the report.

    Attributes
    ----------
    topic, quantity, unit : str
        Which benchmark, what was measured, in what.
    ours, peer : tuple of float
        Every run's value; no peer where nothing is comparable.
    budget : Budget or None
        What it may cost.
    note : str
        What a reader should know beside the figures.
    """

    topic: str
    quantity: str
    unit: str
    ours: tuple[float, ...]
    peer: tuple[float, ...] = ()
    budget: Budget | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Our median over the peer's."""
        return median(self.ours) / median(self.peer) if self.peer else None

    @property
    def verdict(self) -> str:
        """Kept, close or missed; nothing without a budget."""
        if self.budget is None:
            return ""
        value = self.ratio if self.budget.ratio else median(self.ours)
        return "" if value is None else self.budget.verdict(value)
