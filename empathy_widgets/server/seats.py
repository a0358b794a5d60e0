"""Seats: a kernel is started for one browser, and answers no other.

A kernel is also started either for the clinician or for one handed-over sitting, and answers only as long as the screen
is in the same hands: what was opened before a hand-over ends with it.
"""

from __future__ import annotations

import logging
import re
from typing import Any
from urllib.parse import urlsplit

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import AuthenticatedHandler
from jupyter_server.services.kernels.handlers import KernelHandler, KernelsAPIHandler
from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from empathy_widgets.errors import EmpathyError
from empathy_widgets.server import frames
from empathy_widgets.server.sign_in import Guarded, in_hands_of, seat_of

__all__ = ["SeatKernelHandler", "SeatShutdownHandler", "SeatSocketHandler"]

MOST_LINES = 8
"""To one kernel at once: a page needs one, and one more while it finds out that the first has broken."""
SESSION = re.compile(r"[\w-]{1,64}", re.ASCII)
LOG = logging.getLogger(__name__)


class OneSeat(Guarded):
    """For handlers of one kernel: another seat meets the same answer as for a kernel that does not exist."""

    def check_owner(self, kernel_id: str) -> None:
        """Raise 404 unless this browser's seat started the kernel."""
        owner = self.kernels.seats.get(kernel_id)
        if owner is None or owner != seat_of(self) or kernel_id not in self.kernels:
            raise web.HTTPError(404)

    def check_seat(self, kernel_id: str) -> None:
        """Raise 404 unless this browser's seat started the kernel, and its screen is still in the same hands."""
        self.check_owner(kernel_id)
        if not self.same_hands(kernel_id):
            raise web.HTTPError(404)

    def same_hands(self, kernel_id: str) -> bool:
        """Whether the screen is in the hands the kernel was started for; while nobody can say, it is not."""
        try:
            return self.kernels.hands.get(kernel_id) == in_hands_of(self)
        except EmpathyError:
            return False

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Answer with the status alone: no person reads it."""
        self.finish()


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

    told = False
    """Whether the log already says that this line says more than it may."""

    async def get(self, kernel_id: str) -> None:
        """Open the line, if it speaks the protocol whose bounds can be checked; Voilà's own front end asks for it."""
        self.check_seat(kernel_id)
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "").split(",")
        if frames.PROTOCOL not in map(str.strip, offered) or not SESSION.fullmatch(self.get_argument("session_id", "")):
            raise web.HTTPError(400)
        await super().get(kernel_id=kernel_id)

    async def open(self, kernel_id: str) -> None:
        """Begin, with every message sent at once: held back to be joined with others, each costs a page 40 ms."""
        lines = self.kernels.lines.setdefault(kernel_id, [])
        lines.append(self)
        if len(lines) > MOST_LINES:
            lines.pop(0).close()
        self.set_nodelay(True)
        await super().open(kernel_id)

    def on_close(self) -> None:
        """Forget the line."""
        lines = self.kernels.lines.get(self.kernel_id, [])
        if self in lines:
            lines.remove(self)
        super().on_close()

    def on_message(self, message: str | bytes) -> None:
        """Pass on what a page needs to say, once; a line that sends what is no message ends. Nothing is written down.

        A page says again what it does not know to have arrived, when its line was lost.
        A line that was opened before the screen changed hands ends as well, and its kernel with it.
        """
        if self.ws_connection is None or not self.connection.channels:
            return  # a line that is closing is still heard for a while, and then nothing knows its protocol
        if not self.same_hands(self.kernel_id):
            self.kernels.end_soon(self.kernel_id)
            self.close()
            return
        frame = frames.opened(message)
        if frame is None:
            LOG.warning("a line sent what is no message, and was closed")
            self.close()
        elif frame.allowed:
            if self.kernels.is_new(self.kernel_id, frame.name):
                super().on_message(message)
        elif not self.told:
            self.told = True
            LOG.warning("a page said on the channel %s what no page needs to say, and was not heard", frame.channel)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Pass on what the kernel says, but not on a line that is closing: it would come in the older protocol."""
        if self.ws_connection is None:
            return None
        sent = super().write_message(message, binary)
        if sent is not None:  # Voilà keeps some messages to itself
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())  # a browser has gone: no news
        return sent

    def set_default_headers(self) -> None:
        """The same as everywhere: Jupyter leaves them out here, also where it refuses to open the line."""
        AuthenticatedHandler.set_default_headers(self)


class SeatShutdownHandler(OneSeat, KernelsAPIHandler):
    """A closing page's goodbye is a beacon, which cannot carry Jupyter's form token; its origin is checked instead."""

    def check_xsrf_cookie(self) -> None:
        """Accept a request only from a page of this very server."""
        origin = self.request.headers.get("Origin", "")
        if urlsplit(origin).netloc != self.request.host:
            raise web.HTTPError(403)

    @web.authenticated
    async def post(self, kernel_id: str) -> None:
        """End the kernel of a page that is closing, once its last words have had time to arrive."""
        self.check_owner(kernel_id)  # whoever holds the screen now: ending a kernel tells nobody anything
        self.kernels.end_soon(kernel_id)
        self.set_status(204)
        self.finish()
