"""The season on a page: its calendar, one session in full, the rules, and the load in numbers."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from helpers.answers import DaySession, LoadStory
from helpers.load import FATIGUE_DAYS, FITNESS_DAYS, SOURCE
from helpers.pages import feasibility, prescription
from helpers.pages.markup import details, esc, heading, paragraph, table
from helpers.season import KINDS, PHASES, Rule, Season, Session, Week
from helpers.units import format_distance
from helpers.workouts import Drills, Verdict

STYLE = (Path(__file__).parent / "calendar.css").read_text(encoding="utf-8")
"""Rules for the look of the calendar."""

SHORTEST_WORDS = 16
"""A shape no longer than this stands in the calendar instead of the session's name."""


def calendar_weeks(season: Season, today: dt.date, unit: str) -> list[dict]:
    """Return the weeks as the calendar shows them.

    Parameters
    ----------
    season : Season
        With the coach's hand and the log.
    today : datetime.date
        Day of reading.
    unit : {"mile", "km"}
        For distances.
    """
    return [_calendar_week(season, week, today, unit) for week in season.weeks]


def _calendar_week(season: Season, week: Week, today: dt.date, unit: str) -> dict:
    days = [week.monday + dt.timedelta(days=n) for n in range(7)]
    done = "" if week.done_load is None else f", done {week.done_load:.0f}"
    return {
        "monday": week.monday.isoformat(),
        "phase": week.phase,
        "lighter": week.lighter,
        "said": f"{format_distance(week.running_m, unit)} · load {week.load:.0f}{done}",
        "days": [[_flags(season, week, day, today), _items(week, day)] for day in days],
    }


def _flags(season: Season, week: Week, day: dt.date, today: dt.date) -> str:
    outside = season.race_day is not None and day > season.race_day
    return "".join(
        letter
        for letter, holds in (
            ("t", day == today),
            ("r", day == season.race_day),
            ("o", outside or (day < today and not week.sessions_on(day))),
            ("p", day < today),
        )
        if holds
    )


def _items(week: Week, day: dt.date) -> list[list]:
    return [
        [KINDS.index(s.kind), words_of(s), _detail(s), _marks(s)] for s in week.sessions_on(day)
    ]


def words_of(session: Session) -> str:
    """Return what a session is called in few words: its shape where that is short."""
    shapes = [str(block.shape) for _, block in session.recipe.sets]
    short = len(shapes) == 1 and len(shapes[0]) <= SHORTEST_WORDS
    named = session.kind in ("test or race", "power") or not short
    return session.recipe.name if named else shapes[0]


def _detail(session: Session) -> str:
    minutes = session.done.minutes if session.done else session.minutes
    return " · ".join(filter(None, (f"{minutes:.0f} min", session.note)))


def _marks(session: Session) -> str:
    held = (
        ("l", session.locked), ("m", session.missed), ("h", bool(session.by_hand)),
        ("d", session.done is not None), ("a", session.anchor),
    )  # fmt: skip
    return "".join(letter for letter, holds in held if holds)


def nothing_chosen() -> str:
    """Return what is said before a session is chosen."""
    said = "Choose a session in the calendar to see all of it, and why it stands there."
    return paragraph(said, kind="note") + paragraph(
        "Drag it to another day to move it.", kind="note mile-mouse"
    )


def deed(name: str) -> str:
    """Return the name of a row of controls: what they do to a session."""
    return paragraph(name, kind="deed-name")


def too_much(verdict: Verdict) -> str:
    """Return what is said where a session put in its place is not within reach."""
    return paragraph(
        f"It stands there now. The verdict on it: {verdict.word}. Scale to the athlete, above, "
        "keeps its shape and takes as much of it as suits; Undo takes it back.",
        kind="note",
    )


def what_lengthens() -> str:
    """Return what changes where a session is made longer or shorter."""
    return paragraph("Its easy running changes; its reps stay as they are.", kind="note")


def free_day(day: dt.date, said: str, *, locked: bool = False) -> str:
    """Return what is said of a day without sessions."""
    why = f"By your hand: {said}." if said else "Nothing is planned: rest is part of the plan (S7)."
    return heading(f"{_long_date(day)}: free") + paragraph(f"{why}{' Locked.' * locked}")


