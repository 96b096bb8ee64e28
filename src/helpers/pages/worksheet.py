"""The exercises on paper: for a class without a network, and the answers for whoever teaches it."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.athlete import WEEKDAYS
from helpers.exercises import Estimate, Exercise, Flaws, Outcome
from helpers.pages.documents import document
from helpers.pages.exercises import demands, outcome, plan
from helpers.pages.markup import esc, paragraph, table

_STYLE = """
body { font: 11pt/1.4 system-ui, sans-serif } h1 { font-size: 16pt } h2 { font-size: 12pt; margin: 14pt 0 0; break-after: avoid }
h3 { font-size: 11pt; margin: 10pt 0 2pt } p, ul { margin: 3pt 0 } section { break-inside: avoid }
.answers { break-before: page } table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #888; padding: 3pt 5pt; text-align: left; font-size: 10pt; font-weight: normal }
caption { text-align: left; font-size: 9pt } ul { padding-left: 16pt }
p + p { margin-top: 6pt } ul.boxes { list-style: none; padding-left: 0 } td.empty { height: 28pt }
"""
_LINE = "_" * 14


@dataclass(frozen=True)
class Asked:
    """One exercise as it is asked of an invented runner.

    Attributes
    ----------
    chapter : str
        Title of its chapter.
    name : str
        Its own.
    task : Exercise
        What kind it is.
    question : str
        What is asked.
    answer : Outcome
        What is right, and why.
    """

    chapter: str
    name: str
    task: Exercise
    question: str
    answer: Outcome


def worksheet(asked: Sequence[Asked]) -> str:
    """Return all exercises as one page to print, the answers on a sheet of their own.

    Parameters
    ----------
    asked : sequence of Asked
        In the order of the chapters.
    """
    chapters = dict.fromkeys(each.chapter for each in asked)
    parts = [
        "<h1>A faster mile: worksheet</h1>",
        paragraph("All runners are invented. Answer first; then compare with your neighbor."),
    ]
    for chapter in chapters:
        parts.append(f"<h2>{esc(chapter)}</h2>")
        parts += [_question(each) for each in asked if each.chapter == chapter]
    parts.append('<div class="answers"><h1>Answers</h1></div>')
    parts += [_answer(each) for each in asked]
    return document("A faster mile: worksheet", "".join(parts), style=_STYLE)


def _question(asked: Asked) -> str:
    inside = (
        f"<h3>{esc(asked.name.capitalize())}</h3>{paragraph(asked.question)}{_room(asked.task)}"
    )
    return f"<section>{inside}</section>"


def _room(task: Exercise) -> str:
    """Return where somebody writes."""
    if isinstance(task, Estimate):
        return paragraph(f"{task.label}:") + paragraph(f"my guess {_LINE} the answer {_LINE}")
    if isinstance(task, Flaws):
        boxes = "".join(f"<li>☐ {esc(claim.text)}</li>" for claim in task.claims)
        return f'{plan(task.head, task.plan)}<ul class="boxes">{boxes}</ul>'
    week = table(WEEKDAYS, [("",) * 7], caption="My week").replace("<td", '<td class="empty"')
    return demands([demand.sentence for demand in task.demands]) + week


def _answer(asked: Asked) -> str:
    return f"<section><h3>{esc(asked.name.capitalize())}</h3>{outcome(asked.answer)}</section>"
