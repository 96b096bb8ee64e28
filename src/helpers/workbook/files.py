"""Workbooks and sessions as JSON files, strict about what they hold."""

import json
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from helpers.athlete import Athlete, Goal, RaceResult
from helpers.errors import FileError, InputError
from helpers.evidence import Assumptions, data_path
from helpers.race import RaceDay
from helpers.season import Club, Event, HandDay, Outline, Placed
from helpers.season.log import Done
from helpers.squad.members import Member
from helpers.squad.reading import read_squad
from helpers.squad.tonight import Tonight
from helpers.workbook.state import ASSUMPTIONS, Workbook
from helpers.workouts import Recipe, Shape, ladders, recipe, rules

SCHEMA_VERSION = 1
RECIPE_VERSION = 1

SAMPLES = {
    "new": "Nora — new, 9:40",
    "recreational": "Ravi — recreational, 6:10",
    "experienced": "Elena — experienced, 4:35",
    "twelve": "Tim — twelve years old, no mark",
    "seventy": "Greta — seventy, experienced, 8:40",
}
"""Invented athletes to start from, by the name of their file."""


@cache
def _adapter(record: type):
    """Build the JSON reader and writer; pydantic is imported with the first file, not before."""
    from pydantic import TypeAdapter

    strict = {"strict": True, "extra": "forbid", "allow_inf_nan": False}
    records = [
        Workbook,
        Athlete,
        Goal,
        RaceResult,
        RaceDay,
        Assumptions,
        Member,
        Tonight,
        ladders.Rung,
        Outline,
        Club,
        Event,
        HandDay,
        Placed,
        Done,
    ]
    records += [
        kind
        for kind in (*vars(recipe).values(), *vars(rules).values())
        if isinstance(kind, type) and is_dataclass(kind)
    ]
    for strictly in (*records, *Shape.__subclasses__()):
        strictly.__pydantic_config__ = strict
    return TypeAdapter(record)


def to_json(workbook: Workbook) -> str:
    """Write a workbook as JSON with its schema version.

    Examples
    --------
    >>> from_json(to_json(Workbook())) == Workbook()
    True
    """
    state = _adapter(Workbook).dump_python(workbook, mode="json")
    return json.dumps({"schema_version": SCHEMA_VERSION, **state}, indent=1)


def from_json(text: str) -> Workbook:
    """Read a workbook from JSON, and refuse what this version does not know.

    Raises
    ------
    FileError
        If the text is no workbook, of a newer version, or holds something impossible.
    """
    workbook = _read(text, _WORKBOOK)
    try:
        workbook.assumptions.checked(ASSUMPTIONS)
    except InputError as error:
        raise FileError(*error.sentences) from error
    return workbook


def recipe_to_json(recipe: Recipe) -> str:
    """Write a session as JSON, to share it with another coach.

    Examples
    --------
    >>> from helpers.workouts import pyramid
    >>> recipe_from_json(recipe_to_json(pyramid())) == pyramid()
    True
    """
    state = _adapter(Recipe).dump_python(recipe, mode="json")
    return json.dumps({"recipe_version": RECIPE_VERSION, **state}, indent=1)


def recipe_from_json(text: str) -> Recipe:
    """Read a session from JSON, and refuse what this version does not know.

    Raises
    ------
    FileError
        If the text is no session, of a newer version, or holds something impossible.
    """
    return _read(text, _RECIPE)


@dataclass(frozen=True)
class _Kind:
    """A kind of file: what it holds, where its version stands, and what it is called."""

    record: type
    version_key: str
    version: int
    name: str
    saved_by: str


_WORKBOOK = _Kind(Workbook, "schema_version", SCHEMA_VERSION, "workbook", "Keep a copy")
_RECIPE = _Kind(Recipe, "recipe_version", RECIPE_VERSION, "session", "Share as a file")


def _read(text: str, kind: _Kind) -> Any:
    """Read a file of one kind, or say what is wrong with it."""
    from pydantic import ValidationError

    content = _content(text, kind)
    try:
        return _adapter(kind.record).validate_json(json.dumps(content))
    except ValidationError as error:
        raise FileError(*_first_fault(error, kind.name)) from error
    except InputError as error:
        raise FileError(*error.sentences) from error
    except (OverflowError, RecursionError) as error:
        raise FileError(
            f"This {kind.name} holds a number or a nesting that no {kind.name} has.",
            "It was damaged or made by hand.",
            "Choose a file that this program has saved.",
        ) from error


def _content(text: str, kind: _Kind) -> dict:
    """Return what stands in a file of this version."""
    try:
        content = json.loads(text)
        version = content.pop(kind.version_key)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileError(
            f"This file is not a {kind.name}.",
            f"A {kind.name} is JSON with a {kind.version_key}.",
            f"Choose a .json file that *{kind.saved_by}* has saved.",
        ) from error
    if type(version) is not int or version != kind.version:
        raise FileError(
            f"This {kind.name} has {kind.version_key.replace('_', ' ')} {str(version)[:20]}.",
            f"This program reads version {kind.version}.",
            "Update the program that is older.",
        )
    return content


def _first_fault(error: Any, name: str) -> tuple[str, ...]:
    """Name the place of the first fault that a coach can understand."""
    faults = error.errors(include_url=False, include_context=False)
    fault = next((f for f in faults if f["msg"].startswith("Value error, ")), None)
    # Among the alternatives of a union, the one that fits best has its fault deepest inside.
    fault = fault or max(faults, key=lambda f: len(f["loc"]))
    place = ".".join(str(part) for part in fault["loc"]) or "the file"
    said = fault["msg"].removeprefix("Value error, ")
    return (
        f"The {name} has a fault at {place[:120]}.",
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


def sample(name: str, squad: str = "") -> Workbook:
    """Return the workbook of an invented athlete.

    Parameters
    ----------
    name : str
        A key of `SAMPLES`.
    squad : {"", "tuesday"}
        An invented squad to go with it.

    Raises
    ------
    FileError
        If there is none of that name.

    Examples
    --------
    >>> sample("recreational").athlete.marks[0].time_s
    370.0
    >>> len(sample("recreational", squad="tuesday").squad)
    25
    """
    if name not in SAMPLES:
        raise FileError(f'There is no sample "{name[:40]}".', f"There are {', '.join(SAMPLES)}.")
    if squad not in ("", "tuesday"):
        raise FileError(f'There is no squad "{squad[:40]}".', "There is tuesday.")
    workbook = read_workbook(data_path(f"profiles/{name}.json"))
    return replace(workbook, squad=_squad(squad)) if squad else workbook


def _squad(name: str) -> tuple[Member, ...]:
    return read_squad(data_path(f"squads/{name}.csv").read_bytes()).members
