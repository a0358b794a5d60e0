"""The sign-in: which browser is asking, by which name and in which language, and what the log may say of it.

A browser signs in by a link, which works once. While a screen is handed over the link is not enough: the browser then
waits, as nobody, for the clinician's PIN; only afterwards it gets a seat.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado import web

from empathy_widgets.domain import Actor
from empathy_widgets.errors import EmpathyError, NotAllowed
from empathy_widgets.records import Store
from empathy_widgets.strings import ENGLISH, catalogue_for

__all__ = ["Guarded", "LinkIdentity", "in_hands_of", "language_of", "note", "seat_of", "store_of", "waits_for_pin"]

if TYPE_CHECKING:
    from jupyter_server.base.handlers import JupyterHandler as Handler

    from empathy_widgets.server.kernels import SeatKernelManager
else:
    Handler = object  # the handler it is put before brings the rest

WAITING_ROOM = "pin"

LOCAL_NAMES = ("127.0.0.1", "localhost")
SEAT_DAYS = 30
LONGEST_WISH = 400
"""Signs of what a browser says of its languages that are read."""
LOG = logging.getLogger(__name__)


def cookie_name(handler: web.RequestHandler) -> str:
    """The seat cookie's name: one a port, so that two workbooks on a machine do not share a seat."""
    return f"empathy-seat-{handler.settings['port']}"


def seat_of(handler: web.RequestHandler) -> str | None:
    """The seat in the signed cookie of a request; every signed-in browser has one."""
    value = handler.get_signed_cookie(cookie_name(handler), max_age_days=SEAT_DAYS)
    return value.decode("ascii") if value else None


def language_of(handler: web.RequestHandler) -> str:
    """The language somebody is spoken to in: the one this server was set to, else the first their browser asks for.

    A language nobody has written sentences in is passed over. A choice of the person's own belongs here, before both.
    """
    said = os.environ.get("EMPATHY_LANGUAGE", "")
    asked = wanted_languages(handler.request.headers.get("Accept-Language", ""))
    return next((known for one in (said, *asked) if (known := catalogue_for(one))), ENGLISH)


def wanted_languages(header: str) -> list[str]:
    """The languages a browser asks for, the most wanted first; a part that says nothing is left out.

    Examples
    --------
    >>> wanted_languages("de-AT, de;q=0.8, en;q=0.9, fr;q=0, tr;q=x")
    ['de-AT', 'en', 'de']
    """
    rated = []
    for part in header[:LONGEST_WISH].split(","):
        tag, weighed, weight = part.partition(";q=")
        with contextlib.suppress(ValueError):
            rated.append((float(weight) if weighed else 1.0, tag.strip()))
    return [tag for weight, tag in sorted(rated, key=lambda one: -one[0]) if weight > 0]


def waiting_name(handler: web.RequestHandler) -> str:
    """The name of the cookie of a browser that came by a good link and still owes the PIN."""
    return f"empathy-sign-in-{handler.settings['port']}"


def waits_for_pin(handler: web.RequestHandler) -> bool:
    """Whether this browser came by a good link while a screen was handed over, and still owes the PIN."""
    return handler.get_signed_cookie(waiting_name(handler), max_age_days=1) is not None


def store_of(handler: web.RequestHandler, seat: str | None) -> Store:
    """The workspace as a browser's seat sees it; without a seat, as somebody who is not in yet."""
    return Store(handler.settings["workspace"], Actor(seat=seat or "at the door"))


def is_known(handler: web.RequestHandler, seat: str | None) -> bool:
    """Whether a seat is still somebody's: it may have been signed out from elsewhere."""
    if seat is None:
        return False
    try:
        store_of(handler, seat).handed_over()
    except NotAllowed:
        return False
    return True


def is_handed_over(handler: web.RequestHandler, seat: str | None) -> bool:
    """Whether a seat's own screen is handed over, so that signing in frees nothing."""
    return is_known(handler, seat) and store_of(handler, seat).handed_over() is not None


def in_hands_of(handler: web.RequestHandler) -> str | None:
    """The sitting the asking seat's screen is handed over for; None while it is the clinician's.

    EmpathyError when the seat was signed out or the workspace cannot be read.
    """
    found = store_of(handler, seat_of(handler)).handed_over()
    return None if found is None else found.administration


