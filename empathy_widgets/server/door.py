"""The door: which browser is asking, by which name it calls this server, and what the log may say of it."""

from __future__ import annotations

import hmac
import logging
import secrets
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado import web

__all__ = ["Guarded", "LinkIdentity", "note", "seat_of"]

LOCAL_NAMES = ("127.0.0.1", "localhost")
SEAT_DAYS = 30
LOG = logging.getLogger(__name__)


def cookie_name(handler: web.RequestHandler) -> str:
    """The seat cookie's name: one a port, so that two workbooks on a machine do not share a seat."""
    return f"empathy-seat-{handler.settings['port']}"


def seat_of(handler: web.RequestHandler) -> str | None:
    """The seat in the signed cookie of a request; every signed-in browser has one."""
    value = handler.get_signed_cookie(cookie_name(handler), max_age_days=SEAT_DAYS)
    return value.decode("ascii") if value else None


def give_seat(handler: web.RequestHandler) -> None:
    """Seat a browser that signs in; one that has a seat keeps it, and with it a hand-over that waits for the PIN."""
    if seat_of(handler) is None:
        handler.set_signed_cookie(
            cookie_name(handler), secrets.token_urlsafe(12), expires_days=SEAT_DAYS, httponly=True, samesite="Lax",
            path="/",
        )


class LinkIdentity(IdentityProvider):
    """Signs a browser in by the token in the link, and by nothing else; there is no form to guess at."""

    def get_handlers(self) -> list[tuple[str, type]]:
        """No address of its own."""
        return []

    async def get_user_token(self, handler: web.RequestHandler) -> User | None:
        """Sign in the browser that opens the link, and give it a seat."""
        told = handler.get_query_argument("token", "") if getattr(handler, "takes_link", False) else ""
        if not hmac.compare_digest(told.encode(), self.token.encode()):
            return None
        give_seat(handler)
        return self.get_user_cookie(handler) or self.generate_anonymous_user(handler)

    def get_user_cookie(self, handler: web.RequestHandler) -> User | None:
        """Nobody without a seat: throwing away its cookie is no way out of a screen that was handed over."""
        return super().get_user_cookie(handler) if seat_of(handler) else None

    def is_token_authenticated(self, handler: web.RequestHandler) -> bool:
        """Never: the link signs in, and excuses nobody from saying where a request comes from."""
        return False


class Guarded:
    """What every address has in common. Put it before the handler class it guards."""

    takes_link = False

    def check_host(self) -> bool:
        """Answer only to this machine's own names, so that no other site can borrow one (DNS rebinding)."""
        return self.request.host_name in LOCAL_NAMES

    def get_login_url(self) -> str:
        """There is nowhere to sign in: whoever came without the link is refused where they stand."""
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
