import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.paces import daniels
from helpers.paces.equivalents import DISTANCES_M, LONGEST_FOR_MINORS_M, equivalents
from helpers.units import MILE_M, parse_time

MODELS = ("vdot", "cameron", "riegel", "personal")

# World records set the fastest mark, times three is a brisk walk.
FACTORS = st.floats(1, 3)


def rows(distance_m=MILE_M, time_s=360.0, **options):
    """Return the equivalents of a mark by name; a mile of 6:00 unless told otherwise."""
    return {row.name: row for row in equivalents(distance_m, time_s, **options)}


def beyond(model, *mark, **options):
    """Return the distances at which a model is asked beyond its range."""
    return [name for name, row in rows(*mark, **options).items() if row.is_beyond(model)]


def column(row, model):
    """Return the time of one model in a row [s]."""
    return getattr(row, f"{model}_s")


# Of a 20:00 5 km: Riegel 6:00.8, VDOT 5:51.0, Cameron 5:48.6 for the mile (computed from the
# published formulas).
def test_three_models_side_by_side():
    """A 5 km of 20:00 shows the mile of each model, and their range as the uncertainty."""
    row = rows(5000, 1200)["Mile"]
    assert (row.vdot_s, row.cameron_s, row.riegel_s) == pytest.approx(
        (351.0, 348.6, 360.8), abs=0.1
    )
    assert (row.spread.low, row.spread.high) == (row.cameron_s, row.riegel_s)


# Daniels' Running Formula, 3rd ed.: VDOT 50 stands beside 5 km 19:57, mile 5:50, 10 km 41:21, half
# marathon 1:31:35, marathon 3:10:49; the formula meets such rows within 10 s up to the marathon.
@pytest.mark.parametrize(
    ("name", "time", "within_s"),
    [
        ("1500 m", "5:24", 1.5),
        ("Mile", "5:50", 1.5),
        ("10 km", "41:21", 3),
        ("Half marathon", "1:31:35", 6),
        ("Marathon", "3:10:49", 10),
    ],
)
def test_a_published_row(name, time, within_s):
    """5 km in 19:57 are worth what the published table prints in the same row."""
    found_s = rows(5000, parse_time("19:57"))[name].vdot_s
    assert found_s == pytest.approx(parse_time(time), abs=within_s)


def test_distances_from_800_m_to_the_marathon():
    """Equivalents go from 800 m to the marathon in order of distance, eight of them."""
    found = equivalents(MILE_M, 360)
    assert [(row.name, row.distance_m) for row in found] == list(DISTANCES_M.items())
    assert list(DISTANCES_M.values()) == sorted(DISTANCES_M.values())


@pytest.mark.parametrize(("name", "distance_m"), DISTANCES_M.items())
@given(factor=FACTORS)
def test_models_agree_on_the_mark_itself(name, distance_m, factor):
    """Over its own distance every model gives the mark back, and none is beyond its range."""
    time_s = 0.15 * distance_m * factor  # 2:30 a kilometer and slower
    row = rows(distance_m, time_s, exponent=1.1)[name]
    assert [column(row, model) for model in MODELS] == pytest.approx([time_s] * 4)
    assert row.beyond == ()


@given(st.sampled_from([800.0, 1500.0, MILE_M, 5000.0, 21_097.5]), FACTORS)
def test_the_vdot_time_lies_within_the_spread(distance_m, factor):
    """Everywhere the spread holds the time of every model, the VDOT time as its value."""
    for row in equivalents(distance_m, 0.15 * distance_m * factor, exponent=1.08):
        times_s = [column(row, model) for model in MODELS]
        assert (row.spread.low, row.spread.high) == (min(times_s), max(times_s))
        assert row.spread.value == row.vdot_s


