"""Kinds of exercises: what is asked, and how an attempt is held against the truth."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.errors import InputError
from helpers.season.calendar import KINDS
from helpers.units import format_time, parse_number, parse_time
from helpers.workbook import Workbook

Day = dt.date | None

REST = "rest"
DAY_CHOICES: tuple[str, ...] = (REST, *KINDS)
"""What a day of a week to be planned may hold."""


@dataclass(frozen=True)
class Attempt:
    """What somebody has answered so far.

    Attributes
    ----------
    guess : float
        A figure, in the unit of its exercise.
    picks : tuple of bool
        Which claims were ticked.
    days : tuple of str
        What each day of a week is to hold, Monday first.
    """

    guess: float = 0.0
    picks: tuple[bool, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One thing that an attempt was held against.

    Attributes
    ----------
    said : str
        What it is about.
    right : bool
        Whether it is so: a demand that is met, a claim that holds.
    word : str
        The same in a word.
    why : str
        Why it is so.
    """

    said: str
    right: bool
    word: str
    why: str = ""


@dataclass(frozen=True)
class Outcome:
    """What is said to an attempt.

    Attributes
    ----------
    sentence : str
        How it stands.
    right : bool
        Whether nothing is left to find.
    findings : tuple of Finding
        One by one, where there are several.
    because : str
        Why; only once it is revealed.
    """

    sentence: str
    right: bool
    findings: tuple[Finding, ...] = ()
    because: str = ""


@dataclass(frozen=True)
class Estimate:
    """A figure to predict by slider, or to find with the panel.

    Attributes
    ----------
    question : callable
        From a workbook and a day to what is asked about its athlete.
    label : str
        What the figure is, with its unit.
    low, high, step : float
        Range of the slider; it begins at `start`.
    start : float
        A first guess that gives nothing away.
    close : float
        How far off still counts as right.
    truth : callable
        From a workbook and a day to the figure.
    because : callable
        From a workbook and a day to why it is so.
    unit : str
        Written after the figure; nothing for a time in minutes and seconds.
    decimals : int
        Digits after the point.
    """

    question: Callable[[Workbook, Day], str]
    label: str
    low: float
    high: float
    step: float
    start: float
    close: float
    truth: Callable[[Workbook, Day], float]
    because: Callable[[Workbook, Day], str]
    unit: str = ""
    decimals: int = 0

    @property
    def begun(self) -> Attempt:
        """The attempt that nobody has made yet."""
        return Attempt(guess=self.start)

    def show(self, figure: float) -> str:
        """Return a figure as it is read, with its unit."""
        if not self.unit:
            return format_time(figure, self.decimals)
        return f"{figure:.{self.decimals}f} {self.unit}"

    def typed(self, figure: float) -> str:
        """Return a figure as it is typed."""
        return self.show(figure).removesuffix(f" {self.unit}")

    def parse(self, text: str) -> float:
        """Return what was typed; far beyond the slider it was meant in another unit."""
        if not self.unit:
            return self._near(parse_time(text))
        return parse_number(text, what="The guess", low=self.low, high=self.high, unit=self.unit)

    def _near(self, time_s: float) -> float:
        if not self.low / 3 <= time_s <= self.high * 3:
            raise InputError(
                f"{self.show(time_s)} was given.",
                f"The slider goes from {self.show(self.low)} to {self.show(self.high)}.",
                "Type minutes and seconds: 60 minutes are 60:00.",
            )
        return time_s

    def check(self, attempt: Attempt, workbook: Workbook, today: Day) -> Outcome:
        """Say whether a guess is right, or on which side of the truth it lies."""
        off = attempt.guess - self._rounded(workbook, today)
        said = self.show(attempt.guess)
        if abs(off) <= self.close + 1e-9:
            return Outcome(f"{said} is right, or as near as it matters.", True)
        return Outcome(f"{said} is too {'much' if off > 0 else 'little'}.", False)

    def answer(self, workbook: Workbook, today: Day) -> Outcome:
        """Say what the truth is, and why."""
        truth = self.show(self._rounded(workbook, today))
        return Outcome(f"It is {truth}.", True, because=self.because(workbook, today))

    def reveal(self, attempt: Attempt, workbook: Workbook, today: Day) -> Outcome:
        """Say the same beside what was guessed."""
        found = self.answer(workbook, today)
        sentence = f"{found.sentence} You said {self.show(attempt.guess)}."
        right = self.check(attempt, workbook, today).right
        return replace(found, sentence=sentence, right=right)

    def _rounded(self, workbook: Workbook, today: Day) -> float:
        return round(self.truth(workbook, today), self.decimals)


