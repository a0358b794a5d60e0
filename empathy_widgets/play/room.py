"""A room as it was arranged: everything is there but what was taken out."""

from __future__ import annotations

from collections.abc import Iterable

from empathy_widgets.domain import Room, RunEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["placed", "things_there"]


def things_there(room: Room, events: Iterable[RunEvent]) -> frozenset[str]:
    """Which of its things are in the room; of each what was said last.

    A thing that came to the room after it was arranged is there, and one that left it is not.
    """
    out: dict[str, bool] = {event.body["key"]: not event.body["on"] for event in events if event.kind == "place"}
    return frozenset(thing.id for thing in room.things if not out.get(thing.id, False))


def placed(room: Room, key: str) -> str:
    """The id of a thing that may be put there or taken out; ImpossibleMove where the room has none of that name."""
    if all(thing.id != key for thing in room.things):
        raise ImpossibleMove(_("There is no such thing in this room. Please reload the page."))
    return key
