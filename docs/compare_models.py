"""Compare our models with two packages of other authors and write the page: `make comparison`.

The newest releases in November 2026 were running-performance 0.2.1 (Christian Wygoda, 4 March 2019)
and vdot-calculator 0.0.0.4 (Cássio Maciel Lemos, 25 January 2024). Both are under the MIT licence,
need no other package, and are installed for tests alone.
"""

import datetime as dt
import runpy
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from statistics import fmean, median

import numpy as np
import running_performance
import vdot_calculator
from vdot_calculator import func_module

from helpers.paces import cameron, daniels, riegel
from helpers.paces.equivalents import DISTANCES_M
from helpers.units import MILE_M, format_time, parse_time

DOCS = Path(__file__).parent
PAGE = DOCS / "comparison.md"

RUNNING, CALCULATOR = "running-performance", "vdot-calculator"

TARGETS = ("Mile", "5 km", "Marathon")
"""Distances over which equivalent times are compared."""

LONGEST_TRACK_M = 10_000.0
"""Up to here results are printed in hundredths of a second, beyond in whole seconds."""

SAME = 1e-9
"""Numbers that differ by less, relatively, differ by floating point alone."""

STOP = 1e-4
"""Relative error of VDOT that contents running-performance (`epsilon` in its vo2max.py)."""

NOTHING, UNEXPLAINED = "none", "not explained"

EXPLAINED = {
    "two decimals": "`VO2Max` rounds to two decimals unless given `digits=None`: 0.005 at most.",
    "whole seconds": (
        "`VO2Max_prediction` returns whole seconds, half a second going to the even one: 0.5 s at "
        "most."
    ),
    "early stop": (
        "`VO2Max_prediction` starts at even pace and improves the time by Newton's method; its "
        "derivative is per minute and its time in seconds, so every step is a sixtieth of a full "
        "one. It stops once VDOT is right to 1 in 10 000, and after such small steps it is hardly "
        "better than that: too fast over a longer distance, too slow over a shorter one. Then it "
        "rounds to whole seconds."
    ),
    "time cut": (
        "`convert_to_minutes` adds up the hours, minutes and seconds of a `datetime.time` and "
        "leaves its microseconds out. The mark counts as up to a second faster than it was, so "
        "VDOT is too high."
    ),
    "pace cut": "The same, done to a pace: it counts as up to a second per km too fast.",
    "both cut": (
        "`vdot_from_time_and_pace` cuts both and takes their quotient for the distance. The speed "
        "is that of the pace, too fast; the shorter time takes a little back."
    ),
    # Miles: his own message to the t-and-f list (archived there as msg11282).
    "meters": (
        "Cameron gave his constants for miles; `cameron_prediction` has them converted and "
        "rounded: 0.048865 / 1609.344 to 0.000030363, 2.438936 × 1609.344^0.7905 to 835.7114."
    ),
}
"""Category of a disagreement to its explanation; `Quantity.causes` puts it to the test."""


@dataclass(frozen=True)
class Mark:
    """A performance over one of `DISTANCES_M`.

    Attributes
    ----------
    event : str
        The distance in words.
    time_s : float
        Time [s].
    """

    event: str
    time_s: float

    @property
    def distance_m(self) -> float:
        """Distance [m]."""
        return DISTANCES_M[self.event]

    @property
    def pace_s_km(self) -> float:
        """Pace [s/km]."""
        return 1000 * self.time_s / self.distance_m

    @property
    def vdot(self) -> float:
        """VDOT by our model."""
        return daniels.vdot(self.distance_m, self.time_s)

    def __str__(self) -> str:
        decimals = 2 if self.distance_m <= LONGEST_TRACK_M else 0
        return f"{self.event} {format_time(self.time_s, decimals)}"


Answer = Callable[[Mark], float]


@dataclass(frozen=True)
class Difference:
    """Our answer and theirs to one mark, and the category of what lies between them."""

    mark: Mark
    ours: float
    theirs: float
    cause: str

    @property
    def signed(self) -> float:
        """Theirs less ours; zero where floating point alone makes the difference."""
        return 0.0 if self.cause == NOTHING else self.theirs - self.ours

    @property
    def percent(self) -> float:
        """The same in percent of ours."""
        return 100 * self.signed / self.ours


