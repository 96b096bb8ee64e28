import json
import re

import pytest

from helpers.athlete import Athlete
from helpers.pages import trackside
from helpers.pages.prescription import STOP_LINE
from helpers.squad import Member, Tonight, evening_of
from helpers.workouts import ascending_ladder, easy_run, equal_repeats, timed_intervals

MILES_S = (280, 290, 350, 360, 480)
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    r"$\href{javascript:alert(1)}{x}$",
    "Eve\u202egnp.exe",
    "line\u2028break & <!--",
)


def evening(recipe=None, names=(), **chosen):
    """Return an evening of five athletes of very different speed."""
    squad = tuple(
        Member(Athlete(name, mile_time_s=mile_s))
        for name, mile_s in zip(names or "ABCDE", MILES_S, strict=True)
    )
    return evening_of(recipe or ascending_ladder(), squad, Tonight(**chosen))


def starts(program):
    """Return the events that are repetitions."""
    return [event for event in program["events"] if event["kind"] == "rep"]


def embedded(page):
    """Return the program as the page's own script would read it."""
    return json.loads(re.search(r'type="application/json">(.*?)</script>', page, re.DOTALL)[1])


@pytest.mark.parametrize("where", ["track", "road", "grass", "treadmill", "one whistle"])
def test_every_rep_of_every_pack_starts_when_the_packs_clock_says(where):
    """A start is the leg's, on a watch that is started with the first pack."""
    tonight = evening(where=where)
    expected = {
        (pack.number, leg.rep): leg.start_s - tonight.zero_s
        for pack in tonight.packs
        for leg in pack.reps
    }
    found = {(e["pack"], e["rep"]): e["at_s"] for e in starts(trackside.program(tonight))}
    assert found == expected


def test_events_are_in_the_order_of_the_watch():
    """Nothing that comes later stands earlier."""
    at = [event["at_s"] for event in trackside.program(evening())["events"]]
    assert at == sorted(at)
    assert at[0] == 0


def test_every_pack_ends_once():
    """The end of a pack is the end of its cool-down."""
    tonight = evening()
    ends = {
        e["pack"]: e["at_s"] for e in trackside.program(tonight)["events"] if e["kind"] == "end"
    }
    assert ends == {pack.number: pack.end_s - tonight.zero_s for pack in tonight.packs}


def test_only_those_who_run_a_rep_are_named():
    """Who comes back after a break runs half the reps, and is not called for the others."""
    squad = (Member(Athlete("Ana", mile_time_s=300)),
             Member(Athlete("Ben", mile_time_s=302, status="returning")))  # fmt: skip
    named = [e["names"] for e in starts(trackside.program(evening_of(equal_repeats(), squad)))]
    assert named[:4] == [["Ana", "Ben"]] * 4
    assert set(map(tuple, named[4:])) == {("Ana",)}


def test_the_target_is_that_of_the_slowest_who_runs():
    """Mile pace of 6:00 over 200 m is 44.74 s, which a watch shows as 44.8."""
    squad = tuple(Member(Athlete(mile_time_s=mile_s)) for mile_s in (345, 360))
    first = starts(trackside.program(evening_of(ascending_ladder(), squad)))[0]
    assert (first["what"], first["target"], first["rep"]) == ("200 m", "44.8 s", 1)


def test_reps_by_time_are_named_by_their_time():
    """Thirty seconds are 0:30; where effort is the guide, it is the target."""
    first = starts(trackside.program(evening(timed_intervals())))[0]
    assert (first["what"], first["target"]) == ("0:30", "RPE 9")


def test_lanes_are_told_where_there_are_several():
    """On one lane, or where there are none, no lane is named."""
    lanes = {e["pack"]: e["lane"] for e in starts(trackside.program(evening(lanes=3)))}
    assert lanes == {1: 1, 2: 2, 3: 3}
    assert {e["lane"] for e in starts(trackside.program(evening()))} == {None}
    assert {e["lane"] for e in starts(trackside.program(evening(lanes=3, where="road")))} == {None}


def test_a_session_without_reps_starts_once():
    """A run has one start and one end."""
    kinds = [e["kind"] for e in trackside.program(evening(easy_run(1800.0)))["events"]]
    assert kinds.count("run") == kinds.count("end") == len(evening(easy_run(1800.0)).packs)


def test_nobody_here_is_no_program():
    """An evening without packs has no events, and still says when to stop."""
    program = trackside.program(evening_of(ascending_ladder(), ()))
    assert (program["events"], program["stop"]) == ([], STOP_LINE)
    assert "trackside(" in trackside.document(evening_of(ascending_ladder(), ()))


def test_the_key_tells_programs_apart():
    """The same program keeps its clock; another one, or another day, has its own."""
    key = trackside.program(evening())["key"]
    assert key == trackside.program(evening())["key"]
    assert key != trackside.program(evening(), "Tuesday")["key"]
    assert key != trackside.program(evening(lanes=2))["key"]


def test_hostile_names_stay_text():
    """No name ends the script it travels in, opens a comment, or turns the text around."""
    page = trackside.document(evening(names=HOSTILE), "</title><script>alert(2)</script>")
    assert "\u2028" not in page
    assert page.count("<script") == page.count("</script>") == 2
    assert "<img" not in page
    assert "\u202e" not in page
    assert "\\u202e" not in page
    assert "<!--" not in page
    names = {name for event in starts(embedded(page)) for name in event["names"]}
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[2], "Evegnp.exe"} <= names


def test_the_document_needs_no_network():
    """It carries everything, and its policy forbids the rest."""
    page = trackside.document(evening())
    assert "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'" in page
    assert not re.search(r"\b(src|href)=|url\(|@import|https?:", page)
    assert '<meta name="viewport"' in page


def test_the_script_can_stand_in_a_page():
    """It does not hold what would end its own element, and writes no markup."""
    assert "</" not in trackside.SCRIPT
    assert "<!--" not in trackside.SCRIPT
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b", trackside.SCRIPT)


def test_nothing_private_leaves_with_the_document():
    """Neither age, nor status, nor a verdict's note: names, reps and paces only."""
    squad = (Member(Athlete("Ana", mile_time_s=300, age=15, status="returning")),)
    events = starts(trackside.program(evening_of(equal_repeats(), squad)))
    assert set(events[0]) == {
        "at_s", "kind", "pack", "lane", "rep", "of", "what", "lasts_s", "target", "names"
    }  # fmt: skip
    assert "Under 16" not in trackside.document(evening_of(equal_repeats(), squad))
