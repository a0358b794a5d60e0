"""The peers as running servers, in an environment of their own that is made when it is missing."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import psutil

from benchmarks.servers import Side, free_port, running, wait_for

__all__ = ["PEERS", "prepare"]

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".venv-peers"
WANTED = Path(__file__).parent / "peers" / "requirements.txt"
PYTHON = ENVIRONMENT / "bin" / "python"
RADAR = ".js-plotly-plot .polar .scatterlayer path.js-line"
READY = (f"document.querySelectorAll('%s').length >= 100 && !!document.querySelector('{RADAR}')")
"""All choices are there and the radar is drawn."""


def prepare() -> None:
    """Make the peers' environment, or bring it up to what is pinned; nothing happens where it is so already."""
    made = ENVIRONMENT / ".made-from"
    wanted = WANTED.read_text("utf-8")
    if made.exists() and made.read_text("utf-8") == wanted:
        return
    print("Preparing the peers' environment …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "-r", WANTED], check=True)
    made.write_text(wanted, "utf-8")


def peer(name: str, command: list[str], radios: str) -> Callable[[], AbstractContextManager[Side]]:
    """A peer to be started: ``{port}`` in its command is filled in, ``radios`` selects all its choices in order."""

    @contextlib.contextmanager
    def start() -> Iterator[Side]:
        port = free_port()
        words = [str(PYTHON), "-m", *(word.format(port=port) for word in command)]
        with tempfile.TemporaryDirectory() as folder, running(
                words, PEER_DATABASE=f"{folder}/peer.sqlite", PYTHONPATH=str(ROOT)) as process:
            address = f"http://127.0.0.1:{port}/"
            wait_for(address, process)
            yield Side(name, None, address, psutil.Process(process.pid), ready=READY % radios,
                       radio=f"{radios} >> nth={{place}}", radar=RADAR, port=port)

    return start


NATIVE = "input[type=radio]:enabled"
PEERS = {
    "floor": peer("static floor", ["benchmarks.peers.floor", "{port}"], NATIVE),
    "Dash": peer("Dash", ["gunicorn", "--bind", "127.0.0.1:{port}", "--threads", "4", "benchmarks.peers.dash:server"],
                 NATIVE),
    "NiceGUI": peer("NiceGUI", ["benchmarks.peers.nicegui", "{port}"], ".q-radio[role=radio]"),
    "Shiny": peer("Shiny", ["shiny", "run", "--port", "{port}", "benchmarks.peers.shiny:app"], NATIVE),
}
