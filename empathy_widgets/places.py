"""Where things are that are read and never written: the shipped folders, and plotly.js of the installed plotly."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from empathy_widgets.errors import ContentError

__all__ = ["content_folder", "notebooks_folder", "plotly_js"]

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
    return Path(importlib.util.find_spec("plotly").origin).parent / "package_data" / "plotly.min.js"
