"""The kernel of a page: made before there is a page, so that a fork has nothing to do but open its lines.

It is Jupyter's kernel in what it says and hears. What no page needs is left out: a debugger, subshells, what
programs write to their terminal; and with them the threads behind those. One thread hears, runs and says.
"""

# mypy: allow-untyped-calls
# Jupyter's kernel is not typed throughout

from __future__ import annotations

import os
import sys
import threading
import uuid
from collections.abc import Callable
from typing import Any

import traitlets
import zmq
from ipykernel.iostream import BackgroundSocket, IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel
from ipywidgets import register_comm_target
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from zmq.eventloop.zmqstream import ZMQStream

from empathy_widgets.server.fork_client import ARGUMENTS, NO_PARENT

__all__ = ["PageKernelApp", "ready"]

LINGER = 1000
"""Milliseconds a socket that closes goes on sending, as in Jupyter's kernels."""
LARGEST = 1 << 30
"""Bytes that are copied to be sent. What is not copied is watched by a thread until it has gone."""
NO_WATCH = "--IPKernelApp.capture_fd_output=False"
"""Nothing a page runs prints past Python; to watch for it takes two threads."""


class Outlet(IOPubThread):
    """Where a kernel says what everybody may hear: at once in its own thread, and from any other by way of it."""

    def __init__(self, socket: zmq.Socket[bytes], session: Session) -> None:
        self.socket, self.session = socket, session
        self.io_loop = IOLoop.current()
        self.thread = threading.Thread(name="IOPub")  # never started: who finds it at rest sends by itself
        self.background_socket = BackgroundSocket(self)
        self._own = threading.get_ident()
        self._pipe_flag, self._master_pid = False, os.getpid()
        self._setup_xpub_listener()

    def schedule(self, f: Callable[[], Any]) -> None:
        """Do it now in the kernel's own thread, soon from any other."""
        if threading.get_ident() == self._own:
            f()
        else:
            self.io_loop.add_callback(f)


class PageKernel(IPythonKernel):
    """A kernel that nobody debugs."""

    shell_stream = traitlets.Any()
    """Where it answers: a stream, or nowhere while it rehearses."""

    _execute_sleep = 0.0
    """Seconds after each cell for another thread to say what it printed; there is none."""

    def start(self) -> None:
        """Listen."""
        if self.shell is not None:
            self.shell.exit_now = False
        Kernel.start(self)


class PageKernelApp(IPKernelApp):
    """A kernel in two steps: everything that is the same for every page, and after the fork what is its own."""

    shell: Any
    rehearsed = False
    """Whether every chapter was run in it before it became a page's."""

    def make(self) -> None:
        """Do what is the same for every page; no socket is opened and no thread started."""
        super(IPKernelApp, self).initialize([*ARGUMENTS, NO_PARENT, NO_WATCH])
        self.configure_tornado_logger()
        self.init_pdb()
        self.kernel = PageKernel.instance(parent=self, log=self.log, profile_dir=self.profile_dir, user_ns={})
        self.init_shell()
        self.init_extensions()
        self.init_code()
        self.shell.logger  # noqa: B018  # made when first asked for
        for kind in (*zmq.Socket.__mro__, *zmq.Context.__mro__):
            getattr(kind, "__annotations__", None)  # asked for the first time it changes the class, and all below it
        register_comm_target()  # ipywidgets was read before there was a kernel; a page asks for all widgets at once

    def begin(self, connection_file: str) -> None:
        """Open this page's lines, and serve it until told to end."""
        self.connection_file = connection_file
        self.session = Session(parent=self, copy_threshold=LARGEST)
        self.load_connection_file()
        self.init_sockets()
        self.init_heartbeat()
        self.init_io()
        self.init_signal()
        kernel = self.kernel
        kernel.iopub_thread, kernel.stdin_socket = self.iopub_thread, self.stdin_socket
        kernel.shell_stream, kernel.control_stream = ZMQStream(self.shell_socket), ZMQStream(self.control_socket)
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr
        self.speak_by(self.session, self.iopub_socket)
        self.displayhook.get_execution_count = lambda: kernel.execution_count
        self.start()
        assert self.context is not None
        self.context.destroy(linger=LINGER)  # what it said last is on its way

    def speak_by(self, session: Session | None, socket: Any) -> None:
        """Let the kernel say what everybody may hear in this session, by this socket, and under a name of its own."""
        kernel, shell = self.kernel, self.shell
        kernel.session, kernel.iopub_socket, kernel.ident = session, socket, str(uuid.uuid4())
        for said in (shell.displayhook, shell.display_pub):
            said.session, said.pub_socket = session, socket
        shell.displayhook.topic = kernel._topic("execute_result")

    def init_control(self, context: zmq.Context[Any]) -> None:
        """Hear what goes past the queue of the shell."""
        self.control_socket = self._router(context)
        self.control_port = self._bind_socket(self.control_socket, self.control_port)

    def init_heartbeat(self) -> None:
        """Send back what comes; who hangs up while it is still on its way waits a third of a second for nothing."""
        socket = self._router(self.context)
        self.hb_port = self._bind_socket(socket, self.hb_port)
        self.heart = ZMQStream(socket)
        self.heart.on_recv(self.heart.send_multipart)

    def _router(self, context: Any) -> zmq.Socket[bytes]:
        socket: zmq.Socket[bytes] = context.socket(zmq.ROUTER)
        socket.linger, socket.router_handover = LINGER, 1
        return socket

    def init_iopub(self, context: zmq.Context[Any]) -> None:
        """Say what everybody may hear."""
        socket = context.socket(zmq.XPUB)
        socket.linger = LINGER
        socket.setsockopt(zmq.XPUB_VERBOSE, 1)  # whoever listens is welcomed, not only the first
        self.iopub_port = self._bind_socket(socket, self.iopub_port)
        self.iopub_thread = Outlet(socket, self.session)
        self.iopub_socket = self.iopub_thread.background_socket


def ready() -> PageKernelApp:
    """Make the kernel that every page's is a fork of."""
    app = PageKernelApp.instance()
    app.make()
    return app
