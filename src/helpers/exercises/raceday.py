"""Exercises about race day: where the watch is read, and what running wide costs."""

from helpers.exercises.kinds import Day, Estimate, Exercise
from helpers.exercises.runner import aim, named
from helpers.race import Split, pace_card
from helpers.track import lap_length
from helpers.units import MILE_M, format_time
from helpers.workbook import Workbook


def _card(workbook: Workbook, today: Day) -> tuple[Split, ...]:
    return pace_card(aim(workbook, today))


def _first_lap(workbook: Workbook, today: Day) -> str:
    return (
        f"{named(workbook)} wants an even mile in {format_time(aim(workbook, today))} in lane 1. "
        "The watch is read at the finish line, which is passed first after 9.344 m. "
        "What should it show a full lap later?"
    )


def _first_lap_why(workbook: Workbook, today: Day) -> str:
    before, lap = _card(workbook, today)[:2]
    quarter = format_time(aim(workbook, today) / 4, 1)
    return (
        f"{before.split_s:.1f} s for the odd 9.344 m, and {lap.split_s:.1f} s for the lap. "
        f"A quarter of the mile would be {quarter}, which is right only after a quarter of a mile."
    )


_LAPS, _WIDE = 4, 2


def _wider_m() -> float:
    """Return by how much four laps of lane 2 are longer than four of lane 1 [m]."""
    return _LAPS * (lap_length(_WIDE) - lap_length())


def _wide_s(workbook: Workbook, today: Day) -> float:
    return _wider_m() * aim(workbook, today) / MILE_M


def _wide(workbook: Workbook, today: Day) -> str:
    return (
        f"The field is large, and {named(workbook)} runs all {_LAPS} laps of the mile in lane "
        f"{_WIDE}, at the even speed of a mile in {format_time(aim(workbook, today))}. "
        "There is no stagger: all start from the same line. How many seconds does that cost?"
    )


def _wide_why(workbook: Workbook, today: Day) -> str:
    return (
        f"A lap of lane {_WIDE} has {lap_length(_WIDE):.1f} m, so {_LAPS} laps are "
        f"{_wider_m():.1f} m more; at this speed that takes {_wide_s(workbook, today):.1f} s. "
        "On the straights it costs nothing: keep to the inside in the bends, and pass after them."
    )


EXERCISES: dict[str, Exercise] = {
    "first lap": Estimate(
        question=_first_lap,
        label="Watch after the first full lap [min:s]",
        low=60, high=180, step=0.1, start=80, close=0.3, decimals=1,
        truth=lambda workbook, today: _card(workbook, today)[1].elapsed_s,
        because=_first_lap_why,
    ),
    "wide": Estimate(
        question=_wide,
        label="Lost by running wide [s]",
        low=0, high=20, step=0.5, start=1, close=1, decimals=1, unit="s",
        truth=_wide_s,
        because=_wide_why,
    ),
}  # fmt: skip
