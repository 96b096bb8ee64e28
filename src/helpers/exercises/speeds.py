"""Exercises about paces: one mile, many speeds, and models that disagree."""

from helpers import answers
from helpers.exercises.kinds import Day, Estimate, Exercise
from helpers.exercises.runner import five_km, mile, named
from helpers.paces import Zone
from helpers.units import MILE_M, format_pace, format_time
from helpers.workbook import Workbook


def _zone(workbook: Workbook, today: Day, name: str) -> Zone:
    mile(workbook, today)
    return next(zone for zone in answers.zones(workbook, today) if zone.name == name)


def _easy_s(workbook: Workbook, today: Day) -> float:
    """Return how long a mile at the fast end of easy running takes [s]."""
    return MILE_M / _zone(workbook, today, "easy").fast_m_s


def _easy(workbook: Workbook, today: Day) -> str:
    return (
        f"{named(workbook)} runs a mile in {format_time(mile(workbook, today))}. Tomorrow is an "
        "easy run. What is the fastest that a mile of it should take?"
    )


def _easy_why(workbook: Workbook, today: Day) -> str:
    easy, unit = _zone(workbook, today, "easy"), workbook.unit
    slower_s = _easy_s(workbook, today) - mile(workbook, today)
    return (
        f"Easy running is {easy.share}: {format_pace(easy.slow_m_s, unit)} to "
        f"{format_pace(easy.fast_m_s, unit)}. Even at the fast end a mile takes "
        f"{format_time(slower_s)} longer than in the race. Sayer gives no figure but a "
        "test: whoever can hold a conversation is slow enough."
    )


def _width_s(workbook: Workbook, today: Day) -> float:
    """Return how far the ends of the band over 5 km lie apart [s]."""
    band = five_km(workbook, today).now.band
    return band.high - band.low


def _band(workbook: Workbook, today: Day) -> str:
    now = format_time(five_km(workbook, today).now.vdot_s)
    return (
        f"By VDOT {named(workbook)} is good for 5 km in {now}. Other models say other times, and "
        'no two races come out alike. How many seconds lie between the two ends of "from – to"?'
    )


def _band_why(workbook: Workbook, today: Day) -> str:
    found = five_km(workbook, today).now
    ends = {
        "VDOT": found.vdot_s,
        "Cameron": found.cameron_s,
        "Riegel": found.riegel_s,
        "the athlete's own law": found.personal_s,
    }
    said = ", ".join(f"{format_time(time_s)} by {who}" for who, time_s in ends.items() if time_s)
    low, high = format_time(found.band.low), format_time(found.band.high)
    return (
        f"{said}; with {found.noise_percent:g} % for race noise at both ends that is {low} to "
        f"{high}. One number alone would look surer than anybody is."
    )


EXERCISES: dict[str, Exercise] = {
    "easy enough": Estimate(
        question=_easy,
        label="Fastest easy mile [min:s]",
        low=300, high=1200, step=5, start=420, close=15,
        truth=_easy_s,
        because=_easy_why,
    ),
    "how sure": Estimate(
        question=_band,
        label="Width of from – to over 5 km [s]",
        low=0, high=300, step=5, start=10, close=15, unit="s",
        truth=_width_s,
        because=_band_why,
    ),
}  # fmt: skip
