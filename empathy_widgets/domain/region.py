"""A region of the brain: where it is, what is told of it, what is supported, and what it may mean in the room."""

from __future__ import annotations

from pydantic import Field

from empathy_widgets.domain.fact import Fact, Grade
from empathy_widgets.domain.instrument import Identifier, Noun, Reviewed

__all__ = ["InTheRoom", "Region"]


class InTheRoom(Noun):
    """One thing a clinician might do, with the chapters that practise it."""

    text: str
    chapters: tuple[str, ...]


class Region(Noun):
    """One card of the brain. ``number`` is its place among them; ``where`` says in words where a student points."""

    id: Identifier
    number: int = Field(ge=1)
    name: str
    source: str
    rights: str
    reviewed: Reviewed
    language: str = "en"
    where: str
    does: str
    popular: str
    supported: tuple[Fact, ...]
    grade: Grade
    disputed: str
    in_the_room: tuple[InTheRoom, ...]
