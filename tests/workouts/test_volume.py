import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete
from helpers.evidence import Assumptions
from helpers.paces import zone_speed
from helpers.paces.critical_speed import assumed
from helpers.units import MILE_M
from helpers.workouts import (
    AS_WRITTEN,
    MilePace,
    Recovery,
    TypedPace,
    ascending_ladder,
    easy_run,
    equal_repeats,
    pyramid,
    resolve,
    run_with_bursts,
    scaled,
)
from helpers.workouts.demand import WORDS
from helpers.workouts.scaling import WORK_CAP
from helpers.workouts.volume import (
    LONGEST_GROWTH,
    MOST_TIMES_CAP,
    UNKNOWN_HABITS,
    WEEK_SHARE,
    mile_pace_work,
    running_time,
    volume,
)


def answer(recipe, assumptions=Assumptions(), **athlete):
    """Return the answer about volume for a runner of 6:00, unless told otherwise."""
    runner = Athlete(**{"mile_time_s": 360.0, **athlete})
    return volume(resolve(recipe, runner, assumptions=assumptions), runner, assumptions)


def said(found):
    """Return the reasons as one text."""
    return " ".join(found.reasons)


MILES_S = st.floats(223.13, 1200.0)

EASY_M = resolve(easy_run(), Athlete(mile_time_s=360.0)).total_distance_m
"""Half an hour of easy running at 6:00 a mile of ability [m]."""


# 1600, 3200 and 3600 m / 1609.344 m against caps of 0.75, 1.25 and 1.5 mile races, and twice them.
@pytest.mark.parametrize(
    ("recipe", "experience", "word"),
    [
        (equal_repeats(), "new", "demanding"),
        (equal_repeats(), "recreational", "within reach"),
        (equal_repeats(4, 600.0), "recreational", "demanding"),
        (equal_repeats(4, 600.0), "experienced", "within reach"),
        (pyramid(), "new", "not as written"),
        (pyramid(), "experienced", "demanding"),
        (ascending_ladder(), "new", "not as written"),
        (ascending_ladder(), "recreational", "demanding"),
    ],
)
def test_work_at_mile_pace_against_experience(recipe, experience, word):
    """8 × 200 m at mile pace, one mile race, are much for a newcomer and no more for others; the
    ladder, 2.2 of them, is too much for a newcomer and demanding for the rest.
    """
    assert answer(recipe, experience=experience).word == word


# 360 s x 3600 / 1609.344 = 805 s; 1.25 x 360 s = 450 s.
def test_minutes_and_races_are_said():
    """The reason gives the minutes at mile pace, the mile races, and the cap in both."""
    assert "13:25 at mile pace or faster, 2.2 mile races" in said(answer(ascending_ladder()))
    assert "7:30, or 1.25" in said(answer(ascending_ladder()))


def test_the_cap_is_the_coachs():
    """A coach who raises the cap of experience finds the ladder within reach."""
    own = Assumptions().replaced(WORK_CAP["recreational"], 2.5)
    assert answer(ascending_ladder(), own).word == "within reach"


def test_how_much_is_too_much_is_the_coachs():
    """A coach who allows no more than the cap says so of everything above it."""
    own = Assumptions().replaced(MOST_TIMES_CAP, 1)
    assert answer(ascending_ladder(), own).word == "not as written"


def test_an_athlete_under_16_has_a_newcomers_cap():
    """Under 16 a newcomer's cap holds, whatever the experience."""
    child = answer(ascending_ladder(), age=15, experience="experienced")
    assert child.word == answer(ascending_ladder(), experience="new").word == "not as written"
    assert "under 16" in said(child)
    assert answer(ascending_ladder(), age=16, experience="experienced").word == "demanding"


def ladder_at(slower_percent):
    """Return the ladder so much slower than the current mile."""
    return ascending_ladder().at_pace(MilePace("current", -slower_percent))


def work(recipe, mile_s=360.0):
    """Return the distance that counts as run at mile pace [m], and its time [s]."""
    found = mile_pace_work(resolve(recipe, Athlete(mile_time_s=mile_s)))
    return found.distance_m, found.time_s


@given(MILES_S, st.floats(0, 10))
def test_mile_pace_or_faster_counts_in_full(mile_s, faster_percent):
    """Reps at mile pace or faster count with all their meters and all their seconds."""
    workout = resolve(ladder_at(-faster_percent), Athlete(mile_time_s=mile_s))
    found = mile_pace_work(workout)
    assert (found.distance_m, found.time_s) == pytest.approx((3600, workout.work_s))
    assert not found.in_part


