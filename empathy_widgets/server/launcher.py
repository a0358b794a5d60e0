"""Voilà, configured for one clinician's computer: loopback only, behind a token, with nothing of its own on show."""

from __future__ import annotations

import errno
import json
import logging
import os
import secrets
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.handlers import _kernel_id_regex
from jupyter_core.utils import run_sync
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila

from empathy_widgets.errors import ServerError
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Workspace
from empathy_widgets.server.assets import AssetHandler, warm
from empathy_widgets.server.chapters import chapters
from empathy_widgets.server.client_lines import HANDLERS
from empathy_widgets.server.connections import SeatConnection
from empathy_widgets.server.fork_client import ForkServer
from empathy_widgets.server.kernels import SeatKernelManager
from empathy_widgets.server.links import ADDRESS, Links
from empathy_widgets.server.logs import keep_short
from empathy_widgets.server.page_parts import POLICY
from empathy_widgets.server.pages import TEMPLATES, AliveHandler, ChapterHandler, HomeHandler, MissingHandler, frame
from empathy_widgets.server.pin_page import PinHandler, ScreensHandler
from empathy_widgets.server.seats import SeatKernelHandler, SeatShutdownHandler, SeatSocketHandler
from empathy_widgets.server.sign_in import LinkIdentity, note
from empathy_widgets.strings import _

__all__ = ["serve"]

USUAL_PORT = 8866
DAYS_SIGNED_IN = 1
EXTENSIONS = [
    "@voila-dashboards/widgets-manager8", "anywidget", "@jupyter-widgets/jupyterlab-manager", "jupyterlab-plotly",
]
"""What Voilà's own front end loads, on the pages of a site's own notebooks that need it."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
LARGEST_MESSAGE = 1 << 23
"""Bytes a page may say at once; its longest is a file of 5 MB, a third longer on its way."""
STOPS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


class WorkbookServer(Voila):
    """Voilà with the workbook's chapters, assets and seats in place of its own pages."""

    name = "empathy"
    http: HTTPServer | None = None
    kernel_manager: SeatKernelManager | None = None

    def __init__(
        self, workspace: Workspace, fork_server: ForkServer, announce: Callable[[str], Any], browser: bool,
        notebooks: Path | None, **traits: Any,
    ) -> None:
        self.workspace = workspace
        self.connection_dir = fork_server.folder
        self.announce = announce
        self.opens_browser = browser
        self.chapters = chapters(Path(traits["root_dir"]), notebooks)
        self.links = Links(Path(workspace.folder), traits["port"])
        self.ioloop = IOLoop.current()
        super().__init__(**traits)

    def setup_template_dirs(self) -> None:
        """Voilà's cells are drawn by the workbook's own template, and by no other."""
        self.template_paths = [str(TEMPLATES)]
        self.static_paths: list[str] = []

    def init_settings(self) -> dict[str, Any]:  # type: ignore[override]  # Voilà wrote the trait's name
        """Voilà's settings, closed where it leaves them open."""
        return {
            **super().init_settings(),  # type: ignore[dict-item]  # the same slip
            "allow_remote_access": False,
            "compress_response": True,
            "websocket_compression_options": {},
            "websocket_max_message_size": LARGEST_MESSAGE,
            # on one machine a line that breaks says so, and pages ask every two seconds themselves
            "ws_ping_interval": 0,
            "default_handler_class": MissingHandler,
            "kernel_websocket_connection_class": SeatConnection,
            "log_function": note,
            "headers": HEADERS,
            "workspace": self.workspace,
            "links": self.links,
            "chapters": self.chapters,
            "frame": frame(self.base_url),
            "port": self.port,
        }

    def init_handlers(self) -> list[tuple[Any, ...]]:  # type: ignore[override]  # the same slip
        """Every address of the workbook; Voilà's own are not among them."""
        drawn = {"voila": self.voila_configuration, "script_of": {}}
        return [
            (r"/", HomeHandler),
            (r"/alive", AliveHandler),
            (r"/pin", PinHandler),
            (r"/screens", ScreensHandler),
            (r"/chapter/([a-z0-9-]+)", ChapterHandler, drawn),
            (r"/assets/(.+)", AssetHandler),
            *HANDLERS,
            (rf"/api/kernels/{_kernel_id_regex}", SeatKernelHandler),
            (rf"/api/kernels/{_kernel_id_regex}/channels", SeatSocketHandler),
            (rf"/voila/api/shutdown/{_kernel_id_regex}", SeatShutdownHandler),
        ]

    def start(self) -> None:
        """Listen until told to stop, then leave nothing behind."""
        for number in STOPS:
            signal.signal(number, self._handle_signal_stop)
        try:
            settings = self.init_settings()
            self.app = web.Application(self.init_handlers(), **settings)
            self.listen()
            self.ioloop.start()
        finally:
            self.stop()

    def listen(self) -> None:
        """Take the port, and say the link in one line."""
        try:
            self.http = self.app.listen(self.port, self.ip)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise ServerError(_(
                "Port {port} is already taken, perhaps by a workbook that still runs. Close it, or choose another "
                "with --port."
            ).format(port=self.port)) from None
        threading.Thread(target=warm, daemon=True).start()
        self.links.begin()
        self.announce(_("The workbook is open at {link}").format(link=self.links.fresh()))
        if self.opens_browser:
            threading.Thread(target=webbrowser.open, args=(self.links.doorstep(),), daemon=True).start()

    def stop(self) -> None:
        """Take no more visitors and end every page's kernel."""
        if self.http is not None:
            self.http.stop()
            self.links.end()
        if self.kernel_manager is not None:
            run_sync(self.kernel_manager.shutdown_all)(now=True)


