"""Tonight: what the squad runs, pack by pack."""

import datetime as dt

from helpers import squad
from helpers.squad import Evening
from helpers.workbook import Workbook

Day = dt.date | None


def evening(workbook: Workbook, today: Day) -> Evening:
    """Return the session on the bench for the whole squad: in full, and fitted to each pack."""
    return squad.evening_of(
        workbook.in_full, workbook.squad, workbook.tonight, today=today,
        assumptions=workbook.assumptions,
    )  # fmt: skip
