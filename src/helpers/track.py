"""The 400 m track: laps, lanes, and the 9.344 m that make a mile of four laps."""

import math

from helpers.errors import InputError
from helpers.units import MILE_M

LAP_M = 400.0
"""Length of a lap in lane 1 [m], measured 0.30 m from the kerb."""

MILE_OFFSET_M = MILE_M - 4 * LAP_M
"""How far the mile start lies behind the finish line [m]: 9.344."""

LANE_WIDTH_M = 1.22
"""Width of a lane on a standard track [m] (World Athletics)."""

STRAIGHT_M = 84.39
"""Length of a straight on a standard track [m] (World Athletics); the rest of a lap is bends."""

# Lane 1 is measured 0.30 m from its kerb, the others 0.20 m from their line.
_LINE_DIFFERENCE_M = 0.30 - 0.20


def lap_length(lane: int = 1) -> float:
    """Return the length of one lap in a lane of a standard 400 m track.

    Parameters
    ----------
    lane : int
        Lane number, 1 to 8.

    Returns
    -------
    float
        Length [m]: ``400 + 2 pi (1.22 (lane - 1) - 0.10)`` outside lane 1.

    Raises
    ------
    InputError
        If there is no such lane.

    Notes
    -----
    The often copied 407.67 m for lane 2 forgets that the outer lanes are measured 0.20 m, not
    0.30 m, from their line.

    Examples
    --------
    >>> lap_length()
    400.0
    >>> round(lap_length(2), 3)
    407.037
    """
    if lane not in range(1, 9):
        raise InputError(
            f"Lane {lane} was given.", "A standard track has lanes 1 to 8.", "Choose one of them."
        )
    if lane == 1:
        return LAP_M
    return LAP_M + 2 * math.pi * (LANE_WIDTH_M * (lane - 1) - _LINE_DIFFERENCE_M)


def laps(distance_m: float, lane: int = 1) -> float:
    """Return how many laps a distance is.

    Examples
    --------
    >>> laps(3600)
    9.0
    """
    return distance_m / lap_length(lane)


def stagger(distance_m: float, lane: int = 1) -> float:
    """Return how far ahead of its start in lane 1 a run in lanes starts, to end at the same line.

    Only bends are longer outside: going back from the finish come the home straight, a bend, the
    back straight and the other bend.

    Parameters
    ----------
    distance_m : float
        Distance run in the lane [m].
    lane : int
        Lane number, 1 to 8.

    Returns
    -------
    float
        Distance along the lane [m]: a lap's difference for each lap, half of it for 200 m.

    Examples
    --------
    >>> [round(stagger(meters, 3), 1) for meters in (200, 300, 400, 800)]
    [7.4, 8.3, 14.7, 29.4]
    """
    bend_m = LAP_M / 2 - STRAIGHT_M
    whole, rest_m = divmod(distance_m, LAP_M / 2)
    bends = whole + max(0.0, rest_m - STRAIGHT_M) / bend_m
    return bends * (lap_length(lane) - LAP_M) / 2
