"""Which weekday holds what, in a week that repeats."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, permutations

from helpers.season.assumptions import RUNNING_DAYS
from helpers.season.calendar import SessionKind, days_apart
from helpers.season.setting import Setting

FAST_CLUBS = ("short intervals", "long intervals")


@dataclass(frozen=True)
class Pattern:
    """Which weekday holds what; None where there is no day for it.

    Attributes
    ----------
    days : tuple of int
        Running days.
    short, long, long_run : int or None
        Weekday of the short and the long intervals and of the long run.
    clubs : tuple of (int, str)
        Weekday and kind of the runs that stand every week.
    """

    days: tuple[int, ...]
    short: int | None
    long: int | None
    long_run: int | None
    clubs: tuple[tuple[int, SessionKind], ...] = ()

    @cached_property
    def swap(self) -> int | None:
        """The easy day that cross-training may take, where there are two or more of them."""
        easy = [day for day in self.easy if day not in dict(self.clubs)]
        return easy[-1] if len(easy) > 1 else None

    @cached_property
    def easy(self) -> tuple[int, ...]:
        """Running days that hold nothing but easy running."""
        held = (*self.fast, self.long_run)
        return tuple(day for day in self.days if day not in held)

    @cached_property
    def fast(self) -> tuple[int, ...]:
        """Weekdays of fast sessions."""
        clubs = (day for day, kind in self.clubs if kind in FAST_CLUBS)
        return tuple(dict.fromkeys(d for d in (self.short, self.long, *clubs) if d is not None))

    @cached_property
    def lifting(self) -> tuple[int, ...]:
        """Weekdays for strength and power, the best first.

        Never the day before a fast one. An easy day is best; else a fast day, after its reps; the
        day of the long run only where nothing else is left.
        """
        fast = self.fast
        free = [day for day in self.days if (day + 1) % 7 not in fast]
        before_long = (self.long_run - 1) % 7 if self.long_run is not None else None

        def rank(day: int) -> tuple[bool, bool, bool, int]:
            return (day == self.long_run, day == before_long, day in fast, day)

        return tuple(sorted(free, key=rank))


def weekly_pattern(setting: Setting) -> Pattern:
    """Choose the weekdays of the fast sessions, the long run and the easy runs."""
    athlete = setting.athlete
    most = int(setting.assumptions[RUNNING_DAYS[athlete.experience]])
    runs = tuple(sorted({(c.weekday, c.holds) for c in setting.clubs if c.holds != "strength"}))
    days = tuple(sorted(set(athlete.training_days)))
    return _best_pattern(days, most, setting.fast_apart, newcomer=setting.is_new, clubs=runs)


@lru_cache(maxsize=256)
def _best_pattern(
    free: tuple[int, ...],
    most: int,
    apart: int,
    *,
    newcomer: bool,
    clubs: tuple[tuple[int, SessionKind], ...],
) -> Pattern:
    """Choose running days, then fast days as far apart as possible, the long run at the weekend."""
    must = tuple(dict.fromkeys(day for day, _ in clubs))
    days = _running_days(free, max(most, len(must)), newcomer, must)
    if len(days) == 1 and not clubs:
        only = days[0]
        return Pattern(days, None, None, only) if newcomer else Pattern(days, only, None, None)
    roles = permutations((*days, None, None, None), 3)
    allowed = [r for r in dict.fromkeys(roles) if _is_allowed(r, days, apart, newcomer, clubs)]
    short, long, long_run = max(allowed, key=lambda r: _spacing(r, newcomer))
    return Pattern(days, short, long, long_run, clubs)


def _is_allowed(
    roles: tuple[int | None, ...],
    days: tuple[int, ...],
    apart: int,
    newcomer: bool,
    clubs: tuple[tuple[int, SessionKind], ...],
) -> bool:
    """Tell whether roles keep to what stands, and fast days far enough apart."""
    kinds = ("short intervals", "long intervals", "long run")
    stands = dict(clubs)
    for day, kind in zip(roles, kinds, strict=True):
        given = [weekday for weekday, held in clubs if held == kind]
        if (given and day not in given) or (not given and day in stands):
            return False
    # A newcomer with two days keeps one for the aerobic base (S1); the fast kinds take turns.
    single = newcomer and len(days) < 3
    fast = [day for day in roles[:2] if day is not None]
    if single and len(fast) > 1 and not all(day in stands for day in fast):
        return False
    standing = [day for day, kind in clubs if kind in FAST_CLUBS]
    chosen = [day for day in fast if day not in stands]
    others = {*fast, *standing}
    return all(days_apart(d, o) >= apart for d in chosen for o in others if o != d)


def _running_days(
    free: tuple[int, ...], most: int, newcomer: bool, must: tuple[int, ...]
) -> tuple[int, ...]:
    """Choose days as even as possible, what stands among them; a newcomer rests between two."""
    for count in range(min(most, len({*free, *must})), 0, -1):
        choices = [c for c in combinations(sorted({*free, *must}), count) if {*must} <= {*c}]
        if newcomer:
            choices = [
                c for c in choices if all(days_apart(a, b) > 1 for a, b in combinations(c, 2))
            ]
        if choices:
            return max(choices, key=_evenness)
    return must or free[:1]


def _evenness(days: tuple[int, ...]) -> tuple[float, bool]:
    gaps = [(b - a) % 7 or 7 for a, b in zip(days, (*days[1:], days[0]), strict=True)]
    return -sum(gap**2 for gap in gaps), 6 in days


def _spacing(roles: tuple[int | None, ...], newcomer: bool) -> tuple[float, ...]:
    """Rank: fast days, then a long run, then distance between the three, then Sunday."""
    short, long, long_run = roles
    placed = [day for day in roles if day is not None]
    nearest = min((days_apart(a, b) for a, b in combinations(placed, 2)), default=0)
    base = long_run is not None
    early = -short if short is not None else 0
    first = (base, short is not None) if newcomer else (short is not None, base)
    return (long is not None and short is not None, *first, nearest, long_run in (5, 6), early)
