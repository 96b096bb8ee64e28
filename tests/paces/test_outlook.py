import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.evidence import Assumptions, Band
from helpers.paces.age_grade import age_grade
from helpers.paces.marks import RACE_NOISE
from helpers.paces.outlook import (
    ASSUMPTIONS,
    BLOCK_WEEKS,
    GAIN,
    GAIN_BAND,
    GAIN_KEPT,
    MOST_STAGES,
    NEW_TO_IT,
    STANDING,
    expected_time,
    outlook,
)
from helpers.units import MILE_M

AGAIN = "test again after eight weeks."

miles_s = st.floats(223.13, 1500)
weeks_ahead = st.floats(0, 520)
experiences = st.sampled_from([*GAIN])
sexes = st.sampled_from([None, "F", "M"])


@st.composite
def assumed(draw):
    """Return assumptions anywhere in their ranges."""
    own = Assumptions()
    for assumption in (*ASSUMPTIONS, RACE_NOISE):
        own = own.replaced(assumption, draw(st.floats(assumption.low, assumption.high)))
    return own


def numbers(band):
    """Return the three numbers of a band."""
    return band.low, band.value, band.high


# 360 s less 6, 2 and 1 %.
@pytest.mark.parametrize(
    ("experience", "time_s"), [("new", 338.4), ("recreational", 352.8), ("experienced", 356.4)]
)
def test_eight_weeks_bring_the_assumed_gain(experience, time_s):
    """In eight weeks a mile of 6:00 loses 6, 2 or 1 %, by experience."""
    assert expected_time(360, experience, 8).value == pytest.approx(time_s)


# 2 (1 + 0.75 + 0.75^2) = 4.625 %; 6 (1 + 0.75) = 10.5 %; 1 (1 - 0.75^0.5) / 0.25 = 0.5359 %.
@pytest.mark.parametrize(
    ("experience", "weeks", "percent"),
    [("recreational", 24, 4.625), ("new", 16, 10.5), ("experienced", 4, 0.5359)],
)
def test_further_gains_are_three_quarters(experience, weeks, percent):
    """Each further eight weeks bring three quarters of the eight before."""
    assert expected_time(400, experience, weeks).value == pytest.approx(400 - 4 * percent, abs=1e-3)


def test_the_band_by_hand():
    """After eight weeks 6:00 lies from 97 % less 1 % to 99 % more 1 %: 345.708 to 359.964 s."""
    band = expected_time(360, "recreational", 8)
    assert numbers(band) == pytest.approx((345.708, 352.8, 359.964))


@given(miles_s, experiences)
def test_today_the_mile_is_the_current_one(mile_time_s, experience):
    """With no weeks ahead, the expected mile is the current one, give or take the noise of 1 %."""
    band = expected_time(mile_time_s, experience, 0)
    assert band.value == mile_time_s
    assert band.low == pytest.approx(max(0.99 * mile_time_s, 223.13))
    assert band.high == pytest.approx(1.01 * mile_time_s)


@given(miles_s, experiences, weeks_ahead, weeks_ahead, sexes, assumed())
def test_more_weeks_are_never_slower(mile_time_s, experience, one, other, sex, own):
    """With more weeks, no end of the band is slower."""
    early, late = (
        expected_time(mile_time_s, experience, weeks, sex=sex, assumptions=own)
        for weeks in sorted((one, other))
    )
    pairs = zip(numbers(late), numbers(early), strict=True)
    assert all(later <= earlier * (1 + 1e-12) for later, earlier in pairs)


@given(st.floats(300, 1500), st.floats(1, 520))
def test_the_experienced_gain_least(mile_time_s, weeks):
    """The same weeks bring a newcomer more than a recreational runner, and them more than the
    experienced.
    """
    times_s = [expected_time(mile_time_s, name, weeks).value for name in GAIN]
    assert times_s == sorted(times_s)
    assert len(set(times_s)) == 3


