import contextlib
import csv
import datetime as dt
import io
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.errors import CoachingError, InputError
from helpers.season import KINDS
from helpers.season.cells import read_kind
from helpers.season.log import MOST_ENTRIES, Done
from helpers.season.reading import LARGEST_FILE, LogReading, read_log

TODAY = dt.date(2026, 12, 1)
DAY = dt.date(2026, 11, 24)


def only(content):
    """Return the only entry of a table that has no fault."""
    reading = read_log(content, TODAY)
    assert reading.refused == ()
    (entry,) = reading.entries
    return entry


def under(heading, cell):
    """Return the only entry of a table with one more column than date and minutes."""
    return only(f"Date\tMin\t{heading}\n2026-11-24\t45\t{cell}")


def why(content):
    """Return the refusals of the rows, as one text."""
    return " ".join(refused.why for refused in read_log(content, TODAY).refused)


def days(content):
    """Return the days of the entries that were read."""
    return [entry.day for entry in read_log(content, TODAY).entries]


def minutes(content):
    """Return the durations that were read."""
    return [entry.minutes for entry in read_log(content, TODAY).entries]


def told(content):
    """Return the notes as one text."""
    return " ".join(read_log(content, TODAY).notes)


def test_a_row_becomes_an_entry():
    """Every column finds its place in what was done."""
    text = "Date,Session,Duration (min),RPE (0-10),Comment\n2026-11-24,Long run,75,6,windy"
    assert only(text) == Done(DAY, 75, 6, "long run", "windy")


@pytest.mark.parametrize("separator", ["\t", ";", ",", "  "])
def test_separators(separator):
    """Tabs, semicolons, commas and runs of spaces separate columns."""
    rows = [("Date", "Minutes", "RPE"), ("2026-11-24", "45", "6"), ("2026-11-25", "30.5", "3")]
    assert minutes("\n".join(separator.join(row) for row in rows)) == [45, 30.5]


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Minuten;RPE\n24.11.2026;45,5;6,5\n25.11.2026;50,5;7",
        "Datum\tMinuten\tRPE\n24.11.2026\t45,5\t6,5\n25.11.2026\t50,5\t7",
        'Date,Minutes,RPE\n24.11.2026,"45,5","6,5"\n25.11.2026,"50,5",7',
        "24.11.2026  45,5  6,5\n25.11.2026  50,5  7",
        "24.11.2026 45,5 6,5\n25.11.2026 50,5 7",
    ],
)
def test_decimal_commas(text):
    """A decimal comma doesn't split its column, and the coach hears of it."""
    entries = read_log(text, TODAY).entries
    assert [(e.minutes, e.rpe) for e in entries] == [(45.5, 6.5), (50.5, 7)]
    assert "decimal commas" in read_log(text, TODAY).notes[0]


@pytest.mark.parametrize("header", ["", "Date,Minutes,RPE\n"])
def test_a_bare_decimal_comma_among_commas_is_refused(header):
    """Where commas separate, a decimal comma without quotation marks is refused, not guessed."""
    assert 'For example "45,5".' in why(f"{header}2026-11-24,45,5,6\n2026-11-25,45,5,6")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings(encoding, name):
    """What spreadsheets save is read, with or without a byte order mark, and is named."""
    content = "Date;Durée;Remarque\n2026-11-24;45;après l’école, été\n".encode(encoding)
    assert only(content).note == "après l’école, été"
    assert name in read_log(content, TODAY).notes[0]


@pytest.mark.parametrize(
    "header",
    [
        "Date;Minutes;RPE;Note",
        "Day;Duration (min);Session RPE;Comments",
        "Datum;Dauer;Anstrengung;Bemerkung",
        "DATUM;Minuten;RPE (CR-10);Notiz",
        "Date;Durée (min);Effort;Remarques",
        "Fecha;Duración;Esfuerzo;Observaciones",
        "\ufeffDate;Time;Borg;Title",
    ],
)
def test_headings_in_other_words(header):
    """Headings are known in four languages, in any case, with a unit or a scale behind them."""
    assert only(f"{header}\n2026-11-24;45;6;ok") == Done(DAY, 45, 6, "", "ok")


