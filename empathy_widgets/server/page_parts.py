"""The parts of a chapter's page, as HTML: its head, its cells, its end; for our front end or for Voilà's."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any
from urllib.parse import urlencode

import nbformat
from jupyter_server.base.handlers import JupyterHandler
from voila.configuration import VoilaConfiguration
from voila.utils import get_page_config

from empathy_widgets.domain import HandOver
from empathy_widgets.server import assets
from empathy_widgets.server.chapters import Chapter
from empathy_widgets.server.rendering import Shown, stranger

__all__ = ["POLICY", "Page", "policy"]

LOG = logging.getLogger(__name__)


def policy(scripts: str) -> str:
    """What a page may load, by its own word to the browser: from this machine alone, and ``scripts`` as said."""
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


POLICY = policy("'self'")
"""Every script of the workbook's pages is a file."""
SITES_POLICY = policy("'self' blob:")
"""A site's own anywidget brings its script as text, which a browser imports by a blob's address."""
VOILA_POLICY = policy("'self' 'unsafe-inline' blob:")
"""Voilà's front end, and widgets whose scripts nobody here has read."""


class Page:
    """One opening of a chapter."""

    def __init__(
        self, handler: JupyterHandler, chapter: Chapter, hand_over: HandOver | None, elsewhere: int,
        configuration: VoilaConfiguration, script_of: dict[str, set[str]],
    ) -> None:
        self.handler, self.chapter = handler, chapter
        self.configuration, self.script_of = configuration, script_of
        self.hand_over, self.elsewhere = hand_over, elsewhere
        self.begun = False
        self.parts = 0
        self.folded = False
        """Whether what comes next stands in a part that folds."""
        self.voila = False
        self.base = str(handler.base_url)
        request = handler.request
        self.origin = f"{request.protocol}://{request.host}"

    @property
    def surroundings(self) -> dict[str, str]:
        """What the page's kernel is told: where this server's addresses begin, and where the widgets' scripts are."""
        return {"EMPATHY_BASE": self.base, "EMPATHY_WIDGETS": f"{self.origin}{self.base}{assets.widgets_place()}"}

    def head(self) -> str:
        """Everything before the first cell, and the headers that belong to it."""
        known, scripts = self.handler.settings["chapters"], self.script_of.get(self.chapter.name, set())
        place = assets.widgets_place()
        case = self.handler.get_query_argument("case", None)
        self.handler.set_header("Content-Security-Policy",
                                VOILA_POLICY if self.voila else POLICY if self.chapter.own else SITES_POLICY)
        return self._drawn(
            "voila" if self.voila else "chapter", chapter=self.chapter, chapters=[] if self.hand_over else known,
            number=known.index(self.chapter) + 1, asked=f"?{urlencode({'case': case})}" if case else "",
            handed_over=self.hand_over is not None, elsewhere=self.elsewhere,
            demonstration=self.handler.settings["workspace"].kind == "demonstration",
            styles=[f"{place}/widgets.css", assets.style_link()], plotly=assets.plotly_link(),
            page=assets.voila_page_link() if self.voila else assets.page_link(),
            scripts=sorted({f"{place}/shared.js", *scripts}),
        )

    def start(self, kernel_id: str) -> str:
        """The opening of the part that holds the cells, once."""
        if self.begun:
            return ""
        self.begun = True
        return f'<article id="cells" aria-busy="true" data-kernel="{kernel_id}">\n'

    def cell(self, cell: nbformat.NotebookNode) -> str:
        """What one cell shows; a cell of prose tagged "fold" begins a part that folds under its heading."""
        self.parts += 1
        opening = ""
        if "fold" in cell.metadata.get("tags", ()):
            heading, _end, rest = str(cell.source).partition("\n")
            cell = nbformat.from_dict({**cell, "source": rest})
            heading = heading.lstrip("# ")
            opening = self._unfolded() + self._drawn("fold", heading=heading, language=self.chapter.language)
            self.folded = True
        return opening + self._drawn("voila_cell" if self.voila else "cell", cell=cell, part=self.parts,
                                     language=self.chapter.language)

    def _unfolded(self) -> str:
        """The end of a part that folds, if one is open."""
        ended, self.folded = self.folded, False
        return "</details>\n" if ended else ""

    def end(self, shown: Shown, kernel_id: str) -> str:
        """What comes after the last cell: the state of all widgets."""
        widgets = shown.widgets()
        if not self.voila:
            self._remember(widgets)
            told = {"kernel": kernel_id, "asks": not self.chapter.own, "state": widgets}
            return self.start(kernel_id) + self._unfolded() + self._drawn(
                "end", told=told, handed_over=self.hand_over is not None)
        config = {**page_config(self.configuration, self.base), "baseUrl": self.base, "kernelId": kernel_id}
        return self._unfolded() + self._drawn(
            "voila_end", told={"kernel": kernel_id}, config=config, front_end=config["fullStaticUrl"],
            handed_over=self.hand_over is not None)

    def whole(self, shown: Shown, kernel_id: str) -> str:
        """The whole page of a notebook that was run already, for the front end that can draw it."""
        unknown = stranger(shown)
        self.voila = unknown is not None
        if unknown is not None:
            LOG.warning("Voilà's own front end draws %s, which shows %.40s", self.chapter.path.name, unknown)
        return "".join([self.head(), self.start(kernel_id), *map(self.cell, shown.cells), self.end(shown, kernel_id)])

    def broken(self) -> str:
        """The end of a page that broke off: without the state of its widgets, which tells it so."""
        return "</body></html>"

    def _remember(self, widgets: dict[str, Any]) -> None:
        """Which scripts this chapter needs, so that its next page loads them before its cells were run."""
        place = self.surroundings["EMPATHY_WIDGETS"]
        asked = {str(one["state"].get("_esm", "")) for one in widgets.values()}
        self.script_of.setdefault(self.chapter.name, set()).update(
            address.replace(place, assets.widgets_place()) for address in asked if address.startswith(f"{place}/"))

    def _drawn(self, template: str, **shown: Any) -> str:
        html: str = self.handler.settings["frame"].get_template(f"{template}.html.j2").render(**shown)
        return html


@cache
def page_config(voila: VoilaConfiguration, base: str) -> dict[str, Any]:
    """What Voilà's front end wants to know, with the versioned addresses in place of its own."""
    config = get_page_config(base_url=base, settings={}, log=LOG, voila_configuration=voila)
    config.update(
        fullStaticUrl=base + assets.FRONT_END, fullLabextensionsUrl=base + assets.LABEXTENSIONS,
        fullMathjaxUrl=base + assets.NO_FORMULAS, mathjaxConfig="none",
    )
    return config
