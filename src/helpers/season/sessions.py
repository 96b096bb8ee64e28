"""What fills a day: runs by time, intervals in turn and in size, lifting, the race."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from helpers.season.assumptions import (
    EASY_LONG_SHARE,
    FAIR_EASY_MINUTES,
    HALF_HOUR_MINUTES,
    LAST_BOUT_MINUTES,
    WALK_BREAK_S,
)
from helpers.season.calendar import FAST, HEAVY, PHASES, Session, SessionKind, Week
from helpers.season.days import EVENT, Task, running_tasks
from helpers.season.events import event_session, first_test, race_session
from helpers.season.lifting import gives_way, lifting
from helpers.season.plot import WHY, Plot
from helpers.season.sizing import Limits, cap_races, weighed
from helpers.workouts import (
    EffortPace,
    Recipe,
    Run,
    easy_run,
    run_walk,
)
from helpers.workouts.effort import EXPECTED_RPE


def week_sessions(plot: Plot) -> tuple[Session, ...]:
    """Return the sessions of a week in order of day, the races among them."""
    setting, slot = plot.setting, plot.size.slot
    fast_before = plot.counts["short intervals"] + plot.counts["long intervals"]
    runs = running_tasks(setting, slot, plot.pattern, fast_before + plot.counts["test or race"])
    ran = _fast(plot, runs)
    ran += _long(plot, runs, ran)
    ran += _easy(plot, runs, ran)
    lifted = lifting(plot, ran)
    if setting.has_limits:
        ran = [_beside(plot, run, runs, lifted) for run in ran]
    events = (event for day, event in setting.events.items() if slot.holds(day))
    stands = [event_session(plot.sizer, event, plot.unbroken_s) for event in events]
    if setting.goal.race_date and slot.holds(setting.goal.race_date):
        stands.append(race_session(plot.sizer, plot.unbroken_s))
    return tuple(sorted((*ran, *lifted, *stands), key=lambda s: (s.day, s.kind in HEAVY)))


def _fast(plot: Plot, runs: list[Task]) -> list[Session]:
    """Size the fast sessions, one after the other; who has no mark gets a gentle test, once."""
    found: list[Session] = []
    counts = Counter(plot.counts)
    fast = [task for task in runs if task.kind in FAST]
    for placed in plot.settled:
        plot.sizer.held(placed.kind, plot.size.slot.phase, placed.recipe)
    # What stands comes first, then the kind that is behind: where a week has room for one, they
    # take turns.
    for task in sorted(fast, key=lambda t: (t.club is None, counts[t.kind], t.day)):
        test = _may_test(plot, task, counts) and first_test(
            plot.sizer, task.day, _limits(plot, task, found)
        )
        made = test or _intervals(plot, task, found)
        if made:
            found.append(made)
            counts[made.kind] += 1
    return found


def _may_test(plot: Plot, task: Task, counts: Counter[str]) -> bool:
    """Return whether a first test is wanted: once, before the taper, and not in a club's place."""
    before_taper = plot.size.slot.phase not in ("taper", "race")
    tested = counts[EVENT] or any(placed.kind == EVENT for placed in plot.settled)
    return plot.setting.mile is None and not tested and before_taper and task.club is None


def _intervals(plot: Plot, task: Task, before: list[Session]) -> Session | None:
    phase = plot.size.slot.phase
    limits = _limits(plot, task, before)
    # A smaller week saves reps, not the warm-up; where none is small enough, it is as ever.
    smaller = replace(limits, minutes=min(limits.minutes, plot.size.fast_minutes), warm=True)
    found = plot.sizer.chosen(task.kind, phase, smaller) if plot.size.share < 1 else None
    found = found or plot.sizer.chosen(task.kind, phase, limits)
    if found is None:
        return None
    why = f"{WHY[task.kind]} In the {phase} phase: {PHASES[phase]}. {task.why}".strip()
    about = {"why": why, "note": task.club or "", "anchor": task.club is not None}
    return weighed(plot.sizer, task.day, task.kind, found, **about)


def _limits(plot: Plot, task: Task, before: list[Session]) -> Limits:
    size = plot.size
    # The long run keeps its part, and the other days some of what is left.
    easy_m = plot.settled_easy_m
    left_m = plot.left_m(before) + easy_m
    left_m = min(0.6 * left_m, left_m - max(easy_m, plot.kept_m))
    return Limits(
        mile_races=size.work_share * cap_races(plot.setting),
        distance_m=min(size.most_m(task.day), plot.session_share_m, left_m),
        minutes=plot.minutes_on(task),
        unbroken_s=plot.unbroken_s,
    )


def _long(plot: Plot, runs: list[Task], ran: list[Session]) -> list[Session]:
    found: list[Session] = []
    for task in (t for t in runs if t.kind == "long run"):
        minutes = min(
            plot.size.long_minutes,
            plot.minutes_on(task),
            plot.size.most_m(task.day) / (60 * plot.setting.easy_m_s),
            _left_for_long(plot, runs, [*ran, *found]),
        )
        found += _aerobic(plot, task, minutes)
    return found


def _left_for_long(plot: Plot, runs: list[Task], ran: list[Session]) -> float:
    """Return the minutes that are left for the long run: easy days keep an easy run each.

    A newcomer's may be as short as a run can be, since the base comes first (S1).
    """
    left, shortest = plot.left_m(ran) / (60 * plot.setting.easy_m_s), plot.size.shortest_minutes
    done = {session.day for session in ran}
    easy = sum(task.kind != "long run" and task.day not in done for task in runs)
    fair = shortest if plot.setting.is_new else plot.setting.assumptions[FAIR_EASY_MINUTES]
    return min(left, max(shortest, 0.6 * left, left - fair * easy))


