"""Tonight's session as a table: the laws of its numbers, and names that stay names."""

import csv
import io
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import openpyxl
import pandas
import pytest

from helpers.athlete import Athlete, Goal
from helpers.exports import squad_sheet
from helpers.exports.cells import guarded, plain
from helpers.squad import Member, Tonight, evening_of
from helpers.units import format_stopwatch, format_time, parse_time
from helpers.workouts import ascending_ladder, easy_run, equal_repeats, pyramid, timed_intervals

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    r"$\href{javascript:alert(1)}{x}$",
    '=HYPERLINK("http://x","y")',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1:A9)",
    "＝1+1",
    "\t=1+1",
    "\r=1+1",
    " =1+1 ",
    "\u200b=1+1",
    "a\nb",
    "a;=1+1;b",
    "a,b",
    'a"b',
    "a\\b",
    "x\r\nBEGIN:VEVENT\r\nEND:VEVENT",
    "Nu\x00l\x07",
    "abc\u202efed",
    "👨‍👩‍👧‍👦",
    "Zoë",
    "Zoe\u0308",
    "e" + "\u0301" * 79,
    "None",
    "null",
    "NA",
    "nan",
    "True",
    "00123",
    "1-2",
    "1e5",
    "4:59",
    "{=1+1}",
    "http://example.org",
    "mailto:x@example.org",
    "internal:Session!A1",
    "'quoted",
    "<r><t>x</t></r>",
    "<r>&</r>",
    "_x0041_",
    "\ufffe\uffff!",
    "\ud800half",
    "../../etc/passwd",
    "x" * 80,
)

SQUAD = (
    Member(Athlete("Elena", mile_time_s=275), Goal(270.0)),
    Member(Athlete("Kofi", mile_time_s=281.2, age=17, experience="recreational")),
    Member(Athlete("Sam", mile_time_s=344), lane=3),
    Member(Athlete("Sam", mile_time_s=344)),
    Member(Athlete("Ravi", mile_time_s=370, status="returning")),
    Member(Athlete("Ruth", mile_time_s=485, age=63)),
    Member(Athlete("Yusuf")),
    Member(Athlete("Tim", age=12)),
    Member(Athlete("Nina", mile_time_s=378, status="niggle")),
    Member(Athlete("Hannah", mile_time_s=401, status="injured")),
    Member(Athlete("Iva", mile_time_s=401, status="ill")),
    Member(Athlete("Abel", mile_time_s=301), present=False),
)

RECIPES = {
    "ladder": ascending_ladder(),
    "pyramid": pyramid(),
    "repeats": equal_repeats(6, 500),
    "timed": timed_intervals(),
    "easy": easy_run(),
}
NIGHTS = {
    "track": Tonight(),
    "lanes": Tonight(lanes=4, spread_percent=4),
    "in full": Tonight(size="in full", slot_s=9000),
    "road": Tonight(where="road", lanes=2),
    "grass": Tonight(where="grass"),
    "treadmill": Tonight(where="treadmill"),
    "whistle": Tonight(where="one whistle"),
}


@pytest.fixture(params=NIGHTS)
def tonight(request):
    """A night of each kind."""
    return NIGHTS[request.param]


@pytest.fixture(params=RECIPES)
def evening(request, tonight):
    """Each recipe on each night."""
    return evening_of(RECIPES[request.param], SQUAD, tonight)


@pytest.fixture(scope="module")
def hostile():
    """An evening of athletes with names that break things."""
    members = tuple(
        Member(Athlete(name, mile_time_s=300 + 4 * at)) for at, name in enumerate(HOSTILE)
    )
    return evening_of(equal_repeats(2, 400), members)


def told(evening):
    """Return the rows as dictionaries."""
    head, body = squad_sheet.rows(evening)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_every_athlete_and_repetition_appears_once(evening):
    """One row for each repetition of each runner, and one for whoever runs none."""
    expected = Counter(
        (runner.name, number)
        for runner in evening.runners
        for number in range(1, len(runner.workout.reps) + 1)
    )
    idle = [runner.name for runner in evening.runners if not runner.workout.reps]
    idle += [*(r.name for r in evening.easy), *(r.name for r in evening.resting), *evening.absent]
    expected += Counter((name, None) for name in idle)
    assert Counter((row["Athlete"], row["Rep"]) for row in told(evening)) == expected
    assert len({name for name, _ in expected}) == len(SQUAD)


def test_a_finish_is_the_start_and_the_target(evening):
    """What is on the watch at the end is the start and the target, within the 0.1 s of rounding."""
    timed = [row for row in told(evening) if row["Finish [s]"] is not None]
    assert all(
        abs(row["Start [s]"] + row["Target [s]"] - row["Finish [s]"]) < 0.1001 for row in timed
    )