@given(miles_s, experiences, weeks_ahead, sexes, assumed())
def test_a_band_is_in_order_and_within_the_record(mile_time_s, experience, weeks, sex, own):
    """Fastest, expected and slowest stand in order, and none is faster than the record."""
    band = expected_time(mile_time_s, experience, weeks, sex=sex, assumptions=own)
    assert band.low <= band.value <= band.high
    record_s = {"F": 247.64, "M": 223.13, None: 223.13}[sex]
    assert band.low >= min(record_s, mile_time_s)
    assert band.value <= mile_time_s


@given(miles_s, experiences, weeks_ahead)
def test_the_band_is_never_narrower_than_races_vary(mile_time_s, experience, weeks):
    """The band reaches at least 1 % to either side, though never beyond the record."""
    band = expected_time(mile_time_s, experience, weeks)
    assert band.high >= 1.01 * band.value * (1 - 1e-12)
    assert band.low <= max(0.99 * band.value, 223.13) * (1 + 1e-12)


def test_the_limit_is_the_record_of_the_sex():
    """A woman's mile of 4:10 is not expected below Kipyegon's 4:07.64; a man's may be."""
    assert expected_time(250, "experienced", 100, sex="F").value == 247.64
    assert expected_time(250, "experienced", 100, sex="M").value < 247.64
    assert expected_time(224, "experienced", 100).value == 223.13


def test_a_mile_beyond_the_record_is_not_slowed():
    """A mark faster than the record known for a sex is expected to stay."""
    assert expected_time(240, "experienced", 8, sex="F").value == 240


def test_even_gains_add_up():
    """Where all of the gain is kept, every eight weeks bring the same: 3 x 2 %."""
    own = Assumptions().replaced(GAIN_KEPT, 1)
    assert expected_time(400, "recreational", 24, assumptions=own).value == pytest.approx(376)


def test_gains_have_an_end():
    """Gains of 2 % that keep three quarters end at 2 / 0.25 = 8 %."""
    assert expected_time(400, "recreational", 520).value == pytest.approx(368, abs=1e-4)


