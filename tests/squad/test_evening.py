"""Evenings that go wrong: nobody there, no time, no pause, no reps, or a thousand athletes."""

from dataclasses import replace
from itertools import pairwise

import pytest

from helpers.athlete import Athlete, Goal
from helpers.errors import CoachingError
from helpers.squad import Member, Tonight, evening_of
from helpers.workbook import sample
from helpers.workouts import (
    Drills,
    Pyramid,
    Recipe,
    Recovery,
    Repeats,
    Run,
    WorkSet,
    ascending_ladder,
    drills_interspersed,
    easy_run,
    equal_repeats,
    gentle_test,
    long_intervals,
    resolve,
    timed_intervals,
)

TUESDAY = sample("recreational", squad="tuesday").squad


def squad(*miles_s, **about):
    """Return members of these miles."""
    return tuple(Member(Athlete(mile_time_s=s, **about)) for s in miles_s)


def reasons(found):
    """Return why an evening cautions."""
    return [caution.reason for caution in found.cautions]


def set_of(count, distance_m=200.0, **about):
    """Return a set of repeats, with a minute between them unless said otherwise."""
    return WorkSet(Repeats(count, distance_m), **{"recovery": Recovery("time", 60), **about})


def test_an_empty_squad_is_told_that_nobody_runs():
    """Without any athlete there is nothing to run, and a sentence says so."""
    found = evening_of(equal_repeats(), ())
    assert reasons(found) == ["Nobody runs the session tonight."]
    assert (found.packs, found.end_s, found.zero_s) == ((), 0.0, 0.0)


def test_where_everybody_is_injured_all_rest():
    """Nobody is lost, nobody runs, and a sentence says so."""
    found = evening_of(equal_repeats(), squad(300, 400, 500, status="injured"))
    assert len(found.resting) == 3
    assert reasons(found) == ["Nobody runs the session tonight."]


def test_where_everybody_is_absent_all_are_named():
    """Unticking everybody leaves names, no packs."""
    found = evening_of(equal_repeats(), tuple(replace(member, present=False) for member in TUESDAY))
    assert (len(found.absent), found.packs) == (25, ())


def test_five_minutes_are_too_short_and_every_pack_is_named():
    """With 15 min of warm-up and 10 of cool-down nothing fits into five: each pack runs a rep."""
    found = evening_of(equal_repeats(), TUESDAY, Tonight(slot_s=300))
    numbers = ", ".join(str(pack.number) for pack in found.packs)
    assert (
        f"The slot of 5:00 is too short for pack {numbers}: the last ends at " in reasons(found)[0]
    )
    assert {len(pack.reps) for pack in found.packs} == {1}


@pytest.mark.parametrize("slot_s", [0, 299, 4 * 3600 + 1, float("nan"), float("inf"), -1])
def test_a_slot_of_no_evening_is_refused(slot_s):
    """Less than five minutes, more than four hours or no number at all is refused."""
    with pytest.raises(CoachingError, match="Possible are 5 minutes to 4 hours"):
        Tonight(slot_s=slot_s)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"spread_percent": -1}, "Possible are 0 to 100 %"),
        ({"spread_percent": float("nan")}, "Possible are 0 to 100 %"),
        ({"largest_pack": 0}, "A pack has 1 to 60"),
        ({"largest_pack": 2.5}, "A pack has 1 to 60"),
        ({"lanes": 9}, "A track has 1 to 8"),
        ({"lanes": float("nan")}, "A track has 1 to 8"),
        ({"where": "<b>moon"}, "There are track, road"),
        ({"size": "all"}, "There are together"),
    ],
    ids=str,
)
def test_an_impossible_wish_is_refused(wish, sentence):
    """What no evening has is refused with what is possible."""
    with pytest.raises(CoachingError, match=sentence):
        Tonight(**wish)


