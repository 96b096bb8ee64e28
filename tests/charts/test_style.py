"""The theme: one home for light and dark, readable in both, the same as the page around it."""

import re
from pathlib import Path

import pytest

import helpers
from helpers.charts import style

CSS = (Path(helpers.__file__).parent / "pages" / "mile.css").read_text(encoding="utf-8")
THIN = (
    style.BLUE, style.DEEP_GREEN, style.DEEP_RED, style.DEEP_ORANGE, style.DEEP_PINK, style.DEEP_GRAY,
)  # fmt: skip


def luminance(color):
    """Return the relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the contrast of two colors, 1 to 21."""
    dark, light = sorted(luminance(color) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("color", THIN)
def test_words_and_lines_can_be_read(name, color):
    """Their contrast with the page is 4.5 : 1 and more (WCAG 2.2, 1.4.3), in light and dark."""
    theme = style.THEMES[name]
    assert contrast(theme["shades"].get(color, color), theme["paper"]) >= 4.5


def test_a_shade_is_found_by_its_name():
    """A color is written the same way wherever the browser looks for it."""
    for theme in style.THEMES.values():
        shades = theme["shades"]
        assert all(re.fullmatch("#[0-9A-F]{6}", color) for color in shades)
        assert not set(shades) & set(shades.values())


@pytest.mark.parametrize(("name", "which"), [("light", 0), ("dark", 1)])
@pytest.mark.parametrize("part", ["ink", "rule", "paper"])
def test_the_charts_have_the_colors_of_the_page(name, which, part):
    """Ink, rules and paper are those of the style sheet, light first and then dark."""
    assert re.findall(rf"--mile-{part}: (#\w+)", CSS)[which] == style.THEMES[name][part]


@pytest.mark.parametrize("end_s", [60, 1800, 3599, 3600, 7200, 20_000])
def test_an_axis_of_time_reads_as_a_clock(end_s):
    """It has a handful of ticks, none beyond its end, and says whether there are hours."""
    axis = style.clock_axis(end_s, "time")
    assert 3 <= len(axis["tickvals"]) <= 9
    assert axis["tickvals"][-1] <= end_s
    assert axis["ticktext"][0] == "0:00"
    assert axis["title"]["text"] == ("time (h:mm:ss)" if end_s >= 3600 else "time (m:ss)")
