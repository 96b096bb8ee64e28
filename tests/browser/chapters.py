"""What a class does with any chapter, the same under Voilà and in JupyterLab."""

import re

from playwright.sync_api import expect


def is_chapter(path):
    """Whether a notebook is a chapter of the book: it has a number, and is not the map."""
    return path.name[:2].isdigit() and not path.name.startswith("00")


def move_panel(page):
    """Move the panel's first slider by a key, or the experience where it has none, and undo it."""
    undo = page.locator(".mile-head button", has_text="Undo").first
    expect(undo).to_be_disabled()
    handle = page.locator(".mile-panel .noUi-handle").locator("visible=true")
    if handle.count():
        field = page.locator(".mile-slider", has=page.locator(".noUi-handle")).first
        twin = field.locator("input[type=text]")
        before = twin.input_value()
        handle.first.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(twin).not_to_have_value(before)
        undo.click()
        expect(twin).to_have_value(before)
    else:
        page.get_by_label("Experience").locator("visible=true").first.select_option("new")
        undo.click()
    expect(undo).to_be_disabled()


def solve(page):
    """Ask the first exercise for its answer, and read it."""
    exercise = page.locator(".mile-exercise").first
    exercise.wait_for(state="attached", timeout=60_000)
    exercise.evaluate("exercise => exercise.scrollIntoView()")
    exercise.get_by_role("button", name="Show the answer").click()
    expect(exercise.locator(".mile-try")).to_have_text(re.compile(r"\w+"))
