"""What a talk about a topic keeps."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body, Names, Settings, Text

__all__ = ["BODIES", "SETTINGS"]

Card = Annotated[str, Field(description="The card's id in the topic.")]


class TalkSettings(Settings):
    """Who talks."""

    people: Names = []
    timed: bool = Field(False, description="Whether the time each person speaks is kept.")


class OfCard(Body):
    """A card dealt, or turned back to."""

    card: Card


class CardNote(OfCard):
    """Notes on a card."""

    text: Text


class Heard(OfCard):
    """Whether what was said was understood."""

    yes: bool = Field(description="Whether the speaker says that it was.")


class Speaks(Body):
    """Who has the word."""

    who: str | None = Field(description="By name; null for nobody.")


class Taken(Body):
    """What a person takes away."""

    who: str = Field(description="By name.")
    text: Text


SETTINGS = TalkSettings
BODIES: dict[str, type[Body]] = {
    "deal": OfCard, "turn": OfCard, "note": CardNote, "heard": Heard, "speak": Speaks, "take": Taken,
}
