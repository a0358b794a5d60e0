"""The pages: chapters streamed from Voilà inside the workbook's own frame, and a calm page for everything else."""

from __future__ import annotations

import logging
from http.client import responses
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from voila.tornado.handler import TornadoVoilaHandler

from empathy_widgets.domain import Actor, HandOver
from empathy_widgets.errors import EmpathyError
from empathy_widgets.records import Store
from empathy_widgets.server.assets import FRONT_END, bundle_link, plotly_link
from empathy_widgets.server.seats import SEAT_HEADER, seat_of
from empathy_widgets.strings import _

__all__ = ["AliveHandler", "ChapterHandler", "HomeHandler", "LoginHandler", "MissingHandler", "frame"]

TEMPLATES = Path(__file__).parent / "template"
HOME = "welcome"
HANDED_OVER = "administer-a-scale"
LOG = logging.getLogger(__name__)


def frame() -> jinja2.Environment:
    """The templates of the workbook's own pages."""
    tokens = (Path(__file__).parents[1] / "widgets" / "tokens.css").read_text("utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
    )
    environment.globals.update(
        _=_, tokens=tokens, page_css=(TEMPLATES / "page.css").read_text("utf-8"),
        page_js=(TEMPLATES / "page.js").read_text("utf-8"),
    )
    return environment


class PageHandler(JupyterHandler):
    """Says every error in the workbook's own words, without a traceback."""

    def message(self, status: int, title: str, text: str) -> None:
        """Finish with a page that holds one heading, one sentence and the way home."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.settings["frame"].get_template("message.html.j2").render(
            title=title, text=text, home="/" if self.current_user else None,
        ))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in words what a status means."""
        title, text = {
            403: (_("This page is closed"), _("Open the workbook with the link that `empathy serve` printed.")),
            404: (_("There is no such page"), _("The address may be old. The workbook itself is where it was.")),
        }.get(status_code, (
            _("This page could not be opened"),
            _("Nothing you saved is affected. Go back to the start, or load the page once more."),
        ))
        LOG.debug("%s %s", status_code, responses.get(status_code))
        self.message(status_code, title, text)


class LoginHandler(PageHandler):
    """Where a visitor without the token ends up: a page that says how the workbook is opened."""

    def get(self) -> None:
        """Say that the workbook opens by its link."""
        if self.current_user:
            self.redirect("/")
            return
        self.write_error(403)


class MissingHandler(PageHandler):
    """Any address nothing stands at."""

    async def prepare(self) -> None:
        """Answer 404 to a signed-in browser and 403 to any other, whatever the method."""
        await super().prepare()
        raise web.HTTPError(404 if self.current_user else 403)

    def check_xsrf_cookie(self) -> None:
        """Nothing is changed here."""


class HomeHandler(PageHandler):
    """The front door leads to the first chapter."""

    @web.authenticated
    def get(self) -> None:
        """Go to the first chapter; a token in the address is left behind, its cookie is set."""
        seat_of(self, give=True)
        self.redirect(f"/chapter/{HOME}")


class AliveHandler(PageHandler):
    """What a page asks when its line is down: is the server there, and is this seat handed over?"""

    @web.authenticated
    def get(self) -> None:
        """Answer in two fields."""
        self.set_header("Cache-Control", "no-store")
        self.finish({"ok": True, "locked": handed_over(self, seat_of(self)) is not None})


def handed_over(handler: JupyterHandler, seat: str | None) -> HandOver | None:
    """The hand-over of a seat, if there is one."""
    return Store(handler.settings["workspace"], Actor(seat=seat)).handed_over() if seat else None


class ChapterHandler(TornadoVoilaHandler, PageHandler):
    """A chapter: the frame at once, so that the browser loads while the kernel starts, then Voilà's cells."""

    @web.authenticated
    async def get(self, name: str) -> None:
        """Stream the chapter of this name."""
        chapter = next((one for one in self.settings["chapters"] if one.name == name), None)
        if chapter is None:
            raise web.HTTPError(404)
        if self.get_query_argument("token", None) is not None:
            self.redirect(self.request.path + self._asked(without="token"))
            return
        seat = seat_of(self, give=True)
        try:
            hand_over = handed_over(self, seat)
        except EmpathyError as error:
            self.message(503, _("The workspace cannot be opened"), str(error))
            return
        if hand_over is not None and not self._is_of(hand_over, name):
            self.redirect(f"/chapter/{HANDED_OVER}?" + urlencode(
                {"case": hand_over.case_id, "administration": hand_over.administration}))
            return
        self.request.headers[SEAT_HEADER] = seat
        self.notebook_path = chapter.file
        await self._stream(chapter, hand_over)

    def _is_of(self, hand_over: HandOver, name: str) -> bool:
        return name == HANDED_OVER and self.get_query_argument("administration", "") == hand_over.administration

    def _asked(self, without: str) -> str:
        kept = [(name, value) for name in self.request.query_arguments if name != without
                for value in self.get_query_arguments(name)]
        return f"?{urlencode(kept)}" if kept else ""

    async def _stream(self, chapter: object, hand_over: HandOver | None) -> None:
        known = self.settings["chapters"]
        case = self.get_query_argument("case", None)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.write(self.settings["frame"].get_template("chapter.html.j2").render(
            chapter=chapter, chapters=[] if hand_over else known, number=known.index(chapter) + 1,
            asked=f"?{urlencode({'case': case})}" if case else "", handed_over=hand_over is not None,
            demonstration=self.settings["workspace"].kind == "demonstration",
            front_end=FRONT_END, bundle=bundle_link(), plotly=plotly_link(),
        ))
        self.flush()
        try:
            async for html in self.get_generator():
                self.write(html)
                self.flush()
        except Exception:  # the frame is already on its way: say so inside it
            LOG.exception("the chapter %s broke off", chapter.name)
            self.write("<script>window.chapterFailed()</script></body></html>")
