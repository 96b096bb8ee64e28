"""Race day on paper: the pace card, the treadmill, and what the laps say."""

from helpers.answers import RaceCard
from helpers.pages.markup import details, heading, paragraph, table
from helpers.pages.notices import cautions
from helpers.race import FOSTER, LEAST_RUNNING_MPH, NOAKES, LapReport, Split
from helpers.units import MPH_M_S, format_distance, format_pace, format_time
from helpers.workouts import pacing_practice

NOTHING = "A pace card needs a goal, or a mark: enter one on the Profile tab."
_TIMED = {
    "finish": "the watch is read at the finish line; the mile starts behind it, so the first piece "
    "is no whole lap",
    "start": "the watch is read at the start line; the last piece is no whole lap",
    "quarter miles": "on a road with a mark at every quarter of a mile",
    "kilometers": "on a road with kilometer marks",
}


def pace_card(card: RaceCard | None, unit: str) -> str:
    """Return the card: what the watch should show, and where."""
    if card is None:
        return heading("Pace card") + paragraph(NOTHING)
    chosen = card.chosen
    on_track = chosen.splits in ("finish", "start")
    lane = f", lane {chosen.lane}" if on_track and chosen.lane > 1 else ""
    shown = table(
        ("At", "Piece", "Split", "On the watch", "Pace"),
        [_row(piece, unit) for piece in card.pieces],
        caption=f"{card.of.capitalize()} mile in {format_time(card.mile_time_s, 1)}, "
        f"{chosen.strategy}{lane}: {_TIMED[chosen.splits]}",
        minor=(4,),
    )
    return heading("Pace card") + shown


def beside_the_card(card: RaceCard | None, unit: str) -> str:
    """Return the treadmill's speed, the longer race, and where the splits come from."""
    return "" if card is None else _treadmill(card) + _longer(card, unit) + _why()


def _row(piece: Split, unit: str) -> tuple[str, ...]:
    return (
        _meters(piece.distance_m),
        _meters(piece.segment_m),
        format_time(piece.split_s, 1),
        format_time(piece.elapsed_s, 1),
        format_pace(piece.speed_m_s, unit),
    )


def _meters(distance_m: float) -> str:
    """Return meters with as many decimals as they have, up to one."""
    return f"{distance_m:.1f}".removesuffix(".0") + " m"


def _treadmill(card: RaceCard) -> str:
    if card.belt_m_s is None:
        return ""
    mph, km_h = card.belt_m_s / MPH_M_S, card.belt_m_s * 3.6
    said = (
        f"On a treadmill at {card.chosen.incline_percent:g} % incline: {mph:.1f} mph, "
        f"{km_h:.1f} km/h, for {format_time(card.mile_time_s)} of even effort."
    )
    return heading("Treadmill") + paragraph(said) + cautions(card.cautions)


def _longer(card: RaceCard, unit: str) -> str:
    if not card.longer or not card.longer_m:
        return ""
    time_s = card.longer[-1].elapsed_s
    rows = [_row(piece, unit) for piece in card.longer]
    distance = format_distance(card.longer_m, "km" if card.longer_m % 1000 == 0 else "m")
    shown = table(
        ("At", "Piece", "Split", "On the watch", "Pace"), rows,
        caption=f"{distance} in {format_time(time_s)}, even: worth the same VDOT as the mile above",
        minor=(4,),
    )  # fmt: skip
    return heading("The longer race") + shown


def _why() -> str:
    return details(
        "Why these splits?",
        paragraph("Even is the article's advice (S4). Shallow U: the middle half a little slower, "
                  "as laps two and three mostly are in mile records. Negative: the second half a "
                  "little faster. How much is assumed, and can be changed among the assumptions."),
        paragraph("A mile is 1609.344 m: four laps of lane 1 and 9.344 m. An outer lane is longer "
                  "by 2π × 1.22 m a lane, less 0.10 m, since it is measured 0.20 m and not 0.30 m "
                  "from its line."),
        paragraph("Belt speed = speed / (1 + 4.5 × incline), from the ACSM running equation "
                  "VO₂ = 0.2 S + 0.9 S G + 3.5; it holds for running, from about "
                  f"{LEAST_RUNNING_MPH:g} mph. That 1 % stands in for the missing air (Jones and "
                  "Doust 1996) is another idea: use one or the other."),
        paragraph(f"Sources: {NOAKES}. {FOSTER}."),
    )  # fmt: skip


def practice(on_the_bench: bool) -> str:
    """Return what pacing practice is, and whether it is on the bench already."""
    sets = ", then ".join(f"{work.shape} {work.note}" for _, work in pacing_practice().sets)
    said = f"Even pace is learned at goal pace: {sets}."
    there = (
        " It is the session now: the coach's page has it on the Session tab."
        if on_the_bench
        else ""
    )
    return paragraph(said + there, kind="note")


def lap_report(report: LapReport | None) -> str:
    """Return what the laps say: even or not, what the fade cost, what to do next time."""
    if report is None:
        return ""
    pieces = [
        (_meters(p.distance_m), _meters(p.segment_m), format_time(p.split_s, 1),
         format_time(p.elapsed_s, 1))
        for p in report.pieces
    ]  # fmt: skip
    shown = table(
        ("At", "Piece", "Split", "On the watch"), pieces,
        caption=f"As run: a mile in {format_time(report.mile_time_s, 1)}",
    )  # fmt: skip
    half = "longer" if report.fade_s >= 0 else "less"
    said = (
        f"Lap speed varied by {report.cv_percent:.1f} % (CV) and drifted by "
        f"{round(report.drift_percent, 1) + 0.0:+.1f} % a lap. The second half took {abs(report.fade_s):.1f} s "
        f"{half} than the first."
    ).replace("-", "−")
    why = details(
        "Why these figures?",
        paragraph("CV: standard deviation of lap speed over its mean, each piece with its own "
                  "length. Drift: the straight line through lap speeds, per lap. The halves are "
                  "804.672 m each, read off within a lap."),
        paragraph(f"Sources: {NOAKES}. {FOSTER}."),
    )  # fmt: skip
    advice = "".join(paragraph(sentence) for sentence in report.advice)
    return (
        heading("What the laps say") + cautions(report.cautions) + paragraph(said) + advice
        + shown + why
    )  # fmt: skip
