"""A visitor without a browser: asks by HTTP with a cookie jar of its own, and speaks to a page's kernel by hand."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import threading
import uuid
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

__all__ = ["LOOP", "PROTOCOL", "Answer", "Line", "Page", "Visitor", "follow", "packed", "unpacked"]

PATIENCE = 30.0
PROTOCOL = "v1.kernel.websocket.jupyter.org"
PARTS = ("header", "parent_header", "metadata", "content")


@dataclass
class Answer:
    """What the server answered: ``headers`` by lower-case name, ``cookies`` as it set them, whole."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Visitor:
    """Somebody at the address of a server; signed in once the link was opened."""

    def __init__(self, server, cookies: dict[str, str] | None = None) -> None:
        self.server = server
        self.cookies = dict(cookies or {})
        self.pages: list[Page] = []
        self.lines: list[Line] = []

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Send one request; header names are given with underscores. Cookies that are set are kept."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body=body, headers=sent)
            reply = connection.getresponse()
            set_cookies = [value for name, value in reply.getheaders() if name.lower() == "set-cookie"]
            for line in set_cookies:
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            named = {name.lower(): value for name, value in reply.getheaders()}
            answer = Answer(reply.status, named, reply.read(), set_cookies)
        finally:
            connection.close()
        if b'id="told"' in answer.body and "html" in named.get("content-type", ""):
            self.pages.append(Page(self, answer.text))
        return answer

    def sign_in(self) -> Visitor:
        """Open the link."""
        answer = self.ask(self.server.link.removeprefix(self.server.origin))
        assert answer.status == 302, answer
        return self

    def open(self, chapter: str, **asked: str) -> Page:
        """Open a chapter as a browser would, up to where its scripts would begin."""
        answer = self.ask(f"/chapter/{chapter}" + (f"?{urlencode(asked)}" if asked else ""))
        assert answer.status == 200, answer
        return self.pages[-1]

    def leave(self) -> None:
        """Hang up every line and close every page."""
        self.hang_up()
        for page in self.pages:
            page.close()
        self.pages.clear()

    def hang_up(self) -> None:
        """Close every line, and no page."""
        for line in self.lines:
            line.close()
        self.lines.clear()


def follow(visitor: Visitor, link: str) -> Visitor:
    """Open a link, whatever comes of it."""
    visitor.answer = visitor.ask(link.removeprefix(visitor.server.origin))
    return visitor


class Page:
    """The HTML of an opened chapter, and the way to its kernel."""

    def __init__(self, visitor: Visitor, html: str) -> None:
        self.visitor = visitor
        self.html = html
        found = re.search(r'id="told" type="application/json">(.*?)</script>', html)
        assert found, html[-2000:]
        self.kernel_id = json.loads(found[1])["kernel"]

    def line(self) -> Line:
        """Connect to the page's kernel."""
        return Line(self.visitor, self.kernel_id)

    def close(self) -> None:
        """Say goodbye as a closing tab does."""
        origin = self.visitor.server.origin
        self.visitor.ask(f"/voila/api/shutdown/{self.kernel_id}", "POST", Origin=origin)


class Loop:
    """One event loop in a thread of its own, so that tests stay plain functions beside Playwright's."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def do(self, work, seconds: float = PATIENCE):
        """Run a coroutine to its end and return its result."""
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, seconds), self.loop).result(seconds + 5)


LOOP = Loop()


def packed(message: dict, channel: str = "shell", buffers: tuple[bytes, ...] = ()) -> bytes:
    """A message as one frame, by Jupyter's own hand."""
    parts = [json.dumps(message[name]).encode() for name in PARTS]
    return serialize_msg_to_ws_v1([*parts, *buffers], channel)


def unpacked(frame: bytes) -> dict:
    """The message in a frame from the server."""
    channel, parts = deserialize_msg_from_ws_v1(frame)
    return {"channel": channel, **{name: json.loads(part) for name, part in zip(PARTS, parts, strict=False)},
            "buffers": parts[4:]}


def state_in(message: dict) -> dict:
    """The traits a message tells of, none where it tells of none."""
    content = message.get("content", {}).get("data", {})
    return content.get("state") or {} if isinstance(content, dict) else {}


