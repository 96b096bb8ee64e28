import contextlib
import csv
import datetime as dt
import io
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.athlete import Athlete, Goal, RaceResult
from helpers.errors import InputError
from helpers.evidence import data_path
from helpers.squad.members import MOST_MEMBERS, Member
from helpers.squad.reading import LARGEST_FILE, Reading, read_squad
from helpers.units import MILE_M, format_time

TODAY = dt.date(2026, 5, 12)


def first(content):
    """Return the only athlete of a table that has no fault."""
    reading = read_squad(content, TODAY)
    assert reading.refused == ()
    return reading.members[0].athlete


def why(content, today=TODAY):
    """Return the refusals of the rows, as one text."""
    return " ".join(refused.why for refused in read_squad(content, today).refused)


def seconds(content):
    """Return the times of the marks of all members."""
    members = read_squad(content, TODAY).members
    return [mark.time_s for member in members for mark in member.athlete.marks]


def test_the_squad_of_the_book_is_read():
    """Tuesday's 25 athletes are read without a refusal, and the coach hears of two Sams."""
    reading = read_squad(data_path("squads/tuesday.csv").read_bytes(), TODAY)
    assert (len(reading.members), reading.refused) == (25, ())
    assert "Two athletes are called Sam (rows 12 and 15)." in reading.notes


def test_a_row_becomes_a_member():
    """Every column finds its place in the member."""
    text = (
        "First name,Last name,DOB,PB 1500m,PB 5k,Week (km),Longest run (min),Goal mile,Lane,"
        "Health,Level,Gender,Effort,Date\n"
        'Ana,Lopez,1990-05-13,4:30,18:10,"42,5",75,4:50,2,sick,Advanced,girl,TT,2026-04-30\n'
    )
    day = dt.date(2026, 4, 30)
    athlete = Athlete(
        "Ana Lopez",
        experience="experienced",
        age=35,
        sex="F",
        marks=(
            RaceResult(1500, 270, day, "time trial"),
            RaceResult(5000, 1090, day, "time trial"),
        ),
        weekly_distance_m=42_500,
        longest_run_s=4500,
        status="ill",
    )
    assert read_squad(text, TODAY).members == (Member(athlete, Goal(290), lane=2),)


@pytest.mark.parametrize("separator", ["\t", ";", ",", "   "])
def test_separators(separator):
    """Tabs, semicolons, commas and runs of spaces separate columns."""
    rows = [("Name", "Age", "Mark"), ("Ana Lopez", "34", "6:10"), ("Ben", "29", "5:50.5")]
    text = "\n".join(separator.join(row) for row in rows)
    assert seconds(text) == [370, 350.5]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Mark\nAna;4:20,5\nBen;4:31,5",
        "Name\tMark\nAna\t4:20,5\nBen\t4:31,5",
        'Name,Mark\nAna,"4:20,5"\nBen,"4:31,5"',
        "Ana  4:20,5\nBen  4:31,5",
        "Ana 4:20,5\nBen 4:31,5",
    ],
)
def test_decimal_commas(text):
    """A decimal comma in a mark doesn't split its column, and the coach hears of it."""
    assert seconds(text) == [260.5, 271.5]
    assert "decimal commas" in read_squad(text).notes[0]


def test_semicolons_within_cells_do_not_separate():
    """A comma file stays one, whatever its names hold and where its distances begin with a digit."""
    text = "Name,Mark,Distance,Age\nA;a,21:30,5 km,34\nB;b,22:30,5 km,\nC;c,6:10,mile,"
    assert seconds(text) == [1290, 1350, 370]