@given(MILES_S, st.floats(0, 1))
def test_critical_speed_is_where_counting_begins(mile_s, share):
    """A rep half-way between critical speed and the mile counts half, and so on; at critical speed
    and below it nothing counts.
    """
    critical, mile_m_s = assumed(mile_s), MILE_M / mile_s
    speed_m_s = critical.speed_m_s + share * (mile_m_s - critical.speed_m_s)
    recipe = equal_repeats(4, 400.0).at_pace(TypedPace(MILE_M / speed_m_s))
    counted_m, counted_s = work(recipe, mile_s)
    assert counted_m == pytest.approx(1600 * share, abs=1e-3)
    assert counted_s == pytest.approx(counted_m / mile_m_s, abs=1e-3)
    slower = equal_repeats(4, 400.0).at_pace(TypedPace(1.001 * MILE_M / critical.speed_m_s))
    assert work(slower, mile_s) == (0, 0)


# (4.4704 / 1.05 - 3.8996) / (4.4704 - 3.8996) = 0.627 of the ladder's 3600 m at 6:00 (computed).
def test_slower_work_is_said_to_count_in_part():
    """The ladder 5 % slower is worth 1.4 mile races, and the sentence says that it is worth them."""
    found = said(answer(ladder_at(5)))
    assert "Worth 8:25 at mile pace, 1.4 mile races" in found
    assert "slower work above critical speed counted in part" in found
    assert "counted in part" not in said(answer(ladder_at(0)))


HABITS = {"weekly_distance_m": 300_000.0, "longest_run_s": 21_600.0}
"""Of an athlete for whom only the work at mile pace can be too much."""


@given(
    st.sampled_from([ascending_ladder(), pyramid(), equal_repeats(), equal_repeats(4, 600.0)]),
    st.sampled_from(list(WORK_CAP)),
    MILES_S,
    st.floats(-5, 20),
)
def test_half_a_percent_of_pace_never_turns_the_word_over(recipe, experience, mile_s, percent):
    """Half a percent slower never counts for more, and moves the word by one step at the most."""
    near, far = (recipe.at_pace(MilePace("current", -slow)) for slow in (percent, percent + 0.5))
    assert work(far, mile_s)[0] <= work(near, mile_s)[0] + 1e-6
    assert work(far, mile_s)[1] <= work(near, mile_s)[1] + 1e-6 or percent < 0
    steps = ["within reach", "demanding", "not as written"]
    known = {"experience": experience, "mile_time_s": mile_s, **HABITS}
    before, after = (steps.index(answer(r, **known).word) for r in (near, far))
    assert 0 <= before - after <= 1


def test_a_newcomers_ladder_eases_by_degrees():
    """From mile pace to 15 % slower a newcomer's ladder is too much, then demanding, then within
    reach.
    """
    known = {"experience": "new", "mile_time_s": 600.0, **HABITS}
    words = [answer(ladder_at(percent / 2), **known).word for percent in range(31)]
    assert list(dict.fromkeys(words)) == ["not as written", "demanding", "within reach"]


def test_a_run_has_nothing_at_mile_pace():
    """An easy run has nothing at mile pace, and that is said."""
    assert "Nothing at mile pace" in said(answer(easy_run()))


def test_bursts_by_effort_count_too():
    """Bursts at RPE 9 are as fast as the mile: 8 × 30 s are four minutes of it."""
    assert "4:00 at mile pace" in said(answer(run_with_bursts()))


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, "the usual week and the longest run"),
        ({"weekly_distance_m": 40_000.0}, "the longest run"),
        ({"longest_run_s": 3600.0}, "the usual week"),
    ],
)
def test_what_is_unknown_is_said(known, missing):
    """Where the usual week or the longest run is not given, the answer says what it did not judge."""
    assert answer(equal_repeats(), **known).reasons[-1] == f"Not given, so not judged: {missing}."


def test_nothing_unknown_nothing_said():
    """Where both are given, nothing is said to be missing."""
    both = answer(equal_repeats(), weekly_distance_m=40_000.0, longest_run_s=3600.0)
    assert "Not given" not in said(both)


# Ours: 40 % of the week, and half as much again.
@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (39, "within reach"),
        (40, "within reach"),
        (41, "demanding"),
        (60, "demanding"),
        (61, "not as written"),
    ],
)
def test_a_session_against_the_usual_week(percent, word):
    """Half an hour of easy running may be 40 % of the usual week; above 60 % it is too much."""
    found = answer(easy_run(), weekly_distance_m=EASY_M / percent * 100, longest_run_s=3600.0)
    assert found.word == word
    assert f"{percent} % of the usual week" in said(found)


