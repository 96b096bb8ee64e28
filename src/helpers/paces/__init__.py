"""How fast: equivalent performances and training paces."""

from helpers.paces.equivalents import (
    CurrentMile,
    Equivalent,
    current_mile,
    mile_equivalent,
)
from helpers.paces.zones import Zone, zone_speed

__all__ = ["CurrentMile", "Equivalent", "Zone", "current_mile", "mile_equivalent", "zone_speed"]
