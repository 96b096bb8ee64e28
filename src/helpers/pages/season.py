"""The season as a table of weeks, with the choices behind it."""

from helpers.load import SOURCE
from helpers.pages.markup import details, heading, paragraph, table
from helpers.season import Season, Session, verdicts
from helpers.units import format_distance


def week_table(season: Season, unit: str) -> str:
    """Return the weeks: phase, what is done on which day, distance, longest run and load."""
    years = {week.monday.year for week in season.weeks}
    date = "%d %b %Y" if len(years) > 1 else "%d %b"
    rows = [
        (
            week.monday.strftime(date),
            week.phase,
            " · ".join(_session(session) for session in week.sessions),
            format_distance(week.running_m, unit),
            f"{week.longest_run_min:.0f} min",
            f"{week.load:.0f}",
        )
        for week in season.weeks
    ]
    head = ("Week of", "Phase", "Sessions", "Running", "Longest", "Load")
    shown = table(
        head,
        rows,
        caption="Weeks to the race" if season.race_day else "The coming weeks",
        words=3,
        minor=(3,),
    )
    choices = "".join(paragraph(choice) for choice in season.choices)
    rules = "".join(
        paragraph(f"{held.capitalize()}: {rule.sentence} {rule.source}.")
        for rule, held in verdicts(season)
    )
    return (
        heading("Week by week") + shown + _why_loads() + details("Which side the plan took, and why", choices)
        + details("The rules it is held against", rules)
    )  # fmt: skip


def _why_loads() -> str:
    return details(
        "Why these loads?",
        paragraph(
            "Load = session RPE × minutes. The RPE is what each kind of session is expected to feel "
            "like, an assumption; ask half an hour after the session and correct it."
        ),
        paragraph(f"Source: {SOURCE}."),
    )


def _session(session: Session) -> str:
    name = session.recipe.name
    if session.recipe.sets and session.kind != "test or race":
        name = str(session.recipe.sets[0][1].shape)
    note = f", {session.note}" if session.note else ""
    return f"{session.day:%a} {name} ({session.minutes:.0f} min{note})"