def test_a_bare_decimal_comma_among_commas_is_refused():
    """Where commas separate, a decimal comma without quotation marks is refused, not guessed."""
    assert 'For example "4:20,5".' in why("Name,Mark\nAna,4:20,5\nBen,4:31")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings(encoding, name):
    """What spreadsheets save is read, with or without a byte order mark, and is named."""
    content = "Name;Mark\nZoë Müller;6:10\nJosé;5:50\n".encode(encoding)
    assert first(content).name == "Zoë Müller"
    assert name in read_squad(content).notes[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(end):
    """Lines may end as on any system."""
    assert seconds(f"Name,Mark{end}Ana,6:10{end}{end}Ben,5:50{end}") == [370, 350]


def test_pasted_text_may_begin_with_a_byte_order_mark():
    """A mark that a clipboard left before the header does not hide the first column."""
    assert first("\ufeffName,Mark\nAna,6:10").name == "Ana"


def test_the_line_by_which_excel_names_its_separator_is_no_row():
    """After `sep=;` the header is row 1, as Excel counts."""
    assert read_squad("sep=;\nName;Mark\nAna;x").refused[0].row == 2


@pytest.mark.parametrize(
    "text",
    ["Ana, 6:10", "Ana\t6:10", "Ana;6:10", "Ana 6:10", "Ana\u00a06:10", "Name Mark\nAna 6:10"],
)
def test_pasted_lines_need_no_header(text):
    """A name and a mark on a line are enough."""
    athlete = first(text)
    assert (athlete.name, athlete.marks) == ("Ana", (RaceResult(MILE_M, 370),))


def test_a_list_of_names_is_a_squad():
    """Athletes without marks train by effort."""
    reading = read_squad("Ana Lopez\nBen\n\nZoë")
    assert [m.athlete.name for m in reading.members] == ["Ana Lopez", "Ben", "Zoë"]


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("Ana, 6:10, 34, F", "name, mark, age, sex"),
        ("Ana, 21:30, 5k, 34, F", "name, mark, distance, age, sex"),
        ("Ana, 6:10, 1984", "name, mark, age"),
        ("Ana, 4:30, 1500", "name, mark, distance"),
        ("6:10, Ana", "mark, name"),
    ],
)
def test_columns_without_a_header_are_told_by_what_they_hold(row, columns):
    """Distance, age and sex may each be left out; the coach hears how it was taken."""
    assert first(row).name == "Ana"
    assert f"No header: the columns were taken as {columns}." in read_squad(row).notes


def test_an_athlete_called_mark_is_no_header():
    """A first athlete whose name is a heading is an athlete."""
    assert first("Mark,,mile\nBen,6:10,mile").name == "Mark"


def test_a_title_above_the_header_is_left_out():
    """The header may stand below a title, and rows keep the numbers of the sheet."""
    reading = read_squad("Tuesday squad,\n\nName,Mark\nAna,6:10\nBen,x\n")
    assert [refused.row for refused in reading.refused] == [5]
    assert "Rows above the header, left out: 1." in reading.notes


@pytest.mark.parametrize(
    ("heading", "distance_m"),
    [
        ("Mile", MILE_M),
        ("PB mile", MILE_M),
        ("1500 m", 1500),
        ("1500", 1500),
        ("Best 5k", 5000),
        ("5 km time", 5000),
        ("10,000 m", 10_000),
        ("Half marathon", 21_097.5),
    ],
)
def test_a_heading_may_be_a_distance(heading, distance_m):
    """Marks below the name of a distance are over that distance."""
    table = io.StringIO()
    csv.writer(table).writerows([("Name", heading), ("Ana", "1:05:00")])
    if distance_m < 10_000:
        table = io.StringIO(table.getvalue().replace("1:05:00", "22:00"))
    assert first(table.getvalue()).marks[0].distance_m == distance_m


@pytest.mark.parametrize(
    ("cell", "distance_m", "time_s"),
    [
        ("5:10 1500m", 1500, 310),
        ("5k 21:30", 5000, 1290),
        ("21:30 (5 km)", 5000, 1290),
        ("21:30 for 5 km", 5000, 1290),
        ("5k - 21:30", 5000, 1290),
        ("1 mile: 6:10", MILE_M, 370),
        ("6'10\"", MILE_M, 370),
        ("00:06:10", MILE_M, 370),
        ("٦:١٠", MILE_M, 370),
    ],
)
def test_a_mark_may_carry_its_distance(cell, distance_m, time_s):
    """A cell of a mark may say the distance too, on either side of the time."""
    assert first(f"Name\tMark\nAna\t{cell}").marks == (RaceResult(distance_m, time_s),)


def test_a_mark_without_a_distance_is_a_mile():
    """A missing distance means the mile, and the coach hears how often."""
    notes = read_squad("Name,Mark,Distance\nAna,6:10,\nBen,21:30,5k\nCy,5:50,").notes
    assert "Marks without a distance, taken as miles: 2." in notes


