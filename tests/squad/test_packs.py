"""The laws of an evening: each holds on the sample squad, and for any squad, recipe and wish."""

import re
from itertools import pairwise, product

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal
from helpers.evidence import Assumptions
from helpers.squad import ASSUMPTIONS, Member, Tonight, evening_of, names_of
from helpers.squad.packs import passings
from helpers.track import lap_length, stagger
from helpers.workbook import PRESETS, sample
from helpers.workouts import (
    Drills,
    EffortPace,
    Ladder,
    MilePace,
    Pyramid,
    Recipe,
    Recovery,
    Repeats,
    Run,
    Rung,
    Timed,
    TimedLadder,
    TypedPace,
    WorkSet,
    ZonePace,
    equal_repeats,
    resolve,
)
from helpers.workouts.scaling import ever_smaller

TUESDAY = sample("recreational", squad="tuesday").squad
WHERE = ("track", "road", "grass", "treadmill", "one whistle")
SIZES = ("together", "fill", "in full")
START_GAP_S, LATEST_OFFSET_S, OFFSET_STEP_S = 10, 300, 5
"""As the workbook's page says: ten seconds between packs, and five minutes at most to find them."""

RECOVERIES = st.one_of(
    st.builds(Recovery, st.just("rep time"), st.sampled_from([0, 0.5, 1, 2, 3])),
    st.builds(Recovery, st.just("time"), st.sampled_from([0, 30, 60, 90, 180])),
    st.builds(
        Recovery, st.just("distance"), st.sampled_from([0, 100, 200]), st.just("jogging")
    ),
)  # fmt: skip
SHAPES = st.one_of(
    st.builds(Repeats, st.integers(1, 6), st.sampled_from([50, 100, 200, 400, 1000])),
    st.builds(Timed, st.integers(1, 5), st.sampled_from([10, 30, 45, 180])),
    st.builds(Pyramid, st.just(200), st.sampled_from([200, 400, 700]), st.just(200),
              st.sampled_from([0, 3])),
    st.builds(
        Ladder,
        st.lists(st.builds(Rung, st.sampled_from([100, 200, 300, 600]), st.integers(1, 3)),
                 min_size=1, max_size=3).map(tuple),
        st.booleans(),
    ),
    st.builds(TimedLadder, st.lists(st.sampled_from([20, 45, 90]), min_size=1, max_size=4)
              .map(tuple)),
)  # fmt: skip
PACES = st.sampled_from(
    [MilePace("goal"), MilePace("current", 2), EffortPace(8), TypedPace(420), ZonePace("interval")]
)
SETS = st.builds(WorkSet, SHAPES, PACES, RECOVERIES, st.sampled_from([0, 60, 180]))
BETWEEN = st.sampled_from(
    [(), (Drills(("A skips",), 120),), (Run("run", 120),), (Drills(("skips",), 60), Run("run", 90))]
)
RECIPES = st.builds(
    lambda before, parts, after: Recipe(
        "Any", (*before, *(block for part in parts for block in part), *after)
    ),
    st.sampled_from([(), (Run("warm-up", 600),), (Run("run", 300),)]),
    st.lists(st.builds(lambda work, more: (work, *more), SETS, BETWEEN), min_size=1, max_size=3),
    st.sampled_from([(), (Run("cool-down", 300),)]),
) | st.sampled_from(list(PRESETS.values()))
MEMBERS = st.builds(
    Member,
    st.builds(
        Athlete,
        name=st.sampled_from(["", "Ana", "Ben", "Ana (1)"]),
        experience=st.sampled_from(["new", "recreational", "experienced"]),
        age=st.sampled_from([None, 12, 16, 17, 30, 60, 75]),
        mile_time_s=st.none() | st.floats(230, 900),
        status=st.sampled_from(["available"] * 5 + ["niggle", "injured", "ill", "returning"]),
    ),
    goal=st.builds(Goal, st.none() | st.floats(230, 900)),
    lane=st.sampled_from([None, None, None, 1, 4]),
    present=st.sampled_from([True, True, True, False]),
)
SQUADS = st.lists(MEMBERS, max_size=9).map(tuple)
TONIGHTS = st.builds(
    Tonight,
    slot_s=st.sampled_from([300, 1200, 2400, 4500]),
    size=st.sampled_from(SIZES),
    spread_percent=st.sampled_from([0, 5, 10, 30]),
    largest_pack=st.sampled_from([1, 2, 8]),
    lanes=st.sampled_from([1, 1, 3]),
    where=st.sampled_from(WHERE),
)


