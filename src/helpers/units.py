"""Parse and format times, distances, paces and plain numbers, as coaches write them."""

import math
import re
import unicodedata

from helpers.errors import InputError

MILE_M = 1609.344
"""Length of the international mile [m], exactly."""

MPH_M_S = MILE_M / 3600
"""One mile per hour [m/s]."""

LONGEST_TEXT = 200
"""Characters that are looked at; a pasted megabyte is cut before anything reads it."""

UNIT_M = {"m": 1.0, "km": 1000.0, "mile": MILE_M}
PACE_M = {"mile": MILE_M, "km": 1000.0, "400m": 400.0}

_NAMED_M = {
    "mile": MILE_M,
    "the mile": MILE_M,
    "half": 21_097.5,
    "half marathon": 21_097.5,
    "marathon": 42_195.0,
}
_UNIT_NAMES = {
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), 1.0),
    **dict.fromkeys(("k", "km", "kilometer", "kilometers", "kilometre", "kilometres"), 1000.0),
    **dict.fromkeys(("mi", "mile", "miles"), MILE_M),
    **dict.fromkeys(("yd", "yard", "yards"), 0.9144),
}
_CLOCK = re.compile(r"(?:(\d{1,2}):(?=\d+:))?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?")
_DECIMAL = re.compile(r"(\d{1,6})([.,])(\d{1,9})")
_DISTANCE = re.compile(r"(\d{1,7}(?:\.\d{1,6})?)\s*([a-z]*)")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")


def cleaned(text: object) -> str:
    """Return what was typed, cut to `LONGEST_TEXT`, with one kind of digit and no hidden marks.

    Examples
    --------
    >>> cleaned("  ４：２０ ")
    '4:20'
    """
    if not isinstance(text, str):
        raise InputError(f"{str(text)[:20]} is not text.", "Type it as in 4:59.")
    folded = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    visible = (c for c in folded if unicodedata.category(c) not in ("Cf", "Cc") or c in "\t\n")
    digits = (str(unicodedata.digit(c)) if c.isdecimal() else c for c in visible)
    return "".join(digits).strip()


def shortened(text: str, length: int = 24) -> str:
    """Return `text`, or its beginning and an ellipsis where it is longer than `length`."""
    return text if len(text) <= length else text[:length] + "…"


def parse_time(text: str) -> float:
    """Read a time as a coach writes it.

    Accepts ``4:59``, ``4:59.2``, ``1:02:03``, ``4'59"``, ``4m59``, whole seconds such as ``299``,
    and digits of any script.

    Parameters
    ----------
    text : str
        What was typed; only the first 200 characters are read.

    Returns
    -------
    float
        Time [s], above zero and finite.

    Raises
    ------
    InputError
        With a sentence that says what was given, what is possible and what to do.

    Examples
    --------
    >>> parse_time("4:59.2")
    299.2
    >>> parse_time("1:02:03")
    3723.0
    """
    typed = cleaned(text)
    if not typed:
        raise InputError("No time was entered.", "Write it as minutes:seconds, for example 4:59.")
    clock = _as_clock(typed.lower())
    if re.fullmatch(r"\d{1,6}", clock):
        return _positive(float(clock), typed)
    if match := _CLOCK.fullmatch(clock):
        return _positive(_clock_seconds(match, typed), typed)
    if match := _DECIMAL.fullmatch(clock):
        return _positive(_decimal_seconds(match, typed), typed)
    raise InputError(_not_a_time(typed))


def _as_clock(typed: str) -> str:
    """Rewrite 4'59", 4m59s and 4min 59 as 4:59."""
    clock = re.sub(r"\s*(?:[''`\u0301ʹ′‘’]|m(?:in)?)\s*(?=\d)", ":", typed)
    return re.sub(r"(?<=\d)\s*(?:[\"”″]|''|′′|s(?:ec)?)$", "", clock)


def _clock_seconds(match: re.Match[str], typed: str) -> float:
    hours, minutes, seconds, fraction = match.groups()
    if len(seconds) == 1:
        raise InputError(
            f"{typed} has one digit for the seconds.",
            f"It could mean {minutes}:0{seconds} or {minutes}:{seconds}0.",
            "Write both digits.",
        )
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        raise InputError(
            f"{typed} is not a time on a clock.",
            f"{'Seconds' if int(seconds) > 59 else 'Minutes'} go from 0 to 59.",
            f"Did you mean {format_time(whole)}?",
        )
    return float(f"{whole}.{fraction or 0}")


