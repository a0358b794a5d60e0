"""How a line reaches its kernel: a page's kernel has run its cells, so nobody needs to ask whether it is there."""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["SeatConnection"]

WELCOME = b'"iopub_welcome"'
WELCOMED_WITHIN = 0.5
"""Seconds; a kernel that was not forked from ours may welcome only whoever listens first, and is asked then."""


class SeatConnection(ZMQChannelsWebsocketConnection):
    """Jupyter's connection, which begins with the kernel's own welcome instead of two questions to it.

    Source: Jupyter enhancement proposal 65, "iopub_welcome".
    """

    fresh = False
    """Whether its channels were made for it, and not kept from a line that was lost."""

    async def prepare(self) -> None:
        """End an older line of the same page."""
        await self._register_session()  # type: ignore[no-untyped-call]
        self.session.key = self.kernel_manager.session.key

    def create_stream(self) -> None:
        """Make the channels of a line that was not there before."""
        self.fresh = True
        super().create_stream()  # type: ignore[no-untyped-call]

    def nudge(self) -> asyncio.Future[None]:
        """Return what ends when everything the kernel says from now on will be heard."""
        return asyncio.ensure_future(self._welcomed())

    async def _welcomed(self) -> None:
        if not self.fresh:
            return
        welcome = asyncio.Event()

        def hear(message: list[Any]) -> None:
            if not any(WELCOME in bytes(part) for part in message[:4]):
                self.handle_outgoing_message("iopub", message)
            welcome.set()

        self.channels["iopub"].on_recv(hear, copy=True)
        try:
            await asyncio.wait_for(welcome.wait(), WELCOMED_WITHIN)
        except TimeoutError:
            await super().nudge()