def alone(recipe, member, found):
    """Return a recipe resolved for one athlete, as if there were nobody else."""
    goal = member.goal if member.athlete.mile_time_s or member.athlete.marks else Goal()
    return resolve(recipe, member.athlete, goal=goal, surface=found.tonight.surface)


def own_alone(runner, found):
    """Return what a runner's recipe is for them alone."""
    return alone(runner.workout.recipe, runner.member, found)


def in_the_way(found):
    """Return whether packs of an evening share ground, and so may be in each other's way."""
    return found.tonight.where not in ("treadmill", "one whistle")


def starts(pack, shift_s=0.0):
    """Return when a pack's reps start [s]."""
    return [leg.start_s + shift_s for leg in pack.reps]


def near(ones, others):
    """Return whether any two starts are too close."""
    return any(abs(one - other) < START_GAP_S - 1e-6 for one, other in product(ones, others))


def reps_are_those_of_the_recipe_alone(members, found):
    """Every athlete's reps take the time and the speed of the pack's recipe resolved for them."""
    for runner in found.runners:
        reps, expected = runner.workout.reps, own_alone(runner, found).reps
        assert [(r.time_s, r.speed_m_s, r.distance_m, r.rpe) for r in reps] == [
            (r.time_s, r.speed_m_s, r.distance_m, r.rpe) for r in expected[: len(reps)]
        ]


def a_pack_runs_one_recipe(members, found):
    """All of a pack run the same recipe, and it is the session or a smaller size of it."""
    for pack in found.packs:
        (recipe,) = {runner.workout.recipe for runner in pack.runners}
        assert recipe in ever_smaller(found.recipe)
        assert found.tonight.size != "in full" or recipe == found.recipe


def everybody_is_in_one_place(members, found):
    """Packs, easy runs, resting and absent partition the squad, by presence and status."""
    names = names_of(members)
    placed = {
        **dict.fromkeys((runner.name for runner in found.runners), "runs"),
        **dict.fromkeys((runner.name for runner in found.easy), "easy"),
        **dict.fromkeys((rest.name for rest in found.resting), "rests"),
        **dict.fromkeys(found.absent, "absent"),
    }
    does = {"niggle": "easy", "injured": "rests", "ill": "rests"}
    expected = {
        name: does.get(m.athlete.status, "runs") if m.present else "absent"
        for name, m in zip(names, members, strict=True)
    }
    assert placed == expected
    count = len(found.runners) + len(found.easy) + len(found.resting) + len(found.absent)
    assert count == len(members)


def a_pack_is_close_together(members, found):
    """For the same session the slowest of a pack takes no more than the spread longer."""
    spread = 0 if found.tonight.where == "one whistle" else found.tonight.spread_percent
    for pack in found.packs:
        works_s = [alone(found.recipe, runner.member, found).work_s for runner in pack.runners]
        assert max(works_s) <= min(works_s) * (1 + spread / 100 + 1e-7)


def no_pack_is_too_large(members, found):
    """No pack is larger than the coach allows; one whistle makes one pack of all."""
    if found.tonight.where == "one whistle":
        assert len(found.packs) <= 1
    else:
        assert all(len(pack.runners) <= found.tonight.largest_pack for pack in found.packs)