@pytest.mark.parametrize(
    ("heading", "cell", "lasted"),
    [
        ("Hours", "0.75", 45),
        ("Dauer (h)", "0,75", 45),
        ("Time (s)", "2700", 45),
        ("Duration (h:mm)", "5:10", 310),
        ("Zeit (mm:ss)", "5:06", 5.1),
    ],
)
def test_a_heading_may_say_the_unit(heading, cell, lasted):
    """Bare numbers and single colons mean what the heading says."""
    assert minutes(f"Date\t{heading}\n2026-11-24\t{cell}") == [lasted]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Day;Date;Minutes", "Tue;2026-11-24;45"),
        ("Date;Time;Duration", "2026-11-24;18:30;45"),
        ("Date;Duration;Description;Title", "2026-11-24;45;;x"),
    ],
)
def test_a_heading_may_mean_less_beside_another(header, row):
    """Beside a date "day" is a weekday, beside a duration "time" is of the day."""
    assert days(f"{header}\n{row}") == [DAY]
    assert minutes(f"{header}\n{row}") == [45]


def test_unknown_columns_are_left_out_by_name():
    """What is not read is named."""
    text = "Date,Minutes,Weather,,RPE\n2026-11-24,45,rain,x,6"
    assert 'Columns left out: "Weather", number 4.' in told(text)


def test_a_title_above_the_header_is_left_out():
    """The header may stand below a title, and rows keep the numbers of the sheet."""
    reading = read_log("Log of Ana,\n\nDate,Minutes\n2026-11-24,45\n2026-11-25,x\n", TODAY)
    assert [refused.row for refused in reading.refused] == [5]
    assert "Rows above the header, left out: 1." in reading.notes


def test_a_watch_export_is_read():
    """The table that a well-known watch service exports needs no editing."""
    text = (
        "Activity Type,Date,Favorite,Title,Distance,Time\n"
        "Running,2026-11-24 06:10:33,false,Morning run,8.01,00:45:30\n"
        "Cycling,2026-11-24 17:00:00,false,To work,8.01,00:20:00\n"
    )
    assert read_log(text, TODAY).entries == (
        Done(DAY, 45.5, None, "", "Morning run"),
        Done(DAY, 20, None, "cross-training", "To work"),
    )


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("2026-11-24, 45", "date, minutes"),
        ("2026-11-24, 45, 6", "date, minutes, RPE"),
        ("2026-11-24, 45, 6, windy", "date, minutes, RPE, note"),
        ("2026-11-24, 45, windy", "date, minutes, note"),
        ("2026-11-24, easy, 45, 6", "date, kind, minutes, RPE"),
        ("2026-11-24, 45, 6, windy, easy", "date, minutes, RPE, note, kind"),
        ("45, 2026-11-24", "minutes, date"),
    ],
)
def test_columns_without_a_header_are_told_by_what_they_hold(row, columns):
    """RPE, note and kind may be left out; the coach hears how it was taken."""
    assert (only(row).day, only(row).minutes) == (DAY, 45)
    assert f"No header: the columns were taken as {columns}." in told(row)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("2026-11-24 45", Done(DAY, 45)),
        ("2026-11-24 45 6", Done(DAY, 45, 6)),
        ("24 Nov 45 6 windy and cold", Done(DAY, 45, 6, "", "windy and cold")),
        ("Tue 24 Nov 2026 1 h 5 RPE 7", Done(DAY, 65, 7)),
        ("Nov 24 2026 45 min easy enough", Done(DAY, 45, None, "", "easy enough")),
        ("24.11. 45:30 7/10", Done(DAY, 45.5, 7)),
    ],
)
def test_lines_may_be_typed_with_one_space(line, entry):
    """A date, a duration, a rating and a note on a line are enough."""
    assert only(line) == entry


