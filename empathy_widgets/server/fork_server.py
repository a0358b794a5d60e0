"""A process that has read everything a page's kernel needs and forks one kernel a request.

Run as ``python -m empathy_widgets.server.fork_server SOCKET``. It starts no thread and opens no database but a made-up
one to rehearse with, so what a fork copies is code only. Each request is one line of JSON: ``argv``, ``env``, ``cwd``;
the answer is the new process's id. It ends when its standard input closes, that is, when the server goes away however
it goes; so do its kernels.
"""

from __future__ import annotations

import datetime
import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathy_widgets.server.logs import keep_short

if TYPE_CHECKING:
    from empathy_widgets.server.page_kernel import PageKernelApp

__all__ = ["MODULES", "main"]

MODULES = (
    "ipykernel.debugger", "ipykernel.ipkernel", "ipykernel.kernelapp", "ipykernel.zmqshell", "tornado.queues",
    "tornado.platform.asyncio", "IPython.core.completer", "IPython.core.completerlib", "IPython.core.magics",
    "IPython.extensions.storemagic", "ipywidgets", "anywidget", "empathy_widgets.workbook",
    "sqlalchemy.dialects.sqlite", "faulthandler",
)
LONGEST_REQUEST = 1 << 22
"""Bytes."""
LONGEST_WAIT = 2.0
"""Seconds for the server to say what it wants."""
QUIET = 0.5
"""Seconds without a request before one more activity is read ahead."""


def read_everything(folder: Path) -> PageKernelApp:
    """Import what pages use, and make the kernel they are forks of.

    A module that has gone in a newer version is simply read later, by the page.
    """
    # importing it fails now: no page is debugged, and every kernel would read it anew, which is half its start
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    for name in MODULES:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    from empathy_widgets.dates import day
    from empathy_widgets.library import Library
    from empathy_widgets.server.page_kernel import ready

    os.environ["IPYTHONDIR"] = str(folder / "ipython")
    kernel = ready()
    Library().instruments()
    Library().plan_rules()
    day(datetime.date.min)  # Babel reads its 4 MB once, for every page together
    settle()
    return kernel


def settle() -> None:
    """Keep what there is from being looked at again, for looking at it in a fork means copying it."""
    gc.collect()
    gc.freeze()


def end_with_server(lifeline: int) -> None:
    """End this kernel when the server's end of the pipe closes, that is, however the server went."""
    os.read(lifeline, 1)
    os._exit(0)


def become_kernel(request: dict[str, Any], kernel: PageKernelApp) -> None:
    """Turn this fork into the kernel asked for; never returns."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        lifeline = os.dup(0)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.clear()
        os.environ.update(request["env"])
        if request["cwd"]:
            os.chdir(request["cwd"])
        random.seed()
        sys.argv = request["argv"]
        threading.Thread(target=end_with_server, args=(lifeline,), daemon=True).start()
        kernel.begin(sys.argv[sys.argv.index("-f") + 1])
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 0
    finally:
        os._exit(code)


def answer(line: socket.socket, listener: socket.socket, kernel: PageKernelApp) -> None:
    """Fork a kernel for one request and say its process id; one that nobody waits for any more ends at once."""
    with line, line.makefile("rb") as reading:
        line.settimeout(LONGEST_WAIT)
        try:
            request = json.loads(reading.readline(LONGEST_REQUEST))
            child = os.fork()
        except (OSError, ValueError):
            return
        if child == 0:
            listener.close()
            os.close(line.detach())
            become_kernel(request, kernel)
        try:
            line.sendall(f"{child}\n".encode())
        except OSError:
            os.kill(child, signal.SIGKILL)


def main(path: str) -> None:
    """Read everything, listen, and fork until standard input closes."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for ignored in (signal.SIGINT, signal.SIGHUP):  # of a terminal; the server says itself when it is over
        signal.signal(ignored, signal.SIG_IGN)
    keep_short()
    kernel = read_everything(Path(path).parent)
    if threading.active_count() != 1:
        raise SystemExit("a thread is running, so forking would not be safe")
    Path(path).unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        os.chmod(path, 0o600)
        listener.listen(64)
        serve(listener, kernel, Path(path).parent)


def serve(listener: socket.socket, kernel: PageKernelApp, folder: Path) -> None:
    """Fork a kernel for each who asks; get ready for the next ones while nobody does."""
    from empathy_widgets.server.rehearse import read_shelves, rehearse

    waiting: list[tuple[Iterator[str], float]] = [(rehearse(kernel, folder), 0), (read_shelves(), QUIET)]
    while True:
        ready, _, _ = select.select([listener.fileno(), 0], [], [], waiting[0][1] if waiting else None)
        if 0 in ready:
            return
        if ready:
            answer(listener.accept()[0], listener, kernel)
        elif next(waiting[0][0], None) is None:
            del waiting[0]
            kernel.rehearsed = True
            settle()


if __name__ == "__main__":
    main(sys.argv[1])
