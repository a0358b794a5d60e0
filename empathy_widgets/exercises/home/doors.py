"""The four doors of the first page: to measure, to read, to practise and to teach.

Each notebook says in its metadata which ``door`` it stands behind, so that no list repeats the chapters.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from empathy_widgets.charts.room_sign import room_sign
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.places import notebooks_folder
from empathy_widgets.strings import _
from empathy_widgets.widgets import Ways

__all__ = ["doors"]

ROOM = "understanding-others"
"""The chapter that is the workbook's second front door."""


def doors(page: Page) -> Ways:
    """The chapters, each behind the door somebody would look for it; for the open case where there is one."""
    case = page.case.id if page.case else None
    told = [
        ("measure", _("Measure"), _("Give a scale, here or on paper.")),
        ("read", _("Read"), _("What a sitting says, and what it cannot.")),
        ("practise", _("Practise"), _("Alone, or together in the room.")),
        ("teach", _("Teach"), _("A group, and scales of your own.")),
    ]
    chapters = behind()
    shown: list[dict[str, Any]] = [
        {"id": door, "title": title, "line": line,
         "links": [{"text": name, "href": page.link(chapter, case) or ""} for chapter, name in chapters.get(door, ())]}
        for door, title, line in told]
    room = {"text": _("Or come in by the room"), "href": page.link(ROOM, case) or "", "svg": room_sign()}
    return Ways(strings={"title": _("Where to")}, doors=shown, room=room)


@lru_cache(maxsize=1)
def behind() -> dict[str, list[tuple[str, str]]]:
    """The address and the title of the chapters behind each door, in their order; read once for all pages."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(notebooks_folder().glob("*.ipynb")):
        about = json.loads(path.read_text("utf-8"))["metadata"]
        if door := about.get("door"):
            found.setdefault(door, []).append((re.sub(r"^\d+-", "", path.stem), about["title"]))
    return found