@pytest.mark.parametrize("cell", ["", "-", "–", "n/a", "#N/A", "None", "?"])
def test_a_cell_may_have_nothing_to_say(cell):
    """Dashes and the like in any column but the name mean that nothing is known."""
    text = f"Name,Mark,Age,Sex,Status,Level,Lane,Goal\nAna{7 * (',' + cell)}"
    assert first(text) == Athlete("Ana")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("Mark\tAna\t6.30", "6 minutes 30 seconds (6:30)"),
        ("Mark\tAna\t5,20", "can be read in more than one way"),
        ("Mark\tAna\t4:60", "Did you mean 5:00?"),
        ("Mark\tAna\t-6:10", "Times are positive"),
        ("Mark\tAna\t3:05", "faster than anyone has run"),
        ("Mark\tAna\t0:00", "no time at all"),
        ("Mark\tAna\tnan", "not a time"),
        ("Mark\tAna\t1e309", "not a time"),
        ("Mark\tAna\t6:10:00", "hours come before minutes"),
        ("Mark\tAna\t6:10 5", "Write 5 km or 5 miles"),
        ("Mile\tAna\t4:30 1500m", "A mark has one distance"),
        ("Age\tAna\t200", "from 8 to 100"),
        ("Age\tAna\t-3", "from 8 to 100"),
        ("Age\tAna\t7", "from 8 to 100"),
        ("Age\tAna\t2030", "not born yet"),
        ("Age\tAna\t1890-01-01", "they are 136"),
        ("Born\tAna\t3/4/2010", "It could be 2010-03-04 or 2010-04-03"),
        ("Born\tAna\t31.2.2010", "not on the calendar"),
        ("Born\tAna\t84", "not a date"),
        ("Lane\tAna\t9", "from 1 to 8"),
        ("Sex\tAna\th", "Possible are F, M"),
        ("Status\tAna\ttired", "Possible are available, niggle"),
        ("Level\tAna\tgreat", "Possible are new, recreational, experienced"),
        ("Effort\tAna\tjog", "Possible are race, time trial, training"),
        ("Week\tAna\t30", "It could be kilometers or miles"),
        ("Week (miles)\tAna\t300", "Usual weeks go from 0 to 300 km"),
        ("Longest run\tAna\t1:15", "from 0 to 360 minutes"),
        ("Goal\tAna\t20:00 5k", "A mark has one distance"),
        ("Goal\tAna\t3:20", "faster than anyone has run"),
        ("Date\tAna\t2026-05-13", "Marks have been run already"),
        ("Age\t\t34", "This row has no name"),
        (f"Age\t{'A' * 81}\t34", "The name has 81 characters"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_are_kept(cells, sentence):
    """A row that cannot be read is left out with the sentence of the parser that failed."""
    heading, name, cell = cells.split("\t")
    reading = read_squad(f"Name\t{heading}\n{name}\t{cell}\nBen\t", TODAY)
    assert [member.athlete.name for member in reading.members] == ["Ben"]
    assert reading.refused[0].row == 2
    assert sentence in reading.refused[0].why


def test_rows_are_counted_as_the_spreadsheet_counts():
    """Blank rows count, and a cell of two lines is one row."""
    reading = read_squad('Name,Mark\n\n"Ana\nLopez",6:10\n,\nBen,x\n')
    assert [(refused.row, refused.given) for refused in reading.refused] == [(5, "Ben · x")]


def test_a_refused_row_is_shown_shortened():
    """Whatever a row holds, it is shown in one short line without hidden characters."""
    cell = "x\u202e" * 3000
    shown = read_squad(f"Name\tMark\n{cell}\t{cell}").refused[0].given
    assert len(shown) < 80
    assert "\u202e" not in shown


def test_birth_dates_become_ages():
    """A birth year gives the age reached this year, a birth date the age today."""
    reading = read_squad("Name,Age\nAna,1990\nBen,13.05.1990\nCy,1990-05-12\nDi,36", TODAY)
    assert [member.athlete.age for member in reading.members] == [36, 35, 36, 36]
    assert any(note.startswith("Ages taken from birth dates: 3") for note in reading.notes)


def test_birth_dates_need_today():
    """Without today's date no age is made up."""
    assert "today's date, which is not known here" in why("Name,Born\nAna,1990", None)


@pytest.mark.parametrize(
    ("typed", "sex"),
    [("f", "F"), ("W", "F"), ("Girl", "F"), ("male", "M"), ("boy", "M"), ("x", None), ("-", None)],
)
def test_sex(typed, sex):
    """Usual words for either sex are read; what is neither is left open."""
    assert first(f"Name,Sex,Age\nAna,{typed},34").sex == sex


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("Vorname;Nachname;Alter", "Zoë;Müller;34", "Zoë Müller"),
        ("Nom;Prénom;Âge", "Müller;Zoë;34", "Zoë Müller"),
        ("Nombre;Apellidos;Edad", "Ana;Ruiz Soto;34", "Ana Ruiz Soto"),
        ("NAME;;AGE", "Ana;;34", "Ana"),
        ("Schoolchildren;Level;Age", "Ana;new;34", "Ana"),
    ],
)
def test_headings_in_other_words(header, row, name):
    """Headings are known in several languages, in any case, and a first column may hold names."""
    athlete = first(f"{header}\n{row}")
    assert (athlete.name, athlete.age) == (name, 34)


