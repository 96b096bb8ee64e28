"""The squad before the session: the preview of a table, and what tonight comes to."""

import html
import re
from html.parser import HTMLParser

import pytest

from helpers.athlete import Athlete, RaceResult
from helpers.errors import CoachingError
from helpers.pages.squad import MOST_SHOWN, empty, preview, summary
from helpers.squad import Member, Tonight, evening_of
from helpers.squad.reading import Reading, Refused, read_squad
from helpers.workbook import sample
from helpers.workouts import equal_repeats

TUESDAY = sample("recreational", squad="tuesday").squad
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    r"$\href{javascript:alert(1)}{x}$",
    '=HYPERLINK("http://x")',
    "a\nb;c,d\\",
    "BEGIN:VEVENT",
    "../../etc/passwd",
    "Eve\u202egnp.exe",
    "Zoë",
    "None",
)


def tags(page):
    """Return the tags of a page."""
    return set(re.findall("<([a-z0-9]+)", page))


def seen(page):
    """Return the text of a page."""
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", page)).split())


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_name_is_previewed_as_text(name):
    """A name in the table, and in a row that was refused, is shown and nothing more."""
    plain = tags(preview(Reading((Member(Athlete("Ana")),), (Refused(2, "Ben", "No."),), ("Ok.",))))
    page = preview(Reading((Member(Athlete(name)),), (Refused(2, name, name),), (name,)))
    shown = name.replace("\n", "").replace("\u202e", "")
    assert tags(page) == plain
    assert seen(page).count(" ".join(shown.split())) == 4
    assert "$" not in page


TYPED = (
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ('<img src=x onerror="alert(1)">', '<img src=x onerror="alert(1)">'),
    (r"$\href{javascript:alert(1)}{x}$", r"$\href{javascript:alert(1)}{x}$"),
    ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
    ("two\nlines", "two lines"),
    ("Nu\x07l", "Nul"),
    ("Eve\u202egnp.exe", "Evegnp.exe"),
    ("Zoe\u0308", "Zo\u00eb"),
    ("x" * 80, "x" * 80),
)
"""What stands in a cell of a CSV file, and what a coach should see of it."""


