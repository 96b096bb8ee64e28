"""What was read of a log, before it is taken."""

from helpers.pages.markup import paragraph, table
from helpers.season.reading import LogReading

MOST_SHOWN = 12
"""Rows of a preview, and refused rows, that are shown; the rest are counted."""


def preview(reading: LogReading) -> str:
    """Return what was read of a log: the first rows, those refused, and how it was understood.

    Parameters
    ----------
    reading : LogReading
        Of the coach's table.
    """
    count = len(reading.entries)
    rows = [
        (
            f"{entry.day:%a} {entry.day.day} {entry.day:%b %Y}", entry.kind or "session",
            f"{entry.minutes:g} min", "–" if entry.rpe is None else f"{entry.rpe:g}", entry.note,
        )
        for entry in reading.entries[:MOST_SHOWN]
    ]  # fmt: skip
    more = f", the first {MOST_SHOWN} shown" if count > MOST_SHOWN else ""
    caption = f"{count} {'session' if count == 1 else 'sessions'} read{more}"
    found = table(("Day", "Kind", "Time", "RPE", "Note"), rows, caption=caption, words=2)
    notes = "".join(paragraph(note, kind="note") for note in reading.notes)
    return (found if rows else "") + _refused(reading) + notes


def _refused(reading: LogReading) -> str:
    """Return each row that was not taken, by its number, with the reason."""
    if not reading.refused:
        return ""
    rows = [(r.row, r.given, r.why) for r in reading.refused[:MOST_SHOWN]]
    count = len(reading.refused)
    more = f", the first {MOST_SHOWN} shown" if count > MOST_SHOWN else ""
    caption = f"{count} {'row was' if count == 1 else 'rows were'} not taken{more}"
    return table(("Row", "Given", "Why"), rows, caption=caption, words=3)
