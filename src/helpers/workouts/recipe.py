"""The recipe a coach thinks in: blocks whose paces and recoveries are rules, for any athlete."""

from dataclasses import dataclass, replace
from typing import Literal

from helpers.errors import InputError
from helpers.workouts.rules import MilePace, Pace, Recovery, ZonePace

MOST_REPS, MOST_REPS_IN_ALL = 60, 240
"""More repetitions than this are no set, and no session."""

LONGEST_RUN_S = 6 * 3600.0
"""Longest run of a session [s]."""

LONGEST_TEXT = 300
"""Characters of a name or a purpose."""

LONGEST_NOTE = 60
"""Characters of what is said to a set, or to drills."""

BY_THE_WATCH, UNWATCHED = "by the watch", "without looking at the watch"
"""Notes of pacing practice; who runs without looking is shown no splits on the way."""


@dataclass(frozen=True)
class Tunable:
    """One number of a shape that a coach may move.

    Attributes
    ----------
    path : str
        Where it is, from the shape down, such as ``rungs.0.count``.
    label : str
        What it is.
    low, high, step : float
        The range that makes sense.
    unit : {"m", "s", "%", ""}
        Unit of the number; none for counts.
    """

    path: str
    label: str
    low: float
    high: float
    step: float
    unit: str = ""


class Shape:
    """What a set of repetitions looks like: a ladder, a pyramid, repeats, timed intervals.

    A shape is a frozen dataclass with a ``kind`` of its own. It lists its work either as
    distances (`reps_m`) or as times (`reps_s`), in running order.
    """

    kind: str

    @property
    def name(self) -> str:
        """What a coach calls it, where that depends on the figures."""
        return ""

    @property
    def reps_m(self) -> tuple[float, ...]:
        """Distances in running order [m]."""
        return ()

    @property
    def reps_s(self) -> tuple[float, ...]:
        """Times in running order [s]."""
        return ()

    @property
    def faster_percent(self) -> tuple[float, ...]:
        """How much less time than the set's pace each rep takes [%]; empty where none differs."""
        return ()

    def smaller(self) -> "Shape | None":
        """Return the same shape with a little less work, or None where nothing can go."""
        raise NotImplementedError

    def tunables(self) -> tuple[Tunable, ...]:
        """Return the numbers that a coach may move."""
        raise NotImplementedError

    def actions(self) -> tuple[tuple[str, "Shape"], ...]:
        """Return what a coach may do to the shape as a whole: a label and the result."""
        return ()

    def __str__(self) -> str:
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source, handler):
        """Read a field of type Shape as whichever shape its ``kind`` names.

        Collecting the subclasses here keeps a new shape to one file of its own.
        """
        if cls is not Shape:
            return handler(source)
        union = None
        for shape in Shape.__subclasses__():
            union = shape if union is None else union | shape
        return handler.generate_schema(union)


def check_count(count: float, what: str, most: int = MOST_REPS) -> None:
    """Refuse a number of repetitions that is no session.

    Examples
    --------
    >>> check_count(8, "repetitions")
    """
    if not 1 <= count <= most or count != int(count):
        raise InputError(
            f"{count:g} {what} were given.", f"Possible are 1 to {most}.", "Choose fewer or more."
        )


def check_text(text: str, longest: int = LONGEST_TEXT) -> None:
    """Refuse words that fit on no page.

    Examples
    --------
    >>> check_text("Tuesday ladder")
    """
    if len(text) > longest:
        raise InputError(
            f"A text of {len(text)} characters was given.",
            f"{longest} fit on a page.",
            "Shorten it.",
        )


def check_distance(distance_m: float) -> None:
    """Refuse a repetition that is too short to time or too long to repeat.

    Examples
    --------
    >>> check_distance(400)
    """
    if not 50 <= distance_m <= 5000:
        raise InputError(
            f"A repetition of {distance_m:g} m was given.",
            "Repetitions go from 50 to 5000 m.",
            "Choose a distance in between.",
        )


@dataclass(frozen=True)
class Run:
    """Continuous running for a time: warm-up, cool-down, or the run itself.

    Attributes
    ----------
    role : {"warm-up", "run", "cool-down"}
        What it is in the session.
    duration_s : float
        Time [s]; zero leaves it out.
    pace : Pace
        How fast.
    """

    role: Literal["warm-up", "run", "cool-down"] = "run"
    duration_s: float = 1800.0
    pace: Pace = ZonePace("easy")
    kind: Literal["run"] = "run"

    def __post_init__(self) -> None:
        if not 0 <= self.duration_s <= LONGEST_RUN_S:
            raise InputError(
                f"A {self.role} of {self.duration_s / 60:g} minutes was given.",
                "Possible are 0 to 360 minutes.",
                "Choose one in between.",
            )

    def __str__(self) -> str:
        return f"{self.duration_s / 60:g} min {self.role} at {self.pace}"


@dataclass(frozen=True)
class Drills:
    """Technique, jumps or lifts, done on the spot or over short stretches.

    Attributes
    ----------
    exercises : tuple of str
        Their names, each with its figures where it has some: "box jumps 3 × 5".
    duration_s : float
        Time for all of them [s].
    note : str
        How they are done, in a few words; empty where there is nothing to add.
    """

    exercises: tuple[str, ...]
    duration_s: float = 480.0
    note: str = ""
    kind: Literal["drills"] = "drills"

    def __post_init__(self) -> None:
        check_text(self.note, LONGEST_NOTE)
        if len(self.exercises) > 20:
            raise InputError(
                f"{len(self.exercises)} exercises were given.", "20 are the most.", "Take fewer."
            )
        for exercise in self.exercises:
            check_text(exercise)
        if not 0 <= self.duration_s <= 3600:
            raise InputError(
                f"{self.duration_s / 60:g} minutes of drills were given.",
                "Possible are 0 to 60 minutes.",
                "Choose a time in between.",
            )

    @property
    def what(self) -> str:
        """What is done, and how."""
        return "; ".join(filter(None, (", ".join(self.exercises), self.note)))

    def __str__(self) -> str:
        return f"{self.duration_s / 60:g} min {self.what}"


