"""What was read of a log before it is taken, and what of it the season does not reach."""

from helpers.pages.markup import details, paragraph, table
from helpers.pages.readings import MOST_SHOWN, first_shown, reading_page
from helpers.season.log import Done
from helpers.season.reading import LogReading


def preview(reading: LogReading) -> str:
    """Return what was read of a log: the first rows, those refused, and how it was understood.

    Parameters
    ----------
    reading : LogReading
        Of the coach's table.
    """
    count = len(reading.entries)
    found = _entries(reading.entries, f"{_sessions(count)} read{first_shown(count)}")
    return reading_page(found, count, reading.refused, reading.notes)


def outside(entries: tuple[Done, ...]) -> str:
    """Return what was noted of days outside the season; nothing where there is none.

    Parameters
    ----------
    entries : tuple of Done
        Notes that no week of the season holds.
    """
    if not entries:
        return ""
    count = len(entries)
    why = "They are kept, and count for nothing in this season: it begins later, or was over."
    caption = f"Outside the season{first_shown(count)}"
    title = f"{_sessions(count)} noted outside the season"
    return details(title, paragraph(why, kind="note"), _entries(entries, caption))


def _sessions(count: int) -> str:
    return f"{count} {'session' if count == 1 else 'sessions'}"


def _entries(entries: tuple[Done, ...], caption: str) -> str:
    rows = [
        (
            f"{entry.day:%a} {entry.day.day} {entry.day:%b %Y}", entry.kind or "session",
            f"{entry.minutes:g} min", "–" if entry.rpe is None else f"{entry.rpe:g}", entry.note,
        )
        for entry in entries[:MOST_SHOWN]
    ]  # fmt: skip
    return table(("Day", "Kind", "Time", "RPE", "Note"), rows, caption=caption, words=2)
