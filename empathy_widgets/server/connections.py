"""How a line reaches its kernel: a page's kernel has run its cells, so nobody needs to ask whether it is there."""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from zmq.eventloop.zmqstream import ZMQStream

__all__ = ["SeatConnection"]

WELCOME = b'"iopub_welcome"'
WELCOMED_WITHIN = 5.0
"""Seconds; a kernel that does not answer by then has gone, which the page finds out by asking."""


class SeatConnection(ZMQChannelsWebsocketConnection):
    """Jupyter's connection, which begins with the kernel's own welcome instead of two questions to it.

    Source: Jupyter enhancement proposal 65, "iopub_welcome".
    """

    fresh = False
    """Whether its channels were made for it, and not kept from a line that was lost."""

    async def prepare(self) -> None:
        """End an older line of the same page."""
        await self._register_session()
        self.session.key = self.kernel_manager.session.key

    def create_stream(self) -> None:
        """Make the channels of a line that was not there before."""
        self.fresh = True
        super().create_stream()

    def nudge(self) -> asyncio.Future[None]:
        """Return what ends when everything the kernel says from now on will be heard."""
        heard: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if not self.fresh:
            heard.set_result(None)
            return heard
        iopub: ZMQStream = self.channels["iopub"]

        def hear(message: list[Any]) -> None:
            if not any(WELCOME in bytes(part) for part in message[:4]):
                self.handle_outgoing_message("iopub", message)
            if not heard.done():
                heard.set_result(None)

        iopub.on_recv(hear)
        late = asyncio.get_running_loop().call_later(WELCOMED_WITHIN, lambda: heard.done() or heard.set_result(None))
        heard.add_done_callback(lambda _heard: late.cancel())
        return heard