class Parsed(HTMLParser):
    """The tags, attributes and text of a page as a browser takes them."""

    def __init__(self, page):
        """Read a page."""
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Keep a tag and what it carries."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        """Keep the text."""
        self.text += data


def csv_cell(text):
    """Write a cell of a CSV file."""
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize(("typed", "shown"), TYPED, ids=lambda text: ascii(text)[:20])
def test_a_hostile_name_of_a_file_is_read_and_shown_as_text(typed, shown):
    """From the file to the page: in the table, in a refused row and in a note it stays text."""
    cell = csv_cell(typed)
    table = f"Name,Mark\n{cell},6:10\n{cell},6:20\n{cell},6.30\n"
    read = read_squad(table.encode())
    page = Parsed(preview(read))
    assert [member.athlete.name for member in read.members] == [shown] * 2
    assert [refused.row for refused in read.refused] == [4]
    assert f"Two athletes are called {shown} (rows 2 and 3)." in page.text
    assert page.text.count(shown[:40]) >= 4
    assert page.tags <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p"}
    assert page.attributes <= {"class", "scope"}
    assert not set("\u202e\x07$") & set(preview(read))


def test_a_file_with_a_zero_byte_is_refused_in_a_sentence():
    """A name with NUL is no text that a spreadsheet writes: the file is refused, nothing is read."""
    with pytest.raises(CoachingError, match="This is not text"):
        read_squad(b"Name,Mark\nNu\x00l,6:10\n")


def test_the_preview_shows_twelve_rows_of_each_and_no_more():
    """Of 30 athletes and 20 rows refused, twelve of each are shown, and all are counted."""
    rows = [f"A{at:02},6:{at + 10}" for at in range(30)] + [f"B{at:02},6.30" for at in range(20)]
    page = Parsed(preview(read_squad("\n".join(["Name,Mark", *rows])))).text
    assert len(re.findall(r"A\d\d", page)) == len(re.findall(r"B\d\d ·", page)) == 12
    assert "30 athletes read, the first 12 shown" in page
    assert "20 rows were not taken, the first 12 shown" in page
    assert "32B00 · 6.30" in page


def test_the_preview_shows_each_mark_with_its_distance():
    """A mark stands with distance and tenths, and a missing one is called none."""
    page = seen(preview(read_squad("Name,Mark,Distance\nAna,4:41.2,mile\nBen,15:52,5 km\nCleo,,")))
    assert "3 athletes read" in page
    assert "Ana mile 4:41.2" in page
    assert "Ben 5 km 15:52" in page
    assert "Cleo none" in page


def test_one_athlete_is_not_called_athletes():
    """One is one."""
    assert "1 athlete read" in seen(preview(Reading((Member(Athlete("Ana")),), (), ())))


def test_a_long_table_shows_its_beginning_and_counts_the_rest():
    """Of 25 the first twelve are shown, and the caption says so."""
    page = seen(preview(Reading(TUESDAY, (), ())))
    assert f"25 athletes read, the first {MOST_SHOWN} shown" in page
    assert "Grace" in page
    assert "Yusuf" not in page


def test_a_refused_row_is_named_with_the_reason():
    """The row that cannot be read is named by its number, with what was given and why not."""
    page = seen(preview(read_squad("Name,Mark\nAna,6:10\nBen,6.30")))
    assert "1 row was not taken" in page
    assert "3 Ben · 6.30" in page
    assert "can be read in more than one way" in page


def test_where_every_row_is_refused_there_is_no_table_of_athletes():
    """Nothing was read, and the reasons are all there is."""
    page = seen(preview(Reading((), tuple(Refused(n, "x", "No.") for n in range(20)), ())))
    assert "20 rows were not taken, the first 12 shown" in page
    assert "read," not in page


def test_several_marks_stand_in_one_cell():
    """Who has two marks is seen with both."""
    marks = (RaceResult(1609.344, 370), RaceResult(5000, 1290))
    page = seen(preview(Reading((Member(Athlete("Ana", marks=marks)),), (), ())))
    assert "mile 6:10, 5 km 21:30" in page


def test_the_summary_counts_everybody_once():
    """23 run, one runs easily, one rests: 25."""
    page = seen(summary(evening_of(equal_repeats(), TUESDAY)))
    assert page.startswith("Run 23 Packs 8 Easy run 1 Rest 1 Done after ")
    assert "Not here" not in page


def test_the_summary_names_slot_and_end():
    """One athlete at 6:00: 15 + 10 min, 8 × 44.7 s and 7 × 2 min make 44:58."""
    found = evening_of(equal_repeats(), (Member(Athlete(mile_time_s=360)),), Tonight(slot_s=3600))
    assert "Done after 44:58 Slot 1:00:00" in seen(summary(found))


@pytest.mark.parametrize(
    ("size", "says"),
    [("together", "the pack that is done first"), ("fill", "as the slot allows"),
     ("in full", "whatever the slot")],
)  # fmt: skip
def test_the_summary_tells_how_the_reps_were_chosen(size, says):
    """Each way to fit the session is explained in its own words."""
    assert says in seen(summary(evening_of(equal_repeats(), TUESDAY, Tonight(size=size))))


def test_the_summary_of_nobody_is_zero():
    """Without anybody the numbers are none, and nothing breaks."""
    assert seen(summary(evening_of(equal_repeats(), ()))).startswith(
        "Run 0 Packs 0 Done after 0:00"
    )


def test_without_a_squad_the_page_says_what_to_do():
    """Paste, open a file, or take the invented ones; nothing leaves the computer."""
    assert "paste names and marks" in seen(empty())
    assert "Nothing leaves this computer." in seen(empty())
