"""Pure questions asked of a workbook: what does it say about … ? Every answer is hashable."""

from helpers.answers.bench import (
    Course,
    Grounds,
    SessionSummary,
    courses,
    grounds,
    long_choices,
    no_recovery_helps,
    proposals,
    session_cautions,
    session_summary,
    verdict,
    workout,
)
from helpers.answers.person import (
    KeyNumbers,
    Limits,
    age_grade,
    current_mile,
    goal_outlook,
    key_numbers,
    limits,
    mile_band,
    profile_cautions,
)
from helpers.answers.raceday import RaceCard, lap_report, race_card
from helpers.answers.speeds import (
    Models,
    Projection,
    models,
    projection_notes,
    projections,
    zones,
)
from helpers.answers.tonight import evening
from helpers.answers.weeks import season_cautions, season_plan

__all__ = [
    "Course",
    "Grounds",
    "KeyNumbers",
    "Limits",
    "Models",
    "Projection",
    "RaceCard",
    "SessionSummary",
    "age_grade",
    "courses",
    "current_mile",
    "evening",
    "goal_outlook",
    "grounds",
    "key_numbers",
    "lap_report",
    "limits",
    "long_choices",
    "mile_band",
    "models",
    "no_recovery_helps",
    "profile_cautions",
    "projection_notes",
    "projections",
    "proposals",
    "race_card",
    "season_cautions",
    "season_plan",
    "session_cautions",
    "session_summary",
    "verdict",
    "workout",
    "zones",
]
