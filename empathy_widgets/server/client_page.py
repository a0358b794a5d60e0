"""A client's own page: plain handlers without a kernel, opened by a code, for whom no clinician's cookie counts.

Who may what is decided in `records`; here a browser is told apart by a signed cookie of its own, which names the page
its code opened and those it opened before, and which nothing else of this server reads.
"""

from __future__ import annotations

import asyncio
import contextvars
import json
from collections.abc import Callable
from typing import Any, TypeVar

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from empathy_widgets.domain import Actor, Role
from empathy_widgets.errors import EmpathyError, NotAllowed
from empathy_widgets.library import Library
from empathy_widgets.records import Store
from empathy_widgets.server import assets
from empathy_widgets.server.pages import FormHandler
from empathy_widgets.server.sign_in import language_of
from empathy_widgets.strings import _, speak_here
from empathy_widgets.widgets.shared.served import SHARED, STYLE

__all__ = ["ClientHandler", "DoorHandler", "LeaveHandler", "MineHandler"]

DAYS_KNOWN = 180
"""How long a browser remembers which pages it opened; whether one opens, the database says."""
MOST_EARLIER = 12
Found = TypeVar("Found")


class ClientHandler(FormHandler):
    """What every address of a client's page has in common: nobody signed in, a cookie of its own, no way elsewhere."""

    async def prepare(self, **how: Any) -> None:
        """Speak the language of whoever asks; who is signed in to the workbook is not asked."""
        speak_here(language_of(self))
        self.current_user = self._jupyter_current_user = None
        if not self.check_host():
            raise web.HTTPError(403)
        if self.request.method not in ("GET", "HEAD"):
            self.check_xsrf_cookie()

    @property
    def cookie(self) -> str:
        """The cookie's name: one a port, as of a seat."""
        return f"empathy-practice-{self.settings['port']}"

    @property
    def pages(self) -> list[str]:
        """The pages of this browser: the case's id, the one that is open ("" for none), and those before."""
        value = self.get_signed_cookie(self.cookie, max_age_days=DAYS_KNOWN)
        return value.decode("ascii").split(".") if value else ["", ""]

    def remember(self, case: str, page: str, earlier: list[str]) -> None:
        """Let this browser know its pages."""
        kept = ".".join([case, page, *earlier[:MOST_EARLIER]])
        self.set_signed_cookie(
            self.cookie, kept, expires_days=DAYS_KNOWN, httponly=True, samesite="Strict",
            path=f"{self.base_url}practice", secure=self.request.protocol == "https")

    @property
    def store(self) -> Store:
        """The workspace as this client sees it."""
        case, page, *earlier = self.pages
        return Store(self.settings["workspace"], Actor(
            name="client", role=Role.CLIENT, seat="", link=page or None, case_id=case or None, earlier=tuple(earlier)))

    async def aside(self, work: Callable[[], Found]) -> Found:
        """Do what takes a while beside the loop, in the language of this request."""
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(None, context.run, work)

    def page_of(self, template: str, **told: Any) -> None:
        """Finish with one of a client's pages."""
        self.show(template, style=f"{assets.widgets_place()}/{STYLE}", css=assets.practice_style(), **told)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Say calmly that there is nothing here, and nothing of the workbook."""
        speak_here(language_of(self))
        self.set_status(status_code)
        self.page_of("practice_door.html.j2", refusal=_("This did not work. Please enter your code again."))


class DoorHandler(ClientHandler):
    """Where the code is entered."""

    @allow_unauthenticated
    def get(self) -> None:
        """Show the form; whoever is in goes on."""
        if self.pages[1]:
            self.redirect(f"{self.base_url}practice/mine")
        else:
            self.page_of("practice_door.html.j2", refusal=None)

    @allow_unauthenticated
    def post(self) -> None:
        """Try a code."""
        case, page, *earlier = self.pages
        known = [one for one in (page, *earlier) if one]
        try:
            opened = self.store.open_page(self.get_body_argument("code", "")[:100], self.request.remote_ip or "", known)
        except EmpathyError as refusal:
            self.set_status(403 if isinstance(refusal, NotAllowed) else 503)
            self.page_of("practice_door.html.j2", refusal=str(refusal))
            return
        before = [one for one in known if one != opened.id] if case == opened.case_id else []
        self.remember(opened.case_id, opened.id, before)
        self.redirect(f"{self.base_url}practice/mine", status=303)


class MineHandler(ClientHandler):
    """The page itself."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Show the practices that were given."""
        if not self.pages[1]:
            self.redirect(f"{self.base_url}practice")
            return
        store = self.store
        try:
            told = await self.aside(lambda: made(store))
        except EmpathyError as refusal:
            closed = isinstance(refusal, NotAllowed)
            self.set_status(403 if closed else 503)
            if closed:
                self.leave()
            self.page_of("practice_door.html.j2", refusal=str(refusal))
            return
        place = f"{self.base_url}practice/"
        told |= {"place": place, "shared": f"{place}{assets.widgets_place()}/{SHARED}",
                 "scripts": f"{place}{assets.widgets_place()}/"}
        self.page_of("practice.html.j2", script=assets.practice_link(), told=told,
                     json=json.dumps(told).replace("<", "\\u003c"))

    def leave(self) -> None:
        """Forget which page is open; those before are remembered, so that a new code finds this browser's lines."""
        case, page, *earlier = self.pages
        self.remember(case, "", [one for one in (page, *earlier) if one])


class LeaveHandler(MineHandler):
    """The way out."""

    @allow_unauthenticated
    def post(self) -> None:
        """Sign this browser out; the code opens the page again."""
        self.leave()
        self.redirect(f"{self.base_url}practice", status=303)

    @allow_unauthenticated
    async def get(self) -> None:
        """There is nothing to see."""
        self.redirect(f"{self.base_url}practice/mine")


def made(store: Store) -> dict[str, Any]:
    """What the page shows."""
    from empathy_widgets.exercises.practice.client_page import client_page  # all chapters; nobody else here needs them

    return client_page(Library(), store)