def test_the_share_of_the_week_is_the_coachs():
    """Who runs twice a week may have half of it in one session."""
    own = Assumptions().replaced(WEEK_SHARE, 50)
    assert answer(easy_run(), own, weekly_distance_m=EASY_M * 2).word == "within reach"


# Frandsen (2025): hazard 1.64 for 10 to 30 % beyond the longest run of a month, 2.28 for more than
# twice of it.
@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (-50, "within reach"),
        (10, "within reach"),
        (11, "demanding"),
        (100, "demanding"),
        (101, "not as written"),
    ],
)
def test_a_session_against_the_longest_run(percent, word):
    """A session up to 10 % farther than the longest run is within reach, up to twice as far
    demanding.
    """
    longest_s = 1800 / (1 + percent / 100)
    found = answer(easy_run(), longest_run_s=longest_s)
    assert found.word == word
    assert (f"{percent} % farther than the longest run" in said(found)) is (percent > 10)
    assert ("Frandsen" in said(found)) is (percent > 10)


def test_how_much_farther_is_the_coachs():
    """A coach may allow a fifth more than the longest run."""
    own = Assumptions().replaced(LONGEST_GROWTH, 20)
    assert answer(easy_run(), own, longest_run_s=1500.0).word == "within reach"
    assert answer(easy_run(), longest_run_s=1500.0).word == "demanding"


# Twice 0.5 and 0.4 of the session are 1 and 0.8 of it, and 1 / 0.8 is 25 % more.
@pytest.mark.parametrize(
    ("longest_share", "word", "reason"),
    [
        (0.9, "within reach", "no step beyond a usual day"),
        (0.5, "within reach", "no step beyond a usual day"),
        (0.4, "demanding", "25 % farther than a usual day"),
    ],
)
def test_an_intermittent_session_is_held_against_a_usual_day(longest_share, word, reason):
    """Who never runs long at a stretch but covers more on a usual day is held against that day, as
    far as it is no more than twice the longest run.
    """
    session_m = resolve(equal_repeats(), Athlete(mile_time_s=360.0)).total_distance_m
    longest_s = longest_share * session_m / zone_speed(360.0, "easy")
    week_m = 4 * 1.05 * session_m  # on four days
    found = answer(equal_repeats(), longest_run_s=longest_s, weekly_distance_m=week_m)
    assert found.word == word
    assert reason in said(found)


def test_a_usual_day_is_no_excuse_for_a_long_run():
    """An hour without stopping is four times a longest run of a quarter of an hour, however much is
    run on a usual day; it may be run in pieces.
    """
    known = {"longest_run_s": 900.0, "weekly_distance_m": 100_000.0}
    found = answer(easy_run(3600.0), **known)
    assert found.word == "not as written"
    assert "300 % farther than the longest run" in said(found)


@pytest.mark.parametrize(
    ("experience", "minutes", "word"),
    [
        ("new", 45, "within reach"),
        ("new", 46, "demanding"),
        ("new", 90, "demanding"),
        ("new", 91, "uncertain"),
        ("new", 360, "uncertain"),
        ("recreational", 75, "within reach"),
        ("recreational", 76, "demanding"),
        ("recreational", 151, "uncertain"),
        ("experienced", 105, "within reach"),
        ("experienced", 211, "uncertain"),
    ],
)
def test_a_long_run_of_whom_nothing_is_known(experience, minutes, word):
    """With neither week nor longest run known a run longer than 45, 75 or 105 minutes (ours) is
    demanding, from twice as long uncertain, and the coach is asked for both.
    """
    found = answer(easy_run(60.0 * minutes), experience=experience)
    assert found.word == word
    asked = "Enter the usual week and the longest run" in said(found)
    assert asked is (word != "within reach")
    assert (f"It has {minutes} minutes of running" in said(found)) is asked


@pytest.mark.parametrize("known", [{"weekly_distance_m": 300_000.0}, {"longest_run_s": 21_600.0}])
def test_one_known_habit_is_enough(known):
    """Where the usual week or the longest run is given, that one judges, and no guess is made."""
    found = answer(easy_run(6000.0), experience="new", **known)
    assert found.word == "within reach"
    assert "need no knowledge" not in said(found)