def test_unknown_columns_are_left_out_by_name():
    """What is not read is named."""
    notes = read_squad("Name,Mark,Color,,400 m\nAna,6:10,red,x,70").notes
    assert 'Columns left out: "Color", number 4, "400 m".' in notes


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("None", "None"),
        ("NA", "NA"),
        ("00123", "00123"),
        ("1-2", "1-2"),
        ("=HYPERLINK(A1)", "=HYPERLINK(A1)"),
        ("'=HYPERLINK(A1)", "=HYPERLINK(A1)"),
        ("'+1", "+1"),
        ("'Aolani", "'Aolani"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('"Ana\r\nLopez"', "Ana Lopez"),
        ("A\x07n\x1ba", "Ana"),
        ("\u202eAna\u2066", "Ana"),
        ("Zoe\u0308", "Zoë"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("A" + "\u0301\u0316" * 30, "Á" + "\u0316" * 30 + "\u0301" * 29),
    ],
)
def test_names_stay_what_they_are(typed, name):
    """A name is text: in one line, composed, without hidden characters or a guard."""
    assert first(f"Name\tMark\n{typed}\t6:10").name == name


def test_tidied_names_are_told():
    """The coach hears how many names were tidied."""
    notes = read_squad("Name\tMark\n'=A\t6:10\nA\u202eb\t6:10\nZoe\u0308\t6:10").notes
    assert any(note.startswith("Names tidied") and note.endswith(": 2.") for note in notes)


