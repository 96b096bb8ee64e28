import contextlib
import datetime as dt
import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import season, workouts
from helpers.athlete import LAST_DAY, Athlete, Goal, RaceResult
from helpers.errors import CoachingError, FileError, InputError
from helpers.evidence import Assumptions
from helpers.season import Club, Event, HandDay, Outline, Placed
from helpers.season.log import Done
from helpers.season.outline import CLUB_KINDS
from helpers.units import MILE_M
from helpers.workbook import (
    ASSUMPTIONS,
    PRESETS,
    SAMPLES,
    SCHEMA_VERSION,
    Workbook,
    at,
    from_json,
    read_workbook,
    recipe_from_json,
    recipe_to_json,
    replaced,
    sample,
    to_json,
)
from helpers.workouts import Run, scaled
from helpers.workouts.variants import by_whistle

TUNED = Workbook(session=PRESETS["Ascending ladder"])


def changed(path, value, workbook=TUNED):
    """Return a workbook's JSON with another value in one place."""
    content = json.loads(to_json(workbook))
    *way, last = path.split(".")
    inner = content
    for name in way:
        inner = inner[int(name) if name.isdecimal() else name]
    inner[int(last) if last.isdecimal() else last] = value
    return json.dumps(content)


def tunable_paths(recipe):
    """Return each number of a session that a coach may move: its path from the workbook down."""
    return [
        (f"bench.blocks.{index}.shape.{tunable.path}", tunable)
        for index, block in recipe.sets
        for tunable in block.shape.tunables()
    ]


def test_the_defaults_return():
    """A fresh workbook survives being written and read."""
    assert from_json(to_json(Workbook())) == Workbook()


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_return(name):
    """Every invented athlete's workbook survives being written and read."""
    assert from_json(to_json(sample(name))) == sample(name)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_session_returns(preset):
    """Each preset, put on the bench as the coach's own, survives being written and read."""
    workbook = Workbook(preset=preset, session=PRESETS[preset])
    assert from_json(to_json(workbook)) == workbook


