"""Pictures a workspace keeps so as not to draw them twice: pages of blank worksheets, nothing of any person."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

__all__ = ["KeptPictures"]

MOST = 400
"""How many are kept; the oldest go first."""
A_KEY = re.compile(r"[0-9a-f]{64}-[0-9]")


class KeptPictures:
    """A folder of PNG files, each named by a hash of all it was drawn from, so that none is ever out of date.

    What cannot be kept or read is drawn again; nobody is told.

    Parameters
    ----------
    folder : Path
        The workspace's own; ``pictures`` is made in it when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "pictures"

    def pages(self, key: str) -> list[bytes]:
        """The pages kept under a hash, in their order; none where nothing is."""
        try:
            return [file.read_bytes() for file in sorted(self.folder.glob(f"{key}-*.png"))]
        except OSError:
            return []

    def keep(self, key: str, pages: list[bytes]) -> None:
        """Keep the pages of one sheet; the last is put there first, so that a first page means that all are there."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            for number, page in reversed(list(enumerate(pages, 1))):
                self._put(f"{key}-{number}", page)
            self._thin()
        except OSError:
            return

    def _put(self, name: str, page: bytes) -> None:
        if not A_KEY.fullmatch(name):
            raise ValueError("a picture is kept under a hash and its page")
        part = self.folder / f"{name}.{secrets.token_hex(4)}.part"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(page)
        part.replace(self.folder / f"{name}.png")

    def _thin(self) -> None:
        kept = sorted(self.folder.glob("*.png"), key=lambda file: file.stat().st_mtime_ns)
        for file in kept[:-MOST]:
            file.unlink(missing_ok=True)