# Hopkins (2005): race-to-race variation of 1.0 % up to 1500 m.
def test_the_band_is_the_spread_and_race_noise():
    """The band is the spread of the models, wider by 1 % at both ends."""
    row = rows(5000, 1200)["Mile"]
    assert row.band.low == pytest.approx(0.99 * row.cameron_s)
    assert row.band.high == pytest.approx(1.01 * row.riegel_s)
    assert row.band.value == row.vdot_s


def test_even_the_mark_itself_has_a_band():
    """Over the mark's own distance the band is race noise alone: 356.4 to 363.6 s about 6:00."""
    band = rows()["Mile"].band
    assert (band.low, band.value, band.high) == pytest.approx((356.4, 360, 363.6))


def test_race_noise_is_the_coachs():
    """A coach who knows an athlete to vary by 3 % gets a wider band."""
    band = rows(noise_percent=3)["Mile"].band
    assert (band.low, band.high) == pytest.approx((349.2, 370.8))


def test_without_a_power_law_there_is_no_personal_column():
    """Where there is no power law of the athlete's own, its column is empty."""
    assert {row.personal_s for row in rows().values()} == {None}


# 360 x (5000 / 1609.344)^1.1 s.
def test_the_personal_column_goes_through_the_mark():
    """With an exponent of 1.1 a mile of 6:00 is worth 5 km in 20:53."""
    personal_s = rows(exponent=1.1)["5 km"].personal_s
    assert personal_s == pytest.approx(1252.8, abs=0.1)


def test_riegels_exponent_makes_the_personal_column_riegels():
    """An athlete whose own exponent is 1.06 has Riegel's times."""
    for row in rows(exponent=1.06).values():
        assert row.personal_s == row.riegel_s


def test_the_personal_column_widens_the_spread():
    """An athlete who slows down more than the models has a wider spread."""
    usual, own = rows()["Marathon"].spread, rows(exponent=1.15)["Marathon"].spread
    assert own.high > usual.high
    assert (own.low, own.value) == (usual.low, usual.value)


def test_an_exponent_that_no_runner_has_is_refused():
    """An exponent with which longer would be faster is refused."""
    with pytest.raises(InputError, match=r"from 1 to 1\.3"):
        equivalents(MILE_M, 360, exponent=0.9)


# Daniels' table ends with VDOT 30, a mile of 9:11.
def test_below_the_published_table():
    """A mile of 9:20 is beyond the VDOT table at every other distance, one of 9:05 at none."""
    others = [name for name in DISTANCES_M if name != "Mile"]
    assert beyond("vdot", MILE_M, 560) == others
    assert beyond("vdot", MILE_M, 545) == []


# Daniels and Gilbert describe efforts from about 3.5 minutes, Riegel stated 3.5 to 230 minutes.
def test_efforts_shorter_than_the_models_cover():
    """800 m of who runs a mile in 6:00 take 2:48: too short for VDOT and for Riegel's law."""
    assert beyond("vdot") == ["800 m"]
    row = rows()["800 m"]
    assert row.vdot_s == pytest.approx(168, abs=0.5)
    assert row.is_beyond("riegel")


# Riegel (1981): 230 minutes are the longest; 3:50:00 for a marathon.
def test_efforts_longer_than_riegel_covers():
    """A marathon of four hours is longer than Riegel's law was stated for."""
    said = [c.reason for model, c in rows(MILE_M, 480)["Marathon"].beyond if model == "riegel"]
    assert any("3.5 to 230 minutes" in reason for reason in said)


# VDOT puts the exponent from the mile to 5 km at 1.07 to 1.09 (computed).
def test_riegel_between_the_mile_and_5_km():
    """From a mile to 3, 5 and 10 km, and from 5 km to a mile or less, Riegel's 1.06 is doubted."""
    assert [name for name in beyond("riegel") if name.endswith("km")] == ["3 km", "5 km", "10 km"]
    assert beyond("riegel", 5000, 1500) == ["800 m", "1500 m", "Mile", "Marathon"]


