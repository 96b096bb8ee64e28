"""Tables of paces and equivalent times."""

from helpers.answers import Grounds, Models, Projection
from helpers.evidence import Band, Caution
from helpers.paces import (
    Equivalent,
    Zone,
    cameron,
    critical_speed,
    daniels,
    power_law,
    riegel,
)
from helpers.pages import feasibility
from helpers.pages.markup import details, heading, paragraph, table
from helpers.units import PACE_M, format_pace, format_time

VDOT_EQUATION = (
    "VDOT = (−4.60 + 0.182258 v + 0.000104 v²) / (0.8 + 0.1894393 e^(−0.012778 t) + "
    "0.2989558 e^(−0.1932605 t)), v in m/min, t in min."
)


def zone_table(zones: tuple[Zone, ...], noise_percent: float, unit: str) -> str:
    """Return paces from easy to 800 m, per unit and per 400 m."""
    if not zones:
        return paragraph("Paces appear with the first mark. Until then, train by effort.")
    rows = [
        (
            zone.name, zone.purpose, *_both(zone, unit), _noise(zone, unit, noise_percent),
            *_both(zone, "400m"), zone.share,
        )
        for zone in zones
    ]  # fmt: skip
    head = ("Run", "For", f"Slow /{unit}", f"Fast /{unit}", "±", "Slow 400 m", "Fast 400 m", "From")
    why = details(
        "Why these paces?",
        paragraph(
            f"{VDOT_EQUATION} Each pace is a share of it; repetition pace is mile race pace."
        ),
        paragraph(
            "The formula is published for VDOT 30 to 85 (a mile in 9:11 to 3:40) and efforts of 3.5 "
            f"minutes and more. ± is the race-to-race variation of the mile, {noise_percent:g} % "
            "(Hopkins 2005); heat, hills and tired legs come on top."
        ),
        paragraph(f"Source: {daniels.SOURCE}; shares fitted to Daniels' Running Formula, 3rd ed."),
    )
    return (
        heading("Paces")
        + table(head, rows, caption="Paces for training", words=2, minor=(1, 4, 7))
        + why
    )


def _noise(zone: Zone, unit: str, noise_percent: float) -> str:
    """Return the band around a single pace [s]; a range is one already."""
    if zone.slow_m_s != zone.fast_m_s:
        return ""
    return f"{PACE_M[unit] / zone.speed_m_s * noise_percent / 100:.0f} s"


def _both(zone: Zone, per: str) -> tuple[str, str]:
    slow, fast = (format_pace(s, per).split("/")[0] for s in (zone.slow_m_s, zone.fast_m_s))
    return ("", fast) if slow == fast else (slow, fast)


def projection_table(projections: tuple[Projection, ...], notes: tuple[Caution, ...] = ()) -> str:
    """Return equivalent times with their band, by several models, and once the goal is met."""
    if not projections:
        return ""
    own = any(p.now.personal_s for p in projections)
    rows = [
        (
            p.now.name, _flagged(p.now, "vdot"), _range(p.now.band),
            _flagged(p.goal, "vdot") if p.goal else "–", _range(p.goal.band) if p.goal else "–",
            *((_flagged(p.now, "personal"),) if own else ()),
            _flagged(p.now, "cameron"), _flagged(p.now, "riegel"),
        )
        for p in projections
    ]  # fmt: skip
    models = (*(("Own law",) if own else ()), "Cameron", "Riegel")
    head = ("Distance", "Now", "from – to", "At the goal", "from – to", *models)
    why = details(
        "Why these times?",
        paragraph("Now and at the goal: the time worth the same VDOT. Cameron and Riegel, from "
                  "the same mark, are second opinions. From – to is the range of all models, "
                  "widened by race-to-race variation; where they differ, nobody knows better."),
        *([paragraph("Own law: a power law fitted to the athlete's marks of 2 to 25 minutes, "
                     "time = mile time × (distance / mile)^exponent.")] if own else []),
        paragraph(f"Sources: {daniels.SOURCE}. {cameron.SOURCE}. {riegel.SOURCE}. {power_law.SOURCE}."),
        *(paragraph(f"{note.reason} {note.suggestion} {note.source}.") for note in notes),
    )  # fmt: skip
    shown = table(
        head, rows, caption=f"Equivalent times, 800 m to {rows[-1][0].lower()}, for equal training",
        minor=range(4, len(head)),
    )  # fmt: skip
    beyond = any(p.now.beyond for p in projections)
    note = paragraph("° beyond the range this model was made for", kind="note") if beyond else ""
    return heading("What it is worth elsewhere") + shown + note + why


def _flagged(row: Equivalent, model: str) -> str:
    """Return a model's time, marked where the model is beyond its range."""
    time_s = getattr(row, f"{model}_s")
    return f"{format_time(time_s)}{'°' if row.is_beyond(model) else ''}" if time_s else "–"


def _range(band: Band) -> str:
    return f"{format_time(band.low)}–{format_time(band.high)}"


def models(found: Models, grounds: Grounds, unit: str) -> str:
    """Return critical speed and D′, and the athlete's own power law."""
    said = [paragraph(feasibility.critical_speed(grounds, unit))]
    if found.law:
        said.append(
            paragraph(
                f"Own power law: exponent {found.law.exponent:.3f} (Riegel's is "
                f"{riegel.EXPONENT}; less is more endurance), a mile in "
                f"{format_time(found.law.mile_time_s)}."
            )
        )
    why = details(
        "Why these models?",
        paragraph("Critical speed and D′: the line distance = speed × time + D′, by least squares "
                  "through two or more marks of 2 to 30 minutes, moved to the current mile at the "
                  "same critical speed. D′ is known poorly, so it never stands without its range; "
                  "critical speed moves with it, at the same mile."),
        paragraph("The model treats a start that is too fast as harmless, and is unrealistic below "
                  "2 and above 15 to 30 minutes, where a power law does better."),
        paragraph(f"Sources: {critical_speed.SOURCE}. {power_law.SOURCE}."),
    )  # fmt: skip
    return heading("What the marks say together") + "".join(said) + why
