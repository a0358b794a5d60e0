"""The scripts and styles of all widgets as files of a served page: each is fetched once, and then kept by its version.

A page that nobody serves (JupyterLab) gets them as text instead, with each widget's state.
"""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

from empathy_widgets.widgets.shared.joining import join_apart, join_shared

__all__ = ["SHARED", "STYLE", "WIDGETS", "Shipped", "files", "version", "whole_style"]

FOLDER = Path(__file__).parent
WIDGETS = FOLDER.parent
SHARED = "shared.js"
"""What the widgets' scripts import from, as one file."""
STYLE = "widgets.css"
IMPORT = re.compile(r'(?m)^@import "[^"]+";\n')


class Shipped(str):
    """A widget's script or style as text, which is also served as a file of the name ``file``."""

    file: str

    def __new__(cls, text: str, file: str) -> Shipped:
        made = super().__new__(cls, text)
        made.file = file
        return made


def whole_style() -> str:
    """Return one stylesheet: the tokens, what widgets share, then each widget's own rules."""
    first = [FOLDER / "tokens.css", FOLDER / "shared.css"]
    shared = [file for file in sorted(FOLDER.glob("*.css")) if file not in first]
    own = sorted(WIDGETS.glob("*/widget.css"))
    return "\n".join(IMPORT.sub("", file.read_text("utf-8")).lstrip("\n") for file in [*first, *shared, *own])


@functools.cache
def files() -> dict[str, bytes]:
    """Return every file by its name: one script a widget, what they share, and the stylesheet."""
    scripts = {f"{entry.parent.name}.js": join_apart(entry, FOLDER, f"./{SHARED}")
               for entry in sorted(WIDGETS.glob("*/widget.js"))}
    texts = {**scripts, SHARED: join_shared(FOLDER), STYLE: whole_style()}
    return {name: text.encode() for name, text in texts.items()}


@functools.cache
def version() -> str:
    """Return the first twelve hex digits of a digest of all of them."""
    digest = hashlib.sha256()
    for name, content in sorted(files().items()):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:12]