@pytest.mark.parametrize("where", ["track", "road", "grass", "treadmill", "one whistle"])
def test_one_athlete_is_a_pack(where):
    """Alone there is one pack, with nobody to wait for."""
    (pack,) = evening_of(equal_repeats(), squad(360), Tonight(where=where)).packs
    assert len(pack.runners) == 1
    assert pack.offset_s == 0


def test_two_of_one_name_run_each_their_own():
    """Two called Sam are told apart, and each runs the times of their own mark."""
    found = evening_of(equal_repeats(8, 400), squad(360, 380, name="Sam"))
    times = {runner.name: runner.workout.reps[0].time_s for runner in found.runners}
    assert times == pytest.approx(
        {"Sam (1)": 360 * 400 / 1609.344, "Sam (2)": 380 * 400 / 1609.344}
    )


def test_a_thousand_athletes_are_packed():
    """A thousand athletes come to an end, each of them in one pack."""
    miles = squad(*(240 + at * 0.6 for at in range(1000)))
    found = evening_of(ascending_ladder(), miles)
    assert len(found.runners) == 1000
    assert {r.place for r in found.runners} == set(range(1000))


def test_without_any_recovery_the_fast_wait_for_the_slow():
    """With no recovery in the recipe the pack starts when its slowest is there; the others wait."""
    recipe = Recipe("No pause", (Run("warm-up", 600), set_of(4, 400, recovery=Recovery("time", 0))))
    (pack,) = evening_of(recipe, squad(360, 380)).packs
    fast, slow = (runner.workout.steps for runner in pack.runners)
    waits = [step for step in fast if step.kind == "recovery"]
    assert [leg.kind for leg in pack.legs] == ["warm-up", *["rep"] * 4]
    assert [step.time_s for step in waits] == pytest.approx([20 * 400 / 1609.344] * 3)
    assert "waiting for the pack" in waits[0].label
    assert [step.kind for step in slow] == ["warm-up", *["rep"] * 4]


def test_between_sets_without_rest_the_fast_wait_for_the_slow():
    """Two sets with nothing between them start together for all."""
    recipe = Recipe("Two sets", (Run("warm-up", 600), set_of(2, 400), set_of(2, 400)))
    (pack,) = evening_of(recipe, squad(360, 380)).packs
    fast = pack.runners[0].workout
    third = [at for at, step in enumerate(fast.steps) if step.kind == "rep"][2]
    assert fast.starts_s[third] == pytest.approx(pack.reps[2].start_s)


def test_who_runs_the_last_rep_faster_cools_down_at_once():
    """After the last rep nobody waits: the cool-down follows."""
    (pack,) = evening_of(equal_repeats(2, 400), squad(360, 380)).packs
    kinds = [step.kind for step in pack.runners[0].workout.steps]
    assert kinds == ["warm-up", "rep", "recovery", "rep", "cool-down"]


def test_one_rep_is_a_session():
    """A mile for all is one start, and no recovery."""
    (pack,) = evening_of(gentle_test(), squad(360, 370)).packs
    assert [leg.kind for leg in pack.legs] == ["warm-up", "rep", "cool-down"]


def test_the_clock_of_sets_rests_and_drills_by_hand():
    """10 min warm-up, 5 drills, 2 × 400 in 90 s with 2 min, 3 rest, 2 drills, 2 × 200 in 45 s."""
    at_90 = 90 * 1609.344 / 400
    recipe = Recipe(
        "Parts",
        (
            Run("warm-up", 600),
            Drills(("skips",), 300),
            set_of(2, 400, recovery=Recovery("time", 75), rest_s=180),
            Drills(("bounds",), 120),
            set_of(2, 200, rest_s=60),
            Run("cool-down", 300),
        ),
    )
    (pack,) = evening_of(recipe, squad(at_90)).packs
    expected = [
        ("warm-up", 0, 600), ("drills", 600, 300), ("rep", 900, 90), ("recovery", 990, 120),
        ("rep", 1110, 90), ("rest", 1200, 180), ("drills", 1380, 120), ("rep", 1500, 45),
        ("recovery", 1545, 60), ("rep", 1605, 45), ("rest", 1650, 60), ("cool-down", 1710, 300),
    ]  # fmt: skip
    assert [leg.kind for leg in pack.legs] == [kind for kind, _, _ in expected]
    assert [leg.start_s for leg in pack.legs] == pytest.approx([at for _, at, _ in expected])
    assert [leg.time_s for leg in pack.legs] == pytest.approx([lasts for _, _, lasts in expected])


