"""The page around the widgets, on a notebook that holds nothing of ours."""

import time
import urllib.error
import urllib.request

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

PROSE = "# How fast, and for how long?\n\n$$D'(t) = D'_0 - \\int (v - CS)\\,dt$$"
WIDGETS = """
import ipywidgets
text = ipywidgets.Text("5:10", description="Mile")
echo = ipywidgets.HTML("5:10")
text.observe(lambda change: setattr(echo, "value", "new " + change.new), "value")
undo = ipywidgets.Button(description="Undo")
ipywidgets.VBox([ipywidgets.HBox([text, undo, ipywidgets.IntSlider(value=3)]), echo])
"""
TALL = 'import ipywidgets\nipywidgets.HTML("<div style=height:4000px>tall</div>")'
BROKEN = 'raise RuntimeError("secret detail")'


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    """A notebook of prose, a formula, controls, a long output and a failing cell."""
    cells = [new_markdown_cell(PROSE), *map(new_code_cell, (WIDGETS, TALL, BROKEN))]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = tmp_path_factory.mktemp("template") / "page.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


@pytest.fixture
def url(voila_page, notebook):
    """The notebook's address under Voilà."""
    return voila_page(notebook)


@pytest.fixture
def desk(shared_page, url):
    """The page on a light desk, for tests that leave it as they found it."""
    return shared_page(opened, url, color_scheme="light")


@pytest.fixture
def phone(shared_page, url):
    """The page on a dark phone, for tests that leave it as they found it."""
    return shared_page(opened, url, color_scheme="dark", viewport={"width": 390, "height": 800})


def opened(page, url):
    """Return the page once its widgets stand."""
    page.goto(url)
    page.locator(".widget-text input").first.wait_for(timeout=30_000)
    return page


def background(page):
    """Return the lightness of the page's background, 0 to 255."""
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in color[4:-1].split(","))
    return (red + green + blue) / 3


def test_quiet(page, url):
    """The page opens without a console error, a failed answer or a request to another host."""
    opened(page, url).wait_for_timeout(500)
    assert page.troubles.all() == []


def test_loading_words(page, url):
    """While Python runs, the page says in words that it is opening."""
    page.goto(url, wait_until="commit")
    assert "Opening the workbook" in page.locator("#loading_text").inner_text(timeout=10_000)


def test_plotly_is_there_before_widgets(page, url):
    """The one chart bundle has been read when the widgets stand."""
    assert opened(page, url).evaluate("typeof globalThis.Plotly?.react") == "function"


def test_kernel_answers(desk):
    """What is typed reaches Python, and its answer the page."""
    box = desk.locator(".widget-text input").first
    for typed in ("4:59", "5:10"):
        box.fill(typed)
        box.press("Enter")
        desk.get_by_text(f"new {typed}").wait_for(timeout=10_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follows_the_system(request, scheme):
    """Background and input text follow the system's light or dark, also when it changes."""
    page = request.getfixturevalue("desk" if scheme == "light" else "phone")
    assert (background(page) > 128) == (scheme == "light")
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    assert (background(page) > 128) == (scheme == "dark")
    page.emulate_media(color_scheme=scheme)


def test_phone(phone):
    """At 390 pixels nothing is wider than the window."""
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_itself_scrolls(desk):
    """A long notebook makes a long page: it scrolls as one, and prints in full."""
    assert desk.evaluate("document.documentElement.scrollHeight") > 4000


def test_print_hides_controls(desk):
    """Paper shows answers, not buttons or inputs."""
    desk.emulate_media(media="print")
    assert not desk.get_by_role("button", name="Undo").is_visible()
    assert not desk.locator(".widget-text input").first.is_visible()
    assert desk.get_by_text("5:10").first.is_visible()
    desk.emulate_media(media="screen")
    assert desk.get_by_role("button", name="Undo").is_visible()


def test_a_bug_shows_a_sentence(desk):
    """A failing cell shows a human sentence and nothing of its traceback."""
    text = desk.locator("body").inner_text()
    assert "Something went wrong in this part of the workbook" in text
    assert "secret detail" not in text


@pytest.mark.parametrize("farewell", ["the tab is closed", "the page only gets pagehide"])
def test_leaving_gives_the_kernel_back(open_page, url, farewell):
    """Leaving the page ends its kernel, on a desktop and on a phone."""
    page = opened(open_page(), url)
    config = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
    kernel = f"{url}api/kernels/{page.evaluate(config)}"
    assert status(kernel) == 200
    if farewell == "the tab is closed":
        page.close(run_before_unload=True)
    else:
        page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    deadline = time.monotonic() + 10
    while status(kernel) == 200 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert status(kernel) == 404


def status(url):
    """Return the status a plain request gets."""
    try:
        return urllib.request.urlopen(url).status
    except urllib.error.HTTPError as error:
        return error.code


def test_files_are_not_served(url):
    """A picture beside the notebook is not published unless it lies in `public`."""
    assert status(f"{url}voila/files/photo.png") == 403


def test_no_template_by_address(url):
    """A visitor cannot choose another template: the page is the same, and does not hang."""
    with urllib.request.urlopen(f"{url}?template=nosuch", timeout=30) as response:
        assert "Opening the workbook" in response.read().decode()
