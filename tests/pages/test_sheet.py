"""Tonight's sheet and the cards: what stands on them, rounded at the edge, and what must not."""

import datetime as dt
import math
import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal, RaceResult
from helpers.pages.cards import cards
from helpers.pages.documents import cards_document, clock_document, sheet_document
from helpers.pages.prescription import STOP_LINE
from helpers.pages.sheet import sheet, source, watch
from helpers.squad import Member, Tonight, evening_of
from helpers.track import lap_length
from helpers.workbook import PRESETS, sample
from helpers.workouts import (
    Drills,
    MilePace,
    Pyramid,
    Recipe,
    Recovery,
    Repeats,
    Run,
    WorkSet,
    ascending_ladder,
    easy_run,
    equal_repeats,
    gentle_test,
    pyramid,
    timed_intervals,
)

TUESDAY = sample("recreational", squad="tuesday").squad
DAY = dt.date(2026, 11, 24)
MILE_M = 1609.344
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table><h1>x",
    '" onmouseover="alert(1)',
    r"$\href{javascript:alert(1)}{x}$",
    '=HYPERLINK("http://x")',
    "@SUM(A1)",
    "a\nb;c,d\\",
    "BEGIN:VEVENT",
    "Nu\x00l\x07",
    "../../etc/passwd",
    "Eve\u202egnp.exe",
    "👩‍👧",
    "Zoe\u0308",
    "e" + "\u0301" * 79,
    "None",
    "NA",
    "00123",
    "x" * 80,
)


class Seen(HTMLParser):
    """What a reader sees of a page, row by row, and which tags and attributes it has."""

    def __init__(self, page):
        """Read a page."""
        super().__init__()
        self.text, self.tags, self.attributes, self.rows = [], set(), set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Begin a row or a cell."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data):
        """Add to the text, and to the cell that is open."""
        self.text.append(data)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    @property
    def all(self):
        """The whole text."""
        return "".join(self.text)


def night(recipe=None, squad=TUESDAY, **wish):
    """Return an evening of the sample squad, or another."""
    return evening_of(recipe or ascending_ladder(), squad, Tonight(**wish))


def one(mile_s=360, **about):
    """Return a squad of one."""
    return (Member(Athlete("Ana", mile_time_s=mile_s, **about)),)


def row_of(page, name):
    """Return the cells of an athlete by column title."""
    head, *rows = Seen(page).rows
    (row,) = (row for row in rows if row and row[0] == name)
    return {title: " ".join(cell.split()) for title, cell in zip(head, row, strict=True)}


def card_of(evening, name):
    """Return the text of one athlete's card."""
    made = cards(evening, DAY).split("<article")[1:]
    (card,) = (text for text in made if f"<b>{name}</b>" in text)
    return " ".join(" ".join(Seen(f"<article{card}").text).split())


def upwards(time_s):
    """Write a time rounded up to 0.1 s, noise of the last digits left out."""
    tenths = math.ceil(round(10 * time_s, 4))
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest / 10:04.1f}" if minutes else f"{rest / 10:04.1f}"


@pytest.mark.parametrize("name", ["Elena", "Kofi", "Ravi", "Pedro", "Greta"])
def test_the_watch_on_the_way_is_the_unrounded_sum_rounded_up(name):
    """Each time on the way to 800 m is the sum of unrounded 200s, rounded up once, at the edge."""
    found = night(size="in full")
    member = next(m for m in TUESDAY if m.athlete.name == name)
    mile_s = member.goal.mile_time_s or member.athlete.marks[0].time_s
    expected = " ".join(upwards(n * 200 * mile_s / MILE_M) for n in range(1, 5))
    assert row_of(sheet(found, DAY), name)["800 m"] == expected


def test_rounding_every_200_would_add_up_to_more():
    """Elena: 33.55 s are shown as 33.6, but four of them are 2:14.3 and not 2:14.4."""
    assert row_of(sheet(night(), DAY), "Elena")["800 m"] == "33.6 1:07.2 1:40.7 2:14.3"