def test_a_second_pack_begins_its_drills_later():
    """The offset stands between warm-up and drills, so that the whole main part is later."""
    first, second = evening_of(drills_interspersed(2), squad(300, 400)).packs
    assert second.offset_s == 10
    assert [leg.start_s for leg in second.legs[:2]] == [0, 910]
    assert first.legs[1].start_s == 900


def test_an_easy_run_is_one_leg_for_all():
    """A session without reps has no starts to collide, and everybody runs it."""
    found = evening_of(easy_run(), TUESDAY)
    assert {(pack.offset_s, pack.reps, pack.end_s) for pack in found.packs} == {(0.0, (), 1800.0)}


def test_sixty_reps_are_fitted_to_the_slot():
    """Of 60 × 400 m as many are run as the slot holds, and one more would not fit."""
    recipe = equal_repeats(60, 400.0)
    (pack,) = evening_of(recipe, squad(360), Tonight(size="fill")).packs
    # 15 + 10 min of frame leave 3000 s: n × 89.5 s of running and n − 1 of 3 min.
    expected = int((3000 + 180) / (360 * 400 / 1609.344 + 180))
    assert len(pack.reps) == expected == 11
    assert pack.whole_reps == 60


def test_sixty_reps_in_full_are_run_and_said_to_be_too_long():
    """In full all are run, and the caution says when they end."""
    found = evening_of(equal_repeats(60, 400.0), squad(360), Tonight(size="in full"))
    assert len(found.packs[0].reps) == 60
    assert reasons(found)[0].startswith("The slot of 1:15:00 is too short for pack 1")


def test_where_no_delay_helps_the_packs_are_named():
    """Reps every minute and a half fill one lane: ten packs of different pace cannot all fit."""
    found = evening_of(
        timed_intervals(8, 30.0), squad(*range(300, 900, 50)), Tonight(largest_pack=1)
    )
    (said,) = [text for text in reasons(found) if text.startswith("Some reps start")]
    assert said.startswith("Some reps start within 10 s of another pack's on the same lane: packs ")
    starts = sorted(leg.start_s for pack in found.packs for leg in pack.reps)
    assert min(b - a for a, b in pairwise(starts)) < 10


def test_a_pack_that_cannot_be_clear_starts_where_the_fewest_reps_collide():
    """With all delays taken it does not fall back on the very start of the first pack."""
    found = evening_of(ascending_ladder(), TUESDAY, Tonight(size="in full"))
    firsts = [pack.reps[0].start_s for pack in found.packs]
    assert len(set(firsts)) == len(firsts)


@pytest.mark.parametrize("lanes", [2, 8])
def test_on_lanes_of_their_own_no_pack_waits(lanes):
    """As long as there are lanes, packs start together."""
    found = evening_of(equal_repeats(), squad(300, 400), Tonight(lanes=lanes))
    assert [(pack.lane, pack.offset_s) for pack in found.packs] == [(1, 0.0), (2, 0.0)]


def test_on_grass_lanes_do_not_keep_packs_apart():
    """Lanes chosen for the track are of no use on grass: packs share the ground, and wait."""
    found = evening_of(equal_repeats(), squad(300, 400), Tonight(lanes=8, where="grass"))
    assert [(pack.lane, pack.offset_s) for pack in found.packs] == [(1, 0.0), (1, 10.0)]


