"""Who runs: the current mile, the key numbers, the age grade, and what may be expected."""

import datetime as dt
from dataclasses import dataclass

from helpers import athlete
from helpers.evidence import Band, Caution
from helpers.paces import CurrentMile, daniels, marks, outlook
from helpers.paces import age_grade as _age_grade
from helpers.paces import current_mile as _current_mile
from helpers.paces.age_grade import AgeGrade
from helpers.paces.outlook import Outlook
from helpers.records import WorldRecord, records_as_of, world_record
from helpers.season.assumptions import SEASON_WEEKS
from helpers.units import MILE_M, format_time
from helpers.workbook import Workbook
from helpers.workouts.steps import MILE_WITHOUT_MARK_S

Day = dt.date | None
WALKING_MILE_S = 900.0


def current_mile(workbook: Workbook, today: Day) -> CurrentMile | None:
    """Return the current mile and the rule that chose it; None without a mark.

    Examples
    --------
    >>> from helpers.athlete import Athlete
    >>> current_mile(Workbook(Athlete(mile_time_s=370)), None).why
    'set by the coach'
    """
    return _current_mile(workbook.athlete, today, workbook.assumptions)


def mile_band(workbook: Workbook, today: Day) -> Band | None:
    """Return the current mile as it may come out from race to race [s]; None without a mark."""
    mile = current_mile(workbook, today)
    if mile is None:
        return None
    noise = workbook.assumptions[marks.RACE_NOISE] / 100
    return Band(mile.time_s * (1 - noise), mile.time_s, mile.time_s * (1 + noise))


def age_grade(workbook: Workbook, today: Day) -> AgeGrade | None:
    """Return the age grade of the current mile; None without a mark, an age or a sex."""
    mile, who = current_mile(workbook, today), workbook.athlete
    if mile is None or who.age is None or who.sex is None:
        return None
    return _age_grade.age_grade(
        MILE_M, mile.time_s, sex=who.sex, age=who.age, table=workbook.age_table
    )


@dataclass(frozen=True)
class Limits:
    """Where a mile stands on the way from a newcomer to the world record.

    Attributes
    ----------
    newcomer_s : float
        Mile assumed of a newcomer [s].
    mile_s, goal_s : float or None
        Current mile and goal [s].
    grade : AgeGrade or None
        Of the current mile, where age and sex are given.
    goal_percent : float or None
        Age grade of the goal [%].
    records : tuple of WorldRecord
        Of the athlete's sex; of both where it is left open.
    as_of : datetime.date
        Newest day in the records.
    is_minor : bool
        Whether the athlete is under 18: then no class is named.
    """

    newcomer_s: float
    mile_s: float | None
    goal_s: float | None
    grade: AgeGrade | None
    goal_percent: float | None
    records: tuple[WorldRecord, ...]
    as_of: dt.date
    is_minor: bool = False


def limits(workbook: Workbook, today: Day) -> Limits:
    """Return the line from newcomer to age standard to world record, with mile and goal on it."""
    mile, who, goal_s = current_mile(workbook, today), workbook.athlete, workbook.goal.mile_time_s
    grade = age_grade(workbook, today)
    records = (world_record(MILE_M, sex) for sex in ((who.sex,) if who.sex else ("F", "M")))
    return Limits(
        workbook.assumptions[MILE_WITHOUT_MARK_S["new"]],
        mile.time_s if mile else None,
        goal_s,
        grade,
        100 * grade.standard_s / goal_s if grade and goal_s else None,
        tuple(record for record in records if record),
        records_as_of(),
        who.is_minor,
    )


def goal_outlook(workbook: Workbook, today: Day) -> Outlook | None:
    """Return how the goal compares with what may be expected by race day.

    Without a race to come, by the end of a season of the assumed length; None without mark or goal.
    """
    mile, goal, who = current_mile(workbook, today), workbook.goal, workbook.athlete
    if mile is None or goal.mile_time_s is None:
        return None
    weeks = workbook.assumptions[SEASON_WEEKS]
    if goal.race_date and today and goal.race_date >= today:
        weeks = (goal.race_date - today).days / 7
    return outlook.outlook(
        mile.time_s, goal.mile_time_s, min(weeks, outlook.LONGEST_WEEKS), who.experience,
        sex=who.sex, age=who.age, assumptions=workbook.assumptions,
    )  # fmt: skip


@dataclass(frozen=True)
class KeyNumbers:
    """What stands above every page.

    Attributes
    ----------
    name, unit : str
        Who, and the coach's unit.
    mile_s, goal_s : float or None
        Current and goal mile [s].
    why : str
        Where the current mile comes from.
    vdot : float or None
        VDOT of the current mile.
    grade : AgeGrade or None
        Age grade of the current mile, where age and sex are given.
    race_date : datetime.date or None
        Race day.
    days_to_race : int or None
        Days from today.
    """

    name: str
    unit: str
    mile_s: float | None
    goal_s: float | None
    why: str
    vdot: float | None
    grade: AgeGrade | None
    race_date: dt.date | None
    days_to_race: int | None

    @property
    def gap_s(self) -> float | None:
        """How much is still to be gained [s]; negative where the goal is behind already."""
        return self.mile_s - self.goal_s if self.mile_s and self.goal_s else None


def key_numbers(workbook: Workbook, today: Day) -> KeyNumbers:
    """Return the strip of numbers above the pages."""
    mile = current_mile(workbook, today)
    race = workbook.goal.race_date
    return KeyNumbers(
        workbook.athlete.name,
        workbook.unit,
        mile.time_s if mile else None,
        workbook.goal.mile_time_s,
        mile.why if mile else "no mark yet: training goes by effort",
        daniels.vdot(MILE_M, mile.time_s) if mile else None,
        age_grade(workbook, today),
        race,
        (race - today).days if race and today else None,
    )


def profile_cautions(workbook: Workbook, today: Day) -> tuple[Caution, ...]:
    """Return what to keep in mind about athlete, marks and goal."""
    mile = current_mile(workbook, today)
    found = [*athlete.cautions(workbook.athlete)]
    if mile is None:
        found.append(
            Caution("There is no mark yet.", "Train by effort, and run the gentle test mile first.")
        )
        return tuple(found)
    found += mile.cautions
    if mile.time_s > WALKING_MILE_S:
        found.append(
            Caution(
                f"A mile in {format_time(mile.time_s)} is walked for the most part.",
                "Start with run and walk; the paces below are no more than a hint.",
            )
        )
    outlook = goal_outlook(workbook, today)
    found += outlook.cautions if outlook else ()
    return (*found, *_goal_cautions(mile.time_s, workbook.goal.mile_time_s))


def _goal_cautions(mile_s: float, goal_s: float | None) -> tuple[Caution, ...]:
    if goal_s is None or goal_s < mile_s:
        return ()
    return (
        Caution(
            f"The goal, {format_time(goal_s)}, is no faster than the current mile, "
            f"{format_time(mile_s)}.",
            "The athlete has this already: keep it as a confirmation, or set a faster one.",
        ),
    )
