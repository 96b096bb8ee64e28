import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from helpers.athlete import Athlete
from helpers.errors import ChangedElsewhereError
from helpers.roster import bring_in, export_text, open_roster, parse_export
from helpers.workbook import Workbook, replaced

books = st.builds(
    lambda name, age: Workbook(Athlete(name, age=age)),
    st.sampled_from(["Ana", "ben", "Zoë", ""]),
    st.none() | st.integers(8, 100),
)
START = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


class RosterAgainstDict(RuleBasedStateMachine):
    """Whatever is done in whatever order, a roster holds what a dict would hold."""

    ids = Bundle("ids")

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "roster.sqlite"
        self.moment = START
        self.saved, self.away, self.squads = {}, set(), {}
        self.open_again()

    def tell(self):
        """Tell the moment, a second later each time."""
        self.moment += dt.timedelta(seconds=1)
        return self.moment

    @rule()
    def open_again(self):
        """Open the roster, as after a restart."""
        self.roster = open_roster(self.path, now=self.tell)

    @rule(target=ids, book=books)
    def add(self, book):
        """Take somebody in."""
        of = self.roster.add(book)
        self.saved[of] = [book]
        return of

    @rule(of=ids, book=books, behind=st.integers(0, 2))
    def save(self, of, book, behind):
        """Save from the newest revision, or from one that is older."""
        number = max(1, len(self.saved[of]) - behind)
        stale = number < len(self.saved[of]) and book != self.saved[of][-1]
        if stale:
            with pytest.raises(ChangedElsewhereError) as caught:
                self.roster.save(of, book, number=number)
            assert caught.value.newer.workbook == self.saved[of][-1]
            return
        opened = self.roster.save(of, book, number=number)
        if book != self.saved[of][-1]:
            self.saved[of].append(book)
        assert (opened.number, opened.workbook) == (len(self.saved[of]), book)

    @rule(some=st.lists(ids, unique=True), age=st.integers(8, 100))
    def change(self, some, age):
        """Change several at once."""
        self.roster.change(some, lambda _of, book: replaced(book, "athlete.age", age))
        for of in some:
            changed = replaced(self.saved[of][-1], "athlete.age", age)
            if changed != self.saved[of][-1]:
                self.saved[of].append(changed)

    @rule(of=ids, away=st.booleans())
    def archive_or_restore(self, of, away):
        """Put somebody away, or bring them back."""
        (self.roster.archive if away else self.roster.restore)(of)
        (self.away.add if away else self.away.discard)(of)

    @rule(target=ids, of=consumes(ids))
    def delete(self, of):
        """Delete somebody."""
        assert self.roster.delete(of).revisions == len(self.saved.pop(of))
        self.away.discard(of)
        for lanes in self.squads.values():
            lanes.pop(of, None)
        return multiple()

    @rule(some=st.lists(ids, unique=True), lane=st.none() | st.integers(1, 8))
    def gather(self, some, lane):
        """Make a squad."""
        squad = self.roster.squads.add(f"Squad {len(self.squads)}")
        self.squads[squad] = dict.fromkeys(some, lane)
        self.roster.squads.set_members(squad, self.squads[squad])

    @rule()
    def import_itself(self):
        """Bring in what is here already."""
        assert bring_in(self.roster, parse_export(export_text(self.roster))).new == 0

    @invariant()
    def the_list_is_right(self):
        """The list has everyone's newest name and number."""
        people = (*self.roster.people(), *self.roster.people(archived=True))
        shown = {one.id: (one.name, one.number, one.archived) for one in people}
        assert shown == {
            of: (books[-1].athlete.name, len(books), of in self.away)
            for of, books in self.saved.items()
        }

    @invariant()
    def the_squads_are_right(self):
        """Squads have their members in order, without the archived."""
        assert {squad.id for squad in self.roster.squads.all()} == set(self.squads)
        for squad, lanes in self.squads.items():
            members = self.roster.squads.members(squad)
            assert list(members) == [of for of in lanes if of not in self.away]
            assert all(member.lane == lanes[of] for of, member in members.items())

    def teardown(self):
        """Compare every revision, and remove the file."""
        for of, books in self.saved.items():
            found = [self.roster.opened(of, n + 1).workbook for n in range(len(books))]
            assert found == books
        self.folder.cleanup()


RosterAgainstDict.TestCase.settings = settings(max_examples=6, stateful_step_count=15)
TestRosterAgainstDict = RosterAgainstDict.TestCase
