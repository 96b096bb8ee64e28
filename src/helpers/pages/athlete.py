"""The athlete's page: today, this week, the paces, the plan to the race, and a message to the coach.

The same markup stands in a widget and in a file of its own. Without scripts it is complete: the whole
plan in order, in both units. `athlete.js` puts today on top, by the reader's clock.
"""

import base64
import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

from helpers.answers import AthletePlan, PlanCard, PlanPiece, PlanSession, PlanWeek
from helpers.pages.markup import esc, paragraph
from helpers.pages.prescription import STOP_LINE
from helpers.season import KINDS
from helpers.units import MILE_M, format_distance, format_pace, format_time
from helpers.workouts.recipe import UNWATCHED

_HERE = Path(__file__).parent
SCRIPT = (_HERE / "athlete.js").read_text(encoding="utf-8")
STYLE = (_HERE / "athlete.css").read_text(encoding="utf-8")

DEAD = (
    "This link shows nothing. It may be mistyped, or it has run out: ask your coach for a new one."
)
NOTHING_SENT = "It goes out by your own messenger; this page sends nothing."

_RUN = 'athletePage(document.querySelector(".mile-athlete"));'
_HIGHEST = 96.0
"""Height of the tallest bar, in the picture's own units."""


def athlete_page(plan: AthletePlan, *, published_at: dt.datetime, mark: str = "") -> str:
    """Return the markup of an athlete's page.

    Parameters
    ----------
    plan : AthletePlan
        What the athlete is given.
    published_at : datetime.datetime
        When it was published.
    mark : str
        Which publication it is; printed at the foot.

    Examples
    --------
    >>> day = dt.date(2026, 11, 24)
    >>> noon = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
    >>> "&lt;b&gt;" in athlete_page(AthletePlan("<b>", "km", day, day), published_at=noon)
    True
    """
    parts = [
        _head(plan, published_at),
        '<section class="mile-athlete-today" hidden aria-live="polite"></section>',
        '<section class="mile-athlete-week-now" hidden><h2>This week</h2></section>',
        _paces(plan),
        _weeks(plan),
        *(_card(card, plan) for card in plan.cards),
        _minutes(plan.weeks),
        _message(plan),
        _foot(published_at, mark),
    ]
    return (
        f'<article class="mile-athlete by-{plan.unit}" lang="en" data-first="{plan.first}" '
        f'data-last="{plan.last}" data-published="{published_at:%Y-%m-%d}">{"".join(parts)}</article>'
    )


def athlete_document(plan: AthletePlan, *, published_at: dt.datetime, mark: str = "") -> str:
    """Return the page as one file, which needs no network, no server and no script.

    Parameters
    ----------
    plan : AthletePlan
        What the athlete is given.
    published_at : datetime.datetime
        When it was published.
    mark : str
        Which publication it is; printed at the foot.
    """
    return _document(
        f"{plan.nickname}: plan", athlete_page(plan, published_at=published_at, mark=mark)
    )


def dead_link() -> str:
    """Return what is said where a link is wrong, has run out, or was taken back: always the same."""
    return (
        f'<article class="mile-athlete" lang="en"><h1>No plan here</h1>{paragraph(DEAD)}</article>'
    )


def _document(title: str, inside: str) -> str:
    script = f"{SCRIPT}\n{_RUN}"
    policy = (
        f"default-src 'none'; style-src '{_source(STYLE)}'; script-src '{_source(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{esc(title)}</title><style>{STYLE}</style></head>"
        f'<body class="mile-athlete-body"><main>{inside}</main><script>{script}</script></body></html>\n'
    )


