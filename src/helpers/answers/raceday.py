"""Race day: what the watch should show, and what the laps say afterwards."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from helpers import race
from helpers.answers.person import current_mile
from helpers.evidence import Caution
from helpers.paces import daniels
from helpers.paces.equivalents import LONGEST_FOR_MINORS_M
from helpers.race import LapReport, RaceDay, Split
from helpers.units import MILE_M, MPH_M_S, UNIT_M
from helpers.workbook import Workbook

Day = dt.date | None


@dataclass(frozen=True)
class RaceCard:
    """A pace card for the mile, and one for a longer race where that is the goal.

    Attributes
    ----------
    mile_time_s : float
        Mile it is for [s].
    of : {"goal", "current"}
        Which mile that is.
    chosen : RaceDay
        Lane, timing, strategy and incline.
    pieces : tuple of Split
        Of the mile.
    belt_m_s : float or None
        Speed of a treadmill at the chosen incline [m/s]; None where no belt runs so fast.
    longer_m : float or None
        Distance of the longer race [m].
    longer : tuple of Split
        Of the longer race, by miles or kilometers; empty where there is none.
    cautions : tuple of Caution
        What to mind about the treadmill.
    """

    mile_time_s: float
    of: Literal["goal", "current"]
    chosen: RaceDay
    pieces: tuple[Split, ...]
    belt_m_s: float | None
    longer_m: float | None = None
    longer: tuple[Split, ...] = ()
    cautions: tuple[Caution, ...] = ()


def race_card(workbook: Workbook, today: Day) -> RaceCard | None:
    """Return the pace card for the goal, or else for the current mile; None without both."""
    mile, goal, chosen = current_mile(workbook, today), workbook.goal, workbook.race
    mile_s = goal.mile_time_s or (mile.time_s if mile else None)
    if mile_s is None:
        return None
    pieces = race.pace_card(
        mile_s, lane=chosen.lane, splits=chosen.splits, strategy=chosen.strategy,
        assumptions=workbook.assumptions,
    )  # fmt: skip
    longer_m = goal.race_distance_m if _is_longer(workbook) else None
    belt_m_s = race.belt_speed(MILE_M / mile_s, chosen.incline_percent)
    return RaceCard(
        mile_s,
        "goal" if goal.mile_time_s else "current",
        chosen,
        pieces,
        belt_m_s,
        longer_m,
        _longer(mile_s, longer_m, workbook.unit) if longer_m else (),
        _uphill(belt_m_s, chosen.incline_percent),
    )


def _uphill(belt_m_s: float, incline_percent: float) -> tuple[Caution, ...]:
    """Return a caution where incline is counted with below the speed of running."""
    mph = belt_m_s / MPH_M_S
    if not incline_percent or mph >= race.LEAST_RUNNING_MPH:
        return ()
    reason = (
        f"The belt would run at {mph:.1f} mph; what incline costs is known from running, at "
        f"{race.LEAST_RUNNING_MPH:g} mph and more."
    )
    return (Caution(reason, "Keep the belt level, or go by the effort.", str(race.ACSM)),)


def _is_longer(workbook: Workbook) -> bool:
    """Whether the goal is a longer race that may be put before this athlete."""
    distance_m = workbook.goal.race_distance_m or 0.0
    may = distance_m <= LONGEST_FOR_MINORS_M or not workbook.athlete.is_minor
    return distance_m > MILE_M + 1 and may


def _longer(mile_s: float, distance_m: float, unit: str) -> tuple[Split, ...]:
    time_s = daniels.equivalent_time(daniels.vdot(MILE_M, mile_s), distance_m)
    return race.road_card(distance_m, time_s, every_m=UNIT_M[unit])


def lap_report(workbook: Workbook) -> LapReport | None:
    """Return what the laps of the race say; None as long as none were entered.

    Raises
    ------
    InputError
        If their number does not fit a mile timed that way.
    """
    chosen = workbook.race
    if not chosen.laps_s:
        return None
    return race.lap_report(chosen.laps_s, lane=chosen.lane, splits=chosen.splits)
