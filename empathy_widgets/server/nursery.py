"""A process that has read everything a page's kernel needs and forks one kernel a request.

Run as ``python -m empathy_widgets.server.nursery SOCKET``. It starts no thread and opens no database, so what a fork
copies is code only. Each request is one line of JSON: ``argv``, ``env``, ``cwd``; the answer is the new process's id.
It ends when its standard input closes, that is, when the server goes away however it goes.
"""

from __future__ import annotations

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
from pathlib import Path

__all__ = ["MODULES", "main"]

MODULES = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.datapub", "IPython.core.completer",
    "IPython.core.magics", "ipywidgets", "anywidget", "empathy_widgets.workbook", "sqlalchemy.dialects.sqlite",
    *(f"empathy_widgets.widgets.{name}.widget" for name in (
        "answer_table", "case_bar", "case_list", "correction_form", "likert_scale", "notice", "pin_pad", "radar_chart",
        "reading", "score_table", "start_panel", "trend_chart")),
)
LONGEST_REQUEST = 1 << 20


def read_everything() -> None:
    """Import what pages use. A module that has gone in a newer version is simply read later, by the page."""
    for name in MODULES:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    from empathy_widgets.library import Library

    Library().instruments()
    gc.collect()
    gc.freeze()


def become_kernel(request: dict) -> None:
    """Turn this fork into the kernel asked for; never returns."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.clear()
        os.environ.update(request["env"])
        if request["cwd"]:
            os.chdir(request["cwd"])
        random.seed()
        sys.argv = request["argv"]
        from ipykernel.kernelapp import IPKernelApp

        IPKernelApp.launch_instance(argv=request["argv"][1:])
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 0
    finally:
        os._exit(code)


def answer(line: socket.socket, listener: socket.socket) -> None:
    """Fork a kernel for one request and say its process id."""
    with line, line.makefile("rb") as reading:
        request = json.loads(reading.readline(LONGEST_REQUEST))
        child = os.fork()
        if child == 0:
            listener.close()
            line.detach()
            null = os.open(os.devnull, os.O_RDONLY)
            os.dup2(null, 0)
            become_kernel(request)
        line.sendall(f"{child}\n".encode())


def main(path: str) -> None:
    """Read everything, listen, and fork until standard input closes."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    read_everything()
    if threading.active_count() != 1:
        raise SystemExit("a thread is running, so forking would not be safe")
    Path(path).unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        os.chmod(path, 0o600)
        listener.listen(64)
        while True:
            ready, _, _ = select.select([listener, 0], [], [])
            if 0 in ready and not os.read(0, 1):
                return
            if listener in ready:
                answer(listener.accept()[0], listener)


if __name__ == "__main__":
    main(sys.argv[1])
