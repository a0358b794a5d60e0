"""What a person confirmed about the columns of a kind of file, kept beside the records; no name and no answer."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from empathy_widgets.records.workspace.workspace import Workspace

__all__ = ["remember_columns", "remembered_columns"]

FILE = "known-columns.json"
MOST = 500
"""Kinds of files; the oldest is forgotten first."""
LARGEST = 4_000_000


def remembered_columns(workspace: Workspace, instrument: str, names: Sequence[str]) -> dict[int, int] | None:
    """Return which item stands in which column, counted from 0, of files with just these columns; None where unknown.

    What cannot be read any more is not known; it is never a reason to refuse a file.
    """
    places = kept(workspace.folder / FILE).get(name_of(instrument, names))
    if not isinstance(places, dict):
        return None
    with suppress(ValueError, TypeError):
        return {int(place): int(item) for place, item in places.items()}
    return None


def remember_columns(workspace: Workspace, instrument: str, names: Sequence[str], places: Mapping[int, int]) -> None:
    """Keep what a person confirmed; where the folder of the workspace is not there, nothing is made."""
    file = workspace.folder / FILE
    if not workspace.folder.is_dir():
        return
    known = kept(file)
    key = name_of(instrument, names)
    known.pop(key, None)
    known[key] = {str(place): item for place, item in places.items()}
    part = file.with_name(f".{FILE}.{secrets.token_hex(6)}")
    with suppress(OSError):
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            json.dump(dict(list(known.items())[-MOST:]), opened)
        part.replace(file)
    part.unlink(missing_ok=True)


def kept(file: Path) -> dict[str, object]:
    """Everything remembered; nothing where there is no such file, or it is no longer what this module wrote."""
    with suppress(OSError, ValueError):
        if file.is_file() and file.stat().st_size <= LARGEST:
            known = json.loads(file.read_text("utf-8"))
            return known if isinstance(known, dict) else {}
    return {}


def name_of(instrument: str, names: Sequence[str]) -> str:
    """One name for an instrument and the columns of a file, in their order; the columns cannot be read out of it."""
    return hashlib.sha256(json.dumps([instrument, list(names)]).encode("utf-8", "surrogatepass")).hexdigest()[:32]
