"""Bytes on the wire: a loopback forwarder that counts what passes, websocket compression included."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Counter", "counted"]


@dataclass
class Counter:
    """A forwarder's port and the bytes it passed so far, both directions."""

    port: int = 0
    bytes: int = 0
    passed: list[tuple[float, int]] = field(default_factory=list)
    """When something passed (seconds since 1970) and how much had passed by then."""

    def until(self, moment: float) -> int:
        """Bytes passed by ``moment``, seconds since 1970."""
        return max((count for when, count in self.passed if when <= moment), default=0)


@contextlib.contextmanager
def counted(target: int) -> Iterator[Counter]:
    """Forward a new loopback port to ``target`` and count."""
    counter = Counter()
    loop = asyncio.new_event_loop()
    started = threading.Event()

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while chunk := await reader.read(65536):
                counter.bytes += len(chunk)
                counter.passed.append((time.time(), counter.bytes))
                writer.write(chunk)
                await writer.drain()
        writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target)
        await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer))

    async def listen() -> None:
        server = await asyncio.start_server(connected, "127.0.0.1", 0)
        counter.port = server.sockets[0].getsockname()[1]
        started.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(listen())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    started.wait(10)
    try:
        yield counter
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
