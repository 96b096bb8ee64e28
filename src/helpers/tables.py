"""Answers as pandas tables, for a spreadsheet or a notebook; nothing that a visitor opens needs it."""

import pandas as pd

from helpers.season import Season, Session, Week
from helpers.units import MILE_M


def season_table(season: Season) -> pd.DataFrame:
    """Return a whole season, one row for each session.

    Parameters
    ----------
    season : Season
        As `helpers.season.plan` gives it.

    Returns
    -------
    pandas.DataFrame
        Shape (sessions, 17), indexed by day: week, phase, kind, session, shape, minutes,
        running [m] and [mi], expected RPE, load, whether locked, fixed or missed, what the coach
        did, and what was noted: minutes, RPE, note.

    Examples
    --------
    >>> import datetime as dt
    >>> from helpers.athlete import Athlete, Goal
    >>> from helpers.season import plan
    >>> table = season_table(plan(Athlete(mile_time_s=370), Goal(), dt.date(2026, 11, 23)))
    >>> table.loc["2026-11-24", "kind"].iloc[0]
    'short intervals'
    """
    rows = [
        _row(number, week, s) for number, week in enumerate(season.weeks, 1) for s in week.sessions
    ]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    return table.assign(day=pd.to_datetime(table["day"])).set_index("day")


_COLUMNS = (
    "day", "week", "phase", "kind", "session", "shape", "minutes", "running_m", "running_mi",
    "rpe", "load", "locked", "fixed", "missed", "by_hand", "done_minutes", "done_rpe", "note",
)  # fmt: skip


def _row(number: int, week: Week, session: Session) -> tuple:
    shapes = "; ".join(str(block.shape) for _, block in session.recipe.sets)
    done = session.done
    return (
        session.day, number, week.word, session.kind, session.recipe.name, shapes,
        session.minutes, session.running_m, session.running_m / MILE_M, session.rpe, session.load,
        session.locked, session.anchor, session.missed, session.by_hand,
        done and done.minutes, done and done.rpe, done.note if done else "",
    )  # fmt: skip


def week_table(season: Season) -> pd.DataFrame:
    """Return the weeks of a season, one row each.

    Parameters
    ----------
    season : Season
        As `helpers.season.plan` gives it.

    Returns
    -------
    pandas.DataFrame
        Shape (weeks, 6), indexed by Monday: phase, sessions, running [m], longest run without
        stopping [min], load as planned and as noted.

    Examples
    --------
    >>> import datetime as dt
    >>> from helpers.athlete import Athlete, Goal
    >>> from helpers.season import plan
    >>> week_table(plan(Athlete(mile_time_s=370), Goal(), dt.date(2026, 11, 23))).shape
    (12, 6)
    """
    rows = [
        (week.monday, week.word, len(week.sessions), week.running_m, week.longest_run_min,
         week.load, week.done_load)
        for week in season.weeks
    ]  # fmt: skip
    columns = ("monday", "phase", "sessions", "running_m", "longest_run_min", "load", "done_load")
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(monday=pd.to_datetime(table["monday"])).set_index("monday")
