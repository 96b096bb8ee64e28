"""The season: its weeks, what they weigh, and where they go against a rule."""

import datetime as dt
from dataclasses import dataclass, replace

from helpers import athlete, season
from helpers.answers.person import current_mile, goal_outlook
from helpers.athlete import Athlete
from helpers.errors import InputError
from helpers.evidence import Caution
from helpers.load import session_load
from helpers.paces import zone_speed
from helpers.season import Rule, Season, Session, WeekLoad
from helpers.season.assumptions import LONGEST_RUN_WINDOW_DAYS
from helpers.season.log import Done
from helpers.workbook import Workbook
from helpers.workouts import Proposal, Verdict, Workout, feasibility, proposals, resolve
from helpers.workouts.effort import EXPECTED_RPE
from helpers.workouts.steps import MILE_WITHOUT_MARK_S

_ROUNDING = 1e-9


def season_plan(workbook: Workbook, today: dt.date) -> Season:
    """Return the season from today to the race, shaped by the coach's hand and the log.

    Raises
    ------
    InputError
        If the race is over.
    """
    return season.plan(
        workbook.athlete, workbook.goal, today, workbook.assumptions, workbook.outline
    )


def season_cautions(workbook: Workbook, today: dt.date) -> tuple[Caution, ...]:
    """Return where the season goes against a rule, and what to mind about athlete and goal."""
    found = season.cautions(season_plan(workbook, today), workbook.outline.rules_off)
    outlook = goal_outlook(workbook, today)
    too_far = outlook.cautions[:1] if outlook and outlook.standing == "beyond" else ()
    return (*athlete.cautions(workbook.athlete), *too_far, *found)


def season_outside(workbook: Workbook, today: dt.date) -> tuple[Done, ...]:
    """Return what was noted of days that the season does not reach; all of it once it is over."""
    try:
        plan = season_plan(workbook, today)
    except InputError:
        return workbook.outline.log
    return season.progress.outside(plan, workbook.outline.log)


def season_rules(workbook: Workbook, today: dt.date) -> tuple[tuple[Rule, str], ...]:
    """Return each rule with whether the season keeps it."""
    return season.verdicts(season_plan(workbook, today), workbook.outline.rules_off)


@dataclass(frozen=True)
class LoadStory:
    """What the weeks weigh, and what builds up.

    Attributes
    ----------
    weeks : tuple of WeekLoad
        In order.
    recent_load : float
        Weekly load that fitness and fatigue start from [RPE × min].
    whence : str
        Where that comes from.
    intensity : tuple of tuple of float
        For each week minutes of easy, moderate and hard running.
    """

    weeks: tuple[WeekLoad, ...]
    recent_load: float
    whence: str
    intensity: tuple[tuple[float, float, float], ...]


def season_load(workbook: Workbook, today: dt.date) -> LoadStory:
    """Return the load of each week, fitness, fatigue and form, and minutes by intensity."""
    plan = season_plan(workbook, today)
    recent, whence = _recent_load(workbook, plan, today)
    intensity = _intensity(workbook, plan, today)
    return LoadStory(season.week_loads(plan, today, recent / 7), recent, whence, intensity)


def _recent_load(workbook: Workbook, plan: Season, today: dt.date) -> tuple[float, str]:
    """Return the weekly load before the season, and where it comes from."""
    given = workbook.outline.recent_load
    if given is not None:
        return given, "as you gave it"
    usual_m = workbook.athlete.weekly_distance_m
    if usual_m:
        minutes = usual_m / zone_speed(_mile_time_s(workbook, today), "easy") / 60
        rpe = workbook.assumptions[EXPECTED_RPE["easy run"]]
        return session_load(rpe, minutes), "estimated from the usual week, run easily"
    first = next((week.load for week in plan.weeks if week.whole), 0.0)
    return first, "taken from the first full week, since the usual week is not known"


def _mile_time_s(workbook: Workbook, today: dt.date) -> float:
    mile = current_mile(workbook, today)
    default = MILE_WITHOUT_MARK_S[workbook.athlete.experience]
    return mile.time_s if mile else workbook.assumptions[default]


