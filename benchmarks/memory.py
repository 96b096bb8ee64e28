"""The private memory of a visitor's kernel: what each further visitor costs the machine."""

from __future__ import annotations

from pathlib import Path

from benchmarks import pages
from benchmarks.results import Budget, Result
from benchmarks.stage import Stage

BUDGET = Budget(70)


def measure(stage: Stage) -> list[Result]:
    """Weigh the kernels of several visitors, at opening and after every tab was shown."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []  # only Linux says what is private
    opened_mb, shown_mb = [], []
    for _ in range(stage.runs):
        with pages.visitor(stage.browser) as visitor:
            page = visitor.new_page()
            pages.opened(page, stage.cold.url, charts=1)
            process = stage.cold.kernel_process(pages.kernel_id(page))
            opened_mb.append(private_mb(process.pid))
            for tab in pages.tabs(page)[1:]:
                pages.shown(page, tab)
            shown_mb.append(private_mb(process.pid))
        stage.cold.settle()
    return [
        Result("memory", "kernel at opening", "MB", tuple(opened_mb), budget=BUDGET),
        Result("memory", "kernel, every tab shown", "MB", tuple(shown_mb), budget=BUDGET),
    ]


def private_mb(pid: int) -> float:
    """Return the memory that a process shares with no other [MB]."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    private_kb = (int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return sum(private_kb) * 1024 / 1e6
