"""What a reader answered in a lesson, rebuilt from its events: ``sort`` (a card put somewhere) and ``answer``.

Nothing is scored. Every answer can be given again; the last one stands, and each has its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from empathy_widgets.domain import Lesson, RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["Reading", "answered", "reading"]


@dataclass(frozen=True)
class Reading:
    """Where each card was put last, and how each question was answered last, by their ids."""

    cards: dict[str, str] = field(default_factory=dict)
    checks: dict[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many cards and questions have an answer."""
        return len(self.cards) + len(self.checks)


def reading(lesson: Lesson, events: Iterable[RunEvent]) -> Reading:
    """The answers all events lead to; ImpossibleMove when they do not fit this lesson."""
    state = Reading()
    for event in events:
        state = answered(lesson, state, event.kind, event.body)
    return state


def answered(lesson: Lesson, state: Reading, kind: str, body: dict[str, Any]) -> Reading:
    """The answers with one more; ImpossibleMove for a card, place, question or answer that is not in this lesson."""
    if kind == "sort":
        card = lesson.sort.card(body.get("card", "")) if lesson.sort else None
        if card is not None and body.get("bin") in card.why:
            return replace(state, cards={**state.cards, card.id: body["bin"]})
    if kind == "answer":
        check = lesson.check(body.get("check", ""))
        if check is not None and body.get("choice") in {choice.id for choice in check.choices}:
            return replace(state, checks={**state.checks, check.id: body["choice"]})
    raise ImpossibleMove(_("This answer does not belong to this page any more. Please reload it."))
