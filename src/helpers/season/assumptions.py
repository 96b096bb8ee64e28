"""What the season assumes: every length, growth and share in one table, each editable."""

from helpers.evidence import Assumption


def _ours(
    name: str, value: float, unit: str, possible: tuple[float, float], *, of: str, why: str
) -> Assumption:
    return Assumption(f"season_{name}", value, unit, *possible, label=of, reason=why)


SEASON_WEEKS = _ours(
    "weeks",
    12,
    "weeks",
    (2, 26),
    of="length of a season without a race date",
    why="Long enough to see a change.",
)
LONGEST_SEASON_WEEKS = _ours(
    "longest",
    26,
    "weeks",
    (8, 52),
    of="longest season planned",
    why="Further away, only the last weeks before the race are planned.",
)
GROWTH_PERCENT = _ours(
    "growth",
    5,
    "%",
    (0, 15),
    of="growth of running from week to week",
    why="The 10 % rule has weak support; 5 % steps are a cautious habit.",
)
LONG_GROWTH_PERCENT = _ours(
    "long_growth_new",
    9,
    "%",
    (0, 15),
    of="growth of a newcomer's long run",
    why="Steps below 10 %, so that half an hour without stopping comes into reach (S1).",
)
LIGHTER_EVERY = _ours(
    "lighter_every",
    4,
    "weeks",
    (2, 8),
    of="how often a week is lighter",
    why="Three weeks up, one down: common practice.",
)
LIGHTER_SHARE = _ours(
    "lighter", 0.7, "of the week", (0.4, 1), of="size of a lighter week", why="Common practice."
)
TAPER_SHARE = _ours(
    "taper",
    0.6,
    "of the week",
    (0.3, 1),
    of="size of the race week and the one before",
    why="Less running, the same pace: common practice.",
)
SINGLE_FAST_DAY_WEEKS = _ours(
    "one_fast_day",
    4,
    "weeks",
    (0, 12),
    of="weeks in which a newcomer has one fast day",
    why="Intensity rises gradually (S7).",
)
FIRST_WORK_SHARE = _ours(
    "first_work",
    0.6,
    "of the cap",
    (0.3, 1),
    of="size of the first fast sessions",
    why="They grow to the full cap over six weeks.",
)
EASY_MINUTES = {
    level: _ours(
        f"easy_{level}",
        minutes,
        "min",
        (10, 120),
        of=f"easy run in the first week ({level})",
        why="Used where the usual week is unknown.",
    )
    for level, minutes in (("new", 20), ("recreational", 35), ("experienced", 45))
}
LONG_MINUTES = {
    level: _ours(
        f"long_{level}",
        minutes,
        "min",
        (10, 180),
        of=f"long run in the first week ({level})",
        why="Used where the longest recent run is unknown.",
    )
    for level, minutes in (("new", 20), ("recreational", 50), ("experienced", 70))
}
LONGEST_LONG_MINUTES = {
    level: _ours(
        f"longest_{level}",
        minutes,
        "min",
        (30, 240),
        of=f"longest long run ({level})",
        why="Enough for the mile; the article asks newcomers for 30 minutes.",
    )
    for level, minutes in (("new", 45), ("recreational", 75), ("experienced", 105))
}
RUNNING_DAYS = {
    level: _ours(
        f"days_{level}", days, "days", (1, 7), of=f"most sessions a week ({level})", why=reason
    )
    for level, days, reason in (
        ("new", 3, "No two days in a row, Sunday to Monday included (S7)."),
        ("recreational", 5, "Two days without running."),
        ("experienced", 6, "One day of rest (S7)."),
    )
}
REST_WEEKS = {
    status: _ours(
        f"rest_{status}",
        weeks,
        "weeks",
        (0, 12),
        of=f"weeks without running ({status})",
        why="Whoever treats the athlete decides; until then the plan holds no running.",
    )
    for status, weeks in (("ill", 1), ("injured", 3))
}
EASY_WEEKS = {
    status: _ours(
        f"easy_{status}",
        weeks,
        "weeks",
        (0, 16),
        of=f"weeks without fast running ({status})",
        why="Counted from today. Whoever treats the athlete decides.",
    )
    for status, weeks in (("niggle", 1), ("ill", 2), ("returning", 2), ("injured", 5))
}
RETURN_SHARE = _ours(
    "return_share",
    0.6,
    "of the week",
    (0.2, 1),
    of="size of the first weeks back after a break",
    why="Well below the usual week.",
)
RETURN_WEEKS = _ours(
    "return_weeks",
    4,
    "weeks",
    (1, 12),
    of="weeks until the usual week is reached again after a break",
    why="In even steps; whoever treats the athlete decides.",
)
WEEKS_TO_FULL_WORK = _ours(
    "weeks_to_full_work",
    6,
    "weeks",
    (1, 20),
    of="weeks over which fast sessions grow to the athlete's cap",
    why="Intensity rises gradually (S7).",
)
FAST_DAY_MINUTES = _ours(
    "fast_day",
    35,
    "min",
    (10, 90),
    of="running on a fast day, when the usual week is shared out",
    why="Warm-up, reps and cool-down of a scaled session.",
)
SHORTEST_RUN_MINUTES = _ours(
    "shortest_run",
    10,
    "min",
    (5, 30),
    of="shortest run worth planning",
    why="A usual week that leaves less than half of it leaves the easy run out.",
)
RACE_DISTANCE_M = _ours(
    "race_distance",
    5000,
    "m",
    (800, 50_000),
    of="distance of a longer race that was not given",
    why="The commonest race on the road.",
)

ASSUMPTIONS = (
    SEASON_WEEKS,
    LONGEST_SEASON_WEEKS,
    GROWTH_PERCENT,
    LONG_GROWTH_PERCENT,
    LIGHTER_EVERY,
    LIGHTER_SHARE,
    TAPER_SHARE,
    SINGLE_FAST_DAY_WEEKS,
    FIRST_WORK_SHARE,
    *EASY_MINUTES.values(),
    *LONG_MINUTES.values(),
    *LONGEST_LONG_MINUTES.values(),
    *RUNNING_DAYS.values(),
    *REST_WEEKS.values(),
    *EASY_WEEKS.values(),
    RETURN_SHARE,
    RETURN_WEEKS,
    WEEKS_TO_FULL_WORK,
    FAST_DAY_MINUTES,
    SHORTEST_RUN_MINUTES,
    RACE_DISTANCE_M,
)

FAST_DAYS_APART, FAST_DAYS_APART_FROM_60 = 2, 3
"""Days from one fast session to the next: at least 48 h, from 60 years 72 h."""
