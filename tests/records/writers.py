"""Run as a program: forks writers of a workspace on request, so that a test can start many quickly and kill them.

A request is one line of JSON; the answer is a line with the child's pid, or, to {"reap": pid}, its exit status.
Children are reaped only when asked, so a pid stays that child's until then.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path


class Writers:
    """The test's side."""

    def __init__(self, environment) -> None:
        self.environment = environment

    def __enter__(self) -> Writers:
        self.program = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.environment,
        )
        return self

    def __exit__(self, *_) -> None:
        self.program.stdin.close()
        assert self.program.wait(timeout=30) == 0
        self.program.stdout.close()

    def ask(self, **request) -> int:
        print(json.dumps(request), file=self.program.stdin, flush=True)
        return int(self.program.stdout.readline())

    def start(self, do: str, workspace, **more) -> int:
        url = workspace.database_url
        address = url.set(drivername="postgresql").render_as_string(hide_password=False) if url else ""
        return self.ask(do=do, folder=str(workspace.folder), url=address, **more)

    def reap(self, pid: int) -> int:
        """Wait for a child and return its exit code, or minus the signal that ended it."""
        return os.waitstatus_to_exitcode(self.ask(reap=pid))


def spin(seconds: float) -> None:
    """Let a moment pass, so that a child is killed wherever it happens to be."""
    select.select([], [], [], seconds)


def answer(workspace, case: str, administration: str, told: str, count: int, item: int = 1) -> None:
    """Answer ``count`` items one after the other, telling each one only after the store returned."""
    from empathy_widgets.domain import Actor
    from empathy_widgets.records import Store

    store = Store(workspace, Actor())
    out = os.open(told, os.O_WRONLY | os.O_APPEND)
    for number in range(item, item + count):
        store.respond(administration, number, number % 5, case_id=case, request=f"request {number}")
        os.write(out, f"{number}\n".encode())


def prepare(workspace) -> None:
    workspace.prepare()


def upgrade(workspace, migrations: str) -> None:
    from empathy_widgets.records.database.engine import writing
    from empathy_widgets.records.database.migrate import upgrade

    with writing(workspace.engine, workspace.database_file, rebuilding=True) as connection:
        upgrade(connection, Path(migrations))


def restore(workspace, file: str) -> None:
    restore(workspace, Path(file))


def serve() -> None:
    import alembic.runtime.environment
    import alembic.script
    import psycopg

    from empathy_widgets.records import Workspace

    assert alembic and psycopg
    for line in sys.stdin:
        request = json.loads(line)
        if "reap" in request:
            print(os.waitpid(request["reap"], 0)[1], flush=True)
            continue
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                do = {"answer": answer, "prepare": prepare, "restore": restore, "upgrade": upgrade}[request.pop("do")]
                do(Workspace(request.pop("folder"), request.pop("url")), **request)
                code = 0
            finally:
                os._exit(code)
        print(pid, flush=True)


if __name__ == "__main__":
    serve()
