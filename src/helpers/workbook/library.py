"""Sessions to start from: the article's presets, and the coach's own under names of their own."""

from collections.abc import Sequence
from dataclasses import replace

from helpers import workouts
from helpers.errors import InputError
from helpers.workouts import Recipe

PRESETS: dict[str, Recipe] = {r.name: r for r in (*workouts.AS_WRITTEN, workouts.gentle_test())}
"""Sessions to start from, by name."""

MOST_RECIPES, LONGEST_NAME = 200, 60


def check_library(library: Sequence[Recipe]) -> None:
    """Refuse a library in which a name is missing, taken, or too long.

    Examples
    --------
    >>> check_library(())
    """
    if len(library) > MOST_RECIPES:
        raise InputError(
            f"{len(library)} sessions of your own were given.",
            f"{MOST_RECIPES} are the most.",
            "Remove some.",
        )
    taken = set(PRESETS)
    for own in library:
        _check_name(own.name, taken)
        taken.add(own.name)


def _check_name(name: str, taken: set[str]) -> None:
    if not name.strip():
        raise InputError("No name was given.", "A session of your own has one.", "Type it first.")
    if len(name) > LONGEST_NAME:
        raise InputError(
            f"The name has {len(name)} characters.", f"{LONGEST_NAME} fit on a page.", "Shorten it."
        )
    if name in taken:
        whose = "the article's or ours" if name in PRESETS else "one of your own"
        raise InputError(
            f'There is a session called "{name}" already, {whose}.',
            "Every session has a name of its own.",
            "Choose another.",
        )


def kept(library: Sequence[Recipe], recipe: Recipe, name: str) -> tuple[Recipe, ...]:
    """Return the library with a session under a name; one of its own of that name is replaced.

    Examples
    --------
    >>> from helpers.workouts import pyramid
    >>> [own.name for own in kept((), pyramid(), "Tuesday pyramid")]
    ['Tuesday pyramid']
    """
    own = replace(recipe, name=name.strip(), figures="ours", ours="")
    places = [at for at, old in enumerate(library) if old.name == own.name]
    if not places:
        return (*library, own)
    return (*library[: places[0]], own, *library[places[0] + 1 :])


def copy_name(name: str, taken: Sequence[str]) -> str:
    """Return a name for a copy that nothing else has.

    Examples
    --------
    >>> copy_name("Pyramid", ["Pyramid", "Pyramid, copy"])
    'Pyramid, copy 2'
    """
    stem = name[: LONGEST_NAME - 10].rstrip()
    number, found = 1, f"{stem}, copy"
    while found in taken:
        number += 1
        found = f"{stem}, copy {number}"
    return found


def without(library: Sequence[Recipe], name: str) -> tuple[Recipe, ...]:
    """Return the library without the session of a name.

    Examples
    --------
    >>> from helpers.workouts import pyramid
    >>> without(kept((), pyramid(), "Mine"), "Mine")
    ()
    """
    return tuple(own for own in library if own.name != name)