@dataclass(frozen=True)
class Claim:
    """A sentence about a plan, which holds or not.

    Attributes
    ----------
    text : str
        The sentence.
    holds : bool
        Whether it is so.
    why : str
        Why, or why not.
    """

    text: str
    holds: bool
    why: str


@dataclass(frozen=True)
class Flaws:
    """A plan in which something is wrong: tick what is.

    Attributes
    ----------
    question : callable
        As for `Estimate`.
    head : tuple of str
        Titles of the plan's columns.
    plan : tuple of rows
        The plan.
    claims : tuple of Claim
        What may be wrong with it.
    because : str
        What to take from it.
    """

    question: Callable[[Workbook, Day], str]
    head: tuple[str, ...]
    plan: tuple[tuple[str, ...], ...]
    claims: tuple[Claim, ...]
    because: str

    @property
    def begun(self) -> Attempt:
        """Nothing is ticked yet."""
        return Attempt(picks=(False,) * len(self.claims))

    def check(self, attempt: Attempt, _workbook: Workbook, _today: Day) -> Outcome:
        """Say how many claims were judged rightly, and not which."""
        right = self._right(attempt)
        if right == len(self.claims):
            return Outcome("All of them are judged rightly.", True)
        return Outcome(f"{right} of {len(self.claims)} are judged rightly; look again.", False)

    def answer(self, _workbook: Workbook, _today: Day) -> Outcome:
        """Say of each claim whether it is a flaw of this plan, and why."""
        findings = tuple(
            Finding(claim.text, claim.holds, "a flaw" if claim.holds else "no flaw", claim.why)
            for claim in self.claims
        )
        flaws = sum(claim.holds for claim in self.claims)
        return Outcome(f"{flaws} of {len(findings)} are flaws.", True, findings, self.because)

    def reveal(self, attempt: Attempt, workbook: Workbook, today: Day) -> Outcome:
        """Say the same beside how many were judged rightly."""
        found, right = self.answer(workbook, today), self._right(attempt)
        sentence = f"You judged {right} of {len(self.claims)} rightly."
        return replace(found, sentence=sentence, right=right == len(self.claims))

    def _right(self, attempt: Attempt) -> int:
        pairs = zip(attempt.picks, self.claims, strict=True)
        return sum(picked == claim.holds for picked, claim in pairs)


@dataclass(frozen=True)
class Demand:
    """What a week is asked to keep to.

    Attributes
    ----------
    sentence : str
        What is asked.
    met : callable
        From the seven days to whether they keep to it.
    source : str
        Who asks it.
    """

    sentence: str
    met: Callable[[tuple[str, ...]], bool]
    source: str


@dataclass(frozen=True)
class WeekPlan:
    """A week to be planned under rules; many answers are right.

    Attributes
    ----------
    question : callable
        As for `Estimate`.
    demands : tuple of Demand
        The rules.
    solution : tuple of str
        One week that keeps to them, Monday first.
    because : str
        What to take from it.
    """

    question: Callable[[Workbook, Day], str]
    demands: tuple[Demand, ...]
    solution: tuple[str, ...]
    because: str

    @property
    def begun(self) -> Attempt:
        """A week of rest."""
        return Attempt(days=(REST,) * 7)

    def check(self, attempt: Attempt, _workbook: Workbook, _today: Day) -> Outcome:
        """Say which of the rules the week keeps to."""
        findings = tuple(
            Finding(demand.sentence, met, "kept" if met else "not kept", demand.source)
            for demand in self.demands
            for met in (demand.met(attempt.days),)
        )
        kept = sum(finding.right for finding in findings)
        if kept == len(findings):
            return Outcome("This week keeps to all of them.", True, findings)
        return Outcome(f"It keeps to {kept} of {len(findings)}.", False, findings)

    def answer(self, _workbook: Workbook, _today: Day) -> Outcome:
        """Say one week that keeps to every rule."""
        week = ", ".join(self.solution)
        return Outcome(
            f"One that keeps to all, from Monday on: {week}.", True, because=self.because
        )

    def reveal(self, attempt: Attempt, workbook: Workbook, today: Day) -> Outcome:
        """Say the same beside how the attempt does."""
        found, checked = self.answer(workbook, today), self.check(attempt, workbook, today)
        return replace(
            found,
            sentence=f"{checked.sentence} {found.sentence}",
            right=checked.right,
            findings=checked.findings,
        )


Exercise = Estimate | Flaws | WeekPlan
