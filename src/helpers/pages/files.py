"""Files a page hands out, as links that need no server."""

import base64
import re

from helpers.pages.markup import esc


def download(text: str, *, name: str, label: str) -> str:
    """Return a link that saves `text` as a JSON file.

    Parameters
    ----------
    text : str
        Content of the file.
    name : str
        What the file is about; only letters and digits of it are kept.
    label : str
        Words of the link.

    Examples
    --------
    >>> 'download="zoe-m.json"' in download("{}", name="zoe/../m", label="Save")
    True
    """
    packed = base64.b64encode(text.encode()).decode()
    return (
        f'<a class="mile-link" download="{filename(name, "json")}" '
        f'href="data:application/json;base64,{packed}">{esc(label)}</a>'
    )


def filename(name: str, ending: str) -> str:
    """Return a name for a file: letters and digits of `name`, joined by hyphens.

    Examples
    --------
    >>> filename("Zoë/../M", "json")
    'zo-m.json'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "workbook"
    return f"{slug}.{ending}"
