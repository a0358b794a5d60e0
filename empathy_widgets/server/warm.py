"""Kernels that start warm: forked from a process that has read everything, instead of reading it all again.

A page's own reading takes most of the time until it can be used, and most of its memory. Forked kernels share both.
Where forking is not to be had (not Linux, or the nursery failed), a kernel starts the ordinary way.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

__all__ = ["Nursery", "WarmProvisioner"]

READY_SECONDS = 20.0
ANSWER_SECONDS = 5.0
ARGUMENTS = ["--HistoryManager.enabled=False"]
"""Of every kernel: nothing of a page is written down in the person's own IPython history."""
NO_PARENT = "--IPKernelApp.parent_handle=1"
"""Of a forked kernel: it knows by the nursery's pipe when the server goes, and says nothing on the terminal."""


class Nursery:
    """The process that kernels are forked from: one a server, started again if it dies.

    Its standard input, and through it every kernel, is the reading end of a pipe whose other end only the server has.
    """

    current: Nursery | None = None

    def __init__(self, folder: str) -> None:
        self.socket = str(Path(folder) / "nursery")
        self._process: subprocess.Popen | None = None
        self._reading_end, self._server_end = os.pipe()

    def start(self) -> None:
        """Begin reading in the background; returns at once."""
        if not sys.platform.startswith("linux"):
            return
        Path(self.socket).unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "empathy_widgets.server.nursery", self.socket], stdin=self._reading_end,
        )
        Nursery.current = self

    def stop(self) -> None:
        """End it, and every kernel it forked."""
        Nursery.current = None
        os.close(self._server_end)
        os.close(self._reading_end)
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(2)
            self._process.kill()
            self._process.wait()

    async def fork(self, argv: list[str], env: dict[str, str], cwd: str | None) -> int:
        """Return the process id of a new kernel; OSError when this nursery cannot give one."""
        if self._process is None or self._process.poll() is not None:
            self.start()
        reader, writer = await asyncio.wait_for(self._connect(), READY_SECONDS)
        try:
            writer.write(json.dumps({"argv": argv, "env": env, "cwd": cwd}).encode() + b"\n")
            return int(await asyncio.wait_for(reader.readline(), ANSWER_SECONDS))
        finally:
            writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while True:
            try:
                return await asyncio.open_unix_connection(self.socket)
            except (FileNotFoundError, ConnectionRefusedError):
                if self._process.poll() is not None:
                    raise OSError("the nursery ended") from None
                await asyncio.sleep(0.02)


class Forked:
    """A forked kernel with the few methods of `subprocess.Popen` that a provisioner uses.

    It is the nursery's child, not the server's, so the operating system forgets its exit code.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        try:
            self._process = psutil.Process(pid)
        except psutil.NoSuchProcess:
            self._process = None

    def poll(self) -> int | None:
        """None while it runs, 0 once it has gone."""
        return None if self._process is not None and self._process.is_running() else 0

    def wait(self) -> int:
        """0: it has gone, or goes now."""
        with contextlib.suppress(psutil.Error):
            if self._process is not None:
                self._process.wait(5)
        return 0

    def send_signal(self, number: int) -> None:
        """Send a signal, unless its process id belongs to somebody else by now."""
        with contextlib.suppress(psutil.NoSuchProcess):
            if self._process is not None:
                self._process.send_signal(number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class WarmProvisioner(LocalProvisioner):
    """Forks a kernel from the nursery, or launches one as Jupyter does by itself."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel ``cmd`` asks for and return how to reach it."""
        nursery = Nursery.current
        cmd = [*cmd, *ARGUMENTS]
        if nursery is None or "-f" not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        argv = ["ipykernel_launcher", *cmd[cmd.index("-f"):], NO_PARENT]
        try:
            pid = await nursery.fork(argv, kwargs.get("env") or dict(os.environ), kwargs.get("cwd"))
        except (OSError, ValueError, asyncio.TimeoutError):
            self.log.warning("the nursery gave no kernel; starting one the ordinary way")
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid = Forked(pid), pid, pid
        return self.connection_info
