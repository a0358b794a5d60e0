"""One forked kernel, spoken to without a server."""

import ast
import os
import signal
import uuid

import psutil
import zmq
from jupyter_client.connect import write_connection_file
from jupyter_client.session import Session
from visitor import LOOP

from empathy_widgets.server.fork_client import ARGUMENTS, NO_PARENT

__all__ = ["Kernel"]


class Kernel:
    """One forked kernel, and a line by which code may be run in it."""

    def __init__(self, fork_server, cwd=None, **environment):
        place = f"{fork_server.folder}/{uuid.uuid4().hex}"
        self.file, told = write_connection_file(f"{place}.json", ip=f"{place}-ipc", transport="ipc", key=b"key")
        self.environment = {"PATH": os.environ["PATH"], "IPYTHONDIR": f"{fork_server.folder}/ipython", **environment}
        argv = ["ipykernel_launcher", "-f", self.file, *ARGUMENTS, NO_PARENT]
        self.pid = LOOP.do(fork_server.fork(argv, self.environment, cwd))
        self.session = Session(key=told["key"].encode())
        self.context = zmq.Context()
        self.addresses = {name: f"ipc://{place}-ipc-{told[f'{name}_port']}"
                          for name in ("shell", "control", "iopub", "hb")}
        self.lines = {name: self.connect(name, zmq.DEALER) for name in ("shell", "control")}

    def connect(self, name, kind):
        """Open one of its lines."""
        line = self.context.socket(kind)
        line.connect(self.addresses[name])
        return line

    def send(self, line, kind, **content):
        """Say one thing to it."""
        self.session.send(self.lines[line], kind, content)

    def received(self, line):
        """Wait for one message."""
        assert line.poll(30_000), "the kernel does not answer"
        _who, parts = self.session.feed_identities(line.recv_multipart())
        return self.session.deserialize(parts)

    def reply(self, line):
        """What it answers."""
        return self.received(self.lines[line])["content"]

    def tell(self, line, kind, **content):
        """Say one thing, and return the answer."""
        self.send(line, kind, **content)
        return self.reply(line)

    def listen(self):
        """Hear what it says to everybody; call what is returned with a kind of message to wait for the next one."""
        everything = self.lines["iopub"] = self.connect("iopub", zmq.SUB)
        everything.subscribe(b"")

        def heard(kind):
            while (message := self.received(everything))["msg_type"] != kind:
                pass
            return message["content"]

        heard("iopub_welcome")
        return heard

    def ask(self, expression, code=""):
        """Run code, then return the value of an expression."""
        content = self.tell("shell", "execute_request", code=code, silent=False, store_history=False, allow_stdin=False,
                            user_expressions={"it": expression})
        assert content["status"] == "ok", content
        return ast.literal_eval(content["user_expressions"]["it"]["data"]["text/plain"])

    def end(self):
        """Hang up, and end it if it runs."""
        self.context.destroy(linger=0)
        if psutil.pid_exists(self.pid):
            os.kill(self.pid, signal.SIGKILL)
