"""A lesson in a chapter that teaches: reading, cards to sort, questions. What a reader answers is theirs alone.

The first answer begins a run of one's own practice; nobody begins, finishes or counts anything.
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from functools import cached_property
from typing import Any

from ipywidgets import VBox, Widget

from empathy_widgets.domain import Check, CheckChoice, Lesson, Route, Run, RunKind, SortCard, Status
from empathy_widgets.errors import EmpathyError, StaleWrite
from empathy_widgets.exercises.page.facts import told
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.titles import chapter_title
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running
from empathy_widgets.play.lesson import Reading, answered, reading
from empathy_widgets.strings import _
from empathy_widgets.widgets import CheckCards, GrowthLine, LessonText, SortCards
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["LessonPage", "Lessons"]


class Lessons(RunChapter):
    """What lists of one's own practice say of a lesson."""

    kind = RunKind.LESSON
    chapter = "three-kinds-of-empathy"  # the first of them; each stands in the chapter of its own name
    folder = "lessons"
    chosen = False

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Lesson")

    @staticmethod
    def earlier() -> str:
        """Above a run whose lesson was changed since."""
        return _("This was answered in an earlier version of this lesson")

    def entries(self) -> list[Entry]:
        """Nothing: a lesson begins with its first answer."""
        return []

    def settings(self, noun: Lesson, answers: dict[str, str]) -> dict[str, Any]:
        """Nothing is chosen at the start."""
        return {}

    def stage(self, running: Running) -> list[Widget]:
        """The whole lesson."""
        return [LessonPage(self.page, running.run.content).view]

    def address(self, run: Run) -> str:
        """The chapter a lesson stands in bears its name."""
        return self.page.link(run.content) or ""

    def line(self, run: Run) -> str:
        """How many of its cards and questions have an answer."""
        with suppress(EmpathyError):
            if (lesson := self.played.at_hand(run)) is not None:
                count = reading(lesson, run.events).count
                return _("{count} of {all} answered").format(count=count, all=lesson.questions)
        return _("begun")


RUNS[RunKind.LESSON] = Lessons


class LessonPage:
    """One lesson on a page."""

    def __init__(self, page: Page, id: str) -> None:
        self.page = page
        self.lesson: Lesson = page.library.entry(Lessons.folder, id)
        self.run = self._newest()
        self.state = self._read()
        self.checks = CheckCards(run=f"{id}-checks")
        self.checks.on_event(self.hear)
        self.cards = SortCards(run=f"{id}-cards") if self.lesson.sort else None
        if self.cards is not None:
            self.cards.on_event(self.hear)
        self.draw()

    @cached_property
    def view(self) -> VBox:
        """What the chapter's cell shows."""
        text = LessonText(
            sections=[{"heading": one.heading, "paragraphs": list(one.paragraphs),
                       "facts": [told(fact) for fact in one.facts]} for one in self.lesson.sections],
            routes=[self._route(one) for one in self.lesson.routes])
        line = [GrowthLine(points=[one.model_dump() for one in self.lesson.points])] if self.lesson.points else []
        return VBox([text, *line, *([self.cards] if self.cards is not None else []), self.checks])

    def hear(self, event: dict[str, Any]) -> Receipt:
        """Keep one answer and show its reason; the first begins the run."""
        kind = event["kind"]
        body = {name: value for name, value in event.items() if name not in ("request", "kind")}
        answered(self.lesson, self.state, kind, body)
        if self.run is None:
            self.run = self._newest() or self._begun(event["request"])
        try:
            receipt = Running(self.page, self.run).add(event, kind, body)
        except StaleWrite:  # another page answered meanwhile: both answers stand
            self.run = self.page.store.run(self.run.id)
            receipt = Running(self.page, self.run).add(event, kind, body)
        self.run = self.page.store.run(self.run.id)
        self.state = self._read()
        self.draw()
        return receipt

    def draw(self) -> None:
        """Show what stands."""
        self.checks.checks = [self._check(number, check) for number, check in enumerate(self.lesson.checks)]
        if self.cards is not None and self.lesson.sort is not None:
            self.cards.question = self.lesson.sort.question
            self.cards.bins = [one.model_dump() for one in self.lesson.sort.bins]
            self.cards.cards = [self._card(card) for card in self.lesson.sort.cards]

    def _newest(self) -> Run | None:
        runs = [run for run in self.page.store.runs(None, kind=RunKind.LESSON)
                if run.content == self.lesson.id and run.status is Status.OPEN]
        return runs[-1] if runs else None

    def _begun(self, request: str) -> Run:
        text = self.page.library.text(Lessons.folder, self.lesson.id)
        return self.page.store.start_run(
            None, RunKind.LESSON, self.lesson.id, {}, version_text=text,
            request=str(uuid.uuid5(uuid.NAMESPACE_OID, f"lesson {request}")))

    def _read(self) -> Reading:
        """The answers that still fit; a lesson that was changed since keeps those it knows."""
        state = Reading()
        for event in self.run.events if self.run else ():
            with suppress(EmpathyError):
                state = answered(self.lesson, state, event.kind, event.body)
        return state

    def _route(self, route: Route) -> dict[str, Any]:
        links = [{"text": title, "href": self.page.link(name) or ""}
                 for name in route.chapters if (title := chapter_title(name))]
        return {"kind": route.kind, "name": kinds()[route.kind], "see": route.see, "might": route.might, "links": links}

    def _check(self, number: int, check: Check) -> dict[str, Any]:
        given = next((one for one in check.choices if one.id == self.state.checks.get(check.id)), None)
        return {
            "id": check.id, "question": check.question,
            "choices": [{"id": one.id, "text": one.text} for one in turned(check.choices, number)],
            "choice": given.id if given else "", "right": bool(given and given.right),
            "why": given.why if given else "",
        }

    def _card(self, card: SortCard) -> dict[str, Any]:
        put = self.state.cards.get(card.id, "")
        return {"id": card.id, "text": card.text, "bin": put, "fits": list(card.fits), "why": card.why.get(put, "")}


def turned(choices: tuple[CheckChoice, ...], number: int) -> tuple[CheckChoice, ...]:
    """The answers of the question of this number, each time beginning with another one, so that none is told by its
    place."""
    first = number % len(choices)
    return choices[first:] + choices[:first]


def kinds() -> dict[str, str]:
    """What the three kinds are called."""
    return {"cognitive": _("Cognitive"), "affective": _("Affective"), "compassionate": _("Compassionate")}
