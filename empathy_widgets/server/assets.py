"""Files a page loads: read once, compressed once, named by their content and kept by the browser for a year.

What is served: Voilà's front end, the few lab extensions the widgets need, and the plotly.js of the installed plotly
package. Nothing of a workspace, no notebook and no folder of the user is reachable from here.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from empathy_widgets.server.sign_in import Guarded

__all__ = [
    "ASSETS", "AssetHandler", "FRONT_END", "LABEXTENSIONS", "NO_FORMULAS", "PLOTLY", "bundle_link", "plotly_link",
]

PLOTLY = files("plotly") / "package_data" / "plotly.min.js"
BUNDLE_LIST = Path(__file__).parent / "bundle.txt"
VERSION = hashlib.sha256(
    "|".join(version(name) for name in ("voila", "anywidget", "jupyterlab_widgets")).encode()
    + BUNDLE_LIST.read_bytes()
).hexdigest()[:12]
ASSETS = f"/assets/{VERSION}"
FRONT_END = f"{ASSETS}/voila"
LABEXTENSIONS = f"{ASSETS}/labextensions"
NO_FORMULAS = f"{ASSETS}/no-formulas.js"
"""Voilà's front end insists on a MathJax; no chapter has formulas, so it gets one that does nothing."""
NO_FORMULAS_JS = b"window.MathJax = {Hub: {Config() {}, Configured() {}, Queue() {}, Register: {StartupHook() {}}}};"
COMPRESSED = {".js", ".css", ".svg", ".json", ".mjs", ".map"}
A_YEAR = "private, max-age=31536000, immutable"


def folders(kind: str) -> list[Path]:
    """The folders behind ``/assets/<version>/<kind>/``."""
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


@cache
def content(path: Path) -> tuple[bytes, bytes | None]:
    """The bytes of a file, and the same compressed where that helps."""
    plain = path.read_bytes()
    return plain, gzip.compress(plain, 9, mtime=0) if path.suffix in COMPRESSED else None


@cache
def bundle() -> tuple[bytes, bytes]:
    """Voilà's scripts that every page asks for, one after the other in one file.

    Each is a webpack chunk that only registers itself, so their order does not matter, and one that is missing here is
    fetched by the page on its own. ``bundle.txt`` lists them as ``<kind>/<path>``; a star stands for a content hash.
    """
    parts = []
    for line in BUNDLE_LIST.read_text("utf-8").split():
        kind, _slash, pattern = line.partition("/")
        for folder in folders(kind):
            found = sorted(folder.glob(pattern))
            if found:
                parts.append(found[0].read_bytes())
                break
    plain = b"\n;\n".join(parts)
    return plain, gzip.compress(plain, 9, mtime=0)


@cache
def named(kind: str) -> str:
    """The first twelve hex digits of the content of ``kind``."""
    plain = bundle()[0] if kind == "bundle" else PLOTLY.read_bytes()
    return hashlib.sha256(plain).hexdigest()[:12]


def bundle_link() -> str:
    """The address of the front end's scripts in one file."""
    return f"/assets/bundle-{named('bundle')}.js"


def plotly_link() -> str:
    """The address of plotly.js."""
    return f"/assets/plotly-{named('plotly')}.min.js"


class AssetHandler(Guarded, JupyterHandler):
    """Serve one file to a signed-in browser, for a year."""

    @web.authenticated
    def get(self, path: str) -> None:
        """Answer with the file, compressed where the browser takes that, or 404."""
        plain, compressed = self._content(path)
        self.set_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
        self.set_header("Cache-Control", A_YEAR)
        self.set_header("Vary", "Accept-Encoding")
        if compressed is not None and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            plain = compressed
        self.finish(plain)

    def _content(self, path: str) -> tuple[bytes, bytes | None]:
        if f"/assets/{path}" == bundle_link():
            return bundle()
        if f"/assets/{path}" == plotly_link():
            return content(Path(str(PLOTLY)))
        if f"/assets/{path}" == NO_FORMULAS:
            return NO_FORMULAS_JS, None
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
