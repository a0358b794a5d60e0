"""What the chapters are called, for a link that leads to one by its name."""

from __future__ import annotations

import json
from functools import lru_cache

from empathy_widgets.files import read_file
from empathy_widgets.places import notebooks_folder

__all__ = ["chapter_title"]

LARGEST = 1_000_000
"""Bytes of a notebook."""


@lru_cache(maxsize=64)
def chapter_title(name: str) -> str | None:
    """Return the title of the chapter of this name; None where none of that name ships.

    Examples
    --------
    >>> chapter_title("role-play"), chapter_title("no-such-chapter")
    ('Role-play', None)
    """
    found = [path for path in notebooks_folder().glob("*.ipynb") if path.stem.partition("-")[2] == name]
    if not found:
        return None
    title: str = json.loads(read_file(found[0], LARGEST))["metadata"].get("title", name)
    return title
