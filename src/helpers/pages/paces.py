"""Tables of paces and equivalent times."""

from helpers.answers import Projection
from helpers.evidence import Caution
from helpers.paces import Zone, cameron, daniels, riegel
from helpers.pages.markup import details, heading, paragraph, table
from helpers.units import format_pace, format_time


def zone_table(zones: tuple[Zone, ...], unit: str) -> str:
    """Return paces from easy to 800 m, per unit and per 400 m."""
    if not zones:
        return paragraph("Paces appear with the first mark. Until then, train by effort.")
    rows = [
        (zone.name, zone.purpose, *_both(zone, unit), *_both(zone, "400m"), zone.share)
        for zone in zones
    ]
    head = ("Run", "For", f"Slow /{unit}", f"Fast /{unit}", "Slow 400 m", "Fast 400 m", "From")
    why = details(
        "Why these paces?",
        paragraph(
            "VDOT = (−4.60 + 0.182258 v + 0.000104 v²) / (0.8 + 0.1894393 e^(−0.012778 t) + "
            "0.2989558 e^(−0.1932605 t)), v in m/min, t in min. Each pace is a share of it; "
            "repetition pace is mile race pace."
        ),
        paragraph(f"Source: {daniels.SOURCE}; shares fitted to Daniels' Running Formula, 3rd ed."),
    )
    return (
        heading("Paces")
        + table(head, rows, caption="Paces for training", words=2, minor=(1, 6))
        + why
    )


def _both(zone: Zone, per: str) -> tuple[str, str]:
    slow, fast = (format_pace(s, per).split("/")[0] for s in (zone.slow_m_s, zone.fast_m_s))
    return ("", fast) if slow == fast else (slow, fast)


def projection_table(projections: tuple[Projection, ...], notes: tuple[Caution, ...] = ()) -> str:
    """Return equivalent times now, by three models, and once the goal is met."""
    if not projections:
        return ""
    rows = [
        (
            p.now.name,
            format_time(p.now.vdot_s),
            format_time(p.goal_s) if p.goal_s else "–",
            format_time(p.now.cameron_s),
            format_time(p.now.riegel_s),
        )
        for p in projections
    ]
    head = ("Distance", "Now", "At the goal", "Cameron", "Riegel")
    why = details(
        "Why these times?",
        paragraph("Now and at the goal: the time worth the same VDOT. Cameron and Riegel, from "
                  "the same mark, are second opinions; where they differ, nobody knows better."),
        paragraph(f"Sources: {daniels.SOURCE}. {cameron.SOURCE}. {riegel.SOURCE}."),
        *(paragraph(f"{note.reason} {note.suggestion} {note.source}.") for note in notes),
    )  # fmt: skip
    shown = table(
        head, rows, caption=f"Equivalent times, 800 m to {rows[-1][0].lower()}, for equal training"
    )
    return heading("What it is worth elsewhere") + shown + why
