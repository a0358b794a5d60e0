"""A room to come in by: things that stand in it, and where each leads."""

from __future__ import annotations

from empathy_widgets.domain.instrument import Identifier, Noun, Reviewed

__all__ = ["Room", "RoomThing"]


class RoomThing(Noun):
    """One thing: what it is called, what one can do there, and the chapter it leads to."""

    id: Identifier
    name: str
    says: str
    chapter: str


class Room(Noun):
    """A room with its things."""

    id: Identifier
    title: str
    source: str
    rights: str
    reviewed: Reviewed
    language: str = "en"
    things: tuple[RoomThing, ...]