def test_the_next_start_is_the_finish_and_the_recovery(evening):
    """Who has finished recovers until the pack starts again."""
    if evening.recipe is RECIPES["easy"]:
        return
    for row, then in pairwise(told(evening)):
        if row["Athlete"] == then["Athlete"] and row["Finish [s]"] is not None:
            next_s = row["Finish [s]"] + row["Recovery [s]"]
            assert next_s == pytest.approx(then["Start [s]"], abs=0.2001)


def test_the_last_passing_is_the_target(evening):
    """The watch on the way ends with the target and never runs backward."""
    for row in told(evening):
        if row["On the way"]:
            passed = row["On the way"].split(" · ")
            assert passed[-1] == row["Target"]
            assert sorted(passed, key=parse_time) == passed


def test_passings_only_where_there_are_lines(evening):
    """By time or by effort nobody looks at the watch on the way."""
    expected = [
        not rep.timed and rep.guide != "effort"
        for runner in evening.runners
        for rep in runner.workout.reps
    ]
    assert [bool(row["On the way"]) for row in told(evening) if row["Rep"]] == expected


def test_an_estimate_is_no_target(evening):
    """By effort over a distance there is an effort, and neither target nor finish."""
    reps = [rep for runner in evening.runners for rep in runner.workout.reps]
    rows = [row for row in told(evening) if row["Rep"]]
    for rep, row in zip(reps, rows, strict=True):
        estimated = rep.guide == "effort" and not rep.timed
        assert (row["Target [s]"] is None) == (row["Finish [s]"] is None) == estimated
        assert row["RPE"] == (rep.rpe if rep.guide == "effort" else None)


def test_a_target_is_rounded_up(evening):
    """No target is faster than what was computed, nor 0.1 s slower."""
    rows = [row for row in told(evening) if row["Rep"]]
    reps = [rep for runner in evening.runners for rep in runner.workout.reps]
    for rep, row in zip(reps, rows, strict=True):
        if row["Target [s]"] is not None:
            assert -1.1e-6 < row["Target [s]"] - rep.time_s < 0.1


def test_text_and_number_agree(evening):
    """Each time stands there twice, as a number and as the watch shows it."""
    for row in told(evening):
        for title in ("Target", "Finish", "Recovery"):
            if row[title] is not None:
                assert row[title] == format_time(row[f"{title} [s]"], 1)
        if row["Start"] is not None:
            whole_s = parse_time(row["Start"]) if row["Start"] != "0:00" else 0
            assert 0 <= whole_s - row["Start [s]"] + 0.1 < 1.1


@pytest.mark.parametrize(
    ("time_s", "shown"),
    [
        (0.0, 0.0),
        (44.7, 44.7),
        (44.70000001, 44.7),
        (44.71, 44.8),
        (59.91, 60.0),
        (3723.04, 3723.1),
    ],
)
def test_the_watch_is_rounded_up_but_not_for_noise(time_s, shown):
    """A tenth is added for what a watch could show, not for the last digits of a computer."""
    row = squad_sheet._time("Target", time_s)
    assert row == {"Target [s]": shown, "Target": format_stopwatch(time_s)}


def test_the_outer_lane_passes_the_lines_earlier():
    """Who runs 400 m in lane 3 passes the line opposite before half the time is over."""
    rows = [r for r in told(evening_of(equal_repeats(1, 400), SQUAD)) if "Sam" in r["Athlete"]]
    inner, outer = sorted(rows, key=lambda row: row["Lane"])
    assert (inner["Lane"], outer["Lane"]) == (1, 3)
    assert inner["Target"] == outer["Target"]
    assert parse_time(outer["On the way"].split(" ")[0]) < inner["Target [s]"] / 2


def test_a_belt_has_a_speed():
    """On a treadmill a pace is a speed in either unit; an effort is none."""
    night = evening_of(equal_repeats(1, 400), SQUAD, NIGHTS["treadmill"])
    belts = {row["Athlete"]: row["Belt"] for row in told(night)}
    assert belts["Ravi"] == "9.7 mph, 15.7 km/h"  # 3600 / 370 = 9.73 mph
    assert belts["Yusuf"] is belts["Nina"] is None


def test_those_who_do_not_run_it_have_their_reason():
    """An easy run has its time; rest says why; whoever is absent is named."""
    rows = {row["Athlete"]: row for row in told(evening_of(ascending_ladder(), SQUAD))}
    assert rows["Nina"]["What"] == "30:00 at easy pace"
    assert rows["Nina"]["Target [s]"] == 1800
    assert (rows["Hannah"]["What"], rows["Abel"]["What"]) == ("rests", "not here")
    assert rows["Hannah"]["Notes"].startswith("Injured")
    assert all(rows[name]["Pack"] is None for name in ("Nina", "Hannah", "Iva", "Abel"))


