"""Dates and weeks: from today to the race."""

from helpers.season.assumptions import ASSUMPTIONS
from helpers.season.calendar import KINDS, Season, Session, Week
from helpers.season.planner import plan
from helpers.season.rules import RULES, cautions, verdicts

__all__ = [
    "ASSUMPTIONS",
    "KINDS",
    "RULES",
    "Season",
    "Session",
    "Week",
    "cautions",
    "plan",
    "verdicts",
]
