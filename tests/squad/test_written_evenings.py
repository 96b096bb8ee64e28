"""Three evenings of the 25 invented athletes, written out as a coach would read them.

The fixtures show at a glance what a change of the packing does to a real squad. To write them anew
after such a change, and then read the difference::

    WRITE_FIXTURES=1 python -m pytest tests/squad/test_written_evenings.py

A dozen numbers of each are computed here by hand, so that a fixture is not just its own output.
"""

import math
import os
from itertools import groupby
from pathlib import Path

import pytest

from helpers.squad import evening_of
from helpers.workbook import sample
from helpers.workouts import ascending_ladder, pyramid, timed_intervals

FOLDER = Path(__file__).parent / "fixtures"
SQUAD = sample("recreational", squad="tuesday").squad
SESSIONS = {
    "ladder": ascending_ladder(),
    "pyramid": pyramid(),
    "half_minutes": timed_intervals(8, 30.0),
}
MILE_M = 1609.344


def clock(time_s):
    """Write a time with tenths, to the nearest."""
    tenths = math.floor(10 * time_s + 0.5)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def written(found):
    """Return an evening as text: pack by pack, with every start, athlete, target and note."""
    lines = [
        f"{found.recipe.name}, {found.tonight.where}; the watch starts at {clock(found.zero_s)}"
    ]
    for pack in found.packs:
        begins = " ".join(clock(leg.start_s - found.zero_s) for leg in pack.reps)
        effort = " by effort," if pack.by_effort else ""
        lines += [
            "",
            (
                f"Pack {pack.number},{effort} {len(pack.reps)} of {pack.whole_reps} reps, "
                f"{pack.offset_s:g} s later, done {clock(pack.end_s - found.zero_s)}"
            ),
            f"  starts {begins}",
            *(f"  {line}" for runner in pack.runners for line in about(runner)),
        ]
    easy = [f"{r.name} ({clock(r.workout.total_time_s)})" for r in found.easy]
    rests = [rest.name for rest in found.resting]
    said = [f"{c.reason} {c.suggestion}" for c in found.cautions]
    return "\n".join(
        [*lines, "", f"Easy: {', '.join(easy)}", f"Rest: {', '.join(rests)}", *said, ""]
    )


def about(runner):
    """Return the lines of one athlete: mark, targets, verdict; then the notes."""
    mark = f"{runner.source.where} {clock(runner.source.time_s)}" if runner.source else "no mark"
    reps = ", ".join(
        f"{len(list(same))} × {target}"
        for target, same in groupby(map(goes_by, runner.workout.reps))
    )
    yield f"{runner.name} | {mark} | {reps} | {runner.verdict.word}"
    yield from (f"    {note}" for note in runner.notes)


def goes_by(rep):
    """Return what one repetition goes by, to the hundredth of a second."""
    target = f"RPE {rep.rpe:g}" if rep.guide == "effort" else f"{rep.time_s:.2f}"
    return f"{rep.label} {target}"


@pytest.fixture(scope="module", params=SESSIONS)
def fixture(request):
    """Return the text of each fixture, and the evening."""
    found = evening_of(SESSIONS[request.param], SQUAD)
    path = FOLDER / f"{request.param}.txt"
    if os.environ.get("WRITE_FIXTURES"):
        path.write_text(written(found), encoding="utf-8")
    return path.read_text(encoding="utf-8"), found


def text(name):
    """Return a fixture as it stands in the repository."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def line(name, athlete):
    """Return the line of an athlete in a fixture."""
    (found,) = (row for row in text(name).splitlines() if row.startswith(f"  {athlete} |"))
    return found


def pack_of(name, number):
    """Return the head of a pack in a fixture, and its starts."""
    rows = text(name).splitlines()
    (at,) = (at for at, row in enumerate(rows) if row.startswith(f"Pack {number},"))
    return rows[at], rows[at + 1].split()[1:]


def vdot(distance_m, time_s):
    """Return VDOT by the formula of Daniels and Gilbert (1979), written out again."""
    minutes = time_s / 60
    v = distance_m / minutes
    share = (
        0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)
    )
    return (-4.60 + 0.182258 * v + 0.000104 * v * v) / share


def mile_worth(distance_m, time_s):
    """Return the mile of the same VDOT [s], by halving."""
    low, high = 200.0, 1200.0
    for _ in range(60):
        middle = (low + high) / 2
        faster = vdot(MILE_M, middle) > vdot(distance_m, time_s)
        low, high = (middle, high) if faster else (low, middle)
    return low


def test_the_evening_is_the_one_written(fixture):
    """The squad's evening reads as it stands in the fixture."""
    expected, found = fixture
    assert written(found) == expected


