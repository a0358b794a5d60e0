"""A lesson: something to read, each fact with its source, and something to try one's understanding on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from empathy_widgets.domain.fact import Fact
from empathy_widgets.domain.instrument import Identifier, Noun, Reviewed

__all__ = ["Bin", "Check", "CheckChoice", "Lesson", "Point", "Route", "Section", "SortCard", "Sorting"]


class Section(Noun):
    """A piece of reading, and the facts it stands on."""

    heading: str
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


class Route(Noun):
    """From what you see in the room to what you might do, with the chapters that practise it."""

    kind: Literal["cognitive", "affective", "compassionate"]
    see: str
    might: str
    chapters: tuple[str, ...]


class Point(Fact):
    """One point of a time line. ``begins`` and ``ends`` are ages in years; None where it can come at any age."""

    id: str
    title: str
    begins: float | None
    ends: float | None
    way: Literal["grows", "fades", "stays"]


class Bin(Noun):
    """Where a card can be put."""

    id: str
    name: str


class SortCard(Noun):
    """A short scene to sort. ``fits`` names the bins it belongs in; ``why`` has a reason for every bin."""

    id: str
    text: str
    fits: tuple[str, ...]
    why: dict[str, str]


class Sorting(Noun):
    """Cards to sort, and one question about all of them."""

    question: str
    bins: tuple[Bin, ...]
    cards: tuple[SortCard, ...]

    def card(self, id: str) -> SortCard | None:
        """The card of this id, None where there is none."""
        return next((card for card in self.cards if card.id == id), None)


class CheckChoice(Noun):
    """One answer to a question, with its reason."""

    id: str
    text: str
    right: bool
    why: str


class Check(Noun):
    """A question to try one's understanding on."""

    id: str
    question: str
    choices: tuple[CheckChoice, ...]


class Lesson(Noun):
    """One chapter that teaches."""

    id: Identifier
    title: str
    source: str
    rights: str
    reviewed: Reviewed
    language: str = "en"
    purpose: str
    minutes: int = Field(ge=1)
    sections: tuple[Section, ...]
    routes: tuple[Route, ...] = ()
    points: tuple[Point, ...] = ()
    sort: Sorting | None = None
    checks: tuple[Check, ...]

    @property
    def questions(self) -> int:
        """How many cards and questions there are to answer."""
        return len(self.checks) + (len(self.sort.cards) if self.sort else 0)

    def check(self, id: str) -> Check | None:
        """The question of this id, None where there is none."""
        return next((check for check in self.checks if check.id == id), None)