def marks_and_efforts_are_apart(members, found):
    """Who has a mark and who has none share no pack, but for one whistle."""
    for pack in found.packs:
        known = {runner.workout.mile_known for runner in pack.runners}
        assert len(known) == 1 or found.tonight.where == "one whistle"


def the_late_are_named(members, found):
    """What ends after the slot is named in a caution, and nothing else is."""
    late = [pack.number for pack in found.packs if pack.end_s > found.tonight.slot_s + 1e-6]
    said = [c.reason for c in found.cautions if c.reason.startswith("The slot of")]
    named = [int(n) for text in said for n in re.search("pack ([0-9, ]+):", text)[1].split(", ")]
    assert named == late
    for runner in found.easy:
        assert runner.workout.total_time_s <= found.tonight.slot_s


def the_late_could_run_no_less(members, found):
    """Unless the session is run in full, a pack is late only where nothing smaller is left."""
    for pack in found.packs:
        if pack.end_s > found.tonight.slot_s + 1e-6 and found.tonight.size != "in full":
            assert pack.runners[0].workout.recipe == ever_smaller(found.recipe)[-1]


def recoveries_are_whole_minutes(members, found):
    """A recovery is the whole minutes from the longest that the recipe gives one of the pack."""
    for pack in found.packs:
        for leg, then in pairwise(pack.legs):
            if not leg.rep or then.kind != "recovery":
                continue
            running = [r for r in pack.runners if len(r.workout.reps) >= leg.rep]
            given_s = max(recovery_after(own_alone(r, found).steps, leg.rep) for r in running)
            assert then.time_s % 60 == 0
            assert given_s - 1e-6 <= then.time_s < given_s + 60


def recovery_after(steps, number):
    """Return what the recipe gives after a rep [s]."""
    places = [at for at, step in enumerate(steps) if step.kind == "rep"]
    return steps[places[number - 1] + 1].time_s


def legs_follow_each_other(members, found):
    """The legs of a pack follow each other; only the offset stands before the main part."""
    for pack in found.packs:
        now_s, left_s = 0.0, pack.offset_s
        for leg in pack.legs:
            if leg.kind != "warm-up":
                now_s, left_s = now_s + left_s, 0.0
            assert leg.start_s == pytest.approx(now_s)
            assert leg.time_s > 0
            now_s = leg.start_s + leg.time_s
        assert [leg.rep for leg in pack.reps] == list(range(1, len(pack.reps) + 1))
        assert pack.end_s == pytest.approx(now_s)


def a_rep_lasts_as_long_as_the_slowest(members, found):
    """A leg lasts as long as the slowest of those who run it."""
    for pack in found.packs:
        for leg in pack.reps:
            running = [r for r in pack.runners if len(r.workout.reps) >= leg.rep]
            assert leg.time_s == max(r.workout.reps[leg.rep - 1].time_s for r in running)


def everybody_is_ready_for_the_start(members, found):
    """The steps of each runner up to a rep take as long as the pack's clock up to its start."""
    for pack in found.packs:
        for runner in pack.runners:
            steps = runner.workout.steps
            longer_s = 300 if (runner.member.athlete.age or 0) >= 60 else 0
            early_s = longer_s if steps[0].kind == "warm-up" and runner.workout.reps else 0
            begins = [
                at_s
                for at_s, step in zip(runner.workout.starts_s, steps, strict=True)
                if step.kind == "rep"
            ]
            expected = [s - pack.offset_s + early_s for s in starts(pack)][: len(begins)]
            assert begins == pytest.approx(expected)


def nobody_recovers_less_than_the_recipe_gives(members, found):
    """No runner's pause after a rep is shorter than the one their recipe gives them."""
    for runner in found.runners:
        mine, theirs = (
            [s for s in steps if s.kind in ("recovery", "rest") and "waiting" not in s.label]
            for steps in (runner.workout.steps, own_alone(runner, found).steps)
        )
        for own, given_ in zip(mine, theirs, strict=False):
            assert own.time_s >= given_.time_s - 1e-9