def test_every_athlete_is_in_the_fixture_once(fixture):
    """All 25 are in it, the two called Sam told apart."""
    expected, found = fixture
    names = [*(r.name for r in found.runners), *(r.name for r in found.easy),
             *(rest.name for rest in found.resting)]  # fmt: skip
    assert len(set(names)) == 25
    assert all(name in expected for name in names)
    assert "Sam (1)" in expected
    assert "Sam (2)" in expected


@pytest.mark.parametrize(
    ("name", "athlete", "distance_m", "mile_s"),
    # The goal's mile where there is a goal, else the mark's, else the mile its VDOT is worth.
    [
        ("ladder", "Elena", 200, 270),
        ("ladder", "Elena", 800, 270),
        ("ladder", "Kofi", 400, 275),
        ("ladder", "Lars", 600, 308),
        ("ladder", "Wren", 200, 320),
        ("ladder", "Ravi", 800, 360),
        ("ladder", "Nora", 400, 555),
        ("ladder", "Jonas", 200, mile_worth(5000, 952)),
        ("ladder", "Dmitri", 400, mile_worth(10_000, 2370)),
        ("ladder", "Grace", 200, mile_worth(800, 158)),
        ("pyramid", "Elena", 600, 270),
        ("pyramid", "Priya", 800, 300),
        ("pyramid", "Tomás", 200, 320),
        ("pyramid", "Lars", 400, 308),
        ("pyramid", "Sam (1)", 800, 344),
        ("pyramid", "Bilal", 200, 415),
        ("pyramid", "Pedro", 400, 435),
        ("pyramid", "Greta", 600, 520),
        ("pyramid", "Oskar", 400, mile_worth(5000, 1330)),
        ("pyramid", "Ingrid", 200, mile_worth(5000, 1540)),
    ],
)
def test_a_target_by_hand(name, athlete, distance_m, mile_s):
    """A target is the mile times the distance over 1609.344 m."""
    assert f"× {distance_m} m {distance_m / MILE_M * mile_s:.2f}" in line(name, athlete)


def test_elena_runs_200_m_in_33_55():
    """A goal of 4:30 is 270 · 200 / 1609.344 = 33.55 s for 200 m, and four times that for 800."""
    assert "4 × 200 m 33.55, 2 × 400 m 67.11, 2 × 600 m 100.66, 1 × 800 m 134.22" in line(
        "ladder", "Elena"
    )


def test_the_first_pack_of_the_ladder_starts_when_mateo_has_recovered():
    """A 1500 m in 4:28 is worth a mile of 4:49.7, so 200 m take 36.0 s: 2 × 36 s are 2 min whole."""
    rep_s = mile_worth(1500, 268) * 200 / MILE_M
    assert rep_s == pytest.approx(36.0, abs=0.05)
    _, starts = pack_of("ladder", 1)
    assert starts[:5] == [clock(n * (rep_s + 120)) for n in range(5)]


def test_after_mateos_last_rep_jonas_is_the_slowest():
    """Under 18 the cap of 2012 m ends Mateo's session after 6 reps, 1600 m; then Jonas leads on."""
    assert "4 × 200 m" in line("ladder", "Mateo")
    assert "600 m" not in line("ladder", "Mateo")
    mateo, jonas = mile_worth(1500, 268) / MILE_M, mile_worth(5000, 952) / MILE_M
    seventh_s = 4 * (200 * mateo + 120) + 2 * (400 * mateo + 180)
    eighth_s = seventh_s + 600 * jonas + 240
    _, starts = pack_of("ladder", 1)
    assert starts[6:8] == [clock(seventh_s), clock(eighth_s)]


