"""One publication: a plan with its number and its expiry, as strict JSON."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from helpers.answers import (
    AthletePlan,
    PlanCard,
    PlanPace,
    PlanPiece,
    PlanSession,
    PlanWeek,
)
from helpers.errors import FileError, InputError

SNAPSHOT_VERSION = 1
LARGEST_SNAPSHOT = 512 * 1024
"""Bytes; a season of twenty weeks takes about a tenth of it."""

KEPT_DAYS = 14
"""So long after the last day of a plan it is still shown."""

MARK_LENGTH = 12
"""Hexadecimal digits of a source mark."""


@dataclass(frozen=True)
class Snapshot:
    """What was published, and until when it is shown; it never changes.

    Attributes
    ----------
    number : int
        Counted from 1 for each link.
    published_at, expires_at : datetime.datetime
        In UTC.
    plan : AthletePlan
        What the athlete sees.
    """

    number: int
    published_at: dt.datetime
    expires_at: dt.datetime
    plan: AthletePlan

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 999_999:
            raise InputError(f"Snapshot {self.number} was given.", "They go from 1 to 999999.")
        for moment in (self.published_at, self.expires_at):
            if moment.utcoffset() != dt.timedelta():
                raise InputError(f"The time {moment} was given.", "Snapshots are dated in UTC.")


def expiry(plan: AthletePlan) -> dt.datetime:
    """Return when a plan stops being shown: two weeks after its race, or after its last day.

    Examples
    --------
    >>> day = dt.date(2027, 4, 11)
    >>> str(expiry(AthletePlan("Ana", "mile", day, day)))
    '2027-04-26 00:00:00+00:00'
    """
    days = dt.timedelta(days=KEPT_DAYS + 1)
    return dt.datetime.combine(plan.last, dt.time(), dt.UTC) + days


def to_json(snapshot: Snapshot) -> str:
    """Write a snapshot as JSON.

    Raises
    ------
    FileError
        If it is larger than a snapshot may be.
    """
    state = _adapter().dump_python(snapshot, mode="json")
    numbered = {"snapshot_version": SNAPSHOT_VERSION, **state}
    text = json.dumps(numbered, allow_nan=False, separators=(",", ":"))
    _check_size(text.encode())
    return text


def from_json(content: bytes | str) -> Snapshot:
    """Read a snapshot, and refuse what this version does not know.

    Raises
    ------
    FileError
        If it is too large, no snapshot, of another version, or holds something impossible.
    """
    from pydantic import ValidationError

    raw = content.encode() if isinstance(content, str) else content
    _check_size(raw)
    try:
        return _adapter().validate_json(json.dumps(_state(raw)))
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(map(str, fault["loc"]))[:120] or "the file"
        raise FileError(
            f"The snapshot has a fault at {place}.", f"{fault['msg'].rstrip('.')}.", _AGAIN
        ) from error
    except InputError as error:
        raise FileError(*error.sentences) from error
    except (OverflowError, RecursionError, ValueError) as error:
        raise FileError("The snapshot holds something impossible.", _AGAIN) from error


def mark_of(snapshot: Snapshot) -> str:
    """Return the source mark of a snapshot: the beginning of its SHA-256."""
    return hashlib.sha256(to_json(snapshot).encode()).hexdigest()[:MARK_LENGTH]


_AGAIN = "Publish the plan again."


def _check_size(raw: bytes) -> None:
    if len(raw) > LARGEST_SNAPSHOT:
        raise FileError(
            f"A snapshot of {len(raw)} bytes was given.",
            f"{LARGEST_SNAPSHOT} are the most.",
            "Shorten the season.",
        )


def _state(raw: bytes) -> dict[str, Any]:
    """Return what stands in a snapshot of this version."""
    try:
        state = json.loads(raw)
        version = state.pop("snapshot_version")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileError("This file is no snapshot.", _AGAIN) from error
    if type(version) is not int or version != SNAPSHOT_VERSION:
        raise FileError(
            f"This snapshot has version {str(version)[:20]}.",
            f"This program reads version {SNAPSHOT_VERSION}.",
            "Update the program that is older.",
        )
    return state


@cache
def _adapter() -> Any:
    """Build the JSON reader and writer; pydantic is imported with the first snapshot."""
    from pydantic import TypeAdapter

    strict = {"strict": True, "extra": "forbid", "allow_inf_nan": False}
    for record in (
        Snapshot, AthletePlan, PlanCard, PlanPace, PlanPiece, PlanSession, PlanWeek,
    ):  # fmt: skip
        record.__pydantic_config__ = strict
    return TypeAdapter(Snapshot)
