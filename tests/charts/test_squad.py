"""The evening on one clock: a bar for each leg, and labels that draw a name as it is."""

import itertools
import json
import re

import pytest

from helpers.athlete import Athlete
from helpers.charts.squad import MOST_PACKS, squad_chart, squad_summary
from helpers.squad import Member, Tonight, evening_of
from helpers.workbook import PRESETS, sample
from helpers.workouts import easy_run, equal_repeats

TUESDAY = sample("recreational", squad="tuesday").squad
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    r"$\href{javascript:alert(1)}{x}$",
    '=HYPERLINK("http://x")',
    "<b>a\nb</b>",
    "Nu\x00l\x07",
    "Eve\u202egnp",
    "Zoe\u0308",
    "&lt;b&gt;",
    "👨\u200d👩\u200d👧",
    "x" * 80,
    "None",
)


def chart(recipe=None, **wish):
    """Return the bars of the sample squad's evening, and the evening."""
    found = evening_of(recipe or PRESETS["Ascending ladder"], TUESDAY, Tonight(**wish))
    return squad_chart(found), found


def drawn(figure, name=None):
    """Return pack, start and length [s] of every bar, or of those of one trace."""
    return [
        bar
        for trace in figure["data"]
        if name in (None, trace["name"])
        for bar in zip(trace["y"], trace["base"], trace["x"], strict=True)
    ]


@pytest.mark.parametrize("recipe", PRESETS.values(), ids=PRESETS)
def test_every_rep_has_a_bar(recipe):
    """A bar begins where a rep starts, and is as long as it lasts, in seconds."""
    figure, found = chart(recipe)
    bars = set(drawn(figure, "reps"))
    for pack in found.packs:
        for leg in pack.reps:
            assert (pack.number, round(leg.start_s, 1), round(leg.time_s, 1)) in bars


@pytest.mark.parametrize("where", ["track", "grass", "treadmill", "one whistle"])
def test_bars_and_gaps_make_the_whole_clock_of_a_pack(where):
    """A row for each pack; between its bars lie just its pauses, to a tenth of a second."""
    figure, found = chart(where=where)
    rows = figure["layout"]["yaxis"]["tickvals"]
    assert rows == [pack.number for pack in found.packs]
    for pack in found.packs:
        bars = sorted((base, length) for y, base, length in drawn(figure) if y == pack.number)
        pauses_s = sum(leg.time_s for leg in pack.legs if leg.kind in ("recovery", "rest"))
        drawn_s = sum(length for _, length in bars)
        expected_s = pack.end_s - pack.offset_s - pauses_s
        assert drawn_s == pytest.approx(expected_s, abs=0.05 * len(bars))
        assert all(a + length <= b + 0.11 for (a, length), (b, _) in itertools.pairwise(bars))
        assert bars[0][0] == 0
        assert sum(bars[-1]) == pytest.approx(pack.end_s, abs=0.11)


def test_numbers_are_rounded_for_the_wire():
    """No number of a bar has more than two digits behind the point."""
    figure, _ = chart(slot_s=4444.44)
    numbers = re.findall(r"-?\d+\.(\d+)", json.dumps(figure["data"]) + json.dumps(
        [figure["layout"]["xaxis"]["range"], figure["layout"]["shapes"][0]["x0"]]))  # fmt: skip
    assert max(map(len, numbers)) <= 2


def test_recoveries_are_gaps():
    """Pauses have no bar: seven reps, warm-up and cool-down are nine."""
    figure, found = chart(PRESETS["Pyramid"], size="in full")
    assert len(drawn(figure)) == len(found.packs) * 9


def test_the_slot_and_the_last_end_are_in_sight():
    """The axis reaches beyond both the end of the slot and that of the last pack."""
    for wish in ({"slot_s": 1200}, {"slot_s": 9000}, {"size": "in full"}):
        figure, found = chart(**wish)
        assert figure["layout"]["xaxis"]["range"][1] >= max(found.end_s, found.tonight.slot_s)


def test_an_evening_of_nobody_is_an_empty_chart():
    """Without packs there are no bars, and the words say so."""
    found = evening_of(equal_repeats(), ())
    figure = squad_chart(found)
    assert figure["data"] == []
    assert figure["layout"]["yaxis"]["ticktext"] == []
    assert squad_summary(found) == "Nobody runs the session."


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_name_is_drawn_and_nothing_more(name):
    """A label holds no tag, formula, control or direction mark, whatever the name."""
    found = evening_of(equal_repeats(), (Member(Athlete(name, mile_time_s=360)),))
    (label,) = squad_chart(found)["layout"]["yaxis"]["ticktext"]
    assert not set(label) & set("<>$\n\x00\x07\u202e")
    assert label.startswith("1 ")
    assert len(label) > 3


def test_a_name_that_is_escaped_already_is_drawn_as_typed():
    """Who is called &lt;b&gt; is not called <b>."""
    found = evening_of(equal_repeats(), (Member(Athlete("&lt;b&gt;", mile_time_s=360)),))
    assert squad_chart(found)["layout"]["yaxis"]["ticktext"] == ["1 &amp;lt;b&amp;gt;"]


def test_no_name_stands_in_the_words_over_a_bar():
    """What is shown over a bar names the pack, the rep and its clock."""
    figure, _ = chart(PRESETS["0:30 intervals"])
    reps, easy = figure["data"]
    assert reps["hovertemplate"] == "Pack %{y:d}: %{text}.<extra></extra>"
    assert "rep 2, 0:30, at 1:30, takes 0:30" in reps["text"]
    assert "warm-up, before the watch starts, takes 15:00" in easy["text"]


def test_reps_stand_out_without_color():
    """Reps are drawn thicker than drills, and drills than easy running."""
    figure, _ = chart(PRESETS["Drills, sprints, speed endurance"])
    assert [trace["name"] for trace in figure["data"]] == ["reps", "drills", "easy running"]
    widths = [trace["width"] for trace in figure["data"]]
    assert widths == sorted(set(widths), reverse=True)


def test_more_packs_than_can_be_drawn_are_counted():
    """The first forty are drawn; the words say so, and how many there are."""
    squad = tuple(Member(Athlete(mile_time_s=240 + 5 * at)) for at in range(60))
    found = evening_of(equal_repeats(2), squad, Tonight(largest_pack=1))
    assert max(squad_chart(found)["data"][0]["y"]) == MOST_PACKS
    assert squad_summary(found).startswith("60 packs, done between ")
    assert "The first 40 are drawn." in squad_summary(found)


@pytest.mark.parametrize("where", ["track", "treadmill", "one whistle"])
def test_a_chart_is_plain_json(where):
    """Numbers are finite, so that a browser can read them."""
    figure, _ = chart(where=where)
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure


def test_an_easy_run_is_one_bar_for_each_pack():
    """Half an hour of running is half an hour of bar."""
    figure, found = chart(easy_run())
    assert figure["data"][0]["x"] == [1800.0] * len(found.packs)
    assert squad_summary(found).startswith(f"{len(found.packs)} packs, done after 30:00; ")
