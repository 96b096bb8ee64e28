"""The notebooks in a real JupyterLab, as the coach's bench."""

import json
import re
import sys

import pytest
from chapters import is_chapter, move_panel, solve
from live_servers import ROOT
from playwright.sync_api import TimeoutError as TooLateError
from playwright.sync_api import expect

BARE = ("00_start_here", "roster")  # without a chart
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LADDERS = "05_ladders_and_pyramids.ipynb"


@pytest.fixture
def ran(open_page, shared_page, jupyter_lab):
    """A function: a notebook in JupyterLab, every cell run; the ladders are run once for all tests."""

    def page(name):
        # Two pages in one workspace would each save its state over the other's.
        place = name.removesuffix(".ipynb")
        address = jupyter_lab(f"/lab/workspaces/{place}/tree/notebooks/{name}") + "&reset"
        return shared_page(run_all, address) if name == LADDERS else run_all(open_page(), address)

    return page


def run_all(page, address):
    """Open a notebook and run every cell."""
    # On a busy machine Lab may ask something of its own; what it suggests will do.
    page.add_locator_handler(page.locator("dialog.jp-Dialog"), answer)
    page.goto(address)
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=60_000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").first.wait_for(
        timeout=60_000
    )
    begun = page.locator(".jp-InputPrompt", has_text=re.compile(r"\[[*\d]"))
    for _ in range(10):
        # Lab's menu answers a moment before its commands do; a click too early does nothing.
        page.get_by_text("Run", exact=True).first.click()
        page.get_by_text("Run All Cells", exact=True).click()
        try:
            begun.first.wait_for(state="attached", timeout=2000)
        except TooLateError:
            continue
        return page
    raise AssertionError("JupyterLab ran no cell")


def answer(dialog):
    """Take what a dialog of JupyterLab suggests, and have it in the report of a failure."""
    sys.stdout.write(f"JupyterLab asked: {dialog.inner_text()}\n")
    dialog.locator(".jp-mod-accept").click()


def first_chart(page):
    """Scroll to the panel, as a coach does, and return its first chart, drawn."""
    # Lab keeps cells out of sight without a size, and a chart without one waits to be drawn.
    chart = page.locator(".mile-chart").first
    chart.wait_for(state="attached", timeout=60_000)
    chart.evaluate("chart => chart.closest('.jp-Cell').scrollIntoView()")
    drawing = page.locator(".mile-chart [data-drawn]").first
    drawing.wait_for(timeout=60_000)
    return drawing


@pytest.mark.parametrize(
    "notebook", [n for n in NOTEBOOKS if n.stem not in BARE], ids=lambda path: path.stem
)
def test_every_notebook_runs_and_draws(ran, notebook):
    """Its panel stands, its chart is drawn, and it answers, without an error or a foreign request."""
    page = ran(notebook.name)
    first_chart(page)
    if is_chapter(notebook):
        move_panel(page)
        solve(page)
    assert page.troubles.page_errors == []
    assert page.troubles.foreign_requests == []
    assert page.locator(".jp-OutputArea-output[data-mime-type*='error']").count() == 0


def test_a_slider_moved_by_keyboard_redraws(ran):
    """The same panel answers the same key as under Voilà, under the same names."""
    page = ran(LADDERS)
    first_chart(page)
    expect(page.get_by_role("slider", name="Rung 1 [m]")).to_be_attached()
    expect(page.locator(".mile-live").first).to_have_attribute("role", "status")
    field = page.locator(".mile-slider", has=page.get_by_text("Rung 1 [m]", exact=True))
    field.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("cell", name="250 m").first.wait_for(timeout=10_000)
    assert page.troubles.page_errors == []


def test_a_key_on_a_chart_inserts_no_cell(ran):
    """The letter b over a clicked chart is no command of the notebook."""
    page = ran(LADDERS)
    drawing = first_chart(page)
    cells = page.locator(".jp-NotebookPanel .jp-Cell")
    written = json.loads((ROOT / "notebooks" / LADDERS).read_text("utf-8"))
    expect(cells).to_have_count(len(written["cells"]))  # Lab puts them up a few at a time
    drawing.focus()
    page.keyboard.press("b")
    page.wait_for_timeout(500)
    assert cells.count() == len(written["cells"])