@pytest.mark.parametrize(
    ("assumption", "value", "band"),
    [
        (GAIN["recreational"], 4, Band(0.94 * 0.99, 0.96, 0.98 * 1.01)),
        (GAIN_BAND, 0, Band(0.98 * 0.99, 0.98, 0.98 * 1.01)),
        (RACE_NOISE, 2, Band(0.97 * 0.98, 0.98, 0.99 * 1.02)),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_what_is_assumed_may_be_edited(assumption, value, band):
    """A coach's own value of an assumption changes what is expected."""
    own = Assumptions().replaced(assumption, value)
    found = expected_time(400, "recreational", 8, assumptions=own)
    assert numbers(found) == pytest.approx([400 * share for share in numbers(band)])


def test_what_is_assumed_is_declared():
    """Every assumption has a name of its own, a value in its range, and a reason."""
    assert len({assumption.name for assumption in ASSUMPTIONS}) == len(ASSUMPTIONS) == 5
    assert all(a.low <= a.value <= a.high and a.reason for a in ASSUMPTIONS)
    assert {f"gain_{name}" for name in GAIN} == {a.name for a in GAIN.values()}


@pytest.mark.parametrize("weeks", [-1, -0.1, 520.1, math.nan, math.inf, None])
def test_impossible_weeks_are_refused(weeks):
    """Weeks in the past, beyond ten years or left open are refused with the range."""
    with pytest.raises(InputError, match="from 0 to 520 weeks") as refused:
        expected_time(360, "new", weeks)
    assert len(refused.value.sentences) == 3
    with pytest.raises(InputError, match="from 0 to 520 weeks"):
        outlook(360, 350, weeks, "new")


@pytest.mark.parametrize("experience", ["", "elite", None, 2])
def test_unknown_experience_is_refused(experience):
    """An experience that is none is refused with those there are."""
    with pytest.raises(InputError, match="new, recreational, experienced"):
        expected_time(360, experience, 8)


@pytest.mark.parametrize("time_s", [0, -1, 200, 10_000, math.nan, math.inf])
def test_impossible_times_are_refused(time_s):
    """A current mile or a goal that nobody runs is refused."""
    with pytest.raises(InputError):
        outlook(time_s, 360, 8, "new")
    with pytest.raises(InputError):
        outlook(360, time_s, 8, "new")


# 6:00, eight weeks, recreational: 345.708 to 359.964 s are expected.
@pytest.mark.parametrize(
    ("goal_s", "standing"),
    [
        (400, "behind"),
        (360, "behind"),
        (359.9, "within"),
        (352.8, "within"),
        (345.71, "within"),
        (345.70, "beyond"),
        (300, "beyond"),
    ],
)
def test_where_a_goal_stands(goal_s, standing):
    """A goal is behind, within or beyond what may be expected by then."""
    assert outlook(360, goal_s, 8, "recreational").standing == standing
    assert standing in STANDING


@given(miles_s, miles_s, weeks_ahead, experiences)
def test_only_what_lies_beyond_has_stages(mile_time_s, goal_s, weeks, experience):
    """A goal that is behind or within needs no stages, and draws no caution but a newcomer's."""
    found = outlook(mile_time_s, goal_s, weeks, experience)
    if found.standing == "beyond":
        assert found.cautions
    else:
        assert found.stages == ()
        assert found.cautions == ((NEW_TO_IT,) if experience == "new" else ())


@given(miles_s, miles_s, weeks_ahead, experiences, assumed())
def test_stages_lead_on(mile_time_s, goal_s, weeks, experience, own):
    """Stages grow later and faster from the current mile on, and none overtakes the goal."""
    found = outlook(mile_time_s, goal_s, weeks, experience, assumptions=own)
    assert len(found.stages) <= MOST_STAGES
    times_s = [mile_time_s, *(stage.time_s for stage in found.stages)]
    assert all(later < earlier for earlier, later in itertools.pairwise(times_s))
    whens = [stage.weeks for stage in found.stages]
    assert whens == sorted(set(whens))
    assert not found.stages or times_s[-1] >= goal_s
    assert all(when % BLOCK_WEEKS == 0 for when in whens[:-1])


@given(st.floats(300, 900), st.floats(0.03, 0.075), st.floats(0, 4))
def test_a_goal_within_reach_some_day_is_the_last_stage(mile_time_s, share, weeks):
    """The last stage is the goal, in the first week in which the assumed gains reach it."""
    goal_s = mile_time_s * (1 - share)
    found = outlook(mile_time_s, goal_s, weeks, "recreational")
    when = found.stages[-1].weeks
    assert found.stages[-1].time_s == goal_s
    assert when > weeks
    assert expected_time(mile_time_s, "recreational", when).value <= goal_s + 1e-5
    assert expected_time(mile_time_s, "recreational", when - 1).value > goal_s


def test_stages_by_hand():
    """From 6:00 to 5:45 a recreational runner's stages are 5:52.8, 5:47.4, and the goal in week 21."""
    found = outlook(360, 345, 8, "recreational").stages
    assert [(stage.weeks, round(stage.time_s, 1)) for stage in found] == [
        (8, 352.8),
        (16, 347.4),
        (21, 345),
    ]


def test_a_far_goal_has_eight_stages():
    """A goal that takes more than a year has eight stages, the last of them the goal."""
    found = outlook(360, 332.5, 8, "recreational").stages
    assert [stage.weeks for stage in found[:-1]] == [8, 16, 24, 32, 40, 48, 56]
    assert found[-1].weeks > 64
    assert found[-1].time_s == 332.5


def test_a_goal_beyond_every_gain():
    """A goal that the gains never reach is a long-term aim, with four stages that stop short."""
    found = outlook(360, 300, 8, "recreational")
    assert [stage.weeks for stage in found.stages] == [8, 16, 24, 32]
    assert found.stages[-1].time_s > 300
    (caution,) = found.cautions
    assert "beyond 5:32, where the gains assumed here run out" in caution.reason
    assert "long-term aim" in caution.suggestion


def test_without_gains_there_are_no_stages():
    """Where no gain is assumed, nothing lies on the way."""
    own = Assumptions().replaced(GAIN["new"], 0)
    found = outlook(360, 300, 8, "new", assumptions=own)
    assert (found.standing, found.stages) == ("beyond", ())


def test_a_coach_who_expects_more_finds_it_within():
    """With a gain of 4 % assumed, 5:45 in eight weeks is no longer beyond."""
    own = Assumptions().replaced(GAIN["recreational"], 4)
    assert outlook(360, 345, 8, "recreational", assumptions=own).standing == "within"


def test_a_goal_beyond_is_explained():
    """A goal beyond is told with what is expected, and with the week it is reached in."""
    (caution,) = outlook(360, 345, 8, "recreational").cautions
    assert caution.reason == "5:45 lies beyond the 5:46 to 6:00 expected by then."
    assert "in week 21" in caution.suggestion


def test_a_limit_never_reads_as_the_goal():
    """A goal just beyond is not told to lie beyond its own time: limits are rounded up."""
    low_s = expected_time(361, "recreational", 8).low
    assert low_s == pytest.approx(346.67, abs=0.01)
    (caution,) = outlook(361, 346, 8, "recreational").cautions
    assert caution.reason.startswith("5:46 lies beyond the 5:47")


def test_a_goal_faster_than_her_record_names_it():
    """A woman's goal of 4:00 is told with Kipyegon's record; a man's is not."""
    hers = outlook(260, 240, 52, "experienced", sex="F").cautions[0]
    assert "4:07.64 (Faith Kipyegon, 2023)" in hers.reason
    his = outlook(260, 240, 52, "experienced", sex="M").cautions[0]
    assert "Kipyegon" not in his.reason


@given(miles_s, miles_s, weeks_ahead, sexes, st.none() | st.integers(8, 100))
def test_newcomers_are_told_to_test_again(mile_time_s, goal_s, weeks, sex, age):
    """A newcomer's goal has a caution wherever it stands, and each ends with testing again after
    eight weeks.
    """
    found = outlook(mile_time_s, goal_s, weeks, "new", sex=sex, age=age)
    assert found.cautions
    assert all(caution.suggestion.endswith(AGAIN) for caution in found.cautions)


@given(miles_s, miles_s, experiences, sexes, st.none() | st.integers(8, 100))
def test_the_wording_is_calm(mile_time_s, goal_s, experience, sex, age):
    """No caution scolds, addresses the reader, or speaks of injury."""
    for caution in outlook(mile_time_s, goal_s, 8, experience, sex=sex, age=age).cautions:
        text = f"{caution.reason} {caution.suggestion}".lower()
        words = ("you", "unrealistic", "impossible", "too ", "injur", "hurt", "safe", "!")
        assert not [word for word in words if word in text]


def test_ten_points_of_age_grade_are_years_of_work():
    """From 10:00 to 8:00 a woman of 45 gains 11 points: a class of its own, by a named table."""
    now, then = (age_grade(MILE_M, s, sex="F", age=45).percent for s in (600, 480))
    assert then - now > 10
    caution = outlook(600, 480, 52, "new", sex="F", age=45).cautions[-1]
    assert caution.reason == (
        "By age the goal is worth 56 %, the current mile 45 % (USATF road 2025)."
    )
    assert "years of work" in caution.suggestion


@pytest.mark.parametrize(
    "who", [{}, {"sex": "F"}, {"age": 45}, {"sex": "F", "age": 17}, {"sex": "M", "age": 8}], ids=str
)
def test_no_grade_for_the_young_or_unknown(who):
    """Without sex or age, and under 18, no goal is compared by age."""
    assert not [c for c in outlook(600, 480, 520, "new", **who).cautions if "By age" in c.reason]


def test_fewer_than_ten_points_pass():
    """A goal less than ten points higher draws no caution about age."""
    assert outlook(360, 350, 52, "recreational", sex="F", age=45).cautions == ()
    assert outlook(360, 350, 52, "new", sex="F", age=45).cautions == (NEW_TO_IT,)


def test_an_age_beyond_the_table_is_refused():
    """An age of which no table knows is refused."""
    with pytest.raises(InputError, match="from 5 to 100"):
        outlook(360, 350, 8, "new", sex="F", age=101)


def test_an_outlook_is_hashable():
    """Equal outlooks are one answer."""
    assert len({outlook(360, 300, 8, "new", sex="F", age=40) for _ in range(2)}) == 1
