"""The workbook: the one immutable state behind every page, and its JSON."""

import datetime as dt
import json
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from helpers import paces, race, season, workouts
from helpers.athlete import Athlete, Goal, RaceResult
from helpers.errors import FileError, InputError
from helpers.evidence import Assumption, Assumptions, data_path
from helpers.paces.age_grade import TABLES
from helpers.race import RaceDay
from helpers.workouts import Recipe, Shape, Surface, ladders, recipe, rules, scaled

SCHEMA_VERSION = 1

ASSUMPTIONS: tuple[Assumption, ...] = (
    *paces.ASSUMPTIONS,
    *workouts.ASSUMPTIONS,
    *race.ASSUMPTIONS,
    *season.ASSUMPTIONS,
)
"""Everything the workbook assumes, in the order a coach meets it."""

_BY_NAME = {assumption.name: assumption for assumption in ASSUMPTIONS}

PRESETS: dict[str, Recipe] = {r.name: r for r in (*workouts.AS_WRITTEN, workouts.gentle_test())}
"""Sessions to start from, by name."""

SAMPLES = {
    "new": "Nora — new, 9:40",
    "recreational": "Ravi — recreational, 6:10",
    "experienced": "Elena — experienced, 4:35",
    "twelve": "Tim — twelve years old, no mark",
    "seventy": "Greta — seventy, experienced, 8:40",
}
"""Invented athletes to start from, by the name of their file."""


@dataclass(frozen=True)
class Workbook:
    """Everything a coach has entered; every page is computed from it.

    Attributes
    ----------
    athlete : Athlete
        Who trains.
    goal : Goal
        What for.
    preset : str
        Name of the session to start from, a key of `PRESETS`.
    session : Recipe or None
        The session as tuned; None is the preset, scaled to the athlete.
    surface : {"track", "road", "treadmill"}
        Where the session is run.
    unit : {"mile", "km"}
        What distances and paces are shown in.
    age_table : str
        Table of age grades, a key of `helpers.paces.age_grade.TABLES`.
    race : RaceDay
        Lane, timing and strategy of the race, and its laps.
    assumptions : Assumptions
        The coach's own values.

    Examples
    --------
    >>> Workbook(Athlete(mile_time_s=370)).bench().name
    'Ascending ladder'
    """

    athlete: Athlete = Athlete()
    goal: Goal = Goal()
    preset: str = "Ascending ladder"
    session: Recipe | None = None
    surface: Surface = "track"
    unit: Literal["mile", "km"] = "mile"
    age_table: str = "road2025"
    race: RaceDay = RaceDay()
    assumptions: Assumptions = Assumptions()

    def __post_init__(self) -> None:
        if self.preset not in PRESETS:
            raise InputError(
                f'There is no session called "{self.preset[:40]}".',
                f"There are {', '.join(PRESETS)}.",
                "Choose one of them.",
            )
        if self.unit not in ("mile", "km"):
            raise InputError(f"{self.unit!r} is no unit here.", "Choose mile or km.")
        if self.age_table not in TABLES:
            raise InputError(
                f"{self.age_table[:40]!r} is no age table here.", f"There are {', '.join(TABLES)}."
            )
        if self.surface not in Surface.__args__:
            raise InputError(
                f"{self.surface!r} is no surface here.", "Choose track, road, treadmill."
            )

    def bench(self, today: dt.date | None = None) -> Recipe:
        """Return the session being worked on: as tuned, or else the preset scaled to the athlete.

        Parameters
        ----------
        today : datetime.date, optional
            Day from which the age of marks counts.
        """
        if self.session is not None:
            return self.session
        preset = PRESETS[self.preset]
        return scaled(preset, self.athlete, today=today, assumptions=self.assumptions)


def replaced(record: Any, path: str, value: Any, today: dt.date | None = None) -> Any:
    """Return a copy of a frozen record with another value somewhere inside it.

    Parameters
    ----------
    record : dataclass or tuple
        Where to start.
    path : str
        Fields, places in tuples and names of assumptions, separated by points:
        ``bench.blocks.1.shape.top_m``, ``assumptions.walk_speed``.
        What is tuned below ``bench`` is kept as the session.
        The empty path is the record itself.
    value : object
        What to put there.
    today : datetime.date, optional
        Day on which a preset is scaled to the athlete.

    Raises
    ------
    InputError
        If the record refuses the value.

    Examples
    --------
    >>> replaced(Workbook(), "athlete.age", 45).athlete.age
    45
    """
    if not path:
        return value
    name, _, rest = path.partition(".")
    if name == "bench" and isinstance(record, Workbook):
        return replace(record, session=replaced(record.bench(today), rest, value))
    if rest:
        value = replaced(_inner(record, name), rest, value)
    if isinstance(record, tuple):
        place = int(name)
        return (*record[:place], value, *record[place + 1 :])
    if isinstance(record, Assumptions):
        return record.replaced(_BY_NAME[name], value)
    return replace(record, **{name: value})


