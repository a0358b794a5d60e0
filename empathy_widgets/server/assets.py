"""Files a page loads: read once, compressed once, named by their content and kept by the browser for a year.

What is served: the page's own script and stylesheet, the widgets' scripts, the plotly.js of the installed plotly
package, and, for notebooks with widgets that are not the workbook's, Voilà's front end. Nothing of a workspace, no
notebook and no folder of the user is reachable from here.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from empathy_widgets.places import plotly_js
from empathy_widgets.server.sign_in import Guarded
from empathy_widgets.widgets.shared import served
from empathy_widgets.widgets.shared.joining import join

__all__ = [
    "AssetHandler", "FRONT_END", "LABEXTENSIONS", "NO_FORMULAS", "page_link", "plotly_link", "style_link",
    "voila_page_link", "warm", "widgets_place",
]

SERVER = Path(__file__).parent
PAGE = SERVER / "page" / "page.js"
PRACTICE_PAGE = SERVER / "page" / "practice.js"
VOILA_PAGE = SERVER / "page" / "voila_page.js"
VERSION = hashlib.sha256(
    "|".join(version(name) for name in ("voila", "anywidget", "jupyterlab_widgets")).encode()
).hexdigest()[:12]
"""Of Voilà's front end, with all that it loads."""
FRONT_END = f"assets/{VERSION}/voila"
LABEXTENSIONS = f"assets/{VERSION}/labextensions"
NO_FORMULAS = f"assets/{VERSION}/no-formulas.js"
"""Voilà's front end insists on a MathJax; one that does nothing keeps the page on this machine."""
NO_FORMULAS_JS = b"window.MathJax = {Hub: {Config() {}, Configured() {}, Queue() {}, Register: {StartupHook() {}}}};"
COMPRESSED = {".js", ".css", ".svg", ".json", ".mjs", ".map"}
A_YEAR = "private, max-age=31536000, immutable"
Content = tuple[bytes, bytes | None]
"""The bytes of a file, and the same compressed where that helps."""


def folders(kind: str) -> list[Path]:
    """The folders behind ``assets/<version>/<kind>/``."""
    if kind == "voila":
        return [Path(folder) for folder in collect_static_paths(["voila", "nbconvert"], "lab")]
    if kind == "labextensions":
        return [Path(folder) for folder in get_voila_labextensions_path([])]
    return []


def find(kind: str, path: str) -> Path | None:
    """A file inside one of the folders of ``kind``; None for anything else, also for a way out of them."""
    for folder in folders(kind):
        root = folder.resolve()
        try:
            found = (root / path).resolve()
            if found.is_relative_to(root) and found.is_file():
                return found
        except (OSError, ValueError):  # too long for a name, or no name at all
            continue
    return None


def packed(plain: bytes) -> Content:
    """A text with its compressed form."""
    return plain, gzip.compress(plain, 9, mtime=0)


@cache
def content(path: Path) -> Content:
    """A file as it is on the disk."""
    plain = path.read_bytes()
    return packed(plain) if path.suffix in COMPRESSED else (plain, None)


@cache
def made() -> dict[str, Content]:
    """The files this server puts together itself, by the address each is asked for at."""
    named = {
        "page": (join(PAGE).encode(), "js"), "practice": (join(PRACTICE_PAGE).encode(), "js"),
        "voila-page": (join(VOILA_PAGE).encode(), "js"),
        "style": ((SERVER / "template" / "page.css").read_bytes(), "css"),
    }
    found = {f"assets/{name}-{digest(text)}.{ending}": packed(text) for name, (text, ending) in named.items()}
    widgets = {f"{widgets_place()}/{name}": packed(text) for name, text in served.files().items()}
    return {**found, **widgets, NO_FORMULAS: (NO_FORMULAS_JS, None)}


def digest(text: bytes) -> str:
    """The first twelve hex digits of the digest of a file."""
    return hashlib.sha256(text).hexdigest()[:12]


@cache
def link(name: str) -> str:
    """The address of a file by its bare name, without the base."""
    return next(address for address in made() if address.startswith(f"assets/{name}-"))


def page_link() -> str:
    """The address of the page's own script."""
    return link("page")


def voila_page_link() -> str:
    """The address of the script of a page that Voilà's front end draws."""
    return link("voila-page")


def practice_link() -> str:
    """The address of the script of a client's own page."""
    return link("practice")


@cache
def practice_style() -> str:
    """The rules of a client's own page, which stand in it."""
    return (SERVER / "template" / "practice.css").read_text("utf-8")


def style_link() -> str:
    """The address of the pages' own stylesheet; the widgets' comes before it and holds the tokens."""
    return link("style")


def widgets_place() -> str:
    """The folder of the widgets' scripts."""
    return f"assets/widgets-{served.version()}"


@cache
def plotly_link() -> str:
    """The address of plotly.js."""
    return f"assets/plotly-{digest(plotly_js().read_bytes())}.min.js"


def warm() -> None:
    """Make every file ready before somebody asks for it."""
    made()
    plotly_link()
    content(plotly_js())


class AssetHandler(Guarded, JupyterHandler):
    """Serve one file to a signed-in browser, for a year."""

    @web.authenticated
    def get(self, path: str) -> None:
        """Answer with the file, compressed where the browser takes that, or 404."""
        self.give(path)

    def give(self, path: str) -> None:
        """Finish with the file of this path."""
        plain, compressed = self._content(path)
        self.set_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
        self.set_header("Cache-Control", A_YEAR)
        self.set_header("Vary", "Accept-Encoding")
        if compressed is not None and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            plain = compressed
        self.finish(plain)

    def _content(self, path: str) -> Content:
        if f"assets/{path}" in made():
            return made()[f"assets/{path}"]
        if f"assets/{path}" == plotly_link():
            return content(plotly_js())
        version_named, _slash, rest = path.partition("/")
        kind, _slash, name = rest.partition("/")
        found = find(kind, name) if version_named == VERSION else None
        if found is None:
            raise web.HTTPError(404)
        return content(found)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Answer with the status alone: nobody reads an asset."""
        self.finish()

    def compute_etag(self) -> None:
        """No tag: the name holds the version, and nothing is ever asked again."""

    def check_xsrf_cookie(self) -> None:
        """Nothing to protect: a file is only read."""
