"""Tonight: what the squad runs, pack by pack."""

import datetime as dt

from helpers import squad
from helpers.squad import Evening
from helpers.workbook import Workbook

Day = dt.date | None


def evening(workbook: Workbook, today: Day) -> Evening:
    """Return the session of the whole squad, fitted to each pack."""
    return squad.evening_of(
        workbook.squad_session(today), workbook.squad, workbook.tonight, today=today,
        assumptions=workbook.assumptions,
    )  # fmt: skip
