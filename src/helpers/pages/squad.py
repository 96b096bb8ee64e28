"""The squad before the session: what was read of a table, and what tonight comes to."""

from helpers.pages.markup import details, esc, paragraph, table
from helpers.pages.readings import MOST_SHOWN, first_shown, reading_page
from helpers.squad import Evening, Member
from helpers.squad.reading import Reading
from helpers.units import format_entry, format_time


def preview(reading: Reading) -> str:
    """Return what was read of a table, before it is used: the first rows, and those refused.

    Parameters
    ----------
    reading : Reading
        Of the coach's table.
    """
    count = len(reading.members)
    shown = [_row(member) for member in reading.members[:MOST_SHOWN]]
    found = table(
        ("Name", "Mark", "Goal", "Age", "Sex", "Experience", "Status", "Lane"), shown, words=2,
        caption=f"{count} {'athlete' if count == 1 else 'athletes'} read{first_shown(count)}",
        minor=(4, 7),
    )  # fmt: skip
    return reading_page(found, count, reading.refused, reading.notes)


def _row(member: Member) -> tuple[str, ...]:
    athlete, goal_s = member.athlete, member.goal.mile_time_s
    marks = ", ".join(
        f"{mark.where.replace('A mile', 'mile')} {format_entry(mark.time_s)}"
        for mark in athlete.marks
    )
    age, sex = athlete.age or "", athlete.sex or ""
    return (
        athlete.name, marks or "none", format_entry(goal_s) if goal_s else "", str(age), sex,
        athlete.experience, athlete.status, str(member.lane or ""),
    )  # fmt: skip


def summary(evening: Evening) -> str:
    """Return what tonight comes to, in numbers.

    Parameters
    ----------
    evening : Evening
        Tonight's session.
    """
    totals = [
        ("Run", str(len(evening.runners))),
        ("Packs", str(len(evening.packs))),
        *([("Easy run", str(len(evening.easy)))] if evening.easy else ()),
        *([("Rest", str(len(evening.resting)))] if evening.resting else ()),
        *([("Not here", str(len(evening.absent)))] if evening.absent else ()),
        ("Done after", format_time(evening.end_s)),
        ("Slot", format_time(evening.tonight.slot_s)),
    ]
    cells = "".join(f"<div><dt>{esc(k)}</dt><dd>{esc(v)}</dd></div>" for k, v in totals)
    return f"<dl class='mile-totals'>{cells}</dl>{_why(evening)}"


def _why(evening: Evening) -> str:
    """Return where the packs and their reps come from."""
    tonight = evening.tonight
    size = {
        "together": "as many of the reps as end nearest to the end of the pack that is done first",
        "fill": "as many of the reps as the slot allows",
        "in full": "all of the reps, whatever the slot",
    }[tonight.size]
    return details(
        "Why these packs?",
        paragraph(
            "Each athlete's times are those of the session resolved for them alone, from the mark "
            f"named on the sheet. A pack takes those whose reps take up to {tonight.spread_percent:g} "
            f"% longer than its fastest, {tonight.largest_pack:g} at most, and runs {size}."
        ),
        paragraph(
            "A rep lasts as long as the slowest of the pack needs; the recovery after it is theirs, "
            "rounded up for all. Packs on one lane start so far apart that no two reps start "
            "together, unless a caution names them. Who has a niggle runs easily, who comes back runs part, who is under 18 no "
            "more than the cap of their age, and from 60 the warm-up is longer. Those figures are "
            "the workbook's own, on the Assumptions page; the article names none of them."
        ),
        paragraph(
            "The verdict is each athlete's own, with the pack's recoveries: the Session page "
            "explains it. It says nothing about injury, and your coach decides."
        ),
    )


def empty() -> str:
    """Return what to do while there is no squad."""
    return paragraph(
        "There is no squad yet: paste names and marks, open a CSV file, or start with 25 invented "
        "milers. Nothing leaves this computer."
    )