def packs_do_not_collide(members, found):
    """On one lane reps start ten seconds apart, unless no delay up to five minutes allows it."""
    taken, close = {}, set()
    for pack in found.packs if in_the_way(found) else ():
        others = taken.setdefault(pack.lane, [])
        if near(starts(pack), [s for _, s in others]):
            delays = range(0, LATEST_OFFSET_S + 1, OFFSET_STEP_S)
            shifted = (starts(pack, delay_s - pack.offset_s) for delay_s in delays)
            assert all(near(one, [s for _, s in others]) for one in shifted)
            close |= {pack.number, *(n for n, s in others if near(starts(pack), [s]))}
        others += [(pack.number, s) for s in starts(pack)]
    said = [c.reason for c in found.cautions if c.reason.startswith("Some reps start")]
    named = {int(n) for text in said for n in re.search("packs ([0-9, ]+)", text)[1].split(", ")}
    assert named == close


def no_pack_waits_longer_than_it_must(members, found):
    """The offset of a pack is the least in steps of five seconds that keeps it clear."""
    taken = {}
    for pack in found.packs:
        others = taken.setdefault(pack.lane, [])
        clear = in_the_way(found) and not near(starts(pack), others)
        for delay_s in range(0, int(pack.offset_s), OFFSET_STEP_S) if clear else ():
            assert near(starts(pack, delay_s - pack.offset_s), others)
        assert in_the_way(found) or pack.offset_s == 0
        others += starts(pack)


def lanes_are_for_the_track(members, found):
    """Off the track nobody has a lane; on it each has the pack's, or the one kept for them."""
    for pack in found.packs:
        for runner in pack.runners:
            on_track = found.tonight.where == "track"
            assert runner.lane == ((runner.member.lane or pack.lane) if on_track else 1)
            assert pack.lane <= (found.tonight.lanes if on_track else 1)


LAWS = (
    reps_are_those_of_the_recipe_alone,
    a_pack_runs_one_recipe,
    everybody_is_in_one_place,
    a_pack_is_close_together,
    no_pack_is_too_large,
    marks_and_efforts_are_apart,
    the_late_are_named,
    the_late_could_run_no_less,
    recoveries_are_whole_minutes,
    legs_follow_each_other,
    a_rep_lasts_as_long_as_the_slowest,
    everybody_is_ready_for_the_start,
    nobody_recovers_less_than_the_recipe_gives,
    packs_do_not_collide,
    no_pack_waits_longer_than_it_must,
    lanes_are_for_the_track,
)


def named(law):
    """Return the name of a law."""
    return law.__name__


@pytest.fixture(scope="module", params=list(product(WHERE, SIZES)), ids="-".join)
def on_tuesday(request):
    """Return the sample squad with every preset, somewhere, in some size."""
    where, size = request.param
    return [evening_of(preset, TUESDAY, Tonight(size=size, where=where, lanes=lanes))
            for preset in PRESETS.values() for lanes in (1, 4)]  # fmt: skip


@pytest.mark.parametrize("law", LAWS, ids=named)
def test_the_sample_squad_obeys_the_law(law, on_tuesday):
    """Whatever the preset, the place and the size: the law holds for 25 invented milers."""
    for found in on_tuesday:
        law(TUESDAY, found)


@pytest.mark.parametrize("law", LAWS, ids=named)
@given(SQUADS, RECIPES, TONIGHTS)
@example((), equal_repeats(), Tonight())
@settings(max_examples=120)
def test_any_squad_obeys_the_law(law, members, recipe, tonight):
    """Whoever comes, whatever they run, wherever: the law holds."""
    law(members, evening_of(recipe, members, tonight))


