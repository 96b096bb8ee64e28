"""How the coach wants the evening: slot, packs, lanes, and where it is run."""

from dataclasses import dataclass
from typing import Literal, get_args

from helpers.errors import InputError
from helpers.evidence import Assumption
from helpers.workouts import Surface

Where = Literal["track", "road", "grass", "treadmill", "one whistle"]
Size = Literal["together", "fill", "in full"]

RECOVERY_STEP_S = Assumption(
    "recovery_step", 60, "s", 15, 120, "recoveries of a pack are rounded up to steps of",
    "Ours: whole minutes can be called out from a stopwatch, and a longer recovery is the safe side.",
)  # fmt: skip
START_GAP_S = Assumption(
    "start_gap", 10, "s", 0, 60, "time between two packs that start on one lane",
    "Ours: long enough to read the next names, and to clear the line.",
)  # fmt: skip
RETURNING_SHARE = Assumption(
    "returning_share", 50, "% of the reps", 10, 100, "what an athlete who comes back runs of them",
    "Ours: the first weeks after a break are for half the work.",
)  # fmt: skip
SPIN_UP_S = Assumption(
    "spin_up", 15, "s", 0, 60, "time a treadmill takes to reach the speed of a rep",
    "Ours: gym belts gain about 1 mph a second from a walk; try yours.",
)  # fmt: skip

ASSUMPTIONS = (RECOVERY_STEP_S, START_GAP_S, RETURNING_SHARE, SPIN_UP_S)

SHORTEST_SLOT_S, LONGEST_SLOT_S = 300.0, 4 * 3600.0


@dataclass(frozen=True)
class Tonight:
    """What the coach chooses for one session of the whole squad.

    Attributes
    ----------
    session : str
        Name of the session, a preset or one of the coach's own; empty is the one as tuned for the
        single athlete.
    slot_s : float
        From the first step of the warm-up to the end of the cool-down [s].
    size : {"together", "fill", "in full"}
        How each pack's reps are chosen: so that packs finish together, as many as the slot allows,
        or all of them whatever the slot.
    spread_percent : float
        How much longer the slowest of a pack may take for the same reps than its fastest [%].
    largest_pack : int
        Most athletes in one pack.
    lanes : int
        Lanes at hand, 1 to 8: each pack has its own as far as they go.
    where : {"track", "road", "grass", "treadmill", "one whistle"}
        Where it is run, and with what: "grass" is any ground without marks; "one whistle" needs
        nothing but the coach's watch, and everybody runs the same times.

    Examples
    --------
    >>> Tonight().surface
    'track'
    """

    session: str = "Ascending ladder"
    slot_s: float = 4500.0
    size: Size = "together"
    spread_percent: float = 10.0
    largest_pack: int = 8
    lanes: int = 1
    where: Where = "track"

    def __post_init__(self) -> None:
        if not SHORTEST_SLOT_S <= self.slot_s <= LONGEST_SLOT_S:
            raise InputError(
                f"A slot of {self.slot_s / 60:g} minutes was given.",
                "Possible are 5 minutes to 4 hours.",
                "Give the time from the first step to the last.",
            )
        if not 0 <= self.spread_percent <= 100:
            raise InputError(
                f"A spread of {self.spread_percent:g} % was given.",
                "Possible are 0 to 100 %.",
                "10 % keeps a pack within nine seconds over 400 m at 6:00 a mile.",
            )
        if not 1 <= self.largest_pack <= 60 or self.largest_pack != int(self.largest_pack):
            raise InputError(
                f"Packs of {self.largest_pack:g} were given.",
                "A pack has 1 to 60 athletes.",
                "8 fit on the first two lanes.",
            )
        if self.lanes not in range(1, 9):
            raise InputError(f"{self.lanes:g} lanes were given.", "A track has 1 to 8.", "Choose.")
        for value, kind in ((self.size, Size), (self.where, Where)):
            if value not in get_args(kind):
                raise InputError(
                    f"{str(value)[:40]!r} was given.", f"There are {', '.join(get_args(kind))}."
                )

    @property
    def surface(self) -> Surface:
        """The surface the reps are resolved for."""
        return "grass" if self.where == "one whistle" else self.where
