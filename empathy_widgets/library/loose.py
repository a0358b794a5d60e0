"""Looks over the text of a content file that stands on no shelf yet. Keeps nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from empathy_widgets.errors import ContentError
from empathy_widgets.library.check import check_content
from empathy_widgets.library.complaint import Complaint
from empathy_widgets.library.kinds import INSTRUMENTS, Kind
from empathy_widgets.strings import _

__all__ = ["check_loose"]


def check_loose(id: str, text: str, kind: Kind = INSTRUMENTS) -> list[Complaint]:
    """Say what an editor would have to mend if ``text`` were saved as ``<id>.yaml``; empty when all is well.

    Examples
    --------
    >>> [complaint.text for complaint in check_loose("example", "id: example\\nkind: practice\\n")][:1]
    ['“choices” is missing. Add a line “choices: …”.']
    """
    try:
        with tempfile.TemporaryDirectory(prefix="empathy-check-") as folder:
            path = Path(folder) / kind.folder / f"{id}.yaml"
            path.parent.mkdir()
            path.write_text(text, "utf-8")
            return check_content(path)
    except (OSError, UnicodeError):
        raise ContentError(_("The draft cannot be checked: there is no room for a temporary file.")) from None