def give_seat(handler: web.RequestHandler) -> None:
    """Seat a browser that signs in; one that has a seat keeps it, and with it a hand-over that waits for the PIN."""
    if waits_for_pin(handler):
        handler.clear_cookie(waiting_name(handler), path="/")
    if not is_known(handler, seat_of(handler)):
        handler.set_signed_cookie(
            cookie_name(handler), secrets.token_urlsafe(12), expires_days=SEAT_DAYS, httponly=True, samesite="Lax",
            path="/",
        )


class LinkIdentity(IdentityProvider):
    """Signs a browser in by a link that works once, and by the PIN as well while a screen is handed over."""

    def get_handlers(self) -> list[tuple[str, object]]:
        """No address of its own."""
        return []

    async def get_user_token(self, handler: web.RequestHandler) -> User | None:
        """Sign in the browser that opens a link, and give it a seat; or let it wait for the PIN."""
        token = handler.get_query_argument("token", "") if getattr(handler, "takes_link", False) else ""
        if not token:
            return None
        try:
            pin_first = self.owes_pin(handler)
        except EmpathyError:
            raise web.HTTPError(503) from None  # who cannot be told apart is not let in; the link stays good
        if not handler.settings["links"].spend(token):
            return None
        if pin_first:
            handler.set_signed_cookie(
                waiting_name(handler), "pin", expires_days=1, httponly=True, samesite="Lax", path="/")
            handler.redirect(handler.settings["base_url"] + WAITING_ROOM)
            raise web.Finish
        give_seat(handler)
        return self.get_user_cookie(handler) or self.generate_anonymous_user(handler)

    def owes_pin(self, handler: web.RequestHandler) -> bool:
        """Whether a good link is not enough: a screen is handed over, and this browser was not signed in before."""
        seat = seat_of(handler)
        if not store_of(handler, None).any_handed_over() or is_handed_over(handler, seat):
            return False  # a screen of its own that is handed over stays so
        return self.get_user_cookie(handler) is None or not is_known(handler, seat)

    def let_in(self, handler: web.RequestHandler) -> None:
        """Seat a browser whose person gave the right PIN."""
        give_seat(handler)
        self.set_login_cookie(handler, self.generate_anonymous_user(handler))

    def get_user_cookie(self, handler: web.RequestHandler) -> User | None:
        """Nobody without a seat: throwing away its cookie is no way out of a screen that was handed over."""
        user = super().get_user_cookie(handler) if seat_of(handler) else None
        return user if isinstance(user, User) else None

    def is_token_authenticated(self, handler: web.RequestHandler) -> bool:
        """Never: the link signs in, and excuses nobody from saying where a request comes from."""
        return False


class Guarded(Handler):
    """What every address has in common. Put it before the handler class it guards."""

    takes_link = False

    @property
    def kernels(self) -> SeatKernelManager:
        """The kernels of all pages."""
        kernels: SeatKernelManager = self.settings["kernel_manager"]
        return kernels

    @property
    def seat(self) -> str:
        """The seat of a browser that is signed in; whoever has none is refused."""
        seat = seat_of(self)
        if seat is None:
            raise web.HTTPError(403)
        return seat

    def check_host(self) -> bool:
        """Answer only to this machine's own names, so that no other site can borrow one (DNS rebinding)."""
        return self.request.host_name in LOCAL_NAMES

    def get_login_url(self) -> str:
        """There is nowhere to sign in: whoever came without the link is refused where they stand."""
        if self.takes_link and waits_for_pin(self):
            self.redirect(self.base_url + WAITING_ROOM)
            raise web.Finish
        raise web.HTTPError(403)

    def options(self, *_path: str, **_named: str) -> None:
        """No other site may ask what it may do here."""
        raise web.HTTPError(405)

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Note what went wrong without the address's question, where a token or a case may stand."""
        if not isinstance(error, web.HTTPError):
            LOG.error("%s %.80s failed", self.request.method, self.request.path, exc_info=(kind, error, trace))


def note(handler: web.RequestHandler) -> None:
    """Write a request down, without the address's question."""
    level = logging.ERROR if handler.get_status() >= 500 else logging.DEBUG
    LOG.log(level, "%d %s %.80s", handler.get_status(), handler.request.method, handler.request.path)
