import math

import pytest

from helpers.athlete import Athlete, Goal
from helpers.errors import InputError
from helpers.units import format_time
from helpers.workouts import (
    Ladder,
    MilePace,
    Pyramid,
    Recipe,
    Rung,
    WorkSet,
    ascending_ladder,
    descending_ladder,
    pyramid,
    resolve,
)


# Sayer, S6b: 4 x 200, 2 x 400, 2 x 600, 1 x 800 m.
def test_the_articles_ladder():
    """The ascending ladder has nine reps, 4 × 200, 2 × 400, 2 × 600 and 800 m."""
    assert ascending_ladder().reps_m == (200, 200, 200, 200, 400, 400, 600, 600, 800)


def test_the_ladder_is_3600_m():
    """The ladder holds 3600 m of work, nine laps, 2.24 mile races."""
    ladder = resolve(ascending_ladder(), Athlete(mile_time_s=370), goal=Goal(360))
    assert (len(ladder.reps), ladder.work_m, ladder.work_laps) == (9, 3600, 9)
    assert ladder.mile_races == pytest.approx(2.24, abs=0.005)  # 3600 / 1609.344


# 360 s / 1609.344 m x 200, 400, 600, 800 m.
def test_rung_times_at_a_goal_of_six_minutes(six_minutes, ana):
    """At a goal of 6:00 the rungs take 44.7, 89.5, 134.2 and 179.0 s."""
    times_s = {
        r.distance_m: r.time_s for r in resolve(ascending_ladder(), ana, goal=six_minutes).reps
    }
    shown = [format_time(times_s[d], 1) for d in (200, 400, 600, 800)]
    assert shown == ["0:44.7", "1:29.5", "2:14.2", "2:59.0"]


def test_the_ladder_is_run_at_goal_pace():
    """The article's pace for the ladder is goal mile pace."""
    assert [block.pace for _, block in ascending_ladder().sets] == [MilePace("goal")]


# With twice the rep as recovery the session lasts 3 x 3600 - 2 x 800 m = 9200 m worth of mile
# pace: 275 s x 9200 / 1609.344 = 26.2 min and 580 s x 9200 / 1609.344 = 55.3 min.
@pytest.mark.parametrize(("mile_s", "minutes"), [(275, 26), (580, 55)])
def test_how_long_the_ladder_lasts(mile_s, minutes):
    """Without warm-up the ladder lasts 26 minutes at 4:35 and 55 at 9:40."""
    workout = resolve(ascending_ladder(), Athlete(mile_time_s=mile_s), goal=Goal(mile_s))
    inner_s = sum(step.time_s for step in workout.steps if step.kind in ("rep", "recovery"))
    assert round(inner_s / 60) == minutes


def test_the_descending_ladder_is_the_reverse():
    """The descending ladder is the ascending one run backwards."""
    assert descending_ladder().reps_m == ascending_ladder().reps_m[::-1]


def test_the_descending_ladder_is_marked_ours():
    """The article gives no figures for the descending ladder, and the workbook says so."""
    assert descending_ladder().ours.startswith("all figures")


def test_full_recovery_is_marked_ours():
    """The article gives no figure for full recovery, and the workbook says so."""
    assert "recovery" in ascending_ladder().ours


# Sayer, S6d.
def test_the_articles_pyramid():
    """The pyramid is 200, 400, 600, 800, 600, 400, 200 m: seven reps, 3200 m."""
    assert pyramid().reps_m == (200, 400, 600, 800, 600, 400, 200)
    assert sum(pyramid().reps_m) == 3200


# Sayer, S6d: hammer the descending half; how much is ours.
def test_the_way_down_may_be_faster(ana):
    """The reps after the top take so much less time, those up to it do not."""
    recipe = Recipe("faster down", (WorkSet(Pyramid(200, 600, 200, down_faster_percent=2)),))
    lap_s = [rep.time_over(400) for rep in resolve(recipe, ana).reps]
    even_s = 370 / 1609.344 * 400
    assert lap_s == pytest.approx([even_s] * 3 + [0.98 * even_s] * 2)


