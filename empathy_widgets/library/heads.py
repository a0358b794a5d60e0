"""The first entries of a content file: what a list shows, read without the rest, so that a long shelf opens at once."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from empathy_widgets.errors import ExchangeError
from empathy_widgets.files import open_to_read

__all__ = ["head_of", "title_in"]

HEAD_ENDS = re.compile(r"(?m)^(?!(?:id|title|source|rights|reviewed|language|about|practise|minutes|not_for|safety|"
                       r"facts|whom|kind|activity|pages|versions|fills):)[a-z]")
"""Where the entries every activity starts with are over; a list of two hundred is read no further."""
LONGEST_HEAD = 12_000
TITLE = re.compile(r"(?m)^title:.*(?:\r?\n(?:[ \t].*)?)*")
"""The title with the lines that belong to it."""

ASKED = re.compile(r"(?m)^(?:levels|places):.*(?:\r?\n(?:[ \t].*)?)*")
"""The levels a scene is played at and its words of place, with the lines that belong to them: its list asks which."""


@lru_cache(maxsize=1024)
def head_of(path: Path, changed: int, size: int) -> dict[str, Any] | None:
    """Read the head of a file once for every time it was saved, with a scene's levels; None when it cannot be read.

    Parameters
    ----------
    path : Path
        Its name without the ending is the id.
    changed, size : int
        When it was saved, in nanoseconds, and its length in bytes.
    """
    try:
        with open_to_read(path) as opened, io.TextIOWrapper(opened, "utf-8-sig") as letters:
            text = letters.read(LONGEST_HEAD)
    except (ExchangeError, ValueError):
        return None
    head = _read(text, path.stem)
    if head is None:
        return None
    for asked in ASKED.finditer(text):
        if asked.end() < len(text):  # at the end the last lines may be cut short
            head = {**head, **(_entries(asked[0]) or {})}
    return head


def title_in(name: str, text: str) -> str | None:
    """The title in the text of a content file, or in its beginning; None when there is none.

    Examples
    --------
    >>> title_in("tea", "id: tea\\ntitle: Two cups\\nbeats: [never read")
    'Two cups'
    """
    found = TITLE.search(text)
    head = _entries(found[0]) if found else _read(text[:LONGEST_HEAD], name)
    title = head.get("title") if isinstance(head, dict) else None
    return title.strip() if isinstance(title, str) else None


def _read(text: str, name: str) -> dict[str, Any] | None:
    ends = HEAD_ENDS.search(text)
    head = _entries(text[: ends.start()] if ends else text)
    sound = isinstance(head, dict) and head.get("id") == name and isinstance(head.get("title"), str)
    return head if sound else None


@lru_cache(maxsize=1024)
def _entries(text: str) -> Any:
    """What a few lines say; None when they cannot be read."""
    try:
        return YAML(typ="safe", pure=True).load(text)
    except (ValueError, YAMLError):
        return None
