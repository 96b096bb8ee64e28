"""How fast: training paces, equivalent times, critical speed, and the marks behind them."""

import datetime as dt
from dataclasses import dataclass

from helpers.answers.person import current_mile
from helpers.athlete import RaceResult
from helpers.evidence import Caution
from helpers.paces import CriticalSpeed, Equivalent, Zone, critical_speed, marks, power_law
from helpers.paces import equivalents as _equivalents
from helpers.paces import zones as _zones
from helpers.paces.power_law import PowerLaw
from helpers.units import MILE_M
from helpers.workbook import Workbook

Day = dt.date | None


def zones(workbook: Workbook, today: Day) -> tuple[Zone, ...]:
    """Return the paces from easy to 800 m, or none without a mark."""
    mile = current_mile(workbook, today)
    if mile is None:
        return ()
    minor = workbook.athlete.is_minor
    return tuple(z for z in _zones.zones(mile.time_s) if not (minor and z.name == "marathon"))


@dataclass(frozen=True)
class Projection:
    """One distance before and after the goal is met."""

    now: Equivalent
    goal: Equivalent | None


def projections(workbook: Workbook, today: Day) -> tuple[Projection, ...]:
    """Return equivalent times from the mark behind the current mile, and from the goal."""
    mile = current_mile(workbook, today)
    if mile is None:
        return ()
    law, _ = power_law.of_athlete(workbook.athlete, today, workbook.assumptions)
    minor = workbook.athlete.is_minor
    asked = {
        "exponent": law.exponent if law else None,
        "longest_m": _equivalents.LONGEST_FOR_MINORS_M if minor else 42_195.0,
        "noise_percent": workbook.assumptions[marks.RACE_NOISE],
    }
    mark = (mile.mark.distance_m, mile.mark.time_s) if mile.mark else (MILE_M, mile.time_s)
    now = _equivalents.equivalents(*mark, **asked)
    goal_s = workbook.goal.mile_time_s
    goal = _equivalents.equivalents(MILE_M, goal_s, **asked) if goal_s else (None,) * len(now)
    return tuple(Projection(*rows) for rows in zip(now, goal, strict=True))


def projection_notes(workbook: Workbook, today: Day) -> tuple[Caution, ...]:
    """Return where a model leaves the range it was made for, and what its marks say."""
    _, found = power_law.of_athlete(workbook.athlete, today, workbook.assumptions)
    beyond = (note for row in projections(workbook, today) for _, note in row.now.beyond)
    return (*found, *dict.fromkeys(beyond))


@dataclass(frozen=True)
class Models:
    """What the marks say together.

    Attributes
    ----------
    marks : tuple of RaceResult
        All of them.
    critical : CriticalSpeed or None
        Critical speed and D′, fitted or assumed.
    law : PowerLaw or None
        The athlete's own power law.
    cautions : tuple of Caution
        What to mind about both.
    """

    marks: tuple[RaceResult, ...]
    critical: CriticalSpeed | None
    law: PowerLaw | None
    cautions: tuple[Caution, ...]


def models(workbook: Workbook, today: Day) -> Models:
    """Return the marks and the models through them."""
    who, assumptions = workbook.athlete, workbook.assumptions
    law, found = power_law.of_athlete(who, today, assumptions)
    critical = critical_speed.of_athlete(who, today, assumptions)
    # What keeps the marks from a critical speed keeps them from a power law too: once is enough.
    aside = marks.marks_set_aside(
        who, today, assumptions, shortest_s=critical_speed.SHORTEST_S,
        longest_s=critical_speed.LONGEST_S,
    )  # fmt: skip
    cautions = aside or (*found, *(critical.cautions if critical else ()))
    return Models(who.marks, critical, law, tuple(dict.fromkeys(cautions)))