def _decimal_seconds(match: re.Match[str], typed: str) -> float:
    """Read 299.5 as seconds; refuse 6.30 and 5,20, which could be minutes as well."""
    whole, mark, fraction = match.groups()
    value = float(f"{whole}.{fraction}")
    if mark == "." and value >= 60:
        return value
    if value >= 60:
        raise InputError(f"{typed} has a decimal comma.", f"Write {whole}.{fraction} for seconds.")
    readings = [f"{value * 60:.0f} seconds as decimal minutes ({format_time(value * 60)})"]
    if len(fraction) == 2 and int(fraction) < 60:
        readings.insert(0, f"{int(whole)} minutes {int(fraction)} seconds ({whole}:{fraction})")
    readings.append(f"{value:g} seconds (0:{value:04.1f})")
    raise InputError(
        f"{typed} can be read in more than one way.",
        f"It could mean {', or '.join(readings)}.",
        "Write the one you mean with a colon.",
    )


def _positive(time_s: float, typed: str) -> float:
    if not 0 < time_s < 1e6:
        raise InputError(
            f"{shortened(typed)} is no time at all.",
            "A time is longer than zero.",
            "Write it as minutes:seconds, for example 4:59.",
        )
    return time_s


def _not_a_time(typed: str) -> str:
    if re.match(r"[-−–]\s*\d", typed):
        return f"{shortened(typed)} is negative. Times are positive. Write it as in 4:59."
    return (
        f"{shortened(typed)} is not a time. "
        "Times are minutes:seconds, with tenths if you like. For example 4:59 or 4:59.2."
    )


