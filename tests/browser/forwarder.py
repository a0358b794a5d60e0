"""A line between a browser and a server, on loopback, that a test can cut, stall, delay and mend."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

__all__ = ["Forwarder"]

PIECE = 65536
"""Bytes read at once."""
WEBSOCKET_OPENS = b"HTTP/1.1 101"


class Forwarder:
    """Forwards a port of its own to ``target``, both on loopback; a context manager.

    Attributes
    ----------
    port : int
        Where the browser is to go.
    connections : int
        How many it joined so far.
    torn : int
        How many of them it broke in the middle of a frame.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = self.connections = self.torn = 0
        self.seconds = 0.0
        self.until_torn: int | None = None
        self.is_cut = False
        self.joined: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Forwarder:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self.loop).result(10)
        return self

    def __exit__(self, *_error: object) -> None:
        self._ask(self.server.close)
        self.cut()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    def cut(self) -> None:
        """Break every connection, and each new one, until the line is restored."""
        asyncio.run_coroutine_threadsafe(self._cut(), self.loop).result(10)

    def restore(self) -> None:
        """Let new connections through again."""
        self._ask(lambda: setattr(self, "is_cut", False))

    def stall(self, seconds: float | None = None) -> None:
        """Let nothing pass, neither way, for so long or until `resume`; the connections stay, and lose nothing."""
        self._ask(self.there.clear)
        self._ask(self.back.clear)
        if seconds is not None:
            self._ask(lambda: self.loop.call_later(seconds, self._flow))

    def stall_answers(self) -> None:
        """Let what the browser says pass, and nothing of what the server says, until `resume`."""
        self._ask(self.back.clear)

    def resume(self) -> None:
        """Let what was stalled pass."""
        self._ask(self._flow)

    def _flow(self) -> None:
        self.there.set()
        self.back.set()

    def delay(self, seconds: float) -> None:
        """Let what comes from now on pass so much later, either way and in its order; 0 for at once."""
        self._ask(lambda: setattr(self, "seconds", seconds))

    def cut_in_mid_frame(self, count: int = 1) -> None:
        """Let ``count`` more bytes from the server pass through a websocket, then break it; a new one is let through.

        One byte is always in the middle of a frame, for the shortest has two.
        """
        self._ask(lambda: setattr(self, "until_torn", count))

    def _ask(self, act: Callable[[], object]) -> None:
        """Do something where the line lives; when this returns it is done."""
        async def do() -> None:
            act()

        asyncio.run_coroutine_threadsafe(do(), self.loop).result(10)

    async def _listen(self) -> None:
        self.there, self.back = asyncio.Event(), asyncio.Event()
        self._flow()
        self.server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]

    async def _cut(self) -> None:
        self.is_cut = True
        for task in (broken := list(self.joined)):
            task.cancel()
        await asyncio.gather(*broken, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Join a browser's connection with one to the server, until one of them ends or the line is cut."""
        writers = [writer]
        task = asyncio.current_task()
        self.joined.add(task)
        try:
            if self.is_cut:
                return
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
            writers.append(far_writer)
            self.connections += 1
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass_on(reader, far_writer, self.there))
                both.create_task(self._pass_on(far_reader, writer, self.back))
        except* (ConnectionError, asyncio.CancelledError):
            pass  # one end has gone, or the line was cut
        finally:
            self.joined.discard(task)
            for end in writers:
                end.transport.abort()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flowing: asyncio.Event,
    ) -> None:
        """Pass on what comes one way, in its order; ConnectionError when it has ended."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def take() -> None:
            piece = b"?"
            while piece:
                piece = await reader.read(PIECE)
                await under_way.put((self.loop.time() + self.seconds, piece))

        async with asyncio.TaskGroup() as both:
            both.create_task(take())
            both.create_task(self._give(under_way, writer, flowing))

    async def _give(
        self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter, flowing: asyncio.Event,
    ) -> None:
        """Write each piece when its time has come and the line flows."""
        is_websocket = ends = False
        while not ends:
            due, piece = await under_way.get()
            await asyncio.sleep(due - self.loop.time())
            await flowing.wait()
            ends = not piece
            if is_websocket and self.until_torn is not None:
                if len(piece) > self.until_torn:
                    piece, ends = piece[: self.until_torn], True
                    self.torn += 1
                self.until_torn = None if ends else self.until_torn - len(piece)
            writer.write(piece)
            await writer.drain()
            is_websocket = is_websocket or piece.startswith(WEBSOCKET_OPENS)
        writer.close()
        await writer.wait_closed()  # what was written has left
        raise ConnectionAbortedError
