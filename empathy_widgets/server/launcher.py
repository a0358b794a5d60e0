"""Voilà, configured for one clinician's computer: loopback only, behind a token, with nothing of its own on show."""

from __future__ import annotations

import errno
import json
import logging
import os
import secrets
import shutil
import signal
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.services.kernels.handlers import _kernel_id_regex
from jupyter_core.utils import run_sync
from tornado import web
from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila

from empathy_widgets.errors import ServerError
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Workspace
from empathy_widgets.server.assets import FRONT_END, LABEXTENSIONS, NO_FORMULAS, AssetHandler
from empathy_widgets.server.chapters import chapters
from empathy_widgets.server.pages import (
    TEMPLATES, AliveHandler, ChapterHandler, HomeHandler, LoginHandler, MissingHandler, frame,
)
from empathy_widgets.server.seats import (
    SEAT_HEADER, SeatKernelHandler, SeatKernelManager, SeatShutdownHandler, SeatSocketHandler,
)
from empathy_widgets.server.warm import Nursery
from empathy_widgets.strings import _

__all__ = ["serve"]

ADDRESS = "127.0.0.1"
USUAL_PORT = 8866
EXTENSIONS = ["@voila-dashboards/widgets-manager8", "anywidget", "@jupyter-widgets/jupyterlab-manager"]
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


class LinkIdentity(IdentityProvider):
    """Signs a browser in by the token in the link; there is no form to guess at."""

    def get_handlers(self) -> list[tuple[str, type]]:
        """Only the page that says how the workbook is opened."""
        return [(r"/login", LoginHandler)]


class WorkbookServer(Voila):
    """Voilà with the workbook's chapters, assets and seats in place of its own pages."""

    name = "empathy"

    def __init__(self, workspace: Workspace, announce: Callable[[str], Any], browser: bool, **traits: Any) -> None:
        self.workspace = workspace
        self.announce = announce
        self.opens_browser = browser
        super().__init__(**traits)

    def setup_template_dirs(self) -> None:
        """Voilà's cells are drawn by the workbook's own template, and by no other."""
        self.template_paths = [str(TEMPLATES)]
        self.static_paths = []

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, closed where it leaves them open."""
        return {
            **super().init_settings(),
            "allow_remote_access": False,
            "local_hostnames": ["localhost"],
            "compress_response": True,
            "websocket_compression_options": {},
            "ws_ping_interval": 30_000,
            "ws_ping_timeout": 30_000,
            "default_handler_class": MissingHandler,
            "login_url": "/login",
            "headers": {
                "Content-Security-Policy": POLICY,
                "Referrer-Policy": "same-origin",
                "X-Frame-Options": "DENY",
            },
            "workspace": self.workspace,
            "chapters": chapters(Path(self.root_dir)),
            "frame": frame(),
            "port": self.port,
        }

    def init_handlers(self) -> list[tuple]:
        """Every address of the workbook; Voilà's own are not among them."""
        voila = {"voila_configuration": self.voila_configuration, "config": self.config,
                 "template_paths": self.template_paths}
        return [
            (r"/", HomeHandler),
            (r"/alive", AliveHandler),
            (r"/chapter/([a-z0-9-]+)", ChapterHandler, voila),
            (r"/assets/(.+)", AssetHandler),
            (rf"/api/kernels/{_kernel_id_regex}", SeatKernelHandler),
            (rf"/api/kernels/{_kernel_id_regex}/channels", SeatSocketHandler),
            (rf"/voila/api/shutdown/{_kernel_id_regex}", SeatShutdownHandler),
            *self.identity_provider.get_handlers(),
        ]

    def start(self) -> None:
        """Listen until told to stop."""
        self.connection_dir = tempfile.mkdtemp(prefix="empathy-")
        self.nursery = Nursery(self.connection_dir)
        self.nursery.start()
        settings = self.init_settings()
        self.app = web.Application(self.init_handlers(), **settings)
        self.listen()

    def listen(self) -> None:
        """Take the port, say the link in one line, and serve."""
        try:
            self.http = self.app.listen(self.port, self.ip)
        except OSError as error:
            self.nursery.stop()
            shutil.rmtree(self.connection_dir, ignore_errors=True)
            if error.errno != errno.EADDRINUSE:
                raise
            raise ServerError(_(
                "Port {port} is already taken, perhaps by a workbook that still runs. Close it, or choose another "
                "with --port."
            ).format(port=self.port)) from None
        link = f"http://{ADDRESS}:{self.port}/?token={self.token}"
        self.announce(_("The workbook is open at {link}").format(link=link))
        if self.opens_browser:
            threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    def stop(self) -> None:
        """End every page's kernel, then remove the folder of their sockets."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        self.nursery.stop()
        shutil.rmtree(self.connection_dir, ignore_errors=True)


def page_config(config: dict, **_rest: Any) -> dict:
    """Point Voilà's front end at the versioned addresses."""
    config.update(
        fullStaticUrl=FRONT_END, fullLabextensionsUrl=LABEXTENSIONS, exposeAppInBrowser="true",
        fullMathjaxUrl=NO_FORMULAS, mathjaxConfig="none",
    )
    return config


