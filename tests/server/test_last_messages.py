"""What a kernel says to a browser that has gone: it is lost without a word in the log."""

import asyncio
import gc
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from tornado.websocket import WebSocketClosedError, WebSocketHandler
from visitor import packed

from empathy_widgets.server.seats import SeatSocketHandler


class Gone:
    """The connection to a browser that goes away while something is being said."""

    def is_closing(self):
        return False

    def write_message(self, message, binary=False):
        async def broken_off():
            raise WebSocketClosedError

        return asyncio.ensure_future(broken_off())


def complaints_of(say, message) -> list[str]:
    """What the event loop complains of when a message is said and nobody waits for its end."""
    heard = []

    async def said():
        asyncio.get_running_loop().set_exception_handler(lambda _loop, about: heard.append(about["message"]))
        line = SeatSocketHandler.__new__(SeatSocketHandler)
        line.ws_connection = Gone()
        say(line, message, isinstance(message, bytes))
        for _turn in range(3):
            await asyncio.sleep(0)
        gc.collect()
        await asyncio.sleep(0)

    with ThreadPoolExecutor(1) as elsewhere:  # a thread of its own: the suite's browser holds a loop in this one
        elsewhere.submit(lambda: asyncio.run(said())).result()
    return heard


REST = {"parent_header": {}, "metadata": {}, "content": {}}
MESSAGE = packed({"header": {"msg_type": "comm_msg"}, **REST}, "iopub")


@pytest.mark.parametrize("message", [MESSAGE, json.dumps({"header": {}})], ids=["binary", "text"])
def test_nothing_is_complained_of_when_a_browser_went_meanwhile(message):
    assert complaints_of(SeatSocketHandler.write_message, message) == []


def test_the_complaint_would_be_heard():
    assert complaints_of(WebSocketHandler.write_message, MESSAGE) == ["Task exception was never retrieved"]


def test_what_voila_keeps_to_itself_is_not_said_and_breaks_nothing():
    kept = packed({"header": {"msg_type": "execute_input"}, **REST}, "iopub")
    assert complaints_of(SeatSocketHandler.write_message, kept) == []
