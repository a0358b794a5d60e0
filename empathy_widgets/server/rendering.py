"""A chapter's cells, run one after the other in the page's own kernel and written as HTML as they come."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from jupyter_server.base.handlers import JupyterHandler
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from empathy_widgets.server.assets import FRONT_END, LABEXTENSIONS, NO_FORMULAS

__all__ = ["cells"]

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
QUIET = logging.getLogger(__name__)
QUIET.setLevel(logging.WARNING)
"""Below a warning, Voilà's executor writes down what pages show."""


class ChapterRenderer(NotebookRenderer):
    """Voilà's renderer for notebooks that ship with the workbook; a cell that fails ends the page."""

    async def load_notebook(self, path: str) -> nbformat.NotebookNode:
        """Read a chapter as it is: it is part of the program, so nobody is asked whether to trust it."""
        notebook: nbformat.NotebookNode = nbformat.v4.reads(Path(path).read_text("utf-8"))
        notebook.metadata.kernelspec = nbformat.from_dict(KERNEL)
        return notebook

    async def _jinja_kernel_start(self, nb: nbformat.NotebookNode, kernel_id: str, kernel_future: Any) -> str:
        await super()._jinja_kernel_start(nb, kernel_id, kernel_future)
        self.executor.log = QUIET
        return kernel_id

    async def _jinja_cell_generator(
        self, nb: nbformat.NotebookNode, _kernel_id: str,
    ) -> AsyncIterator[nbformat.NotebookNode]:
        for index, cell in enumerate(nb.cells):
            if cell.cell_type == "code":
                await self.executor.async_execute_cell(cell, index, store_history=False)
            yield cell


@cache
def page_config(voila: VoilaConfiguration) -> dict[str, Any]:
    """What Voilà's front end wants to know, with the versioned addresses in place of its own."""
    config = get_page_config(base_url="/", settings={}, log=QUIET, voila_configuration=voila)
    config.update(
        fullStaticUrl=FRONT_END, fullLabextensionsUrl=LABEXTENSIONS, exposeAppInBrowser="true",
        fullMathjaxUrl=NO_FORMULAS, mathjaxConfig="none",
    )
    return config


async def cells(
    handler: JupyterHandler, notebook: Path, kernel_id: str, voila: VoilaConfiguration, template_paths: list[str],
) -> AsyncGenerator[str]:
    """Run a chapter in a kernel that was started for it.

    Yields
    ------
    str
        HTML, piece by piece.

    Raises
    ------
    Exception
        Whatever went wrong: a cell failed, the kernel died, the template is broken. What was written stands.
    """
    renderer = ChapterRenderer(
        notebook_path=str(notebook), template_paths=template_paths, traitlet_config=voila.config,
        voila_configuration=voila, contents_manager=handler.contents_manager, base_url="/",
        page_config=page_config(voila),
    )
    await renderer.initialize()
    pieces = renderer.generate_content_generator(kernel_id, handler.kernel_manager.get_kernel(kernel_id))
    try:
        async for html, _resources in pieces:
            yield html
    finally:
        if renderer.kernel_started:
            await renderer._cleanup_resources()
