"""Choosing, opening and adding a case; the first step of every chapter that writes to one."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from empathy_widgets.domain import CaseOverview
from empathy_widgets.exercises.page.moments import day
from empathy_widgets.exercises.page.page import ADMINISTER, Page
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import CaseList
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["CaseChooser"]


class CaseChooser:
    """A list of the site's cases; opening one leads to ``chapter``, or turns the page in JupyterLab."""

    def __init__(self, page: Page, chapter: str = ADMINISTER) -> None:
        self.page = page
        self.chapter = chapter
        self.list = CaseList(cases=self._rows(), allow_new=True)
        self.list.on_event(self._heard)
        self.view = VBox([self.list])

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "id": case.id, "code": case.code, "label": case.label, "line": self._line(case),
                "link": self.page.link(self.chapter, case.id),
            }
            for case in self.page.store.overview()
        ]

    def _line(self, case: CaseOverview) -> str:
        if case.last is None:
            return _("No sitting yet")
        done, waiting = case.completed, case.open
        parts = [ngettext("{count} sitting completed", "{count} sittings completed", done).format(count=done)]
        if waiting:
            parts.append(ngettext("{count} to finish", "{count} to finish", waiting).format(count=waiting))
        parts.append(_("last {when}").format(when=day(case.last)))
        return " · ".join(parts)

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        if event["kind"] == "create":
            case = self.page.store.create_case(event.get("label") or "")
            self.list.cases = self._rows()
            return {"code": case.code, "link": self.page.link(self.chapter, case.id)}
        self.page.choose(self.page.store.case(event["id"]))
        return None
