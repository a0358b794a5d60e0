"""The chapters of the workbook: the notebooks in their order, each with an address of its own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Chapter", "chapters"]


@dataclass(frozen=True)
class Chapter:
    """One notebook: ``name`` is its file name without number and ending, and its address."""

    name: str
    title: str
    file: str


def chapters(folder: Path) -> tuple[Chapter, ...]:
    """The notebooks of ``folder`` in the order of their numbers."""
    found = []
    for path in sorted(folder.glob("*.ipynb")):
        title = json.loads(path.read_text("utf-8"))["metadata"].get("title", path.stem)
        found.append(Chapter(re.sub(r"^\d+-", "", path.stem), title, path.name))
    return tuple(found)
