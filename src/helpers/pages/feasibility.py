"""The verdict on a session: one word, three answers, and what would bring it within reach."""

from helpers.answers import Grounds
from helpers.evidence import Band
from helpers.paces import CriticalSpeed
from helpers.paces import critical_speed as _critical_speed
from helpers.pages.markup import details, esc, paragraph, table
from helpers.units import format_distance, format_pace, format_percent, format_time
from helpers.workouts import Proposal, Verdict, d_prime

CHANGES = {
    "recovery": "Recover longer",
    "pace": "Run slower",
    "reps": "Fewer reps",
    "scaled": "Scale this session",
    "easy": "Run easily instead",
}
"""Names of the changes, on the page and on their buttons."""

NO_RECOVERY = (
    f"No recovery of up to {d_prime.LONGEST_RECOVERY_S / 60:g} minutes, the same after every rep, "
    "would bring D′ within reach."
)


def verdict(
    found: Verdict, offered: tuple[Proposal, ...], *, no_recovery_helps: bool = False
) -> str:
    """Return the verdict in words, the three answers apart; it is read aloud where it changes.

    Parameters
    ----------
    found : Verdict
        On the session.
    offered : tuple of Proposal
        What is offered beneath it, by `proposals`.
    no_recovery_helps : bool
        Whether a longer recovery was looked for in vain.
    """
    answers = "".join(
        f"<li><b>{esc(answer.about)}: {esc(answer.word)}.</b> {esc(' '.join(answer.reasons))}</li>"
        for answer in found.answers
    )
    note = _note(found, offered, no_recovery_helps=no_recovery_helps)
    return (
        f'<div class="mile-verdict mile-{esc(found.word.replace(" ", "-"))}">'
        f"<h3>Verdict: {esc(found.word)}</h3><ul>{answers}</ul>"
        f"{paragraph(note, kind='note') if note else ''}</div>"
    )


def _note(found: Verdict, offered: tuple[Proposal, ...], *, no_recovery_helps: bool) -> str:
    _balance, _volume, person = found.answers
    if person.word == "not as written" and not any(p.kind == "easy" for p in offered):
        return "No change of the session mends that: rest."
    return NO_RECOVERY if no_recovery_helps else ""


def proposals(offered: tuple[Proposal, ...]) -> str:
    """Return what each change would do; the buttons that make them bear the same names.

    Parameters
    ----------
    offered : tuple of Proposal
        The smallest changes, each by itself.
    """
    if not offered:
        return ""
    rows = [
        (
            CHANGES[proposal.kind], _then(proposal), proposal.verdict.word,
            "/".join(format_percent(band.value, sign=False) for band in proposal.verdict.lowest) or "–",
            format_time(proposal.total_time_s),
        )
        for proposal in offered
    ]  # fmt: skip
    shown = table(
        ("Change", "To", "Verdict then", "D′ left %", "In all"), rows, words=3,
        caption="The smallest changes, each by itself: recovery and pace mend D′, the others the "
        "volume as well; D′ at its lowest, optimistic/cautious",
    )  # fmt: skip
    return f'<div class="mile-offered">{shown}</div>'


def _then(proposal: Proposal) -> str:
    return proposal.label if proposal.kind in ("recovery", "pace") else proposal.work


def why(grounds: Grounds, unit: str) -> str:
    """Return where the verdict comes from: formulas, sources, range and uncertainty."""
    return details(
        "Why this verdict?",
        paragraph(
            "It is the most cautious of three answers. It says how long one can hold on by the "
            "models and how that compares with what the athlete is used to; about injury it says "
            "nothing."
        ),
        paragraph(critical_speed(grounds, unit)),
        paragraph(
            "D′ balance: above critical speed a step spends (speed − critical speed) × time of D′; "
            "below it D′ − balance shrinks by e^(−time/τ). Optimistic: τ = D′/(critical speed − "
            f"speed). Cautious: τ is never shorter than {grounds.cautious_tau_s:g} s, assumed. "
            "At current mile pace a rep spends its part of the mile, whatever D′ is: 400 m a quarter."
        ),
        paragraph(
            "In the one direct test with runners (Galbraith et al. 2015) neither kind of recovery "
            "predicted when they stopped, so a session counts as within reach only where both "
            f"agree.{_in_brackets(grounds.critical)}"
        ),
        paragraph(
            f"Sources: {d_prime.SOURCE}; the limits are the workbook's own, on the Assumptions page."
        ),
    )


def _in_brackets(critical: CriticalSpeed | None) -> str:
    if critical is None:
        return ""
    return (
        f" The range in brackets is for a D′ {critical.error_percent:g} % smaller or larger at the "
        "same mile."
    )


def critical_speed(grounds: Grounds, unit: str) -> str:
    """Return critical speed and D′ with their bands, and whether they are assumed."""
    critical = grounds.critical
    if critical is None:
        return "Critical speed and D′ need a mark."
    speeds, how = (
        critical.speed_band,
        "fitted to "
        + ", ".join(
            f"{mark.where[0].lower()}{mark.where[1:]} in {format_time(mark.time_s)}"
            for mark in critical.marks
        )
        + ", and D′ set so that the current mile spends just all of it",
    )
    if critical.assumed:
        longer = format_distance(grounds.assumed_from_m, "km")
        how = f"assumed from the current mile alone, through its VDOT equivalent over {longer}"
    return (
        f"Critical speed {format_pace(critical.speed_m_s, unit)} "
        f"({format_pace(speeds.low, unit)} to {format_pace(speeds.high, unit)}), "
        f"D′ {critical.d_prime_m:.0f} m ({_band(critical.band)}): {how}. "
        f"{_critical_speed.SOURCE.author} ({_critical_speed.SOURCE.year}) give the model efforts of "
        "2 to 30 minutes."
    )


def _band(band: Band) -> str:
    return f"{band.low:.0f} to {band.high:.0f} m"