@pytest.mark.parametrize("name", [n for n, preset in PRESETS.items() if preset.reps_m])
def test_mile_pace_is_distance_over_the_mile(name):
    """At mile pace a rep takes its share of the goal's mile, or of the current one without it."""
    members = tuple(Member(Athlete(mile_time_s=s), Goal(g)) for s, g in ((300, 290), (400, None)))
    found = evening_of(PRESETS[name], members, Tonight(size="in full"))
    for runner in found.runners:
        mile_s = runner.member.goal.mile_time_s or runner.member.athlete.mile_time_s
        for rep in runner.workout.reps:
            block = found.recipe.sets[rep.set_number - 1][1]
            if block.pace == MilePace("goal"):
                assert rep.time_s == pytest.approx(rep.distance_m / 1609.344 * mile_s)


@given(st.floats(50, 5000), st.integers(1, 8))
def test_passings_are_half_laps_of_the_lane_and_end_with_the_rep(distance_m, lane):
    """A rep ends at the line, and passes it or the one opposite every half lap of its lane."""
    lines_m = passings(distance_m, lane)
    half_m = 200.0 if lane == 1 else 200 + 3.141592653589793 * (1.22 * (lane - 1) - 0.1)
    assert lines_m[-1] == distance_m
    assert [b - a for a, b in pairwise(lines_m)] == pytest.approx([half_m] * (len(lines_m) - 1))
    assert 0 < lines_m[0] <= half_m + 1e-6


@given(st.integers(1, 25), st.integers(1, 8))
def test_an_outer_lane_starts_ahead_by_its_longer_laps(half_laps, lane):
    """So many laps in an outer lane start ahead by as much as those laps are longer."""
    expected_m = half_laps / 2 * (lap_length(lane) - 400)
    assert stagger(200.0 * half_laps, lane) == pytest.approx(expected_m)


def test_lane_3_over_800_m_by_hand():
    """In lane 3 a lap is 400 + 2π·2.34 = 414.70 m, so that 800 m start 29.4 m ahead."""
    assert stagger(800, 3) == pytest.approx(29.41, abs=0.01)
    assert passings(800, 3) == pytest.approx((177.95, 385.30, 592.65, 800), abs=0.01)


def counts(found):
    """Return for each runner how many reps their pack's recipe has."""
    return {r.name: len(r.workout.recipe.reps_m + r.workout.recipe.reps_s) for r in found.runners}


@given(SQUADS, RECIPES, st.lists(st.integers(300, 6000), min_size=2, max_size=2).map(sorted))
def test_a_bigger_slot_never_gives_fewer_reps(members, recipe, slots):
    """Where nobody is in the way, more time never means fewer reps."""
    short, long = (
        counts(evening_of(recipe, members, Tonight(slot_s=s, size="fill", where="treadmill")))
        for s in slots
    )
    assert all(short[name] <= long[name] for name in short)


@pytest.mark.parametrize("recipe", PRESETS.values(), ids=PRESETS)
def test_a_bigger_slot_gives_the_sample_squad_no_fewer_reps(recipe):
    """On one lane, too, ten minutes more never take a rep from anybody."""
    slots = range(1200, 6001, 600)
    runs = [
        counts(evening_of(recipe, TUESDAY, Tonight(slot_s=slot, size="fill"))) for slot in slots
    ]
    for short, long in pairwise(runs):
        assert all(short[name] <= long[name] for name in short)


@given(st.lists(st.integers(240, 900), max_size=12, unique=True), st.randoms(), TONIGHTS, RECIPES)
def test_the_order_of_the_table_does_not_matter(miles_s, random, tonight, recipe):
    """Athletes of different speed are in the same packs with the same times in any order."""
    works = [resolve(recipe, Athlete(mile_time_s=s)) for s in miles_s]
    assume(len({(round(w.work_s, 6), round(w.work_m, 6)) for w in works}) == len(miles_s))
    shuffled = random.sample(miles_s, len(miles_s))
    one, other = (
        evening_of(recipe, tuple(Member(Athlete(f"{s} s", mile_time_s=s)) for s in order), tonight)
        for order in (miles_s, shuffled)
    )
    by_mile = [
        [
            (p.offset_s, p.legs, sorted((r.name, r.workout, r.lane, r.notes) for r in p.runners))
            for p in found.packs
        ]
        for found in (one, other)
    ]
    assert by_mile[0] == by_mile[1]