def _intensity(
    workbook: Workbook, plan: Season, today: dt.date
) -> tuple[tuple[float, float, float], ...]:
    """Return each week's minutes below marathon pace, up to threshold pace, and above."""
    # The same recipe comes back week after week, and is the same object then.
    known = {
        id(session.recipe): _minutes(_resolved(workbook, session, today))
        for session in {id(s.recipe): s for s in plan.sessions if s.running_m}.values()
    }
    found = []
    for week in plan.weeks:
        ran = [known[id(s.recipe)] for s in week.sessions if s.running_m and not s.missed]
        found.append(tuple(sum(minutes[at] for minutes in ran) for at in range(3)))
    return tuple(found)


def _minutes(workout: Workout) -> tuple[float, float, float]:
    low = zone_speed(workout.mile_time_s, "marathon") * (1 - _ROUNDING)
    high = zone_speed(workout.mile_time_s, "threshold") * (1 + _ROUNDING)
    minutes = [0.0, 0.0, 0.0]
    for step in workout.steps:
        if step.speed_m_s:
            minutes[(step.speed_m_s >= low) + (step.speed_m_s > high)] += step.time_s / 60
    return (minutes[0], minutes[1], minutes[2])


def _resolved(workbook: Workbook, session: Session, today: dt.date) -> Workout:
    return resolve(
        session.recipe, workbook.athlete, goal=workbook.goal, today=today,
        surface=workbook.surface, assumptions=workbook.assumptions,
    )  # fmt: skip


@dataclass(frozen=True)
class DaySession:
    """One session of the season in full.

    Attributes
    ----------
    session : Session
        As planned.
    workout : Workout
        What the athlete does.
    verdict : Verdict
        What it asks of the athlete as the plan will have made them by then.
    """

    session: Session
    workout: Workout
    verdict: Verdict


def day_session(workbook: Workbook, today: dt.date, day: dt.date, at: int) -> DaySession | None:
    """Return a session of the season in full, None where the day has no such session."""
    plan = season_plan(workbook, today)
    on_day = plan.on(day)
    if not 0 <= at < len(on_day):
        return None
    session = on_day[at]
    workout = _resolved(workbook, session, today)
    then = athlete_on(workbook, plan, day, workout.mile_time_s)
    judged = feasibility.verdict(workout, then, today=today, assumptions=workbook.assumptions)
    return DaySession(session, workout, judged)


def smaller_session(workbook: Workbook, today: dt.date, day: dt.date, at: int) -> Proposal | None:
    """Return a session of the season scaled to the athlete of that day, or an easy run instead.

    None where the session is within reach, or nothing smaller is to be had.
    """
    plan = season_plan(workbook, today)
    session = plan.on(day)[at]
    workout = _resolved(workbook, session, today)
    offered = proposals.proposals(
        session.recipe, athlete_on(workbook, plan, day, workout.mile_time_s), goal=workbook.goal,
        today=today, surface=workbook.surface, assumptions=workbook.assumptions,
    )  # fmt: skip
    return next((found for found in offered if found.kind in ("scaled", "easy")), None)


def athlete_on(workbook: Workbook, plan: Season, day: dt.date, mile_time_s: float) -> Athlete:
    """Return the athlete as the plan will have made them: longest run and usual week grown."""
    since = day - dt.timedelta(days=workbook.assumptions[LONGEST_RUN_WINDOW_DAYS])
    ran = [s.far_m for s in plan.sessions if since <= s.day < day]
    known_m = plan.longest_before_m if since <= plan.sessions[0].day else None
    longest_m = max([*ran, known_m or 0.0], default=0.0)
    weeks = [week for week in plan.weeks if week.monday + dt.timedelta(days=6) < day][-2:]
    week_m = max((week.counted_m for week in weeks), default=0.0)
    usual_m = max(week_m, workbook.athlete.weekly_distance_m or 0.0)
    return replace(
        workbook.athlete,
        longest_run_s=longest_m / zone_speed(mile_time_s, "easy") if longest_m else None,
        weekly_distance_m=usual_m or workbook.athlete.weekly_distance_m,
    )
