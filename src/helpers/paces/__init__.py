"""How fast: equivalent performances and training paces."""

from helpers.paces import critical_speed, marks, outlook
from helpers.paces.critical_speed import CriticalSpeed
from helpers.paces.equivalents import Equivalent
from helpers.paces.marks import CurrentMile, current_mile, mile_equivalent
from helpers.paces.zones import Zone, zone_speed

ASSUMPTIONS = (*marks.ASSUMPTIONS, *critical_speed.ASSUMPTIONS, *outlook.ASSUMPTIONS)

__all__ = [
    "ASSUMPTIONS",
    "CriticalSpeed",
    "CurrentMile",
    "Equivalent",
    "Zone",
    "current_mile",
    "mile_equivalent",
    "zone_speed",
]
