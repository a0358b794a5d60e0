"""A server of its own for these tests, and a client that may send whatever a stranger may send."""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import psutil
from served import Served
from stand_ins import write_chapters
from visitor import PROTOCOL

from empathy_widgets.records import Workspace

__all__ = ["Answer", "Room"]


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers by lower-case name, body, and the cookies set with their attributes."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: dict


class Room(Served):
    """`empathy serve` on the stand-in chapters."""

    def __init__(self, folder: Path, kind: str = "work") -> None:
        place = Workspace(folder / "workspace")
        place.prepare(kind=kind)
        self.notebooks = folder / "chapters"
        if not self.notebooks.exists():
            write_chapters(self.notebooks)
        self.routes_file = folder / "routes.json"
        super().__init__(place.folder, folder / "log")

    def start(self) -> Room:
        """Start and read the one line with the address and the token."""
        command = [sys.executable, str(Path(__file__).with_name("serve_these.py")), str(self.notebooks),
                   str(self.folder), str(self.port), str(self.routes_file)]
        with self.log.open("ab") as log:
            self._begun = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        self.process = psutil.Process(self._begun.pid)
        self.line = self._begun.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\S*token=\S+", self.line)
        assert found, f"no link in {self.line!r}; the log says: {self.log.read_text('utf-8')[-2000:]}"
        self.told = found[0]
        self.token = self.told.partition("token=")[2]
        return self

    @property
    def routes(self) -> list[str]:
        """The pattern of every route of the running application."""
        return json.loads(self.routes_file.read_text("utf-8"))

    def stop(self) -> None:
        """Ask the server to end, and see that nothing of it stays, also when it ended before."""
        super().stop()
        self._begun.stdout.close()

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Send one request as it stands: no redirect is followed and nothing in the path is tidied."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Host": f"127.0.0.1:{self.port}", **{name.replace("_", "-"): text for name, text in headers.items()}}
        if body is not None:
            sent["Content-Length"] = str(len(body))
        cookies = SimpleCookie()
        with contextlib.closing(line):
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, text in sent.items():
                line.putheader(name, text)
            line.endheaders(body)
            with line.getresponse() as reply:
                for text in reply.headers.get_all("Set-Cookie") or ():
                    cookies.load(text)
                content = b"" if reply.status == 101 else reply.read()
        return Answer(reply.status, {name.lower(): text for name, text in reply.getheaders()}, content, dict(cookies))

    def sign_in(self) -> str:
        """The cookies of a newly signed-in browser, as one header."""
        return "; ".join(
            f"{name}={one.coded_value}" for name, one in self.ask(self.link.removeprefix(self.origin)).cookies.items())

    def open_kernel(self, cookie: str, chapter: str = "welcome") -> str:
        """Open a chapter and return the id of its kernel."""
        page = self.ask(f"/chapter/{chapter}", Cookie=cookie)
        return re.search(rb'data-kernel="([0-9a-f-]+)"', page.body)[1].decode()

    def knock(self, kernel: str, **headers: str) -> Answer:
        """Ask for a websocket to a kernel; 101 is yes."""
        return self.ask(f"/api/kernels/{kernel}/channels?session_id=test", **{
            "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Protocol": PROTOCOL,
            "Sec-WebSocket-Key": base64.b64encode(b"0123456789abcdef").decode(), **headers})
