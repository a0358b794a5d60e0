"""A notebook's cells, run one after the other by Voilà's executor in the page's own kernel, and what they show.

With what the cells show goes the state of every widget, which the server has heard anyway, so that the page can be
drawn and answered before its line to the kernel is open.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Mapping
from functools import lru_cache
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from jupyter_client.manager import KernelManager
from jupyter_core.utils import ensure_async
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from traitlets.config import Config
from voila.execute import VoilaExecutor

__all__ = ["Shown", "VIEW", "prose", "ran", "read_notebook", "stranger"]

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
VIEW = "application/vnd.jupyter.widget-view+json"
SHOWN = ("display_data", "execute_result")
QUIET = logging.getLogger(__name__)
QUIET.setLevel(logging.WARNING)
"""Below a warning, Voilà's executor writes down what pages show."""
KNOWN = {
    ("anywidget", "AnyModel"), ("@jupyter-widgets/base", "LayoutModel"), ("@jupyter-widgets/controls", "BoxModel"),
    ("@jupyter-widgets/controls", "HBoxModel"), ("@jupyter-widgets/controls", "VBoxModel"),
}
"""The widgets the page's own front end draws, by the module and the name of their models."""
WELCOMED_WITHIN = 0.5
"""Seconds."""
LONGEST_SCRIPT = 1 << 18
"""Characters of an anywidget's script that comes as text: a longer one would travel with every page."""


class Shown:
    """What a notebook shows, as far as it was run: its cells in order, and the state of their widgets."""

    def __init__(self, executor: VoilaExecutor) -> None:
        self.executor = executor
        self.cells: list[nbformat.NotebookNode] = []

    def widgets(self) -> dict[str, Any]:
        """The widgets by their ids, as nbformat keeps them in a notebook: state and buffers."""
        known = {}
        for name, state in self.executor.widget_state.items():
            if "_model_name" in state:
                buffers = self.executor.widget_buffers.get(name, {})
                known[name] = {"state": bare(state), **({"buffers": [*buffers.values()]} if buffers else {})}
        return known


def bare(state: Mapping[str, Any]) -> Mapping[str, Any]:
    """A widget's state; of a layout, which is mostly empty, only what it says."""
    if state["_model_name"] != "LayoutModel":
        return state
    return {name: value for name, value in state.items() if value is not None and name[:6] not in ("_model", "_view_")}


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.v4.reads(path.read_text("utf-8"))
    notebook.metadata.kernelspec = nbformat.from_dict(KERNEL)
    return notebook


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """A notebook as it is on the disk, run in Python whatever it asks for; its outputs are not what it shows here."""
    notebook: nbformat.NotebookNode = nbformat.from_dict(_read(path, path.stat().st_mtime_ns))
    return notebook


@lru_cache(maxsize=512)
def prose(source: str) -> str:
    """A cell of prose as HTML. Notebooks are part of the program, so their HTML stands."""
    html: str = markdown2html_mistune(source)
    return html


class PageExecutor(VoilaExecutor):
    """Voilà's executor, which begins as soon as the kernel is heard; Jupyter's waits a while to hear nothing more."""

    async def async_start_new_kernel_client(self) -> Any:
        """Open the lines to the kernel and wait for its welcome, or for anything else it says to everybody."""
        assert self.km is not None
        self.kc = client = self.km.client()
        client.start_channels(stdin=False, hb=False)
        try:
            await ensure_async(client.iopub_channel.get_msg(timeout=WELCOMED_WITHIN))
        except Empty:  # it welcomes only whoever listens first, or it is slow
            await ensure_async(client.wait_for_ready(timeout=self.startup_timeout))
        client.allow_stdin = False
        return client

    def send_ahead(self, client: Any) -> None:
        """Ask for every cell at once, as they would be asked for in turn: the kernel goes on while the server reads."""
        sent = iter([
            client.execute(cell.source, store_history=False, stop_on_error=not self.may_fail(cell))
            for cell in self.nb.cells if self.runs(cell)])
        client.execute = lambda *_cell, **_how: next(sent)

    def runs(self, cell: nbformat.NotebookNode) -> bool:
        """Whether a cell is run at all, as nbclient decides it."""
        tags = cell.metadata.get("tags", ())
        return cell.cell_type == "code" and bool(cell.source.strip()) and self.skip_cells_with_tag not in tags

    def may_fail(self, cell: nbformat.NotebookNode) -> bool:
        """Whether the cells after it run although this one fails, as nbclient decides it."""
        return not self.force_raise_errors and (
            self.allow_errors or "raises-exception" in cell.metadata.get("tags", ()))


async def ran(kernel: KernelManager, notebook: nbformat.NotebookNode, config: Config) -> AsyncGenerator[Shown]:
    """Run a notebook in a kernel that was started for it, and yield what it shows, once after each of its cells.

    Raises
    ------
    Exception
        Whatever went wrong: a cell failed, the kernel died. What was shown before stands.
    """
    executor = PageExecutor(notebook, km=kernel, config=config, show_tracebacks=False, log=QUIET)
    shown = Shown(executor)
    client = await executor.async_start_new_kernel_client()
    try:
        executor.send_ahead(client)
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                await executor.async_execute_cell(cell, index, store_history=False)
            shown.cells.append(cell)
            yield shown
    finally:
        client.stop_channels()


def stranger(shown: Shown) -> str | None:
    """What a notebook shows that the page's own front end cannot draw, by name; None when it can draw everything."""
    for cell in shown.cells:
        for output in cell.get("outputs", ()):
            kinds = set(output.get("data", {})) if output.output_type in SHOWN else set()
            if kinds and VIEW not in kinds and kinds != {"text/plain"}:
                return str(min(kinds - {"text/plain"}))
    for state in shown.executor.widget_state.values():
        name = str(state.get("_model_name", ""))
        if name and (state.get("_model_module"), name) not in KNOWN:
            return name
        if len(str(state.get("_esm", ""))) > LONGEST_SCRIPT:
            return str(state.get("_anywidget_id", name)).rpartition(".")[2]
    return None