def test_what_needs_no_knowledge_is_the_coachs():
    """A coach may let a newcomer of whom nothing is known run for an hour."""
    own = Assumptions().replaced(UNKNOWN_HABITS["new"], 60)
    assert answer(easy_run(3600.0), own, experience="new").word == "within reach"
    assert answer(easy_run(3600.0), own, age=12).word == "within reach"  # a newcomer under 16
    assert answer(easy_run(3600.0), age=12, experience="experienced").word == "demanding"


@given(st.sampled_from(AS_WRITTEN), st.sampled_from(list(WORK_CAP)), MILES_S)
def test_no_session_as_written_needs_knowledge_of_habits(recipe, experience, mile_s):
    """The article's sessions have the same word whether nothing is known or everything allowed."""
    known = {"experience": experience, "mile_time_s": mile_s}
    assert answer(recipe, **known).word == answer(recipe, **known, **HABITS).word


def test_walking_and_drills_are_no_running():
    """Drills, rests and walked recoveries take time and are not counted as running; a jog is."""
    ana = Athlete(mile_time_s=360.0)
    walked, jogged = (
        resolve(equal_repeats(recovery=Recovery("time", 90.0, how)), ana)
        for how in ("walking", "jogging")
    )
    assert running_time(jogged) == pytest.approx(jogged.total_time_s)
    assert running_time(walked) == pytest.approx(walked.total_time_s - 7 * 90)


def test_the_whole_session_counts():
    """Warm-up, recoveries and cool-down count as distance too."""
    workout = resolve(equal_repeats(), Athlete(mile_time_s=360.0))
    assert workout.total_distance_m > 4 * workout.work_m
    found = answer(equal_repeats(), weekly_distance_m=workout.total_distance_m * 10)
    assert "10 % of the usual week" in said(found)


ATHLETES = st.fixed_dictionaries(
    {
        "mile_time_s": st.floats(223.13, 1200),
        "weekly_distance_m": st.none() | st.floats(1000, 100_000),
        "longest_run_s": st.none() | st.floats(300, 7000),
        "age": st.none() | st.integers(8, 90),
    }
)


@given(st.sampled_from(AS_WRITTEN), ATHLETES)
def test_more_experience_never_makes_it_harder(recipe, known):
    """The same session is never called harder for who is more experienced."""
    words = [answer(recipe, experience=level, **known).word for level in WORK_CAP]
    assert words == sorted(words, key=WORDS.index, reverse=True)


@given(st.sampled_from(AS_WRITTEN), ATHLETES, st.floats(1, 3))
def test_a_bigger_week_never_makes_it_harder(recipe, known, more):
    """The same session is never called harder for who runs more and farther."""
    habits = {name: known[name] for name in ("weekly_distance_m", "longest_run_s") if known[name]}
    grown = {name: usual * more for name, usual in habits.items()}
    less, greater = answer(recipe, **known), answer(recipe, **{**known, **grown})
    assert WORDS.index(greater.word) <= WORDS.index(less.word)


@given(st.sampled_from(AS_WRITTEN), st.sampled_from(list(WORK_CAP)), st.floats(223.13, 1200))
def test_a_scaled_session_keeps_to_the_cap(recipe, experience, mile_s):
    """A session scaled to an adult is within reach by its minutes at mile pace, unless one rep per
    set is all that is left of it.
    """
    athlete = Athlete(experience=experience, mile_time_s=mile_s)
    fitted = scaled(recipe, athlete)
    smallest = all(block.shape.smaller() is None for _, block in fitted.sets)
    assert smallest or volume(resolve(fitted, athlete), athlete).word == "within reach"


def test_nothing_a_week_is_an_answer():
    """A typed 0 is judged, and not taken for unknown."""
    idle = Athlete(mile_time_s=360.0, weekly_distance_m=0.0, longest_run_s=0.0)
    found = volume(resolve(equal_repeats(), idle), idle)
    assert found.word == "demanding"
    assert "Not given" not in " ".join(found.reasons)
    assert "begin with less" in " ".join(found.reasons)


def test_the_sentence_names_the_step_that_is_assumed():
    """What the coach changes under Assumptions is what the page says."""
    own = Assumptions().replaced(LONGEST_GROWTH, 20)
    runner = Athlete(mile_time_s=360.0, longest_run_s=1200.0)
    found = volume(resolve(easy_run(), runner), runner, own)
    assert "steps of up to 20 %" in " ".join(found.reasons)


def test_a_child_is_scaled_to_a_newcomers_cap():
    """Under 16 experience does not raise the work of the scaled session."""
    child = Athlete(age=12, experience="experienced", mile_time_s=360.0)
    fitted = scaled(ascending_ladder(), child)
    assert volume(resolve(fitted, child), child).word == "within reach"
