"""The chapter "Worksheets": every sheet with pictures of its pages, printed blank or filled from the open case."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ipywidgets import VBox

from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.titles import chapter_title
from empathy_widgets.exercises.sheets.filling import can_be_filled, filled_sheet, noted
from empathy_widgets.exercises.sheets.shelf import Wanted, activity_title, found_sheet, pictures, sheet_heads
from empathy_widgets.reports import Sheet, worksheet_apart
from empathy_widgets.widgets import WorksheetShelf
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Worksheets"]


@chapter
class Worksheets:
    """All worksheets. Only the heads of their files are read when it opens; pages are drawn as they come into sight."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shelf = WorksheetShelf()
        self.shelf.on_event(self._heard)

    @cached_property
    def view(self) -> VBox:
        """What the chapter's cell shows."""
        self.page.on_turn(self._draw)
        self._draw()
        return VBox([self.shelf])

    def _draw(self) -> None:
        heads = sheet_heads(self.page.library)
        case = self.page.case
        with self.shelf.hold_sync():
            self.shelf.activities = [
                {"id": id, "label": activity_title(id), "link": self._link(id)}
                for id in dict.fromkeys(head["activity"] for head in heads)]
            self.shelf.sheets = [told(head) for head in heads]
            self.shelf.code = case.code if case else ""

    def _link(self, activity: str) -> str | None:
        """Where the chapter of an activity is; None for one that is not there."""
        case = self.page.case
        return self.page.link(activity, case.id if case else None) if chapter_title(activity) else None

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        if event["kind"] == "look":
            self._show(event)
            return None
        return self._print(event)

    def _show(self, event: dict[str, Any]) -> None:
        wanted = [Wanted(id, event["version"] == "teen", event["print"] == "large", event["size"])
                  for id in event["sheets"]]
        for one, pages in zip(wanted, pictures(self.page.library, self.page.workspace, wanted), strict=True):
            self.shelf.show(one.id, event["version"], event["print"], one.size, pages)

    def _print(self, event: dict[str, Any]) -> Receipt:
        found = found_sheet(self.page.library, event["sheet"], event["version"] == "teen")
        large = event["print"] == "large"
        if event["fill"] == "blank":
            return self.shelf.deliver(f"{found.id}.pdf", "application/pdf", worksheet_apart(
                Sheet(found, large=large), event["paper"]))
        case = self.page.open_case
        content = worksheet_apart(filled_sheet(self.page, found, case, large=large), event["paper"])
        noted(self.page, found, case)
        return self.shelf.deliver(f"{found.id}-filled.pdf", "application/pdf", content)


def told(head: dict[str, Any]) -> dict[str, Any]:
    """A sheet as its card shows it."""
    return {"id": head["id"], "title": head["title"], "about": head["about"], "activity": head["activity"],
            "pages": head["pages"], "teen": "teen" in head["versions"],
            "fills": [can_be_filled()[name] for name in head.get("fills", ())]}
