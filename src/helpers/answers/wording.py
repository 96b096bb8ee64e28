"""Our own words: what the workbook itself would say of a session, and nothing a coach has typed."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from helpers import season
from helpers.athlete import Athlete
from helpers.season.shapes import FORMS
from helpers.workbook import PRESETS, Workbook
from helpers.workouts import Drills, Recipe, WorkSet, power_session, strength_session
from helpers.workouts.recipe import Block

SHOWN = "drills that your coach shows you"
"""Stands for exercises in a coach's own words."""


def in_our_words(recipe: Recipe, kind: str, texts: frozenset[str]) -> Recipe:
    """Return a session without a word that a coach, or a file from elsewhere, put into it.

    Parameters
    ----------
    recipe : Recipe
        The session.
    kind : str
        Its kind, which names it where its own name is not ours and it has no single shape.
    texts : frozenset of str
        As `our_texts` returns them.

    Examples
    --------
    >>> from helpers.workouts import equal_repeats
    >>> own = replace(equal_repeats(6, 400.0), name="Behind the school at 18:00")
    >>> in_our_words(own, "long intervals", frozenset()).name
    '6 × 400 m'
    """

    def known(text: str, instead: str = "") -> str:
        return text if _pattern(text) in texts else instead

    return replace(
        recipe,
        name=known(recipe.name, _shape_or(recipe, kind)),
        purpose=known(recipe.purpose),
        article="",
        ours="",
        blocks=tuple(_known_block(block, known) for block in recipe.blocks),
    )


def _known_block(block: Block, known: Callable[..., str]) -> Block:
    if isinstance(block, WorkSet):
        return replace(block, note=known(block.note))
    if isinstance(block, Drills):
        exercises = dict.fromkeys(known(exercise, SHOWN) for exercise in block.exercises)
        return replace(block, exercises=tuple(exercises), note=known(block.note))
    return block


def _shape_or(recipe: Recipe, kind: str) -> str:
    """Name a session by its one shape, in figures, or else by its kind."""
    shapes = [str(block.shape) for _, block in recipe.sets]
    return shapes[0] if len(shapes) == 1 else kind.capitalize()


def our_texts(workbook: Workbook, today: dt.date) -> frozenset[str]:
    """Return every text that the workbook itself would use, in this season or any; without figures.

    Raises
    ------
    InputError
        If there is no season.
    """
    goal = replace(workbook.goal, race_name="")
    plan = season.plan(workbook.athlete, goal, today, workbook.assumptions)
    # The plan repeats its recipes, and the same recipe is the same object then.
    recipes = {id(s.recipe): s.recipe for s in plan.sessions}.values()
    return _texts_of_any() | frozenset(t for recipe in recipes for t in _patterns(recipe))


@lru_cache(maxsize=1)
def _texts_of_any() -> frozenset[str]:
    athletes = (Athlete(experience="experienced"), Athlete(experience="new"), Athlete(age=15))
    recipes = [
        *PRESETS.values(),
        *(form(180.0) for form in FORMS.values()),
        *(strength_session(turn, athlete=who) for who in athletes for turn in range(2)),
        *(power_session(turn, athlete=who) for who in athletes for turn in range(3)),
    ]
    return frozenset(text for recipe in recipes for text in _patterns(recipe))


def _patterns(recipe: Recipe) -> Iterator[str]:
    drills = [block for block in recipe.blocks if isinstance(block, Drills)]
    notes = [block.note for block in (*drills, *(held for _, held in recipe.sets))]
    exercises = [exercise for block in drills for exercise in block.exercises]
    return map(_pattern, (recipe.name, recipe.purpose, *notes, *exercises))


def _pattern(text: str) -> str:
    """Return a text without its figures, which a coach may tune."""
    return re.sub(r"\d+([:.]\d+)?", "#", text)