def _source(text: str) -> str:
    """Return how a policy names this style or script, and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _head(plan: AthletePlan, published_at: dt.datetime) -> str:
    race = ""
    if plan.race_day:
        words = _long_date(plan.race_day, year=True)
        race = f'<p class="mile-athlete-race">Race: <b>{words}</b> <span data-race="{plan.race_day}"></span></p>'
    return (
        f"<header><h1>{esc(plan.nickname)}</h1>{race}"
        f'<p class="mile-athlete-published">Published on {_long_date(published_at, year=True)}'
        '<span class="mile-athlete-old"></span></p>'
        f"{paragraph(plan.said) if plan.said else ''}{_units(plan.unit)}{_places(plan)}</header>"
    )


def _units(unit: str) -> str:
    """Return the choice of unit; the style sheet acts on it, so that it works without scripts."""
    choices = "".join(
        f'<label><input type="radio" name="unit" class="pick-{name}" value="{name}"'
        f"{' checked' if name == unit else ''}> {words}</label>"
        for name, words in (("km", "km"), ("mile", "miles"))
    )
    return f'<form class="mile-athlete-unit" aria-label="Units">{choices}</form>'


def _places(plan: AthletePlan) -> str:
    places = [
        ("paces", "Paces", plan.paces), ("plan", "Plan", plan.weeks), ("card", "Race card", plan.cards),
        ("message", "Message", True),
    ]  # fmt: skip
    links = (f'<a href="#mile-{at}">{words}</a>' for at, words, shown in places if shown)
    return f'<nav aria-label="On this page">{"".join(links)}</nav>'


def _paces(plan: AthletePlan) -> str:
    if not plan.paces:
        said = "There is no mark yet: go by the effort (RPE), and by what your coach says."
        return f'<section id="mile-paces"><h2>Paces</h2>{paragraph(said)}</section>'
    rows = "".join(
        f'<div><dt>{esc(p.name)}</dt><dd><b class="in-km">{_span(p.slow_m_s, p.fast_m_s, 1000)}</b>'
        f'<b class="in-mile">{_span(p.slow_m_s, p.fast_m_s, MILE_M)}</b> '
        '<small class="in-km">a km</small><small class="in-mile">a mile</small></dd></div>'
        for p in plan.paces
    )
    return f'<section id="mile-paces"><h2>Paces</h2><dl>{rows}</dl></section>'


def _span(slow_m_s: float, fast_m_s: float, per_m: float) -> str:
    ends = dict.fromkeys(format_time(per_m / speed) for speed in (slow_m_s, fast_m_s))
    return "–".join(ends)


def _weeks(plan: AthletePlan) -> str:
    if not plan.weeks:
        return ""
    weeks = "".join(_week(week, plan) for week in plan.weeks)
    where = "race day" if plan.race_day else _short_date(plan.last)
    return f'<section id="mile-plan" class="mile-athlete-plan"><h2>The plan to {where}</h2>{weeks}</section>'


def _week(week: PlanWeek, plan: AthletePlan) -> str:
    days = [week.monday + dt.timedelta(days=n) for n in range(7)]
    shown = "".join(_day(day, plan) for day in days if plan.first <= day <= plan.last)
    return (
        f'<details open class="mile-athlete-week" data-monday="{week.monday}"><summary>'
        f"<h3>Week of {_short_date(week.monday)}</h3> <span>{esc(week.phase)} · "
        f"<b>{week.minutes}</b> min</span></summary>{shown}</details>"
    )


def _day(day: dt.date, plan: AthletePlan) -> str:
    held = plan.on(day)
    words = _long_date(day)
    if not held:
        return (
            f'<div class="mile-athlete-rest" data-date="{day}">'
            f"<h4>{words}</h4> <span>rest</span></div>"
        )
    inside = "".join(_session(session) for session in held)
    return f'<div data-date="{day}"><h4>{words}</h4>{inside}</div>'


def _session(session: PlanSession) -> str:
    listed = session.kind in ("strength", "power")
    work = "".join(f"<li>{_piece(piece, listed=listed)}</li>" for piece in session.pieces)
    why = f"{session.purpose} {session.reason}".strip()
    return (
        f'<section data-kind="{KINDS.index(session.kind)}" '
        f'data-code="{esc(session.code)}" data-minutes="{session.minutes}">'
        f"<h5>{esc(session.name)} <small>{esc(session.code)}</small></h5>"
        f"<p><b>{session.minutes}</b> min · RPE <b>{session.rpe:g}</b> · "
        f"<i>{esc(session.kind)}</i></p><ul>{work}</ul>"
        f"{paragraph(why)}<p class='mile-stop'>{esc(STOP_LINE)}</p></section>"
    )


def _piece(piece: PlanPiece, *, listed: bool) -> str:
    """Return one line of the work."""
    if piece.kind == "rep":
        return _rep(piece)
    if piece.kind == "drills":
        return _drills(piece, listed=listed)
    many = f"{piece.count} × " if piece.count > 1 else ""
    if piece.kind == "recovery":
        return f"{many}{esc(piece.what)}"
    name = "" if piece.kind == "run" else f" {piece.kind}"
    return f"<b>{many}{format_time(piece.time_s)}</b>{name}{_how_fast(piece)}{_then(piece)}"


def _how_fast(piece: PlanPiece) -> str:
    """Return the pace of a run: by its name where it has one, else in figures, else its effort."""
    if piece.rpe is not None:
        return f" at RPE {piece.rpe:g}"
    if piece.what:
        return f" at {esc(piece.what)}"
    return f" at {_pace(piece.speed_m_s)}" if piece.speed_m_s else ""


def _rep(piece: PlanPiece) -> str:
    many = f"{piece.count} × " if piece.count > 1 else ""
    note = f", {esc(piece.note)}" if piece.note else ""
    return f"<b>{many}{esc(piece.what)}</b> {_target(piece)}{note}{_then(piece)}"


def _target(piece: PlanPiece) -> str:
    if piece.speed_m_s is None:
        return f"at <b>RPE {piece.rpe:g}</b>" if piece.rpe is not None else ""
    if piece.timed:
        return f"at {_pace(piece.speed_m_s)}"
    ways = [f"in <b>{_watch(piece.time_s)}</b>"]
    if piece.note != UNWATCHED:
        ways += _splits(piece)
        ways.append(_pace(piece.speed_m_s))
    return " · ".join(ways)


def _splits(piece: PlanPiece) -> Iterator[str]:
    """Return the time over 200 m and 400 m, where they lie on the way."""
    for way_m in (200.0, 400.0):
        if piece.distance_m > way_m + 1:
            time_s = piece.time_s * way_m / piece.distance_m
            yield f"{way_m:g} m {_watch(time_s)}"


def _watch(time_s: float) -> str:
    return f"{time_s:.1f}\u00a0s" if time_s < 59.95 else format_time(time_s, 1)


def _pace(speed_m_s: float) -> str:
    km, mile = format_pace(speed_m_s, "km"), format_pace(speed_m_s, "mile")
    return f'<span class="in-km">{km}</span><span class="in-mile">{mile}</span>'


def _then(piece: PlanPiece) -> str:
    said = f'<span class="then">recover {esc(piece.then)}</span>'
    return said if piece.then else ""


def _drills(piece: PlanPiece, *, listed: bool) -> str:
    time, note = f"<b>{format_time(piece.time_s)}</b>", esc(piece.note)
    if not listed:
        return f"{time} {esc(', '.join(piece.exercises))}{f', {note}' if note else ''}"
    rows = "".join(f"<li>{esc(exercise)}</li>" for exercise in piece.exercises)
    return f"{time} {note}<ul>{rows}</ul>"


def _card(card: PlanCard, plan: AthletePlan) -> str:
    mile = card.distance_m == MILE_M
    distance = "mile" if mile else format_distance(card.distance_m, _unit_of(card.distance_m))
    rows = "".join(
        f"<tr><th scope='row'>{_at(row_m, plan.unit, mile=mile)}</th><td>{_watch(elapsed_s)}</td></tr>"
        for row_m, elapsed_s in card.rows
    )
    where = ' id="mile-card"' if mile else ""
    return (
        f'<section{where} class="mile-athlete-card"><h2>Race card</h2><table><caption>'
        f"{card.of.capitalize()} {distance} in <b>{format_time(card.time_s, 1)}</b>, even pace</caption>"
        "<thead><tr><th scope='col'>At</th><th scope='col'>On the watch</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _unit_of(distance_m: float) -> str:
    return "km" if distance_m % 1000 == 0 else "m"


def _at(distance_m: float, unit: str, *, mile: bool) -> str:
    if not mile:
        return format_distance(distance_m, unit)
    return "1 mile" if distance_m == MILE_M else f"{distance_m:g} m"


def _minutes(weeks: tuple[PlanWeek, ...]) -> str:
    """Return the minutes of every week as a still picture, and in words."""
    if not weeks:
        return ""
    most = max(weeks, key=lambda week: week.minutes)
    said = f"From {min(week.minutes for week in weeks)} to {most.minutes} minutes a week; most in the week of {_short_date(most.monday)}."
    step = min(44.0, 348 / len(weeks))
    bars = "".join(_bar(at, week, weeks, step) for at, week in enumerate(weeks))
    return (
        '<section><h2>Minutes by week</h2><figure><svg viewBox="0 0 360 132" role="img" '
        f'aria-label="{said}">{bars}<path d="M4 108.5h352"/></svg>'
        f"<figcaption>{said}</figcaption></figure></section>"
    )


def _bar(at: int, week: PlanWeek, weeks: tuple[PlanWeek, ...], step: float) -> str:
    """Return one bar with its figure upright in it, or above it where it is low."""
    high = _HIGHEST * week.minutes / max(1, *(w.minutes for w in weeks))
    left, middle, top = 6 + at * step, 6 + (at + 0.42) * step, 108 - high
    inside = high > 30
    y = top + 5 if inside else top - 5
    figure = (
        f'<text class="{"in" if inside else "on"}-bar" x="{middle:.1f}" y="{y:.1f}" '
        f'transform="rotate(-90 {middle:.1f} {y:.1f})">{week.minutes}</text>'
    )
    turn = max(1, round(len(weeks) / 5))
    date = f'<text x="{left:.1f}" y="124">{_short_date(week.monday)}</text>' * (at % turn == 0)
    words = f"Week of {_short_date(week.monday)}, {esc(week.phase)}: {week.minutes} min"
    return (
        f'<g data-monday="{week.monday}"><title>{words}</title><rect x="{left:.1f}" y="{top:.1f}" '
        f'width="{0.84 * step:.1f}" height="{high:.1f}" rx="1.5"/>{figure}{date}</g>'
    )


_RATINGS = {0: "rest", 1: "very easy", 2: "easy", 3: "moderate", 4: "somewhat hard", 5: "hard",
            7: "very hard", 10: "maximal"}  # fmt: skip


def _message(plan: AthletePlan) -> str:
    first = plan.sessions[0] if plan.sessions else None
    line = (
        f"{plan.nickname}: {first.date if first else plan.first}; __ min; RPE __; "
        f"{first.code if first else 'S____'}, pain: __"
    )
    ratings = "".join(
        f"<option value='{n}'>{n} {_RATINGS.get(n, '')}</option>".replace(" </", "</")
        for n in range(11)
    )
    return (
        '<section id="mile-message" class="mile-athlete-message"><h2>Tell your coach</h2>'
        f'{paragraph(NOTHING_SENT)}<p class="mile-athlete-by-hand">Copy this line and fill it in '
        f"(your name: date; minutes; RPE 0–10; code of the session, pain yes or no): <code>{esc(line)}</code></p>"
        '<form hidden aria-label="Message to your coach"><label>Date <input type="date" name="date"></label>'
        '<label>Session <select name="code"></select></label>'
        f'<label>How hard was it? <select name="rpe"><option value="">choose</option>{ratings}</select></label>'
        '<label>Minutes <input type="number" name="minutes" min="1" max="1440" inputmode="numeric"></label>'
        '<fieldset><legend>Pain?</legend><label><input type="radio" name="pain" value="no"> no</label>'
        '<label><input type="radio" name="pain" value="yes"> yes</label></fieldset>'
        '<label>Message <textarea name="text" rows="2" readonly></textarea></label>'
        '<p class="mile-athlete-said" role="status"></p><div class="mile-athlete-send">'
        '<button type="button" name="copy">Copy</button><button type="button" name="share" hidden>Share</button>'
        '<a class="mile-athlete-sms">Text message</a></div></form></section>'
    )


def _foot(published_at: dt.datetime, mark: str) -> str:
    said = f" · {esc(mark)}" if mark else ""
    return (
        f"<footer><p>{esc(STOP_LINE)}</p><p>Mile Workbook · {published_at:%Y-%m-%d %H:%M} UTC{said}</p>"
        "</footer>"
    )


def _short_date(day: dt.date) -> str:
    return f"{day.day} {day:%b}"


def _long_date(day: dt.date, *, year: bool = False) -> str:
    return f"{day:%A} {day.day} {day:%B}{f' {day.year}' * year}"