def at(record: Any, path: str, today: dt.date | None = None) -> Any:
    """Return what lies at a path, as `replaced` counts it.

    Examples
    --------
    >>> at(Workbook(), "athlete.experience")
    'recreational'
    """
    for name in path.split(".") if path else ():
        bench = name == "bench" and isinstance(record, Workbook)
        record = record.bench(today) if bench else _inner(record, name)
    return record


def _inner(record: Any, name: str) -> Any:
    if isinstance(record, tuple):
        return record[int(name)]
    if isinstance(record, Assumptions):
        return record[_BY_NAME[name]]
    return getattr(record, name)


@cache
def _adapter():
    """Build the JSON reader and writer; pydantic is imported with the first file, not before."""
    from pydantic import TypeAdapter

    strict = {"strict": True, "extra": "forbid", "allow_inf_nan": False}
    records = [Workbook, Athlete, Goal, RaceResult, RaceDay, Assumptions, ladders.Rung]
    records += [
        kind
        for kind in (*vars(recipe).values(), *vars(rules).values())
        if isinstance(kind, type) and is_dataclass(kind)
    ]
    for record in (*records, *Shape.__subclasses__()):
        record.__pydantic_config__ = strict
    return TypeAdapter(Workbook)


def to_json(workbook: Workbook) -> str:
    """Write a workbook as JSON with its schema version.

    Examples
    --------
    >>> from_json(to_json(Workbook())) == Workbook()
    True
    """
    state = _adapter().dump_python(workbook, mode="json")
    return json.dumps({"schema_version": SCHEMA_VERSION, **state}, indent=1)


def from_json(text: str) -> Workbook:
    """Read a workbook from JSON, and refuse what this version does not know.

    Raises
    ------
    FileError
        If the text is no workbook, of a newer version, or holds something impossible.
    """
    from pydantic import ValidationError

    try:
        content = json.loads(text)
        version = content.pop("schema_version")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileError(
            "This file is not a workbook.",
            "A workbook is JSON with a schema_version.",
            "Choose a .json file that *Keep a copy* has saved.",
        ) from error
    if type(version) is not int or version != SCHEMA_VERSION:
        raise FileError(
            f"This workbook has schema version {str(version)[:20]}.",
            f"This program reads version {SCHEMA_VERSION}.",
            "Update the program that is older.",
        )
    try:
        workbook = _adapter().validate_json(json.dumps(content))
        workbook.assumptions.checked(ASSUMPTIONS)
    except ValidationError as error:
        raise FileError(*_first_fault(error)) from error
    except InputError as error:
        raise FileError(*error.sentences) from error
    except (OverflowError, RecursionError) as error:
        raise FileError(
            "This workbook holds a number or a nesting that no workbook has.",
            "It was damaged or made by hand.",
            "Choose a file that this program has saved.",
        ) from error
    return workbook


def _first_fault(error: Any) -> tuple[str, ...]:
    """Name the place of the first fault that a coach can understand."""
    faults = error.errors(include_url=False, include_context=False)
    fault = next((f for f in faults if f["msg"].startswith("Value error, ")), None)
    # Among the alternatives of a union, the one that fits best has its fault deepest inside.
    fault = fault or max(faults, key=lambda f: len(f["loc"]))
    place = ".".join(str(part) for part in fault["loc"]) or "the file"
    said = fault["msg"].removeprefix("Value error, ")
    return (
        f"The workbook has a fault at {place[:120]}.",
        f"{said.rstrip('.')}.",
        "Nothing was changed.",
    )


def read_workbook(path: str | Path) -> Workbook:
    """Read a workbook from a JSON file.

    Raises
    ------
    FileError
        If it cannot be read or is no workbook.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            f"{Path(path).name} cannot be read.", "It may be missing or no text.", "Check the file."
        ) from error
    return from_json(text)


def sample(name: str) -> Workbook:
    """Return the workbook of an invented athlete.

    Parameters
    ----------
    name : str
        A key of `SAMPLES`.

    Raises
    ------
    FileError
        If there is none of that name.

    Examples
    --------
    >>> sample("recreational").athlete.marks[0].time_s
    370.0
    """
    if name not in SAMPLES:
        raise FileError(f'There is no sample "{name[:40]}".', f"There are {', '.join(SAMPLES)}.")
    return read_workbook(data_path(f"profiles/{name}.json"))
