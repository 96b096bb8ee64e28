"""The live timetable in a notebook: once drawn, it runs in the browser alone."""

import anywidget
import traitlets

from helpers.pages import trackside
from helpers.squad import Evening

_TAIL = """
export default {
  render({ model, el }) {
    const program = () => model.get("program");
    const end = trackside(el, program(), program().key);
    const changed = () => end.update(program(), program().key);
    model.on("change:program", changed);
    return () => {
      model.off("change:program", changed);
      end();
    };
  },
};
"""


class Trackside(anywidget.AnyWidget):
    """What starts when, with a clock that outlives the kernel.

    Attributes
    ----------
    program : dict
        As `helpers.pages.trackside.program` returns it.

    Examples
    --------
    >>> Trackside().program
    {}
    """

    _esm = trackside.SCRIPT + _TAIL
    _css = trackside.STYLE
    program = traitlets.Dict({}).tag(sync=True)

    def show(self, evening: Evening) -> None:
        """Show another evening; a clock that runs goes on."""
        self.program = trackside.program(evening)
