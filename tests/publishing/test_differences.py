import datetime as dt
from dataclasses import replace

from helpers.answers import athlete_plan
from helpers.publishing import changes
from helpers.workbook import replaced


def test_the_same_plan_has_no_changes(plan):
    """Nothing is said, and nothing needs to go out."""
    assert changes(plan, plan) == ()


def test_the_first_publication_is_counted(plan):
    """How many sessions, and until when."""
    assert changes(None, plan) == (
        f"Published for the first time: {len(plan.sessions)} sessions to Sun 11 Apr.",
    )


def test_changed_sessions_are_named(plan):
    """By day and name, in the order of the plan."""
    first, second, *others = plan.sessions
    new = replace(plan, sessions=(replace(first, minutes=1), replace(second, name="X"), *others))
    assert changes(plan, new) == (f"2 sessions changed: Tue 24 Nov {first.name}, Tue 24 Nov X.",)


def test_new_and_taken_out_are_told_apart(plan):
    """A session that moved is taken out on one day and new on another."""
    first, *others = plan.sessions
    moved = replace(first, date=dt.date(2026, 11, 25), code="S1125")
    assert changes(plan, replace(plan, sessions=(moved, *others))) == (
        f"1 session new: Wed 25 Nov {first.name}.",
        f"1 session taken out: Tue 24 Nov {first.name}.",
    )


def test_many_are_counted(plan):
    """Four are named, the others counted."""
    new = replace(plan, sessions=tuple(replace(s, rpe=1.0) for s in plan.sessions))
    (said,) = changes(plan, new)
    assert said.startswith(f"{len(plan.sessions)} sessions changed: ")
    assert said.endswith(f" and {len(plan.sessions) - 4} more.")


def test_a_day_gone_by_is_no_change(workbook, plan):
    """A week later, with nothing changed, nothing is said of the week that is over."""
    workbook = replaced(workbook, "outline.start", plan.first)
    before, later = (athlete_plan(workbook, day) for day in (plan.first, dt.date(2026, 12, 1)))
    assert changes(before, later) == ()


def test_a_new_mark_changes_the_paces(workbook, plan):
    """They are named, and so are the sessions run at them."""
    faster = athlete_plan(replaced(workbook, "athlete.mile_time_s", 365.0), plan.first)
    said = " ".join(changes(plan, faster))
    assert "Paces changed: easy, threshold, interval, repetition, mile." in said
    assert "sessions changed" in said


def test_race_day_goal_and_unit(plan):
    """What stands beside the sessions is spoken of too."""
    new = replace(plan, race_day=dt.date(2027, 4, 18), cards=(), unit="km", nickname="Rav")
    assert changes(plan, new) == (
        "The name is Rav now.",
        "Race day is Sun 18 Apr now.",
        "Race card changed.",
        "Unit changed.",
    )
    assert "There is no race day now." in changes(plan, replace(plan, race_day=None))


def test_no_plan_any_more_is_said(plan):
    """The sentence that stands in its place is shown to the coach first."""
    assert "Instead of a plan: Over." in changes(plan, replace(plan, said="Over."))