def test_the_first_pack_of_the_ladder_ends_with_jonas_and_ten_minutes():
    """After the ninth start come 800 m of Jonas's and a cool-down of ten minutes."""
    head, starts = pack_of("ladder", 1)
    minutes, seconds = starts[8].split(":")
    jonas_s = 800 * mile_worth(5000, 952) / MILE_M
    end = head.split("done ")[1].split(":")
    assert 60 * int(end[0]) + float(end[1]) == pytest.approx(
        60 * int(minutes) + float(seconds) + jonas_s + 600, abs=0.11
    )


def test_pack_7_of_the_ladder_is_nora_alone_with_five_reps():
    """Goal 9:15: 200 m in 69.0 s + 3 min, 400 in 138 + 5, 600 in 207 + 7: starts are 4:09 apart."""
    head, starts = pack_of("ladder", 7)
    assert "5 of 9 reps" in head
    rep_s = 555 / MILE_M
    first_s = float(starts[0].split(":")[0]) * 60 + float(starts[0].split(":")[1])
    gaps = (
        0,
        200 * rep_s + 180,
        2 * (200 * rep_s + 180),
        2 * (200 * rep_s + 180) + 400 * rep_s + 300,
    )
    assert starts[1:4] == [clock(first_s + gap) for gap in gaps[1:]]


@pytest.mark.parametrize("name", ["ladder", "pyramid", "half_minutes"])
def test_who_has_a_niggle_runs_easily_and_who_is_injured_rests(name):
    """The second Sam has a niggle, and Hannah is injured."""
    assert "\nEasy: Sam (2) (30:00.0)\nRest: Hannah\n" in text(name)


@pytest.mark.parametrize(("name", "reps", "whole"), [("ladder", 4, 9), ("half_minutes", 4, 8)])
def test_aisha_comes_back_with_half(name, reps, whole):
    """Half of nine reps and half of eight are four."""
    assert f"Coming back: the first {reps} of {whole} reps, 50 % of them." in text(name)


def test_the_pyramid_is_its_own_mirror():
    """Elena's seven reps go up to 800 m and down again, each in the same time."""
    up = [f"1 × {m} m {m * 270 / MILE_M:.2f}" for m in (200, 400, 600)]
    assert f"| {', '.join([*up, f'1 × 800 m {800 * 270 / MILE_M:.2f}', *up[::-1]])} |" in line(
        "pyramid", "Elena"
    )


def test_the_pyramid_waits_for_the_slowest_of_pack_1():
    """200 m of Mateo's, 36.0 s, and 2 min; 400 m, 72.0 s, and 3 min; 600 m, 108.0 s, and 4."""
    m_s = mile_worth(1500, 268) / MILE_M
    _, starts = pack_of("pyramid", 1)
    second_s = 200 * m_s + 120
    third_s = second_s + 400 * m_s + 180
    assert starts[:4] == [
        clock(0), clock(second_s), clock(third_s), clock(third_s + 600 * m_s + 240)
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_half_minutes_start_every_90_s_ten_seconds_from_pack_to_pack(number):
    """30 s and 60 s of jog are 90 s, the packs following each other at the line after ten."""
    head, starts = pack_of("half_minutes", number)
    first_s = 10 * (number - 1)
    assert starts == [clock(first_s + 90 * n) for n in range(8)]
    # Eight reps, seven recoveries and ten minutes of cool-down.
    assert head.endswith(f"done {clock(first_s + 8 * 30 + 7 * 60 + 600)}")


def test_half_minutes_are_for_everybody_the_same_effort():
    """The article's 90 to 95 % of effort is RPE 9, with a mark or without."""
    for athlete in ("Elena", "Dmitri", "Nora", "Yusuf"):
        assert "| 8 × 0:30 RPE 9 |" in line("half_minutes", athlete)


def test_no_mark_is_a_pack_of_its_own():
    """Tim and Yusuf have no mark: theirs is the last pack, by effort."""
    for name, number in (("ladder", 8), ("half_minutes", 4)):
        head, _ = pack_of(name, number)
        assert "by effort" in head
    # Under 16: 2 × 200 and 400 m; 600 more would be beyond 0.75 of a mile.
    assert "| no mark | 2 × 200 m RPE 9, 1 × 400 m RPE 9 |" in line("ladder", "Tim")