def format_time(time_s: float, decimals: int = 0) -> str:
    """Write a time as m:ss, or h:mm:ss from an hour on, rounded to `decimals`.

    Parameters
    ----------
    time_s : float
        Time [s], not negative.
    decimals : int
        Digits after the point, 0 to 3.

    Examples
    --------
    >>> format_time(299.16)
    '4:59'
    >>> format_time(59.96, 1)
    '1:00.0'
    >>> format_time(3723)
    '1:02:03'
    """
    ticks_per_s = 10**decimals
    ticks = math.floor(time_s * ticks_per_s + 0.5)
    whole_s, fraction = divmod(ticks, ticks_per_s)
    minutes, seconds = divmod(whole_s, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
    return f"{clock}.{fraction:0{decimals}d}" if decimals else clock


def format_stopwatch(time_s: float) -> str:
    """Write a target as the watch should show it: rounded up to 0.1 s, as hand timing is.

    Parameters
    ----------
    time_s : float
        Time [s], not negative; what a computer adds in the last digits does not count.

    Examples
    --------
    >>> format_stopwatch(44.7), format_stopwatch(89.41)
    ('0:44.7', '1:29.5')
    """
    return format_time(math.ceil(10 * time_s - 1e-5) / 10, 1)


def format_entry(time_s: float) -> str:
    """Write a time as a field shows it: with tenths where there are any.

    Examples
    --------
    >>> format_entry(360), format_entry(299.2)
    ('6:00', '4:59.2')
    """
    return format_time(time_s, 0 if float(time_s).is_integer() else 1)


def parse_distance(text: str, unit: str | None = None) -> float:
    """Read a distance as a coach writes it.

    Parameters
    ----------
    text : str
        For example ``1500``, ``5k``, ``3 miles``, ``880 yd``, ``half marathon``.
    unit : {"m", "km", "mile"}, optional
        What a bare number means; without it a bare number from 100 on means meters.

    Returns
    -------
    float
        Distance [m], zero or more.

    Raises
    ------
    InputError
        With a sentence and an example.

    Examples
    --------
    >>> parse_distance("5k")
    5000.0
    >>> parse_distance("1 mile")
    1609.344
    """
    typed = cleaned(text).lower()
    if typed in _NAMED_M:
        return _NAMED_M[typed]
    match = _DISTANCE.fullmatch(typed.replace(",", "") if re.search(r",\d{3}\b", typed) else typed)
    if not match or (match[2] and match[2] not in _UNIT_NAMES):
        raise InputError(
            f'"{shortened(typed)}" is not a distance.' if typed else "No distance was entered.",
            "Distances are meters, kilometers or miles.",
            "For example 1500, 5 km, 3 miles or marathon.",
        )
    amount = float(match[1])
    if match[2] or unit:
        return amount * (_UNIT_NAMES[match[2]] if match[2] else UNIT_M[unit or "m"])
    if amount < 100:
        raise InputError(
            f"{typed} has no unit.",
            "It could be kilometers or miles.",
            f"Write {typed} km or {typed} miles.",
        )
    return amount


def format_distance(distance_m: float, unit: str = "m") -> str:
    """Write a distance in meters, kilometers or miles.

    Examples
    --------
    >>> format_distance(3600)
    '3600 m'
    >>> format_distance(8046.72, "mile")
    '5 miles'
    """
    if unit == "m":
        return f"{distance_m:.0f} m"
    amount = f"{distance_m / UNIT_M[unit]:.1f}".removesuffix(".0")
    if unit == "km":
        return f"{amount} km"
    return f"{amount} mile" if amount == "1" else f"{amount} miles"


def format_pace(speed_m_s: float, per: str = "mile") -> str:
    """Write a speed as time per mile, kilometer or 400 m.

    Parameters
    ----------
    speed_m_s : float
        Speed [m/s], above zero.
    per : {"mile", "km", "400m"}
        The distance that the time is for.

    Examples
    --------
    >>> format_pace(MILE_M / 360)
    '6:00/mile'
    """
    decimals = 1 if per == "400m" else 0
    return f"{format_time(PACE_M[per] / speed_m_s, decimals)}/{per}"


def _without_unit(typed: str, unit: str) -> str:
    """Return what was typed without the unit the field has; another unit stays, and is refused.

    Examples
    --------
    >>> _without_unit("45 minutes", "min"), _without_unit("2 h", "min")
    ('45', '2 h')
    """
    match = re.fullmatch(r"(.*?\d)\s*([^\d\s.,]+)", typed)
    if not match or not unit:
        return typed
    written, known = match[2].lower(), unit.lower().replace("×", "x")
    same = known.startswith(written) or written.startswith(known)
    return match[1] if same or written == unit else typed


def parse_number(
    text: str, *, what: str, low: float, high: float, unit: str = "", whole: bool = False
) -> float:
    """Read a plain number within a range.

    Parameters
    ----------
    text : str
        What was typed; the unit may stand behind the number.
    what : str
        What the number is, as the refusal will name it.
    low, high : float
        The range, both ends allowed.
    unit : str
        Unit in words.
    whole : bool
        Refuse fractions.

    Raises
    ------
    InputError
        If it is no number, outside the range, or a fraction where a whole number is needed.

    Examples
    --------
    >>> parse_number("45", what="Age", low=8, high=100, unit="years")
    45.0
    """
    typed = cleaned(text)
    match = _NUMBER.fullmatch(_without_unit(typed, unit).replace("−", "-"))
    possible = f"{what} is a {'whole ' if whole else ''}number from {low:g} to {high:g}"
    possible = f"{possible} {unit}.".replace(" .", ".")
    if not match:
        given = f'"{shortened(typed)}" is not a number.' if typed else "Nothing was entered."
        raise InputError(
            given, possible, f"For example {max(low, min(high, (low + high) // 2)):g}."
        )
    value = float(match[0])
    if not low <= value <= high or (whole and value != int(value)):
        raise InputError(f"{shortened(typed)} was given.", possible, "Check the number.")
    return value


def format_percent(share: float, *, sign: bool = True) -> str:
    """Write a share in whole percent, with a true minus.

    Parameters
    ----------
    share : float
        1 is 100 %.
    sign : bool
        Whether the percent sign stands behind it.

    Examples
    --------
    >>> format_percent(-0.044), format_percent(0.4, sign=False)
    ('−4 %', '40')
    """
    whole = round(100 * share)
    return f"{'−' if whole < 0 else ''}{abs(whole)}{' %' if sign else ''}"
