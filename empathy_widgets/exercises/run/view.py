"""A run on the page: what a widget collects is checked, kept, shown. What a run is a run of, its subclasses say."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, TypeVar

from ipywidgets import VBox

from empathy_widgets.domain import RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.run.running import Running
from empathy_widgets.widgets.shared.base import EmpathyWidget, Receipt

__all__ = ["Keep", "RunView", "must_fit", "own_fields"]

State = TypeVar("State")
Keep = Callable[[dict[str, Any], str, dict[str, Any]], Receipt]
"""Keeps one event: the widget's message, and the kind and body that are kept of it."""


class RunView(ABC, Generic[State]):
    """One run on the page. Every event is checked against the state that stands, kept next, shown last.

    The state is rebuilt from the events only when a page opens, or when another page carried on meanwhile; from then
    on each event takes it one step further, so that a choice costs the same however long the run is.

    Parameters
    ----------
    running : Running
        The run, and the store it is kept in.
    widget : EmpathyWidget
        What the person sees and presses. Its ``finish`` ends the run.
    """

    timed: ClassVar[tuple[str, ...]] = ()
    """The kinds of event whose moment changes the state: it is known only when the event is kept."""
    reopens: ClassVar[bool] = False
    """Whether what is added to a finished run opens it again; otherwise it is refused."""

    state: State

    def __init__(self, running: Running, widget: EmpathyWidget) -> None:
        self.running = running
        self.view = VBox()
        running.on_stale = self.catch_up
        widget.on_event(self.hear)
        self.catch_up()

    @abstractmethod
    def rebuild(self, events: Iterable[RunEvent]) -> State:
        """The state all events lead to; ImpossibleMove when they do not fit any more."""

    @abstractmethod
    def step(self, state: State, kind: str, body: dict[str, Any], number: int, at: datetime.datetime) -> State:
        """The state one event further, ``number`` being the event's; ImpossibleMove when that is not possible."""

    @abstractmethod
    def draw(self) -> None:
        """Show the state."""

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message, kind and body; ImpossibleMove for what no page of ours would send."""
        return event["kind"], own_fields(event)

    def catch_up(self) -> None:
        """Show everything that happened, whichever page it was kept by."""
        self._follow()
        self.draw()

    def hear(self, event: dict[str, Any]) -> Receipt:
        """Check a message, keep it and show what it did; one that was kept already is only answered."""
        if event["kind"] == "finish":
            receipt = self.running.end()
        else:
            try:
                receipt = self.keep(event, *self.read(event))
            except ImpossibleMove:
                if kept := self.running.heard_before(event):
                    return kept
                raise
        self.draw()
        return receipt

    def keep(self, event: dict[str, Any], kind: str, body: dict[str, Any]) -> Receipt:
        """Take the state one event further and keep the event durably; ImpossibleMove before anything is kept."""
        state = self._ahead(kind, body)
        if self.reopens and self.running.read_only:
            self.running.reopen()
            state = self._ahead(kind, body) if self._behind else state
        receipt = self.running.add(event, kind, body)
        if self._behind:  # a message that was kept before adds no event
            newest = self.running.run.events[-1]
            self.state = self.step(self.state, kind, body, newest.number, newest.at) if kind in self.timed else state
            self._seen = newest.number
        return receipt

    @property
    def _behind(self) -> bool:
        """Whether the run holds events the state does not."""
        return len(self.running.run.events) != self._seen

    def _follow(self) -> None:
        self.state = self.rebuild(self.running.run.events)
        self._seen = len(self.running.run.events)

    def _ahead(self, kind: str, body: dict[str, Any]) -> State:
        """The state after an event that is not kept yet; its moment is not known and stands for none."""
        if self._behind:
            self._follow()
        return self.step(self.state, kind, body, self._seen + 1, self.running.run.changed_at)


def own_fields(event: dict[str, Any]) -> dict[str, Any]:
    """A message's own fields."""
    return {name: value for name, value in event.items() if name not in ("request", "kind")}


def must_fit(texts: Iterable[Any], longest: int, sentence: str) -> None:
    """Refuse what is no text or longer than ``longest`` letters with an ImpossibleMove that says ``sentence``."""
    if any(not isinstance(text, str) or len(text) > longest for text in texts):
        raise ImpossibleMove(sentence)
