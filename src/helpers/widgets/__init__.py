"""Panels and pages: the only room that knows ipywidgets."""

from helpers.widgets.assumptions_panel import assumptions_panel
from helpers.widgets.chart import Chart
from helpers.widgets.paces_panel import paces_panel
from helpers.widgets.page import coach_page, page
from helpers.widgets.profile_panel import profile_panel
from helpers.widgets.season_panel import season_panel
from helpers.widgets.session_panel import session_panel
from helpers.widgets.store import Store

__all__ = [
    "Chart",
    "Store",
    "assumptions_panel",
    "coach_page",
    "page",
    "paces_panel",
    "profile_panel",
    "season_panel",
    "session_panel",
]
