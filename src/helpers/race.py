"""The race itself: pace cards, strategies, the treadmill, and what the laps say afterwards."""

import math
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal, get_args

from helpers.athlete import RaceResult
from helpers.errors import InputError
from helpers.evidence import Assumption, Assumptions, Caution, Source
from helpers.track import lap_length
from helpers.units import LONGEST_TEXT, MILE_M, MPH_M_S, cleaned, format_time, parse_time, shortened

Timing = Literal["finish", "start", "quarter miles", "kilometers"]
Strategy = Literal["even", "shallow U", "negative"]

NOAKES = Source("Noakes, Lambert & Hauman", 2009, "Which lap is the slowest?")
FOSTER = Source(
    "Foster, de Koning & Thiel", 2014, "Evolutionary pattern of improved 1-mile running performance"
)

SHALLOW_U_PERCENT = Assumption(
    "shallow_u", 0.75, "%", 0, 5, "how much slower the middle half of a shallow U is",
    f"Half a second to a second a lap; in nine of ten mile records lap 2 or 3 is slowest: {NOAKES}.",
)  # fmt: skip
NEGATIVE_PERCENT = Assumption(
    "negative_split", 1, "%", 0, 5, "how much faster the second half of a negative split is",
    "Ours: in a mile of 5:00 the halves differ by a second and a half.",
)  # fmt: skip

ASSUMPTIONS = (SHALLOW_U_PERCENT, NEGATIVE_PERCENT)

EVEN_CV_PERCENT, RECORD_CV_PERCENT = 1.5, 3.0
"""Variation from lap to lap in the mile records of today, from and to (`FOSTER`)."""

ACSM = Source("American College of Sports Medicine", None, "running equation")
LEAST_RUNNING_MPH = 5.0
"""Belt speed from which the running equation holds [mph] (`ACSM`)."""

START_OFF_PERCENT, DOUBTFUL_SHARE = 2.0, 0.55
"""Ours: a first lap so far off the average is spoken of; a lap at such a share of the usual speed
is doubted, and one as much faster: a lap that swallowed another comes at half speed."""

_SECONDS = re.compile(r"\d{1,4}[.,]\d{1,3}")
_BETWEEN_LAPS = re.compile(r"(?:[\s;/]|,(?=[\s;/]|\d+:|$))+")


@dataclass(frozen=True)
class Split:
    """One piece of a race: distance so far, its own length, its time, time so far [m, s]."""

    distance_m: float
    segment_m: float
    split_s: float
    elapsed_s: float

    @property
    def speed_m_s(self) -> float:
        """Average speed over the piece [m/s]."""
        return self.segment_m / self.split_s


def _card(segments_m: Sequence[float], splits_s: Sequence[float]) -> tuple[Split, ...]:
    return tuple(map(Split, accumulate(segments_m), segments_m, splits_s, accumulate(splits_s)))


def _one_of(value: object, kind: object, what: str) -> None:
    if value not in (known := get_args(kind)):
        given = f"{shortened(repr(value))} was given for {what}."
        raise InputError(given, f"Possible are {', '.join(known)}.", "Choose one of them.")


def _within(value: float, low: float, high: float, given: str, *advice: str) -> None:
    if not low <= value <= high:
        raise InputError(f"{given} was given.", *advice)


