"""Kernels: one a page, each of one browser's seat, and which gives way when there are too many."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Mapping
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.utils import ApiPath
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketHandler

from empathy_widgets.server.shares import MOST_PAGES, SHARE, Place, gives_way
from empathy_widgets.strings import language

__all__ = ["PageGone", "SeatKernelManager"]

LAST_WORDS_SECONDS = 1.0
"""An answer given just before a reload may still be on its way through the kernel."""
REMEMBERED = 256
"""Kernels that made way for others, so that their pages are told why."""
PASSED_ON = 4096
"""Messages of a page whose names are kept, so that one said again after a lost line is not passed on again."""


class PageGone(Exception):
    """A page had to make room for another one of its seat before it was there."""


class SeatKernelManager(AsyncMappingKernelManager):
    """Starts a kernel for a page and remembers whose it is.

    A kernel is started for one browser, and either for the clinician or for one handed-over sitting.
    """

    share, most_pages = SHARE, MOST_PAGES

    def __init__(self, **options: Any) -> None:
        self.seats: dict[str, str] = {}
        self.hands: dict[str, str | None] = {}
        """The handed-over sitting each kernel was started for, None for the clinician."""
        self.lines: dict[str, list[WebSocketHandler]] = {}
        self.made_way: deque[str] = deque(maxlen=REMEMBERED)
        self._passed_on: dict[str, dict[str, None]] = {}
        self._places: list[Place] = []
        self._opening: Counter[str] = Counter()
        super().__init__(**options)

    def has_room(self, seat: str) -> bool:
        """Whether one more page of a seat may open: not while its whole share is opening, for none of those can end."""
        return self._opening[seat] < self.share

    def is_new(self, kernel_id: str, message: str) -> bool:
        """Whether a message of this name was not passed on to this kernel before; from now on it was."""
        names = self._passed_on.setdefault(kernel_id, {})
        if message in names:
            return False
        names[message] = None
        if len(names) > PASSED_ON:
            del names[next(iter(names))]
        return True

    async def runs(self, kernel_id: str, seat: str | None) -> bool:
        """Whether a kernel was started for this seat, and its process is still there."""
        if kernel_id not in self or self.seats.get(kernel_id, "") != seat:
            return False
        return bool(await ensure_async(self.get_kernel(kernel_id).is_alive()))

    async def start_page(
        self, seat: str, path: str, query: str, hands: str | None = None, surroundings: Mapping[str, str] | None = None,
    ) -> str:
        """Start a kernel for one page of one seat and return its id; the page reads its address from it.

        It speaks the language that is spoken here, to whoever asks for the page.

        ``hands`` is the sitting the screen is handed over for, None while it is in the clinician's hands. A handed-over
        screen always finds room, for its page holds the way back. ``surroundings`` go into its environment.

        Raises
        ------
        PageGone
            The seat opened so many more that this one had to go before it was there.
        """
        environment = {
            **os.environ, "EMPATHY_SEAT": seat, "SCRIPT_NAME": path, "QUERY_STRING": query,
            "EMPATHY_LANGUAGE": language(), "IPYTHONDIR": os.path.join(self.connection_dir, "ipython"),
            **(surroundings or {}),
        }
        place = self._take_place(seat, needed=hands is not None)
        self._opening[seat] += 1
        try:
            kernel_id = await self.start_kernel(kernel_name="python3", path=ApiPath(""), env=environment)
        except BaseException:
            self._forget(place)
            raise
        finally:
            self._opening -= Counter([seat])
        if place not in self._places:
            await self.shutdown_kernel(kernel_id)
            raise PageGone
        place.kernel_id = kernel_id
        self.seats[kernel_id], self.hands[kernel_id] = seat, hands
        return kernel_id

    def _take_place(self, seat: str, needed: bool) -> Place:
        gone = gives_way(self._places, seat, needed, self.share, self.most_pages)
        if gone is not None:
            self._forget(gone)
            if gone.kernel_id is not None:
                self.made_way.append(gone.kernel_id)
                self.end_soon(gone.kernel_id)
        place = Place(seat, needed)
        self._places.append(place)
        return place

    def _forget(self, gone: Place | str) -> None:
        """Give a place, or that of a kernel, to others."""
        self._places = [place for place in self._places if gone not in (place, place.kernel_id)]

    async def shutdown_kernel(  # type: ignore[override]  # only the synchronous base class is typed
        self, kernel_id: str, now: bool = False, restart: bool = False,
    ) -> None:
        """End a kernel and its lines. A page keeps nothing in its kernel, so there is nothing to wait for."""
        self.seats.pop(kernel_id, None)
        self.hands.pop(kernel_id, None)
        self._passed_on.pop(kernel_id, None)
        self._forget(kernel_id)
        await super().shutdown_kernel(kernel_id, now=True, restart=restart)
        for line in self.lines.pop(kernel_id, []):
            line.close()

    def end_other_hands(self, seat: str, hands: str | None) -> None:
        """End every kernel of a seat that was started while its screen was in other hands."""
        for kernel_id in [one for one, owner in self.seats.items() if owner == seat and self.hands[one] != hands]:
            self.seats.pop(kernel_id)
            self._forget(kernel_id)
            IOLoop.current().add_callback(self._end, kernel_id)

    def end_soon(self, kernel_id: str) -> None:
        """End the kernel of a page that has gone; from now on it is nobody's."""
        self.seats.pop(kernel_id, None)
        self._forget(kernel_id)
        IOLoop.current().call_later(LAST_WORDS_SECONDS, self._end, kernel_id)

    async def _end(self, kernel_id: str) -> None:
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id)
