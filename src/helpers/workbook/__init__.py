"""The workbook: the one immutable state behind every page, and its files."""

from helpers.workbook.files import (
    RECIPE_VERSION,
    SAMPLES,
    SCHEMA_VERSION,
    from_json,
    read_workbook,
    recipe_from_json,
    recipe_to_json,
    sample,
    to_json,
)
from helpers.workbook.library import PRESETS
from helpers.workbook.state import ASSUMPTION_GROUPS, ASSUMPTIONS, Workbook, at, replaced

__all__ = [
    "ASSUMPTIONS",
    "ASSUMPTION_GROUPS",
    "PRESETS",
    "RECIPE_VERSION",
    "SAMPLES",
    "SCHEMA_VERSION",
    "Workbook",
    "at",
    "from_json",
    "read_workbook",
    "recipe_from_json",
    "recipe_to_json",
    "replaced",
    "sample",
    "to_json",
]