# Vickers and Vertosick (2016): at least 10 minutes too fast for half of marathoners.
def test_riegel_at_the_marathon():
    """Riegel's marathon is doubted, whatever the mark."""
    said = [c.source for model, c in rows(10_000, 2700)["Marathon"].beyond if model == "riegel"]
    assert "Vickers and Vertosick (2016)" in said


# Cameron fitted 800 m to 10 km and the marathon.
def test_cameron_at_the_half_marathon():
    """Cameron's half marathon is interpolated; its other distances are not."""
    assert beyond("cameron") == ["Half marathon"]


def test_cameron_from_a_half_marathon():
    """From a half marathon Cameron's model is off everywhere else."""
    assert beyond("cameron", 21_097.5, 5400) == [n for n in DISTANCES_M if n != "Half marathon"]


def test_cameron_from_an_ultramarathon():
    """50 km are beyond the marathon, and beyond the records that Cameron fitted."""
    assert beyond("cameron", 50_000, 15_000) == list(DISTANCES_M)


def test_a_power_law_beyond_25_minutes():
    """A power law fitted to 2 to 25 minutes is stretched from 10 km on, and only there."""
    assert beyond("personal", exponent=1.08) == ["10 km", "Half marathon", "Marathon"]
    assert beyond("personal") == []


@given(st.sampled_from([800.0, MILE_M, 5000.0, 42_195.0]), FACTORS)
def test_every_doubt_names_its_model_and_its_source(distance_m, factor):
    """Whatever is beyond a range names one of the models, a reason, a suggestion and a source."""
    for row in equivalents(distance_m, 0.16 * distance_m * factor, exponent=1.08):
        for model, caution in row.beyond:
            assert model in MODELS
            assert row.is_beyond(model)
            assert caution.reason
            assert caution.suggestion
            assert caution.source


def test_projections_for_minors_end_at_5_km():
    """Under 18 nothing longer than 5 km is projected."""
    assert list(rows(longest_m=LONGEST_FOR_MINORS_M)) == ["800 m", "1500 m", "Mile", "3 km", "5 km"]


@given(FACTORS, st.sampled_from(list(DISTANCES_M)))
def test_there_and_back(factor, name):
    """By VDOT an equivalent mark is worth the mark it came from."""
    time_s = 223.13 * factor
    there = rows(MILE_M, time_s)[name]
    back_s = rows(there.distance_m, there.vdot_s)["Mile"].vdot_s
    assert back_s == pytest.approx(time_s)


@given(FACTORS)
def test_longer_races_take_longer_at_a_slower_pace(factor):
    """By every model a longer race is run at a slower pace, up to miles that are walked."""
    found = equivalents(MILE_M, 223.13 * factor, exponent=1.08)
    for model in MODELS:
        paces = [column(row, model) / row.distance_m for row in found]
        assert paces == sorted(paces)


@given(FACTORS, st.floats(1.001, 1.2))
def test_a_faster_mark_is_faster_everywhere(factor, slower):
    """By every model a faster mile is worth faster times over every distance."""
    fast, slow = (equivalents(MILE_M, 223.13 * f, exponent=1.08) for f in (factor, factor * slower))
    for quick, steady in zip(fast, slow, strict=True):
        for model in MODELS:
            assert column(quick, model) < column(steady, model)


def test_riegels_mile_is_the_slowest():
    """From 5 km in 14 to 30 minutes Riegel gives the slowest mile, as his exponent is too small."""
    for time_s in range(840, 1801, 60):
        row = rows(5000, time_s)["Mile"]
        assert row.spread.high == row.riegel_s


def test_a_mark_that_is_no_time_is_refused():
    """A mark of zero seconds has no equivalent."""
    with pytest.raises(InputError, match="above zero"):
        equivalents(MILE_M, 0)


def test_the_vdot_column_is_daniels():
    """The VDOT column is what Daniels' formula gives for the mark's VDOT."""
    vdot = daniels.vdot(5000, 1290)
    for row in equivalents(5000, 1290):
        assert row.vdot_s == daniels.equivalent_time(vdot, row.distance_m)
