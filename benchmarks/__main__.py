"""Measure the budgets and print the table; ``python -m benchmarks --help`` says how."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import (
    athlete,
    classroom,
    computing,
    kernel,
    machine,
    memory,
    opening,
    report,
    roster,
    sliding,
    squad,
    tabs,
    wire,
)
from benchmarks.results import Result
from benchmarks.stage import Stage

TOPICS = {
    "computing": computing.measure,
    "squad": squad.measure,
    "roster": roster.measure,
    "kernel": kernel.measure,
    "wire": wire.measure,
    "opening": opening.measure,
    "athlete": athlete.measure,
    "sliding": sliding.measure,
    "tabs": tabs.measure,
    "memory": memory.measure,
    "classroom": classroom.measure,
}


def main() -> None:
    """Measure what was asked for, print it, and write it only where told to."""
    wanted, busy = _arguments(), machine.busy_share()
    results: list[Result] = []
    with Stage(wanted.runs) as stage:
        for topic in wanted.only:
            print(f"measuring {topic} …", file=sys.stderr, flush=True)
            results += TOPICS[topic](stage)
        described = machine.described(stage.browser_version, busy)
    print("\n\n".join(filter(None, (report.table(results), report.notes(results), described))))
    if wanted.write:
        wanted.write.parent.mkdir(parents=True, exist_ok=True)
        wanted.write.write_text(report.document(results, described), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=_at_least_one, default=7, help="how often; default 7")
    parser.add_argument(
        "--only",
        type=_topics,
        default=list(TOPICS),
        help=f"some of {','.join(TOPICS)}, separated by commas",
    )
    parser.add_argument("--write", type=Path, help="a Markdown file to write the table to")
    return parser.parse_args()


def _at_least_one(text: str) -> int:
    if (runs := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least one run")
    return runs


def _topics(text: str) -> list[str]:
    topics = text.split(",")
    for topic in topics:
        if topic not in TOPICS:
            raise argparse.ArgumentTypeError(f"no {topic!r}; there are {', '.join(TOPICS)}")
    return topics


if __name__ == "__main__":
    main()
