"""The two sides of the comparison as real servers on loopback, started and ended by process id."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

__all__ = ["Side", "free_port", "running", "stock", "wait_for", "workbook"]

STOCK_NOTEBOOK = Path(__file__).parent / "stock" / "stock.ipynb"
START_SECONDS = 60
PLOTLY = "[data-chart=radar] svg .polar .scatterlayer path.js-line"
"""The workbook's radar once plotly.js draws it; before, the page's own picture stands there."""


@dataclass
class Side:
    """A running server: how to sign in, which page does the work, and what a usable page looks like."""

    name: str
    sign_in: Callable[[], str] | None
    """Makes a link that signs a browser in, for each browser anew; None where nobody signs in."""
    page: str
    server: psutil.Process
    ready: str
    """JavaScript that is true once the first radio can be clicked and the radar is drawn."""
    radio: str
    """Selector of one choice; ``{item}`` and ``{choice}`` count from 1, ``{item0}``, ``{choice0}`` and ``{place}``,
    the choice's place among all of the page, from 0."""
    radar: str
    """Selector of the polygon's path."""
    port: int
    plotly: str = ""
    """Selector of the polygon's path once plotly.js draws it, where the page is usable before."""

    def kernels(self) -> list[psutil.Process]:
        """Every process under the server that serves a page."""
        return [process for process in self.server.children(recursive=True) if process.is_running()]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[str]) -> None:
    """Return once ``address`` answers anything at all."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} did not answer in {START_SECONDS} s")


@contextlib.contextmanager
def running(command: list[str], **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Run a server with its children; end them all on leaving."""
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    try:
        yield process
    finally:
        family = [*psutil.Process(process.pid).children(recursive=True)] if process.poll() is None else []
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        for member in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.kill()


@contextlib.contextmanager
def stock() -> Iterator[Side]:
    """Stock Voilà as its documentation starts it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "voila", str(STOCK_NOTEBOOK), "--no-browser", f"--port={port}"]
        with running(command, STOCK_DATABASE=f"{folder}/stock.sqlite") as process:
            address = f"http://127.0.0.1:{port}/"
            wait_for(f"{address}voila/static/none", process)
            yield Side(
                "stock Voilà", None, address, psutil.Process(process.pid),
                ready="document.querySelectorAll('.widget-radio input[type=radio]').length >= 100"
                      " && !!document.querySelector('.js-plotly-plot .polar .scatterlayer path.js-line')",
                radio=".widget-radio >> nth={item0} >> input[type=radio] >> nth={choice0}",
                radar=".js-plotly-plot .polar .scatterlayer path.js-line",
                port=port,
            )


@contextlib.contextmanager
def workbook() -> Iterator[Side]:
    """The workbook as `empathy serve` starts it, with one case whose rehearsal has every subscale scored."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.library import Library
    from empathy_widgets.records import Store, Workspace
    from empathy_widgets.server.links import fresh_link

    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        place = Workspace(Path(folder) / "workspace")
        place.prepare()
        store = Store(place, Actor())
        case = store.create_case("")
        form = Library().instrument("pes-practice-form")
        sitting = store.start(case.id, form.id, "rehearsal", version=form.version)
        for item in range(1, 21):
            store.respond(sitting.id, item, 3, case_id=case.id)
        command = [sys.executable, "-m", "empathy_widgets.cli", "serve", "--no-browser", f"--port={port}",
                   f"--workspace={place.folder}"]
        with running(command) as process:
            assert process.stdout is not None
            process.stdout.readline()
            wait_for(f"http://127.0.0.1:{port}/", process)
            yield Side(
                "Empathy Workbook", lambda: fresh_link(place.folder, port),
                f"http://127.0.0.1:{port}/chapter/how-a-score-comes-about?case={case.id}",
                psutil.Process(process.pid),
                ready="document.documentElement.dataset.pageReady === 'true'"
                      " && !!document.querySelector('fieldset[data-item=\"1\"] input[type=radio]:enabled')"
                      f" && !!document.querySelector('[data-chart=radar] svg [data-series], {PLOTLY}')",
                radio="fieldset[data-item=\"{item}\"] input[type=radio][value=\"{choice}\"]",
                radar=f"[data-chart=radar] svg path[data-series], {PLOTLY}",
                port=port,
                plotly=PLOTLY,
            )
