"""The cases on the first page: those used last, each with the shape of its last sitting; the others by a search."""

from __future__ import annotations

from typing import Any

from empathy_widgets.domain import CaseOrder, Overview
from empathy_widgets.exercises.home.shapes import shapes
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.page import ADMINISTER, WELCOME, Page
from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["HomeCases"]

FIRST = 12
"""How many cases stand there before more are asked for: what is shown of a shape is read for no other."""


class HomeCases(CaseChooser):
    """The list every chapter has, with shapes, an order, and an archive; a case opens its time line."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, WELCOME, begins=ADMINISTER, first=FIRST)
        self.list.arranges = True

    def _rows(self, overview: Overview) -> list[dict[str, Any]]:
        drawn = shapes(self.page, [one.case.id for one in overview.cases])
        return [{**row, "shape": drawn.get(row["id"], {})} for row in super()._rows(overview)]

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        if event["kind"] == "archive":
            return self._archive(event["id"], event["on"])
        return super()._heard(event)

    def _archive(self, case_id: str, on: bool) -> Receipt:
        store = self.page.store
        case = store.archive_case(case_id) if on else store.unarchive_case(case_id)
        self._read()
        said = _("{code} is archived. Nothing in it was changed.") if on else _("{code} stands on the list again.")
        return {"text": said.format(code=case.code)}

    def _look(self, event: dict[str, Any]) -> Overview:
        order = event["order"] if event["order"] in list(CaseOrder) else CaseOrder.RECENT
        return self.page.store.overview(
            self.most if event["all"] else self.first, event["words"], order=order, archived=event["archived"])
