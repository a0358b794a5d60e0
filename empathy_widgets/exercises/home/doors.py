"""The four doors of the first page: to measure, to read, to practise and to teach."""

from __future__ import annotations

from typing import Any

from empathy_widgets.domain import RunKind
from empathy_widgets.exercises.page.page import ADMINISTER, PROFILE, Page
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.strings import _
from empathy_widgets.widgets import Ways

__all__ = ["doors"]


def doors(page: Page) -> Ways:
    """Every chapter but this one, behind the door somebody would look for it; for the open case where there is one."""
    practise = {RUNS[kind].chapter: RUNS[kind].name() for kind in RunKind}
    four = [
        ("measure", _("Measure"), _("Give a scale, here or on paper."), {
            ADMINISTER: _("Administer a scale"), "instruments": _("Instruments"),
        }),
        ("read", _("Read"), _("What a sitting says, and what it cannot."), {
            PROFILE: _("Profile"), "how-a-score-comes-about": _("How a score comes about"),
        }),
        ("practise", _("Practise"), _("Alone, or together in the room."), practise),
        ("teach", _("Teach"), _("A group, and scales of your own."), {
            "a-class": _("Bring a class's answers"), "bring-an-instrument": _("Bring an instrument"),
        }),
    ]
    return Ways(
        strings={"title": _("Where to")},
        doors=[{"id": id, "title": title, "line": line, "links": links(page, chapters)}
               for id, title, line, chapters in four])


def links(page: Page, chapters: dict[str, str]) -> list[dict[str, Any]]:
    """The chapters behind one door; names only in JupyterLab, where chapters open by hand."""
    case = page.case.id if page.case else None
    return [{"text": title, "href": page.link(name, case) or ""} for name, title in chapters.items()]
