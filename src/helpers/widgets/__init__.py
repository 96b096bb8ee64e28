"""Panels and pages: the only room that knows ipywidgets."""

from helpers.widgets.assumptions import assumptions_panel
from helpers.widgets.chart import Chart
from helpers.widgets.frame import coach_page, page
from helpers.widgets.paces import paces_panel
from helpers.widgets.profile import profile_panel
from helpers.widgets.race import race_panel
from helpers.widgets.season import season_panel
from helpers.widgets.session import session_panel
from helpers.widgets.store import Store
from helpers.widgets.tonight import tonight_panel

__all__ = [
    "Chart",
    "Store",
    "assumptions_panel",
    "coach_page",
    "paces_panel",
    "page",
    "profile_panel",
    "race_panel",
    "season_panel",
    "session_panel",
    "tonight_panel",
]
