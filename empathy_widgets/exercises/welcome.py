"""The chapter "Welcome": what is waiting, the cases of this workspace, and where to go."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from ipywidgets import VBox, Widget

from empathy_widgets.domain import Mode, Status
from empathy_widgets.exercises.course.line import line_of, line_picture
from empathy_widgets.exercises.course.timeline import happened, timeline
from empathy_widgets.exercises.home.cases import HomeCases
from empathy_widgets.exercises.home.continuing import Continuing
from empathy_widgets.exercises.home.doors import doors
from empathy_widgets.exercises.home.erasing import Erasing
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.moments import day
from empathy_widgets.exercises.page.page import ADMINISTER, PROFILE, Page
from empathy_widgets.exercises.take_away.export import everything
from empathy_widgets.exercises.take_away.offer import File, Offer
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import ChapterMenu, Notice, Ways
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Welcome"]

OWN_SHOWN, OWN_READ = 3, 12
"""How many runs of one's own practice stand there, and how many when all are asked for: the last ones. Each chapter
lists all of its own."""

LINES_SHOWN = 10
"""How many lines stand below the picture of an open case before all are asked for."""


@chapter
class Welcome:
    """What the home chapter shows: what is waiting, the cases, and where to go; or the time line of the open case."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = VBox()
        page.on_turn(self.draw)
        self.draw()

    def draw(self) -> None:
        """Show all cases, or the open one."""
        with self.page.one_look():
            self.view.children = tuple(self._all() if self.page.case is None else self._open())

    def _all(self) -> Iterator[Widget]:
        cases, practice = HomeCases(self.page), timeline(self.page, newest=OWN_READ)
        yield from Continuing(self.page).parts
        yield cases.view
        if not practice and not cases.list.count and not cases.list.archived:
            cases.list.strings = first_words()
            return
        yield doors(self.page)
        if before := [row for row in practice if not row["open"]]:
            yield self._rows(before, _("Your own practice"))

    def _open(self) -> Iterator[Widget]:
        yield from Continuing(self.page).parts
        yield self._open_case()
        found = happened(self.page)
        yield from line_of(self.page, found)
        if before := [one.shown for one in found if not one.shown["open"]]:
            menu = ChapterMenu(
                finished=before, shown=LINES_SHOWN,
                strings={"title": "", "done": _("What you did together"), "look": _("Open")})
            menu.on_event(self._elsewhere)
            yield menu
        yield doors(self.page)
        yield from everything(self.page, [self._picture()] if found else [])
        yield Erasing(self.page).form
        if not self.page.served:
            yield HomeCases(self.page).view

    def _picture(self) -> Offer:
        """The time line to print or to show; it names the case's code, and nothing that was said or written."""
        return Offer("time line", _("The time line as a picture"), _(
            "What stands above, as one picture (SVG) to print or to show: days, scales and activities, none of it in "
            "words of yours or theirs."), lambda _now, _picked: File(
            f"empathy-time-line-{datetime.date.today()}.svg", "image/svg+xml", line_picture(self.page).encode()))

    def _rows(self, rows: list[dict[str, Any]], title: str) -> Ways:
        ways = Ways(ways=[{**row, "code": ""} for row in rows], shown=OWN_SHOWN, strings={"title": title})
        ways.on_event(self._elsewhere)
        return ways

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
        if case.archived_at is not None:
            text = f"{text} {_('It is archived; under your cases it can be put back on the list.')}"
        return Notice(
            tone="calm", title=_("You have {code} open").format(code=case.code), text=text,
            links=[link for link in links if link["href"]],
        )


def first_words() -> dict[str, str]:
    """What the list says where there is nothing at all yet: one thing to do."""
    return {
        "title": _("Begin with your first case"),
        "empty": _("Each person or couple you work with has a case here. It goes by a code drawn at random, which can "
                   "be said aloud and tells nobody who they are."),
    }