def test_short_reps_on_a_treadmill_draw_a_caution():
    """200 m at 6:00 a mile take 45 s, less than four times the 15 s of spinning up."""
    found = evening_of(equal_repeats(), squad(360), Tonight(where="treadmill"))
    assert "A belt takes about 15 s to reach the speed of a rep" in reasons(found)[0]


def test_long_reps_on_a_treadmill_draw_none():
    """Three minutes are twelve times the spin-up."""
    found = evening_of(long_intervals(), squad(360), Tonight(where="treadmill"))
    assert found.cautions == ()


def test_a_belt_that_is_too_slow_is_noted_for_whom_it_is():
    """A mile in 4:35 is 13.1 mph, and the belt stops at 12."""
    found = evening_of(equal_repeats(), squad(275, 360), Tonight(where="treadmill"))
    fast, slow = (runner for pack in found.packs for runner in pack.runners)
    assert fast.notes == ("The belt would have to run at 13.1 mph; this one stops at 12.",)
    assert slow.notes == ()


def test_packs_that_end_far_apart_are_spoken_of():
    """One rep of 5 km cannot be cut: the packs end as they do, and a caution says how far apart."""
    found = evening_of(equal_repeats(1, 5000.0), squad(300, 600))
    apart_s = abs(found.packs[0].end_s - found.packs[1].end_s)
    assert apart_s > 600
    assert any(text.startswith("The packs end ") for text in reasons(found))


def test_by_one_whistle_the_middle_of_those_here_sets_the_times():
    """The median mile of three, 400 s, takes 49.7 s for 200 m: 50 s are called."""
    here = (*squad(300, 400, 500), Member(Athlete(mile_time_s=900), present=False))
    found = evening_of(equal_repeats(), here, Tonight(where="one whistle"))
    assert {rep.time_s for runner in found.runners for rep in runner.workout.reps} == {50.0}


def test_by_one_whistle_without_any_mark_an_assumed_mile_sets_the_times():
    """Nobody has a mark: 8:00, the assumed mile of a recreational runner, is 59.7 s for 200 m."""
    found = evening_of(equal_repeats(), (Member(), Member()), Tonight(where="one whistle"))
    assert {rep.time_s for runner in found.runners for rep in runner.workout.reps} == {60.0}


def test_a_pyramid_that_ends_faster_stays_so_by_whistle():
    """What is called for the way down is shorter by as much as its pace is faster."""
    recipe = Recipe("Hammered", (WorkSet(Pyramid(200, 1000, 400, down_faster_percent=10)),))
    (pack,) = evening_of(recipe, squad(360), Tonight(where="one whistle")).packs
    reps = pack.runners[0].workout.reps
    assert [rep.time_s for rep in reps] == [45, 135, 225, 120, 40]
    assert reps[-1].speed_m_s / reps[0].speed_m_s == pytest.approx(1 / 0.9)


def test_the_goal_of_each_is_theirs_by_whistle_too():
    """One time for all: who has a faster goal goes farther in it."""
    members = (Member(Athlete(mile_time_s=400), Goal(380)), Member(Athlete(mile_time_s=400)))
    found = evening_of(equal_repeats(), members, Tonight(where="one whistle"))
    far, near = (runner.workout.reps[0] for runner in found.runners)
    assert far.time_s == near.time_s
    assert far.distance_m / near.distance_m == pytest.approx(400 / 380)


def test_a_session_is_not_longer_alone_than_the_sum_of_its_steps():
    """A pack of one lasts as long as its own steps: nothing is added but whole minutes."""
    (pack,) = evening_of(ascending_ladder(), squad(360)).packs
    alone = resolve(ascending_ladder(), Athlete(mile_time_s=360))
    assert pack.end_s == pytest.approx(pack.runners[0].workout.total_time_s)
    assert 0 <= pack.end_s - alone.total_time_s < 8 * 60