@dataclass(frozen=True)
class Quantity:
    """Something that we and a package both compute.

    Attributes
    ----------
    name, unit : str
        What it is; "s" where it is a time.
    peer, call : str
        The package and its function.
    ours, theirs : callable
        A mark to a number.
    causes : dict of str to callable
        A category to a function from a mark to the numbers that theirs would be if that were the
        whole reason; the first that holds is named.
    """

    name: str
    unit: str
    peer: str
    call: str
    ours: Answer
    theirs: Answer
    causes: dict[str, Callable[[Mark], Iterable[float]]]

    def __str__(self) -> str:
        return f"{self.name}, `{self.call}`"

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The comparison, one mark after another."""
        return tuple(map(self._compared, marks()))

    @property
    def largest(self) -> list[Difference]:
        """The ten largest disagreements, the largest first."""
        found = [row for row in self.differences if row.cause != NOTHING]
        return sorted(found, key=lambda row: -round(abs(row.signed), 9))[:10]

    def _compared(self, mark: Mark) -> Difference:
        ours, theirs = self.ours(mark), self.theirs(mark)
        reasons = (
            category
            for category, expected in self.causes.items()
            if any(is_same(theirs, value) for value in expected(mark))
        )
        cause = NOTHING if is_same(theirs, ours) else next(reasons, UNEXPLAINED)
        return Difference(mark, ours, theirs, cause)


@lru_cache
def marks() -> tuple[Mark, ...]:
    """Return 200 abilities, VDOT 25 to 80 in equal steps, the eight distances taking turns."""
    found = []
    for vdot, event in zip(np.linspace(25, 80, 200).tolist(), cycle(DISTANCES_M), strict=False):
        decimals = 2 if DISTANCES_M[event] <= LONGEST_TRACK_M else 0
        time_s = daniels.equivalent_time(vdot, DISTANCES_M[event])
        found.append(Mark(event, round(time_s, decimals)))
    return tuple(found)


def is_same(value: float, other: float) -> bool:
    """Return whether two numbers differ by floating point at most."""
    return abs(value - other) <= SAME * abs(other)


def clock(time_s: float) -> dt.time:
    """Return a time as vdot-calculator takes it, to the microsecond."""
    seconds, microseconds = divmod(round(1e6 * time_s), 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    return dt.time(*divmod(minutes, 60), seconds, microseconds)


def cut(time_s: float) -> int:
    """Return the whole seconds of a time, which is what vdot-calculator reads of it."""
    return round(1e6 * time_s) // 1_000_000


def vdot_of_cut_pace(mark: Mark) -> list[float]:
    """Return the VDOT of a mark whose pace lost its fraction."""
    return [daniels.vdot(mark.distance_m, cut(mark.pace_s_km) * mark.distance_m / 1000)]


def vdot_of_cut_time_and_pace(mark: Mark) -> list[float]:
    """Return the VDOT of a mark whose time and pace lost their fractions, the distance with them."""
    time_s = cut(mark.time_s)
    return [daniels.vdot(1000 * time_s / cut(mark.pace_s_km), time_s)]


def whole_seconds(time_s: float) -> list[float]:
    """Return a time in whole seconds, both ways where it may be exactly between two."""
    return [round(time_s - 1e-6), round(time_s + 1e-6)]


def stopped_early(mark: Mark, target_m: float) -> list[float]:
    """Return the whole seconds at which VDOT is off by 1 in 10 000, towards even pace.

    A sixtieth of a Newton step takes a sixtieth of the error away, so the last one leaves 98 % of
    what was allowed, or more.
    """
    side = STOP if target_m > mark.distance_m else -STOP
    reached = (mark.vdot * (1 + side * share) for share in (1, 0.98))
    return [round(daniels.equivalent_time(vdot, target_m)) for vdot in reached]


def cameron_in_meters(mark: Mark, target_m: float) -> list[float]:
    """Return our time by Cameron, changed as much as his constants change when they are rounded."""
    per_meter, scale = 0.048865 / MILE_M, 2.438936 * MILE_M**0.7905

    def ratio(per_meter, scale):
        here, there = (
            13.49681 - per_meter * distance_m + scale / distance_m**0.7905
            for distance_m in (mark.distance_m, target_m)
        )
        return here / there

    changed = ratio(round(per_meter, 9), round(scale, 4)) / ratio(per_meter, scale)
    return [cameron.equivalent_time(mark.distance_m, mark.time_s, target_m) * changed]


@lru_cache
def vdots() -> tuple[Quantity, ...]:
    """Return what is compared of VDOT."""
    running, calculator = running_performance, vdot_calculator
    rows: list[tuple[str, str, Answer, dict]] = [
        (RUNNING, "VO2Max(digits=None)",
         lambda mark: running.VO2Max(mark.distance_m, mark.time_s, digits=None), {}),
        (RUNNING, "VO2Max", lambda mark: running.VO2Max(mark.distance_m, mark.time_s),
         {"two decimals": lambda mark: [round(mark.vdot, 2)]}),
        (CALCULATOR, "func_module.direct",
         lambda mark: func_module.direct(mark.time_s / 60, mark.distance_m), {}),
        (CALCULATOR, "vdot_from_time_and_distance",
         lambda mark: calculator.vdot_from_time_and_distance(clock(mark.time_s), mark.distance_m),
         {"time cut": lambda mark: [daniels.vdot(mark.distance_m, cut(mark.time_s))]}),
        (CALCULATOR, "vdot_from_distance_and_pace",
         lambda mark: calculator.vdot_from_distance_and_pace(mark.distance_m, clock(mark.pace_s_km)),
         {"pace cut": vdot_of_cut_pace}),
        (CALCULATOR, "vdot_from_time_and_pace",
         lambda mark: calculator.vdot_from_time_and_pace(clock(mark.time_s), clock(mark.pace_s_km)),
         {"both cut": vdot_of_cut_time_and_pace}),
    ]  # fmt: skip
    return tuple(
        Quantity("VDOT", "", peer, call, lambda mark: mark.vdot, theirs, causes)
        for peer, call, theirs, causes in rows
    )


@lru_cache
def times(event: str) -> tuple[Quantity, ...]:
    """Return what is compared of the equivalent times over one distance."""
    target_m, peer = DISTANCES_M[event], running_performance

    def by_vdot(distance_m, time_s, target_m):
        return daniels.equivalent_time(daniels.vdot(distance_m, time_s), target_m)

    def asked(function) -> Answer:
        return lambda mark: function(mark.distance_m, mark.time_s, target_m)

    solved = {
        "whole seconds": lambda mark: whole_seconds(asked(by_vdot)(mark)),
        "early stop": lambda mark: stopped_early(mark, target_m),
    }
    converted = {"meters": lambda mark: cameron_in_meters(mark, target_m)}
    rows = [
        ("VDOT", by_vdot, peer.VO2Max_prediction, solved),
        ("Riegel", riegel.equivalent_time, peer.riegel_prediction, {}),
        ("Cameron", cameron.equivalent_time, peer.cameron_prediction, converted),
    ]
    return tuple(
        Quantity(
            f"{event} by {model}", "s", RUNNING, theirs.__name__, asked(ours), asked(theirs), causes
        )
        for model, ours, theirs, causes in rows
    )


def quantities() -> tuple[Quantity, ...]:
    """Return everything that is compared."""
    return (*vdots(), *(quantity for event in TARGETS for quantity in times(event)))


def asked_of(call: str, event: str = "VDOT") -> Quantity:
    """Return the quantity that a function of a package gives, for an event where it is a time."""
    return next(
        quantity
        for quantity in quantities()
        if quantity.call == call and quantity.name.startswith(event)
    )


def printed_rows() -> list[tuple[float, dict[str, float]]]:
    """Return the rows of the printed table that our tests hold: VDOT, and event to time [s]."""
    tests = DOCS.parent / "tests" / "paces" / "test_daniels.py"
    rows = runpy.run_path(str(tests))["PUBLISHED_RACES"]
    return [
        (vdot, dict(zip(TARGETS, map(parse_time, typed), strict=True))) for vdot, *typed in rows
    ]


@lru_cache
def questions() -> dict[str, tuple[tuple[Answer, ...], list[tuple[Mark, float]]]]:
    """Return what is asked of the printed table: who answer, and marks with the printed answer.

    We answer first, then running-performance and, where it can, vdot-calculator.
    """
    found = {}
    rounded, cut_short = asked_of("VO2Max"), asked_of("vdot_from_time_and_distance")
    for event in TARGETS:
        read = [(Mark(event, times_s[event]), vdot) for vdot, times_s in printed_rows()]
        found[f"VDOT: {event}"] = (rounded.ours, rounded.theirs, cut_short.theirs), read
    for event, target in (("5 km", "Mile"), ("Mile", "5 km"), ("5 km", "Marathon")):
        solved = asked_of("VO2Max_prediction", target)
        read = [(Mark(event, times_s[event]), times_s[target]) for _, times_s in printed_rows()]
        found[f"{target} from {event} [s]"] = (solved.ours, solved.theirs), read
    return found


def missed(side: str) -> float:
    """Return by how much VDOT, at most, equivalent times miss that of their mark.

    Parameters
    ----------
    side : {"ours", "theirs"}
        Whose times.
    """
    return max(
        abs(daniels.vdot(DISTANCES_M[event], getattr(row, side)) - row.mark.vdot)
        for event in TARGETS
        for row in asked_of("VO2Max_prediction", event).differences
    )


def number(value: float) -> str:
    """Write the size of a number in three significant digits, never with an exponent."""
    size = 0.0 if abs(value) < 1e-9 else float(f"{abs(value):.3g}")
    return np.format_float_positional(size, trim="-")


def signed(value: float) -> str:
    """Write a number with its sign."""
    return ("−" if value < 0 else "+") + number(value)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table whose columns also line up in a terminal."""
    rows = [head, *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def summary() -> str:
    """Return the table of everything that is compared."""
    rows = []
    for quantity in quantities():
        absolute = [abs(row.signed) for row in quantity.differences]
        percent = [abs(row.percent) for row in quantity.differences]
        causes = Counter(row.cause for row in quantity.differences).most_common()
        rows.append(
            (
                f"{quantity}" + (f" [{quantity.unit}]" if quantity.unit else ""),
                quantity.peer,
                str(len(absolute)),
                *(number(of(sizes)) for sizes in (absolute, percent) for of in (median, max)),
                ", ".join(f"{cause} {count}" for cause, count in causes),
            )
        )
    head = ("quantity", "package", "marks", "median", "largest", "median [%]", "largest [%]")
    return table((*head, "reasons"), rows)


def disagreements(quantity: Quantity) -> str:
    """Return the heading and the table of a quantity's largest disagreements."""

    def shown(value):
        return format_time(value, 3) if quantity.unit else f"{value:.4f}"

    rows = (
        (str(row.mark), shown(row.ours), shown(row.theirs), signed(row.signed),
         signed(row.percent), row.cause)
        for row in quantity.largest
    )  # fmt: skip
    unit = f" [{quantity.unit}]" if quantity.unit else ""
    head = ("mark", "ours", "theirs", f"theirs − ours{unit}", "[%]", "reason")
    return f"### {quantity} ({quantity.peer})\n\n{table(head, rows)}"


def explanations() -> str:
    """Return the explanation of every reason, as a list."""
    return "\n".join(f"- *{category}*: {said}" for category, said in EXPLAINED.items())


def printed() -> str:
    """Return the table of mean errors against the printed table."""
    head, rows = ("question", "ours", RUNNING, CALCULATOR), []
    for question, (answers, read) in questions().items():
        sizes = [fmean(abs(answer(mark) - value) for mark, value in read) for answer in answers]
        row = (question, *map(number, sizes))
        rows.append((*row, *["–"] * (len(head) - len(row))))
    return table(head, rows)


def tenths() -> str:
    """Return the VDOT of the marks that are printed in tenths of a second."""
    asked = asked_of("vdot_from_time_and_distance")
    rows = (
        (
            f"{event} {format_time(time_s, 1)}",
            f"{vdot:.0f}",
            *(f"{answer(mark):.2f}" for answer in (asked.ours, asked.theirs)),
        )
        for vdot, times_s in printed_rows()
        for event, time_s in times_s.items()
        for mark in (Mark(event, time_s),)
        if time_s % 1
    )
    return table(("mark", "printed", "ours", CALCULATOR), rows)


def introduction() -> str:
    """Return what was compared, and how the marks are made."""
    return f"""\
# Comparison

Written by `make comparison`; `tests/paces/test_peers.py` holds the tolerances, and holds this page to what the script would write.
Our models of VDOT, Riegel and Cameron (`src/helpers/paces`) and two packages by other authors answered the same questions about the same marks.

- {RUNNING} {version(RUNNING)}, MIT licence, imported as `running_performance`
- {CALCULATOR} {version(CALCULATOR)}, MIT licence, imported as `vdot_calculator`

The {len(marks())} marks are evenly spaced from VDOT 25 to 80, with {len(DISTANCES_M)} distances taking turns: {", ".join(DISTANCES_M).lower()}.
Each time is our equivalent time, rounded as results are printed: to hundredths of a second up to 10 km, to whole seconds beyond.
Once rounded it is a mark like any other: an error of ours would move it, not hide in it.
Some are shorter than 3:30 or below VDOT 30, where the model is extrapolated; that is nothing to a comparison of arithmetic.
Neither package has a mile of its own; all were given {MILE_M} m.

Agreement shows that three authors read the same equations alike, not that runners obey them.
Neither package gives training paces: those are held against the printed table alone, in `tests/paces/test_daniels.py`.
{RUNNING} also gives Purdy's points, of which we have none.
"""


TESTED = """\
Each reason is put to the test, mark by mark: our own model, with what the reason says done to it, must give the package's number.
The first that suffices is named: most equivalent times that whole seconds explain were stopped early as well.
What no reason gives would read *not explained*.
"""


def verdicts() -> str:
    """Return who is right where, with the figures of today."""
    cut_most = asked_of("vdot_from_time_and_distance").largest[0]
    solved = {
        event: number(asked_of("VO2Max_prediction", event).largest[0].signed) for event in TARGETS
    }
    converted = number(asked_of("cameron_prediction", "Marathon").largest[0].signed)
    return f"""\
**VDOT: ours.**
Asked for the bare formula (`VO2Max` with `digits=None`, `func_module.direct`), both packages give our VDOT for every mark.
The two decimals of `VO2Max` are enough for any coach.
The cut of {CALCULATOR} matters: {cut_most.mark} becomes VDOT {cut_most.theirs:.2f} instead of {cut_most.ours:.2f}, {cut_most.percent:.1f} % too much, and its own formula, given the whole time, agrees with ours.

**Equivalent times by VDOT: ours.**
An equivalent time is the one that is worth the same VDOT; ours are, and theirs miss it by up to {missed("theirs"):.2f} VDOT.
The largest differences are {solved["Mile"]} s in a mile, {solved["5 km"]} s in 5 km and {solved["Marathon"]} s in a marathon; the rounding makes up to half a second of each.

**Cameron: ours.**
Ours are the author's own constants; in a marathon it makes {converted} s at most.

**Riegel: both.**
There is no difference.

The printed table can't decide between us: it is further from its own formula than we are from each other.
These are the mean sizes of the errors against the {len(printed_rows())} rows of Daniels' Running Formula that `tests/paces/test_daniels.py` holds:

{printed()}

{RUNNING} comes out ahead where its whole seconds meet those of the table, {CALCULATOR} over the mile by luck.
To the two miles that are printed in tenths the formula gives less than their row, and a time cut short gives more; over 5 km the same cut leads away from the row:

{tenths()}"""


def document() -> str:
    """Return the page."""
    parts = [
        introduction(),
        "## Differences",
        "Theirs less ours, without the sign; what differs by less than 1 in 1 000 000 000 differs by *none*.",
        summary(),
        "## Reasons",
        TESTED,
        explanations(),
        "## Who is right",
        verdicts(),
        "## The ten largest disagreements",
        "Where all marks agree there is nothing to list.",
        *(disagreements(quantity) for quantity in quantities() if quantity.largest),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
