"""The workbook: the one immutable state behind every page."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from helpers import paces, race, season, squad, workouts
from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions
from helpers.paces.age_grade import TABLES
from helpers.race import RaceDay
from helpers.season import Outline
from helpers.squad.members import Member, check_size
from helpers.squad.tonight import Tonight
from helpers.workbook.library import PRESETS, check_library
from helpers.workouts import Recipe, Surface, scaled

_GYM = (*workouts.strength.ASSUMPTIONS, *workouts.power.ASSUMPTIONS)

ASSUMPTION_GROUPS: dict[str, tuple[Assumption, ...]] = {
    "Sessions": tuple(a for a in workouts.ASSUMPTIONS if a not in _GYM),
    "Strength and power": _GYM,
    "Season": season.ASSUMPTIONS,
    "Paces": paces.ASSUMPTIONS,
    "Race": race.ASSUMPTIONS,
    "Squad": squad.ASSUMPTIONS,
    "Roll call": season.log.ASSUMPTIONS,
}
"""Everything the workbook assumes, by what it is about."""

ASSUMPTIONS: tuple[Assumption, ...] = tuple(
    assumption for group in ASSUMPTION_GROUPS.values() for assumption in group
)
"""Everything the workbook assumes."""

_BY_NAME = {assumption.name: assumption for assumption in ASSUMPTIONS}


@dataclass(frozen=True)
class Workbook:
    """Everything a coach has entered; every page is computed from it.

    Attributes
    ----------
    athlete : Athlete
        Who trains.
    goal : Goal
        What for.
    preset : str
        Name of the session to start from: a key of `PRESETS`, or one of the library.
    session : Recipe or None
        The session as tuned; None is the preset, scaled to the athlete.
    surface : {"track", "road", "grass", "treadmill"}
        Where the session is run.
    unit : {"mile", "km"}
        What distances and paces are shown in.
    age_table : str
        Table of age grades, a key of `helpers.paces.age_grade.TABLES`.
    race : RaceDay
        Lane, timing and strategy of the race, and its laps.
    assumptions : Assumptions
        The coach's own values.
    squad : tuple of Member
        Everyone who trains together.
    tonight : Tonight
        Slot, packs, lanes, and where the squad runs.
    library : tuple of Recipe
        The coach's own sessions, each under a name of its own.
    outline : Outline
        What the coach has fixed about the season, and what was done of it.

    Examples
    --------
    >>> Workbook(Athlete(mile_time_s=370)).bench().name
    'Ascending ladder'
    """

    athlete: Athlete = Athlete()
    goal: Goal = Goal()
    preset: str = "Ascending ladder"
    session: Recipe | None = None
    surface: Surface = "track"
    unit: Literal["mile", "km"] = "mile"
    age_table: str = "road2025"
    race: RaceDay = RaceDay()
    assumptions: Assumptions = Assumptions()
    squad: tuple[Member, ...] = ()
    tonight: Tonight = Tonight()
    library: tuple[Recipe, ...] = ()
    outline: Outline = Outline()

    def __post_init__(self) -> None:
        check_size(self.squad)
        check_library(self.library)
        for name in (self.preset, self.tonight.session or self.preset):
            if name not in self.sessions:
                raise InputError(
                    f'There is no session called "{name[:40]}".',
                    f"There are {', '.join(self.sessions)}.",
                    "Choose one of them.",
                )
        if self.unit not in ("mile", "km"):
            raise InputError(f"{self.unit!r} is no unit here.", "Choose mile or km.")
        if self.age_table not in TABLES:
            raise InputError(
                f"{self.age_table[:40]!r} is no age table here.", f"There are {', '.join(TABLES)}."
            )
        if self.surface not in get_args(Surface):
            raise InputError(
                f"{self.surface!r} is no surface here.",
                f"Choose {', '.join(get_args(Surface))}.",
            )

    @property
    def sessions(self) -> dict[str, Recipe]:
        """Sessions to start from, by name: the presets, and the coach's own."""
        return {**PRESETS, **{own.name: own for own in self.library}}

    @property
    def in_full(self) -> Recipe:
        """The session being worked on before anyone scales it: as tuned, or else as it stands."""
        return self.session or self.sessions[self.preset]

    def squad_session(self, today: dt.date | None = None) -> Recipe:
        """Return the session of the squad in full: each pack gets as much of it as suits.

        Parameters
        ----------
        today : datetime.date, optional
            Day on which a session for one athlete is scaled, where the squad runs that one.
        """
        return self.sessions[self.tonight.session] if self.tonight.session else self.bench(today)

    def bench(self, today: dt.date | None = None) -> Recipe:
        """Return the session being worked on: as tuned, or else the preset scaled to the athlete.

        Parameters
        ----------
        today : datetime.date, optional
            Day from which the age of marks counts.
        """
        if self.session is not None:
            return self.session
        return scaled(self.in_full, self.athlete, today=today, assumptions=self.assumptions)


def replaced(record: Any, path: str, value: Any, today: dt.date | None = None) -> Any:
    """Return a copy of a frozen record with another value somewhere inside it.

    Parameters
    ----------
    record : dataclass or tuple
        Where to start.
    path : str
        Fields, places in tuples and names of assumptions, separated by points:
        ``bench.blocks.1.shape.top_m``, ``assumptions.walk_speed``.
        What is tuned below ``bench`` is kept as the session.
        The empty path is the record itself.
    value : object
        What to put there.
    today : datetime.date, optional
        Day on which a preset is scaled to the athlete.

    Raises
    ------
    InputError
        If the record refuses the value.

    Examples
    --------
    >>> replaced(Workbook(), "athlete.age", 45).athlete.age
    45
    """
    if not path:
        return value
    name, _, rest = path.partition(".")
    if name == "bench" and isinstance(record, Workbook):
        return replace(record, session=replaced(record.bench(today), rest, value))
    if rest:
        value = replaced(_inner(record, name), rest, value)
    if isinstance(record, tuple):
        place = int(name)
        return (*record[:place], value, *record[place + 1 :])
    if isinstance(record, Assumptions):
        return record.replaced(_BY_NAME[name], value)
    return replace(record, **{name: value})


def at(record: Any, path: str, today: dt.date | None = None) -> Any:
    """Return what lies at a path, as `replaced` counts it.

    Examples
    --------
    >>> at(Workbook(), "athlete.experience")
    'recreational'
    """
    for name in path.split(".") if path else ():
        bench = name == "bench" and isinstance(record, Workbook)
        record = record.bench(today) if bench else _inner(record, name)
    return record


def _inner(record: Any, name: str) -> Any:
    if isinstance(record, tuple):
        return record[int(name)]
    if isinstance(record, Assumptions):
        return record[_BY_NAME[name]]
    return getattr(record, name)
