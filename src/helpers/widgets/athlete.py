"""The athlete's page in a notebook: drawn once, and deaf to whatever a browser sends."""

import anywidget
import traitlets

from helpers.pages import athlete
from helpers.publishing import Snapshot, page_of

_TAIL = """
export default {
  render({ model, el }) {
    el.innerHTML = model.get("page");
    return athletePage(el.firstElementChild);
  },
};
"""


class AthletePage(anywidget.AnyWidget):
    """A page that shows what it was made with.

    In Voilà a stranger may write any trait of any widget of their kernel; here nothing is taken in.

    Attributes
    ----------
    page : str
        Its markup.

    Examples
    --------
    >>> AthletePage().page
    ''
    """

    _esm = athlete.SCRIPT + _TAIL
    _css = athlete.STYLE
    page = traitlets.Unicode("").tag(sync=True)

    def set_state(self, sync_data: dict) -> None:
        """Take nothing that a browser sends."""

    def _handle_custom_msg(self, content: object, buffers: object) -> None:
        """Listen to nothing."""


def athlete_page(snapshot: Snapshot | None) -> AthletePage:
    """Return the page of a snapshot; without one, a sentence that says the link is dead.

    Parameters
    ----------
    snapshot : Snapshot or None
        As `helpers.publishing.current` returns it.
    """
    return AthletePage(page=page_of(snapshot))
