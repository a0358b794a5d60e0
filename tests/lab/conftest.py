"""A real `empathy lab`, and a person at it in a real Chromium."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Page, expect

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace

LINK = re.compile(rb"http://127\.0\.0\.1:\d+/lab\?token=(\w+)")
PATIENCE_S = 60


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Lab:
    """One JupyterLab, started by the command, ended by its process id."""

    def __init__(self, folder) -> None:
        self.workspace = Workspace(folder)
        self.origin = f"http://127.0.0.1:{free_port()}"
        command = [sys.executable, "-m", "empathy_widgets.cli", "lab", "--no-browser", f"--workspace={folder}",
                   f"--port={urlsplit(self.origin).port}"]
        home = {"JUPYTER_CONFIG_DIR": f"{folder}-config", "JUPYTER_DATA_DIR": f"{folder}-data"}
        surroundings = {**os.environ, **home}
        self.begun = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings)
        self.token = self._token()
        self.store = Store(self.workspace, Actor(name="test", seat="test"))

    def _token(self) -> str:
        """Read what JupyterLab says until it says its link."""
        said, end = b"", time.monotonic() + PATIENCE_S
        with selectors.DefaultSelector() as waiter:
            waiter.register(self.begun.stdout, selectors.EVENT_READ)
            while not (found := LINK.search(said)):
                if time.monotonic() >= end or self.begun.poll() is not None:
                    raise RuntimeError(f"JupyterLab said no link: {said.decode()[-2000:]}")
                if waiter.select(1):
                    said += os.read(self.begun.stdout.fileno(), 65536)
        return found[1].decode()

    def link(self, notebook: str) -> str:
        """The address of a chapter, signed in; a workspace of its own keeps pages apart."""
        return f"{self.origin}/lab/workspaces/{notebook[:2]}/tree/{notebook}?token={self.token}&reset"

    def kill_kernels(self) -> None:
        """SIGKILL every kernel."""
        for child in psutil.Process(self.begun.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                if any("ipykernel" in word for word in child.cmdline()):
                    child.kill()

    def stop(self) -> None:
        """Ask JupyterLab to end, and see that nothing of it stays."""
        family = psutil.Process(self.begun.pid).children(recursive=True)
        self.begun.send_signal(signal.SIGTERM)
        self.begun.communicate(timeout=30)
        for member in psutil.wait_procs(family, timeout=10)[1]:
            member.kill()


class Desk:
    """One notebook on the screen."""

    def __init__(self, page: Page, lab: Lab, notebook: str) -> None:
        self.page = page
        page.goto(lab.link(notebook))
        self.idle()

    def idle(self) -> Desk:
        """Wait until the kernel is there and has nothing to do."""
        expect(self.page.get_by_role("button", name=re.compile(r"\| Idle"))).to_be_visible(timeout=30_000)
        return self

    def choose(self, menu: str, entry: str) -> None:
        """Pick an entry of JupyterLab's own menus."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=entry, exact=True).click()

    def run_all(self) -> Desk:
        """Run every cell."""
        self.choose("Run", "Run All Cells")
        return self

    def restart_and_run_all(self) -> Desk:
        """Restart the kernel, then run every cell."""
        self.choose("Kernel", "Restart Kernel and Run All Cells…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        return self

    def open_case(self, code: str) -> None:
        """Choose a case from the list."""
        expect(self.page.locator(".ew-case-list")).to_be_visible(timeout=30_000)
        self.page.locator(".ew-case-list button").filter(has_text=code).click()
        expect(self.page.locator("[data-case-code]")).to_have_text(code)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    running = Lab(tmp_path_factory.mktemp("lab") / "workspace")
    yield running
    running.stop()


@pytest.fixture
def open_notebook(lab, browser):
    """Open a chapter; no page of the test may have asked another host for anything, or met an error of ours."""
    asked, errors, context = [], [], browser.new_context(viewport={"width": 1280, "height": 900})

    def opened(notebook: str) -> Desk:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        return Desk(page, lab, notebook)

    yield opened
    context.close()
    outside = {url for url in asked if urlsplit(url).scheme not in ("data", "blob")
               and urlsplit(url).hostname != "127.0.0.1"}
    assert not outside and not errors, (outside, errors)