def test_commas_within_a_note_stay_there():
    """A note at the end of a row takes what its own commas made of it."""
    for header in ("", "Date,Minutes,RPE,Note\n"):
        assert (
            only(f"{header}2026-11-24,45,6,felt good, but, tired").note == "felt good, but, tired"
        )


@pytest.mark.parametrize(
    ("cell", "lasted"),
    [
        ("45", 45),
        ("45,5", 45.5),
        ("45.5", 45.5),
        ("0:45", 45),
        ("1:05", 65),
        ("3:30", 210),
        ("1:05:30", 65.5),
        ("00:45:30", 45.5),
        ("45:30", 45.5),
        ("10:30", 10.5),
        ("1:05 h", 65),
        ("5:30 min", 5.5),
        ("45 min", 45),
        ("45 minutes", 45),
        ("45'", 45),
        ("45′", 45),
        ("1 h 5", 65),
        ("1h05", 65),
        ("1 h 5 min", 65),
        ("1,5 h", 90),
        ("2 Stunden", 120),
        ("45 min 30 s", 45.5),
        ("90 s", 1.5),
        ("٤٥", 45),
        ("4\u202e5", 45),
    ],
)
def test_durations(cell, lasted):
    """Durations are read as coaches and watches write them, whatever hides among the digits."""
    assert minutes(f"Date\tMinutes\n2026-11-24\t{cell}") == [pytest.approx(lasted)]


def test_how_a_single_colon_was_read_is_told():
    """1:05 has hours and minutes, 45:30 minutes and seconds, and the coach hears so."""
    notes = told("2026-11-24,1:05\n2026-11-25,45:30\n2026-11-26,0:50")
    assert "Times read as hours and minutes: 2 (1:05 is 65 min)." in notes
    assert "Times read as minutes and seconds: 1 (45:30 is 45.5 min)." in notes


def test_what_could_be_a_mile_or_a_day_on_the_feet_is_refused():
    """5:10 alone may be minutes or hours; nobody guesses."""
    refusal = why("2026-11-24,5:10")
    assert "It could be 310 minutes, or 5 minutes 10 seconds." in refusal


@pytest.mark.parametrize("other", ["45:30", "0:45:30"])
def test_a_watch_in_the_column_settles_a_single_colon(other):
    """Where other times are as a watch shows them, 5:06 has minutes and seconds."""
    assert minutes(f"2026-11-24,{other}\n2026-11-25,5:06") == [45.5, 5.1]


def test_very_short_sessions_are_told():
    """Less than five minutes may come of hours in a column of minutes."""
    assert "Sessions of less than 5 minutes: 1 (1.5 min); check the unit." in told("2026-11-24,1.5")


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-24",
        "2026/11/24",
        "2026-11-24 06:10:33",
        "2026-11-24T06:10:33Z",
        "24.11.2026",
        "24. 11. 2026",
        "24.11.26",
        "24.11.",
        "24/11/2026",
        "11/24/2026",
        "24/11/26",
        "24-11-2026",
        "24/11",
        "24 Nov 2026",
        "24-Nov-26",
        "24 Nov",
        "24th November 2026",
        "24. November 2026",
        "Nov 24 2026",
        "Nov 24, 2026",
        "Nov. 24, 2026, 6:10:00 PM",
        "November 24",
        "Tue 24 Nov 2026",
        "Tuesday, November 24, 2026",
        "Di. 24.11.2026",
        "mardi 24 novembre 2026",
        "mar 24 nov 2026",
        "martes, 24 de noviembre de 2026",
        "２０２６-１１-２４",
        "2026\u200b-11-24",
    ],
)
def test_dates(cell):
    """Dates are read in any usual order, with a weekday or an hour beside them."""
    assert days(f"Date\tMinutes\n{cell}\t45") == [DAY]


