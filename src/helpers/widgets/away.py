"""Long work, done beside the page: what a coach types is answered meanwhile."""

import asyncio
from collections.abc import Callable
from typing import Any

from helpers.errors import CoachingError
from helpers.pages import notices

Done = Callable[[Any, CoachingError | None], object]


def away(work: Callable[[], Any], done: Done) -> None:
    """Do something in a thread of its own, then pass on what came of it, in the page's own.

    Where no page is running, in a test or a script, it is done at once.

    Parameters
    ----------
    work : callable
        Returns something, or refuses.
    done : callable
        Takes what was returned, or why it was refused.
    """

    def ended(found: asyncio.Future) -> None:
        error = found.exception()
        known = error is None or isinstance(error, CoachingError)
        done(None if error else found.result(), error if known else CoachingError(notices.WRONG))
        if not known:
            raise error  # a bug: the loop logs it

    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        try:
            made = work()
        except CoachingError as refusal:
            done(None, refusal)
        else:
            done(made, None)
    else:
        loop.run_in_executor(None, work).add_done_callback(ended)