def test_the_timetable_has_every_start_in_order(evening):
    """Each pack and repetition once, by the watch, with those who run it."""
    head, body = squad_sheet.timetable(evening)
    starts = [dict(zip(head, row, strict=True)) for row in body]
    assert [s["Start [s]"] for s in starts] == sorted(s["Start [s]"] for s in starts)
    expected = Counter((pack.number, leg.rep) for pack in evening.packs for leg in pack.reps)
    assert Counter((s["Pack"], s["Rep"]) for s in starts) == expected
    rows = [row for row in told(evening) if row["Rep"]]
    assert sum(s["Athletes"].count(",") + 1 for s in starts) == len(rows)
    assert {(s["Pack"], s["Rep"], s["Start"]) for s in starts} == {
        (row["Pack"], row["Rep"], row["Start"]) for row in rows
    }


def test_csv_is_what_rfc_4180_says(hostile):
    """Lines end with CR LF, all have the same cells, and none holds a break."""
    text = squad_sheet.to_csv(hostile)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in read} == {len(squad_sheet.SESSION)}
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(read)
    assert squad_sheet.csv_bytes(hostile) == b"\xef\xbb\xbf" + text.encode()


def test_names_stay_text_through_csv(hostile):
    """Every name comes back, guarded where a spreadsheet would compute it."""
    read = csv.DictReader(io.StringIO(squad_sheet.to_csv(hostile), newline=""))
    names = {runner.name for runner in hostile.runners}
    assert {row["Athlete"] for row in read} == {guarded(name) for name in names}


def test_pandas_reads_names_as_text_and_times_as_numbers(hostile):
    """NA is a name, and a target a number."""
    packed = io.BytesIO(squad_sheet.csv_bytes(hostile))
    table = pandas.read_csv(packed, keep_default_na=False, dtype={"Athlete": str})
    assert list(table.columns) == list(squad_sheet.SESSION)
    assert set(table["Athlete"]) == {guarded(runner.name) for runner in hostile.runners}
    assert table["Target [s]"].dtype == table["Finish [s]"].dtype == float


def opened(evening):
    """Return the workbook as a spreadsheet reads it."""
    return openpyxl.load_workbook(io.BytesIO(squad_sheet.xlsx_bytes(evening)))


def test_names_stay_text_through_xlsx(hostile):
    """Every name is a cell of text as it was written: no formula, no link, no number."""
    sheet = opened(hostile)["Session"]
    column = list(squad_sheet.SESSION).index("Athlete") + 1
    cells = [sheet.cell(row, column) for row in range(2, sheet.max_row + 1)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.value.rstrip() for cell in cells} == {plain(r.name) for r in hostile.runners}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_no_cell_of_a_workbook_is_computed(evening):
    """Both sheets hold the table: text as text, numbers as numbers, nothing else."""
    book = opened(evening)
    assert book.sheetnames == ["Session", "Timetable"]
    for name, (head, body) in (
        ("Session", squad_sheet.rows(evening)),
        ("Timetable", squad_sheet.timetable(evening)),
    ):
        read = list(book[name].iter_rows(max_col=len(head)))
        assert [cell.value for cell in read[0]] == list(head)
        assert [tuple(cell.value for cell in row) for row in read[1:]] == list(body)
        assert {cell.data_type for row in read for cell in row} <= {"s", "n"}
        assert book[name].freeze_panes == "A2"


def test_the_parts_of_a_workbook_hold_no_formula(hostile):
    """Not a single formula, link or foreign tag is in the file."""
    with zipfile.ZipFile(io.BytesIO(squad_sheet.xlsx_bytes(hostile))) as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist())
    assert not [
        tag for tag in ("<f>", "<f ", "<hyperlink", "<script", "<img", "<r>") if tag in text
    ]


def test_the_same_evening_gives_the_same_bytes(hostile):
    """A file holds no hour of its making."""
    assert squad_sheet.xlsx_bytes(hostile) == squad_sheet.xlsx_bytes(hostile)


def test_an_empty_squad_is_an_empty_table():
    """Where nobody is, there are titles."""
    evening = evening_of(equal_repeats(), ())
    assert squad_sheet.to_csv(evening).count("\r\n") == 1
    assert opened(evening)["Timetable"].max_row == 1


def test_xlsxwriter_is_imported_only_when_it_writes():
    """A visitor's kernel that offers the file does not load what writes it."""
    program = "import sys, helpers.exports.squad_sheet; print('xlsxwriter' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"


def test_a_printed_page_bears_the_purpose_and_when_to_stop():
    """Head and foot are those of the session; an ampersand in its name is a letter."""
    hills = replace(equal_repeats(), name="Hills & sprints")
    found = evening_of(hills, (Member(Athlete("Ana", mile_time_s=360)),))
    content = squad_sheet.xlsx_bytes(found, stop_line="Stop for pain.")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        pages = [packed.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
    for page in pages:
        assert f"<oddHeader>&amp;LHills &amp;&amp; sprints: {hills.purpose}</oddHeader>" in page
        assert "<oddFooter>&amp;LStop for pain.</oddFooter>" in page