@dataclass(frozen=True)
class Walk:
    """Walking for a time between two runs, for who cannot yet run on; it is no running.

    Attributes
    ----------
    duration_s : float
        Time [s]; zero leaves it out.
    """

    duration_s: float = 60.0
    kind: Literal["walk"] = "walk"

    def __post_init__(self) -> None:
        if not 0 <= self.duration_s <= 1800:
            raise InputError(
                f"A walk of {self.duration_s / 60:g} minutes was given.",
                "Possible are 0 to 30 minutes.",
                "Choose one in between.",
            )

    def __str__(self) -> str:
        return f"{self.duration_s / 60:g} min walk"


@dataclass(frozen=True)
class WorkSet:
    """A set of repetitions.

    Attributes
    ----------
    shape : Shape
        How many of what.
    pace : Pace
        How fast.
    recovery : Recovery
        Between two reps; none follows the last.
    rest_s : float
        Rest after the set, where another block follows [s].
    note : str
        How it is run, in a few words for coach and athlete; empty where there is nothing to add.
    """

    shape: Shape
    pace: Pace = MilePace()
    recovery: Recovery = Recovery()
    rest_s: float = 0.0
    note: str = ""
    kind: Literal["set"] = "set"

    def __post_init__(self) -> None:
        check_text(self.note, LONGEST_NOTE)
        if not 0 <= self.rest_s <= 1800:
            raise InputError(
                f"A rest of {self.rest_s / 60:g} minutes was given.",
                "Possible are 0 to 30 minutes.",
                "Choose one in between.",
            )

    def __str__(self) -> str:
        reps = len(self.shape.reps_m) + len(self.shape.reps_s)
        said = (f"{self.shape} at {self.pace}", self.note, str(self.recovery) if reps > 1 else "")
        return ", ".join(filter(None, said))


Block = Run | Drills | WorkSet | Walk

WARM_UP = Run("warm-up", 900.0)
COOL_DOWN = Run("cool-down", 600.0)


@dataclass(frozen=True)
class Recipe:
    """A session for any athlete.

    Attributes
    ----------
    name : str
        What a coach calls it.
    blocks : tuple of Block
        In running order.
    purpose : str
        One sentence for athlete or parent.
    article : str
        The strategy it follows ("S6b"), empty where it follows none.
    ours : str
        What the article leaves open and the workbook chose.
    figures : {"article", "ours"}
        Whose figures the work has; "ours" is never shown as written by the article.
    """

    name: str
    blocks: tuple[Block, ...]
    purpose: str = ""
    article: str = ""
    ours: str = ""
    figures: Literal["article", "ours"] = "ours"

    def __post_init__(self) -> None:
        if not self.blocks:
            raise InputError("The session is empty.", "It needs a run or a set.", "Add one.")
        if len(self.blocks) > 40:
            raise InputError(f"{len(self.blocks)} blocks were given.", "40 are the most.")
        if not self.sets and not sum(block.duration_s for block in self.blocks):
            raise InputError("The session would last no time.", "A run has a length.", "Keep some.")
        if len(self.reps_m) + len(self.reps_s) > MOST_REPS_IN_ALL:
            raise InputError(
                f"{len(self.reps_m) + len(self.reps_s)} repetitions were given.",
                f"A session has {MOST_REPS_IN_ALL} at most.",
                "Take fewer.",
            )
        for text in (self.name, self.purpose, self.article, self.ours):
            check_text(text)

    @property
    def sets(self) -> tuple[tuple[int, WorkSet], ...]:
        """The sets of repetitions, each with its place among the blocks."""
        return tuple((i, b) for i, b in enumerate(self.blocks) if isinstance(b, WorkSet))

    @property
    def reps_m(self) -> tuple[float, ...]:
        """Distances of all reps in running order [m]; reps by time are not among them."""
        return tuple(rep for _, block in self.sets for rep in block.shape.reps_m)

    @property
    def reps_s(self) -> tuple[float, ...]:
        """Times of all reps in running order [s]; reps by distance are not among them."""
        return tuple(rep for _, block in self.sets for rep in block.shape.reps_s)

    def with_block(self, index: int, block: Block) -> "Recipe":
        """Return a copy with another block in one place."""
        blocks = (*self.blocks[:index], block, *self.blocks[index + 1 :])
        return replace(self, blocks=blocks)

    def at_pace(self, pace: Pace) -> "Recipe":
        """Return a copy with every set at `pace`."""
        blocks = (replace(b, pace=pace) if isinstance(b, WorkSet) else b for b in self.blocks)
        return replace(self, blocks=tuple(blocks))


def session(work: WorkSet, **about: str) -> Recipe:
    """Return a recipe of one set between the usual warm-up and cool-down, which are ours.

    Parameters
    ----------
    work : WorkSet
        The set.
    **about : str
        Name, purpose, article and ours of the `Recipe`.
    """
    return Recipe(blocks=(WARM_UP, work, COOL_DOWN), **about)
