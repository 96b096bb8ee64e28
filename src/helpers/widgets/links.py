"""Links for athletes: given, shown, taken back, and published in one round."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import ipywidgets as ipw
import segno

from helpers.errors import CoachingError, FileError
from helpers.pages import links as links_page
from helpers.publishing import copy_of, current, file_name, revoke
from helpers.publishing.addresses import host_here
from helpers.publishing.rounds import Due, due, link_of, new_link, publish_all, take_back
from helpers.publishing.snapshots import Snapshot
from helpers.roster import Farewell, Share
from helpers.widgets.controls import announced, box, button, discard, look, words
from helpers.widgets.outlet import Offer, Outlet
from helpers.widgets.people import Desk

PUBLISHED, ADDRESS = "MILE_PUBLISHED", "MILE_ADDRESS"
"""Environment variables: the published folder, and the address under which athletes reach it."""

HERE = "http://localhost:8867/"
"""Where `mile athletes` answers, as long as no other address was given."""


class LinkDesk:
    """The link of the athlete that is chosen, and a round for everyone's.

    Parameters
    ----------
    desk : Desk
        Which says who is chosen, and what was done.

    Attributes
    ----------
    widget : ipywidgets.Widget
        To be shown.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk, self.roster = desk, desk.saving.roster
        self.root = Path(os.environ.get(PUBLISHED, "published"))
        self.address = ipw.Text(
            description="Address of the athletes' server", value=os.environ.get(ADDRESS, HERE),
            continuous_update=False, layout=look().plain, style=look().text,
        )  # fmt: skip
        self.address.observe(lambda _: self.refresh(), "value")
        self.shown, self.code, self.ways = words(), box([], "qr"), box([], "row")
        self.offered, self.round, self.said = words(), box([], "row"), announced()
        copy = Offer(
            "copy", "The plan as a file", "Readable without a network; any messenger carries it",
            self._copy, "plan.html", named=lambda: file_name(self._snapshot()),
        )  # fmt: skip
        self.file = Outlet([copy])
        look_first = button("Look at what has changed …", self.look, hint="Nothing goes out yet")
        self.widget = box(
            [
                words(links_page.title()), box([self.address], "field"), self.shown, self.code,
                self.ways, box([look_first], "row"), self.offered, self.round, self.said,
            ],
            "section", "links",
        )  # fmt: skip
        others = desk.on_list

        def listed() -> None:
            others()
            self.refresh()

        desk.on_list = listed
        desk.on_deleted, desk.on_archive = self._let_go, self._withdraw
        self.refresh()

    def refresh(self) -> None:
        """Show the link of the athlete that is chosen."""
        person = self.desk.chosen
        try:
            share = link_of(self.roster, person.id) if person else None
        except CoachingError:
            return  # the list says so
        shown = self._current(share)
        self.shown.value = self._link_words(share, shown) if person else ""
        self._show_code(share if shown and not host_here(self.address.value) else None)
        ways = [_giving(share, self._give)] if person else []
        if share:
            ways.append(button("Take it back", self._take_back, hint="It is dead at once"))
        old = [each for each in self.ways.children if each is not self.file]
        self.ways.children = (*ways, *((self.file,) if shown else ()))
        for widget in old:
            discard(widget)

    def look(self) -> None:
        """Say what would go out, and offer to publish just that."""
        self._offer((), "")
        # What is open is saved first: it would go out as it was else.
        self.desk.attempt(self._looked, self.said)

    def _looked(self) -> str:
        self.desk.saving.save_first()
        today, now = self.desk.store.today(), self.roster.now()
        found = due(self.roster, self.root, today=today, now=now)
        people = self.roster.people()
        names = {person.id: person.name or "no name" for person in people}
        listed = [(names[each.share.athlete_id], each.said) for each in found]
        links = sum(person.linked for person in people)
        self._offer(found, links_page.round_of(listed, links))
        return ""

    def _offer(self, found: tuple[Due, ...], said: str) -> None:
        named = f"Publish these {len(found)}" if len(found) > 1 else "Publish this one"
        self.offered.value = said
        old = self.round.children
        self.round.children = (button(named, lambda: self._publish(found)),) if found else ()
        for widget in old:
            discard(widget)

    def _publish(self, found: tuple[Due, ...]) -> None:
        def published() -> str:
            count = publish_all(self.roster, self.root, found, now=self.roster.now())
            return f"{count} published: the links show it from now on."

        self._offer((), "")
        self.desk.attempt(published, self.said)

    def _let_go(self, farewell: Farewell) -> None:
        """Delete what the links of somebody showed who is deleted."""
        for token_hash in farewell.links:
            revoke(self.root, token_hash)

    def _withdraw(self, athlete_id: str) -> bool:
        """Take back the link of somebody who is put away."""
        return take_back(self.roster, self.root, athlete_id)

    def _give(self) -> None:
        def given() -> str:
            self.desk.saving.save_first()
            today, now = self.desk.store.today(), self.roster.now()
            first = link_of(self.roster, self.desk.chosen_id) is None
            new_link(self.roster, self.root, self.desk.chosen_id, today=today, now=now)
            if first:
                return "The link works from now on."
            return "The new link works from now on; the old link no longer opens."

        self.desk.attempt(given, self.said)

    def _take_back(self) -> None:
        def taken() -> str:
            take_back(self.roster, self.root, self.desk.chosen_id)
            return "The link is dead, and what it showed is deleted."

        self.desk.attempt(taken, self.said)

    def _link(self, share: Share) -> str:
        return f"{self.address.value.strip()[:200].rstrip('/')}/plan/{share.token}"

    def _link_words(self, share: Share | None, shown: Snapshot | None) -> str:
        if share is None:
            return links_page.no_link()
        if shown is None:
            ended = share.expires_at <= self.roster.now()
            return links_page.not_shown(
                self._link(share), share.expires_at.date() if ended else None
            )
        return links_page.link(
            self._link(share), shown.expires_at.date(), host=host_here(self.address.value)
        )

    def _show_code(self, share: Share | None) -> None:
        old = self.code.children
        self.code.children = (_picture(self._link(share)),) if share else ()
        for widget in old:
            discard(widget)

    def _current(self, share: Share | None) -> Snapshot | None:
        """Return what a link shows: nothing where it came with a file from another machine."""
        return share and current(self.root, share.token or "", now=self.roster.now())

    def _snapshot(self) -> Snapshot:
        found = self._current(link_of(self.roster, self.desk.chosen_id))
        if not found:
            raise FileError("There is no plan behind this link.", "Publish it first.")
        return found

    def _copy(self) -> bytes:
        return copy_of(self._snapshot()).encode()


def _giving(share: Share | None, give: Callable[[], None]) -> ipw.Button:
    if share:
        return button("New link", give, hint="The old link no longer opens then")
    return button("Give a link", give)


def _picture(link: str) -> ipw.Image:
    """Return a link as a QR code, for a phone to read off the screen."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=4, border=3)
    return ipw.Image(value=out.getvalue(), format="png", layout=look().plain)
