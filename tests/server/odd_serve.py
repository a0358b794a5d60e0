"""Run as a program: `empathy serve` as odd as the arguments say."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from typing import Any

from empathy_widgets.records import Workspace
from empathy_widgets.server import kernels, launcher, page_parts, pages

__all__ = ["main"]


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


class Torn(page_parts.Page):
    """A page that cannot be drawn from its first part on, from its second or at its end."""

    def __init__(self, *about: Any) -> None:
        super().__init__(*about)
        self.good = {"01": 0, "02": 1, "03": 2}.get(self.chapter.path.name[:2], 99)

    def cell(self, cell: Any) -> str:
        """Draw it, while that goes well."""
        if self.parts >= self.good:
            raise RuntimeError("a template broke here")
        return super().cell(cell)


async def half(growing: AsyncIterator[Any]) -> AsyncIterator[Any]:
    """A notebook that shows its first cell and never its second."""
    async for shown in growing:
        yield shown
        await asyncio.Event().wait()


def torn() -> None:
    """Draw three chapters as far as it goes; with the case "half", run the first cell for ever."""
    pages.Page = Torn
    usual, opened = pages.ran, pages.ChapterHandler._fill

    async def fill(handler: Any, *about: Any) -> None:
        if handler.get_query_argument("case", "") == "half":
            pages.ran = lambda *how: half(usual(*how))
        try:
            await opened(handler, *about)
        finally:
            pages.ran = usual

    pages.ChapterHandler._fill = fill


def lame() -> None:
    """Start no kernel for the case "nobody"."""
    usual = kernels.SeatKernelManager.start_page

    async def start_page(manager: Any, seat: str, path: str, query: str, *more: Any) -> str:
        if query == "case=nobody":
            raise RuntimeError("no kernel today")
        return await usual(manager, seat, path, query, *more)

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
