"""Where the shipped folders and the installed plotly.js are, and how a folder's own entries reach the disk."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from empathy_widgets.errors import ContentError

__all__ = ["address_of", "content_folder", "notebooks_folder", "plotly_js", "sync_folder"]

PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the shipped folder ``name``; ContentError when the installation lacks it."""
    for folder in (PACKAGE / "_shipped" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise ContentError(f"The folder {name}/ is missing from this installation; install the workbook again.")


def content_folder() -> Path:
    """Return the folder with instruments and other content a therapist can edit."""
    return shipped("content")


def notebooks_folder() -> Path:
    """Return the folder with the chapters."""
    return shipped("notebooks")


def plotly_js() -> Path:
    """Return the plotly.js of the installed plotly package, found without importing plotly."""
    found = importlib.util.find_spec("plotly")
    if found is None or found.origin is None:
        raise ContentError("The package plotly is missing from this installation; install the workbook again.")
    return Path(found.origin).parent / "package_data" / "plotly.min.js"


def address_of(path: str) -> str:
    """Return where a served page finds ``path``: every address begins with the base the server told this kernel.

    Examples
    --------
    >>> address_of("chapter/welcome")
    '/chapter/welcome'
    """
    return os.environ.get("EMPATHY_BASE", "/") + path


def sync_folder(folder: Path) -> None:
    """Put a folder's own entries on the disk, where the operating system lets a program do so."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
