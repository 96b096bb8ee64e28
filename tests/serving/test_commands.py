"""The `mile` command: what it says when something is not as it should be."""

import socket

import pytest
from room import Room, until

from helpers.errors import FileError
from helpers.serving import checks, commands, place


def run(capsys, *arguments):
    """Return what the command answers, and says."""
    status = commands.main(list(arguments))
    return status, capsys.readouterr().out


def test_pages_come_in_reading_order():
    """Chapters by number, then tools."""
    names = [page.name for page in place.pages()]
    assert names[0] == "00_start_here"
    assert [name[:2] for name in names[:11]] == [f"{number:02}" for number in range(11)]
    assert names[11:] == ["coach", "roster", "squad_session"]
    assert all(page.title and not page.title.startswith("#") for page in place.pages())


@pytest.mark.parametrize(
    "name", ["2", "02", "02_paces", "02_paces.ipynb", "notebooks/02_paces.ipynb"]
)
def test_a_page_has_many_names(name):
    """A number, a name or a path means the same page."""
    assert place.page_named(name).path == "02_paces.ipynb"


def test_an_unknown_page(capsys):
    """What was given, what there is, what to do."""
    status, said = run(capsys, "dashboard", "nosuch")
    assert status == 1
    assert said.startswith("There is no page called nosuch. There are 00_start_here,")


def test_no_notebooks(tmp_path):
    """An installation without a clone says so."""
    with pytest.raises(FileError, match="Clone the repository"):
        place.pages(tmp_path)


def test_a_port_in_use(capsys):
    """The sentence names the port, and another way."""
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = run(capsys, "dashboard", "--port", str(port))
        assert not checks.port_is_free("localhost", port).fine
    assert status == 1
    assert f"The port {port} cannot be used" in said
    assert "--port" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--seats", "0"], "0 seats were given"), (["--idle", "-1"], "-1 minutes were given")],
)
def test_impossible_numbers(capsys, arguments, words):
    """What is impossible is refused in words."""
    status, said = run(capsys, "workshop", "2", *arguments)
    assert (status, words in said) == (1, True)


def test_the_check_of_the_day_before(capsys):
    """Every line is fine here, and nothing is started."""
    status, said = run(capsys, "workshop", "2", "3", "--seats", "2", "--check", "--port", "0")
    lines = said.splitlines()
    found = {line[6:].split(":")[0]: line[:4].strip() for line in lines[:-1]}
    assert set(found) == {"pages", "port", "address", "memory", "open files", "versions", "charts"}
    assert {name for name, word in found.items() if word != "ok"} <= {"address"}
    assert status == (0 if found["address"] == "ok" else 1)


def test_too_little_memory():
    """More seats than memory is said, with both figures."""
    check = checks.memory_is_enough(100_000, 2)
    assert not check.fine
    assert "on two pages" in check.found
    assert "are free" in check.found


def test_too_few_open_files():
    """More seats than the system allows sockets for is said, with the command that raises it."""
    check = checks.files_are_enough(10**9)
    assert check.fine or "ulimit -n" in check.found


def test_the_dashboard_lists_its_pages():
    """The coach's own server has one page ready and a list of all."""
    room = Room(["dashboard"])
    try:
        room.wait_for("/voila/render/coach.ipynb")
        welcome = room.get("/").text
        assert all(page.path in welcome for page in place.pages())
        assert "</html>" in room.page("coach").text
        assert room.page("02_paces").status == 200
    finally:
        room.stop()


def test_the_lab_opens_the_notebook():
    """JupyterLab starts in the clone, with its settings."""
    room = Room(["lab", "2"])
    try:
        until(
            lambda: f"localhost:{room.port}/lab/tree/notebooks/02_paces.ipynb" in room.said,
            60,
            room.tail,
        )
    finally:
        room.stop()