def test_march_is_no_tuesday():
    """Where no other month is named, "mar 24" is a day of March."""
    assert days("Date\tMin\nmar 24\t45\nmar 24 nov\t45") == [dt.date(2026, 3, 24), DAY]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1 Dec", dt.date(2026, 12, 1)),
        ("2 Dec", dt.date(2025, 12, 2)),
        ("29.2.", dt.date(2024, 2, 29)),
    ],
)
def test_a_missing_year_means_the_last_such_day(cell, day):
    """A date without a year is never in the future, and the coach hears how it was read."""
    text = f"Date\tMinutes\n{cell}\t45"
    assert days(text) == [day]
    assert f"Dates without a year, read as the last such day: 1 ({cell} is {day})." in told(text)


@pytest.mark.parametrize(
    ("other", "day"),
    [("24/11/2026", dt.date(2026, 4, 3)), ("11/24/2026", dt.date(2026, 3, 4))],
)
def test_one_row_settles_the_order_of_day_and_month(other, day):
    """Where one date of the column can be read in one way only, the others are read like it."""
    text = f"Date,Minutes\n3/4/2026,45\n{other},45\n5/5/2026,45"
    assert days(text) == [day, DAY, dt.date(2026, 5, 5)]
    assert f"Dates read by what others in the column must be: 1 (3/4/2026 is {day})." in told(text)


@pytest.mark.parametrize("others", ["", "24/11/2026,45\n11/25/2026,45\n"])
def test_a_date_that_could_be_two_is_refused(others):
    """Where nothing settles it, or rows contradict each other, both readings are named."""
    reading = read_log(f"Date,Minutes\n{others}3/4/2026,45\n5/5/2026,45", TODAY)
    (refused,) = reading.refused
    assert "It could be 2026-04-03 or 2026-03-04" in refused.why
    assert "as in 2026-11-24" in refused.why


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("2026-11-24\tabc\t6\t", '"abc" is not a duration'),
        ("2026-11-24\t-3\t6\t", "-3 is negative"),
        ("2026-11-24\t−3 min\t6\t", "Durations are longer than zero"),
        ("2026-11-24\t0\t6\t", "0 minutes were given"),
        ("2026-11-24\t2000\t6\t", "at most 1440 minutes"),
        ("2026-11-24\t1:75\t6\t", "not a time on a clock"),
        ("2026-11-24\tnan\t6\t", "not a duration"),
        ("2026-11-24\t1e3\t6\t", "not a duration"),
        ("2026-11-24\t\t6\t", "This row has no minutes"),
        ("2026-11-24\t45\t11\t", "RPE 11 was given"),
        ("2026-11-24\t45\t15\t", "Borg's other scale goes from 6 to 20"),
        ("2026-11-24\t45\t-1\t", "RPE is a number from 0 to 10"),
        ("2026-11-24\t45\thard\t", "RPE is a number from 0 to 10"),
        ("2026-11-24\t45\tnan\t", "RPE is a number from 0 to 10"),
        ("2026-12-02\t45\t6\t", "2026-12-02 has not been yet"),
        ("1999-12-31\t45\t6\t", "A log goes from 2000"),
        ("31.2.2026\t45\t6\t", "no day 31 in month 2 of 2026"),
        ("31.2.\t45\t6\t", "no day 31 in month 2"),
        ("13/13/2026\t45\t6\t", "no day 13 in month 13"),
        ("yesterday\t45\t6\t", '"yesterday" is not a date'),
        ("\t45\t6\t", "This row has no date"),
        ("2026-11-24\t45\t6\t\tx", "5 cells, and the table 4 columns"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_are_kept(row, sentence):
    """A row that cannot be read is left out with a sentence; the others stay."""
    reading = read_log(f"Date\tMinutes\tRPE\tNote\n{row}\n2026-11-25\t30\t3\t", TODAY)
    assert reading.entries == (Done(dt.date(2026, 11, 25), 30, 3),)
    assert reading.refused[0].row == 2
    assert sentence in reading.refused[0].why
    assert len(reading.refused[0].why) < 250


@pytest.mark.parametrize(
    ("cell", "rpe"), [("7", 7), ("7,5", 7.5), ("7.0", 7), ("7/10", 7), ("RPE 7", 7), ("0", 0)]
)
def test_ratings(cell, rpe):
    """Ratings may have a decimal, or say their scale."""
    assert under("RPE", cell).rpe == rpe


@pytest.mark.parametrize("cell", ["", "-", "–", "n/a", "?"])
def test_a_missing_rating_is_counted(cell):
    """Without a rating a session is kept, and the coach hears how many."""
    text = f"Date,Minutes,RPE\n2026-11-24,45,{cell}\n2026-11-25,45,6"
    assert [entry.rpe for entry in read_log(text, TODAY).entries] == [None, 6]
    assert "Sessions without an RPE: 1." in told(text)


def test_another_scale_is_refused_as_a_whole():
    """Where most ratings are above ten, those below are not read as hard days."""
    text = "Date,Minutes,RPE\n" + "".join(
        f"2026-11-0{n},45,{rpe}\n" for n, rpe in zip(range(1, 6), (13, 9, 15, 12, 17), strict=True)
    )
    with pytest.raises(InputError, match="Borg's other scale"):
        read_log(text, TODAY)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Easy", "easy run"),
        ("recovery", "easy run"),
        ("Long", "long run"),
        ("langer Lauf", "long run"),
        ("short intervals", "short intervals"),
        ("Long Intervals", "long intervals"),
        ("Gym", "strength"),
        ("weights", "strength"),
        ("Krafttraining", "strength"),
        ("plyometrics", "power"),
        ("Cross-Training", "cross-training"),
        ("bike", "cross-training"),
        ("Swim", "cross-training"),
        ("Race", "test or race"),
        ("time trial", "test or race"),
        ("test or race", "test or race"),
        ("run", ""),
    ],
)
def test_kinds_of_session(word, kind):
    """Usual words for a session become its kind; a run is a run."""
    entry = under("Session", word)
    assert (entry.kind, entry.note) == (kind, "")


