"""One session of the season in full, with everything a coach may do to it."""

import ipywidgets as ipw

from helpers import answers
from helpers.pages import season
from helpers.widgets.controls import announced, box, words
from helpers.widgets.hand import Hand
from helpers.widgets.store import Store
from helpers.workbook import Workbook


def one_day(store: Store, hand: Hand) -> ipw.Widget:
    """Return the session that is chosen, in full, with everything a coach may do to it."""
    chosen, head, body = hand.chosen, announced(), words()
    note = words(season.nothing_chosen())
    whole = box([note], "day")

    def draw(answer: tuple) -> None:
        found, week, locked, unit, day = answer
        hand.fit(found, locked=locked)
        if day is None:
            whole.children = (note,)
            whole.remove_class("mile-chosen")
            return
        said = dict(week.emptied).get(day, "") if week else ""
        free = season.free_day(day, said, locked=locked)
        head.value = season.day_head(found, unit) if found else free
        body.value = season.day_session(found, week, unit) if found else ""
        whole.children = (head, hand.widget, body)
        whole.add_class("mile-chosen")

    def refuse(_sentence: str) -> None:
        whole.children = ()
        whole.remove_class("mile-chosen")

    def question(workbook: Workbook) -> tuple:
        today = store.today()
        if chosen.day is None:
            return (None, None, False, workbook.unit, None)
        plan = answers.season_plan(workbook, today)
        found = answers.day_session(workbook, today, chosen.day, chosen.at)
        week = next((w for w in plan.weeks if 0 <= (chosen.day - w.monday).days < 7), None)
        by_hand = workbook.outline.hand_day(chosen.day)
        locked = by_hand is not None and by_hand.locked
        # Which day it is belongs to the answer: two days may both be free.
        return (found, week, locked, workbook.unit, chosen.day)

    store.view(question, draw, refuse)
    return whole
