"""Choosing, opening and adding a case; the first step of every chapter that writes to one."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from empathy_widgets.domain import CaseSummary, Overview
from empathy_widgets.exercises.page.moments import day
from empathy_widgets.exercises.page.page import ADMINISTER, Page
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import CaseList
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["CaseChooser"]

SHOWN = 200
"""How many cases a page lists at most: the newest. Where there are more, a search in Python finds the others."""


class CaseChooser:
    """A list of the site's cases; opening one leads to ``chapter``, or turns the page in JupyterLab."""

    def __init__(self, page: Page, chapter: str = ADMINISTER) -> None:
        self.page = page
        self.chapter = chapter
        overview = page.store.overview(SHOWN)
        self.list = CaseList(cases=self._rows(overview), count=overview.count, allow_new=True)
        self.list.on_event(self._heard)
        self.view = VBox([self.list])

    def _rows(self, overview: Overview) -> list[dict[str, Any]]:
        return [
            {
                "id": one.case.id, "code": one.case.code, "label": one.case.label, "line": line(one),
                "link": self.page.link(self.chapter, one.case.id),
            }
            for one in overview.cases
        ]

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        if event["kind"] == "search":
            self._search(event["words"])
            return None
        if event["kind"] == "create":
            case = self.page.store.create_case(event.get("label") or "")
            self._read()
            return {"code": case.code, "link": self.page.link(self.chapter, case.id)}
        self.page.choose(self.page.store.case(event["id"]))
        return None

    def _read(self) -> None:
        overview = self.page.store.overview(SHOWN)
        if self.list.found:
            self._search(self.list.found["words"])
        self.list.count, self.list.cases = overview.count, self._rows(overview)

    def _search(self, words: str) -> None:
        overview = self.page.store.overview(SHOWN, words)
        self.list.found = {"words": words, "count": overview.found, "cases": self._rows(overview)}


def line(of: CaseSummary) -> str:
    """What there is to say of a case, in a line."""
    if of.last_started_at is None:
        return _("No sitting yet")
    parts = [ngettext("{count} sitting completed", "{count} sittings completed", of.completed).format(
        count=of.completed)]
    if of.open:
        parts.append(ngettext("{count} to finish", "{count} to finish", of.open).format(count=of.open))
    parts.append(_("last {when}").format(when=day(of.last_started_at)))
    return " · ".join(parts)