def test_every_kind_is_known_by_its_own_name():
    """What the workbook calls a kind is read as that kind, so a log written out is read back."""
    assert [read_kind(kind) for kind in KINDS] == [(kind, "") for kind in KINDS]


def test_an_unknown_kind_is_kept_in_the_note():
    """A word that is no kind of ours is not lost, and the coach hears of it."""
    text = "Date,Minutes,Session,Note\n2026-11-24,45,Fartlek,hilly\n2026-11-25,45,Tempo,"
    assert [(e.kind, e.note) for e in read_log(text, TODAY).entries] == [
        ("", "Fartlek: hilly"),
        ("", "Tempo"),
    ]
    assert "Kinds of session not known, kept in the note: 2 (Fartlek)." in told(text)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'=1+1", "=1+1"),
        ('"two\r\nlines"', "two lines"),
        ("hid\u202eden\x07", "hidden"),
        ("e\u0301te\u0301", "été"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
    ],
)
def test_notes_stay_what_they_are(typed, note):
    """A note is text: in one line, without hidden characters or a guard, cut where too long."""
    assert under("Note", typed).note == note


def test_cut_notes_are_told():
    """The coach hears how many notes were too long."""
    text = f"Date,Min,Note\n2026-11-24,45,{'x' * 300}\n2026-11-25,45,{'x' * 200}"
    assert "Notes cut to 200 characters: 1." in told(text)


def test_rows_that_repeat_another_are_left_out():
    """Identical rows are kept once, even where they are written differently."""
    text = "Date,Minutes,RPE\n2026-11-24,45,6\n24 Nov 2026,45 min,6.0\n2026-11-25,45,6"
    assert len(read_log(text, TODAY).entries) == 2
    assert read_log(text, TODAY).refused == ()
    assert "Rows that repeat another, left out: 1 (row 3)." in told(text)


