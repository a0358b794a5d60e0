"""What every chapter in the room shares: choosing what to begin, carrying on, and keeping each event as it happens."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import Any, ClassVar

from ipywidgets import VBox, Widget

from empathy_widgets.domain import Run, RunEvent, RunKind, Status
from empathy_widgets.errors import EmpathyError, NotAllowed, StaleWrite, WorkspaceBusy
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.moments import clock, when
from empathy_widgets.exercises.page.page import WELCOME, Page
from empathy_widgets.exercises.page.work import stands_first
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.strings import _
from empathy_widgets.widgets import ChapterMenu, Notice
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Entry", "RunChapter", "Running", "entry_of", "listed", "not_offered"]

Entry = dict[str, Any]
"""What the menu shows of one piece of content; see `ChapterMenu.entries`."""


class Running:
    """One run on a page. What the page knows of it is ``run``, which always includes what was just added.

    Another page that carried on meanwhile is noticed: nothing is saved, ``run`` is read again and ``on_stale`` called.
    """

    def __init__(self, page: Page, run: Run) -> None:
        self.page = page
        self.run = run
        self.on_stale: Callable[[], None] = lambda: None

    def add(self, event: dict[str, Any], kind: str, body: dict[str, Any]) -> Receipt:
        """Keep one event durably, then say when; ``event`` is the widget's, whose request makes it happen once."""
        events = self.run.events
        try:
            added = self.page.store.add_event(
                self.run.id, kind, body, case_id=self.run.case_id, request=event["request"],
                after=events[-1].number if events else 0,
            )
        except StaleWrite:
            self.run = self.page.store.run(self.run.id)
            self.on_stale()
            raise
        if added.number == len(events) + 1:
            self.run = self.run.model_copy(update={"events": (*events, added)})
        elif added.number > len(events):  # another page sent this very message, and others before it
            self.run = self.page.store.run(self.run.id)
            self.on_stale()
        return saved(added)

    def heard_before(self, event: dict[str, Any]) -> Receipt | None:
        """The receipt of a message that was kept already, before its page was lost; None for a new one."""
        kept = self.page.store.sent_event(self.run.id, event["request"])
        return None if kept is None else saved(kept)

    def end(self) -> Receipt:
        """Finish the run; a finished one stays as it is."""
        self.run = self.page.store.end_run(self.run.id, case_id=self.run.case_id)
        return {"text": _("Finished and saved.")}

    def reopen(self) -> None:
        """Open a finished run again, to add to it."""
        self.run = self.page.store.reopen_run(self.run.id, case_id=self.run.case_id)

    @property
    def read_only(self) -> bool:
        """Whether nothing more can be added."""
        return self.run.status is not Status.OPEN