def _easy(plot: Plot, runs: list[Task], ran: list[Session]) -> list[Session]:
    """Share what is left of the week among the easy days, a fast one that gave way among them."""
    done = {session.day for session in ran}
    tasks = [task for task in runs if task.day not in done and task.kind != "long run"]
    if not tasks:
        return []
    setting, size = plot.setting, plot.size
    known = setting.athlete.weekly_distance_m is not None
    days = max(len(tasks), _days_to_share(plot, runs), 1)
    share = plot.left_m(ran) / (60 * setting.easy_m_s * days)
    usual = share if known else min(size.easy_minutes, share)
    longest = size.long_minutes * setting.assumptions[EASY_LONG_SHARE]
    found: list[Session] = []
    for task in tasks:
        most = size.most_m(task.day) / (60 * setting.easy_m_s)
        found += _aerobic(plot, task, min(usual, longest, plot.minutes_on(task), most))
    return found


def _beside(plot: Plot, run: Session, runs: list[Task], lifted: list[Session]) -> Session:
    """Return a run as short as what is lifted after it asks, within the minutes of their day."""
    lift = next((lift for lift in lifted if lift.day == run.day and not lift.anchor), None)
    if lift is None or not gives_way(run):
        return run
    task = next(task for task in runs if task.day == run.day)
    left = plot.minutes_on(task) - lift.minutes
    return run if run.minutes <= left else _aerobic(plot, task, left)[0]


def _days_to_share(plot: Plot, runs: list[Task]) -> int:
    """Return among how many days the rest is shared: a day that a race takes gives nothing away.

    Runs that are settled, and the long run, have theirs already.
    """
    weekdays = [day for day in (*plot.pattern.easy, plot.pattern.long_run) if day is not None]
    days = {plot.size.slot.monday + dt.timedelta(days=weekday) for weekday in weekdays}
    long_runs = {task.day for task in runs if task.kind == "long run"}
    return len(days - long_runs - plot.settled_runs)


def _aerobic(plot: Plot, task: Task, minutes: float) -> list[Session]:
    """Return easy or long running by time, broken by walks while that is needed."""
    least = plot.size.shortest_minutes
    whole = int(max(minutes, least) if task.club else minutes)  # what stands keeps a short run
    kind: SessionKind = "easy run" if task.kind in FAST else task.kind
    setting = plot.setting
    bout = plot.size.bout_minutes
    if bout is not None and kind != "cross-training":
        whole = _with_walks(plot, whole, plot.minutes_on(task))
    if whole < least and task.club is None:
        return []
    if kind == "cross-training":
        recipe = _cross_training(60.0 * whole)
    elif bout is not None and int(bout) < whole:
        recipe = run_walk(60 * bout, setting.assumptions[WALK_BREAK_S], total_run_s=60.0 * whole)
    else:
        recipe = _easy_recipe(kind, 60.0 * whole)
    gave_way = task.kind != kind and not task.why
    why = "No interval session small enough was found: easy running." if gave_way else task.why
    about = {
        "why": f"{_why_aerobic(plot, kind, recipe)} {why}".strip(),
        "note": task.club or "",
        "anchor": task.club is not None,
    }
    if len(recipe.blocks) > 1:
        return [weighed(plot.sizer, task.day, kind, recipe, **about)]
    # One run at a stretch needs no resolving.
    running_m = 0.0 if kind == "cross-training" else 60 * whole * setting.easy_m_s
    rpe = setting.assumptions[EXPECTED_RPE[kind]]
    return [Session(task.day, kind, recipe, float(whole), running_m, rpe, **about)]


def _with_walks(plot: Plot, minutes: int, most: float) -> int:
    """Return the running that fits into a day together with its walks, and ends in no crumb."""
    bout = int(plot.size.bout_minutes)
    walk = plot.setting.assumptions[WALK_BREAK_S] / 60
    while minutes > bout and minutes + walk * ((minutes - 1) // bout) > most:
        minutes -= 1
    crumb = minutes % bout
    least = plot.setting.assumptions[LAST_BOUT_MINUTES]
    return minutes - crumb if crumb < least and minutes > bout else minutes


def _why_aerobic(plot: Plot, kind: SessionKind, recipe: Recipe) -> str:
    if len(recipe.blocks) > 1:
        half_hour = plot.setting.assumptions[HALF_HOUR_MINUTES]
        return f"Walks between, until {half_hour:g} minutes go without stopping (S1)."
    return WHY[kind]


@lru_cache(maxsize=1024)
def _easy_recipe(kind: SessionKind, duration_s: float) -> Recipe:
    return replace(easy_run(duration_s), name=kind.capitalize())


@lru_cache(maxsize=256)
def _cross_training(duration_s: float) -> Recipe:
    return Recipe(
        "Cross-training",
        (Run("run", duration_s, EffortPace(3)),),
        purpose="Bike, pool or elliptical in place of an easy run; the run will do as well.",
        article="S7",
        ours="kind and length",
    )


def counted(week: Week) -> Counter[str]:
    """Return how many sessions of each kind a week has."""
    return Counter(session.kind for session in week.sessions)
