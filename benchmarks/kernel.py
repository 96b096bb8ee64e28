"""What a visitor's kernel holds: widget models and libraries, in a kernel that runs the notebook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import DEVNULL

import nbformat
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from benchmarks.results import Budget, Result
from benchmarks.servers import NOTEBOOK, ROOT
from benchmarks.stage import Stage

MODELS, NONE = Budget(250), Budget(0)
HEAVY = ("pandas", "plotly", "sqlalchemy")
WAIT_S = 60

HELD = """
import json, sys
from ipywidgets.widgets import widget
print(json.dumps([len(widget._instances), sorted(sys.modules)]))
"""
SHOW_ALL = """
from ipywidgets import Tab
for tab in [made for made in widget._instances.values() if isinstance(made, Tab)]:
    for place in range(len(tab.children)):
        tab.selected_index = place
"""


def measure(_stage: Stage) -> list[Result]:
    """Run the notebook, look, show every tab, and look again."""
    with _kernel() as client:
        for cell in nbformat.read(ROOT / NOTEBOOK, as_version=4).cells:
            if cell.cell_type == "code":
                _said(client, cell.source)
        models, modules = json.loads(_said(client, HELD))
        _said(client, SHOW_ALL)
        all_models, all_modules = json.loads(_said(client, HELD))
    return [
        _models("at opening", models, MODELS),
        _models("with every tab shown", all_models, None),
        _heavy("at opening", modules),
        _heavy("with every tab shown", all_modules),
    ]


def _models(when: str, number: int, budget: Budget | None) -> Result:
    return Result("kernel", f"widget models {when}", "", (number,), budget=budget)


def _heavy(when: str, modules: list[str]) -> Result:
    found = [name for name in HEAVY if name in modules]
    pydantic = "loaded" if "pydantic" in modules else "not loaded"
    note = f"{', '.join(found) or 'none'}; pydantic is {pydantic}"
    what = f"of {', '.join(HEAVY)}: loaded {when}"
    return Result("kernel", what, "", (len(found),), (), NONE, note)


@contextmanager
def _kernel() -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(cwd=(ROOT / NOTEBOOK).parent, stderr=DEVNULL)
    try:
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _said(client: BlockingKernelClient, code: str) -> str:
    """Run code and return what it printed; a failing cell fails the benchmark."""
    printed: list[str] = []

    def hear(message: dict) -> None:
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    reply = client.execute_interactive(code, output_hook=hear, timeout=WAIT_S)
    if reply["content"]["status"] != "ok":
        raise RuntimeError("\n".join(reply["content"]["traceback"]))
    return "".join(printed)