class Line:
    """A websocket to a page's kernel, in the protocol Voilà's own front end asks for."""

    def __init__(
        self, visitor: Visitor, kernel_id: str, query: str = "", protocols: tuple[str, ...] = (PROTOCOL,),
        **headers: str,
    ) -> None:
        self.session = uuid.uuid4().hex
        cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        sent = {"Cookie": cookie, "Origin": visitor.server.origin}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        address = (f"ws://127.0.0.1:{visitor.server.port}/api/kernels/{kernel_id}/channels"
                   f"?session_id={self.session}{query}")
        self.socket = LOOP.do(self._connected(HTTPRequest(address, headers=sent), protocols))
        self.control = None
        self.over = False
        visitor.lines.append(self)

    @staticmethod
    async def _connected(request: HTTPRequest, protocols: tuple[str, ...]):
        return await websocket_connect(request, max_message_size=1 << 26, subprotocols=list(protocols))

    def send(self, kind: str, content: dict, channel: str = "shell", **more: object) -> str:
        """Send one message and return its id."""
        number = uuid.uuid4().hex
        header = {"msg_id": number, "msg_type": kind, "session": self.session, "username": "", "version": "5.3",
                  "date": "2026-01-01T00:00:00Z"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, **more}
        self.send_bytes(packed(message, channel))
        return number

    def send_bytes(self, frame: bytes) -> None:
        """Send anything at all."""
        LOOP.do(self._write(frame))

    def send_text(self, text: str) -> None:
        """Send any text, which is never a message in this protocol."""
        LOOP.do(self._write(text))

    async def _write(self, message: str | bytes) -> None:
        await self.socket.write_message(message, binary=isinstance(message, bytes))

    def hear(self, wanted, seconds: float = PATIENCE) -> dict:
        """Return the first message for which ``wanted(message)`` is true."""
        return LOOP.do(self._heard(wanted), seconds)

    async def _heard(self, wanted) -> dict:
        while True:
            told = await self.socket.read_message()
            self.over = told is None
            assert not self.over, "the server closed the line"
            if wanted(message := unpacked(told)):
                return message

    def states(self) -> dict[str, dict]:
        """The traits of every widget in the kernel, by model id; everything sent before has been heard by then."""
        if self.control is None:
            self.control = uuid.uuid4().hex
            self.send("comm_open", {"comm_id": self.control, "target_name": "jupyter.widget.control", "data": {}},
                      metadata={"version": "1.0.0"})
        self.send("comm_msg", {"comm_id": self.control, "data": {"method": "request_states"}})
        told = self.hear(lambda message: message["header"]["msg_type"] == "comm_msg"
                         and message["content"]["comm_id"] == self.control)
        return {number: model["state"] for number, model in told["content"]["data"]["states"].items()}

    def find(self, trait: str) -> str:
        """The model id of the one widget that has a trait of this name."""
        found = [number for number, state in self.states().items() if trait in state]
        assert len(found) == 1, (trait, found)
        return found[0]

    def write(self, model: str, **traits: object) -> None:
        """Set traits of a widget from the page's side."""
        self.send("comm_msg", {"comm_id": model, "data": {"method": "update", "state": traits, "buffer_paths": []}})

    def say(self, model: str, **event: object) -> dict | None:
        """Put one event into a widget's outbox and return its receipt, None when there is none."""
        event.setdefault("request", uuid.uuid4().hex)
        self.write(model, outbox=[event])
        return self.states()[model]["receipts"].get(event["request"])

    def last_words(self, model: str, **event: object) -> dict:
        """Put one event into a widget's outbox and return the receipt the kernel sends by itself, without asking for
        it.
        """
        request = event.setdefault("request", uuid.uuid4().hex)
        self.write(model, outbox=[event])
        told = self.hear(lambda message: request in state_in(message).get("receipts", ()))
        return state_in(told)["receipts"][request]

    def close(self) -> None:
        """Hang up, and wait until the other end has, too."""
        LOOP.do(self._hung_up())

    async def _hung_up(self) -> None:
        self.socket.close()
        while not self.over:
            self.over = await self.socket.read_message() is None