class RunChapter(ABC):
    """A chapter of runs: its menu, and the stage of the run the address names.

    A chapter says what it offers (`entries`), checks what was chosen (`settings`) and draws one run (`stage`). What a
    run is a run of is its own version of the content, `noun`.
    """

    kind: ClassVar[RunKind]
    chapter: ClassVar[str]
    """The notebook's name without its number: the chapter's address."""
    folder: ClassVar[str]
    """Where its content lies, under content/."""
    lane: ClassVar[str] = "room"
    """Where its runs stand on a case's time line, as `course.timeline.LANES` names it."""
    chosen: ClassVar[bool] = True
    """Whether a person chooses from a menu what to begin; a lesson begins with its first answer."""

    def __init__(self, page: Page, played: Played | None = None) -> None:
        self.page = page
        self.played = played or Played(page.library, page.store)
        self.running: Running | None = None

    @staticmethod
    @abstractmethod
    def name() -> str:
        """What a run of this kind is called beside others."""

    @staticmethod
    @abstractmethod
    def earlier() -> str:
        """That a run is played from an earlier version of its content."""

    @abstractmethod
    def entries(self) -> list[Entry]:
        """What can be begun."""

    @abstractmethod
    def settings(self, noun: Any, answers: dict[str, str]) -> dict[str, Any]:
        """What is kept of the start: the answers, checked; NotAllowed says in one sentence what is wrong."""

    @staticmethod
    def as_begun(noun: Any, settings: dict[str, Any]) -> Any:
        """The content as what was chosen at the start makes it; itself where that changes none of its words."""
        return noun

    @abstractmethod
    def stage(self, running: Running) -> list[Widget]:
        """The widgets of one run; a finished one is shown with its end."""

    @abstractmethod
    def line(self, run: Run) -> str:
        """How far the run has come, in a few words."""

    def begin(self, content: str) -> tuple[Any, str | None]:
        """What is about to be begun, and its text; ContentError when it is not on the shelf."""
        return self.played.begin(self.kind, content)

    def noun(self, run: Run) -> Any:
        """What the run was begun from; ContentError when nothing is left of it."""
        return self.played.noun(run)

    def title(self, run: Run) -> str:
        """What that was called then, or its id when nothing says so."""
        return self.played.title(run)

    def address(self, run: Run) -> str:
        """Where the run goes on; "" where there are no links."""
        return self.page.link(self.chapter, run.case_id, run=run.id) or ""

    def span(self, run: Run) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of what goes on over days; None for what is done in one sitting."""
        return None

    def badge(self, run: Run) -> str:
        """A mark a run stands out by in a list, in a few words; "" for none."""
        return ""

    @cached_property
    def view(self) -> VBox:
        """What the chapter's cell shows."""
        box = VBox()

        self.page.on_turn(lambda: self._draw(box))
        self._draw(box)
        return box

    def _draw(self, box: VBox) -> None:
        box.children = tuple(self._shown())
        stands_first(box, self.page.asked_run is not None or any(getattr(one, "resumable", ()) for one in box.children))

    def _shown(self) -> list[Widget]:
        try:
            if self.page.asked_run is not None:
                self.running = Running(self.page, self.page.run(self.page.asked_run, self.kind))
                return [*self.played.notes(self.running.run), *self.stage(self.running)]
            return self._menu()
        except EmpathyError as error:
            return [Notice(tone="error", title=_("This page cannot be shown"), text=str(error), links=self._way_out())]

    def _way_out(self) -> list[dict[str, str]]:
        address = self.page.link(self.chapter, self.page.case.id if self.page.case else None)
        return [{"text": _("Back to the beginning of this chapter"), "href": address}] if address else []

    def _menu(self) -> list[Widget]:
        case = self.page.case
        runs = self.page.store.runs(case.id if case else None, kind=self.kind)
        self.played.look_up(runs)
        menu = ChapterMenu(
            whose=whose(case.code if case else None), cases_link=self.page.link(WELCOME) or "", entries=self.entries(),
            resumable=[self._row(run) for run in runs if run.status is Status.OPEN],
            finished=[self._row(run) for run in reversed(runs) if run.status is Status.COMPLETED],
        )
        menu.on_event(self._heard)
        return [menu] if self.page.served or case else [menu, CaseChooser(self.page, self.chapter).view]

    def _row(self, run: Run) -> dict[str, Any]:
        return {
            "id": run.id, "title": self.title(run), "badge": self.badge(run),
            "line": _("{when} · {line}").format(when=when(run.changed_at), line=self.line(run)),
            "link": self.address(run), "erasable": run.case_id is None,
        }

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        if event["kind"] == "erase":
            return self._erased(event["id"])
        case = self.page.case
        if event["kind"] == "start":
            noun, text = self.begin(event["content"])
            run = self.page.store.start_run(
                case.id if case else None, self.kind, event["content"], self.settings(noun, event["answers"]),
                version_text=text, request=event["request"])
        else:
            run = self.page.run(event["id"], self.kind)
        self.page.look_at_run(run.id)
        return None

    def _erased(self, run_id: str) -> Receipt:
        """One's own practice deleted for good."""
        self.page.store.erase_own_run(self.page.run(run_id, self.kind).id)
        with suppress(WorkspaceBusy):
            self.page.workspace.tidy()
        self._draw(self.view)
        return {"text": _("Deleted.")}


def saved(event: RunEvent) -> Receipt:
    """The receipt of a committed event."""
    time = clock(event.at)
    return {"text": _("Saved {time}").format(time=time), "at": time}


def entry_of(head: dict[str, Any], badge: str = "", questions: list[dict[str, Any]] | None = None) -> Entry:
    """The menu's entry for the head of a content file."""
    names = ("id", "title", "about", "minutes", "practise", "not_for", "safety")
    return {**{name: head.get(name, "") for name in names}, "badge": badge, "questions": questions or []}


def listed(ids: Any, names: dict[str, str]) -> str:
    """What a content file lists, by name and with commas between; an id without a name is left out."""
    return ", ".join(names[one] for one in ids if one in names) if isinstance(ids, list) else ""


def not_offered() -> NotAllowed:
    """What is said of an answer to a question of the menu that the menu does not offer."""
    return NotAllowed(_("One of these choices is not offered here. Please reload the page and choose again."))


def whose(code: str | None) -> str:
    """Whose record this is kept with, in a sentence."""
    own = _("No case is open: what you do here is kept as your own practice.")
    return own if code is None else _("What you do here is kept with {code}.").format(code=code)