def _long_date(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def day_head(found: DaySession, unit: str) -> str:
    """Return which session it is, and what it comes to.

    Parameters
    ----------
    found : DaySession
        With its workout and verdict.
    unit : {"mile", "km"}
        For distances.
    """
    session = found.session
    title = heading(f"{_long_date(session.day)}: {session.recipe.name}")
    judged = found.verdict.word if is_judged(session) and not _is_unplanned(session) else ""
    return title + _totals(session, judged, unit) + _hand(session)


def day_session(found: DaySession, week: Week, unit: str) -> str:
    """Return one session in full: why it stands there, what it asks, and how it is run.

    Parameters
    ----------
    found : DaySession
        With its workout and verdict.
    week : Week
        In which it stands.
    unit : {"mile", "km"}
        For distances.
    """
    session = found.session
    if _is_unplanned(session):
        return paragraph("It was done without being planned; what was noted is all there is.")
    return (
        paragraph(session.recipe.purpose)
        + _blocks(session)
        + prescription.rep_table(found.workout, found.verdict, unit)
        + (feasibility.verdict(found.verdict, ()) if is_judged(session) else "")
        + _why(session, week)
    )


def _is_unplanned(session: Session) -> bool:
    return session.done is not None and not session.minutes


def is_judged(session: Session) -> bool:
    """Return whether a verdict is shown: a race asks for everything, and lifting has none."""
    return session.kind not in ("test or race", "strength", "power", "cross-training")


def _totals(session: Session, judged: str, unit: str) -> str:
    far = format_distance(session.running_m, unit) if session.running_m else "none"
    totals = [("Kind", session.kind)]
    if not _is_unplanned(session):
        totals += [
            ("Time", f"{session.minutes:.0f} min"),
            ("Running", far),
            ("Expected RPE", f"{session.rpe:g}"),
            ("Load", f"{session.load:.0f}"),
            *([("Verdict", judged)] if judged else []),
        ]
    if session.done:
        rpe = "RPE not noted" if session.done.rpe is None else f"RPE {session.done.rpe:g}"
        totals.append(("Done", f"{session.done.minutes:.0f} min, {rpe}"))
    cells = "".join(f"<div><dt>{esc(k)}</dt><dd>{esc(v)}</dd></div>" for k, v in totals)
    return f"<dl class='mile-totals'>{cells}</dl>"


def _hand(session: Session) -> str:
    said = [session.by_hand and f"By your hand: {session.by_hand}.", session.locked and "Locked."]
    if session.done and session.done.note:
        said.append(f"Noted: {session.done.note}")
    told = " ".join(filter(None, said))
    return paragraph(told, kind="note") if told else ""


def _why(session: Session, week: Week) -> str:
    source = f" Strategy {session.recipe.article} of the article." if session.recipe.article else ""
    ours = f" Ours: {session.recipe.ours}." if session.recipe.ours else ""
    return details(
        "Why this session?",
        paragraph(f"{session.why or 'You put it here.'}{source}{ours}"),
        paragraph(f"The {week.word} week: {PHASES[week.phase]}."),
    )


def _blocks(session: Session) -> str:
    """Return the exercises, where there are any: what is lifted, jumped or skipped."""
    rows = [
        (
            exercise,
            f"{block.duration_s / 60:.0f} min" if not at else "",
            block.note if not at else "",
        )
        for block in session.recipe.blocks
        if isinstance(block, Drills)
        for at, exercise in enumerate(block.exercises)
    ]
    head = ("Exercise", "Time for all", "How")
    return table(head, rows, caption="Exercises", words=3) if rows else ""


def choices(season: Season) -> str:
    """Return which side the plan took where the article leaves it open."""
    return details(
        "Which side the plan took, and why", "".join(paragraph(said) for said in season.choices)
    )


def rule_rows(rules: Sequence[tuple[Rule, str]]) -> list[tuple[int, str, str, bool]]:
    """Return the rules as a list to tick: place, sentence, how it is held and whose it is."""
    return [
        (at, rule.sentence, f"{held} · {rule.source}", held != "not checked")
        for at, (rule, held) in enumerate(rules)
    ]


def load_numbers(season: Season, story: LoadStory, unit: str) -> str:
    """Return the load of every week in numbers, and what they are worth.

    Parameters
    ----------
    season : Season
        Of which the weeks are shown.
    story : LoadStory
        Their load.
    unit : {"mile", "km"}
        For distances.
    """
    weeks = zip(season.weeks, story.weeks, strict=True)
    rows = [
        (
            f"{week.monday.day} {week.monday:%b}", week.word, format_distance(week.running_m, unit),
            f"{week.longest_run_min:.0f} min", _apart(week), _number(load.planned), _number(load.done),
            _number(load.monotony, 2), _number(load.strain), _number(load.fitness),
            _number(load.fatigue), f"{load.form:+.0f}",
        )
        for week, load in weeks
    ]  # fmt: skip
    head = (
        "Week of", "Phase", "Running", "Longest", "Fast days", "Planned", "Done", "Monotony",
        "Strain", "Fitness", "Fatigue", "Form",
    )  # fmt: skip
    shown = table(head, rows, caption="Load of every week", words=2, minor=(4, 7, 8))
    return shown + _intensity(season, story) + _what_it_is(story)


def _apart(week: Week) -> str:
    days = sorted({s.day for s in week.sessions if s.is_fast})
    return " ".join(f"{day:%a}" for day in days) or "none"


def _number(value: float | None, decimals: int = 0) -> str:
    return "–" if value is None else f"{value:.{decimals}f}"


def _intensity(season: Season, story: LoadStory) -> str:
    rows = [
        (f"{week.monday.day} {week.monday:%b}", *(f"{minutes:.0f}" for minutes in spent))
        for week, spent in zip(season.weeks, story.intensity, strict=True)
    ]
    head = ("Week of", "Easy", "Moderate", "Hard")
    caption = "Minutes of running: slower than marathon pace, up to threshold pace, faster"
    return table(head, rows, caption=caption)


def _what_it_is(story: LoadStory) -> str:
    return details(
        "What do these numbers mean?",
        paragraph(
            "Load = session RPE × minutes. What a session is expected to feel like is an "
            "assumption; ask half an hour after it, and note what was said."
        ),
        paragraph(
            "Monotony = mean daily load / sample standard deviation (n − 1) over the seven days, "
            "days off as zero; strain = weekly load × monotony. A week without load has neither "
            "(–)."
        ),
        paragraph(
            f"Fitness and fatigue: x += (load − x) / N at the end of each day, N = {FITNESS_DAYS} "
            f"and {FATIGUE_DAYS} days; form = fitness − fatigue of the same day. Both start from "
            f"{story.recent_load / 7:.0f} a day, a seventh of the recent weekly load "
            f"({story.recent_load:.0f}, {story.whence}). Up to today what was noted counts; a day "
            "without a note counts as planned, a missed session as nothing."
        ),
        paragraph("They describe training. They predict neither injury nor a time."),
        paragraph(f"Source: {SOURCE}; Banister et al. (1975) for fitness and fatigue."),
    )


def opened() -> str:
    """Return what is said when a session was put on the Session tab."""
    return paragraph(
        "It stands on the Session tab now; from there it can be put back in its place here.",
        kind="note",
    )
