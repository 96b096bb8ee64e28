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
SHORTEST_RUN_MINUTES = _ours(
    "shortest_run",
    10,
    "min",
    (5, 30),
    of="shortest run worth planning",
    why="A usual week that leaves less than half of it leaves the easy run out.",
)
EASY_LONG_SHARE = _ours(
    "easy_long",
    0.8,
    "of the long run",
    (0.3, 1),
    of="longest easy run",
    why="So that the long run stays the long one.",
)
FAST_HOURS = Assumption(
    "season_fast_hours",
    48,
    "h",
    48,
    96,
    label="hours from one fast day to the next",
    reason="Two days, as coaches leave between hard days; never less.",
)
FAST_HOURS_FROM_60 = Assumption(
    "season_fast_hours_60",
    72,
    "h",
    72,
    144,
    label="hours from one fast day to the next, from 60 years",
    reason="Ours: recovery takes longer with age; never less than three days.",
)
BASE_SHARE = _ours(
    "base_share",
    0.4,
    "of the weeks",
    (0, 0.8),
    of="part of the weeks before sharpening that is base",
    why="The article begins with the aerobic base (S1) and gives no lengths.",
)
SHARPEN_WEEKS = _ours(
    "sharpen_weeks",
    3,
    "weeks",
    (0, 8),
    of="weeks of sharpening before the taper",
    why="Goal pace close to the race; a third of a short season at most.",
)
WALK_BREAK_S = _ours(
    "walk_break",
    60,
    "s",
    (30, 180),
    of="walk between two bouts of running",
    why="For who cannot yet run half an hour without stopping (S1).",
)
RUN_WALK_MINUTES = _ours(
    "run_walk",
    20,
    "min",
    (5, 40),
    of="running, broken by walks, of a newcomer's first session",
    why="With walks it is within reach before it is without; growth starts there.",
)
FIRST_BOUT_MINUTES = _ours(
    "first_bout",
    5,
    "min",
    (1, 20),
    of="first bout of running where the longest run is unknown",
    why="Short enough for almost anyone; where the longest run is known, half of it.",
)
BOUT_GROWTH_PERCENT = _ours(
    "bout_growth",
    30,
    "%",
    (0, 100),
    of="growth of the bouts of running from week to week",
    why="Bouts may grow faster than the running in all, which grows as a long run does.",
)
HALF_HOUR_MINUTES = _ours(
    "half_hour",
    30,
    "min",
    (20, 60),
    of="running without stopping that newcomers build up to",
    why="The article's figure: at least one run of 30 minutes a week (S1).",
)
LONGEST_RUN_WINDOW_DAYS = _ours(
    "longest_window",
    30,
    "days",
    (14, 60),
    of="days back over which the longest run counts",
    why="As Frandsen et al. (2025) counted it.",
)
NEWCOMER_GROWTH_PERCENT = _ours(
    "newcomer_growth",
    30,
    "%",
    (10, 60),
    of="growth of a newcomer's week over the two before",
    why="Nielsen et al. (2014): above 30 % over two weeks more complaints in 873 novices.",
)
WEEK_FROM_NOTHING_MINUTES = _ours(
    "from_nothing",
    60,
    "min",
    (20, 180),
    of="running in the first week of who has not been running",
    why="Three times twenty minutes; a usual week below it starts there.",
)
SUPPORT_A_WEEK = {
    level: _ours(
        f"support_{level}",
        times,
        "a week",
        (0, 3),
        of=f"strength and power sessions a week ({level})",
        why="The article gives no frequency (S2, S3).",
    )
    for level, times in (("new", 1), ("recreational", 2), ("experienced", 2))
}
SUPPORT_UNTIL_DAYS = _ours(
    "support_until",
    8,
    "days",
    (2, 28),
    of="days before the race from which nothing is lifted",
    why="Heavy legs take days to go; common practice.",
)
LONGER_RACE_MINUTES = _ours(
    "longer_race_run",
    15,
    "min",
    (0, 90),
    of="longer long run for a goal within longer races",
    why="The race lasts longer than a mile (F4); the article gives no figure.",
)
GOAL_PACE_PERCENT = _ours(
    "goal_pace",
    5,
    "%",
    (0, 15),
    of="how far the goal may be from the current mile to be trained at in sharpening",
    why="Farther away it would be another session (the article sets no bound).",
)
QUIET_DAYS = _ours(
    "quiet_days", 2, "days", (1, 7), of="days before a race or trial without anything fast",
    why="Fresh legs: common practice; the day before is free.",
)  # fmt: skip
USUAL_WEEK_PERCENT = _ours(
    "usual_week", 15, "%", (0, 50), of="how far the first full week may exceed the usual one",
    why="More would be a step, not a beginning.",
)  # fmt: skip
FAIR_EASY_MINUTES = _ours(
    "fair_easy", 20, "min", (10, 60), of="easy run that the long run leaves to a day of a small week",
    why="Shorter ones are hardly worth the shower.",
)  # fmt: skip
LAST_BOUT_MINUTES = _ours(
    "last_bout", 3, "min", (1, 10), of="shortest last bout between walks",
    why="For less, nobody needs to start again.",
)  # fmt: skip
MOST_SHARPENING = _ours(
    "most_sharpening", 0.34, "of the weeks", (0, 0.6), of="most of a short season that sharpens",
    why="So that a season of few weeks still builds.",
)  # fmt: skip
LEARNING_LIFTS = _ours(
    "learning_lifts", 4, "sessions", (0, 20), of="strength sessions in which a newcomer lifts lightly",
    why="Technique first; the article begins heavy.",
)  # fmt: skip
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
    SHORTEST_RUN_MINUTES,
    EASY_LONG_SHARE,
    FAST_HOURS,
    FAST_HOURS_FROM_60,
    BASE_SHARE,
    SHARPEN_WEEKS,
    WALK_BREAK_S,
    RUN_WALK_MINUTES,
    FIRST_BOUT_MINUTES,
    BOUT_GROWTH_PERCENT,
    HALF_HOUR_MINUTES,
    LONGEST_RUN_WINDOW_DAYS,
    NEWCOMER_GROWTH_PERCENT,
    WEEK_FROM_NOTHING_MINUTES,
    *SUPPORT_A_WEEK.values(),
    SUPPORT_UNTIL_DAYS,
    LONGER_RACE_MINUTES,
    GOAL_PACE_PERCENT,
    QUIET_DAYS,
    USUAL_WEEK_PERCENT,
    FAIR_EASY_MINUTES,
    LAST_BOUT_MINUTES,
    MOST_SHARPENING,
    LEARNING_LIFTS,
    RACE_DISTANCE_M,
)