def test_namesakes_are_told():
    """Athletes of one name are kept, and their rows named."""
    notes = read_squad("Name\nSam\nAna\nsam\nSam").notes
    assert "3 athletes are called Sam (rows 2, 4 and 5)." in notes


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "nothing to read"),
        (b"", "nothing to read"),
        (" \n\t\n ", "nothing to read"),
        (",,,\n,,,", "nothing to read"),
        (b"\xef\xbb\xbf", "nothing to read"),
        ("Name,Mark", "a header and no athletes"),
        ("Age,Mark\n34,6:10", "No column of names"),
        ("6:10\n6:20", "No column of names"),
        ("Name,Age,Alter\nA,34,34", 'Two columns hold the age: "Age" and "Alter"'),
        ("Name,PB,Time\nA,6:00,6:00", 'the mark over the same distance: "PB" and "Time"'),
        ("Name,Mile,PB\nA,6:00,6:00", 'the mark over the same distance: "Mile" and "PB"'),
        ('Name,Mark\nAna,"6:10\nBen,6:20\n', "line 2"),
        ('Name,Mark\nAna,6:10\n"Ben,6:20\n"Cy",6:30\n', "line 3"),
        ("Name," * 101 + "Mark\nAna", "102 columns"),
        ("a," * 400_000, "400000 columns"),
        ("x" * (LARGEST_FILE + 1), "1.0 MB were given"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00", "Save the sheet as CSV"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", "Save the sheet as CSV"),
        (b"\xff\xfeN\x00a", "Save the sheet as CSV"),
        ("Ana\0,6:10", "Save the sheet as CSV"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused(content, sentence):
    """A whole that cannot be read is refused with what is wrong and what to do."""
    with pytest.raises(InputError) as refused:
        read_squad(content, TODAY)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 300


def test_a_thousand_athletes_are_a_squad():
    """The largest squad is read; one more is refused."""
    text = "Name,Mark\n" + "Ana,6:10\n" * MOST_MEMBERS
    assert len(read_squad(text).members) == MOST_MEMBERS
    with pytest.raises(InputError, match="1001 athletes"):
        read_squad(text + "Ben,6:10")


@pytest.mark.parametrize(
    "text",
    [
        "Name,Mark,Age\n" + "Ana,6:10,34\n" * 10_000,
        "x" * 10_000_000,
        "Name\n" + "a\u0316\u0301" * 40_000,
        "Name\n" + "a\u0316\u0301" * 300_000,
        "Name\tMark\n" + "\n".join(["Ana\t" + "1:1" * 300] * 1000),
        "Name\n" + "\n".join(["a" + " " * 900 + "b"] * 1000),
        " " * 900_000 + "a",
        '"' * 900_000,
        "," * 900_000,
        "Name\n" + '"a",' * 200_000,
    ],
    ids=[
        "rows",
        "10 MB",
        "marks",
        "more marks",
        "colons",
        "gaps",
        "spaces",
        "quotes",
        "commas",
        "quoted",
    ],
)
def test_hostile_text_takes_linear_time(text):
    """No text within the limits takes long; what would be quadratic takes minutes."""
    started = time.process_time()
    with contextlib.suppress(InputError):
        read_squad(text, TODAY)
    assert time.process_time() - started < 10


CELLS = ["Name", "Mark", "Mile", "5k", "Age", "Date", "Week km", "Lane", "Goal", "Distance", "Sex"]
TYPED = [
    "6:10",
    "6.30",
    "4:20,5",
    "Ana",
    "1984",
    "3/4/2010",
    "F",
    "0 m",
    "²",
    "٣",
    "1:2:3",
    "9" * 20,
]
BETWEEN = [",", ";", "\t", "  ", "\n", "\r\n", '"', "'", "=", "-", "sep=;\n"]
HIDDEN = ["\0", "\ufeff", "\u202e", "\ud800", "\x85"]
SNIPPETS = st.sampled_from([*CELLS, *TYPED, *BETWEEN, *BETWEEN, *HIDDEN])


@given(st.one_of(st.text(), st.binary(), st.lists(SNIPPETS, max_size=40).map("".join)))
@example("Name,Distance,Mark\nA,0 m,6:10")
@example("sep=;\n")
@example(b"\x00")
def test_any_input_is_a_reading_or_a_refusal(content):
    """Whatever is given, the answer is a reading that any file can hold, or a sentence."""
    try:
        reading = read_squad(content, TODAY)
    except InputError as refused:
        str(refused).encode()
    else:
        assert isinstance(reading, Reading)
        repr(reading).encode()
        "".join(m.athlete.name for m in reading.members).encode()
        "".join(r.given + r.why for r in reading.refused).encode()
        "".join(reading.notes).encode()


NAMES = st.text(
    st.characters(codec="utf-8", categories=["L", "Nd", "P", "S"]), min_size=1, max_size=20
)
MEMBERS = st.builds(
    Member,
    st.builds(
        Athlete,
        NAMES.filter(lambda name: not name.startswith("'")),
        experience=st.sampled_from(["new", "recreational", "experienced"]),
        age=st.none() | st.integers(8, 100),
        sex=st.sampled_from(["F", "M", None]),
        marks=st.just(())
        | st.builds(
            RaceResult, st.sampled_from([1500.0, MILE_M, 5000.0]), st.integers(900, 1800)
        ).map(lambda mark: (mark,)),
        status=st.sampled_from(["available", "niggle", "injured", "ill", "returning"]),
    ),
    st.builds(Goal, st.none() | st.integers(240, 900).map(float)),
    st.none() | st.integers(1, 8),
)


def as_row(member):
    """Write a member as a row of a simple table."""
    athlete, goal_s = member.athlete, member.goal.mile_time_s
    mark = athlete.marks[0] if athlete.marks else None
    return (
        athlete.name,
        format_time(mark.time_s) if mark else "",
        {1500.0: "1500", MILE_M: "mile", 5000.0: "5 km"}[mark.distance_m] if mark else "",
        athlete.age,
        athlete.sex,
        athlete.experience,
        athlete.status,
        format_time(goal_s) if goal_s else "",
        member.lane,
    )


@given(st.lists(MEMBERS, min_size=1, max_size=8), st.sampled_from(",;\t"), st.booleans())
def test_members_written_to_a_table_are_read_back(members, separator, in_bytes):
    """What a simple table holds of a squad comes back the same."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=separator)
    writer.writerow(
        ["Name", "Mark", "Distance", "Age", "Sex", "Experience", "Status", "Goal", "Lane"]
    )
    writer.writerows(map(as_row, members))
    text = table.getvalue()
    reading = read_squad(text.encode() if in_bytes else text)
    assert reading.refused == ()
    assert list(reading.members) == [
        Member(
            Athlete(**{**vars(m.athlete), "name": unicodedata.normalize("NFC", m.athlete.name)}),
            m.goal,
            m.lane,
        )
        for m in members
    ]
