"""What was read of a log, before it is taken."""

from helpers.pages.markup import table
from helpers.pages.readings import MOST_SHOWN, first_shown, reading_page
from helpers.season.reading import LogReading


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
    caption = f"{count} {'session' if count == 1 else 'sessions'} read{first_shown(count)}"
    found = table(("Day", "Kind", "Time", "RPE", "Note"), rows, caption=caption, words=2)
    return reading_page(found, count, reading.refused, reading.notes)
