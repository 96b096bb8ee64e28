"""Dates and weeks: from today to the race."""

from helpers.season.assumptions import ASSUMPTIONS
from helpers.season.calendar import KINDS, PHASES, Season, Session, SessionKind, Week
from helpers.season.outline import Club, Event, HandDay, Outline, Placed
from helpers.season.planner import plan
from helpers.season.progress import WeekLoad, week_loads
from helpers.season.rules import RULES, Rule, cautions, verdicts

__all__ = [
    "ASSUMPTIONS",
    "KINDS",
    "PHASES",
    "RULES",
    "Club",
    "Event",
    "HandDay",
    "Outline",
    "Placed",
    "Rule",
    "Season",
    "Session",
    "SessionKind",
    "Week",
    "WeekLoad",
    "cautions",
    "plan",
    "verdicts",
    "week_loads",
]
