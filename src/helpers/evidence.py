"""How sure we are of a number, where it comes from, and what we would say about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpers.errors import FileError, InputError


@dataclass(frozen=True)
class Source:
    """Where a formula or a figure was published.

    Examples
    --------
    >>> print(Source("Riegel", 1981, "Athletic records and human endurance"))
    Riegel (1981), Athletic records and human endurance
    """

    author: str
    year: int | None
    title: str

    def __str__(self) -> str:
        year = f" ({self.year})" if self.year else ""
        return f"{self.author}{year}, {self.title}"


SAYER = Source("Sayer", None, "How To Run A Faster Mile")
"""The article whose seven strategies the workbook implements."""


@dataclass(frozen=True, slots=True)
class Band:
    """A value with the range it may well lie in, all in one unit."""

    low: float
    value: float
    high: float


@dataclass(frozen=True)
class Assumption:
    """A number that no source settles: named, shown to the coach, and editable.

    Attributes
    ----------
    name : str
        Key under which a coach's own value is kept.
    value : float
        What the workbook assumes unless told otherwise, in `unit`.
    unit : str
        Unit in words a coach reads.
    low, high : float
        The values that make sense.
    label : str
        What is assumed, as a phrase.
    reason : str
        Why this value.
    """

    name: str
    value: float
    unit: str
    low: float
    high: float
    label: str
    reason: str


@dataclass(frozen=True)
class Assumptions:
    """The coach's own values for some assumptions; the rest keep their defaults.

    Examples
    --------
    >>> walk = Assumption("walk", 1.4, "m/s", 0.8, 2.2, "walking speed", "usual walk")
    >>> Assumptions()[walk]
    1.4
    >>> Assumptions().replaced(walk, 1.6)[walk]
    1.6
    """

    own: tuple[tuple[str, float], ...] = ()

    def __getitem__(self, assumption: Assumption) -> float:
        return self._values.get(assumption.name, assumption.value)

    @cached_property
    def _values(self) -> dict[str, float]:
        return dict(self.own)

    def replaced(self, assumption: Assumption, value: float) -> "Assumptions":
        """Return a copy in which `assumption` has `value`.

        Raises
        ------
        InputError
            If the value lies outside the range that makes sense.
        """
        if not assumption.low <= value <= assumption.high:
            raise InputError(
                f"{value:g} {assumption.unit} was given for {assumption.label}.",
                f"It goes from {assumption.low:g} to {assumption.high:g}.",
                f"The workbook assumes {assumption.value:g}.",
            )
        own = {**self._values, assumption.name: float(value)}
        return Assumptions(tuple(sorted(own.items())))

    def checked(self, known: Iterable[Assumption]) -> "Assumptions":
        """Return the same values after checking each against the `known` assumptions."""
        by_name = {assumption.name: assumption for assumption in known}
        fresh = Assumptions()
        for name, value in self.own:
            if name not in by_name:
                raise InputError(
                    f'"{name}" is not something this workbook assumes.',
                    "It may come from another version.",
                    "Remove it from the file.",
                )
            fresh = fresh.replaced(by_name[name], value)
        return fresh


@dataclass(frozen=True)
class Caution:
    """Something unwise but possible: drawn in amber, never enforced.

    Attributes
    ----------
    reason : str
        What is the matter, in one sentence.
    suggestion : str
        What a careful coach would do instead.
    source : str
        Who says so; the workbook's own judgment is named as such.
    """

    reason: str
    suggestion: str
    source: str = "Mile Workbook"


def data_path(name: str) -> Path:
    """Return the path of a reference file: shipped in the wheel, or in the clone's `data`.

    Raises
    ------
    FileError
        If the installation lacks the file.

    Examples
    --------
    >>> data_path("world_records.csv").name
    'world_records.csv'
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "data", here.parents[1] / "data"):
        if (folder / name).exists():
            return folder / name
    raise FileError(
        f"The reference file {name} is missing.",
        "It belongs to every installation of the workbook.",
        "Install the workbook again.",
    )
