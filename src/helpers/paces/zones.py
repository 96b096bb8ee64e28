"""How fast each kind of run is, for one current mile."""

from dataclasses import dataclass
from functools import lru_cache

from helpers.evidence import Source
from helpers.paces import daniels
from helpers.units import MILE_M

SOURCE = Source("Daniels", 2014, "Daniels' Running Formula, 3rd ed.")


@dataclass(frozen=True)
class Zone:
    """A kind of run with its range of speed.

    Attributes
    ----------
    name : str
        The field's word for it.
    slow_m_s, fast_m_s : float
        Ends of the range [m/s]; equal where it is a single pace.
    purpose : str
        What it is for, in a phrase.
    share : str
        How the speed follows from the mile.
    """

    name: str
    slow_m_s: float
    fast_m_s: float
    purpose: str
    share: str

    @property
    def speed_m_s(self) -> float:
        """Middle of the range [m/s]."""
        return (self.slow_m_s + self.fast_m_s) / 2


@lru_cache(maxsize=2048)
def zones(mile_time_s: float) -> tuple[Zone, ...]:
    """Compute the paces from easy running to 800 m pace.

    Parameters
    ----------
    mile_time_s : float
        Current mile [s].

    Returns
    -------
    tuple of Zone
        From slow to fast.

    Examples
    --------
    >>> [zone.name for zone in zones(360)]
    ['easy', 'marathon', 'threshold', 'interval', 'repetition', 'mile', '800 m']
    """
    vdot = daniels.vdot(MILE_M, mile_time_s)
    speeds = daniels.training_speeds(vdot)
    mile, eight = MILE_M / mile_time_s, 800 / daniels.equivalent_time(vdot, 800.0)
    held = [
        ("easy", speeds.easy_slow, speeds.easy_fast, "conversation", "63–73.5 % of VDOT"),
        ("marathon", *[speeds.marathon] * 2, "long and steady", "equivalent marathon"),
        ("threshold", *[speeds.threshold] * 2, "comfortably hard", "88 % of VDOT"),
        ("interval", *[speeds.interval] * 2, "3–5 minutes at a time", "97.4 % of VDOT"),
        ("repetition", *[speeds.repetition] * 2, "fast, fully rested", "mile race pace"),
        ("mile", mile, mile, "the race itself", "current mile"),
        ("800 m", eight, eight, "speed above the mile", "equivalent 800 m"),
    ]
    return tuple(Zone(*row) for row in held)


@lru_cache(maxsize=1024)
def zone_speed(mile_time_s: float, name: str) -> float:
    """Return the middle speed [m/s] of the zone called `name`.

    Examples
    --------
    >>> round(zone_speed(360, "mile"), 2)
    4.47
    """
    return next(zone.speed_m_s for zone in zones(mile_time_s) if zone.name == name)
