"""The strip of key numbers, and where the current mile comes from."""

from helpers.answers import KeyNumbers
from helpers.athlete import EXPERIENCE, FIRST_STRATEGIES
from helpers.paces import CurrentMile
from helpers.pages.markup import details, esc, heading, paragraph
from helpers.units import format_entry, format_time


def key_numbers(numbers: KeyNumbers) -> str:
    """Return the strip: current mile, goal, gap, VDOT, days to the race."""
    cells = [
        ("Current mile", format_time(numbers.mile_s) if numbers.mile_s else "by effort"),
        ("Goal mile", format_time(numbers.goal_s) if numbers.goal_s else "none yet"),
        ("To gain", _gap(numbers)),
        ("VDOT", f"{numbers.vdot:.1f}" if numbers.vdot else "–"),
        ("Days to race", _days(numbers)),
    ]
    said = "".join(f"<div><dt>{esc(name)}</dt><dd>{esc(value)}</dd></div>" for name, value in cells)
    who = numbers.name or "Unnamed athlete"
    return f'<div class="mile-strip"><h2>{esc(who)}</h2><dl>{said}</dl></div>'


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


def mile_rule(mile: CurrentMile | None) -> str:
    """Return what the current mile is and the rule that chose it."""
    if mile is None:
        said = paragraph("No mark yet. Sessions go by effort, and figures are estimates.")
    else:
        source = mile.why if mile.mark is None else f"from {mile.why}"
        said = paragraph(f"{format_entry(round(mile.time_s, 1))}, {source}.")
    rule = (
        "The coach's own figure comes first. Otherwise the best of the races and time trials that "
        "are recent enough, each turned into a mile by VDOT; where none is recent, the newest. "
        "A training mark is a floor: it counts only where it is the best there is."
    )
    why = details("Why this mile?", paragraph(rule))
    return f'{heading("Current mile")}<div role="status">{said}</div>{why}'


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
