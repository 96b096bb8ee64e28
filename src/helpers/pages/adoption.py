"""What a new mark would change, before it is adopted."""

from helpers.answers import KeyNumbers
from helpers.paces import Zone
from helpers.pages.markup import heading, paragraph, table
from helpers.units import format_entry, format_pace


def preview(
    before: tuple[KeyNumbers, tuple[Zone, ...]],
    after: tuple[KeyNumbers, tuple[Zone, ...]],
    sessions: tuple[int, int] | None,
) -> str:
    """Return what a new mark would change, from the mile to the season.

    Parameters
    ----------
    before, after : tuple of KeyNumbers and of Zone
        Key numbers and paces without the mark and with it.
    sessions : tuple of int, or None
        How many sessions of the season would be others, and how many it has; None where there is
        no season.
    """
    (old, old_zones), (new, new_zones) = before, after
    unit = new.unit
    rows = [
        ("Current mile", format_entry(old.mile_s), format_entry(new.mile_s)),
        ("VDOT", f"{old.vdot:.1f}", f"{new.vdot:.1f}"),
        *(
            (f"{now.name.capitalize()} pace", _paces(was, unit), _paces(now, unit))
            for was, now in zip(old_zones, new_zones, strict=True)
        ),
    ]
    return (
        heading("What this mark would change")
        + table(("", "Now", "With it"), rows, caption=f"Paces per {unit}")
        + paragraph(f"It would become the current mile: {new.why}.", kind="note")
        + _season(sessions)
    )


def _paces(zone: Zone, unit: str) -> str:
    slow, fast = (format_pace(s, unit).split("/")[0] for s in (zone.slow_m_s, zone.fast_m_s))
    return fast if slow == fast else f"{slow} to {fast}"


def _season(sessions: tuple[int, int] | None) -> str:
    if sessions is None:
        return ""
    changed, of = sessions
    return paragraph(
        f"Of {of} sessions of the season, {changed} would be others, or of another size; all that "
        "are paced by the current mile take its new paces.",
        kind="note",
    )
