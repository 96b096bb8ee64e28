"""The strip of key numbers, and where the current mile comes from."""

from math import ceil

from helpers.answers import KeyNumbers, Limits
from helpers.athlete import EXPERIENCE, FIRST_STRATEGIES
from helpers.evidence import Band
from helpers.paces import CurrentMile, daniels
from helpers.paces.age_grade import TABLES, AgeGrade
from helpers.paces.marks import HOPKINS
from helpers.paces.outlook import STANDING, Outlook
from helpers.pages.markup import details, esc, heading, paragraph
from helpers.pages.paces import VDOT_EQUATION
from helpers.units import format_entry, format_time


def key_numbers(numbers: KeyNumbers) -> str:
    """Return the strip: current mile, goal, gap, VDOT, days to the race; each says what it is."""
    cells = [
        ("Current mile", format_time(numbers.mile_s) if numbers.mile_s else "by effort",
         f"Where it comes from: {numbers.why}"),
        ("Goal mile", format_time(numbers.goal_s) if numbers.goal_s else "none yet",
         "As entered on the Profile tab"),
        ("To gain", _gap(numbers), "Current mile less goal mile, and as a share of the current mile"),
        ("VDOT", f"{numbers.vdot:.1f}" if numbers.vdot else "–",
         f"Of the current mile: {daniels.SOURCE}"),
        ("Age grade", _grade(numbers.grade), _graded(numbers.grade)),
        ("Days to race", _days(numbers), _race_day(numbers)),
    ]  # fmt: skip
    said = "".join(
        f'<div title="{esc(why)}"><dt>{esc(name)}</dt><dd>{esc(value)}</dd></div>'
        for name, value, why in cells
    )
    who = numbers.name or "Unnamed athlete"
    return f'<div class="mile-strip"><h2>{esc(who)}</h2><dl>{said}</dl></div>'


def _grade(grade: AgeGrade | None) -> str:
    """Return the grade with its table: without it the figure means little."""
    return f"{grade.percent:.1f} % ({TABLES[grade.table].label})" if grade else "–"


def _graded(grade: AgeGrade | None) -> str:
    if grade is None:
        return "Needs a mile, an age and a sex"
    return f"100 × standard for the age / current mile; table: {TABLES[grade.table].source}"


def _race_day(numbers: KeyNumbers) -> str:
    day = numbers.race_date
    return (
        f"The race is on {day.day} {day:%B %Y}" if day else "The day is entered on the Profile tab"
    )


def _gap(numbers: KeyNumbers) -> str:
    gap_s = numbers.gap_s
    if gap_s is None or numbers.mile_s is None:
        return "–"
    return f"{gap_s:.0f} s ({100 * gap_s / numbers.mile_s:.1f} %)"


def _days(numbers: KeyNumbers) -> str:
    days = numbers.days_to_race
    if days is None:
        return "no date"
    return "today" if days == 0 else str(days) if days > 0 else "over"


def current_mile(mile: CurrentMile | None, band: Band | None) -> str:
    """Return what the current mile is; it is read aloud where it changes."""
    if mile is None:
        said = paragraph("No mark yet. Sessions go by effort, and figures are estimates.")
    else:
        source = mile.why if mile.mark is None else f"from {mile.why}"
        said = paragraph(f"{format_entry(round(mile.time_s, 1))}, {source}. {_give_or_take(band)}")
    return heading("Current mile") + said


def mile_rule(band: Band | None) -> str:
    """Return the rule that chose the current mile, folded away."""
    rule = (
        "The coach's own figure comes first. Otherwise the best of the races and time trials that "
        "are recent enough, each turned into a mile by VDOT; where none is recent, the newest. "
        "A training mark is a floor: it counts only where it is the best there is."
    )
    return details("Why this mile?", paragraph(rule), paragraph(_worth()), paragraph(_noise(band)))


def _worth() -> str:
    """Say how a mark over another distance becomes a mile, and by whom."""
    return (
        f"{VDOT_EQUATION} The mile is the time at which the equation gives the VDOT of the mark. "
        f"Source: {daniels.SOURCE}."
    )


def _noise(band: Band | None) -> str:
    """Say how sure the mile is; the percentage is the one in use."""
    by = f" by ±{round(100 * (band.high / band.value - 1), 2):g} %, as assumed here" if band else ""
    return (
        f"From race to race a mile varies{by}; elite runners vary by 1.0 % up to 1500 m, others by "
        f"more. Source: {HOPKINS}. A mark over another distance is less certain still: the Paces "
        "tab shows how far the models differ."
    )