def configuration() -> Config:
    """What differs from Voilà's and Jupyter's defaults."""
    config = Config()
    config.VoilaConfiguration.update(
        allow_template_override="NO", allow_theme_override="NO", extension_allowlist=EXTENSIONS,
        multi_kernel_manager_class=SeatKernelManager, show_tracebacks=False, template="workbook", file_allowlist=[],
    )
    config.VoilaExecutor.iopub_timeout = 60
    config.VoilaExecutor.timeout = 120
    config.KernelManager.update(transport="ipc" if os.name == "posix" else "tcp", autorestart=False)
    config.KernelProvisionerFactory.default_provisioner_name = "empathy-fork"
    config.MappingKernelManager.update(cull_idle_timeout=600, cull_interval=60, cull_connected=False)
    config.IdentityProvider.update(
        cookie_options={"samesite": "Lax", "httponly": True, "expires_days": DAYS_SIGNED_IN},
        get_secure_cookie_kwargs={"max_age_days": DAYS_SIGNED_IN},
    )
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
            free: int = listener.getsockname()[1]
            return free
    raise ServerError(_("This machine has no free port. Close a program or two and try again."))


def serve(
    workspace: Workspace, port: int | None = None, browser: bool = True, announce: Callable[[str], Any] = print,
    fork_server: ForkServer | None = None, notebooks: Path | None = None,
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
        Gets the one line with a link that works once.
    fork_server : ForkServer, optional
        One already started, so that it reads while everything else gets ready; one of its own when None.
    notebooks : Path, optional
        A folder with a site's own notebooks, which become chapters after the workbook's. They may hold any widget.

    Raises
    ------
    ServerError
        The port asked for is taken, or a notebook of ``notebooks`` cannot be a chapter.
    """
    if fork_server is None:
        with ForkServer() as own:
            serve(workspace, port, browser, announce, own, notebooks)
        return
    keep_short()
    logging.getLogger("empathy").setLevel(logging.WARNING)
    os.environ["EMPATHY_SERVED"] = "1"
    os.environ["EMPATHY_WORKSPACE"] = str(workspace.folder)
    server = WorkbookServer(
        workspace, fork_server, announce, browser, notebooks, config=configuration(), config_file_paths=[], ip=ADDRESS,
        port=port or free_port(), port_retries=0, open_browser=False, token=secrets.token_urlsafe(24),
        cookie_secret=cookie_secret(workspace), root_dir=str(notebooks_folder()), log_level=logging.WARNING,
        identity_provider_class=LinkIdentity,
    )
    server.initialize(argv=[])
    with workspace.kept_open():
        server.start()
