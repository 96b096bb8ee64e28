"""The live timetable beside the track: what starts when, in digits that are read from afar."""

import hashlib
import html
import json
from pathlib import Path

from helpers.pages.markup import esc, paragraph, stylesheet
from helpers.pages.prescription import STOP_LINE
from helpers.pages.sheet import kinds, targets
from helpers.squad import Evening, Pack
from helpers.squad.packs import Leg
from helpers.workouts import Step

_HERE = Path(__file__).parent
SCRIPT = (_HERE / "trackside.js").read_text(encoding="utf-8")
STYLE = (_HERE / "trackside.css").read_text(encoding="utf-8")

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_WITHOUT_SCRIPT = (
    "This preview cannot run the clock. Save the file, and open it in the phone's browser."
)


def program(evening: Evening, when: str = "") -> dict:
    """Return what happens when, for the browser to count down to.

    Parameters
    ----------
    evening : Evening
        Tonight's session.
    when : str
        Day or place, in the coach's words.

    Returns
    -------
    dict
        ``title``, ``purpose``, ``when``, ``stop`` and ``key``, which tells one program from
        another, are text. ``events`` are in the order of the watch, which starts with the first
        pack: each has ``at_s`` [s], ``kind`` ("rep", "run" or "end") and ``pack``; all but an end
        have also ``lane`` (null where all share one), ``rep``, ``of``, ``what``, ``lasts_s`` [s],
        ``target`` of the slowest, and ``names``.
    """
    events = [event for pack in evening.packs for event in _events(pack, evening)]
    said = {
        "title": _shown(evening.recipe.name),
        "purpose": _shown(evening.recipe.purpose),
        "when": _shown(when),
        "stop": STOP_LINE,
        "events": sorted(events, key=lambda event: (event["at_s"], event["pack"])),
    }
    return {**said, "key": f"mile-trackside-{hashlib.sha256(_packed(said)).hexdigest()[:16]}"}


def document(evening: Evening, when: str = "") -> str:
    """Return a file that runs the timetable on a phone, without any network.

    Parameters
    ----------
    evening : Evening
        Tonight's session.
    when : str
        Day or place, in the coach's words.
    """
    said = program(evening, when)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{esc(said['title'])}: track side</title>{stylesheet(STYLE)}</head>"
        f'<body class="mile-trackside-body"><noscript>{paragraph(_WITHOUT_SCRIPT)}</noscript>'
        f'<main id="trackside"></main><script id="program" type="application/json">'
        f"{_embedded(said)}</script><script>{SCRIPT}\n{_RUN}</script></body></html>\n"
    )


_RUN = """{
  const program = JSON.parse(document.getElementById("program").textContent);
  trackside(document.getElementById("trackside"), program, program.key);
}"""


def _events(pack: Pack, evening: Evening) -> list[dict]:
    """Return what a pack starts, and when it is done."""
    lanes = evening.tonight.lanes > 1 and evening.tonight.where == "track"
    starts = [
        {
            "at_s": leg.start_s - evening.zero_s,
            "kind": "rep" if leg.rep else "run",
            "pack": pack.number,
            "lane": pack.lane if lanes else None,
            "rep": leg.rep,
            "of": len(pack.reps),
            "lasts_s": leg.time_s,
            **_who(pack, leg),
        }
        for leg in pack.main
    ]
    end = {"at_s": pack.end_s - evening.zero_s, "kind": "end", "pack": pack.number}
    return [*starts, end] if starts else []


def _who(pack: Pack, leg: Leg) -> dict:
    """Return what starts, who runs it, and what the slowest of them goes by."""
    if not leg.rep:
        names = [_shown(runner.name) for runner in pack.runners]
        return {"what": _shown(leg.label), "target": "", "names": names}
    running = [runner for runner in pack.runners if len(runner.workout.reps) >= leg.rep]
    slowest = max(running, key=lambda r: _slowness(r.workout.reps[leg.rep - 1]))
    what, rep = kinds(slowest)[leg.rep - 1]
    target = targets(rep, what, slowest.lane)[-1]
    return {
        "what": what,
        "target": f"{target} s" if target.replace(".", "").isdigit() else target,
        "names": [_shown(runner.name) for runner in running],
    }


def _slowness(rep: Step) -> tuple[float, float]:
    """Order by time; of those who run as long, by pace."""
    return round(rep.time_s, 6), -rep.speed_m_s


def _shown(text: str) -> str:
    """Return text as `esc` would show it: the browser gets it as text, so no markup is escaped."""
    return html.unescape(esc(text))


def _packed(said: dict) -> bytes:
    return json.dumps(said, sort_keys=True, allow_nan=False).encode()


def _embedded(said: dict) -> str:
    """Write JSON that nothing within a page can mistake for markup, in ASCII only."""
    text = json.dumps(said, ensure_ascii=True, allow_nan=False)
    return text.translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&"})
