"""Seats: which browser is asking, and that a kernel answers only the browser it was started for."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_core.utils import ensure_async
from tornado import web
from tornado.ioloop import IOLoop
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

__all__ = ["SEAT_HEADER", "SeatKernelHandler", "SeatKernelManager", "SeatShutdownHandler", "SeatSocketHandler", "seat_of"]

SEAT_HEADER = "X-Empathy-Seat"
SEAT_ENVIRONMENT = "HTTP_X_EMPATHY_SEAT"
DAYS = 30
LAST_WORDS_SECONDS = 1.0
"""An answer given just before a reload may still be on its way through the kernel."""


def cookie_name(handler: web.RequestHandler) -> str:
    """The seat cookie's name: one a port, so that two workbooks on a machine do not share a seat."""
    return f"empathy-seat-{handler.settings['port']}"


def seat_of(handler: web.RequestHandler, give: bool = False) -> str | None:
    """The seat in the signed cookie of a request; a new one when ``give`` and there is none."""
    value = handler.get_signed_cookie(cookie_name(handler), max_age_days=DAYS)
    if value:
        return value.decode("ascii")
    if not give:
        return None
    seat = secrets.token_urlsafe(12)
    handler.set_signed_cookie(cookie_name(handler), seat, expires_days=DAYS, httponly=True, samesite="Lax", path="/")
    return seat


class SeatKernelManager(AsyncMappingKernelManager):
    """Remembers which seat each kernel was started for."""

    def __init__(self, **options: Any) -> None:
        self.seats: dict[str, str] = {}
        super().__init__(**options)

    async def start_kernel(self, **options: Any) -> str:
        """Start a kernel for the seat its environment names."""
        environment = options.get("env")
        seat = environment.pop(SEAT_ENVIRONMENT, None) if environment else None
        if seat:
            environment["EMPATHY_SEAT"] = seat
        kernel_id = await super().start_kernel(**options)
        if seat:
            self.seats[kernel_id] = seat
        return kernel_id

    async def shutdown_kernel(self, kernel_id: str, now: bool = False, restart: bool = False) -> None:
        """End a kernel and forget its seat. A page keeps nothing in its kernel, so there is nothing to wait for."""
        await super().shutdown_kernel(kernel_id, now=True, restart=restart)
        self.seats.pop(kernel_id, None)


class OneSeat:
    """For handlers of one kernel: another seat meets the same answer as for a kernel that does not exist."""

    def check_seat(self, kernel_id: str) -> None:
        """Raise 404 unless this browser's seat started the kernel."""
        if self.current_user is None:
            raise web.HTTPError(403)
        owner = self.kernel_manager.seats.get(kernel_id)
        if owner is None or owner != seat_of(self):
            raise web.HTTPError(404)


class SeatKernelHandler(OneSeat, KernelHandler):
    """The state of a kernel, for its own seat; ending it goes through the shutdown address."""

    @web.authenticated
    async def get(self, kernel_id: str) -> None:
        """Answer with the kernel's model."""
        self.check_seat(kernel_id)
        await ensure_async(super().get(kernel_id))

    @web.authenticated
    async def delete(self, kernel_id: str) -> None:
        """End the kernel."""
        self.check_seat(kernel_id)
        await ensure_async(super().delete(kernel_id))


class SeatSocketHandler(OneSeat, VoilaKernelWebsocketHandler):
    """The line between a page and its kernel: only its own seat, only widget messages."""

    async def get(self, kernel_id: str) -> None:
        """Open the line."""
        self.check_seat(kernel_id)
        await super().get(kernel_id=kernel_id)


class SeatShutdownHandler(OneSeat, KernelHandler):
    """A closing page says goodbye by a beacon, which cannot carry Jupyter's form token; its origin is checked instead."""

    def check_xsrf_cookie(self) -> None:
        """Accept a request only from a page of this very server."""
        origin = self.request.headers.get("Origin", "")
        if urlsplit(origin).netloc != self.request.host:
            raise web.HTTPError(403)

    @web.authenticated
    async def post(self, kernel_id: str) -> None:
        """End the kernel of a page that is closing, once its last words have had time to arrive."""
        self.check_seat(kernel_id)
        IOLoop.current().call_later(LAST_WORDS_SECONDS, self._end, kernel_id)
        self.set_status(204)
        self.finish()

    async def _end(self, kernel_id: str) -> None:
        if kernel_id in self.kernel_manager:
            await ensure_async(self.kernel_manager.shutdown_kernel(kernel_id))
