"""Run as a program: `empathy serve` as odd as the arguments say."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from empathy_widgets.records import Workspace
from empathy_widgets.server import kernels, launcher, pages, rendering

__all__ = ["main"]

TEMPLATES = Path(__file__).parent / "torn"


def talkative() -> None:
    """Log everything anybody cares to say."""
    logging.basicConfig(level=logging.DEBUG)

    class Talkative(launcher.WorkbookServer):
        def __init__(self, *arguments: Any, **traits: Any) -> None:
            super().__init__(*arguments, **traits | {"log_level": logging.DEBUG})

    launcher.WorkbookServer = Talkative


def impatient() -> None:
    """End kernels nobody is connected to after a second."""
    usual = launcher.configuration

    def configuration() -> Any:
        config = usual()
        config.MappingKernelManager.update(cull_idle_timeout=1, cull_interval=1)
        return config

    launcher.configuration = configuration


async def half(_pieces: Any) -> AsyncIterator[str]:
    """A page that is begun and never ends."""
    yield "<p>So far so good.</p>"
    await asyncio.Event().wait()


def torn() -> None:
    """Draw chapters with a template that is none, is broken, or breaks in the middle; with the case "half", for
    ever.
    """
    usual, broken = rendering.cells, {"01": "nowhere", "02": "at-once", "03": "in-the-middle"}

    def cells(handler: Any, notebook: Path, kernel_id: str, voila: Any, template_paths: list[str]) -> Any:
        odd = broken.get(notebook.name[:2])
        pieces = usual(handler, notebook, kernel_id, voila, [str(TEMPLATES / odd)] if odd else template_paths)
        return half(pieces) if handler.get_query_argument("case", "") == "half" else pieces

    pages.cells = cells


def lame() -> None:
    """Start no kernel for the case "nobody"."""
    usual = kernels.SeatKernelManager.start_page

    async def start_page(manager: Any, seat: str, path: str, query: str, hands: str | None = None) -> str:
        if query == "case=nobody":
            raise RuntimeError("no kernel today")
        return await usual(manager, seat, path, query, hands)

    kernels.SeatKernelManager.start_page = start_page


def narrow() -> None:
    """Have room for three pages of a seat, and for four of all."""
    kernels.SeatKernelManager.share, kernels.SeatKernelManager.most_pages = 3, 4


ODDITIES = {one.__name__: one for one in (talkative, impatient, torn, lame, narrow)}


def main(workspace: str, port: str, *oddities: str) -> None:
    """Serve oddly until told to stop."""
    for name in oddities:
        ODDITIES[name]()
    launcher.serve(Workspace(workspace), int(port), browser=False, announce=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
