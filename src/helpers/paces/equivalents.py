"""What one mark is worth over other distances, by several models side by side."""

from dataclasses import dataclass

from helpers.evidence import Band, Caution
from helpers.paces import cameron, daniels, power_law, riegel
from helpers.paces.marks import RACE_NOISE
from helpers.units import MILE_M

DISTANCES_M = {
    "800 m": 800.0,
    "1500 m": 1500.0,
    "Mile": MILE_M,
    "3 km": 3000.0,
    "5 km": 5000.0,
    "10 km": 10_000.0,
    "Half marathon": 21_097.5,
    "Marathon": 42_195.0,
}

LONGEST_FOR_MINORS_M = 5000.0
"""Under 18 nothing longer is projected: a longer race is no goal to put before them."""


@dataclass(frozen=True)
class Equivalent:
    """A time over one distance by several models, with a band.

    Attributes
    ----------
    name : str
        The distance in words.
    distance_m : float
        Distance [m].
    vdot_s, cameron_s, riegel_s : float
        Time [s] by Daniels and Gilbert, Cameron and Riegel.
    personal_s : float or None
        Time [s] by the athlete's own power law, where there is one.
    noise_percent : float
        Race-to-race variation [%].
    beyond : tuple of Caution
        Where a model is asked beyond the range it was made for.
    """

    name: str
    distance_m: float
    vdot_s: float
    cameron_s: float
    riegel_s: float
    personal_s: float | None = None
    noise_percent: float = RACE_NOISE.value
    beyond: tuple[tuple[str, Caution], ...] = ()

    @property
    def spread(self) -> Band:
        """The VDOT time with the range of the models [s]."""
        times_s = [self.vdot_s, self.cameron_s, self.riegel_s]
        times_s += [self.personal_s] if self.personal_s else []
        return Band(min(times_s), self.vdot_s, max(times_s))

    @property
    def band(self) -> Band:
        """The spread of the models, widened by race noise at both ends [s]."""
        noise, spread = self.noise_percent / 100, self.spread
        return Band(spread.low * (1 - noise), spread.value, spread.high * (1 + noise))

    def is_beyond(self, model: str) -> bool:
        """Whether a model is outside its range here.

        Parameters
        ----------
        model : {"vdot", "cameron", "riegel", "personal"}
            Which.
        """
        return any(name == model for name, _ in self.beyond)


def equivalents(
    distance_m: float,
    time_s: float,
    *,
    exponent: float | None = None,
    longest_m: float = 42_195.0,
    noise_percent: float = RACE_NOISE.value,
) -> tuple[Equivalent, ...]:
    """Compute equivalent times from 800 m to the marathon, by several models side by side.

    Parameters
    ----------
    distance_m, time_s : float
        Distance [m] and time [s] of the mark.
    exponent : float, optional
        Of the athlete's own power law, which then goes through this mark.
    longest_m : float
        Longest distance to project [m].
    noise_percent : float
        Race-to-race variation [%].

    Returns
    -------
    tuple of Equivalent
        In order of distance.

    Examples
    --------
    >>> [round(row.vdot_s) for row in equivalents(MILE_M, 360) if row.name == "5 km"]
    [1229]
    """
    vdot = daniels.vdot(distance_m, time_s)
    mark = (distance_m, time_s)
    rows = []
    for name, target_m in DISTANCES_M.items():
        if target_m > longest_m:
            continue
        times_s = {
            "vdot": daniels.equivalent_time(vdot, target_m),
            "cameron": cameron.equivalent_time(*mark, target_m),
            "riegel": riegel.equivalent_time(*mark, target_m),
            "personal": exponent and riegel.equivalent_time(*mark, target_m, exponent),
        }
        beyond = _beyond(distance_m, target_m, times_s)
        rows.append(Equivalent(name, target_m, *times_s.values(), noise_percent, beyond))
    return tuple(rows)


def _beyond(
    distance_m: float, target_m: float, times_s: dict[str, float]
) -> tuple[tuple[str, Caution], ...]:
    """Return where each model is asked beyond its range; a mark's own distance asks nothing."""
    if abs(target_m - distance_m) < 0.01:
        return ()
    found = {
        "vdot": daniels.validity(target_m, times_s["vdot"]),
        "cameron": cameron.validity(distance_m, target_m),
        "riegel": riegel.validity(distance_m, target_m, times_s["riegel"]),
        "personal": power_law.validity(times_s["personal"]) if times_s["personal"] else (),
    }
    return tuple((model, caution) for model, cautions in found.items() for caution in cautions)
