"""Pages of their own: what is printed, or carried to the track, without a server."""

import datetime as dt

from helpers.pages import trackside
from helpers.pages.cards import cards
from helpers.pages.markup import esc
from helpers.pages.sheet import STYLE, sheet
from helpers.squad import Evening

_PAGE = "@page{margin:10mm}body{margin:0 auto;max-width:190mm;color:#000;background:#fff}"


def sheet_document(evening: Evening, day: dt.date | None) -> str:
    """Return the sheet as a page of its own.

    Parameters
    ----------
    evening : Evening
        Tonight's session.
    day : datetime.date or None
        The day at its head.
    """
    return document(evening.recipe.name, sheet(evening, day))


def cards_document(evening: Evening, day: dt.date | None) -> str:
    """Return the cards as a page of their own, ten to an A4 sheet."""
    return document(f"{evening.recipe.name}, cards", cards(evening, day))


def clock_document(evening: Evening, day: dt.date | None) -> str:
    """Return the live timetable as a page that a phone opens without a network."""
    return trackside.document(evening, f"{day:%A} {day.day} {day:%B}" if day else "")


def document(title: str, inside: str, *, style: str = STYLE) -> str:
    """Return markup as a page of its own, which runs no script and fetches nothing.

    Parameters
    ----------
    title : str
        Of its window.
    inside : str
        Markup that was made in `helpers.pages`.
    style : str
        Its stylesheet.
    """
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">"
        f"<title>{esc(title)}</title><style>{_PAGE}{style}</style></head><body>{inside}</body></html>"
    )
