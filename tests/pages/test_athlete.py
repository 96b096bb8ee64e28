import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from helpers.answers import AthletePlan, athlete_plan
from helpers.athlete import Athlete
from helpers.pages import athlete
from helpers.pages.prescription import STOP_LINE
from helpers.season.messages import read_messages
from helpers.workbook import SAMPLES, Workbook, replaced, sample
from helpers.workouts.recipe import UNWATCHED

TODAY = dt.date(2026, 11, 24)
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
HOSTILE = (
    "<img src=x onerror=window.__xss=1>",
    "</script><script>window.__xss=1</script>",
    '"><svg onload=window.__xss=1>',
    r"$\href{javascript:window.__xss=1}{x}$",
    "Eve\u202egnp.exe",
    "' onmouseover='alert(1)",
)
VOID = {"meta", "input"}


class Outline(HTMLParser):
    """Every tag with its attributes, whether all are closed, and the text that is read."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note a tag, and that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Note a tag that closes itself, as pictures have them."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        """Close the innermost tag, and no other."""
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        """Keep what is read."""
        if not {"script", "style"} & set(self.open):
            self.text += f"{data} "


@pytest.fixture(scope="module")
def plan():
    """A season of twenty weeks."""
    workbook = replaced(sample("recreational"), "goal.race_date", dt.date(2027, 4, 11))
    return athlete_plan(workbook, TODAY)


def page_of(plan):
    """Return the markup of a plan."""
    return athlete.athlete_page(plan, published_at=NOON, mark="abc123")


def document_of(plan):
    """Return a plan as one file."""
    return athlete.athlete_document(plan, published_at=NOON, mark="abc123")


def words(markup):
    """Return what is read, without the space around it."""
    return " ".join(Outline(markup).text.split())


def test_every_session_is_there_without_a_script(plan):
    """Date, code, name, minutes, effort, purpose, reason and stop line of each, in order."""
    page = page_of(plan)
    assert re.findall(r'data-code="(.*?)"', page) == [s.code for s in plan.sessions]
    said = words(page)
    for session in plan.sessions:
        assert f"{session.name} {session.code}" in said
        assert f"{session.minutes} min · RPE {session.rpe:g}" in said
        assert f"{session.purpose} {session.reason}".strip() in said
    assert said.count(STOP_LINE) == len(plan.sessions) + 1
    assert STOP_LINE.endswith("Your coach decides.")


def test_weeks_are_open_and_days_in_order(plan):
    """Nothing has to be unfolded, and days of rest are named."""
    page = page_of(plan)
    assert page.count("<details open") == len(plan.weeks)
    assert page.count("<details") == len(plan.weeks)
    dates = re.findall(r'data-date="(.*?)"', page)
    assert dates == sorted(set(dates))
    assert dates[0] == "2026-11-24"
    assert dates[-1] == "2027-04-11"
    assert "Wednesday 25 November rest" in words(page)


@pytest.mark.parametrize("name", SAMPLES)
def test_tags_are_closed_for_every_sample(name):
    """Markup is well formed, whoever it is for."""
    for unit in ("km", "mile"):
        plan = athlete_plan(replaced(sample(name), "unit", unit), TODAY)
        for made in (page_of(plan), document_of(plan)):
            assert Outline(made).open == []


def test_both_units_are_there(plan):
    """6:10 a mile is 3:50 a kilometer; which is shown is for the style sheet."""
    page = page_of(plan)
    assert '<span class="in-km">3:50/km</span><span class="in-mile">6:10/mile</span>' in page
    assert page.count('class="in-km"') == page.count('class="in-mile"')


@pytest.mark.parametrize("unit", ["km", "mile"])
def test_the_coachs_unit_comes_first(plan, unit):
    """Until the athlete chooses the other."""
    tags = Outline(page_of(replace(plan, unit=unit))).tags
    (chosen,) = [a["value"] for t, a in tags if t == "input" and "checked" in a]
    assert chosen == unit


def test_reps_have_targets_splits_and_recoveries(plan):
    """600 m at 6:10 a mile is 2:17.9, 46.0 s each 200 m, 1:32.0 each 400 m."""
    said = words(page_of(plan))
    assert (
        "2 × 600 m in 2:17.9 · 200 m 46.0 s · 400 m 1:32.0 · 3:50/km 6:10/mile recover 4:36 walking"
        in said
    )


def test_who_runs_without_the_watch_gets_no_splits(plan):
    """Pacing practice shows the target, and nothing on the way to it."""
    session = next(s for s in plan.sessions if UNWATCHED in {p.note for p in s.pieces})
    unwatched = tuple(piece for piece in session.pieces if piece.note == UNWATCHED)
    said = words(page_of(replace(plan, sessions=(replace(session, pieces=unwatched),), cards=())))
    assert f"2 × 400 m in 1:32.0 , {UNWATCHED} recover 3:00 walking" in said
    assert "200 m" not in said


def test_lifts_are_listed(plan):
    """One exercise a line."""
    assert "<li>squats 3 × 5</li>" in page_of(plan)


def test_who_has_no_mark_reads_efforts():
    """No pace, no card, and a sentence why."""
    plan = athlete_plan(Workbook(Athlete("New", experience="new")), TODAY)
    said = words(page_of(plan))
    assert "There is no mark yet: go by the effort" in said
    assert "Race card" not in said


def test_after_the_race_there_is_a_sentence_and_the_message():
    """Nothing looks broken."""
    workbook = replaced(sample("recreational"), "goal.race_date", dt.date(2026, 11, 1))
    made = page_of(athlete_plan(workbook, TODAY))
    assert "This race is over." in words(made)
    assert "Tell your coach" in words(made)
    assert "<svg" not in made


def test_bars_have_titles_and_a_summary(plan):
    """Each bar says its week and minutes; the picture is said in a sentence."""
    page = page_of(plan)
    week = plan.weeks[0]
    assert f"<title>Week of 23 Nov, base: {week.minutes} min</title>" in page
    assert page.count("<rect") == len(plan.weeks)
    assert "minutes a week; most in the week of" in words(page)


def test_the_line_to_fill_in_by_hand_is_one_that_the_coachs_box_reads(plan):
    """Filled in, the coach pastes it as it is: whose, date, minutes, RPE, session and pain."""
    (line,) = re.findall(r"<code>(.*?)</code>", page_of(plan))
    assert line == "Ravi: 2026-11-24; __ min; RPE __; S1124, pain: __"
    filled = line.replace("__", "{}").format(45, 6, "no")
    (read,) = read_messages(filled, ["Ana", "Ravi Patel"], TODAY).entries
    assert (read.name, read.code, read.pain) == ("Ravi Patel", "S1124", False)
    assert (read.done.day, read.done.minutes, read.done.rpe) == (TODAY, 45, 6)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text(plan, name):
    """Whatever a name, a session or a purpose holds, no tag and no attribute comes of it."""
    session = replace(plan.sessions[0], name=name, purpose=name, reason=name, code=name)
    hostile = replace(
        plan, nickname=name, sessions=(session, *plan.sessions[1:]),
        weeks=(replace(plan.weeks[0], phase=name), *plan.weeks[1:]), said=name,
        paces=(replace(plan.paces[0], name=name),),
    )  # fmt: skip
    tags = Outline(document_of(hostile)).tags
    plain = replace(
        hostile, **{f: getattr(plan, f) for f in ("nickname", "sessions", "weeks")}, said="x"
    )
    assert [tag for tag, _ in tags] == [tag for tag, _ in Outline(document_of(plain)).tags]
    assert not [key for _, about in tags for key in about if key.startswith("on")]
    assert "$" not in page_of(hostile)


def test_pieces_are_text(plan):
    """So are exercises, notes and recoveries."""
    pieces = tuple(
        replace(p, what=HOSTILE[0], then=HOSTILE[0], note=HOSTILE[0], exercises=(HOSTILE[0],))
        for p in plan.sessions[0].pieces
    )
    sessions = tuple(replace(s, pieces=pieces) for s in plan.sessions[:3])
    assert "<img" not in page_of(replace(plan, sessions=sessions))


def test_the_document_is_one_file(plan):
    """No address, no handler, nothing fetched; robots and referrers are told off."""
    page = document_of(plan)
    outline = Outline(page)
    assert not [a for _, a in outline.tags if {"src", "action", "style"} & set(a)]
    assert {a["href"][0] for _, a in outline.tags if "href" in a} == {"#"}
    assert "http" not in page.replace("http-equiv", "")
    metas = {a.get("name"): a.get("content") for t, a in outline.tags if t == "meta"}
    assert (metas["robots"], metas["referrer"]) == ("noindex", "no-referrer")
    assert {t for t, _ in outline.tags} & {"link", "iframe", "img", "object"} == set()


def test_only_its_own_script_and_style_may_run(plan):
    """The policy names both by their hash: whatever got in would not run."""
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', document_of(plan))[1]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("base-uri 'none'; form-action 'none'")


def test_the_script_cannot_end_early():
    """Nothing in the script or the style looks like its end."""
    assert "</" not in athlete.SCRIPT
    assert "</" not in athlete.STYLE


@pytest.mark.parametrize("name", SAMPLES)
def test_the_document_is_small(name):
    """A season of twenty weeks, trained for every day, every session in full: at most 150 kB."""
    busy = replaced(sample(name), "athlete.training_days", tuple(range(7)))
    plan = athlete_plan(replaced(busy, "goal.race_date", dt.date(2027, 4, 11)), TODAY)
    assert len(plan.weeks) == 20
    assert len(document_of(plan).encode()) <= 150_000


def test_it_is_stamped_with_date_and_mark(plan):
    """So that a copy can be told from a newer one."""
    said = words(document_of(plan))
    assert "Published on Tuesday 24 November 2026" in said
    assert "2026-11-24 12:00 UTC · abc123" in said


def test_the_tab_says_whose_plan_it_is(plan):
    """A browser's list of tabs shows the nickname, which stands on the page too, and no more."""
    assert "<title>Ravi: plan</title>" in document_of(plan)


def dead_document():
    """Return what a dead link shows, in a document with the page's own script."""
    return athlete._document("No plan here", athlete.dead_link())


def test_a_dead_link_is_politely_dead():
    """Wrong, expired or revoked: one sentence, which says what to do."""
    assert "ask your coach for a new one" in words(athlete.dead_link())
    assert "ask your coach for a new one" in words(dead_document())
    assert Outline(dead_document()).open == []


def test_an_empty_plan_is_a_page():
    """No season, no paces: still a page."""
    made = page_of(AthletePlan("Ana", "km", TODAY, TODAY, said="Soon."))
    assert "Ana" in words(made)
    assert "Soon." in words(made)
