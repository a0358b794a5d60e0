"""Kernels that start at once: forked from a process that has read everything, instead of reading it all again.

A page's own reading takes most of the time until it can be used, and most of its memory. Forked kernels share both.
Where forking is not to be had (not Linux, or the fork server failed), a kernel starts the ordinary way.
"""

from __future__ import annotations

import contextlib
import os
import signal
from typing import Any

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from empathy_widgets.server.fork_client import ARGUMENTS, NO_PARENT, ForkServer

__all__ = ["ForkProvisioner"]


class Forked:
    """A forked kernel with the few methods of `subprocess.Popen` that a provisioner uses.

    It is the fork server's child, not the server's, so the operating system forgets its exit code.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._process: psutil.Process | None
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


class ForkProvisioner(LocalProvisioner):
    """Forks a kernel from the fork server, or launches one as Jupyter does by itself."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel ``cmd`` asks for and return how to reach it."""
        fork_server = ForkServer.current
        cmd = [*cmd, *ARGUMENTS]
        if fork_server is None or "-f" not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        argv = ["ipykernel_launcher", *cmd[cmd.index("-f"):], NO_PARENT]
        try:
            pid = await fork_server.fork(argv, kwargs.get("env") or dict(os.environ), kwargs.get("cwd"))
        except (TimeoutError, OSError, ValueError):
            self.log.warning("the fork server gave no kernel; starting one the ordinary way")
            return await super().launch_kernel(cmd, **kwargs)
        self.process = Forked(pid)  # type: ignore[assignment]  # it has what a provisioner uses of a Popen
        self.pid, self.pgid = pid, pid
        return self.connection_info