def test_the_pyramid_starts_even(ana):
    """Called bare, every rep of the pyramid is at one pace, and that choice is marked ours."""
    speeds = {round(rep.speed_m_s, 9) for rep in resolve(pyramid(), ana).reps}
    assert len(speeds) == 1
    assert "hammer" in pyramid().ours


@pytest.mark.parametrize("percent", [-1, 11, math.nan, math.inf])
def test_impossible_ways_down(percent):
    """A way down slower than up, or far faster, is refused."""
    with pytest.raises(InputError, match="0 to 10 %"):
        Pyramid(down_faster_percent=percent)


def test_a_step_that_overshoots_ends_on_the_top():
    """Where the steps do not meet the top, the top is run all the same, once."""
    assert Pyramid(200, 500, 200).reps_m == (200, 400, 500, 400, 200)


def test_a_pyramid_of_one():
    """A pyramid whose top is its base is one rep."""
    assert Pyramid(400, 400, 200).reps_m == (400,)


@pytest.mark.parametrize("bad", [0, -200, math.nan, math.inf])
def test_impossible_pyramids(bad):
    """A base, top or step that is no distance is refused."""
    for sides in ((bad, 800, 200), (200, bad, 200), (200, 800, bad)):
        with pytest.raises(InputError, match=r"Repetitions go|Steps go"):
            Pyramid(*sides)


def test_a_pyramid_points_up():
    """A pyramid whose top is below its base is refused."""
    with pytest.raises(InputError, match="Raise the top"):
        Pyramid(800, 400, 200)


def test_a_pyramid_too_tall_is_refused():
    """A pyramid of 199 reps is no session."""
    with pytest.raises(InputError, match="1 to 60"):
        Pyramid(50, 5000, 50)


@pytest.mark.parametrize("rungs", [(), (Rung(200),) * 9])
def test_impossible_ladders(rungs):
    """A ladder has one to eight rungs."""
    with pytest.raises(InputError, match="1 to 8"):
        Ladder(rungs)


def test_a_ladder_too_long_is_refused():
    """Rungs with more than sixty reps together are no session."""
    with pytest.raises(InputError, match="1 to 60"):
        Ladder((Rung(200, 20),) * 4)


@pytest.mark.parametrize("count", [0, -3, 21, 200, 1.5, math.nan])
def test_impossible_rungs(count):
    """A rung holds one to twenty reps."""
    with pytest.raises(InputError, match="1 to 20"):
        Rung(200, count)


def test_less_of_a_ladder_takes_from_the_fullest_rung():
    """A smaller ladder has one rep less where there are most, and keeps its rungs."""
    smaller = Ladder((Rung(200, 4), Rung(400, 2))).smaller()
    assert smaller.reps_m == (200, 200, 200, 400, 400)


def test_less_of_a_thin_ladder_takes_the_longest_rung():
    """A ladder of single reps loses its longest rung."""
    assert Ladder((Rung(200), Rung(400), Rung(600))).smaller().reps_m == (200, 400)


def test_less_of_a_pyramid_lowers_the_top():
    """A smaller pyramid is one step lower."""
    assert Pyramid().smaller().reps_m == (200, 400, 600, 400, 200)


def test_what_a_coach_may_do_to_a_ladder():
    """A ladder can grow, shrink and be turned round."""
    ladder = Ladder((Rung(200, 2), Rung(400)))
    done = {label: shape.reps_m for label, shape in ladder.actions()}
    assert done == {
        "Add a rung on top": (200, 200, 400, 600),
        "Remove the top rung": (200, 200),
        "Run it downwards": (400, 200, 200),
    }


def test_a_full_ladder_cannot_grow():
    """A ladder of eight rungs offers no ninth."""
    assert "Add a rung on top" not in dict(Ladder((Rung(200),) * 8).actions())


def test_the_last_rung_stays():
    """A ladder of one rung does not offer to remove it."""
    assert "Remove the top rung" not in dict(Ladder((Rung(200),)).actions())


def test_ladders_and_pyramids_in_words():
    """Shapes are written in the order they are run."""
    assert str(Ladder((Rung(200, 2), Rung(400)), descending=True)) == "1 × 400, 2 × 200 m"
    assert str(Pyramid(200, 400, 200)) == "200–400–200 m"
