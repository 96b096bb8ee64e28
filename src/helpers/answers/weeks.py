"""The season: its weeks, and where they go against a rule."""

import datetime as dt

from helpers import athlete, season
from helpers.evidence import Caution
from helpers.workbook import Workbook


def season_plan(workbook: Workbook, today: dt.date) -> season.Season:
    """Return the plain season from today to the race.

    Raises
    ------
    InputError
        If the race is over.
    """
    return season.plan(workbook.athlete, workbook.goal, today, workbook.assumptions)


def season_cautions(workbook: Workbook, today: dt.date) -> tuple[Caution, ...]:
    """Return where the season goes against a rule, and what to mind about the athlete."""
    found = season.cautions(season_plan(workbook, today))
    return (*athlete.cautions(workbook.athlete), *found)
