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

__all__ = ["SHOWN", "CaseChooser"]

SHOWN = 200
"""How many cases a page lists at most: those used last. Where there are more, a search in Python finds the others."""


class CaseChooser:
    """A list of the site's cases; opening one leads to ``chapter``, or turns the page in JupyterLab.

    Parameters
    ----------
    page : Page
        Where the list stands.
    chapter : str
        Where a case opens.
    begins : str or None
        Where a case that was just made opens; None for ``chapter``.
    first : int or None
        How many cases are listed before more are asked for; None for as many as a page lists at most.
    """

    def __init__(
        self, page: Page, chapter: str = ADMINISTER, *, begins: str | None = None, first: int | None = None,
    ) -> None:
        self.page = page
        self.chapter = chapter
        self.begins = begins or chapter
        self.most = SHOWN
        self.first = first or self.most
        overview = page.store.overview(self.first)
        self.list = CaseList(
            cases=self._rows(overview), count=overview.count, archived=overview.archived, allow_new=True)
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
            self._search(event)
            return None
        if event["kind"] == "create":
            case = self.page.store.create_case(event.get("label") or "")
            self._read()
            return {"code": case.code, "link": self.page.link(self.begins, case.id)}
        self.page.choose(self.page.store.case(event["id"]))
        return None

    def _read(self) -> None:
        overview = self.page.store.overview(self.first)
        if self.list.found:
            self._search(self.list.found)
        self.list.count, self.list.archived, self.list.cases = overview.count, overview.archived, self._rows(overview)

    def _search(self, event: dict[str, Any]) -> None:
        overview = self._look(event)
        asked = {name: event.get(name) for name in ("words", "order", "archived", "all")}
        self.list.found = {**asked, "count": overview.found, "cases": self._rows(overview)}

    def _look(self, event: dict[str, Any]) -> Overview:
        return self.page.store.overview(self.most, event["words"])


def line(of: CaseSummary) -> str:
    """What there is to say of a case, in a line."""
    parts = []
    if of.completed or of.open:
        parts.append(ngettext("{count} sitting completed", "{count} sittings completed", of.completed).format(
            count=of.completed))
    if of.open:
        parts.append(ngettext("{count} to finish", "{count} to finish", of.open).format(count=of.open))
    if of.runs:
        parts.append(ngettext("practised together once", "practised together {count} times", of.runs).format(
            count=of.runs))
    moments = [moment for moment in (of.last_started_at, of.last_run_at) if moment is not None]
    if not moments:
        return _("No sitting yet")
    return " · ".join([*parts, _("last {when}").format(when=day(max(moments)))])
