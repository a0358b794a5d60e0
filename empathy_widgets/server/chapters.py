"""The chapters of the workbook: the notebooks in their order, each with an address of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from slugify import slugify

from empathy_widgets.errors import ServerError
from empathy_widgets.strings import ENGLISH, _

__all__ = ["Chapter", "chapters"]


@dataclass(frozen=True)
class Chapter:
    """One notebook: ``name`` is its file name without number and ending, and its address; ``language`` its prose's."""

    name: str
    title: str
    path: Path
    language: str = ENGLISH
    own: bool = True
    """Whether it is the workbook's; a site's own may hold any widget."""


def chapters(folder: Path, beside: Path | None = None) -> tuple[Chapter, ...]:
    """The notebooks of ``folder`` in the order of their numbers, then a site's own from ``beside``.

    Raises
    ------
    ServerError
        There is no notebook beside, one cannot be read, or one has the name of another.
    """
    found = [told(path) for path in sorted(folder.glob("*.ipynb"))]
    if beside is None:
        return tuple(found)
    theirs = sorted(beside.glob("*.ipynb")) if beside.is_dir() else []
    if not theirs:
        raise ServerError(_("There is no notebook in {folder}. Name a folder with one or more .ipynb files.")
                          .format(folder=beside))
    for path in theirs:
        chapter = told(path, own=False)
        if any(chapter.name == one.name for one in found):
            raise ServerError(_("{file} would stand at the address of another chapter. Give it another name.")
                              .format(file=path.name))
        found.append(chapter)
    return tuple(found)


def told(path: Path, own: bool = True) -> Chapter:
    """What a notebook's file says of it."""
    try:
        about = nbformat.read(path, as_version=4)["metadata"]
    except (OSError, ValueError, KeyError, AttributeError, nbformat.ValidationError):
        raise ServerError(_("{file} is no notebook that can be read. Save it anew from JupyterLab, or move it away.")
                          .format(file=path.name)) from None
    name = slugify(re.sub(r"^\d+-", "", path.stem)) or "notebook"
    return Chapter(name, str(about.get("title", path.stem)), path.resolve(), about.get("language", ENGLISH), own)
