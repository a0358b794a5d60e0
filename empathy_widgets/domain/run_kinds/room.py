"""What a room keeps: which of its things are there for a case."""

from __future__ import annotations

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, Settings

__all__ = ["BODIES", "SETTINGS"]


class Placed(Body):
    """A thing put into the room, or taken out of it."""

    key: str = Field(description="The thing's id in the room.")
    on: bool = Field(description="Whether it is there.")


SETTINGS = Settings
BODIES: dict[str, type[Body]] = {"place": Placed}
