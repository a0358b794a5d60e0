"""The pages: chapters streamed inside the workbook's own frame, and a calm page for everything else."""

from __future__ import annotations

import logging
from contextlib import aclosing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import jinja2
from jupyter_server.base.handlers import JupyterHandler
from nbclient.exceptions import CellExecutionError
from tornado import web
from tornado.http1connection import HTTP1Connection
from voila.configuration import VoilaConfiguration

from empathy_widgets.domain import HandOver
from empathy_widgets.errors import EmpathyError, NotAllowed
from empathy_widgets.server.chapters import Chapter
from empathy_widgets.server.kernels import PageGone
from empathy_widgets.server.page_parts import Page
from empathy_widgets.server.rendering import VIEW, prose, ran, read_notebook
from empathy_widgets.server.sign_in import Guarded, language_of, seat_of, store_of
from empathy_widgets.strings import _, language, ngettext, speak_here

__all__ = ["AliveHandler", "ChapterHandler", "FormHandler", "HomeHandler", "MissingHandler", "PageHandler", "frame"]

TEMPLATES = Path(__file__).parent / "template"
HOME = "welcome"
HANDED_OVER = "administer-a-scale"
LOG = logging.getLogger(__name__)


def frame(base: str = "/") -> jinja2.Environment:
    """The templates of the workbook's own pages, every address of which begins with ``base``."""
    tokens = (Path(__file__).parents[1] / "widgets" / "shared" / "tokens.css").read_text("utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
    )
    environment.globals.update(
        _=_, ngettext=ngettext, language=language, tokens=tokens, page_css=(TEMPLATES / "page.css").read_text("utf-8"),
        prose=prose, view=VIEW, base=base,
    )
    return environment


class PageHandler(Guarded, JupyterHandler):
    """Speaks the language of whoever asks, and says every error in the workbook's own words, without a traceback."""

    async def prepare(self, **how: Any) -> None:
        """Speak the language of whoever asks, while this request lasts; it is a task of its own."""
        speak_here(language_of(self))
        await super().prepare(**how)

    @property
    def demonstration(self) -> bool:
        """Whether this is the made-up clinic, as far as the workspace can still be asked."""
        try:
            return bool(self.settings["workspace"].kind == "demonstration")
        except EmpathyError:
            return False

    def message(self, status: int, title: str, text: str) -> None:
        """Finish with a page that holds one heading, one sentence and the way home."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        signed_in = getattr(self, "_jupyter_current_user", None)  # absent when a request fails early
        self.finish(self.settings["frame"].get_template("message.html.j2").render(
            title=title, text=text, home=self.base_url if signed_in else None, demonstration=self.demonstration,
        ))

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Say in words what a status means."""
        speak_here(language_of(self))  # a request may be refused before it was prepared
        self.message(status_code, *{
            403: (_("This page is closed"), _(
                "A link opens the workbook once. At the computer where it runs, “empathy link” prints a fresh one.")),
            404: (_("There is no such page"), _("The address may be old. The workbook itself is where it was.")),
        }.get(status_code, (
            _("This page could not be opened"),
            _("Nothing you saved is affected. Go back to the start, or load the page once more."),
        )))