def segments(splits: Timing = "finish", lane: int = 1) -> tuple[float, ...]:
    """Return the pieces [m] in which a mile is timed, in running order.

    At the finish line the piece that is no whole lap comes first; at the start line it comes
    last, as part of a lap where it is shorter than half of one.

    Examples
    --------
    >>> [round(segment_m, 3) for segment_m in segments("start")]
    [400.0, 400.0, 400.0, 409.344]
    """
    _one_of(splits, Timing, "splits")
    lap_m = lap_length(lane)
    whole, rest_m = int(MILE_M // lap_m), MILE_M % lap_m
    if splits == "quarter miles":
        return (MILE_M / 4,) * 4
    if splits == "kilometers":
        return (1000.0, MILE_M - 1000.0)
    if splits == "finish":
        return (rest_m, *[lap_m] * whole)
    return (*[lap_m] * (whole - 1), *((lap_m + rest_m,) if rest_m < lap_m / 2 else (lap_m, rest_m)))


def _speeds(strategy: Strategy, assumptions: Assumptions) -> list[tuple[float, float]]:
    """Return the quarters of the mile as (where it ends [m], relative speed)."""
    slower = 1 - assumptions[SHALLOW_U_PERCENT] / 100
    faster = 1 + assumptions[NEGATIVE_PERCENT] / 100
    shapes = {"shallow U": (1, slower, slower, 1), "negative": (1, 1, faster, faster)}
    quarters = shapes.get(strategy, (1, 1, 1, 1))
    return [(number * MILE_M / 4, speed) for number, speed in enumerate(quarters, 1)]


def _time_between(start_m: float, end_m: float, speeds: Sequence[tuple[float, float]]) -> float:
    """Return the time from one point to another; `speeds` are as `_speeds` returns them."""
    starts_m = (0.0, *(until_m for until_m, _ in speeds))
    return math.fsum(
        max(0.0, min(end_m, until_m) - max(start_m, from_m)) / speed
        for from_m, (until_m, speed) in zip(starts_m, speeds, strict=False)
    )


def pace_card(
    mile_time_s: float,
    *,
    lane: int = 1,
    splits: Timing = "finish",
    strategy: Strategy = "even",
    assumptions: Assumptions = Assumptions(),
) -> tuple[Split, ...]:
    """Return what the watch should show at each point of a mile.

    Parameters
    ----------
    mile_time_s : float
        Time for the mile [s]; an impossible one is refused.
    lane : int
        Lane of the track, 1 to 8.
    splits : {"finish", "start", "quarter miles", "kilometers"}
        Where the watch is read; in lane 1 "finish" is 9.344 m and four laps of 400 m, "start"
        three laps of 400 m and one of 409.344 m.
    strategy : {"even", "shallow U", "negative"}
        Even speed, the middle half slower, or the second half faster, by `ASSUMPTIONS`. Speed is
        a step function of distance, scaled so that the whole takes `mile_time_s`.

    Examples
    --------
    >>> [round(split.elapsed_s, 1) for split in pace_card(360)]
    [2.1, 91.6, 181.0, 270.5, 360.0]
    """
    RaceResult(MILE_M, mile_time_s)
    _one_of(strategy, Strategy, "the strategy")
    segments_m, speeds = segments(splits, lane), _speeds(strategy, assumptions)
    scale = mile_time_s / _time_between(0.0, MILE_M, speeds)
    points_m = pairwise((0.0, *accumulate(segments_m)))
    return _card(segments_m, [scale * _time_between(*ends_m, speeds) for ends_m in points_m])


def road_card(distance_m: float, time_s: float, *, every_m: float = MILE_M) -> tuple[Split, ...]:
    """Return an even-paced card for a longer race, with up to 60 marks, the rest at the end.

    Examples
    --------
    >>> [round(split.segment_m) for split in road_card(5000, 1200)]
    [1609, 1609, 1609, 172]
    """
    race = RaceResult(distance_m, time_s)
    given = f"A mark every {every_m:g} m"
    _within(every_m, 100, 10_000, given, "100 m to 10 km make sense.", "Choose miles or km.")
    # Typed distances are rounded (3 miles as 4828 m): no row is made of the difference.
    rows = math.ceil(distance_m / every_m - 1e-3)
    _within(rows, 1, 60, f"A card of {rows} rows", "60 fit on it.", "Set the marks further apart.")
    segments_m = [every_m] * (rows - 1) + [distance_m - (rows - 1) * every_m]
    return _card(segments_m, [segment_m / race.speed_m_s for segment_m in segments_m])


def _check_incline(incline_percent: float) -> None:
    given = f"An incline of {incline_percent:g} %"
    _within(incline_percent, 0, 15, given, "Treadmills go from 0 to 15 %.", "Check it.")


def belt_speed(speed_m_s: float, incline_percent: float = 0.0) -> float:
    """Compute the belt speed [m/s] that costs as much oxygen uphill as a speed on the level.

    For speeds up to 25 mph and inclines of 0 to 15 %.

    Notes
    -----
    ``speed_m_s / (1 + 4.5 incline_percent / 100)``, from the ACSM running equation
    ``VO2 = 0.2 S + 0.9 S G + 3.5``, stated for running above about 134 m/min (5 mph). That a 1 %
    incline makes up for the missing air at faster speeds (Jones & Doust 1996, J Sports Sci 14) is
    another idea: use one or the other, never both.

    Examples
    --------
    >>> [round(belt_speed(MILE_M / 360, incline) / MPH_M_S, 2) for incline in (0, 2)]
    [10.0, 9.17]
    """
    mph = speed_m_s / MPH_M_S
    _within(mph, 1, 25, f"A speed of {mph:.3g} mph", "Belts go from 1 to 25 mph.", "Check it.")
    _check_incline(incline_percent)
    return speed_m_s / (1 + 4.5 * incline_percent / 100)


def _check_laps(laps_s: Sequence[float]) -> None:
    given = f"A list of {len(laps_s)} laps"
    _within(len(laps_s), 0, 12, given, "There is room for 12.", "Keep those of one mile.")
    for number, lap_s in enumerate(laps_s, 1):
        given = f"{lap_s:g} s for lap {number}"
        _within(lap_s, 1, 1800, given, "A lap takes from a second to 30 minutes.", "Check it.")


@dataclass(frozen=True)
class RaceDay:
    """What the coach chooses for race day, and the laps as timed [s]: none before the race.

    Examples
    --------
    >>> RaceDay(lane=2, laps_s=(88.4, 93.1)).strategy
    'even'
    """

    lane: int = 1
    splits: Timing = "finish"
    strategy: Strategy = "even"
    incline_percent: float = 0.0
    laps_s: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        lap_length(self.lane)
        _one_of(self.splits, Timing, "splits")
        _one_of(self.strategy, Strategy, "the strategy")
        _check_incline(self.incline_percent)
        _check_laps(self.laps_s)


@dataclass(frozen=True)
class LapReport:
    """What the laps of a mile say; they count from 1, a first bit of 9.344 m left out.

    Of lap speed: `cv_percent`, sample standard deviation over mean; `drift_percent`, least-squares
    trend per lap, negative for slowing. `fade_s` is the second half of the mile less the first,
    interpolated within a piece. `cautions` are times in doubt, to be read first; `advice` are
    sentences to read aloud, none while a time is in doubt.
    """

    pieces: tuple[Split, ...]
    mile_time_s: float
    cv_percent: float
    drift_percent: float
    fade_s: float
    fastest: int
    slowest: int
    cautions: tuple[Caution, ...]
    advice: tuple[str, ...]


def _timed_segments(count: int, splits: Timing, lane: int) -> tuple[float, ...]:
    """Return the pieces that so many times are of, a short first bit apart or within its lap."""
    apart = segments(splits, lane)
    joined = (apart[0] + apart[1], *apart[2:]) if apart[0] < apart[1] / 2 else apart
    if count in (len(apart), len(joined)):
        return apart if count == len(apart) else joined
    listed = [", ".join(f"{piece_m:.6g} m" for piece_m in way) for way in (joined, apart)]
    raise InputError(
        f"Lap times given: {count}.",
        f"Expected are {'; or '.join(dict.fromkeys(listed))}.",
        "Add what is missing, take out what is too much, or choose other splits.",
    )


def lap_report(laps_s: Sequence[float], *, lane: int = 1, splits: Timing = "finish") -> LapReport:
    """Return what the laps of a mile say about its pacing.

    Parameters
    ----------
    laps_s : sequence of float
        Time of each of the `segments` [s]; the first 9.344 m may be timed apart or with their lap.
        Another number of times is refused, and so is an impossible mile.
    lane, splits
        As for `pace_card`.

    Examples
    --------
    >>> lap_report((55.07, 56.52, 56.33, 55.21), splits="quarter miles").advice
    ('Even: the quarters vary by 1.3 %, those of mile records today by 1.5 to 3 %.',)
    """
    segments_m = _timed_segments(len(laps_s), splits, lane)
    _check_laps(laps_s)
    mile = RaceResult(MILE_M, math.fsum(laps_s))
    pieces = _card(segments_m, laps_s)
    laps = pieces[1:] if segments_m[0] < segments_m[1] / 2 else pieces
    speeds = [lap.speed_m_s for lap in laps]
    mean_m_s = statistics.fmean(speeds)
    cv_percent = 100 * statistics.stdev(speeds) / mean_m_s
    trend_m_s = statistics.linear_regression(range(len(speeds)), speeds).slope
    half_s = _time_between(0.0, MILE_M / 2, [(p.distance_m, p.speed_m_s) for p in pieces])
    word = {"quarter miles": "quarter", "kilometers": "piece"}.get(splits, "lap")
    cautions = _doubts(pieces, laps, word)
    return LapReport(
        pieces=pieces,
        mile_time_s=mile.time_s,
        cv_percent=cv_percent,
        drift_percent=100 * trend_m_s / mean_m_s,
        fade_s=mile.time_s - 2 * half_s,
        fastest=1 + speeds.index(max(speeds)),
        slowest=1 + speeds.index(min(speeds)),
        cautions=cautions,
        advice=() if cautions else tuple(_advice(laps, mile.speed_m_s, cv_percent, word)),
    )


def _doubts(pieces: Sequence[Split], laps: Sequence[Split], word: str) -> tuple[Caution, ...]:
    """Ask about times that no pacing explains."""
    usual_m_s = statistics.median(lap.speed_m_s for lap in laps)
    asked = []
    if len(pieces) > len(laps) and pieces[0].speed_m_s < usual_m_s / 4:
        took = format_time(pieces[0].split_s)
        asked.append(f"The first {pieces[0].segment_m:.6g} m took {took}: was it a whole lap?")
    for number, lap in enumerate(laps, 1):
        took = f"{word.capitalize()} {number} took {format_time(lap.split_s)}, far"
        if lap.speed_m_s < usual_m_s * DOUBTFUL_SHARE:
            asked.append(f"{took} slower than the others: was a {word} missed?")
        if lap.speed_m_s > usual_m_s / DOUBTFUL_SHARE:
            asked.append(f"{took} faster than the others: was the watch pressed early?")
    return tuple(Caution(question, "Check it; the figures take it as it is.") for question in asked)


def _advice(laps: Sequence[Split], mean_m_s: float, cv_percent: float, word: str) -> list[str]:
    """Return what to say about plausible laps, the start first."""
    if cv_percent <= EVEN_CV_PERCENT:
        records = f"those of mile records today by {EVEN_CV_PERCENT:g} to {RECORD_CV_PERCENT:g} %."
        return [f"Even: the {word}s vary by {cv_percent:.1f} %, {records}"]
    speeds = [lap.speed_m_s for lap in laps]
    late_s = [lap.split_s - lap.segment_m / mean_m_s for lap in laps]
    off_percent = 100 * (speeds[0] / mean_m_s - 1)
    said = []
    if abs(off_percent) > START_OFF_PERCENT:
        was, then = ("faster", "slower") if off_percent > 0 else ("slower", "faster")
        off = f"{abs(off_percent):.0f} % {was} than the average"
        said.append(f"The first {word} was {off}: start about {abs(late_s[0]):.0f} s {then}.")
    if all(before > after for before, after in pairwise(speeds)):
        even = f"{format_time(400 / mean_m_s, 1)} for every 400 m"
        said.append(f"Each {word} was slower than the one before: {even} makes the same mile.")
    if speeds[-1] > max(speeds[:-1]):
        said.append(f"The last {word} was the fastest: something was left. Go a little earlier.")
    slowest = speeds.index(min(speeds))
    where = f"{word.capitalize()} {slowest + 1} was the slowest, {late_s[slowest]:.0f} s behind"
    return said or [f"{where} the average: keep the rhythm there."]


def _lap_time(number: int, typed: str) -> float:
    """Read one lap: bare seconds with a point or a comma, or whatever `parse_time` reads."""
    if not _SECONDS.fullmatch(typed):
        try:
            return parse_time(typed)
        except InputError as refusal:
            raise InputError(f"Lap {number}: {refusal}", "Put a space between laps.") from None
    lap_s = float(typed.replace(",", "."))
    given, advice = f"{typed} s for lap {number}", "Write minutes with a colon, as in 1:32."
    _within(lap_s, 20 if number > 1 else 0, math.inf, given, "A lap takes longer.", advice)
    return lap_s


def parse_laps(text: str) -> tuple[float, ...]:
    """Read lap times [s], with spaces, semicolons, slashes, new lines or commas between them.

    A comma within a number is a decimal comma; nothing typed is no laps.

    Examples
    --------
    >>> parse_laps("1:28.4 93,1, 95; 1:32")
    (88.4, 93.1, 95.0, 92.0)
    """
    written = [lap for lap in _BETWEEN_LAPS.split(cleaned(text)) if lap]
    given = f"A text of {len(text)} characters"
    _within(len(text), 0, LONGEST_TEXT, given, "Laps need fewer.", "Type those of one mile.")
    laps_s = tuple(_lap_time(number, lap) for number, lap in enumerate(written, 1))
    _check_laps(laps_s)
    return laps_s


def format_laps(laps_s: Sequence[float]) -> str:
    """Write lap times as a field shows them, so that `parse_laps` reads the same again.

    Examples
    --------
    >>> format_laps((88.4, 93.1, 95))
    '1:28.4, 1:33.1, 1:35'
    """
    return ", ".join(format_time(lap_s, 3).rstrip("0").rstrip(".") for lap_s in laps_s)