@given(st.integers(240, 900), st.sampled_from([200, 400, 600, 800, 1000, 1600, 3000]))
def test_at_any_mile_every_line_is_the_exact_sum_rounded_up(mile_s, distance_m):
    """Whatever the mile: after n 200s the watch shows n × 200 / 1609.344 miles, up to 0.1 s."""
    tenths = [math.ceil(Fraction(10 * n * 200 * mile_s) / Fraction("1609.344"))
              for n in range(1, distance_m // 200 + 1)]  # fmt: skip
    row = row_of(sheet(night(equal_repeats(1, float(distance_m)), one(mile_s)), DAY), "Ana")
    assert row[f"{distance_m} m"] == " ".join(
        f"{t // 600}:{t % 600 / 10:04.1f}" if t >= 600 else f"{t / 10:04.1f}" for t in tenths
    )


@pytest.mark.parametrize(
    ("distance_m", "shown"),
    [(400.0, "43.1 1:29.5"), (800.0, "39.9 1:26.2 2:12.6 2:59.0")],
)
def test_lane_3_by_hand(distance_m, shown):
    """Half a lap of lane 3 is 200 + 2.34 π = 207.35 m; at 6:00 a mile that takes 46.383 s.

    400 m are 89.477 s, and the first line comes 46.383 s before the end, at 43.094; 800 m are
    178.955 s, with lines 139.149, 92.766 and 46.383 s before the end.
    """
    squad = (Member(Athlete("Ana", mile_time_s=360), lane=3),)
    row = row_of(sheet(night(equal_repeats(1, distance_m), squad), DAY), "Ana, lane 3")
    assert row[f"{distance_m:.0f} m"] == shown


def test_a_lane_has_passings_of_its_own():
    """In lane 2 the first line of 400 m comes 400 − 203.5 m on: at 48.8 % of 89.5 s, 43.9."""
    found = night(equal_repeats(1, 400), (Member(Athlete("Ana", mile_time_s=360), lane=2),))
    first_s = (400 - lap_length(2) / 2) / MILE_M * 360
    assert row_of(sheet(found, DAY), "Ana, lane 2")["400 m"] == f"{upwards(first_s)} 1:29.5"
    assert "lane 2" in card_of(found, "Ana")


@pytest.mark.parametrize("where", ["road", "grass", "treadmill", "one whistle"])
def test_off_the_track_no_lane_is_spoken_of(where):
    """Lanes at hand, and lanes kept, count on the track only."""
    squad = tuple(Member(Athlete(f"A{s}", mile_time_s=s), lane=4) for s in (300, 400))
    found = night(equal_repeats(2, 400), squad, where=where, lanes=3)
    assert "lane" not in Seen(sheet(found, DAY)).all
    assert "lane" not in Seen(cards(found, DAY)).all


def test_on_a_road_with_marks_the_marks_are_those_of_lane_1():
    """The half of 400 m is passed after half the time."""
    squad = (Member(Athlete("Ana", mile_time_s=360), lane=4),)
    found = night(equal_repeats(1, 400), squad, where="road", lanes=4)
    assert row_of(sheet(found, DAY), "Ana")["400 m"] == "44.8 1:29.5"


def test_a_pack_in_an_outer_lane_is_told_where_to_start():
    """Lane 2 is 7.037 m longer a lap: 400 m start 7.0 m ahead, 200 m 3.5 m."""
    squad = tuple(Member(Athlete(f"A{s}", mile_time_s=s)) for s in (300, 400))
    page = Seen(sheet(night(pyramid(200, 400), squad, lanes=2), DAY)).all
    assert "lane 2" in page
    assert "start ahead of the line 3.5 m for 200 m, 7.0 m for 400 m" in page


def test_who_has_a_lane_of_their_own_is_told_where_to_start():
    """Lane 3 is 14.703 m longer a lap: 400 m start 14.7 m ahead, though the pack runs in lane 1."""
    squad = (*one(), Member(Athlete("Ben", mile_time_s=362), lane=3))
    page = Seen(sheet(night(equal_repeats(2, 400), squad), DAY)).all
    assert "Ben In lane 3 start ahead of the line 14.7 m for 400 m." in page
    assert "Ana In lane" not in page
    assert "ahead of" not in Seen(sheet(night(timed_intervals(), squad), DAY)).all


def test_reps_by_time_start_at_the_line_in_any_lane():
    """Half a minute ends somewhere: no place to start ahead is named."""
    squad = tuple(Member(Athlete(f"A{s}", mile_time_s=s)) for s in range(300, 400, 5))
    page = Seen(sheet(night(timed_intervals(), squad, lanes=3, largest_pack=8), DAY)).all
    assert "lane 2" in page
    assert "ahead of the line" not in page


@pytest.mark.parametrize("said", [
    "Ascending ladder (S6b)",
    "Tuesday 24 November 2026",
    "Mile pace over ever longer pieces, each of them run rested.",
    "4 × 200, 2 × 400, 2 × 600, 1 × 800 m at goal mile pace, 2 × rep time walking",
    STOP_LINE,
])  # fmt: skip
def test_the_sheet_says_what_when_why_and_when_to_stop(said):
    """Name, date, purpose, recipe and stop line stand on the sheet."""
    assert said in Seen(sheet(night(), DAY)).all


def test_every_mark_is_on_the_sheet():
    """Whoever runs is on it with the mark behind their paces."""
    page, found = sheet(night(), DAY), night()
    for runner in found.runners:
        assert row_of(page, runner.name)["From"] == source(runner)
    assert row_of(page, "Kofi")["From"] == "mile 4:41.2"
    assert row_of(page, "Jonas")["From"] == "5 km 15:52"
    assert row_of(page, "Mateo")["From"] == "1500 m 4:28"
    assert row_of(page, "Tim")["From"] == "no mark"


def test_a_mile_that_the_coach_set_is_the_coachs():
    """There is no mark behind it, and the sheet does not claim one."""
    assert row_of(sheet(night(squad=one(372.4)), DAY), "Ana")["From"] == "mile 6:12.4 (coach)"


def test_the_verdict_of_each_is_on_the_sheet():
    """The coach reads each athlete's own verdict."""
    page, found = sheet(night(), DAY), night()
    for runner in found.runners:
        assert row_of(page, runner.name)["Verdict"] == runner.verdict.word


@pytest.mark.parametrize("said", [
    "Easy run instead: Sam (2) 30:00 at about",
    "Rest: Hannah (injured).",
    "Mateo Under 18: the first 6 of 9 reps, and supervised.",
    "Aisha Coming back: the first 4 of 9 reps, 50 % of them.",
    "Ruth From 60: begin to warm up 5 min before the others",
])  # fmt: skip
def test_whatever_is_different_is_said(said):
    """Nobody is altered silently."""
    assert said in Seen(sheet(night(), DAY)).all


def test_who_is_absent_is_named():
    """An absentee is not forgotten."""
    squad = (*one(), Member(Athlete("Ben", mile_time_s=400), present=False))
    assert "Not here: Ben." in Seen(sheet(night(squad=squad), DAY)).all


def test_starts_are_whole_seconds_and_never_early():
    """44.74 s and two minutes after the first start the second is called at 2:45."""
    assert "Start 200 m 0:00 2:45" in Seen(sheet(night(squad=one()), DAY)).all
    assert [watch(s) for s in (0.0, 164.74, 165.0, 165.0000000001)] == [
        "0:00",
        "2:45",
        "2:45",
        "2:45",
    ]


def test_the_foot_tells_when_the_watch_starts():
    """After 15 minutes of warm-up, which are not on the watch."""
    assert "after 15:00 of warm-up" in Seen(sheet(night(squad=one()), DAY)).all


def test_without_a_warm_up_the_watch_starts_at_once():
    """Nobody is told to wait for a warm-up of no time."""
    recipe = Recipe("Bare", (WorkSet(Repeats(2, 400)),))
    page = Seen(sheet(night(recipe, one()), DAY)).all
    assert "Start the watch with the first rep of pack 1; all is done after" in page


@pytest.mark.parametrize(
    ("recipe", "where", "says"),
    [(equal_repeats(2, 400), "track", True), (equal_repeats(2, 400), "grass", False),
     (timed_intervals(), "track", False), (easy_run(), "track", False)],
)  # fmt: skip
def test_the_foot_explains_tenths_only_where_there_are_any(recipe, where, says):
    """Only a rep with lines to pass has them."""
    page = Seen(sheet(night(recipe, one(), where=where), DAY)).all
    assert ("rounded up to 0.1 s" in page) is says


def test_by_effort_the_rating_is_shown():
    """Who has no mark sees RPE 9, and the time as a guess."""
    page = sheet(night(), DAY)
    assert row_of(page, "Yusuf")["200 m"] == "≈ 1:15 RPE 9"
    assert "by effort" in Seen(page).all


@pytest.mark.parametrize("where", ["track", "road", "grass", "treadmill", "one whistle"])
def test_where_all_go_by_effort_there_is_a_sheet_too(where):
    """A squad without a single mark sees ratings and no time to beat, anywhere."""
    squad = tuple(Member(Athlete(name)) for name in ("Ana", "Ben"))
    found = night(pyramid(), squad, where=where)
    assert "RPE 9" in Seen(sheet(found, DAY)).all
    assert "mph" not in sheet(found, DAY) + cards(found, DAY)
    assert "RPE 9" in card_of(found, "Ana")


def test_a_treadmill_has_a_speed_in_both_units():
    """A mile in 6:00 is 10.0 mph, or 16.1 km/h."""
    found = night(equal_repeats(2, 400), one(), where="treadmill")
    row = row_of(sheet(found, DAY), "Ana")
    assert row["Belt"] == "10.0 mph 16.1 km/h"
    assert row["400 m"] == "1:29"
    assert "10.0 mph" in card_of(found, "Ana")


def test_a_treadmill_shows_each_speed_of_a_session():
    """Down a pyramid 10 % faster: 10 mph, and 11.1."""
    recipe = Recipe("Hammered", (WorkSet(Pyramid(200, 400, 200, 10), MilePace()),))
    row = row_of(sheet(night(recipe, one(), where="treadmill"), DAY), "Ana")
    assert row["Belt"] == "10.0 mph 16.1 km/h / 11.1 mph 17.9 km/h"


def test_sprints_by_effort_have_no_belt_speed():
    """In a mixed session only what goes by pace has one."""
    row = row_of(sheet(night(PRESETS["Drills, sprints, speed endurance"], one(), where="treadmill"),
                       DAY), "Ana")  # fmt: skip
    assert row["Belt"] == "10.0 mph 16.1 km/h"
    assert "RPE 9" in row["100 m"]


@pytest.mark.parametrize("where", ["grass", "treadmill", "one whistle"])
def test_by_time_cells_have_whole_seconds(where):
    """Where there are no lines to pass, no cell of a repetition has a tenth."""
    page = sheet(night(where=where, size="in full"), DAY)
    head, *rows = Seen(page).rows
    reps = [at for at, title in enumerate(head) if re.fullmatch(r"\d+ m|\d+:\d\d", title)]
    cells = [row[at] for row in rows if len(row) == len(head) for at in reps]
    assert len(reps) == 4
    assert any(re.search(r"\d", cell) for cell in cells)
    assert [cell for cell in cells if "." in cell] == []


def test_grass_by_hand():
    """At 6:00 a mile 400 m are 89.48 s: 1:29 to the nearest second, without a half on the way."""
    found = night(equal_repeats(2, 400), one(), where="grass")
    assert row_of(sheet(found, DAY), "Ana")["400 m"] == "1:29"


def test_by_time_the_sheet_says_about_how_far():
    """45 s at 4.47 m/s are 201 m: about 200."""
    found = night(equal_repeats(), one(), where="one whistle")
    assert row_of(sheet(found, DAY), "Ana")["0:45"] == "≈ 200 m"


def test_nobody_at_all_is_no_sheet():
    """Without a squad there is nothing to print."""
    assert sheet(night(squad=()), DAY) == ""
    assert cards(night(squad=()), DAY) == ""


def test_where_all_are_injured_the_sheet_says_who_rests():
    """Nothing is lost of a squad that cannot run, and no watch is spoken of."""
    page = Seen(sheet(night(squad=one(status="injured")), DAY)).all
    assert "Rest: Ana (injured)." in page
    assert "Start the watch" not in page
    assert "table" not in Seen(sheet(night(squad=one(status="injured")), DAY)).tags


def test_where_all_run_easily_there_is_no_clock():
    """An easy run needs no start; the stop line stays."""
    page = Seen(sheet(night(squad=one(status="niggle")), DAY)).all
    assert "Easy run instead: Ana 30:00 at about" in page
    assert "watch" not in page
    assert STOP_LINE in page


def test_a_session_without_reps_has_one_start():
    """Half an hour of running starts once, and no reps are counted."""
    page = Seen(sheet(night(easy_run(), one()), DAY)).all
    assert "Start 30:00 at easy pace 0:00" in page
    assert "0 reps" not in page
    assert "30:00 at easy pace" in card_of(night(easy_run(), one()), "Ana")


def test_a_session_of_drills_is_named_after_them():
    """What is done stands at the head, not the warm-up before it."""
    recipe = Recipe(
        "Skips", (Run("warm-up", 600), Drills(("A skips",), 480), Run("cool-down", 300))
    )
    page = Seen(sheet(night(recipe, one()), DAY)).all
    assert "8 min A skips." in page
    assert "10 min warm-up" not in page


def test_a_single_rep_is_one():
    """A mile is called a mile, and one rep is not "1 reps"."""
    page = sheet(night(gentle_test(), TUESDAY), DAY)
    assert "1 rep," in Seen(page).all
    assert "1 mile" in Seen(page).rows[0]


@pytest.mark.parametrize("recipe", PRESETS.values(), ids=PRESETS)
@pytest.mark.parametrize("where", ["track", "road", "grass", "treadmill", "one whistle"])
def test_every_athlete_is_on_the_sheet_and_has_a_card(recipe, where):
    """Whatever the session and the place: each who runs has a row, and a card; who rests has none."""
    found = night(recipe, where=where, lanes=2)
    page, all_cards = Seen(sheet(found, DAY)).all, Seen(cards(found, DAY)).all
    assert all(runner.name in page and runner.name in all_cards for runner in found.runners)
    assert cards(found, DAY).count("<article") == len(found.runners) + len(found.easy)
    assert "Hannah" in page
    assert "Hannah" not in all_cards


def test_cards_hold_nothing_private():
    """Of age, sex, status, verdict, note and mark nothing stands on a card that is left lying."""
    squad = tuple(
        Member(Athlete(f"A{at}", "recreational", age=age, sex="F", status=status,
                       marks=(RaceResult(MILE_M, 391.3),)), Goal(355))
        for at, (age, status) in enumerate(
            [(12, "available"), (17, "returning"), (63, "available"), (31, "niggle")])
    )  # fmt: skip
    page = Seen(cards(night(squad=squad), DAY)).all
    private = (
        "Under", "Coming back", "From 60", "niggle", "returning", "supervised", "faster than",
        "reach", "demanding", "uncertain", "as written", "6:31.3", "5:55", "63", "recreational",
        "female", "Female", "years",
    )  # fmt: skip
    assert [word for word in private if word in page] == []


@pytest.mark.parametrize("age", [9, 13, 17, 29, 66, 99])
@pytest.mark.parametrize("sex", ["F", "M", None])
@pytest.mark.parametrize("status", ["available", "returning"])
def test_cards_do_not_depend_on_who_somebody_is(age, sex, status):
    """With the same reps a card is the same, letter by letter, whatever the age, sex or status."""
    plain = cards(night(equal_repeats(1, 400), one(experience="experienced")), DAY)
    squad = one(experience="experienced", age=age, sex=sex, status=status)
    assert cards(night(equal_repeats(1, 400), squad), DAY) == plain


def test_a_card_has_what_its_athlete_runs():
    """Kofi: 4 × 200 m in 34.2 s, then two minutes; purpose, date, pack and stop line with it."""
    card = card_of(night(), "Kofi")
    for said in ("Pack 1", "Ascending ladder", "24 Nov", "4 × 200 m", "34.2", "then 2:00",
                 "Mile pace over ever longer pieces", STOP_LINE):  # fmt: skip
        assert said in card


def test_who_runs_part_finds_their_own_starts_on_the_card():
    """Half of nine reps are four starts."""
    starts = card_of(night(), "Aisha").split("watch: ")[1].split(" Mile")[0].split()
    assert len(starts) == 4


def test_a_card_keeps_sets_apart():
    """Two alike sets with a rest between are two lines, so that the rest is where it belongs."""
    work = WorkSet(Repeats(4, 200), recovery=Recovery("time", 60), rest_s=180)
    recipe = Recipe("Two sets", (Run("warm-up", 600), work, work))
    card = card_of(night(recipe, one()), "Ana")
    assert "4 × 200 m 44.8 then 1:00, rest 3:00 4 × 200 m 44.8 then 1:00" in card
    assert card.count("rest 3:00") == 1


def test_who_runs_without_looking_sees_no_splits():
    """Pacing practice: two laps by the watch with their halves, then two with the end alone."""
    card = card_of(night(PRESETS["Pacing practice"], one()), "Ana")
    assert "by the watch: 2 × 400 m 44.8 1:29.5 then 3:00, rest 3:00" in card
    assert "without looking at the watch: 2 × 400 m 1:29.5 then 3:00" in card


def test_an_easy_run_has_a_card_without_a_reason():
    """Who has a niggle gets a card for an easy run, and no word of why."""
    card = card_of(night(squad=(*one(status="niggle"),)), "Ana")
    assert "at a pace for talking" in card
    assert "niggle" not in card


@pytest.fixture(scope="module", params=["track", "treadmill", "one whistle"])
def hostile(request):
    """Return an evening of hostile names, in packs, easy, resting and absent."""
    status = ("available", "niggle", "injured", "returning")
    squad = tuple(
        Member(Athlete(name, mile_time_s=300 + at, status=status[at // 4 % 4]), present=at % 5 != 4)
        for at, name in enumerate(HOSTILE * 2)
    )
    recipe = Recipe(
        "<script>r</script>", (WorkSet(Repeats(2, 400), note="<b>n</b>"),),
        purpose="<img src=x onerror=p>", article="<i>a</i>",
    )  # fmt: skip
    return night(recipe, squad, where=request.param)


PAGES = {"sheet": sheet, "cards": cards, "sheet file": sheet_document, "cards file": cards_document}
TAGS = {
    "div", "h2", "h4", "p", "b", "span", "table", "thead", "tbody", "tr", "th", "td", "footer",
    "header", "article", "section", "html", "head", "meta", "title", "style", "body",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_hostile_names_add_no_markup(page, hostile):
    """No name, purpose or note becomes a tag or an attribute."""
    seen = Seen(PAGES[page](hostile, DAY))
    assert seen.tags <= TAGS
    assert seen.attributes <= {
        "class",
        "colspan",
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
    }


@pytest.mark.parametrize("page", PAGES)
def test_hostile_names_are_shown_as_they_are(page, hostile):
    """Each name of those who run is seen letter by letter, without control and direction marks."""
    seen = Seen(PAGES[page](hostile, DAY)).all
    for runner in hostile.runners:
        assert runner.name in seen
    assert re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\u200b]", seen) is None


def test_hostile_names_are_listed_as_they_are(hostile):
    """Who runs easily, rests or is absent is seen by name as well."""
    seen = Seen(sheet(hostile, DAY)).all
    others = [r.name for r in (*hostile.easy, *hostile.resting)] + list(hostile.absent)
    assert len(others) > 10
    assert [name for name in others if name not in seen] == []


@pytest.mark.parametrize("page", PAGES)
def test_hostile_names_are_no_formulas_of_mathjax(page, hostile):
    """A dollar is written so that no page of a notebook takes it for mathematics."""
    assert "$" not in PAGES[page](hostile, DAY)


def test_the_clocks_file_holds_hostile_names_as_text(hostile):
    """Nothing within the program of the clock can end it: its JSON holds no angle bracket."""
    page = clock_document(hostile, DAY)
    inside = re.search(r'type="application/json">(.*?)</script>', page, re.DOTALL)[1]
    assert not set("<>&") & set(inside)
    assert page.count("<script") == page.count("</script")


@pytest.mark.parametrize("write", [sheet_document, cards_document])
def test_a_file_runs_nothing_and_fetches_nothing(write):
    """The document of sheet or cards names no script, and forbids everything but its style."""
    page = write(night(), DAY)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"<script|<link|https?://|\ssrc=|url\(", page)
    assert page.startswith('<!doctype html><html lang="en"><head><meta charset="utf-8">')


@pytest.mark.parametrize("write", [sheet_document, cards_document, clock_document])
@pytest.mark.parametrize("squad", [TUESDAY, ()], ids=["tuesday", "nobody"])
def test_a_file_has_a_language_a_policy_and_a_title(write, squad):
    """Every file says its language and forbids the network, with a squad or without one."""
    page = write(night(squad=squad), DAY)
    assert '<html lang="en">' in page
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert "default-src 'none'" in page
    assert "<title>Ascending ladder" in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_files_hold_the_same_sheet_and_cards():
    """What is printed is what the page shows."""
    found = night()
    assert sheet(found, DAY) in sheet_document(found, DAY)
    assert cards(found, DAY) in cards_document(found, DAY)


def test_without_a_day_no_day_is_shown():
    """An evening without a date has none on its sheet, rather than a wrong one."""
    assert "<span></span>" in sheet(night(), None)
    assert "None" not in Seen(sheet(night(), None)).all + Seen(cards(night(), None)).all


def test_the_more_athletes_the_smaller_the_print():
    """Up to 18 the print is full, up to 25 smaller, beyond smallest."""
    sizes = []
    for count in (18, 19, 25, 26):
        squad = tuple(Member(Athlete(mile_time_s=300 + at)) for at in range(count))
        sizes.append(re.match(r'<section class="([^"]*)"', sheet(night(squad=squad), DAY))[1])
    assert sizes == ["mile-sheet", "mile-sheet mile-many", "mile-sheet mile-many",
                     "mile-sheet mile-most"]  # fmt: skip


def test_who_has_no_goal_is_told_the_pace():
    """Goal pace without a goal is current pace, and the sheet says so; with a goal it is silent."""
    said = "who has no goal runs at current mile pace"
    assert said in Seen(sheet(night(squad=one()), DAY)).all
    aims = (Member(Athlete("Ana", mile_time_s=360), Goal(350)),)
    assert said not in Seen(sheet(night(squad=aims), DAY)).all
    assert said not in Seen(sheet(night(timed_intervals(), one()), DAY)).all
