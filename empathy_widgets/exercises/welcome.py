"""The chapter "Welcome": the cases of this workspace and what is waiting to be finished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ipywidgets import VBox, Widget

from empathy_widgets.domain import Mode, Status
from empathy_widgets.exercises.home.erasing import Erasing
from empathy_widgets.exercises.home.timeline import timeline
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.moments import day
from empathy_widgets.exercises.page.page import ADMINISTER, PROFILE, Page
from empathy_widgets.exercises.take_away.export import everything
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import ChapterMenu, Notice
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Welcome"]


@chapter
class Welcome:
    """What the home chapter shows: the open case and where to go, above the list of all cases."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = VBox()
        page.on_turn(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show the open case, if there is one, then all cases."""
        with self.page.one_look():
            self.view.children = tuple(self._parts())

    def _parts(self) -> Iterator[Widget]:
        chooser = CaseChooser(self.page, ADMINISTER).view
        if self.page.case is None:
            yield chooser
            return
        before = ChapterMenu(
            finished=timeline(self.page), strings={"title": "", "done": _("What you did together"), "look": _("Open")})
        before.on_event(self._elsewhere)
        yield from (
            self._open_case(), *([before] if before.finished else []), chooser, *everything(self.page),
            Erasing(self.page).form)

    def _elsewhere(self, event: dict[str, Any]) -> Receipt:
        return {"ok": False, "text": _("Open its chapter from the side; in JupyterLab there are no links.")}

    def _open_case(self) -> Notice:
        case = self.page.open_case
        completed = self.page.completed()
        waiting = sum(
            sitting.status is Status.OPEN and sitting.mode is not Mode.REHEARSAL for sitting in self.page.sittings()
        )
        text = _("Nothing has been filled in for this case yet.")
        links = [{"text": _("Administer a scale"), "href": self.page.link(ADMINISTER, case.id)}]
        if completed:
            last = completed[-1]
            text = _("The last sitting was {title}, on {when}.").format(
                title=self.page.library.instrument(last.instrument, last.version).title,
                when=day(last.completed_at or last.started_at),
            )
            links.append({"text": _("See the profile"), "href": self.page.link(PROFILE, case.id)})
        if waiting:
            line = ngettext(
                "{count} sitting is waiting to be finished.", "{count} sittings are waiting to be finished.", waiting,
            ).format(count=waiting)
            text = f"{text} {line}" if completed else line
        return Notice(
            tone="calm", title=_("You have {code} open").format(code=case.code), text=text,
            links=[link for link in links if link["href"]],
        )
