"""The links that sign a browser in: each opens the workbook once, and whoever sits at the machine can make another.

A running server has a folder of its own in the workspace, named by its port. A link's token is a file there, named by
the token's hash; using the link takes the file away, so that two browsers never come in by one link. Whoever may write
into that folder could read the cases as well, so nothing more is asked of them.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from empathy_widgets.errors import ServerError
from empathy_widgets.strings import _

__all__ = ["ADDRESS", "Links", "fresh_link"]

ADDRESS = "127.0.0.1"
A_DAY = 24 * 3600.0
"""Seconds a link nobody used stays good."""
FOLDER = "serving"
DEMONSTRATIONS = "empathy-demo-*/workspace"
RUNNING = "server.json"
DOORSTEP = "open.html"


class Links:
    """What one running server keeps of its links.

    Parameters
    ----------
    workspace : Path
        The workspace's folder.
    port : int
        The server's.
    """

    def __init__(self, workspace: Path, port: int) -> None:
        self.port = port
        self.folder = workspace / FOLDER / str(port)

    def begin(self) -> None:
        """Say that a server runs here; links of one that ran on this port before open nothing any more.

        ServerError when the folder cannot be written.
        """
        own = psutil.Process()
        shutil.rmtree(self.folder, ignore_errors=True)
        with writable():
            self.folder.parent.mkdir(mode=0o700, exist_ok=True)
            self.folder.mkdir(mode=0o700)
            write_private(self.folder / RUNNING, json.dumps({"pid": own.pid, "began": own.create_time()}))

    def end(self) -> None:
        """Take every link back: the server stops."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def runs(self) -> bool:
        """Whether the server that wrote this folder is there."""
        try:
            told = json.loads((self.folder / RUNNING).read_text("ascii"))
            return bool(psutil.Process(told["pid"]).create_time() == told["began"])
        except (OSError, ValueError, KeyError, TypeError, psutil.Error):
            return False

    def fresh(self) -> str:
        """Make a link that opens the workbook once; ServerError when the folder cannot be written."""
        token = secrets.token_urlsafe(24)
        with writable():
            write_private(self._file(token), "")
        return f"http://{ADDRESS}:{self.port}/?token={token}"

    def doorstep(self) -> str:
        """Make a page that leads to a fresh link, and return its address: a browser's command line is no secret."""
        file = self.folder / DOORSTEP
        link = html.escape(self.fresh(), quote=True)
        write_private(file, (
            f'<!DOCTYPE html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
            f'<meta http-equiv="refresh" content="0;url={link}"><title>{html.escape(_("Empathy Workbook"))}</title>'
            f'<p><a href="{link}">{html.escape(_("Open the workbook"))}</a></p>\n'
        ))
        return file.as_uri()

    def spend(self, token: str) -> bool:
        """Whether a token is good; from now on it is not."""
        file = self._file(token)
        try:
            made = file.stat().st_mtime
            file.unlink()
        except OSError:
            return False
        with suppress(OSError):
            (self.folder / DOORSTEP).unlink()
        return time.time() - made < A_DAY

    def _file(self, token: str) -> Path:
        return self.folder / hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def writable() -> Iterator[None]:
    """Say in a sentence that the workspace cannot be written."""
    try:
        yield
    except OSError:
        raise ServerError(_(
            "The workspace's folder cannot be written. Make some room, or set its permissions right.")) from None


def write_private(file: Path, text: str) -> None:
    """Write a file that only this person can read, from its first moment on."""
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.write(text)


def running(workspace: Path) -> list[Links]:
    """The servers that run on a workspace, by their ports."""
    found = [Links(workspace, int(one.name)) for one in (workspace / FOLDER).glob("*") if one.name.isdecimal()]
    return sorted((one for one in found if one.runs), key=lambda one: one.port)


def demonstrations() -> list[Links]:
    """The made-up clinics that run on this machine and are this person's."""
    folders = Path(tempfile.gettempdir()).glob(DEMONSTRATIONS)
    own = [one for one in folders if not hasattr(os, "geteuid") or one.stat().st_uid == os.geteuid()]
    return [server for folder in own for server in running(folder)]


def fresh_link(workspace: Path, port: int | None = None, or_demonstration: bool = False) -> str:
    """Make a link of a running server that opens the workbook once.

    Parameters
    ----------
    workspace : Path
        The folder of the workspace it serves.
    port : int, optional
        Which server, where several run.
    or_demonstration : bool
        Whether a running made-up clinic will do where nothing serves the workspace.

    Raises
    ------
    ServerError
        None runs there, several do and no port says which, or the folder cannot be written.
    """
    servers = running(workspace) or (demonstrations() if or_demonstration else [])
    servers = [one for one in servers if port in (None, one.port)]
    if len(servers) == 1:
        return servers[0].fresh()
    if not servers:
        raise ServerError(_(
            "No workbook is running there. Start it with `empathy serve`, or name its folder with --workspace."))
    raise ServerError(_("Several workbooks are running. Say which one with --port: {ports}.").format(
        ports=", ".join(str(one.port) for one in servers)))
