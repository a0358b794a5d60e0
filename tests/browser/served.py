"""A real `empathy serve` for the tests: started on loopback, killed or stopped by process id, started again."""

from __future__ import annotations

import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

from empathy_widgets.domain import Actor, Role
from empathy_widgets.records import Store
from empathy_widgets.server.links import fresh_link

__all__ = ["Served", "reset_pin", "until"]

START_SECONDS = 60
OVER = ("gone", psutil.STATUS_ZOMBIE)


def until(condition, seconds=20.0, step=0.05, what="the condition"):
    """Return the first true value of ``condition()``; TimeoutError, naming it, when it stays false."""
    end = time.monotonic() + seconds
    waiter = selectors.DefaultSelector()
    while True:
        if value := condition():
            waiter.close()
            return value
        if time.monotonic() >= end:
            raise TimeoutError(f"{what} did not come true in {seconds} s")
        waiter.select(step)


def told(ask, otherwise):
    """What a process says, or ``otherwise`` when it has ended in the meantime."""
    try:
        return ask()
    except psutil.NoSuchProcess:
        return otherwise


def reset_pin(store, pin):
    """Set a PIN as `empathy pin reset` does, whichever an earlier test left."""
    Store(store.workspace, Actor(name="system", role=Role.SYSTEM, seat="command")).set_pin(pin)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Served:
    """One server on one workspace, always on the same port, so that a page finds it again after a restart."""

    def __init__(
        self, folder: Path, log: Path, port: int | None = None, opens_browser: bool = False,
        beside: Path | None = None,
    ) -> None:
        self.folder = folder
        self.beside = beside
        self.log = log
        self.port = port or free_port()
        self.browser_option = "--browser" if opens_browser else "--no-browser"
        self.origin = f"http://127.0.0.1:{self.port}"
        self.told = ""
        """The link it printed when it started; like every link it opens the workbook once."""
        self.process: psutil.Process | None = None

    def start(self) -> Served:
        """Start and read the one line with the address and the token."""
        command = [sys.executable, "-m", "empathy_widgets.cli", "serve", self.browser_option, f"--port={self.port}",
                   f"--workspace={self.folder}", *([f"--notebooks={self.beside}"] if self.beside else [])]
        with self.log.open("ab") as log:
            begun = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=dict(os.environ))
        self.process = psutil.Process(begun.pid)
        self._begun = begun
        line = begun.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\S*token=\S+", line)
        assert found, f"no link in {line!r}; the log says: {self.log.read_text('utf-8')[-2000:]}"
        self.told = found[0]
        return self

    @property
    def link(self) -> str:
        """A fresh link, as `empathy link` prints it."""
        return fresh_link(self.folder, self.port)

    def family(self) -> list[psutil.Process]:
        """Every process the server started, itself left out."""
        return [child for child in self.process.children(recursive=True) if told(child.status, "gone") not in OVER]

    def kernels(self) -> list[psutil.Process]:
        """The processes that serve pages just now: forked from the fork server, or started the ordinary way."""
        own = self.process.pid
        return [
            child for child in self.family()
            if told(child.ppid, own) != own or "ipykernel_launcher" in " ".join(told(child.cmdline, []))
        ]

    def kill_kernels(self, found: list[psutil.Process] | None = None) -> int:
        """SIGKILL every page's kernel, or those found before; returns how many there were."""
        found = self.kernels() if found is None else found
        for kernel in found:
            told(kernel.kill, None)
        psutil.wait_procs(found, timeout=5)
        return len(found)

    def kill_fork_server(self) -> int:
        """SIGKILL the process that kernels are forked from; returns how many there were. Its kernels live on."""
        own = self.process.pid
        found = [
            child for child in self.family()
            if told(child.ppid, None) == own and "empathy_widgets.server.fork_server" in told(child.cmdline, [])
        ]
        for fork_server in found:
            told(fork_server.kill, None)
        psutil.wait_procs(found, timeout=5)
        return len(found)

    def kill(self) -> None:
        """SIGKILL the server, then what it left behind."""
        family = self.family()
        self.process.send_signal(signal.SIGKILL)
        self._begun.wait(10)
        for member in family:
            told(member.kill, None)
        self._begun.stdout.close()

    def stop(self) -> None:
        """Ask the server to end, and see that nothing of it stays."""
        if self._begun.poll() is not None:
            return
        family = self.family()
        self.process.send_signal(signal.SIGTERM)
        self._begun.wait(30)
        self._begun.stdout.close()
        _, left = psutil.wait_procs(family, timeout=10)
        for member in left:
            member.kill()
        assert not left, f"{len(left)} processes stayed after the server ended"
