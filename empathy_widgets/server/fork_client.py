"""Keeps the fork server: starts it before anything else is read, asks it for kernels, and ends it.

Imports only the standard library, so that the fork server reads on one core while the server gets ready on another.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["ARGUMENTS", "NO_PARENT", "ForkServer"]

ARGUMENTS = ["--HistoryManager.enabled=False"]
"""Of every kernel: nothing of a page is written down in the person's own IPython history."""
NO_PARENT = "--IPKernelApp.parent_handle=1"
"""Of a forked kernel: it knows by the fork server's pipe when the server goes, and says nothing on the terminal."""

READY_SECONDS = 20.0
ANSWER_SECONDS = 5.0
LONGEST_TEMPORARY = 35
"""Characters of the folder for temporary files; a socket's whole name may have 103, of which ours take 68."""


class ForkServer:
    """The process that kernels are forked from: one a server, started again if it dies.

    As a context it starts on entering and ends on leaving, with a folder for its socket that only this person can
    enter; `folder` has room for the kernels' sockets too. Its standard input, and through it
    every kernel, is the reading end of a pipe whose other end only the server has.
    """

    current: ForkServer | None = None

    def __init__(self) -> None:
        self.folder = sockets_folder()
        self.socket = str(Path(self.folder) / "forks")
        self._process: subprocess.Popen[bytes] | None = None
        self._reading_end, self._server_end = os.pipe()

    def __enter__(self) -> ForkServer:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Begin reading in the background; returns at once."""
        if not sys.platform.startswith("linux"):
            return
        Path(self.socket).unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "empathy_widgets.server.fork_server", self.socket], stdin=self._reading_end,
        )
        ForkServer.current = self

    def stop(self) -> None:
        """End it, and every kernel it forked."""
        ForkServer.current = None
        os.close(self._server_end)
        os.close(self._reading_end)
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(2)
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    async def fork(self, argv: list[str], env: dict[str, str], cwd: str | None) -> int:
        """Return the process id of a new kernel; OSError when this fork server cannot give one."""
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
                if self._process is None or self._process.poll() is not None:
                    raise OSError("the fork server ended") from None
                await asyncio.sleep(0.02)


def sockets_folder() -> str:
    """Make a folder only this person can enter, with so short a name that a socket's name still fits behind it."""
    short = len(tempfile.gettempdir()) <= LONGEST_TEMPORARY
    return tempfile.mkdtemp(prefix="empathy-", dir=None if short else "/tmp")
