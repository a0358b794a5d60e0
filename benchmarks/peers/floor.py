"""The static floor: what the work costs when nothing stands between the browser and SQLite but tornado.

One HTML page of 20 fieldsets, the whole plotly.min.js of the installed plotly package (not a polar-only build) served
gzipped and immutable under its hash, and a websocket that commits an answer and sends back the sums. Nothing is
trimmed: a leaner floor can be made, this one is what a careful person writes in an afternoon.
"""

# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import sys
from pathlib import Path

import plotly
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from benchmarks.peers.work import CHOICES, ITEMS, LAYOUT, commit, radar, sums

__all__: list[str] = []

LIBRARY = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
STAMP = hashlib.sha256(LIBRARY).hexdigest()[:12]
PACKED = gzip.compress(LIBRARY, mtime=0)


class Page(RequestHandler):
    """The page, asked for anew each time and answered with 304 where the browser has it."""

    def get(self) -> None:
        """Write the page."""
        self.set_header("Cache-Control", "no-cache")
        self.render("floor.html", items=ITEMS, choices=CHOICES, stamp=STAMP,
                    figure=json.dumps({"data": [radar({})], "layout": LAYOUT}))


class Library(RequestHandler):
    """plotly.js, which a browser fetches once."""

    def get(self) -> None:
        """Write the library."""
        self.set_header("Content-Type", "text/javascript")
        self.set_header("Content-Encoding", "gzip")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.write(PACKED)


class Line(WebSocketHandler):
    """One visitor's answers."""

    def open(self) -> None:
        """Begin with nothing answered."""
        self.answers: dict[int, int] = {}

    def on_message(self, message: str | bytes) -> None:
        """Commit, add up, send back."""
        answer = json.loads(message)
        commit(answer["item"], answer["choice"])
        self.answers[answer["item"]] = answer["choice"]
        self.write_message(json.dumps(sums(self.answers)))


async def main(port: int) -> None:
    """Serve until ended."""
    Application(
        [("/", Page), (f"/plotly-{STAMP}.js", Library), ("/line", Line)],
        template_path=str(Path(__file__).parent), compress_response=True,
    ).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
