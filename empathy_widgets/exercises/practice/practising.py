"""A practice on the page, whichever it is: what a widget collects is checked, kept, shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar

from ipywidgets import Widget

from empathy_widgets.domain import Practice, Run, RunEvent
from empathy_widgets.domain.run_kinds import body_fits
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running, entry_of
from empathy_widgets.exercises.run.view import RunView, own_fields
from empathy_widgets.play.practice import Practised, practised, practised_further
from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.practising import PracticeWidget

__all__ = ["PracticeChapter", "PracticeView", "told"]


class PracticeChapter(RunChapter):
    """A chapter of one kind of practice: chosen once, then carried on for weeks, alone or as it was given to a case."""

    folder = "practices"
    widget: ClassVar[type[PracticeWidget]]
    """What the practice is done with."""

    @staticmethod
    def earlier() -> str:
        """Above a run whose practice was changed since."""
        return _("This is practised from an earlier version of this practice")

    def entries(self) -> list[Entry]:
        """Every practice of this kind on the shelf."""
        return [entry_of(head) for head in self.page.library.shelf(self.folder) if head.get("kind") == self.kind.value]

    def settings(self, noun: Practice, answers: dict[str, str]) -> dict[str, Any]:
        """Nothing is chosen at the start."""
        return {}

    def stage(self, running: Running) -> list[Widget]:
        """The practice as it stands."""
        return [PracticeView(running, self.noun(running.run), self.widget).view]

    def line(self, run: Run) -> str:
        """How often it was done."""
        count = len({event.body.get("key") for event in run.events if event.kind == "log"})
        return _("written down: {count}").format(count=count)


class PracticeView(RunView[Practised]):
    """One practice on the page: its widget joined to the practice and the store."""

    def __init__(self, running: Running, practice: Practice, widget: type[PracticeWidget]) -> None:
        self.practice = practice
        self.shown = widget(run=running.run.id, practice=told(practice))
        super().__init__(running, self.shown)
        self.view.children = (self.shown,)

    def rebuild(self, events: Iterable[RunEvent]) -> Practised:
        """The state all events lead to."""
        return practised(self.practice, events)

    def step(
        self, state: Practised, kind: str, body: dict[str, Any], _number: int, _at: datetime.datetime,
    ) -> Practised:
        """The state one event further."""
        return practised_further(self.practice, state, kind, body)

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message; ImpossibleMove for what no page of ours would send."""
        body = own_fields(event)
        if not body_fits(self.running.run.kind, event["kind"], body):
            raise ImpossibleMove(_("This page sent something that cannot be kept. Please reload it and try once more."))
        return event["kind"], body

    def draw(self) -> None:
        """What stands of every kind and key."""
        with self.shown.hold_sync():
            self.shown.kept = self.state.kept
            self.shown.read_only = self.running.read_only


def told(practice: Practice) -> dict[str, Any]:
    """A practice as a page gets it: JSON, named as in `domain.Practice`, without who reviewed it."""
    return practice.model_dump(mode="json", exclude={"reviewed", "rights"})
