"""The aerobic base in words: when it is reached, and what each week's run is made of."""

from itertools import groupby

from helpers.answers import AerobicBase, BaseWeek
from helpers.pages.markup import heading, paragraph, table
from helpers.units import format_time


def reached(base: AerobicBase) -> str:
    """Say in which week as much as is wanted goes without stopping.

    Examples
    --------
    >>> reached(AerobicBase((BaseWeek(1, "base", (60.0,)),), 30.0))[:60]
    '<h3>30 minutes without stopping are there already</h3><p>Wee'
    """
    title, more = _said(base)
    return heading(title) + paragraph(more)


def _said(base: AerobicBase) -> tuple[str, str]:
    wanted, longest = f"{base.wanted_min:g} minutes", base.longest
    if base.reached is None:
        title = f"{wanted} without stopping are not reached in {len(base.weeks)} weeks"
        most = f"The longest is {longest.unbroken_min:.0f} minutes, in week {longest.number}."
        return title, f"{most} That is no failure: it takes more weeks, or somewhat larger steps."
    first = base.weeks[base.reached - 1]
    if base.reached > 1:
        below = any(week.unbroken_min < base.wanted_min for week in base.weeks[base.reached :])
        return (
            f"{wanted} without stopping in week {base.reached}",
            f"That week's run has {first.unbroken_min:.0f} minutes in one go."
            + " A smaller week after it may have fewer again: that is what it is for." * below,
        )
    grows = (
        f"The long run grows to {longest.unbroken_min:.0f} minutes, in week {longest.number}."
        if longest.unbroken_min > first.unbroken_min
        else "It grows no further in these weeks."
    )
    return (
        f"{wanted} without stopping are there already",
        f"Week 1 has {first.unbroken_min:.0f} minutes. {grows}",
    )


def weeks(base: AerobicBase) -> str:
    """Return a table of each week's run, walks included."""
    rows = [
        (week.number, week.word, bouts(week), f"{week.unbroken_min:.0f}", f"{week.running_min:.0f}")
        for week in base.weeks
    ]
    head = ("Week", "It is", "The run", "In one go [min]", "In all [min]")
    return table(head, rows, caption="The longest run, week by week", words=3, minor=(1,))


def bouts(week: BaseWeek) -> str:
    """Return what a run is made of, alike bouts counted.

    Examples
    --------
    >>> bouts(BaseWeek(1, "base", (7.0, 7.0, 6.0), 60.0))
    '2 × 7 min, 6 min; walk 1:00 between'
    >>> bouts(BaseWeek(9, "build", (33.0,)))
    '33 min without stopping'
    >>> bouts(BaseWeek(12, "race", ()))
    'no long run'
    """
    if not week.bouts_min:
        return "no long run"
    if len(week.bouts_min) == 1:
        return f"{week.unbroken_min:.0f} min without stopping"
    alike = [(minutes, len(list(same))) for minutes, same in groupby(week.bouts_min)]
    said = (f"{count} × {minutes:.0f} min" if count > 1 else f"{minutes:.0f} min"
            for minutes, count in alike)  # fmt: skip
    return f"{', '.join(said)}; walk {format_time(week.walk_s)} between"