class FormHandler(PageHandler):
    """A page with a form, which only this very server's page may send."""

    def check_xsrf_cookie(self) -> None:
        """Accept a form only from a page of this very server; every browser says where a form comes from."""
        if urlsplit(self.request.headers.get("Origin", "")).netloc != self.request.host:
            raise web.HTTPError(403)

    def show(self, template: str, **told: object) -> None:
        """Finish with a page of the workbook's own."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.settings["frame"].get_template(template).render(demonstration=self.demonstration, **told))


class MissingHandler(PageHandler):
    """Any address nothing stands at."""

    async def prepare(self, **how: Any) -> None:
        """Answer 404 to a signed-in browser, whatever the method; any other was refused before."""
        await super().prepare(**how)
        raise web.HTTPError(404)

    def check_xsrf_cookie(self) -> None:
        """Nothing is changed here."""


class HomeHandler(PageHandler):
    """The front door leads to the first chapter."""

    takes_link = True

    @web.authenticated
    def get(self) -> None:
        """Go to the first chapter; a token in the address is left behind, its cookie is set."""
        self.redirect(f"{self.base_url}chapter/{HOME}")


class AliveHandler(PageHandler):
    """What a page asks when its line is down: is the server there, and is this seat handed over?"""

    @web.authenticated
    async def get(self) -> None:
        """Answer in two fields, with more for a page that names its kernel; not ok while the workspace cannot be read.

        A screen that was signed out from elsewhere is locked, too. A page hears whether its kernel still runs, and
        whether it had to make way for another page.
        """
        page = self.get_query_argument("page", "")
        about = {"kernel": await self.kernels.runs(page, seat_of(self))} if page else {}
        made_way = {**about, **({"made_way": True} if page in self.kernels.made_way else {})}
        try:
            self.finish({"ok": True, "locked": handed_over(self) is not None, **made_way})
        except NotAllowed:
            self.finish({"ok": True, "locked": True})
        except EmpathyError:
            self.set_status(503)
            self.finish({"ok": False, "locked": False})


def handed_over(handler: JupyterHandler) -> HandOver | None:
    """The hand-over of the seat that asks, if there is one."""
    return store_of(handler, seat_of(handler)).handed_over()


class ChapterHandler(PageHandler):
    """A chapter: the frame at once, so that the browser loads while the kernel starts, then its cells.

    A site's own notebook is run before anything is sent: only then it is known whose front end can draw its widgets.
    """

    takes_link = True
    left = False
    """Whether the browser went away before the page was there."""
    kernel_id: str | None = None

    def initialize(self, voila: VoilaConfiguration, script_of: dict[str, set[str]]) -> None:
        """Know how cells are run, and which scripts each chapter turned out to need; those a page loads early."""
        self.voila, self.script_of = voila, script_of

    @web.authenticated
    async def get(self, name: str) -> None:
        """Stream the chapter of this name."""
        chapter = next((one for one in self.settings["chapters"] if one.name == name), None)
        if chapter is None:
            raise web.HTTPError(404)
        if self.get_query_argument("token", None) is not None:
            self.redirect(self.request.path + self._asked(without="token"))
            return
        try:
            hand_over = handed_over(self)
            elsewhere = [] if hand_over else store_of(self, self.seat).handed_over_elsewhere()
        except NotAllowed as error:
            self.message(403, _("This page is closed"), str(error))
            return
        except EmpathyError as error:
            self.message(503, _("The workspace cannot be opened"), str(error))
            return
        seat = self.seat
        hands = hand_over.administration if hand_over else None
        self.kernels.end_other_hands(seat, hands)
        if hand_over is not None and not self._is_of(hand_over, name):
            self.redirect(f"{self.base_url}chapter/{HANDED_OVER}?" + urlencode(
                {"case": hand_over.case_id, "administration": hand_over.administration}))
        elif not self.kernels.has_room(seat):
            self.message(503, _("Too many pages are open"), _("Close a few of them, then load this one once more."))
        else:
            await self._fill(chapter, hand_over, len(elsewhere))

    def on_connection_close(self) -> None:
        """Nobody is left to say goodbye to the kernel of a page that was never written to its end."""
        super().on_connection_close()
        self.left = True
        if self.kernel_id is not None:  # a cell may still run for long, so the loop below would not see it
            self.kernels.end_soon(self.kernel_id)

    def _is_of(self, hand_over: HandOver, name: str) -> bool:
        return name == HANDED_OVER and self.get_query_argument("administration", "") == hand_over.administration

    def _asked(self, without: str) -> str:
        kept = [(name, value) for name in self.request.query_arguments if name != without
                for value in self.get_query_arguments(name)]
        return f"?{urlencode(kept)}" if kept else ""

    async def _fill(self, chapter: Chapter, hand_over: HandOver | None, elsewhere: int) -> None:
        page = Page(self, chapter, hand_over, elsewhere, self.voila, self.script_of)
        try:
            if chapter.own:
                self._write(page.head())
            kernel_id = self.kernel_id = await self.kernels.start_page(
                self.seat, self.request.path, self.request.query, hand_over.administration if hand_over else None,
                page.surroundings)
            async with aclosing(ran(self.kernels.get_kernel(kernel_id), read_notebook(chapter.path),
                                    self.voila.config)) as growing:
                async for shown in growing:
                    if self.left:
                        break
                    if chapter.own:
                        self._write(page.start(kernel_id) + page.cell(shown.cells[-1]))
            if not self.left:
                self._write(page.whole(shown, kernel_id) if not chapter.own else page.end(shown, kernel_id))
        except Exception as error:  # the frame is already on its way: say so inside it
            if not isinstance(error, PageGone):
                log_failure(chapter, error)
            self.left = True
            if self._headers_written:
                self._write(page.broken())
            else:
                self.write_error(500)
        finally:
            if self.left and self.kernel_id is not None and self.kernel_id in self.kernels:
                await self.kernels.shutdown_kernel(self.kernel_id)

    def _write(self, html: str) -> None:
        if not self._headers_written:
            self.set_header("Content-Type", "text/html; charset=utf-8")
            if isinstance(self.request.connection, HTTP1Connection):
                self.request.connection.stream.set_nodelay(True)  # held back, each piece would cost the page 40 ms
        self.write(html)
        self.flush()


def log_failure(chapter: Chapter, error: Exception) -> None:
    """Log why a chapter broke off; of a cell's own error only its name, for its text may be somebody's words."""
    if isinstance(error, CellExecutionError):
        LOG.error("a cell of the chapter %s failed with %s", chapter.name, error.ename)
    else:
        LOG.error("the chapter %s broke off", chapter.name, exc_info=error)