def test_a_row_that_contradicts_another_is_refused():
    """The first entry of a kind on a day stays; the later names the row it clashes with."""
    reading = read_log("Date,Minutes,RPE\n2026-11-24,45,6\n2026-11-24,50,7", TODAY)
    assert reading.entries == (Done(DAY, 45, 6),)
    assert "2026-11-24 was given in row 2 already (45 min, RPE 6)." in reading.refused[0].why


def test_two_kinds_on_a_day_are_two_entries():
    """A run and the gym on one day do not clash."""
    text = "Date,Minutes,Session\n2026-11-24,45,easy\n2026-11-24,30,gym"
    assert [entry.kind for entry in read_log(text, TODAY).entries] == ["easy run", "strength"]


def test_days_off_are_counted():
    """A row that says rest, or nothing beside the date, is no fault and no session."""
    text = (
        "Date,Minutes,RPE,Note\n2026-11-24,,,\n2026-11-25,,,Rest day\n2026-11-26,0,0,rest\n"
        "2026-11-27,45,2,rest"
    )
    reading = read_log(text, TODAY)
    assert ([entry.day.day for entry in reading.entries], reading.refused) == ([27], ())
    assert "Days off, left out: 3." in reading.notes


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "nothing to read"),
        (b"", "A log is a table with one session in each row"),
        (" \n\t\n ", "Begin with a row that says Date, Minutes, RPE, Note"),
        ("Date,Minutes", "a header and no sessions"),
        ("abc", "No column of dates"),
        ("Minutes,RPE\n45,6", "No column of dates"),
        ("Date,RPE\n2026-11-24,6", "No column of minutes"),
        ("2026-11-24", "No column of minutes"),
        ("Date,Datum,Min\n2026-11-24,,45", 'Two columns hold the date: "Date" and "Datum"'),
        ("Date,Min,RPE,Effort\n2026-11-24,45,6,6", 'hold the RPE: "RPE" and "Effort"'),
        ('Date,Min\n2026-11-24,"45\n', "line 2"),
        ("Date," * 101 + "Min\nx", "102 columns"),
        ("x" * (LARGEST_FILE + 1), "A log of three thousand sessions fits into 1 MB"),
        ("2026-11-24,45\n" * (MOST_ENTRIES + 1), "3001 rows were given"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00", "Logs are read from CSV files"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", "it may be an Excel file"),
        (b"\xff\xfeN\x00a", "Save the sheet as CSV"),
        ("2026-11-24\0,45", "Save the sheet as CSV"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused(content, sentence):
    """A whole that cannot be read is refused with what is wrong and what to do."""
    with pytest.raises(InputError) as refused:
        read_log(content, TODAY)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 300


def test_a_log_of_eight_years_is_read():
    """The largest log is read."""
    start = dt.date(2018, 1, 1)
    rows = (f"{start + dt.timedelta(days=n)},45,6\n" for n in range(MOST_ENTRIES))
    assert len(read_log("".join(rows), TODAY).entries) == MOST_ENTRIES


@pytest.mark.parametrize(
    "text",
    [
        "Date,Minutes,Note\n" + "2026-11-24,45,x\n" * 2900,
        "Date\tMinutes\tNote\n2026-11-24\t45\t" + "a\u0316\u0301" * 300_000,
        "Date\tMinutes\n" + "\n".join(["2026-11-24\t" + "1:1" * 100] * 2900),
        "Date\tMinutes\n" + "\n".join(["2026-11-24\t" + "1 h " * 80] * 2900),
        "\n".join(["24 Nov 45" + " " * 300 + "6"] * 2900),
        "2026-11-24 " + "4" * 900_000,
        " " * 900_000 + "a",
        '"' * 900_000,
        "1 " * 400_000,
        "\n".join(["2," * 90 + "2"] * 2900),
    ],
    ids=["rows", "marks", "colons", "hours", "gaps", "digit", "spaces", "quotes", "words", "wide"],
)
def test_hostile_text_takes_linear_time(text):
    """No text within the limits takes long; what would be quadratic takes minutes."""
    started = time.process_time()
    with contextlib.suppress(InputError):
        read_log(text, TODAY)
    assert time.process_time() - started < 10


HEADINGS = ["Date", "Minutes", "RPE", "Note", "Session", "Time", "Datum", "Dauer (h)"]
TYPED = [
    "2026-11-24", "24.11.", "3/4/2026", "Tue 24 Nov", "0/0/0", "45", "45,5", "1:05", "5:10", "1 h 5",
    "-3", "11", "7/10", "easy", "rest", "²", "٣", "9" * 20, "0000-00-00", "29 Feb",
]  # fmt: skip
BETWEEN = [",", ";", "\t", "  ", " ", "\n", "\r\n", '"', "'", "=", "-", "sep=;\n"]
HIDDEN = ["\0", "\ufeff", "\u202e", "\ud800", "\x85"]
SNIPPETS = st.sampled_from([*HEADINGS, *TYPED, *BETWEEN, *BETWEEN, *HIDDEN])


@given(st.one_of(st.text(), st.binary(), st.lists(SNIPPETS, max_size=40).map("".join)))
@example("Date,Minutes\n0/0/0,45")
@example("sep=;\n")
@example("2026-11-24 ")
@example(b"\x00")
def test_any_input_is_a_reading_or_a_refusal(content):
    """Whatever is given, the answer is a reading that any file can hold, or a sentence."""
    try:
        reading = read_log(content, TODAY)
    except CoachingError as refused:
        str(refused).encode()
    else:
        assert isinstance(reading, LogReading)
        repr(reading).encode()
        "".join(entry.note for entry in reading.entries).encode()
        "".join(r.given + r.why for r in reading.refused).encode()
        "".join(reading.notes).encode()


@given(st.lists(st.lists(st.sampled_from(TYPED), min_size=2, max_size=4), min_size=1, max_size=6))
def test_every_row_is_accounted_for(rows):
    """Each row below a header is an entry, refused, a day off, or a repetition."""
    table = "\n".join(["Date\tMinutes\tRPE\tNote", *("\t".join(row) for row in rows)])
    with contextlib.suppress(InputError):
        reading = read_log(table, TODAY)
        counted = sum(
            int(note.split(": ")[1].split(" ")[0].rstrip("."))
            for note in reading.notes
            if note.startswith(("Days off", "Rows that repeat"))
        )
        assert len(reading.entries) + len(reading.refused) + counted == len(rows)


DONE = st.builds(
    Done,
    st.dates(dt.date(2000, 1, 1), TODAY),
    st.integers(1, 2880).map(lambda halves: halves / 2),
    st.none() | st.integers(0, 20).map(lambda halves: halves / 2),
    st.sampled_from(["", *KINDS]),
    st.text("abcxyz é", max_size=20).map(lambda text: " ".join(text.split())),
)


@given(
    st.lists(DONE, min_size=1, max_size=8, unique_by=lambda done: (done.day, done.kind)),
    st.sampled_from(",;\t"),
    st.booleans(),
)
def test_entries_written_to_a_table_are_read_back(entries, separator, in_bytes):
    """What a simple table holds of a log comes back the same."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=separator)
    writer.writerow(["Date", "Minutes", "RPE", "Session", "Note"])
    for done in entries:
        writer.writerow([done.day, done.minutes, done.rpe, done.kind, done.note])
    text = table.getvalue()
    reading = read_log(text.encode() if in_bytes else text, TODAY)
    assert reading.refused == ()
    assert list(reading.entries) == entries


@pytest.mark.parametrize("before", ["", "Ravi: ", "U15 Zoë: ", "[24.11.26, 19:02:11] Ravi: "])
def test_an_athletes_message_is_a_row(before):
    """What an athlete's page writes is read with the name before it, and without."""
    text = f"{before}2026-11-24; 52 min; RPE 7; S1124, pain: no"
    (done,) = read_log(text, TODAY).entries
    assert (done.day, done.minutes, done.rpe, done.note) == (
        dt.date(2026, 11, 24), 52.0, 7.0, "S1124, pain: no",
    )  # fmt: skip