def _give_or_take(band: Band | None) -> str:
    if band is None:
        return ""
    return f"From race to race, {format_time(band.low)} to {format_time(band.high)}."


def age_grade(limits: Limits) -> str:
    """Return grade, age-graded time and standard with the table they come from."""
    grade = limits.grade
    if grade is None:
        said = paragraph(
            "An age grade needs a mile, an age and a sex: the tables are binary, and without one "
            "there is no grade.", kind="note",
        )  # fmt: skip
        return heading("How good is that?") + said
    table = TABLES[grade.table]
    goal = f"; the goal would be {limits.goal_percent:.1f} %" if limits.goal_percent else ""
    said = (
        f"{grade.percent:.1f} % by {table.label}{goal}. At open age the mile would be worth "
        f"{format_time(grade.age_graded_time_s, 1)}; the standard for this age is "
        f"{format_time(grade.standard_s, 1)}."
    )
    why = details(
        "Why this grade?",
        paragraph("Age grade = 100 × standard / time, with standard = open standard / factor for "
                  "age and sex; age-graded time = time × factor. Above 100 % is possible."),
        paragraph(f"Table: {table.label}, {table.version}. {table.caveat}"),
        paragraph(f"{_classes(limits)}Another table moves a grade by some points: compare within "
                  "one only."),
        paragraph(f"Source: {table.source}."),
    )  # fmt: skip
    return heading("How good is that?") + paragraph(said) + why


def _classes(limits: Limits) -> str:
    """Return what grades are called; nobody under 18 is put into a class."""
    if limits.is_minor:
        return ""
    return "Commonly 60 % is called local, 70 % regional, 80 % national, 90 % world class. "


def outlook(found: Outlook | None) -> str:
    """Return what may be expected by race day, and stages towards a goal beyond it."""
    if found is None:
        return ""
    expected, gains = found.expected, found.gains
    said = paragraph(
        f"{_by_when(found.weeks)} a mile of {format_time(expected.value)} may be expected, "
        f"{format_time(ceil(expected.low))} to {format_time(ceil(expected.high))}. "
        f"The goal, {format_time(found.goal_s)}, is {STANDING[found.standing]}."
    )
    stages = ", ".join(
        f"{format_time(stage.time_s)} in {stage.weeks} weeks" for stage in found.stages
    )
    why = details(
        "Why this expectation?",
        paragraph(f"We found no published figure for how a mile improves. The workbook assumes a gain of "
                  f"{gains.percent:g} % over eight weeks by experience, {100 * gains.kept:g} % of it "
                  "over the next eight, and so on; all of it can be changed among the assumptions. The "
                  f"range is {gains.band_percent:g} % of the gain up or down, and the variation of "
                  f"{gains.noise_percent:g} % from race to race."),
        paragraph("Community beginners gained 75 s in five weeks (Hart 2020), recreational runners "
                  "3 % over 2 km in eight (Festa 2020); elite runners vary by 1 % from race to race "
                  "(Hopkins 2005)."),
    )  # fmt: skip
    return (
        heading("What may be expected")
        + said
        + (paragraph(f"In stages: {stages}.") if stages else "")
        + why
    )


def _by_when(weeks: float) -> str:
    """Return when that is, in days where the race is near."""
    days = round(7 * weeks)
    if days < 2:
        return ("Today is race day:", "Tomorrow is race day:")[days]
    return f"In {days} days" if days < 14 else f"In {weeks:.0f} weeks"


def first_strategies(background: str, experience: str) -> str:
    """Return where to begin for who comes to the mile this way; the selection is ours."""
    base = "the aerobic base first, half an hour without stopping (S1)"
    said = FIRST_STRATEGIES[background]
    if experience == "new" and "S1" not in said:
        said = f"{base}; then {said}"
    return paragraph(f"Of the article's strategies, we would begin with {said}.", kind="note")


def experience_words(chosen: str) -> str:
    """Return what each level of experience means, the chosen one marked."""
    items = "".join(
        f"<li{' class=mile-chosen' if level == chosen else ''}><b>{esc(level)}</b>: {esc(words)}</li>"
        for level, words in EXPERIENCE.items()
    )
    return f'<ul class="mile-words">{items}</ul>'
