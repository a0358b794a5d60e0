"""The chapters of the workbook: the notebooks in their order, each with an address of its own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from empathy_widgets.strings import ENGLISH

__all__ = ["Chapter", "chapters"]


@dataclass(frozen=True)
class Chapter:
    """One notebook: ``name`` is its file name without number and ending, and its address; ``language`` its prose's."""

    name: str
    title: str
    file: str
    language: str = ENGLISH


def chapters(folder: Path) -> tuple[Chapter, ...]:
    """The notebooks of ``folder`` in the order of their numbers."""
    found = []
    for path in sorted(folder.glob("*.ipynb")):
        told = json.loads(path.read_text("utf-8"))["metadata"]
        found.append(Chapter(re.sub(r"^\d+-", "", path.stem), told.get("title", path.stem), path.name,
                             told.get("language", ENGLISH)))
    return tuple(found)