@pytest.mark.parametrize("recipe", PRESETS.values(), ids=PRESETS)
def test_an_absentee_changes_nothing_for_faster_packs(recipe):
    """Who does not come changes nothing for the packs ahead of theirs when each fills the slot."""
    full = evening_of(recipe, TUESDAY, Tonight(size="fill"))
    for place, name in enumerate(names_of(TUESDAY)):
        without = tuple(
            Member(m.athlete, m.goal, m.lane, present=at != place) for at, m in enumerate(TUESDAY)
        )
        mine = [p.number for p in full.packs if name in {r.name for r in p.runners}]
        ahead_of = mine[0] - 1 if mine else len(full.packs)
        fewer = evening_of(recipe, without, Tonight(size="fill"))
        assert fewer.packs[:ahead_of] == full.packs[:ahead_of]
        assert fewer.absent == (name,)


def test_an_absentee_from_the_middle_of_a_pack_changes_no_other():
    """Lars is neither first nor last of pack 2: without him every other pack stays as it was."""
    with_lars = evening_of(PRESETS["Ascending ladder"], TUESDAY)
    without = evening_of(
        PRESETS["Ascending ladder"],
        tuple(Member(m.athlete, m.goal, present=m.athlete.name != "Lars") for m in TUESDAY),
    )
    assert without.packs[0] == with_lars.packs[0]
    assert without.packs[2:] == with_lars.packs[2:]
    assert without.packs[1].legs == with_lars.packs[1].legs


@given(SQUADS, RECIPES)
def test_one_whistle_gives_everybody_the_same_times(members, recipe):
    """By one whistle all reps of the same number last the same, in steps of five seconds."""
    found = evening_of(recipe, members, Tonight(where="one whistle", size="in full"))
    for pack in found.packs:
        for leg in pack.reps:
            times = {r.workout.reps[leg.rep - 1].time_s for r in pack.runners
                     if len(r.workout.reps) >= leg.rep}  # fmt: skip
            assert times == {leg.time_s}


@given(SQUADS, RECIPES)
def test_together_no_other_size_ends_nearer(members, recipe):
    """To finish together a pack takes the size that ends nearest to the first one's end."""
    healthy = tuple(Member(Athlete(mile_time_s=m.athlete.mile_time_s), m.goal) for m in members)
    single = {"slot_s": 9000, "spread_percent": 0, "largest_pack": 1, "where": "treadmill"}
    found = evening_of(recipe, healthy, Tonight(**single))
    whole = evening_of(recipe, healthy, Tonight(size="in full", **single))
    target_s = min([9000, *(pack.end_s for pack in whole.packs)])
    for pack in found.packs:
        ends = [
            evening_of(
                size, (pack.runners[0].member,), Tonight(size="in full", where="treadmill")
            ).end_s
            for size in ever_smaller(recipe)
        ]
        best = min(abs(end_s - target_s) for end_s in ends if end_s <= 9000 or end_s == ends[-1])
        assert abs(pack.end_s - target_s) == pytest.approx(best, abs=1e-6)


@given(st.floats(15, 120).map(round), RECIPES)
def test_the_coach_may_round_recoveries_to_other_steps(step_s, recipe):
    """Recoveries follow the coach's own step."""
    (assumption,) = (a for a in ASSUMPTIONS if a.name == "recovery_step")
    own = Assumptions().replaced(assumption, step_s)
    (pack,) = evening_of(recipe, (Member(Athlete(mile_time_s=360)),), assumptions=own).packs
    assert all(leg.time_s % step_s == 0 for leg in pack.legs if leg.kind == "recovery")