def configuration() -> Config:
    """What differs from Voilà's and Jupyter's defaults."""
    config = Config()
    config.VoilaConfiguration.update(
        allow_template_override="NO", allow_theme_override="NO", extension_allowlist=EXTENSIONS,
        http_header_envs=[SEAT_HEADER], multi_kernel_manager_class=SeatKernelManager, page_config_hook=page_config,
        show_tracebacks=False, template="workbook", file_allowlist=[],
    )
    config.VoilaExecutor.iopub_timeout = 60
    config.VoilaExecutor.timeout = 120
    config.KernelManager.update(transport="ipc", autorestart=False)
    config.KernelProvisionerFactory.default_provisioner_name = "empathy-warm"
    config.HistoryManager.enabled = False
    config.MappingKernelManager.update(cull_idle_timeout=600, cull_interval=60, cull_connected=False)
    config.IdentityProvider.cookie_options = {"samesite": "Lax", "httponly": True, "expires_days": 1}
    return config


def cookie_secret(workspace: Workspace) -> bytes:
    """The key that signs cookies, kept with the workspace so that a restart does not lock a person out."""
    file = Path(workspace.folder) / "cookie-secret.json"
    try:
        return bytes.fromhex(json.loads(file.read_text("ascii"))["secret"])
    except (FileNotFoundError, ValueError, KeyError):
        secret = secrets.token_bytes(32)
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            json.dump({"secret": secret.hex()}, opened)
        fresh.replace(file)
        return secret


def free_port() -> int:
    """The usual port when it is free, any free one otherwise."""
    for port in (USUAL_PORT, 0):
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((ADDRESS, port))
            except OSError:
                continue
            return listener.getsockname()[1]
    raise ServerError(_("This machine has no free port. Close a program or two and try again."))


def serve(
    workspace: Workspace, port: int | None = None, browser: bool = True, announce: Callable[[str], Any] = print,
) -> None:
    """Serve the workbook on this machine until interrupted.

    Parameters
    ----------
    workspace : Workspace
        Prepared: this never migrates.
    port : int, optional
        1024 to 65535. The usual one, or another free one, when None.
    browser : bool
        Whether to open the link in the person's browser.
    announce : callable
        Gets the one line with the address and the token.

    Raises
    ------
    ServerError
        The port asked for is taken.
    """
    logging.getLogger("empathy").setLevel(logging.WARNING)
    os.environ["EMPATHY_SERVED"] = "1"
    os.environ["EMPATHY_WORKSPACE"] = str(workspace.folder)
    server = WorkbookServer(
        workspace, announce, browser, config=configuration(), config_file_paths=[], ip=ADDRESS,
        port=port or free_port(), port_retries=0, open_browser=False, token=secrets.token_urlsafe(24),
        cookie_secret=cookie_secret(workspace), root_dir=str(notebooks_folder()), log_level=logging.WARNING,
        identity_provider_class=LinkIdentity,
    )
    signal.signal(signal.SIGINT, signal.default_int_handler)
    server.initialize(argv=[])
    server.start()