@given(st.sampled_from(sorted(PRESETS)), st.data())
def test_every_tuned_session_returns(preset, data):
    """A session tuned by any of its sliders survives being written and read."""
    workbook = Workbook(preset=preset)
    for path, tunable in tunable_paths(workbook.bench()):
        steps = st.integers(0, int((tunable.high - tunable.low) // tunable.step))
        value = tunable.low + tunable.step * data.draw(steps)
        with contextlib.suppress(InputError):
            workbook = replaced(workbook, path, value if tunable.unit else int(value))
    assert from_json(to_json(workbook)) == workbook


@pytest.mark.parametrize(
    "action",
    [
        shape
        for recipe in PRESETS.values()
        for _, block in recipe.sets
        for _, shape in block.shape.actions()
    ],
    ids=str,
)
def test_every_rebuilt_session_returns(action):
    """A ladder that has grown, shrunk or been turned round survives being written and read."""
    workbook = replaced(Workbook(), "bench.blocks.1.shape", action)
    assert from_json(to_json(workbook)) == workbook


MARKS = st.builds(
    RaceResult,
    st.floats(1500, 10_000),
    st.floats(2000, 3300),
    st.none() | st.dates(max_value=dt.date(2100, 12, 31)),
    st.sampled_from(["race", "time trial", "training"]),
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(
    st.builds(
        Workbook,
        st.builds(
            Athlete,
            name=NAMES,
            age=st.none() | st.integers(8, 100),
            sex=st.sampled_from(["F", "M", None]),
            marks=st.lists(MARKS, max_size=3).map(tuple),
            mile_time_s=st.none() | st.floats(223.13, 2700),
            weekly_distance_m=st.none() | st.floats(0, 300_000),
            training_days=st.sets(st.integers(0, 6), min_size=1).map(tuple),
        ),
        st.builds(
            Goal,
            st.none() | st.floats(223.13, 2700),
            race_date=st.none() | st.dates(max_value=dt.date(2100, 12, 31)),
            race_name=NAMES,
        ),
        unit=st.sampled_from(["mile", "km"]),
        surface=st.sampled_from(["track", "road", "treadmill"]),
    )
)
def test_any_workbook_returns(workbook):
    """Whatever a coach has entered survives being written and read, to the last digit."""
    assert from_json(to_json(workbook)) == workbook


@given(st.sampled_from(ASSUMPTIONS), st.floats(0, 1))
def test_assumptions_return(assumption, share):
    """The coach's own value of any assumption survives being written and read."""
    value = assumption.low + share * (assumption.high - assumption.low)
    workbook = replaced(Workbook(), f"assumptions.{assumption.name}", value)
    assert from_json(to_json(workbook)).assumptions[assumption] == pytest.approx(value)


def test_a_file_says_its_version():
    """A saved workbook names its schema version."""
    assert json.loads(to_json(Workbook()))["schema_version"] == SCHEMA_VERSION


def test_a_set_keeps_its_note():
    """Pacing practice is read back with both halves; a file from before notes has none."""
    workbook = Workbook(session=PRESETS["Pacing practice"])
    assert from_json(to_json(workbook)) == workbook
    content = json.loads(to_json(workbook))
    for block in content["session"]["blocks"]:
        block.pop("note", None)
    notes = [work.note for _, work in from_json(json.dumps(content)).session.sets]
    assert notes == ["", ""]


def test_a_file_is_plain_json():
    """A saved workbook holds no NaN or infinity, which are no JSON."""
    refuse = pytest.fail
    json.loads(to_json(sample("experienced")), parse_constant=refuse)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("athlete.age", 200, "ages 8 to 100"),
        ("athlete.age", "45", "athlete.age"),
        ("athlete.age", 45.5, "athlete.age"),
        ("athlete.age", math.nan, "athlete.age"),
        ("athlete.age", True, "athlete.age"),
        ("athlete.name", 5, "athlete.name"),
        ("athlete.mile_time_s", math.nan, "athlete.mile_time_s"),
        ("athlete.mile_time_s", math.inf, "athlete.mile_time_s"),
        ("athlete.mile_time_s", "6:10", "athlete.mile_time_s"),
        ("athlete.mile_time_s", 130, "faster than anyone has run"),
        ("athlete.mile_time_s", -370, "longer than zero"),
        ("athlete.mile_time_s", 10**400, "finite number"),
        ("athlete.age", 10**400, "a number or a nesting"),
        ("athlete.training_days", [], "One day is the least"),
        ("athlete.training_days", [7], "7 days"),
        ("athlete.training_days", "Mon", "athlete.training_days"),
        ("athlete.status", "fit as a fiddle", "athlete.status"),
        ("athlete.marks", [{"distance_m": 60, "time_s": 9}], "800 m to 50 km"),
        ("athlete.marks", {"distance_m": 1500}, "athlete.marks"),
        ("athlete.shoe_size", 43, "athlete.shoe_size"),
        ("athlete.__proto__", {}, "athlete.__proto__"),
        ("goal.race_date", "2026-02-31", "goal.race_date"),
        ("goal.race_date", "03/04/2027", "goal.race_date"),
        ("goal.race_date", 20260101, "goal.race_date"),
        ("preset", "Marathon", "no session called"),
        ("unit", "furlong", "unit"),
        ("surface", "sand", "surface"),
        ("assumptions.own", [["gravity", 9.81]], "gravity"),
        ("assumptions.own", [["walk_speed", 99]], "walked recovery"),
        ("assumptions.own", [["walk_speed", "fast"]], "assumptions.own"),
        ("assumptions.own", [["walk_speed", math.nan]], "assumptions.own"),
        ("session.blocks.1.shape.rungs.0.count", -3, "-3 repetitions"),
        ("session.blocks.1.shape.rungs.0.count", 0, "0 repetitions"),
        ("session.blocks.1.shape.rungs.0.count", 200, "200 repetitions"),
        ("session.blocks.1.shape.rungs.0.distance_m", math.nan, "distance_m"),
        ("session.blocks.1.shape.rungs.0.distance_m", -200, "-200 m"),
        ("session.blocks.1.shape.rungs", [], "A ladder of 0 rungs"),
        ("session.blocks.1.shape.kind", "spiral", "shape"),
        ("session.blocks.1.shape.loops", 3, "session.blocks.1"),
        ("session.blocks.1.recovery.amount", -1, "A recovery of -1"),
        ("session.blocks.1.recovery.how", "sleeping", "recovery.how"),
        ("session.blocks.1.pace.faster_percent", math.inf, "faster_percent"),
        ("session.blocks.0.duration_s", -60, "-1 minutes"),
        ("session.blocks", [], "The session is empty"),
        ("session", [], "session"),
        ("athlete", None, "athlete"),
        ("colour", "blue", "colour"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_no_workbook_holds_is_refused(path, value, sentence):
    """A file edited by hand is refused in words that name the place or the reason."""
    text = changed(path, value)
    with pytest.raises(FileError) as refused:
        from_json(text)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("version", [2, 99, 0, -1, "1", None, 1.5, math.nan, [1]])
def test_another_version_is_named(version):
    """A workbook of another version is refused with both versions."""
    with pytest.raises(FileError, match=r"schema version.*reads version 1"):
        from_json(changed("schema_version", version))


@pytest.mark.parametrize(
    "text",
    ["", " ", "null", "[]", '"x"', "1", "{}", "{", "not json", '{"schema_version"', "\x00"],
    ids=ascii,
)
def test_what_is_no_workbook_is_said(text):
    """A file that is no workbook at all is refused as that."""
    with pytest.raises(FileError, match="not a workbook"):
        from_json(text)


@pytest.mark.parametrize("depth", [50, 150, 250, 900, 1000, 3000, 100_000])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("[", "]"), ('{"blocks":[', "]}")],
    ids=["lists", "blocks"],
)
def test_deep_nesting_is_refused(depth, opening, closing):
    """A file nested thousands deep is refused like any other damage."""
    text = '{"schema_version": 1, "session": ' + opening * depth + closing * depth + "}"
    with pytest.raises(FileError):
        from_json(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_json_is_a_workbook_or_refused(content):
    """Whatever JSON a file holds in place of a part, it is read or refused in words."""
    for name in ("athlete", "goal", "session", "assumptions"):
        text = json.dumps({"schema_version": 1, name: content})
        try:
            read = from_json(text)
        except FileError as refused:
            read = refused
        assert isinstance(read, Workbook) or str(read)


@given(st.text())
def test_any_text_is_a_workbook_or_refused(text):
    """Whatever text a file holds, it is refused in words."""
    with pytest.raises(FileError):
        from_json(text)


def test_a_missing_field_has_its_default():
    """A file that leaves something out is read with its default."""
    assert from_json('{"schema_version": 1}') == Workbook()


def test_reading_a_file(tmp_path):
    """A workbook is read from the file it was written to."""
    path = tmp_path / "ana.json"
    path.write_text(to_json(TUNED), encoding="utf-8")
    assert read_workbook(path) == TUNED


def test_a_missing_file_is_named(tmp_path):
    """A file that is not there is named, without its folder."""
    with pytest.raises(FileError, match=r"^gone\.json cannot be read"):
        read_workbook(tmp_path / "gone.json")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\xff"])
def test_a_file_that_is_no_text(tmp_path, content):
    """A file that is no text is refused in words."""
    path = tmp_path / "image.json"
    path.write_bytes(content)
    with pytest.raises(FileError, match="cannot be read"):
        read_workbook(path)


def test_an_unknown_sample_is_refused():
    """A sample that does not exist is refused with those that do."""
    with pytest.raises(FileError, match="recreational"):
        sample("../../etc/passwd")


@pytest.mark.parametrize(
    ("name", "mile_s", "experience", "age"),
    [
        ("new", 580, "new", 29),
        ("recreational", 370, "recreational", 37),
        ("experienced", 275, "experienced", 24),
        ("seventy", 520, "experienced", 70),
    ],
)
def test_samples_are_who_they_say(name, mile_s, experience, age):
    """Each invented athlete has the mile, level and age that its name announces."""
    athlete = sample(name).athlete
    miles = [mark.time_s for mark in athlete.marks if mark.distance_m == MILE_M]
    assert (miles[0], athlete.experience, athlete.age) == (mile_s, experience, age)


def test_the_twelve_year_old_has_no_mark():
    """The twelve-year-old has no mark and is a minor."""
    athlete = sample("twelve").athlete
    assert (athlete.age, athlete.marks, athlete.is_minor) == (12, (), True)


@pytest.mark.parametrize(
    "fields",
    [{"preset": "Marathon"}, {"unit": "furlong"}, {"surface": "sand"}],
    ids=str,
)
def test_unknown_choices_are_refused(fields):
    """A session, unit or surface that does not exist is refused with those that do."""
    with pytest.raises(InputError, match=r"[Cc]hoose"):
        Workbook(**fields)


def test_a_change_makes_a_new_workbook():
    """Changing a value leaves the old workbook as it was."""
    before = Workbook()
    after = replaced(before, "athlete.age", 45)
    assert (before.athlete.age, after.athlete.age) == (None, 45)


def test_a_refused_change_changes_nothing():
    """A value the athlete cannot have is refused by the athlete."""
    with pytest.raises(InputError, match="ages 8 to 100"):
        replaced(Workbook(), "athlete.age", 200)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("athlete.name", "Ana"),
        ("athlete.training_days", (0, 2)),
        ("goal.mile_time_s", 360.0),
        ("goal.race_date", dt.date(2027, 5, 1)),
        ("surface", "treadmill"),
        ("assumptions.walk_speed", 1.7),
        ("bench.blocks.1.shape.rungs.0.count", 3),
        ("bench.blocks.1.shape.rungs.1.distance_m", 500.0),
        ("bench.blocks.1.recovery.amount", 3.0),
        ("bench.blocks.0.duration_s", 1200.0),
        ("", Workbook(unit="km")),
    ],
    ids=str,
)
def test_what_was_put_somewhere_lies_there(path, value):
    """What is put at a path is found at that path."""
    assert at(replaced(Workbook(), path, value), path) == value


@pytest.mark.parametrize("path", [a.name for a in ASSUMPTIONS])
def test_every_assumption_has_a_path(path):
    """Each assumption is reached by its name."""
    assert at(Workbook(), f"assumptions.{path}") in {a.value for a in ASSUMPTIONS}


def test_an_empty_path_is_the_workbook():
    """The empty path is the workbook itself."""
    assert at(TUNED, "") is TUNED


def test_the_bench_follows_the_athlete():
    """Until it is tuned, the session is the preset scaled to whoever the athlete is."""
    workbook = Workbook(Athlete(mile_time_s=370))
    newcomer = replaced(workbook, "athlete.experience", "new")
    assert workbook.bench() == scaled(PRESETS["Ascending ladder"], workbook.athlete)
    assert sum(newcomer.bench().reps_m) < sum(workbook.bench().reps_m)


def test_the_bench_follows_the_assumptions():
    """A higher cap on the work leaves more of the preset."""
    workbook = Workbook(Athlete(mile_time_s=370))
    more = replaced(workbook, "assumptions.work_cap_recreational", 3)
    assert more.bench().reps_m == PRESETS["Ascending ladder"].reps_m


def test_a_tuned_bench_stays():
    """Once tuned, the session no longer follows the athlete."""
    tuned = replaced(Workbook(), "bench.blocks.1.recovery.amount", 3.0)
    assert replaced(tuned, "athlete.experience", "new").bench() == tuned.bench()


def test_tuning_begins_from_the_scaled_session():
    """Tuning one number keeps the rest of the session that was shown."""
    workbook = Workbook(Athlete(mile_time_s=370))
    tuned = replaced(workbook, "bench.blocks.1.recovery.amount", 3.0)
    assert tuned.bench().reps_m == workbook.bench().reps_m
    assert tuned.session is not None


def test_a_stranger_cannot_raise_what_is_no_refusal():
    """A tuned value that is impossible is refused in words for every number of every preset."""
    for preset in PRESETS:
        workbook = Workbook(preset=preset)
        for path, _ in tunable_paths(workbook.bench()):
            for value in (-3, 10**9, math.nan, math.inf):
                with pytest.raises(CoachingError):
                    replaced(workbook, path, value)


def test_each_shape_can_be_saved():
    """Every shape there is, and no other, can be part of a saved session."""
    recipes = (*PRESETS.values(), by_whistle(workouts.pyramid(), 360.0))
    shapes = {type(block.shape) for recipe in recipes for _, block in recipe.sets}
    assert shapes == set(workouts.Shape.__subclasses__())
    assert all(recipe_from_json(recipe_to_json(recipe)) == recipe for recipe in recipes)


@settings(max_examples=30)
@given(st.sampled_from(sorted(PRESETS)))
def test_workbooks_are_hashable(preset):
    """A workbook can be the key of a cache."""
    workbook = Workbook(preset=preset, session=PRESETS[preset])
    assert hash(workbook) == hash(from_json(to_json(workbook)))


def test_equal_assumptions_are_one_workbook():
    """Assumptions chosen in another order make the same workbook."""
    one = replaced(
        replaced(Workbook(), "assumptions.walk_speed", 1.6), "assumptions.jog_share", 0.6
    )
    other = replaced(
        replaced(Workbook(), "assumptions.jog_share", 0.6), "assumptions.walk_speed", 1.6
    )
    assert one == other


def test_a_run_can_be_saved():
    """A session without repetitions survives being written and read."""
    workbook = Workbook(session=workouts.Recipe("Jog", (Run("run", 1200.0),)))
    assert from_json(to_json(workbook)) == workbook


def test_stored_assumptions_are_checked():
    """A file with assumptions that the workbook does not know is refused."""
    written = to_json(Workbook(assumptions=Assumptions((("gravity", 9.81),))))
    with pytest.raises(FileError, match="gravity"):
        from_json(written)


FULL = Workbook(
    outline=Outline(
        start=dt.date(2026, 11, 2),
        minutes=(None, 45.0, None, 60.0, None, 90.0, 120.5),
        anchors=(
            Club(1, "long intervals", 75.0, "Tuesday track"),
            Club(1, "strength", name="Gym"),
            Event(dt.date(2027, 1, 9)),
            Event(dt.date(2027, 1, 16), "minor race", 5000.0, "Park 5 km"),
        ),
        days=(
            HandDay(dt.date(2026, 11, 23), said="Easy run moved to Tue 24 Nov"),
            HandDay(
                dt.date(2026, 11, 24),
                (
                    Placed("long intervals", PRESETS["Pyramid"], "swapped", "by the river"),
                    Placed("strength", workouts.strength_session(), missed=True, why="S2"),
                ),
                locked=True,
            ),
            HandDay(dt.date(2026, 11, 26), (Placed("power", workouts.power_session()),)),
            HandDay(dt.date(2026, 11, 29), (Placed("cross-training", workouts.easy_run(2700)),)),
        ),
        log=(
            Done(dt.date(2026, 11, 3), 53.5, 7.0, "long intervals", "windy; “fast”"),
            Done(dt.date(2026, 11, 4), 1440.0, 0.0),
            Done(dt.date(2026, 11, 5), 0.5, None, "easy run"),
        ),
        rules_off=("rest-day", "usual-week"),
        recent_load=812.5,
    )
)


def test_a_season_as_the_coach_shaped_it_returns():
    """Anchors of every kind, days by hand, the log, rules and minutes survive a file."""
    assert from_json(to_json(FULL)) == FULL


def test_a_workbook_from_before_there_were_seasons_is_read():
    """A file without an outline has an empty one; none of the samples needs it."""
    content = json.loads(to_json(TUNED))
    content.pop("outline")
    assert from_json(json.dumps(content)) == TUNED


def test_every_session_of_a_planned_season_can_be_placed_and_saved():
    """Whatever the planner made, the coach may move it, and it survives a file."""
    for name in SAMPLES:
        workbook = sample(name)
        plan = season.plan(workbook.athlete, workbook.goal, dt.date(2026, 11, 23))
        first = {s.day: s for s in plan.sessions}
        days = tuple(HandDay(d, (Placed(s.kind, s.recipe),)) for d, s in sorted(first.items()))
        moved = replaced(workbook, "outline.days", days)
        assert from_json(to_json(moved)) == moved


DAYS = st.dates(dt.date(2000, 1, 1), LAST_DAY)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MINUTES = st.none() | st.floats(15, 480)
CLUBS = st.builds(Club, st.integers(0, 6), st.sampled_from(CLUB_KINDS), MINUTES, WORDS)
EVENTS = st.builds(
    Event, DAYS, st.sampled_from(["time trial", "minor race"]), st.floats(400, 50_000), WORDS
)
ANCHORS = st.tuples(
    st.lists(CLUBS, max_size=4, unique_by=lambda c: (c.weekday, c.holds == "strength")),
    st.lists(EVENTS, max_size=4, unique_by=lambda e: e.day),
).map(lambda both: (*both[0], *both[1]))
PLACED = st.builds(
    Placed,
    st.sampled_from(season.KINDS),
    st.sampled_from(sorted(PRESETS.values(), key=lambda recipe: recipe.name)),
    said=WORDS,
    note=WORDS,
    missed=st.booleans(),
    why=WORDS,
)
HAND_DAYS = st.lists(
    st.builds(HandDay, DAYS, st.lists(PLACED, max_size=4).map(tuple), st.booleans(), WORDS),
    max_size=4,
    unique_by=lambda hand: hand.day,
).map(tuple)
LOGS = st.lists(
    st.builds(
        Done,
        DAYS,
        st.floats(0, 1440, exclude_min=True),
        st.none() | st.floats(0, 10),
        st.sampled_from(["", *season.KINDS]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    ),
    max_size=6,
).map(tuple)


@given(
    st.builds(
        Outline,
        st.none() | DAYS,
        st.tuples(*[MINUTES] * 7),
        ANCHORS,
        HAND_DAYS,
        LOGS,
        st.lists(st.sampled_from([rule.id for rule in season.RULES]), unique=True).map(tuple),
        st.none() | st.floats(0, 20_000),
    )
)
def test_any_outline_returns(outline):
    """Whatever a coach has fixed about a season survives being written and read."""
    workbook = Workbook(outline=outline)
    assert from_json(to_json(workbook)) == workbook
    assert hash(from_json(to_json(workbook))) == hash(workbook)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("outline.start", "1999-12-31", "Check the year"),
        ("outline.start", "2026-02-30", "outline.start"),
        ("outline.start", "yesterday", "outline.start"),
        ("outline.minutes", [60.0] * 6, "6 days were given. A week has 7 days"),
        ("outline.minutes.1", 14, "Possible are 15 to 480"),
        ("outline.minutes.1", 481, "Possible are 15 to 480"),
        ("outline.minutes.1", math.nan, "outline.minutes"),
        ("outline.minutes.1", "45", "outline.minutes"),
        ("outline.anchors.0.weekday", 7, "A week has 7 days"),
        ("outline.anchors.0.weekday", -1, "A week has 7 days"),
        ("outline.anchors.0.holds", "pole vault", "outline.anchors"),
        ("outline.anchors.0.holds", "power", "outline.anchors"),
        ("outline.anchors.0.minutes", 0, "Possible are 15 to 480"),
        ("outline.anchors.0.name", "x" * 61, "61 characters"),
        ("outline.anchors.0.kind", "event", "outline.anchors"),
        ("outline.anchors.0.coach", "Ana", "outline.anchors"),
        ("outline.anchors.1.holds", "easy run", "Tue was given a run twice"),
        ("outline.anchors.2.day", "1900-01-01", "a day in the year 1900"),
        ("outline.anchors.2.day", "2027-01-16", "There is a time trial or race on 16 January"),
        ("outline.anchors.2.distance_m", 60, "Races go from 400 m to 50 km"),
        ("outline.anchors.2.distance_m", math.inf, "outline.anchors"),
        ("outline.anchors.2.what", "marathon", "outline.anchors"),
        ("outline.days.1.sessions.0.kind", "nap", "sessions.0.kind"),
        ("outline.days.1.sessions.0.said", "x" * 401, "A note of 401 characters"),
        ("outline.days.1.sessions.0.recipe", {"name": "x", "blocks": []}, "The session is empty"),
        ("outline.days.1.sessions", None, "sessions"),
        ("outline.days.1.locked", "yes", "locked"),
        ("outline.days.1.day", "3000-01-01", "a day in the year 3000"),
        ("outline.log.0.minutes", -30, "-30 minutes were given"),
        ("outline.log.0.minutes", 0, "0 minutes were given"),
        ("outline.log.0.minutes", 1441, "1441 minutes were given"),
        ("outline.log.0.minutes", math.nan, "outline.log.0.minutes"),
        ("outline.log.0.rpe", 11, "RPE 11 was given"),
        ("outline.log.0.rpe", -1, "RPE -1 was given"),
        ("outline.log.0.day", "2101-01-01", "a day in the year 2101"),
        ("outline.log.0.note", "x" * 201, "The note has 201 characters"),
        ("outline.log.0.kind", "x" * 41, "The kind of session has 41 characters"),
        ("outline.rules_off", ["x"] * 41, "41 rules"),
        ("outline.rules_off", "rest-day", "outline.rules_off"),
        ("outline.recent_load", -1, "Weeks go from 0 to 20000"),
        ("outline.recent_load", math.inf, "outline.recent_load"),
        ("outline.weather", "rain", "outline.weather"),
        ("outline", [], "outline"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_no_season_holds_is_refused(path, value, sentence):
    """A season edited by hand in a file is refused in words that name the place or the reason."""
    with pytest.raises(FileError) as refused:
        from_json(changed(path, value, FULL))
    assert sentence.casefold() in str(refused.value).casefold()


@pytest.mark.parametrize(
    ("path", "count", "sentence"),
    [
        ("anchors", 41, "41 fixed sessions were given"),
        ("days", 401, "401 days changed by hand were given"),
    ],
)
def test_a_file_cannot_fill_a_season_beyond_use(path, count, sentence):
    """Long lists are refused with the most there may be."""
    content = json.loads(to_json(FULL))
    events = [
        {"day": f"{2030 + n // 28}-01-{n % 28 + 1:02}", "kind": "event"} for n in range(count)
    ]
    content["outline"][path] = events if path == "anchors" else [{"day": e["day"]} for e in events]
    with pytest.raises(FileError) as refused:
        from_json(json.dumps(content))
    assert sentence in str(refused.value)


@pytest.mark.parametrize("content", [{"kind": "nap"}, {}, [], "club", 3, None])
def test_an_anchor_that_is_none_is_refused(content):
    """Without its kind, or with another, an anchor is refused by its place."""
    with pytest.raises(FileError, match=r"outline\.anchors"):
        from_json(changed("outline.anchors.0", content, FULL))
